use std::ops::Range;

use super::Cues;
use super::listed_organization::{is_among_its_like, of_organization};
use super::listed_place::{is_state_again, of_place};
use super::scene::{Scene, indexes};
use crate::entity::{CERTAIN, Candidate, Evidence, Kind, Proposal, Via};
use crate::lexicon::{Agreement, Class, Match, starting_at};
use crate::text::{Case, TokenKind};

/// Proposes the listed names, each with the belief that its case and its sentence allow.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let listed = scene.matches.iter().filter_map(|found| candidate(scene, found));
    let with_legal_form = scene.matches.iter().filter_map(|found| with_legal_form(scene, found));
    listed.chain(with_legal_form).collect()
}

/// "Samsung Electronics Co.", of which the table has no "Co.".
fn with_legal_form(scene: &Scene<'_>, found: &Match) -> Option<Candidate> {
    let last = found.tokens.end as usize;
    let is_legal = found.class == Class::Organization
        && scene.is_capitalized(last)
        && scene.is_spaced(last)
        && scene.cues(Some(last)).any(Cues::LEGAL)
        && scene.same_sentence(last).is_some();
    let name = is_legal.then(|| candidate(scene, found))??;
    Some(Candidate { span: name.span.cover(scene.document.tokens()[last].span), ..name })
}

fn candidate(scene: &Scene<'_>, found: &Match) -> Option<Candidate> {
    /// Below it, a match says nothing.
    const LEAST: f32 = 0.05;
    let entry = found.entry?;
    let confidence = belief(scene, found) - doubt_of_home(scene, found);
    let (kind, via) = match found.class {
        Class::CountryName => (Kind::Country, Some(Via::Name)),
        Class::CountryAbbreviation => (Kind::Country, Some(Via::Abbreviation)),
        Class::Demonym => (Kind::Country, Some(Via::Demonym)),
        Class::Organization | Class::AmbiguousOrganization => (Kind::Organization, None),
        _ => (Kind::Place, None),
    };
    let meant = Some(entry).filter(|_| LEAST < confidence && !is_namesake_abroad(scene, found));
    (LEAST < confidence).then(|| Candidate {
        span: scene.document.span_of(indexes(&found.tokens)),
        proposal: Proposal::Name { kind, via, entry: meant },
        confidence,
        evidence: Evidence::Table { entry },
    })
}

/// What tells the countries, or the places, of one name: a hair's breadth for those of which the text has most, and more for
/// the country that it has named last.
fn doubt_of_home(scene: &Scene<'_>, found: &Match) -> f32 {
    const MENTIONS: u32 = 8;
    const DOUBT: f32 = 0.004;
    /// More than the text's other names for a country tell.
    const OTHER: f32 = 0.4;
    let home = found.entry.and_then(|entry| scene.lexicon.home(entry));
    let mentions = scene.mentions_of(home);
    let is_last =
        !found.ambiguous || last_of_namesakes(scene, found).is_none_or(|last| (home == Some(last.0)) == last.1);
    DOUBT * (1.0 - mentions.min(MENTIONS) as f32 / MENTIONS as f32) + if is_last { 0.0 } else { OTHER }
}

/// Of the countries of one name or adjective, the one that the text has last named before by another word, and whether it is
/// meant: "She is in Santo Domingo. Dominican papers", but "DR Congo beat Congo" and "the other Dominicans".
fn last_of_namesakes<'a>(scene: &Scene<'a>, found: &Match) -> Option<(&'a str, bool)> {
    const REACH: usize = 150;
    let start = found.tokens.start as usize;
    let here = starting_at(scene.matches, start).iter();
    let mut same = here.filter(|other| other.tokens == found.tokens && other.class == found.class);
    let (first, second) = (same.next()?.entry?, same.next()?.entry?);
    let homes = [scene.lexicon.home(first), scene.lexicon.home(second)];
    let named = |at: usize| scene.country_at(at).filter(|code| homes.contains(&Some(code)));
    let (at, last) = (start.saturating_sub(REACH)..start).rev().find_map(|at| {
        let city = || scene.city_that_ends(at + 1).filter(|code| homes.contains(&Some(code)));
        Some((at, named(at).or_else(city)?))
    })?;
    let is_name = found.class == Class::CountryName;
    if is_name && scene.document.sentence_at(at) != scene.document.sentence_at(start) {
        return None;
    }
    let is_other = is_name && start - at == 2 && named(at).is_some();
    Some((last, !is_other && scene.document.word(start - 1) != "other"))
}

