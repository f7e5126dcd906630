//! Hashed keys: how a feature or a word becomes a number, and the indexes that find what is known of it.

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

/// Finds the place of a key: the keys are a sparse table's, cut into rows that are laid over each other so that the entries of one
/// stand in the gaps of others (Tarjan and Yao, "Storing a sparse table", 1979).
///
/// Whether a key is there or not, the way is the same: no branch has to be guessed, and of many keys that are looked up one
/// after the other the processor waits for all at once. What it reads is small enough for its nearer caches.
#[derive(Debug)]
pub(super) struct Places {
    /// Where each row's first column is.
    starts: Vec<u16>,
    /// By place, the row that has an entry there, or [`NOBODY`].
    owners: Vec<u16>,
}

/// The bits of a key that tell its column.
const COLUMN_BITS: u32 = 9;
const COLUMNS: usize = 1 << COLUMN_BITS;
const ROWS: usize = 1 << (KEY_BITS - COLUMN_BITS);
/// No row has this number.
const NOBODY: u16 = u16::MAX;
/// Places are looked through so many at once.
const WINDOW: usize = u64::BITS as usize;

impl Places {
    /// Finds places for distinct keys of [`KEY_BITS`] bits; none if there are more than some 60,000.
    pub(super) fn new(keys: &[u32]) -> Option<Self> {
        let (keys, ends) = grouped(keys.iter().copied(), ROWS, row);
        let keys_of = |row: u32| &keys[row.checked_sub(1).map_or(0, |last| ends[last as usize])..ends[row as usize]];
        // The longest first, while there is room for them.
        let (rows, _) = grouped(0..ROWS as u32, COLUMNS + 1, |row| COLUMNS - keys_of(row).len());
        let (mut starts, mut owners) = (vec![0; ROWS], vec![NOBODY; COLUMNS]);
        // Nothing stands at 0: it is where no key is.
        let mut taken = vec![1_u64];
        let (mut window, mut length) = (0, 0);
        for keys in rows.into_iter().map(keys_of).take_while(|keys| !keys.is_empty()) {
            // Where one row found no gap another one as long rarely does.
            if keys.len() != length {
                (window, length) = (0, keys.len());
            }
            let start = loop {
                taken.resize(taken.len().max(window + COLUMNS / WINDOW + 2), 0);
                let clashes =
                    keys.iter().fold(0, |clashes, key| clashes | taken_from(&taken, window * WINDOW + column(*key)));
                if clashes != u64::MAX {
                    break window * WINDOW + clashes.trailing_ones() as usize;
                }
                window += 1;
            };
            starts[row(keys[0])] = u16::try_from(start).ok()?;
            owners.resize(owners.len().max(start + COLUMNS), NOBODY);
            for key in keys {
                let place = start + column(*key);
                taken[place / WINDOW] |= 1 << (place % WINDOW);
                owners[place] = row(*key) as u16;
            }
        }
        Some(Self { starts, owners })
    }

    /// A number that all places are below.
    pub(super) const fn room(&self) -> usize {
        self.owners.len()
    }

    /// The place of `key`; 0 if it is none of the keys.
    pub(super) fn find(&self, key: u32) -> u32 {
        let place = usize::from(self.starts[row(key)]) + column(key);
        let is_there = usize::from(self.owners[place]) == row(key);
        (place * usize::from(is_there)) as u32
    }
}

/// `items` in the order of their groups, and where each group ends.
fn grouped(
    items: impl Iterator<Item = u32> + Clone,
    groups: usize,
    group: impl Fn(u32) -> usize,
) -> (Vec<u32>, Vec<usize>) {
    let mut ends = vec![0; groups];
    for item in items.clone() {
        ends[group(item)] += 1;
    }
    let mut count = 0;
    for end in &mut ends {
        count += std::mem::replace(end, count);
    }
    let mut sorted = vec![0; count];
    for item in items {
        let end = &mut ends[group(item)];
        sorted[*end] = item;
        *end += 1;
    }
    (sorted, ends)
}

const fn row(key: u32) -> usize {
    (key >> COLUMN_BITS) as usize
}

const fn column(key: u32) -> usize {
    key as usize % COLUMNS
}

/// The bits of the places from `place` on that are taken.
fn taken_from(taken: &[u64], place: usize) -> u64 {
    let (word, bit) = (place / WINDOW, place % WINDOW);
    let beyond = if bit == 0 { 0 } else { taken[word + 1] << (WINDOW - bit) };
    taken[word] >> bit | beyond
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_a_place_of_its_own() {
        let mut keys: Vec<u32> =
            (0..20_000).map(|n| feature_key(7, mix(3, n))).chain([0, (1 << KEY_BITS) - 1]).collect();
        keys.sort_unstable();
        keys.dedup();
        let places = Places::new(&keys).expect("there is room for them");
        let mut found: Vec<u32> = keys.iter().map(|key| places.find(*key)).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!((found.len(), found.contains(&0)), (keys.len(), false));
        let absent = (0..1 << KEY_BITS).step_by(37).filter(|key| keys.binary_search(key).is_err());
        assert!(absent.into_iter().all(|key| places.find(key) == 0));
    }

    #[test]
    fn too_many_keys_have_no_places() {
        let keys: Vec<u32> = (0..70_000).map(|n| n * 59).collect();
        assert!(Places::new(&keys).is_none());
    }
}
