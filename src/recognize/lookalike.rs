//! Words that only look like names: indexes, languages, the names of storms, the signs of a horoscope, the initials of who speaks
//! in an interview, and "us" in capitals.

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Cues;
use crate::entity::{Candidate, Kind, Proposal, Via};
use crate::lexicon::{Class, Match, starting_at};
use crate::text::{Case, Document, Token, TokenKind};

/// Takes such words out of `candidates`.
pub fn withdraw_lookalikes(document: &Document<'_>, matches: &[Match], candidates: &mut Vec<Candidate>) {
    let tokens = document.tokens();
    let has_horoscope = LazyCell::new(|| has_horoscope(document));
    let is_on_languages = LazyCell::new(|| is_on_languages(tokens));
    let is_alone = LazyCell::new(|| (0..tokens.len()).filter(|at| document.word(*at) == "US").count() == 1);
    let storms = LazyCell::new(|| -> FxHashSet<u32> {
        (1..tokens.len()).filter(|at| is_storm(document, *at)).map(|at| tokens[at].hash).collect()
    });
    candidates.retain(|candidate| {
        let Proposal::Name { kind, via, entry } = candidate.proposal else { return true };
        let name = document.tokens_in(candidate.span);
        let is_thing = || is_of_index(document, name.end) || is_portfolio(document, name.end) && entry.is_none();
        if kind == Kind::Organization && is_thing() || is_ship(document, name.start) {
            return false;
        }
        if name.len() != 1 {
            return true;
        }
        match (kind, via) {
            (_, Some(Via::Demonym)) => !is_language(document, name.start, || *is_on_languages),
            (Kind::Country, _) => !(is_stressed_us(document, name.start) && *is_alone),
            (Kind::Organization | Kind::Place, _) if entry.is_none() && is_people(matches, document, name.start) => {
                false
            }
            (Kind::Person, _) if storms.contains(&tokens[name.start].hash) => false,
            (Kind::Person, _) if is_gerund(matches, document, name.start) => false,
            (Kind::Place, _) if is_storm(document, name.start) || is_speaker(document, name.start) => false,
            _ => !(Cues::of(&tokens[name.start]).any(Cues::SIGN) && *has_horoscope),
        }
    });
}

/// "Rohingya refugees", "a Catholic lawyer": a people or a faith. Many of one kind may be a movement: "the Jesuits"; and what is
/// a party's name, too, may be the party.
fn is_people(matches: &[Match], document: &Document<'_>, index: usize) -> bool {
    let mut single =
        starting_at(matches, index).iter().filter(|found| found.tokens.len() == 1 && found.agreement.has_case());
    let is_party = |found: &Match| matches!(found.class, Class::Organization | Class::AmbiguousOrganization);
    !document.word(index).ends_with('s')
        && single.clone().any(|found| found.class == Class::People)
        && !single.any(is_party)
}

/// "tropical storm Zorbla": it has its name wherever the text goes on to tell of it.
fn is_storm(document: &Document<'_>, index: usize) -> bool {
    const STORMS: [&str; 4] = ["storm", "typhoon", "hurricane", "cyclone"];
    let is_title = |token: &Token| token.case == Case::Title;
    0 < index
        && is_title(&document.tokens()[index])
        && STORMS.iter().any(|storm| storm.eq_ignore_ascii_case(document.word(index - 1)))
        && document.sentence_at(index - 1) == document.sentence_at(index)
}

/// "Sacking him would cost $180,000": what is done to somebody, at the head of a sentence. Keating and Browning are surnames.
fn is_gerund(matches: &[Match], document: &Document<'_>, index: usize) -> bool {
    document.word(index).ends_with("ing")
        && matches!(document.word(index + 1), "him" | "her" | "them" | "us" | "it")
        && document.before(index).is_none()
        && !starting_at(matches, index).iter().any(|found| found.class == Class::Surname)
}

/// "JN: This is an important question.": initials before a colon, at the start of a line.
fn is_speaker(document: &Document<'_>, index: usize) -> bool {
    const LETTERS: u32 = 4;
    let token = &document.tokens()[index];
    token.case == Case::Upper
        && token.span.len() <= LETTERS
        && document.word(index + 1) == ":"
        && document.sentences()[document.sentence_at(index)].tokens.start as usize == index
}

