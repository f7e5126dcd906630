use serde::Serialize;

use super::surfaces::Surfaces;
use super::{Dictionary, Rule};
use crate::entity::Kind;
use crate::lexicon::{Class, Lexicon, Match};
use crate::text::Document;

/// Dictionaries one over the other, ready to be applied: a later one wins, and so does a later entry of the same one.
#[derive(Debug, Default)]
pub struct Stack {
    dictionaries: Vec<Dictionary>,
    surfaces: Option<Surfaces>,
    pub(super) merges: Vec<Place>,
    pub(super) kinds: Option<Place>,
}

/// Where an entry stands in a stack. Later ones are greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct Place {
    /// Index of the dictionary.
    pub dictionary: u32,
    /// Index of the entry in its dictionary.
    pub entry: u32,
}

/// What an entry did to a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Marked it.
    Add,
    /// Said of what kind it is.
    Relabel,
    /// Took it from others of its name.
    Split,
    /// Made its entity one with another.
    Merge,
}

impl Stack {
    /// Takes the dictionaries, the last one on top.
    pub fn new(dictionaries: Vec<Dictionary>) -> Self {
        let rules: Vec<_> = places(&dictionaries).collect();
        let merges = rules.iter().filter(|(_, rule)| matches!(rule, Rule::Merge { .. }));
        let merges = merges.map(|(place, _)| *place).collect();
        let kinds = rules.iter().rfind(|(_, rule)| matches!(rule, Rule::Kinds(_))).map(|(place, _)| *place);
        let surfaces = Some(Surfaces::of(&rules)).filter(|surfaces| !surfaces.is_empty());
        Self { dictionaries, surfaces, merges, kinds }
    }

    /// The dictionaries, the last one on top.
    pub fn dictionaries(&self) -> &[Dictionary] {
        &self.dictionaries
    }

    /// The rule at a place of this stack.
    pub fn rule(&self, place: Place) -> Option<&Rule> {
        self.dictionaries.get(place.dictionary as usize)?.entries.get(place.entry as usize)?.rule.as_ref()
    }

    /// The code of the country that the rule at a place names: its own, or the one that the tables have for one of its names.
    pub(crate) fn country(&self, place: Place) -> Option<&str> {
        let (names, kind, code) = match self.rule(place)? {
            Rule::Add { names, thing, .. } => (&names[..], Some(thing.kind), &thing.code),
            Rule::Relabel { text, thing, .. } => (std::slice::from_ref(text), Some(thing.kind), &thing.code),
            Rule::Split { name, kind, code, .. } => (std::slice::from_ref(name), *kind, code),
            Rule::Deny { .. } | Rule::Merge { .. } | Rule::Kinds(_) => return None,
        };
        let is_country = kind == Some(Kind::Country);
        let known = || names.iter().find_map(|name| listed_country(name));
        code.as_deref().or_else(known).filter(|_| is_country)
    }

    /// The kinds that may be marked; none is all.
    pub(super) fn kinds(&self) -> Option<&[Kind]> {
        match self.rule(self.kinds?)? {
            Rule::Kinds(kinds) => Some(kinds),
            _ => None,
        }
    }

    /// What the entries say of the surfaces of a document, the first surface first, a longer one before a shorter.
    pub(super) fn verdicts(&self, document: &Document<'_>) -> Vec<Verdict> {
        let Some(surfaces) = &self.surfaces else { return Vec::new() };
        let found = surfaces.find(document, |place| self.rule(place));
        let spans = found.chunk_by(|a, b| a.tokens == b.tokens);
        spans.filter_map(|found| Verdict::of(self, document, found)).collect()
    }
}

/// The code of the country that the tables know by exactly this name.
fn listed_country(name: &str) -> Option<&'static str> {
    let (document, lexicon) = (Document::new(name), Lexicon::builtin());
    let whole = 0..document.tokens().len() as u32;
    let is_it =
        |found: &Match| found.class == Class::CountryName && found.tokens == whole && found.agreement.has_case();
    let found = lexicon.find(&document).into_iter().find(is_it)?;
    lexicon.entry(found.entry?).code
}

fn places(dictionaries: &[Dictionary]) -> impl Iterator<Item = (Place, &Rule)> {
    dictionaries.iter().enumerate().flat_map(|(dictionary, of)| {
        of.entries.iter().enumerate().filter_map(move |(entry, of)| {
            Some((Place { dictionary: dictionary as u32, entry: entry as u32 }, of.rule.as_ref()?))
        })
    })
}

/// What all entries together say of one span of a text.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub(super) span: crate::text::Span,
    /// It has one word only.
    pub(super) is_word: bool,
    /// The entry that adds it.
    pub(super) added: Option<Place>,
    /// The entry that says what it is.
    pub(super) identity: Option<Place>,
    /// As what it is denied; none is as anything.
    pub(super) denied: Vec<Option<Kind>>,
}

impl Verdict {
    /// Reads the entries for one span from the first to the last.
    fn of(stack: &Stack, document: &Document<'_>, found: &[super::surfaces::Found]) -> Option<Self> {
        let tokens = found.first()?.tokens.clone();
        let is_word = tokens.len() == 1;
        let span = document.span_of(tokens.start as usize..tokens.end as usize);
        let mut verdict = Self { span, is_word, added: None, identity: None, denied: Vec::new() };
        for found in found {
            match stack.rule(found.place)? {
                Rule::Add { .. } => {
                    verdict.added = Some(found.place);
                    verdict.identify(found.place);
                }
                Rule::Relabel { .. } | Rule::Split { .. } => verdict.identify(found.place),
                Rule::Deny { kind, .. } => verdict.deny(stack, *kind),
                Rule::Merge { .. } | Rule::Kinds(_) => {}
            }
        }
        Some(verdict)
    }

    fn identify(&mut self, place: Place) {
        self.identity = Some(place);
        self.denied.clear();
    }

    fn deny(&mut self, stack: &Stack, kind: Option<Kind>) {
        let known = self.identity.and_then(|place| stack.rule(place)?.kind());
        if kind.is_none() || kind == known {
            (self.added, self.identity) = (None, None);
        }
        self.denied.push(kind);
    }
}
