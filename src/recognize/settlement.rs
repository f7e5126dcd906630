//! Places that no table has, by what the words beside them say of them: where people live, flee to and rule, what a road
//! joins, "X, a town".

use super::Cues;
use super::scene::Scene;
use super::shape::capitals_end;
use super::terrain::{is_hyphen, place};
use crate::entity::{CERTAIN, Candidate};
use crate::text::{Case, Token, TokenKind};

/// How sure a place is whose neighbors are mostly those of places.
const LIKELY: f32 = 0.85;
/// The same where hardly anything else has such neighbors.
const SURER: f32 = 0.96;

/// Proposes such places.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (index, token) in scene.document.tokens().iter().enumerate().skip(1) {
        match (token.kind, token.case) {
            (TokenKind::Punctuation, _) => {
                candidates.extend(road(scene, index).into_iter().flatten());
                candidates.extend(explained(scene, index));
            }
            (_, Case::Title) => candidates.extend(governed(scene, index)),
            (_, Case::Lower) => {
                candidates.extend(goal(scene, index).into_iter().flatten());
                candidates.extend(around(scene, index));
            }
            _ => {}
        }
    }
    candidates
}

/// "fled to Zorba Kalo", "the Emir of Zorba", "Ann Lee, 58, of Zorba", "villagers in Zorba or Kalo": the names behind the word at
/// `index`.
fn goal(scene: &Scene<'_>, index: usize) -> Option<impl Iterator<Item = Candidate>> {
    /// Words from "the" to "town".
    const REACH: usize = 3;
    let word = scene.document.word(index);
    if !matches!(word, "to" | "of" | "in" | "from" | "near" | "around" | "as") || !scene.is_capitalized(index + 1) {
        return None;
    }
    let before = scene.before(index)?;
    let cues = scene.cues(Some(before));
    let mut is_the = false;
    let confidence = match (word, scene.document.word(before)) {
        // Nobody flees to somebody, however sure the tagger is that "Datu Zorba" is one.
        ("to", "fled" | "flee" | "fleeing") => CERTAIN,
        ("of", "town" | "village" | "municipality" | "hamlet") => {
            // "the mining town of El Salvador", but not "a town of El Salvador"
            let mut near = (before.saturating_sub(REACH)..before).rev();
            is_the = near.any(|at| matches!(scene.document.word(at), "the" | "The"));
            if is_the { 1.0 } else { CERTAIN }
        }
        // One goes to somebody, too, but hardly flies.
        ("to", "gone" | "flown" | "flew" | "travelled" | "traveled" | "driven" | "sailed")
            if is_alone(scene, index + 1) =>
        {
            LIKELY
        }
        ("as", "away" | "north" | "south" | "east" | "west") if is_as_far(scene, before) => CERTAIN,
        ("from", _) if cues.any(Cues::DWELLER) && is_alone(scene, index + 1) => SURER,
        ("of" | "from", ",") if is_aged(scene, before) => CERTAIN,
        ("from", _) if is_of_bearer(scene, before) => CERTAIN,
        ("of", _) if cues.any(Cues::RULER) => CERTAIN,
        ("of" | "in" | "near" | "around", _) if cues.any(Cues::DWELLER) => LIKELY,
        _ => return None,
    };
    let start = scene.same_sentence(index + 1)?;
    let end = if is_alone(scene, start) { start + 1 } else { capitals_end(scene, start) };
    let is_team = start < end && scene.cues(Some(end - 1)).any(Cues::LEAD);
    let is_place = start < end && !is_team && !scene.is_title(start) && (is_the || !scene.may_be_listed(start));
    let is_other = |at: usize| is_alone(scene, at) && !scene.may_be_listed(at) && !scene.is_given(at);
    let joined = Some(end + 1).filter(|at| matches!(scene.document.word(end), "and" | "or") && is_other(*at));
    let names = [Some(start..end), joined.map(|at| at..at + 1)].into_iter().flatten();
    is_place.then(|| names.map(move |name| place(scene, name, before, confidence)))
}

/// True of a capitalized word that is all of a name, and owns nothing.
fn is_alone(scene: &Scene<'_>, index: usize) -> bool {
    let is_title_case = |at: usize| scene.token(at).is_some_and(|token| token.case == Case::Title);
    let is_clitic = |at: usize| scene.token(at).is_some_and(|token| token.kind == TokenKind::Clitic);
    is_title_case(index) && !scene.is_capitalized(index + 1) && !is_clitic(index + 1) && !is_hyphen(scene, index + 1)
}

