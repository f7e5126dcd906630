//! The small neural model: words around a token as vectors, one hidden layer, scores.

use super::bytes::Reader;
use super::decode::{Scores, UNIT};
use super::dense::{LOOKS, SIGNS, SLOTS, for_each_sign, slots};
use super::tag::TAGS;
use super::view::View;
use super::vocabulary::{CLUSTERS, CODES, DIMENSIONS, PART, PARTS, Vocabulary};

/// The number of hidden units.
pub const HIDDEN: usize = 64;
/// What one unit of the hidden layer's sums is counted in.
pub const HIDDEN_UNIT: f32 = 512.0;

type Sums = [i16; HIDDEN];

/// The first layer as sums made ahead of time.
///
/// A word's vector is a center and eight code words out of few, so a slot's part of the first layer is the sum of nine rows:
/// the table of all rows takes the place of the multiplications.
#[derive(Debug)]
pub(super) struct Network {
    /// For each slot, a row for each cluster and for each part's code words.
    rows: Vec<Sums>,
    /// For each slot, a row for each look.
    looks: Vec<Sums>,
    signs: Vec<Sums>,
    bias: Sums,
    output: Vec<[f32; TAGS - 1]>,
}

/// The rows of one slot.
const SLOT: usize = CLUSTERS + PARTS * CODES;

impl Network {
    /// Reads the weights: for each slot a scale and its matrix, then the looks, the signs, the bias and the second layer.
    pub(super) fn read(reader: &mut Reader<'_>, vocabulary: &Vocabulary) -> Option<Self> {
        let mut rows = Vec::with_capacity(SLOTS * SLOT);
        for _ in 0..SLOTS {
            let scale = reader.f32()? * HIDDEN_UNIT;
            push_slot(&mut rows, reader.take(DIMENSIONS * HIDDEN)?, scale, vocabulary);
        }
        let scale = reader.f32()? * HIDDEN_UNIT;
        let looks = scaled_rows(reader.take(SLOTS * LOOKS * HIDDEN)?, scale);
        let scale = reader.f32()? * HIDDEN_UNIT;
        let signs = scaled_rows(reader.take(SIGNS * HIDDEN)?, scale);
        let bias = reader.i16s(HIDDEN)?.try_into().ok()?;
        let scale = reader.f32()? * UNIT / HIDDEN_UNIT;
        let output = reader.take(HIDDEN * (TAGS - 1))?;
        let output = output
            .chunks_exact(TAGS - 1)
            .map(|row| std::array::from_fn(|tag| f32::from(row[tag].cast_signed()) * scale));
        Some(Self { rows, looks, signs, bias, output: output.collect() })
    }

    /// The scores that it gives the word at `index`.
    pub(super) fn score(&self, view: &View, index: usize, vocabulary: &Vocabulary, memo: &mut Memo) -> [f32; TAGS - 1] {
        let mut hidden = self.bias;
        for (number, slot) in slots(view, index).into_iter().enumerate() {
            add(&mut hidden, &self.looks[number * LOOKS + usize::from(slot.look)]);
            if slot.entry != 0 {
                add(&mut hidden, memo.get(number, slot.entry, || self.word(number, slot.entry, vocabulary)));
            }
        }
        for_each_sign(view, index, |sign| add(&mut hidden, &self.signs[sign]));
        self.output(&hidden)
    }

    /// What a word brings to the hidden layer from a slot.
    fn word(&self, slot: usize, entry: u16, vocabulary: &Vocabulary) -> Sums {
        let number = usize::from(entry) - 1;
        let rows = &self.rows[slot * SLOT..(slot + 1) * SLOT];
        let mut sums = rows[vocabulary.cluster(number)];
        for code in vocabulary.codes(number) {
            add(&mut sums, &rows[CLUSTERS + code]);
        }
        sums
    }

    fn output(&self, hidden: &Sums) -> [f32; TAGS - 1] {
        let mut scores = [0.0; TAGS - 1];
        for (unit, row) in hidden.iter().zip(&self.output) {
            let unit = f32::from((*unit).max(0));
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += unit * weight;
            }
        }
        scores
    }
}

/// What words brought to the hidden layer, for the next time that they stand in the same slot: a text repeats its words.
#[derive(Debug)]
pub(super) struct Memo {
    entries: Vec<u16>,
    sums: Vec<Sums>,
}

/// How many words of a slot are kept; small enough to stay near the processor.
const KEPT: usize = 256;

impl Memo {
    pub(super) fn new() -> Self {
        Self { entries: vec![0; SLOTS * KEPT], sums: vec![[0; HIDDEN]; SLOTS * KEPT] }
    }

    /// The sums of a word in a slot, made by `make` if they aren't kept.
    fn get(&mut self, slot: usize, entry: u16, make: impl FnOnce() -> Sums) -> &Sums {
        let place = slot * KEPT + usize::from(entry.wrapping_mul(0x9e37) >> 8) % KEPT;
        if self.entries[place] != entry {
            self.entries[place] = entry;
            self.sums[place] = make();
        }
        &self.sums[place]
    }
}

/// Appends the rows of a slot, whose matrix has a line of [`HIDDEN`] weights for each dimension.
fn push_slot(rows: &mut Vec<Sums>, matrix: &[u8], scale: f32, vocabulary: &Vocabulary) {
    let row = |vector: &[u8], first: usize, unit: f32| {
        let mut sums = [0_i32; HIDDEN];
        for (dimension, value) in vector.iter().enumerate() {
            let value = i32::from(value.cast_signed());
            let weights = &matrix[(first + dimension) * HIDDEN..][..HIDDEN];
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += value * i32::from(weight.cast_signed());
            }
        }
        sums.map(|sum| (sum as f32 * scale * unit).round() as i16)
    };
    let [center, rest] = vocabulary.units;
    rows.extend(vocabulary.centers.chunks_exact(DIMENSIONS).map(|vector| row(vector, 0, center)));
    for (number, vector) in vocabulary.code_words.chunks_exact(PART).enumerate() {
        rows.push(row(vector, number / CODES * PART, rest));
    }
}

fn scaled_rows(weights: &[u8], scale: f32) -> Vec<Sums> {
    let row = |row: &[u8]| std::array::from_fn(|unit| (f32::from(row[unit].cast_signed()) * scale).round() as i16);
    weights.chunks_exact(HIDDEN).map(row).collect()
}

/// Adds a row; the trainer sees to it that no sum of rows leaves the type.
fn add(sums: &mut Sums, row: &Sums) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum = sum.wrapping_add(*value);
    }
}

/// Adds the network's scores to the linear model's.
pub(super) fn total(linear: &[i32; TAGS - 1], network: &[f32; TAGS - 1]) -> Scores {
    let clamp = |score: i32| score.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
    std::array::from_fn(|tag| clamp(linear[tag] + network[tag].round() as i32))
}
