//! One amount: a number expression with its sign, its money and its unit.

use super::measure::{self, UnitAt};
use super::money;
use super::noun;
use super::numeral::{self, Form, Numeral};
use super::reader::Reader;
use super::vocabulary::{Dimension, Money, number_word, unit_names, unit_symbol};
use crate::text::TokenKind;

/// A number with what stands glued to it in meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The first token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    /// The number's value in the unit or in the currency's main unit, with its sign.
    pub(super) value: f64,
    pub(super) money: Option<Money>,
    pub(super) unit: Option<UnitAt>,
}

impl Amount {
    /// True for a number without unit or money.
    pub(super) fn is_bare(&self) -> bool {
        self.money.is_none() && self.unit.is_none()
    }

    /// True if its unit is of this dimension.
    pub(super) fn is(&self, dimension: Dimension) -> bool {
        self.unit.is_some_and(|unit| unit.unit.dimension == dimension)
    }
}

/// True if a number may be seen at token `at`; a cheap test, asked of every token.
#[inline]
pub(super) fn may_show(reader: Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.token(at) else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            number_word(token.hash).is_some() || token.is_capitalized() && has_digit(reader.document.text_of(token))
        }
        TokenKind::Symbol => !reader.document.text_of(token).is_ascii(),
        _ => false,
    }
}

fn has_digit(word: &str) -> bool {
    word.bytes().skip(1).any(|b| b.is_ascii_digit())
}

/// The amount whose number is seen first at token `at`; its article, sign or currency may stand before.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Amount> {
    if let Some(glued) = money::glued(reader, at) {
        return Some(read_glued(reader, at, &glued));
    }
    let numeral = numeral::read(reader, numeral_start(reader, at))?;
    if numeral.form == Form::Year {
        return None;
    }
    let amount =
        Amount { start: numeral.start, end: numeral.end, numeral, value: numeral.value, money: None, unit: None };
    let amount = with_money_before(reader, amount);
    let amount = match amount.money {
        Some(_) => amount,
        None => with_unit(reader, amount),
    };
    Some(with_sign(reader, amount))
}

/// What begins a number and does not show it.
const OPENINGS: &[&str] = &["a", "an", "several", "few", "many", "half", "quarter", "point", "."];

/// The amount that starts exactly at token `at`, with its money or sign.
pub(super) fn starting(reader: Reader<'_>, at: usize) -> Option<Amount> {
    // Before digits or a word like "seven" nothing else of an amount stands; other tokens may be its money or its sign.
    let word = reader.token(at).and_then(|token| number_word(token.hash));
    let itself = reader.is_number(at) || word.is_some_and(|word| word.cardinal.is_some());
    let last = if itself { at + 1 } else { at + 4 };
    let may_open = |number: &usize| may_show(reader, *number) || *number == at && reader.is_any(at, OPENINGS);
    (at..last).filter(may_open).find_map(|number| {
        let seen = reader.is_number(number) || number == at || reader.is_word(number);
        read(reader, number).filter(|amount| seen && amount.start == at)
    })
}

/// Steps back over words that belong to a number but do not show it: "a dozen", "several hundred", "point five".
fn numeral_start(reader: Reader<'_>, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if reader.is_any(before, &["a", "an"]) && !reader.is_number(at) {
        return if is_part_or_scale(reader, at) { before } else { at };
    }
    if reader.is_any(before, &["several", "few", "many"]) {
        return if reader.is_any(before.wrapping_sub(1), &["a", "an"]) { before - 1 } else { before };
    }
    if reader.is(before, "of") && reader.is(before.wrapping_sub(1), "couple") && reader.is(before.wrapping_sub(2), "a")
    {
        return before - 2;
    }
    // "at one point one must choose"
    let pronoun = reader.is(before.wrapping_sub(1), "one") && reader.is(before.wrapping_sub(2), "at");
    let point = reader.is(before, "point") && !pronoun
        || reader.word(before) == "." && reader.glued(at) && !reader.glued(before);
    if point { before } else { at }
}

