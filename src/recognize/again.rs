use super::part::Parts;
use super::standing::{Text, kind_of};
use super::{Definition, coined, consistent, definition, gloss, homonym, inner, spelled};
use crate::entity::{Candidate, Kind, Resolved};
use crate::lexicon::Match;
use crate::text::Document;

/// Proposes what the text has named in full and names by a part elsewhere: "Odhiambo", "the Brigade", "LGA".
///
/// `standing` are the readings of the first look, sorted by start. Takes time linear in the text.
pub fn again(
    document: &Document,
    matches: &[Match],
    definitions: &[Definition],
    standing: &[Resolved],
) -> Vec<Candidate> {
    let text = Text::new(document, matches, standing);
    let parts = Parts::of(&text, standing);
    let tokens = 0..document.tokens().len();
    let mut candidates: Vec<_> = tokens.filter_map(|index| parts.at(&text, index)).collect();
    let people = full_names(document, standing);
    candidates.extend(homonym::recognize(&text, matches, &people));
    candidates.extend(inner::recognize(document, standing));
    candidates.extend(consistent::recognize(&text, standing, &people));
    candidates.extend(definition::again(&text, matches, definitions));
    candidates.extend(gloss::recognize(&text, standing));
    candidates.extend(spelled::recognize(&text, matches, standing));
    candidates.extend(coined::recognize(&text, standing));
    candidates
}

/// The people whom the text names by two words or more.
fn full_names<'r>(document: &Document<'_>, standing: &'r [Resolved]) -> Vec<&'r Resolved> {
    let is_full = |reading: &&Resolved| kind_of(reading) == Kind::Person && 1 < document.tokens_in(reading.span).len();
    standing.iter().filter(|reading| !reading.nested).filter(is_full).collect()
}
