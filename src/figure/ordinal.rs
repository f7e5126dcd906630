//! Ranks and n-th occurrences: "third-largest", "20th consecutive night", "number three".

use super::draft::Draft;
use super::guard::ordinal_suffix;
use super::model::{FigureKind, Quantity};
use super::noun;
use super::numeral;
use super::reader::Reader;
use super::vocabulary::{Cardinal, Class, number_word};

/// The ordinal that is seen first at token `at`.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Draft> {
    if let Some(draft) = number_three(reader, at) {
        return Some(draft);
    }
    let (start, end, value) = ordinal(reader, at)?;
    let alone = start == reader.start && reader.end <= end + 1;
    let end =
        with_superlative(reader, end, value).or_else(|| (alone || ranks(reader, start, end, value)).then_some(end))?;
    Some(draft(start, end, value))
}

fn draft(start: usize, end: usize, value: f64) -> Draft {
    Draft {
        tokens: start..end,
        kind: FigureKind::Ordinal,
        quantity: Quantity::Value(value),
        unit: None,
        currency: None,
        per: None,
        vague: false,
        rule: "ordinal",
    }
}

/// True if an ordinal's ending is glued to the digits before `end`: "7th" is no seven.
pub(super) fn follows(reader: Reader<'_>, end: usize) -> bool {
    let word = reader.token(end + 1).and_then(|token| number_word(token.hash));
    // "twenty-first" is no twenty; a "twenty-second" clip is so many seconds long.
    let joined = reader.joint(end)
        && !reader.is(end + 1, "second")
        && word.is_some_and(|word| word.part.is_none() && word.ordinal.is_some_and(|value| value < 10.0));
    joined || ordinal_suffix(reader, end)
}

/// An ordinal in digits ("20th") or words ("twenty-fifth", "two hundredth"): its tokens and its value.
fn ordinal(reader: Reader<'_>, at: usize) -> Option<(usize, usize, f64)> {
    if reader.is_number(at) {
        let digits = Some(reader.word(at)).filter(|_| ordinal_suffix(reader, at + 1))?;
        return Some((at, at + 2, digits.replace(',', "").parse().ok()?));
    }
    let word = reader.token(at).and_then(|token| number_word(token.hash))?;
    if let Some(value) = word.ordinal {
        return Some((at, at + 1, value));
    }
    let cardinal = numeral::read(reader, at).filter(|numeral| numeral.digits.is_none() && word.cardinal.is_some())?;
    let last = cardinal.end + usize::from(reader.joint(cardinal.end));
    let last = last + usize::from(reader.is(last, "and"));
    let value = reader.token(last).and_then(|token| number_word(token.hash)).and_then(|word| word.ordinal)?;
    let before =
        reader.token(cardinal.end - 1).and_then(|token| number_word(token.hash)).and_then(|word| word.cardinal)?;
    let composed = match before {
        Cardinal::Ten(_) if value < 10.0 && 0.0 < value => cardinal.value + value,
        Cardinal::Hundred | Cardinal::Scale(_) if value < 100.0 => cardinal.value + value,
        Cardinal::Digit(_) | Cardinal::Teen(_) | Cardinal::Ten(_) if 100.0 <= value => cardinal.value * value,
        Cardinal::Scale(scale) if 100.0 <= value && value < scale => cardinal.value + value,
        _ => return None,
    };
    Some((cardinal.start, last + 1, composed))
}

/// One past the superlative that an ordinal is joined to: "third-largest", "second most populous" up to "most".
fn with_superlative(reader: Reader<'_>, end: usize, value: f64) -> Option<usize> {
    let at = end + usize::from(reader.joint(end));
    (at != end && value >= 2.0 && reader.has(at, Class::Rank)).then_some(at + 1)
}

