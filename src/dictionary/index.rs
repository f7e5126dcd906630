use std::ops::Range;

use crate::lexicon::{after, key_at, push_keys};
use crate::text::Document;

/// Finds which of many names a document's tokens spell.
///
/// A name is known by one number, mixed of the keys of its tokens; two names that share a number are told apart by whoever
/// compares their texts. Most ways through a document end at the filter, which fits into a processor's cache.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By the low bits of a number, two bits: whether names end here, and whether names go on.
    filter: Vec<u64>,
    /// By the low bits of a number: one more than the last name that has them; 0 is none.
    heads: Vec<u32>,
    names: Vec<Slot>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    number: u32,
    /// One more than the next name with the same low bits; 0 is none.
    next: u32,
}

const ENDS: u64 = 1;
const GOES_ON: u64 = 2;

/// The pairs of bits in a word of the filter.
const PAIRS: usize = 32;

impl Index {
    /// The index of names, each known by its place among them. Calls `first` with each one's first key.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str>, mut first: impl FnMut(u32)) -> Self {
        let (mut keys, mut prefixes, mut slots) = (Vec::new(), Vec::new(), Vec::new());
        for name in names {
            keys.clear();
            push_keys(name, &mut keys);
            let (last, others) = keys.split_last().map_or((0, &[][..]), |(last, others)| (*last, others));
            let prefix = others.iter().fold(0, |number, key| {
                prefixes.push(mix(number, *key));
                mix(number, *key)
            });
            slots.push(Slot { number: mix(prefix, last), next: 0 });
            first(keys.first().copied().unwrap_or_default());
        }
        let mut index = Self::with_room(slots.len());
        // One thing at a time, so that the processor waits for the memory of many names at once.
        for number in prefixes {
            index.mark(number, GOES_ON);
        }
        for slot in &slots {
            index.mark(slot.number, ENDS);
        }
        for (at, slot) in slots.iter_mut().enumerate() {
            let head = slot.number as usize & (index.heads.len() - 1);
            slot.next = std::mem::replace(&mut index.heads[head], at as u32 + 1);
        }
        Self { names: slots, ..index }
    }

    fn with_room(names: usize) -> Self {
        /// Pairs of bits for each name: of eight, one or two are taken, for a name has two or three words.
        const PAIRS_A_NAME: usize = 8;
        let heads = names.next_power_of_two().max(PAIRS);
        Self { filter: vec![0; heads * PAIRS_A_NAME / PAIRS], heads: vec![0; heads], names: Vec::new() }
    }

    /// Visits the names that may stand at the tokens from `start` on, with the range of the tokens, the shortest first.
    pub(super) fn follow(&self, document: &Document<'_>, start: usize, mut visit: impl FnMut(Range<usize>, u32)) {
        let (mut number, mut last) = (0, start);
        loop {
            number = mix(number, key_at(document, last));
            let marks = self.marks(number);
            if marks & ENDS != 0 {
                self.names_of(number).for_each(|name| visit(start..last + 1, name));
            }
            let next = (marks & GOES_ON != 0).then(|| after(document, last)).flatten();
            let Some(next) = next else { return };
            last = next;
        }
    }

    fn names_of(&self, number: u32) -> impl Iterator<Item = u32> {
        let mut at = self.heads[number as usize & (self.heads.len() - 1)];
        std::iter::from_fn(move || {
            loop {
                let name = at.checked_sub(1)?;
                let slot = self.names[name as usize];
                at = slot.next;
                if slot.number == number {
                    return Some(name);
                }
            }
        })
    }

    fn mark(&mut self, number: u32, mark: u64) {
        let (word, shift) = self.place(number);
        self.filter[word] |= mark << shift;
    }

    fn marks(&self, number: u32) -> u64 {
        let (word, shift) = self.place(number);
        self.filter[word] >> shift
    }

    /// The word of the filter that has a number's marks, and how many bits are before them.
    fn place(&self, number: u32) -> (usize, usize) {
        let pair = (number >> 8) as usize & (self.filter.len() * PAIRS - 1);
        (pair / PAIRS, pair % PAIRS * 2)
    }
}

/// The number of a name that has one token more.
const fn mix(number: u32, key: u32) -> u32 {
    let mixed = (number.rotate_left(7) ^ key).wrapping_mul(0x9e37_79b1);
    mixed ^ mixed >> 15
}
