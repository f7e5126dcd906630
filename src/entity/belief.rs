//! One reading a span: what the recognizers say of the same words, weighed together.

use super::{Candidate, Evidence, Kind, Proposal, Resolved};
use crate::lexicon::EntryId;

/// What is proposed for one span, before it is judged against what overlaps it.
pub(super) struct Reading<'c> {
    /// The best supported of the candidates for the span.
    pub(super) best: &'c Candidate,
    /// All of them, the surest first.
    candidates: &'c [Candidate],
    /// Belief, from 0 to 1.
    pub(super) confidence: f32,
    /// The belief of the tables and of the user's dictionaries alone, from 0 to 1.
    pub(super) listed: f32,
    /// True if it stands within another name.
    pub(super) nested: bool,
    /// True if it stands at all.
    pub(super) stands: bool,
}

/// A belief from here on stands whatever the tagger says: so long a listed name is no accident, nor is "her husband, Chad,".
pub(crate) const CERTAIN: f32 = 0.98;

/// The least belief with which a reading can stand: alone, or by the tables within another name.
pub(super) struct Least {
    pub(super) alone: f32,
    pub(super) listed: f32,
}

/// The best supported reading of every span, if it can stand. `candidates` are sorted.
pub(super) fn readings<'c>(candidates: &'c [Candidate], least: &Least) -> Vec<Reading<'c>> {
    let same_span = candidates.chunk_by(|a, b| a.span == b.span);
    let mut readings = Vec::with_capacity(candidates.len());
    readings.extend(same_span.filter_map(|candidates| best_reading(candidates, least)));
    readings
}

/// Sorts candidates by span, the surest of a span first; of equals, in their order.
pub(crate) fn sort(candidates: &mut [Candidate]) {
    // Numbers above 0 sort as their bits do, and one number to compare takes no branch.
    candidates
        .sort_by_key(|candidate| u128::from(candidate.span.rank()) << 32 | u128::from(!candidate.confidence.to_bits()));
}

/// Recognizers that agree on the kind add up, as independent witnesses do; those that don't are outvoted.
fn best_reading<'c>(candidates: &'c [Candidate], least: &Least) -> Option<Reading<'c>> {
    /// More than adding up loses.
    const ROUNDING: f32 = 0.01;
    // Many names of the tables are doubtful, and nothing else speaks for them.
    if let [only] = candidates
        && only.confidence + ROUNDING < least.alone.min(least.listed)
    {
        return None;
    }
    let mut beliefs = [None; Kind::ALL.len()];
    for kind in candidates.iter().map(|candidate| kind_of(&candidate.proposal)) {
        beliefs[kind as usize].get_or_insert_with(|| {
            let testimony = Testimony::of(candidates, kind);
            // A place that the text has elsewhere, or that says what it is, is as good as listed.
            let known = if kind == Kind::Place { testimony.definition.max(testimony.shape) } else { 0.0 };
            (testimony.belief(), testimony.table.max(testimony.user).max(known))
        });
    }
    let beliefs = |candidate: &Candidate| beliefs[kind_of(&candidate.proposal) as usize].unwrap_or_default();
    let rank = |a: &&Candidate, b: &&Candidate| {
        // Who it is, the tables know better than the tagger, which takes the first entry with such a name.
        let listed = |candidate: &Candidate| (entry_of(&candidate.proposal).is_some(), is_listed(&candidate.evidence));
        let by_belief = beliefs(a).0.total_cmp(&beliefs(b).0);
        by_belief.then_with(|| listed(a).cmp(&listed(b))).then_with(|| a.confidence.total_cmp(&b.confidence))
    };
    // Of equals the first: `max_by` takes the last one.
    let best = candidates.iter().rev().max_by(rank).expect("a chunk is never empty");
    let (confidence, listed) = beliefs(best);
    let can_stand = least.alone <= confidence || least.listed <= listed;
    can_stand.then_some(Reading { best, candidates, confidence, listed, nested: false, stands: false })
}

