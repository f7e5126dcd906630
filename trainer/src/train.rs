//! Training: a linear model that chooses the features and jackknifes the documents, then both models together.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use newsmark::name::model::{LINEAR, Model, SCORE_UNIT, file};
use newsmark::name::{Sort, TAGS, Tag, Vocabulary};

use crate::calibration::calibration;
use crate::corpus::{self, Annotated};
use crate::crf::{Field, Row, Steps};
use crate::examples::Examples;
use crate::linear::{Linear, Rates};
use crate::network::{Network, Vectors};
use crate::pack::Writer;
use crate::random::Random;
use crate::words::vocabulary;

/// What a training run may vary.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    /// How many words the vocabulary has.
    pub(crate) words: usize,
    /// How many rows of weights the linear model may keep.
    pub(crate) rows: usize,
    /// How often the documents are read.
    pub(crate) epochs: usize,
    pub(crate) seed: u64,
    pub(crate) l1: f32,
    /// The neural model's learning rate.
    pub(crate) rate: f32,
}

/// A feature that fewer tokens have is left out.
const RAREST: u32 = 3;
/// The share of a token's features that is left out at random while learning, so that none is relied on alone.
const DROPPED: f32 = 0.1;
/// The share of segments that learn with what is remembered of their document: one model serves both readings.
const REMEMBERED: f32 = 0.6;
/// A token whose probabilities are this near to the truth teaches nothing more.
const LEARNED: f32 = 1e-3;

/// Trains a model on the corpora in `data`, and returns its file's bytes.
pub(crate) fn train(data: &Path, vectors: &Path, options: Options) -> Result<Vec<u8>, String> {
    let clock = Clock(Instant::now());
    let documents = corpus::read_all(data)?;
    clock.say(&format!("{} documents", documents.len()));
    let words: &'static [u8] = vocabulary(vectors, options.words)?.leak();
    let vocabulary = Vocabulary::from_bytes(words).expect("it was just written");
    clock.say("vocabulary");
    let mut examples = Examples::new(&documents, &vocabulary);
    clock.say(&format!("{} tokens in {} segments", examples.gold.len(), examples.segments.len()));

    let mut features = Features::common(&examples);
    let (tags, worth) = jackknife(&examples, &features, options, &clock);
    examples.remember(&documents, &tags);
    features.keep_best(&worth, options.rows);
    features.add_memory(&examples);
    clock.say(&format!("{} features kept", features.ids.len()));

    let vectors = (1..=vocabulary.len()).map(|entry| vocabulary.vector(entry as u16)).collect();
    let mut trained = Trained::new(&features, options, Some(Network::new(options.seed)));
    trained.run(&examples, &features, &vectors, options, |_| true, &clock);
    let content = trained.content(words, &features);
    let bytes = calibrated(&content, &documents);
    clock.say("calibrated");
    Ok(bytes)
}

struct Clock(Instant);

impl Clock {
    fn say(&self, message: &str) {
        eprintln!("{:6.1} s  {message}", self.0.elapsed().as_secs_f32());
    }
}

/// The features in use: the row of each key.
struct Features {
    ids: HashMap<u32, u32>,
}

