//! Digits that identify and count nothing: telephone and card numbers, versions, keys, rows of a table.

use super::digits;
use super::named::tail_end;
use super::noun;
use super::numeral::{self, Form};
use super::reader::Reader;
use super::vocabulary::{Class, unit_symbol};

/// So many bare numbers side by side are a row of a table.
const ROW: usize = 6;

/// "4 8 15 16 23 42": numbers with nothing but white space and commas between them, of which no word says anything.
pub(super) fn row(reader: Reader<'_>, at: usize) -> Option<usize> {
    if !reader.is_number(at) {
        return None;
    }
    let mut end = at + 1;
    let mut grouped = true;
    loop {
        let next = end + usize::from(reader.word(end) == "," && reader.glued(end));
        if !reader.is_number(next) || !reader.spaced(next) {
            break;
        }
        grouped &= reader.word(next).len() == 3 && next == end;
        end = next + 1;
    }
    end += if reader.is_any(end, &["and", "or"]) && reader.is_number(end + 1) { 2 } else { 0 };
    // "1 234 567 890 123 456" would be one number.
    (at + ROW <= end && !(grouped && end <= at + ROW)).then_some(end)
}

/// Digits that identify: telephone and card numbers, numeric dates, versions, addresses of machines. Returns one past them.
pub(super) fn find(reader: Reader<'_>, at: usize) -> Option<usize> {
    if !reader.is_number(at) {
        return None;
    }
    let end = chain_end(reader, at);
    chained(reader, at, end).or_else(|| made(reader, at, end)).or_else(|| dialed(reader, at, end)).or_else(|| {
        let text = reader.word(at);
        let points = text.bytes().filter(|b| *b == b'.').count();
        let zeros = text.starts_with('0') && 1 < text.len() && !text.starts_with("0.") && !is_behind_point(reader, at);
        (1 < points && digits::read(text).is_none() || zeros).then_some(end)
    })
}

/// True of "08" in ".08": the zero is a decimal.
fn is_behind_point(reader: Reader<'_>, at: usize) -> bool {
    reader.before(at) == "." && reader.glued(at) && !reader.glued(at - 1)
}

/// True behind a plus that no word is glued to.
fn has_plus(reader: Reader<'_>, at: usize) -> bool {
    reader.before(at) == "+" && !reader.glued(at.wrapping_sub(1))
}

/// Numbers that hyphens, bars and colons chain into no range and no fraction: "123-123-5678", "1-8090", "12/3/4".
fn chained(reader: Reader<'_>, at: usize, end: usize) -> Option<usize> {
    let text = reader.word(at);
    let numbers = (at..end).filter(|index| reader.is_number(*index)).count();
    let mixed = (at..end).any(|index| reader.is_word(index));
    let pair = end == at + 3 && noun::after(reader, end).is_none();
    let long_tail = pair && reader.word(at + 2).len() == 4 && text.len() == 3 && reader.word(at + 1) == "-";
    if 2 < numbers || 1 < numbers && (mixed || has_plus(reader, at)) || long_tail {
        return Some(end);
    }
    // "1-8090": nobody counts from one to thousands.
    let uneven = pair && reader.word(at + 1) == "-" && text.len() + 3 <= reader.word(at + 2).len();
    let barred = end == at + 1 && reader.word(end) == "/" && reader.glued(end) && reader.glued(end + 1);
    let letter = barred && reader.is_word(end + 1) && reader.word(end + 1).len() == 1;
    if letter || uneven && !reader.word(at + 2).contains(',') {
        return Some(tail_end(reader, end));
    }
    let parted = 1 < numbers && matches!(reader.word(at + 1), "/" | "*" | ":");
    (parted && !is_common_fraction(reader, at) && !is_ratio(reader, at)).then_some(end)
}

/// What a machine wrote, a label or a name: "id = 14222", "d 94 ef 4 c", "Q 4:", "Terrace & 139", "40° N".
fn made(reader: Reader<'_>, at: usize, end: usize) -> Option<usize> {
    let before = at.wrapping_sub(1);
    let bound = matches!(reader.word(before.wrapping_sub(1)), "<" | ">");
    let assigned = reader.before(at) == "=" && !bound || reader.word(at + 1) == "=" || reader.word(at + 2) == "=";
    let label = reader.word(at + 1) == ":" && reader.is_capitalized(before) && reader.before(at).len() == 1;
    let named = reader.before(at) == "&" && reader.is_capitalized(at.wrapping_sub(2));
    let marked = matches!(reader.before(at), "+" | "@" | "#" | "_" | "*" | "=" | "\\" | "\\'") && !bound;
    if assigned
        || label
        || named
        || is_fragment(reader, before) && is_fragment(reader, at + 1)
        || marked && reader.glued(at) && !has_plus(reader, at)
    {
        return Some(end);
    }
    if matches!(reader.word(at + 1), "@" | "*" | "_" | "^" | "=" | "\\") && reader.glued(at + 1) {
        return Some(at + 2);
    }
    let bearing = reader.is_any(at + 1, &["°", "º"]) && reader.has(at + 2, Class::Compass);
    (bearing && reader.word(at + 2).len() == 1).then_some(at + 3)
}

