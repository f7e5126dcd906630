use rustc_hash::{FxBuildHasher, FxHashMap};

use super::keys::{feature_key, mix, pair};
use super::tag::{Tag, names};
use crate::text::{Case, Document, Token, TokenKind, fold_hash, fold_letters};

/// What the first reading found in the whole document, as evidence for the second: what a word was tagged as elsewhere,
/// in which longer names it stands, and which names an acronym may shorten.
#[derive(Debug)]
pub struct Memory {
    words: Map<Uses>,
    /// By initials: how many longer names of each sort have them.
    initials: Map<[u16; 4]>,
}

/// What a word was in the document, as often as it was.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// Of each sort, and outside.
    sorts: [u16; 5],
    /// In a longer name of each sort, at its end or before.
    parts: [u16; 8],
    /// In brackets right behind a longer name of each sort, as what it is called for short: "National Welfare Foundation (Yakeb)".
    short: [u16; 4],
}

type Map<V> = FxHashMap<u32, V>;

const OUTSIDE: usize = 4;
/// The template of what stands in brackets behind a name.
const SHORT: u32 = 208;

impl Default for Memory {
    /// An empty one with room for the words of a short text, so that it need not grow step by step.
    fn default() -> Self {
        const ROOM: usize = 100;
        Self { words: Map::with_capacity_and_hasher(ROOM, FxBuildHasher), initials: Map::default() }
    }
}

impl Memory {
    /// Notes the tags of a segment that starts at the token `first`.
    pub fn add(&mut self, document: &Document, first: usize, tags: &[Tag]) {
        let tokens = &document.tokens()[first..first + tags.len()];
        for (token, tag) in tokens.iter().zip(tags).filter(|(token, _)| token.is_capitalized()) {
            count(&mut self.uses(token).sorts[place(*tag)]);
        }
        for (range, sort) in names(tags).filter(|(range, _)| 1 < range.len()) {
            let sort = sort as usize;
            for at in range.clone().filter(|at| tokens[*at].is_capitalized()) {
                let ends = usize::from(at + 1 == range.end);
                count(&mut self.uses(&tokens[at]).parts[sort * 2 + ends]);
            }
            if let Some(short) = bracketed(document, first + range.end) {
                count(&mut self.uses(short).short[sort]);
            }
            for initials in initials(document, first + range.start..first + range.end) {
                count(&mut self.initials.entry(initials).or_default()[sort]);
            }
        }
    }

    fn uses(&mut self, token: &Token) -> &mut Uses {
        self.words.entry(word(token)).or_default()
    }

    /// Shows the keys of what is remembered for a token that the first reading gave `tag`. Its own tag doesn't count.
    pub fn for_each_key(&self, document: &Document, index: usize, tag: Tag, mut visit: impl FnMut(u32)) {
        let token = &document.tokens()[index];
        if !token.is_capitalized() {
            return;
        }
        let mut note = |template: u32, value: u32| visit(feature_key(template, value));
        let Uses { sorts, parts, short } = self.words.get(&word(token)).copied().unwrap_or_default();
        note_sorts(sorts, tag, &mut note);
        note_parts(parts, tag, &mut note);
        for_each_sort(short, |sort| note(SHORT, sort));
        if token.case == Case::Upper {
            self.note_initials(fold_hash(&document.text_of(token).replace('.', "")), &mut note);
        }
    }

    fn note_initials(&self, letters: u32, note: &mut impl FnMut(u32, u32)) {
        for_each_sort(self.initials.get(&letters).copied().unwrap_or_default(), |sort| note(207, sort));
    }
}

fn note_sorts(mut counts: [u16; 5], tag: Tag, note: &mut impl FnMut(u32, u32)) {
    let mine = place(tag);
    counts[mine] = counts[mine].saturating_sub(1);
    let total: u32 = counts.iter().map(|count| u32::from(*count)).sum();
    if total == 0 {
        note(204, 0);
        return;
    }
    let most = (0..counts.len()).rev().max_by_key(|place| counts[*place]).unwrap_or(0);
    let share = (u32::from(counts[most]) * 3 / total).min(3);
    note(200, pair(most as u32, share * 4 + total.min(3)));
    note(201, most as u32);
    note(202, pair(most as u32, mine as u32));
    for place in (0..counts.len()).filter(|place| 0 < counts[*place]) {
        note(203, place as u32);
    }
}

