//! Changes and shares that are not what their own figures say.

use super::amount::{Bounds, quote, written};
use super::{Check, Finding, Scene};
use crate::figure::{Figure, FigureKind, Quantity, Role};

/// Looks in every sentence for an old amount, a new one and the change between them, and for a share with its per cent.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let figures = &scene.analysis.figures;
    let same_sentence = figures.chunk_by(|a, b| scene.sentence(a.span) == scene.sentence(b.span));
    same_sentence.flat_map(|figures| change(scene, figures).into_iter().chain(shares(scene, figures))).collect()
}

/// "rose by 20 per cent from 100 to 150".
fn change(scene: &Scene<'_>, figures: &[Figure]) -> Option<Finding> {
    let only = |role: Role| {
        let mut with_role = figures.iter().filter(|figure| figure.role == Some(role));
        with_role.next().filter(|_| with_role.next().is_none())
    };
    let (from, to, by) = (only(Role::From)?, only(Role::To)?, only(Role::By)?);
    let is_same = |a: &Figure, b: &Figure| a.unit == b.unit && a.currency == b.currency && a.kind == b.kind;
    let (old, new) = (Bounds::of(scene.text, from)?, Bounds::of(scene.text, to)?);
    let stated = Bounds::of(scene.text, by)?;
    if !is_same(from, to) || old.least <= 0.0 {
        return None;
    }
    let is_percent = by.unit == Some("%") && from.unit != Some("%");
    if !is_percent && !is_same(from, by) {
        return None;
    }
    let differences = [new.least - old.most, new.most - old.least];
    let (low, high) = (differences[0].min(differences[1]), differences[0].max(differences[1]));
    let (least, most) = if low <= 0.0 && 0.0 <= high {
        (0.0, high.max(-low))
    } else {
        (low.abs().min(high.abs()), low.abs().max(high.abs()))
    };
    let actual = if is_percent {
        Bounds { least: 100.0 * least / old.most, most: 100.0 * most / old.least }
    } else {
        Bounds { least, most }
    };
    let slack = if is_percent { percent_rounding(by, scene.text) } else { 0.0 };
    let actual = Bounds { least: actual.least - slack, most: actual.most + slack };
    actual.excludes(stated).then(|| {
        let unit = if is_percent { Some("per cent") } else { by.currency.or(by.unit) };
        let unit = unit.map_or(String::new(), |unit| format!(" {unit}"));
        let (old, new) = (old.middle(), new.middle());
        let change = (new - old).abs() * if is_percent { 100.0 / old } else { 1.0 };
        Finding {
            check: Check::Change,
            span: by.span,
            related: vec![from.span, to.span],
            message: format!(
                "From {} to {} is a change of {}{unit}, not {}.",
                quote(scene.text, from.span),
                quote(scene.text, to.span),
                written(change),
                quote(scene.text, by.span)
            ),
        }
    })
}

fn shares(scene: &Scene<'_>, figures: &[Figure]) -> Vec<Finding> {
    let share = |three: &[Figure]| {
        let [first, second, percent] = three else { return None };
        share(scene, first, second, percent).or_else(|| share_of(scene, first, second, percent))
    };
    figures.windows(3).filter_map(share).collect()
}

/// Words between two figures of a share at most: the counted noun may have some.
const FARTHEST: usize = 6;

/// "30 of the 120 houses (20 per cent)"
fn share(scene: &Scene<'_>, part: &Figure, whole: &Figure, percent: &Figure) -> Option<Finding> {
    let of = between(scene, part, whole);
    let is_share = of.contains(&"of") && of.len() <= FARTHEST && !of.contains(&",");
    let is_told = is_share && is_apposed(&between(scene, whole, percent));
    if is_told { misses(scene, part, whole, percent) } else { None }
}

/// "Of the 120 houses, 30 (20 per cent)"
fn share_of(scene: &Scene<'_>, whole: &Figure, part: &Figure, percent: &Figure) -> Option<Finding> {
    let start = scene.document.tokens_in(whole.span).start;
    let is_of = (1..=2).any(|back| start.checked_sub(back).is_some_and(|index| scene.document.word(index) == "Of"));
    let is_share = is_of && between(scene, whole, part).len() <= FARTHEST;
    let is_told = is_share && is_apposed(&between(scene, part, percent));
    if is_told { misses(scene, part, whole, percent) } else { None }
}

fn between<'a>(scene: &Scene<'a>, a: &Figure, b: &Figure) -> Vec<&'a str> {
    let tokens = scene.document.tokens_in(a.span).end..scene.document.tokens_in(b.span).start;
    tokens.map(|index| scene.document.word(index)).collect()
}

/// True if what stands between a figure and its per cent says that they are one.
fn is_apposed(between: &[&str]) -> bool {
    between.len() <= FARTHEST && matches!(between.last(), Some(&("(" | "," | "or" | "—" | "–")))
}

/// The finding, if a part of a whole isn't the stated per cent.
fn misses(scene: &Scene<'_>, part: &Figure, whole: &Figure, percent: &Figure) -> Option<Finding> {
    let counts = part.kind == FigureKind::Count && whole.kind == FigureKind::Count;
    if !counts || percent.unit != Some("%") || percent.role.is_some() {
        return None;
    }
    let (Quantity::Value(part_value), Quantity::Value(whole_value)) = (part.quantity, whole.quantity) else {
        return None;
    };
    let exact = part.approx.is_none() && whole.approx.is_none() && 0.0 < whole_value;
    let actual = 100.0 * part_value / whole_value;
    let slack = percent_rounding(percent, scene.text);
    let stated = Bounds::of(scene.text, percent)?;
    (exact && Bounds { least: actual - slack, most: actual + slack }.excludes(stated)).then(|| Finding {
        check: Check::Change,
        span: percent.span,
        related: vec![part.span, whole.span],
        message: format!(
            "{} of {} is {} per cent, not {}.",
            quote(scene.text, part.span),
            quote(scene.text, whole.span),
            written(actual),
            quote(scene.text, percent.span)
        ),
    })
}

/// How far a stated percentage may be from the exact one: a whole one by a point, for some writers cut instead of rounding.
fn percent_rounding(figure: &Figure, text: &str) -> f64 {
    if figure.span.of(text).contains('.') { 0.1 } else { 1.0 }
}
