//! The lexer of number expressions: digits and number words, mixed, into one value.

use super::cardinal::Sum;
use super::reader::Reader;
use super::vocabulary::{Cardinal, NumberWord, number_word, suffix};
use super::{digits, fraction, power};
use crate::text::{Gap, TokenKind};

/// A number expression, before any unit: "1.2 million", "two hundred and six", "three and a half", "tens of thousands".
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Numeral {
    /// Its first token.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) form: Form,
    /// The product of its scales: 1,000,000 in "1.2 million", else 1.
    pub(super) scale: f64,
    /// How it is written, if it begins with digits.
    pub(super) digits: Option<digits::Digits>,
}

/// What a number expression is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Digits,
    Words,
    /// "two-thirds", "half", "3/4"
    Fraction,
    /// "hundreds", "several thousand": from its value to ten times as much.
    Vague,
    /// "nineteen ninety-six": a year in words.
    Year,
}

impl Numeral {
    /// True for a number without decimals or fraction.
    pub(super) fn is_whole(&self) -> bool {
        self.value.fract() == 0.0
    }

    /// True for digits that a scale or letters did not change: what a year, an index or a score looks like.
    pub(super) fn is_plain(&self) -> bool {
        self.digits.is_some_and(|digits| !digits.grouped && !digits.decimal) && self.scale == 1.0 && self.is_whole()
    }
}

/// The number expression that starts at token `at`. The article of "a dozen", "a third", "half a million" belongs to it.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Numeral> {
    let numeral = match reader.token(at)?.kind {
        TokenKind::Number => from_digits(reader, at),
        TokenKind::Symbol => vulgar(reader, at),
        TokenKind::Word => from_words(reader, at),
        TokenKind::Punctuation if reader.word(at) == "." => point_digits(reader, at),
        _ => None,
    }?;
    Some(fraction::added(reader, numeral))
}

pub(super) fn word_at(reader: Reader<'_>, at: usize) -> Option<&'static NumberWord> {
    let token = reader.token(at)?;
    if token.kind == TokenKind::Word { number_word(token.hash) } else { None }
}

pub(super) fn cardinal_at(reader: Reader<'_>, at: usize) -> Option<Cardinal> {
    word_at(reader, at)?.cardinal
}

/// A scale word at `at`: "million", "crore", "hundred", "dozen".
pub(super) fn scale_at(reader: Reader<'_>, at: usize) -> Option<f64> {
    match cardinal_at(reader, at)? {
        Cardinal::Scale(value) => Some(value),
        Cardinal::Hundred => Some(100.0),
        Cardinal::Dozen => Some(12.0),
        _ => None,
    }
}

/// A scale at `at`, in the singular or, as in "two lakhs", in the plural.
pub(super) fn any_scale_at(reader: Reader<'_>, at: usize) -> Option<f64> {
    scale_at(reader, at).or_else(|| word_at(reader, at)?.plural.filter(|_| !reader.is_any(at, &["scores", "tens"])))
}

// ---- digits

fn from_digits(reader: Reader<'_>, at: usize) -> Option<Numeral> {
    let (end, digits) = spaced_groups(reader, at).or_else(|| Some((at + 1, digits::read(reader.word(at))?)))?;
    let numeral = Numeral { start: at, end, value: digits.value, form: Form::Digits, scale: 1.0, digits: Some(digits) };
    if let Some((end, factor)) = power::factor(reader, at, numeral.value) {
        return Some(Numeral { end, value: numeral.value * factor, scale: factor, ..numeral });
    }
    if let Some((end, decimals)) = spoken_decimals(reader, end).filter(|_| numeral.is_plain()) {
        return Some(with_scales(reader, Numeral { end, value: numeral.value + decimals, ..numeral }));
    }
    if let Some(value) = fraction::slash(reader, end).filter(|_| numeral.is_plain()) {
        let fraction = numeral.value / value;
        return Some(Numeral { end: end + 2, value: fraction, form: Form::Fraction, digits: None, ..numeral });
    }
    Some(with_scales(reader, numeral))
}

/// "point 1" of "1 point 1", as speech is written down.
fn spoken_decimals(reader: Reader<'_>, at: usize) -> Option<(usize, f64)> {
    let spoken = reader.is(at, "point") && reader.spaced(at) && reader.is_number(at + 1) && reader.spaced(at + 1);
    if spoken { decimals(reader, at) } else { None }
}

/// ".25" behind white space.
fn point_digits(reader: Reader<'_>, at: usize) -> Option<Numeral> {
    let number = reader.word(at + 1);
    if reader.glued(at) || !reader.glued(at + 1) || !number.bytes().all(|b| b.is_ascii_digit()) || 15 < number.len() {
        return None;
    }
    let value = format!("0.{number}").parse().ok()?;
    let digits = digits::Digits { value, grouped: false, decimal: true, length: 1 };
    let numeral = Numeral { start: at, end: at + 2, value, form: Form::Digits, scale: 1.0, digits: Some(digits) };
    Some(with_scales(reader, numeral))
}

/// "40 000", "1 234 567.89": thousands set off by a space.
fn spaced_groups(reader: Reader<'_>, at: usize) -> Option<(usize, digits::Digits)> {
    let first = reader.word(at);
    if 3 < first.len() || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) || reader.glued(at) {
        return None;
    }
    if !is_group(reader, at + 1) {
        return None;
    }
    let mut text = first.to_owned();
    let mut end = at + 1;
    while is_group(reader, end) && end < at + 6 {
        text.push(',');
        text.push_str(reader.word(end));
        end += 1;
    }
    if end == at + 1 || reader.is_number(end) && reader.spaced(end) {
        return None;
    }
    Some((end, digits::read(&text)?))
}

