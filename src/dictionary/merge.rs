//! Things that the engine keeps apart and a dictionary says are one.

use rustc_hash::FxHashMap;

use super::{Action, Place, Rule, Stack};
use crate::entity::{Analysis, Evidence, Kind, Via};
use crate::lexicon::slug;

/// Merges entities as the stack's entries ask for it; those left over have no mention.
pub(super) fn merge(stack: &Stack, analysis: &mut Analysis) {
    if stack.merges.is_empty() {
        return;
    }
    let mut merger = Merger::new(analysis);
    for &place in &stack.merges {
        if let Some(Rule::Merge { names, name, kind }) = stack.rule(place) {
            merger.merge(analysis, place, names, *kind);
            if let (Some(name), Some(into)) = (name, merger.find(analysis, names, *kind).first()) {
                name.clone_into(&mut analysis.entities[*into as usize].name);
            }
        }
    }
    merger.finish(analysis);
}

/// Entities by what they are called, and which one each has become.
struct Merger {
    /// By id, and by the slug of the canonical name.
    names: FxHashMap<String, Vec<u32>>,
    /// By the slugs of the surfaces.
    surfaces: FxHashMap<String, Vec<u32>>,
    /// By entity: the one that it is merged into, and by which entry.
    into: Vec<Option<(u32, Place)>>,
}

impl Merger {
    fn new(analysis: &Analysis) -> Self {
        let (mut names, mut surfaces) = (FxHashMap::<_, Vec<_>>::default(), FxHashMap::<_, Vec<_>>::default());
        for (index, entity) in (0..).zip(&analysis.entities) {
            names.entry(entity.id.clone()).or_default().push(index);
            names.entry(slug(&entity.name)).or_default().push(index);
            for surface in &entity.surfaces {
                surfaces.entry(slug(&surface.text)).or_default().push(index);
            }
        }
        Self { names, surfaces, into: vec![None; analysis.entities.len()] }
    }

    fn merge(&mut self, analysis: &Analysis, place: Place, names: &[String], kind: Option<Kind>) {
        if let [into, others @ ..] = &self.find(analysis, names, kind)[..] {
            for other in others {
                self.into[*other as usize] = Some((*into, place));
            }
        }
    }

    /// The entities that have these names, each once, in the order of the names.
    fn find(&self, analysis: &Analysis, names: &[String], kind: Option<Kind>) -> Vec<u32> {
        let mut found = Vec::new();
        for name in names {
            let slug = slug(name);
            let known = self.names.get(name).or_else(|| self.names.get(&slug)).or_else(|| self.surfaces.get(&slug));
            for &entity in known.into_iter().flatten() {
                let (root, fits) =
                    (self.root(entity), kind.is_none_or(|kind| analysis.entities[entity as usize].kind == kind));
                if fits && !found.contains(&root) {
                    found.push(root);
                }
            }
        }
        found
    }

    fn root(&self, mut entity: u32) -> u32 {
        while let Some((into, _)) = self.into[entity as usize] {
            entity = into;
        }
        entity
    }

    fn finish(&self, analysis: &mut Analysis) {
        for mention in &mut analysis.mentions {
            let Some((old, (_, place))) = mention.entity.and_then(|old| Some((old, self.into[old as usize]?))) else {
                continue;
            };
            let new = self.root(old);
            let kind = analysis.entities[new as usize].kind;
            if mention.kind != kind {
                (mention.kind, mention.via) = (kind, (kind == Kind::Country).then_some(Via::Name));
            }
            mention.entity = Some(new);
            mention.evidence.push(Evidence::Dictionary { place, action: Action::Merge });
        }
    }
}
