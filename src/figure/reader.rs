use std::ops::{Deref, Range};

use crate::text::{Document, Gap, Token, TokenKind, fold};

use super::vocabulary::{Class, Classes, classes};

/// One sentence, to look around in: outside of it there is nothing. Every rule hands it on, so it is no more than a pointer.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d>(&'d Sentence<'d>);

/// What a [`Reader`] reads.
pub(super) struct Sentence<'d> {
    pub(super) document: &'d Document<'d>,
    /// The document's text.
    text: &'d str,
    tokens: &'d [Token],
    /// The sentence's first token.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
}

impl<'d> Sentence<'d> {
    /// The tokens of a document in a range of indexes, as a sentence.
    pub(super) fn of(document: &'d Document<'d>, Range { start, end }: Range<usize>) -> Self {
        Self { document, text: document.text(), tokens: &document.tokens()[start..end], start, end }
    }

    pub(super) fn reader(&'d self) -> Reader<'d> {
        Reader(self)
    }
}

impl<'d> Deref for Reader<'d> {
    type Target = Sentence<'d>;

    fn deref(&self) -> &Sentence<'d> {
        self.0
    }
}

impl<'d> Reader<'d> {
    /// The token at `at`, if the sentence has it; any index may be asked for.
    pub(super) fn token(self, at: usize) -> Option<&'d Token> {
        self.0.tokens.get(at.wrapping_sub(self.start))
    }

    /// The text of the token at `at`, or "".
    pub(super) fn word(self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| token.span.of(self.0.text))
    }

    /// The text of the token before `at`, or "".
    pub(super) fn before(self, at: usize) -> &'d str {
        self.word(at.wrapping_sub(1))
    }

    /// True if the token at `at` is `word`, in any case.
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        let Some(token) = self.token(at) else { return false };
        self.is_written(token, word) || !token.is_plain && self.is_folded(token, word)
    }

    /// True if the token at `at` is one of `words`, in any case.
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| words.iter().any(|word| self.is_written(token, word)))
    }

    /// Most words differ in length, which tells without a look at the text.
    fn is_written(self, token: &Token, word: &str) -> bool {
        let is_as_long = token.span.len() as usize == word.len();
        is_as_long && self.0.text.as_bytes()[token.span.range()].eq_ignore_ascii_case(word.as_bytes())
    }

    /// True of a token with other letters than ASCII that is `word` in its folded form.
    fn is_folded(self, token: &Token, word: &str) -> bool {
        let text = self.document.text_of(token);
        !text.is_ascii() && fold(text) == word
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
