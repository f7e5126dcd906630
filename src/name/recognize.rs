use std::ops::Range;

use super::decode::{Decoder, Scores};
use super::keys::Keys;
use super::memory::Memory;
use super::model::Model;
use super::posterior::Posterior;
use super::tag::{Sort, Tag, names};
use super::view::for_each_segment;
use crate::entity::{Candidate, Evidence, Kind, Proposal, Via};
use crate::figure::{is_index, is_weekday};
use crate::lexicon::{Agreement, Class, EntryId, Match, starting_at};
use crate::recognize::is_generic;
use crate::text::{Document, Span, fold_hash};

/// Proposes the names of a document, each with the model's calibrated probability.
///
/// Listed names are evidence among other evidence: a listed word that its sentence uses otherwise isn't proposed, and a
/// name that no table has is. A place that the lexicon knows as a country is proposed as one, a people's name as its
/// country's, by demonym. In a text without capital letters nothing is proposed: the capital is the first sign of a name.
///
/// `others` are what other recognizers propose, sorted by span: the model says of each, too, how likely it is.
/// Takes time and memory linear in the text.
pub fn recognize<'c>(document: &Document, matches: &[Match], others: &'c [Candidate], model: &Model) -> Vec<Candidate> {
    let reading = Reading::new(document, matches, model);
    let mut belief = Belief::new(&reading, model);
    let place = |other: &'c Candidate| Some((reading.place(document.tokens_in(other.span))?, other));
    let mut others = others.iter().filter_map(place).peekable();
    let (mut candidates, mut weighed) = (Vec::new(), Vec::new());
    for (number, part) in reading.segments.iter().enumerate() {
        for (tokens, sort) in names(&reading.tags[reading.range(number)]) {
            let probability = model.calibrated(belief.of(number, &tokens, sort), sort);
            let first = part.token as usize;
            let tokens = first + tokens.start..first + tokens.end;
            let tokens = if sort == Sort::Person { without_titles(document, tokens, matches) } else { tokens };
            if is_none(document, &tokens, sort) {
                continue;
            }
            let Some((kind, via, entry)) = link(&tokens, sort, matches) else { continue };
            let proposal = Proposal::Name { kind, via, entry };
            candidates.push(candidate(document.span_of(tokens), proposal, probability));
        }
        while let Some(((_, tokens), other)) = others.next_if(|((part, _), _)| *part == number) {
            let probability = |sort: &Sort| model.calibrated(belief.of(number, &tokens, *sort), *sort);
            let best = sorts(&other.proposal).iter().map(probability).max_by(f32::total_cmp);
            weighed.extend(best.map(|best| candidate(other.span, other.proposal.clone(), best)));
        }
    }
    candidates.append(&mut weighed);
    candidates
}

fn candidate(span: Span, proposal: Proposal, probability: f32) -> Candidate {
    Candidate { span, proposal, confidence: probability, evidence: Evidence::Model { probability } }
}

/// The sorts by which the model may know a proposed name.
fn sorts(proposal: &Proposal) -> &'static [Sort] {
    match proposal {
        Proposal::Name { kind: Kind::Organization, .. } => &[Sort::Organization],
        Proposal::Name { kind: Kind::Person, .. } => &[Sort::Person],
        Proposal::Name { kind: Kind::Country, .. } => &[Sort::Place, Sort::People],
        Proposal::Name { kind: Kind::Place, .. } => &[Sort::Place],
        Proposal::Name { kind: Kind::Figure, .. } | Proposal::Figure(_) => &[],
    }
}

/// A document as the model has read it: the tags of all that its gate lets through.
#[derive(Debug)]
pub struct Reading {
    segments: Vec<Part>,
    scores: Vec<Scores>,
    tags: Vec<Tag>,
}

/// A segment: its first token, and where its scores and tags start.
#[derive(Clone, Copy, Debug)]
struct Part {
    token: u32,
    start: u32,
}

impl Reading {
    /// Reads a document twice: by itself, then with what the first reading found in all of it.
    pub fn new(document: &Document, matches: &[Match], model: &Model) -> Self {
        // Room for what a text of news has in it: a list that grows leaves a hole behind.
        let room = document.tokens().len() / 4;
        let mut reading = Self {
            segments: Vec::with_capacity(room / 3),
            scores: Vec::with_capacity(room),
            tags: Vec::with_capacity(room),
        };
        let (mut keys, mut decoder) = (Keys::new(), Decoder::default());
        for_each_segment(document, matches, &model.vocabulary, |view, segment| {
            let part = Part { token: (view.first + segment.start) as u32, start: reading.scores.len() as u32 };
            reading.segments.push(part);
            model.score(view, segment, &mut keys, &mut reading.scores);
        });
        reading.decode(model, &mut decoder);
        reading.remember(document, model, &mut keys);
        reading.decode(model, &mut decoder);
        reading
    }

