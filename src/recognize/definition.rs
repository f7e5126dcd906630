use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Cues;
use super::standing::{Text, is_common};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::{Class, Match, starting_at};
use crate::text::{Case, Document, Span, Token, TokenKind};

/// An acronym and the name that it stands for, where the text puts them side by side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The tokens of the name.
    pub long: Range<usize>,
    /// The token of the acronym.
    pub short: usize,
}

/// Words of an expansion at most, small ones included.
const LONGEST: usize = 14;

/// Proposes both sides of every definition as an organization.
pub(super) fn recognize(document: &Document<'_>, definitions: &[Definition]) -> Vec<Candidate> {
    const CONFIDENCE: f32 = 0.65;
    let propose = |name: Range<usize>, at: Range<usize>| organization(document, name, at, CONFIDENCE);
    let both = |definition: &Definition| {
        let (long, short) = (&definition.long, definition.short..definition.short + 1);
        [propose(long.clone(), short.clone()), propose(short, long.clone())]
    };
    definitions.iter().flat_map(both).collect()
}

/// Proposes the acronyms that the text defines as organizations wherever the first look took them for people, the names that
/// it lost to a part of them: "the British Antarctic Survey (BAS)", and the initials of people: "Lena Ortiz Mbeki (LOM)".
pub(super) fn again(text: &Text<'_>, matches: &[Match], definitions: &[Definition]) -> Vec<Candidate> {
    /// Nobody's name is spelled by the initials of several words that are no person's.
    const CONFIDENCE: f32 = 1.0;
    let document = text.document;
    let kind_at = |tokens: Range<usize>| text.standing.get(&document.span_of(tokens)).copied();
    let is_organization = |tokens: Range<usize>| !tokens.is_empty() && kind_at(tokens) == Some(Kind::Organization);
    if definitions.is_empty() {
        return Vec::new();
    }
    // Nobody and no place that a table has is called so.
    let is_other = |(span, kind): &(&Span, &Kind)| {
        **kind == Kind::Person || **kind == Kind::Place && !text.entries.contains_key(*span)
    };
    let people = text.standing.iter().filter(is_other);
    let single = |span: &Span| document.tokens().get(document.token_at(span.start)).filter(|token| token.span == *span);
    let people: FxHashSet<u32> = people.filter_map(|(span, _)| Some(single(span)?.hash)).collect();
    let (mut candidates, mut defined) = (Vec::new(), FxHashMap::default());
    for Definition { long, short } in definitions {
        let token = &document.tokens()[*short];
        let kind = kind_at(long.clone());
        if LEAST_LETTERS <= token.span.len() && kind == Some(Kind::Person) && is_called(matches, long.start) {
            defined.insert(token.hash, (Kind::Person, long, token.case));
            continue;
        }
        // Laws and measures have acronyms, too: the first look must have seen an organization in some part.
        let has_part = |at: usize| is_organization(long.start..at) || is_organization(at..long.end);
        let is_lost = match kind {
            Some(Kind::Organization) => people.contains(&token.hash),
            // "Gabungan Zorbla Borneo (GZB)": the tagger has taken another language's words for somebody.
            Some(Kind::Person) => true,
            None if people.contains(&token.hash) => true,
            None if is_organization(*short..short + 1) || long.clone().any(has_part) => true,
            _ => continue,
        };
        if LEAST_LETTERS <= token.span.len() {
            if is_lost {
                candidates.push(organization(document, long.clone(), *short..short + 1, CONFIDENCE));
            }
            defined.insert(token.hash, (Kind::Organization, long, token.case));
        }
    }
    for (index, token) in document.tokens().iter().enumerate().filter(|(_, token)| token.is_capitalized()) {
        let Some(&(kind, long, case)) = defined.get(&token.hash) else { continue };
        // "Acas" is one where it is written so, and no word that opens a sentence.
        let is_same = token.case == case && (case == Case::Upper || !is_common(text, index, text.before(index)));
        let is_free = || kind_at(index..index + 1).is_none() && !text.is_in_other_name(index..index + 1);
        if is_same && (kind == Kind::Person || people.contains(&token.hash) || is_free()) {
            let organization = organization(document, index..index + 1, long.clone(), CONFIDENCE);
            candidates.push(Candidate { proposal: Proposal::Name { kind, via: None, entry: None }, ..organization });
        }
    }
    candidates
}

