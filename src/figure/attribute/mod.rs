//! What the sentences and names around a figure say of it.

mod base;
mod carried;
mod clause;
mod counted;
mod cue;
mod currency;
mod nominal;
mod role;
mod source;
mod subject;
mod table;
mod thing;

use std::ops::Range;

use super::Figure;
use super::model::{Claimant, Stance};
use super::reader::{Reader, Sentence};
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

/// Reads from the sentences and their names what [`recognize`](super::recognize()) left open: what is counted, who says
/// so, what changed, and which currency "Rs" or "pounds" means here. `figures` and `names` are sorted by their start.
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
/// assert_eq!(figures[0].claimant.map(|claimant| claimant.span.of(text)), Some("Officials in Karachi"));
/// ```
pub fn attribute(document: &Document, figures: &mut [Figure], names: &[Name]) {
    currency::decide(document, figures, names);
    let mut rest = &mut *figures;
    while let Some(first) = rest.first() {
        let sentence = document.sentence_at(document.token_at(first.span.start));
        let tokens = &document.sentences()[sentence].tokens;
        let sentence = Sentence::of(document, tokens.start as usize..tokens.end as usize);
        let reader = sentence.reader();
        let end = document.span_of(reader.start..reader.end).end;
        let count = rest.partition_point(|figure| figure.span.start < end).max(1);
        let (here, after) = rest.split_at_mut(count);
        read_sentence(reader, here, names);
        rest = after;
    }
    table::read(document, figures);
}

/// "It is not true that 4,000 jobs are at risk": the clause itself denies what it tells.
fn is_untrue(reader: Reader<'_>, start: usize) -> bool {
    const REACH: usize = 10;
    let that = (start.saturating_sub(REACH).max(reader.start)..start).rev().find(|at| reader.is(*at, "that"));
    that.is_some_and(|that| {
        let word = that.wrapping_sub(1);
        reader.is_any(word, &["untrue", "false"])
            || reader.is_any(word, &["true", "correct"]) && reader.is(word.wrapping_sub(1), "not")
    })
}

/// A phrase with the rest of the names that reach over its ends: "the Ministry of Agriculture, Forestry and Fisheries", which a
/// comma seems to part.
fn with_whole_names(phrase: Span, names: &[Name]) -> Span {
    /// So many names begin in a phrase, or before it and reach into it, at most.
    const NEAR: usize = 16;
    let before_end = names.partition_point(|name| name.span.start < phrase.end);
    let near = names[..before_end].iter().rev().take(NEAR);
    near.filter(|name| name.span.overlaps(phrase)).fold(phrase, |phrase, name| phrase.cover(name.span))
}

/// True if `thing` has tokens of a figure beside the one at `index`.
fn is_amount(places: &[Range<usize>], index: usize, thing: &Range<usize>) -> bool {
    let others = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
    let mut places = others.filter_map(|index| places.get(index));
    places.any(|place| place.start < thing.end && thing.start < place.end)
}

/// Reads one sentence for its figures.
fn read_sentence(reader: Reader<'_>, figures: &mut [Figure], names: &[Name]) {
    let places: Vec<_> = figures.iter().map(|figure| reader.document.tokens_in(figure.span)).collect();
    let sources = source::find(reader, &places);
    for index in 0..figures.len() {
        let tokens = places[index].clone();
        let span = |tokens: Range<usize>| reader.document.span_of(tokens);
        let counted = counted::find(reader, &figures[index], tokens.clone(), names);
        // "double the N5,000": another amount is no thing.
        let counted = counted.filter(|thing| !is_amount(&places, index, thing));
        let role = role::find(reader, figures, &places, index);
        let figure = &mut figures[index];
        figure.counted = counted.map(span);
        figure.role = role;
        if figure.counted.is_none() {
            figures[index].counted = carried::from_before(reader, figures, &places, index);
        }
        let figure = &mut figures[index];
        if let Some(source) = source::of(&sources, &tokens) {
            let claimant = with_whole_names(span(source.claimant.clone()), names);
            let claimant = Claimant { span: claimant, cue: span(source.cue.clone()), stance: source.stance };
            figure.neg |= source.stance == Stance::Deny;
            figure.claimant = Some(claimant);
        }
        figure.neg |= reader.is(tokens.start.wrapping_sub(1), "not") && figure.approx.is_none();
        figure.neg |= is_untrue(reader, tokens.start);
    }
    for index in (0..figures.len()).rev() {
        if let Some(thing) = carried::from_behind(reader, figures, &places, index) {
            figures[index].counted = Some(thing);
        }
    }
}
