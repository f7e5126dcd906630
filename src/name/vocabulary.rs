use super::bytes::Reader;
use super::keys::{Index, key};

/// The number of dimensions of a word's vector.
pub const DIMENSIONS: usize = 40;
/// The number of coarse clusters; a word's vector is its cluster's center and a rest.
pub const CLUSTERS: usize = 512;
/// The number of parts that the rest is cut into; each part is one of [`CODES`] code words.
pub const PARTS: usize = 8;
/// The number of code words of a part.
pub const CODES: usize = 256;
/// The dimensions of a part.
pub const PART: usize = DIMENSIONS / PARTS;

/// The words that the model knows from much more text than it was trained on: how frequent they are, which words are
/// used as they are, and a vector.
///
/// Words are known by a 24-bit key of their folded hash: one unknown word in 300 is taken for a known one, which costs less
/// than the words' letters would. The most frequent words have a vector of their own, the others their cluster's center.
#[derive(Debug)]
pub struct Vocabulary {
    index: Index,
    /// How many words have a vector of their own; they come first.
    own: usize,
    bands: &'static [u8],
    low: &'static [u8],
    high: &'static [u8],
    codes: &'static [u8],
    groups: &'static [u8],
    families: &'static [u8],
    pub(super) centers: &'static [u8],
    pub(super) code_words: &'static [u8],
    /// What one unit of a center's and of a code word's numbers is worth.
    pub(super) units: [f32; 2],
}

/// What the vocabulary says of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Its number and one, or 0 if it isn't known.
    pub entry: u16,
    /// How rare it is: the logarithm of its rank, or 0 if it isn't known.
    pub band: u8,
    /// Its cluster of 512.
    pub cluster: u16,
    /// Its cluster of 128.
    pub group: u8,
    /// Its cluster of 32.
    pub family: u8,
}

impl Vocabulary {
    pub(super) fn read(reader: &mut Reader<'static>) -> Option<Self> {
        let count = reader.u32()? as usize;
        let own = reader.u32()? as usize;
        let units = [reader.f32()?, reader.f32()?];
        let keys = [reader.keys(own)?, reader.keys(count.checked_sub(own)?)?].concat();
        Some(Self {
            index: Index::new(&keys),
            own,
            bands: reader.take(count)?,
            low: reader.take(count)?,
            high: reader.take(count)?,
            codes: reader.take(own * PARTS)?,
            groups: reader.take(CLUSTERS)?,
            families: reader.take(CLUSTERS)?,
            centers: reader.take(CLUSTERS * DIMENSIONS)?,
            code_words: reader.take(PARTS * CODES * PART)?,
            units,
        })
    }

    /// The vocabulary in these bytes, laid out as in a model file, or none if they aren't one.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        Self::read(&mut Reader(bytes))
    }

    /// The number of words; their entries start at 1.
    pub fn len(&self) -> usize {
        self.bands.len()
    }

    /// True if it has no words.
    pub fn is_empty(&self) -> bool {
        self.bands.is_empty()
    }

    /// The key of a word, by its folded hash.
    pub fn key(hash: u32) -> u32 {
        key(hash)
    }

    /// What is known of the word with this folded hash.
    pub(super) fn find(&self, hash: u32) -> Known {
        let Some(number) = self.index.find(key(hash)) else { return Known::default() };
        let cluster = self.cluster(number);
        Known {
            entry: number as u16 + 1,
            band: self.bands[number],
            cluster: cluster as u16,
            group: self.groups[cluster],
            family: self.families[cluster],
        }
    }

    pub(super) fn cluster(&self, number: usize) -> usize {
        (usize::from(self.low[number]) | usize::from(self.high[number]) << 8) % CLUSTERS
    }

    /// The code words of a word's rest, part by part; none of a word that has no vector of its own.
    pub(super) fn codes(&self, number: usize) -> impl Iterator<Item = usize> {
        let parts = if number < self.own { PARTS } else { 0 };
        (0..parts).map(move |part| part * CODES + usize::from(self.codes[part * self.own + number]))
    }

    /// The vector of a known word, by its entry.
    pub fn vector(&self, entry: u16) -> [f32; DIMENSIONS] {
        let number = usize::from(entry) - 1;
        let center = &self.centers[self.cluster(number) * DIMENSIONS..][..DIMENSIONS];
        let mut vector = std::array::from_fn(|dimension| f32::from(center[dimension].cast_signed()) * self.units[0]);
        for (part, code) in vector.chunks_exact_mut(PART).zip(self.codes(number)) {
            for (value, step) in part.iter_mut().zip(&self.code_words[code * PART..][..PART]) {
                *value += f32::from(step.cast_signed()) * self.units[1];
            }
        }
        vector
    }
}
