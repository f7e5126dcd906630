//! One name, two things: "Preston is nice, says Preston", "Chad beat Chad". Where the text has a person in full whose name is
//! also on the map, the words around each bare mention tell which one is meant.

use rustc_hash::{FxHashMap, FxHashSet};

use super::leaning::Leaning;
use super::seat;
use super::standing::{Text, is_name_word, plain_hash};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved, Via};
use crate::lexicon::{Agreement, Class, EntryId, Lexicon, Match};
use crate::text::{Document, Span, TokenKind};

/// What a row of such names weighs, and from where on a sentence with the other bearer of the name changes nothing.
const ROW: i32 = 3;
const AGAIN: i32 = 3;
const SURE: i32 = 4;

/// Decides which bare mentions are the person and which are the country or place, as far as their sentences tell.
///
/// `people` are the readings of people in full. Takes time linear in the text.
pub(super) fn recognize(text: &Text<'_>, matches: &[Match], people: &[&Resolved]) -> Vec<Candidate> {
    let names = names_of(text.document, people);
    let places = places(text, matches, &names);
    let supported = supported(text, &places);
    let mut homonyms = Vec::new();
    for (&index, place) in &places {
        let hash = plain_hash(text.document, &text.document.tokens()[index]);
        let here = text.document.tokens()[index].span.start;
        if let Some(name) = names.get(&hash).and_then(|names| nearest(names, here))
            && !text.is_in_other_name(index..index + 1)
        {
            let is_supported = home(place.entry).is_some_and(|home| supported.contains(home));
            homonyms.push(Homonym { index, hash, name, place: *place, is_supported });
        }
    }
    homonyms.sort_by_cached_key(|homonym| homonym.index as u64);
    let leanings = leanings(text, &homonyms, people);
    let told = homonyms.iter().zip(leanings).filter_map(|(homonym, leaning)| homonym.candidate(text, leaning));
    told.chain(seat::recognize(text, matches, |word| names.contains_key(&word))).collect()
}

/// A word of a person's full name.
#[derive(Clone, Copy)]
struct PartOfName {
    full: Span,
    is_surname: bool,
}

/// What the tables have on the map under a word.
#[derive(Clone, Copy)]
struct OnMap {
    class: Class,
    entry: EntryId,
}

/// A bare mention that may be either.
struct Homonym {
    index: usize,
    hash: u32,
    name: PartOfName,
    place: OnMap,
    /// True if the text names the country by another word, too, or what lies in it.
    is_supported: bool,
}

/// The words of the people's names. The first few of those that share a word are enough.
fn names_of(document: &Document<'_>, people: &[&Resolved]) -> FxHashMap<u32, Vec<PartOfName>> {
    const ALIKE: usize = 16;
    let mut names: FxHashMap<u32, Vec<PartOfName>> = FxHashMap::default();
    for person in people {
        let tokens = document.tokens_in(person.span);
        for index in tokens.clone() {
            let is_surname = index + 1 == tokens.end;
            let alike = names.entry(plain_hash(document, &document.tokens()[index])).or_default();
            if alike.len() < ALIKE {
                alike.push(PartOfName { full: person.span, is_surname });
            }
        }
    }
    names
}

/// The person last named in full before byte `here`, or first after it.
fn nearest(names: &[PartOfName], here: u32) -> Option<PartOfName> {
    let before = names.iter().rfind(|name| name.full.end <= here);
    before.or_else(|| names.iter().find(|name| here < name.full.start)).copied()
}

/// By token: the country or place that is meant if a place is, of single words that are also people's.
fn places(text: &Text<'_>, matches: &[Match], names: &FxHashMap<u32, Vec<PartOfName>>) -> FxHashMap<usize, OnMap> {
    let mut places: FxHashMap<usize, OnMap> = FxHashMap::default();
    for found in matches.iter().filter(|found| {
        found.tokens.len() == 1 && found.agreement != Agreement::Mixed && found.agreement != Agreement::Lower
    }) {
        let index = found.tokens.start as usize;
        let token = &text.document.tokens()[index];
        let on_map =
            matches!(found.class, Class::CountryName | Class::Seat | Class::City | Class::Town | Class::Region);
        let Some(entry) = found.entry.filter(|_| on_map && is_name_word(token)) else { continue };
        if names.contains_key(&plain_hash(text.document, token)) {
            // Matches of one word are sorted by class: the country comes first.
            let stands = text.entries.get(&token.span) == Some(&entry);
            let place = OnMap { class: found.class, entry };
            places.entry(index).and_modify(|known| *known = if stands { place } else { *known }).or_insert(place);
        }
    }
    places
}

