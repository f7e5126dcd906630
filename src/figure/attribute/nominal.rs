//! Sources that are named beside a noun, or behind "by": "by the army's count", "an estimate by insurers of $2bn".

use std::ops::Range;

use super::clause;
use super::cue::Cue;
use super::source::{Source, is_passive};
use super::subject;
use crate::figure::model::Stance;
use crate::figure::noun::{self, is_acronym};
use crate::figure::reader::Reader;
use crate::figure::vocabulary::{Class, number_word};

/// "according to the ministry": the clause, without the source.
pub(super) fn according(reader: Reader<'_>, cue: &Cue) -> Option<Source> {
    let claimant = phrase_after(reader, cue.tokens.end)?;
    let last = reader.before(cue.tokens.start) == "," && clause::ends_sentence(reader, claimant.end);
    let scope = if last {
        clause::before_last_word(reader, cue.tokens.start)
    } else {
        clause::around(reader, cue.tokens.start)
    };
    Some(Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope })
}

/// "was put at 7.5% by the commission"
pub(super) fn passive(reader: Reader<'_>, cue: &Cue) -> Option<Source> {
    let clause = clause::around(reader, cue.tokens.start);
    let last = (cue.tokens.end + 16).min(clause.end);
    let by = (cue.tokens.end..last).find(|at| reader.is(*at, "by") && names_source(reader, at + 1))?;
    let claimant = phrase_after(reader, by + 1)?;
    // "were estimated by insurers at $2bn": the amount may stand behind.
    let end = if by == cue.tokens.end { clause.end } else { claimant.start };
    Some(Source { scope: clause.start..end, claimant, cue: cue.tokens.clone(), stance: cue.stance })
}

/// "By the ministry's count, 4,200 homes were lost": the clause.
pub(super) fn by_count(reader: Reader<'_>, cue: &Cue) -> Option<Source> {
    let claimant = possessor(reader, cue.tokens.start)?;
    let by = reader.is_any(claimant.start.wrapping_sub(1), &["by", "on"]);
    let scope = clause::around(reader, cue.tokens.start);
    by.then(|| Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope })
}

/// "the bank's estimate of 3%", "a forecast by the bank of 3%": the amount that is named next.
pub(super) fn estimate_of(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    const REACH: usize = 10;
    let end = cue.tokens.end;
    let by = reader.is(end, "by").then(|| phrase_after(reader, end + 1)).flatten();
    // "by the World Bank of 3.2 percent": the amount is the estimate's.
    let next = figures.iter().find(|figure| end <= figure.start && figure.start < end + REACH)?;
    let of = (end..next.start).rev().find(|at| reader.is(*at, "of")).filter(|of| next.start <= of + 3)?;
    let claimant =
        by.map(|by| by.start..by.end.min(of)).or_else(|| possessor(reader, cue.tokens.start).filter(|_| of == end))?;
    (cue.stance == Stance::Estimate && !claimant.is_empty()).then(|| Source {
        claimant,
        cue: cue.tokens.clone(),
        stance: cue.stance,
        scope: next.clone(),
    })
}

/// "a claim by fishermen that 300 leaked", "the army's claim that 40 died": what the noun says.
pub(super) fn claim_that(reader: Reader<'_>, cue: &Cue) -> Option<Source> {
    const REACH: usize = 12;
    let end = cue.tokens.end;
    let by = reader.is(end, "by").then(|| phrase_after(reader, end + 1)).flatten();
    let that = (end..end + REACH).find(|at| reader.is(*at, "that"))?;
    let claimant =
        by.filter(|by| by.end == that).or_else(|| possessor(reader, cue.tokens.start).filter(|_| that == end))?;
    let scope = that + 1..clause::around(reader, that).end;
    Some(Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope })
}

/// The owner of the noun at `at`, with its determiner: "the ministry" of "the ministry's count".
fn possessor(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    // "by their count"
    let before = at.checked_sub(1)?;
    if reader.has(before, Class::Possessive) {
        return Some(before..at);
    }
    let mark = Some(before).filter(|at| matches!(reader.word(*at), "'s" | "’s" | "'" | "’"))?;
    let owner = noun::before(reader, mark)?;
    let led = reader.had(owner.start, Class::Determiner) || reader.had(owner.start, Class::Possessive);
    Some(owner.start - usize::from(led)..mark)
}

/// "quoted the governor as saying", "the governor was quoted as saying": whom somebody else quotes.
pub(super) fn quoted(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    const REACH: usize = 12;
    let (at, end) = (cue.tokens.start, cue.tokens.end);
    let first = at.saturating_sub(REACH).max(reader.start);
    let verb = (first..at).rev().find(|at| reader.is_any(*at, &["quoted", "quotes", "quoting", "cited", "citing"]))?;
    let claimant = if is_passive(reader, verb) { subject::find(reader, verb, figures)? } else { verb + 1..at };
    let scope = if clause::ends_sentence(reader, end) {
        clause::before_last_word(reader, claimant.start)
    } else {
        end..clause::around(reader, end).end
    };
    (!claimant.is_empty()).then(|| Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope })
}

/// "Three killed in blast: police": a headline names its source last. "Two reasons: money" has none.
pub(super) fn byline(reader: Reader<'_>, at: usize) -> Option<Source> {
    const LONGEST: usize = 5;
    if reader.end < at + 2 || at + 2 + LONGEST < reader.end || at < reader.start + 3 || reader.word(at) != ":" {
        return None;
    }
    let end = (at + 1..reader.end).find(|at| !reader.is_word(*at)).unwrap_or(reader.end);
    let noun = noun::after(reader, at + 1 + usize::from(reader.has(at + 1, Class::Determiner)))?;
    let speaks = reader.has(noun.head, Class::Speaker)
        || reader.has(noun.head, Class::Study)
        || is_acronym(reader.word(noun.head));
    let whole = end == noun.head + 1 && (end..reader.end).all(|at| reader.stops(at)) && speaks;
    let scope = clause::before_last_word(reader, at);
    whole.then(|| Source { claimant: at + 1..end, cue: at..at + 1, stance: Stance::Assert, scope })
}

/// True if a source can be named at `at`: no number, month or gerund.
fn names_source(reader: Reader<'_>, at: usize) -> bool {
    reader.is_word(at)
        && (reader.token(at).is_some_and(|token| number_word(token.hash).is_none()) || reader.is(at, "one"))
        && !reader.has(at, Class::Month)
        && !reader.has(at, Class::Weekday)
        && !reader.word(at).ends_with("ing")
        && !reader.is_any(
            at,
            &[
                "then", "now", "early", "late", "end", "mid", "about", "around", "some", "more", "at", "as", "year",
                "month", "week",
            ],
        )
}

/// The noun phrase behind `at`, with what is tied to it by "of", "in" and "for": up to a mark or a verb.
pub(super) fn phrase_after(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    // "figures released by Eurostat": the participle goes on.
    let participle = |at: usize| reader.word(at).ends_with("ed") && reader.is(at + 1, "by");
    let stops = |index: &usize| {
        clause::is_mark(reader, *index)
            || clause::is_verb(reader, *index) && !participle(*index)
            || reader.has(*index, Class::Weekday)
            || reader.is_any(
                *index,
                &["on", "that", "who", "which", "with", "after", "before", "as", "while", "but", "to", "at", "there"],
            )
            || reader.is_number(*index) && !reader.had(*index, Class::Determiner)
    };
    let end = (at..(at + 14).min(reader.end)).find(stops).unwrap_or_else(|| (at + 14).min(reader.end));
    (at < end && names_source(reader, at)).then_some(at..end)
}
