//! Results: of games, sets and votes.

use super::amount::Amount;
use super::draft::Draft;
use super::model::{FigureKind, Quantity};
use super::noun;
use super::numeral;
use super::reader::Reader;
use super::vocabulary::Class;

/// How far a word may stand from a result that it explains.
const WINDOW: usize = 14;

/// "3-0", "52-48", "219 votes to 211", "287 for six": the result that begins with `first`.
pub(super) fn read(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    if !first.is_bare() || !is_score(first) || first.value < 0.0 {
        return None;
    }
    let (end, value) = dashed(reader, first).or_else(|| votes(reader, first)).or_else(|| innings(reader, first))?;
    let mut draft = Draft::of(&Amount { end, ..*first }, FigureKind::Score, "result");
    draft.quantity = Quantity::Score(first.value, value);
    Some(draft)
}

fn is_score(amount: &Amount) -> bool {
    amount.numeral.scale == 1.0 && amount.numeral.is_whole() && amount.value < 1000.0
}

/// The number at `at`, if it can be one side of a result.
fn side(reader: Reader<'_>, at: usize) -> Option<(usize, f64)> {
    let numeral = numeral::read(reader, at).filter(|numeral| numeral.is_whole() && numeral.scale == 1.0)?;
    (numeral.value < 1000.0).then_some((numeral.end, numeral.value))
}

/// "3-0": beside words of winning and voting, or between two names.
fn dashed(reader: Reader<'_>, first: &Amount) -> Option<(usize, f64)> {
    if !reader.joint(first.end) || reader.word(first.end) == "—" {
        return None;
    }
    let (end, second) = side(reader, first.end + 1)?;
    if reader.joint(end) && !reader.is_word(end + 1) || super::measure::unit_after(reader, end, 2.0).is_some() {
        return None;
    }
    let range = first.value < second
        && (noun::after(reader, end).is_some_and(|noun| noun.plural) && !reader.is_capitalized(end)
            || super::approximator::before(reader, first.start).is_some());
    // "7-6 (7-5)": a tie-break behind its set.
    let bracketed = reader.before(first.start) == "("
        && reader.word(end) == ")"
        && reader.is_number(first.start.wrapping_sub(2))
        && reader.joint(first.start.wrapping_sub(3));
    let behind_name = reader.is_capitalized(first.start.wrapping_sub(1)) && first.value < 20.0;
    let closed = reader.stops(end) || end == reader.end || reader.is_capitalized(end);
    let between_names = bracketed || behind_name && (closed || second < 20.0 && reader.has(end, Class::Preposition));
    let of_sets = is_of_sets(reader, first, second);
    // "Shamsi took 4-47": wickets, and the runs that they cost.
    let bowled = reader.is_any(first.start.wrapping_sub(1), &["took", "takes", "claimed", "with"]) && reader.stops(end);
    let wickets = second <= 10.0 && second < first.value && is_told(reader, first.start, end, Class::Cricket);
    let told = wickets || is_told(reader, first.start, end, Class::Score);
    // "The bill is through, 38-36."
    let falls = second < first.value && reader.before(first.start) == "," && reader.stops(end);
    (!range && (between_names || of_sets || falls || bowled && first.value <= 10.0 || told)).then_some((end, second))
}

/// "6-4, 3-6", "(25-21, 23-25)": a comma away from another pair, one of both falling as no range does.
fn is_of_sets(reader: Reader<'_>, first: &Amount, second: f64) -> bool {
    let falls = |start: usize| {
        let value = |at: usize| side(reader, at).map(|(_, value)| value);
        let is_pair = reader.joint(start + 1) && reader.is_number(start) && reader.is_number(start + 2);
        value(start).zip(value(start + 2)).filter(|_| is_pair).map(|(first, second)| second < first)
    };
    let comma = |at: usize| reader.word(at) == ",";
    let before = first.start.checked_sub(4).filter(|at| comma(at + 3)).and_then(falls);
    let behind = Some(first.end + 3).filter(|at| comma(at - 1)).and_then(falls);
    let is_falling = second < first.value;
    [before, behind].into_iter().flatten().any(|falls| falls || is_falling)
}

/// "219 votes to 211", "by 52 to 48"
fn votes(reader: Reader<'_>, first: &Amount) -> Option<(usize, f64)> {
    let noun = reader.is_any(first.end, &["votes", "seats", "goals", "points", "games", "sets"]);
    let at = first.end + usize::from(noun);
    let against = reader.is_any(at, &["to", "against", "-"]);
    if !against
        || !noun && !reader.is_any(first.start.wrapping_sub(1), &["by", "voted", "vote", "ruled", "margin", "of"])
    {
        return None;
    }
    let (end, second) = side(reader, at + 1)?;
    let range = !noun && (first.value < second || noun::after(reader, end).is_some_and(|noun| noun.plural));
    let unit =
        super::measure::unit_after(reader, end, 2.0).is_some() || super::money::after(reader, end, 2.0).is_some();
    (!range && !unit && is_told(reader, first.start, end, Class::Score)).then_some((end, second))
}

/// "287 for six", "six for 71"; "all out for 120" is no result.
fn innings(reader: Reader<'_>, first: &Amount) -> Option<(usize, f64)> {
    if !reader.is(first.end, "for") {
        return None;
    }
    let (end, second) = side(reader, first.end + 1)?;
    let wickets = second <= 10.0
        && second < first.value
        && noun::after(reader, end).is_none_or(|noun| reader.is(noun.start, "declared"));
    let told = || is_told(reader, first.start, end, Class::Cricket);
    (wickets && told() || is_bowled(reader, first, end, second)).then_some((end, second))
}

/// "took six for 71", "figures of four for 58", "(four for 58)": wickets, and the runs that they cost.
fn is_bowled(reader: Reader<'_>, first: &Amount, end: usize, runs: f64) -> bool {
    let before = first.start.wrapping_sub(1);
    let took = ["took", "takes", "taking", "claimed", "claims", "claiming", "returned", "with"];
    let figures = reader.is(before, "of") && reader.is(before.wrapping_sub(1), "figures");
    let bracketed = reader.word(before) == "(" && reader.word(end) == ")";
    let bowled = bracketed || figures || reader.is_any(before, &took);
    let ends = reader.stops(end) || reader.is_any(end, &["as", "in", "from", "to", "and", "on"]);
    bowled && ends && first.value <= 10.0 && first.value < runs
}

/// True if a word of this class stands near in the sentence.
fn is_told(reader: Reader<'_>, start: usize, end: usize, class: Class) -> bool {
    let from = start.saturating_sub(WINDOW).max(reader.start);
    (from..(end + WINDOW).min(reader.end)).any(|at| reader.has(at, class))
}
