//! From the keys of a name's tokens, one after the other, to a state that tells which names they spell.

/// A state of the walk: how far into which names.
pub(crate) type State = u32;

/// Where every walk starts.
pub(super) const ROOT: State = 0;

/// A trie over token keys, in one open-addressing table of (state, key) → state.
///
/// Keys are hashes, so a walk may follow a word that only looks like a listed one: whoever reaches a name compares its text.
#[derive(Debug)]
pub(crate) struct Trie {
    slots: Vec<Slot>,
    states: u32,
    taken: usize,
    /// One bit for each of the low bits of a key that starts a name: most words of a text end here, in the cache.
    starts: Vec<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    state: State,
    key: u32,
    next: State,
}

/// No state has this number: it marks a free slot.
const FREE: State = u32::MAX;

/// The bits of a key that index `Trie::starts`: 64 KiB of bits, an eighth of them set by a hundred thousand words.
const START_BITS: u32 = 19;

impl Trie {
    /// An empty trie with room for about `names` names.
    pub(crate) fn with_capacity(names: usize) -> Self {
        let slots = vec![Slot { state: FREE, key: 0, next: 0 }; (names * 4 / 3).next_power_of_two().max(16)];
        Self { slots, states: 1, taken: 0, starts: vec![0; 1 << (START_BITS - 6)] }
    }

    /// True if no name starts with this key; false if one may.
    pub(super) fn starts_none(&self, key: u32) -> bool {
        let bit = key & ((1 << START_BITS) - 1);
        self.starts[(bit >> 6) as usize] >> (bit & 63) & 1 == 0
    }

    /// The state after `key`, if a name goes on with it.
    pub(super) fn step(&self, state: State, key: u32) -> Option<State> {
        let slot = &self.slots[self.find(state, key)];
        (slot.state != FREE).then_some(slot.next)
    }

    /// The state after `key`, made if there is none yet.
    pub(super) fn extend(&mut self, state: State, key: u32) -> State {
        let at = self.find(state, key);
        if self.slots[at].state != FREE {
            return self.slots[at].next;
        }
        let next = self.states;
        self.slots[at] = Slot { state, key, next };
        self.states += 1;
        self.taken += 1;
        if state == ROOT {
            let bit = key & ((1 << START_BITS) - 1);
            self.starts[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        // Beyond three quarters, the way to a free slot becomes long.
        if self.slots.len() * 3 < self.taken * 4 {
            self.grow();
        }
        next
    }

    /// How many states there are, the root included.
    pub(crate) fn states(&self) -> usize {
        self.states as usize
    }

    /// The slot of (state, key), or the free slot where it would be.
    fn find(&self, state: State, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mixed = (key ^ state.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
        let mut at = (mixed ^ mixed >> 15) as usize & mask;
        while self.slots[at].state != FREE && (self.slots[at].state, self.slots[at].key) != (state, key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let free = Slot { state: FREE, key: 0, next: 0 };
        let slots = vec![free; self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, slots).into_iter().filter(|slot| slot.state != FREE) {
            let at = self.find(slot.state, slot.key);
            self.slots[at] = slot;
        }
    }
}
