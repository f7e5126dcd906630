//! The conditional random field over tags: likelihood, gradient and best sequence, in floating point.

use newsmark::name::{TAGS, Tag};

/// One number for each tag.
pub(crate) type Row = [f32; TAGS];

/// How well one tag follows another; a segment starts from and ends in the outside tag. Learned by Adagrad.
#[derive(Clone)]
pub(crate) struct Steps {
    pub(crate) weights: [Row; TAGS],
    squares: [Row; TAGS],
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { weights: [[0.0; TAGS]; TAGS], squares: [[1e-2; TAGS]; TAGS] }
    }

    fn learn(&mut self, gradient: &[Row; TAGS], rate: f32) {
        for ((weights, squares), gradient) in self.weights.iter_mut().zip(&mut self.squares).zip(gradient) {
            for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
                *square += gradient * gradient;
                *weight += rate * gradient / square.sqrt();
            }
        }
    }
}

/// The tags that may stand before a tag.
fn before(tag: usize) -> impl Iterator<Item = usize> {
    (0..TAGS).filter(move |from| Tag::from_index(*from).allows(Tag::from_index(tag)))
}

/// Learns steps, and computes what each token's scores should gain: the gradient of the log-likelihood.
pub(crate) struct Field {
    before: Vec<Vec<usize>>,
    emissions: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    scales: Vec<f32>,
    /// By token: the tag's gold indicator less its probability.
    pub(crate) gradient: Vec<Row>,
}

impl Field {
    pub(crate) fn new() -> Self {
        Self {
            before: (0..TAGS).map(|tag| before(tag).collect()).collect(),
            emissions: vec![],
            forward: vec![],
            backward: vec![],
            scales: vec![],
            gradient: vec![],
        }
    }

    /// Computes the gradient of a segment with these scores, learns its steps, and returns how unlikely the gold tags
    /// were, in natural logarithms, summed over tokens as if each stood alone.
    pub(crate) fn learn(&mut self, scores: &[Row], gold: &[Tag], steps: &mut Steps, rate: f32) -> f64 {
        let factors = steps.weights.map(|row| row.map(f32::exp));
        self.sum(scores, &factors);
        let mut expected = [[0.0; TAGS]; TAGS];
        self.compare_tokens(gold);
        self.compare_steps(gold, &factors, &mut expected);
        steps.learn(&expected, rate);
        let missing = |(row, tag): (&Row, &Tag)| -f64::from((1.0 - row[tag.index()]).max(1e-6)).ln();
        self.gradient.iter().zip(gold).map(missing).sum()
    }

    /// Forward and backward sums, scaled so that each token's probabilities sum to 1.
    fn sum(&mut self, scores: &[Row], factors: &[Row; TAGS]) {
        self.emissions.clear();
        self.emissions.extend(scores.iter().map(|row| {
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            row.map(|score| (score - most).exp())
        }));
        self.forward.clear();
        self.scales.clear();
        let mut last = [0.0; TAGS];
        last[0] = 1.0;
        for emission in &self.emissions {
            let next: Row = std::array::from_fn(|tag| {
                emission[tag] * self.before[tag].iter().map(|&from| last[from] * factors[from][tag]).sum::<f32>()
            });
            let scale = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            last = next.map(|value| value / scale);
            self.scales.push(scale);
            self.forward.push(last);
        }
        self.sum_backward(factors);
    }

    fn sum_backward(&mut self, factors: &[Row; TAGS]) {
        let count = self.emissions.len();
        self.backward.clear();
        self.backward.resize(count, [0.0; TAGS]);
        let mut next = [0.0; TAGS];
        for &tag in &self.before[0] {
            next[tag] = factors[tag][0];
        }
        let total: f32 = self.forward[count - 1].iter().zip(&next).map(|(a, b)| a * b).sum();
        next = next.map(|value| value / total.max(f32::MIN_POSITIVE));
        for at in (0..count).rev() {
            self.backward[at] = next;
            let mut row = [0.0; TAGS];
            for tag in 0..TAGS {
                let value = next[tag] * self.emissions[at][tag] / self.scales[at];
                for &from in &self.before[tag] {
                    row[from] += value * factors[from][tag];
                }
            }
            next = row;
        }
    }

    fn compare_tokens(&mut self, gold: &[Tag]) {
        self.gradient.clear();
        for ((forward, backward), gold) in self.forward.iter().zip(&self.backward).zip(gold) {
            let mut row: Row = std::array::from_fn(|tag| -forward[tag] * backward[tag]);
            row[gold.index()] += 1.0;
            self.gradient.push(row);
        }
    }

    fn compare_steps(&self, gold: &[Tag], factors: &[Row; TAGS], gradient: &mut [Row; TAGS]) {
        let mut last: Row = [0.0; TAGS];
        last[0] = 1.0;
        let mut last_gold = 0;
        for at in 0..gold.len() {
            for tag in 0..TAGS {
                let value = self.emissions[at][tag] * self.backward[at][tag] / self.scales[at];
                for &from in &self.before[tag] {
                    gradient[from][tag] -= last[from] * factors[from][tag] * value;
                }
            }
            gradient[last_gold][gold[at].index()] += 1.0;
            last_gold = gold[at].index();
            last = self.forward[at];
        }
        for &tag in &self.before[0] {
            gradient[tag][0] -= self.forward[gold.len() - 1][tag] * self.backward[gold.len() - 1][tag];
        }
        gradient[last_gold][0] += 1.0;
    }

    /// The most probable tag sequence of a segment with these scores.
    pub(crate) fn best(&self, scores: &[Row], steps: &Steps) -> Vec<Tag> {
        let mut last = [f32::MIN; TAGS];
        last[0] = 0.0;
        let mut back = Vec::with_capacity(scores.len());
        for row in scores {
            let from = |tag: usize| {
                let sum = |from: usize| last[from] + steps.weights[from][tag];
                let best = self.before[tag].iter().copied().max_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap_or(0);
                (best, sum(best))
            };
            let best: [(usize, f32); TAGS] = std::array::from_fn(from);
            last = std::array::from_fn(|tag| best[tag].1 + row[tag]);
            back.push(best.map(|(from, _)| from));
        }
        let end = |tag: &usize| last[*tag] + steps.weights[*tag][0];
        let mut tag = self.before[0].iter().copied().max_by(|a, b| end(a).total_cmp(&end(b))).unwrap_or(0);
        let mut tags: Vec<Tag> = back
            .iter()
            .rev()
            .map(|back| {
                let here = Tag::from_index(tag);
                tag = back[tag];
                here
            })
            .collect();
        tags.reverse();
        tags
    }
}