fn is_part_or_scale(reader: Reader<'_>, at: usize) -> bool {
    reader
        .token(at)
        .and_then(|token| number_word(token.hash))
        .is_some_and(|word| word.part.is_some() || word.cardinal.is_some())
        && numeral::read(reader, at - 1).is_some_and(|numeral| numeral.start == at - 1)
}

/// "Rs3.5 billion", "N850m"
fn read_glued(reader: Reader<'_>, at: usize, glued: &money::Glued) -> Amount {
    let mut value = glued.digits.value * glued.scale;
    let mut scale = glued.scale;
    let mut end = glued.end;
    while let Some(factor) =
        numeral::scale_word(reader, end).or_else(|| weak_scale(reader, end)).filter(|_| glued.scale == 1.0)
    {
        value *= factor;
        scale *= factor;
        end += 1;
    }
    let digits = Some(glued.digits);
    let numeral = Numeral { start: at, end, value, form: Form::Digits, scale, digits };
    Amount { start: at, end, numeral, value, money: Some(glued.money), unit: None }
}

fn weak_scale(reader: Reader<'_>, at: usize) -> Option<f64> {
    super::vocabulary::suffix(reader.word(at))
        .filter(|suffix| suffix.weak && reader.glued(at))
        .map(|suffix| suffix.value)
}

fn with_money_before(reader: Reader<'_>, amount: Amount) -> Amount {
    // "$-5" and "-$5" are both written.
    let sign = usize::from(matches!(reader.before(amount.start), "-" | "−") && reader.glued(amount.start));
    let Some((start, money)) =
        money::before(reader, amount.start - sign).filter(|(_, money)| !money.weak || 1000.0 <= amount.value)
    else {
        return amount;
    };
    // "the dollar 2 per cent higher": the unit behind is nearer than a name before.
    if reader.is_word(start) && !reader.glued(amount.start) && is_percent(reader, &amount) {
        return amount;
    }
    let numeral = numeral::with_weak_scale(reader, amount.numeral).unwrap_or(amount.numeral);
    let value = numeral.value * money.worth * if sign == 1 { -1.0 } else { 1.0 };
    // "$10 dollars", "US$5 million dollars"
    let repeated = money::after(reader, numeral.end, value)
        .filter(|(after, same, _)| {
            same.meanings[0] == money.meanings[0] && same.worth == 1.0 && !reader.is_number(*after)
        })
        .filter(|_| reader.spaced(numeral.end) && reader.is_word(numeral.end));
    let end = repeated.map_or(numeral.end, |(after, ..)| after);
    Amount { start, end, numeral, value, money: Some(money), unit: None }
}

fn is_percent(reader: Reader<'_>, amount: &Amount) -> bool {
    measure::unit_after(reader, amount.end, amount.value).is_some_and(|unit| unit.unit.dimension == Dimension::Percent)
}

fn with_unit(reader: Reader<'_>, amount: Amount) -> Amount {
    if let Some((end, money, scale)) = money::after(reader, amount.end, amount.value) {
        let value = amount.value * scale * money.worth;
        return Amount { end, value, money: Some(money), ..amount };
    }
    if let Some(scaled) = weakly_scaled(reader, amount) {
        return scaled;
    }
    let amount = with_magnitude(reader, amount);
    let at = unit_start(reader, &amount);
    let part = amount.numeral.form == Form::Fraction;
    // "a third day" is no part of a day.
    let rank = part && at == amount.end && ends_in_rank(reader, at);
    match measure::unit_after(reader, at, amount.value).filter(|_| !rank) {
        Some(unit) if at == amount.end || part || unit.unit.dimension == Dimension::Time => {
            // "a quarter-point cut": the article is the cut's.
            let article = part && unit.joint && reader.is_any(amount.start, &["a", "an"]);
            Amount { start: amount.start + usize::from(article), end: unit.end, unit: Some(unit), ..amount }
        }
        _ => amount,
    }
}

/// True if the fraction that ends before `end` could be a rank: "third", "fifth"; not "thirds", "quarter".
fn ends_in_rank(reader: Reader<'_>, end: usize) -> bool {
    let word = reader.token(end - 1).and_then(|token| number_word(token.hash));
    word.is_some_and(|word| word.part.is_some() && word.ordinal.is_some())
}