fn note_parts(mut counts: [u16; 8], tag: Tag, note: &mut impl FnMut(u32, u32)) {
    if counts == [0; 8] {
        return;
    }
    let position = tag.sort().map_or(9, |_| (tag.index() as u32 - 1) % 4);
    if let Some(sort) = tag.sort().filter(|_| position != 3) {
        let own = &mut counts[sort as usize * 2 + usize::from(position == 2)];
        *own = own.saturating_sub(1);
    }
    for place in (0..counts.len()).filter(|place| 0 < counts[*place]) {
        note(205, place as u32);
        note(206, pair(place as u32, u32::from(1 < counts[place]) + 2 * position));
    }
}

/// Shows the sorts that were counted.
fn for_each_sort(counts: [u16; 4], visit: impl FnMut(u32)) {
    (0..).zip(counts).filter(|(_, count)| 0 < *count).map(|(sort, _)| sort).for_each(visit);
}

/// The capitalized word that stands alone in brackets at a token, or behind its possessive.
fn bracketed<'d>(document: &'d Document, at: usize) -> Option<&'d Token> {
    let is_possessive = document.tokens().get(at)?.kind == TokenKind::Clitic;
    let at = at + usize::from(is_possessive);
    let word = document.tokens().get(at + 1)?;
    let is_alone = document.word(at) == "(" && document.word(at + 2) == ")";
    (is_alone && word.is_capitalized()).then_some(word)
}

fn count(counter: &mut u16) {
    *counter = counter.saturating_add(1);
}

/// A word with its case: "May" is another than "MAY".
fn word(token: &Token) -> u32 {
    mix(token.hash, token.case as u32)
}

fn place(tag: Tag) -> usize {
    tag.sort().map_or(OUTSIDE, |sort| sort as usize)
}

/// The hashes of a name's initials: of its capitalized words, and of all of its words.
fn initials(document: &Document, tokens: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
    let letter = |index: usize| document.word(index).chars().next().filter(|letter| letter.is_alphabetic());
    let is_capital = |at: &usize| document.tokens()[*at].is_capitalized();
    let length = |letters: &mut dyn Iterator<Item = char>| letters.map(char::len_utf8).sum::<usize>();
    let capitals = || tokens.clone().filter(is_capital).filter_map(letter);
    let all = || tokens.clone().filter_map(letter);
    let lengths = [length(&mut capitals()), length(&mut all())];
    let differ = lengths[1] != lengths[0] && 2 < lengths[1];
    let capitals = (1 < lengths[0]).then(|| fold_letters(capitals()));
    let all = differ.then(|| fold_letters(all()));
    capitals.into_iter().chain(all)
}

#[cfg(test)]
mod tests {
    use super::super::tag::Sort;
    use super::*;

    /// True if a word is remembered as short for the organization at the second and third token.
    fn is_short(text: &str, word: &str) -> bool {
        let document = Document::new(text);
        let mut memory = Memory::default();
        memory.add(&document, 1, &[Tag::begin(Sort::Organization), Tag::last(Sort::Organization)]);
        let index = (0..document.tokens().len()).rev().find(|at| document.word(*at) == word).expect("it is there");
        let mut keys = vec![];
        memory.for_each_key(&document, index, Tag::OUTSIDE, |key| keys.push(key));
        keys.contains(&feature_key(SHORT, Sort::Organization as u32))
    }

    #[test]
    fn a_word_in_brackets_is_short_for_the_name_before_it() {
        assert!(is_short("The Zadrow Observatory (Obsiza) opened, said Obsiza.", "Obsiza"));
        assert!(is_short("The Zadrow Observatory’s (Obsiza) head left.", "Obsiza"));
        assert!(!is_short("The Zadrow Observatory (in Obsiza) opened.", "Obsiza"));
        assert!(!is_short("The Zadrow Observatory (Obsiza", "Obsiza"));
        assert!(!is_short("The Zadrow Observatory opened, said Obsiza.", "Obsiza"));
    }
}