fn is_group(reader: Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.token(at).filter(|token| token.kind == TokenKind::Number) else { return false };
    let gap = &reader.document.text()[reader.document.tokens()[at - 1].span.end as usize..token.span.start as usize];
    let whole = reader.word(at).split('.').next().unwrap_or_default();
    token.gap == Gap::Space && gap.chars().count() == 1 && whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit())
}

fn vulgar(reader: Reader<'_>, at: usize) -> Option<Numeral> {
    let value = digits::vulgar(reader.word(at))?;
    let numeral = Numeral { start: at, end: at + 1, value, form: Form::Fraction, scale: 1.0, digits: None };
    Some(with_scales(reader, numeral))
}

/// Adds the scales behind a number: "1.2 million", "5 lakh crore", "3bn", "1.3m" beside what it counts.
pub(super) fn with_scales(reader: Reader<'_>, mut numeral: Numeral) -> Numeral {
    while let Some((end, scale)) = scale_after(reader, numeral.end) {
        // No parts of a millionth: "1.1 lakh" is 110,000, whatever 1.1 is in binary.
        let value = (numeral.value * scale * 1e6).round() / 1e6;
        numeral = Numeral { end, value, scale: numeral.scale * scale, ..numeral };
        if numeral.form == Form::Fraction {
            numeral.form = Form::Words;
        }
    }
    // "4 thousand 3 hundred", "2 crore 50 lakh", "3 hundred and 21".
    while let Some((end, value)) = lesser_part(reader, &numeral) {
        numeral = Numeral { end, value: numeral.value + value, ..numeral };
    }
    numeral
}

fn scale_after(reader: Reader<'_>, at: usize) -> Option<(usize, f64)> {
    let word = if reader.joint(at) { at + 1 } else { at };
    let on_line = reader.token(word)?.gap < Gap::Blank;
    if let Some(scale) = any_scale_at(reader, word).filter(|_| on_line) {
        // A dash between two scales is a range; "two-million-strong" has a hyphen.
        return Some((word + 1, scale));
    }
    let strong = |at: usize| suffix(reader.word(at)).filter(|suffix| !suffix.weak).map(|suffix| suffix.value);
    // "₹1,840-cr"
    if let Some(scale) = strong(word).filter(|_| word != at && reader.glued(word) && 1 < reader.word(word).len()) {
        return Some((word + 1, scale));
    }
    if reader.word(at) == "k" && reader.spaced(at) && !reader.stops(at + 1) {
        return None;
    }
    Some((at + 1, strong(at)?))
}

/// The scale word or strong suffix at `at`: "million", "crore", "bn".
pub(super) fn scale_word(reader: Reader<'_>, at: usize) -> Option<f64> {
    any_scale_at(reader, at)
        .or_else(|| suffix(reader.word(at)).filter(|suffix| !suffix.weak).map(|suffix| suffix.value))
}

/// The weak scale ("m", "t", "b") at `at`: the caller knows from money or a counted noun that it is one.
pub(super) fn with_weak_scale(reader: Reader<'_>, numeral: Numeral) -> Option<Numeral> {
    let scale = suffix(reader.word(numeral.end)).filter(|scale| scale.weak && numeral.scale == 1.0)?;
    let value = numeral.value * scale.value;
    Some(Numeral { end: numeral.end + 1, value, scale: scale.value, ..numeral })
}

/// "3 hundred" of "4 thousand 3 hundred", or "21" of "3 hundred and 21".
fn lesser_part(reader: Reader<'_>, numeral: &Numeral) -> Option<(usize, f64)> {
    if numeral.scale == 1.0 {
        return None;
    }
    let and = reader.is(numeral.end, "and");
    let at = numeral.end + usize::from(and);
    if let Some(part) = rest_in_words(reader, numeral, at).filter(|_| and) {
        return Some(part);
    }
    let part = digits::read(reader.word(at)).filter(|part| reader.spaced(at) && part.length <= 3 && !part.decimal)?;
    let last = any_scale_at(reader, numeral.end - 1)?;
    match scale_at(reader, at + 1) {
        Some(scale) if part.value * scale < last && !and => Some((at + 2, part.value * scale)),
        None if and && last == 100.0 && 0.0 < part.value && part.value < 100.0 => Some((at + 1, part.value)),
        _ => None,
    }
}

