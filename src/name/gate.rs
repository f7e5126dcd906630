//! The gate: which tokens a name may hold. All others stay outside of names unseen, which is most of a text.

use super::view::View;
use crate::text::{Document, TokenKind};

/// The farthest that a capital letter may be from a word that joins the parts of a name.
const REACH: usize = 3;

/// Marks the words of a piece that names may hold: those with a capital letter, digits beside them, what joins them, and the
/// lower-case last words of organizations' names ("Justice party").
pub(super) fn mark(document: &Document, view: &mut View) {
    let tokens = &document.tokens()[view.first..view.first + view.words.len()];
    let join = |at: usize| join(document.text_of(&tokens[at]));
    // How far to the right the next capital is: most words need no closer look.
    let mut distance = usize::MAX;
    for index in (0..view.words.len()).rev() {
        let word = &view.words[index];
        distance = if word.capital { 0 } else { distance.saturating_add(1) };
        let capital = |at: Option<usize>| at.and_then(|at| view.words.get(at)).is_some_and(|word| word.capital);
        let gated = word.capital
            || tokens[index].kind == TokenKind::Number && (capital(index.checked_sub(1)) || distance == 1)
            || distance <= REACH && is_joined(view, join, index, distance)
            || word.ends_organization() && capital(index.checked_sub(1));
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

/// True if the word at `index` joins the capital that is `distance` words behind it to one before it.
fn is_joined(view: &View, join: impl Fn(usize) -> Join, index: usize, distance: usize) -> bool {
    let here = join(index);
    if here == Join::No || !(index + 1..index + distance).all(|at| join(at) != Join::No) {
        return false;
    }
    let capital = |at: &usize| view.words[*at].capital;
    here == Join::Before
        || (index.saturating_sub(REACH)..index)
            .rev()
            .take_while(|at| capital(at) || join(*at) != Join::No)
            .any(|at| capital(&at))
}

/// The bytes of a word are matched as a tree; as a string it would be compared with one after the other.
fn join(word: &str) -> Join {
    match word.as_bytes() {
        b"al" | b"el" | b"bin" | b"ibn" | b"van" | b"von" | b"de" | b"abu" | b"da" | b"di" | b"del" | b"der"
        | b"den" | b"ul" => Join::Before,
        b"of" | b"the" | b"and" | b"for" | b"in" | b"on" | b"la" | b"do" | b"dos" | b"du" | b"des" | b"le" | b"les"
        | b"&" | b"-" | b"'s" | b"'" | b"to" | b"at" | b"a" | b"with" | b"against" | b"y" | b"e" | b"et" | b"und"
        | b"/" | b"," | b"." | b"bint" | b"as" | b"ben" | b"o" | b"los" | b"las" | b"i" | b"by" | b"+" | b"!" => {
            Join::Between
        }
        _ if matches!(word, "–" | "‑" | "’s" | "’") => Join::Between,
        _ => Join::No,
    }
}
