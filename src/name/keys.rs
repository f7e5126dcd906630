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

/// The keys of a word's features. The buffer is used again for the next word.
pub(super) struct Keys {
    list: [u32; Self::MOST],
    count: u8,
}

impl Keys {
    /// No word has half as many.
    const MOST: usize = 1 << u8::BITS;

    pub(super) const fn new() -> Self {
        Self { list: [0; Self::MOST], count: 0 }
    }

    #[inline]
    pub(super) const fn push(&mut self, key: u32) {
        self.list[self.count as usize] = key;
        self.count += 1;
    }

    /// The keys that were pushed; there are none afterwards.
    pub(super) fn take(&mut self) -> &mut [u32] {
        let count = std::mem::take(&mut self.count);
        &mut self.list[..usize::from(count)]
    }
}

/// Finds the number of a key among all of one's keys in their order: a bit for each key that could be, and how many bits are
/// set before it.
///
/// Whether a key is there or not, the way is the same: no branch has to be guessed, and of many keys that are looked up one
/// after the other the processor waits for all at once.
#[derive(Debug)]
pub(super) struct Ranks(Vec<Block>);

/// The bits of 32 keys, and how many keys come before them.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    bits: u32,
    before: u32,
}

impl Ranks {
    /// The ranks of distinct keys of [`KEY_BITS`] bits.
    pub(super) fn new(keys: &[u32]) -> Self {
        let mut blocks = vec![Block::default(); 1 << (KEY_BITS - 5)];
        for key in keys {
            blocks[(key >> 5) as usize].bits |= 1 << (key & 31);
        }
        let mut before = 0;
        for block in &mut blocks {
            block.before = before;
            before += block.bits.count_ones();
        }
        Self(blocks)
    }

    /// The place of `key` among the keys, counted from 1; 0 if it is none of them.
    pub(super) fn find(&self, key: u32) -> u32 {
        let Block { bits, before } = self.0[(key >> 5) as usize];
        let up_to = bits << (31 - (key & 31));
        let is_there = up_to >> 31;
        (before + up_to.count_ones()) * is_there
    }
}

/// Finds the number of a key among fewer than 65,535.
///
/// Open addressing in more places than there are keys: nearly every look is the only one.
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
    fn ranks_are_places_in_order() {
        let mut keys: Vec<u32> =
            (0..20_000).map(|n| feature_key(7, mix(3, n))).chain([0, (1 << KEY_BITS) - 1]).collect();
        keys.sort_unstable();
        keys.dedup();
        let ranks = Ranks::new(&keys);
        for key in (0..1 << KEY_BITS).step_by(37).chain(keys.iter().copied()) {
            let rank = keys.binary_search(&key).map_or(0, |place| place as u32 + 1);
            assert_eq!(ranks.find(key), rank, "{key}");
        }
    }

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
