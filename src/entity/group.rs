use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::form::{Form, Forms};
use super::merge::merge;
use super::stand::stands_for_government;
use super::{Analysis, Entity, Evidence, Kind, Mention, Proposal, Resolved, Surface, Via};
use crate::lexicon::{EntryId, Lexicon, slug};
use crate::recognize::Definition;
use crate::text::{Document, Span};

/// Makes the analysis: mentions with their entities, entities in the order that [`Analysis::entities`] states.
///
/// `definitions` are those of [`recognize::definitions`](crate::recognize::definitions()) in the same document.
pub fn group(
    document: &Document<'_>,
    lexicon: &Lexicon,
    definitions: &[Definition],
    resolved: Vec<Resolved>,
) -> Analysis {
    let mut forms = Forms::collect(document, lexicon, &resolved);
    merge(document, definitions, &resolved, &mut forms);
    let mut builder = Builder::new(document, lexicon, &forms);
    let mut entities = vec![None; forms.list.len()];
    for (index, reading) in resolved.into_iter().enumerate() {
        let form = forms.of[index];
        let entity = form.map(|form| {
            let root = forms.root(form);
            *entities[root as usize].get_or_insert_with(|| builder.entity(&forms, &forms.list[root as usize]))
        });
        let is_of_other = form.is_some_and(|form| forms.list[form as usize].owner.is_some());
        builder.add(reading, entity);
        if is_of_other && let Some(mention) = builder.analysis.mentions.last_mut() {
            // "Athens, Georgia"
            mention.stands_for = None;
        }
    }
    order(&mut builder.analysis);
    builder.analysis
}

struct Builder<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    analysis: Analysis,
    /// Entities by the hash of their id: two forms that lead to one id are one entity.
    by_id: FxHashMap<u64, u32>,
    surfaces: Surfaces<'a>,
}

impl<'a> Builder<'a> {
    fn new(document: &'a Document<'a>, lexicon: &'a Lexicon, forms: &Forms<'_>) -> Self {
        let names = forms.list.len();
        let mentions = Vec::with_capacity(forms.of.len());
        // Mostly a form is an entity. Grown bit by bit, the list would be copied again and again.
        let analysis = Analysis { mentions, entities: Vec::with_capacity(names), ..Analysis::default() };
        let by_id = FxHashMap::with_capacity_and_hasher(names, FxBuildHasher);
        Self { document, lexicon, analysis, by_id, surfaces: Surfaces::default() }
    }

    /// The index of the form's entity, which is made if it is new.
    fn entity(&mut self, forms: &Forms<'_>, form: &Form) -> u32 {
        let entity = match form.entry {
            Some(entry) => self.listed(entry),
            None => self.unlisted(forms, form),
        };
        let entities = &mut self.analysis.entities;
        let index = entities.len() as u32;
        let known = *self.by_id.entry(FxBuildHasher.hash_one(&entity.id)).or_insert(index);
        // Other ids of the same hash are as good as impossible, and stay apart.
        if entities.get(known as usize).is_some_and(|known| known.id == entity.id) {
            return known;
        }
        entities.push(entity);
        index
    }

    /// An entity that no table has. Of two countries' ministries of one name each has its country's in brackets.
    fn unlisted(&self, forms: &Forms<'_>, form: &Form) -> Entity {
        let name = form.span.of(self.document.text());
        match form.owner {
            Some(owner) => {
                let name = format!("{name} ({})", self.lexicon.entry(owner).name);
                named(id_of(form.kind, &name), form.kind, &name)
            }
            None if form.kind == Kind::Place => named(form.kind.id(name), form.kind, name),
            None => named(form.kind.id(&forms.slugs[form.letters as usize]), form.kind, name),
        }
    }

    fn listed(&self, entry: EntryId) -> Entity {
        let entry = self.lexicon.entry(entry);
        Entity { code: entry.code.map(str::to_owned), ..named(entry.id(), entry.kind, entry.name) }
    }

    /// Appends the mention of a reading, and counts it for its entity.
    fn add(&mut self, reading: Resolved, entity: Option<u32>) {
        let mention = self.mention(reading, entity);
        let Analysis { mentions, entities, .. } = &mut self.analysis;
        self.surfaces.count(self.document.text(), mentions.len() as u32, &mention, entities);
        mentions.push(mention);
    }