/// "one" of "3 hundred and one".
fn rest_in_words(reader: Reader<'_>, numeral: &Numeral, at: usize) -> Option<(usize, f64)> {
    let words = numeral.digits.is_some() && any_scale_at(reader, numeral.end - 1) == Some(100.0);
    let sum =
        Sum::read(reader, at).filter(|sum| words && sum.scale == 0.0 && !fraction::is_denominator(reader, sum.end))?;
    (0.0 < sum.value() && sum.value() < 100.0).then_some((sum.end, sum.value()))
}

// ---- words

fn from_words(reader: Reader<'_>, at: usize) -> Option<Numeral> {
    let numeral = Numeral { start: at, end: at + 1, value: 0.0, form: Form::Words, scale: 1.0, digits: None };
    let word = reader.word(at).as_bytes();
    // As long as the longest of the words below.
    let mut letters = [0; 7];
    let lower = &mut letters[..word.len().min(7)];
    lower.copy_from_slice(&word[..lower.len()]);
    lower.make_ascii_lowercase();
    match &*lower {
        _ if lower.len() < word.len() => {}
        b"half" => return Some(fraction::scaled(reader, Numeral { value: 0.5, form: Form::Fraction, ..numeral })),
        b"quarter" => return Some(fraction::scaled(reader, Numeral { value: 0.25, form: Form::Fraction, ..numeral })),
        b"a" | b"an" => return with_article(reader, numeral),
        b"several" | b"few" | b"many" => return several(reader, numeral),
        b"point" => {
            let (end, value) = decimals(reader, at)?;
            return Some(with_scales(reader, Numeral { end, value, ..numeral }));
        }
        _ => {}
    }
    if let Some(value) = word_at(reader, at)?.plural {
        return Some(vague(reader, numeral, value));
    }
    let sum = Sum::read(reader, at)?;
    let numeral = Numeral { end: sum.end, value: sum.value(), scale: sum.scale.max(1.0), ..numeral };
    if sum.year {
        return Some(Numeral { form: Form::Year, ..numeral });
    }
    Some(fraction::of(reader, numeral).unwrap_or(numeral))
}

/// "a dozen", "a hundred", "a third", "a half".
fn with_article(reader: Reader<'_>, numeral: Numeral) -> Option<Numeral> {
    let at = numeral.start + 1;
    if let Some(part) = word_at(reader, at).and_then(|word| word.part) {
        let part = Numeral { end: at + 1, value: 1.0 / part, form: Form::Fraction, ..numeral };
        return Some(fraction::scaled(reader, part));
    }
    if reader.is_any(at, &["few", "couple"]) {
        return several(reader, numeral);
    }
    scale_at(reader, at)?;
    let sum = Sum::read(reader, at)?;
    let numeral = Numeral { end: sum.end, value: sum.value(), scale: sum.scale.max(1.0), ..numeral };
    Some(fraction::of(reader, numeral).unwrap_or(numeral))
}

/// "several hundred", "a few thousand", "a couple of dozen": vague, because of the scale.
fn several(reader: Reader<'_>, numeral: Numeral) -> Option<Numeral> {
    let quantifier = numeral.start + usize::from(reader.is_any(numeral.start, &["a", "an"]));
    let at = quantifier + 1 + usize::from(reader.is(quantifier + 1, "of"));
    let mut value = any_scale_at(reader, at)?;
    let mut end = at + 1;
    while let Some(scale) = any_scale_at(reader, end) {
        value *= scale;
        end += 1;
    }
    Some(Numeral { end, value, scale: value, form: Form::Vague, ..numeral })
}

/// "hundreds", "tens of thousands", "hundreds of millions".
fn vague(reader: Reader<'_>, numeral: Numeral, mut value: f64) -> Numeral {
    let mut end = numeral.end;
    while reader.is(end, "of") {
        let Some(scale) = word_at(reader, end + 1).and_then(|word| word.plural).filter(|scale| 20.0 < *scale) else {
            break;
        };
        value *= scale;
        end += 2;
    }
    Numeral { end, value, scale: value, form: Form::Vague, ..numeral }
}

/// The digits of "point two five" after the word "point" at `at`.
pub(super) fn decimals(reader: Reader<'_>, at: usize) -> Option<(usize, f64)> {
    let (mut end, mut value, mut place) = (at + 1, 0.0, 0.1);
    if let Some(digits) = digits::read(reader.word(end)).filter(|digits| !digits.grouped && !digits.decimal) {
        return Some((end + 1, digits.value / 10f64.powi(digits.length.cast_signed())));
    }
    while end < at + 16 {
        match cardinal_at(reader, end) {
            Some(Cardinal::Digit(digit)) => value += digit * place,
            _ if reader.is(end, "o") => {}
            Some(Cardinal::Ten(ten)) if end == at + 1 => {
                let unit = end + 1 + usize::from(reader.joint(end + 1));
                return match cardinal_at(reader, unit) {
                    Some(Cardinal::Digit(digit)) => Some((unit + 1, (ten + digit) / 100.0)),
                    _ => Some((end + 1, ten / 100.0)),
                };
            }
            Some(Cardinal::Teen(teen)) if end == at + 1 => return Some((end + 1, teen / 100.0)),
            _ => break,
        }
        place /= 10.0;
        end += 1;
    }
    (at + 1 < end).then_some((end, value))
}
