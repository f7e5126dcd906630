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
        if !self.may_have(key) {
            return None;
        }
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

    /// Puts the numbers of those keys that are there into their place.
    ///
    /// Which ones are can't be foretold, so that a branch for each would hold up the look at the next: all are looked at in
    /// passes that hardly branch.
    pub(super) fn find_all(&self, keys: &mut Vec<u32>) {
        let mut kept = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            keys[kept] = key;
            kept += usize::from(self.may_have(key));
        }
        keys.truncate(kept);
        let mut found = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            let entry = self.slots[(key >> self.shift) as usize];
            let is_here = entry >> 16 == key & 0xffff && entry != 0;
            let number = if is_here || entry == 0 {
                entry & 0xffff
            } else {
                self.find(key).map_or(0, |number| number as u32 + 1)
            };
            keys[found] = number.wrapping_sub(1);
            found += usize::from(number != 0);
        }
        keys.truncate(found);
    }

    fn may_have(&self, key: u32) -> bool {
        let bit = self.bit(key);
        self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn bit(&self, key: u32) -> usize {
        (key >> (self.shift - BITS_PER_SLOT)) as usize
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
        let mut both: Vec<u32> = (0..1 << KEY_BITS).step_by(97).chain(keys.iter().copied()).collect();
        let expected: Vec<u32> = both.iter().filter_map(|key| index.find(*key)).map(|number| number as u32).collect();
        index.find_all(&mut both);
        assert_eq!(both, expected);
    }
}
