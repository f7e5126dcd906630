//! How sure the model is of each name: its share of all sequences of tags (forward and backward sums).

use std::ops::Range;
use std::sync::LazyLock;

use super::decode::{Scores, UNIT};
use super::lattice::{Column, SORTS, STARTS, Steps, Transitions};
use super::tag::{Sort, Tag};

/// The probabilities of a segment's tags (forward and backward sums).
pub(super) struct Posterior<'m> {
    steps: &'m Steps<f32>,
    emissions: Vec<Column<f32>>,
    forward: Vec<Column<f32>>,
    backward: Vec<Column<f32>>,
    /// What the sums of each token are divided by.
    scales: Vec<f32>,
}

impl<'m> Posterior<'m> {
    /// An empty one for a model's transitions; [`read`](Self::read) fills it for a segment.
    pub(super) const fn new(transitions: &'m Transitions) -> Self {
        let steps = &transitions.likelihoods;
        Self { steps, emissions: vec![], forward: vec![], backward: vec![], scales: vec![] }
    }

    /// Computes the probabilities of a segment, which has a token at least.
    pub(super) fn read(&mut self, scores: &[Scores]) {
        self.emissions.clear();
        self.emissions.extend(scores.iter().map(likelihoods));
        self.run_forward();
        self.run_backward();
    }

    fn run_forward(&mut self) {
        self.forward.clear();
        self.scales.clear();
        let start = Column { starts: self.steps.across[0], ..Column::default() };
        for emission in &self.emissions {
            let next = self.forward.last().map_or(start, |last| forward(last, self.steps)).times(emission);
            let scale = next.sum().max(f32::MIN_POSITIVE);
            self.scales.push(scale);
            self.forward.push(next.scaled(1.0 / scale));
        }
    }

    fn run_backward(&mut self) {
        let count = self.emissions.len();
        self.backward.clear();
        self.backward.resize(count, Column::default());
        let to_end = self.steps.to_end();
        let ends = self.forward[count - 1].ends();
        let total: f32 = ends.iter().zip(&to_end).map(|(end, step)| end * step).sum();
        let mut next = Column::from_ends(&to_end).scaled(1.0 / total.max(f32::MIN_POSITIVE));
        for at in (0..count).rev() {
            self.backward[at] = next;
            next = backward(&next.times(&self.emissions[at]).scaled(1.0 / self.scales[at]), self.steps);
        }
    }

    /// The probability, from 0 to 1, of exactly this name.
    pub(super) fn of_name(&self, tokens: Range<usize>, sort: Sort) -> f32 {
        let tag = |at: usize| match (at == tokens.start, at + 1 == tokens.end) {
            (true, true) => Tag::unit(sort),
            (true, false) => Tag::begin(sort),
            (false, false) => Tag::inside(sort),
            (false, true) => Tag::last(sort),
        };
        let mut probability = self.forward[tokens.start].of(tag(tokens.start));
        for at in tokens.start + 1..tokens.end {
            let step = self.steps.within(tag(at - 1), tag(at), sort);
            probability *= step * self.emissions[at].of(tag(at)) / self.scales[at];
        }
        let last = tokens.end - 1;
        (probability * self.backward[last].of(tag(last))).clamp(0.0, 1.0)
    }
}

/// What leads to each tag from the sums before it.
fn forward(last: &Column<f32>, steps: &Steps<f32>) -> Column<f32> {
    let mut next = Column::default();
    for (end, steps) in last.ends().iter().zip(&steps.across) {
        next.starts.iter_mut().zip(steps).for_each(|(sum, step)| *sum += end * step);
    }
    for sort in 0..SORTS {
        let (begin, inside) = (last.begin(sort), last.inside[sort]);
        next.inside[sort] = begin * steps.begin_inside[sort] + inside * steps.inside_inside[sort];
        next.last[sort] = begin * steps.begin_last[sort] + inside * steps.inside_last[sort];
    }
    next
}

