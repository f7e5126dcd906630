//! The small neural model: words around a token as vectors, one hidden layer, scores.

use super::bytes::Reader;
use super::decode::UNIT;
use super::dense::{LOOKS, NEAR, SIGNS, SLOTS, Slot, for_each_sign, near_slots, run_slots};
use super::tag::TAGS;
use super::view::View;
use super::vocabulary::{CLUSTERS, CODES, DIMENSIONS, PART, PARTS, Vocabulary};

/// The number of hidden units.
pub const HIDDEN: usize = 32;
/// What one unit of the hidden layer's sums is counted in.
pub const HIDDEN_UNIT: f32 = 512.0;

/// Sums of the hidden layer, a unit each. One is a line of the processor's cache, and starts where a line does: a word's are
/// the sum of rows from all over a table that no near cache holds.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Hidden([i16; HIDDEN]);

/// The first layer as sums made ahead of time.
///
/// A word's vector is a center and eight code words out of few, so a slot's part of the first layer is the sum of nine rows:
/// the table of all rows takes the place of the multiplications.
#[derive(Debug)]
pub(super) struct Network {
    /// For each slot, a row for each cluster and for each part's code words.
    rows: Vec<Hidden>,
    /// For each slot, the sum of each common word's rows.
    common: Vec<[Hidden; SLOTS]>,
    /// For each slot, a row for each look.
    looks: Vec<Hidden>,
    signs: Vec<Hidden>,
    bias: Hidden,
    /// By tag, the weights of the units, and what one unit of their sums is worth.
    output: Vec<[i16; HIDDEN]>,
    scale: f32,
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
        let bias = Hidden(reader.i16s(HIDDEN)?.try_into().ok()?);
        let scale = reader.f32()? * UNIT / HIDDEN_UNIT;
        let weights = reader.take(HIDDEN * (TAGS - 1))?;
        let weight = |unit: usize, tag: usize| i16::from(weights[unit * (TAGS - 1) + tag].cast_signed());
        let output = (0..TAGS - 1).map(|tag| std::array::from_fn(|unit| weight(unit, tag))).collect();
        let mut network = Self { rows, common: vec![], looks, signs, bias, output, scale };
        let sums = |entry: u16| std::array::from_fn(|slot| network.word(slot, entry, vocabulary));
        network.common = (1..=vocabulary.common as u16).map(sums).collect();
        Some(network)
    }

    /// The sums that the words of a run have alike: the bias, and what stands at the run's ends and beside it.
    pub(super) fn of_run(&self, view: &View, index: usize, vocabulary: &Vocabulary, memo: &mut Memo) -> Hidden {
        let mut hidden = self.bias;
        for (number, slot) in run_slots(view, index).into_iter().enumerate() {
            self.add_slot(NEAR + number, slot, vocabulary, memo, &mut hidden);
        }
        hidden
    }

    /// The scores that it gives the word at `index`, whose run has the sums `run`.
    pub(super) fn score(
        &self,
        view: &View,
        index: usize,
        run: &Hidden,
        vocabulary: &Vocabulary,
        memo: &mut Memo,
    ) -> [f32; TAGS - 1] {
        let mut hidden = *run;
        for (number, slot) in near_slots(view, index).into_iter().enumerate() {
            self.add_slot(number, slot, vocabulary, memo, &mut hidden);
        }
        for_each_sign(view, index, |sign| add(&mut hidden, &self.signs[sign]));
        self.output(&hidden)
    }

    fn add_slot(&self, number: usize, slot: Slot, vocabulary: &Vocabulary, memo: &mut Memo, hidden: &mut Hidden) {
        add(hidden, &self.looks[number * LOOKS + usize::from(slot.look)]);
        let Some(word) = usize::from(slot.entry).checked_sub(1) else { return };
        match self.common.get(word) {
            Some(sums) => add(hidden, &sums[number]),
            None => add(hidden, memo.get(number, slot.entry, || self.word(number, slot.entry, vocabulary))),
        }
    }

    /// What a word brings to the hidden layer from a slot.
    fn word(&self, slot: usize, entry: u16, vocabulary: &Vocabulary) -> Hidden {
        let number = usize::from(entry) - 1;
        let rows = &self.rows[slot * SLOT..(slot + 1) * SLOT];
        let mut sums = rows[vocabulary.cluster(number)];
        for code in vocabulary.codes(number) {
            add(&mut sums, &rows[CLUSTERS + code]);
        }
        sums
    }

    fn output(&self, hidden: &Hidden) -> [f32; TAGS - 1] {
        let units = hidden.0.map(|unit| unit.max(0));
        std::array::from_fn(|tag| dot(&units, &self.output[tag]) as f32 * self.scale)
    }
}

