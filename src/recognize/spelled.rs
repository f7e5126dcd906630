//! Names that the text spells by their initials elsewhere, and the first look left out: "the Zorblahang Kwelbol ng Maru", where it
//! goes on to tell of the ZKM.

use std::ops::Range;

use super::Cues;
use super::consistent::is_rare;
use super::shape::is_function_word;
use super::standing::{Text, is_name_word, kind_of};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved, step};
use crate::lexicon::{Class, Match, starting_at};
use crate::text::{Case, Gap, Span, Token};

/// Letters of an acronym.
const LETTERS: std::ops::RangeInclusive<u32> = 3..=6;

/// Proposes as organizations the names that have the initials of an acronym that stands for one. Takes time
/// linear in the text.
pub(super) fn recognize(text: &Text<'_>, matches: &[Match], standing: &[Resolved]) -> Vec<Candidate> {
    /// Acronyms that are looked at: the first ones of a text, for the look must stay linear.
    const ACRONYMS: usize = 32;
    let mut acronyms: Vec<(u64, Span)> = Vec::new();
    for reading in standing.iter().filter(|reading| kind_of(reading) == Kind::Organization && !reading.nested) {
        let name = reading.span.of(text.document.text());
        if LETTERS.contains(&reading.span.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let key = name.bytes().fold(0, step);
            if acronyms.len() < ACRONYMS && acronyms.iter().all(|(known, _)| *known != key) {
                acronyms.push((key, reading.span));
            }
        }
    }
    if acronyms.is_empty() {
        return Vec::new();
    }
    let starts = (0..text.document.tokens().len()).filter(|at| starts_name(text, *at));
    let name = |start: usize| {
        let (name, key) = run(text, start);
        let (_, at) = acronyms.iter().find(|(known, _)| *known == key)?;
        let is_of_people = |found: &Match| matches!(found.class, Class::GivenName | Class::Surname | Class::Title);
        // Neither "Northern Limit Line" nor "Indus Waters Treaty".
        let may_be_body = (is_rare(text.document, start) || text.is_head(name.end - 1))
            && !text.cues(Some(name.end - 1)).any(Cues::THING)
            && !name.clone().any(|at| text.is_title(at));
        let is_new =
            may_be_body && !starting_at(matches, start).iter().any(is_of_people) && !has_organization(text, &name);
        (is_new && !text.is_headline(start)).then(|| Candidate {
            span: text.document.span_of(name),
            proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
            confidence: 0.985,
            evidence: Evidence::Definition { at: *at },
        })
    };
    starts.filter_map(name).collect()
}

/// True of the first capitalized word of several that no other one leads.
fn starts_name(text: &Text<'_>, index: usize) -> bool {
    let is_word = |at: usize| text.token(at).is_some_and(|token| is_name_word(token) && token.case == Case::Title);
    let leads = |before: usize| is_word(before) && !is_function_word(text.document.word(before));
    is_word(index)
        && !is_function_word(text.document.word(index))
        && !matches!(text.document.word(index), "The" | "A" | "An")
        && !text.before(index).is_some_and(leads)
}

/// The capitalized words from `start` on, with small words between, and the key of their initials.
fn run(text: &Text<'_>, start: usize) -> (Range<usize>, u64) {
    /// Tokens of a name at most, and letters of a small word.
    const LONGEST: usize = 10;
    const SMALL: u32 = 3;
    let (mut end, mut key) = (start, 0);
    for at in start..start + LONGEST {
        let Some(token) = text.token(at).filter(|token| at == start || token.gap == Gap::Space) else { break };
        let is_small = |token: &Token| token.case == Case::Lower && token.span.len() <= SMALL;
        if is_name_word(token) && (at == start || text.before(at).is_some()) {
            key = step(key, text.document.text().as_bytes()[token.span.start as usize].to_ascii_uppercase());
            end = at + 1;
        } else if !is_small(token) {
            break;
        }
    }
    (start..end, key)
}

/// True if the first look has found an organization among the words.
fn has_organization(text: &Text<'_>, name: &Range<usize>) -> bool {
    let is_organization =
        |part: Range<usize>| text.standing.get(&text.document.span_of(part)) == Some(&Kind::Organization);
    name.clone().any(|start| (start + 1..=name.end).any(|end| is_organization(start..end)))
}

#[cfg(test)]
mod tests {
    use crate::recognize::asserts::organizations_are as check;

    #[test]
    fn what_an_acronym_spells_is_an_organization() {
        let club = "It saved faces at the Zamahang Kwelbol ng Marupi. The ZKM had left two men at home.";
        check(club, &["Zamahang Kwelbol ng Marupi", "ZKM"]);
    }

    #[test]
    fn other_words_of_its_initials_are_none() {
        check("Anna Weber Ode met the AWO.", &["AWO"]);
        check("Zebras Keep Mum\n\nThe ZKM met.", &["ZKM"]);
        check("The Zulu and Kwel men met the ZKM.", &["ZKM"]);
    }
}
