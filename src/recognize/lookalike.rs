//! Words that only look like names: indexes, languages, the signs of a horoscope, and "us" in capitals.

use std::cell::LazyCell;

use super::Cues;
use crate::entity::{Candidate, Kind, Proposal, Via};
use crate::text::{Case, Document, TokenKind};

/// Takes such words out of `candidates`.
pub fn withdraw_lookalikes(document: &Document<'_>, candidates: &mut Vec<Candidate>) {
    let tokens = document.tokens();
    let has_horoscope = LazyCell::new(|| has_horoscope(document));
    let is_alone = LazyCell::new(|| (0..tokens.len()).filter(|at| document.word(*at) == "US").count() == 1);
    candidates.retain(|candidate| {
        let Proposal::Name { kind, via, .. } = candidate.proposal else { return true };
        let name = document.tokens_in(candidate.span);
        if kind == Kind::Organization && is_of_index(document, name.end) {
            return false;
        }
        if name.len() != 1 {
            return true;
        }
        match (kind, via) {
            (_, Some(Via::Demonym)) => !is_language(document, name.start),
            (Kind::Country, _) => !(is_stressed_us(document, name.start) && *is_alone),
            _ => !(Cues::of(&tokens[name.start]).any(Cues::SIGN) && *has_horoscope),
        }
    });
}

/// "the Hillside Times Index": a measure, and neither the newspaper nor the company before the last word.
fn is_of_index(document: &Document<'_>, end: usize) -> bool {
    let goes_on = document.word(end) == "Index" && document.sentence_at(end - 1) == document.sentence_at(end);
    goes_on || document.word(end - 1) == "Index"
}

/// "speaks French", "its Spanish acronym", "in Turkish,": the language of the people.
fn is_language(document: &Document<'_>, index: usize) -> bool {
    let same = |at: usize| at < document.tokens().len() && document.sentence_at(at) == document.sentence_at(index);
    let is_cue = |at: usize| same(at) && Cues::of(&document.tokens()[at]).any(Cues::LANGUAGE);
    let ends = !same(index + 1)
        || document.word(index + 1).starts_with([',', '.', ';', ':', ')', '"', '”'])
        || document.word(index + 1) == "that"
        || document.word(index + 1) == "and" && document.word(index + 2) == "in";
    let before = index.checked_sub(1);
    let is_in = before.is_some_and(|before| matches!(document.word(before), "in" | "In"));
    // No language has a plural: "Germans speak".
    let is_people = document.word(index).ends_with('s');
    !is_people && (is_in && ends || before.is_some_and(is_cue) || is_cue(index + 1))
}

/// True of a text that has a handful of the signs, each at the head of its sentence.
fn has_horoscope(document: &Document<'_>) -> bool {
    const SIGNS: usize = 5;
    let first =
        document.sentences().iter().filter_map(|sentence| document.tokens().get(sentence.tokens.start as usize));
    let mut signs: Vec<u32> = Vec::new();
    for token in first.filter(|token| token.is_capitalized() && Cues::of(token).any(Cues::SIGN)) {
        if !signs.contains(&token.hash) {
            signs.push(token.hash);
        }
    }
    SIGNS <= signs.len()
}

/// "all of US on the ground floor", unlike "all of US trade".
fn is_stressed_us(document: &Document<'_>, index: usize) -> bool {
    let is_of_some = 2 <= index
        && document.word(index) == "US"
        && document.word(index - 1) == "of"
        && matches!(
            document.word(index - 2),
            "all" | "All" | "both" | "each" | "some" | "one" | "none" | "many" | "few"
        );
    let ends = document.tokens().get(index + 1).is_none_or(|token| {
        token.kind == TokenKind::Punctuation
            || token.case == Case::Lower
                && (Cues::of(token).any(Cues::AUXILIARY | Cues::LOCATIVE)
                    || matches!(document.word(index + 1), "on" | "here" | "who" | "from" | "and"))
    });
    is_of_some && ends
}

#[cfg(test)]
mod tests {
    /// Asserts the names of a text.
    fn check(text: &str, expected: &[&str]) {
        let mentions = crate::analyze(text).mentions;
        assert_eq!(mentions.iter().map(|mention| mention.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn the_signs_of_a_horoscope_are_no_names() {
        check("Aries. Rest.\n\nTaurus. Run.\n\nCancer. Cook.\n\nLeo. Victory at last!\n\nVirgo. Lists, lists.", &[]);
        check("Leo won. Leo had trained for it.", &["Leo", "Leo"]);
    }

    #[test]
    fn languages_are_no_countries() {
        check("The union is known by its Spanish acronym.", &[]);
        check("By its Portuguese initials it is the oldest.", &[]);
        check("She wrote to him in Turkish. In German, the word is long.", &[]);
        check("She said in French that she would come.", &[]);
        check("It is sold in French and in Italian.", &[]);
        check("They fish in Spanish waters.", &["Spanish"]);
        check("The Germans speak well of him.", &["Germans"]);
    }

    #[test]
    fn an_index_is_no_newspaper() {
        check("The Straits Times Index closed lower.", &[]);
        check("The Straits Times has an index.", &["Straits Times"]);
    }

    #[test]
    fn us_in_capitals_may_be_us() {
        check("Thank you from all of US on the ground floor.", &[]);
        check("Many thanks from both of US!", &[]);
        check("He wrote of all of US trade policy.", &["US"]);
        check("The storm will hit most of US on Sunday.", &["US"]);
        check("The US is divided, and one of US and Chinese envoys left.", &["US", "US", "Chinese"]);
    }
}
