//! What the sentences and names around a figure say of it.

mod currency;

use super::Figure;
use crate::entity::Kind;
use crate::text::{Document, Span};

/// A resolved name, as evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name<'n> {
    /// Where, in bytes.
    pub span: Span,
    /// Of what.
    pub kind: Kind,
    /// ISO 3166-1 code: a country's own, a place's country.
    pub code: Option<&'n str>,
}

/// Reads from the text and its names what [`recognize`](super::recognize()) left open: the currency that "Rs" or "pounds"
/// means here. `figures` and `names` are sorted by their start.
///
/// ```
/// use newsmark::figure::{Name, attribute, recognize};
/// use newsmark::{Document, Kind, Span};
/// let text = "Officials in Karachi put the damage at Rs3.5 billion.";
/// let document = Document::new(text);
/// let mut figures = recognize(&document);
/// assert_eq!(figures[0].currency, Some("INR"));
/// let karachi = Name { span: Span::new(13, 20), kind: Kind::Place, code: Some("PK") };
/// attribute(&document, &mut figures, &[karachi]);
/// assert_eq!(figures[0].currency, Some("PKR"));
/// ```
pub fn attribute(document: &Document, figures: &mut [Figure], names: &[Name]) {
    currency::decide(document, figures, names);
}
