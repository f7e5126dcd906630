//! Currencies beside a number.

use super::reader::Reader;
use super::vocabulary::{
    Class, Key, Money, Unit, currency_names, currency_symbol, number_word, suffix, unit_names, unit_symbol,
};
use super::{digits, noun};
use crate::text::TokenKind;

/// Money before a number: where it starts.
pub(super) fn before(reader: Reader<'_>, at: usize) -> Option<(usize, Money)> {
    for length in (1..=3).rev() {
        let Some(start) = at.checked_sub(length).filter(|start| reader.start <= *start) else { continue };
        if (start + 1..at).any(|index| !reader.glued(index))
            || reader.joint(start.wrapping_sub(1)) && length == 1 && !is_sign(reader, start)
        {
            continue;
        }
        if reader.glued(start) && reader.is_word(start.wrapping_sub(1)) && is_sign(reader, start) && length == 1 {
            // "test$", "hk$": letters that the table has in capitals only, or not at all.
            if !known_prefix(reader, start) {
                if let Some(money) = currency_symbol(&reader.text(start - 1, start + 1).to_ascii_uppercase()) {
                    return Some((start - 1, money));
                }
                return currency_symbol(reader.word(start))
                    .filter(|_| reader.word(start - 1).len() < 4)
                    .map(|money| (start - 1, money));
            }
        }
        if let Some(money) = currency_symbol(reader.text(start, at)).filter(|_| !belongs_before(reader, start, at)) {
            return Some(lettered(reader, start, at).unwrap_or((start, money)));
        }
    }
    // "ringgit 42", "rupees 500 crore".
    let (start, money) = currency_names(Key::Last).until(reader, at)?;
    let bare = reader.had(at, Class::Preposition) || money.worth != 1.0 || money.weak;
    let counted = ends_number(reader, start) || reader.had(start, Class::Determiner);
    (!bare && !counted && reader.is_number(at)).then_some((start, money))
}

/// True if the symbol at `start` stands behind another number, as near to it as to the one at `at`: "3 GBP 1 pence".
fn belongs_before(reader: Reader<'_>, start: usize, at: usize) -> bool {
    let number = start.wrapping_sub(1);
    reader.spaced(at) && reader.is_number(number) && currency_symbol(reader.before(number)).is_none()
}

/// True if a number ends just before token `end`.
fn ends_number(reader: Reader<'_>, end: usize) -> bool {
    let last = end.wrapping_sub(1);
    reader.is_number(last)
        || reader.token(last).and_then(|token| number_word(token.hash)).is_some_and(|word| word.cardinal.is_some())
}

/// "HK $5", "c $ 300": the sign at `sign` with the letters of its country before it, spaced from them.
fn lettered(reader: Reader<'_>, sign: usize, at: usize) -> Option<(usize, Money)> {
    let start = sign.checked_sub(1).filter(|_| is_sign(reader, sign) && reader.spaced(sign))?;
    let letters = reader.word(start);
    // "A $5 note", "gave us $5": where words could stand, all parts must be spaced, as in tokenized text.
    let apart = reader.spaced(at) && letters.len() < 4 && !reader.is(start, "a");
    let country = 1 < letters.len() && letters.len() < 4 && letters.bytes().all(|b| b.is_ascii_uppercase());
    if !apart && !country {
        return None;
    }
    currency_symbol(&format!("{}{}", letters.to_ascii_uppercase(), reader.word(sign))).map(|money| (start, money))
}

fn is_sign(reader: Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| token.kind == TokenKind::Currency)
}

fn known_prefix(reader: Reader<'_>, sign: usize) -> bool {
    currency_symbol(reader.text(sign - 1, sign + 1)).is_some()
}

/// Money behind a number with this value: where it ends, and the scale that may stand behind its symbol ("75 USD million").
pub(super) fn after(reader: Reader<'_>, at: usize, value: f64) -> Option<(usize, Money, f64)> {
    let joint = reader.joint(at);
    let start = at + usize::from(joint);
    if !reader.glued(start) && !reader.spaced(start) {
        return None;
    }
    // "10CUP": glued, a code is no word.
    let code = reader.glued(start) && reader.word(start).len() == 3;
    let fits = |money: &Money| !money.weak || 1000.0 <= value || code;
    if let Some((end, money)) = currency_names(Key::First).from(reader, start).filter(|(_, money)| fits(money)) {
        return (!is_other_word(reader, start, end, money)).then_some((end, money, 1.0));
    }
    for length in (1..=3).rev() {
        let end = start + length;
        if reader.token(end - 1).is_none() || (start + 1..end).any(|index| !reader.glued(index)) {
            continue;
        }
        // A sign belongs to the number that it is glued to: "10 $30".
        if reader.is_number(end) && reader.glued(end) && reader.spaced(start) {
            continue;
        }
        let text = reader.text(start, end);
        let code = || (length == 1 && text.len() == 3).then(|| currency_symbol(&text.to_ascii_uppercase())).flatten();
        if let Some(money) = currency_symbol(text).or_else(|| code().filter(|money| !money.weak)).filter(fits) {
            let scale = super::numeral::scale_word(reader, end).filter(|_| length == 1);
            return Some((end + usize::from(scale.is_some()), money, scale.unwrap_or(1.0)));
        }
    }
    // "30 MUSD"
    let code = reader.word(start).strip_prefix('M').filter(|code| code.len() == 3)?;
    currency_symbol(code).map(|money| (start + 1, money, 1e6))
}