/// True if a bare ordinal ranks or counts occurrences, and doesn't name a stage, a date or a second thing.
fn ranks(reader: Reader<'_>, start: usize, end: usize, value: f64) -> bool {
    let before = start.wrapping_sub(1);
    if value < 2.0 || reader.joint(end) || reader.joint(before) {
        return false;
    }
    // "a third cheaper", "by a fifth last year": parts.
    let by = reader.is(before.wrapping_sub(1), "by") && reader.is_any(end, &["last", "this"]);
    if reader.is(before, "a") && (by || reader.has(end, Class::Comparative)) {
        return false;
    }
    if reader.has(end, Class::Rank) {
        return true;
    }
    // "finished fourth", "in third place"
    let place = reader.is_any(end, &["place", "spot", "position"])
        || reader.is_any(before, &["is", "are", "was", "were"]) && ends_rank(reader, end);
    if place || reader.has(before, Class::Finish) && !reader.has(before, Class::Preposition) && ends_rank(reader, end) {
        return true;
    }
    // "lifts them to third in the table", "up to fifth"
    let moved = |at: usize| reader.has(at, Class::Finish) && !reader.has(at, Class::Preposition);
    let near = before.saturating_sub(7).max(reader.start)..before;
    if reader.is(before, "to") && ends_rank(reader, end) && near.rev().any(moved) {
        return true;
    }
    // "for the third month running", "a second win in a row"
    let row = (end + 1..end + 3).any(|at| {
        reader.is(at, "running") || reader.is(at, "in") && reader.is(at + 1, "a") && reader.is(at + 2, "row")
    });
    if row && reader.is_lower(end) {
        return true;
    }
    // "struck for a third day"
    let again = reader.is(before, "a") && reader.is(before.wrapping_sub(1), "for");
    if again && reader.is_any(end, &["day", "week", "month", "year", "night", "time", "season", "session", "term"]) {
        return true;
    }
    // "the second this week"
    let this =
        |at: usize| reader.is(at, "this") && reader.is_any(at + 1, &["week", "month", "year", "season", "decade"]);
    let definite = reader.is_any(before, &["the", "this", "that"]);
    if definite && this(end) {
        return true;
    }
    let named = reader.is_capitalized(start) && !reader.opens(start);
    if reader.has(end, Class::Stage) || reader.is_capitalized(end) || named {
        return false;
    }
    // "a second man" is another one; from the third on, it counts.
    let Some(noun) = noun::after(reader, end) else { return false };
    let counted = !noun.plural && !reader.has(noun.head, Class::Stage);
    // "the seventh arc" is one of the named arcs; "the third review" and "the third minister since May" count what happened.
    let happened = reader.has(noun.head, Class::Occurrence)
        || reader.is_any(noun.head + 1, &["to", "since"])
        || this(noun.head + 1);
    counted && (2.0 < value && !definite || owned(reader, before) || definite && happened)
}

fn owned(reader: Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Possessive) || matches!(reader.word(at), "'s" | "’s")
}

/// True if a rank may end here: at a mark, or before "in", "behind", "with", "of" and the like.
fn ends_rank(reader: Reader<'_>, end: usize) -> bool {
    reader.stops(end) || reader.has(end, Class::Preposition) || reader.has(end, Class::Conjunction)
}

/// "the world number three", "world No 1", "ranked number two".
fn number_three(reader: Reader<'_>, at: usize) -> Option<Draft> {
    let point = usize::from(reader.before(at) == ".");
    let noun = at.wrapping_sub(1 + point);
    if !reader.is_any(noun, &["number", "no", "no."]) {
        return None;
    }
    let numeral = numeral::read(reader, at)
        .filter(|numeral| numeral.is_whole() && numeral.scale == 1.0 && numeral.value < 1000.0)?;
    let before = noun.wrapping_sub(1);
    let world = reader.is_any(before, &["world", "ranked", "rank", "seeded"])
        || matches!(reader.word(before), "'s" | "’s") && reader.is(before.wrapping_sub(1), "world");
    let article = reader.is_any(before, &["the", "a", "at"])
        && reader.is(noun, "number")
        && (reader.is_any(numeral.end, &["seed", "spot", "cause", "priority"])
            || reader.is(before, "at") && reader.stops(numeral.end));
    (world || article).then(|| draft(noun, numeral.end, numeral.value))
}
