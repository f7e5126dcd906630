use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::EntryId;
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
    /// Why, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// Less than this, and a careful reader would rather see nothing marked.
const LEAST_CONFIDENCE: f32 = 0.5;

/// Decides which candidates stand: sorted by start, longer first, two of them disjoint or one inside of the other.
///
/// Candidates of the same span are one reading, the best supported one. Of readings that overlap the weightiest stands
/// (see `weight`); names inside of an organization's name stand as nested ones. Takes n log n steps.
pub fn resolve(text: &str, candidates: Vec<Candidate>) -> Vec<Resolved> {
    let mut readings = readings(candidates);
    readings.retain(|reading| LEAST_CONFIDENCE <= reading.confidence);
    readings.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.span.cmp(&b.span)));
    let mut outer = Disjoint::default();
    let (mut standing, rest): (Vec<_>, Vec<_>) = readings.into_iter().partition(|reading| outer.insert(reading.span));
    standing.sort_by_key(|reading| reading.span);
    let mut inner = Disjoint::default();
    for mut reading in rest {
        if nests(text, &reading, &standing) && inner.insert(reading.span) {
            reading.nested = true;
            standing.push(reading);
        }
    }
    standing.sort_by_key(|reading| (reading.span.start, Reverse(reading.span.end)));
    standing
}

/// How much a reading weighs against one that overlaps it: belief first, then length, for the longer of two good
/// names is the whole name ("Bank of China" against "China").
fn weight(reading: &Resolved) -> f32 {
    /// What a letter more weighs, and how many letters count.
    const LETTER: f32 = 0.03;
    const LETTERS: u32 = 30;
    reading.confidence + LETTER * reading.span.len().min(LETTERS) as f32
}

/// Spans of which no two overlap.
#[derive(Default)]
struct Disjoint(BTreeMap<u32, u32>);

impl Disjoint {
    /// Adds `span` if it overlaps none of the others.
    fn insert(&mut self, span: Span) -> bool {
        let before = self.0.range(..span.end).next_back();
        if before.is_some_and(|(_, end)| span.start < *end) {
            return false;
        }
        self.0.insert(span.start, span.end);
        true
    }
}

/// True if `reading` lies inside of a standing organization's name, as another name that a table or the user lists: a part
/// of a name looks like a name too often to be believed for its shape.
fn nests(text: &str, reading: &Resolved, standing: &[Resolved]) -> bool {
    let at = standing.partition_point(|other| other.span.start <= reading.span.start);
    let Some(outer) = standing[..at].last().filter(|other| other.span.contains(reading.span)) else { return false };
    let entry = entry_of(&reading.proposal);
    let is_added = reading.evidence.iter().any(|evidence| matches!(evidence, Evidence::Dictionary { .. }));
    let listed = is_added || entry.is_some() && entry != entry_of(&outer.proposal);
    listed && kind_of(&outer.proposal) == Kind::Organization && !is_half_of_compound(text, reading, outer.span)
}

/// True of an organization that a hyphen ties to the rest of the name around it: "ISIS" in "ISIS-K" isn't meant.
fn is_half_of_compound(text: &str, reading: &Resolved, outer: Span) -> bool {
    let dash = ['-', '‐', '‑', '–'];
    let before = &text[outer.start as usize..reading.span.start as usize];
    let after = &text[reading.span.end as usize..outer.end as usize];
    kind_of(&reading.proposal) == Kind::Organization && (before.ends_with(dash) || after.starts_with(dash))
}

fn entry_of(proposal: &Proposal) -> Option<EntryId> {
    match proposal {
        Proposal::Name { entry, .. } => *entry,
        Proposal::Figure(_) => None,
    }
}

fn kind_of(proposal: &Proposal) -> Kind {
    match proposal {
        Proposal::Name { kind, .. } => *kind,
        Proposal::Figure(_) => Kind::Figure,
    }
}

/// One reading a span: the best supported of all that was proposed for it.
fn readings(mut candidates: Vec<Candidate>) -> Vec<Resolved> {
    candidates.sort_by_key(|candidate| candidate.span);
    let same_span = candidates.chunk_by(|a, b| a.span == b.span);
    same_span.map(best_reading).collect()
}

/// Recognizers that agree on the kind add up, as independent witnesses do; those that don't are outvoted.
fn best_reading(candidates: &[Candidate]) -> Resolved {
    let belief = |candidate: &Candidate| belief(candidates, kind_of(&candidate.proposal));
    let rank = |a: &&Candidate, b: &&Candidate| {
        // Who it is, the tables know better than the tagger, which takes the first entry with such a name.
        let listed = |candidate: &Candidate| {
            let by_table = matches!(candidate.evidence, Evidence::Table { .. } | Evidence::Dictionary { .. });
            (entry_of(&candidate.proposal).is_some(), by_table)
        };
        let by_belief = belief(a).total_cmp(&belief(b));
        by_belief.then(listed(a).cmp(&listed(b))).then(a.confidence.total_cmp(&b.confidence))
    };
    // Of equals the first: `max_by` takes the last one.
    let best = candidates.iter().rev().max_by(rank).expect("a chunk is never empty");
    let kind = kind_of(&best.proposal);
    let mut witnesses: Vec<_> = candidates.iter().filter(|c| kind_of(&c.proposal) == kind).collect();
    witnesses.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    Resolved {
        span: best.span,
        proposal: best.proposal.clone(),
        confidence: belief(best),
        nested: false,
        evidence: witnesses.into_iter().map(|witness| witness.evidence.clone()).collect(),
    }
}

/// The belief of all witnesses for `kind` together. Two of one sort ("two rows of the tables") count as the better one.
///
/// The tagger has weighed the tables, the form and the sentence already: where it finds a name the other witnesses add
/// little, and where it finds none they are doubted. Both factors were chosen on annotated news.
fn belief(candidates: &[Candidate], kind: Kind) -> f32 {
    /// What the belief of the others is worth where the tagger agrees, and where it doesn't.
    const SECOND: f32 = 0.3;
    const ALONE: f32 = 0.6;
    let mut doubts = [1.0_f32; 7];
    for candidate in candidates.iter().filter(|candidate| kind_of(&candidate.proposal) == kind) {
        let doubt = &mut doubts[source(&candidate.evidence)];
        *doubt = doubt.min(1.0 - candidate.confidence);
    }
    let doubt = |sources: &[usize]| sources.iter().map(|source| doubts[*source]).product::<f32>();
    let others = 1.0 - doubt(&[0, 1, 3]);
    let weight = if doubts[MODEL] < 1.0 { SECOND } else { ALONE };
    1.0 - (1.0 - weight * others) * doubt(&[DEFINITION, MODEL, RULE, DICTIONARY])
}

const DEFINITION: usize = 2;
const MODEL: usize = 4;
const RULE: usize = 5;
const DICTIONARY: usize = 6;

const fn source(evidence: &Evidence) -> usize {
    match evidence {
        Evidence::Table { .. } => 0,
        Evidence::Shape { .. } => 1,
        Evidence::Definition { .. } => DEFINITION,
        Evidence::Context { .. } => 3,
        Evidence::Model { .. } => MODEL,
        Evidence::Rule { .. } => RULE,
        Evidence::Dictionary { .. } => DICTIONARY,
    }
}
