//! Numbers that are no figures: moments, names, indices and identifiers.
//!
//! The test is the guideline's: with another number in its place, would the sentence speak of another thing or another
//! moment? Each function returns one past the last token of what it knows, so that the reader skips it whole.

use super::identifier;
use super::moment::{clock, date, year};
use super::named;
use super::noun;
use super::numeral;
use super::power;
use super::reader::Reader;
use super::vocabulary::Class;
use crate::text::TokenKind;

/// One past the last token of what is no figure although a number stands at `at`.
pub(super) fn skip(reader: Reader<'_>, at: usize) -> Option<usize> {
    if reader.is_number(at) && power::factor(reader, at, 10.0).is_some() {
        return None;
    }
    identifier::row(reader, at)
        .or_else(|| date(reader, at))
        .or_else(|| identifier::find(reader, at))
        .or_else(|| clock(reader, at))
        .or_else(|| named::glued(reader, at))
        .or_else(|| year(reader, at))
        .or_else(|| index(reader, at))
        .or_else(|| list_mark(reader, at))
        .or_else(|| address(reader, at))
        .or_else(|| named::completed(reader, at))
}

/// The whole number at `at`, if digits or one word write it.
pub(super) fn whole(reader: Reader<'_>, at: usize) -> Option<u32> {
    let text = reader.word(at);
    if reader.is_number(at) {
        return (text.len() <= 9).then(|| text.parse().ok()).flatten();
    }
    None
}

pub(super) fn ordinal_suffix(reader: Reader<'_>, at: usize) -> bool {
    reader.glued(at) && reader.is_any(at, &["st", "nd", "rd", "th"])
}

/// A number behind a noun that it is the index of: "Article 370", "pages 4-5", "Sections 3, 4 and 5", "No. 10".
fn index(reader: Reader<'_>, at: usize) -> Option<usize> {
    let mut noun = at.wrapping_sub(1);
    if matches!(reader.word(noun), "." | "#" | "-") {
        noun = noun.wrapping_sub(1);
    }
    let sharp = reader.before(at) == "#";
    if !sharp && !reader.has(noun, Class::Index) {
        return None;
    }
    // "Section 2.3" is an index; "line 2.3 km" and what else a weak noun stands before may be an amount.
    let may_be_decimal = !reader.has(noun, Class::WeakIndex);
    let numeral =
        numeral::read(reader, at).filter(|numeral| (numeral.is_whole() || may_be_decimal) && numeral.scale == 1.0)?;
    // "the number 10 shirt", "the number 9 plays a role"; but "the number two seed"
    let ranks = ["seed", "spot", "cause", "priority", "one", "in"];
    let worn = reader.is(noun, "number")
        && reader.is(noun.wrapping_sub(1), "the")
        && numeral.is_plain()
        && !reader.is_any(numeral.end, &ranks);
    if !worn
        && reader.is_any(noun, &["no", "no.", "number", "numbers", "nos"])
        && (is_rank(reader, noun) || reader.is(noun, "no") && !reader.is_number(at))
    {
        return None;
    }
    let end = numeral.end;
    let weak = reader.has(noun, Class::WeakIndex) && !reader.is_capitalized(noun);
    // "the series 2-0"
    let falls = || reader.joint(end) && whole(reader, end + 1) < whole(reader, end - 1);
    if weak && reader.is_number(end + 1) && falls() {
        return None;
    }
    if numeral.digits.is_some_and(|digits| digits.grouped)
        || super::measure::unit_after(reader, end, numeral.value).is_some()
            && (weak || reader.spaced(end) && !reader.is_capitalized(noun))
    {
        return None;
    }
    if weak && !worn && (noun::after(reader, end).is_some() || !numeral.is_plain()) {
        return None;
    }
    let capital = reader.is_capitalized(noun) && !reader.opens(noun);
    if !capital && !numeral.is_plain() && noun::after(reader, end).is_some() {
        return None;
    }
    Some(list_end(reader, end))
}