impl Reading<'_> {
    /// True if a dictionary of the user has it.
    pub(super) fn is_users(&self) -> bool {
        self.witnesses().any(|witness| matches!(witness.evidence, Evidence::Dictionary { .. }))
    }

    /// The candidates that agree on its kind.
    fn witnesses(&self) -> impl Iterator<Item = &Candidate> {
        let kind = kind_of(&self.best.proposal);
        self.candidates.iter().filter(move |candidate| kind_of(&candidate.proposal) == kind)
    }

    /// The reading as one that stands, with its evidence, the strongest first.
    pub(super) fn resolved(&self) -> Resolved {
        let mut evidence = Vec::with_capacity(self.candidates.len());
        evidence.extend(self.witnesses().map(|witness| witness.evidence.clone()));
        Resolved { evidence, ..self.outline() }
    }

    /// The reading as one that stands, without its evidence.
    pub(super) fn outline(&self) -> Resolved {
        let surest = self.witnesses().next();
        Resolved {
            span: self.best.span,
            proposal: self.best.proposal.clone(),
            confidence: self.confidence,
            nested: self.nested,
            is_told: surest.is_some_and(|witness| matches!(witness.evidence, Evidence::Shape { .. })),
            evidence: Vec::new(),
        }
    }
}

const fn is_listed(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::Table { .. } | Evidence::Dictionary { .. })
}

/// The strongest of each sort of witness for one kind: two witnesses of one sort ("two rows of the tables") know no more
/// than one.
#[derive(Clone, Copy, Default)]
struct Testimony {
    user: f32,
    table: f32,
    shape: f32,
    definition: f32,
    rule: f32,
    model: f32,
}

impl Testimony {
    /// What is said for a kind.
    fn of(candidates: &[Candidate], kind: Kind) -> Self {
        let mut testimony = Self::default();
        for candidate in candidates.iter().filter(|candidate| kind_of(&candidate.proposal) == kind) {
            let strongest = match candidate.evidence {
                Evidence::Dictionary { .. } => &mut testimony.user,
                Evidence::Table { .. } => &mut testimony.table,
                Evidence::Shape { .. } => &mut testimony.shape,
                Evidence::Definition { .. } => &mut testimony.definition,
                Evidence::Rule { .. } => &mut testimony.rule,
                Evidence::Model { .. } => &mut testimony.model,
                Evidence::Context { .. } => continue,
            };
            *strongest = strongest.max(candidate.confidence);
        }
        testimony
    }

    /// The belief of all witnesses together.
    ///
    /// The tagger has read the tables, too, and the sentence with them: what it says weighs most, and the others only shift
    /// it. Where it said nothing, the others are independent of each other.
    fn belief(&self) -> f32 {
        /// How much tables and shapes weigh beside the tagger. Chosen on the development texts, where 0.5 to 1 do as well.
        const OTHERS: f32 = 0.7;
        let others = 1.0 - (1.0 - self.table) * (1.0 - self.shape) * (1.0 - self.definition) * (1.0 - self.rule);
        let together = match (self.model, others) {
            (0.0, _) => others,
            (model, 0.0) => model,
            (model, _) => from_odds(odds(model) + OTHERS * odds(others)),
        };
        let certain = self.table.max(self.definition).max(self.shape);
        match certain {
            // What the user says is so.
            _ if 0.0 < self.user => self.user,
            CERTAIN.. => certain.max(together),
            _ => together,
        }
    }
}

/// The natural logarithm of the odds of a probability, which is kept away from certainty.
fn odds(probability: f32) -> f32 {
    let probability = probability.clamp(0.001, 0.999);
    (probability / (1.0 - probability)).ln()
}

fn from_odds(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

pub(super) fn kind_of(proposal: &Proposal) -> Kind {
    match proposal {
        Proposal::Name { kind, .. } => *kind,
        Proposal::Figure(_) => Kind::Figure,
    }
}

pub(super) fn entry_of(proposal: &Proposal) -> Option<EntryId> {
    match proposal {
        Proposal::Name { entry, .. } => *entry,
        Proposal::Figure(_) => None,
    }
}
