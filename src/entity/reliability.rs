//! Beliefs made true: how often a mention is right of which the recognizers are so sure.

use std::sync::LazyLock;

use super::belief::kind_of;
use super::{Evidence, Kind, Resolved};

/// A belief, and how often mentions of each kind are right of which it is had; all from 0 to 1.
type Knot = [f32; 1 + MEASURED.len()];

/// The kinds in the order of the table's columns.
pub const MEASURED: [Kind; 4] = [Kind::Organization, Kind::Country, Kind::Person, Kind::Place];

/// Measured on texts that nothing was trained on; `trainer calibrate` writes it.
static KNOTS: LazyLock<Vec<Knot>> = LazyLock::new(|| {
    let lines = include_str!("../../data/reliability.tsv").lines().skip(1);
    let knot = |line: &str| {
        let mut fields = line.split('\t').map(|field| field.parse::<f64>().expect("a test reads the table") as f32);
        std::array::from_fn(|_| fields.next().expect("a test reads the table"))
    };
    lines.map(knot).collect()
});

/// Makes the confidence of names agree with how often such names are right. What the user says is so stays certain, and
/// figures and names inside of others, which nothing measures, stay as they are.
pub(crate) fn calibrate(resolved: &mut [Resolved]) {
    for reading in resolved.iter_mut().filter(|reading| !reading.nested && !is_said(reading)) {
        reading.confidence = calibrated(kind_of(&reading.proposal), reading.confidence);
    }
}

fn is_said(reading: &Resolved) -> bool {
    reading.evidence.iter().any(|evidence| matches!(evidence, Evidence::Dictionary { .. }))
}

/// The share of right ones among mentions of a kind of which there is such a belief: between two knots on the line that joins
/// them, beyond the ends as at the ends.
fn calibrated(kind: Kind, belief: f32) -> f32 {
    let Some(column) = MEASURED.iter().position(|other| *other == kind) else { return belief };
    let after = KNOTS.partition_point(|knot| knot[0] <= belief).clamp(1, KNOTS.len() - 1);
    let [before, after] = [&KNOTS[after - 1], &KNOTS[after]];
    let way = ((belief - before[0]) / (after[0] - before[0])).clamp(0.0, 1.0);
    before[1 + column] + way * (after[1 + column] - before[1 + column])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_rises() {
        assert!(1 < KNOTS.len());
        for pair in KNOTS.windows(2) {
            assert!(pair[0][0] < pair[1][0]);
            assert!(pair[0].iter().zip(&pair[1]).all(|(before, after)| before <= after), "{pair:?}");
        }
        assert!(KNOTS.iter().flatten().all(|share| (0.0..=1.0).contains(share)));
    }

    #[test]
    fn beliefs_are_read_between_the_knots() {
        let near = |a: f32, b: f32| assert!((a - b).abs() < 1e-5, "{a} {b}");
        let (first, second) = (KNOTS[0], KNOTS[1]);
        near(calibrated(Kind::Person, first[0].midpoint(second[0])), first[3].midpoint(second[3]));
        near(calibrated(Kind::Person, 0.0), first[3]);
        near(calibrated(Kind::Person, 1.0), KNOTS[KNOTS.len() - 1][3]);
        near(calibrated(Kind::Figure, 0.95), 0.95);
    }
}