/// The sum of products, which compilers know as one instruction for eight of them.
fn dot(units: &[i16; HIDDEN], weights: &[i16; HIDDEN]) -> i32 {
    units.iter().zip(weights).map(|(unit, weight)| i32::from(*unit) * i32::from(*weight)).sum()
}

/// What words brought to the hidden layer, for the next time that they stand in the same slot: a text repeats its words.
#[derive(Debug)]
pub(super) struct Memo {
    /// Entry and slot of what is kept at each place, or 0; and which of `sums` is its.
    kept: Vec<(u32, u32)>,
    /// Made one by one, since most short texts need few.
    sums: Vec<Hidden>,
}

impl Memo {
    /// A memo for a text of so many tokens: small enough to stay near the processor, and to cost a short text little.
    pub(super) fn new(tokens: usize) -> Self {
        let places = tokens.next_power_of_two().clamp(64, 1024);
        Self { kept: vec![(0, 0); places], sums: vec![] }
    }

    /// The sums of a word in a slot, made by `make` if they aren't kept.
    fn get(&mut self, slot: usize, entry: u16, make: impl FnOnce() -> Hidden) -> &Hidden {
        let name = u32::from(entry) << 8 | slot as u32;
        let places = self.kept.len();
        let place = &mut self.kept[(name.wrapping_mul(0x9e37_79b1) >> 16) as usize & (places - 1)];
        let at = place.1 as usize;
        match place.0 {
            0 => {
                *place = (name, self.sums.len() as u32);
                self.sums.push(make());
                return &self.sums[self.sums.len() - 1];
            }
            kept if kept != name => {
                place.0 = name;
                self.sums[at] = make();
            }
            _ => {}
        }
        &self.sums[at]
    }
}

/// Appends the rows of a slot, whose matrix has a line of [`HIDDEN`] weights for each dimension.
fn push_slot(rows: &mut Vec<Hidden>, matrix: &[u8], scale: f32, vocabulary: &Vocabulary) {
    // Products of whole numbers and their sums are exact in `f32`, and faster than in `i32`.
    let weights = matrix.iter().map(|weight| f32::from(weight.cast_signed())).collect::<Vec<_>>();
    let row = |vector: &[u8], first: usize, unit: f32| {
        let mut sums = [0.0; HIDDEN];
        for (value, weights) in vector.iter().zip(weights[first * HIDDEN..].chunks_exact(HIDDEN)) {
            let value = f32::from(value.cast_signed());
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += value * weight);
        }
        Hidden(sums.map(|sum| nearest(sum * scale * unit)))
    };
    let [center, rest] = vocabulary.units;
    rows.extend(vocabulary.centers.chunks_exact(DIMENSIONS).map(|vector| row(vector, 0, center)));
    for (number, vector) in vocabulary.code_words.chunks_exact(PART).enumerate() {
        rows.push(row(vector, number / CODES * PART, rest));
    }
}

fn scaled_rows(weights: &[u8], scale: f32) -> Vec<Hidden> {
    let row = |row: &[u8]| Hidden(std::array::from_fn(|unit| nearest(f32::from(row[unit].cast_signed()) * scale)));
    weights.chunks_exact(HIDDEN).map(row).collect()
}

/// The nearest whole number; of two the one farther from 0. The standard `round` is a call for each number, and a model has a
/// million of them.
fn nearest(value: f32) -> i16 {
    (value + 0.5_f32.copysign(value)) as i16
}

/// Adds a row; the trainer sees to it that no sum of rows leaves the type.
#[inline]
fn add(sums: &mut Hidden, row: &Hidden) {
    for (sum, value) in sums.0.iter_mut().zip(&row.0) {
        *sum = sum.wrapping_add(*value);
    }
}
