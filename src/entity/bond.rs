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
        let noun = self.noun_before(before).map_or(Cues::default(), |index| self.cues(index));
        match self.word(before) {
            // "called London “a debtor”"
            "call" | "calls" | "called" => matches!(self.word(after), "\"" | "“" | "‘"),
            // "called on Harare to free them", "it is up to Lima to move".
            "on" | "to" if self.word(after) == "to" => true,
            // "it is for Lima to decide"
            "for" if self.word(after) == "to" => {
                let waits = matches!(self.word(before.saturating_sub(1)), "wait" | "waits" | "waited" | "waiting");
                waits || self.cues(after + 1).any(Cues::ACT | Cues::SPEECH)
            }
            "to" if noun.any(Cues::TIED) || self.leads_to(before.saturating_sub(1)) => true,
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

    /// The index of what the preposition at `before` belongs to: "answers" of "answers to voters, not to Ankara".
    fn noun_before(&self, before: usize) -> Option<usize> {
        /// Words between the two prepositions, at most.
        const FARTHEST: usize = 6;
        let noun = before.checked_sub(1)?;
        if self.word(noun) != "not" {
            return Some(noun);
        }
        let first = (noun.saturating_sub(FARTHEST)..noun).rev().find(|index| self.word(*index) == self.word(before));
        first?.checked_sub(1)
    }

    /// "talks between Islamabad and Kabul", "relations with Kabul", "Islamabad-Kabul ties".
    pub(super) fn is_bound(&self, before: usize, after: usize, cues: Cues) -> bool {
        let bond_before = |from: usize| (from.saturating_sub(3)..from).any(|index| self.cues(index).any(Cues::BOND));
        if cues.any(Cues::WITH) {
            return bond_before(before) || self.is_matter(before) || self.is_in_tow(after);
        }
        let between = (before.saturating_sub(4)..=before).rev().find(|index| self.cues(*index).any(Cues::BETWEEN));
        let joined = cues.any(Cues::BETWEEN) && self.word(after) == "and" || self.word(before) == "and";
        between.is_some_and(|between| joined && bond_before(between))
    }

    /// "it is up to Lima", "they look to Lima"
    fn leads_to(&self, word: usize) -> bool {
        matches!(self.word(word), "up" | "look" | "looks" | "looked" | "looking")
    }

    /// "raised the detentions with", "taken up the firing with": a matter that somebody puts to a government.
    fn is_matter(&self, with: usize) -> bool {
        /// Words from the verb to "with", at most.
        const FARTHEST: usize = 8;
        let start = self.document.sentences()[self.document.sentence_at(with)].tokens.start as usize;
        let mut verbs = start.max(with.saturating_sub(FARTHEST))..with;
        verbs.any(|index| {
            let takes = matches!(self.word(index), "take" | "takes" | "taken" | "taking" | "took");
            self.cues(index).any(Cues::MATTER) || takes && self.word(index + 1) == "up"
        })
    }

    /// "with Naypyidaw once more absent", "with Malé nowhere to be seen": a clause without a verb, behind "with".
    fn is_in_tow(&self, after: usize) -> bool {
        (after..after + 3).take_while(|index| !self.is_stop(*index)).any(|index| self.cues(index).any(Cues::MOOD))
    }

    /// True of what ends a phrase.
    fn is_stop(&self, index: usize) -> bool {
        self.document.tokens().get(index).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    /// "Islamabad's position", "Beijing's explicit appreciation", "Cairo and its allies": so many words behind the possessive
    /// are looked at.
    pub(super) fn owns_stance(&self, after: usize, reach: usize) -> bool {
        let is_clitic = self.document.tokens().get(after).is_some_and(|token| token.kind == TokenKind::Clitic);
        let owner = match (self.word(after), self.word(after + 1)) {
            _ if is_clitic => after + 1,
            ("and", "its") => after + 2,
            // "Washington, whose aid has ended"
            (",", "whose") => return self.cues(after + 2).any(Cues::STANCE | Cues::GIVING),
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

#[cfg(test)]
mod tests {
    use crate::entity::stand::asserts::stands as check;

    #[test]
    fn a_matter_is_put_to_a_government() {
        check("They raised the detentions with Asmara.", &[("Asmara", "ER")]);
        check("The closure was discussed with Vientiane last month.", &[("Vientiane", "LA")]);
        check("The border was taken up with Dushanbe, he said.", &[("Dushanbe", "TJ")]);
        check("The island is run by cable, with Malé nowhere to be seen.", &[("Malé", "MV")]);
        check("There will be no deal without Doha.", &[("Doha", "QA")]);
        check("He answers to the voters, not to Ankara.", &[("Ankara", "TR")]);
        check("It is for Manila to decide.", &[("Manila", "PH")]);
        check("He has friends, with Vientiane a short drive away.", &[]);
        check("He raised goats near Asmara. She danced with Vientiane choirs.", &[]);
        check("She flew to Bern, not to Ankara.", &[]);
        check("A life without Tokyo is dull.", &[]);
        check("It is time for Manila to sleep.", &[]);
    }
}
