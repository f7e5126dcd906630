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
/// Open addressing in many more places than there are keys. Of a place only a bit is kept, whether it is taken: most keys
/// that are asked for are absent, and the bit tells. What stands at the places taken lies side by side, in their order,
/// and is found by counting the bits before: all of it is small enough to stay near the processor.
#[derive(Debug)]
pub(super) struct Index {
    /// For each 16 places the bits of those taken, and above them how many are taken in the groups before.
    groups: Vec<u32>,
    /// The low half of a key above its number. Where a key may stand tells its high half.
    entries: Vec<u32>,
    shift: u32,
}

/// How many places there are for a key at least.
const ROOMINESS: usize = 8;

impl Index {
    /// The index of distinct keys of so many bits; a key's number is its place in the slice.
    pub(super) fn new(keys: &[u32], key_bits: u32) -> Self {
        let log = (keys.len() * ROOMINESS).next_power_of_two().trailing_zeros().clamp(12, key_bits);
        let mut order: Vec<u32> = (0..keys.len() as u32).collect();
        // Most indexes are of sorted keys, which takes no time to see.
        order.sort_by_key(|number| keys[*number as usize]);
        // Keys that find their place taken stand behind it, perhaps behind all places.
        let mut index = Self { groups: vec![0; (1 << log) / 16], entries: vec![], shift: key_bits - log };
        let mut free = 0;
        for number in order {
            let key = keys[number as usize];
            let place = free.max((key >> index.shift) as usize);
            index.groups.resize(index.groups.len().max(place / 16 + 2), 0);
            index.groups[place / 16] |= 1 << (place % 16);
            index.entries.push(key << 16 | number);
            free = place + 1;
        }
        let mut before = 0;
        for group in &mut index.groups {
            let taken = group.count_ones();
            *group |= before << 16;
            before += taken;
        }
        index
    }

    /// The number of `key`, if it is there.
    pub(super) fn find(&self, key: u32) -> Option<usize> {
        let mut place = (key >> self.shift) as usize;
        loop {
            let (group, bit) = (self.groups[place / 16], 1 << (place % 16));
            if group & bit == 0 {
                return None;
            }
            let entry = self.entries[(group >> 16) as usize + ones(group & (bit - 1))];
            if entry >> 16 == key & 0xffff {
                return Some((entry & 0xffff) as usize);
            }
            place += 1;
        }
    }

    fn may_have(&self, key: u32) -> bool {
        let place = (key >> self.shift) as usize;
        self.groups[place / 16] >> (place % 16) & 1 == 1
    }
}

/// How many of the lowest 16 bits are set. Not every processor that this is built for has an instruction for it, and without
/// one two looks at a table are faster.
fn ones(bits: u32) -> usize {
    const OF_BYTE: [u8; 256] = {
        let mut ones = [0; 256];
        let mut byte = 1;
        while byte < 256 {
            ones[byte] = ones[byte / 2] + (byte % 2) as u8;
            byte += 1;
        }
        ones
    };
    if cfg!(any(target_arch = "wasm32", target_feature = "popcnt")) {
        return (bits & 0xffff).count_ones() as usize;
    }
    usize::from(OF_BYTE[(bits & 0xff) as usize]) + usize::from(OF_BYTE[(bits >> 8 & 0xff) as usize])
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
            if let Some(number) = self.index.find(key) {
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
        let mut keys: Vec<u32> = (0..20_000).map(|n| feature_key(7, mix(3, n))).collect();
        keys.sort_unstable();
        keys.dedup();
        let index = Index::new(&keys, KEY_BITS);
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(index.find(*key), Some(number));
        }
        let absent = (0..1 << KEY_BITS).step_by(101).filter(|key| keys.binary_search(key).is_err());
        assert!(absent.into_iter().all(|key| index.find(key).is_none()));
        let mut sieve = Sieve::new(&index);
        for some in keys.chunks(40) {
            let absent =
                some.iter().map(|key| key ^ 1 << (KEY_BITS - 1)).filter(|key| keys.binary_search(key).is_err());
            let mut found = vec![];
            some.iter().copied().chain(absent).for_each(|key| sieve.add(key));
            sieve.drain(|number| found.push(keys[number]));
            assert_eq!(found, some);
        }
    }
}
