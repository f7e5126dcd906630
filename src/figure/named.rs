//! Names that digits are a part of: "F-16", "Covid-19", "5G", "Boeing 737", "Channel 4", the 400m.

use super::noun;
use super::numeral::{self, Numeral};
use super::reader::Reader;
use super::vocabulary::{Class, Dimension, currency_symbol, number_word, suffix, unit_symbol};
use crate::text::TokenKind;

/// A name that glues letters to digits: "F-16", "Covid-19", "5G", "27L", "133-ABC", "7-Eleven".
pub(super) fn glued(reader: Reader<'_>, at: usize) -> Option<usize> {
    // "two-wheeler", "nine-dash line"
    if reader.joint(at + 1) && reader.has(at + 2, Class::Joined) {
        return Some(at + 3);
    }
    if !reader.is_number(at) {
        return in_words(reader, at);
    }
    behind_letters(reader, at).or_else(|| race(reader, at)).or_else(|| before_letters(reader, at))
}

/// "Twenty-One", "par-four"
fn in_words(reader: Reader<'_>, at: usize) -> Option<usize> {
    let hyphen = at.wrapping_sub(1);
    let word = hyphen.wrapping_sub(1);
    let number = |at: usize| reader.token(at).and_then(|token| number_word(token.hash));
    let led = reader.joint(hyphen) && reader.is_word(word) && number(at).is_some_and(|word| word.cardinal.is_some());
    let free = number(word).is_none() && !introduces(reader, word);
    (led && free && !reader.is_any(word, &["and", "or", "a", "an", "to"])).then_some(at + 1)
}

/// "F-16", "the BA.5 variant"
fn behind_letters(reader: Reader<'_>, at: usize) -> Option<usize> {
    let before = at.wrapping_sub(1);
    let word = before.wrapping_sub(1);
    let joined = reader.joint(before) && reader.is_word(word) && !introduces(reader, word);
    let pointed = reader.word(before) == "." && reader.glued(at) && reader.glued(before) && reader.is_capitalized(word);
    (joined || pointed).then(|| tail_end(reader, at + 1))
}

/// "the 30K", "a 5k run", "the 400m", "the 200 final": a race, by its length.
fn race(reader: Reader<'_>, at: usize) -> Option<usize> {
    const LENGTHS: [&str; 13] =
        ["60", "100", "110", "200", "400", "800", "1500", "1,500", "3000", "3,000", "5000", "5,000", "10,000"];
    const RACES: [&str; 8] = ["race", "final", "heats", "freestyle", "hurdles", "relay", "butterfly", "backstroke"];
    let (before, end) = (at.wrapping_sub(1), at + 2);
    let kilometers = reader.is(at + 1, "k")
        && reader.glued(at + 1)
        && reader.word(at).len() <= 2
        && reader.is_any(before, &["the", "a", "an", "in"]);
    if kilometers && !noun::after(reader, end).is_some_and(|noun| noun.plural) {
        return Some(end);
    }
    if !LENGTHS.contains(&reader.word(at)) {
        return None;
    }
    if reader.is_any(at + 1, &RACES) {
        return Some(at + 1);
    }
    let owned = reader.is(before, "the") || reader.token(before).is_some_and(|token| token.kind == TokenKind::Clitic);
    let alone = !reader.is(end, "of") && !reader.joint(at + 1) && noun::after(reader, end).is_none();
    (reader.is_any(at + 1, &["m", "metres", "meters"]) && owned && alone).then_some(end)
}

/// "5G", "27L", "133-ABC", "10-K", "7-Eleven"
fn before_letters(reader: Reader<'_>, at: usize) -> Option<usize> {
    if reader.is_word(at + 1) && reader.glued(at + 1) && !is_amount_suffix(reader, at + 1) {
        return Some(tail_end(reader, at + 2));
    }
    let letters = reader.word(at + 2);
    let capital = reader.joint(at + 1)
        && reader.is_capitalized(at + 2)
        && (letters.len() == 1 || letters.chars().skip(1).any(char::is_uppercase));
    if capital && (letters.len() == 1 || currency_symbol(letters).is_none()) {
        return Some(tail_end(reader, at + 3));
    }
    (reader.joint(at + 1) && reader.is(at + 2, "eleven") && reader.word(at) == "7").then_some(at + 3)
}

