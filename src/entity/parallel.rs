//! What a sentence says of a seat by another government beside it: governments mostly deal with governments.

use std::ops::Range;

use super::stand::{Reader, is_preposition};
use crate::recognize::Cues;
use crate::text::{Case, TokenKind};

impl Reader<'_> {
    /// True if `government` does something to the seat in `name`, or if the seat does what `government` did.
    pub(super) fn is_matched(&self, government: Range<usize>, name: &Range<usize>) -> bool {
        let same = self.document.sentence_at(government.start) == self.document.sentence_at(name.start);
        same && government.end < name.start
            && (self.is_done_to(government.end..name.start) || self.is_gapped(government.start, name))
    }

    /// "Kiribati dropped Taipei", "Amman is not replacing Cairo", "Roseau gave us more than Santo Domingo": the words between.
    fn is_done_to(&self, between: Range<usize>) -> bool {
        /// Words between the two at most.
        const FARTHEST: usize = 5;
        if FARTHEST < between.len() || !between.clone().all(|index| self.is_of_deed(index)) {
            return false;
        }
        let (verb, last) = (between.start, between.end - 1);
        match self.word(last) {
            "than" => !matches!(self.word(verb), "is" | "was" | "are" | "were" | "has"),
            word if is_preposition(word) => false,
            _ => self.cues(last).any(Cues::SPEECH | Cues::ACT | Cues::ADDRESS | Cues::DATIVE),
        }
    }

    /// True of a word in lower case that neither moves somewhere nor takes by force: "bombed Kyiv" means the city.
    fn is_of_deed(&self, index: usize) -> bool {
        let token = &self.document.tokens()[index];
        let is_place = Cues::LOCATIVE | Cues::MOTION | Cues::LOCAL | Cues::FORCE | Cues::PLAY;
        token.kind == TokenKind::Word && token.case == Case::Lower && !self.cues(index).any(is_place)
    }

    /// "Canberra sent a ship, Tokyo a letter", "Accra asked for tents, Abuja for nurses": the verb is that of the clause before, which opens the sentence.
    fn is_gapped(&self, government: usize, name: &Range<usize>) -> bool {
        /// Words before the first subject at most: a quotation mark, "But".
        const OPENING: usize = 2;
        let sentence = &self.document.sentences()[self.document.sentence_at(government)];
        let opens = government <= sentence.tokens.start as usize + OPENING;
        let joins = matches!(self.word(name.start - 1), "," | "and" | "but");
        let is_money = self.document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Currency);
        let is_object = is_money
            || matches!(self.word(name.end), "a" | "an" | "nothing" | "none" | "neither")
            || self.is_like_before(government..name.start, name.end);
        let is_time = matches!(self.word(name.end + 1), "day" | "week" | "month" | "year" | "hour" | "few");
        opens && joins && is_object && !is_time
    }

    /// True if the words at `object` say what those of the clause in `before` said of its verb: with the same preposition, or
    /// in one word that ends the clause.
    fn is_like_before(&self, before: Range<usize>, object: usize) -> bool {
        let (word, end) = (self.word(object), self.document.tokens().get(object + 1));
        let is_same = is_preposition(word) && before.clone().any(|index| self.word(index) == word);
        let is_last = end.is_some_and(|token| token.kind == TokenKind::Punctuation) && self.is_of_deed(object);
        let is_state = before.clone().any(|index| matches!(self.word(index), "is" | "are" | "was" | "were"));
        let is_going = before.clone().any(|index| self.cues(index).any(Cues::MOTION | Cues::FORCE | Cues::PLAY));
        (is_same || is_last && self.acts(before.start + 1)) && !is_state && !is_going
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::stand::asserts::stands as check;

    #[test]
    fn a_seat_does_what_another_government_did() {
        check("Apia sent nurses, Suva engineers.", &[("Apia", "WS"), ("Suva", "FJ")]);
        check("Bratislava asked for gas, Ljubljana for time.", &[("Bratislava", "SK"), ("Ljubljana", "SI")]);
        check("Kenya wants soldiers, Kampala money.", &[("Kampala", "UG")]);
        check("Kenya flew him to London, Kampala to Rome.", &[]);
        check("Kenya was hot, Kampala hotter.", &[]);
        check("Kenya lost its pilots, Kampala airport its lights.", &[]);
    }
}
