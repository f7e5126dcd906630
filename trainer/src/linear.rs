//! The linear model's weights, learned by FTRL-proximal: it keeps at zero what doesn't earn its place.

use newsmark::name::TAGS;

use crate::crf::Row;

/// How the weights are learned.
#[derive(Clone, Copy)]
pub(crate) struct Rates {
    pub(crate) alpha: f32,
    pub(crate) l1: f32,
    pub(crate) l2: f32,
}

/// A row of weights for each feature.
#[derive(Clone)]
pub(crate) struct Linear {
    rates: Rates,
    pub(crate) weights: Vec<Row>,
    sums: Vec<Row>,
    squares: Vec<Row>,
}

impl Linear {
    pub(crate) fn new(features: usize, rates: Rates) -> Self {
        let rows = || vec![[0.0; TAGS]; features];
        Self { rates, weights: rows(), sums: rows(), squares: rows() }
    }

    /// Adds the weights of features to a token's scores.
    pub(crate) fn score(&self, features: &[u32], scores: &mut Row) {
        for feature in features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*feature as usize]) {
                *score += weight;
            }
        }
    }

    pub(crate) fn learn(&mut self, features: &[u32], gradient: &Row) {
        for feature in features {
            let feature = *feature as usize;
            let (weights, sums, squares) =
                (&mut self.weights[feature], &mut self.sums[feature], &mut self.squares[feature]);
            for tag in 0..TAGS {
                let step = gradient[tag];
                let square = squares[tag] + step * step;
                let sigma = (square.sqrt() - squares[tag].sqrt()) / self.rates.alpha;
                sums[tag] -= step + sigma * weights[tag];
                squares[tag] = square;
                weights[tag] = self.rates.weight(sums[tag], square);
            }
        }
    }
}

impl Rates {
    fn weight(self, sum: f32, square: f32) -> f32 {
        if sum.abs() <= self.l1 {
            return 0.0;
        }
        -(sum - self.l1.copysign(sum)) / ((1.0 + square.sqrt()) / self.alpha + self.l2)
    }
}
