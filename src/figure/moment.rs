//! Moments: dates, years and times of day, which are no figures.

use super::digits;
use super::guard::{ordinal_suffix, whole};
use super::noun;
use super::numeral::{self, Form};
use super::reader::Reader;
use super::vocabulary::{Cardinal, Class, number_word, suffix};
use crate::text::TokenKind;

/// True if a date or a time of day begins at `at`.
pub(super) fn is_moment(reader: Reader<'_>, at: usize) -> bool {
    date(reader, at).or_else(|| clock(reader, at)).is_some()
}

/// A day or year beside a month: "11 September", "March 8, 2014", "10-15 March", "the 20th of May".
pub(super) fn date(reader: Reader<'_>, at: usize) -> Option<usize> {
    let number = whole(reader, at).or_else(|| ordinal_word(reader, at))?;
    if 31 < number && !(1000..=2999).contains(&number) {
        return None;
    }
    let mut end = at + 1;
    end += usize::from(ordinal_suffix(reader, end));
    let after_comma = reader.before(at) == ",";
    if after_comma && number_follows(reader, at + 1) {
        return None;
    }
    if month_before(reader, at) || reader.had(at, Class::Weekday) && number <= 31 && noun::after(reader, end).is_none()
    {
        // "March 8, 2014", "March 8-10", "March 8 and 9".
        let joins = reader.joint(end) || reader.is_any(end, &["and", "to", "or", ",", "through"]);
        let next = end + usize::from(joins);
        if whole(reader, next).is_some_and(|next| next <= 31 && joins || is_year(next))
            && noun::after(reader, next + 1).is_none()
        {
            return Some(next + 1);
        }
        return Some(end);
    }
    if 31 < number {
        return None;
    }
    // "10-15 March", "10 and 15 March".
    let joins = reader.joint(end) || reader.is_any(end, &["and", "to", "or"]);
    if joins && whole(reader, end + 1).is_some_and(|next| next <= 31) {
        let second = end + 2 + usize::from(ordinal_suffix(reader, end + 2));
        if is_month(reader, second) {
            return Some(second + 1);
        }
    }
    let month = end + usize::from(reader.is(end, "of") || reader.joint(end));
    is_month(reader, month).then_some(month + 1)
}

fn is_month(reader: Reader<'_>, at: usize) -> bool {
    // "may" and "march" are words; a month of a tweet may lack its capital.
    reader.has(at, Class::Month)
        && (reader.is_capitalized(at)
            || whole(reader, at + 1).is_some_and(is_year)
            || !reader.is_any(at, &["may", "march", "mar", "jun", "sep", "dec", "jan"]))
}

/// A month that ends before `at`, with a point of its own or behind a hyphen.
fn month_before(reader: Reader<'_>, at: usize) -> bool {
    let last = at.wrapping_sub(1);
    is_month(reader, last)
        || matches!(reader.word(last), "." | "-" | "/" | ",")
            && reader.glued(last)
            && is_month(reader, last.wrapping_sub(1))
        || reader.is_any(last, &["the", "of"]) && is_month(reader, last.wrapping_sub(1))
}

fn ordinal_word(reader: Reader<'_>, at: usize) -> Option<u32> {
    let token = reader.token(at).filter(|token| token.kind == TokenKind::Word)?;
    number_word(token.hash)?.ordinal.map(|value| value as u32).filter(|value| *value <= 31)
}

const fn is_year(number: u32) -> bool {
    1500 <= number && number <= 2100
}

/// Four digits that are a year: "in 2019", "2024-25", "the 1990s", "'80s", "340 A.D."; not "2,000" nor "2000 troops".
pub(super) fn year(reader: Reader<'_>, at: usize) -> Option<usize> {
    let text = reader.word(at);
    let plural = reader.glued(at + 1) && reader.is(at + 1, "s");
    if plural || reader.is(at + 1, "s") && text.len() == 4 {
        return Some(at + 2);
    }
    if reader.has(at + 1, Class::Era) && (reader.is_capitalized(at + 1) || reader.word(at + 1).contains('.')) {
        return Some(at + 2);
    }
    if !reader.is_number(at) {
        // "nineteen ninety-six", "twenty twenty"
        let century = matches!(numeral::cardinal_at(reader, at)?, Cardinal::Teen(_) | Cardinal::Ten(_));
        let in_words = if century { numeral::read(reader, at)? } else { return None };
        return (in_words.form == Form::Year).then_some(in_words.end);
    }
    let number = whole(reader, at)?;
    if reader.glued(at) && matches!(reader.before(at), "'" | "’" | "‘") && text.len() == 2 {
        return Some(at + 1);
    }
    // "ruled from 1293 to 1527": years that stand in pairs may be older.
    let second = whole(reader, at + 2).filter(|second| number < *second && *second <= 2100 && text.len() == 4);
    let spans =
        reader.is_any(at.wrapping_sub(1), &["from", "between"]) && reader.is_any(at + 1, &["to", "and", "until"]);
    if second.is_some() && spans && noun::after(reader, at + 3).is_none() && !number_follows(reader, at + 3) {
        return Some(at + 3);
    }
    // "2000 over 3" is a quotient.
    let divided = reader.is(at + 1, "over") && reader.is_number(at + 2) && reader.stops(at + 3);
    if text.len() != 4 || !is_year(number) || number_follows(reader, at + 1) || divided {
        return None;
    }
    // "2024-25", "2019–2021", "2023/24".
    if (reader.joint(at + 1) || reader.word(at + 1) == "/" && reader.glued(at + 2)) && whole(reader, at + 2).is_some() {
        let second = whole(reader, at + 2)?;
        let short = reader.word(at + 2).len() == 2 && number % 100 < second;
        if short || is_year(second) && number <= second {
            return Some(at + 3);
        }
    }
    (!counts(reader, at)).then_some(at + 1)
}

