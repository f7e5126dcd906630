//! Scores names: found, nested, coded, grouped.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use newsmark::{Analysis, Kind, Mention};

use crate::count::{Scores, range, shared};
use crate::markup::{Case, Gold, Name};

/// One text: what must be found in it, and what the program found.
struct Text<'a> {
    case: &'a Case,
    analysis: &'a Analysis,
    gold: Vec<(&'a Gold, &'a Name)>,
    found: Vec<&'a Mention>,
}

pub fn score(case: &Case, analysis: &Analysis, scores: &mut Scores) {
    // A doubtful part of a name makes the name itself not doubtful: "[[Gulf|?place:gulf] Cooperation Council|org:gcc]".
    let is_asked = |span: &Range<usize>| case.gold.iter().any(|gold| !gold.optional && gold.span == *span);
    let is_optional = |span: &Range<usize>| {
        !is_asked(span) && case.gold.iter().any(|gold| gold.optional && 0 < shared(&gold.span, span))
    };
    let text = Text {
        case,
        analysis,
        gold: case.gold.iter().filter(|gold| !gold.optional).filter_map(|gold| Some((gold, gold.name()?))).collect(),
        found: analysis.mentions.iter().filter(|m| m.kind != Kind::Figure && !is_optional(&range(m.span))).collect(),
    };
    for kind in [Kind::Organization, Kind::Country, Kind::Person, Kind::Place] {
        score_kind(&text, kind, scores);
    }
    score_nested(&text, scores);
    score_countries(&text, scores);
    score_governments(&text, scores);
    score_pairs(&text, scores);
}

/// Outermost names of one kind, by exact span.
fn score_kind(text: &Text, kind: Kind, scores: &mut Scores) {
    let gold: BTreeSet<_> = text
        .gold
        .iter()
        .filter(|(gold, name)| name.kind == kind && !gold.nested)
        .map(|(gold, _)| (gold.span.start, gold.span.end))
        .collect();
    let found: BTreeSet<_> = text
        .found
        .iter()
        .filter(|m| m.kind == kind && !m.nested)
        .map(|m| (m.span.start as usize, m.span.end as usize))
        .collect();
    scores.add(kind.name(), gold.intersection(&found).count(), gold.len(), found.len());
    for &(start, end) in gold.difference(&found) {
        scores.errors.push(format!("{} missed {kind}: {}", text.case.name, in_context(&text.case.text, start..end)));
    }
    for &(start, end) in found.difference(&gold) {
        scores.errors.push(format!("{} wrong {kind}: {}", text.case.name, in_context(&text.case.text, start..end)));
    }
}

fn score_nested(text: &Text, scores: &mut Scores) {
    for (gold, name) in text.gold.iter().filter(|(gold, _)| gold.nested) {
        let right = text.found.iter().any(|m| m.kind == name.kind && range(m.span) == gold.span);
        scores.ask("nested", right);
        if !right {
            scores.errors.push(format!(
                "{} missed nested {}: {}",
                text.case.name,
                name.kind,
                in_context(&text.case.text, gold.span.clone())
            ));
        }
    }
}

fn score_countries(text: &Text, scores: &mut Scores) {
    for (gold, name) in &text.gold {
        let Some(code) = name.code() else { continue };
        let found = text.found.iter().find(|m| m.kind == Kind::Country && 0 < shared(&range(m.span), &gold.span));
        let found_code = found.and_then(|m| text.code(m));
        scores.ask("codes", found_code == Some(code));
        let Some(mention) = found else { continue };
        scores.ask("via", mention.via == name.via);
        if found_code != Some(code) || mention.via != name.via {
            let context = in_context(&text.case.text, gold.span.clone());
            scores.errors.push(format!(
                "{} is {code} {:?}, not {found_code:?} {:?}: {context}",
                text.case.name, name.via, mention.via
            ));
        }
    }
}