/// The countries of which the text has something else than the homonyms.
fn supported(text: &Text<'_>, places: &FxHashMap<usize, OnMap>) -> FxHashSet<&'static str> {
    if places.is_empty() {
        return FxHashSet::default();
    }
    let is_homonym = |span: &Span| places.contains_key(&text.document.tokens_in(*span).start);
    text.entries.iter().filter(|(span, _)| !is_homonym(span)).filter_map(|(_, entry)| home(*entry)).collect()
}

fn home(entry: EntryId) -> Option<&'static str> {
    Lexicon::builtin().home(entry)
}

/// For each homonym how much its words speak for the person: less than 0 for the map.
fn leanings(text: &Text<'_>, homonyms: &[Homonym], people: &[&Resolved]) -> Vec<i32> {
    let indexes: FxHashSet<usize> = homonyms.iter().map(|homonym| homonym.index).collect();
    let people = people.iter().flat_map(|person| text.document.tokens_in(person.span)).collect();
    let mut leanings: Vec<_> = homonyms.iter().map(|homonym| homonym.leaning(text, &indexes, &people)).collect();
    // "Georgia, Israel and Paris pass": not all of them are countries by accident.
    let mut was_row = false;
    for pair in 1..homonyms.len() {
        let (a, b) = (&homonyms[pair - 1], &homonyms[pair]);
        let is_row = a.hash != b.hash && is_row(text, a.index, b.index, was_row);
        if is_row {
            leanings[pair] += ROW;
            leanings[pair - 1] += if was_row { 0 } else { ROW };
        }
        was_row = is_row;
    }
    // "Paris has been to Paris": a clause that has the name twice means both, the first of them as its subject; a sentence may.
    for pair in 1..homonyms.len() {
        let [first, second] = [leanings[pair - 1], leanings[pair]];
        [leanings[pair - 1], leanings[pair]] = match Nearness::of(text, &homonyms[pair - 1], &homonyms[pair]) {
            Nearness::Clause if first.abs() < SURE && second.abs() < SURE => [1, -1],
            Nearness::Clause if first.abs() < second.abs() => [-second, second],
            Nearness::Clause => [first, -first],
            Nearness::Sentence if 0 < first && second < SURE => [first, second - AGAIN],
            Nearness::Sentence if first < SURE && 0 < second => [first - AGAIN, second],
            _ => [first, second],
        };
    }
    leanings
}

/// True if only a comma or "and" stands between the two tokens. Both of them part clauses, too, but in a row that goes on.
fn is_row(text: &Text<'_>, first: usize, second: usize, goes_on: bool) -> bool {
    let mut between = (first + 1..second).map(|at| text.document.word(at));
    match (between.next(), between.next(), between.next()) {
        (Some("," | "and" | "&"), None, _) => true,
        (Some(","), Some("and"), None) => goes_on,
        _ => false,
    }
}

/// How near two mentions of one name are to each other.
enum Nearness {
    /// Only words are between them, and few.
    Clause,
    Sentence,
    Apart,
}

impl Nearness {
    fn of(text: &Text<'_>, a: &Homonym, b: &Homonym) -> Self {
        const FEW: usize = 7;
        let document = text.document;
        // "Toledo is the twin of Toledo, Spain": two places.
        let is_other_place = text.document.word(b.index + 1) == "," && text.is_on_map(b.index + 2);
        if a.hash != b.hash || is_other_place || document.sentence_at(a.index) != document.sentence_at(b.index) {
            return Self::Apart;
        }
        let between = a.index + 1..b.index;
        let is_end = |at: usize| document.tokens()[at].kind != TokenKind::Word || document.word(at) == "that";
        if between.len() < FEW && !between.into_iter().any(is_end) { Self::Clause } else { Self::Sentence }
    }
}