/// How likely a careful reader would mark the match as what its table says, from 0 to 1.
fn belief(scene: &Scene<'_>, found: &Match) -> f32 {
    /// A short name may always be something else, a long one hardly ever: more than [`CERTAIN`] whatever is taken off.
    const MOST: f32 = 0.97;
    const LONG_NAME: f32 = CERTAIN + 0.01;
    /// More than the table and the tagger together have for a people's name.
    const BESIDE_ITS_LIKE: f32 = 0.999;
    let tokens = indexes(&found.tokens);
    let case = of_case(scene, found);
    if case == 0.0 || scene.document.word(tokens.start) == "the" {
        return 0.0;
    }
    match (scene.is_river(tokens.start), scene.is_river_entry(found)) {
        (true, true) => return LONG_NAME,
        (true, false) if tokens.len() == 1 => return 0.0,
        // "Amazon" without its article, "the Jordan delegation".
        (false, true) if tokens.len() == 1 && scene.is_dryland(tokens.start) => return 0.0,
        _ => {}
    }
    if matches!(found.class, Class::CountryName | Class::Region) && is_state_again(scene, &tokens) {
        return if found.class == Class::Region { LONG_NAME } else { 0.0 };
    }
    if is_certain(found) || is_known_country(scene, found) || is_half_of_pair(scene, found) {
        return LONG_NAME;
    }
    if is_of_other_country(scene, found, &tokens) || is_verb(scene, found) {
        return 0.0;
    }
    if is_among_its_like(scene, found, &tokens) {
        return BESIDE_ITS_LIKE;
    }
    let base = base(found) * case;
    let context = match found.class {
        Class::Demonym | Class::Organization => 0.0,
        Class::AmbiguousOrganization => of_organization(scene, found, &tokens),
        _ => of_place(scene, found, &tokens),
    };
    // A name that means one thing alone isn't made surer by its sentence, only less sure.
    let context =
        if found.ambiguous || found.class == Class::AmbiguousOrganization { context } else { context.min(0.0) };
    let believed = (base + context).clamp(0.0, MOST);
    if may_be_opening_word(scene, found, &tokens) { (believed - OPENING).max(DOUBTED) } else { believed }
}

/// What is taken off where the capital may be that of the sentence, and what is left at least: still a witness, for it
/// speaks against the name.
const OPENING: f32 = 0.5;
const DOUBTED: f32 = 0.06;

/// "Reading is a pleasure": the word opens its sentence, and is a common word as well as a name. People's first names are
/// left to the sentence, and capitals open too many sentences of news to be doubted.
fn may_be_opening_word(scene: &Scene<'_>, found: &Match, tokens: &Range<usize>) -> bool {
    let first = scene.document.tokens()[tokens.start];
    found.ambiguous
        && tokens.len() == 1
        && matches!(found.class, Class::Demonym | Class::CountryName | Class::City | Class::Town)
        && first.case == Case::Title
        && scene.opens_sentence(tokens.start)
        && !scene.is_given(tokens.start)
}

/// True of an organization's full name, in its own capitals and of some length: nothing else is written so.
fn is_certain(found: &Match) -> bool {
    const WORDS: usize = 3;
    found.class == Class::Organization && !found.ambiguous && found.agreement.has_case() && WORDS <= found.tokens.len()
}

/// "Polish Your Shoes": no people's adjective has another one's place behind it.
fn is_verb(scene: &Scene<'_>, found: &Match) -> bool {
    let after = scene.same_sentence(found.tokens.end as usize).map_or("", |after| scene.document.word(after));
    found.class == Class::Demonym
        && matches!(
            after.to_ascii_lowercase().as_str(),
            "the" | "your" | "my" | "its" | "his" | "her" | "our" | "their"
        )
}

/// "Mexico's Senate", "the Iraqi Congress", "the FSB, Russia's security service": whose it is stands beside it, and it is
/// another country's than the table's. A party of a common name is none of a country that the text doesn't name.
fn is_of_other_country(scene: &Scene<'_>, found: &Match, tokens: &Range<usize>) -> bool {
    let Some(entry) = found.entry.filter(|_| found.ambiguous || found.class == Class::AmbiguousOrganization) else {
        return false;
    };
    let owner = owner(scene, tokens);
    match scene.lexicon.home(entry) {
        Some(home) => {
            owner.is_some_and(|owner| owner != home)
                || 1 < tokens.len()
                    && scene.lexicon.category(entry) == Some("party")
                    && scene.mentions_of(Some(home)) == 0
                    && scene.is_anywhere()
                    && !scene.names(Some(entry))
        }
        None => owner.is_some_and(|owner| has_namesake_in(scene, found, owner)),
    }
}