    fn mention(&mut self, reading: Resolved, entity: Option<u32>) -> Mention {
        let stands_for = self.stands_for(&reading);
        let (kind, via, figure) = match reading.proposal {
            Proposal::Name { kind, via, .. } => (kind, via, None),
            Proposal::Figure(figure) => {
                self.analysis.figures.push(*figure);
                (Kind::Figure, None, Some(self.analysis.figures.len() as u32 - 1))
            }
        };
        Mention {
            span: reading.span,
            kind,
            via,
            entity,
            figure,
            stands_for,
            nested: reading.nested,
            confidence: reading.confidence,
            evidence: reading.evidence,
        }
    }

    /// Whose government a seat stands for here. A table may list the seat as a city, too.
    fn stands_for(&self, reading: &Resolved) -> Option<String> {
        let Proposal::Name { kind: Kind::Place, .. } = reading.proposal else { return None };
        let mut entries = reading.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::Table { entry } => Some(*entry),
            _ => None,
        });
        let government = entries.find_map(|entry| self.lexicon.stands_for(entry))?;
        let stands = !reading.nested && stands_for_government(self.document, reading.span, self.government());
        stands.then(|| government.to_owned())
    }

    /// What is named last, if it is a country or stands for one.
    fn government(&self) -> Option<Span> {
        let last =
            self.analysis.mentions.iter().rev().find(|mention| !mention.nested && mention.kind != Kind::Figure)?;
        let is_country = matches!(last.via, Some(Via::Name | Via::Abbreviation));
        (is_country || last.stands_for.is_some()).then_some(last.span)
    }
}

/// Where the surfaces of entities are in their lists, but for the first few, which are looked through: hardly an entity has
/// more.
#[derive(Default)]
pub(super) struct Surfaces<'t>(FxHashMap<(u32, &'t str), usize>);

impl<'t> Surfaces<'t> {
    /// Counts the mention at `index` for its entity.
    pub(super) fn count(&mut self, text: &'t str, index: u32, mention: &Mention, entities: &mut [Entity]) {
        const FEW: usize = 8;
        let Some(at) = mention.entity else { return };
        let entity = &mut entities[at as usize];
        let list = if mention.nested { &mut entity.nested } else { &mut entity.mentions };
        list.push(index);
        let (surface, surfaces) = (mention.span.of(text), &mut entity.surfaces);
        let few = surfaces.iter().take(FEW).position(|known| known.text == surface);
        let known = few.or_else(|| self.0.get(&(at, surface)).copied()).unwrap_or(surfaces.len());
        if known == surfaces.len() {
            surfaces.push(Surface { text: surface.to_owned(), count: 0 });
            if FEW <= known {
                self.0.insert((at, surface), known);
            }
        }
        surfaces[known].count += 1;
    }
}

/// The id of an entity that no table has, made from its name as the tables make theirs.
pub(crate) fn id_of(kind: Kind, name: &str) -> String {
    if kind == Kind::Place { kind.id(name) } else { kind.id(&slug(name)) }
}

/// An entity without mentions.
pub(crate) fn named(id: String, kind: Kind, name: &str) -> Entity {
    Entity {
        id,
        kind,
        name: name.to_owned(),
        code: None,
        surfaces: Vec::new(),
        mentions: Vec::new(),
        nested: Vec::new(),
        first: Span::default(),
        claims: Vec::new(),
        counted: Vec::new(),
    }
}

