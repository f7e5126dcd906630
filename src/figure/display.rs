use std::fmt;

use super::{Approximator, Figure, FigureKind, Quantity};

/// A figure's value as a reader would write it: "≈ 1,200", "18–20 USD", "2.4 %", "34 years", "3–0", "3rd".
///
/// ```
/// use newsmark::Document;
/// use newsmark::figure::recognize;
/// let shown = |text: &str| recognize(&Document::new(text))[0].reading().to_string();
/// assert_eq!(shown("Nearly 1,200 people left."), "almost 1,200");
/// assert_eq!(shown("It costs between $18 and $20."), "18–20 USD");
/// assert_eq!(shown("Oil is at $74.90 a barrel."), "74.90 USD");
/// assert_eq!(shown("Prices rose 2.4 per cent."), "2.4 %");
/// assert_eq!(shown("It is the world's third-largest port."), "3rd");
/// assert_eq!(shown("He was jailed for half a decade."), "5 years");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Reading<'f>(&'f Figure);

impl Figure {
    /// The value as a reader would write it, with its approximator and unit.
    pub const fn reading(&self) -> Reading<'_> {
        Reading(self)
    }
}

impl fmt::Display for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = self.0;
        if figure.neg {
            f.write_str("not ")?;
        }
        if let Some(approx) = figure.approx {
            f.write_str(sign(approx.op))?;
        }
        let plural = match figure.quantity {
            Quantity::Value(value) => {
                write_amount(f, figure, value)?;
                value.abs() != 1.0
            }
            Quantity::Range { min, max } => {
                write_amount(f, figure, min)?;
                f.write_str("–")?;
                write_amount(f, figure, max)?;
                true
            }
            Quantity::Score(first, second) => return write!(f, "{}–{}", Amount(first), Amount(second)),
        };
        write_unit(f, figure, plural)
    }
}

/// Money has its cents in full, "74.90"; all else as few digits as it needs.
fn write_amount(f: &mut fmt::Formatter<'_>, figure: &Figure, value: f64) -> fmt::Result {
    let cents = (value.abs() * 100.0).round();
    let exact = (cents / 100.0 - value.abs()).abs() < 1e-9 && cents % 100.0 != 0.0 && cents < 1e8;
    if figure.currency.is_none() || !exact || value < 0.0 {
        return write!(f, "{}", Amount(value));
    }
    write!(f, "{}.{:02}", Plain((cents / 100.0).trunc()), (cents % 100.0) as u32)
}

/// How an approximator is shown before a value.
const fn sign(op: Approximator) -> &'static str {
    match op {
        Approximator::About => "≈ ",
        Approximator::Nearly => "almost ",
        Approximator::AtLeast => "at least ",
        Approximator::MoreThan => "more than ",
        Approximator::AtMost => "at most ",
        Approximator::LessThan => "less than ",
    }
}

fn write_unit(f: &mut fmt::Formatter<'_>, figure: &Figure, plural: bool) -> fmt::Result {
    match (figure.kind, figure.currency, figure.unit) {
        (FigureKind::Ordinal, ..) => f.write_str(ordinal_ending(figure.quantity)),
        (FigureKind::Multiple, ..) => f.write_str(" ×"),
        (_, Some(currency), _) => write!(f, " {currency}"),
        (_, _, Some(unit)) => {
            let word = matches!(
                unit,
                "year" | "month" | "week" | "day" | "night" | "hour" | "minute" | "second" | "point" | "mile" | "acre"
            );
            write!(f, " {unit}{}", if word && plural { "s" } else { "" })
        }
        _ => Ok(()),
    }
}

/// "st" of 1st and 21st, "th" of 11th.
fn ordinal_ending(quantity: Quantity) -> &'static str {
    let Quantity::Value(value) = quantity else { return "" };
    match (value % 100.0, value % 10.0) {
        (11.0..=13.0, _) => "th",
        (_, 1.0) => "st",
        (_, 2.0) => "nd",
        (_, 3.0) => "rd",
        _ => "th",
    }
}

/// A number with its thousands set off, and long ones with their scale: "1,200", "4.5 million".
pub(crate) struct Amount(pub(crate) f64);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.0;
        for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
            if scale <= value.abs() && value.abs() < 1e15 {
                return write!(f, "{} {name}", Plain(value / scale));
            }
        }
        write!(f, "{}", Plain(value))
    }
}

/// With at most six digits behind the point; what is smaller than one in ten thousand, with twelve.
struct Plain(f64);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = if self.0.abs() < 1e-4 { 1e12 } else { 1e6 };
        let rounded = (self.0 * places).round() / places;
        let sign = if rounded < 0.0 { "−" } else { "" };
        write!(f, "{sign}{}", grouped(rounded.abs()))
    }
}

/// A number that is not negative with all of its digits, the whole ones by threes: "1,200.5".
///
/// The JSON library finds the digits, which the wasm has anyway: the standard library's way would be 20 kB more of it.
pub(crate) fn grouped(value: f64) -> String {
    if !value.is_finite() {
        return "∞".to_owned();
    }
    let json = serde_json::to_string(&value).expect("a finite number is JSON");
    let (number, exponent) = json.split_once('e').unwrap_or((&json, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, fraction.trim_end_matches('0')].concat();
    let exponent: isize = exponent.parse().expect("an exponent is a whole number");
    let before = whole.len().saturating_add_signed(exponent);
    let mut text = String::from(if before == 0 { "0" } else { "" });
    for index in 0..before {
        if 0 < index && (before - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digits.as_bytes().get(index).map_or('0', |digit| char::from(*digit)));
    }
    if let Some(fraction) = digits.get(before..).filter(|fraction| !fraction.is_empty()) {
        text.push('.');
        // 1e-7 is its digit behind six zeros.
        (exponent..-1).for_each(|_| text.push('0'));
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_with_all_of_their_digits() {
        for (value, text) in [
            (0.0, "0"),
            (1200.0, "1,200"),
            (999.0, "999"),
            (74.9, "74.9"),
            (1_234_567.25, "1,234,567.25"),
            (0.25, "0.25"),
            (0.000_015, "0.000015"),
            (1e-12, "0.000000000001"),
            (1e16, "10,000,000,000,000,000"),
            (1.5e22, "15,000,000,000,000,000,000,000"),
            (f64::INFINITY, "∞"),
        ] {
            assert_eq!(grouped(value), text);
        }
    }
}
