//! The table of `data/reliability.tsv`: how often the product's names are right of which it has such a belief.
//!
//! It is measured on the documents that training left out, and rises with the belief: isotonic regression.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use newsmark::entity::{MEASURED, Proposal, Resolved, Via};
use newsmark::name::Sort;
use newsmark::{Document, Kind, resolved};

use crate::corpus::{self, Annotated, Gold};
use crate::evaluate::{Found, Judged, judged};

/// The beliefs whose shares the table has: closer together where more names are.
const KNOTS: [f32; 12] = [0.45, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.985, 0.995, 0.999];

/// How many names more there might be at each knot, of which the belief came true: few names of a country are in doubt, and
/// chance isn't to decide what is made of it.
const PRIOR: f32 = 10.0;

/// A belief and how much came true of it: of some names alike, their weight and that of the right ones.
#[derive(Clone, Copy)]
struct Step {
    belief: f32,
    weight: f32,
    right: f32,
}

/// Measures the product on the documents in `data` that training leaves out, and writes the table to `out`.
pub(crate) fn calibrate(data: &Path, out: &Path) -> Result<(), String> {
    let documents = corpus::read_all(data)?;
    let prior = KNOTS.map(|belief| Step { belief, weight: PRIOR, right: PRIOR * belief });
    let mut steps: [Vec<Step>; MEASURED.len()] = std::array::from_fn(|_| prior.to_vec());
    for annotated in documents.iter().filter(|annotated| annotated.held_out && !annotated.is_variant) {
        for judged in trials(annotated) {
            let column = MEASURED.iter().position(|kind| *kind == judged.name.1).expect("figures are no names");
            let weight = annotated.weight;
            steps[column].push(Step { belief: judged.confidence, weight, right: weight * f32::from(judged.is_right) });
        }
    }
    let columns = steps.map(rising);
    let mut table = String::from("belief\torganization\tcountry\tperson\tplace\n");
    for belief in KNOTS {
        let cells = columns.iter().map(|steps| format!("{:.3}", share_at(steps, belief)));
        writeln!(table, "{belief}\t{}", cells.collect::<Vec<_>>().join("\t"))
            .expect("a string takes all that is written");
    }
    fs::write(out, table).map_err(|error| format!("{}: {error}", out.display()))
}

/// What the product finds in a document, with its belief.
fn trials(annotated: &Annotated) -> Vec<Judged> {
    let document = Document::new(&annotated.text);
    let found: Vec<Found> = resolved(&annotated.text).iter().filter_map(found).collect();
    let name = |(range, sort): &(Range<usize>, Sort)| Some((range.clone(), sort.kind()?));
    let names = annotated.names.iter().filter_map(name).collect();
    judged(&document, &Gold { text: annotated.text.clone(), names }, &found).0
}

/// A name that stands, unless it is a figure, inside of another one, or the name of people.
fn found(reading: &Resolved) -> Option<Found> {
    match reading.proposal {
        Proposal::Name { kind, via, .. } if kind != Kind::Figure && via != Some(Via::Demonym) && !reading.nested => {
            Some(Found { name: (reading.span.range(), kind), confidence: reading.confidence })
        }
        _ => None,
    }
}

/// Puts neighbors together until the share of right ones rises with the belief (the pool of adjacent violators).
fn rising(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by(|a, b| a.belief.total_cmp(&b.belief));
    let mut pooled: Vec<Step> = Vec::new();
    for mut step in steps {
        while let Some(last) = pooled.pop_if(|last| step.share() <= last.share()) {
            step = step.and(last);
        }
        pooled.push(step);
    }
    pooled
}

impl Step {
    fn share(self) -> f32 {
        self.right / self.weight
    }

    fn and(self, other: Self) -> Self {
        let weight = self.weight + other.weight;
        let belief = (self.belief * self.weight + other.belief * other.weight) / weight;
        Self { belief, weight, right: self.right + other.right }
    }
}

/// The share of right ones at a belief: between two steps on the line that joins them.
fn share_at(steps: &[Step], belief: f32) -> f32 {
    let after = steps.partition_point(|step| step.belief <= belief);
    let before = after.checked_sub(1).and_then(|at| steps.get(at));
    match (before, steps.get(after)) {
        (Some(a), Some(b)) => a.share() + (belief - a.belief) / (b.belief - a.belief) * (b.share() - a.share()),
        (Some(only), None) | (None, Some(only)) => only.share(),
        (None, None) => belief,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_rise_with_the_belief() {
        let step = |(belief, right): (f32, f32)| Step { belief, weight: 1.0, right };
        let steps =
            rising([(0.9, 1.0), (0.5, 0.0), (0.6, 1.0), (0.7, 0.0), (0.8, 1.0), (0.95, 1.0)].map(step).to_vec());
        assert!(steps.is_sorted_by(|a, b| a.share() <= b.share()));
        assert!((share_at(&steps, 0.65) - 0.5).abs() < 1e-6);
        assert!(share_at(&steps, 0.4).abs() < 1e-6);
        assert!((share_at(&steps, 0.99) - 1.0).abs() < 1e-6);
    }
}
