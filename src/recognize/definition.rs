use std::ops::Range;

use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::text::{Case, Document, Token, TokenKind};

/// An acronym and the name that it stands for, where the text puts them side by side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Definition {
    /// The tokens of the name.
    pub(crate) long: Range<usize>,
    /// The token of the acronym.
    pub(crate) short: usize,
}

/// Words of an expansion at most, small ones included.
const LONGEST: usize = 14;

/// Proposes both sides of every definition as an organization.
pub(super) fn recognize(document: &Document<'_>) -> Vec<Candidate> {
    const CONFIDENCE: f32 = 0.65;
    let propose = |name: Range<usize>, at: Range<usize>| Candidate {
        span: document.span_of(name),
        proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
        confidence: CONFIDENCE,
        evidence: Evidence::Definition { at: document.span_of(at) },
    };
    let both = |definition: Definition| {
        let short = definition.short..definition.short + 1;
        [propose(definition.long.clone(), short.clone()), propose(short, definition.long)]
    };
    definitions(document).into_iter().flat_map(both).collect()
}

/// The definitions of a document, in text order: "Tehreek-e-Taliban Pakistan (TTP)", "TTP (Tehreek-e-Taliban Pakistan)".
pub(crate) fn definitions(document: &Document<'_>) -> Vec<Definition> {
    let brackets = document.tokens().iter().enumerate().filter(|(_, token)| document.text_of(token) == "(");
    brackets
        .filter_map(|(bracket, _)| before_bracket(document, bracket).or_else(|| in_bracket(document, bracket)))
        .collect()
}

/// "Long Name (LN)".
fn before_bracket(document: &Document<'_>, bracket: usize) -> Option<Definition> {
    let short = bracket + 1;
    let closed = matches!(document.word(short + 1), ")" | "," | ";");
    let letters = acronym(document, short).filter(|_| closed)?;
    let from = bracket.saturating_sub(LONGEST).max(sentence_start(document, bracket));
    let start = (from..bracket).rev().find(|start| spells(document, *start..bracket, &letters))?;
    Some(Definition { long: start..bracket, short })
}

/// "LN (Long Name)".
fn in_bracket(document: &Document<'_>, bracket: usize) -> Option<Definition> {
    let short = bracket.checked_sub(1)?;
    let letters = acronym(document, short)?;
    let limit = document.tokens().len().min(bracket + 2 + LONGEST);
    let end = (bracket + 1..limit).find(|index| document.word(*index) == ")")?;
    let start = if document.word(bracket + 1) == "the" { bracket + 2 } else { bracket + 1 };
    (start < end && spells(document, start..end, &letters)).then_some(Definition { long: start..end, short })
}

fn sentence_start(document: &Document<'_>, index: usize) -> usize {
    document.sentences()[document.sentence_at(index)].tokens.start as usize
}

/// The letters of the acronym at `index`, in lower case, if one stands there.
fn acronym(document: &Document<'_>, index: usize) -> Option<Vec<char>> {
    let token = document.tokens().get(index)?;
    if token.kind != TokenKind::Word || !matches!(token.case, Case::Upper | Case::Mixed) || 12 < token.span.len() {
        return None;
    }
    let capitals = document.text_of(token).chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase);
    let capitals: Vec<_> = capitals.collect();
    (2 <= capitals.len()).then_some(capitals)
}

/// True if the initials of the tokens spell `letters`, small words skipped at will, and the name begins with a capital.
fn spells(document: &Document<'_>, tokens: Range<usize>, letters: &[char]) -> bool {
    let words = || document.tokens()[tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word);
    if !words().next().is_some_and(Token::is_capitalized) || words().count() < 2 {
        return false;
    }
    let mut rest = letters;
    for token in words() {
        let initial = document.text_of(token).chars().next().and_then(|c| c.to_lowercase().next());
        match (rest.first(), initial) {
            (Some(letter), Some(initial)) if *letter == initial => rest = &rest[1..],
            _ if token.is_capitalized() => return false,
            _ => {}
        }
    }
    rest.is_empty()
}