/// Places that stand for a government.
fn score_governments(text: &Text, scores: &mut Scores) {
    let gold: Vec<_> = text.gold.iter().filter_map(|(gold, name)| Some((gold, name.stands_for.as_deref()?))).collect();
    let found: Vec<_> = text.found.iter().filter_map(|m| Some((range(m.span), m.stands_for.as_deref()?))).collect();
    let same =
        |gold: &Gold, code: &str, span: &Range<usize>, found: &str| code == found && 0 < shared(&gold.span, span);
    let missed: Vec<_> =
        gold.iter().filter(|(g, code)| !found.iter().any(|(span, f)| same(g, code, span, f))).collect();
    let wrong: Vec<_> = found.iter().filter(|(span, f)| !gold.iter().any(|(g, code)| same(g, code, span, f))).collect();
    scores.add("stands_for", gold.len() - missed.len(), gold.len(), found.len());
    for (gold, code) in missed {
        scores.errors.push(format!(
            "{} stands for {code}: {}",
            text.case.name,
            in_context(&text.case.text, gold.span.clone())
        ));
    }
    for (span, code) in wrong {
        scores.errors.push(format!(
            "{} stands not for {code}: {}",
            text.case.name,
            in_context(&text.case.text, span.clone())
        ));
    }
}

/// Pairs of mentions that are the same thing: over all mentions, and over those that were found.
fn score_pairs(text: &Text, scores: &mut Scores) {
    let by_span: HashMap<_, _> = text
        .gold
        .iter()
        .map(|(gold, name)| ((gold.span.start, gold.span.end), (name.kind, name.id.as_str())))
        .collect();
    let label = |m: &Mention| by_span.get(&(m.span.start as usize, m.span.end as usize)).copied();
    let met: Vec<_> = text.found.iter().filter_map(|m| Some((label(m)?, m.entity))).collect();
    let right = pairs(met.iter().copied());
    let gold = pairs(text.gold.iter().map(|(_, name)| (name.kind, name.id.as_str())));
    let all = pairs(text.found.iter().map(|m| m.entity));
    if right < gold.max(all) {
        scores.errors.push(format!("{} pairs: {right} right of {gold}, {all} found", text.case.name));
    }
    scores.add("same entity", right, gold, all);
    scores.add(
        "linked",
        right,
        pairs(met.iter().map(|(label, _)| *label)),
        pairs(met.iter().map(|(_, entity)| *entity)),
    );
    let met: BTreeSet<_> = met.into_iter().collect();
    for ((kind, id), entity) in &met {
        let id_of = |entity: Option<u32>| entity.map(|e| text.analysis.entities[e as usize].id.as_str());
        for ((other_kind, other_id), other) in &met {
            if (kind, id) == (other_kind, other_id) && entity < other {
                scores.errors.push(format!(
                    "{} split {kind}:{id} into {:?} and {:?}",
                    text.case.name,
                    id_of(*entity),
                    id_of(*other)
                ));
            }
            if entity == other && (kind, id) < (other_kind, other_id) {
                scores.errors.push(format!(
                    "{} merged {kind}:{id} and {other_kind}:{other_id} as {:?}",
                    text.case.name,
                    id_of(*entity)
                ));
            }
        }
    }
}

/// In how many ways two items of one key can be taken.
fn pairs<K: Ord>(keys: impl Iterator<Item = K>) -> usize {
    let mut sizes = BTreeMap::new();
    for key in keys {
        *sizes.entry(key).or_insert(0) += 1;
    }
    sizes.values().map(|size: &usize| size * (size - 1) / 2).sum()
}

impl Text<'_> {
    fn code(&self, mention: &Mention) -> Option<&str> {
        self.analysis.entities[mention.entity? as usize].code.as_deref()
    }
}

/// The span in brackets, with a few words on both sides.
pub fn in_context(text: &str, span: Range<usize>) -> String {
    let start = text[..span.start].char_indices().rev().nth(24).map_or(0, |(i, _)| i);
    let end = text[span.end..].char_indices().nth(24).map_or(text.len(), |(i, _)| span.end + i);
    let line = format!("…{}[{}]{}…", &text[start..span.start], &text[span.clone()], &text[span.end..end]);
    line.replace('\n', "⏎")
}
