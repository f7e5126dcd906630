use super::bytes::Reader;
use super::keys::{KEY_BITS, Places, key_of};

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

/// The bits of a word's key.
pub const WORD_BITS: u32 = KEY_BITS;

/// The words that the model knows from much more text than it was trained on: how frequent they are, which words are
/// used as they are, and a vector.
///
/// Words are known by a key of their folded hash: one unknown word in 80 is taken for a known one, which costs less than longer
/// keys or the words' letters would. The most frequent words have a vector of their own, the others their cluster's center.
#[derive(Debug)]
pub struct Vocabulary {
    places: Places,
    /// What is said of each word, by the place of its key.
    words: Vec<Known>,
    /// The cluster of each word, by its number.
    clusters: Vec<u16>,
    /// The code words of each word with a vector, part by part.
    codes: Vec<[u8; PARTS]>,
    centers: &'static [u8],
    code_words: &'static [u8],
    /// What one unit of a center's and of a code word's numbers is worth.
    units: [f32; 2],
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
}

impl Vocabulary {
    pub(super) fn read(reader: &mut Reader<'static>) -> Option<Self> {
        let count = reader.u32()? as usize;
        let own = reader.u32()? as usize;
        let units = [reader.f32()?, reader.f32()?];
        let keys = [reader.keys(own)?, reader.keys(count.checked_sub(own)?)?].concat();
        let [bands, low, high] = [reader.take(count)?, reader.take(count)?, reader.take(count)?];
        let by_part = reader.take(own * PARTS)?;
        let groups = reader.take(CLUSTERS)?;
        let clusters: Vec<u16> =
            low.iter().zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high]) % CLUSTERS as u16).collect();
        let places = Places::new(&keys)?;
        let mut words = vec![Known::default(); places.room()];
        for (number, key) in keys.iter().enumerate() {
            let (cluster, band) = (clusters[number], bands[number]);
            let group = groups[usize::from(cluster)];
            words[places.find(*key) as usize] = Known { entry: number as u16 + 1, cluster, band, group };
        }
        let codes = |word: usize| std::array::from_fn(|part| by_part[part * own + word]);
        Some(Self {
            places,
            words,
            clusters,
            codes: (0..own).map(codes).collect(),
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
        self.clusters.len()
    }

    /// True if it has no words.
    pub fn is_empty(&self) -> bool {
        self.clusters.is_empty()
    }

    /// The key of a word, by its folded hash.
    pub fn key(hash: u32) -> u32 {
        key_of(hash, WORD_BITS)
    }

    /// What is known of the word with this folded hash.
    pub(crate) fn find(&self, hash: u32) -> Known {
        self.words[self.places.find(Self::key(hash)) as usize]
    }

    fn cluster(&self, number: usize) -> usize {
        usize::from(self.clusters[number])
    }

    /// The number of different vectors: of those words that have one of their own, then of the clusters.
    pub(super) fn vectors(&self) -> usize {
        self.codes.len() + CLUSTERS
    }

    /// Which of the vectors a known word has, by its entry.
    pub(super) fn vector_of(&self, entry: u16) -> usize {
        let number = usize::from(entry) - 1;
        if number < self.codes.len() { number } else { self.codes.len() + self.cluster(number) }
    }

    /// The code words of a word's rest, part by part; none of a word that has no vector of its own.
    fn codes(&self, number: usize) -> impl Iterator<Item = usize> {
        let codes = self.codes.get(number).into_iter().flatten();
        codes.enumerate().map(|(part, code)| part * CODES + usize::from(*code))
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
