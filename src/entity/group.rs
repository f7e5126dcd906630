use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Analysis, Entity, Kind, Mention, Proposal, Resolved, Surface};
use crate::text::{Document, fold};

/// Makes the analysis: mentions with their entities, entities in the order that [`Analysis::entities`] states.
pub fn group(document: &Document<'_>, resolved: Vec<Resolved>) -> Analysis {
    let mut analysis = Analysis::default();
    let mut keys = HashMap::new();
    for reading in resolved {
        let mention = mention(&mut analysis, reading);
        analysis.mentions.push(mention);
    }
    for index in 0..analysis.mentions.len() {
        attach(document, &mut analysis, &mut keys, index);
    }
    order(&mut analysis);
    analysis
}

fn mention(analysis: &mut Analysis, reading: Resolved) -> Mention {
    let (kind, via, figure) = match reading.proposal {
        Proposal::Name { kind, via, .. } => (kind, via, None),
        Proposal::Figure(figure) => {
            analysis.figures.push(*figure);
            (Kind::Figure, None, Some(analysis.figures.len() as u32 - 1))
        }
    };
    Mention {
        span: reading.span,
        kind,
        via,
        entity: None,
        figure,
        stands_for: None,
        nested: reading.nested,
        confidence: reading.confidence,
        evidence: reading.evidence,
    }
}

/// Attaches the mention at `index` to its entity, which is made if it is new.
fn attach(document: &Document<'_>, analysis: &mut Analysis, keys: &mut HashMap<(Kind, String), u32>, index: usize) {
    let mention = &mut analysis.mentions[index];
    if mention.kind == Kind::Figure {
        return;
    }
    let surface = mention.span.of(document.text());
    let key = (mention.kind, fold(surface).into_owned());
    let at = *keys.entry(key).or_insert_with(|| {
        analysis.entities.push(unlisted(mention.kind, surface));
        analysis.entities.len() as u32 - 1
    });
    mention.entity = Some(at);
    let entity = &mut analysis.entities[at as usize];
    let list = if mention.nested { &mut entity.nested } else { &mut entity.mentions };
    list.push(index as u32);
    match entity.surfaces.iter_mut().find(|known| known.text == surface) {
        Some(known) => known.count += 1,
        None => entity.surfaces.push(Surface { text: surface.to_owned(), count: 1 }),
    }
}

fn unlisted(kind: Kind, name: &str) -> Entity {
    Entity {
        id: format!("{kind}:{}", slug(name)),
        kind,
        name: name.to_owned(),
        code: None,
        surfaces: Vec::new(),
        mentions: Vec::new(),
        nested: Vec::new(),
    }
}

/// Lower-case letters and digits, with a hyphen for everything between.
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '’')) {
        match c.is_alphanumeric() {
            true => slug.push(c),
            false if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            false => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Sorts entities as [`Analysis::entities`] states, and renumbers what points at them.
fn order(analysis: &mut Analysis) {
    let mut ranks: Vec<usize> = (0..analysis.entities.len()).collect();
    let place = |kind: Kind| Kind::ALL.iter().position(|other| *other == kind);
    ranks.sort_by_key(|&index| {
        let entity = &analysis.entities[index];
        let first = entity.mentions.first().min(entity.nested.first()).copied();
        (place(entity.kind), Reverse(entity.mentions.len()), first)
    });
    let mut new_index = vec![0; ranks.len()];
    for (new, &old) in ranks.iter().enumerate() {
        new_index[old] = new as u32;
    }
    let mut old: Vec<_> = std::mem::take(&mut analysis.entities).into_iter().map(Some).collect();
    analysis.entities = ranks.iter().filter_map(|&index| old[index].take()).collect();
    for mention in &mut analysis.mentions {
        mention.entity = mention.entity.map(|index| new_index[index as usize]);
    }
    for entity in &mut analysis.entities {
        entity.surfaces.sort_by_key(|surface| Reverse(surface.count));
    }
}
