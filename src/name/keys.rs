//! Hashed keys: how a feature or a word becomes a number, and the index that finds its row.

/// Mixes a value into a feature's or word's running hash.
pub(super) const fn mix(hash: u32, value: u32) -> u32 {
    let mut h = hash.wrapping_mul(0x9e37_79b1) ^ value.rotate_left(15).wrapping_mul(0x85eb_ca6b);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^ (h >> 13)
}

/// The bits of a key: enough that few of some tens of thousands share one, and small when sorted keys are stored as steps.
pub const KEY_BITS: u32 = 24;

/// The key of a hash.
pub(super) const fn key(hash: u32) -> u32 {
    hash.wrapping_mul(0x9e37_79b1) >> (32 - KEY_BITS)
}

/// Finds the number of a key among fewer than 65,535 sorted ones.
///
/// Open addressing: a slot holds the low half of a key above the number. Where a key may stand tells its high half.
/// Most keys that are asked for are absent, which a small set of bits tells without a look at the slots.
#[derive(Debug)]
pub(super) struct Index {
    slots: Vec<u32>,
    shift: u32,
    bits: Vec<u64>,
}

/// How many bits there are for a slot, as a power of two.
const BITS_PER_SLOT: u32 = 2;

impl Index {
    /// The index of distinct keys; a key's number is its place in the slice.
    pub(super) fn new(keys: &[u32]) -> Self {
        let log = (keys.len() * 2).next_power_of_two().trailing_zeros().clamp(10, KEY_BITS - BITS_PER_SLOT);
        let bits = vec![0; 1 << (log + BITS_PER_SLOT - 6)];
        let mut index = Self { slots: vec![0; 1 << log], shift: KEY_BITS - log, bits };
        for (number, &key) in keys.iter().enumerate() {
            let bit = index.bit(key);
            index.bits[bit / 64] |= 1 << (bit % 64);
            let mut slot = (key >> index.shift) as usize;
            while index.slots[slot] != 0 {
                slot = (slot + 1) & (index.slots.len() - 1);
            }
            index.slots[slot] = key << 16 | (number as u32 + 1);
        }
        index
    }

    /// The number of `key`, if it is there.
    pub(super) fn find(&self, key: u32) -> Option<usize> {
        if self.may_have(key) { self.find_likely(key) } else { None }
    }

    fn find_likely(&self, key: u32) -> Option<usize> {
        let mut slot = (key >> self.shift) as usize;
        loop {
            let entry = self.slots[slot];
            if entry == 0 {
                return None;
            }
            if entry >> 16 == key & 0xffff {
                return Some((entry & 0xffff) as usize - 1);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn may_have(&self, key: u32) -> bool {
        let bit = self.bit(key);
        self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn bit(&self, key: u32) -> usize {
        (key >> (self.shift - BITS_PER_SLOT)) as usize
    }
}

/// Collects those of many keys that an index has.
///
/// Which ones it has can't be foretold, so that a branch for each would hold up the look at the next: keys are sifted by the
/// index's bits without a branch, and nearly all that are left are there.
#[derive(Debug)]
pub(super) struct Sieve<'i> {
    index: &'i Index,
    keys: [u32; ROOM],
    kept: usize,
}

/// Room for more keys than a word can have.
const ROOM: usize = 512;

impl<'i> Sieve<'i> {
    pub(super) const fn new(index: &'i Index) -> Self {
        Self { index, keys: [0; ROOM], kept: 0 }
    }

    #[inline]
    pub(super) fn add(&mut self, key: u32) {
        self.keys[self.kept % ROOM] = key;
        self.kept += usize::from(self.index.may_have(key));
    }

    /// Shows the numbers of the keys that were added and are there, and forgets them.
    pub(super) fn drain(&mut self, mut visit: impl FnMut(usize)) {
        let kept = std::mem::take(&mut self.kept).min(ROOM);
        for &key in &self.keys[..kept] {
            if let Some(number) = self.index.find_likely(key) {
                visit(number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_keys_and_no_other() {
        let mut keys: Vec<u32> = (0..20_000).map(|n| key(mix(7, n))).collect();
        keys.sort_unstable();
        keys.dedup();
        let index = Index::new(&keys);
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(index.find(*key), Some(number));
        }
        let absent = (0..1 << KEY_BITS).step_by(101).filter(|key| keys.binary_search(key).is_err());
        assert!(absent.into_iter().all(|key| index.find(key).is_none()));
        let mut sieve = Sieve::new(&index);
        for some in keys.chunks(40) {
            let absent = some.iter().map(|key| key ^ 0x80_0000).filter(|key| keys.binary_search(key).is_err());
            let mut found = vec![];
            some.iter().copied().chain(absent).for_each(|key| sieve.add(key));
            sieve.drain(|number| found.push(keys[number]));
            assert_eq!(found, some);
        }
    }
}