/// True if somebody's name begins with the token at `index`.
fn is_called(matches: &[Match], index: usize) -> bool {
    starting_at(matches, index).iter().any(|found| matches!(found.class, Class::GivenName | Class::Surname))
}

fn organization(document: &Document<'_>, name: Range<usize>, at: Range<usize>, confidence: f32) -> Candidate {
    Candidate {
        span: document.span_of(name),
        proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
        confidence,
        evidence: Evidence::Definition { at: document.span_of(at) },
    }
}

/// Fewer letters are too often somebody's initials, or a word.
const LEAST_LETTERS: u32 = 3;

/// The definitions of acronyms in a document, in text order: "Tehreek-e-Taliban Pakistan (TTP)", "TTP (Tehreek-e-Taliban
/// Pakistan)", "the Lake Fishers' Alliance, or LFA", "LFA, the Lake Fishers' Alliance".
pub fn definitions(document: &Document<'_>) -> Vec<Definition> {
    let definition = |index: usize| match document.word(index) {
        "(" => before_bracket(document, index).or_else(|| in_bracket(document, index)),
        "," | "–" | "—" => before_comma(document, index).or_else(|| behind_comma(document, index)),
        _ => None,
    };
    let tokens = document.tokens().iter().enumerate();
    let marks = tokens.filter(|(_, token)| token.kind == TokenKind::Punctuation);
    marks.filter_map(|(index, _)| definition(index)).collect()
}

/// "Long Name (LN)".
fn before_bracket(document: &Document<'_>, bracket: usize) -> Option<Definition> {
    let short = bracket + 1;
    let closed = matches!(document.word(short + 1), ")" | "," | ";");
    let letters = acronym(document, short).filter(|_| closed)?;
    Some(Definition { long: name_before(document, bracket, &letters)?, short })
}

/// "Long Name, or LN", "Long Name – LN –", "Long Name, known by its initials LN".
fn before_comma(document: &Document<'_>, comma: usize) -> Option<Definition> {
    let short = behind_fillers(document, comma + 1);
    let letters = acronym(document, short).filter(|_| LEAST_LETTERS <= document.tokens()[short].span.len())?;
    Some(Definition { long: name_before(document, comma, &letters)?, short })
}

/// The index behind "better known by its French initials" at `index`.
pub(super) fn behind_fillers(document: &Document<'_>, index: usize) -> usize {
    /// Words of them at most.
    const FILLERS: usize = 7;
    let is_filler = |index: &usize| is_filler(document.word(*index)) || is_language(document, *index);
    index + (index..index + FILLERS).take_while(is_filler).count()
}

/// "LN, the Long Name", "LN – the Long Name –", "LN, short for Long Name", "LN – Long Name –".
fn behind_comma(document: &Document<'_>, comma: usize) -> Option<Definition> {
    let short = comma.checked_sub(1)?;
    let start = match (document.word(comma + 1), document.word(comma + 2)) {
        ("short", "for") | ("or", "the") => comma + 3,
        ("the" | "or" | "its", _) => comma + 2,
        _ => comma + 1,
    };
    let is_led = comma + 1 < start;
    let letters = acronym(document, short).or_else(|| coined(document, short).filter(|_| is_led))?;
    if document.tokens()[short].span.len() < LEAST_LETTERS {
        return None;
    }
    let start = if document.word(start) == "the" { start + 1 } else { start };
    let limit = document.tokens().len().min(start + LONGEST);
    // Without an article, the mark that opened the explanation closes it.
    if !is_led {
        let end = (start + 2..=limit).find(|end| document.word(*end) == document.word(comma))?;
        let is_name = document.tokens()[end - 1].is_capitalized() && spells(document, start..end, &letters);
        return is_name.then_some(Definition { long: start..end, short });
    }
    let is_whole = |end: usize| document.tokens().get(end).is_none_or(|next| !next.is_capitalized());
    // Three letters are found in too many names.
    let blends =
        |end: usize| 3 < letters.len() && is_whole(end) && is_blend(document, &document.tokens()[start..end], &letters);
    let end = (start + 2..=limit).find(|end| spells(document, start..*end, &letters) || blends(*end))?;
    Some(Definition { long: start..end, short })
}

