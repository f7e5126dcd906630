use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::stack::Place;
use super::{Capitals, Context, Rule, Within};
use crate::lexicon::{Agreement, KeySet, State, Trie, agreement, first_key, key_at};
use crate::text::{Case, Document};

/// All names that a stack of dictionaries looks for, in the matcher of the lexicon.
#[derive(Debug)]
pub(super) struct Surfaces {
    trie: Trie,
    /// The first words of what may be written in small letters: all other small words of a text are passed over.
    lower: KeySet<16>,
    /// By state: the last of its readings.
    heads: Vec<u32>,
    readings: Vec<Reading>,
    /// Words of contexts, by state: one that many rules share is looked for once.
    phrases: FxHashMap<State, String>,
    /// The phrases of the rules that have some.
    contexts: FxHashMap<Place, Vec<State>>,
}

/// A name of a rule.
#[derive(Clone, Copy, Debug)]
struct Reading {
    place: Place,
    /// Its index in [`Rule::surfaces`].
    surface: u32,
    /// The next reading of the same state.
    next: u32,
}

/// Ends a list of readings.
const NONE: u32 = u32::MAX;

/// A surface in a document, whose rule holds there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) tokens: Range<u32>,
    pub(super) place: Place,
}

impl Surfaces {
    /// What the rules look for.
    pub(super) fn of(rules: &[(Place, &Rule)]) -> Self {
        /// Names that are inserted at once: their keys fit into the processor's nearest memory.
        const AT_ONCE: usize = 1024;
        let names: Vec<_> = rules.iter().flat_map(|(place, rule)| names_of(*place, rule)).collect();
        let mut surfaces = Self::with_capacity(names.len());
        for names in names.chunks(AT_ONCE) {
            let states = surfaces.trie.insert_all(names.iter().map(|(_, name)| words(without_article(name))));
            names.iter().zip(states).for_each(|((reading, _), state)| surfaces.add(*reading, state));
        }
        for (place, rule) in rules {
            let lower = rule.surfaces().iter().filter(|name| may_be_lower(rule, name));
            lower.for_each(|name| surfaces.lower.insert(first_key(&words(without_article(name)))));
            surfaces.add_context(*place, rule);
        }
        surfaces
    }

    /// Room for about so many names.
    fn with_capacity(names: usize) -> Self {
        Self {
            // A name has two or three words, each with a state of its own.
            trie: Trie::with_capacity(names * 2),
            lower: KeySet::new(),
            heads: vec![NONE; names * 2],
            readings: Vec::with_capacity(names),
            phrases: FxHashMap::default(),
            contexts: FxHashMap::default(),
        }
    }

    /// True if there is no name to look for.
    pub(super) const fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    fn add(&mut self, reading: Reading, state: State) {
        let state = state as usize;
        if self.heads.len() <= state {
            self.heads.resize(self.trie.states() * 2, NONE);
        }
        let next = std::mem::replace(&mut self.heads[state], self.readings.len() as u32);
        self.readings.push(Reading { next, ..reading });
    }

    fn add_context(&mut self, place: Place, rule: &Rule) {
        let near = rule.context().map_or(&[][..], |context| &context.near);
        if !near.is_empty() {
            let phrases = near.iter().map(|phrase| self.insert_phrase(phrase)).collect();
            self.contexts.insert(place, phrases);
        }
    }

    fn insert_phrase(&mut self, phrase: &str) -> State {
        let words = words(phrase);
        self.lower.insert(first_key(&words));
        let state = self.trie.insert(&words);
        self.phrases.entry(state).or_insert_with(|| phrase.to_owned());
        state
    }

