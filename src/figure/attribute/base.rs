//! The subject that an amount is the value of, or by which it changed: "Turnout was put at 7%", "Sales fell 7%".

use std::ops::Range;

use super::Name;
use super::role;
use super::thing::{object_of, of_things};
use crate::figure::model::{Figure, FigureKind};
use crate::figure::noun::{self, Noun};
use crate::figure::reader::Reader;
use crate::figure::vocabulary::Class;

/// The subject of a verb of change before the amount, which is its base: "Sales fell 7%", "fares will go up by 4.6%"; or
/// the verb's object: "cut water use by a fifth".
pub(super) fn changed(reader: Reader<'_>, figure: &Figure, start: usize, names: &[Name]) -> Option<Range<usize>> {
    let by = reader.is(start.wrapping_sub(1), "by");
    let mut at = start - usize::from(by || is_start_of_change(reader, start));
    // "push costs up by 14%"
    let object = at - usize::from(reader.is_any(at.wrapping_sub(1), &["up", "down"]));
    // Points of a rate are no part of it.
    let points = matches!(figure.unit, Some("pp" | "bp"));
    if let Some(object) = object_of(reader, object, Class::Change).filter(|_| by && !points) {
        return Some(object);
    }
    let verb = at.checked_sub(1).filter(|verb| reader.has(*verb, Class::Change))?;
    at = verb;
    let went = ["go", "goes", "went", "gone", "going", "is", "are", "was", "were"];
    at -= usize::from(reader.is_any(at.wrapping_sub(1), &went));
    head_of_subject(reader, at, names)
}

/// "fell from 81": the verb stands right before "from".
pub(super) fn is_start_of_change(reader: Reader<'_>, start: usize) -> bool {
    reader.is(start.wrapping_sub(1), "from") && reader.has(start.wrapping_sub(2), Class::Change)
}

/// True if money or a measure is by how much its subject changed: "fell by 3 kg", "gained 63 cents"; things that rise, but
/// not those that fall so far, are measured ("the river rose 2 metres", "he fell 2 metres").
pub(super) fn is_changed_by(reader: Reader<'_>, figure: &Figure, start: usize) -> bool {
    let verb = start.wrapping_sub(1);
    let rises = reader.is_any(verb, &["rose", "risen", "rises"]);
    is_start_of_change(reader, start)
        || reader.is(verb, "by")
        || role::is_difference(reader, verb) && (figure.kind == FigureKind::Money || rises)
}

/// The subject of "doubled" and "halved", and of "grew tenfold": "Malaria cases among children halved".
pub(super) fn doubled(reader: Reader<'_>, tokens: Range<usize>, start: usize, names: &[Name]) -> Option<Range<usize>> {
    let verb = reader.word(tokens.start).ends_with("ed") && tokens.len() == 1;
    let fold = reader.word(tokens.start).ends_with("fold") && reader.has(start.wrapping_sub(1), Class::Change);
    if verb || fold { head_of_subject(reader, start - usize::from(fold), names) } else { None }
}

/// The noun phrase that ends before the verb at `verb`, without what prepositions tie to it.
fn head_of_subject(reader: Reader<'_>, verb: usize, names: &[Name]) -> Option<Range<usize>> {
    let mut at = verb;
    for _ in 0..3 {
        let before = at.wrapping_sub(1);
        let between = reader.has(before, Class::Auxiliary) || reader.has(before, Class::Adverb);
        at -= usize::from(between || reader.is(before, "since"));
    }
    let at = before_time(reader, before_aside(reader, at));
    let noun = noun::before(reader, at).filter(|noun| !reader.word(noun.head).ends_with("ing"))?;
    whole_subject(reader, noun, names)
}

/// Steps back over what stands between commas: "Rents, however, were up", "the reservoir, the largest of all, is".
fn before_aside(reader: Reader<'_>, end: usize) -> usize {
    let last = end.wrapping_sub(1);
    if reader.word(last) != "," {
        return end;
    }
    let first = last.saturating_sub(12).max(reader.start);
    (first..last).rev().find(|at| reader.word(*at) == ",").unwrap_or(end)
}

/// Steps back over "this year", "on Monday" and "in May" before a verb.
fn before_time(reader: Reader<'_>, end: usize) -> usize {
    let (time, lead) = (end.wrapping_sub(1), end.wrapping_sub(2));
    let span = reader.is_any(time, &["year", "week", "month", "season", "quarter"])
        && reader.is_any(lead, &["this", "last", "that"]);
    let dated =
        (reader.has(time, Class::Weekday) || reader.has(time, Class::Month)) && reader.is_any(lead, &["on", "in"]);
    if span || dated { lead } else { end }
}