/// "as far away", "as far north", the last word at `index`: what is as far as somebody is so in time.
fn is_as_far(scene: &Scene<'_>, index: usize) -> bool {
    2 <= index && scene.document.word(index - 1) == "far" && scene.document.word(index - 2) == "as"
}

/// True of the comma behind an age: "Ann Lee, 58, ".
fn is_aged(scene: &Scene<'_>, comma: usize) -> bool {
    let is_age = |token: &Token| token.kind == TokenKind::Number && token.span.len() <= 3;
    2 <= comma
        && scene.document.word(comma) == ","
        && scene.token(comma - 1).is_some_and(is_age)
        && scene.document.word(comma - 2) == ","
}

/// True of "a rubber tapper" in "Ann Lee, 58, a rubber tapper from Zorba", whose last word is at `last`.
fn is_of_bearer(scene: &Scene<'_>, last: usize) -> bool {
    const REACH: usize = 4;
    let article = (last.saturating_sub(REACH)..last).find(|at| matches!(scene.document.word(*at), "a" | "an"));
    article.and_then(|article| scene.before(article)).is_some_and(|comma| is_aged(scene, comma))
}

/// "Zorba residents", "Zorba upazila", "Zorba and New Kalo districts": the names before the word at `index`.
fn around(scene: &Scene<'_>, index: usize) -> Vec<Candidate> {
    const NAMES: usize = 4;
    let mut places = Vec::new();
    let mut end = index;
    while scene.before(end).is_some_and(|name| scene.is_capitalized(name)) && scene.is_spaced(end) {
        // Most capitalized words have no such word behind them.
        let cues = if end == index { scene.cues(Some(index)) } else { Cues::default() };
        let is_one = cues.any(Cues::DISTRICT);
        if end == index && !is_one && !cues.any(Cues::DISTRICTS) {
            break;
        }
        let start = run_start(scene, end);
        let may_open = scene.before(start).is_some() || scene.is_on_map(start);
        if may_open && !scene.may_be_listed(start) && !scene.may_be_listed(end - 1) {
            places.push(place(scene, start..end, index, if is_one { LIKELY } else { SURER }));
        }
        let joint = scene.before(start).filter(|at| !is_one && matches!(scene.document.word(*at), "and" | "," | "or"));
        match joint {
            Some(joint) if places.len() < NAMES => end = joint,
            _ => break,
        }
    }
    places
}

/// "Zorba Kalo District Council": the name before the two last words, of which the last one is at `index`.
fn governed(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let is_council = matches!(scene.document.word(index), "Council" | "Assembly" | "Municipality" | "Government");
    let kind = scene.before(index).filter(|_| is_council && scene.is_spaced(index))?;
    let is_kind =
        matches!(scene.document.word(kind), "District" | "County" | "Borough" | "Shire" | "Municipal" | "Rural");
    let last = scene.before(kind).filter(|last| is_kind && scene.is_spaced(kind) && scene.is_capitalized(*last))?;
    let start = run_start(scene, last + 1);
    let is_article = matches!(scene.document.word(start), "The" | "A" | "Local" | "National" | "Metropolitan");
    let is_new = !is_article && !scene.may_be_listed(start) && !scene.is_on_map(start);
    is_new.then(|| place(scene, start..last + 1, kind, SURER))
}

/// The first of the capitalized words that end before `end`.
fn run_start(scene: &Scene<'_>, end: usize) -> usize {
    const WORDS: usize = 3;
    let is_name = |at: &usize| scene.is_capitalized(*at) && !scene.is_title(*at) && scene.same_sentence(*at).is_some();
    let mut start = end - 1;
    while end - start < WORDS && scene.is_spaced(start) && scene.before(start).as_ref().is_some_and(is_name) {
        start -= 1;
    }
    start
}

