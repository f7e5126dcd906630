use std::cmp::Reverse;
use std::ops::Range;

use super::agreement::agreement;
use super::plain::{LONGEST, key, plain};
use super::trie::{ROOT, State, Trie};
use super::{Agreement, Class, EntryId, Lexicon, Reading};
use crate::text::{Case, Document, FOLDED_NOTHING, Gap, Token, TokenKind, fold_hash, fold_step};

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

/// Those of `matches`, sorted as [`Lexicon::find`] gives them, whose first token is the one at `index`.
pub(crate) fn starting_at(matches: &[Match], index: usize) -> &[Match] {
    let rest = &matches[matches.partition_point(|found| (found.tokens.start as usize) < index)..];
    let here = rest.iter().take_while(|found| found.tokens.start as usize == index).count();
    &rest[..here]
}

impl Lexicon {
    /// All listed surfaces in `document`, whatever the text does to their capitals; also those inside longer ones. Only what
    /// begins with a small letter, where its table has a capital, is no name: "turkey", unless it is a title or a word of
    /// organizations' names.
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
            finder.find_at(start, &mut matches);
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
    fn find_at(&self, start: usize, matches: &mut Vec<Match>) {
        let token = &self.document.tokens()[start];
        if token.case == Case::Lower && !self.lexicon.lower.may_have(key_at(self.document, start)) {
            return;
        }
        let first = matches.len();
        self.lexicon.trie.follow(self.document, start, |tokens, state| {
            for reading in self.lexicon.readings(state) {
                matches.extend(self.read(tokens.clone(), reading));
            }
        });
        if first + 1 < matches.len() {
            sort(&mut matches[first..]);
            drop_repeated(matches, first);
        }
    }

    fn read(&self, tokens: Range<usize>, reading: &Reading) -> Option<Match> {
        let text = self.document.span_of(tokens.clone()).of(self.document.text());
        let agreement = agreement(self.lexicon.surface(reading), text)?;
        if agreement == Agreement::Lower && !reading.class.is_word() {
            return None;
        }
        if reading.before_hyphen && !is_joint(self.document, tokens.end) {
            return None;
        }
        let lacks_article = reading.after_article
            && (tokens.start == 0 || !self.document.word(tokens.start - 1).eq_ignore_ascii_case("the"));
        let class = match reading.class {
            Class::Organization if lacks_article => Class::AmbiguousOrganization,
            class => class,
        };
        Some(Match {
            tokens: tokens.start as u32..tokens.end as u32,
            class,
            agreement,
            ambiguous: reading.ambiguous || lacks_article,
            entry: reading.entry,
        })
    }
}

impl Trie {
    /// The state that the tokens with these keys lead to, made if there is none yet.
    pub(super) fn insert(&mut self, keys: &[u32]) -> State {
        keys.iter().fold(ROOT, |state, key| self.extend(state, *key))
    }

    /// Visits the states that the tokens from `start` on lead to, with the range of the tokens, the shortest first.
    pub(super) fn follow(&self, document: &Document, start: usize, mut visit: impl FnMut(Range<usize>, State)) {
        let key = key_at(document, start);
        if self.starts_none(key) {
            return;
        }
        let mut state = self.step(ROOT, key);
        let mut last = start;
        while let Some(reached) = state {
            visit(start..last + 1, reached);
            let Some(next) = after(document, last) else { break };
            state = self.step(reached, key_at(document, next));
            last = next;
        }
    }
}

