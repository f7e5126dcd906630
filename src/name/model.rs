//! The model file, and the scores that the model gives.
//!
//! The file is little-endian: the mark `NMTG`, its version, the checksum of all that follows (FNV-1a), then
//! 1. the vocabulary: count, how many have a vector of their own and come first; what a unit of a center and of a code word is
//!    worth (two `f32`); the sorted keys of those and of the others as steps of seven bits a byte; a byte each of rarity, low
//!    half and high half of the cluster; code words part by part; the clusters' groups; the centers; the code words;
//! 2. the linear model: count, sorted keys as above; for each key a byte that says which of the first eight tags but the outside
//!    one have a weight, one that says so of the other eight, and the outside tag's weight; then these weights, tag by tag.
//!    A weight is a signed byte, in units of 1/[`LINEAR`] of a natural logarithm;
//! 3. the transitions, 17 × 17 `i16`;
//! 4. the neural model, see `network.rs`;
//! 5. the calibration: for each sort a factor and an offset (`f32`) for the logarithm of a name's odds.

use std::sync::LazyLock;

use super::bytes::{Reader, checksum};
use super::keys::{Keys, Places};
use super::lattice::Transitions;
use super::network::Network;
use super::tag::{Sort, TAGS};
use super::vocabulary::Vocabulary;

pub use super::decode::UNIT as SCORE_UNIT;
pub use super::keys::KEY_BITS;
pub use super::network::{HIDDEN, HIDDEN_UNIT};
pub use super::vocabulary::{CLUSTERS, CODES, DIMENSIONS, PART, PARTS, WORD_BITS};

/// The first bytes of a model file.
pub const MARK: [u8; 4] = *b"NMTG";
/// The version of the file's layout and of the features: a model fits one version only.
pub const VERSION: u32 = 5;
/// A weight of the linear model is counted in this part of a natural logarithm.
pub const LINEAR: f32 = 16.0;

/// A trained model.
#[derive(Debug)]
pub struct Model {
    /// The words that it knows.
    pub vocabulary: Vocabulary,
    places: Places,
    /// By place of the key; the first are those of all keys that have none.
    weights: Vec<[i8; TAGS - 1]>,
    pub(super) transitions: Transitions,
    pub(super) network: Network,
    calibration: [[f32; 2]; Sort::ALL.len()],
}

/// Sums of the linear model's weights.
pub(super) type Sums = [i16; TAGS - 1];

/// A mark, a version and a sum come first.
const HEAD: usize = MARK.len() + 2 * size_of::<u32>();

/// A reader waits for it: the sum of this file is made in a test.
static BUILTIN: LazyLock<Model> = LazyLock::new(|| {
    let content = &include_bytes!("../../data/model.bin")[HEAD..];
    Model::parse(Reader(content)).expect("the model of the repository is whole: a test reads it")
});

impl Model {
    /// The model of this build. The first call reads it, in some milliseconds; later calls cost nothing.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The model in a file's bytes, or none if they aren't a whole model of this [`VERSION`].
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let fits = reader.array()? == MARK && reader.u32()? == VERSION && reader.u32()? == checksum(reader.0);
        if fits { Self::parse(reader) } else { None }
    }

    fn parse(mut reader: Reader<'static>) -> Option<Self> {
        let vocabulary = Vocabulary::read(&mut reader)?;
        let count = reader.u32()? as usize;
        let keys = reader.keys(count)?;
        let places = Places::new(&keys)?;
        let weights = weights(&mut reader, &keys, &places)?;
        let transitions = Transitions::read(&mut reader)?;
        let network = Network::read(&mut reader, &vocabulary)?;
        let mut calibration = [[0.0; 2]; Sort::ALL.len()];
        for line in &mut calibration {
            *line = [reader.f32()?, reader.f32()?];
        }
        reader.0.is_empty().then_some(Self { vocabulary, places, weights, transitions, network, calibration })
    }

    /// The sums of the weights that these features have; the keys are used up.
    ///
    /// Their places are looked up first, then their weights: so the processor waits for all places at once, then for all weights.
    pub(super) fn sum(&self, keys: &mut Keys) -> Sums {
        let keys = keys.take();
        for key in &mut *keys {
            *key = self.places.find(*key);
        }
        let mut sums = [0; TAGS - 1];
        for place in keys {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[*place as usize]) {
                *sum += i16::from(*weight);
            }
        }
        sums
    }

    /// A name's probability, made to agree with how often the model is right when it is that sure.
    pub(super) fn calibrated(&self, probability: f32, sort: Sort) -> f32 {
        let [factor, offset] = self.calibration[sort as usize];
        let probability = probability.clamp(1e-4, 1.0 - 1e-4);
        let odds = (probability / (1.0 - probability)).ln();
        1.0 / (1.0 + (-(factor * odds + offset)).exp())
    }
}

/// The rows of weights, each against the outside tag's, at their keys' places; all others are zeros. Three in four weights are 0
/// as they are learned, few against another: that is why the file has the outside tag's apart.
fn weights(reader: &mut Reader<'_>, keys: &[u32], places: &Places) -> Option<Vec<[i8; TAGS - 1]>> {
    let masks = [reader.take(keys.len())?, reader.take(keys.len())?];
    let outside = reader.take(keys.len())?;
    let places_of_keys: Vec<usize> = keys.iter().map(|key| places.find(*key) as usize).collect();
    let mut rows = vec![[0; TAGS - 1]; places.room()];
    for (place, weight) in places_of_keys.iter().zip(outside) {
        rows[*place] = [0_i8.saturating_sub(weight.cast_signed()); TAGS - 1];
    }
    for tag in 0..TAGS - 1 {
        for (place, mask) in places_of_keys.iter().zip(masks[tag / 8]) {
            if mask >> (tag % 8) & 1 == 1 {
                let [weight] = reader.array()?;
                let row = &mut rows[*place];
                row[tag] = row[tag].saturating_add(weight.cast_signed());
            }
        }
    }
    Some(rows)
}

/// The bytes of a whole file with this content behind its head.
pub fn file(content: &[u8]) -> Vec<u8> {
    [&MARK[..], &VERSION.to_le_bytes(), &checksum(content).to_le_bytes(), content].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_the_repository_is_whole() {
        assert!(Model::read(include_bytes!("../../data/model.bin")).is_some());
    }

    #[test]
    fn broken_files_are_refused() {
        let whole: &'static [u8] = include_bytes!("../../data/model.bin");
        let cut: &'static [u8] = &whole[..whole.len() - 1];
        assert!(Model::read(cut).is_none());
        let mut altered = whole.to_vec();
        altered[whole.len() / 2] ^= 1;
        assert!(Model::read(altered.leak()).is_none());
        assert!(Model::read(b"").is_none());
    }
}
