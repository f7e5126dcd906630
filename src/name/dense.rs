//! The dense input: the words at and around a token as vectors, for the small neural model.

use super::view::{View, Word};

/// The words that the neural model sees: from three before to three after the token, the first and the last of its run of
/// capitalized words, and the words before and after that run.
pub const SLOTS: usize = 11;
/// How the word of a slot looks: its kind of token, known or not, or no word.
pub const LOOKS: usize = 17;
/// Inputs that are there or not.
pub const SIGNS: usize = LISTED * 4 + LENGTHS * 2 + 1;

/// The classes of listed names that it sees.
const LISTED: usize = 16;
/// The lowest bit of each class in [`Word::listed`].
const FIRST_BITS: u64 = 0x1111_1111_1111_1111;
/// Lengths of a run, and places in one, that it tells apart.
const LENGTHS: usize = 6;

/// One word of the input.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Slot {
    /// Its entry in the vocabulary, or 0.
    pub entry: u16,
    /// How it looks, below [`LOOKS`].
    pub look: u8,
}

impl Slot {
    /// The same word, if the vocabulary didn't know it.
    #[must_use]
    pub const fn forgotten(self) -> Self {
        let look = if self.entry == 0 { self.look } else { self.look + UNKNOWN };
        Self { entry: 0, look }
    }
}

/// What an unknown word's look is greater by.
const UNKNOWN: u8 = 8;

/// The words around the token at `index`: [`near_slots`], then [`run_slots`].
pub fn slots(view: &View, index: usize) -> [Slot; SLOTS] {
    let (near, run) = (near_slots(view, index), run_slots(view, index));
    std::array::from_fn(|number| if number < NEAR { near[number] } else { run[number - NEAR] })
}

/// How many slots are each token's own; the others are the same for all tokens of a run.
pub(super) const NEAR: usize = 7;

pub(super) fn near_slots(view: &View, index: usize) -> [Slot; NEAR] {
    [-3, -2, -1, 0, 1, 2, 3].map(|offset| slot_at(view, index.checked_add_signed(offset)))
}

pub(super) fn run_slots(view: &View, index: usize) -> [Slot; SLOTS - NEAR] {
    let (start, end) = view.words[index].run;
    let (start, end) = (usize::from(start), usize::from(end));
    [Some(end - 1), Some(start), start.checked_sub(1), Some(end)].map(|at| slot_at(view, at))
}

fn slot_at(view: &View, at: Option<usize>) -> Slot {
    at.and_then(|at| view.words.get(at)).map_or(NO_WORD, slot)
}

/// What stands beyond the ends of a sentence.
const NO_WORD: Slot = Slot { entry: 0, look: 16 };

fn slot(word: &Word) -> Slot {
    let unknown = if word.known.entry == 0 { UNKNOWN } else { 0 };
    Slot { entry: word.known.entry, look: word.look + unknown }
}

/// Shows the signs that are there, each below [`SIGNS`].
pub fn for_each_sign(view: &View, index: usize, mut visit: impl FnMut(usize)) {
    let (start, end) = view.words[index].run;
    let (start, end) = (usize::from(start), usize::from(end));
    let at = [index.checked_sub(1), Some(index), Some(index + 1), Some(end - 1)];
    for (place, at) in at.into_iter().enumerate() {
        let listed = at.and_then(|at| view.words.get(at)).map_or(0, |word| word.listed);
        let mut classes = (listed | listed >> 1 | listed >> 2 | listed >> 3) & FIRST_BITS;
        while classes != 0 {
            visit(place * LISTED + classes.trailing_zeros() as usize / 4);
            classes &= classes - 1;
        }
    }
    visit(LISTED * 4 + (end - start - 1).min(LENGTHS - 1));
    visit(LISTED * 4 + LENGTHS + (index - start).min(LENGTHS - 1));
    if index == 0 {
        visit(SIGNS - 1);
    }
}
