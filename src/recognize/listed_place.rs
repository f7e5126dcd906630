//! What a sentence and its text say of a listed name that may be a country's or a place's.

use std::ops::Range;

use super::Cues;
use super::scene::Scene;
use crate::lexicon::{Class, Match, starting_at};
use crate::text::TokenKind;

/// What the sentence and the rest of the text say of a country or place.
pub(super) fn of_place(scene: &Scene<'_>, found: &Match, tokens: &Range<usize>) -> f32 {
    if tokens.len() == 1 && scene.is_called(tokens.start) {
        return -1.0;
    }
    let home = found.entry.and_then(|entry| scene.lexicon.home(entry));
    let (before, after) = (scene.before(tokens.start), scene.same_sentence(tokens.end));
    let mut belief = 0.0;
    if scene.cues(before).any(Cues::LOCATIVE | Cues::MOTION) {
        belief += 0.2;
    }
    // The match itself counts as one mention of its country, if it means nothing else.
    if usize::from(!found.ambiguous) < scene.mentions_of(home) as usize {
        belief += 0.25;
    }
    if scene.names(found.entry) {
        belief += 0.1;
    }
    let is_and = after.is_some_and(|after| matches!(scene.document.word(after), "and" | "or" | "with"));
    let dish = if is_and { after.map(|after| after + 1) } else { after };
    if found.ambiguous && scene.cues(dish).any(Cues::FOOD) {
        belief -= 0.4;
    }
    if found.class == Class::CountryName && is_beside_country(scene, before, after) {
        belief += 0.3;
    }
    let is_state = || is_of_state_politics(scene, before, after) || is_among_states(scene, tokens);
    if is_of_other_owner(scene, found, home, tokens) || is_state() {
        match found.class {
            Class::CountryName => belief -= 0.3,
            Class::Region => belief += 0.32,
            _ => {}
        }
    }
    belief + of_city(scene, found, home, tokens) + of_namesake(scene, found, tokens) - of_person(scene, tokens)
}

/// "In Niger State it rained. Niger has no dams": the state that shares its name with a country, where the text has named it in
/// full in a sentence before, and the country by no other name since. A country beside it makes it one.
pub(super) fn is_state_again(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 60;
    let Some((state, _)) = scene.state_end(tokens.start) else { return false };
    let namesake = starting_at(scene.matches, tokens.start).iter().find(|found| found.class == Class::CountryName);
    let country = namesake.and_then(|found| scene.lexicon.home(found.entry?));
    // "Mexico state" is in Mexico.
    if country.is_none() || country == scene.lexicon.home(state) {
        return false;
    }
    let names = |at: &usize| match scene.state_end(*at) {
        Some((entry, end)) => entry == state && matches!(scene.document.word(end), "State" | "state"),
        None => scene.country_at(*at) == country || scene.city_that_ends(at + 1) == country,
    };
    let last = (tokens.start.saturating_sub(REACH)..tokens.start).rev().find(names);
    let is_before = |last: usize| scene.document.sentence_at(last) != scene.document.sentence_at(tokens.start);
    last.is_some_and(|last| scene.state_end(last).is_some() && is_before(last))
        && !is_beside_country(scene, scene.before(tokens.start), scene.same_sentence(tokens.end))
}

/// "Washington state", "Washington lawmakers": a seat shares its name with a state of its country. The seat is meant more often.
fn of_namesake(scene: &Scene<'_>, found: &Match, tokens: &Range<usize>) -> f32 {
    const DIFFERENCE: f32 = 0.45;
    let Some((state, end)) = scene.state_end(tokens.start).filter(|_| tokens.len() == 1) else { return 0.0 };
    if scene.city_that_ends(tokens.end) != scene.lexicon.home(state) {
        return 0.0;
    }
    let (before, after) = (scene.before(tokens.start), scene.same_sentence(tokens.end));
    let is_clitic = after.is_some_and(|after| scene.document.tokens()[after].kind == TokenKind::Clitic);
    let owns = is_clitic && after.is_some_and(|after| scene.is_capitalized(after + 1));
    // "Tacoma, Washington", "his state, Washington, "
    let is_behind_city = scene.city_before(tokens.start) == scene.lexicon.home(state);
    let is_called = before.and_then(|comma| scene.before(comma)).is_some_and(|at| scene.document.word(at) == "state");
    let is_of_state = || scene.names(Some(state)) && (owns || is_of_state_politics(scene, before, after));
    match found.class {
        Class::Seat | Class::Region if tokens.end < end || is_called || is_behind_city || is_of_state() => {
            if found.class == Class::Region { DIFFERENCE } else { -DIFFERENCE }
        }
        Class::Region => -DIFFERENCE,
        _ => 0.0,
    }
}