/// "the Hillside Times Index": a measure, and neither the newspaper nor the company before the last word.
fn is_of_index(document: &Document<'_>, end: usize) -> bool {
    let goes_on = document.word(end) == "Index" && document.sentence_at(end - 1) == document.sentence_at(end);
    goes_on || document.word(end - 1) == "Index"
}

/// "the MV Zorbla": the name that starts at `start`, with the letters before it or without them, is a ship's.
fn is_ship(document: &Document<'_>, start: usize) -> bool {
    const PREFIXES: [&str; 10] = ["MV", "RV", "FV", "HMS", "USS", "USNS", "HMAS", "HMCS", "HMNZS", "USCGC"];
    let leads = |at: usize| {
        let is_followed = || document.tokens().get(at + 1).is_some_and(|next| next.case == Case::Title);
        document.tokens()[at].case == Case::Upper && PREFIXES.contains(&document.word(at)) && is_followed()
    };
    leads(start) || document.before(start).is_some_and(leads)
}

/// "the Blue Economy minister", "its Home Affairs portfolio": what somebody is in charge of.
fn is_portfolio(document: &Document<'_>, end: usize) -> bool {
    matches!(document.word(end), "minister" | "ministers" | "portfolio")
        && document.sentence_at(end - 1) == document.sentence_at(end)
}

/// "speaks French", "its Spanish acronym", "in Turkish,", "from Hungarian into Thai and Lao": the language of the people. It
/// stands as a noun without an article, which a Frenchman doesn't; that alone is enough where languages are the subject.
fn is_language(document: &Document<'_>, index: usize, is_on_languages: impl FnOnce() -> bool) -> bool {
    // No language has a plural: "Germans speak".
    if document.word(index).ends_with('s') {
        return false;
    }
    let row = row_around(document, index);
    let same = |at: &usize| *at < document.tokens().len() && document.sentence_at(*at) == document.sentence_at(index);
    let cues = |at: usize| Some(at).filter(same).map(|at| Cues::of(&document.tokens()[at])).unwrap_or_default();
    let before = row.start.checked_sub(1).filter(same);
    if before.is_some_and(|before| cues(before).any(Cues::LANGUAGE)) || cues(row.end).any(Cues::LANGUAGE) {
        return true;
    }
    let is_tied = is_hyphen(document, row.end) && cues(row.end + 1).any(Cues::LANGUAGE);
    if is_tied || !is_alone(document, row.end) {
        return is_tied;
    }
    match before.map(|before| document.word(before)) {
        Some("in" | "In" | "into") => true,
        Some(word) if is_predicative(word) => false,
        _ => {
            before.is_some_and(|before| cues(before).any(Cues::LEARN))
                || is_near_tongue(document, index)
                || is_on_languages()
        }
    }
}

/// The capitalized words that commas, "and" and "or" join to the one at `index`: "Thai, Lao and Khmer".
fn row_around(document: &Document<'_>, index: usize) -> Range<usize> {
    /// Words of a row on either side at most.
    const REACH: usize = 6;
    let joins = |at: usize| matches!(document.word(at), "," | "and" | "or" | "&");
    let is_member = |at: usize| {
        let token = document.tokens().get(at);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Title)
            && document.sentence_at(at) == document.sentence_at(index)
    };
    let mut row = index..index + 1;
    for _ in 0..REACH {
        let steps =
            [2, 3].into_iter().find(|step| (1..*step).all(|back| row.start.checked_sub(back).is_some_and(joins)));
        match steps.and_then(|step| row.start.checked_sub(step)).filter(|at| is_member(*at)) {
            Some(start) => row.start = start,
            None => break,
        }
    }
    for _ in 0..REACH {
        let steps =
            [1, 2].into_iter().find(|step| (0..*step).all(|on| joins(row.end + on)) && is_member(row.end + step));
        match steps {
            Some(step) => row.end += step + 1,
            None => break,
        }
    }
    row
}

/// True if no noun follows at `next`, nor another part of the word.
fn is_alone(document: &Document<'_>, next: usize) -> bool {
    let Some(token) = document.tokens().get(next) else { return true };
    let word = document.word(next);
    document.sentence_at(next) != document.sentence_at(next - 1)
        || match token.kind {
            TokenKind::Punctuation => {
                let is_age = document.tokens().get(next + 1).is_some_and(|token| token.kind == TokenKind::Number);
                !(is_hyphen(document, next) || word == "," && is_age)
            }
            TokenKind::Word => {
                Cues::of(token).any(Cues::AUXILIARY | Cues::LOCATIVE | Cues::AGENT | Cues::WITH) || is_small_word(word)
            }
            _ => false,
        }
}

