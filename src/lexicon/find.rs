use std::cmp::Reverse;
use std::ops::Range;

use super::agreement::agreement;
use super::plain::key;
use super::trie::ROOT;
use super::{Agreement, Class, EntryId, Lexicon, Reading};
use crate::text::{Document, Gap, Token, TokenKind, fold_hash};

/// A listed surface in a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    /// Indexes of its tokens: without a leading article, without a possessive.
    pub tokens: Range<u32>,
    /// What the surface is.
    pub class: Class,
    /// How the text writes it.
    pub agreement: Agreement,
    /// True if the table says that the surface may also be something else, or if the text leaves out its article.
    pub ambiguous: bool,
    /// The thing that it names; none of the word lists: peoples, given names, surnames, titles, heads and tails.
    pub entry: Option<EntryId>,
}

impl Lexicon {
    /// All listed surfaces in `document`, whatever the text does to their capitals; also those inside longer ones.
    ///
    /// Sorted by first token, longer first, then by class and entry. One surface may have several matches: "Georgia" is
    /// a country, a state and a given name. Takes time linear in the text.
    ///
    /// ```
    /// use newsmark::lexicon::{Class, Lexicon};
    /// use newsmark::text::Document;
    /// let document = Document::new("Kabul’s reply to the African Union");
    /// let lexicon = Lexicon::builtin();
    /// let matches = lexicon.find(&document);
    /// let union = matches.iter().find(|found| found.class == Class::Organization).expect("the table has it");
    /// let entry = lexicon.entry(union.entry.expect("an organization has an entry"));
    /// assert_eq!((entry.name, union.tokens.clone()), ("African Union", 5..7));
    /// ```
    pub fn find(&self, document: &Document) -> Vec<Match> {
        let finder = Finder { lexicon: self, document };
        let mut matches = Vec::with_capacity(document.tokens().len() / 8);
        for start in 0..document.tokens().len() {
            let key = key_at(document, start);
            if !self.trie.starts_none(key) {
                finder.find_at(start, key, &mut matches);
            }
        }
        matches
    }
}

struct Finder<'d> {
    lexicon: &'d Lexicon,
    document: &'d Document<'d>,
}

impl Finder<'_> {
    /// Appends the matches that start at the token `start`.
    fn find_at(&self, start: usize, key: u32, matches: &mut Vec<Match>) {
        let first = matches.len();
        let mut state = self.lexicon.trie.step(ROOT, key);
        let mut last = start;
        while let Some(reached) = state {
            for reading in self.lexicon.readings(reached) {
                matches.extend(self.read(start..last + 1, reading));
            }
            let Some(next) = after(self.document, last) else { break };
            state = self.lexicon.trie.step(reached, key_at(self.document, next));
            last = next;
        }
        if first + 1 < matches.len() {
            matches[first..].sort_unstable_by_key(|found| (Reverse(found.tokens.end), found.class, found.entry));
        }
    }

    fn read(&self, tokens: Range<usize>, reading: &Reading) -> Option<Match> {
        let text = self.document.span_of(tokens.clone()).of(self.document.text());
        let agreement = agreement(self.lexicon.surface(reading), text)?;
        if reading.before_hyphen && !is_joint(self.document, tokens.end) {
            return None;
        }
        let lacks_article = reading.after_article
            && (tokens.start == 0 || !self.document.word(tokens.start - 1).eq_ignore_ascii_case("the"));
        Some(Match {
            tokens: tokens.start as u32..tokens.end as u32,
            class: reading.class,
            agreement,
            ambiguous: reading.ambiguous || lacks_article,
            entry: reading.entry,
        })
    }
}

/// The key of the token at `index`: every dash has the same.
pub(super) fn key_at(document: &Document, index: usize) -> u32 {
    let token = &document.tokens()[index];
    let word = document.text_of(token);
    if token.kind == TokenKind::Punctuation && is_dash(word) {
        fold_hash("-")
    } else {
        key(word, token.kind, token.hash)
    }
}

/// The token after `last` that may belong to the same name. A hyphen between them is passed over, since newsrooms
/// disagree on it ("Al-Qaeda"); a blank line, or a line break where the sentence ends too, parts names.
pub(super) fn after(document: &Document, last: usize) -> Option<usize> {
    let next = if is_joint(document, last + 1) { last + 2 } else { last + 1 };
    let goes_on = match document.tokens().get(next)?.gap {
        Gap::None | Gap::Space => true,
        Gap::Line => document.sentences()[document.sentence_at(next)].tokens.start as usize != next,
        Gap::Blank => false,
    };
    goes_on.then_some(next)
}

/// True if the token at `index` is a hyphen or dash with no space around it, between two tokens.
fn is_joint(document: &Document, index: usize) -> bool {
    let tokens = document.tokens();
    let Some(token) = tokens.get(index) else { return false };
    token.kind == TokenKind::Punctuation
        && token.is_glued()
        && 0 < index
        && tokens.get(index + 1).is_some_and(Token::is_glued)
        && is_dash(document.text_of(token))
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "‐" | "‑" | "–" | "—")
}
