//! Calibration: how often the model is right when it is so sure, by sort.

use newsmark::Document;
use newsmark::name::{Model, Reading, Sort};

use crate::corpus::Annotated;
use crate::examples::matches;

/// What the model said of a name, and whether it was right.
struct Trial {
    sort: Sort,
    odds: f32,
    right: bool,
}

/// For each sort, a factor and an offset for the logarithm of a name's odds, fitted to documents that it wasn't trained on.
pub(crate) fn calibration<'a>(
    model: &Model,
    documents: impl Iterator<Item = &'a Annotated>,
) -> [[f32; 2]; Sort::ALL.len()] {
    let trials: Vec<Trial> = documents.flat_map(|annotated| trials(model, annotated)).collect();
    Sort::ALL.map(|sort| fit(&trials.iter().filter(|trial| trial.sort == sort).collect::<Vec<_>>()))
}

fn trials(model: &Model, annotated: &Annotated) -> Vec<Trial> {
    let document = Document::new(&annotated.text);
    let matches = matches(&document);
    let mut trials = Vec::new();
    Reading::new(&document, &matches, model).for_each_name(model, |tokens, sort, probability| {
        let range = document.span_of(tokens).range();
        let probability = probability.clamp(1e-4, 1.0 - 1e-4);
        let odds = (probability / (1.0 - probability)).ln();
        trials.push(Trial { sort, odds, right: annotated.names.contains(&(range, sort)) });
    });
    trials
}

/// Logistic regression by Newton's method, held near to leaving the odds as they are.
fn fit(trials: &[&Trial]) -> [f32; 2] {
    const HOLD: f64 = 1.0;
    let (mut factor, mut offset) = (1.0_f64, 0.0_f64);
    for _ in 0..30 {
        let (mut g, mut h) = ([-HOLD * (factor - 1.0), -HOLD * offset], [HOLD, 0.0, HOLD]);
        for trial in trials {
            let odds = f64::from(trial.odds);
            let expected = 1.0 / (1.0 + (-(factor * odds + offset)).exp());
            let miss = f64::from(u8::from(trial.right)) - expected;
            let slope = expected * (1.0 - expected);
            g = [g[0] + miss * odds, g[1] + miss];
            h = [h[0] + slope * odds * odds, h[1] + slope * odds, h[2] + slope];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        factor += step((h[2] * g[0] - h[1] * g[1]) / determinant);
        offset += step((h[0] * g[1] - h[1] * g[0]) / determinant);
    }
    [factor as f32, offset as f32]
}

/// A step of Newton's method that is short enough not to leap over the answer.
fn step(full: f64) -> f64 {
    full.clamp(-0.5, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_that_is_too_sure_is_held_back() {
        let trial = |number: usize| Trial {
            sort: Sort::Person,
            odds: 3.0 * if number.is_multiple_of(2) { 1.0 } else { -1.0 },
            right: number.is_multiple_of(3),
        };
        let trials: Vec<Trial> = (0..600).map(trial).collect();
        let [factor, offset] = fit(&trials.iter().collect::<Vec<_>>());
        assert!(factor.abs() < 0.1 && offset < -0.5, "{factor} {offset}");
    }
}
