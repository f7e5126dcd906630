//! The unit behind a number.

use super::reader::Reader;
use super::vocabulary::{Class, Dimension, Number, Unit, unit_names, unit_symbol};
use super::{approximator, noun};

/// A unit behind a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct UnitAt {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) unit: Unit,
    /// True if a hyphen joins it to the number: "36-hour".
    pub(super) joint: bool,
}

/// The unit at token `at`, behind a number with this value: "km", "-hour", " square kilometres", "°C".
pub(super) fn unit_after(reader: Reader<'_>, at: usize, value: f64) -> Option<UnitAt> {
    let joint = reader.joint(at) && !matches!(reader.word(at), "–" | "—");
    let start = at + usize::from(joint);
    if !reader.glued(start) && !reader.spaced(start) {
        return None;
    }
    if let Some((end, (unit, number))) =
        unit_names().from(reader, start).filter(|_| !reader.is_capitalized(start) || is_headline(reader, start))
    {
        return is_unit(reader, start, end, unit, number, value, joint).then_some(UnitAt { end, unit, joint });
    }
    let (end, unit) =
        bracketed(reader, start).or_else(|| feet_mark(reader, start)).or_else(|| symbol(reader, start))?;
    Some(UnitAt { end, unit, joint })
}

/// "20 (kg)": a symbol alone in brackets, as tables and forms have it.
fn bracketed(reader: Reader<'_>, at: usize) -> Option<(usize, Unit)> {
    let closing = match reader.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    let unit = unit_symbol(reader.word(at + 1)).filter(|_| reader.word(at + 2) == closing && reader.glued(at + 1))?;
    (1 < reader.word(at + 1).len()).then_some((at + 3, unit))
}

/// The mark of "6'2": feet where inches follow it.
fn feet_mark(reader: Reader<'_>, at: usize) -> Option<(usize, Unit)> {
    let mark = matches!(reader.word(at), "'" | "’" | "′") && reader.glued(at) && reader.glued(at + 1);
    let inches: u8 = reader.word(at + 1).parse().ok().filter(|inches| mark && *inches < 12)?;
    let closed =
        !reader.glued(at + 2) || matches!(reader.word(at + 2), "\"" | "”" | "″" | "''" | "," | "." | ")" | "-");
    unit_symbol("ft").filter(|_| closed && inches < 12).map(|unit| (at + 1, unit))
}

/// True if capitals tell nothing: the words around the unit have them too.
fn is_headline(reader: Reader<'_>, at: usize) -> bool {
    unit_names().from(reader, at).is_some_and(|(end, _)| !reader.is_capitalized(end) || reader.stops(end))
}

/// True unless the unit's name is another word here.
fn is_unit(reader: Reader<'_>, start: usize, end: usize, unit: Unit, number: Number, value: f64, joint: bool) -> bool {
    if reader.is_any(start, &["second", "point", "c", "minute"])
        && number == Number::Singular
        && value != 1.0
        && !joint
        && !reader.is_any(start.wrapping_sub(1), &["a", "half"])
        && end == start + 1
    {
        return reader.is(start, "minute") && reader.stops(end);
    }
    // "two second-half goals", "one point guard".
    if reader.is(start, "second") && (reader.joint(end) || noun::after(reader, end).is_some() && value == 1.0) {
        return false;
    }
    // "two stone inscriptions" are made of it.
    if reader.is(start, "stone") && !joint && noun::after(reader, end).is_some_and(|noun| noun.plural) {
        return false;
    }
    // "one time", "a degree in law": an academic degree is nothing to measure.
    unit.dimension != Dimension::Angle
        || 10.0 <= value
        || !reader.is_any(end, &["in", "holders", "courses", "programs"])
}

