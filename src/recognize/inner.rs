use rustc_hash::FxHashMap;

use super::consistent::key;
use super::standing::{entry_of, is_name_word, kind_of};
use crate::entity::{Candidate, Evidence, Kind, Resolved};
use crate::lexicon::Lexicon;
use crate::text::{Document, Span};

/// Proposes the places inside of other names that the text has outside of them, too: "Georgia Power", where it is on the
/// state of Georgia, "Ziwa Mining", where it is on the town of Ziwa. The tables alone aren't sure of them, or don't have them.
///
/// `standing` are the readings of the first look, sorted by start. Takes time linear in the text.
pub(super) fn recognize(document: &Document, standing: &[Resolved]) -> Vec<Candidate> {
    /// Enough for a name inside of another, and what an organization must have beyond it.
    const CONFIDENCE: f32 = 0.8;
    const MARGIN: f32 = 0.05;
    // "COSHOCTON" of a dateline is Coshocton.
    let key = |span| key(document, &document.tokens_in(span));
    let mut places: FxHashMap<u64, Option<&Resolved>> = FxHashMap::default();
    for place in standing.iter().filter(|reading| is_on_map(reading)) {
        let known = places.entry(key(place.span)).or_insert(Some(place));
        *known = known.filter(|known| entry_of(known) == entry_of(place));
    }
    let is_outer = |reading: &&Resolved| {
        let may_be = match kind_of(reading) {
            Kind::Organization => true,
            Kind::Place => entry_of(reading).is_none(),
            _ => false,
        };
        may_be && !reading.nested && CONFIDENCE + MARGIN <= reading.confidence
    };
    let mut candidates = Vec::new();
    for outer in standing.iter().filter(is_outer) {
        for (is_owner, span) in parts(document, outer) {
            let place = places.get(&key(span)).copied().flatten();
            let Some(place) = place.filter(|place| is_owner || entry_of(place).is_some()) else { continue };
            let listed = entry_of(place).map(|entry| Evidence::Table { entry });
            let evidence = listed.unwrap_or(Evidence::Definition { at: place.span });
            candidates.push(Candidate { span, proposal: place.proposal.clone(), confidence: CONFIDENCE, evidence });
        }
    }
    candidates
}

/// True of a country or place, but no river: "Amazon Web Services" is of none.
fn is_on_map(reading: &Resolved) -> bool {
    let is_river = || entry_of(reading).is_some_and(|entry| Lexicon::builtin().category(entry) == Some("river"));
    matches!(kind_of(reading), Kind::Country | Kind::Place) && !is_river()
}

/// The words of a name, and up to three together, each with whether the name starts with it or is one of it: "Zorbla Mining",
/// "Club of Zorbla".
fn parts(document: &Document, name: &Resolved) -> impl Iterator<Item = (bool, Span)> {
    const WORDS: usize = 3;
    /// Words of a name that are looked at.
    const REACH: usize = 12;
    let tokens = document.tokens_in(name.span);
    let (first, length) = (tokens.start, tokens.len());
    let starts = tokens.take(REACH).filter(|start| is_name_word(&document.tokens()[*start]));
    let runs = starts.flat_map(move |start| (1..=WORDS.min(first + length - start)).map(move |run| (start, run)));
    runs.filter(move |(_, run)| *run < length).map(move |(start, run)| {
        let is_owner = start == first || document.word(start - 1) == "of" && start + run == first + length;
        (is_owner, document.span_of(start..start + run))
    })
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
        check("The Galle International Stadium was full.", &["Galle"]);
        check("Kisumu County is rich.", &[]);
        check("She lives in Zorbla. The Zorbla Mining Corporation will pay. Port Zorbla will not.", &["Zorbla"]);
        check("She lives in Zorbla. The Rowing Club of Zorbla will pay.", &["Zorbla"]);
        check("ZORBLA, Ohio — It rained in Zorbla. Zorbla City Council will pay.", &["Zorbla"]);
        check("Trinidad and Tobago lost. The Trinidad and Tobago Cricket Board will pay.", &["Trinidad and Tobago"]);
        check("Ms. Cork will pay. Cork County Council will not.", &[]);
    }
}
