//! What a text names in full, and names by a part elsewhere.

use std::ops::Range;

use super::Cues;
use super::person::is_particle;
use super::shape::is_generic;
use super::standing::{Text, entry_of, is_common, is_name_word, kind_of, plain_hash};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved};
use crate::figure::is_weekday;
use crate::lexicon::{EntryId, Lexicon, Words};
use crate::text::{Case, Gap, Span, Token, TokenKind, fold_hash};

/// Words of a name at most that may have a short form.
const LONGEST: usize = 16;

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
    pub(super) fn of(text: &Text<'_>, standing: &[Resolved]) -> Self {
        let mut parts = Self { list: Vec::new(), words: Vec::new(), by_hash: Words::new() };
        for reading in standing.iter().filter(|reading| !reading.nested) {
            let tokens = text.document.tokens_in(reading.span);
            let may_be_lost =
                matches!(kind_of(reading), Kind::Person | Kind::Organization) && entry_of(reading).is_none();
            if may_be_lost && (2..=LONGEST).contains(&tokens.len()) && 0.6 <= reading.confidence {
                parts.add(text, tokens.clone(), Sort::Whole, reading.span);
            }
            match kind_of(reading) {
                Kind::Person => parts.add_surnames(text, reading.span, &tokens),
                Kind::Organization => parts.add_short_names(text, reading, &tokens),
                Kind::Place if text.cues(Some(tokens.start)).any(Cues::WATER) && tokens.len() == 2 => {
                    parts.add(text, tokens.end - 1..tokens.end, Sort::Water, reading.span);
                }
                Kind::Place if is_of(reading, &["subdivision"]) => parts.add_initials(text, reading.span, tokens),
                _ => {}
            }
        }
        parts
    }

    /// The last word of a person's name, and those between it and the first one: "Renata Echeverría Soto".
    fn add_surnames(&mut self, text: &Text<'_>, full: Span, tokens: &Range<usize>) {
        let all = text.document.tokens();
        let starts: Vec<_> = tokens.clone().filter(|i| *i == tokens.start || all[*i].gap != Gap::None).collect();
        for (nth, &start) in starts.iter().enumerate().skip(1) {
            let end = starts.get(nth + 1).copied().unwrap_or(tokens.end);
            if is_name_word(&all[start]) && all[start].case != Case::Initial {
                self.add(text, start..end, Sort::Surname, full);
            }
        }
        // "Le Page" of "Nico Le Page", "von der Leyen"
        let is_particle = |at: &usize| is_particle(&text.document.word(*at).to_lowercase());
        if let [_, inner @ .., _] = &starts[..]
            && let Some(&first) = inner.iter().rev().take_while(|at| is_particle(at)).last()
        {
            self.add(text, first..tokens.end, Sort::Surname, full);
        }
        // "Park So-yeon": where the given name has a small second syllable, the surname comes first.
        if 1 < starts.len() && all[tokens.end - 1].case == Case::Lower && all[tokens.end - 1].gap == Gap::None {
            self.add(text, tokens.start..starts[1], Sort::Surname, full);
        }
    }

    /// The beginnings of an organization's name, the words that may stand for it after "the", and its initials.
    fn add_short_names(&mut self, text: &Text<'_>, reading: &Resolved, tokens: &Range<usize>) {
        let full = reading.span;
        // What a table lists has its short names there.
        let is_listed = matches!(reading.proposal, Proposal::Name { entry: Some(_), .. });
        let all = text.document.tokens();
        let words: Vec<_> = tokens.clone().filter(|i| is_name_word(&all[*i])).collect();
        if let (Some(entry), [_]) = (entry_of(reading), &words[..])
            && all[tokens.start].case == Case::Upper
        {
            self.add_heads_of_acronym(entry, full);
        }
        // What is longer is a list or a line of capitals, and all its beginnings would take quadratic time.
        if !(2..=LONGEST).contains(&words.len()) {
            return;
        }
        for &last in words[..words.len() - 1].iter().filter(|_| !is_listed) {
            let first_alone = last == tokens.start;
            if !(first_alone && (text.is_head(last) || text.standing.contains_key(&all[last].span))) {
                self.add(text, tokens.start..last + 1, Sort::Beginning, full);
            }
        }
        let is_acronym = 3 <= all[tokens.start].span.len() && all[tokens.start].case == Case::Upper;
        if is_listed && (is_acronym || is_of(reading, SHORTENED) && !text.is_head(tokens.start)) {
            self.add(text, tokens.start..tokens.start + 1, Sort::First, full);
        }
        self.add_ending(text, full, &words, is_listed);
        // "Mazembe" of "TP Mazembe", "Hilal" of "Al Hilal", "Kotoko" of the club Asante Kotoko
        if let [first, last] = words[..]
            && (all[first].span.len() <= if all[first].case == Case::Upper { 3 } else { 2 }
                || is_of(reading, &["sports"]))
            && last == first + 1
            && !text.is_head(last)
        {
            self.add(text, last..last + 1, Sort::Ending, full);
        }
        for &word in words.iter().filter(|word| text.is_head(**word) && all[**word].case == Case::Title) {
            self.add(text, word..word + 1, Sort::Head, full);
        }
        self.add_initials(text, full, words.into_iter());
    }

    /// "LGA" of an organization, "NSW" of a state.
    fn add_initials(&mut self, text: &Text<'_>, full: Span, words: impl Iterator<Item = usize>) {
        let initials: String = words.filter_map(|i| text.document.word(i).chars().next()).collect();
        if 2 <= initials.len() && !is_generic(&initials) {
            self.insert([fold_hash(&initials)].into_iter(), Sort::Initials, full, false);
        }
    }

    /// "the Department" of what the text has as an acronym alone, by its name in the table.
    fn add_heads_of_acronym(&mut self, entry: EntryId, full: Span) {
        for word in Lexicon::builtin().entry(entry).name.split(' ').filter(|word| 3 < word.len()) {
            self.insert([fold_hash(word)].into_iter(), Sort::Head, full, false);
        }
    }

    /// The last word of a company's name, before its legal form.
    fn add_ending(&mut self, text: &Text<'_>, full: Span, words: &[usize], is_listed: bool) {
        let legal = words.iter().rev().take_while(|word| text.cues(Some(**word)).any(Cues::LEGAL)).count();
        // "Kessler & Brandt GmbH" is not shortened to its second half.
        let is_whole = |last: usize| words[0] + words.len() - legal == last + 1;
        if let [_, .., last] = words[..words.len() - legal]
            && is_whole(last)
            && 0 < legal
            && !is_listed
            && !text.is_head(last)
        {
            self.add(text, last..last + 1, Sort::Ending, full);
        }
    }

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
            && (self.sort != Sort::Initials || here[0].case == Case::Upper)
            // "Barbados turf club" is another word for the Barbados Turf Club.
            && (self.sort != Sort::Whole || here.iter().all(|token| token.case != Case::Lower || token.is_glued() || token.span.len() <= 3))
    }

    fn candidate(&self, text: &Text<'_>, tokens: Range<usize>) -> Option<Candidate> {
        Some(Candidate {
            span: text.document.span_of(tokens.clone()),
            proposal: Proposal::Name { kind: self.kind(text), via: None, entry: None },
            confidence: self.belief(text, &tokens).filter(|belief| 0.5 <= *belief)?,
            evidence: Evidence::Definition { at: self.full },
        })
    }

    fn kind(&self, text: &Text<'_>) -> Kind {
        text.standing.get(&self.full).copied().unwrap_or(Kind::Organization)
    }

    /// How likely the part names the same thing here; none, if it is a part of another name.
    fn belief(&self, text: &Text<'_>, tokens: &Range<usize>) -> Option<f32> {
        let before = text.before(tokens.start);
        let is_led = || before.is_some_and(|before| is_name_word(&text.document.tokens()[before]));
        let may_be_longer = self.sort == Sort::Whole || self.sort == Sort::Surname && !is_led();
        let in_headline = may_be_longer && text.is_headline(tokens.start);
        if !in_headline && text.is_in_other_name(tokens.clone()) {
            return None;
        }
        let stands = text.document.span_of(tokens.clone());
        // "Kenya" of "Kenya Bankers Association" is Kenya; what a table has under an acronym, it is.
        if text.standing.get(&stands) == Some(&Kind::Country)
            || self.sort == Sort::First && text.entries.contains_key(&stands)
        {
            return None;
        }
        match self.sort {
            // What the tagger makes of a line of capitals is too long.
            _ if in_headline => Some(1.0),
            Sort::Whole => Some(0.9),
            Sort::Surname => belief_in_surname(text, tokens, before),
            // "Officine Valdarno" is the longer short form.
            Sort::Ending if before.is_some_and(|before| is_name_word(&text.document.tokens()[before])) => None,
            Sort::Beginning | Sort::Ending | Sort::First if tokens.len() == 1 => {
                let is_other = is_common(text, tokens.start, before)
                    || text.cues(before).any(Cues::LOCATIVE | Cues::MOTION) && !text.is_owned(tokens.start)
                    || before.is_some_and(|before| is_determiner(text.document.word(before)));
                let is_taken_for_person = text.standing.get(&stands) == Some(&Kind::Person);
                (!is_other).then_some(if self.is_company || is_taken_for_person && self.sort != Sort::Beginning {
                    0.985
                } else {
                    0.7
                })
            }
            // "The Museum of Flight" is no museum that was named before.
            Sort::Head if !text.is_head(tokens.start) => None,
            Sort::Head => (follows_article(text, before) && !goes_on_with_of(text, tokens.end)).then_some(0.8),
            Sort::Water => follows_article(text, before).then_some(0.985),
            // "the CV" of "Comando Vermelho"
            Sort::Initials if stands.len() == 2 && self.kind(text) == Kind::Organization => {
                follows_article(text, before).then_some(0.98)
            }
            Sort::Beginning | Sort::Ending | Sort::Initials | Sort::First => Some(0.85),
        }
    }
}