/// The longest run of glued tokens at `at` that is a unit's symbol.
fn symbol(reader: Reader<'_>, at: usize) -> Option<(usize, Unit)> {
    let mut end = at + 1;
    while end < at + 5 && reader.glued(end) {
        end += 1;
    }
    // "° C" is written with a space too.
    let spaced = reader.is_any(at, &["°", "º", "˚"])
        && reader.is_any(at + 1, &["c", "f"])
        && end == at + 1
        && reader.token(at + 1).is_some();
    if spaced && !reader.is_capitalized(at + 2) {
        return unit_symbol(if reader.is(at + 1, "c") { "°C" } else { "°F" }).map(|unit| (at + 2, unit));
    }
    while at < end {
        reader.token(end - 1)?;
        let text = reader.text(at, end);
        // The point at the end is the sentence's.
        let point = end == reader.end && text.ends_with('.');
        if let Some(unit) = unit_symbol(text).or_else(|| degrees(text)).filter(|_| !point) {
            return fits(reader, at, end, unit).then_some((end, unit));
        }
        end -= 1;
    }
    None
}

/// "°c", as carelessly typed.
fn degrees(text: &str) -> Option<Unit> {
    match text {
        "°c" | "ºc" => unit_symbol("°C"),
        "°f" | "ºf" => unit_symbol("°F"),
        _ => None,
    }
}

/// True unless the letters of a symbol are a word or a name here.
fn fits(reader: Reader<'_>, at: usize, end: usize, unit: Unit) -> bool {
    let text = reader.word(at);
    // "12 F-16 jets", "a 5 K-pop song": the letter begins a name.
    if reader.joint(end) && (reader.is_capitalized(end + 1) || reader.is_number(end + 1)) && text.len() == 1 {
        return false;
    }
    if matches!(reader.text(at, end), "in" | "\"" | "''") {
        return is_inches(reader, at, end);
    }
    if end != at + 1 || 1 < text.len() || !text.as_bytes()[0].is_ascii_alphabetic() {
        // "pm" and "am" are hours, "in" a preposition; "MP", "MT", "AU" are names unless glued.
        return !matches!(text, "pm" | "am" | "AU" | "Ms" | "as")
            && (reader.glued(at)
                || !matches!(text, "MP" | "MT" | "PA" | "Pa" | "mm" | "cal" | "ms" | "GB" | "MB")
                || !reader.is_capitalized(end));
    }
    let temperature = unit.dimension == Dimension::Temperature;
    let behind = reader.stops(end)
        || reader.has(end, Class::Preposition)
        || reader.has(end, Class::Conjunction)
        || reader.is_number(end)
        || reader.is(end, "x");
    if temperature {
        // "highs of 44C forecast for the plains"
        let weather = ["temperature", "temperatures", "high", "highs", "low", "lows", "heat", "maximum", "minimum"];
        let told = (at.saturating_sub(6).max(reader.start)..at).any(|at| reader.is_any(at, &weather));
        let compared = reader.has(end, Class::Adverb) || reader.has(end, Class::Comparative);
        // "warming by 0.03C a year"
        let rated = reader.glued(at) && reader.is_any(end, &["a", "per"]);
        return (behind || compared || told || rated) && reader.word(end) != "/";
    }
    behind || reader.glued(at) && !reader.is_capitalized(at)
}

/// True if "in" or a quote behind digits is told of a length: "5 ft 2 in", "(4 in)", "10\" long", "3in".
fn is_inches(reader: Reader<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(2 + usize::from(reader.word(at.wrapping_sub(2)) == ","));
    let feet = reader.is_any(before, &["ft", "ft.", "feet", "foot"]) || matches!(reader.word(before), "'" | "’" | "′");
    let size = reader.is_any(end, &["long", "wide", "tall", "thick", "deep", "high", "across", "x", "by"]);
    let fallen = reader.is(end, "of")
        && reader.is_any(end + 1, &["rain", "snow", "rainfall", "snowfall", "precipitation", "ice", "water"]);
    let first = approximator::before(reader, at - 1).map_or(at - 1, |bound| bound.tokens.start);
    let alone = first <= reader.start + 1 && reader.end <= end + 1;
    let bracketed = reader.word(before) == "(" && reader.word(end) == ")";
    let glued = reader.is(at, "in") && reader.glued(at) && !reader.glued(end);
    reader.is_number(at.wrapping_sub(1)) && (feet || size || fallen || alone || bracketed || glued)
}
