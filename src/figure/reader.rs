use crate::text::{Document, Gap, Token, TokenKind};

use super::vocabulary::{Class, Classes, classes};

/// One sentence, to look around in: outside of it there is nothing.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    /// The sentence's first token.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
}

impl<'d> Reader<'d> {
    /// The token at `at`, if the sentence has it; any index may be asked for.
    pub(super) fn token(self, at: usize) -> Option<&'d Token> {
        if self.start <= at && at < self.end { self.document.tokens().get(at) } else { None }
    }

    /// The text of the token at `at`, or "".
    pub(super) fn word(self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| self.document.text_of(token))
    }

    /// The bytes of [`Reader::word`]: what is only compared needs no look at where its letters begin.
    fn bytes(self, at: usize) -> &'d [u8] {
        self.token(at).map_or(&[], |token| &self.document.text().as_bytes()[token.span.range()])
    }

    /// The text of the token before `at`, or "".
    pub(super) fn before(self, at: usize) -> &'d str {
        self.word(at.wrapping_sub(1))
    }

    /// True if the token at `at` is `word`, in any case.
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        let found = self.bytes(at);
        if !may_be(found, word) {
            return false;
        }
        found.eq_ignore_ascii_case(word.as_bytes()) || !found.is_ascii() && crate::text::fold(self.word(at)) == word
    }

    /// True if the token at `at` is one of `words`, in any case.
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        let found = self.bytes(at);
        let letters = found.first().is_some_and(|first| !first.is_ascii_digit());
        letters && words.iter().any(|word| may_be(found, word) && found.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// True if the table puts the word at `at` in `class`.
    pub(super) fn has(self, at: usize, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// All classes in which the table has the word at `at`: one look-up where several are asked for.
    pub(super) fn classes(self, at: usize) -> Classes {
        self.token(at).map_or_else(Classes::default, |token| classes(token.hash))
    }

    /// True if the token before `at` is in `class`.
    pub(super) fn had(self, at: usize, class: Class) -> bool {
        self.has(at.wrapping_sub(1), class)
    }

    /// True if there is a token at `at`, glued to the one before it.
    pub(super) fn glued(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_glued() && self.start < at)
    }

    /// True if the tokens at `at - 1` and `at` stand on one line with white space between them.
    pub(super) fn spaced(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Line) && self.start < at)
    }

    /// True if a hyphen or dash stands at `at` with no space on either side.
    pub(super) fn joint(self, at: usize) -> bool {
        self.glued(at)
            && self.glued(at + 1)
            && self.is_mark(at)
            && matches!(self.word(at), "-" | "‐" | "‑" | "–" | "—" | "−")
    }

    /// True if a hyphen with spaces stands at `at`, as tokenized text has it: "fifty - two".
    pub(super) fn loose_hyphen(self, at: usize) -> bool {
        self.is_mark(at) && self.word(at) == "-" && self.spaced(at) && self.spaced(at + 1)
    }

    fn is_mark(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol))
    }

    /// True for a number in digits.
    pub(super) fn is_number(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// True for a word of letters.
    pub(super) fn is_word(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// True for a word with a capital letter.
    pub(super) fn is_capitalized(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalized())
    }

    /// True for a word without a capital letter.
    pub(super) fn is_lower(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capitalized())
    }

    /// The text of a run of tokens.
    pub(super) fn text(self, start: usize, end: usize) -> &'d str {
        self.document.span_of(start..end).of(self.document.text())
    }

    /// True if no word or number stands before `at` in the sentence.
    pub(super) fn opens(self, at: usize) -> bool {
        (self.start..at).rev().take(3).all(|index| !self.is_word(index) && !self.is_number(index))
            && at < self.start + 4
    }

    /// True if the sentence goes no further than `at`, or a mark that ends a clause stands there.
    pub(super) fn stops(self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }
}

/// False if the first letters tell two words apart; most words differ there. `word` is in small letters.
fn may_be(found: &[u8], word: &str) -> bool {
    match (found.first(), word.bytes().next()) {
        (Some(found), Some(word)) => !found.is_ascii() || found.to_ascii_lowercase() == word,
        _ => false,
    }
}
