use std::ops::Range;

use super::scene::{Scene, indexes};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::Class;
use crate::text::{Case, Gap, SentenceKind, TokenKind};

/// Words of one person's name at most.
const LONGEST: usize = 6;

/// Proposes people: capitalized words after a title, from a given name on, or in a byline.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for found in scene.matches.iter().filter(|found| found.agreement.has_case()) {
        let word = indexes(&found.tokens);
        candidates.extend(match found.class {
            Class::Title => titled(scene, &word),
            Class::GivenName => given(scene, &word).or_else(|| kin(scene, &word)),
            Class::Surname => before_hyphenated(scene, &word),
            _ => None,
        });
    }
    candidates.extend(bylines(scene));
    for (index, token) in scene.document.tokens().iter().enumerate() {
        candidates.extend(match token.kind {
            TokenKind::Number => aged(scene, index),
            TokenKind::Punctuation => nicknamed(scene, index),
            _ => continue,
        });
    }
    candidates
}

/// "President Joko Widodo": the name after the title, which no number counts ("500 Cr").
fn titled(scene: &Scene<'_>, title: &Range<usize>) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.75;
    if scene.before(title.start).is_some_and(|before| scene.document.tokens()[before].kind == TokenKind::Number) {
        return None;
    }
    let start = scene.same_sentence(title.end).filter(|start| scene.is_spaced(*start) && !scene.is_title(*start))?;
    let end = name_end(scene, start);
    (start < end).then(|| person(scene, start..end, title, CONFIDENCE))
}

/// "Fatima Bhutto": two words at least, the first of them a given name.
fn given(scene: &Scene<'_>, word: &Range<usize>) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.72;
    /// The same if the last word is a listed surname.
    const WITH_SURNAME: f32 = 0.9;
    if word.len() != 1 || scene.is_listed(word.start) {
        return None;
    }
    let inside = scene.before(word.start).is_some_and(|before| {
        scene.is_capitalized(before)
            && scene.is_spaced(word.start)
            && !scene.is_title(before)
            && !scene.opens_sentence(before)
    });
    let end = name_end(scene, word.start);
    let confidence = if scene.is_surname(end.max(1) - 1) { WITH_SURNAME } else { CONFIDENCE };
    (!inside && word.start + 1 < end).then(|| person(scene, word.start..end, word, confidence))
}

/// "her husband, Chad, ", "a boy called Chad": a given name alone, after what its bearer is to somebody.
fn kin(scene: &Scene<'_>, word: &Range<usize>) -> Option<Candidate> {
    /// No country is anybody's husband, however sure the tagger is that "Chad" is one.
    const CONFIDENCE: f32 = 1.0;
    let before = scene.before(word.start).filter(|_| word.len() == 1 && scene.is_called(word.start))?;
    Some(person(scene, word.clone(), &(before..before + 1), CONFIDENCE))
}

/// "Lin Chia-wen": the syllables of a Chinese or Korean given name, after a surname.
fn before_hyphenated(scene: &Scene<'_>, surname: &Range<usize>) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.95;
    /// Letters of the second syllable at most.
    const SYLLABLE: u32 = 5;
    let first = scene.same_sentence(surname.end).filter(|first| surname.len() == 1 && scene.is_spaced(*first))?;
    let second = first + 2;
    let is_hyphen = matches!(scene.document.word(first + 1), "-" | "‑" | "‐");
    let is_glued = |index: usize| scene.token(index).is_some_and(crate::text::Token::is_glued);
    let is_syllable =
        scene.token(second).is_some_and(|token| token.case == Case::Lower && token.span.len() <= SYLLABLE);
    let is_name = is_name_word(scene, first) && is_hyphen && is_glued(first + 1) && is_glued(second) && is_syllable;
    is_name.then(|| person(scene, surname.start..second + 1, surname, CONFIDENCE))
}

/// "Ramil “Boy” Espiritu": the nickname in quotes, whose opening one is at `index`, between a name and a surname.
fn nicknamed(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.985;
    /// Names before the quotes.
    const NAMES: usize = 3;
    let is_quote = |index: usize| matches!(scene.document.word(index), "\"" | "“" | "”" | "'" | "‘" | "’");
    let is_glued = |index: usize| scene.token(index).is_some_and(crate::text::Token::is_glued);
    let is_name = |at: &usize| is_name_word(scene, *at) && scene.before(*at).is_none_or(|_| !scene.is_title(*at));
    if !is_quote(index) || is_glued(index) || !is_glued(index + 1) || !is_name(&(index + 1)) {
        return None;
    }
    let closing = if is_quote(index + 2) { index + 2 } else { index + 3 };
    let surname = scene.same_sentence(closing + 1).filter(|at| is_quote(closing) && scene.is_spaced(*at))?;
    let names = (0..index).rev().take(NAMES).take_while(is_name).count();
    let end = name_end(scene, surname);
    let fits = 0 < names && scene.is_given(index - names) && surname < end && scene.same_sentence(index).is_some();
    fits.then(|| person(scene, index - names..end, &(index..closing + 1), CONFIDENCE))
}

