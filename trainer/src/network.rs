//! The neural model's weights, learned by Adagrad.

use newsmark::name::TAGS;
use newsmark::name::dense::{LOOKS, SIGNS, SLOTS, Slot};
use newsmark::name::model::{DIMENSIONS, HIDDEN, HIDDEN_UNIT};

use crate::crf::Row;
use crate::pack::{Writer, quantized};
use crate::random::Random;

type Units = [f32; HIDDEN];

/// Rows of weights, and the sums of their squared gradients.
#[derive(Clone)]
struct Rows {
    weights: Vec<Units>,
    squares: Vec<Units>,
}

impl Rows {
    fn random(count: usize, spread: f32, random: &mut Random) -> Self {
        let weights = (0..count).map(|_| std::array::from_fn(|_| (random.unit() * 2.0 - 1.0) * spread)).collect();
        Self { weights, squares: vec![[1e-2; HIDDEN]; count] }
    }

    fn add(&self, row: usize, factor: f32, hidden: &mut Units) {
        for (unit, weight) in hidden.iter_mut().zip(&self.weights[row]) {
            *unit += factor * weight;
        }
    }

    fn learn(&mut self, row: usize, factor: f32, gradient: &Units, rate: f32) {
        let rows = self.weights[row].iter_mut().zip(&mut self.squares[row]);
        for ((weight, square), gradient) in rows.zip(gradient) {
            let step = gradient * factor;
            *square += step * step;
            *weight += rate * step / square.sqrt();
        }
    }

    /// Takes the mean with what others hold, which counts as much as `count` of these.
    fn average(&mut self, others: &Self, count: f32) {
        for (row, other) in self.weights.iter_mut().zip(&others.weights) {
            average(row, other, count);
        }
    }

    fn concat(&self) -> Vec<f32> {
        self.weights.concat()
    }
}

/// One hidden layer over the words around a token.
#[derive(Clone)]
pub(crate) struct Network {
    slots: Rows,
    looks: Rows,
    signs: Rows,
    bias: Rows,
    output: Vec<Row>,
    output_squares: Vec<Row>,
}

/// Moves a mean of `count` values by one more.
pub(crate) fn average(mean: &mut [f32], value: &[f32], count: f32) {
    for (mean, value) in mean.iter_mut().zip(value) {
        *mean += (value - *mean) / (count + 1.0);
    }
}

/// The vectors of the vocabulary, by entry less one.
pub(crate) type Vectors = Vec<[f32; DIMENSIONS]>;

impl Network {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let spread = (2.0 / (SLOTS * DIMENSIONS) as f32).sqrt();
        Self {
            slots: Rows::random(SLOTS * DIMENSIONS, spread, &mut random),
            looks: Rows::random(SLOTS * LOOKS, spread, &mut random),
            signs: Rows::random(SIGNS, spread, &mut random),
            bias: Rows { weights: vec![[0.0; HIDDEN]], squares: vec![[1e-2; HIDDEN]] },
            output: vec![[0.0; TAGS]; HIDDEN],
            output_squares: vec![[1e-2; TAGS]; HIDDEN],
        }
    }

    /// Moves the weights to the mean of `count` earlier ones, whose mean they are, and those of `other`.
    pub(crate) fn average(&mut self, other: &Self, count: f32) {
        self.slots.average(&other.slots, count);
        self.looks.average(&other.looks, count);
        self.signs.average(&other.signs, count);
        self.bias.average(&other.bias, count);
        for (row, other) in self.output.iter_mut().zip(&other.output) {
            average(row, other, count);
        }
    }

    /// The hidden layer for a token.
    pub(crate) fn hidden(&self, slots: &[Slot; SLOTS], signs: &[u16], vectors: &Vectors) -> Units {
        let mut hidden = self.bias.weights[0];
        for (number, slot) in slots.iter().enumerate() {
            self.looks.add(number * LOOKS + usize::from(slot.look), 1.0, &mut hidden);
            if let Some(entry) = usize::from(slot.entry).checked_sub(1) {
                for (dimension, value) in vectors[entry].iter().enumerate() {
                    self.slots.add(number * DIMENSIONS + dimension, *value, &mut hidden);
                }
            }
        }
        for sign in signs {
            self.signs.add(usize::from(*sign), 1.0, &mut hidden);
        }
        hidden.map(|unit| unit.max(0.0))
    }

    pub(crate) fn score(&self, hidden: &Units, scores: &mut Row) {
        for (unit, weights) in hidden.iter().zip(&self.output).filter(|(unit, _)| 0.0 < **unit) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += unit * weight;
            }
        }
    }

    pub(crate) fn learn(
        &mut self,
        slots: &[Slot; SLOTS],
        signs: &[u16],
        vectors: &Vectors,
        hidden: &Units,
        gradient: &Row,
        rate: f32,
    ) {
        let back = self.learn_output(hidden, gradient, rate);
        self.bias.learn(0, 1.0, &back, rate);
        for (number, slot) in slots.iter().enumerate() {
            self.looks.learn(number * LOOKS + usize::from(slot.look), 1.0, &back, rate);
            if let Some(entry) = usize::from(slot.entry).checked_sub(1) {
                for (dimension, value) in vectors[entry].iter().enumerate() {
                    self.slots.learn(number * DIMENSIONS + dimension, *value, &back, rate);
                }
            }
        }
        for sign in signs {
            self.signs.learn(usize::from(*sign), 1.0, &back, rate);
        }
    }

    /// Learns the second layer, and returns what the hidden units should gain.
    fn learn_output(&mut self, hidden: &Units, gradient: &Row, rate: f32) -> Units {
        let mut back = [0.0; HIDDEN];
        for unit in (0..HIDDEN).filter(|unit| 0.0 < hidden[*unit]) {
            let rows = self.output[unit].iter_mut().zip(&mut self.output_squares[unit]);
            for ((weight, square), gradient) in rows.zip(gradient) {
                back[unit] += gradient * *weight;
                let step = gradient * hidden[unit];
                *square += step * step;
                *weight += rate * step / square.sqrt();
            }
        }
        back
    }

    /// Appends the weights as a model file has them.
    pub(crate) fn write(&self, writer: &mut Writer) {
        for slot in self.slots.weights.chunks(DIMENSIONS) {
            write_signed(writer, &slot.concat());
        }
        write_signed(writer, &self.looks.concat());
        write_signed(writer, &self.signs.concat());
        writer.i16s(self.bias.weights[0].iter().map(|bias| (bias * HIDDEN_UNIT).round() as i16));
        let output: Vec<f32> =
            self.output.iter().flat_map(|row| row[1..].iter().map(|weight| weight - row[0])).collect();
        write_signed(writer, &output);
    }
}

/// Appends weights as a scale and signed bytes.
fn write_signed(writer: &mut Writer, weights: &[f32]) {
    let (bytes, unit) = quantized(weights);
    writer.f32(unit);
    writer.signed(&bytes);
}
