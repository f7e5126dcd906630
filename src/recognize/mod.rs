//! Candidates from the tables and from the shape of names. They stand beside those of the statistical tagger.

mod again;
#[cfg(test)]
pub(crate) mod asserts;
mod coined;
mod consistent;
mod cues;
mod definition;
mod described;
mod gloss;
mod homonym;
mod inner;
mod leaning;
mod listed;
mod listed_organization;
mod listed_place;
mod lookalike;
mod part;
mod person;
mod river;
mod row;
mod scene;
mod seat;
mod settlement;
mod shape;
mod spelled;
mod standing;
mod team;
mod terrain;
mod thing;
mod topic;

use crate::entity::Candidate;
use crate::lexicon::{Lexicon, Match};
use crate::text::Document;

pub use again::again;
pub(crate) use cues::Cues;
pub(crate) use definition::is_blend;
pub use definition::{Definition, definitions};
pub use lookalike::withdraw_lookalikes;
use scene::Scene;
pub(crate) use shape::is_generic;
pub(crate) use standing::plain_hash_in;
pub use thing::{things, withdraw};
pub(crate) use topic::Subjects;

/// Proposes names that the tables list, names that their words give away, and names that the text explains.
///
/// `matches` are those of [`Lexicon::find`] in the same document, `definitions` its [`definitions`]. Takes time linear in the
/// text.
pub fn recognize(
    document: &Document,
    lexicon: &Lexicon,
    matches: &[Match],
    definitions: &[Definition],
) -> Vec<Candidate> {
    let scene = Scene::new(document, lexicon, matches);
    let mut candidates = listed::recognize(&scene);
    candidates.extend(shape::recognize(&scene));
    candidates.extend(person::recognize(&scene));
    candidates.extend(described::recognize(&scene));
    candidates.extend(team::recognize(&scene));
    candidates.extend(terrain::recognize(&scene));
    candidates.extend(settlement::recognize(&scene));
    candidates.extend(definition::recognize(document, definitions));
    candidates
}