/// Steps back over "under five" and the like: "cases among children under five in the county".
fn before_age(reader: Reader<'_>, end: usize) -> usize {
    let limit = end.wrapping_sub(2);
    if reader.is_any(limit, &["under", "over", "above", "below", "aged"]) { limit } else { end }
}

/// The subject whose value the figure is: "Turnout was put at 7.5%", "the death toll rose to 40".
pub(super) fn subject(reader: Reader<'_>, start: usize, names: &[Name]) -> Option<Range<usize>> {
    let first = start.saturating_sub(7).max(reader.start);
    let mut at = start;
    let mut linked = false;
    while first < at {
        let before = at - 1;
        // "the true cost at $9bn": a noun, where the amount doesn't follow.
        let noun = at < start && reader.is_any(before, &["cost", "costs", "measure", "measures", "span", "spans"]);
        let copula = reader.has(before, Class::Copula) && !reader.is(before, "at") && !noun;
        linked |= copula;
        // "Gold settled at $2,312"
        let lies = || reader.is_any(before, &["lie", "lies", "lay", "sits", "trades", "traded"]);
        let settled = reader.is_any(at, &["at", "past", "above", "below"])
            && (reader.has(before, Class::Change) || reader.is(at, "at") && lies())
            || reader.is(at, "for") && is_sale(reader, before);
        linked |= settled;
        let between = copula
            || settled
            || reader.has(before, Class::Auxiliary)
            || reader.has(before, Class::Adverb)
            || reader.is_any(
                before,
                &["at", "to", "put", "estimated", "projected", "expected", "forecast", "now", "some", "set"],
            )
            || reader.has(before, Class::Change) && reader.is(at, "to")
            || reader.is(before, "for") && is_sale(reader, before.wrapping_sub(1));
        if !between {
            break;
        }
        linked |= reader.has(before, Class::Change) && reader.is(at, "to");
        at = before;
    }
    let at = before_relative(reader, before_time(reader, before_aside(reader, at)));
    let noun = noun::before(reader, at).filter(|_| linked && at < start)?;
    whole_subject(reader, noun, names)
}

/// "sells for", "goes for"
fn is_sale(reader: Reader<'_>, verb: usize) -> bool {
    reader.is_any(verb, &["sell", "sells", "sold", "selling", "go", "goes", "went", "retails"])
}

/// Steps back over "that", ", which" and ", last": "a plant that cost $3m", "the stock, last traded at $2".
fn before_relative(reader: Reader<'_>, end: usize) -> usize {
    let that = end.wrapping_sub(1);
    if reader.is(that, "last") && reader.before(that) == "," {
        return that - 1;
    }
    let relative = reader.is_any(that, &["that", "which"]) && reader.is_word(that.wrapping_sub(1))
        || reader.is(that, "which") && reader.before(that) == ",";
    // "estimate that there are 40" says what they are in the clause.
    if relative && !reader.is(end, "there") { that - usize::from(reader.before(that) == ",") } else { end }
}

/// The first noun of a subject whose last one is `noun`, if it is no name.
fn whole_subject(reader: Reader<'_>, mut noun: Noun, names: &[Name]) -> Option<Range<usize>> {
    // "the death toll from the floods in Sindh rose"
    for _ in 0..3 {
        let link = noun.start.wrapping_sub(1 + usize::from(reader.had(noun.start, Class::Determiner)));
        let links =
            ["of", "in", "from", "at", "for", "on", "among", "by", "to", "with", "between", "against", "across"];
        // "reservoirs supplying the city"
        let participle =
            reader.is_lower(link) && reader.word(link).ends_with("ing") && reader.is_word(link.wrapping_sub(1));
        if !reader.is_any(link, &links) && !participle {
            break;
        }
        let Some(owner) = noun::before(reader, before_age(reader, link)) else { break };
        noun = owner;
    }
    // "the number of people in work is 40": the people are counted.
    if reader.is(noun.head, "number")
        && let Some(things) = of_things(reader, noun.head + 1)
    {
        return Some(things);
    }
    // "the most expensive is", "let it be known there are"
    if reader.is_any(noun.start.wrapping_sub(1), &["most", "least"])
        || reader.is(noun.head + 1, "there")
        || reader.is_any(noun.head, &["figure", "figures"])
    {
        return None;
    }
    let span = reader.document.tokens()[noun.head].span;
    let index = names.partition_point(|name| name.span.end <= span.start);
    let is_name = names.get(index).is_some_and(|name| name.span.overlaps(span));
    // A time or a mark may lead the line: "18:42 Turnout is".
    let leads = noun.start < reader.start + 8 && (reader.start..noun.start).all(|at| !reader.is_word(at));
    let capital = reader.is_capitalized(noun.head) && !leads;
    let no_thing = reader.has(noun.head, Class::Pronoun) || reader.has(noun.head, Class::Predicate);
    (!is_name && !capital && !no_thing).then_some(noun.start..noun.head + 1)
}
