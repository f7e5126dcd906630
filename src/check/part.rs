//! Parts that don't add up to the whole.

use std::ops::Range;

use super::amount::{Bounds, quote, written};
use super::{Check, Finding, Scene};
use crate::figure::{Figure, FigureKind};
use crate::text::{Case, Span, Token, TokenKind};

/// Looks in every sentence for a whole with its parts behind it, for parts with their whole behind them, and for
/// percentages that are more than the whole together.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let figures = &scene.analysis.figures;
    let same_sentence = figures.chunk_by(|a, b| scene.sentence(a.span) == scene.sentence(b.span));
    same_sentence.flat_map(|figures| in_sentence(scene, figures)).collect()
}

fn in_sentence(scene: &Scene<'_>, figures: &[Figure]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    while at < figures.len() {
        let parts = list_from(scene, figures, at);
        let list = &figures[parts.clone()];
        if 1 < list.len() {
            let before = parts.start.checked_sub(1).map(|index| &figures[index]);
            let after = figures.get(parts.end);
            findings.extend(
                before
                    .and_then(|whole| whole_before(scene, whole, list))
                    .or_else(|| after.and_then(|whole| whole_after(scene, list, whole)))
                    .or_else(|| too_many_percent(scene, list)),
            );
        }
        at = parts.end.max(at + 1);
    }
    findings
}

/// The figures from `start` on that are listed: "4 soldiers, 3 policemen and 2 children".
fn list_from(scene: &Scene<'_>, figures: &[Figure], start: usize) -> Range<usize> {
    let mut end = start + 1;
    while end < figures.len() && is_listed_after(scene, &figures[end - 1], &figures[end]) {
        end += 1;
    }
    start..end
}

fn is_listed_after(scene: &Scene<'_>, a: &Figure, b: &Figure) -> bool {
    /// Words that a listed thing may have.
    const LONGEST: usize = 7;
    let between = between(scene, a.span, b.span);
    let same =
        a.kind == b.kind && a.unit == b.unit && a.currency == b.currency && !is_total(scene, b) && !is_of(scene, a);
    same && is_addable(a)
        && is_addable(b)
        && between.len() <= LONGEST
        && between.iter().any(|word| matches!(*word, "," | ";" | "and"))
        && !between.iter().any(|word| introduces(word).is_some() || matches!(*word, "(" | ")" | "to" | "than" | "or"))
}

const fn is_addable(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Measure)
        && figure.role.is_none()
        && !figure.neg
        && !figure.vague
        && figure.per.is_none()
}

/// How a list is tied to its whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// These are all parts: "12 people: 7 men and 5 women".
    All,
    /// There may be others: "12 people, including 7 men".
    Some,
}

fn introduces(word: &str) -> Option<Tie> {
    match word {
        ":" | "—" | "–" | "--" | "comprising" => Some(Tie::All),
        "including" | "among" | "whom" | "include" | "included" => Some(Tie::Some),
        _ => None,
    }
}

/// "killed 12 people: 7 soldiers and 4 civilians".
fn whole_before(scene: &Scene<'_>, whole: &Figure, parts: &[Figure]) -> Option<Finding> {
    /// Words between the whole and its parts, its counted noun and a verb among them.
    const FARTHEST: usize = 10;
    let between = between(scene, whole.span, parts[0].span);
    let tie =
        between.iter().rev().find_map(|word| introduces(word)).or_else(|| is_of(scene, whole).then_some(Tie::Some))?;
    let is_near = between.len() <= FARTHEST;
    let same = whole.kind == parts[0].kind && whole.unit == parts[0].unit && whole.currency == parts[0].currency;
    if !is_near || !same || !is_addable(whole) || tie == Tie::All && has_more(scene, parts) {
        return None;
    }
    does_not_add_up(scene, whole, parts, tie)
}

/// "Of the 100 seats"
fn is_of(scene: &Scene<'_>, whole: &Figure) -> bool {
    let start = scene.document.tokens_in(whole.span).start;
    let before = |back: usize| start.checked_sub(back).map_or("", |index| scene.document.word(index));
    before(1) == "Of" || before(2) == "Of" && matches!(before(1), "the" | "its" | "all" | "their")
}

/// True if the last part is followed by other words of a list: "and others".
fn has_more(scene: &Scene<'_>, parts: &[Figure]) -> bool {
    let last = scene.document.tokens_in(parts[parts.len() - 1].span).end;
    (last..last + 6).any(|index| matches!(scene.document.word(index), "others" | "other" | "more" | "several" | "some"))
}

