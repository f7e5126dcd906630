//! Short names that are cut from a longer one's syllables, and look like somebody's or some place's: "Kenaff" of the "Kenya
//! National Farmers Federation".

use super::consistent::is_unknown;
use super::definition::is_blend;
use super::standing::{Text, entry_of, kind_of};
use crate::entity::{Candidate, Evidence, Kind, Proposal, Resolved};
use crate::text::Case;

/// Proposes the words that nobody has read, and that only one organization of the text is cut short to.
pub(super) fn recognize(text: &Text<'_>, standing: &[Resolved]) -> Vec<Candidate> {
    /// More than the tagger has for a person, or a place, of which nothing is known.
    const CONFIDENCE: f32 = 0.985;
    const LETTERS: std::ops::RangeInclusive<u32> = 5..=8;
    /// So many letters are nobody's by accident, be the word known or not.
    const MANY: u32 = 6;
    /// Names that are looked at: the first ones of a text, for the look must stay linear.
    const NAMES: usize = 64;
    let tokens = text.document.tokens();
    let is_long = |reading: &&Resolved| {
        kind_of(reading) == Kind::Organization
            && !reading.nested
            && 2 < tokens[text.document.tokens_in(reading.span)].iter().filter(|token| token.is_capitalized()).count()
    };
    let long: Vec<_> = standing.iter().filter(is_long).take(NAMES).collect();
    let coined = |reading: &Resolved| {
        let index = text.document.token_at(reading.span.start);
        let token = tokens.get(index).filter(|token| token.span == reading.span)?;
        let may_be_cut = matches!(kind_of(reading), Kind::Person | Kind::Place)
            && entry_of(reading).is_none()
            && matches!(token.case, Case::Title | Case::Upper)
            && LETTERS.contains(&token.span.len())
            && (MANY <= token.span.len() || is_unknown(text, index));
        let letters = may_be_cut.then(|| text.document.text_of(token).chars().flat_map(char::to_lowercase))?;
        let letters: Vec<_> = letters.collect();
        let mut names =
            long.iter().filter(|name| is_blend(text.document, &tokens[text.document.tokens_in(name.span)], &letters));
        let name = names.next().filter(|_| names.next().is_none())?;
        Some(Candidate {
            span: reading.span,
            proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
            confidence: CONFIDENCE,
            evidence: Evidence::Definition { at: name.span },
        })
    };
    if long.is_empty() { Vec::new() } else { standing.iter().filter_map(coined).collect() }
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;
    use crate::recognize::asserts::last_is;

    #[test]
    fn a_word_cut_from_an_organization_s_syllables_is_its_short_name() {
        let text = "The Zorbla National Farmers Federation met. \"It is dry,\" she said. Zonaff will sue.";
        last_is(text, "Zonaff", Kind::Organization);
        let upper = "The Zorbla Maritime Safety Agency met. He runs the desk at ZOMASA. Ships called at ZOMASA.";
        last_is(upper, "ZOMASA", Kind::Organization);
        let other = "The Zorbla National Farmers Federation met. \"It is dry,\" said Ann Zonall. Zonall will sue.";
        last_is(other, "Zonall", Kind::Person);
    }
}