/// Words between a name and its acronym: "known as", "abbreviated to", "by its Spanish initials".
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "or" | "known"
            | "better"
            | "also"
            | "as"
            | "by"
            | "its"
            | "the"
            | "acronym"
            | "initials"
            | "abbreviated"
            | "to"
            | "called"
            | "for"
            | "short"
            | "in"
            | "local"
            | "other"
    )
}

/// "known in Urdu as", "its French initials": a capitalized word, where a language is named.
fn is_language(document: &Document<'_>, index: usize) -> bool {
    let is_title = document.tokens().get(index).is_some_and(|token| token.case == Case::Title);
    is_title && matches!(document.word(index - 1), "in" | "its")
}

/// The words that end before `end` and whose initials spell `letters`, legal forms behind them included.
fn name_before(document: &Document<'_>, end: usize, letters: &[char]) -> Option<Range<usize>> {
    let is_legal = |index: &usize| Cues::of(&document.tokens()[*index]).any(Cues::LEGAL);
    let from = end.saturating_sub(LONGEST).max(sentence_start(document, end));
    let bare = end - (from..end).rev().take_while(is_legal).count();
    let starts = |end: usize| (from..end).rev().find(|start| spells(document, *start..end, letters));
    let in_other_order = || {
        let longer = LEAST_LETTERS as usize <= letters.len();
        (from..end).rev().filter(|_| longer).find(|start| has_initials(document, *start..end, letters))
    };
    starts(end).or_else(|| starts(bare)).or_else(in_other_order).map(|start| start..end)
}

/// "LN (Long Name)".
fn in_bracket(document: &Document<'_>, bracket: usize) -> Option<Definition> {
    let short = bracket.checked_sub(1)?;
    let letters = acronym(document, short)?;
    let limit = document.tokens().len().min(bracket + 2 + LONGEST);
    let end = (bracket + 1..limit).find(|index| document.word(*index) == ")")?;
    let start = if document.word(bracket + 1) == "the" { bracket + 2 } else { bracket + 1 };
    let blends = || is_blend(document, &document.tokens()[start..end], &letters);
    (start < end && (spells(document, start..end, &letters) || blends()))
        .then_some(Definition { long: start..end, short })
}

fn sentence_start(document: &Document<'_>, index: usize) -> usize {
    document.sentences()[document.sentence_at(index)].tokens.start as usize
}

/// The letters of the acronym at `index`, in lower case, if one stands there.
pub(super) fn acronym(document: &Document<'_>, index: usize) -> Option<Vec<char>> {
    let token = document.tokens().get(index)?;
    if token.kind != TokenKind::Word || !matches!(token.case, Case::Upper | Case::Mixed) || 12 < token.span.len() {
        return None;
    }
    let capitals = document.text_of(token).chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase);
    let capitals: Vec<_> = capitals.collect();
    (2 <= capitals.len()).then_some(capitals)
}

/// The letters of a word that may be an acronym, though it has but one capital: "Acas".
fn coined(document: &Document<'_>, index: usize) -> Option<Vec<char>> {
    const LETTERS: std::ops::RangeInclusive<u32> = 4..=8;
    let token = document.tokens().get(index)?;
    let is_word = token.kind == TokenKind::Word && token.case == Case::Title && LETTERS.contains(&token.span.len());
    is_word.then(|| document.text_of(token).chars().flat_map(char::to_lowercase).collect())
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

/// True if the capitalized words have these initials in whatever order, for another language puts "IGP" for a "Geophysical
/// Institute of Peru", or if the letters are blended from them.
fn has_initials(document: &Document<'_>, tokens: Range<usize>, letters: &[char]) -> bool {
    let is_name = |token: &&Token| token.kind == TokenKind::Word && token.is_capitalized();
    let is_cut = tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| document.tokens()[before].is_capitalized() && document.word(before) != "The");
    let is_cut = is_cut || 0 < tokens.start && document.word(tokens.start - 1) == "and";
    if is_cut || tokens.clone().any(|index| document.word(index) == ",") {
        return false;
    }
    let here = &document.tokens()[tokens.clone()];
    if !here[0].is_capitalized() {
        return false;
    }
    if is_blend(document, here, letters) {
        return true;
    }
    let names = here.iter().filter(is_name);
    let initials: Vec<_> =
        names.filter_map(|token| document.text_of(token).chars().next()?.to_lowercase().next()).collect();
    let count = |letters: &[char], letter: char| letters.iter().filter(|known| **known == letter).count();
    initials.len() == letters.len() && letters.iter().all(|letter| count(letters, *letter) == count(&initials, *letter))
}

