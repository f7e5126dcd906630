//! Reads what the markup says of a figure: `count 1200 <~; of citizens; by Pakistan`.

use std::ops::Range;

use newsmark::figure::{Approximator, FigureKind, Quantity};

/// A figure as a careful reader would read it.
pub struct Amount {
    pub kind: FigureKind,
    pub quantity: Quantity,
    pub currency: Option<String>,
    pub op: Option<Approximator>,
    /// The word that is counted, in bytes of the text.
    pub counted: Option<Range<usize>>,
    /// Who says so, in bytes of the text.
    pub claimant: Option<Range<usize>>,
}

/// The amount that `tag` describes; `span` is where the figure stands in `text`.
pub fn read(text: &str, span: &Range<usize>, tag: &str) -> Result<Amount, String> {
    let mut fields = tag.split("; ");
    let mut words = fields.next().unwrap_or_default().split(' ');
    let kind = read_kind(words.next().unwrap_or_default())?;
    let quantity = read_quantity(kind, words.next().ok_or("has no value")?)?;
    let mut amount = Amount { kind, quantity, currency: None, op: None, counted: None, claimant: None };
    for word in words {
        if let Some(op) = read_op(word) {
            amount.op = Some(op);
        } else if kind == FigureKind::Money && word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) {
            amount.currency = Some(word.to_owned());
        }
    }
    for field in fields {
        match field.split_once(' ') {
            Some(("of", words)) => amount.counted = Some(nearest(text, span, words)?),
            Some(("by", words)) => amount.claimant = Some(nearest(text, span, words)?),
            Some(("per", _)) => {}
            _ => return Err(format!("`{field}` is no field")),
        }
    }
    Ok(amount)
}

fn read_kind(word: &str) -> Result<FigureKind, String> {
    Ok(match word {
        "count" => FigureKind::Count,
        "money" => FigureKind::Money,
        "percent" => FigureKind::Percent,
        "measure" => FigureKind::Measure,
        "duration" => FigureKind::Duration,
        "age" => FigureKind::Age,
        "fraction" => FigureKind::Fraction,
        "ratio" => FigureKind::Ratio,
        "multiple" => FigureKind::Multiple,
        "score" => FigureKind::Score,
        "ordinal" => FigureKind::Ordinal,
        "number" => FigureKind::Number,
        _ => return Err(format!("`{word}` is no kind")),
    })
}

fn read_quantity(kind: FigureKind, word: &str) -> Result<Quantity, String> {
    let number = |word: &str| word.parse::<f64>().map_err(|_| format!("`{word}` is no number"));
    if let Some((min, max)) = word.split_once("..") {
        return Ok(Quantity::Range { min: number(min)?, max: number(max)? });
    }
    match word.split_once('-') {
        Some((a, b)) if kind == FigureKind::Score => Ok(Quantity::Score(number(a)?, number(b)?)),
        _ => Ok(Quantity::Value(number(word)?)),
    }
}

fn read_op(word: &str) -> Option<Approximator> {
    Some(match word {
        "~" => Approximator::About,
        "<~" => Approximator::Nearly,
        ">=" => Approximator::AtLeast,
        ">" => Approximator::MoreThan,
        "<=" => Approximator::AtMost,
        "<" => Approximator::LessThan,
        _ => return None,
    })
}

/// Where `words` stand in `text`, nearest to `span`: a mistyped reference must not pass for a right one.
fn nearest(text: &str, span: &Range<usize>, words: &str) -> Result<Range<usize>, String> {
    text.match_indices(words)
        .map(|(start, found)| start..start + found.len())
        .filter(|place| place.end <= span.start || span.end <= place.start)
        .min_by_key(|place| place.start.abs_diff(span.end).min(span.start.abs_diff(place.end)))
        .ok_or_else(|| format!("`{words}` is not in the text"))
}
