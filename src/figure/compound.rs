//! Amounts in two or more units: "two hours and 41 minutes", "5 ft 2 in", "3 dollars 50 cents".

use super::amount::{self, Amount};
use super::draft::Draft;
use super::kind;
use super::measure::UnitAt;
use super::model::Quantity;
use super::numeral::Form;
use super::reader::Reader;
use super::vocabulary::{Key, Money, Unit, currency_names, unit_names, unit_symbol};

/// The most units of one amount.
const MOST: usize = 4;

/// The compound amount that begins with `first`: its value is in its least unit.
pub(super) fn read(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    if first.money.is_some() {
        return minor_money(reader, first).or_else(|| behind_money(reader, first));
    }
    let mut whole = behind_article(reader, first).unwrap_or(*first);
    for _ in 1..MOST {
        let Some(next) = lesser(reader, &whole) else { break };
        whole = next;
    }
    if whole.start != first.start || whole.end != first.end {
        return Some(Draft::of(&whole, kind::of(reader, &whole), "compound"));
    }
    half_unit(reader, first)
}

/// The amount with the lesser one behind it added.
fn lesser(reader: Reader<'_>, amount: &Amount) -> Option<Amount> {
    let unit = amount.unit.filter(|unit| !unit.joint)?.unit;
    let comma = usize::from(reader.word(amount.end) == ",");
    let and = usize::from(reader.is(amount.end + comma, "and"));
    let at = amount.end + comma + and;
    if let Some(whole) = unsaid(reader, amount, at).filter(|_| comma == 0) {
        return Some(whole);
    }
    let part = amount::starting(reader, at).filter(|part| part.numeral.form != Form::Vague)?;
    let least = part.unit?;
    let factor = ratio(unit, least.unit).filter(|factor| 1.5 < *factor)?;
    // "in five years, 10 days of talks": after a comma alone, the part must look like one.
    if factor * 4.0 < part.value || least.joint {
        return None;
    }
    Some(Amount { end: part.end, value: amount.value * factor + part.value, unit: part.unit, ..*amount })
}

/// "1 hour fifteen", "2 hours 10", "6'2": the lesser unit goes without saying.
fn unsaid(reader: Reader<'_>, amount: &Amount, at: usize) -> Option<Amount> {
    let said = amount.unit?.unit;
    let part = amount::starting(reader, at).filter(|part| part.is_bare() && part.numeral.is_whole())?;
    let clock = said.name == "hour" && reader.is_word(amount.end - 1) && (5.0..60.0).contains(&part.value);
    let (symbol, follows) = match reader.before(amount.end) {
        "'" | "’" | "′" => ("in", true),
        _ => ("min", clock && part.numeral.scale == 1.0 && reader.stops(part.end)),
    };
    let unit = unit_symbol(symbol).filter(|_| follows)?;
    let value = amount.value * ratio(said, unit)? + part.value;
    Some(Amount { end: part.end, value, unit: Some(UnitAt { end: part.end, unit, joint: false }), ..*amount })
}

/// "an hour and 45 minutes", "a decade and a half": the greater unit has an article for its number.
fn behind_article(reader: Reader<'_>, first: &Amount) -> Option<Amount> {
    let and = first.start.wrapping_sub(1);
    let at = and.wrapping_sub(1);
    if !reader.is(and, "and") || !reader.is_any(at.wrapping_sub(1), &["a", "an"]) {
        return None;
    }
    let (_, (unit, _)) = unit_names().from(reader, at).filter(|(end, _)| *end == and)?;
    let start = at - 1;
    if let Some(least) = first.unit {
        let factor = ratio(unit, least.unit).filter(|factor| 1.5 < *factor)?;
        return Some(Amount { start, value: factor + first.value, ..*first });
    }
    let half = first.numeral.form == Form::Fraction && first.value == 0.5 && !reader.joint(first.end);
    half.then_some(Amount { start, value: 1.5, unit: Some(UnitAt { end: first.end, unit, joint: false }), ..*first })
}

/// How many of `lesser` make one `unit`; calendar units by the calendar, not by their mean length.
fn ratio(unit: Unit, lesser: Unit) -> Option<f64> {
    if unit.dimension != lesser.dimension {
        return None;
    }
    match (unit.name, lesser.name) {
        ("year", "month") => Some(12.0),
        ("year", "week") => Some(52.0),
        ("year", "day") => Some(365.0),
        ("month", "day") => Some(30.0),
        _ => Some((unit.factor? / lesser.factor? * 1e6).round() / 1e6),
    }
}

/// "an hour and a half", "two years and a half".
fn half_unit(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    let unit = first.unit.filter(|unit| !unit.joint)?;
    let at = unit.end;
    let half = reader.is(at, "and") && reader.is_any(at + 1, &["a", "half"]);
    let end = at + 2 + usize::from(reader.is(at + 1, "a"));
    let half = half && reader.is(end - 1, "half") && !reader.joint(end);
    half.then(|| {
        let whole = Amount { end, value: first.value + 0.5, ..*first };
        Draft::of(&whole, kind::of(reader, &whole), "compound")
    })
}

/// "a dollar and 42 cents": the greater money has an article for its number.
fn behind_money(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    let minor = first.money.filter(|money| money.worth < 1.0)?;
    let and = first.start.wrapping_sub(1);
    let (name, major) = currency_names(Key::Last).until(reader, and).filter(|_| reader.is(and, "and"))?;
    let same = minor.meanings.iter().any(|id| major.meanings.contains(id)) && major.worth == 1.0;
    let start = name.checked_sub(1).filter(|at| same && reader.is_any(*at, &["a", "an"]))?;
    let whole = Amount { start, value: 1.0 + first.value, money: Some(major), ..*first };
    Some(Draft::of(&whole, kind::of(reader, &whole), "compound"))
}

/// The minor unit behind the number of `part`, "43 sen" or "43c" behind ringgit or dollars: where it ends and what it is
/// worth. Beside its money, a name that is also another word is plain.
fn minor(reader: Reader<'_>, part: &Amount, major: Money) -> Option<(usize, f64)> {
    let at = part.numeral.end;
    if reader.word(at) == "c" && reader.glued(at) {
        return Some((at + 1, 0.01));
    }
    let (end, minor) = currency_names(Key::First).from(reader, at)?;
    let same = minor.meanings.iter().any(|id| major.meanings.contains(id));
    (minor.worth < 1.0 && same).then_some((end, minor.worth))
}

/// "3 dollars 50 cents", "$20 and 43 cents", "thirteen dollars forty-five", "US$3 and fourteen".
fn minor_money(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    let money = first.money.filter(|money| money.worth == 1.0)?;
    let and = usize::from(reader.is(first.end, "and"));
    let at = first.end + and;
    let part = amount::starting(reader, at).filter(|part| part.numeral.is_whole() && part.numeral.scale == 1.0)?;
    let named = first.numeral.end < first.end && reader.is_word(first.end - 1);
    let (end, worth) = match minor(reader, &part, money) {
        Some(minor) => minor,
        None if part.is_bare()
            && (named || part.numeral.digits.is_none() || and == 0)
            && (10.0..100.0).contains(&part.value)
            && reader.stops(part.end)
            && first.numeral.is_whole()
            && first.numeral.scale == 1.0 =>
        {
            (part.end, 0.01)
        }
        None => return None,
    };
    let whole = Amount { end, value: first.value + part.numeral.value * worth, ..*first };
    let mut draft = Draft::of(&whole, kind::of(reader, &whole), "compound");
    draft.quantity = Quantity::Value((whole.value * 100.0).round() / 100.0);
    Some(draft)
}