/// "Preston" is the person again, unless the sentence puts it on a map.
fn belief_in_surname(text: &Text<'_>, tokens: &Range<usize>, before: Option<usize>) -> Option<f32> {
    if is_common(text, tokens.start, before) || text.cues(before).any(Cues::LOCATIVE | Cues::MOTION) {
        return None;
    }
    let speaks = text.cues(Some(tokens.end)).any(Cues::SPEECH) || text.cues(before).any(Cues::SPEECH);
    let is_human = || text.cues(Some(tokens.end)).any(Cues::HUMAN) || text.is_he(tokens.start);
    match text.standing.get(&text.document.span_of(tokens.clone())) {
        Some(Kind::Country | Kind::Figure) => None,
        Some(Kind::Organization) if is_human() => Some(0.99),
        Some(Kind::Organization) => speaks.then_some(0.97),
        Some(Kind::Place) => Some(if speaks { 0.99 } else { 0.9 }),
        Some(Kind::Person) | None => Some(if speaks { 0.92 } else { 0.8 }),
    }
}

/// Types of listed organizations whose first word may stand for them.
const SHORTENED: &[&str] = &["company", "bank", "airline", "university", "think-tank"];

/// True of what a table has as an organization of one of these types.
fn is_of(reading: &Resolved, types: &[&str]) -> bool {
    let category = entry_of(reading).and_then(|entry| Lexicon::builtin().category(entry));
    category.is_some_and(|category| types.contains(&category))
}

