//! From the keys of a name's tokens, one after the other, to a state that tells which names they spell.

/// A state of the walk: how far into which names.
pub(super) type State = u32;

/// Where every walk starts.
pub(super) const ROOT: State = 0;

/// A trie over token keys, in one open-addressing table of (state, key) → state.
///
/// Keys are hashes, so a walk may follow a word that only looks like a listed one: whoever reaches a name compares its text.
#[derive(Debug)]
pub(super) struct Trie {
    slots: Vec<Slot>,
    states: u32,
    taken: usize,
    /// The keys that start a name: most words of a text end here, in the cache.
    starts: KeySet<START_BITS>,
    /// The steps on from there: most first words of names end here, for no name goes on as the text does.
    goes_on: KeySet<STEP_BITS>,
}

/// Keys by their low bits: it may hold more than were put in, never less.
#[derive(Debug)]
pub(crate) struct KeySet<const BITS: u32>(Vec<u64>);

impl<const BITS: u32> KeySet<BITS> {
    pub(crate) fn new() -> Self {
        Self(vec![0; 1 << (BITS - 6)])
    }

    pub(crate) fn insert(&mut self, key: u32) {
        let bit = key & ((1 << BITS) - 1);
        self.0[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    pub(crate) fn may_have(&self, key: u32) -> bool {
        let bit = key & ((1 << BITS) - 1);
        self.0[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The state and the key as one number. Two that share it are taken for one, which costs a comparison of texts.
    step: u32,
    next: State,
}

/// Nothing leads to the root: it marks a free slot.
const FREE: Slot = Slot { step: 0, next: ROOT };

/// The bits of a key that index `Trie::starts`: 64 KiB of bits, an eighth of them set by a hundred thousand words.
const START_BITS: u32 = 19;
/// The bits of a step that index `Trie::goes_on`.
const STEP_BITS: u32 = 20;

impl Trie {
    /// An empty trie with room for about `names` names.
    pub(super) fn with_capacity(names: usize) -> Self {
        let slots = vec![FREE; (names * 4 / 3).next_power_of_two().max(16)];
        Self { slots, states: 1, taken: 0, starts: KeySet::new(), goes_on: KeySet::new() }
    }

    /// True if no name starts with this key; false if one may.
    pub(super) fn starts_none(&self, key: u32) -> bool {
        !self.starts.may_have(key)
    }

    /// The state after `key`, if a name goes on with it.
    pub(super) fn step(&self, state: State, key: u32) -> Option<State> {
        let step = step(state, key);
        if state != ROOT && !self.goes_on.may_have(step) {
            return None;
        }
        let slot = &self.slots[self.find(step)];
        (slot.next != ROOT).then_some(slot.next)
    }

    /// The state after `key`, made if there is none yet.
    pub(super) fn extend(&mut self, state: State, key: u32) -> State {
        let step = step(state, key);
        // Before anything else: the slot may be another step's of the same number, which only the other set knows.
        if state == ROOT {
            self.starts.insert(key);
        } else {
            self.goes_on.insert(step);
        }
        let at = self.find(step);
        if self.slots[at].next != ROOT {
            return self.slots[at].next;
        }
        let next = self.states;
        self.slots[at] = Slot { step, next };
        self.states += 1;
        self.taken += 1;
        // Beyond three quarters, the way to a free slot becomes long.
        if self.slots.len() * 3 < self.taken * 4 {
            self.grow();
        }
        next
    }

    /// How many states there are, the root included.
    pub(super) fn states(&self) -> usize {
        self.states as usize
    }

    /// The slot of a step, or the free slot where it would be.
    fn find(&self, step: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (step ^ step >> 15) as usize & mask;
        while self.slots[at].next != ROOT && self.slots[at].step != step {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let slots = vec![FREE; self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, slots).into_iter().filter(|slot| slot.next != ROOT) {
            let at = self.find(slot.step);
            self.slots[at] = slot;
        }
    }
}

/// A state and the key that leads on from it, as one number.
const fn step(state: State, key: u32) -> u32 {
    (key ^ state.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Leads on from `state` to the same slot as `key` from the root.
    fn twin(state: State, key: u32) -> u32 {
        key ^ state.wrapping_mul(0x9e37_79b9)
    }

    #[test]
    fn steps_of_one_number_are_both_found() {
        const KEY: u32 = 77;
        for is_root_first in [true, false] {
            let mut trie = Trie::with_capacity(16);
            let first = trie.extend(ROOT, 5);
            let mut steps = [(ROOT, KEY), (first, twin(first, KEY))];
            if !is_root_first {
                steps.reverse();
            }
            for (state, key) in steps {
                trie.extend(state, key);
            }
            assert!(!trie.starts_none(KEY), "{is_root_first}");
            assert!(steps.iter().all(|(state, key)| trie.step(*state, *key).is_some()), "{is_root_first}");
        }
    }
}
