//! What a figure allows: the amounts that a fair reader would not call wrong.

use crate::figure::{Approximator, Figure, Quantity, grouped};
use crate::text::Span;

/// Amounts from `least` to `most`, both included.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Bounds {
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Bounds {
    /// What a figure allows. "nearly" and "about" allow a tenth; a figure rounded to its last digit, that rounding.
    pub(super) fn of(text: &str, figure: &Figure) -> Option<Self> {
        const ABOUT: f64 = 0.1;
        let (least, most) = match figure.quantity {
            Quantity::Value(value) => (value, value),
            Quantity::Range { min, max } => (min, max),
            Quantity::Score(..) => return None,
        };
        let slack = if figure.vague { most } else { rounding(figure.span.of(text), most) };
        let (least, most) = (least - slack, most + slack);
        Some(match figure.approx.map(|approx| approx.op) {
            None => Self { least, most },
            Some(Approximator::About | Approximator::Nearly) => {
                Self { least: least - ABOUT * least.abs(), most: most + ABOUT * most.abs() }
            }
            Some(Approximator::AtLeast | Approximator::MoreThan) => Self { least, most: f64::INFINITY },
            Some(Approximator::AtMost | Approximator::LessThan) => Self { least: f64::NEG_INFINITY, most },
        })
    }

    /// True if no amount is in both.
    pub(super) fn excludes(self, other: Self) -> bool {
        // Sums of decimals miss by a hair.
        let hair = 1e-9 * (1.0 + self.least.abs().min(self.most.abs()));
        self.most + hair < other.least || other.most + hair < self.least
    }

    /// The amount that was stated.
    pub(super) const fn middle(self) -> f64 {
        f64::midpoint(self.least, self.most)
    }

    /// The amounts that one of these and one of those make together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }
}

/// Half of the last stated digit, where it is a decimal or a scale word follows: "5.2 million" may be 5.15 million.
/// A plain whole number is exact.
fn rounding(surface: &str, value: f64) -> f64 {
    let digits: String = surface.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let digits = digits.trim_end_matches('.');
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let Ok(stated) = digits.parse::<f64>() else { return 0.0 };
    let is_scaled = stated != 0.0 && (value / stated).abs() > 1.0;
    if decimals == 0 && !is_scaled || stated == 0.0 {
        return 0.0;
    }
    0.5 * 10_f64.powf(-(decimals as f64)) * (value / stated).abs()
}

/// A figure as the text has it, with its unit and without its counted noun.
pub(super) fn quote(text: &str, span: Span) -> String {
    format!("\"{}\"", span.of(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A number as people write it: no more than two decimals, thousands parted by commas.
pub(super) fn written(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let sign = if rounded < 0.0 { "-" } else { "" };
    format!("{sign}{}", grouped(rounded.abs()))
}