/// What is dialed or stands on a card: "415 555 7092", "0800 123 456", "+1 (222) 555-0100", "a card ending in 8876".
fn dialed(reader: Reader<'_>, at: usize, end: usize) -> Option<usize> {
    let text = reader.word(at);
    let lengths = |lengths: [usize; 3]| {
        (0..3).all(|n| reader.is_number(at + n) && reader.word(at + n).len() == lengths[n])
            && reader.spaced(at + 1)
            && reader.spaced(at + 2)
    };
    if lengths([3, 3, 4]) {
        return Some(at + 3);
    }
    if text.starts_with('0') && 2 < text.len() && reader.is_number(at + 1) && reader.spaced(at + 1) {
        return (at + 1..at + 6).find(|index| !reader.is_number(*index));
    }
    let plus = has_plus(reader, at);
    if plus && (reader.is_number(at + 1) || reader.word(at + 1) == "(") {
        let belongs = |at: usize| reader.is_number(at) || matches!(reader.word(at), "(" | ")" | "-");
        return (at + 1..at + 12).find(|index| !belongs(*index));
    }
    let fours = end == at + 3 && text.len() == 4 && reader.word(at + 2).len() == 4 && is_called(reader, at);
    let card = text.len() == 4 && reader.is(at.wrapping_sub(1), "in") && reader.is(at.wrapping_sub(2), "ending");
    // "asked to call 101"
    let called = reader.is_any(at.wrapping_sub(1), &["call", "dial", "phone", "ring"]) && reader.stops(end);
    (fours || card || called && 2 < text.len() || plus && 6 < text.len() || bracketed_code(reader, at)).then_some(end)
}

/// True if a word of telephoning stands not far before.
fn is_called(reader: Reader<'_>, at: usize) -> bool {
    let words = ["phone", "telephone", "call", "dial", "tel", "fax", "whatsapp", "hotline"];
    (at.saturating_sub(12).max(reader.start)..at).any(|at| reader.is_any(at, &words))
}

/// True for one or two small letters that are no word: a piece of a key or address.
fn is_fragment(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    reader.is_lower(at)
        && word.len() < 3
        && reader.spaced(at)
        && ![Class::Preposition, Class::Determiner, Class::Conjunction, Class::Pronoun, Class::Auxiliary, Class::Adverb]
            .iter()
            .any(|class| reader.has(at, *class))
        && unit_symbol(word).is_none()
        && word != "x"
}

/// "(555)" before more digits.
fn bracketed_code(reader: Reader<'_>, at: usize) -> bool {
    reader.before(at) == "(" && reader.word(at + 1) == ")" && reader.is_number(at + 2)
        || reader.before(at) == ")" && reader.is_number(at.wrapping_sub(2)) && reader.before(at.wrapping_sub(2)) == "("
        || reader.before(at) == ")" && reader.joint(at + 1) && reader.is_number(at.wrapping_sub(2))
}

/// One past the last of the numbers and words that hyphens, bars or points join to the number at `at`, none of them spaced.
fn chain_end(reader: Reader<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while matches!(reader.word(end), "-" | "/" | "." | "‑" | "*" | ":")
        && reader.glued(end)
        && reader.glued(end + 1)
        && end < at + 24
    {
        // "1-800-GO-2-HAUL"
        let letters = (reader.is_capitalized(end + 1) || reader.word(end + 1).len() <= 2)
            && reader.joint(end + 2)
            && (reader.is_number(end + 3) || reader.word(end + 3).len() <= 2);
        if !reader.is_number(end + 1) && !letters {
            break;
        }
        end += 2;
    }
    end
}

fn is_common_fraction(reader: Reader<'_>, at: usize) -> bool {
    numeral::read(reader, at).is_some_and(|numeral| numeral.form == Form::Fraction)
}

fn is_ratio(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at + 1) == ":" && (reader.word(at) == "1" || reader.word(at + 2) == "1")
}
