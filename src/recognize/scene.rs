use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::ops::Range;

use super::topic::Topics;
use super::{Cues, river};
use crate::lexicon::{Agreement, Class, EntryId, Lexicon, Match};
use crate::text::{Document, Gap, Token, TokenKind};

/// A document with what the tables say of its words, as the rules of this module look at it.
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) matches: &'a [Match],
    /// By token: what single words of it are.
    words: Vec<Word>,
    /// How often names that belong to one country alone stand in the text, by its code.
    homes: FxHashMap<&'a str, u32>,
    /// What the text names without ambiguity.
    named: FxHashSet<EntryId>,
    /// The countries that are named beyond doubt, by the last token of their names.
    countries: FxHashMap<u32, &'a str>,
    /// The countries of cities, by the token behind the city's name.
    cities: FxHashMap<u32, &'a str>,
    /// The countries of organizations, by the tokens of their names in full: Georgia is another one in an American university.
    owners: FxHashMap<u32, &'a str>,
    /// The countries that the tokens may name, though they may name something else.
    doubtful: FxHashMap<u32, &'a str>,
    /// The states and provinces, and where their names end, by the first token.
    states: FxHashMap<u32, (EntryId, u32)>,
    /// True if the text is on the politics of the United States. Few texts ask: it is read when it is asked for.
    american: OnceCell<bool>,
    /// What the text is about.
    pub(super) topics: Topics,
}

/// What a token is, by the tables.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Word(u16);

const GIVEN: u16 = 1;
const TITLE: u16 = 1 << 1;
const LISTED: u16 = 1 << 2;
const SURNAME: u16 = 1 << 3;
const COUNTRY: u16 = 1 << 4;
const MAP: u16 = 1 << 5;
const TERRITORY: u16 = 1 << 6;
/// "the Jordan", "the Amazon": a river that is named like something else, but for the article.
const RIVER: u16 = 1 << 7;
/// What may name something else than a river.
const DRYLAND: u16 = 1 << 8;

impl<'a> Scene<'a> {
    pub(super) fn new(document: &'a Document<'a>, lexicon: &'a Lexicon, matches: &'a [Match]) -> Self {
        let words = vec![Word::default(); document.tokens().len()];
        let mut scene = Self {
            document,
            lexicon,
            matches,
            words,
            homes: FxHashMap::default(),
            named: FxHashSet::default(),
            cities: FxHashMap::default(),
            owners: FxHashMap::default(),
            doubtful: FxHashMap::default(),
            states: FxHashMap::default(),
            countries: FxHashMap::default(),
            american: OnceCell::new(),
            topics: Topics::of(document),
        };
        let mut longest = 0..0;
        for found in matches {
            // "POINTE-NOIRE, Congo — "
            if (found.agreement.has_case() || found.agreement == Agreement::Capitals)
                && matches!(found.class, Class::Seat | Class::City | Class::Town)
                && let Some(country) = found.entry.and_then(|entry| lexicon.home(entry))
            {
                scene.cities.entry(found.tokens.end).or_insert(country);
            }
            // "Republic of Congo" of "Democratic Republic of Congo" is another country.
            let is_inner = found.tokens.end <= longest.end && longest.start < found.tokens.start;
            if found.class == Class::CountryName && !is_inner {
                longest = found.tokens.clone();
            }
            if found.agreement.has_case() && (found.class != Class::CountryName || !is_inner) {
                scene.note(found);
            }
        }
        scene
    }

