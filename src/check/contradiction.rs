//! Two figures for the same thing that can't both be right.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::amount::{Bounds, quote};
use super::{Check, Finding, Scene};
use crate::entity::Kind;
use crate::figure::{Figure, FigureKind};
use crate::text::{Span, fold};

/// Words that make a figure a part, or an addition to another one.
const PARTS: [&str; 22] = [
    "including",
    "among",
    "whom",
    "them",
    "another",
    "other",
    "others",
    "more",
    "additional",
    "further",
    "total",
    "each",
    "every",
    "per",
    "previous",
    "previously",
    "earlier",
    "since",
    "last",
    "first",
    "second",
    "remaining",
];

/// Words between a counted noun and what happened to it.
const AUXILIARIES: [&str; 24] = [
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "also",
    "reportedly",
    "allegedly",
    "so",
    "far",
    "already",
    "either",
    "who",
    "that",
    "which",
    "may",
    "might",
    "could",
    "now",
];

/// Compares each figure with the first one of the same thing, in the text order.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let mut first: FxHashMap<Topic, (&Figure, Option<String>)> = FxHashMap::default();
    let mut findings = Vec::new();
    for figure in &scene.analysis.figures {
        let Some((topic, actor)) = topic(scene, figure) else { continue };
        let (known, other) = first.entry(topic).or_insert_with(|| (figure, actor.clone()));
        // "Lagos scored 3 goals. Accra scored 2 goals."
        let are_two = actor.is_some() && other.is_some() && actor != *other;
        if known.span != figure.span && !are_two {
            findings.extend(compare(scene, known, figure));
        }
    }
    findings
}

/// What a figure is about: two figures of the same topic should agree.
#[derive(PartialEq, Eq, Hash)]
struct Topic {
    kind: FigureKind,
    unit: Option<&'static str>,
    currency: Option<&'static str>,
    counted: String,
    /// What happened to what is counted: "killed".
    event: String,
}

/// The topic of a figure and, if the sentence tells who did it, the last word of who.
fn topic(scene: &Scene<'_>, figure: &Figure) -> Option<(Topic, Option<String>)> {
    let is_stated = figure.role.is_none() && !figure.neg && !figure.vague && figure.per.is_none();
    let counted = figure.counted.filter(|_| is_stated && !is_part(scene, figure))?;
    let (event, actor) = match figure.kind {
        FigureKind::Count => event(scene, figure, counted)?,
        FigureKind::Money | FigureKind::Percent | FigureKind::Measure => (String::new(), None),
        _ => return None,
    };
    let counted = fold(scene.text_of(counted)).into_owned();
    // One common word alone ("people", "shares") is too little to know a sum of money by.
    let is_telling = !event.is_empty() || counted.contains(' ') || figure.kind == FigureKind::Percent;
    let topic = Topic { kind: figure.kind, unit: figure.unit, currency: figure.currency, counted, event };
    is_telling.then_some((topic, actor))
}

/// True if words beside the figure say that it is only a part.
fn is_part(scene: &Scene<'_>, figure: &Figure) -> bool {
    /// Words before and after that may say so.
    const REACH: usize = 4;
    let tokens = scene.document.tokens_in(figure.span);
    let sentence = scene.sentence(figure.span);
    let around = tokens.start.saturating_sub(REACH).max(sentence.start)..(tokens.end + REACH).min(sentence.end);
    is_whole(scene, tokens.start)
        || around.into_iter().any(|index| PARTS.contains(&fold(scene.document.word(index)).as_ref()))
}

/// "none of the 40 people": of these, something is said of some.
fn is_whole(scene: &Scene<'_>, start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).map_or("", |index| scene.document.word(index));
    matches!(before(1), "the" | "these" | "those" | "its" | "their" | "all") && matches!(before(2), "of" | "Of")
}

