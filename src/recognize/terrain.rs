use std::ops::Range;

use super::Cues;
use super::scene::{Scene, indexes};
use super::shape::{capitals_end, leads};
use crate::entity::{CERTAIN, Candidate, Evidence, Kind, Proposal};
use crate::lexicon::{Agreement, Class, Match};
use crate::text::{Case, TokenKind};

/// Proposes places that are named after a country and what they are: "Niger State", "Lake Chad".
///
/// The name alone would be the country's.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let is_namesake = |found: &&Match| {
        found.class == Class::CountryName && (found.agreement.has_case() || found.agreement == Agreement::Capitals)
    };
    let namesakes = scene.matches.iter().filter(is_namesake).filter_map(|found| candidate(scene, found));
    let tokens = scene.document.tokens().iter().enumerate().skip(1);
    let others = tokens.flat_map(|(index, token)| match (token.kind, token.case) {
        (TokenKind::Punctuation, _) => road(scene, index),
        (_, Case::Lower) => [goal(scene, index), seat_of_people(scene, index)],
        _ => [constituency(scene, index), None],
    });
    let provinces =
        scene.matches.iter().filter(|found| found.agreement.has_case()).filter_map(|found| province(scene, found));
    namesakes.chain(others.flatten()).chain(provinces).collect()
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
    if !scene.cues(Some(head)).any(Cues::PROVINCE) || !is_whole() {
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

/// "fled to Zorba Kalo", "the town of Zorba Kalo": where people flee is a place, behind the word at `index`; "Ann Lee, 58, of
/// Zorba", "villagers in Zorba": where they live is most likely one.
fn goal(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    /// Nobody flees to somebody, however sure the tagger is that "Datu Zorba" is one.
    const CONFIDENCE: f32 = CERTAIN;
    const HOME: f32 = 0.85;
    let word = scene.document.word(index);
    if !matches!(word, "to" | "of" | "in" | "from" | "near" | "around") {
        return None;
    }
    let before = scene.before(index)?;
    let is_number =
        |at: usize| scene.token(at).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3);
    let confidence = match (word, scene.document.word(before)) {
        ("to", "fled" | "flee" | "fleeing") | ("of", "town" | "village" | "municipality" | "hamlet") => CONFIDENCE,
        ("of" | "from", ",") if 2 <= before && is_number(before - 1) && scene.document.word(before - 2) == "," => {
            CONFIDENCE
        }
        ("of" | "in" | "near" | "around", _) if scene.cues(Some(before)).any(Cues::DWELLER) => HOME,
        _ => return None,
    };
    let start = scene.same_sentence(index + 1)?;
    let end = capitals_end(scene, start);
    let is_team = start < end && scene.cues(Some(end - 1)).any(Cues::LEAD);
    (start < end && !is_team && !scene.is_title(start) && !scene.may_be_listed(start))
        .then(|| place(scene, start..end, index - 1, confidence))
}

/// "Zorba residents", "Zorba upazila": a name before the word at `index`.
fn seat_of_people(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.85;
    let name = scene
        .before(index)
        .filter(|name| scene.cues(Some(index)).any(Cues::DISTRICT) && scene.is_capitalized(*name))?;
    let is_alone = scene.is_spaced(index)
        && !scene.may_be_listed(name)
        && scene.before(name).is_none_or(|before| !scene.is_capitalized(before) && !is_hyphen(scene, before));
    let may_open = scene.before(name).is_some() || scene.is_on_map(name);
    (is_alone && may_open).then(|| place(scene, name..name + 1, index, CONFIDENCE))
}

/// "the Damboa-Biu road": the ends of a road, around the hyphen at `index`.
fn road(scene: &Scene<'_>, index: usize) -> [Option<Candidate>; 2] {
    /// More than the tagger has for both together.
    const CONFIDENCE: f32 = 1.0;
    let is_lower = |at: usize| scene.token(at).is_some_and(|token| token.case == Case::Lower);
    let is_end = |at: usize| {
        scene.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Title)
            && !scene.is_listed(at)
    };
    let is_somebody = |at: usize| scene.is_surname(at) || scene.is_given(at);
    let is_road = is_hyphen(scene, index)
        && scene.cues(Some(index + 2)).any(Cues::ROAD)
        && scene.same_sentence(index + 2).is_some()
        && is_lower(index + 2)
        && is_end(index - 1)
        && is_end(index + 1)
        // "the Pan-Borneo highway", "the Smith-Jones route".
        && !scene.cues(Some(index - 1)).any(Cues::ROAD)
        && !(is_somebody(index - 1) && is_somebody(index + 1));
    // A listed one is a candidate as it is.
    let end = |at: usize| (is_road && !scene.is_on_map(at)).then(|| place(scene, at..at + 1, index + 2, CONFIDENCE));
    [end(index - 1), end(index + 1)]
}

fn is_hyphen(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.document.word(index), "-" | "–" | "‑" | "‐")
}

fn place(scene: &Scene<'_>, tokens: Range<usize>, cue: usize, confidence: f32) -> Candidate {
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
    let (before, after) = (before.filter(is_capitalized), after.filter(is_capitalized));
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
    /// Asserts what a text names, nested names left out, as "kind:surface".
    fn check(text: &str, expected: &[&str]) {
        let analysis = crate::analyze(text);
        let names = analysis.mentions.iter().filter(|mention| !mention.nested && mention.entity.is_some());
        let names: Vec<_> = names.map(|mention| format!("{}:{}", mention.kind, mention.span.of(text))).collect();
        assert_eq!(names, expected, "{text}");
    }

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
    fn people_flee_to_places() {
        check("Families fled to Datu Zorbla, she said.", &["place:Datu Zorbla"]);
        check("He lives in the village of Anna Zorbla.", &["place:Anna Zorbla"]);
        check("They fled to Jordan, and to Manchester.", &["country:Jordan", "place:Manchester"]);
        check("He wrote to Anna Zorbla.", &["person:Anna Zorbla"]);
        check("They fled to their cousin Anna Zorbla.", &["person:Anna Zorbla"]);
    }

    #[test]
    fn people_live_in_places() {
        check("Villagers in Bakassi said no to Amtali upazila.", &["place:Bakassi", "place:Amtali"]);
        check("Voters in March said no, and farmers in Parliament wept.", &["organization:Parliament"]);
        check("She sat with Mary Zorbeli, 58, of Ziwa, and wept.", &["person:Mary Zorbeli", "place:Ziwa"]);
        check("Mr. Ivan Zorbeli, 19, of Zorbla FC, wept.", &["person:Ivan Zorbeli", "organization:Zorbla FC"]);
    }

    #[test]
    fn a_road_joins_two_towns() {
        check("Troops on the Damboa-Biu road were hit.", &["place:Damboa", "place:Biu"]);
        check("The Damboa-Biu agreement failed.", &[]);
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