/// True if the name of a currency is another word here: "30 pounds of rice", "10,000 won the prize".
fn is_other_word(reader: Reader<'_>, start: usize, end: usize, money: Money) -> bool {
    // "pounds", "drachmas"
    if let Some((_, (unit, _))) = unit_names().from(reader, start).filter(|(same, _)| *same == end)
        && money.worth == 1.0
    {
        return is_weight(reader, start, end, unit);
    }
    reader.is(start, "grand") && (noun::after(reader, end).is_some() || reader.is_capitalized(start))
        || reader.is_any(start, &["won", "real"])
            && (reader.has(end, Class::Determiner) && !reader.is(end, "that") || reader.has(end, Class::Possessive))
        || reader.is_any(start, &["p", "ps"]) && !reader.glued(start)
        || reader.is(start, "mark") && !reader.glued(start)
}

/// True if the name between `start` and `end`, a currency's and the unit `unit`'s, is the unit here: of what something
/// weighs, "of" a thing, or beside the same in another unit ("30 tonnes, or 66,000 pounds").
fn is_weight(reader: Reader<'_>, start: usize, end: usize, unit: Unit) -> bool {
    let scaled = suffix(reader.before(start)).is_some()
        || super::numeral::scale_word(reader, start.wrapping_sub(1)).is_some_and(|scale| 1e6 <= scale);
    let thing = reader.is(end, "of") && !reader.has(end + 1, Class::Funds);
    let heavy = reader.joint(start.wrapping_sub(1)) && reader.has(end, Class::Heavy);
    let weighed = (start.saturating_sub(6)..end + 3).any(|at| reader.has(at, Class::Weighed));
    let lost = (start.saturating_sub(4)..start)
        .any(|at| reader.is_any(at, &["lose", "losing", "drop", "shed", "gained"]))
        && reader.stops(end);
    !scaled && (thing || heavy || weighed || lost || is_converted(reader, start, unit))
}

/// True if the amount before token `at` converts one near it, or is converted: "30 tonnes (66,000 pounds)".
fn is_converted(reader: Reader<'_>, at: usize, unit: Unit) -> bool {
    let other = |place: usize| {
        let named = unit_names().from(reader, place).map(|(_, (unit, _))| unit);
        let other = named.or_else(|| unit_symbol(reader.word(place)).filter(|_| reader.is_number(place - 1)));
        other.is_some_and(|other| other.dimension == unit.dimension && other.name != unit.name)
    };
    let converts =
        |at: usize| matches!(reader.word(at), "(" | ";" | "/") || reader.is_any(at, &["or", "equal", "equals"]);
    let before = (at.saturating_sub(8).max(reader.start + 1)..at).find(|place| other(*place));
    let after = (at + 1..at + 6).find(|place| other(*place));
    before.is_some_and(|place| (place..at).any(converts)) || after.is_some_and(|place| (at..place).any(converts))
}

/// The money in the reader's tokens, those of one figure.
pub(super) fn of_figure(reader: Reader<'_>) -> Option<Money> {
    (reader.start..reader.end).take(16).find_map(|at| {
        let symbol = (1..=3).rev().filter(|length| at + length <= reader.end).find_map(|length| {
            let joined = (at + 1..at + length).all(|index| reader.glued(index));
            joined.then(|| currency_symbol(reader.text(at, at + length))).flatten()
        });
        let symbol = lettered(reader, at + 1, at + 2).map(|found| found.1).or(symbol);
        let money = symbol.or_else(|| glued(reader, at).map(|glued| glued.money));
        money.or_else(|| currency_names(Key::First).from(reader, at).map(|found| found.1))
    })
}

/// Money glued to digits in one word, "Rs3.5", "USD34.6m", "N850m": the amount before any scale that is a word of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glued {
    pub(super) money: Money,
    pub(super) digits: digits::Digits,
    /// The scale inside of the word: "m" of "N850m".
    pub(super) scale: f64,
    /// One past the last token read.
    pub(super) end: usize,
}

/// "K28.50", "P14 a kilo": two decimals, or a thing that costs so much, behind a letter that is also of names.
fn is_price(reader: Reader<'_>, number: &str, end: usize) -> bool {
    let cents = number.split_once('.').is_some_and(|(_, cents)| cents.len() == 2);
    let unit = || unit_names().from(reader, end + 1).is_some();
    cents || reader.is_any(end, &["a", "an", "per"]) && unit()
}

/// Reads the word at `at` as money and digits.
pub(super) fn glued(reader: Reader<'_>, at: usize) -> Option<Glued> {
    let word = reader.word(at);
    let letters = word.bytes().position(|b| b.is_ascii_digit()).filter(|length| 0 < *length && *length < 5)?;
    let money = currency_symbol(&word[..letters])?;
    let rest = word[letters..].trim_start_matches(|c: char| c.is_ascii_digit());
    let mut number = word[letters..word.len() - rest.len()].to_owned();
    let mut end = at + 1;
    // The tokenizer ends a word before a point: "Rs3" "." "5".
    while rest.is_empty()
        && matches!(reader.word(end), "." | ",")
        && reader.glued(end)
        && reader.glued(end + 1)
        && reader.is_number(end + 1)
        && end < at + 9
    {
        number.push_str(reader.text(end, end + 2));
        end += 2;
    }
    let scale = if rest.is_empty() { 1.0 } else { suffix(rest)?.value };
    let digits = digits::read(&number)?;
    let large = reader.has(end, Class::Comparative)
        || digits.grouped
        || 1000.0 <= digits.value
        || scale != 1.0
        || super::numeral::scale_word(reader, end).is_some()
        || reader.glued(end) && suffix(reader.word(end)).is_some()
        || is_price(reader, &number, end);
    (!money.weak || large).then_some(Glued { money, digits, scale, end })
}
