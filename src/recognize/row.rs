//! What no table has and the tagger left out, beside a name that was found: "Naver and Kurly", "Mokwa or Borgu".

use std::ops::Range;

use super::Cues;
use super::standing::{Text, is_name_word, kind_of};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved};
use crate::text::TokenKind;

/// Words of one name at most.
const LONGEST: usize = 4;

/// Proposes what "and" or "or" joins to a name as another one of its kind. `covered` tells which tokens stand in names.
pub(super) fn recognize(text: &Text<'_>, standing: &[Resolved], covered: &[bool]) -> Vec<Candidate> {
    /// Of less sure names the other half is wrong too often.
    const LEAST: f32 = 0.6;
    let is_sure = |reading: &&Resolved| {
        !reading.nested && LEAST <= reading.confidence && !matches!(kind_of(reading), Kind::Figure | Kind::Country)
    };
    let mut candidates = Vec::new();
    for reading in standing.iter().filter(is_sure) {
        let Range { start, end } = text.document.tokens_in(reading.span);
        // "Latin American and Caribbean-based"
        if text.document.word(end) == "-" {
            continue;
        }
        if let Some(joint) = text.same_sentence(end).filter(|joint| is_joint(text, *joint)) {
            let words = (joint + 1..).take(LONGEST + 1).take_while(|at| is_free(text, covered, *at)).count();
            candidates.extend(candidate(text, joint + 1..joint + 1 + words, reading));
        }
        if let Some(joint) = text.before(start).filter(|joint| is_joint(text, *joint)) {
            let words = (0..joint).rev().take(LONGEST + 1).take_while(|at| is_free(text, covered, *at)).count();
            // "the Phytosanitary and Veterinary Agency" is one name.
            let is_led = text.before(joint - words).is_some_and(|the| text.document.word(the) == "the");
            candidates.extend(candidate(text, joint - words..joint, reading).filter(|_| !is_led));
        }
    }
    candidates
}

fn is_joint(text: &Text<'_>, index: usize) -> bool {
    matches!(text.document.word(index), "and" | "or" | "&")
}

/// True of a capitalized word of no name, where the capital isn't the sentence's.
fn is_free(text: &Text<'_>, covered: &[bool], index: usize) -> bool {
    let Some(token) = text.token(index).filter(|_| !covered[index]) else { return false };
    is_name_word(token)
        && text.before(index).is_some()
        && !text.is_title(index)
        && !text.has_in_lower_case(token)
        && !text.cues(Some(index)).any(Cues::CALENDAR)
        && !text.document.word(index).ends_with('.')
}

fn candidate(text: &Text<'_>, name: Range<usize>, like: &Resolved) -> Option<Candidate> {
    const CONFIDENCE: f32 = 0.6;
    const SHORTEST: u32 = 3;
    let kind = kind_of(like);
    // A surname alone may be anybody's, and anything.
    let least = if kind == Kind::Person { 2 } else { 1 };
    // "Afro-Colombian", "Plan 12"
    let goes_on = text.document.word(name.end) == "-"
        || text.token(name.end).is_some_and(|token| token.kind == TokenKind::Number);
    let is_name = (least..=LONGEST).contains(&name.len()) && !goes_on && !text.is_in_other_name(name.clone());
    let span = is_name.then(|| text.document.span_of(name.clone()))?;
    (SHORTEST <= span.len() && !text.is_headline(name.start)).then_some(Candidate {
        span,
        proposal: Proposal::Name { kind, via: None, entry: None },
        confidence: CONFIDENCE,
        evidence: Evidence::Shape { cue: like.span },
    })
}

#[cfg(test)]
mod tests {
    /// Asserts the names that a text has, as "kind:surface".
    fn check(text: &str, expected: &[&str]) {
        let analysis = crate::analyze(text);
        let names = analysis.mentions.iter().filter(|mention| mention.entity.is_some());
        let names: Vec<_> = names.map(|mention| format!("{}:{}", mention.kind, mention.span.of(text))).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn what_stands_in_a_row_with_a_name_is_one_of_its_kind() {
        check("Shares of Samsung and Kurlzy fell.", &["organization:Samsung", "organization:Kurlzy"]);
    }

    #[test]
    fn not_all_that_has_a_capital_is_a_name() {
        check("Shares of Samsung and Sunday papers.", &["organization:Samsung"]);
        check("He left Samsung and I stayed.", &["organization:Samsung"]);
        check("He met the Kurlzy and Samsung team.", &["organization:Samsung"]);
    }
}
