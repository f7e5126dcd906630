//! Scoring: what the linear model and the network say of each word of a segment.

use super::decode::{Scores, UNIT};
use super::features::{for_each_own_key, for_each_run_key};
use super::keys::Sieve;
use super::model::{LINEAR, Model, Sums};
use super::network::Hidden;
use super::tag::TAGS;
use super::view::{Segment, View};

/// Scores the segments of one document.
pub(super) struct Scorer<'m> {
    model: &'m Model,
    keys: Sieve<'m>,
}

/// What all words of a run of capitals have alike.
struct Run {
    /// The run, as in [`super::view::Word::run`].
    at: (u16, u16),
    linear: Sums,
    hidden: Hidden,
}

impl<'m> Scorer<'m> {
    /// A scorer for a document of so many tokens.
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, keys: model.sieve() }
    }

    /// Appends the scores of a segment's words, before anything is known of the rest of the document.
    pub(super) fn score(&mut self, view: &View, segment: Segment, scores: &mut Vec<Scores>) {
        let mut run = self.run(view, segment.start);
        for index in segment {
            if run.at != view.words[index].run {
                run = self.run(view, index);
            }
            scores.push(self.word(view, index, &run));
        }
    }

    fn run(&mut self, view: &View, index: usize) -> Run {
        let mut linear = [0; TAGS - 1];
        for_each_run_key(view, index, |key| self.keys.add(key));
        self.model.drain(&mut self.keys, &mut linear);
        let hidden = self.model.network.of_run(view, index, &self.model.vocabulary);
        Run { at: view.words[index].run, linear, hidden }
    }

    fn word(&mut self, view: &View, index: usize, run: &Run) -> Scores {
        let mut linear = run.linear;
        for_each_own_key(view, index, |key| self.keys.add(key));
        self.model.drain(&mut self.keys, &mut linear);
        let network = self.model.network.score(view, index, &run.hidden, &self.model.vocabulary);
        let score = |tag: usize| {
            i32::from(linear[tag]) * (UNIT / LINEAR) as i32 + (network[tag] + 0.5_f32.copysign(network[tag])) as i32
        };
        std::array::from_fn(|tag| score(tag).clamp(i16::MIN.into(), i16::MAX.into()) as i16)
    }

    /// Adds what further keys say to a word's scores.
    pub(super) fn add_keys(&mut self, keys: impl FnOnce(&mut Sieve<'m>), scores: &mut Scores) {
        let mut sums = [0; TAGS - 1];
        keys(&mut self.keys);
        self.model.drain(&mut self.keys, &mut sums);
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = score.saturating_add(sum.saturating_mul((UNIT / LINEAR) as i16));
        }
    }
}
