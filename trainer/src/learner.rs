//! Learning: one segment after another, in a random order, several times.

use std::ops::Range;

use newsmark::name::dense::{SLOTS, Slot};
use newsmark::name::model::HIDDEN;
use newsmark::name::{TAGS, Tag};

use crate::clock::Clock;
use crate::crf::{Field, Row, Steps};
use crate::examples::{Examples, Tables};
use crate::linear::{Linear, Rates};
use crate::network::{Network, Vectors, average};
use crate::random::Random;
use crate::rows::Features;
use crate::train::Options;

/// The share of a token's features that is left out at random while learning, so that none is relied on alone.
pub(crate) const DROPPED: f32 = 0.25;
/// The share of segments that learn with what is remembered of their document: one model serves both readings.
const REMEMBERED: f32 = 0.6;
/// A token whose probabilities are this near to the truth teaches nothing more.
const LEARNED: f32 = 2e-3;
/// In the last round the models are looked at this often; their mean is better than any of them.
const LOOKS: usize = 10;
/// The last round is run this often from the same start, each time in another order, and the mean of the ends is taken: what an
/// end owes to its order is luck. From starts of their own the networks would part, and their mean would be none.
const ENDS: usize = 3;

/// What is learned from: the documents' tokens, their features and the words' vectors.
#[derive(Clone, Copy)]
pub(crate) struct Lessons<'e> {
    pub(crate) examples: &'e Examples,
    pub(crate) features: &'e Features,
    pub(crate) vectors: &'e Vectors,
}

/// The models while they learn.
pub(crate) struct Learner<'e> {
    lessons: Lessons<'e>,
    options: Options,
    pub(crate) models: Models,
    field: Field,
    random: Random,
}

/// All that is learned.
#[derive(Clone)]
pub(crate) struct Models {
    pub(crate) linear: Linear,
    /// What annotators of other guides mark otherwise: no part of the model that is written.
    customs: Linear,
    pub(crate) network: Option<Network>,
    pub(crate) steps: Steps,
}

impl Models {
    /// Moves the weights, the mean of `count` earlier ones, to the mean of them and `other`.
    fn average(&mut self, other: &Self, count: f32) {
        average(self.linear.weights.as_flattened_mut(), other.linear.weights.as_flattened(), count);
        average(self.steps.weights.as_flattened_mut(), other.steps.weights.as_flattened(), count);
        if let (Some(mean), Some(network)) = (&mut self.network, &other.network) {
            mean.average(network, count);
        }
    }
}

/// What one token is scored by.
struct Attempt {
    rows: Vec<u32>,
    slots: [Slot; SLOTS],
    hidden: [f32; HIDDEN],
}

impl<'e> Learner<'e> {
    pub(crate) fn new(lessons: Lessons<'e>, options: Options, network: Option<Network>) -> Self {
        let rates = Rates { alpha: 0.1, l1: options.l1, l2: 1.0 };
        let linear = Linear::new(lessons.features.keys.len(), rates);
        let customs = Linear::new(lessons.examples.custom_numbers.len(), rates);
        let models = Models { linear, customs, network, steps: Steps::new() };
        Self { lessons, options, models, field: Field::new(), random: Random::new(options.seed) }
    }

    /// Reads the documents that `is_in` some times, in a new order each time: by thinned tables first, then by whole ones, and
    /// so on, in the last round by whole ones.
    pub(crate) fn run(&mut self, is_in: impl Fn(usize) -> bool, clock: &Clock) {
        let last = self.options.epochs;
        for epoch in 1..last {
            let tables = if epoch % 2 == 1 { Tables::Thinned } else { Tables::Whole };
            let order = self.order(&is_in, tables);
            let loss = self.round(&order, self.options.rate);
            clock.progress(epoch, last, loss);
        }
        let start = self.models.clone();
        let mut mean = None;
        let ends = if start.network.is_some() { ENDS } else { 1 };
        for end in 0..ends {
            self.models = start.clone();
            let order = self.order(&is_in, Tables::Whole);
            let loss = self.last_round(&order);
            clock.progress(last, last, loss);
            mean.get_or_insert_with(|| self.models.clone()).average(&self.models, end as f32);
        }
        self.models = mean.unwrap_or(start);
    }