/// "7 men and 4 women, a total of 12".
fn whole_after(scene: &Scene<'_>, parts: &[Figure], whole: &Figure) -> Option<Finding> {
    let same = whole.kind == parts[0].kind && whole.unit == parts[0].unit && whole.currency == parts[0].currency;
    let finding = || does_not_add_up(scene, whole, parts, Tie::All);
    if same && is_addable(whole) && is_total(scene, whole) { finding() } else { None }
}

/// "a total of 12", "12 in all", "12 animals in all"
fn is_total(scene: &Scene<'_>, figure: &Figure) -> bool {
    let tokens = scene.document.tokens_in(figure.span);
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |index| scene.document.word(index));
    let end = figure.counted.map_or(tokens.end, |counted| scene.document.tokens_in(counted).end.max(tokens.end));
    let after = |ahead: usize| scene.document.word(end - 1 + ahead);
    before(1) == "of" && before(2) == "total" || after(1) == "in" && matches!(after(2), "all" | "total")
}

fn does_not_add_up(scene: &Scene<'_>, whole: &Figure, parts: &[Figure], tie: Tie) -> Option<Finding> {
    /// How many times the sum a whole may be.
    const FARTHEST: f64 = 2.0;
    let stated = Bounds::of(scene.text, whole)?;
    let bounds: Option<Vec<_>> = parts.iter().map(|part| Bounds::of(scene.text, part)).collect();
    let bounds = bounds?;
    let largest = bounds.iter().map(|part| part.least).fold(0.0, f64::max);
    let sum = bounds.into_iter().reduce(Bounds::plus)?;
    // Less than one of the parts, or far more than all of them, is the whole of something else.
    if stated.most < largest || FARTHEST * sum.most < stated.least {
        return None;
    }
    let fails = match tie {
        Tie::All => sum.excludes(stated),
        Tie::Some => stated.most < sum.least && sum.excludes(stated),
    };
    let parts_in_words: Vec<_> = parts.iter().map(|part| part.span.of(scene.text)).collect();
    let middle = f64::midpoint(sum.least, sum.most);
    let total = if middle.is_finite() { format!(" make {}", written(middle)) } else { String::from(" make more") };
    fails.then(|| Finding {
        check: Check::Sum,
        span: whole.span,
        related: parts.iter().map(|part| part.span).collect(),
        message: format!("{}{total}, not {}.", parts_in_words.join(" + "), quote(scene.text, whole.span)),
    })
}

/// "45% …, 30% … and 35% …": shares of one whole are 100 per cent at most.
fn too_many_percent(scene: &Scene<'_>, parts: &[Figure]) -> Option<Finding> {
    /// Two shares may be of two things; three in a row are of one.
    const FEWEST: usize = 3;
    let are_shares = parts.iter().all(|part| part.kind == FigureKind::Percent && part.unit == Some("%"));
    if !are_shares || parts.len() < FEWEST || parts.iter().all(|part| is_elsewhere(scene, part)) {
        return None;
    }
    let bounds: Option<Vec<_>> = parts.iter().map(|part| Bounds::of(scene.text, part)).collect();
    let sum = bounds?.into_iter().reduce(Bounds::plus)?;
    // Whole percentages are rounded, each by half a point at most.
    let rounding = 0.5 * parts.len() as f64;
    (100.0 + rounding < sum.least).then(|| Finding {
        check: Check::Sum,
        span: parts[0].span.cover(parts[parts.len() - 1].span),
        related: parts.iter().map(|part| part.span).collect(),
        message: format!("These shares make {} per cent.", written(f64::midpoint(sum.least, sum.most))),
    })
}

/// "60 per cent in Lagos, 70 per cent in Kano": shares of several things.
fn is_elsewhere(scene: &Scene<'_>, part: &Figure) -> bool {
    let next = scene.document.tokens_in(part.span).end;
    let is_name = |token: &Token| matches!(token.case, Case::Title | Case::Upper) || token.kind == TokenKind::Number;
    matches!(scene.document.word(next), "in" | "at" | "for" | "from" | "on" | "of")
        && scene.document.tokens().get(next + 1).is_some_and(is_name)
}

/// The words and signs between two figures.
fn between<'a>(scene: &Scene<'a>, a: Span, b: Span) -> Vec<&'a str> {
    let tokens = scene.document.tokens_in(a).end..scene.document.tokens_in(b).start;
    scene.document.tokens().get(tokens).unwrap_or_default().iter().map(|token| scene.document.text_of(token)).collect()
}