/// Sorts the matches of one first token. They are so few that taking each to its place costs least.
fn sort(matches: &mut [Match]) {
    for end in 1..matches.len() {
        let mut at = end;
        while 0 < at && order(&matches[at]) < order(&matches[at - 1]) {
            matches.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Longer matches first, then by class and entry, and of equal ones what agrees best, beyond doubt.
fn order(found: &Match) -> (Reverse<u32>, Class, Option<EntryId>, Agreement, bool) {
    (Reverse(found.tokens.end), found.class, found.entry, found.agreement, found.ambiguous)
}

/// Keeps one of the matches that say the same: a table may list a name with "The" and without, or "Mark" and "Márk".
fn drop_repeated(matches: &mut Vec<Match>, first: usize) {
    let mut kept = first + 1;
    for index in first + 1..matches.len() {
        let (last, next) = (&matches[kept - 1], &matches[index]);
        if (&last.tokens, last.class, last.entry) != (&next.tokens, next.class, next.entry) {
            matches.swap(kept, index);
            kept += 1;
        }
    }
    matches.truncate(kept);
}

/// Appends the keys of a name's tokens to `keys`, and returns where they are.
pub(crate) fn push_keys(name: &str, keys: &mut Vec<u32>) -> Range<usize> {
    let first = keys.len();
    if push_plain_keys(name, keys).is_some() {
        return first..keys.len();
    }
    keys.truncate(first);
    // A line break in a name parts no words.
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let document = Document::new(&name);
    let mut at = Some(0).filter(|_| !document.tokens().is_empty());
    while let Some(index) = at {
        keys.push(key_at(&document, index));
        at = after(&document, index);
    }
    first..keys.len()
}

/// The same of words of letters and digits with spaces or hyphens between them, in one pass; none of any other name. The
/// tokenizer would find just these words, and most names are so: they need no document of their own.
fn push_plain_keys(name: &str, keys: &mut Vec<u32>) -> Option<()> {
    let bytes = name.as_bytes();
    // The first byte of a word tells whether it is a number; 0 if there is none yet.
    let (mut hash, mut first) = (FOLDED_NOTHING, 0_u8);
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        if matches!(byte, b' ' | b'-') && first != 0 {
            keys.push(hash);
            (hash, first) = (FOLDED_NOTHING, 0);
            at += 1;
            continue;
        }
        let is_digit = byte.is_ascii_digit();
        // "5bn" would be two tokens.
        if first.is_ascii_digit() && !is_digit {
            return None;
        }
        if is_digit || byte.is_ascii_alphabetic() {
            hash = fold_step(hash, byte.to_ascii_lowercase());
            at += 1;
        } else if 0x80 <= byte && bytes.len() <= LONGEST {
            // A key of more letters is made in another way.
            let accented = name[at..].chars().next()?;
            for letter in plain(accented) {
                let byte = u8::try_from(letter).ok().filter(u8::is_ascii_alphabetic)?;
                hash = fold_step(hash, byte.to_ascii_lowercase());
            }
            at += accented.len_utf8();
        } else {
            return None;
        }
        first = if first == 0 { byte } else { first };
    }
    (first != 0).then(|| keys.push(hash))
}

/// The key of the token at `index`: every dash has the same, and every double quote.
pub(crate) fn key_at(document: &Document, index: usize) -> u32 {
    let token = &document.tokens()[index];
    if token.is_plain {
        return token.hash;
    }
    let word = document.text_of(token);
    match token.kind {
        TokenKind::Punctuation if is_dash(word) => fold_hash("-"),
        TokenKind::Punctuation if matches!(word, "“" | "”" | "„") => fold_hash("\""),
        kind => key(word, kind, token.hash),
    }
}

/// The token after `last` that may belong to the same name. A hyphen between them is passed over, and the apostrophe of
/// a plural, since newsrooms disagree on them ("Al-Qaeda", "Workers' Party"); a blank line, or a line break where the sentence ends too, parts names.
pub(crate) fn after(document: &Document, last: usize) -> Option<usize> {
    let is_passed = is_joint(document, last + 1) || is_plural_apostrophe(document, last + 1);
    let next = if is_passed { last + 2 } else { last + 1 };
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

/// True if the token at `index` is an apostrophe at the end of a word.
fn is_plural_apostrophe(document: &Document, index: usize) -> bool {
    let is_glued = document.tokens().get(index).is_some_and(Token::is_glued);
    is_glued && matches!(document.word(index), "'" | "’")
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "‐" | "‑" | "–" | "—")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whether_its_words_were_cut_by_hand_or_by_the_tokenizer() {
        let mut trie = Trie::with_capacity(16);
        for name in [
            "Zorbla 123",
            "Karomi123",
            "G7 x9",
            "5 Alive",
            "al-Qweltz 9",
            "A1B2 Works",
            "5bn",
            "Zörbl 3",
            "Zorblé3 é",
            "Ærø-Straße Đông",
            "3é",
            "Zo\u{308}rbl",
            "Ибо Zorbl",
            "Zorbl’é",
            "- x",
            "a--b",
            &"é".repeat(40),
        ] {
            let mut keys = vec![];
            push_keys(name, &mut keys);
            let state = trie.insert(&keys);
            let mut found = None;
            trie.follow(&Document::new(name), 0, |_, reached| found = Some(reached));
            assert_eq!(found, Some(state), "{name}");
        }
    }
}