/// "Atlanta, Georgia": a name behind a city and a comma is that of the state in which the city lies, or of its country.
fn of_city(scene: &Scene<'_>, found: &Match, home: Option<&str>, tokens: &Range<usize>) -> f32 {
    let city = scene.city_before(tokens.start);
    // "a mill in Rome, Georgia, ": neither is Georgia's Rome in a table, nor Georgia in Italy.
    let goes_on = |after: usize| {
        scene.document.tokens()[after].kind != TokenKind::Punctuation || scene.document.word(after) == ","
    };
    let is_closed = !scene.same_sentence(tokens.end).is_some_and(goes_on) && home_of_state(scene, tokens).is_some();
    match found.class {
        _ if city.is_none() || !found.ambiguous => 0.0,
        Class::Region if city == home || is_closed => 0.3,
        // "In Suva, Georgia won": no state of Fiji is called so.
        Class::CountryName if city != home && (is_closed || city == home_of_state(scene, tokens)) => -0.5,
        _ => 0.0,
    }
}

/// The country of the state or province of the name at the tokens.
fn home_of_state<'a>(scene: &Scene<'a>, tokens: &Range<usize>) -> Option<&'a str> {
    scene.state_end(tokens.start).and_then(|(state, _)| scene.lexicon.home(state))
}

/// "Georgia and Armenia", "Iraq, Jordan": a country that is named beyond doubt stands in a row with the name.
fn is_beside_country(scene: &Scene<'_>, before: Option<usize>, after: Option<usize>) -> bool {
    let joins = |index: &usize| matches!(scene.document.word(*index), "and" | "," | "or" | "&");
    let is_country = |index: usize| scene.country_at(index).is_some();
    let previous = before.filter(joins).and_then(|joint| scene.before(joint));
    let next = after.filter(joins).and_then(|joint| scene.same_sentence(joint + 1));
    previous.is_some_and(is_country) || next.is_some_and(is_country)
}

/// "University of Georgia": an organization of the US is called after its state.
fn is_of_other_owner(scene: &Scene<'_>, found: &Match, home: Option<&str>, tokens: &Range<usize>) -> bool {
    found.ambiguous
        && scene.owner_at(tokens.start).is_some_and(|owner| (home == Some(owner)) == (found.class == Class::Region))
}

/// "Georgia's Brian Kemp, a Republican", "MACON, Ga. — Georgia must pay": a name that is a state's, too, in a text that names
/// the state by another name, or is on the politics of the United States and has nothing else of the country.
fn is_among_states(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let Some(country) = scene.country_of_state_s_name(tokens.start) else { return false };
    match scene.mentions_of(Some(country)) {
        0 if heads_state_body(scene, tokens) => true,
        _ if 0 < scene.mentions_of(home_of_state(scene, tokens)) && heads_state_body(scene, tokens) => true,
        0 if scene.is_american() => true,
        0 | 1 => scene.names(scene.state_end(tokens.start).map(|(state, _)| state)),
        _ => false,
    }
}

/// "Georgia Ports Authority": a body of a country has its adjective.
fn heads_state_body(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    /// Words from the name to the body's last one.
    const REACH: usize = 4;
    let goes_on = |at: &usize| scene.same_sentence(*at).is_some() && scene.is_capitalized(*at) && scene.is_spaced(*at);
    let is_body =
        |at: usize| matches!(scene.document.word(at), "Authority" | "Commission" | "Department" | "Board" | "Senate");
    (tokens.end..tokens.end + REACH).take_while(goes_on).any(is_body)
}

/// "Georgia lawmakers", "Georgia's governor", "a senator from Georgia": a state of the US is meant, not a country.
fn is_of_state_politics(scene: &Scene<'_>, before: Option<usize>, after: Option<usize>) -> bool {
    const REACH: usize = 3;
    let from = before.filter(|before| matches!(scene.document.word(*before), "from" | "of" | "in" | "for"));
    let is_politician = |index: usize| scene.cues(Some(index)).any(Cues::STATE);
    if from.is_some_and(|from| (from.saturating_sub(REACH)..from).any(is_politician)) {
        return true;
    }
    let owned = after.filter(|after| scene.token(*after).is_some_and(|token| token.kind == TokenKind::Clitic));
    let after = owned.map_or(after, |clitic| scene.same_sentence(clitic + 1));
    scene.cues(before).any(Cues::STATE) || scene.cues(after).any(Cues::STATE)
}