/// True if a scale, unit or sign makes the digits before `at` an amount.
fn number_follows(reader: Reader<'_>, at: usize) -> bool {
    let joint = usize::from(reader.joint(at));
    super::measure::unit_after(reader, at, 2.0).is_some()
        || super::money::after(reader, at, 2000.0).is_some()
        || reader.glued(at) && suffix(reader.word(at)).is_some()
        || reader.token(at + joint).is_some_and(|token| {
            token.kind == TokenKind::Word && number_word(token.hash).is_some_and(|word| word.cardinal.is_some())
        })
}

/// True if four digits count what follows: people and things, behind no word that a year stands behind.
fn counts(reader: Reader<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    if super::approximator::before(reader, at).is_some_and(|approx| {
        !reader.is_any(approx.tokens.start, &["around", "about", "over", "under", "within", "past", "by", "up"])
    }) {
        return true;
    }
    if super::money::before(reader, at).is_some() {
        return true;
    }
    if reader.had(at, Class::Calendar)
        || reader.had(at, Class::Determiner)
        || reader.had(at, Class::Possessive)
        || reader.token(before).is_some_and(|token| token.kind == TokenKind::Clitic)
    {
        return false;
    }
    noun::after(reader, at + 1).is_some_and(|noun| reader.has(noun.head, Class::Person))
}

/// A time of day: "6.30pm", "6:30", "10 a.m.", "0600 GMT", "six o'clock".
pub(super) fn clock(reader: Reader<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    if !reader.is_number(at) {
        let token = reader.token(at)?;
        let small = number_word(token.hash).is_some_and(|word| word.cardinal.is_some());
        let past = reader.is_any(at.wrapping_sub(1), &["past", "to"])
            && reader.is_any(at.wrapping_sub(2), &["half", "quarter"]);
        let hour = reader.is(at.wrapping_sub(1), "at") && reader.stops(end) && reader.is_lower(at);
        let part_of_day = reader.is(end, "in")
            && reader.is(end + 1, "the")
            && reader.is_any(end + 2, &["morning", "afternoon", "evening"]);
        if small && (past || hour || part_of_day) {
            return Some(end);
        }
        let is_clock = small
            && (reader.is_any(end, &["o'clock", "o’clock", "a.m.", "p.m.", "a.m", "p.m"])
                || reader.is(end, "am") && reader.stops(end + 1));
        return is_clock.then_some(end + 1);
    }
    let mut colon = false;
    while reader.word(end) == ":" && reader.glued(end) && reader.glued(end + 1) && reader.is_number(end + 1) {
        colon |= reader.word(end + 1).split('.').next().is_some_and(|part| part.len() == 2);
        end += 2;
    }
    if colon {
        while reader.has(end, Class::Clock) {
            end += 1;
        }
        return Some(end);
    }
    // "2pm-5pm", "5-7pm", "10 to 11 a.m.".
    let range = reader.joint(end) || reader.is_any(end, &["to", "and"]);
    if range && reader.is_number(end + 1) && is_half_day(reader, end + 2) {
        return Some(end + 3);
    }
    if reader.has(end, Class::Clock) {
        let zone = !is_half_day(reader, end) && !reader.is_any(end, &["hrs", "o'clock"]);
        if reader.is(end, "hrs") && reader.word(at).len() != 4 {
            return None;
        }
        let plausible = whole(reader, at).is_some_and(|number| number <= 2400 && (!zone || reader.word(at).len() == 4));
        let decimal = digits::read(reader.word(at)).is_some_and(|digits| digits.value < 24.6);
        return (plausible || decimal && !zone).then_some(end + 1);
    }
    None
}

fn is_half_day(reader: Reader<'_>, at: usize) -> bool {
    reader.is_any(at, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m"])
}