/// Steps over what may stand between a number and its unit: "two more years", "half an hour", "thousands of tonnes".
fn unit_start(reader: Reader<'_>, amount: &Amount) -> usize {
    let at = amount.end;
    if amount.numeral.form == Form::Fraction {
        let of = at + usize::from(reader.is(at, "of"));
        return if reader.is_any(of, &["a", "an"]) { of + 1 } else { at };
    }
    // "two and a quarter of hours"
    if !amount.numeral.is_whole() && reader.is(at, "of") && reader.is_any(at + 1, &["hour", "hours"]) {
        return at + 1;
    }
    let more = [
        "more",
        "additional",
        "extra",
        "further",
        "full",
        "whole",
        "straight",
        "consecutive",
        "successive",
        "less",
        "fewer",
        "long",
        "solid",
    ];
    if reader.is_any(at, &more) { at + 1 } else { at }
}

/// "magnitude-6.8", "magnitude 7": the unit that stands before its number.
fn with_magnitude(reader: Reader<'_>, amount: Amount) -> Amount {
    let joint = usize::from(reader.joint(amount.start.wrapping_sub(1)));
    let at = amount.start.wrapping_sub(1 + joint);
    let of = reader.is(at, "of") && reader.is(at.wrapping_sub(1), "magnitude");
    if amount.numeral.scale != 1.0 {
        return amount;
    }
    if !of && !reader.is(at, "magnitude") {
        return quake(reader, amount);
    }
    let unit = unit_names().from(reader, if of { at - 1 } else { at }).map(|(_, (unit, _))| UnitAt {
        end: amount.end,
        unit,
        joint: false,
    });
    Amount { start: if of { amount.start } else { at }, unit, ..amount }
}

/// "an 8.2 quake": its magnitude.
fn quake(reader: Reader<'_>, amount: Amount) -> Amount {
    let quake = reader.is_any(amount.end, &["quake", "earthquake", "tremor", "temblor"]) && reader.spaced(amount.end);
    let unit = unit_symbol("magnitude").filter(|_| quake && amount.value < 10.0 && !amount.numeral.is_whole());
    Amount { unit: unit.map(|unit| UnitAt { end: amount.end, unit, joint: false }), ..amount }
}

/// "5m euros", "1.3m pairs": the letter is a scale where money or a counted noun stands behind it.
fn weakly_scaled(reader: Reader<'_>, amount: Amount) -> Option<Amount> {
    if !reader.glued(amount.end) {
        return None;
    }
    let numeral = numeral::with_weak_scale(reader, amount.numeral)?;
    if let Some((end, money, _)) = money::after(reader, numeral.end, numeral.value) {
        return Some(Amount { end, numeral, value: numeral.value * money.worth, money: Some(money), ..amount });
    }
    let counted = noun::after(reader, numeral.end).is_some_and(|noun| noun.plural) && reader.is(amount.end, "m");
    // "1.2b": no index has decimals, and bits are not written so.
    let billions = reader.word(amount.end) == "b" && amount.numeral.digits.is_some_and(|digits| digits.decimal);
    (counted || billions).then_some(Amount { end: numeral.end, numeral, value: numeral.value, ..amount })
}

/// "-5%", "minus two degrees", "−1.2"
fn with_sign(reader: Reader<'_>, amount: Amount) -> Amount {
    let at = amount.start.wrapping_sub(1);
    let glued = reader.glued(amount.start);
    let cold = amount.is(Dimension::Temperature) && reader.word(at) == "-" && !reader.glued(at);
    let dash = cold || matches!(reader.word(at), "-" | "−" | "–") && !reader.glued(at) && (glued || at == reader.start);
    let word = reader.is_any(at, &["minus", "negative"]) && !reader.glued(at) && !reader.is(at.wrapping_sub(1), "or");
    let bracketed = reader.before(at) == "(" || reader.is_number(at.wrapping_sub(1));
    let counted = amount.is_bare() && noun::after(reader, amount.end).is_some_and(|noun| noun.plural);
    if dash && !bracketed && !counted || word {
        return Amount { start: at, value: -amount.value, ..amount };
    }
    amount
}
