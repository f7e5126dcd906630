use std::ops::Range;

use super::Cues;
use super::scene::{Scene, indexes};
use super::shape::{capitals_end, leads};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::{Agreement, Class, Match};
use crate::text::TokenKind;

/// Proposes places that are named after a country and what they are: "Niger State", "Lake Chad".
///
/// The name alone would be the country's.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let is_namesake = |found: &&Match| {
        found.class == Class::CountryName && (found.agreement.has_case() || found.agreement == Agreement::Capitals)
    };
    let namesakes = scene.matches.iter().filter(is_namesake).filter_map(|found| candidate(scene, found));
    let tokens = scene.document.tokens().iter().enumerate().skip(1);
    let others = tokens.filter(|(_, token)| token.is_capitalized() && token.span.len() == 1);
    let others = others.filter_map(|(index, _)| constituency(scene, index));
    let provinces =
        scene.matches.iter().filter(|found| found.agreement.has_case()).filter_map(|found| province(scene, found));
    namesakes.chain(others).chain(provinces).collect()
}

/// "Ashanti Region", "Borno State Government": a listed name, and what it is the name of. In the United States such names are
/// universities', too.
fn province(scene: &Scene<'_>, found: &Match) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.9;
    let name = indexes(&found.tokens);
    let head = scene.same_sentence(name.end).filter(|head| scene.is_spaced(*head) && scene.is_capitalized(*head))?;
    let entry = found.entry.filter(|entry| scene.lexicon.home(*entry) != Some("US"))?;
    let is_whole = || {
        let before = scene.before(name.start).filter(|_| scene.is_spaced(name.start));
        before.is_none_or(|before| !scene.is_capitalized(before) || leads(scene, before))
    };
    // "Cork County Council" is Cork's.
    let is_council = scene.document.word(name.end + 1) == "Council";
    if !scene.cues(Some(head)).any(Cues::PROVINCE) || is_council || !is_whole() {
        return None;
    }
    let place = place(scene, name.start..head + 1, head, CONFIDENCE);
    match (found.class, scene.lexicon.category(entry)) {
        (Class::Region, Some("subdivision")) => Some(Candidate {
            proposal: Proposal::Name { kind: Kind::Place, via: None, entry: Some(entry) },
            evidence: Evidence::Table { entry },
            ..place
        }),
        // A table has the province and its city once, as the city.
        (Class::Seat | Class::City | Class::Town, _) => Some(place),
        _ => None,
    }
}

pub(super) fn is_hyphen(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.document.word(index), "-" | "–" | "‑" | "‐")
}

pub(super) fn place(scene: &Scene<'_>, tokens: Range<usize>, cue: usize, confidence: f32) -> Candidate {
    Candidate {
        span: scene.document.span_of(tokens),
        proposal: Proposal::Name { kind: Kind::Place, via: None, entry: None },
        confidence,
        evidence: Evidence::Shape { cue: scene.document.span_of(cue..cue + 1) },
    }
}

/// "Sen. Anna Hollis, D-Macon, ": whom a politician of the US represents, behind the party's initial at `index`.
fn constituency(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let is = |index: usize, words: &[&str]| words.contains(&scene.document.word(index));
    if !is(index - 1, &[",", "("]) || !is_hyphen(scene, index + 1) || !scene.cues(Some(index)).any(Cues::PARTY) {
        return None;
    }
    let start = index + 2;
    let end = capitals_end(scene, start);
    (start < end && !is(end, &["-", "and"])).then(|| place(scene, start..end, index, 1.0))
}

fn candidate(scene: &Scene<'_>, found: &Match) -> Option<Candidate> {
    /// How often such a name is a place's, by reading news.
    const CONFIDENCE: f32 = 0.98;
    let name = indexes(&found.tokens);
    let before = scene.before(name.start).filter(|_| scene.is_spaced(name.start));
    let after = scene.same_sentence(name.end).filter(|after| scene.is_spaced(*after));
    let is_capitalized = |index: &usize| scene.is_capitalized(*index);
    // "In Niger State"
    let before = before.filter(|before| is_capitalized(before) && !leads(scene, *before));
    let after = after.filter(is_capitalized);
    let has = |index: usize, class| scene.cues(Some(index)).any(class);
    let (tokens, cue, confidence) = match (before, after) {
        (None, Some(after)) if has(after, Cues::TERRAIN) && !goes_on(scene, after + 1) => {
            (name.start..after + 1, after, CONFIDENCE)
        }
        (Some(before), None) if has(before, Cues::WATER) => (before..name.end, before, CONFIDENCE),
        (None, None) if is_town(scene, found) => (name.clone(), name.end + 1, 1.0),
        _ => return None,
    };
    Some(place(scene, tokens, cue, confidence))
}

