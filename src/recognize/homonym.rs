//! One name, two things: "Preston is nice, says Preston", "Chad beat Chad". Where the text has a person in full whose name is
//! also on the map, the words around each bare mention tell which one is meant.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Cues;
use super::standing::{Text, is_name_word, plain_hash};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved, Via};
use crate::lexicon::{Class, EntryId, Lexicon, Match};
use crate::text::{Document, Span, TokenKind};

/// So much speaks for one of the two that the other is out of question.
const DECISIVE: i32 = 2;

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
    let seats = seats(text, matches, &names);
    homonyms.sort_by_cached_key(|homonym| homonym.index as u64);
    let leanings = leanings(text, &homonyms);
    let told = homonyms.iter().zip(leanings).filter_map(|(homonym, leaning)| homonym.candidate(text, leaning));
    seats.into_iter().chain(told).collect()
}

/// "Santiago offered help": seats that were taken for people, though the text has nobody of the name in full, and more of the
/// seat's country.
fn seats(text: &Text<'_>, matches: &[Match], names: &FxHashMap<u32, Vec<PartOfName>>) -> Vec<Candidate> {
    let mut homes: Option<FxHashSet<&str>> = None;
    let seats = matches.iter().filter(|found| found.class == Class::Seat && found.tokens.len() == 1);
    let mut is_meant = |found: &&Match| {
        let index = found.tokens.start as usize;
        let token = &text.document.tokens()[index];
        let is_titled = text.before(index).is_some_and(|before| text.is_title(before));
        text.standing.get(&token.span) == Some(&Kind::Person)
            && !is_titled
            && !text.cues(Some(index + 1)).any(Cues::HUMAN)
            && !names.contains_key(&plain_hash(text.document, token))
            && homes
                .get_or_insert_with(|| text.entries.values().filter_map(|entry| home(*entry)).collect())
                .contains(found.entry.and_then(home).unwrap_or_default())
    };
    let candidate = |found: &Match| {
        let entry = found.entry?;
        let proposal = Proposal::Name { kind: Kind::Place, via: None, entry: Some(entry) };
        let span = text.document.tokens()[found.tokens.start as usize].span;
        Some(Candidate { span, proposal, confidence: 1.0, evidence: Evidence::Table { entry } })
    };
    seats.filter(|found| is_meant(found)).filter_map(candidate).collect()
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

/// The first and last words of the people's names. The first few of those that share a word are enough.
fn names_of(document: &Document<'_>, people: &[&Resolved]) -> FxHashMap<u32, Vec<PartOfName>> {
    const ALIKE: usize = 16;
    let mut names: FxHashMap<u32, Vec<PartOfName>> = FxHashMap::default();
    for person in people {
        let tokens = document.tokens_in(person.span);
        for (index, is_surname) in [(tokens.start, false), (tokens.end - 1, true)] {
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
    for found in matches.iter().filter(|found| found.tokens.len() == 1 && found.agreement.has_case()) {
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
fn leanings(text: &Text<'_>, homonyms: &[Homonym]) -> Vec<i32> {
    let indexes: FxHashSet<usize> = homonyms.iter().map(|homonym| homonym.index).collect();
    let mut leanings: Vec<_> = homonyms.iter().map(|homonym| homonym.leaning(text, &indexes)).collect();
    // "Georgia, Israel and Paris pass": not all of them are countries by accident.
    let mut was_row = false;
    for pair in 1..homonyms.len() {
        let (a, b) = (&homonyms[pair - 1], &homonyms[pair]);
        let is_row = a.hash != b.hash && is_row(text, a.index, b.index, was_row);
        if is_row {
            leanings[pair] += DECISIVE;
            leanings[pair - 1] += if was_row { 0 } else { DECISIVE };
        }
        was_row = is_row;
    }
    // "Paris has been to Paris": a sentence that has both names tells them apart.
    let sentence = |homonym: &Homonym| text.document.sentence_at(homonym.index);
    for pair in 1..homonyms.len() {
        let (a, b) = (&homonyms[pair - 1], &homonyms[pair]);
        if a.hash == b.hash && sentence(a) == sentence(b) {
            if leanings[pair - 1] == 0 {
                leanings[pair - 1] = -DECISIVE * leanings[pair].signum();
            } else if leanings[pair] == 0 {
                leanings[pair] = -DECISIVE * leanings[pair - 1].signum();
            }
        }
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

impl Homonym {
    fn leaning(&self, text: &Text<'_>, homonyms: &FxHashSet<usize>) -> i32 {
        let (before, after) = (text.before(self.index), text.same_sentence(self.index + 1));
        self.role(text)
            + before.map_or(0, |before| behind(text, before, homonyms))
            + after.map_or(0, |after| self.ahead(text, after, homonyms))
    }

    /// A surname is used alone once its bearer is known, a given name hardly ever.
    fn role(&self, text: &Text<'_>) -> i32 {
        let is_known = self.name.full.end <= text.document.tokens()[self.index].span.start;
        match self.place.class {
            _ if !(self.name.is_surname && is_known) => 0,
            // Of a country news tells more than the name.
            Class::CountryName => {
                if self.is_supported {
                    0
                } else {
                    DECISIVE
                }
            }
            _ => 1,
        }
    }

    /// What the words from `after` on tell.
    fn ahead(&self, text: &Text<'_>, after: usize, homonyms: &FxHashSet<usize>) -> i32 {
        let word = |index: usize| text.document.word(index);
        let token = &text.document.tokens()[after];
        if token.kind == TokenKind::Clitic {
            let owned = text.cues(text.same_sentence(after + 1));
            return if owned.any(Cues::KIN) {
                3
            } else {
                -2 * i32::from(owned.any(Cues::REALM | Cues::LOCAL | Cues::STATE))
            };
        }
        if is_age(text, after) || word(after) == "," && matches!(word(after + 1), "who" | "whose") {
            return 4;
        }
        let is_list = matches!(word(after), "," | "and" | "&");
        if is_list && text.is_on_map(after + 1) && !homonyms.contains(&(after + 1)) {
            return -3;
        }
        let cues = text.cues(Some(after));
        // Countries and governments speak as people do.
        let speaks =
            2 * i32::from(cues.any(Cues::SPEECH) && !matches!(self.place.class, Class::CountryName | Class::Seat));
        let local = -3 * i32::from(cues.any(Cues::LOCAL) && !cues.any(Cues::AUXILIARY));
        3 * i32::from(cues.any(Cues::HUMAN)) + speaks + local + self.pronouns(text, after)
    }

    /// "he" and "she" in the rest of the sentence, or at the start of the next one, are people; "its" is none. Of a country
    /// they may be one of its people.
    fn pronouns(&self, text: &Text<'_>, after: usize) -> i32 {
        const REACH: usize = 10;
        let is_country = self.place.class == Class::CountryName;
        let sentence = text.document.sentence_at(after);
        for index in after..after + REACH {
            let Some(token) = text.token(index) else { return 0 };
            let is_next = text.document.sentence_at(index) != sentence;
            match text.document.word(index) {
                "himself" | "herself" | "He" | "She" => return 2,
                "he" | "she" | "his" | "her" | "him" if !is_country => return 2,
                "its" | "It" | "Its" => return -2,
                _ if is_next || is_name_word(token) => return 0,
                _ => {}
            }
        }
        0
    }

    fn candidate(&self, text: &Text<'_>, leaning: i32) -> Option<Candidate> {
        let (proposal, evidence) = match leaning {
            ..DECISIVE if -DECISIVE < leaning => return None,
            DECISIVE.. => {
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

/// What the word at `before` and those before it tell of the name behind them.
fn behind(text: &Text<'_>, before: usize, homonyms: &FxHashSet<usize>) -> i32 {
    let (word, cues) = (text.document.word(before), text.cues(Some(before)));
    if text.is_title(before) || matches!(word, "named" | "called" | "dubbed" | "coach" | "captain" | "striker") {
        return 4;
    }
    let ends_quote = |index: usize| matches!(text.document.word(index), "," | "”" | "\"" | "’" | "'" | "?" | "!");
    if cues.any(Cues::SPEECH) && text.before(before).is_some_and(ends_quote) {
        return 4;
    }
    if cues.any(Cues::LOCATIVE) || cues.any(Cues::MOTION) && !matches!(word, "to" | "from" | "into") {
        return -6;
    }
    let list = matches!(word, "," | "and" | "&").then(|| text.before(before)).flatten();
    match word {
        "to" | "into" if moves(text, before) => -6,
        "from" => -3,
        "the" | "The" | "of" | "for" | "on" | "about" | "against" | "over" => -1,
        _ => -3 * i32::from(list.is_some_and(|place| text.is_on_map(place) && !homonyms.contains(&place))),
    }
}

/// True if somebody goes where "to" at `to` leads: "went to", "a trip to", "has been to".
fn moves(text: &Text<'_>, to: usize) -> bool {
    const REACH: usize = 4;
    let words = (to.saturating_sub(REACH)..to).rev();
    words.into_iter().any(|index| text.cues(Some(index)).any(Cues::MOTION) && text.document.word(index) != "to")
        || 0 < to && text.document.word(to - 1) == "been"
}

/// ", 29," behind a name.
fn is_age(text: &Text<'_>, after: usize) -> bool {
    let word = |index: usize| text.document.word(index);
    let is_number = text.token(after + 1).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3);
    word(after) == "," && is_number && matches!(word(after + 2), "," | "." | ";")
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;

    /// Asserts what the last mention of `name` is.
    fn check(text: &str, name: &str, expected: Kind) {
        let analysis = crate::analyze(text);
        let named = analysis.mentions.iter().rfind(|mention| mention.span.of(text) == name);
        assert_eq!(named.map(|mention| mention.kind), Some(expected), "{text}");
    }

    #[test]
    fn a_surname_is_a_country_s_only_where_the_text_has_more_of_it() {
        let lawyer = "Her lawyer, Chad Jordan, wrote to the court. Jordan plans to sue the district, too.";
        check(lawyer, "Jordan", Kind::Person);
        let envoy = "The envoy, Chad Jordan, flew to Amman on Monday. Jordan plans to sue the bank, too.";
        check(envoy, "Jordan", Kind::Country);
    }

    #[test]
    fn a_seat_is_nobody_whom_the_text_has_not_named() {
        check("Chile mourned. Santiago offered two rescue teams.", "Santiago", Kind::Place);
        check("Chile mourned. Coach Miguel Santiago left. Santiago offered to pay.", "Santiago", Kind::Person);
    }
}