/// Words that begin another phrase, or a clause.
fn is_small_word(word: &str) -> bool {
    const WORDS: [&str; 25] = [
        "and", "or", "but", "as", "at", "on", "for", "from", "into", "than", "that", "which", "when", "because", "the",
        "a", "an", "his", "her", "their", "all", "means", "does", "if", "who",
    ];
    WORDS.contains(&word)
}

/// True of what stands before somebody of the people, or before what he is: "the first Russian", "is Russian".
fn is_predicative(word: &str) -> bool {
    const WORDS: [&str; 30] = [
        "the", "a", "an", "one", "another", "every", "each", "fellow", "young", "old", "many", "most", "two", "three",
        "first", "last", "only", "is", "was", "are", "were", "be", "been", "being", "not", "became", "both", "half",
        "by", "born",
    ];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn is_hyphen(document: &Document<'_>, index: usize) -> bool {
    matches!(document.word(index), "-" | "‐" | "‑")
}

/// True if the sentence has a word of languages near the token.
fn is_near_tongue(document: &Document<'_>, index: usize) -> bool {
    const REACH: usize = 12;
    let near = index.saturating_sub(REACH)..(index + REACH).min(document.tokens().len());
    let sentence = document.sentence_at(index);
    near.into_iter()
        .any(|at| Cues::of(&document.tokens()[at]).any(Cues::TONGUE) && document.sentence_at(at) == sentence)
}

/// True of a text that has a few words of languages.
fn is_on_languages(tokens: &[Token]) -> bool {
    const FEW: usize = 3;
    tokens.iter().filter(|token| Cues::of(token).any(Cues::TONGUE)).take(FEW).count() == FEW
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
        check("She teaches Korean at a college, and it was translated from Hungarian into Thai and Lao.", &[]);
        check("Signs in Welsh, Somali and Polish were put up by a Turkish-language paper.", &[]);
        check("Georgian or Greek? Which language has more vowels and tenses? Start with Finnish.", &[]);
        check("They fish in Spanish waters, in Greek and Turkish seas.", &["Spanish", "Greek", "Turkish"]);
        check(
            "Nigerian jailed for theft. The first Indian to win the prize is Russian.",
            &["Nigerian", "Indian", "Russian"],
        );
        check("She studied Chinese history with a Georgian.", &["Chinese", "Georgian"]);
        check("The language of the Turkish was hard. Being Kenyan, he spoke no dialect.", &["Turkish", "Kenyan"]);
        check("The Germans speak well of him.", &["Germans"]);
    }

    #[test]
    fn peoples_and_faiths_are_no_organizations() {
        check("Police held 150 Rohingya refugees and a rightwing Catholic lawyer.", &["150"]);
        check("There was an increase in reported rapes of Dalit women.", &[]);
    }

    #[test]
    fn storms_have_names_of_their_own() {
        check("Tropical storm Bonnie made landfall. Bonnie weakened later, and Bonnie's rain stopped.", &[]);
        check("Typhoon Mario hit at noon. Mario Ruiz lost a roof.", &["Mario Ruiz"]);
        check("A storm hit. Bonnie Tanner lost a roof; Tanner wept.", &["Bonnie Tanner", "Tanner"]);
    }

    #[test]
    fn what_is_done_to_somebody_is_no_person() {
        check("He hopes to stay. Sacking him would be dear.", &[]);
        check("They are tired. Benching them was wise.", &[]);
        check("They chose. Keating it was.", &["Keating"]);
    }

    #[test]
    fn who_speaks_in_an_interview_is_no_place() {
        check("JN: This is an important question.\n\nTBP: You spoke of it.", &[]);
    }

    #[test]
    fn a_ship_is_no_organization() {
        check("The RV Celtic Zorbla filmed corals. The MV Loch Zorbla is too heavy.", &[]);
        check("The USS Zorbla sailed. The Zorbla Union met.", &["Zorbla Union"]);
    }

    #[test]
    fn an_index_is_no_newspaper() {
        check("The Straits Times Index closed lower.", &[]);
        check("The Straits Times has an index.", &["Straits Times"]);
        check("The Blue Economy minister wept.", &[]);
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
