//! Training: a linear model that chooses the features and jackknifes the documents, then both models together.

use std::path::Path;

use newsmark::name::model::{LINEAR, Model, SCORE_UNIT, file};
use newsmark::name::{Sort, TAGS, Tag, Vocabulary};

use crate::calibration::calibration;
use crate::capitals::Capitals;
use crate::clock::Clock;
use crate::corpus::{self, Annotated};
use crate::crf::Row;
use crate::examples::Examples;
use crate::learner::{DROPPED, Learner, Lessons};
use crate::network::{Network, Vectors};
use crate::pack::Writer;
use crate::rows::Features;
use crate::words::vocabulary;

/// What a training run may vary.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    /// How many words the vocabulary has.
    pub(crate) words: usize,
    /// How many of them have a vector of their own.
    pub(crate) vectors: usize,
    /// How many rows of weights the linear model may keep.
    pub(crate) rows: usize,
    /// How often the documents are read.
    pub(crate) epochs: usize,
    pub(crate) seed: u64,
    /// What a weight of the linear model must earn to be kept.
    pub(crate) l1: f32,
    /// The neural model's learning rate.
    pub(crate) rate: f32,
    /// The share of hidden units that is left out at random while learning.
    pub(crate) drop_units: f32,
    /// The share of words that is hidden from the neural model at random while learning.
    pub(crate) drop_words: f32,
}

/// Trains a model on the corpora in `data`, and returns its file's bytes.
pub(crate) fn train(data: &Path, vectors: &Path, options: Options) -> Result<Vec<u8>, String> {
    let clock = Clock::start();
    let documents = corpus::read_all(data)?;
    clock.say(&format!("{} documents", documents.len()));
    let capitals = Capitals::count(documents.iter().filter(|annotated| !annotated.held_out));
    let words: &'static [u8] = vocabulary(vectors, options.words, options.vectors, &capitals)?.leak();
    let vocabulary = Vocabulary::from_bytes(words).expect("it was just written");
    clock.say(&format!("{} words", vocabulary.len()));
    let mut examples = Examples::new(&documents, &vocabulary);
    clock.say(&format!("{} tokens in {} segments", examples.gold.len(), examples.segments.len()));

    let features = Features::common(&examples);
    let (tags, worth) = jackknife(&examples, &features, options, &clock);
    examples.remember(&documents, &tags);
    let features = features.best(&worth, options.rows, &examples);
    clock.say(&format!("{} features kept", features.keys.len()));

    let vectors = (1..=vocabulary.len()).map(|entry| vocabulary.vector(entry as u16)).collect();
    let lessons = Lessons { examples: &examples, features: &features, vectors: &vectors };
    let mut learner = Learner::new(lessons, options, Some(Network::new(options.seed)));
    learner.run(|_| true, &clock);
    let bytes = calibrated(&content(words, &learner, &features), &documents);
    clock.say("calibrated");
    Ok(bytes)
}

/// Trains a linear model on each half of the documents. Returns the tags that each gives the other half, and how much each
/// feature's weights are worth.
fn jackknife(examples: &Examples, features: &Features, options: Options, clock: &Clock) -> (Vec<Tag>, Vec<f32>) {
    let mut tags = vec![Tag::OUTSIDE; examples.gold.len()];
    let mut worth = vec![0.0; features.keys.len()];
    let counts = features.counts();
    let vectors = Vectors::new();
    for half in 0..2 {
        let lessons = Lessons { examples, features, vectors: &vectors };
        let mut learner = Learner::new(lessons, Options { epochs: 2, ..options }, None);
        learner.run(|document| document % 2 == half, clock);
        for segment in examples.segments.iter().filter(|segment| segment.document % 2 != half) {
            tags[segment.tokens.clone()].copy_from_slice(&learner.tags(segment.tokens.clone()));
        }
        for (row, weights) in learner.models.linear.weights.iter().enumerate() {
            let most = weights.iter().map(|weight| (weight - weights[0]).abs()).fold(0.0, f32::max);
            worth[row] += most * (counts[row] as f32).sqrt();
        }
    }
    (tags, worth)
}

/// The model file's content, but for the calibration at its end.
fn content(words: &[u8], learner: &Learner<'_>, features: &Features) -> Vec<u8> {
    let mut writer = Writer(words.to_vec());
    write_linear(&learner.models.linear.weights, features, &mut writer);
    let steps = learner.models.steps.weights.iter().flatten();
    writer.i16s(steps.map(|step| (step * SCORE_UNIT).round() as i16));
    learner.models.network.as_ref().expect("only the halves lack one").write(&mut writer);
    writer.0
}

fn write_linear(weights: &[Row], features: &Features, writer: &mut Writer) {
    let mut rows: Vec<(u32, [i8; TAGS])> =
        features.keys.iter().zip(weights).map(|(key, row)| (*key, row.map(quantized_weight))).collect();
    rows.retain(|(_, row)| row.iter().any(|weight| *weight != 0));
    writer.u32(rows.len() as u32);
    writer.keys(rows.iter().map(|(key, _)| *key));
    for tags in [1..9, 9..TAGS] {
        let mask = |row: &[i8; TAGS]| {
            row[tags.clone()].iter().rev().fold(0, |mask, weight| mask << 1 | u8::from(*weight != 0))
        };
        writer.bytes(rows.iter().map(|(_, row)| mask(row)));
    }
    writer.bytes(rows.iter().map(|(_, row)| row[0].cast_unsigned()));
    for tag in 1..TAGS {
        writer.bytes(rows.iter().map(|(_, row)| row[tag].cast_unsigned()).filter(|weight| *weight != 0));
    }
}

/// A weight as the file has it. With no feature left out the weights' sum would be too great: they shrink.
fn quantized_weight(weight: f32) -> i8 {
    (weight * (1.0 - DROPPED) * LINEAR).round().clamp(-127.0, 127.0) as i8
}

/// The whole file, calibrated on the documents that were held out.
fn calibrated(content: &[u8], documents: &[Annotated]) -> Vec<u8> {
    let with = |calibration: [[f32; 2]; Sort::ALL.len()]| {
        let mut writer = Writer(content.to_vec());
        calibration.iter().flatten().for_each(|value| writer.f32(*value));
        file(&writer.0)
    };
    let plain = with([[1.0, 0.0]; Sort::ALL.len()]);
    let model = Model::read(plain.leak()).expect("it was just written");
    with(calibration(&model, documents.iter().filter(|annotated| annotated.held_out)))
}
