//! Hashed keys: how a feature or a word becomes a number, and the index that finds its row.

/// Mixes a value into a feature's or word's running hash.
pub(super) const fn mix(hash: u32, value: u32) -> u32 {
    let mut h = hash.wrapping_mul(0x9e37_79b1) ^ value.rotate_left(15).wrapping_mul(0x85eb_ca6b);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^ (h >> 13)
}

/// The bits of a key: enough that few of some tens of thousands share one, and small when sorted keys are stored as steps.
pub const KEY_BITS: u32 = 22;

/// The key of a feature: a value under its template's number.
///
/// Values are hashes or small numbers. The multiplication carries each of their bits up to the key's, and what sets the
/// templates apart is made when this is compiled: dozens of keys are made for a word.
pub(super) const fn feature_key(template: u32, value: u32) -> u32 {
    key_of(value ^ mix(template, 0), KEY_BITS)
}

/// Two values as one, in their order.
pub(super) const fn pair(first: u32, second: u32) -> u32 {
    first.wrapping_mul(0x85eb_ca6b).rotate_left(15).wrapping_add(second)
}

/// The key of so many bits of a hash.
pub(super) const fn key_of(hash: u32, bits: u32) -> u32 {
    hash.wrapping_mul(0x9e37_79b1) >> (32 - bits)
}

/// Finds the number of a key among fewer than 65,535.
///
/// Open addressing in more places than there are keys: nearly every look is the only one. Keys of features are mostly there,
/// so a bit that tells absent ones first would only be one more look.
#[derive(Debug)]
pub(super) struct Index {
    /// The low half of a key above its number, or [`NONE`]. Where a key may stand tells its high half.
    entries: Vec<u32>,
    shift: u32,
}

/// How many places there are for a key at least.
const ROOMINESS: usize = 3;
/// What stands where no key does: no number is as great.
const NONE: u32 = u32::MAX;

impl Index {
    /// The index of distinct keys of so many bits; a key's number is its place in the slice.
    pub(super) fn new(keys: &[u32], key_bits: u32) -> Self {
        let log = (keys.len() * ROOMINESS).next_power_of_two().trailing_zeros().clamp(12, key_bits);
        let mut index = Self { entries: vec![NONE; 1 << log], shift: key_bits - log };
        for (number, key) in (0..).zip(keys) {
            let mut place = index.place(*key);
            while index.entries[place] != NONE {
                place = index.next(place);
            }
            index.entries[place] = key << 16 | number;
        }
        index
    }

    /// The number of `key`, if it is there.
    pub(super) fn find(&self, key: u32) -> Option<usize> {
        let mut place = self.place(key);
        loop {
            let entry = self.entries[place];
            if entry >> 16 == key & 0xffff && entry != NONE {
                return Some((entry & 0xffff) as usize);
            }
            if entry == NONE {
                return None;
            }
            place = self.next(place);
        }
    }

    /// Where `key` stands unless others do.
    const fn place(&self, key: u32) -> usize {
        (key >> self.shift) as usize
    }

    const fn next(&self, place: usize) -> usize {
        (place + 1) & (self.entries.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_keys_and_no_other() {
        let mut keys: Vec<u32> = (0..20_000).map(|n| feature_key(7, mix(3, n))).collect();
        keys.sort_unstable();
        keys.dedup();
        let index = Index::new(&keys, KEY_BITS);
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(index.find(*key), Some(number));
        }
        let absent = (0..1 << KEY_BITS).step_by(101).filter(|key| keys.binary_search(key).is_err());
        assert!(absent.into_iter().all(|key| index.find(key).is_none()));
    }
}