    /// The names of rules that hold in the document: by first token, longer first, then in the order of the rules.
    ///
    /// Takes one walk over the document, and for a name with a context a binary search among the words of contexts.
    pub(super) fn find<'s>(&self, document: &Document<'_>, rule: impl Fn(Place) -> Option<&'s Rule>) -> Vec<Found> {
        let mut found = Vec::new();
        let mut phrases: FxHashMap<State, Vec<u32>> = FxHashMap::default();
        let is_passed_over = |start: usize| {
            document.tokens()[start].case == Case::Lower && !self.lower.may_have(key_at(document, start))
        };
        for start in (0..document.tokens().len()).filter(|start| !is_passed_over(*start)) {
            self.trie.follow(document, start, |tokens, state| {
                let text = document.span_of(tokens.clone()).of(document.text());
                if self.phrases.get(&state).is_some_and(|phrase| agreement(phrase, text).is_some()) {
                    phrases.entry(state).or_default().push(start as u32);
                }
                for reading in self.readings(state) {
                    let rule = rule(reading.place);
                    if rule.is_some_and(|rule| is_written(rule, reading.surface as usize, document, &tokens, text)) {
                        found.push(Found { tokens: start as u32..tokens.end as u32, place: reading.place });
                    }
                }
            });
        }
        let reach = Reach { document, phrases, paragraphs: OnceCell::new() };
        found.retain(|found| match self.contexts.get(&found.place) {
            None => true,
            Some(states) => {
                let within = rule(found.place).and_then(Rule::context).map_or(Within::Text, |context| context.within);
                reach.holds(found.tokens.start as usize, within, states)
            }
        });
        found.sort_unstable_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end), found.place));
        found
    }

    fn readings(&self, state: State) -> impl Iterator<Item = &Reading> {
        let mut at = self.heads.get(state as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let reading = self.readings.get(at as usize)?;
            at = reading.next;
            Some(reading)
        })
    }
}

/// The names of a rule, each with a reading that no other one follows yet.
fn names_of(place: Place, rule: &Rule) -> impl Iterator<Item = (Reading, &str)> {
    let names = (0..).zip(rule.surfaces());
    names.map(move |(surface, name)| (Reading { place, surface, next: NONE }, name.as_str()))
}

/// True if [`fits`] could find the name with a small first letter: small particles agree with capitalized ones.
fn may_be_lower(rule: &Rule, name: &str) -> bool {
    const PARTICLE: usize = 3;
    let bare = without_article(name);
    let is_any = rule.context().is_some_and(|context| context.capitals == Capitals::Any);
    let letters = bare.bytes().take(PARTICLE + 1).take_while(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    is_any || !bare.starts_with(char::is_uppercase) || letters.count() <= PARTICLE
}

/// The name with single spaces for its white space.
fn words(name: &str) -> Cow<'_, str> {
    // A hundred thousand names are looked at: of almost all of them, their bytes tell that nothing is to be done.
    let mut after_space = true;
    let is_plain = name.bytes().all(|byte| {
        let doubled = byte == b' ' && after_space;
        after_space = byte == b' ';
        !doubled && matches!(byte, b' '..=b'~')
    });
    if is_plain && !after_space {
        return name.into();
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// A name is marked without its article, but only where the text has one: "The Hill" is a newspaper, "Hill" a person.
fn without_article(name: &str) -> &str {
    let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the "));
    bare.filter(|bare| bare.contains(char::is_alphanumeric)).unwrap_or(name)
}

/// True if the document writes the rule's surface as its context asks.
fn is_written(rule: &Rule, surface: usize, document: &Document<'_>, tokens: &Range<usize>, text: &str) -> bool {
    let (Some(surface), Some(context)) = (rule.surfaces().get(surface), rule.context()) else { return false };
    let bare = without_article(surface);
    let has_article = || 0 < tokens.start && document.word(tokens.start - 1).eq_ignore_ascii_case("the");
    (bare.len() == surface.len() || has_article()) && fits(context, bare, text)
}

/// True if the capitals of `text` are those that a writer may give to `surface`.
fn fits(context: &Context, surface: &str, text: &str) -> bool {
    /// All in capitals, a shorter word is too often another one: "Who" and "WHO".
    const SHORTEST_IN_CAPITALS: usize = 4;
    let Some(agreement) = agreement(surface, text) else { return false };
    let is_one_word = !surface.trim().contains(|c: char| c.is_whitespace() || c == '-');
    match (context.capitals, agreement) {
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
    phrases: FxHashMap<State, Vec<u32>>,
    /// The tokens where paragraphs start; few dictionaries ask for them.
    paragraphs: OnceCell<Vec<u32>>,
}

impl Reach<'_> {
    /// True if one of the phrases starts within reach of the token at `index`.
    fn holds(&self, index: usize, within: Within, states: &[State]) -> bool {
        let range = match within {
            Within::Text => 0..u32::MAX,
            Within::Sentence => self.document.sentences()[self.document.sentence_at(index)].tokens.clone(),
            Within::Paragraph => self.paragraph(index),
        };
        states.iter().filter_map(|state| self.phrases.get(state)).any(|starts| {
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
