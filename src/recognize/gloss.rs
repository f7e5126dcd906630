//! Short names that a text gives to what it has named in full: `Zorbla Biologics AG (the "Company")`, "the Zorbla Ports Authority,
//! known as Zorpa,".

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::definition::behind_fillers;
use super::standing::{Text, is_name_word, kind_of};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved};
use crate::text::Span;

/// A short name that the text gives at `name`.
struct Gloss {
    full: Span,
    name: Range<usize>,
    /// True of "the Company", which no company is without its article.
    is_led: bool,
}

/// Proposes the short names of organizations where the text gives them, and wherever they stand behind. Takes time linear in the
/// text.
pub(super) fn recognize(text: &Text<'_>, standing: &[Resolved]) -> Vec<Candidate> {
    let is_organization = |reading: &&Resolved| !reading.nested && kind_of(reading) == Kind::Organization;
    let mut glosses = Vec::new();
    for reading in standing.iter().filter(is_organization) {
        let end = text.document.tokens_in(reading.span).end;
        match text.document.word(end) {
            "(" => in_bracket(text, reading.span, end, &mut glosses),
            "," => glosses.extend(behind_comma(text, reading.span, end)),
            _ => {}
        }
    }
    let mut candidates: Vec<_> = glosses.iter().map(|gloss| gloss.candidate(text, gloss.name.clone())).collect();
    candidates.extend(again(text, &glosses));
    candidates
}

/// `("Zorbla" or the "Company")`: what stands in quotes in the bracket that opens at `open`.
fn in_bracket(text: &Text<'_>, full: Span, open: usize, glosses: &mut Vec<Gloss>) {
    /// Tokens of a bracket at most.
    const LONGEST: usize = 16;
    let is_quote = |at: usize| matches!(text.document.word(at), "\"" | "“" | "”" | "'" | "‘" | "’" | "''");
    let inside = open + 1..(open + LONGEST).min(text.document.tokens().len());
    for quote in inside.take_while(|at| text.document.word(*at) != ")").filter(|at| is_quote(*at)) {
        let the = |at: usize| matches!(text.document.word(at), "the" | "The");
        let start = if the(quote + 1) { quote + 2 } else { quote + 1 };
        let words = (start..).take_while(|at| text.token(*at).is_some_and(is_name_word)).take(LONGEST).count();
        let closes = matches!(text.document.word(start + words + 1), ")" | "or" | "and" | ";");
        if 0 < words && is_quote(start + words) && closes {
            glosses.push(Gloss { full, name: start..start + words, is_led: the(start - 1) || the(quote - 1) });
        }
    }
}

/// ", or Zorpa,", ", better known as Zorpa", ", known by its French initials as AZP": the word behind these words.
fn behind_comma(text: &Text<'_>, full: Span, comma: usize) -> Option<Gloss> {
    let word = |at: usize| text.document.word(at);
    let start = behind_fillers(text.document, comma + 1);
    let tells = |at: usize| matches!(word(at), "or" | "known" | "called" | "acronym" | "initials" | "abbreviated");
    let is_alone = is_name_word(text.token(start)?) && matches!(word(start + 1), "," | "." | ";" | ")");
    let is_led = word(start - 1) == "the";
    (is_alone && (comma + 1..start).any(tells)).then_some(Gloss { full, name: start..start + 1, is_led })
}

/// The short names wherever they stand behind the place where the text gives them.
fn again(text: &Text<'_>, glosses: &[Gloss]) -> Vec<Candidate> {
    let tokens = text.document.tokens();
    let mut by_hash: FxHashMap<u32, &Gloss> = FxHashMap::default();
    let (mut next, mut candidates) = (0, Vec::new());
    for (index, token) in tokens.iter().enumerate().skip(glosses.first().map_or(tokens.len(), |gloss| gloss.name.end)) {
        while let Some(gloss) = glosses.get(next).filter(|gloss| gloss.name.end <= index) {
            by_hash.insert(tokens[gloss.name.start].hash, gloss);
            next += 1;
        }
        let Some(gloss) = by_hash.get(&token.hash).filter(|_| is_name_word(token)) else { continue };
        let name = index..index + gloss.name.len();
        let is_same = tokens.get(name.clone()).is_some_and(|here| {
            let given = &tokens[gloss.name.clone()];
            here.iter().zip(given).all(|(here, given)| here.hash == given.hash && here.is_capitalized())
        });
        let follows_article = || matches!(text.before(index).map(|at| text.document.word(at)), Some("the" | "The"));
        if is_same && (!gloss.is_led || follows_article()) && !text.is_in_other_name(name.clone()) {
            candidates.push(gloss.candidate(text, name));
        }
    }
    candidates
}

impl Gloss {
    fn candidate(&self, text: &Text<'_>, name: Range<usize>) -> Candidate {
        /// The text says so itself.
        const CONFIDENCE: f32 = 0.985;
        Candidate {
            span: text.document.span_of(name),
            proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
            confidence: CONFIDENCE,
            evidence: Evidence::Definition { at: self.full },
        }
    }
}

#[cfg(test)]
mod tests {
    /// Asserts the surfaces of the text's first organization.
    fn check(text: &str, expected: &str) {
        let entities = crate::analyze(text).entities;
        let first = entities.iter().find(|entity| entity.kind == crate::Kind::Organization);
        let surfaces =
            first.map(|entity| entity.surfaces.iter().map(|surface| surface.text.as_str()).collect::<Vec<_>>());
        assert_eq!(surfaces.unwrap_or_default().join(" = "), expected, "{text}");
    }

    #[test]
    fn the_short_names_that_a_text_gives_are_the_organization_s() {
        let release =
            "Zorbla Biologics AG (\"Zorbla\" or the \"Company\") met. The Company has staff. Now Zorbla pays.";
        check(release, "Zorbla = Company = Zorbla Biologics AG");
        let curly = "Zorbla Biologics AG (“the Group”) met. The Group has staff. A group of men left.";
        check(curly, "Group = Zorbla Biologics AG");
        check("The Zorbla Ports Authority, known as Zipa, met. Zipa has ships.", "Zipa = Zorbla Ports Authority");
        check("The Zorbla Ports Authority, or Zipa, met.", "Zorbla Ports Authority = Zipa");
        let initials = "The Zorbla Ports Authority, known by its French initials as APOZ, met.";
        check(initials, "Zorbla Ports Authority = APOZ");
    }

    #[test]
    fn what_stands_behind_a_name_otherwise_is_no_short_name_of_it() {
        check(
            "Zorbla Biologics AG (\"Better Lives\", its slogan says) met the Company of Zunz.",
            "Zorbla Biologics AG",
        );
        check("Zorbla Biologics AG (founded in 1970) met. Company was rare.", "Zorbla Biologics AG");
        check("Zorbla Biologics AG (the \"Company\") met. Company was rare.", "Zorbla Biologics AG = Company");
        check("The Zorbla Ports Authority, or what is left of it, met Zipa.", "Zorbla Ports Authority");
    }
}