/// Sorts entities, which stand in the order of their first mentions, as [`Analysis::entities`] states, and renumbers what
/// points at them.
pub(super) fn order(analysis: &mut Analysis) {
    let Analysis { mentions, entities, .. } = analysis;
    entities.sort_by_cached_key(|entity| (entity.kind as u64) << 32 | u64::from(!(entity.mentions.len() as u32)));
    for (index, entity) in (0..).zip(entities) {
        for mention in entity.mentions.iter().chain(&entity.nested) {
            mentions[*mention as usize].entity = Some(index);
        }
        entity.surfaces.sort_by_cached_key(|surface| !u64::from(surface.count));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_town_of_a_seat_s_name_is_another_one() {
        let places = |text: &str| {
            let analysis = crate::analyze(text);
            let places = analysis.mentions.iter().filter(|mention| mention.kind == crate::Kind::Place);
            let names = places.filter_map(|mention| Some(analysis.entities[mention.entity? as usize].name.as_str()));
            names.collect::<Vec<_>>().join("; ")
        };
        assert_eq!(places("He left London, Ontario, for London."), "London (Ontario); Ontario; London");
        assert_eq!(places("He left London, England, for Paris."), "London; England; Paris");
        assert_eq!(places("He left North Sydney, N.S., for Paris."), "North Sydney; Nova Scotia; Paris");
    }

    #[test]
    fn an_acronym_in_brackets_is_the_name_s_before_it() {
        let ids = |text: &str| crate::analyze(text).entities.len();
        assert_eq!(ids("The National Union of Zorbla Fishermen (UNPZ) met. The UNPZ has a boat."), 1);
        assert_eq!(ids("The National Union of Zorbla Fishermen met. The UNPZ has a boat."), 2);
    }

    #[test]
    fn an_acronym_may_have_more_than_initials() {
        let ids =
            |text: &str| crate::analyze(text).entities.iter().filter(|e| e.kind == crate::Kind::Organization).count();
        assert_eq!(ids("The University of Zorblach pays. So the UZH has said."), 1);
        assert_eq!(ids("The University of Zorblach pays. So the UZT has said."), 2);
        assert_eq!(ids("The Zorbla Sugar Corporation pays. ZorSuCo said so."), 1);
        assert_eq!(ids("The club ZRB Zorbla has debts. The ZRBZ has paid none."), 1);
    }

    #[test]
    fn a_town_is_its_city() {
        let ids = |text: &str| crate::analyze(text).entities.iter().filter(|e| e.kind == crate::Kind::Place).count();
        assert_eq!(ids("It rained in Tuguegarao City. The road to Tuguegarao is shut."), 1);
        assert_eq!(ids("It rained in Iowa City. The roads of Iowa are shut."), 2);
        assert_eq!(ids("It rained in Washington County. She flew to Washington."), 2);
    }

    #[test]
    fn of_two_of_a_surname_the_title_tells() {
        let text = "Justice Karan Zorbla sat with Sunanda Zorbla. Justice Zorbla left.";
        let people = crate::analyze(text).entities;
        let zorbla = people.iter().find(|entity| entity.name == "Karan Zorbla");
        assert_eq!(zorbla.map(|entity| entity.mentions.len()), Some(2));
    }

    #[test]
    fn of_two_of_a_surname_one_is_named_in_full() {
        let last = |text: &str| {
            let analysis = crate::analyze(text);
            let mut people = analysis.mentions.iter().filter(|mention| mention.kind == crate::Kind::Person);
            people.next_back().and_then(|person| Some(analysis.entities[person.entity? as usize].name.clone()))
        };
        let latest = "Karan Zorbla spoke. So did Divina Zorbla. Zorbla left.";
        assert_eq!(last(latest).as_deref(), Some("Divina Zorbla"));
        let in_full = "Karan Zorbla spoke. So did Divina Zorbla. Divina Zorbla was sad. Zorbla left.";
        assert_eq!(last(in_full).as_deref(), Some("Karan Zorbla"));
        let both = "Karan Zorbla spoke. So did Divina Zorbla. Zorbla was sad. Divina Zorbla sang. Zorbla left.";
        assert_eq!(last(both).as_deref(), Some("Divina Zorbla"));
    }

    #[test]
    fn spellings_of_a_person_s_name_are_one() {
        let people =
            |text: &str| crate::analyze(text).entities.iter().filter(|e| e.kind == crate::Kind::Person).count();
        assert_eq!(people("Farhad Kerimov spoke. In Moscow he is called Farkhad Karimov."), 1);
        assert_eq!(people("Farhad Kerimov spoke. Farid Kerimov sang."), 2);
    }

    #[test]
    fn the_red_cross_of_a_country_is_meant_where_it_is_the_only_one() {
        let ids = |text: &str| crate::analyze(text).entities.iter().filter(|e| e.name.contains("Red C")).count();
        assert_eq!(ids("The Zorbla Red Cross pays. The Red Cross has tents."), 1);
        assert_eq!(ids("The Kenya Red Cross pays. The Red Cross has tents."), 1);
        assert_eq!(ids("The Kenya Red Cross pays. The German Red Cross, too. The Red Cross has tents."), 3);
    }

    #[test]
    fn ministries_of_one_name_are_each_country_s_own() {
        let ids = |text: &str| {
            let entities = crate::analyze(text).entities.into_iter();
            let own = entities.filter(|entity| entity.name.starts_with("Ministry of Zorbla"));
            own.map(|entity| format!("{} x{}", entity.name, entity.mentions.len())).collect::<Vec<_>>()
        };
        let two =
            "Kenya's Ministry of Zorbla said yes. Uganda's Ministry of Zorbla said no. The Ministry of Zorbla left.";
        assert_eq!(ids(two), ["Ministry of Zorbla (Uganda) x2", "Ministry of Zorbla (Kenya) x1"]);
        let one = "Kenya's Ministry of Zorbla said yes. The Ministry of Zorbla left.";
        assert_eq!(ids(one), ["Ministry of Zorbla x2"]);
    }
}
