//! Digits that identify and count nothing: telephone and card numbers, versions, keys, rows of a table.

use super::digits;
use super::guard::tail_end;
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

/// Digits that identify: phone and card numbers, numeric dates, versions, addresses of machines.
pub(super) fn find(reader: Reader<'_>, at: usize) -> Option<usize> {
    let text = reader.word(at);
    if !reader.is_number(at) {
        return None;
    }
    let end = chain_end(reader, at);
    let numbers = (at..end).filter(|index| reader.is_number(*index)).count();
    let plus = reader.before(at) == "+" && !reader.glued(at.wrapping_sub(1));
    let long_tail = end == at + 3 && reader.word(at + 2).len() == 4 && text.len() == 3 && reader.word(at + 1) != "/";
    // "1-8090": nobody counts from one to thousands.
    let uneven = end == at + 3 && reader.word(at + 1) == "-" && text.len() + 3 <= reader.word(at + 2).len();
    let mixed = (at..end).any(|index| reader.is_word(index));
    if 2 < numbers
        || plus && 1 < numbers
        || mixed && 1 < numbers
        || long_tail && reader.word(at + 1) == "-" && noun::after(reader, end).is_none()
    {
        return Some(end);
    }
    let barred = end == at + 1 && reader.word(end) == "/" && reader.glued(end) && reader.glued(end + 1);
    let letter = barred && reader.is_word(end + 1) && reader.word(end + 1).len() == 1;
    if letter || uneven && !reader.word(at + 2).contains(',') && noun::after(reader, end).is_none() {
        return Some(tail_end(reader, end));
    }
    // "id = 14222", "d 94 ef 4 c": what a machine wrote.
    let made = reader.before(at) == "=" || reader.word(at + 1) == "=" || reader.word(at + 2) == "=";
    if made || is_fragment(reader, at.wrapping_sub(1)) && is_fragment(reader, at + 1) {
        return Some(end);
    }
    // "Q 4: What do you advise?", "Terrace & 139"
    let label = reader.word(at + 1) == ":" && reader.is_capitalized(at.wrapping_sub(1)) && reader.before(at).len() == 1;
    if label || reader.before(at) == "&" && reader.is_capitalized(at.wrapping_sub(2)) {
        return Some(end);
    }
    if 1 < numbers
        && matches!(reader.word(at + 1), "/" | "*" | ":")
        && !is_common_fraction(reader, at)
        && !is_ratio(reader, at)
    {
        return Some(end);
    }
    // "1-8090", "(555)555-5555": a number glued to a longer one is no range.
    if matches!(reader.before(at), "+" | "@" | "#" | "_" | "*" | "=" | "\\" | "\\'") && reader.glued(at) && !plus {
        return Some(end);
    }
    // "415 555 7092", "call them at 2990-6000"
    let groups =
        |lengths: [usize; 3]| (0..3).all(|n| reader.is_number(at + n) && reader.word(at + n).len() == lengths[n]);
    if groups([3, 3, 4]) && reader.spaced(at + 1) && reader.spaced(at + 2) {
        return Some(at + 3);
    }
    let dialed = || {
        let words = ["phone", "telephone", "call", "dial", "tel", "fax", "whatsapp", "hotline"];
        (at.saturating_sub(12).max(reader.start)..at).any(|at| reader.is_any(at, &words))
    };
    if numbers == 2 && text.len() == 4 && reader.word(at + 2).len() == 4 && dialed() {
        return Some(end);
    }
    // "0800 123 456"
    if text.starts_with('0') && 2 < text.len() && reader.is_number(at + 1) && reader.spaced(at + 1) {
        return (at + 1..at + 6).find(|index| !reader.is_number(*index));
    }
    let points = text.bytes().filter(|b| *b == b'.').count();
    if 1 < points && digits::read(text).is_none() || text.starts_with('0') && 1 < text.len() && !text.starts_with("0.")
    {
        return Some(end);
    }
    if matches!(reader.word(at + 1), "@" | "*" | "_" | "^" | "=" | "\\") && reader.glued(at + 1) {
        return Some(at + 2);
    }
    if reader.is_any(at + 1, &["°", "º"]) && reader.has(at + 2, Class::Compass) && reader.word(at + 2).len() == 1 {
        return Some(at + 3);
    }
    if plus && (reader.is_number(at + 1) || reader.word(at + 1) == "(") {
        let belongs = |at: usize| reader.is_number(at) || matches!(reader.word(at), "(" | ")" | "-");
        return (at + 1..at + 12).find(|index| !belongs(*index));
    }
    // "a card ending in 8876"
    if text.len() == 4 && reader.is(at.wrapping_sub(1), "in") && reader.is(at.wrapping_sub(2), "ending") {
        return Some(end);
    }
    if plus && 6 < text.len() || bracketed_code(reader, at) {
        return Some(end);
    }
    None
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