/// True of "world No 3", "ranked number two": a rank, which is a figure.
fn is_rank(reader: Reader<'_>, noun: usize) -> bool {
    let before = noun.wrapping_sub(1);
    reader.is_any(before, &["world", "ranked", "rank", "seeded", "world's"])
        || reader.token(before).is_some_and(|token| token.kind == TokenKind::Clitic)
            && reader.is(before.wrapping_sub(1), "world")
        || reader.is_any(before, &["the", "at", "a"]) && reader.is(noun, "number") && !reader.is_capitalized(noun)
}

/// The end of a list of indices that goes on behind its first: "4-5", "3, 4 and 5".
fn list_end(reader: Reader<'_>, mut end: usize) -> usize {
    let limit = end + 24;
    loop {
        let joint = reader.joint(end) || reader.is_any(end, &["and", "to", "or", ",", "/", "&"]);
        let comma = usize::from(reader.word(end) == "," && reader.is_any(end + 1, &["and", "or"]));
        let next = end + 1 + comma;
        if !joint
            || limit < end
            || whole(reader, next).is_none_or(|number| 9999 < number)
            || noun::after(reader, next + 1).is_some()
        {
            return end;
        }
        end = next + 1 + usize::from(ordinal_suffix(reader, next + 1));
    }
}

/// "1." or "2)" before an item of a list, "(3)".
fn list_mark(reader: Reader<'_>, at: usize) -> Option<usize> {
    // "Two: The Parliament"
    let heading = reader.start == at && reader.word(at + 1) == ":" && reader.is_capitalized(at + 2);
    if heading && numeral::read(reader, at).is_some_and(|numeral| numeral.value <= 20.0 && numeral.end == at + 1) {
        return Some(at + 2);
    }
    let number = whole(reader, at)?;
    let opens = reader.start == at || matches!(reader.before(at), "(" | "[" | "•" | "-") && at <= reader.start + 1;
    let sentence_over = matches!(reader.before(at), "." | "?" | "!" | ";" | ":");
    let marked = matches!(reader.word(at + 1), "." | ")" | "]") && reader.glued(at + 1);
    // "demands: 1) more pay, 2) fewer hours"
    if number <= 20 && marked && reader.word(at + 1) == ")" && !reader.glued(at) && !in_brackets(reader, at) {
        return Some(at + 2);
    }
    let item = reader.word(at + 1) != "."
        || reader.end == at + 2 && reader.document.tokens().get(at + 2).is_some()
        || reader.spaced(at + 2);
    if number <= 100 && marked && item && (opens || sentence_over) {
        return Some(at + 2);
    }
    // "3 – In 2018 there was"
    let dashed =
        matches!(reader.word(at + 1), "–" | "—" | "-") && reader.is_capitalized(at + 2) && !reader.glued(at + 2);
    if number <= 20 && opens && dashed && (reader.is_lower(at + 3) || reader.has(at + 2, Class::Preposition)) {
        return Some(at + 2);
    }
    // A bracketed number in a text refers to a note, but behind a name it is an age.
    let bracketed = matches!(reader.before(at), "(" | "[") && matches!(reader.word(at + 1), ")" | "]");
    (bracketed && !reader.is_capitalized(at.wrapping_sub(2))).then_some(at + 2)
}

/// True if a bracket is open at `at`.
fn in_brackets(reader: Reader<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(30).max(reader.start)..at).rev();
    near.map(|at| reader.word(at)).find(|word| matches!(*word, "(" | ")")) == Some("(")
}

/// House numbers and postcodes: "10 Downing Street", "CA 95051".
fn address(reader: Reader<'_>, at: usize) -> Option<usize> {
    let number = whole(reader, at)?;
    let state = at.wrapping_sub(if reader.before(at) == "," { 2 } else { 1 });
    if reader.word(at).len() == 5
        && reader.word(state).len() == 2
        && reader.is_capitalized(state)
        && reader.word(state).chars().all(char::is_uppercase)
    {
        return Some(at + 1);
    }
    if 99_999 < number || !(reader.is_capitalized(at + 1) || reader.has(at + 1, Class::Compass)) {
        return None;
    }
    (at + 1..at + 6)
        .find(|street| {
            1 + at < *street && reader.has(*street, Class::Street) && reader.is_capitalized(*street)
                || reader.is_number(*street) && ordinal_suffix(reader, street + 1)
        })
        .filter(|street| (at + 1..*street).all(|index| reader.is_capitalized(index)))
        .map(|street| street + 1)
}