/// True of "the Senate" and "the Foreign Office" in a text that hardly names the table's country: every country has such bodies.
fn is_namesake_abroad(scene: &Scene<'_>, found: &Match) -> bool {
    let is_doubtful = found.ambiguous || found.class == Class::AmbiguousOrganization;
    let is_of_state = |category: &str| {
        matches!(
            category,
            "government" | "legislature" | "court" | "agency" | "party" | "police" | "military" | "central-bank"
        )
    };
    let Some(entry) = found
        .entry
        .filter(|_| is_doubtful && matches!(found.class, Class::Organization | Class::AmbiguousOrganization))
    else {
        return false;
    };
    scene.document.tokens()[found.tokens.start as usize].case == Case::Title
        && scene.lexicon.category(entry).is_some_and(is_of_state)
        && scene.lexicon.home(entry).is_some_and(|home| scene.is_elsewhere(home))
        && !scene.names(Some(entry))
}

/// The country of which the words beside a name say that it is its own.
fn owner<'a>(scene: &Scene<'a>, tokens: &Range<usize>) -> Option<&'a str> {
    let is_clitic = |at: &usize| scene.token(*at).is_some_and(|token| token.kind == TokenKind::Clitic);
    let before = scene.before(tokens.start);
    let owner = before.filter(is_clitic).map_or(before, |clitic| scene.before(clitic));
    let apposed = || {
        let comma = scene.same_sentence(tokens.end).filter(|comma| scene.document.word(*comma) == ",")?;
        let next = scene.same_sentence(comma + 1)?;
        let country = if scene.document.word(next) == "the" { next + 1 } else { next };
        // "the ECB, Germany and France"
        let goes_on = scene.same_sentence(country + 1)?;
        let is_own = is_clitic(&goes_on) || next < country && !scene.is_capitalized(goes_on);
        scene.country_at(country).filter(|_| is_own)
    };
    owner.and_then(|owner| scene.country_at(owner)).or_else(apposed)
}

/// True if another organization of the match's name is of the country.
fn has_namesake_in(scene: &Scene<'_>, found: &Match, country: &str) -> bool {
    let here = starting_at(scene.matches, found.tokens.start as usize);
    let mut same = here.iter().filter(|other| other.tokens == found.tokens && other.class == found.class);
    same.any(|other| other.entry.and_then(|entry| scene.lexicon.home(entry)) == Some(country))
}

/// "Togo", "Burkina Faso", "S Korea", "Santo Domingo": the name of a country, or of a seat of several words, that is nobody's
/// and nothing else's. The tagger has not read of each of them.
fn is_known_country(scene: &Scene<'_>, found: &Match) -> bool {
    let tokens = indexes(&found.tokens);
    let is_known = match found.class {
        Class::CountryName => true,
        Class::Seat | Class::CountryAbbreviation => 1 < tokens.len(),
        // "in General Santos", which is no general
        Class::City => {
            1 < tokens.len()
                && scene.is_title(tokens.start)
                && scene.cues(scene.before(tokens.start)).any(Cues::LOCATIVE)
        }
        _ => false,
    };
    let is_exact = matches!(found.agreement, Agreement::Exact | Agreement::Variant);
    let is_somebody = tokens.len() == 1 && (scene.is_given(tokens.start) || scene.is_surname(tokens.start));
    let beside = |index: usize| scene.is_capitalized(index) && !scene.is_title(index);
    // "lend Vanuatu US$3 million"
    let is_money = |index: usize| scene.token(index + 1).is_some_and(|token| token.kind == TokenKind::Currency);
    let in_longer_name = scene.is_spaced(tokens.start) && scene.before(tokens.start).is_some_and(beside)
        || scene
            .same_sentence(tokens.end)
            .is_some_and(|after| scene.is_spaced(after) && beside(after) && !is_money(after));
    is_known && is_exact && !found.ambiguous && !is_somebody && !in_longer_name
}

/// "Sino-Indian", "Pakistan–China", "US-led", "EU-UK": what a dash ties to another listed name, or to a participle.
fn is_half_of_pair(scene: &Scene<'_>, found: &Match) -> bool {
    let tokens = indexes(&found.tokens);
    // "China-Myanmar": the one may be porcelain, but not beside a country.
    let is_country = found.class == Class::CountryName && !found.ambiguous;
    let is_listed = |index: usize| if is_country { scene.may_be_listed(index) } else { scene.is_listed(index) };
    let next = is_dash(scene, tokens.end) && is_listed(tokens.end + 1);
    let previous = 2 <= tokens.start && is_dash(scene, tokens.start - 1) && is_listed(tokens.start - 2);
    let is_tied = is_dash(scene, tokens.end) && scene.cues(Some(tokens.end + 1)).any(Cues::TIED);
    let fits = match found.class {
        // "Turkey-Syria": beside the other, the one is neither bird nor name.
        Class::CountryName if found.ambiguous => next || previous,
        Class::CountryAbbreviation if found.ambiguous => is_beside_country(scene, &tokens),
        Class::Demonym | Class::CountryName | Class::CountryAbbreviation if !found.ambiguous => {
            next || previous || is_tied
        }
        // An acronym: longer names have hyphens of their own.
        Class::Organization => {
            let is_acronym = tokens.len() == 1 && scene.document.tokens()[tokens.start].case == Case::Upper;
            is_acronym && !found.ambiguous && (next || previous)
        }
        _ => false,
    };
    fits && found.agreement == Agreement::Exact
}

