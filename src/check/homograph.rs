use std::collections::HashMap;

use super::{Check, Finding, Scene};
use crate::entity::{Entity, Mention};

/// A surface that names several entities: each one after the first is a finding.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let mut meanings: HashMap<&str, Vec<(u32, &Mention)>> = HashMap::new();
    let mut findings = Vec::new();
    for mention in scene.analysis.mentions.iter().filter(|mention| !mention.nested) {
        let Some(entity) = mention.entity else { continue };
        let surface = scene.text_of(mention.span);
        let known = meanings.entry(surface).or_default();
        if known.iter().any(|(other, _)| *other == entity) {
            continue;
        }
        if let Some((other, first)) = known.first() {
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

fn describe(scene: &Scene<'_>, entity: u32) -> String {
    let Entity { kind, name, .. } = &scene.analysis.entities[entity as usize];
    let article = if kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind} ({name})")
}
