//! Things that the engine keeps apart and a dictionary says are one.

use rustc_hash::FxHashMap;

use super::names::Name;
use super::{Action, Dictionary, Place, Rule, Stack};
use crate::entity::{Analysis, Entity, Evidence, Kind, Via};
use crate::lexicon::slug;
use crate::text::fold_hash;

/// The entries of a stack that merge, by what they name: most have nothing to do with a text.
#[derive(Debug, Default)]
pub(super) struct Merges {
    /// Hashes of names and of their slugs, sorted.
    names: Vec<(u32, Place)>,
}

impl Merges {
    /// The merges of the dictionaries.
    pub(super) fn of(dictionaries: &[Dictionary]) -> Self {
        let hashes = |(dictionary, of): (u32, &Dictionary), name: &Name| {
            let (text, place) = (of.text_of(name), Place { dictionary, entry: name.entry });
            [(fold_hash(text), place), (fold_hash(&slug(text)), place)]
        };
        let each = (0..).zip(dictionaries);
        let names = each.flat_map(|of| of.1.names.merged.iter().flat_map(move |name| hashes(of, name)));
        let mut names: Vec<_> = names.collect();
        names.sort_by_cached_key(|(hash, _)| u64::from(*hash));
        Self { names }
    }

    /// The merges that may have to do with these entities, in their order.
    fn of_entities(&self, entities: &[Entity]) -> Vec<Place> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let mut places: Vec<_> = entities.iter().flat_map(|entity| self.of_entity(entity)).collect();
        places.sort_by_cached_key(|place| place.rank());
        places.dedup();
        places
    }

    fn of_entity<'a>(&'a self, entity: &'a Entity) -> impl Iterator<Item = Place> {
        let surfaces = entity.surfaces.iter().map(|surface| &surface.text).chain([&entity.name]);
        let hashes = surfaces.map(|name| fold_hash(&slug(name))).chain([fold_hash(&entity.id)]);
        hashes.flat_map(|hash| {
            let start = self.names.partition_point(|(name, _)| *name < hash);
            self.names[start..].iter().take_while(move |(name, _)| *name == hash).map(|(_, place)| *place)
        })
    }
}

/// Merges entities as the stack's entries ask for it; those left over have no mention. Returns false if nothing was asked.
pub(super) fn merge(stack: &Stack, analysis: &mut Analysis) -> bool {
    let places = stack.merges.of_entities(&analysis.entities);
    if places.is_empty() {
        return false;
    }
    let mut merger = Merger::new(analysis);
    for place in places {
        if let Some(Rule::Merge { names, name, kind }) = stack.rule(place) {
            merger.merge(analysis, place, &names, kind);
            if let (Some(name), Some(into)) = (name, merger.find(analysis, &names, kind).first()) {
                analysis.entities[*into as usize].name = name;
            }
        }
    }
    merger.finish(analysis);
    true
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
                mention.stands_for = None;
            }
            mention.entity = Some(new);
            mention.evidence.push(Evidence::Dictionary { place, action: Action::Merge });
        }
    }
}
