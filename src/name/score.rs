//! Scoring: what the linear model and the network say of each word of a segment.

use super::decode::{Scores, UNIT};
use super::features::{for_each_own_key, for_each_run_key};
use super::keys::Keys;
use super::model::{LINEAR, Model, Sums};
use super::network::Hidden;
use super::view::{Segment, View};

/// What all words of a run of capitals have alike.
struct Run {
    /// The run, as in [`super::view::Word::run`].
    at: (u16, u16),
    linear: Sums,
    hidden: Hidden,
}

impl Model {
    /// Appends the scores of a segment's words, before anything is known of the rest of the document.
    pub(super) fn score(&self, view: &View, segment: Segment, keys: &mut Keys, scores: &mut Vec<Scores>) {
        let mut run = self.run(view, segment.start, keys);
        for index in segment {
            if run.at != view.words[index].run {
                run = self.run(view, index, keys);
            }
            scores.push(self.word(view, index, &run, keys));
        }
    }

    fn run(&self, view: &View, index: usize, keys: &mut Keys) -> Run {
        for_each_run_key(view, index, |key| keys.push(key));
        let hidden = self.network.of_run(view, index, &self.vocabulary);
        Run { at: view.words[index].run, linear: self.sum(keys), hidden }
    }

    fn word(&self, view: &View, index: usize, run: &Run, keys: &mut Keys) -> Scores {
        for_each_own_key(view, index, |key| keys.push(key));
        let linear = self.sum(keys);
        let network = self.network.score(view, index, &run.hidden, &self.vocabulary);
        let linear = |tag: usize| i32::from(run.linear[tag].wrapping_add(linear[tag]));
        let score = |tag: usize| linear(tag) * (UNIT / LINEAR) as i32 + nearest(network[tag]);
        std::array::from_fn(|tag| score(tag).clamp(i16::MIN.into(), i16::MAX.into()) as i16)
    }

    /// Adds what further keys say to a word's scores.
    pub(super) fn add_keys(&self, keys: &mut Keys, scores: &mut Scores) {
        for (score, sum) in scores.iter_mut().zip(self.sum(keys)) {
            *score = score.saturating_add(sum.saturating_mul((UNIT / LINEAR) as i16));
        }
    }
}

/// The nearest whole number. A conversion would ask of each number by itself whether it is one of the type; this has as many at
/// once as the processor can.
fn nearest(number: f32) -> i32 {
    /// Beyond it a score is cut off anyway.
    const MOST: f32 = 65_536.0;
    /// Of a sum with this number the lowest bits are the whole part: a half of 2²⁴ leaves no room for a fraction.
    const SHIFT: f32 = 12_582_912.0;
    (number.clamp(-MOST, MOST) + SHIFT).to_bits().cast_signed() - SHIFT.to_bits().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_whole_number() {
        for (number, whole) in
            [(0.0, 0), (0.4, 0), (0.6, 1), (-0.6, -1), (-1.4, -1), (300.7, 301), (-40_000.2, -40_000)]
        {
            assert_eq!(nearest(number), whole, "{number}");
        }
        assert_eq!((nearest(1e9), nearest(-1e9)), (65_536, -65_536));
    }
}
