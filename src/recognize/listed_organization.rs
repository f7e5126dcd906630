//! What a sentence and its text say of a listed alias that may name an organization.

use std::ops::Range;

use super::Cues;
use super::listed_place::of_person;
use super::scene::{Scene, means_one_thing};
use super::shape::is_function_word;
use crate::lexicon::{Class, Match};
use crate::text::{Case, TokenKind};

/// What speaks for an alias that may be something else.
pub(super) fn of_organization(scene: &Scene<'_>, found: &Match, tokens: &Range<usize>) -> f32 {
    let home = found.entry.and_then(|entry| scene.lexicon.home(entry));
    let (before, after) = (scene.before(tokens.start), scene.same_sentence(tokens.end));
    let word = scene.document.tokens()[tokens.start];
    let mut belief = 0.0;
    if scene.names(found.entry) {
        belief += 0.5;
    }
    if 0 < scene.mentions_of(home) {
        belief += 0.15;
    }
    belief += among_namesakes(scene, found);
    if is_credit(scene, found, before, after) {
        belief += 0.4;
    }
    if before.is_some_and(|before| matches!(scene.document.word(before), "the" | "The")) {
        belief += 0.1;
    }
    if scene.cues(after).any(Cues::SPEECH | Cues::AUXILIARY) {
        belief += 0.1;
    }
    if word.case == Case::Upper && tokens.len() == 1 {
        belief += 0.1;
    }
    if scene.opens_sentence(tokens.start) && word.case == Case::Title {
        belief -= 0.2;
    }
    belief - of_person(scene, tokens)
}

/// True of a name that stands beside another organization of its type, or that does what no people of its name would do: "PG&E
/// and Duke", "Bosch and Siemens", "Ethiopian said".
pub(super) fn is_among_its_like(scene: &Scene<'_>, found: &Match, tokens: &Range<usize>) -> bool {
    let Some(category) = found.entry.and_then(|entry| scene.lexicon.category(entry)) else { return false };
    if !matches!(found.class, Class::Organization | Class::AmbiguousOrganization) || !found.agreement.has_case() {
        return false;
    }
    let (before, after) = (scene.before(tokens.start), scene.same_sentence(tokens.end));
    let joins = |at: &usize| matches!(scene.document.word(*at), "and" | "or" | "&");
    let beside = |at: usize, gap: usize| scene.is_capitalized(at) && !scene.is_title(at) && scene.is_spaced(gap);
    // "Radio Globo", "Globo TV"
    if before.is_some_and(|at| beside(at, tokens.start)) || after.is_some_and(|at| beside(at, at)) {
        return false;
    }
    let may_share = matches!(category, "company" | "bank" | "airline" | "university" | "exchange")
        && !scene.is_on_map(tokens.start);
    let is_like = |at: usize| {
        organization_at(scene, at) == Some(category) || may_share && namesake_at(scene, at) == Some(category)
    };
    // "on the BSE and the NSE"
    let article = |at: &usize| scene.document.word(*at) == "the";
    let before = before.filter(article).map_or(before, |the| scene.before(the));
    let previous = before.filter(joins).and_then(|joint| scene.before(joint));
    let next = after.filter(joins).and_then(|joint| scene.same_sentence(joint + 1));
    let next = next.filter(article).map_or(next, |the| scene.same_sentence(the + 1));
    previous.is_some_and(is_like) || next.is_some_and(is_like) || category == "airline" && acts_alone(scene, tokens)
}

/// The type of the organization in whose name, which is nothing else's, the token stands.
fn organization_at<'a>(scene: &Scene<'a>, index: usize) -> Option<&'a str> {
    let category = organizations_at(scene, index).last()?.0;
    organizations_at(scene, index).any(|(other, is_sure)| is_sure && other == category).then_some(category)
}

/// The type of the organization whose name the token may be of, if no country or place is called so.
fn namesake_at<'a>(scene: &Scene<'a>, index: usize) -> Option<&'a str> {
    organizations_at(scene, index).last().filter(|_| !scene.is_on_map(index)).map(|(category, _)| category)
}

/// The types of the listed organizations in whose names the token stands, and whether a name is nothing else's; the name that
/// starts last comes first. They are looked for where they are asked for, at few words: kept for all names, they would take a
/// tenth of the working memory in a browser.
fn organizations_at<'a>(scene: &Scene<'a>, index: usize) -> impl Iterator<Item = (&'a str, bool)> {
    /// A listed name has not so many tokens.
    const LONGEST: u32 = 24;
    let (matches, lexicon, index) = (scene.matches, scene.lexicon, index as u32);
    let after = matches.partition_point(|found| found.tokens.start <= index);
    let near = matches[..after].iter().rev().take_while(move |found| index < found.tokens.start + LONGEST);
    let is_organization = |found: &Match| matches!(found.class, Class::Organization | Class::AmbiguousOrganization);
    near.filter(move |found| index < found.tokens.end && is_organization(found) && found.agreement.has_case())
        .filter_map(|found| Some((lexicon.category(found.entry?)?, means_one_thing(found))))
}

/// "Ethiopian said", "but Norwegian lost": a people's name that nothing leads does what only a company does.
fn acts_alone(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let (before, after) = (scene.before(tokens.start), scene.same_sentence(tokens.end));
    let is_led = before.is_some_and(|before| {
        let is_word = scene.token(before).is_some_and(|token| token.kind == TokenKind::Word);
        is_word && !is_function_word(scene.document.word(before))
    });
    let is_people = scene.country_at(tokens.start).is_some();
    is_people && !is_led && scene.cues(after).any(Cues::SPEECH)
}

/// "KARACHI, June 4 (APP)", "a witness told AFP": a medium alone in brackets is whom the text is from, and media are told.
fn is_credit(scene: &Scene<'_>, found: &Match, before: Option<usize>, after: Option<usize>) -> bool {
    let is = |index: Option<usize>, word| index.is_some_and(|index| scene.document.word(index) == word);
    let category = found.entry.and_then(|entry| scene.lexicon.category(entry));
    category == Some("media") && (is(before, "(") && is(after, ")") || is(before, "told") || is(before, "tells"))
}

/// What tells the organizations that share an acronym: the country that the text names most, and its subject.
fn among_namesakes(scene: &Scene<'_>, found: &Match) -> f32 {
    const MENTIONS: u32 = 8;
    let home = scene.mentions_of(found.entry.and_then(|entry| scene.lexicon.home(entry))).min(MENTIONS);
    let subject = scene.topics.share(found.entry.and_then(|entry| scene.lexicon.category(entry)));
    0.1 * home as f32 / MENTIONS as f32 + 0.1 * subject
}
