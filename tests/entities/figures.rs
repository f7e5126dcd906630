//! Scores figures: found, and read right.

use std::cmp::Reverse;
use std::collections::HashMap;

use newsmark::figure::{Figure, Quantity};
use newsmark::{Analysis, Span};

use crate::amount::Amount;
use crate::count::{Scores, range, shared};
use crate::markup::{Case, Gold};
use crate::names::in_context;

pub fn score(case: &Case, analysis: &Analysis, scores: &mut Scores) {
    let figures: Vec<_> = case.gold.iter().filter_map(|gold| Some((gold, gold.figure()?))).collect();
    let paired = pair(&figures, &analysis.figures);
    let is_free =
        |figure: &Figure| figures.iter().any(|(gold, _)| gold.optional && 0 < shared(&gold.span, &range(figure.span)));
    let found: Vec<_> = analysis.figures.iter().filter(|figure| !is_free(figure)).collect();
    let required = figures.iter().enumerate().filter(|(_, (gold, _))| !gold.optional);
    let (mut gold_count, mut overlapping, mut exact) = (0, 0, 0);
    for (i, (gold, amount)) in required {
        let figure = paired.get(&i).map(|&j| &analysis.figures[j]);
        gold_count += 1;
        overlapping += usize::from(figure.is_some());
        exact += usize::from(figure.is_some_and(|figure| range(figure.span) == gold.span));
        score_one(case, gold, amount, figure, scores);
    }
    scores.add("figure overlap", overlapping, gold_count, found.len());
    scores.add("figure exact", exact, gold_count, found.len());
    for figure in found {
        if !case.gold.iter().any(|gold| gold.figure().is_some() && 0 < shared(&gold.span, &range(figure.span))) {
            scores.errors.push(format!("{} wrong figure: {}", case.name, in_context(&case.text, range(figure.span))));
        }
    }
}

/// Pairs one to one by index: exact spans first, then right values, then the larger overlap.
fn pair(figures: &[(&Gold, &Amount)], found: &[Figure]) -> HashMap<usize, usize> {
    let mut options = Vec::new();
    for (i, (gold, amount)) in figures.iter().enumerate() {
        for (j, figure) in found.iter().enumerate() {
            let overlap = shared(&gold.span, &range(figure.span));
            if 0 < overlap {
                options.push((
                    range(figure.span) != gold.span,
                    !same(amount.quantity, figure.quantity),
                    Reverse(overlap),
                    i,
                    j,
                ));
            }
        }
    }
    options.sort_unstable();
    let (mut paired, mut taken) = (HashMap::new(), Vec::new());
    for (.., i, j) in options {
        if !paired.contains_key(&i) && !taken.contains(&j) {
            paired.insert(i, j);
            taken.push(j);
        }
    }
    paired
}

fn score_one(case: &Case, gold: &Gold, amount: &Amount, figure: Option<&Figure>, scores: &mut Scores) {
    let overlaps =
        |place: &std::ops::Range<usize>, span: Option<Span>| span.is_some_and(|span| 0 < shared(place, &range(span)));
    let mut checks = vec![
        ("value", figure.is_some_and(|f| same(amount.quantity, f.quantity))),
        ("kind", figure.is_some_and(|f| amount.kind == f.kind)),
    ];
    if let Some(currency) = &amount.currency {
        checks.push(("currency", figure.is_some_and(|f| f.currency == Some(currency))));
    }
    if let Some(op) = amount.op {
        checks.push(("op", figure.is_some_and(|f| f.approx.is_some_and(|approx| approx.op == op))));
    }
    if let Some(place) = &amount.counted {
        checks.push(("counted", overlaps(place, figure.and_then(|f| f.counted))));
    }
    if let Some(place) = &amount.claimant {
        checks.push(("claimant", overlaps(place, figure.and_then(|f| f.claimant).map(|claimant| claimant.span))));
    }
    let wrong: Vec<_> = checks.iter().filter(|(_, right)| !right).map(|(name, _)| *name).collect();
    if !wrong.is_empty() {
        let what = if figure.is_some() { wrong.join(", ") } else { "missed".to_owned() };
        scores.errors.push(format!("{} figure {what}: {}", case.name, in_context(&case.text, gold.span.clone())));
    }
    for (name, right) in checks {
        scores.ask(name, right);
    }
}

fn same(a: Quantity, b: Quantity) -> bool {
    // Fractions are marked with a few decimals only.
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-3 * a.abs().max(b.abs());
    match (a, b) {
        (Quantity::Value(a), Quantity::Value(b)) => close(a, b),
        (Quantity::Range { min: a, max: b }, Quantity::Range { min: c, max: d })
        | (Quantity::Score(a, b), Quantity::Score(c, d)) => close(a, c) && close(b, d),
        _ => false,
    }
}
