//! The grammar of figures, as a page to read.
//!
//! ```text
//! figure   = multiple | ordinal | result | ratio | quotient | range | compound | amount
//! amount   = [sign] [money] number [scale] [money | unit] [rate]
//! range    = ["between" | "from"] amount ("and" | "to" | "-" | "or") amount
//! compound = amount {["," | "and"] lesser amount}
//! ratio    = number ("in" | "out of" | ":") number
//! quotient = number "over" number
//! result   = number "-" number | number votes "to" number | number "for" number
//! rate     = "per" thing | "a" thing | "each" | "apiece"
//! ```
//!
//! Whatever [`guard`] knows is no figure is skipped first. Each rule looks a bounded number of tokens ahead and never
//! reads what another rule has read, so time is linear in the length of the text.

use super::amount::{self, Amount};
use super::draft::Draft;
use super::model::{Figure, FigureKind, Quantity};
use super::numeral::Form;
use super::reader::{Reader, Sentence};
use super::vocabulary::{Class, Dimension};
use super::{compound, guard, kind, ordinal, range, rate, result, sense};
use crate::text::Document;

/// All figures of a document, sorted and disjoint. Who says so and what is counted is read later, by
/// [`attribute`](super::attribute()).
///
/// ```
/// use newsmark::figure::{Quantity, recognize};
/// use newsmark::Document;
/// let text = "Nearly 1,200 people left; it cost $5m in 2019.";
/// let figures = recognize(&Document::new(text));
/// let found: Vec<_> = figures.iter().map(|figure| (figure.span.of(text), figure.quantity)).collect();
/// assert_eq!(found, [("1,200", Quantity::Value(1200.0)), ("$5m", Quantity::Value(5e6))]);
/// ```
pub fn recognize(document: &Document) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in document.sentences() {
        let sentence = Sentence::of(document, sentence.tokens.start as usize..sentence.tokens.end as usize);
        let reader = sentence.reader();
        let mut at = reader.start;
        while at < reader.end {
            at = step(reader, at, &mut figures);
        }
    }
    figures
}

/// Reads what stands at token `at` and returns the token to go on from.
fn step(reader: Reader<'_>, at: usize, figures: &mut Vec<Figure>) -> usize {
    if !amount::may_show(reader, at) {
        return at + 1;
    }
    if let Some(end) = guard::skip(reader, at) {
        return end.max(at + 1);
    }
    let Some(draft) = read(reader, at) else { return at + 1 };
    let draft = kind::beside(reader, draft, figures.last());
    let floor = figures.last().map_or(0, |figure| figure.span.end);
    let (figure, next) = draft.finish(reader);
    if floor <= figure.span.start {
        figures.push(figure);
    }
    next.max(at + 1)
}

fn read(reader: Reader<'_>, at: usize) -> Option<Draft> {
    if let Some(draft) = sense::multiple(reader, at).or_else(|| ordinal::read(reader, at)) {
        return Some(draft);
    }
    let first = amount::read(reader, at).filter(|first| !ordinal::follows(reader, first.numeral.end))?;
    let draft = result::read(reader, &first)
        .or_else(|| range::ratio(reader, &first))
        .or_else(|| range::quotient(reader, &first))
        .or_else(|| range::read(reader, &first))
        .or_else(|| compound::read(reader, &first));
    if let Some(draft) = draft {
        return Some(rate::extend(reader, kind::refine(reader, draft)));
    }
    if !sense::is_amount(reader, &first) {
        return None;
    }
    let first = range::with_unit_of_end(reader, &first).unwrap_or(first);
    Some(rate::extend(reader, kind::refine(reader, single(reader, &first))))
}

/// A figure of one amount.
fn single(reader: Reader<'_>, amount: &Amount) -> Draft {
    let kind = kind::of(reader, amount);
    if amount.numeral.form == Form::Vague {
        return vague(reader, amount);
    }
    let rule = match kind {
        FigureKind::Money => "money",
        FigureKind::Fraction => "fraction",
        _ if amount.unit.is_some() => "unit",
        _ => "number",
    };
    Draft::of(amount, kind, rule)
}

/// "hundreds of thousands", "dozens", "millions of dollars": from the scale to ten times as much.
fn vague(reader: Reader<'_>, amount: &Amount) -> Draft {
    let mut draft = Draft::of(amount, kind::of(reader, amount), "vague");
    if amount.is_bare() && reader.is(amount.end, "of") {
        let of = Amount { end: amount.end + 1, ..*amount };
        draft = of_unit(reader, of).unwrap_or(draft);
    }
    let worth = amount.money.map_or(1.0, |money| money.worth);
    let value = amount.numeral.value * worth;
    draft.quantity = Quantity::Range { min: value, max: value * 10.0 };
    draft.vague = true;
    draft
}

/// "millions of dollars", "thousands of tonnes", "hundreds of years".
fn of_unit(reader: Reader<'_>, amount: Amount) -> Option<Draft> {
    let value = amount.numeral.value;
    if let Some((end, money, _)) = super::money::after(reader, amount.end, value).filter(|_| !reader.joint(amount.end))
    {
        return Some(Draft::of(&Amount { end, money: Some(money), ..amount }, FigureKind::Money, "vague"));
    }
    let unit = super::measure::unit_after(reader, amount.end, value).filter(|unit| !unit.joint)?;
    let amount = Amount { end: unit.end, unit: Some(unit), ..amount };
    let people = unit.unit.dimension == Dimension::Point || reader.has(unit.end, Class::Plural);
    (!people).then(|| Draft::of(&amount, kind::of(reader, &amount), "vague"))
}