/// "PH-Vietnam", "Vietnam–PH": a country is beyond the dash.
fn is_beside_country(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let previous = tokens.start.checked_sub(2).filter(|_| is_dash(scene, tokens.start - 1));
    let next = Some(tokens.end + 1).filter(|_| is_dash(scene, tokens.end));
    [previous, next].into_iter().flatten().any(|at| scene.country_at(at).is_some())
}

fn is_dash(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.document.word(index), "-" | "‐" | "‑" | "–")
}

/// The belief in a match of the class, before the text is looked at.
const fn base(found: &Match) -> f32 {
    match (found.class, found.ambiguous) {
        (Class::CountryName, false) => 0.97,
        (Class::CountryName, true) => 0.62,
        (Class::CountryAbbreviation | Class::Demonym, false) => 0.95,
        (Class::Seat | Class::City | Class::Region, false) => 0.88,
        (Class::CountryAbbreviation | Class::Seat | Class::City | Class::Region, true) => 0.5,
        (Class::Town, false) => 0.7,
        (Class::Town, true) => 0.3,
        (Class::Organization, false) => 0.93,
        (Class::Demonym | Class::Organization, true) => 0.75,
        (Class::AmbiguousOrganization, _) => 0.35,
        _ => 0.0,
    }
}

/// What the capitals leave of the belief, from 0 to 1.
fn of_case(scene: &Scene<'_>, found: &Match) -> f32 {
    let first = scene.document.tokens()[found.tokens.start as usize];
    match found.agreement {
        Agreement::Exact => 1.0,
        // "Liberation" without its accent is a word more often than the newspaper.
        Agreement::Variant if found.tokens.len() == 1 && first.case == Case::Title => 0.6,
        Agreement::Variant => 0.97,
        // An acronym may be all that a name in capitals is: short ones are doubtful.
        Agreement::Capitals if first.span.len() <= 3 && found.tokens.len() == 1 => 0.3,
        Agreement::Capitals => 0.93,
        Agreement::Mixed if first.case != Case::Lower && 1 < found.tokens.len() => 0.75,
        Agreement::Mixed | Agreement::Lower => 0.0,
    }
}

#[cfg(test)]
mod tests {
    /// Asserts the codes of the countries.
    fn check(text: &str, expected: &[&str]) {
        let analysis = crate::analyze(text);
        let countries = analysis.mentions.iter().filter(|mention| mention.kind == crate::Kind::Country);
        let codes: Vec<_> =
            countries.filter_map(|mention| analysis.entities[mention.entity? as usize].code.as_deref()).collect();
        assert_eq!(codes, expected, "{text}");
    }

    #[test]
    fn of_two_countries_of_one_adjective_the_last_named_one_is_meant() {
        check("Dominica sued. The case is heard in Santo Domingo, and Dominican papers are silent.", &["DM", "DO"]);
        check("Roseau wept. The Dominicans paid, and the other Dominicans did not.", &["DM", "DO"]);
        check("Men of the Congolese Front left the Democratic Republic of Congo.", &["CD", "CD"]);
        check("The DRC and the Republic of Congo agreed. In Kinshasa a Congolese choir sang.", &["CD", "CG", "CD"]);
    }

    #[test]
    fn nobody_is_in_a_general() {
        let check = crate::recognize::asserts::names_are;
        check("A radar stands in General Santos.", &["place:General Santos"]);
        check("A radar was sold by General Santos.", &["person:Santos"]);
    }

    #[test]
    fn a_country_beside_its_namesake_is_the_other_one() {
        check("The Democratic Republic of Congo beat Congo.", &["CD", "CG"]);
        check("In Pointe-Noire, Congo, it rained. DR Congo is near.", &["CG", "CD"]);
        check("POINTE-NOIRE, Congo — It rained. DR Congo is near.", &["CG", "CD"]);
        check("In DR Congo it rained. Congo is wet.", &["CD", "CD"]);
    }
}