/// What happened to the counted: the participle behind it, or the verb before its number.
fn event(scene: &Scene<'_>, figure: &Figure, counted: Span) -> Option<(String, Option<String>)> {
    let word = |index: usize| fold(scene.document.word(index)).into_owned();
    let sentence = scene.sentence(figure.span);
    let after = scene.document.tokens_in(counted).end..sentence.end;
    let behind = after.map(word).find(|word| !AUXILIARIES.contains(&word.as_str()));
    let start = figure.approx.map_or(figure.span.start, |approx| approx.span.start.min(figure.span.start));
    if let Some(event) = behind.filter(|word| is_event(word)) {
        return Some((stem(event), None));
    }
    let verb = scene.document.token_at(start).checked_sub(1).filter(|index| sentence.start <= *index)?;
    let actor = verb.checked_sub(1).filter(|index| sentence.start <= *index).map(word);
    Some(word(verb)).filter(|word| is_event(word)).map(|event| (stem(event), actor))
}

fn is_event(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") || matches!(word, "dead" | "hurt" | "lost" | "shot" | "missing" | "homeless")
}

/// One word for what newsrooms say in turn.
fn stem(word: String) -> String {
    match word.as_str() {
        "died" | "dead" => "killed".to_owned(),
        "hurt" | "wounded" => "injured".to_owned(),
        "detained" => "arrested".to_owned(),
        _ => word,
    }
}

fn compare(scene: &Scene<'_>, known: &Figure, figure: &Figure) -> Option<Finding> {
    let (a, b) = (Bounds::of(scene.text, known)?, Bounds::of(scene.text, figure)?);
    if !a.excludes(b) || !is_same_case(scene, known.span, figure.span) {
        return None;
    }
    let (here, there) = (quote(scene.text, figure.span), quote(scene.text, known.span));
    let counted = figure.counted.map_or("", |span| scene.text_of(span));
    let sources = [known, figure].map(|figure| figure.claimant.map(|claimant| scene.text_of(claimant.span)));
    let message = match sources {
        [Some(first), Some(second)] if first != second => {
            format!("{here} ({counted}), according to {second}, contradicts {there}, according to {first}.")
        }
        _ => format!("{here} ({counted}) contradicts {there}."),
    };
    Some(Finding { check: Check::Contradiction, span: figure.span, related: vec![known.span], message })
}

/// True if neither the places nor the dates of the two sentences tell them apart.
fn is_same_case(scene: &Scene<'_>, a: Span, b: Span) -> bool {
    let differ = |a: BTreeSet<String>, b: BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(&b);
    let places = |span| places(scene, span);
    let dates = |span| dates(scene, span);
    scene.sentence(a) != scene.sentence(b) && !differ(places(a), places(b)) && !differ(dates(a), dates(b))
}

/// The tokens of the sentence around `span`, of a sentence without end only the nearest.
fn neighborhood(scene: &Scene<'_>, span: Span) -> Range<usize> {
    const REACH: usize = 60;
    let (tokens, sentence) = (scene.document.tokens_in(span), scene.sentence(span));
    tokens.start.saturating_sub(REACH).max(sentence.start)..(tokens.end + REACH).min(sentence.end)
}

fn places(scene: &Scene<'_>, span: Span) -> BTreeSet<String> {
    let sentence = scene.document.span_of(neighborhood(scene, span));
    let mentions = &scene.analysis.mentions;
    let start = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions[start..].iter().take_while(|mention| mention.span.start < sentence.end);
    let places = inside.filter(|mention| matches!(mention.kind, Kind::Place | Kind::Country));
    places
        .filter_map(|mention| mention.entity)
        .map(|entity| scene.analysis.entities[entity as usize].id.clone())
        .collect()
}

/// Years, months and days of the week.
fn dates(scene: &Scene<'_>, span: Span) -> BTreeSet<String> {
    const NAMES: [&str; 22] = [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "week",
        "year",
    ];
    let words = neighborhood(scene, span).map(|index| fold(scene.document.word(index)).into_owned());
    let is_year = |word: &str| word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
    words.filter(|word| NAMES.contains(&word.as_str()) || is_year(word)).collect()
}
