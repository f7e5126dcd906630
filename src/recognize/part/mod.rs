//! What a text names in full, and names by a part elsewhere.

mod judged;
mod shortened;

use std::ops::Range;

use super::Cues;
use super::consistent::is_rare;
use super::standing::{Text, is_name_word, plain_hash};
use crate::entity::Candidate;
use crate::figure::is_weekday;
use crate::lexicon::Words;
use crate::text::{Case, Span};

/// How a part stands for its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// "Nandi Hills Tea": the whole name again, in a headline or where the first look lost it
    Whole,
    /// "Odhiambo"
    Surname,
    /// "Redgum" of "Redgum Lithium Ltd"
    Beginning,
    /// "Valdarno" of "Officine Valdarno S.p.A."
    Ending,
    /// "the Kent" of "River Kent"
    Water,
    /// "the Bank"
    Head,
    /// "LGA"
    Initials,
    /// "KCB" of "KCB Group", "Sampath" of "Sampath Bank": the first word of a listed name, if nothing else is listed so
    First,
}

/// A part of a name that stands in full at `full`.
struct Part {
    /// Where the hashes of its words are in [`Parts::words`].
    words: Range<usize>,
    sort: Sort,
    full: Span,
    /// True if the name ends as companies' names do ("Ltd"), which are short everywhere else.
    is_company: bool,
    /// The next part that begins with the same word.
    next: Option<usize>,
}

/// The parts of the text's names, in text order. There are several to a name: lists of their own would each take memory.
pub(super) struct Parts {
    list: Vec<Part>,
    /// The hashes of the words of all parts.
    words: Vec<u32>,
    /// By its first word, the first part that begins so.
    by_hash: Words<Option<usize>, 12>,
}

impl Parts {
    fn add(&mut self, text: &Text<'_>, tokens: Range<usize>, sort: Sort, full: Span) {
        // Whatever the Sunday Standard says, it says on a Sunday.
        if tokens.len() == 1 && sort != Sort::Surname && is_weekday(text.document.tokens()[tokens.start].hash) {
            return;
        }
        // "It" is no short form of the IT Department, nor "The" of The Paper.
        if tokens.len() == 1 && opens_sentences(text.document.word(tokens.start)) {
            return;
        }
        let hashes = text.document.tokens()[tokens].iter().map(|token| plain_hash(text.document, token));
        let last = text.document.tokens_in(full).end - 1;
        self.insert(hashes, sort, full, text.cues(Some(last)).any(Cues::LEGAL));
    }

    /// Notes a part of these words. The first few of those that begin alike are enough, and keep the look linear.
    fn insert(&mut self, hashes: impl Iterator<Item = u32>, sort: Sort, full: Span, is_company: bool) {
        const ALIKE: usize = 16;
        let (next, start) = (self.list.len(), self.words.len());
        self.words.extend(hashes);
        let new = &self.words[start..];
        let mut link = self.by_hash.entry(new[0]);
        for _ in 0..ALIKE {
            let Some(at) = *link else {
                *link = Some(next);
                let words = start..self.words.len();
                self.list.push(Part { words, sort, full, is_company, next: None });
                return;
            };
            let other = &mut self.list[at];
            if other.full == full && self.words[other.words.clone()] == *new {
                break;
            }
            link = &mut other.next;
        }
        self.words.truncate(start);
    }

    fn words(&self, part: &Part) -> &[u32] {
        &self.words[part.words.clone()]
    }

    /// What the tokens from `index` on may be a part of: the longest part, of the name that stands last before it.
    pub(super) fn at(&self, text: &Text<'_>, index: usize) -> Option<Candidate> {
        let token = &text.document.tokens()[index];
        // "von der Leyen" begins in lower case.
        if !(is_name_word(token) || token.case == Case::Lower && token.span.len() <= 3) {
            return None;
        }
        let first = (*self.by_hash.get(plain_hash(text.document, token))?)?;
        let start = token.span.start;
        let fits = |part: &&Part| part.full.end <= start || start < part.full.start;
        let mut here = std::iter::successors(Some(&self.list[first]), |part| Some(&self.list[part.next?]))
            .filter(fits)
            .filter(|part| is_name_word(token) || part.sort == Sort::Surname && 1 < part.words.len())
            .filter(|part| part.is_at(text, index, self.words(part)));
        let part = here.next()?;
        let weight = |part: &&Part| {
            let is_before = part.full.start < start;
            // "Adani said he would pay", "a stake in Adani": he or the company of his name.
            let is_told = if part.sort == Sort::Surname { text.is_he(index) } else { text.is_owned(index) };
            (part.words.len(), is_told, is_before, if is_before { part.full.start } else { u32::MAX - part.full.start })
        };
        // Mostly there is one only, and nothing is to be weighed.
        let best = match here.next() {
            Some(other) => [part, other].into_iter().chain(here).max_by_key(weight)?,
            None => part,
        };
        best.candidate(text, index..index + best.words.len())
    }
}

