//! Laws, reports, measures and diseases that the text names by an acronym: no organizations, though they are written like them.

use rustc_hash::FxHashSet;

use super::scene::indexes;
use super::{Cues, Definition};
use crate::entity::{Candidate, Kind, Proposal};
use crate::lexicon::{Class, Match};
use crate::text::{Document, TokenKind};

/// Takes those of things out of `definitions`: "Unlawful Activities (Prevention) Act (UAPA)". What a table lists in full is an
/// organization, whatever its head ("World Food Programme").
pub fn things(document: &Document<'_>, matches: &[Match], definitions: &mut Vec<Definition>) -> Vec<Definition> {
    let is_listed = |name: &Definition| {
        let is_whole = |found: &Match| found.class == Class::Organization && indexes(&found.tokens) == name.long;
        let after = matches.partition_point(|found| (found.tokens.start as usize) < name.long.start);
        matches[after..].iter().take_while(|found| found.tokens.start as usize == name.long.start).any(is_whole)
    };
    definitions.extract_if(.., |definition| is_thing(document, definition) && !is_listed(definition)).collect()
}

/// Takes all that is proposed as an organization in the name of a thing, or by its acronym anywhere, out of `candidates`.
pub fn withdraw(document: &Document<'_>, things: &[Definition], candidates: &mut Vec<Candidate>) {
    if things.is_empty() {
        return;
    }
    let tokens = document.tokens();
    let words = things.iter().flat_map(|thing| &tokens[thing.long.clone()]);
    let ends: FxHashSet<u32> = words.map(|word| word.span.end).collect();
    let acronyms: FxHashSet<u32> = things.iter().map(|thing| tokens[thing.short].hash).collect();
    candidates.retain(|candidate| {
        let name = document.tokens_in(candidate.span);
        let is_acronym = name.len() == 1 && acronyms.contains(&tokens[name.start].hash);
        let is_organization = matches!(candidate.proposal, Proposal::Name { kind: Kind::Organization, .. });
        !is_organization || !is_acronym && !ends.contains(&candidate.span.end)
    });
}

/// True if the head of the name, its last word or the last one before "of" or "on", is what no organization is.
fn is_thing(document: &Document<'_>, name: &Definition) -> bool {
    let is_link = |at: &usize| matches!(document.word(*at), "of" | "on" | "for" | "to" | "against" | "with" | ",");
    let end = name.long.clone().find(is_link).unwrap_or(name.long.end);
    let mut words = document.tokens()[name.long.start..end].iter().filter(|token| token.kind == TokenKind::Word);
    words.next_back().is_some_and(|head| Cues::of(head).any(Cues::THING))
}

#[cfg(test)]
mod tests {
    use crate::Kind;

    /// Asserts the organizations of a text.
    fn check(text: &str, expected: &[&str]) {
        let mentions = crate::analyze(text).mentions;
        let organizations = mentions.iter().filter(|mention| mention.kind == Kind::Organization);
        assert_eq!(organizations.map(|mention| mention.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn laws_and_measures_are_no_organizations_by_their_acronyms_either() {
        check("The Zorbla Activities (Prevention) Act (ZAPA) is old. The ZAPA is a net with no holes.", &[]);
        check("The police filed a First Zorbla Report (FZR). The FZR names a teacher.", &[]);
        check("The Zorbla Consumer Index (ZCI) rose. The ZCI said little.", &[]);
        check("The Agreement on Zorbla Fishing (AZF) is signed; under the AZF, boats stay out.", &[]);
        check("Forty had Zorbla Valley Fever (ZVF). ZVF comes from cattle.", &[]);
        check("The Armed Forces (Zorbla Powers) Act (AFZPA) is old.", &[]);
        check("The Zorbla Services Tax (ZST) fell. The ZST Council met.", &["ZST Council"]);
        // The letters have another meaning in the tables.
        check("The Consumer Price Index (CPI) rose. The CPI fell in May.", &[]);
    }

    #[test]
    fn what_has_such_a_word_elsewhere_in_its_name_may_be_an_organization() {
        check("The World Food Programme (WFP) has maize.", &["World Food Programme", "WFP"]);
        check("The Zorbla Law Society (ZLS) met. The ZLS is old.", &["Zorbla Law Society", "ZLS", "ZLS"]);
        check("The Centre for Zorbla Law (CZL) met.", &["Centre for Zorbla Law", "CZL"]);
    }
}
