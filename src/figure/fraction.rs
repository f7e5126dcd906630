//! Fractions: "two-thirds", "half a million", "3/4", "one twenty-fifth", and what they add to whole numbers.

use super::cardinal::Sum;
use super::digits;
use super::numeral::{Form, Numeral, scale_at, with_scales, word_at};
use super::reader::Reader;
use super::vocabulary::Cardinal;

/// "two-thirds", "three quarters", "one third": the cardinal before the denominator has been read.
pub(super) fn of(reader: Reader<'_>, numeral: Numeral) -> Option<Numeral> {
    let hyphen = reader.joint(numeral.end) || reader.loose_hyphen(numeral.end);
    let at = numeral.end + usize::from(hyphen);
    let parts = if numeral.value == 1.0 { Parts::One } else { Parts::Several };
    let (end, below) = denominator(reader, at, parts)?;
    // "one hundredth" alone is a rank.
    if 20.0 <= below && numeral.value == 1.0 && end == at + 1 && !reader.is(end, "of") {
        return None;
    }
    if below <= numeral.value && below <= 10.0 && numeral.value <= 10.0 {
        return None;
    }
    Some(scaled(reader, Numeral { end, value: numeral.value / below, form: Form::Fraction, ..numeral }))
}

/// How many parts a denominator speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// "third"
    One,
    /// "thirds"
    Several,
}

/// The denominator at `at`, one past its last token and its value: "thirds", "hundredths", "twenty-fifth".
pub(super) fn denominator(reader: Reader<'_>, at: usize, parts: Parts) -> Option<(usize, f64)> {
    let word = word_at(reader, at)?;
    let Some(Cardinal::Ten(ten)) = word.cardinal else {
        let value = if parts == Parts::One { word.part } else { word.parts };
        return value.map(|value| (at + 1, value));
    };
    let last = at + 1 + usize::from(reader.joint(at + 1));
    let unit = word_at(reader, last)?;
    let value = if parts == Parts::One { unit.part } else { unit.parts }.filter(|value| (3.0..10.0).contains(value))?;
    // "one twenty-fifth" of a thing, or with nothing behind it; "one twenty-third birthday" is no part.
    let told = parts == Parts::Several || reader.is(last + 1, "of") || reader.stops(last + 1);
    told.then_some((last + 1, ten + value))
}

/// True if the word at `at` names parts: "thirds", "half".
pub(super) fn is_denominator(reader: Reader<'_>, at: usize) -> bool {
    word_at(reader, at).is_some_and(|word| word.part.is_some() || word.parts.is_some())
}

/// A fraction and the scale that it is a part of: "half a million", "two thirds of a million", "quarter million".
pub(super) fn scaled(reader: Reader<'_>, part: Numeral) -> Numeral {
    let of = part.end + usize::from(reader.is(part.end, "of"));
    let at = of + usize::from(reader.is_any(of, &["a", "an"]));
    match scale_at(reader, at) {
        Some(scale)
            if !reader.joint(at) && (at == part.end || part.end < at && reader.is_any(at - 1, &["a", "an"])) =>
        {
            let scaled = Numeral { end: at + 1, value: part.value * scale, form: Form::Words, scale, ..part };
            with_scales(reader, scaled)
        }
        _ => part,
    }
}

/// The denominator of "3/4", whose bar stands at `bar`: only denominators that people use, so that dates stay dates.
pub(super) fn slash(reader: Reader<'_>, bar: usize) -> Option<f64> {
    let glued = reader.glued(bar) && reader.glued(bar + 1);
    if reader.word(bar) != "/" || !glued || reader.glued(bar + 2) && reader.word(bar + 2) == "/" {
        return None;
    }
    let above: u32 = reader.before(bar).parse().ok()?;
    let below: u32 = reader.word(bar + 1).parse().ok()?;
    (above < below && matches!(below, 2..=6 | 8 | 10 | 15 | 16 | 20 | 32 | 64 | 100)).then_some(f64::from(below))
}

/// Adds a fraction to a whole number: "three and a half", "10 1/2", "1½", "3 million and a quarter", "five and a half million".
pub(super) fn added(reader: Reader<'_>, numeral: Numeral) -> Numeral {
    if matches!(numeral.form, Form::Fraction | Form::Vague | Form::Year) || !numeral.is_whole() {
        return numeral;
    }
    let Some((end, fraction)) = after(reader, numeral.end) else { return numeral };
    // "3 million and a half" is 3.5 million, "one hundred and a half" is 100.5.
    let unit = if 1000.0 <= numeral.scale { numeral.scale } else { 1.0 };
    // "one billion and a half million" has a scale of its own for the half.
    if let Some(scale) = scale_at(reader, end).filter(|scale| *scale < unit) {
        return Numeral { end: end + 1, value: numeral.value + fraction * scale, ..numeral };
    }
    let numeral = Numeral { end, value: numeral.value + fraction * unit, ..numeral };
    if numeral.scale == 1.0 { with_scales(reader, numeral) } else { numeral }
}

/// The fraction behind a whole number that ends before `at`: "½", "1/2", "and a half", "and fifty-four hundredths".
fn after(reader: Reader<'_>, at: usize) -> Option<(usize, f64)> {
    if let Some(value) = digits::vulgar(reader.word(at)) {
        return Some((at + 1, value));
    }
    if reader.is_number(at) && reader.spaced(at) {
        let above: f64 = reader.word(at).parse().ok()?;
        return slash(reader, at + 1).map(|below| (at + 3, above / below));
    }
    let and = if reader.joint(at) { at + 1 } else { at };
    if !reader.is(and, "and") {
        return None;
    }
    let first = and + 1 + usize::from(reader.joint(and + 1));
    if reader.is_any(first, &["a", "an", "one"]) || word_at(reader, first).is_some_and(|word| word.part.is_some()) {
        let at = first + usize::from(reader.is_any(first, &["a", "an", "one"]));
        let at = at + usize::from(reader.joint(at));
        let below = word_at(reader, at)?.part.filter(|below| *below <= 10.0 || reader.stops(at + 1))?;
        return Some((at + 1, 1.0 / below));
    }
    let above = Sum::read(reader, first).filter(|sum| sum.scale == 0.0 && sum.value().fract() == 0.0)?;
    let at = above.end + usize::from(reader.joint(above.end));
    let word = word_at(reader, at)?;
    let below = word.parts.or(word.part).filter(|below| above.value() < *below || above.value() < 10.0)?;
    Some((at + 1, above.value() / below))
}