impl Part {
    fn is_at(&self, text: &Text<'_>, index: usize, words: &[u32]) -> bool {
        let tokens = text.document.tokens();
        let Some(here) = tokens.get(index..index + words.len()) else { return false };
        here.iter().map(|token| plain_hash(text.document, token)).eq(words.iter().copied())
            && (self.sort != Sort::Initials || matches!(here[0].case, Case::Upper | Case::Mixed) || is_spelled_as_word(text, index))
            // "Barbados turf club" is another word for the Barbados Turf Club.
            && (self.sort != Sort::Whole || here.iter().all(|token| token.case != Case::Lower || token.is_glued() || token.span.len() <= 3))
    }
}

/// "Satawu", "Samwu": an acronym of some letters, written as a word that hardly anybody has read.
fn is_spelled_as_word(text: &Text<'_>, index: usize) -> bool {
    const SHORTEST: u32 = 4;
    let token = &text.document.tokens()[index];
    SHORTEST <= token.span.len() && is_rare(text.document, index) && !text.has_in_lower_case(token)
}

/// True of the words that begin most sentences; the surname He can't be told from them.
fn opens_sentences(word: &str) -> bool {
    const WORDS: [&str; 10] = ["the", "a", "an", "it", "he", "she", "we", "they", "i", "you"];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;

    /// Asserts where the text has the part `part` of a name of this kind, as numbers of its occurrences.
    fn check(text: &str, part: &str, kind: Kind, expected: &[usize]) {
        let analysis = crate::analyze(text);
        let is_named = |at: usize| {
            analysis.mentions.iter().any(|m| m.span.start as usize == at && m.span.of(text) == part && m.kind == kind)
        };
        let places = text.match_indices(part).map(|(at, _)| at);
        let found: Vec<_> = places.enumerate().filter(|(_, at)| is_named(*at)).map(|(nth, _)| nth).collect();
        assert_eq!(found, expected, "{part} in {text}");
    }

    #[test]
    fn a_person_named_in_full_is_known_by_the_surname() {
        check("Wanjiru Odhiambo leads. Odhiambo has leave.", "Odhiambo", Kind::Person, &[1]);
        check("Renata Echeverría Soto won. It was a good day for Echeverría.", "Echeverría", Kind::Person, &[1]);
        check("Nico Le Page won. Le Page is a gardener.", "Le Page", Kind::Person, &[1]);
        check("Olivia Preston flew home. She lives in Preston.", "Preston", Kind::Person, &[]);
        check("Adani Ports is rich. Gautam Adani said so. Adani said he would pay.", "Adani", Kind::Person, &[2]);
        check("Gautam Adani left. Adani Ports is rich. Adani said it would pay.", "Adani", Kind::Person, &[]);
        let stake = "Zorbla Ltd rose. Anna Zorbla left. He sold a stake in Zorbla.";
        check(stake, "Zorbla", Kind::Person, &[]);
        let dateline = "ZORBLAW, Miss. — A jury convicted Anna Zorblaw. Zorblaw wept.";
        check(dateline, "ZORBLAW", Kind::Person, &[]);
        check("Anna Little spoke. Little was said, and little done.", "Little", Kind::Person, &[]);
    }

    #[test]
    fn a_person_named_in_full_at_the_start_of_a_sentence_is_whole() {
        check("Nimal Zorbala spoke. Vikko Zorbala wept.", "Zorbala", Kind::Person, &[]);
        check("The Lincoln council honoured Abraham Lincoln.", "Lincoln", Kind::Person, &[]);
    }

    #[test]
    fn a_river_named_in_full_has_an_article_after() {
        check("The River Zorbla rose. A bridge over the Zorbla fell.", "Zorbla", Kind::Place, &[1]);
        check("The River Zorbla rose. A bridge over Zorbla Hall fell.", "Zorbla", Kind::Place, &[]);
    }

    #[test]
    fn a_surname_may_begin_in_lower_case() {
        check("Ursula von der Zorbel spoke. Yet von der Zorbel lost.", "von der Zorbel", Kind::Person, &[1]);
        let later = "Nasser al-Zorbi spoke. They told al-Zorbi to wait, and al-Zorbi waited.";
        check(later, "al-Zorbi", Kind::Person, &[1, 2]);
        check("Al Zorbla lost. A bid for Zorbla failed, and Al Zorbla won.", "al", Kind::Person, &[]);
    }

    #[test]
    fn words_that_begin_sentences_are_no_part_of_a_name() {
        check("Ann Lee of the IT Zorbla Department spoke. “It is late.”", "It", Kind::Organization, &[]);
        check("The Zorbla Times reported it. “The work is done.”", "The", Kind::Organization, &[]);
        check("Vice Premier Liu He came. “He is late,” she said.", "He", Kind::Person, &[]);
    }

    #[test]
    fn an_organization_named_in_full_is_known_by_its_head_its_beginning_and_its_initials() {
        check("Asante Kotoko won. The draw gave Kotoko a point.", "Kotoko", Kind::Organization, &[1]);
        let headline = "Mayor Sues Open Valley Foundation Boss\n\nThe Open Valley Foundation was sued. It is right.";
        check(headline, "Open Valley Foundation", Kind::Organization, &[0, 1]);
        let bare = "Amanzi Pele (Pty) Ltd won. Amanzi Pele repaired two pumps.";
        check(bare, "Amanzi Pele", Kind::Organization, &[1]);
        let owner = "He sold it to Zorbin's Foods Ltd. Later Zorbin's fell.";
        check(owner, "Zorbin's", Kind::Organization, &[1]);
        check("FC Zorbla lost. A bid for Zorbla failed.", "Zorbla", Kind::Organization, &[1]);
        let council = "The Tamar Land Council met. The Council adjourned.";
        check(council, "Council", Kind::Organization, &[1]);
        let quoted = "The Tamar Land Council met. \"The Council is tired,\" she said.";
        check(quoted, "Council", Kind::Organization, &[1]);
        check("Shares in Redgum Lithium Ltd rose. Redgum has sold a mine.", "Redgum", Kind::Organization, &[1]);
        check("Redgum Lithium Ltd rose. A stake in Redgum is dear.", "Redgum", Kind::Organization, &[1]);
        check("The club RZ Zorbla pays. So said an RZZ clerk.", "RZZ", Kind::Organization, &[0]);
        check("The Open Valley Foundation pays. So said an OVF clerk.", "OVF", Kind::Organization, &[0]);
        check("The Bank of Zorbla pays. So said a clerk of BoZ.", "BoZ", Kind::Organization, &[0]);
        check("The Bank of Zorbla pays. So said Boz, a clerk.", "Boz", Kind::Organization, &[]);
        check("The Frente Zorbla met. The FZ split.", "FZ", Kind::Organization, &[0]);
        check("The Frente Zorbla met. FZ wants a boat.", "FZ", Kind::Organization, &[0]);
        check("The Frente Zorbla met. He wore an FZ.", "FZ", Kind::Organization, &[]);
        check("The Open Valley Foundation pays. So said a clerk of ABQ.", "ABQ", Kind::Organization, &[]);
        check("The Sunday Standard asked him. He left on Sunday.", "Sunday", Kind::Organization, &[]);
    }

    #[test]
    fn an_acronym_may_be_written_as_a_word() {
        let union = "The Zorbla Allied Workers Union struck. \"No,\" said a clerk of Zawu. Zawu has funds.";
        check(union, "Zawu", Kind::Organization, &[0, 1]);
        check("The Society of Old Naval Gunners met. A Song was sung.", "Song", Kind::Organization, &[]);
    }

    #[test]
    fn a_company_of_a_place_s_name_is_meant_where_people_work_for_it() {
        let foods =
            "Piedmont Zorbla Foods Inc. sells birds. \"Good,\" said an analyst at Piedmont. It rains in Piedmont.";
        check(foods, "Piedmont", Kind::Organization, &[1]);
        let far = "Zorbla Dairy Works Ltd rose. Zorbla Dairy has cows. Nine dairies are within 100 km of Zorbla.";
        check(far, "Zorbla", Kind::Organization, &[]);
        let founder = "Ann Weber Ltd has debts. The firm's founder, Ann Weber, now 81, has none.";
        check(founder, "Ann Weber", Kind::Person, &[1]);
    }

    #[test]
    fn where_a_body_has_its_seat_it_is_not_meant() {
        let dateline = "Zorbim – Rain fell on Friday. The Zorbim Port Corporation is shut.";
        check(dateline, "Zorbim", Kind::Organization, &[]);
        let state = "ZORBIM, Colo. — Rain fell on Friday. The Zorbim Port Corporation is shut.";
        check(state, "ZORBIM", Kind::Organization, &[]);
        let county = "Voters of Zorbla County met. The Zorbla County Sheriff's Office is shut.";
        check(county, "Zorbla County", Kind::Organization, &[]);
    }
}
