//! Two amounts that make one figure: ranges and ratios.

use super::amount::{self, Amount};
use super::approximator;
use super::draft::Draft;
use super::model::{FigureKind, Quantity};
use super::numeral::{Form, Numeral};
use super::reader::Reader;
use super::vocabulary::{Class, Dimension};
use super::{kind, moment, noun};

/// The words around a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Between,
    From,
    None,
}

/// "between 10 and 15 per cent", "12 to 15 years", "1,500-2,000 km", "$18–$20": the range that begins with `first`.
pub(super) fn read(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    let start = approximator::before(reader, first.start).map_or(first.start, |bound| bound.tokens.start);
    let frame = match start.wrapping_sub(1) {
        before if reader.is(before, "between") => Frame::Between,
        before if reader.is(before, "from") => Frame::From,
        _ => Frame::None,
    };
    if frame == Frame::From && is_change(reader, start - 1) {
        return None;
    }
    let at = connector(reader, first, frame)?;
    let at = second_start(reader, at);
    let second = amount::starting(reader, at).filter(|_| !moment::is_moment(reader, at))?;
    let (low, high) = carry(first, &second)?;
    let (min, max) = (low.value, high.value);
    let part = |amount: &Amount| amount.numeral.form == Form::Fraction;
    if part(first) != part(&second) && first.numeral.digits.is_none() && frame == Frame::None {
        return None;
    }
    if max <= min || matches!((low.numeral.form, high.numeral.form), (Form::Vague, _) | (_, Form::Vague)) {
        return None;
    }
    if frame == Frame::None && is_coincidence(reader, first, &second) {
        return None;
    }
    let start = if frame == Frame::None { first.start } else { start - 1 };
    let whole = Amount { start, end: second.end, ..high };
    let mut draft = Draft::of(&whole, kind::of(reader, &Amount { start: first.start, ..whole }), "range");
    draft.quantity = Quantity::Range { min, max };
    Some(draft)
}

/// The first end of a change, "from 40 to 65 naira", with the money, unit and scale that only its second end has.
pub(super) fn with_unit_of_end(reader: Reader<'_>, first: &Amount) -> Option<Amount> {
    let changes = first.is_bare()
        && reader.is(first.end, "to")
        && reader.is(first.start.wrapping_sub(1), "from")
        && is_change(reader, first.start - 1);
    if !changes {
        return None;
    }
    let second = amount::starting(reader, first.end + 1).filter(|second| !second.is_bare())?;
    let plain = first.numeral.form != Form::Fraction && !second.unit.is_some_and(|unit| unit.joint);
    let (mut low, high) = carry(first, &second).filter(|_| plain)?;
    // "from 1.9 to 1.4 million": the scale is the same, whichever is more.
    let scale = high.numeral.scale;
    if low.numeral.scale == 1.0 && low.value == first.value && (0.05..20.0).contains(&(low.value * scale / high.value))
    {
        low.value *= scale;
    }
    Some(low)
}

/// One past what joins the two ends of a range.
fn connector(reader: Reader<'_>, first: &Amount, frame: Frame) -> Option<usize> {
    let at = first.end;
    let word = reader.word(at);
    let dash = matches!(word, "-" | "–" | "—" | "‐" | "‑" | "~");
    if dash {
        let glued = reader.glued(at) && reader.glued(at + 1);
        let spaced = reader.spaced(at) && (reader.spaced(at + 1) || reader.glued(at + 1)) && reader.is_number(at + 1);
        // "10 - 15" with its spaces is a range of numbers; dashes between clauses stand between words.
        return (glued || spaced && first.numeral.digits.is_some() && word != "—").then_some(at + 1);
    }
    // "8-to-10"
    if reader.joint(at) && reader.is(at + 1, "to") && reader.joint(at + 2) {
        return Some(at + 3);
    }
    let joins = match frame {
        Frame::Between => reader.is_any(at, &["and", "to"]),
        Frame::From => reader.is_any(at, &["to", "up", "through"]),
        Frame::None => reader.is_any(at, &["to", "or", "through"]),
    };
    (joins && reader.spaced(at + 1)).then_some(at + 1)
}

/// Steps over an approximator of the second end: "between 40 kg and roughly 55 kg".
fn second_start(reader: Reader<'_>, at: usize) -> usize {
    let loose = reader.is_any(at, &["about", "around", "nearly", "almost", "some", "perhaps", "to", "maybe", "~"]);
    at + usize::from(loose)
}

/// Gives each end what only the other one has: money, unit and scale. None if they measure different things.
fn carry(first: &Amount, second: &Amount) -> Option<(Amount, Amount)> {
    let (mut low, mut high) = (*first, *second);
    match (low.money, high.money) {
        (Some(a), Some(b)) if a.meanings[0] != b.meanings[0] => return None,
        (Some(_), None) if high.unit.is_some() => return None,
        (None, Some(money)) => {
            if low.unit.is_some() {
                return None;
            }
            low.money = Some(money);
            low.value *= money.worth;
        }
        (Some(money), None) => high.money = Some(money),
        _ => {}
    }
    match (low.unit, high.unit) {
        (Some(a), Some(b)) if a.unit != b.unit => {
            // "900 metres to 2 km": the greater unit's size decides.
            let (size, other) = (a.unit.factor?, b.unit.factor?);
            if a.unit.dimension != b.unit.dimension {
                return None;
            }
            low.value *= size / other;
            low.unit = high.unit;
        }
        (None, Some(_)) => low.unit = high.unit,
        (Some(_), None) => high.unit = low.unit,
        _ => {}
    }
    let scale = high.numeral.scale;
    if low.numeral.scale == 1.0 && 1.0 < scale && low.value * scale < high.value && low.value < 1000.0 {
        low.value *= scale;
    }
    Some((low, high))
}