/// How much the words around speak for a person of the place's name: "Michael Jordan", "Paris Hilton", "Jack London".
pub(super) fn of_person(scene: &Scene<'_>, tokens: &Range<usize>) -> f32 {
    if tokens.len() != 1 {
        return 0.0;
    }
    let (before, after) = (scene.before(tokens.start), scene.same_sentence(tokens.end));
    let follows_given = before.is_some_and(|before| {
        scene.is_given(before)
            && !scene.is_listed(before)
            && scene.is_capitalized(before)
            && scene.is_spaced(tokens.start)
    });
    let leads_surname = after.is_some_and(|after| {
        // "Kenya Bankers Association" is no Kenya.
        let is_longer = scene
            .same_sentence(after + 1)
            .is_some_and(|at| scene.is_capitalized(at) && scene.is_spaced(at) && !scene.is_surname(at));
        !is_longer
            && scene.is_given(tokens.start)
            && scene.is_capitalized(after)
            && scene.is_spaced(after)
            && !scene.is_listed(after)
    });
    f32::from(u8::from(follows_given)) * 0.5 + f32::from(u8::from(leads_surname)) * 0.4
}

#[cfg(test)]
mod tests {
    use crate::recognize::asserts::places_are as check;

    #[test]
    fn a_state_may_share_its_name_with_a_seat() {
        let (city, state) = ("place:Washington", "place:Washington state");
        check("It makes tiles in Tacoma, Washington.", &["place:Tacoma", state]);
        check("In Washington state, Boeing cut 400 jobs.", &[state]);
        check("She left her state, Washington, in May.", &[state]);
        check("YAKIMA, Wash. — Washington lawmakers said no to Washington.", &["place:Yakima", state, state, city]);
        check("Washington lawmakers said no.", &[city]);
        check("The embassy in Washington said no.", &[city]);
        check("In Suva, Georgia beat Italy.", &["place:Suva"]);
    }

    #[test]
    fn a_town_may_begin_with_a_title() {
        check("PRINCE RUPERT, B.C. — Picket lines went up.", &["place:Prince Rupert", "place:British Columbia"]);
        check("The mill in Prince George, B.C., closed.", &["place:Prince George", "place:British Columbia"]);
        check("Fires burned near General Pico.", &["place:General Pico"]);
        check("He met Prince Albert in London.", &["place:London"]);
    }

    #[test]
    fn a_state_named_in_full_is_meant_again() {
        let names = crate::recognize::asserts::names_are;
        names("It rained in Niger State. Niger has no dams.", &["place:Niger State", "place:Niger"]);
        names("In Niger State it rained. Roads in Niger flooded.", &["place:Niger State", "place:Niger"]);
        names("They fled to Niger State from Niger.", &["place:Niger State", "country:Niger"]);
        names(
            "It rained in Niger State. Niger and Benin are dry.",
            &["place:Niger State", "country:Niger", "country:Benin"],
        );
        let niamey = "It rained in Niger State. Niamey stayed dry. Niger has no dams.";
        names(niamey, &["place:Niger State", "place:Niamey", "country:Niger"]);
        names("It rained in Mexico state. Mexico has dams.", &["country:Mexico", "country:Mexico"]);
    }

    #[test]
    fn georgia_is_a_state_behind_its_towns_and_in_the_names_of_its_boards() {
        let state = "place:Georgia";
        check("Tbilisi has sued a mill in Rome, Georgia.", &["place:Tbilisi", "place:Rome (Georgia)", state]);
        check("Talks were held in Tbilisi, Georgia.", &["place:Tbilisi"]);
        check("In Rome, Georgia beat Italy.", &["place:Rome"]);
        check("It sued the Georgia Ports Authority.", &[state]);
        check("Tbilisi sued the Georgia Ports Authority.", &["place:Tbilisi"]);
        check("Tbilisi and the U.S. sued the Georgia Ports Authority.", &["place:Tbilisi", state]);
    }
}
