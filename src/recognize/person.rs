use std::ops::Range;

use super::scene::{Scene, indexes};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::Class;
use crate::text::{Case, Gap, SentenceKind};

/// Words of one person's name at most.
const LONGEST: usize = 6;

/// Proposes people: capitalized words after a title, from a given name on, or in a byline.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for found in scene.matches.iter().filter(|found| found.agreement.has_case()) {
        let word = indexes(&found.tokens);
        candidates.extend(match found.class {
            Class::Title => titled(scene, &word),
            Class::GivenName => given(scene, &word),
            _ => None,
        });
    }
    candidates.extend(bylines(scene));
    candidates
}

/// "President Joko Widodo": the name after the title.
fn titled(scene: &Scene<'_>, title: &Range<usize>) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.75;
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
        let token = scene.document.tokens()[at];
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
        if scene.token(at).is_none() {
            break;
        }
    }
    end
}

fn is_name_word(scene: &Scene<'_>, index: usize) -> bool {
    let upper = scene.token(index).is_some_and(|token| token.case == Case::Upper);
    scene.is_capitalized(index) && !upper && !scene.is_listed(index) && !scene.is_title(index)
}

fn is_particle(word: &str) -> bool {
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
