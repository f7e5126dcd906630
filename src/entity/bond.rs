//! What a sentence says of a seat that does nothing in it: whether others turn to it as they do to a government.

use std::ops::Range;

use super::stand::Reader;
use crate::recognize::Cues;
use crate::text::TokenKind;

impl Reader<'_> {
    /// "Delhi-Dhaka ties", "Tokyo–Seoul relations".
    pub(super) fn is_of_pair(&self, before: Option<usize>, after: usize) -> bool {
        let is_bond = |mut range: Range<usize>| range.any(|index| self.cues(index).any(Cues::BOND));
        let is_first = self.is_hyphen(after) && self.is_name(after + 1) && is_bond(after + 2..after + 4);
        let hyphen = before.filter(|before| self.is_hyphen(*before)).and_then(|hyphen| hyphen.checked_sub(1));
        is_first || hyphen.is_some_and(|other| self.is_name(other)) && is_bond(after..after + 2)
    }

    /// "Tehran-backed", "pro-Moscow".
    pub(super) fn is_tied(&self, before: Option<usize>, after: usize) -> bool {
        let side = before.filter(|before| self.is_hyphen(*before)).and_then(|hyphen| hyphen.checked_sub(1));
        let sided = side.is_some_and(|side| matches!(self.word(side), "pro" | "anti" | "Pro" | "Anti"));
        sided || self.is_hyphen(after) && self.cues(after + 1).any(Cues::TIED)
    }

    /// "anger at Minsk", "sanctions aimed at Harare".
    pub(super) fn is_target(&self, at: usize) -> bool {
        self.word(at) == "at" && 0 < at && self.cues(at - 1).any(Cues::ADDRESS | Cues::GIVING)
    }

    /// "urging Kabul", "a clear message to Kabul", "decisive action by Kabul", "assurances from Kabul".
    pub(super) fn is_addressed(&self, before: usize, after: usize) -> bool {
        if self.cues(before).any(Cues::ADDRESS | Cues::AGENT | Cues::DATIVE) {
            return true;
        }
        let noun = before.checked_sub(1).map_or(Cues::default(), |index| self.cues(index));
        match self.word(before) {
            // "called London “a debtor”"
            "call" | "calls" | "called" => matches!(self.word(after), "\"" | "“" | "‘"),
            // "called on Harare to free them", "it is up to Lima to move".
            "on" | "to" if self.word(after) == "to" => true,
            "to" if noun.any(Cues::TIED) || self.word(before.saturating_sub(1)) == "up" => true,
            "to" | "for" | "on" | "against" | "toward" | "towards" => {
                noun.any(Cues::ADDRESS | Cues::GIVING) || self.is_named_government(before.saturating_sub(1))
            }
            // "spoke from Lima"
            "from" | "of" => noun.any(Cues::GIVING) && !noun.any(Cues::LANGUAGE),
            // "clashed with London over the fish", "agree with London".
            "with" => noun.any(Cues::ACT) || matches!(self.word(after), "over" | "about" | "to"),
            _ => false,
        }
    }

    /// "talks between Islamabad and Kabul", "relations with Kabul", "Islamabad-Kabul ties".
    pub(super) fn is_bound(&self, before: usize, after: usize, cues: Cues) -> bool {
        let bond_before = |from: usize| (from.saturating_sub(3)..from).any(|index| self.cues(index).any(Cues::BOND));
        if cues.any(Cues::WITH) {
            return bond_before(before);
        }
        let between = (before.saturating_sub(4)..=before).rev().find(|index| self.cues(*index).any(Cues::BETWEEN));
        let joined = cues.any(Cues::BETWEEN) && self.word(after) == "and" || self.word(before) == "and";
        between.is_some_and(|between| joined && bond_before(between))
    }

    /// "Islamabad's position", "Beijing's explicit appreciation", "Cairo and its allies": so many words behind the possessive
    /// are looked at.
    pub(super) fn owns_stance(&self, after: usize, reach: usize) -> bool {
        let is_clitic = self.document.tokens().get(after).is_some_and(|token| token.kind == TokenKind::Clitic);
        let owner = match (self.word(after), self.word(after + 1)) {
            _ if is_clitic => after + 1,
            ("and", "its") => after + 2,
            _ => return false,
        };
        (owner..owner + reach).any(|index| self.cues(index).any(Cues::STANCE | Cues::BOND))
            || 1 < reach && (owner..owner + 2).any(|index| self.is_abstract(index))
    }

    /// "assertiveness", "brinkmanship", "reticence": what a city's own things are hardly called.
    fn is_abstract(&self, index: usize) -> bool {
        let word = self.word(index);
        let is_abstract = ["ness", "ship", "ence", "sion", "tion", "acy"].iter().any(|end| word.ends_with(end));
        6 < word.len() && is_abstract && word.starts_with(char::is_lowercase) && !self.cues(index).any(Cues::LOCAL)
    }

    fn is_hyphen(&self, index: usize) -> bool {
        is_hyphen(self.word(index))
    }
}

pub(super) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‑" | "‐" | "–")
}
