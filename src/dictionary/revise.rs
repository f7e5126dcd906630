//! Before anything is judged: what the dictionaries add stands beside the engine's candidates, and what contradicts them
//! goes.

use rustc_hash::FxHashMap;

use super::fields::Verb;
use super::stack::Verdict;
use super::{Action, Place, Stack};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Via};
use crate::text::{Document, Span};

/// Less than this, and a candidate of the engine is no reading to reckon with.
const LEAST_CONFIDENCE: f32 = 0.5;

/// A name of which an entry says what it is, where the engine marks it.
pub(crate) struct Corrected {
    pub(super) span: Span,
    pub(super) place: Place,
    pub(super) action: Action,
}

impl Stack {
    /// Leaves the candidates that the dictionaries admit, and adds their own. Returns which names of the engine's they
    /// relabel or split, for [`Stack::arrange`].
    ///
    /// What they add stands wherever it is, but inside of a longer name of theirs. Of the engine's candidates that overlap
    /// it those inside of it stay, and longer names of organizations that a table lists, which it is then nested in. A single
    /// word gives way to any organization around it, and to a longer name of its own kind: "Sharif" of one person isn't
    /// meant in the full name of another.
    pub(crate) fn revise(&self, document: &Document<'_>, candidates: &mut Vec<Candidate>) -> Vec<Corrected> {
        let verdicts = self.verdicts(document);
        if verdicts.is_empty() {
            return Vec::new();
        }
        self.judge(&verdicts, candidates);
        let mut added = self.additions(document, &verdicts);
        candidates.retain(|candidate| added.admit(candidate));
        added.yield_to(candidates);
        candidates.extend(added.names.into_iter().map(|name| name.candidate));
        verdicts.iter().filter_map(|verdict| self.correction(verdict)).collect()
    }

    /// Drops what is denied, and says what the rest is.
    fn judge(&self, verdicts: &[Verdict], candidates: &mut Vec<Candidate>) {
        let by_span: FxHashMap<Span, &Verdict> = verdicts.iter().map(|verdict| (verdict.span, verdict)).collect();
        candidates.retain_mut(|candidate| {
            let Some(verdict) = by_span.get(&candidate.span) else { return true };
            let kind = kind_of(candidate);
            let is_denied = verdict.denied.iter().any(|denied| denied.is_none_or(|denied| denied == kind));
            let new = verdict.identity.and_then(|place| self.entry(place)?.kind);
            relabel(candidate, new.filter(|new| *new != kind));
            !is_denied
        });
    }

    /// What becomes of a name if the engine marks it.
    fn correction(&self, verdict: &Verdict) -> Option<Corrected> {
        let place = verdict.identity?;
        let action = match self.entry(place)?.verb? {
            Verb::Relabel => Action::Relabel,
            Verb::Split => Action::Split,
            _ => return None,
        };
        Some(Corrected { span: verdict.span, place, action })
    }

    /// The names that the dictionaries add: of those that overlap, the longest, and what is nested in it.
    fn additions(&self, document: &Document<'_>, verdicts: &[Verdict]) -> Additions {
        let mut names: Vec<Addition> = Vec::new();
        // Verdicts come by start, longer first: what lies around a name comes before it.
        for mut name in verdicts.iter().filter_map(|verdict| self.addition(document, verdict)) {
            name.outer = names.len();
            let around = names.last().map_or(0, |last| last.outer);
            match names.get(around) {
                Some(outer) if outer.span().contains(name.span()) => {
                    let is_free = around + 1 == names.len() || !names[names.len() - 1].span().overlaps(name.span());
                    if is_free && name.nests_in(outer) {
                        name.outer = around;
                        names.push(name);
                    }
                }
                Some(outer) if outer.span().overlaps(name.span()) => {
                    if outer.span().len() < name.span().len() {
                        name.outer = around;
                        names.truncate(around);
                        names.push(name);
                    }
                }
                _ => names.push(name),
            }
        }
        Additions { names }
    }

