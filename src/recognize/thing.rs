//! Laws, reports, measures and diseases that the text names by an acronym: no organizations, though they are written like them.

use rustc_hash::FxHashSet;

use super::definition::acronym;
use super::scene::indexes;
use super::{Cues, Definition};
use crate::entity::{Candidate, Kind, Proposal};
use crate::lexicon::{Class, Match, starting_at};
use crate::text::{Case, Document, Token, TokenKind, fold_hash};

/// Takes those of things out of `definitions`: "Unlawful Activities (Prevention) Act (UAPA)". What a table lists in full is an
/// organization, whatever its head ("World Food Programme"). Behind them come those in words without a capital.
pub fn things(document: &Document<'_>, matches: &[Match], definitions: &mut Vec<Definition>) -> Vec<Definition> {
    let is_listed = |name: &Definition| {
        let is_whole = |found: &Match| found.class == Class::Organization && indexes(&found.tokens) == name.long;
        starting_at(matches, name.long.start).iter().any(is_whole)
    };
    let named = definitions.extract_if(.., |definition| is_thing(document, definition) && !is_listed(definition));
    named.chain(in_common_words(document)).collect()
}

/// "consumer price index (CPI)", "non-performing loans (NPLs)": what is explained in words without a capital is no name, unless
/// they are those of an organization, as in "border guard force (BGF)".
fn in_common_words(document: &Document<'_>) -> impl Iterator<Item = Definition> {
    let marks = document.tokens().iter().enumerate().skip(1).filter(|(_, token)| token.kind == TokenKind::Punctuation);
    let brackets = marks.map(|(index, _)| index).filter(|index| document.word(*index) == "(");
    brackets.filter_map(move |bracket| {
        let letters = acronym(document, bracket + 1).filter(|_| document.word(bracket + 2) == ")")?;
        let start = spelled_out(document, bracket, &letters)?;
        (!is_body(document, bracket - 1)).then_some(Definition { long: start..bracket, short: bracket + 1 })
    })
}

/// True of the head of what an organization is. Many heads of organizations' names are those of things, too ("a financial service").
pub(super) fn is_body(document: &Document<'_>, index: usize) -> bool {
    const BODIES: [&str; 16] = [
        "force",
        "forces",
        "police",
        "army",
        "corps",
        "commission",
        "committee",
        "council",
        "bureau",
        "authority",
        "board",
        "tribunal",
        "team",
        "unit",
        "guard",
        "brigade",
    ];
    Cues::of(&document.tokens()[index]).any(Cues::BODY)
        || BODIES.iter().any(|body| body.eq_ignore_ascii_case(document.word(index)))
}

/// Where the words before `end` start that have these initials and no capital, but for the first of a sentence; small words
/// between them need not count, and a word may give two letters ("TV").
fn spelled_out(document: &Document<'_>, end: usize, letters: &[char]) -> Option<usize> {
    /// Letters of a word that may be left out.
    const SMALL: usize = 3;
    let starts_sentence = |at: usize| document.sentences()[document.sentence_at(at)].tokens.start as usize == at;
    let (mut at, mut rest) = (end, letters);
    while let Some((letter, others)) = rest.split_last() {
        at = at.checked_sub(1)?;
        let word = document.word(at);
        match document.tokens()[at].kind {
            TokenKind::Word
                if document.tokens()[at].case == Case::Lower || others.is_empty() && starts_sentence(at) =>
            {
                let mut inner = word.chars().map(|c| c.to_ascii_lowercase());
                let initial = inner.next();
                rest = match others.split_last() {
                    _ if initial == Some(*letter) => others,
                    Some((first, others)) if initial == Some(*first) && inner.any(|c| c == *letter) => others,
                    _ if word.len() <= SMALL => rest,
                    _ => return None,
                };
            }
            TokenKind::Punctuation if matches!(word, "-" | "‑") => {}
            _ => return None,
        }
    }
    Some(at)
}

/// Takes all that is proposed as an organization in the name of a thing, or as a name by its acronym anywhere, out of
/// `candidates`.
pub fn withdraw(document: &Document<'_>, things: &[Definition], candidates: &mut Vec<Candidate>) {
    if things.is_empty() {
        return;
    }
    let tokens = document.tokens();
    let words = things.iter().flat_map(|thing| &tokens[thing.long.clone()]);
    let ends: FxHashSet<u32> = words.map(|word| word.span.end).collect();
    // One "NPL", two "NPLs".
    let key = |token: &Token| fold_hash(document.text_of(token).trim_end_matches('s'));
    let acronyms: FxHashSet<u32> = things.iter().map(|thing| key(&tokens[thing.short])).collect();
    candidates.retain(|candidate| {
        let Proposal::Name { kind, .. } = candidate.proposal else { return true };
        let name = document.tokens_in(candidate.span);
        let is_acronym = kind != Kind::Country && name.len() == 1 && acronyms.contains(&key(&tokens[name.start]));
        !is_acronym && (kind != Kind::Organization || !ends.contains(&candidate.span.end))
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
    fn what_is_explained_in_common_words_is_no_name() {
        check("The consumer price index (CPI) rose. CPI fell in May, the CPI's worst month.", &[]);
        check("Police read the closed-circuit television (CCTV) footage. CCTV showed a van.", &[]);
        check("Foreign direct investment (FDI) fell. FDI had been strong.", &[]);
        check("Banks hold non-performing loans (NPLs). One NPL is old.", &[]);
        check("She said the chief election commissioner (CEC) was late. The CEC was not.", &[]);
        // What the words tell is an organization has its name.
        check("Men of the central reserve police force (CRPF) came. The CRPF fired.", &["CRPF", "CRPF"]);
        check("The index of the party (CPI) fell.", &["CPI"]);
        check("The Zorbla Price Union (ZPU) met.", &["Zorbla Price Union", "ZPU"]);
    }

    #[test]
    fn what_has_such_a_word_elsewhere_in_its_name_may_be_an_organization() {
        check("The World Food Programme (WFP) has maize.", &["World Food Programme", "WFP"]);
        check("The Zorbla Law Society (ZLS) met. The ZLS is old.", &["Zorbla Law Society", "ZLS", "ZLS"]);
        check("The Centre for Zorbla Law (CZL) met.", &["Centre for Zorbla Law", "CZL"]);
    }
}