impl Features {
    /// All that are common enough.
    fn common(examples: &Examples) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for token in 0..examples.gold.len() {
            for key in examples.keys.get(token) {
                *counts.entry(*key).or_default() += 1;
            }
        }
        let keys = counts.into_iter().filter(|(_, count)| RAREST <= *count).map(|(key, _)| key);
        Self::numbered(keys.collect())
    }

    fn numbered(mut keys: Vec<u32>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Self { ids: keys.into_iter().enumerate().map(|(id, key)| (key, id as u32)).collect() }
    }

    /// Keeps those of the greatest worth, by row.
    fn keep_best(&mut self, worth: &[f32], count: usize) {
        let mut keys: Vec<(u32, u32)> = self.ids.drain().collect();
        keys.sort_unstable_by(|(a, row_a), (b, row_b)| {
            worth[*row_b as usize].total_cmp(&worth[*row_a as usize]).then(a.cmp(b))
        });
        keys.retain(|(_, row)| 0.0 < worth[*row as usize]);
        keys.truncate(count);
        *self = Self::numbered(keys.into_iter().map(|(key, _)| key).collect());
    }

    fn add_memory(&mut self, examples: &Examples) {
        let memory = (0..examples.gold.len()).flat_map(|token| examples.memory.get(token));
        let keys = self.ids.keys().chain(memory).copied().collect();
        *self = Self::numbered(keys);
    }

    /// Appends the rows of keys.
    fn extend(&self, keys: &[u32], rows: &mut Vec<u32>) {
        rows.extend(keys.iter().filter_map(|key| self.ids.get(key)));
    }
}

/// Trains a linear model on each half of the documents. Returns the tags that each gives the other half, and how much each
/// feature's weights are worth.
fn jackknife(examples: &Examples, features: &Features, options: Options, clock: &Clock) -> (Vec<Tag>, Vec<f32>) {
    let mut tags = vec![Tag::OUTSIDE; examples.gold.len()];
    let mut worth = vec![0.0; features.ids.len()];
    let counts = counts(examples, features);
    for half in 0..2 {
        let fold = Options { epochs: 2, ..options };
        let mut trained = Trained::new(features, fold, None);
        let vectors = Vectors::new();
        trained.run(examples, features, &vectors, fold, |document| document % 2 == half, clock);
        for segment in examples.segments.iter().filter(|segment| segment.document % 2 != half) {
            let scores = trained.scores(examples, features, segment.tokens.clone());
            tags[segment.tokens.clone()].copy_from_slice(&trained.field.best(&scores, &trained.steps));
        }
        for (row, weights) in trained.linear.weights.iter().enumerate() {
            let most = weights.iter().map(|weight| (weight - weights[0]).abs()).fold(0.0, f32::max);
            worth[row] += most * (counts[row] as f32).sqrt();
        }
    }
    (tags, worth)
}

fn counts(examples: &Examples, features: &Features) -> Vec<u32> {
    let mut counts = vec![0; features.ids.len()];
    let mut rows = Vec::new();
    for token in 0..examples.gold.len() {
        rows.clear();
        features.extend(examples.keys.get(token), &mut rows);
        for row in &rows {
            counts[*row as usize] += 1;
        }
    }
    counts
}

/// The models while they learn.
struct Trained {
    linear: Linear,
    network: Option<Network>,
    steps: Steps,
    field: Field,
    random: Random,
}

impl Trained {
    fn new(features: &Features, options: Options, network: Option<Network>) -> Self {
        let rates = Rates { alpha: 0.1, l1: options.l1, l2: 1.0 };
        Self {
            linear: Linear::new(features.ids.len(), rates),
            network,
            steps: Steps::new(),
            field: Field::new(),
            random: Random::new(options.seed),
        }
    }

    /// Reads the documents that `is_in` some times, in a new order each time.
    fn run(
        &mut self,
        examples: &Examples,
        features: &Features,
        vectors: &Vectors,
        options: Options,
        is_in: impl Fn(usize) -> bool,
        clock: &Clock,
    ) {
        let mut order: Vec<usize> =
            (0..examples.segments.len()).filter(|at| is_in(examples.segments[*at].document)).collect();
        for epoch in 0..options.epochs {
            self.random.shuffle(&mut order);
            let rate = if epoch + 1 == options.epochs { options.rate * 0.3 } else { options.rate };
            let (mut loss, mut tokens) = (0.0, 0);
            let started = Instant::now();
            for &at in &order {
                loss += self.learn(examples, features, vectors, at, rate);
                tokens += examples.segments[at].tokens.len();
            }
            let rest = started.elapsed().as_secs_f32() * (options.epochs - epoch - 1) as f32;
            clock.say(&format!("epoch {}: loss {:.4}, about {rest:.0} s to go", epoch + 1, loss / tokens as f64));
        }
    }