    /// The segments of the documents that `is_in`, in a new order.
    fn order(&mut self, is_in: impl Fn(usize) -> bool, tables: Tables) -> Vec<usize> {
        let segments = &self.lessons.examples.segments;
        let is_due = |at: &usize| segments[*at].tables == tables && is_in(segments[*at].document);
        let mut order: Vec<usize> = (0..segments.len()).filter(is_due).collect();
        self.random.shuffle(&mut order);
        order
    }

    /// Learns from segments, and returns the loss of a token.
    fn round(&mut self, order: &[usize], rate: f32) -> f64 {
        let (mut loss, mut tokens) = (0.0, 0);
        for &at in order {
            loss += self.learn(at, rate);
            tokens += self.lessons.examples.segments[at].tokens.len();
        }
        loss / tokens as f64
    }

    /// The last round, with smaller steps; ends with the mean of what the models were on the way.
    fn last_round(&mut self, order: &[usize]) -> f64 {
        let mut loss = 0.0;
        let mut mean = None;
        for (number, part) in order.chunks(order.len().div_ceil(LOOKS).max(1)).enumerate() {
            loss += self.round(part, self.options.rate * 0.3) / LOOKS as f64;
            mean.get_or_insert_with(|| self.models.clone()).average(&self.models, number as f32);
        }
        if let Some(mean) = mean {
            self.models = mean;
        }
        loss
    }

    /// Learns from one segment, and returns its loss.
    fn learn(&mut self, at: usize, rate: f32) -> f64 {
        let Lessons { examples, vectors, .. } = self.lessons;
        let segment = &examples.segments[at];
        let remembers = self.random.unit() < REMEMBERED;
        let mut scores: Vec<Row> = vec![[0.0; TAGS]; segment.tokens.len()];
        let attempts: Vec<Attempt> = segment
            .tokens
            .clone()
            .zip(&mut scores)
            .map(|(token, scores)| self.attempt(token, remembers, scores))
            .collect();
        let gold = &examples.gold[segment.tokens.clone()];
        let loss = self.field.learn(&scores, gold, &mut self.models.steps, 0.05 * segment.weight);
        for ((gradient, attempt), token) in self.field.gradient.iter().zip(&attempts).zip(segment.tokens.clone()) {
            let gradient = gradient.map(|step| step * segment.weight);
            if gradient.iter().all(|step| step.abs() < LEARNED) {
                continue;
            }
            self.models.linear.learn(&attempt.rows, &gradient);
            self.models.customs.learn(examples.customs.get(token), &gradient);
            if let Some(network) = &mut self.models.network {
                let signs = examples.signs.get(token);
                network.learn(&attempt.slots, signs, vectors, &attempt.hidden, &gradient, rate);
            }
        }
        loss
    }

    /// Scores a token by a part of what is known of it.
    fn attempt(&mut self, token: usize, remembers: bool, scores: &mut Row) -> Attempt {
        let Lessons { examples, features, vectors } = self.lessons;
        let random = &mut self.random;
        let mut rows: Vec<u32> =
            features.rows.get(token).iter().copied().filter(|_| DROPPED <= random.unit()).collect();
        if remembers && 0 < features.memory.len() {
            rows.extend(features.memory.get(token));
        }
        self.models.linear.score(&rows, scores);
        self.models.customs.score(examples.customs.get(token), scores);
        let mut attempt = Attempt { rows, slots: examples.slots[token], hidden: [0.0; HIDDEN] };
        if let Some(network) = &self.models.network {
            for slot in &mut attempt.slots {
                if random.unit() < self.options.drop_words {
                    *slot = slot.forgotten();
                }
            }
            attempt.hidden = network.hidden(&attempt.slots, examples.signs.get(token), vectors);
            let kept = 1.0 - self.options.drop_units;
            attempt.hidden = attempt.hidden.map(|unit| if random.unit() < kept { unit / kept } else { 0.0 });
            network.score(&attempt.hidden, scores);
        }
        attempt
    }

    /// The linear model's best tags for a segment's tokens, without what is remembered.
    pub(crate) fn tags(&self, tokens: Range<usize>) -> Vec<Tag> {
        let score = |token| {
            let mut scores = [0.0; TAGS];
            self.models.linear.score(self.lessons.features.rows.get(token), &mut scores);
            scores
        };
        self.field.best(&tokens.map(score).collect::<Vec<_>>(), &self.models.steps)
    }
}