impl Homonym {
    /// What the first look, the part that the word has in the name, and the words around it tell together.
    fn leaning(&self, text: &Text<'_>, homonyms: &FxHashSet<usize>, people: &FxHashSet<usize>) -> i32 {
        let is_power = matches!(self.place.class, Class::CountryName | Class::Seat);
        let leaning = Leaning { text, index: self.index, is_power, homonyms, people };
        self.at_first(text) + self.role(text) + leaning.of_words()
    }

    fn at_first(&self, text: &Text<'_>) -> i32 {
        let familiar = i32::from(!self.is_supported);
        match text.kind_at(self.index) {
            Some(Kind::Person) => 1 + familiar,
            Some(Kind::Country | Kind::Place) => familiar - 1,
            _ => familiar,
        }
    }

    /// A surname is used alone once its bearer is known, but not in the same sentence; a given name hardly ever.
    fn role(&self, text: &Text<'_>) -> i32 {
        let document = text.document;
        let last_word = document.tokens_in(self.name.full).end - 1;
        let sentences = document.sentence_at(self.index).checked_sub(document.sentence_at(last_word));
        let is_recent = i32::from(sentences == Some(1));
        match self.place.class {
            _ if self.index < last_word => -2,
            _ if sentences == Some(0) && !self.follows_break(text, last_word) => -AGAIN,
            _ if !self.name.is_surname => -i32::from(self.place.class != Class::Town),
            // Of a country news tells more than the name.
            Class::CountryName if self.is_supported => is_recent,
            Class::Seat => 1 + is_recent,
            _ => 2,
        }
    }

    /// True behind a semicolon that parts the sentence from `start` on.
    fn follows_break(&self, text: &Text<'_>, start: usize) -> bool {
        const REACH: usize = 3;
        (start.max(self.index.saturating_sub(REACH))..self.index).any(|at| text.document.word(at) == ";")
    }

    fn candidate(&self, text: &Text<'_>, leaning: i32) -> Option<Candidate> {
        // An organization of the name is a third thing.
        let is_third = text.kind_at(self.index) == Some(Kind::Organization);
        let (proposal, evidence) = match leaning {
            0 => return None,
            _ if is_third && (1 - SURE..2).contains(&leaning) => return None,
            1.. => {
                let proposal = Proposal::Name { kind: Kind::Person, via: None, entry: None };
                (proposal, Evidence::Definition { at: self.name.full })
            }
            _ => {
                let is_country = self.place.class == Class::CountryName;
                let kind = if is_country { Kind::Country } else { Kind::Place };
                let via = is_country.then_some(Via::Name);
                let entry = self.place.entry;
                (Proposal::Name { kind, via, entry: Some(entry) }, Evidence::Table { entry })
            }
        };
        let span = text.document.tokens()[self.index].span;
        Some(Candidate { span, proposal, confidence: 1.0, evidence })
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;
    use crate::recognize::asserts::last_is as check;

    #[test]
    fn a_surname_is_a_country_s_only_where_the_text_has_more_of_it() {
        let lawyer = "Her lawyer, Chad Jordan, wrote to the court. Jordan plans to sue the district, too.";
        check(lawyer, "Jordan", Kind::Person);
        let envoy = "The envoy, Chad Jordan, flew to Amman on Monday. Jordan plans to sue the bank, too.";
        check(envoy, "Jordan", Kind::Country);
    }

    #[test]
    fn a_clause_that_has_a_name_twice_means_both() {
        let check = |text: &str, expected: [Kind; 2]| {
            let analysis = crate::analyze(text);
            let named = analysis.mentions.iter().filter(|mention| mention.span.of(text) == "Troy");
            let kinds: Vec<_> = named.map(|mention| mention.kind).collect();
            assert_eq!(kinds, expected, "{text}");
        };
        check("Carmella Troy resigned. Troy had led Troy for years.", [Kind::Person, Kind::Place]);
        check("Carmella Troy resigned. In Troy they wept for Troy.", [Kind::Place, Kind::Person]);
        check("Carmella Troy resigned. Troy said no. Troy smiled.", [Kind::Person, Kind::Person]);
    }

    #[test]
    fn nobody_is_named_again_at_once() {
        check("Boris London, an analyst, said that London was losing trade.", "London", Kind::Place);
        check("Boris London, an analyst, left. London said that he was tired.", "London", Kind::Person);
        check("JACKSON, Miss. — Andre Jackson was sworn in.", "JACKSON", Kind::Place);
    }
}
