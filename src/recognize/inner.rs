use rustc_hash::FxHashMap;

use super::scene::indexes;
use super::standing::{entry_of, kind_of};
use crate::entity::{Candidate, Evidence, Kind, Resolved};
use crate::lexicon::{Lexicon, Match};
use crate::text::Document;

/// Proposes the places inside of organizations' names that the text has outside of them, too: "Georgia Power", where it is on
/// the state of Georgia. The table alone isn't sure of them.
///
/// `standing` are the readings of the first look, sorted by start. Takes time linear in the text.
pub(super) fn recognize(document: &Document<'_>, matches: &[Match], standing: &[Resolved]) -> Vec<Candidate> {
    /// Enough for a name inside of another, and what the organization must have beyond it.
    const CONFIDENCE: f32 = 0.8;
    const MARGIN: f32 = 0.05;
    let mut places: FxHashMap<&str, Option<&Resolved>> = FxHashMap::default();
    for place in standing.iter().filter(|reading| matches!(kind_of(reading), Kind::Country | Kind::Place)) {
        let known = places.entry(place.span.of(document.text())).or_insert(Some(place));
        *known = known.filter(|known| entry_of(known) == entry_of(place));
    }
    let is_outer = |reading: &&Resolved| {
        !reading.nested && kind_of(reading) == Kind::Organization && CONFIDENCE + MARGIN <= reading.confidence
    };
    let mut candidates = Vec::new();
    for outer in standing.iter().filter(is_outer) {
        let name = document.tokens_in(outer.span);
        let first = matches.partition_point(|found| (found.tokens.start as usize) < name.start);
        let inside = matches[first..].iter().take_while(|found| (found.tokens.start as usize) < name.end);
        let is_river =
            |found: &Match| found.entry.is_some_and(|entry| Lexicon::builtin().category(entry) == Some("river"));
        // "Amazon Web Services" is of no river.
        let is_part = |found: &&Match| {
            (found.tokens.end as usize) <= name.end && found.tokens.len() < name.len() && !is_river(found)
        };
        for found in inside.filter(is_part) {
            let span = document.span_of(indexes(&found.tokens));
            let place = places.get(span.of(document.text())).copied().flatten();
            if let Some((place, entry)) =
                place.zip(found.entry).filter(|(place, entry)| entry_of(place) == Some(*entry))
            {
                candidates.push(Candidate {
                    span,
                    proposal: place.proposal.clone(),
                    confidence: CONFIDENCE,
                    evidence: Evidence::Table { entry },
                });
            }
        }
    }
    candidates
}

#[cfg(test)]
mod tests {
    /// Asserts the names inside of others.
    fn check(text: &str, expected: &[&str]) {
        let analysis = crate::analyze(text);
        let nested = analysis.mentions.iter().filter(|mention| mention.nested);
        assert_eq!(nested.map(|mention| mention.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_place_inside_is_the_one_outside() {
        check("In Georgia, lawmakers met. The Georgia Bureau of Investigation closed the case.", &["Georgia"]);
        check("She taught in Cork. Cork County Council will pay.", &["Cork"]);
        check("Cork County Council will pay.", &[]);
        check("Ms. Cork will pay. Cork County Council will not.", &[]);
    }
}
