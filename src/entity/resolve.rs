use std::collections::BTreeMap;

use super::belief::{Least, Reading, entry_of, kind_of, readings, sort};
use super::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::Lexicon;
use crate::recognize::Cues;
use crate::text::Span;

/// A candidate that stands, with the evidence of all recognizers that agree on it.
#[derive(Clone, PartialEq, Debug)]
pub struct Resolved {
    /// Where.
    pub span: Span,
    /// What it is.
    pub proposal: Proposal,
    /// Belief, from 0 to 1.
    pub confidence: f32,
    /// True if it lies inside of another one.
    pub nested: bool,
    /// True if the surest of its witnesses is a word in it or beside it.
    pub is_told: bool,
    /// Why, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// Less than this, and a careful reader would rather see nothing marked. A name that is as likely right as wrong costs a
/// reader less than a name that is missing.
const LEAST_CONFIDENCE: f32 = 0.45;

/// Inside of another name the tagger says nothing: the table alone must be this sure.
const LEAST_NESTED_CONFIDENCE: f32 = 0.8;

/// Decides which candidates stand: sorted by start, longer first, two of them disjoint or one inside of the other.
///
/// Candidates of the same span are one reading, the best supported one. Of readings that overlap the weightiest stands
/// (see `weight`); names inside of an organization's name stand as nested ones. Takes n log n steps, and leaves the
/// candidates sorted by span.
pub fn resolve(text: &str, candidates: &mut [Candidate]) -> Vec<Resolved> {
    standing(text, candidates).iter().map(Reading::resolved).collect()
}

/// As [`resolve`], without the evidence: the second look asks for none, and it would take memory for every name.
pub fn first_look(text: &str, candidates: &mut [Candidate]) -> Vec<Resolved> {
    standing(text, candidates).iter().map(Reading::outline).collect()
}

fn standing<'c>(text: &str, candidates: &'c mut [Candidate]) -> Vec<Reading<'c>> {
    let least = Least { alone: LEAST_CONFIDENCE, listed: LEAST_NESTED_CONFIDENCE };
    sort(candidates);
    let mut readings = readings(candidates, &least);
    let mut start = 0;
    while start < readings.len() {
        let end = start + overlapping(&readings[start..]);
        judge(text, &mut readings[start..end]);
        start = end;
    }
    readings.retain(|reading| reading.stands);
    // Readings of one start are sorted by end: the longer ones are to come first.
    readings.chunk_by_mut(|a, b| a.best.span.start == b.best.span.start).for_each(<[_]>::reverse);
    readings
}

/// How many of the first readings hang together, each overlapping one before it: most names stand alone.
fn overlapping(readings: &[Reading<'_>]) -> usize {
    let mut end = 0;
    let reaches = |reading: &&Reading<'_>| {
        let span = reading.best.span;
        let overlaps = end == 0 || span.start < end;
        end = end.max(span.end);
        overlaps
    };
    readings.iter().take_while(reaches).count()
}

/// Decides which of the readings that hang together stand.
fn judge(text: &str, readings: &mut [Reading<'_>]) {
    if let [alone] = readings {
        alone.stands = LEAST_CONFIDENCE <= alone.confidence;
        return;
    }
    let mut order: Vec<usize> = (0..readings.len()).collect();
    // Readings are sorted by span, and of two as weighty the first one comes first. Numbers above 0 sort as their bits do.
    order.sort_by_cached_key(|index| u64::from(!weight(&readings[*index]).to_bits()));
    let mut outer = Disjoint::default();
    for &index in &order {
        let reading = &mut readings[index];
        reading.stands = LEAST_CONFIDENCE <= reading.confidence && outer.insert(reading.best.span);
    }
    let standing: Vec<_> = (0..readings.len()).filter(|index| readings[*index].stands).collect();
    let mut inner = Disjoint::default();
    // What the tables list is a whole name inside of another one: of Trinidad and Tobago, not of Trinidad.
    let listed = |reading: &Reading<'_>| entry_of(&reading.best.proposal).map_or(0, |_| reading.best.span.len());
    order.retain(|index| standing.binary_search(index).is_err());
    if 1 < order.len() {
        order.sort_by_cached_key(|index| {
            let reading = &readings[*index];
            u64::from(!reading.is_users()) << u32::BITS | u64::from(!listed(reading))
        });
    }
    for index in order {
        let reading = &readings[index];
        if nests(text, reading, readings, &standing) && inner.insert(reading.best.span) {
            nest(&mut readings[index]);
        }
    }
}

/// How much a reading weighs against one that overlaps it: belief first, then length, for the longer of two good
/// names is the whole name ("Bank of China" against "China"). A place that no table lists doesn't outweigh a name that its
/// table is certain of: a "China-Pakistan Economic Corridor" is of two countries.
fn weight(reading: &Reading<'_>) -> f32 {
    /// What a letter more weighs, and how many letters count.
    const LETTER: f32 = 0.008;
    const LETTERS: u32 = 30;
    let weight = reading.confidence + LETTER * reading.best.span.len().min(LETTERS) as f32;
    let is_new_place = reading.listed == 0.0 && kind_of(&reading.best.proposal) == Kind::Place;
    if is_new_place { weight.min(1.0) } else { weight }
}

/// Spans of which no two overlap. The first few are looked through: seldom do more names hang together.
#[derive(Default)]
struct Disjoint {
    few: [Span; 4],
    others: BTreeMap<u32, u32>,
}

impl Disjoint {
    /// Adds `span` if it overlaps none of the others.
    fn insert(&mut self, span: Span) -> bool {
        let before = self.others.range(..span.end).next_back();
        if self.few.iter().any(|other| other.overlaps(span)) || before.is_some_and(|(_, end)| span.start < *end) {
            return false;
        }
        match self.few.iter_mut().find(|other| other.is_empty()) {
            Some(free) => *free = span,
            None => drop(self.others.insert(span.start, span.end)),
        }
        true
    }
}

/// True if `reading` lies inside of a standing organization's name, as another name that a table or the user lists: a part
/// of a name looks like a name too often to be believed for its shape. What is called after a place may be a place, too:
/// "Galle International Stadium".
fn nests(text: &str, reading: &Reading<'_>, readings: &[Reading<'_>], standing: &[usize]) -> bool {
    let span = reading.best.span;
    let at = standing.partition_point(|other| readings[*other].best.span.start <= span.start);
    let outer = standing[..at].last().map(|index| readings[*index].best);
    let Some(outer) = outer.filter(|other| other.span.contains(span)) else { return false };
    let entry = entry_of(&reading.best.proposal);
    let other_name = entry.is_none() || entry != entry_of(&outer.proposal);
    let is_believed = || LEAST_NESTED_CONFIDENCE <= reading.listed && !is_part_of_compound(text, reading.best, outer);
    other_name
        && outer.span != span
        && (kind_of(&outer.proposal) == Kind::Organization || is_called_after(text, outer, reading.best))
        && (reading.is_users() || is_believed())
}

