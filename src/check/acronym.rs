use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Check, Finding, Scene};
use crate::entity::{Entity, Kind, Mention};

/// Acronyms that no reader needs explained: one a line, with a reason.
static FAMILIAR: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/familiar-acronyms.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split('\t').next()).collect()
});

/// An acronym whose longer form is nowhere in the text.
pub(super) fn unexplained(scene: &Scene<'_>) -> Vec<Finding> {
    let unexplained = acronyms(scene).filter(|acronym| acronym.explained.is_none());
    let finding = |acronym: Acronym<'_>| {
        let known = (acronym.entity.name != acronym.letters).then_some(&acronym.entity.name);
        let hint = known.map_or(String::new(), |name| format!(": {name}, perhaps"));
        Finding {
            check: Check::AcronymUnexplained,
            span: acronym.first.span,
            related: Vec::new(),
            message: format!("\"{}\" is never explained{hint}.", acronym.letters),
        }
    };
    unexplained.map(finding).collect()
}

/// An acronym that stands before its longer form does.
pub(super) fn explained_late(scene: &Scene<'_>) -> Vec<Finding> {
    let finding = |acronym: Acronym<'_>| {
        let explained = acronym.explained?.span;
        let is_late = acronym.first.span.end <= explained.start && !explains_at_once(scene, &acronym, explained.start);
        is_late.then(|| Finding {
            check: Check::AcronymExplainedLate,
            span: acronym.first.span,
            related: vec![explained],
            message: format!("\"{}\" is used before \"{}\" explains it.", acronym.letters, scene.text_of(explained)),
        })
    };
    acronyms(scene).filter_map(finding).collect()
}

/// "TTP (Tehreek-e-Taliban Pakistan)": the explanation may follow in brackets or behind a comma.
fn explains_at_once(scene: &Scene<'_>, acronym: &Acronym<'_>, explained: u32) -> bool {
    /// Characters: "BLA – or the Balochistan Liberation Army".
    const FARTHEST: usize = 10;
    let between = &scene.text[acronym.first.span.end as usize..explained as usize];
    between.chars().take(FARTHEST + 1).count() <= FARTHEST && between.contains(['(', ',', '-', '–', '—'])
}

/// An acronym of a text that needs an explanation.
struct Acronym<'a> {
    entity: &'a Entity,
    letters: &'a str,
    /// Where it is used first.
    first: &'a Mention,
    /// Where the longer form stands first.
    explained: Option<&'a Mention>,
}

fn acronyms<'a>(scene: &'a Scene<'a>) -> impl Iterator<Item = Acronym<'a>> {
    let organizations = scene.analysis.entities.iter().filter(|entity| entity.kind == Kind::Organization);
    organizations.filter_map(|entity| {
        let mentions = scene.prose_mentions(entity);
        let first = mentions.iter().find(|mention| is_acronym(scene.text_of(mention.span)))?;
        let letters = scene.text_of(first.span);
        let is_shouted =
            entity.surfaces.iter().any(|surface| surface.text != letters && surface.text.eq_ignore_ascii_case(letters));
        let is_familiar = FAMILIAR.contains(letters.replace('.', "").as_str());
        let explained = scene.mentions(entity).find(|mention| explains(scene, mention));
        (!is_shouted && !is_familiar).then_some(Acronym { entity, letters, first, explained })
    })
}

/// "FBR", "F.B.R.": two to seven capitals; a longer word in capitals is a headline's.
fn is_acronym(surface: &str) -> bool {
    let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
    let others = surface.chars().filter(|c| !c.is_uppercase() && *c != '.').count();
    (2..=7).contains(&capitals) && others == 0
}

/// A name of several words explains its acronym.
fn explains(scene: &Scene<'_>, mention: &Mention) -> bool {
    let is_spelled_out = scene.text_of(mention.span).contains(char::is_lowercase);
    is_spelled_out && 1 < scene.words(mention.span).count()
}