/// Words before which a company's short name doesn't stand: "its Kimberley project" is no organization's.
fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "The" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "this" | "that" | "every")
}

/// True of the words that begin most sentences; the surname He can't be told from them.
fn opens_sentences(word: &str) -> bool {
    const WORDS: [&str; 10] = ["the", "a", "an", "it", "he", "she", "we", "they", "i", "you"];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn goes_on_with_of(text: &Text<'_>, index: usize) -> bool {
    let is_name = |token: &Token| is_name_word(token) || token.kind == TokenKind::Number;
    text.document.word(index) == "of" && text.token(index + 1).is_some_and(is_name)
}

fn follows_article(text: &Text<'_>, before: Option<usize>) -> bool {
    before.is_some_and(|before| matches!(text.document.word(before), "the" | "The"))
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
        check("FC Zorbla lost. A bid for Zorbla failed.", "Zorbla", Kind::Organization, &[1]);
        let council = "The Tamar Land Council met. The Council adjourned.";
        check(council, "Council", Kind::Organization, &[1]);
        let quoted = "The Tamar Land Council met. \"The Council is tired,\" she said.";
        check(quoted, "Council", Kind::Organization, &[1]);
        check("Shares in Redgum Lithium Ltd rose. Redgum has sold a mine.", "Redgum", Kind::Organization, &[1]);
        check("Redgum Lithium Ltd rose. A stake in Redgum is dear.", "Redgum", Kind::Organization, &[1]);
        check("The Open Valley Foundation pays. So said an OVF clerk.", "OVF", Kind::Organization, &[0]);
        check("The Frente Zorbla met. The FZ split.", "FZ", Kind::Organization, &[0]);
        check("The Open Valley Foundation pays. So said a clerk of ABQ.", "ABQ", Kind::Organization, &[]);
        check("The Sunday Standard asked him. He left on Sunday.", "Sunday", Kind::Organization, &[]);
    }
}
