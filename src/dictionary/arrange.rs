//! After the engine has said who is who: the things of the dictionaries get their names, and things are merged.

use rustc_hash::{FxHashMap, FxHashSet};

use super::revise::Corrected;
use super::{Action, Place, Rule, Stack, Thing, merge};
use crate::entity::{self, Analysis, Entity, Evidence, Kind, Mention};
use crate::text::Span;

impl Stack {
    /// Gives the mentions that the dictionaries know their entities, merges entities, and leaves the kinds that are wanted.
    pub(crate) fn arrange(&self, text: &str, corrected: &[Corrected], analysis: &mut Analysis) {
        if !corrected.is_empty() || analysis.mentions.iter().any(|mention| added_by(mention).is_some()) {
            drop_short_forms(text, analysis);
            note(corrected, analysis);
            self.name(text, analysis);
            entity::regroup(text, analysis);
        }
        let is_merged = merge::merge(self, analysis);
        if let Some(kinds) = &self.kinds {
            analysis.mentions.retain(|mention| kinds.contains(&mention.kind));
        }
        if is_merged || self.kinds.is_some() {
            entity::regroup(text, analysis);
        }
    }

    /// Moves each mention that an entry identifies to the thing of the entry. The rest of its entity goes along, unless a
    /// table knows it as something else, or entries disagree.
    fn name(&self, text: &str, analysis: &mut Analysis) {
        let mut entities = Entities::of(analysis);
        let moves = self.moves(analysis);
        let moves: Vec<Option<&Move>> =
            analysis.mentions.iter().map(|mention| moves.get(&cause(mention)?)?.as_ref()).collect();
        let mut follows: FxHashMap<u32, Option<u32>> = FxHashMap::default();
        for (index, step) in moves.iter().enumerate() {
            let mention = &mut analysis.mentions[index];
            let (Some(step), Some(old)) = (step, mention.entity) else { continue };
            let new = entities.index_of(&step.thing, &step.name);
            mention.entity = Some(new);
            if step.leads {
                let known = follows.entry(old).or_insert(Some(new));
                *known = known.filter(|known| *known == new);
            }
        }
        let listed = entities_of_tables(analysis);
        for (mention, _) in analysis.mentions.iter_mut().zip(&moves).filter(|(_, step)| step.is_none()) {
            let Some(old) = mention.entity.filter(|old| !listed.contains(old)) else { continue };
            let new = follows.get(&old).copied().flatten();
            let follows = |new: &u32| may_follow(text, mention, &entities.list[*new as usize]);
            mention.entity = new.filter(follows).or(Some(old));
        }
        analysis.entities = entities.list;
    }

    /// Where the entries that made or changed mentions send them.
    fn moves(&self, analysis: &Analysis) -> FxHashMap<Cause, Option<Move>> {
        let mut moves = FxHashMap::default();
        for cause in analysis.mentions.iter().filter_map(cause) {
            moves.entry(cause).or_insert_with(|| self.move_by(cause));
        }
        moves
    }

    fn move_by(&self, (place, action, kind): Cause) -> Option<Move> {
        let code = self.country(place).map(str::to_owned);
        match self.rule(place)? {
            Rule::Add { names, thing, .. } => {
                let thing = Thing { code: thing.code.or(code), ..thing };
                Some(Move { thing, name: names.into_iter().next()?, leads: action == Action::Add })
            }
            Rule::Relabel { text, thing, .. } if thing.id.is_some() || thing.code.is_some() => {
                Some(Move { thing, name: text, leads: false })
            }
            Rule::Split { name, id, code, .. } => Some(Move { thing: Thing { kind, code, id }, name, leads: false }),
            _ => None,
        }
    }
}

/// The entry that made or changed a mention, how, and of what kind the mention is.
type Cause = (Place, Action, Kind);

fn cause(mention: &Mention) -> Option<Cause> {
    added_by(mention).map(|(place, action)| (place, action, mention.kind))
}