    fn note(&mut self, found: &Match) {
        let flag = match found.class {
            Class::GivenName => GIVEN,
            Class::Title => TITLE,
            Class::Surname => SURNAME,
            Class::CountryName if found.ambiguous => COUNTRY,
            _ if found.ambiguous => 0,
            Class::CountryName | Class::CountryAbbreviation | Class::Demonym | Class::Organization | Class::People => {
                LISTED
            }
            _ => 0,
        };
        let map = match found.class {
            Class::CountryName
            | Class::CountryAbbreviation
            | Class::Demonym
            | Class::Seat
            | Class::City
            | Class::Town
            | Class::Region => MAP,
            _ => 0,
        };
        for word in &mut self.words[indexes(&found.tokens)] {
            word.0 |= flag | map;
        }
        if let Some(entry) = found.entry.filter(|_| found.class == Class::Region) {
            match self.lexicon.category(entry) {
                Some("territory") => self.words[found.tokens.start as usize].0 |= TERRITORY,
                Some("subdivision") => {
                    self.states.entry(found.tokens.start).or_insert((entry, found.tokens.end));
                }
                _ => {}
            }
        }
        if found.class == Class::CountryName
            && found.ambiguous
            && let Some(code) = found.entry.and_then(|entry| self.lexicon.home(entry))
        {
            self.doubtful.insert(found.tokens.start, code);
        }
        if river::is_alone(self, found) {
            self.words[found.tokens.start as usize].0 |= RIVER;
        }
        let is_dryland = matches!(found.class, Class::CountryName | Class::Region | Class::AmbiguousOrganization);
        if found.tokens.len() == 1 && is_dryland && !self.is_river_entry(found) {
            self.words[found.tokens.start as usize].0 |= DRYLAND;
        }
        if found.class == Class::Organization
            && 1 < found.tokens.len()
            && !found.ambiguous
            && let Some(home) = found.entry.and_then(|entry| self.lexicon.home(entry))
        {
            self.owners.extend(found.tokens.clone().map(|token| (token, home)));
        }
        let Some(entry) = found.entry.filter(|_| means_one_thing(found)) else { return };
        self.named.insert(entry);
        let Some(code) = self.lexicon.home(entry).filter(|_| found.class != Class::Town) else { return };
        *self.homes.entry(code).or_default() += 1;
        if matches!(found.class, Class::CountryName | Class::CountryAbbreviation | Class::Demonym) {
            self.countries.insert(found.tokens.end - 1, code);
        }
    }

    /// True of "her husband, Chad," and "a boy named Chad".
    pub(super) fn is_called(&self, index: usize) -> bool {
        const REACH: usize = 3;
        let Some(before) = self.before(index).filter(|_| self.is_given(index)) else { return false };
        let is_person = |at: usize| self.cues(Some(at)).any(Cues::KIN);
        let ends = self.same_sentence(index + 1).is_none_or(|after| !self.is_capitalized(after));
        match self.document.word(before) {
            "," => {
                let closes = matches!(self.document.word(index + 1), "," | "." | ";" | ")" | "?" | "!");
                self.before(before).is_some_and(is_person) && closes
            }
            "named" | "called" => (before.saturating_sub(REACH)..before).any(is_person) && ends,
            _ => false,
        }
    }

    /// True if the token is the name of a river, by its article.
    pub(super) fn is_river(&self, index: usize) -> bool {
        self.is(index, RIVER)
    }

    /// True if the match is the one of a river.
    pub(super) fn is_river_entry(&self, found: &Match) -> bool {
        found.class == Class::Region && found.entry.is_some_and(|entry| self.lexicon.category(entry) == Some("river"))
    }

    /// True if the token may name something else than a river.
    pub(super) fn is_dryland(&self, index: usize) -> bool {
        self.is(index, DRYLAND)
    }

