use rustc_hash::FxHashMap;

use super::{Check, Finding, Scene};
use crate::entity::{Entity, Mention};

/// A surface that names several entities: each one after the first is a finding.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let mut meanings: FxHashMap<&str, Vec<(u32, &Mention)>> = FxHashMap::default();
    let mut findings = Vec::new();
    for mention in scene.analysis.mentions.iter().filter(|mention| !mention.nested) {
        let Some(entity) = mention.entity else { continue };
        let surface = scene.text_of(mention.span);
        let known = meanings.entry(surface).or_default();
        if known.iter().any(|(other, _)| *other == entity) {
            continue;
        }
        if let Some((other, first)) = known.first().filter(|(other, _)| !is_short_form(scene, surface, *other, entity))
        {
            let (here, there) = (describe(scene, entity), describe(scene, *other));
            findings.push(Finding {
                check: Check::Homograph,
                span: mention.span,
                related: vec![first.span],
                message: format!("\"{surface}\" is {here} here, and {there} elsewhere in the text."),
            });
        }
        known.push((entity, mention));
    }
    findings
}

/// True if one of two entities of a kind has no other name than the surface: it may well be the other one.
fn is_short_form(scene: &Scene<'_>, surface: &str, a: u32, b: u32) -> bool {
    let [a, b] = [a, b].map(|index| &scene.analysis.entities[index as usize]);
    a.kind == b.kind && (a.name == surface || b.name == surface)
}

fn describe(scene: &Scene<'_>, entity: u32) -> String {
    let Entity { kind, name, .. } = &scene.analysis.entities[entity as usize];
    let article = if kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind} ({name})")
}