/// "Lebanon, Ohio": a state stands behind a comma, and a mark behind that closes it; in "Germany, Luxembourg, the Netherlands"
/// one stands in a row of names.
fn is_town(scene: &Scene<'_>, found: &Match) -> bool {
    let end = found.tokens.end as usize;
    let before = scene.before(found.tokens.start as usize);
    let lies = before.is_none() || scene.cues(before).any(Cues::LOCATIVE | Cues::MOTION);
    let Some((state, end)) = scene.state_end(end + 1).filter(|_| lies && scene.document.word(end) == ",") else {
        return false;
    };
    let is_closed = scene.token(end).is_none_or(|token| token.kind != TokenKind::Word);
    let goes_on = scene.is_capitalized(end + 1) || matches!(scene.document.word(end + 1), "the" | "and" | "or");
    let is_last = scene.document.word(end) != "," || !goes_on;
    is_closed && is_last && scene.lexicon.home(state) != found.entry.and_then(|entry| scene.lexicon.home(entry))
}

/// True if the token goes on with a longer name: "Niger Delta Avengers".
fn goes_on(scene: &Scene<'_>, index: usize) -> bool {
    scene.same_sentence(index).is_some_and(|index| scene.is_capitalized(index) && scene.is_spaced(index))
}

#[cfg(test)]
mod tests {
    use crate::recognize::asserts::names_are as check;

    #[test]
    fn a_place_may_be_called_after_a_country() {
        check("Floods hit Niger State on Friday.", &["place:Niger State"]);
        check("He sailed across Lake Chad.", &["place:Lake Chad"]);
        check("Niger said on Friday that it would pay.", &["country:Niger"]);
        check("The Niger delegation left.", &["country:Niger"]);
    }

    #[test]
    fn a_province_says_what_it_is() {
        check("The Kaduna State Police Command met.", &["organization:Kaduna State Police Command"]);
        check(
            "Zorblans of Rakhine State and the Ashanti Region left.",
            &["place:Rakhine State", "place:Ashanti Region"],
        );
        check("Ohio State won.", &["organization:Ohio State"]);
    }

    #[test]
    fn a_politician_is_of_somewhere() {
        check("Sen. Anna Hollis, D-Zorbla, sued.", &["person:Anna Hollis", "place:Zorbla"]);
        let plan = crate::analyze("The plan, B-Zorbla, failed.");
        assert!(plan.mentions.iter().all(|mention| mention.kind != crate::Kind::Place));
    }

    #[test]
    fn a_town_may_be_called_after_a_country() {
        check("LEBANON, Ohio — The mill is shut.", &["place:LEBANON", "place:Ohio"]);
        check("She was born in Lebanon, Ohio, in 1990.", &["place:Lebanon", "place:Ohio"]);
        check(
            "In Lebanon, Luxembourg, the Netherlands",
            &["country:Lebanon", "country:Luxembourg", "country:Netherlands"],
        );
        check("With help from Germany, Jujuy built it.", &["country:Germany", "place:Jujuy"]);
    }

    #[test]
    fn a_river_has_an_article() {
        check("The Jordan is low this year.", &["place:Jordan"]);
        check("Pilgrims bathe in the Jordan.", &["place:Jordan"]);
        check("Fires in the Amazon doubled, and Amazon hired 300 people.", &["place:Amazon"]);
        check("In the Amazon alone, 40 villages burned.", &["place:Amazon"]);
        check("The Congo is two miles wide. Boats on the Niger sank.", &["place:Congo", "place:Niger"]);
        check("Rebels in the Congo took boats.", &["country:Congo"]);
        let places = crate::recognize::asserts::places_are;
        places("Lorries cross the Limpopo into Limpopo.", &["place:Limpopo River", "place:Limpopo"]);
        check("The Jordan delegation left for Iraq.", &["country:Jordan", "country:Iraq"]);
        check("Jordan and Iraq are neighbours.", &["country:Jordan", "country:Iraq"]);
    }

    #[test]
    fn georgia_is_a_state_where_its_politicians_and_universities_are() {
        let id = |text: &str| crate::analyze(text).entities.into_iter().find(|e| e.name == "Georgia").map(|e| e.kind);
        assert_eq!(id("A senator from Georgia voted no."), Some(crate::Kind::Place));
        assert_eq!(id("An envoy from Georgia and one from Armenia met."), Some(crate::Kind::Country));
    }
}