/// True of letters, in lower case, that are the initials of a name's capitalized words with more of their letters between, in order: "UZH" of
/// "University of Zurich", "WINFA" of "Windward Islands Farmers' Association".
pub(crate) fn is_blend(document: &Document<'_>, name: &[Token], letters: &[char]) -> bool {
    /// There are only so many ways to cut so few letters.
    const LETTERS: std::ops::RangeInclusive<usize> = 3..=8;
    let words = name.iter().filter(|token| token.kind == TokenKind::Word && token.is_capitalized());
    let words: Vec<_> = words.map(|token| document.text_of(token)).collect();
    LETTERS.contains(&letters.len()) && (2..=letters.len()).contains(&words.len()) && begins(&words, letters)
}

/// True if the letters begin with the first word's initial, go on within it, and then with the other words'.
fn begins(words: &[&str], letters: &[char]) -> bool {
    /// Letters of a word that are looked at: there are words without end.
    const LETTERS: usize = 24;
    let Some((word, words)) = words.split_first() else { return letters.is_empty() };
    let mut rest = letters;
    for (at, c) in word.chars().take(LETTERS).enumerate() {
        match rest.split_first() {
            Some((letter, after)) if *letter == c.to_ascii_lowercase() => rest = after,
            _ if at == 0 => return false,
            _ => continue,
        }
        if begins(words, rest) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts the definitions of a text, as "long = short".
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text);
        let surface = |tokens: Range<usize>| document.span_of(tokens).of(text);
        let found = definitions(&document).into_iter();
        let found = found.map(|d| format!("{} = {}", surface(d.long), surface(d.short..d.short + 1)));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn every_form_in_which_the_press_explains_an_acronym() {
        check(
            "The Lake Island Fishers' Alliance, better known as LIFAL, met.",
            &["Lake Island Fishers' Alliance = LIFAL"],
        );
        let expected = &["Banana Growers' Front = BGF"];
        check("The Banana Growers' Front (BGF) met.", expected);
        check("The BGF (Banana Growers' Front) met.", expected);
        check("The Growers' Banana Front (BGF) met.", &["Growers' Banana Front = BGF"]);
        check("The Banana Growers' Front, or BGF, met.", expected);
        check("The Banana Growers' Front, BGF, met.", expected);
        check("The Banana Growers' Front, better known as the BGF, met.", expected);
        check("The Banana Growers' Front – BGF – met.", expected);
        check("The Banana Growers' Front, known in Zorblish as BGF, met.", expected);
        check("The Banana Growers' Front, better known by its French initials BGF, met.", expected);
        check("The BGF, the Banana Growers' Front, met.", expected);
        check("The BGF, short for Banana Growers' Front, met.", expected);
        check("BGF – the Banana Growers' Front – met.", expected);
        check("The BGF – Banana Growers' Front – met.", expected);
        check("The BGF, Banana Growers' Front, met.", expected);
        check("Bagef, the Banana Growers' Front, met.", &["Banana Growers' Front = Bagef"]);
        check("Zorbla Deep Cable Co. (ZDC) is to lay it.", &["Zorbla Deep Cable Co. = ZDC"]);
    }

    #[test]
    fn no_acronym_is_explained_by_other_words() {
        check("LIFAL, the Lake Island Fishers' Alliance, met.", &["Lake Island Fishers' Alliance = LIFAL"]);
        check("The Lake Island Fishers' Alliance, better known as LIFAX, met.", &[]);
        check("The Banana Growers' Front (founded in 1970) met.", &[]);
        check("The union, BGF, met the minister.", &[]);
        check("BGF, the union of growers, met.", &[]);
        check("He ate, drank, slept (ADS).", &[]);
        check("The BGF – Banana Growers' Front men say – met.", &[]);
        check("The BGF – the rest are silent – met Banana Growers' Front men – twice.", &[]);
        check("Monday, the day of the Mother of Nations, is free.", &[]);
        check("The Banana Growers' Front, known in", &[]);
    }
}
