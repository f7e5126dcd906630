use rustc_hash::FxHashSet;

use super::Cues;
use super::standing::{Text, plain_hash};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::{Class, Lexicon, Match};

/// "Santiago offered help": seats that were taken for people, though the text has nobody of the name in full, and more of the
/// seat's country.
///
/// `is_named` is true of the plain hash of a word that is part of a person's full name.
pub(super) fn recognize(text: &Text<'_>, matches: &[Match], is_named: impl Fn(u32) -> bool) -> Vec<Candidate> {
    let home = |entry| Lexicon::builtin().home(entry);
    let mut homes: Option<FxHashSet<&str>> = None;
    let seats = matches.iter().filter(|found| found.class == Class::Seat && found.tokens.len() == 1);
    let mut is_meant = |found: &&Match| {
        let index = found.tokens.start as usize;
        let token = &text.document.tokens()[index];
        let is_titled = text.before(index).is_some_and(|before| text.is_title(before));
        text.standing.get(&token.span) == Some(&Kind::Person)
            && !is_titled
            && !text.cues(Some(index + 1)).any(Cues::HUMAN)
            && !is_named(plain_hash(text.document, token))
            && homes
                .get_or_insert_with(|| text.entries.values().filter_map(|entry| home(*entry)).collect())
                .contains(found.entry.and_then(home).unwrap_or_default())
    };
    let candidate = |found: &Match| {
        let entry = found.entry?;
        let proposal = Proposal::Name { kind: Kind::Place, via: None, entry: Some(entry) };
        let span = text.document.tokens()[found.tokens.start as usize].span;
        Some(Candidate { span, proposal, confidence: 1.0, evidence: Evidence::Table { entry } })
    };
    seats.filter(|found| is_meant(found)).filter_map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;
    use crate::recognize::asserts::last_is as check;

    #[test]
    fn a_seat_is_nobody_whom_the_text_has_not_named() {
        check("Chile mourned. Santiago offered two rescue teams.", "Santiago", Kind::Place);
        check("Chile mourned. Coach Miguel Santiago left. Santiago offered to pay.", "Santiago", Kind::Person);
    }
}
