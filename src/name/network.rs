//! The small neural model: words around a token as vectors, one hidden layer, scores.

use std::sync::OnceLock;

use super::bytes::Reader;
use super::decode::UNIT;
use super::dense::{LOOKS, NEAR, SIGNS, SLOTS, Slot, for_each_sign, near_slots, run_slots};
use super::tag::TAGS;
use super::view::View;
use super::vocabulary::{DIMENSIONS, Vocabulary};

/// The number of hidden units.
pub const HIDDEN: usize = 32;
/// What one unit of the hidden layer's sums is counted in.
pub const HIDDEN_UNIT: f32 = 512.0;

/// Sums of the hidden layer, a unit each. One is a line of the processor's cache, and starts where a line does: a word's are
/// read from all over a table that no near cache holds.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Hidden([i16; HIDDEN]);

impl Hidden {
    /// The trainer sees to it that no sum of rows leaves the type.
    fn plus(self, row: &Self) -> Self {
        Self(std::array::from_fn(|unit| self.0[unit].wrapping_add(row.0[unit])))
    }
}

/// The first layer is kept as sums: what a word's vector brings to it from a slot is multiplied out when a text first has the
/// word, and is then one row to add.
#[derive(Debug)]
pub(super) struct Network {
    /// By slot and dimension, the weights of the units.
    weights: Vec<[f32; HIDDEN]>,
    /// By vector of the vocabulary, what it brings from each slot.
    sums: Vec<OnceLock<Box<[Hidden; SLOTS]>>>,
    /// For each slot, a row for each look.
    looks: Vec<Hidden>,
    signs: Vec<Hidden>,
    bias: Hidden,
    /// By tag, the weights of the units, and what one unit of their sums is worth.
    output: Vec<[i16; HIDDEN]>,
    scale: f32,
}

impl Network {
    /// Reads the weights: for each slot a scale and its matrix, then the looks, the signs, the bias and the second layer.
    pub(super) fn read(reader: &mut Reader<'_>, vocabulary: &Vocabulary) -> Option<Self> {
        let mut weights = Vec::with_capacity(SLOTS * DIMENSIONS);
        for _ in 0..SLOTS {
            let scale = reader.f32()? * HIDDEN_UNIT;
            let rows = reader.take(DIMENSIONS * HIDDEN)?.chunks_exact(HIDDEN);
            weights.extend(rows.map(|row| std::array::from_fn(|unit| f32::from(row[unit].cast_signed()) * scale)));
        }
        let scale = reader.f32()? * HIDDEN_UNIT;
        let looks = scaled_rows(reader.take(SLOTS * LOOKS * HIDDEN)?, scale);
        let scale = reader.f32()? * HIDDEN_UNIT;
        let signs = scaled_rows(reader.take(SIGNS * HIDDEN)?, scale);
        let bias = Hidden(reader.i16s(HIDDEN)?.try_into().ok()?);
        let scale = reader.f32()? * UNIT / HIDDEN_UNIT;
        let seconds = reader.take(HIDDEN * (TAGS - 1))?;
        let second = |unit: usize, tag: usize| i16::from(seconds[unit * (TAGS - 1) + tag].cast_signed());
        let output = (0..TAGS - 1).map(|tag| std::array::from_fn(|unit| second(unit, tag))).collect();
        let sums = (0..vocabulary.vectors()).map(|_| OnceLock::new()).collect();
        Some(Self { weights, sums, looks, signs, bias, output, scale })
    }

    /// The sums that the words of a run have alike: the bias, and what stands at the run's ends and beside it.
    pub(super) fn of_run(&self, view: &View, index: usize, vocabulary: &Vocabulary) -> Hidden {
        self.sum(self.bias, NEAR, &run_slots(view, index), vocabulary)
    }

    /// The scores that it gives the word at `index`, whose run has the sums `run`.
    pub(super) fn score(&self, view: &View, index: usize, run: &Hidden, vocabulary: &Vocabulary) -> [f32; TAGS - 1] {
        let mut hidden = self.sum(*run, 0, &near_slots(view, index), vocabulary);
        for_each_sign(view, index, |sign| hidden = hidden.plus(&self.signs[sign]));
        self.output(&hidden)
    }

    /// What the words in some slots bring, the first of which has the number `first`, added to `start`.
    fn sum<const N: usize>(&self, start: Hidden, first: usize, slots: &[Slot; N], vocabulary: &Vocabulary) -> Hidden {
        const NOTHING: &Hidden = &Hidden([0; HIDDEN]);
        // All rows are looked up before the first is added: then the sums stay in registers.
        let rows: [[&Hidden; 2]; N] = std::array::from_fn(|at| {
            let (number, slot) = (first + at, slots[at]);
            let look = &self.looks[number * LOOKS + usize::from(slot.look)];
            if slot.entry == 0 {
                return [look, NOTHING];
            }
            let sums = self.sums[vocabulary.vector_of(slot.entry)].get_or_init(|| self.word(slot.entry, vocabulary));
            [look, &sums[number]]
        });
        rows.as_flattened().iter().fold(start, |sums, row| sums.plus(row))
    }

    /// What a word brings to the hidden layer from each slot.
    fn word(&self, entry: u16, vocabulary: &Vocabulary) -> Box<[Hidden; SLOTS]> {
        let vector = vocabulary.vector(entry);
        let slot = |slot: usize| {
            let mut sums = [0.0; HIDDEN];
            for (value, weights) in vector.iter().zip(&self.weights[slot * DIMENSIONS..]) {
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += value * weight);
            }
            Hidden(sums.map(nearest))
        };
        Box::new(std::array::from_fn(slot))
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

fn scaled_rows(weights: &[u8], scale: f32) -> Vec<Hidden> {
    let row = |row: &[u8]| Hidden(std::array::from_fn(|unit| nearest(f32::from(row[unit].cast_signed()) * scale)));
    weights.chunks_exact(HIDDEN).map(row).collect()
}

/// The nearest whole number; of two the one farther from 0. The standard `round` is a call for each number, and a model has a
/// million of them.
fn nearest(value: f32) -> i16 {
    (value + 0.5_f32.copysign(value)) as i16
}