/// True of two numbers that only happen to stand side by side: "gave 5 to 10 Downing Street", "one or two".
fn is_coincidence(reader: Reader<'_>, first: &Amount, second: &Amount) -> bool {
    let or = reader.is(first.end, "or");
    let to = reader.is(first.end, "to");
    if to && is_moved(reader, first, second) {
        return true;
    }
    let own_unit = first.unit.is_some() && second.unit.is_some();
    // "two days or 10": alternatives, unless near each other.
    if or && (2.5 * first.value < second.value || own_unit) {
        return true;
    }
    to && !second.is_bare() && first.is_bare() && first.numeral.form == Form::Fraction
}

/// "fell 2.3p to 289.4p", "lost 0.4% to 8,112": by how much and to what. In "rose 3 to 5 percent" only the second end has
/// the unit.
fn is_moved(reader: Reader<'_>, first: &Amount, second: &Amount) -> bool {
    let start = approximator::before(reader, first.start).map_or(first.start, |bound| bound.tokens.start);
    let by = usize::from(reader.is(start.wrapping_sub(1), "by"));
    let changed = reader.had(start - by, Class::Change);
    // "from an opening 31 percent to 44 percent"
    let from = (start.saturating_sub(3).max(reader.start)..start).find(|at| reader.is(*at, "from"));
    let both = !first.is_bare() && !second.is_bare() && from.is_some_and(|from| is_change(reader, from));
    !first.is_bare() && changed || first.unit.is_some() && second.is_bare() || both
}

/// True if a verb of change before "from" at `from` makes the two ends two figures: "rose from 3% to 5%".
pub(super) fn is_change(reader: Reader<'_>, from: usize) -> bool {
    (from.saturating_sub(8).max(reader.start)..from)
        .rev()
        .take_while(|at| !matches!(reader.word(*at), ";" | ":"))
        .any(|at| reader.has(at, Class::Change))
}

/// "one over three", "2000 over 3": the quotient that begins with `first`. Beside other words "over" is a bound or a
/// preposition ("one over 65"), so nothing but what says that it is a value may stand around it.
pub(super) fn quotient(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    let alone = first.start == reader.start || reader.is_any(first.start.wrapping_sub(1), &["is", "equals"]);
    if !first.is_bare() || !alone || !reader.is(first.end, "over") {
        return None;
    }
    let below = amount::starting(reader, first.end + 1)?;
    let whole = Amount { end: below.end, value: first.value / below.value, ..*first };
    (below.is_bare() && 0.0 < below.value && reader.stops(below.end))
        .then(|| Draft::of(&whole, FigureKind::Number, "quotient"))
}

/// "one in five", "three out of four", "3:1": the ratio that begins with `first`.
pub(super) fn ratio(reader: Reader<'_>, first: &Amount) -> Option<Draft> {
    if !first.is_bare() || !first.numeral.is_whole() || matches!(first.numeral.form, Form::Vague | Form::Fraction) {
        return None;
    }
    let mut at = first.end;
    let hyphens = usize::from(reader.joint(at));
    at += hyphens;
    let out = reader.is(at, "out") && reader.is(at + 1 + hyphens, "of");
    let (next, above_one) = match reader.word(at) {
        _ if out => (at + 2 + hyphens, false),
        ":" if reader.glued(at) && reader.glued(at + 1) => (at + 1, true),
        _ if reader.is(at, "in") && first.value <= 10.0 => (at + 1, false),
        _ if reader.is(at, "of") && reader.is(at + 1, "every") => (at + 1, false),
        _ if hyphens == 1 && reader.is(at, "to") => (at + 1, true),
        _ => return None,
    };
    let next = next + usize::from(hyphens == 1 && reader.joint(next));
    let next = next + usize::from(reader.is(next, "every"));
    let second = amount::starting(reader, next)?;
    let below = match second.is_bare() {
        true => second,
        // "one in five metres": what is counted may look like a unit, but not time: "two in three days".
        false if second.is(Dimension::Time) || second.money.is_some() => return None,
        false => Amount { end: second.numeral.end, unit: None, ..second },
    };
    // "31 of the 50 seats" is two counts; hyphens and "out of" tell a ratio.
    let told = out || hyphens == 1;
    if !is_ratio(reader, &first.numeral, &below, told, above_one) {
        return None;
    }
    let whole = Amount { end: below.end, value: first.value / below.value, ..*first };
    Some(Draft::of(&whole, FigureKind::Ratio, "ratio"))
}

fn is_ratio(reader: Reader<'_>, first: &Numeral, below: &Amount, told: bool, above_one: bool) -> bool {
    if !below.numeral.is_whole() || below.value <= 0.0 || matches!(below.numeral.form, Form::Vague | Form::Fraction) {
        return false;
    }
    if above_one {
        return below.value <= 100.0 && first.value <= 1000.0;
    }
    let year = below.numeral.is_plain() && (1500.0..=2100.0).contains(&below.value);
    // "one in three cities" is a ratio, "won three in 10 games" too.
    first.value < below.value
        && (told || !year)
        && (told
            || !reader.had(first.start, Class::Determiner)
            || reader.is(first.start.wrapping_sub(1), "that")
            || reader.is_any(below.end, &["chance", "chances", "shot", "risk"])
            || noun::after(reader, below.end).is_some_and(|noun| noun.plural))
}
