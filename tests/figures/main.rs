//! Figures: what is one, where it ends, what it means. Every hard phenomenon with texts that have a figure and texts
//! that have none.

mod amounts;
mod told;
mod unmarked;

use newsmark::Document;
use newsmark::figure::{Figure, Quantity, attribute, recognize};

fn figures(text: &str) -> Vec<Figure> {
    let document = Document::new(text);
    let mut figures = recognize(&document);
    attribute(&document, &mut figures, &[]);
    figures
}

/// "surface = kind value unit", one figure after the other, joined by "; ".
pub(crate) fn read(text: &str) -> String {
    let one = |figure: &Figure| {
        let kind = format!("{:?}", figure.kind).to_lowercase();
        let value = match figure.quantity {
            Quantity::Value(value) => format!("{}", (value * 1e6).round() / 1e6),
            Quantity::Range { min, max } => format!("{min}..{max}"),
            Quantity::Score(first, second) => format!("{first}:{second}"),
        };
        let unit = figure.currency.or(figure.unit).map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{} = {kind} {value}{unit}", figure.span.of(text))
    };
    figures(text).iter().map(one).collect::<Vec<_>>().join("; ")
}

#[track_caller]
pub(crate) fn check(text: &str, expected: &str) {
    assert_eq!(read(text), expected, "{text}");
}

#[track_caller]
pub(crate) fn check_none(text: &str) {
    check(text, "");
}

/// What a figure's sentence says of it: "op approximator | counted | claimant stance | role | per".
#[track_caller]
pub(crate) fn check_context(text: &str, expected: &str) {
    let figures = figures(text);
    let figure = figures.first().expect("the text has a figure");
    let of = |span: Option<newsmark::Span>| span.map_or("", |span| span.of(text)).to_owned();
    let claimant =
        figure.claimant.map_or(String::new(), |c| format!("{} {:?}", c.span.of(text), c.stance).to_lowercase());
    let approx = figure.approx.map_or(String::new(), |a| format!("{:?} {}", a.op, a.span.of(text)).to_lowercase());
    let role = figure.role.map_or(String::new(), |role| format!("{role:?}").to_lowercase());
    let found = [approx, of(figure.counted), claimant, role, of(figure.per)].join(" | ");
    assert_eq!(found, expected, "{text}");
}
