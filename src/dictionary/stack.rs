use serde::Serialize;

use super::fields::Verb;
use super::merge::Merges;
use super::model::Entry;
use super::names::of_entry;
use super::surfaces::{Found, Surfaces};
use super::{Dictionary, Rule};
use crate::entity::Kind;
use crate::lexicon::{Class, Lexicon, Match};
use crate::text::Document;

/// Dictionaries one over the other, ready to be applied: a later one wins, and so does a later entry of the same one.
#[derive(Debug, Default)]
pub struct Stack {
    dictionaries: Vec<Dictionary>,
    surfaces: Option<Surfaces>,
    pub(super) merges: Merges,
    /// The kinds that may be marked; none is all.
    pub(super) kinds: Option<Vec<Kind>>,
}

/// Where an entry stands in a stack. Later ones are greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct Place {
    /// Index of the dictionary.
    pub dictionary: u32,
    /// Index of the entry in its dictionary.
    pub entry: u32,
}

impl Place {
    /// A number that grows from one entry of a stack to the next.
    pub(super) const fn rank(self) -> u64 {
        (self.dictionary as u64) << 32 | self.entry as u64
    }
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
        let (surfaces, merges) = (Surfaces::of(&dictionaries), Merges::of(&dictionaries));
        let mut stack = Self { dictionaries, surfaces, merges, kinds: None };
        let last =
            stack.places().rfind(|place| stack.entry(*place).is_some_and(|entry| entry.verb == Some(Verb::Kinds)));
        if let Some(Rule::Kinds(kinds)) = last.and_then(|place| stack.rule(place)) {
            stack.kinds = Some(kinds);
        }
        stack
    }

    /// The dictionaries, the last one on top.
    pub fn dictionaries(&self) -> &[Dictionary] {
        &self.dictionaries
    }

    /// The rule at a place of this stack.
    pub fn rule(&self, place: Place) -> Option<Rule> {
        self.dictionaries.get(place.dictionary as usize)?.rule(place.entry as usize)
    }

    pub(super) fn entry(&self, place: Place) -> Option<&Entry> {
        self.dictionaries.get(place.dictionary as usize)?.entries.get(place.entry as usize)
    }

    fn places(&self) -> impl DoubleEndedIterator<Item = Place> {
        let dictionaries = (0..).zip(&self.dictionaries).collect::<Vec<(u32, _)>>().into_iter();
        dictionaries.flat_map(|(dictionary, of)| (0..of.len() as u32).map(move |entry| Place { dictionary, entry }))
    }

    /// The code of the country that the rule at a place names: its own, or the one that the tables have for one of its names.
    pub(crate) fn country(&self, place: Place) -> Option<&str> {
        let dictionary = self.dictionaries.get(place.dictionary as usize)?;
        self.entry(place).filter(|entry| entry.kind == Some(Kind::Country))?;
        let codes = &dictionary.names.codes;
        if let Some(code) = codes[of_entry(codes, place.entry)].first() {
            return Some(dictionary.text_of(code));
        }
        match self.rule(place)? {
            Rule::Add { names, .. } => names.iter().find_map(|name| listed_country(name)),
            Rule::Relabel { text: name, .. } | Rule::Split { name, .. } => listed_country(&name),
            Rule::Deny { .. } | Rule::Merge { .. } | Rule::Kinds(_) => None,
        }
    }

    /// What the entries say of the surfaces of a document, the first surface first, a longer one before a shorter.
    pub(super) fn verdicts(&self, document: &Document<'_>) -> Vec<Verdict> {
        let Some(surfaces) = &self.surfaces else { return Vec::new() };
        let found = surfaces.find(document, &self.dictionaries);
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
    fn of(stack: &Stack, document: &Document<'_>, found: &[Found]) -> Option<Self> {
        let tokens = found.first()?.tokens.clone();
        let is_word = tokens.len() == 1;
        let span = document.span_of(tokens.start as usize..tokens.end as usize);
        let mut verdict = Self { span, is_word, added: None, identity: None, denied: Vec::new() };
        for found in found {
            let Entry { verb, kind, .. } = stack.entry(found.place)?;
            match verb {
                Some(Verb::Add) => {
                    verdict.added = Some(found.place);
                    verdict.identify(found.place);
                }
                Some(Verb::Relabel | Verb::Split) => verdict.identify(found.place),
                Some(Verb::Deny) => verdict.deny(stack, *kind),
                Some(Verb::Merge | Verb::Kinds) | None => {}
            }
        }
        Some(verdict)
    }

    fn identify(&mut self, place: Place) {
        self.identity = Some(place);
        self.denied.clear();
    }

    fn deny(&mut self, stack: &Stack, kind: Option<Kind>) {
        let known = self.identity.and_then(|place| stack.entry(place)?.kind);
        if kind.is_none() || kind == known {
            (self.added, self.identity) = (None, None);
        }
        self.denied.push(kind);
    }
}