/// "Georgia Blythe, 29, ": two names or more, and the age of their bearer, the number at `index`.
fn aged(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.95;
    /// The same if the first name is a country's: the table is sure of it.
    const AS_COUNTRY: f32 = 0.995;
    /// Names of one person at most.
    const NAMES: usize = 4;
    let token = scene.token(index).filter(|token| (1..=3).contains(&token.span.len()))?;
    let comma = scene.before(index).filter(|comma| scene.document.word(*comma) == ",")?;
    let is_closed = !token.is_glued() && matches!(scene.document.word(index + 1), "," | "." | ";" | ")");
    // The first word of a sentence has a capital anyway.
    let is_word = |at: usize| scene.before(at).is_some() || scene.is_on_map(at) || scene.is_given(at);
    let is_name = |at: &usize| is_title_case(scene, *at) && !scene.is_title(*at) && is_word(*at);
    let names = (0..comma).rev().take(NAMES + 1).take_while(is_name).count();
    let fits = is_closed && (2..=NAMES).contains(&names) && (comma + 1 - names..comma).all(|at| scene.is_spaced(at));
    let confidence = if scene.country_at(comma - names).is_some() { AS_COUNTRY } else { CONFIDENCE };
    fits.then(|| person(scene, comma - names..comma, &(index..index + 1), confidence))
}

fn is_title_case(scene: &Scene<'_>, index: usize) -> bool {
    scene.token(index).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Title)
}

/// "By Asghar Ali Mubarak", alone on its line.
fn bylines(scene: &Scene<'_>) -> impl Iterator<Item = Candidate> {
    const CONFIDENCE: f32 = 0.8;
    let lines = scene.document.sentences().iter().filter(|sentence| sentence.kind == SentenceKind::Line);
    lines.filter_map(|line| {
        let line = indexes(&line.tokens);
        let by = matches!(scene.document.word(line.start), "By" | "BY");
        let name = line.start + 1..if by { name_end(scene, line.start + 1) } else { line.start };
        (by && 2 <= name.len() && name.end == line.end)
            .then(|| person(scene, name, &(line.start..line.start + 1), CONFIDENCE))
    })
}

fn person(scene: &Scene<'_>, name: Range<usize>, cue: &Range<usize>, confidence: f32) -> Candidate {
    Candidate {
        span: scene.document.span_of(name),
        proposal: Proposal::Name { kind: Kind::Person, via: None, entry: None },
        confidence,
        evidence: Evidence::Shape { cue: scene.document.span_of(cue.clone()) },
    }
}

/// One past the last word of a person's name that starts at `start`; `start`, if none does.
fn name_end(scene: &Scene<'_>, start: usize) -> usize {
    let (mut end, mut at) = (start, start);
    while at - start < LONGEST && (at == start || scene.same_sentence(at).is_some()) {
        let Some(token) = scene.token(at) else { break };
        let word = scene.document.word(at);
        let parted = at != start && Gap::Space < token.gap;
        if parted {
            break;
        }
        if is_name_word(scene, at) {
            end = at + 1;
        } else if !(is_particle(word) || token.is_glued() && word.starts_with(['-', '‑', '–'])) {
            break;
        }
        at += 1;
    }
    end
}

fn is_name_word(scene: &Scene<'_>, index: usize) -> bool {
    let upper = scene.token(index).is_some_and(|token| token.case == Case::Upper);
    scene.is_capitalized(index) && !upper && !scene.is_listed(index) && !scene.is_title(index)
}

pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "bin"
            | "bint"
            | "ibn"
            | "ben"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "da"
            | "di"
            | "del"
            | "dos"
            | "la"
            | "le"
            | "ul"
            | "e"
    )
}

#[cfg(test)]
mod tests {
    /// Asserts the surfaces of the people that a text names.
    fn check(text: &str, expected: &[&str]) {
        let analysis = crate::analyze(text);
        let people = analysis.mentions.iter().filter(|mention| mention.kind == crate::Kind::Person);
        assert_eq!(people.map(|mention| mention.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn people_by_their_age_their_kin_and_their_syllables() {
        check("Georgia Blythe, 29, opened a shop.", &["Georgia Blythe"]);
        check("Egypt Sloane, 8, won the prize.", &["Egypt Sloane"]);
        check("She came with her husband, Chad, and a dog.", &["Chad"]);
        check("They have a boy called Israel.", &["Israel"]);
        check("The minister, Lin Chia-wen, said no. Lin then left.", &["Lin Chia-wen", "Lin"]);
        check("The mayor, Ramil “Boy” Espiritu, won.", &["Ramil “Boy” Espiritu"]);
        check("Maria \"Baby Doll\" Zorbla sang.", &["Maria \"Baby Doll\" Zorbla"]);
        check("Atty. Lorna Tibayan said no.", &["Lorna Tibayan"]);
        check("Mallam Sani Bello and Togbe Kwadzo Afari agreed.", &["Sani Bello", "Kwadzo Afari"]);
        check("Ichthyologist Anne Kruger counted the fish.", &["Anne Kruger"]);
    }

    #[test]
    fn no_people_by_numbers_and_countries_alone() {
        check("Santo Domingo, 30, and South Korea, 12, are page numbers.", &[]);
        check("In Sri Lanka, 29, 30 and 31 are the page numbers.", &[]);
        check("His neighbours, Chad and Niger, closed the border.", &[]);
        check("He read \"Emma\" in Spain.", &[]);
        check("The state called Israel an ally.", &[]);
    }
}
