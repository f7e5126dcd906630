use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::index::Index;
use super::model::Entry;
use super::names::{Name, of_entry};
use super::stack::Place;
use super::{Capitals, Dictionary, Within};
use crate::lexicon::{Agreement, KeySet, agreement, key_at};
use crate::text::{Case, Document, Span};

/// All names that a stack of dictionaries looks for.
#[derive(Debug)]
pub(super) struct Surfaces {
    /// The names of all dictionaries, one behind the other, then the phrases.
    index: Index,
    /// The first words of what may be written in small letters: all other small words of a text are passed over.
    lower: KeySet<16>,
    /// How many names the dictionaries have, up to each of them.
    ends: Vec<u32>,
    /// Words of contexts: one that many rules share is looked for once.
    phrases: Vec<String>,
    /// For all context words of all dictionaries, one behind the other, the index of its phrase.
    near: Vec<u32>,
}

/// A surface in a document, whose entry holds there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) tokens: Range<u32>,
    pub(super) place: Place,
}

impl Surfaces {
    /// What the dictionaries look for; none if that is nothing.
    pub(super) fn of(dictionaries: &[Dictionary]) -> Option<Self> {
        let names = dictionaries.iter().flat_map(|of| of.names.surfaces.iter().map(move |name| (of, name)));
        let count = names.clone().count();
        let (near, phrases) = phrases(dictionaries);
        let texts = names.clone().map(|(of, name)| of.text_of(name)).chain(phrases.iter().map(String::as_str));
        let mut lower = KeySet::new();
        let mut each = names.fuse();
        let index = Index::of(texts, |first| {
            let may_be_lower = |(of, name): (&Dictionary, &Name)| {
                may_be_lower(of.text_of(name), of.entries[name.entry as usize].capitals)
            };
            if each.next().is_none_or(may_be_lower) {
                lower.insert(first);
            }
        });
        let mut end = 0;
        let ends = dictionaries.iter().map(|of| {
            end += of.names.surfaces.len() as u32;
            end
        });
        let surfaces = Self { index, lower, ends: ends.collect(), phrases, near };
        (0 < count).then_some(surfaces)
    }

    /// The names of entries that hold in the document: by first token, longer first, then in the order of the entries.
    ///
    /// Takes one walk over the document, and for a name with a context a binary search among the words of contexts.
    pub(super) fn find(&self, document: &Document<'_>, dictionaries: &[Dictionary]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut phrases: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let is_passed_over = |start: usize| {
            document.tokens()[start].case == Case::Lower && !self.lower.may_have(key_at(document, start))
        };
        for start in (0..document.tokens().len()).filter(|start| !is_passed_over(*start)) {
            self.index.follow(document, start, |tokens, number| {
                let text = document.span_of(tokens.clone()).of(document.text());
                match self.name(dictionaries, number) {
                    Ok((place, name)) => {
                        let dictionary = &dictionaries[place.dictionary as usize];
                        let capitals = dictionary.entries[place.entry as usize].capitals;
                        let has_article = !name.after_article || is_behind_article(document, tokens.start);
                        if has_article && fits(capitals, dictionary.text_of(name), text) {
                            found.push(Found { tokens: start as u32..tokens.end as u32, place });
                        }
                    }
                    Err(phrase) if agreement(&self.phrases[phrase as usize], text).is_some() => {
                        phrases.entry(phrase).or_default().push(start as u32);
                    }
                    Err(_) => {}
                }
            });
        }
        if !self.near.is_empty() {
            let reach = Reach { document, phrases, paragraphs: OnceCell::new() };
            found.retain(|found| self.is_in_context(dictionaries, found, &reach));
        }
        found.sort_by_cached_key(|found| found.place.rank());
        found.sort_by_cached_key(|found| Span::new(found.tokens.start, found.tokens.end).outer_rank());
        found
    }

    /// The entry that a name of the index is of, and the name; or the index of the phrase that it is.
    fn name<'d>(&self, dictionaries: &'d [Dictionary], number: u32) -> Result<(Place, &'d Name), u32> {
        let dictionary = self.ends.partition_point(|end| *end <= number);
        let before = dictionary.checked_sub(1).map_or(0, |before| self.ends[before]);
        let at = number - before;
        let Some(of) = dictionaries.get(dictionary) else { return Err(at) };
        let name = &of.names.surfaces[at as usize];
        Ok((Place { dictionary: dictionary as u32, entry: name.entry }, name))
    }

    /// True if an entry asks for no context, or has it.
    fn is_in_context(&self, dictionaries: &[Dictionary], found: &Found, reach: &Reach<'_>) -> bool {
        let Place { dictionary, entry } = found.place;
        let (before, of) = (&dictionaries[..dictionary as usize], &dictionaries[dictionary as usize]);
        let own = of_entry(&of.names.near, entry);
        if own.is_empty() {
            return true;
        }
        let first: usize = before.iter().map(|dictionary| dictionary.names.near.len()).sum();
        let own = first + own.start..first + own.end;
        let Entry { within, .. } = of.entries[entry as usize];
        reach.holds(found.tokens.start as usize, within, &self.near[own])
    }
}

