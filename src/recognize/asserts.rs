//! What several modules' tests assert of a text.

use crate::entity::Kind;

/// Asserts what the last mention of `name` is.
#[track_caller]
pub(crate) fn last_is(text: &str, name: &str, expected: Kind) {
    let analysis = crate::analyze(text);
    let named = analysis.mentions.iter().rfind(|mention| mention.span.of(text) == name);
    assert_eq!(named.map(|mention| mention.kind), Some(expected), "{text}");
}

/// Asserts the entities of the places, in the order of their mentions.
#[track_caller]
pub(crate) fn places_are(text: &str, expected: &[&str]) {
    let analysis = crate::analyze(text);
    let places = analysis.mentions.iter().filter(|mention| mention.kind == Kind::Place);
    let entities = places.filter_map(|mention| mention.entity);
    let ids: Vec<_> = entities.map(|entity| analysis.entities[entity as usize].id.as_str()).collect();
    assert_eq!(ids, expected, "{text}");
}

/// Asserts the organizations that a text names, nested ones left out.
#[track_caller]
pub(crate) fn organizations_are(text: &str, expected: &[&str]) {
    let analysis = crate::analyze(text);
    let named = analysis.mentions.iter().filter(|mention| mention.kind == Kind::Organization && !mention.nested);
    assert_eq!(named.map(|mention| mention.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
}

/// Asserts what a text names, nested names and figures left out, as "kind:surface".
#[track_caller]
pub(crate) fn names_are(text: &str, expected: &[&str]) {
    let analysis = crate::analyze(text);
    let names = analysis.mentions.iter().filter(|mention| !mention.nested && mention.entity.is_some());
    let names: Vec<_> = names.map(|mention| format!("{}:{}", mention.kind, mention.span.of(text))).collect();
    assert_eq!(names, expected, "{text}");
}