    /// Learns from one segment, and returns its loss.
    fn learn(&mut self, examples: &Examples, features: &Features, vectors: &Vectors, at: usize, rate: f32) -> f64 {
        let segment = &examples.segments[at];
        let remembers = !examples.memory.is_empty() && self.random.unit() < REMEMBERED;
        let mut rows: Vec<Vec<u32>> = Vec::with_capacity(segment.tokens.len());
        let mut scores: Vec<Row> = vec![[0.0; TAGS]; segment.tokens.len()];
        let mut hidden = Vec::with_capacity(segment.tokens.len());
        for (token, scores) in segment.tokens.clone().zip(&mut scores) {
            let mut row = Vec::with_capacity(96);
            features.extend(examples.keys.get(token), &mut row);
            row.retain(|_| DROPPED <= self.random.unit());
            if remembers {
                features.extend(examples.memory.get(token), &mut row);
            }
            self.linear.score(&row, scores);
            rows.push(row);
            if let Some(network) = &self.network {
                let units = network.hidden(&examples.slots[token], examples.signs.get(token), vectors);
                network.score(&units, scores);
                hidden.push(units);
            }
        }
        let gold = &examples.gold[segment.tokens.clone()];
        let loss = self.field.learn(&scores, gold, &mut self.steps, 0.05 * segment.weight);
        for (number, token) in segment.tokens.clone().enumerate() {
            let gradient = self.field.gradient[number].map(|step| step * segment.weight);
            if gradient.iter().all(|step| step.abs() < LEARNED) {
                continue;
            }
            self.linear.learn(&rows[number], &gradient);
            if let Some(network) = &mut self.network {
                let (slots, signs) = (&examples.slots[token], examples.signs.get(token));
                network.learn(slots, signs, vectors, &hidden[number], &gradient, rate);
            }
        }
        loss
    }

    /// The linear model's scores of tokens, without what is remembered.
    fn scores(&self, examples: &Examples, features: &Features, tokens: std::ops::Range<usize>) -> Vec<Row> {
        let mut rows = Vec::new();
        tokens
            .map(|token| {
                let mut scores = [0.0; TAGS];
                rows.clear();
                features.extend(examples.keys.get(token), &mut rows);
                self.linear.score(&rows, &mut scores);
                scores
            })
            .collect()
    }

    /// The model file's content, but for the calibration at its end.
    fn content(&self, words: &[u8], features: &Features) -> Vec<u8> {
        let mut writer = Writer(words.to_vec());
        self.write_linear(features, &mut writer);
        let steps = self.steps.weights.iter().flatten();
        writer.i16s(steps.map(|step| (step * SCORE_UNIT).round() as i16));
        self.network.as_ref().expect("only the halves lack one").write(&mut writer);
        writer.0
    }

    fn write_linear(&self, features: &Features, writer: &mut Writer) {
        let mut rows: Vec<(u32, [i8; TAGS - 1])> =
            features.ids.iter().map(|(key, id)| (*key, quantized_row(&self.linear.weights[*id as usize]))).collect();
        rows.retain(|(_, row)| row.iter().any(|weight| *weight != 0));
        rows.sort_unstable();
        writer.u32(rows.len() as u32);
        writer.keys(rows.iter().map(|(key, _)| *key));
        for tag in 0..TAGS - 1 {
            writer.bytes(rows.iter().map(|(_, row)| row[tag] as u8));
        }
    }
}

/// A row's weights against the outside tag's. With no feature left out their sum would be too great: they shrink.
fn quantized_row(weights: &Row) -> [i8; TAGS - 1] {
    let weight = |tag: usize| (weights[tag + 1] - weights[0]) * (1.0 - DROPPED) * LINEAR;
    std::array::from_fn(|tag| weight(tag).round().clamp(-127.0, 127.0) as i8)
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
