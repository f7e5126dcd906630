//! The gate: which tokens a name may hold. All others stay outside of names unseen, which is most of a text.

use super::view::View;
use crate::text::{Document, TokenKind};

/// The farthest that a capital letter may be from a word that joins the parts of a name.
const REACH: usize = 3;

/// Marks the words of a piece that names may hold: those with a capital letter, digits beside them, what joins them, and the
/// lower-case last words of organizations' names ("Justice party").
pub(super) fn mark(document: &Document, view: &mut View) {
    let tokens = &document.tokens()[view.first..view.first + view.words.len()];
    let joins: Vec<Join> = tokens.iter().map(|token| join(document.text_of(token))).collect();
    for index in 0..view.words.len() {
        let capital = |at: Option<usize>| at.and_then(|at| view.words.get(at)).is_some_and(|word| word.capital);
        let gated = capital(Some(index))
            || tokens[index].kind == TokenKind::Number && (capital(index.checked_sub(1)) || capital(Some(index + 1)))
            || joins[index] != Join::No && is_joined(view, &joins, index)
            || view.words[index].ends_organization() && capital(index.checked_sub(1));
        view.words[index].gated = gated;
    }
}

/// What a word that has no capital letter can do in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    No,
    /// "of": between capitalized words.
    Between,
    /// "al", "van": before a capitalized word, too.
    Before,
}

fn is_joined(view: &View, joins: &[Join], index: usize) -> bool {
    let finds = |at: usize| view.words[at].capital;
    let right = (index + 1..view.words.len().min(index + 1 + REACH))
        .take_while(|&at| finds(at) || joins[at] != Join::No)
        .any(finds);
    let left =
        (index.saturating_sub(REACH)..index).rev().take_while(|&at| finds(at) || joins[at] != Join::No).any(finds);
    right && (left || joins[index] == Join::Before)
}

fn join(word: &str) -> Join {
    match word {
        "al" | "el" | "bin" | "ibn" | "van" | "von" | "de" | "abu" | "da" | "di" | "del" | "der" | "den" | "ul" => {
            Join::Before
        }
        "of" | "the" | "and" | "for" | "in" | "on" | "la" | "do" | "dos" | "du" | "des" | "le" | "les" | "&" | "-"
        | "–" | "‑" | "'s" | "’s" | "'" | "’" | "to" | "at" | "a" | "with" | "against" | "y" | "e" | "et" | "und"
        | "/" | "," | "." | "bint" | "as" | "ben" | "o" | "los" | "las" | "i" | "by" | "+" | "!" => Join::Between,
        _ => Join::No,
    }
}