    fn decode(&mut self, model: &Model, decoder: &mut Decoder) {
        self.tags.clear();
        for number in 0..self.segments.len() {
            let range = self.range(number);
            decoder.decode(&self.scores[range], &model.transitions, &mut self.tags);
        }
    }

    /// Adds to the scores what the first reading says of the same words elsewhere.
    fn remember(&mut self, document: &Document, model: &Model, keys: &mut Keys) {
        let mut memory = Memory::default();
        for (number, part) in self.segments.iter().enumerate() {
            memory.add(document, part.token as usize, &self.tags[self.range(number)]);
        }
        for (number, part) in self.segments.iter().enumerate() {
            for (offset, at) in self.range(number).enumerate() {
                let (token, tag) = (part.token as usize + offset, self.tags[at]);
                memory.for_each_key(document, token, tag, |key| keys.push(key));
                model.add_keys(keys, &mut self.scores[at]);
            }
        }
    }

    /// The segment that holds all of `tokens`, and where in it they are.
    fn place(&self, tokens: Range<usize>) -> Option<(usize, Range<usize>)> {
        let after = self.segments.partition_point(|part| part.token as usize <= tokens.start);
        let number = after.checked_sub(1)?;
        let first = self.segments[number].token as usize;
        let inside = tokens.end <= first + self.range(number).len();
        inside.then(|| (number, tokens.start - first..tokens.end - first))
    }

    /// Where the scores and tags of a segment are.
    fn range(&self, number: usize) -> Range<usize> {
        let end = self.segments.get(number + 1).map_or(self.scores.len(), |next| next.start as usize);
        self.segments[number].start as usize..end
    }

    /// Shows each name: its tokens, what it is of, and the model's own probability, from 0 to 1.
    pub fn for_each_name(&self, model: &Model, mut visit: impl FnMut(Range<usize>, Sort, f32)) {
        let mut belief = Belief::new(self, model);
        for (number, part) in self.segments.iter().enumerate() {
            let first = part.token as usize;
            for (tokens, sort) in names(&self.tags[self.range(number)]) {
                let probability = belief.of(number, &tokens, sort);
                visit(first + tokens.start..first + tokens.end, sort, probability);
            }
        }
    }
}

/// The model's own probabilities of names. A segment's are computed when the first of them is asked for.
struct Belief<'r> {
    reading: &'r Reading,
    posterior: Posterior<'r>,
    read: Option<usize>,
}

impl<'r> Belief<'r> {
    fn new(reading: &'r Reading, model: &'r Model) -> Self {
        Self { reading, posterior: Posterior::new(&model.transitions), read: None }
    }

    /// The probability, from 0 to 1, that these tokens of a segment are a name of this sort.
    fn of(&mut self, segment: usize, tokens: &Range<usize>, sort: Sort) -> f32 {
        if self.read != Some(segment) {
            self.posterior.read(&self.reading.scores[self.reading.range(segment)]);
            self.read = Some(segment);
        }
        self.posterior.of_name(tokens.clone(), sort)
    }
}

/// True of what is no name, however much it looks like one: "the MRI", "Annex II", "Mondays".
fn is_none(document: &Document, tokens: &Range<usize>, sort: Sort) -> bool {
    let numeral = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'I' | b'V' | b'X'));
    match (sort, tokens.len()) {
        (Sort::Organization, 1) => is_generic(document.word(tokens.start)),
        (Sort::Place, 1) => document.word(tokens.start).strip_suffix('s').is_some_and(|day| is_weekday(fold_hash(day))),
        (Sort::Place, 2) => is_index(document.tokens()[tokens.start].hash) && numeral(document.word(tokens.start + 1)),
        _ => false,
    }
}

/// A person's name without the titles that some writers count in: those of the table, and callings by their endings.
fn without_titles(document: &Document, mut name: Range<usize>, matches: &[Match]) -> Range<usize> {
    while let Some(title) = starting_at(matches, name.start).iter().find(|found| {
        found.class == Class::Title && found.agreement == Agreement::Exact && (found.tokens.end as usize) < name.end
    }) {
        name.start = title.tokens.end as usize;
    }
    let is_calling = |word: &str| ["ologist", "ographer", "ician", "iatrist"].iter().any(|end| word.ends_with(end));
    if 2 < name.len() && is_calling(document.word(name.start)) {
        name.start += 1;
    }
    name
}