    /// The country of the organization in whose full name the token stands.
    pub(super) fn owner_at(&self, index: usize) -> Option<&'a str> {
        self.owners.get(&(index as u32)).copied()
    }

    /// The country of the city whose name and a comma stand before the token at `index`.
    pub(super) fn city_before(&self, index: usize) -> Option<&'a str> {
        let comma = self.before(index).filter(|comma| self.document.word(*comma) == ",")?;
        self.city_that_ends(comma)
    }

    /// The country of the city whose name ends before the token at `end`.
    pub(super) fn city_that_ends(&self, end: usize) -> Option<&'a str> {
        self.cities.get(&(end as u32)).copied()
    }

    /// The code of the country whose name or demonym ends with the token at `index`.
    pub(super) fn country_at(&self, index: usize) -> Option<&'a str> {
        self.countries.get(&(index as u32)).copied()
    }

    /// How often the text names the country or what lies in it, in words that mean nothing else.
    pub(super) fn mentions_of(&self, code: Option<&str>) -> u32 {
        code.and_then(|code| self.homes.get(code)).copied().unwrap_or_default()
    }

    /// True if the text names a country, or what lies in one alone.
    pub(super) fn is_anywhere(&self) -> bool {
        !self.homes.is_empty()
    }

    /// True if the text is on another country: it names that one, or what lies in it, far more often.
    pub(super) fn is_elsewhere(&self, code: &str) -> bool {
        const FAR: u32 = 6;
        let here = FAR * self.mentions_of(Some(code));
        self.homes.values().any(|there| here < *there) && !(code == "US" && self.is_american())
    }

    /// True if the text has another name of the entry, one that means nothing else.
    pub(super) fn names(&self, entry: Option<EntryId>) -> bool {
        entry.is_some_and(|entry| self.named.contains(&entry))
    }

    fn is(&self, index: usize, flag: u16) -> bool {
        self.words.get(index).is_some_and(|word| word.0 & flag != 0)
    }

    pub(super) fn is_given(&self, index: usize) -> bool {
        self.is(index, GIVEN)
    }

    pub(super) fn is_surname(&self, index: usize) -> bool {
        self.is(index, SURNAME)
    }

    pub(super) fn is_title(&self, index: usize) -> bool {
        self.is(index, TITLE)
    }

    pub(super) fn is_listed(&self, index: usize) -> bool {
        self.is(index, LISTED)
    }

    /// True if a table has the token in the name of a country, a place that is no small town, or a people.
    pub(super) fn is_on_map(&self, index: usize) -> bool {
        self.is(index, MAP)
    }

    /// The state or province whose name starts with the token, and one past the name.
    pub(super) fn state_end(&self, index: usize) -> Option<(EntryId, usize)> {
        self.states.get(&(index as u32)).map(|(entry, end)| (*entry, *end as usize))
    }

    /// The country that shares the name at the token with a state or province.
    pub(super) fn country_of_state_s_name(&self, index: usize) -> Option<&'a str> {
        let index = index as u32;
        self.doubtful.get(&index).copied().filter(|_| self.states.contains_key(&index))
    }

    /// True if the text has words of the politics of the United States, in which Georgia is a state.
    pub(super) fn is_american(&self) -> bool {
        let has_word = || self.document.tokens().iter().any(|token| Cues::of(token).any(Cues::AMERICAN));
        *self.american.get_or_init(has_word)
    }

    /// True if the name of a territory, which has teams of its own as countries have, starts with the token.
    pub(super) fn is_territory(&self, index: usize) -> bool {
        self.is(index, TERRITORY)
    }

    /// True if the token may name a country, or is of a listed name that is nothing else's.
    pub(super) fn may_be_listed(&self, index: usize) -> bool {
        self.is(index, LISTED | COUNTRY)
    }

    pub(super) fn token(&self, index: usize) -> Option<&'a Token> {
        self.document.tokens().get(index)
    }

    /// True if the token is a word with a capital letter.
    pub(super) fn is_capitalized(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalized())
    }

    /// The index before `index`, if it is of the same sentence.
    pub(super) fn before(&self, index: usize) -> Option<usize> {
        self.document.before(index)
    }

    /// `index`, if it is of the same sentence as the token before it.
    pub(super) fn same_sentence(&self, index: usize) -> Option<usize> {
        self.token(index)?;
        self.before(index).map(|_| index)
    }

    /// What the token at `index` tells; nothing, where there is none.
    pub(super) fn cues(&self, index: Option<usize>) -> Cues {
        index.and_then(|index| self.token(index)).map(Cues::of).unwrap_or_default()
    }

    /// True if a space, and no more, parts the token from the one before it.
    pub(super) fn is_spaced(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.gap == Gap::Space)
    }

    /// True if the token opens its sentence, where every word has a capital.
    pub(super) fn opens_sentence(&self, index: usize) -> bool {
        self.before(index).is_none_or(|before| matches!(self.document.word(before), "\"" | "“" | "‘" | "(" | "—" | "•"))
    }
}

/// True if the table knows no other meaning of the surface, as the text writes it.
pub(super) fn means_one_thing(found: &Match) -> bool {
    let is_word = found.class == Class::Organization && found.agreement != Agreement::Exact && found.tokens.len() == 1;
    !found.ambiguous && !is_word && found.class != Class::AmbiguousOrganization
}

/// The range for slicing.
pub(super) fn indexes(tokens: &Range<u32>) -> Range<usize> {
    tokens.start as usize..tokens.end as usize
}