/// "Rivera Zorba, a poor quarter", "Zorba, his home town": what the name before the comma at `index` is.
fn explained(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    const REACH: usize = 4;
    let article = scene.document.word(index + 1);
    let is_start = scene.document.word(index) == "," && matches!(article, "a" | "an" | "the" | "his" | "her" | "their");
    let last = scene.before(index).filter(|last| is_start && scene.is_capitalized(*last))?;
    let is_plain = |at: &usize| {
        scene
            .token(*at)
            .is_some_and(|token| token.case == Case::Lower || token.kind == TokenKind::Punctuation && token.is_glued())
    };
    let mut words = (index + 2..index + 2 + REACH).take_while(is_plain);
    let noun = words.find(|at| scene.cues(Some(*at)).any(Cues::SETTLEMENT))?;
    let next = scene.document.word(noun + 1);
    let is_head =
        scene.same_sentence(noun + 1).is_none_or(|at| scene.document.tokens()[at].kind == TokenKind::Punctuation)
            || matches!(
                next,
                "in" | "of"
                    | "on"
                    | "near"
                    | "where"
                    | "that"
                    | "with"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
                    | "about"
                    | "outside"
            );
    let start = run_start(scene, last + 1);
    // "Jordan, a town in Ohio", but not "Cuba, an island" and "In Jordan, the town of Mafraq is cold."
    let is_town = matches!(scene.document.word(noun), "town" | "village");
    let is_namesake = || scene.is_on_map(start) && is_town && next != "of";
    let is_new = !scene.is_title(start) && (!scene.may_be_listed(start) || is_namesake());
    (is_head && is_new).then(|| place(scene, start..last + 1, noun, CERTAIN))
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

#[cfg(test)]
mod tests {
    use crate::recognize::asserts::names_are as check;

    #[test]
    fn people_flee_to_places() {
        check("Families fled to Datu Zorbla, she said.", &["place:Datu Zorbla"]);
        check("He lives in the village of Anna Zorbla.", &["place:Anna Zorbla"]);
        check("They fled to Jordan, and to Manchester.", &["country:Jordan", "place:Manchester"]);
        check("He wrote to Anna Zorbla.", &["person:Anna Zorbla"]);
        check("The quake was felt as far away as Napier.", &["place:Napier"]);
        check("It rained as far north as Zorbly.", &["place:Zorbly"]);
        check("She is not as good as Napier, and it dates back as far as Weber.", &["person:Napier", "person:Weber"]);
        check(
            "He has gone to Cairns for a week, and firefighters from Landis or Zorbly flew home.",
            &["place:Cairns", "place:Landis", "place:Zorbly"],
        );
        check("He has gone to Weber's house.", &["person:Weber"]);
        check("They fled to their cousin Anna Zorbla.", &["person:Anna Zorbla"]);
    }

    #[test]
    fn people_live_in_places() {
        check("Growers of Houaphan and Thanh Zorba provinces met.", &["place:Houaphan", "place:Thanh Zorba"]);
        check(
            "The Emir of Birnin Zorba wept in Rivera Zorbandez, a poor quarter.",
            &["place:Birnin Zorba", "place:Rivera Zorbandez"],
        );
        check(
            "Anna Zorbla, a town councillor, and Kilimo, the village, wept.",
            &["person:Anna Zorbla", "place:Kilimo"],
        );
        check("Villagers in Bakassi said no to Amtali upazila.", &["place:Bakassi", "place:Amtali"]);
        check("Voters in March said no, and farmers in Parliament wept.", &["organization:Parliament"]);
        check("She sat with Mary Zorbeli, 58, of Ziwa, and wept.", &["person:Mary Zorbeli", "place:Ziwa"]);
        check("Mr. Ivan Zorbeli, 19, of Zorbla FC, wept.", &["person:Ivan Zorbeli", "organization:Zorbla FC"]);
    }

    #[test]
    fn a_town_may_have_a_country_s_or_somebody_s_name() {
        check("They dig near the mining town of El Salvador.", &["place:El Salvador"]);
        check("They dig near a town of El Salvador.", &["country:El Salvador"]);
        check("Her mother sang in Jordan, a town in Guimaras.", &["place:Jordan", "place:Guimaras"]);
        check("In Jordan, the town of Mafraq is cold.", &["country:Jordan", "place:Mafraq"]);
        check("They sailed to Cuba, an island in the west.", &["country:Cuba"]);
        check("Ivan Zorbeli rang from Zorbeli, his home town.", &["person:Ivan Zorbeli", "place:Zorbeli"]);
        check("He rang Ivan Zorbeli, his town's mayor.", &["person:Ivan Zorbeli"]);
    }

    #[test]
    fn a_district_has_a_council() {
        let nested = |text: &str| {
            let mentions = crate::analyze(text).mentions;
            mentions
                .iter()
                .filter(|mention| mention.nested)
                .map(|mention| mention.span.of(text).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(nested("He sits on the Zorba Kalo District Council."), ["Zorba Kalo"]);
        assert!(nested("He sits on the District Council, and she on the National Rural Assembly.").is_empty());
    }

    #[test]
    fn a_road_joins_two_towns() {
        check("Troops on the Damboa-Biu road were hit.", &["place:Damboa", "place:Biu"]);
        check("The Damboa-Biu agreement failed.", &[]);
    }
}
