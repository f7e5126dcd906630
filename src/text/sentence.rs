//! Sentences: where a name or a claim cannot go on.

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation};
use super::markup::is_block;
use super::{Case, Gap, Token, TokenKind};

/// A run of tokens that belong together: a sentence, or a line that stands alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Indexes of its tokens; never empty.
    pub tokens: Range<u32>,
    /// What it is.
    pub kind: SentenceKind,
}

/// What a sentence is, by its place and its punctuation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum SentenceKind {
    /// An ordinary sentence, or a part of one that a line break cut.
    Prose,
    /// A line that stands alone and doesn't end as a sentence does: a headline, a caption, a table's cell.
    Line,
    /// "KARACHI, June 4 (Agency) —": where and by whom, before the first sentence.
    Dateline,
    /// A sentence behind a bullet.
    Bullet,
}

/// A dateline is a few words: what is longer is a sentence with a dash.
const LONGEST_DATELINE: usize = 16;

/// A wrapped line is at least this long, in bytes; shorter ones stand alone.
const SHORTEST_WRAPPED_LINE: u32 = 40;

/// Cuts the tokens into sentences; every token is in exactly one.
pub(super) fn split(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let reader = Reader { text, tokens, wraps: is_wrapped(text, tokens) };
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    let mut opens_paragraph = true;
    while start < tokens.len() {
        let dateline = if opens_paragraph { reader.dateline_end(start) } else { None };
        let end = dateline.unwrap_or_else(|| reader.sentence_end(start));
        let kind = if dateline.is_some() { SentenceKind::Dateline } else { reader.kind(start..end, opens_paragraph) };
        sentences.push(Sentence { tokens: start as u32..end as u32, kind });
        opens_paragraph = tokens.get(end).is_some_and(|token| Gap::Line <= token.gap);
        start = end;
    }
    sentences
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    wraps: bool,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &self.text[token.span.range()])
    }

    /// One past the last token of the sentence that starts at `start`.
    fn sentence_end(&self, start: usize) -> usize {
        (start + 1..self.tokens.len()).find(|&next| self.breaks_before(start, next)).unwrap_or(self.tokens.len())
    }

    /// True if a sentence that started at `start` ends before the token `next`.
    fn breaks_before(&self, start: usize, next: usize) -> bool {
        let token = &self.tokens[next];
        match token.gap {
            _ if self.is_block(next - 1) || self.is_block(next) => true,
            Gap::Blank => true,
            Gap::Line => !self.goes_on_over_line(next),
            Gap::Space => self.may_end(next - 1) && self.ends_sentence(start, next),
            Gap::None => false,
        }
    }

    /// True of a tag that parts paragraphs.
    fn is_block(&self, index: usize) -> bool {
        self.tokens[index].kind == TokenKind::Markup && is_block(self.word(index))
    }

    /// True if the line break before `next` only wraps a sentence.
    fn goes_on_over_line(&self, next: usize) -> bool {
        let token = &self.tokens[next];
        if is_bullet(self.word(next)) || self.is_terminal(next - 1) {
            return false;
        }
        self.wraps || token.case == Case::Lower
    }

    /// False if the token at `index` cannot be the last of a sentence: spares most words the closer look.
    fn may_end(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.kind == TokenKind::Punctuation || self.text.as_bytes()[token.span.end as usize - 1] == b'.'
    }

    /// True if the tokens before `next`, which has a space before it, end a sentence.
    fn ends_sentence(&self, start: usize, next: usize) -> bool {
        let last = self.last_before_closers(start, next);
        let word = self.word(last);
        let upper = self.opens_as_sentence(next);
        match word {
            "." => upper || self.tokens[next].case == Case::None && self.tokens[next].kind == TokenKind::Number,
            "!" | "?" | "?!" | "!?" | "…" | "..." | "...." | "!!" | "!!!" | "??" | "???" => upper,
            _ => {
                word.ends_with('.')
                    && self.tokens[last].kind == TokenKind::Word
                    && upper
                    && self.abbreviation_ends(last, next)
            }
        }
    }

    /// True if the abbreviation at `last` can end a sentence before `next`.
    fn abbreviation_ends(&self, last: usize, next: usize) -> bool {
        let word = self.word(last);
        if abbreviation(word.trim_end_matches('.')) == Some(Abbreviation::Before) {
            return false;
        }
        // What follows "U.S.", "Inc." or "J." is a name as often as a new sentence: only a word that opens sentences tells.
        OPENERS.contains(&self.word(next))
            || matches!(self.word(next), "“" | "\"" | "‘") && OPENERS.contains(&self.word(next + 1))
    }

    /// Steps back over closing quotes and brackets to the token that would end the sentence.
    fn last_before_closers(&self, start: usize, next: usize) -> usize {
        let mut last = next - 1;
        while start < last
            && self.tokens[last].is_glued()
            && matches!(self.word(last), "\"" | "”" | "’" | "'" | ")" | "]" | "»")
        {
            last -= 1;
        }
        last
    }

    /// True if the token can open a sentence: a capital letter, perhaps behind a quote or bracket.
    fn opens_as_sentence(&self, index: usize) -> bool {
        let opens = |token: &Token| {
            token.is_capitalized() || matches!(token.kind, TokenKind::Handle | TokenKind::Url | TokenKind::Emoji)
        };
        let quoted = matches!(self.word(index), "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "—" | "–" | "-" | "•");
        let at = index + usize::from(quoted);
        self.tokens.get(at).is_some_and(|token| opens(token) || quoted && token.kind == TokenKind::Number)
            || matches!(self.tokens[index].kind, TokenKind::Currency)
            // Some scripts and brands have no capitals: the end mark alone decides there.
            || self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::None)
    }

    fn is_terminal(&self, index: usize) -> bool {
        let last = self.last_before_closers(0, index + 1);
        matches!(self.word(last), "." | "!" | "?" | "…" | "..." | ":")
    }

    /// One past the dash or colon of a dateline that opens at `start`, if one does.
    fn dateline_end(&self, start: usize) -> Option<usize> {
        let opens =
            self.tokens[start].case == Case::Upper || self.tokens[start].case == Case::Title || self.word(start) == "(";
        if !opens {
            return None;
        }
        let mut bracketed = false;
        let mut capitals = usize::from(self.tokens[start].case == Case::Upper);
        for at in start + 1..self.tokens.len().min(start + LONGEST_DATELINE) {
            let token = &self.tokens[at];
            if Gap::Line <= token.gap {
                return None;
            }
            let word = self.word(at);
            capitals += usize::from(token.case == Case::Upper);
            bracketed |= word == ")";
            let spaced = !token.is_glued() || bracketed;
            match word {
                "—" | "–" | "--" | "-"
                    if spaced && (bracketed || 0 < capitals && self.tokens[start].case == Case::Upper) =>
                {
                    return self.follows(at + 1);
                }
                ":" if self.tokens[start].case == Case::Upper && at - start <= 3 && self.all_upper(start..at) => {
                    return self.follows(at + 1);
                }
                _ if token.case == Case::Lower && !matches!(word, "and" | "of" | "al" | "el" | "de") => return None,
                // "ELKO, Nev. —"
                "." if self.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Punctuation) => {}
                "." | "!" | "?" => return None,
                _ => {}
            }
        }
        None
    }

    fn all_upper(&self, range: Range<usize>) -> bool {
        self.tokens[range].iter().all(|token| token.case == Case::Upper || token.kind != TokenKind::Word)
    }

    /// `at` if a token stands there on the same line: a dateline has a sentence behind it.
    fn follows(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).filter(|token| token.gap < Gap::Line).map(|_| at)
    }

    fn kind(&self, range: Range<usize>, opens_paragraph: bool) -> SentenceKind {
        if opens_paragraph && is_bullet(self.word(range.start)) {
            return SentenceKind::Bullet;
        }
        let ends_line = self.tokens.get(range.end).is_none_or(|token| Gap::Line <= token.gap);
        if opens_paragraph && ends_line && !self.is_terminal(range.end - 1) {
            return SentenceKind::Line;
        }
        SentenceKind::Prose
    }
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "‣" | "-" | "*" | "–" | "—" | "·" | "▪" | "■" | "●" | "►" | "◦")
}