/// A number that completes a name: "Boeing 737", "Channel 4", "Formula One", "Nikkei 225", "Apollo 11".
pub(super) fn completed(reader: Reader<'_>, at: usize) -> Option<usize> {
    let before = at.wrapping_sub(1);
    let clitic = matches!(reader.word(before), "'s" | "’s");
    if !reader.is_word(before) && !clitic || !reader.spaced(at) && !reader.glued(at) {
        return None;
    }
    // Behind most words in lower case stands an amount.
    if reader.is_lower(before) && !reader.has(before, Class::Model) && !reader.is(before, "of") {
        return None;
    }
    let numeral = numeral::read(reader, at)?;
    // "The World's 50 Best Restaurants": a title in capitals on both sides.
    let end = numeral.end;
    let owner = clitic && reader.is_capitalized(before.wrapping_sub(1));
    if owner && reader.is_capitalized(end) && reader.is_capitalized(end + 1) && !reader.is_capitalized(reader.end - 2) {
        return Some(end);
    }
    if !completes(reader, at, &numeral) {
        return None;
    }
    if is_model(reader, before) {
        let share = super::measure::unit_after(reader, end, 2.0)
            .is_some_and(|unit| matches!(unit.unit.dimension, Dimension::Percent | Dimension::Point));
        return (!share).then(|| tail_end(reader, end));
    }
    // "Group of 20"
    let group = before.wrapping_sub(1);
    if reader.is(before, "of") && reader.is(group, "group") && reader.is_capitalized(group) {
        return Some(end);
    }
    // "SEA-ME-WE 6": joined to a name, no word is common.
    let common = is_common(reader, before) && !reader.joint(before.wrapping_sub(1));
    if !reader.is_capitalized(before) || reader.opens(before) || common {
        return None;
    }
    // "Agosta 70 class submarines"
    let class = reader.is_any(end, &["class", "series", "type", "variant", "model", "rifle", "rifles"]);
    let free = super::money::before(reader, at).is_none() && ends_name(reader, end, numeral.digits.is_none());
    (class || free).then_some(end)
}

/// True for a number that can be a part of a name: plain digits, a version behind a name like "iOS", a word with a capital.
fn completes(reader: Reader<'_>, at: usize, numeral: &Numeral) -> bool {
    let version = numeral.digits.is_some_and(|digits| digits.decimal && !digits.grouped)
        && reader.before(at).chars().skip(1).any(char::is_uppercase);
    (numeral.is_plain() || version) && numeral.value < 10_000.0
        || numeral.digits.is_none() && numeral.end == at + 1 && reader.is_capitalized(at)
}

/// True of what the table knows as a name that digits complete; words that are common otherwise need their capital.
fn is_model(reader: Reader<'_>, at: usize) -> bool {
    let common = ["under", "group", "area", "channel", "ocean", "fortune", "vision", "mark"];
    let small = || !reader.has(at, Class::Preposition) && !reader.is_any(at, &common);
    reader.has(at, Class::Model) && (reader.is_capitalized(at) || small())
}

/// Words that a hyphen joins to the number that they introduce: "magnitude-6.8", "mid-40s", "sub-10%", "top-20".
fn introduces(reader: Reader<'_>, at: usize) -> bool {
    reader.is_any(at, &["magnitude", "aged", "age", "sub", "plus", "minus", "over", "under", "to"])
        && !reader.is_capitalized(at)
        || reader.is_number(at.wrapping_sub(1)) && reader.glued(at)
        || currency_symbol(reader.word(at)).is_some()
}

/// True if the letters glued to digits are a scale, a unit, a currency or an ordinal's ending.
fn is_amount_suffix(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    suffix(word).is_some_and(|suffix| !suffix.weak || word != "G" && word != "T" && word != "B")
        || unit_symbol(word).is_some_and(|_| 1 < word.len())
        || currency_symbol(word).is_some_and(|money| !money.weak)
        || super::measure::unit_after(reader, at, 2.0).is_some()
        || super::money::after(reader, at, 2000.0).is_some()
        || super::guard::ordinal_suffix(reader, at)
        || reader.token(at).is_some_and(|token| number_word(token.hash).is_some_and(|word| word.cardinal.is_some()))
        || reader.is_any(at, &["s", "x", "yo", "am", "pm", "hrs", "odd", "plus", "times"])
}

pub(super) fn tail_end(reader: Reader<'_>, mut end: usize) -> usize {
    let limit = end + 6;
    while end < limit
        && reader.glued(end)
        && (reader.is_word(end) || reader.is_number(end) || reader.word(end) == "/" || reader.joint(end))
    {
        end += 1;
    }
    end
}

/// True of words that stand before an amount also when they have a capital: "In", "The", a month.
fn is_common(reader: Reader<'_>, at: usize) -> bool {
    use Class::{
        Adverb, Auxiliary, Conjunction, Determiner, Index, Month, Possessive, Preposition, Pronoun, Verb, Weekday,
    };
    [Adverb, Auxiliary, Conjunction, Determiner, Month, Possessive, Preposition, Pronoun, Verb, Weekday, Index]
        .iter()
        .any(|class| reader.has(at, *class))
}

/// True if nothing behind a number makes it an amount.
fn ends_name(reader: Reader<'_>, end: usize, capitalized: bool) -> bool {
    if super::measure::unit_after(reader, end, 2.0).is_some() || super::money::after(reader, end, 2000.0).is_some() {
        return false;
    }
    let between = reader.joint(end) || reader.is_any(end, &["to", "of", "in", "out", "per", "times"]);
    let word = reader.token(end).is_some_and(|token| number_word(token.hash).is_some());
    capitalized && reader.is_capitalized(end)
        || !between && !word && noun::after(reader, end).is_none_or(|noun| !noun.plural)
}