/// The kind of a name, and the entry that it names: of the entries of its very tokens the first that fits its sort.
fn link(tokens: &Range<usize>, sort: Sort, matches: &[Match]) -> Option<(Kind, Option<Via>, Option<EntryId>)> {
    let find = |classes: &[Class]| {
        let mut exact =
            starting_at(matches, tokens.start).iter().filter(|found| found.tokens.end as usize == tokens.end);
        exact.find(|found| classes.contains(&found.class)).map(|found| found.entry)
    };
    let country = || {
        let by = |class, via| find(&[class]).map(|entry| (Kind::Country, Some(via), entry));
        by(Class::CountryName, Via::Name).or_else(|| by(Class::CountryAbbreviation, Via::Abbreviation))
    };
    let demonym = || find(&[Class::Demonym]).map(|entry| (Kind::Country, Some(Via::Demonym), entry));
    match sort {
        Sort::Organization => {
            // Which of several bodies "Congress" is, and whether it is one of the tables' at all, they say themselves.
            let entry = find(&[Class::Organization]).flatten();
            if entry.is_some() {
                return Some((Kind::Organization, None, entry));
            }
            // "The Kremlin" is a place that stands for a government, as "Ankara" is. No organization is called just "Ugandan":
            // the word is a people's, whatever stands around it.
            let seat = || find(&[Class::Seat]).map(|entry| (Kind::Place, None, entry));
            demonym().or_else(seat).or(Some((Kind::Organization, None, None)))
        }
        Sort::Person => Some((Kind::Person, None, None)),
        Sort::Place => {
            let entry = find(&[Class::Seat, Class::City, Class::Town, Class::Region]);
            let place = || Some((Kind::Place, None, entry.flatten()));
            country().or_else(|| if entry.is_none() { demonym() } else { None }).or_else(place)
        }
        Sort::People => demonym().or_else(country),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The names of a text as "kind:surface".
    fn names(text: &str) -> Vec<String> {
        let document = Document::new(text);
        let candidates = recognize(&document, &Lexicon::builtin().find(&document), &[], Model::builtin());
        let kind = |candidate: &Candidate| match candidate.proposal {
            Proposal::Name { kind, .. } => kind,
            Proposal::Figure(_) => Kind::Figure,
        };
        candidates.iter().map(|candidate| format!("{}:{}", kind(candidate), candidate.span.of(text))).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn names_that_no_table_has() {
        check(
            "Foreign Minister Arvana Tolmek met officials of the Drevna Workers' Union in Zadrow on Monday.",
            &["person:Arvana Tolmek", "organization:Drevna Workers' Union", "place:Zadrow"],
        );
        check(
            "Tolmek, who joined Corvane Energy Inc. in 2011, declined to comment.",
            &["person:Tolmek", "organization:Corvane Energy Inc."],
        );
    }

    #[test]
    fn names_go_on_behind_hyphens() {
        check(
            "President Yun Sok-hyol met Prime Minister Anucha Chan-o-wat and the New Jersey-based singer Nam Jae-in.",
            &["person:Yun Sok-hyol", "person:Anucha Chan-o-wat", "place:New Jersey", "person:Nam Jae-in"],
        );
        check("The Nairobi-born writer left the Kenya-led mission.", &["place:Nairobi", "country:Kenya"]);
    }

    #[test]
    fn ordinals_are_in_names() {
        check("Ships of the 6th Fleet sailed on the 4th of March.", &["organization:6th Fleet"]);
    }

    #[test]
    fn a_demonym_alone_is_no_organization() {
        check("Ugandan officials were more hopeful.", &["country:Ugandan"]);
    }

    #[test]
    fn countries_by_name_and_by_demonym() {
        check(
            "Kenya said on Tuesday that Ethiopian troops had crossed the border.",
            &["country:Kenya", "country:Ethiopian"],
        );
        check("The U.S. and the UK signed it.", &["country:U.S.", "country:UK"]);
    }

    #[test]
    fn context_decides_what_a_listed_word_is() {
        check("Michael Jordan scored 30 points.", &["person:Michael Jordan"]);
        check("They roasted a turkey for dinner.", &[]);
    }

    #[test]
    fn generic_acronyms_and_numbered_things_are_no_names() {
        check("The MRI showed it, and so did the DNA.", &[]);
        check("Annex IV is missing; water comes to Zone 6 on Mondays.", &[]);
    }

    #[test]
    fn nothing_without_a_name() {
        for text in
            ["", "Nothing happened.", "The weather was fine on Monday, and The End came.", "1,200 people died", "- - -"]
        {
            check(text, &[]);
        }
    }

    #[test]
    fn capitals_are_read_and_lower_case_is_not() {
        check("KENYA SENDS TROOPS TO SOMALIA", &["country:KENYA", "country:SOMALIA"]);
        check("kenya sends troops to somalia, reuters said", &[]);
    }

    #[test]
    fn names_do_not_go_over_ends_of_lines_and_cells() {
        check("Talks in Nairobi\n\nKenya won.", &["place:Nairobi", "country:Kenya"]);
        check("Arvana Tolmek\tNadia Corvane\t12", &["person:Arvana Tolmek", "person:Nadia Corvane"]);
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        check("General Arvana Tolmek resigned.", &["person:Arvana Tolmek"]);
    }

    #[test]
    fn confidence_is_a_probability() {
        let document = Document::new("Reuters reported that Angela Merkel flew to Paris, Texas.");
        let candidates = recognize(&document, &Lexicon::builtin().find(&document), &[], Model::builtin());
        assert!(!candidates.is_empty());
        assert!(candidates.iter().all(|candidate| 0.0 < candidate.confidence && candidate.confidence < 1.0));
    }
}
