use super::{Check, Finding, Scene};
use crate::entity::{Entity, Kind};
use crate::lexicon::{Class, Lexicon};
use crate::text::{Document, Span, fold};

/// Words before a person who goes by one name.
const MONONYMOUS: [&str; 14] = [
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "saint",
    "st",
    "st.",
    "emperor",
    "empress",
    "sultan",
    "emir",
    "patriarch",
    "archbishop",
];

/// A person whose first mention has no first name.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let people = scene.analysis.entities.iter().filter(|entity| entity.kind == Kind::Person);
    people.filter_map(|person| first_reference(scene, person)).collect()
}

fn first_reference(scene: &Scene<'_>, person: &Entity) -> Option<Finding> {
    let mentions = scene.prose_mentions(person);
    let first = mentions.first()?.span;
    if !is_bare(scene, first) || goes_by_one_name(scene, first) {
        return None;
    }
    let name = scene.text_of(first);
    let full = mentions.iter().map(|mention| mention.span).find(|span| !is_bare(scene, *span));
    let message = match full {
        Some(full) => {
            format!("\"{name}\" is named here without a first name; \"{}\" comes later.", scene.text_of(full))
        }
        // The one name may well be the first one.
        None if is_given_name(name) => return None,
        None => format!("\"{name}\" is never named with a first name."),
    };
    Some(Finding { check: Check::FirstReference, span: first, related: full.into_iter().collect(), message })
}

fn is_bare(scene: &Scene<'_>, span: Span) -> bool {
    scene.words(span).count() == 1
}

fn is_given_name(name: &str) -> bool {
    let matches = Lexicon::builtin().find(&Document::new(name));
    matches.iter().any(|found| found.class == Class::GivenName && found.agreement.has_case())
}

fn goes_by_one_name(scene: &Scene<'_>, span: Span) -> bool {
    let before = scene.document.token_at(span.start).checked_sub(1).map_or("", |index| scene.document.word(index));
    MONONYMOUS.contains(&fold(before).as_ref())
}