    fn addition(&self, document: &Document<'_>, verdict: &Verdict) -> Option<Addition> {
        let place = verdict.added?;
        let kind = self.entry(verdict.identity?)?.kind.or_else(|| self.entry(place)?.kind)?;
        let text = verdict.span.of(document.text());
        let candidate = Candidate {
            span: verdict.span,
            proposal: Proposal::Name { kind, via: via(kind, text), entry: None },
            confidence: 1.0,
            evidence: Evidence::Dictionary { place: verdict.identity?, action: Action::Add },
        };
        Some(Addition { candidate, kind, place, is_word: verdict.is_word, outer: 0 })
    }
}

/// Makes a name one of another kind.
fn relabel(candidate: &mut Candidate, new: Option<Kind>) {
    if let (Proposal::Name { kind, via, entry }, Some(new)) = (&mut candidate.proposal, new) {
        (*kind, *via, *entry) = (new, (new == Kind::Country).then_some(Via::Name), None);
    }
}

/// By which form an added name names a country; dictionaries don't tell demonyms from names.
fn via(kind: Kind, text: &str) -> Option<Via> {
    let is_abbreviation = !text.contains(|c: char| c.is_lowercase() || c.is_whitespace());
    let via = if is_abbreviation { Via::Abbreviation } else { Via::Name };
    (kind == Kind::Country).then_some(via)
}

fn kind_of(candidate: &Candidate) -> Kind {
    match candidate.proposal {
        Proposal::Name { kind, .. } => kind,
        Proposal::Figure(_) => Kind::Figure,
    }
}

/// A name that a dictionary adds.
struct Addition {
    candidate: Candidate,
    kind: Kind,
    /// The entry that adds it.
    place: Place,
    is_word: bool,
    /// Index of the added name that it is nested in; its own, if it isn't.
    outer: usize,
}

impl Addition {
    const fn span(&self) -> Span {
        self.candidate.span
    }

    /// True if it is a name of its own inside of another added one, and no short form of it.
    fn nests_in(&self, outer: &Self) -> bool {
        let is_short_form = self.place == outer.place || self.is_word && self.kind == outer.kind;
        outer.kind == Kind::Organization && !is_short_form
    }

    /// True if a longer name of the engine around it is to be believed.
    fn fits_in(&self, candidate: &Candidate) -> bool {
        match candidate.proposal {
            Proposal::Name { kind, .. } if self.is_word => kind == Kind::Organization || kind == self.kind,
            Proposal::Name { kind: Kind::Organization, entry, .. } => entry.is_some(),
            _ => false,
        }
    }

    /// True if a candidate of the engine can stand beside it.
    fn admits(&self, candidate: &Candidate) -> bool {
        let kind = kind_of(candidate);
        if !self.span().overlaps(candidate.span) {
            return true;
        }
        if self.span() == candidate.span {
            return false;
        }
        if self.span().contains(candidate.span) {
            let nests = matches!(kind, Kind::Organization | Kind::Country | Kind::Place);
            return self.kind == Kind::Organization && nests;
        }
        candidate.span.contains(self.span()) && self.fits_in(candidate)
    }
}

/// The added names of a document, sorted by start, longer first.
struct Additions {
    names: Vec<Addition>,
}

impl Additions {
    fn admit(&self, candidate: &Candidate) -> bool {
        self.overlapping(candidate.span).iter().all(|name| name.admits(candidate))
    }

    /// Gives each name no more confidence than the longer ones around it have: of two equals the longer one stands.
    fn yield_to(&mut self, candidates: &[Candidate]) {
        for candidate in candidates.iter().filter(|candidate| LEAST_CONFIDENCE <= candidate.confidence) {
            let range = self.range(candidate.span);
            for name in &mut self.names[range] {
                if candidate.span.contains(name.span()) {
                    name.candidate.confidence = name.candidate.confidence.min(candidate.confidence);
                }
            }
        }
    }

    fn overlapping(&self, span: Span) -> &[Addition] {
        &self.names[self.range(span)]
    }

    /// The names that may overlap `span`: those that start in it, and the last ones before.
    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let end = self.names.partition_point(|name| name.span().start < span.end);
        let start = self.names[..end].partition_point(|name| name.span().start < span.start);
        start.checked_sub(1).map_or(0, |before| self.names[before].outer)..end
    }
}