/// True if the text's lines were broken to a width: most lines that end without an end mark are as long as wrapped lines are.
fn is_wrapped(text: &str, tokens: &[Token]) -> bool {
    let (mut long, mut short, mut line_start) = (0, 0, 0);
    for (index, token) in tokens.iter().enumerate().skip(1) {
        if token.gap < Gap::Line {
            continue;
        }
        let last = &tokens[index - 1];
        let open = !matches!(&text[last.span.range()], "." | "!" | "?" | ":" | "\"" | "”");
        if token.gap == Gap::Line && open {
            let length = last.span.end - line_start;
            if (SHORTEST_WRAPPED_LINE..=120).contains(&length) { long += 1 } else { short += 1 }
        }
        line_start = token.span.start;
    }
    2 <= long && short * 2 <= long
}

/// Words that open a sentence far more often than they open a name.
const OPENERS: [&str; 62] = [
    "The",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "I",
    "But",
    "And",
    "In",
    "On",
    "At",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "There",
    "However",
    "Meanwhile",
    "While",
    "When",
    "As",
    "If",
    "After",
    "Before",
    "For",
    "From",
    "With",
    "Since",
    "Although",
    "Though",
    "Some",
    "Many",
    "Most",
    "Both",
    "Another",
    "One",
    "Two",
    "Earlier",
    "Later",
    "Last",
    "So",
    "Yet",
    "Under",
    "By",
    "To",
    "According",
    "Asked",
    "Despite",
    "During",
    "Also",
    "Now",
    "Then",
    "What",
];