/// All phrases of contexts, and for each context word which one it is.
fn phrases(dictionaries: &[Dictionary]) -> (Vec<u32>, Vec<String>) {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    let mut phrases = Vec::new();
    let each = dictionaries.iter().flat_map(|of| of.names.near.iter().map(|name| of.text_of(name)));
    let near = each.map(|phrase| {
        *known.entry(phrase).or_insert_with(|| {
            phrases.push(phrase.to_owned());
            phrases.len() as u32 - 1
        })
    });
    (near.collect(), phrases)
}

/// True if [`fits`] could find the name with a small first letter: small particles agree with capitalized ones.
fn may_be_lower(name: &str, capitals: Capitals) -> bool {
    const PARTICLE: usize = 3;
    let letters = name.bytes().take(PARTICLE + 1).take_while(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    capitals == Capitals::Any || !name.starts_with(char::is_uppercase) || letters.count() <= PARTICLE
}

fn is_behind_article(document: &Document<'_>, start: usize) -> bool {
    0 < start && document.word(start - 1).eq_ignore_ascii_case("the")
}

/// True if the capitals of `text` are those that a writer may give to `surface`.
fn fits(capitals: Capitals, surface: &str, text: &str) -> bool {
    /// All in capitals, a shorter word is too often another one: "Who" and "WHO".
    const SHORTEST_IN_CAPITALS: usize = 4;
    let Some(agreement) = agreement(surface, text) else { return false };
    let is_one_word = !surface.trim().contains(|c: char| c.is_whitespace() || c == '-');
    match (capitals, agreement) {
        (Capitals::Any, _) | (_, Agreement::Exact | Agreement::Variant) => true,
        (Capitals::Exact, _) | (Capitals::Name, Agreement::Lower) => false,
        (Capitals::Name, Agreement::Capitals) => !is_one_word || SHORTEST_IN_CAPITALS <= surface.chars().count(),
        (Capitals::Name, Agreement::Mixed) => {
            let begins_alike = !surface.starts_with(char::is_uppercase) || text.starts_with(char::is_uppercase);
            begins_alike && (!is_one_word || surface.contains(char::is_lowercase))
        }
    }
}

/// The words of contexts in a document: the tokens where each one starts, in order.
struct Reach<'d> {
    document: &'d Document<'d>,
    phrases: FxHashMap<u32, Vec<u32>>,
    /// The tokens where paragraphs start; few dictionaries ask for them.
    paragraphs: OnceCell<Vec<u32>>,
}

impl Reach<'_> {
    /// True if one of the phrases starts within reach of the token at `index`.
    fn holds(&self, index: usize, within: Within, phrases: &[u32]) -> bool {
        let range = match within {
            Within::Text => 0..u32::MAX,
            Within::Sentence => self.document.sentences()[self.document.sentence_at(index)].tokens.clone(),
            Within::Paragraph => self.paragraph(index),
        };
        phrases.iter().filter_map(|phrase| self.phrases.get(phrase)).any(|starts| {
            let next = starts.partition_point(|start| *start < range.start);
            starts.get(next).is_some_and(|start| *start < range.end)
        })
    }

    /// The tokens of the paragraph of the token at `index`.
    fn paragraph(&self, index: usize) -> Range<u32> {
        let starts = self.paragraphs.get_or_init(|| self.document.paragraph_starts());
        let next = starts.partition_point(|start| *start as usize <= index);
        let start = next.checked_sub(1).map_or(0, |at| starts[at]);
        start..starts.get(next).copied().unwrap_or(u32::MAX)
    }
}
