use std::ops::Range;

use super::guide::Guide;
use super::{Gap, Sentence, Span, Token, TokenKind, scan, sentence};

/// A text with its tokens and sentences: built once, borrowed by every recognizer.
///
/// ```
/// use newsmark::text::Document;
/// let document = Document::new("The U.S. spoke. Kabul's envoy didn't.");
/// let words: Vec<_> = document.tokens().iter().map(|token| document.text_of(token)).collect();
/// assert_eq!(words, ["The", "U.S.", "spoke", ".", "Kabul", "'s", "envoy", "didn't", "."]);
/// assert_eq!(document.sentences().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    /// By byte, the tokens; by token, the sentences.
    guides: [Guide; 2],
}

impl<'t> Document<'t> {
    /// Cuts `text` up, in time and memory linear in its length. Any text will do: there is no error.
    ///
    /// Text past the first 4 GiB has no tokens, for spans count bytes in 32 bits.
    pub fn new(text: &'t str) -> Self {
        let tokens = scan::tokens(&text[..readable(text)]);
        let sentences = sentence::split(text, &tokens);
        let by_byte = Guide::new(tokens.iter().map(|token| token.span.end));
        let by_token = Guide::new(sentences.iter().map(|sentence| sentence.tokens.end));
        Self { text, tokens, sentences, guides: [by_byte, by_token] }
    }

    /// The text, as it was given.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens, in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in text order; every token is in exactly one.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The text of a token.
    pub fn text_of(&self, token: &Token) -> &'t str {
        &self.text[token.span.range()]
    }

    /// The text of the token at `index`, or "" past either end; lets a rule look around without bounds checks.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| self.text_of(token))
    }

    /// The span from the first to the last token of a non-empty range of token indexes.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span)
    }

    /// The index of the first token that ends after byte `at`: the token at `at`, or the next one.
    pub fn token_at(&self, at: u32) -> usize {
        self.guides[0].find(at, |token| self.tokens.get(token).map(|token| token.span.end))
    }

    /// The indexes of the tokens that lie in `span`, wholly or in part.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let last = self.token_at(span.end);
        let reaches_in = self.tokens.get(last).is_some_and(|token| token.span.start < span.end);
        start..(last + usize::from(reaches_in)).max(start)
    }

    /// The index of the sentence that holds the token at `index`.
    pub fn sentence_at(&self, index: usize) -> usize {
        self.guides[1].find(index as u32, |sentence| self.sentences.get(sentence).map(|sentence| sentence.tokens.end))
    }

    /// The index before `index`, if it is of the same sentence.
    pub fn before(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let (last, token) = (&self.tokens[before], &self.tokens[index]);
        // A word without a point ends no sentence before a space, which spares most tokens the look for theirs.
        let goes_on = last.is_plain && token.gap <= Gap::Space && token.kind != TokenKind::Markup;
        (goes_on || self.sentences[self.sentence_at(index)].tokens.start as usize <= before).then_some(before)
    }

    /// The tokens of the hyphenated word around the token at `index`: "anti-Taliban" for any of its three tokens.
    /// A dash with no space beside it joins as a hyphen does.
    pub fn compound(&self, index: usize) -> Range<usize> {
        let joins = |left: usize| self.is_joint(left) || self.is_joint(left + 1);
        let mut start = index;
        while 0 < start && self.tokens[start].gap == Gap::None && joins(start - 1) {
            start -= 1;
        }
        let mut end = index + 1;
        while end < self.tokens.len() && self.tokens[end].gap == Gap::None && joins(end - 1) {
            end += 1;
        }
        start..end
    }

    fn is_joint(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.kind == TokenKind::Punctuation && matches!(self.text_of(token), "-" | "‐" | "‑" | "–" | "—")
    }
}

/// The length of the longest prefix of `text` that 32-bit spans can address, on a `char` boundary.
fn readable(text: &str) -> usize {
    text.floor_char_boundary(u32::MAX as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_ends_a_sentence_though_an_abbreviation_has_its_letters() {
        let sentences = |text: &str| Document::new(text).sentences().len();
        assert_eq!(sentences("So says the SEC. Its head left."), 2);
        assert_eq!(sentences("He leads the PML-N. Nadeem left."), 2);
        assert_eq!(sentences("GEN. ODE LEFT. He met J. Ode and Jean-P. Ode."), 2);
    }

    #[test]
    fn what_stands_before_a_token_is_of_its_sentence() {
        let text = "LIMA, May 4 — It rained. <b>No</b> <p>one said why\n\n• Mr. Ode met the U.S. The end\nof it.";
        let document = Document::new(text);
        for index in 0..document.tokens().len() {
            let start = document.sentences()[document.sentence_at(index)].tokens.start as usize;
            assert_eq!(document.before(index), index.checked_sub(1).filter(|before| start <= *before), "{index}");
        }
    }
}
