//! What is counted, and how it is put as a number.

use std::collections::BTreeMap;
use std::ops::Range;

use newsmark::Span;

/// Right ones, marked ones and the program's.
#[derive(Clone, Copy, Default)]
pub struct Count {
    pub right: usize,
    pub gold: usize,
    pub found: usize,
}

#[derive(Clone, Copy, Debug)]
pub enum Measure {
    F1,
    Precision,
    Recall,
}

impl Count {
    /// Per cent; 100 where there was nothing to get wrong.
    pub fn percent(self, measure: Measure) -> f64 {
        let of = match measure {
            Measure::F1 => (self.gold + self.found) as f64 / 2.0,
            Measure::Precision => self.found as f64,
            Measure::Recall => self.gold as f64,
        };
        if of == 0.0 { 100.0 } else { 100.0 * self.right as f64 / of }
    }
}

/// The counts and errors of one half of the corpus.
#[derive(Default)]
pub struct Scores {
    counts: BTreeMap<&'static str, Count>,
    pub errors: Vec<String>,
}

impl Scores {
    pub fn get(&self, name: &str) -> Count {
        self.counts.get(name).copied().unwrap_or_default()
    }

    pub fn add(&mut self, name: &'static str, right: usize, gold: usize, found: usize) {
        let count = self.counts.entry(name).or_default();
        count.right += right;
        count.gold += gold;
        count.found += found;
    }

    /// One marked thing, and whether the program has it.
    pub fn ask(&mut self, name: &'static str, right: bool) {
        self.add(name, usize::from(right), 1, 0);
    }
}

pub fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// How many bytes two spans share.
pub fn shared(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
