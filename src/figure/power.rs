//! Numbers written with a power: "10^6", "1.3 × 10⁻⁴", "6.2e12".

use super::reader::Reader;
use crate::text::TokenKind;

/// The greatest exponent that is one; what is longer is an identifier.
const GREATEST: i32 = 300;

/// The power that the digits at `at`, of value `mantissa`, are or are multiplied with: one past its last token, and the
/// factor between the whole and `mantissa`.
pub(super) fn factor(reader: Reader<'_>, at: usize, mantissa: f64) -> Option<(usize, f64)> {
    let next = at + 1;
    if let Some((end, exponent)) = exponent(reader, next).or_else(|| raised(reader, next).filter(|_| mantissa == 10.0))
    {
        return Some((end, mantissa.powi(exponent) / mantissa));
    }
    scientific(reader, next).or_else(|| times_ten(reader, next)).map(|(end, exponent)| (end, 10f64.powi(exponent)))
}

/// "^6", "^-4"
fn exponent(reader: Reader<'_>, at: usize) -> Option<(usize, i32)> {
    if reader.word(at) == "^" && reader.glued(at) { signed(reader, at + 1) } else { None }
}

/// A whole number at `at`, with its sign, all glued to what stands before.
fn signed(reader: Reader<'_>, at: usize) -> Option<(usize, i32)> {
    let sign = matches!(reader.word(at), "-" | "−" | "–" | "+");
    let number = at + usize::from(sign);
    if !(at..=number).all(|index| reader.glued(index)) {
        return None;
    }
    let exponent = whole(reader.word(number))?;
    Some((number + 1, if sign && reader.word(at) != "+" { -exponent } else { exponent }))
}

fn whole(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|exponent| (0..=GREATEST).contains(exponent))
}

/// Superscripts: "⁶", "⁻⁴".
fn raised(reader: Reader<'_>, at: usize) -> Option<(usize, i32)> {
    let is_raised =
        |at: usize| reader.glued(at) && reader.token(at).is_some_and(|token| token.kind == TokenKind::Symbol);
    let end = (at..at + 4).find(|at| !is_raised(*at)).unwrap_or(at);
    let plain: Option<String> = (at..end).flat_map(|at| reader.word(at).chars()).map(lowered).collect();
    plain?.parse().ok().map(|exponent| (end, exponent))
}

fn lowered(c: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let digit = RAISED.chars().position(|raised| raised == c);
    if c == '⁻' { Some('-') } else { char::from_digit(digit? as u32, 10) }
}

/// "e12", "e+14", as calculators write.
fn scientific(reader: Reader<'_>, at: usize) -> Option<(usize, i32)> {
    let word = reader.word(at);
    // Digits glued to a word or another number are a piece of an identifier; a sign belongs to them.
    let number = at.wrapping_sub(1);
    let signed_number = matches!(reader.before(number), "-" | "−" | "+") && !reader.glued(number.wrapping_sub(1));
    if !reader.glued(at) || reader.glued(number) && !signed_number {
        return None;
    }
    match word.strip_prefix(['e', 'E'])? {
        "" => signed(reader, at + 1).filter(|(end, _)| *end == at + 3),
        digits if word.starts_with('e') && !reader.glued(at + 1) => whole(digits).map(|exponent| (at + 1, exponent)),
        _ => None,
    }
}

/// "x10^6", " × 10⁶"
fn times_ten(reader: Reader<'_>, at: usize) -> Option<(usize, i32)> {
    let next = match reader.word(at) {
        "x10" | "×10" => at + 1,
        "x" | "×" if reader.word(at + 1) == "10" => at + 2,
        _ => return None,
    };
    exponent(reader, next).or_else(|| raised(reader, next))
}