/// True of a place that no table lists, whose name begins with that of another place and ends with what is there. Its
/// "District" is no other one.
fn is_called_after(text: &str, outer: &Candidate, inner: &Candidate) -> bool {
    let is_new_place = kind_of(&outer.proposal) == Kind::Place && entry_of(&outer.proposal).is_none();
    let last_word = || outer.span.of(text).rsplit(' ').next().unwrap_or_default();
    let is_there = |word: &str| {
        let cues = Cues::of_word(word);
        // "Tuguegarao City" is Tuguegarao.
        cues.any(Cues::TERRAIN | Cues::LOCAL) && !cues.any(Cues::PROVINCE) && !word.eq_ignore_ascii_case("city")
    };
    is_new_place
        && kind_of(&inner.proposal) == Kind::Place
        && outer.span.start == inner.span.start
        && is_there(last_word())
}

/// True of an organization that isn't meant: "ISIS" in "ISIS-K", to which a hyphen ties it, "Red Cross" in "Kenya Red Cross",
/// which is one of its kind, and "Greenpeace" in "Greenpeace Africa", which is a part of it. A mission of the United Nations is
/// theirs.
fn is_part_of_compound(text: &str, reading: &Candidate, outer: &Candidate) -> bool {
    if kind_of(&reading.proposal) != Kind::Organization {
        return false;
    }
    let dash = ['-', '‐', '‑', '–'];
    let before = &text[outer.span.start as usize..reading.span.start as usize];
    let after = &text[reading.span.end as usize..outer.span.end as usize];
    let last = before.trim_end().rsplit([' ', '-']).next().unwrap_or_default();
    let is_kind = last == "and" || last.starts_with(char::is_uppercase);
    let category = |candidate: &Candidate| entry_of(&candidate.proposal).and_then(|id| Lexicon::builtin().category(id));
    let mut words = after.split_whitespace();
    let goes_on = matches!(words.next(), Some("of" | "on" | "for"));
    let is_branch =
        category(reading) != Some("igo") && !after.is_empty() && (words.next().is_none() || category(outer).is_some());
    before.ends_with(dash) || after.starts_with(dash) || is_kind || goes_on || is_branch
}

fn nest(reading: &mut Reading<'_>) {
    (reading.stands, reading.nested) = (true, true);
    reading.confidence = reading.listed;
}

#[cfg(test)]
mod tests {
    /// Asserts the organizations inside of other names.
    fn check(text: &str, expected: &[&str]) {
        let mentions = crate::analyze(text).mentions;
        let nested = mentions.iter().filter(|mention| mention.nested && mention.kind == crate::Kind::Organization);
        assert_eq!(nested.map(|mention| mention.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_branch_is_not_the_organization_after_which_it_is_called() {
        check("Greenpeace Africa has a boat.", &[]);
        check("The European Council on Foreign Relations met.", &[]);
        check("The Kenya Red Cross has tents.", &[]);
        check("The United Nations Mission in South Sudan has tents.", &["United Nations"]);
    }
}
