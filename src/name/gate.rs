//! The gate: which tokens a name may hold. All others stay outside of names unseen, which is most of a text.

use super::view::View;
use super::vocabulary::Vocabulary;
use crate::text::{Case, Document, FOLDED_NOTHING, Gap, Token, TokenKind, fold_step};

/// The farthest that a capital letter may be from a word that joins the parts of a name.
const REACH: usize = 3;
/// How many lower-case parts a hyphenated name may have.
const PARTS: usize = 3;
const HYPHEN: u32 = fold_step(FOLDED_NOTHING, b'-');

/// Marks the words of a piece that names may hold: those with a capital letter but for frequent words that open it, digits
/// beside them, what joins them, and the lower-case last words of organizations' names ("Justice party").
pub(super) fn mark(document: &Document, view: &mut View, vocabulary: &Vocabulary) {
    let tokens = &document.tokens()[view.first..view.first + view.words.len()];
    let join = |at: usize| join(document.text_of(&tokens[at]));
    let is_common = |at: usize| vocabulary.find(tokens[at].hash).entry != 0;
    // How far to the right the next capital is: most words need no closer look.
    let mut distance = usize::MAX;
    for index in (0..view.words.len()).rev() {
        let word = &view.words[index];
        distance = if word.capital { 0 } else { distance.saturating_add(1) };
        let capital = |at: Option<usize>| at.and_then(|at| view.words.get(at)).is_some_and(|word| word.capital);
        let gated = word.capital && !(index < 2 && is_mere_opening(view, tokens, vocabulary, index))
            || tokens[index].kind == TokenKind::Number
                && (capital(index.checked_sub(1))
                    || distance == 1
                    || distance == 2 && tokens[index + 1].gap == Gap::None)
            || distance <= REACH && is_joined(view, join, index, distance)
            || word.ends_organization() && capital(index.checked_sub(1))
            || tokens[index].gap == Gap::None
                && (goes_on(view, tokens, is_common, index) || is_ordinal(tokens, index, distance));
        view.words[index].gated = gated;
    }
}

/// True of a word that has its capital only because it opens the sentence: "The", "They", before small letters. One in ten of the
/// words that would be read is of that kind, and none is a name.
fn is_mere_opening(view: &View, tokens: &[Token], vocabulary: &Vocabulary, index: usize) -> bool {
    /// The 126 most frequent words.
    const MOST_FREQUENT: u8 = 7;
    let is_small = |at: usize| view.words.get(at).is_some_and(|word| !word.capital);
    let word = &view.words[index];
    let opens = view.words[..index].iter().all(|word| word.look == 6);
    opens && tokens[index].case == Case::Title && word.listed == 0 && is_small(index + 1) && is_small(index + 2) && {
        let known = vocabulary.find(tokens[index].hash);
        known.entry != 0 && known.band <= MOST_FREQUENT
    }
}

/// True of the letters of an ordinal before a capital: "th" of "6th Fleet".
fn is_ordinal(tokens: &[Token], index: usize, distance: usize) -> bool {
    distance == 1 && index.checked_sub(1).is_some_and(|number| tokens[number].kind == TokenKind::Number)
}

/// True of the lower-case rest of a hyphenated name, and of its hyphens: "yeol" and both signs of "Yoon Suk-yeol".
///
/// What is tied to a single word is a rest only if it is no common word: names don't go on in "Kabul-born".
fn goes_on(view: &View, tokens: &[Token], is_common: impl Fn(usize) -> bool, index: usize) -> bool {
    let hyphen = |at: usize| view.words[at].form == HYPHEN && tokens[at].gap == Gap::None;
    if hyphen(index) {
        let rest = view.words.get(index + 1);
        return rest.is_some_and(|rest| rest.gated && !rest.capital) && tokens[index + 1].gap == Gap::None;
    }
    let mut start = index;
    for _ in 0..PARTS {
        let Some(before) = start.checked_sub(2).filter(|_| hyphen(start - 1)) else { break };
        start = before;
        if tokens[start].gap != Gap::None || view.words[start].capital {
            break;
        }
    }
    let is_word = view.words[index].look == 0;
    let follows_name = || start.checked_sub(1).is_some_and(|before| view.words[before].capital);
    is_word && start < index && view.words[start].capital && (follows_name() || !is_common(index))
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
