use rustc_hash::FxHashMap;

use super::keys::{key, mix};
use super::tag::{Sort, Tag, names};
use crate::text::{Case, Document, fold_hash};

/// What the first reading found in the whole document, as evidence for the second: what a word was tagged as elsewhere,
/// in which longer names it stands, and which names an acronym may shorten.
#[derive(Debug, Default)]
pub struct Memory {
    /// By word: how often it was each sort, and outside.
    words: Map<[u16; 5]>,
    /// By word: how often it stood in a longer name of each sort, at its end or before.
    parts: Map<[u16; 8]>,
    /// By initials: how many longer names of each sort have them.
    initials: Map<[u16; 4]>,
}

type Map<V> = FxHashMap<u32, V>;

const OUTSIDE: usize = 4;

impl Memory {
    /// Notes the tags of a segment that starts at the token `first`.
    pub fn add(&mut self, document: &Document, first: usize, tags: &[Tag]) {
        let tokens = &document.tokens()[first..first + tags.len()];
        for (token, tag) in tokens.iter().zip(tags).filter(|(token, _)| token.is_capitalized()) {
            count(&mut self.words.entry(word(token)).or_default()[place(*tag)]);
        }
        for (range, sort) in names(tags).filter(|(range, _)| 1 < range.len()) {
            let sort = sort as usize;
            for at in range.clone().filter(|at| tokens[*at].is_capitalized()) {
                let ends = usize::from(at + 1 == range.end);
                count(&mut self.parts.entry(word(&tokens[at])).or_default()[sort * 2 + ends]);
            }
            for initials in initials(document, first + range.start..first + range.end) {
                count(&mut self.initials.entry(initials).or_default()[sort]);
            }
        }
    }

    /// Shows the keys of what is remembered for a token that the first reading gave `tag`. Its own tag doesn't count.
    pub fn for_each_key(&self, document: &Document, index: usize, tag: Tag, mut visit: impl FnMut(u32)) {
        let token = &document.tokens()[index];
        if !token.is_capitalized() {
            return;
        }
        let mut note = |template: u32, value: u32| visit(key(mix(template.wrapping_mul(0x0100_0193), value)));
        self.note_word(word(token), tag, &mut note);
        self.note_parts(word(token), tag, &mut note);
        if token.case == Case::Upper {
            self.note_initials(fold_hash(&document.text_of(token).replace('.', "")), &mut note);
        }
    }

    fn note_word(&self, word: u32, tag: Tag, note: &mut impl FnMut(u32, u32)) {
        let mut counts = self.words.get(&word).copied().unwrap_or_default();
        let mine = place(tag);
        counts[mine] = counts[mine].saturating_sub(1);
        let total: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        if total == 0 {
            note(204, 0);
            return;
        }
        let most = (0..counts.len()).rev().max_by_key(|place| counts[*place]).unwrap_or(0);
        let share = (u32::from(counts[most]) * 3 / total).min(3);
        note(200, mix(most as u32, share * 4 + total.min(3)));
        note(201, most as u32);
        note(202, mix(most as u32, mine as u32));
        for place in (0..counts.len()).filter(|place| 0 < counts[*place]) {
            note(203, place as u32);
        }
    }

    fn note_parts(&self, word: u32, tag: Tag, note: &mut impl FnMut(u32, u32)) {
        let Some(mut counts) = self.parts.get(&word).copied() else { return };
        let position = tag.sort().map_or(9, |_| (tag.index() as u32 - 1) % 4);
        if let Some(sort) = tag.sort().filter(|_| position != 3) {
            let own = &mut counts[sort as usize * 2 + usize::from(position == 2)];
            *own = own.saturating_sub(1);
        }
        for place in (0..counts.len()).filter(|place| 0 < counts[*place]) {
            note(205, place as u32);
            note(206, mix(place as u32, u32::from(1 < counts[place]) + 2 * position));
        }
    }

    fn note_initials(&self, letters: u32, note: &mut impl FnMut(u32, u32)) {
        let Some(counts) = self.initials.get(&letters) else { return };
        for sort in Sort::ALL.into_iter().filter(|sort| 0 < counts[*sort as usize]) {
            note(207, sort as u32);
        }
    }
}

fn count(counter: &mut u16) {
    *counter = counter.saturating_add(1);
}

/// A word with its case: "May" is another than "MAY".
fn word(token: &crate::text::Token) -> u32 {
    mix(token.hash, token.case as u32)
}

fn place(tag: Tag) -> usize {
    tag.sort().map_or(OUTSIDE, |sort| sort as usize)
}

/// The hashes of a name's initials: of its capitalized words, and of all of its words.
fn initials(document: &Document, tokens: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
    let letter = |index: usize| document.word(index).chars().next().filter(|letter| letter.is_alphabetic());
    let capitals: String =
        tokens.clone().filter(|at| document.tokens()[*at].is_capitalized()).filter_map(letter).collect();
    let all: String = tokens.filter_map(letter).collect();
    let differ = all.len() != capitals.len() && 2 < all.len();
    let capitals = (1 < capitals.len()).then(|| fold_hash(&capitals));
    let all = differ.then(|| fold_hash(&all));
    capitals.into_iter().chain(all)
}