/// What each tag leads to of the sums behind it.
fn backward(next: &Column<f32>, steps: &Steps<f32>) -> Column<f32> {
    let to_starts =
        |steps: &[f32; STARTS]| -> f32 { steps.iter().zip(&next.starts).map(|(step, sum)| step * sum).sum() };
    let mut before = Column::from_ends(&steps.across.each_ref().map(to_starts));
    for sort in 0..SORTS {
        let (inside, last) = (next.inside[sort], next.last[sort]);
        before.starts[1 + SORTS + sort] = inside * steps.begin_inside[sort] + last * steps.begin_last[sort];
        before.inside[sort] = inside * steps.inside_inside[sort] + last * steps.inside_last[sort];
    }
    before
}

impl Column<f32> {
    fn map2(&self, other: &Self, f: impl Fn(f32, f32) -> f32) -> Self {
        Self {
            starts: std::array::from_fn(|at| f(self.starts[at], other.starts[at])),
            inside: std::array::from_fn(|at| f(self.inside[at], other.inside[at])),
            last: std::array::from_fn(|at| f(self.last[at], other.last[at])),
        }
    }

    fn times(&self, other: &Self) -> Self {
        self.map2(other, |a, b| a * b)
    }

    fn scaled(&self, factor: f32) -> Self {
        self.map2(self, |a, _| a * factor)
    }

    fn sum(&self) -> f32 {
        self.starts.iter().chain(&self.inside).chain(&self.last).sum()
    }
}

/// The exponentials of a token's scores, the greatest of them 1.
fn likelihoods(scores: &Scores) -> Column<f32> {
    let most = i32::from(scores.iter().copied().max().unwrap_or(0).max(0));
    let exponentials = &*EXPONENTIALS;
    Column::new(exponentials.of(-most), |index| exponentials.of(i32::from(scores[index]) - most))
}

/// The exponential of so many units.
pub(super) fn exp(units: i32) -> f32 {
    EXPONENTIALS.of(units)
}

/// Exponentials of negative numbers: of whole ones, and of parts of one.
struct Exponentials {
    wholes: [f32; WHOLES],
    parts: [f32; PARTS],
}

/// Beyond it, the exponential is 0 for all purposes.
const WHOLES: usize = 64;
const PARTS: usize = UNIT as usize;

static EXPONENTIALS: LazyLock<Exponentials> = LazyLock::new(|| Exponentials {
    wholes: std::array::from_fn(|whole| (-(whole as f32)).exp()),
    parts: std::array::from_fn(|part| (-(part as f32) / UNIT).exp()),
});

impl Exponentials {
    /// A product of two numbers that were made ahead.
    fn of(&self, units: i32) -> f32 {
        let size = units.unsigned_abs() as usize;
        let of_minus = self.wholes[(size / PARTS).min(WHOLES - 1)] * self.parts[size % PARTS];
        if units <= 0 { of_minus } else { 1.0 / of_minus }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode::tests::{segment, sequences, steps, sum};
    use super::*;

    #[test]
    fn probability_of_a_name_is_its_share_of_all_sequences() {
        let (scores, steps) = (segment(3), steps());
        let weight = |sequence: &[usize]| f64::from(sum(sequence, &scores, &steps) as f32 / UNIT).exp();
        let all: f64 = sequences(3).iter().map(|sequence| weight(sequence)).sum();
        let (begin, last) = (Tag::begin(Sort::Person).index(), Tag::last(Sort::Person).index());
        let with: f64 = sequences(3).iter().filter(|s| s[..2] == [begin, last]).map(|sequence| weight(sequence)).sum();
        let transitions = Transitions::new(&steps);
        let mut posterior = Posterior::new(&transitions);
        posterior.read(&scores);
        assert!((f64::from(posterior.of_name(0..2, Sort::Person)) - with / all).abs() < 1e-4);
    }
}