/// True if a mention that an added name is found to be a form of belongs to the added thing: "Sharif", added for one person,
/// is no form of another one's full name.
fn may_follow(text: &str, mention: &Mention, entity: &Entity) -> bool {
    let words = |name: &str| name.split_whitespace().count();
    let is_fuller_name = mention.kind == Kind::Person && words(&entity.name) < words(mention.span.of(text));
    mention.kind == entity.kind && !is_fuller_name
}

/// Where a mention goes.
struct Move {
    thing: Thing,
    name: String,
    /// True if other mentions of its entity may go along.
    leads: bool,
}

/// The entities of an analysis, by id.
struct Entities {
    list: Vec<Entity>,
    by_id: FxHashMap<String, u32>,
}

impl Entities {
    fn of(analysis: &mut Analysis) -> Self {
        let list = std::mem::take(&mut analysis.entities);
        let by_id = (0..).zip(&list).map(|(index, entity)| (entity.id.clone(), index)).collect();
        Self { list, by_id }
    }

    /// The index of a thing's entity, which gets the name and the code that the dictionary has for it.
    fn index_of(&mut self, thing: &Thing, name: &str) -> u32 {
        let id = thing.id.clone().unwrap_or_else(|| match (thing.kind, &thing.code) {
            (Kind::Country, Some(code)) => format!("country:{code}"),
            (kind, _) => entity::id_of(kind, name),
        });
        let index = *self.by_id.entry(id.clone()).or_insert_with(|| {
            self.list.push(entity::named(id, thing.kind, name));
            self.list.len() as u32 - 1
        });
        let entity = &mut self.list[index as usize];
        name.clone_into(&mut entity.name);
        if thing.code.is_some() {
            entity.code.clone_from(&thing.code);
        }
        index
    }
}

/// Adds to the mentions that entries relabel or split that they did.
fn note(corrected: &[Corrected], analysis: &mut Analysis) {
    let by_span: FxHashMap<Span, &Corrected> = corrected.iter().map(|corrected| (corrected.span, corrected)).collect();
    for mention in analysis.mentions.iter_mut().filter(|mention| mention.kind != Kind::Figure) {
        if let Some(Corrected { place, action, .. }) = by_span.get(&mention.span) {
            let is_added = added_by(mention).is_some();
            mention.evidence.retain(|evidence| !is_added || !matches!(evidence, Evidence::Dictionary { .. }));
            mention.evidence.insert(0, Evidence::Dictionary { place: *place, action: *action });
        }
    }
}

/// The entities of which a table lists a mention.
fn entities_of_tables(analysis: &Analysis) -> FxHashSet<u32> {
    let is_listed = |mention: &&Mention| mention.evidence.iter().any(|why| matches!(why, Evidence::Table { .. }));
    analysis.mentions.iter().filter(is_listed).filter_map(|mention| mention.entity).collect()
}

/// A single word inside of a longer name of its own kind is a part of that name, and no mention; and so is a person's
/// name inside of any other.
fn drop_short_forms(text: &str, analysis: &mut Analysis) {
    let mut outer: Option<(Span, Kind)> = None;
    analysis.mentions.retain_mut(|mention| {
        if added_by(mention).is_some() {
            mention.confidence = 1.0;
        }
        if !mention.nested {
            outer = Some((mention.span, mention.kind));
            return true;
        }
        let is_word = !mention.span.of(text).contains(|c: char| c.is_whitespace() || c == '-');
        let is_part = outer.is_some_and(|(span, kind)| {
            span.contains(mention.span) && (kind == mention.kind || mention.kind == Kind::Person)
        });
        !(is_word && is_part && added_by(mention).is_some())
    });
}

/// The entry that adds, relabels or splits a mention.
fn added_by(mention: &Mention) -> Option<(Place, Action)> {
    mention.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Dictionary { place, action } => Some((*place, *action)),
        _ => None,
    })
}
