//! What the words around a name tell: more than 0 for a person, less for a place of that name.
//!
//! The weights are those of a careful reader: 8 settles it ("in Preston"), 3 or 4 outweigh that a surname is known, 1 or 2 tip
//! a balance.

use rustc_hash::FxHashSet;

use super::Cues;
use super::standing::{Text, is_name_word};
use crate::entity::Kind;
use crate::text::TokenKind;

/// The name at `index`, of one word.
pub(super) struct Leaning<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) index: usize,
    /// True if the place is a country or a seat, which speaks as people do.
    pub(super) is_power: bool,
    /// The names that may be either: they tell nothing of each other.
    pub(super) homonyms: &'t FxHashSet<usize>,
    /// The words of people's full names.
    pub(super) people: &'t FxHashSet<usize>,
}

impl Leaning<'_> {
    /// What the words before the name and those behind it tell, together.
    pub(super) fn of_words(&self) -> i32 {
        let (before, after) = (self.text.before(self.index), self.text.same_sentence(self.index + 1));
        let acts = after.is_some_and(|after| self.text.token(after).is_some_and(|token| token.kind == TokenKind::Word));
        let relative = 4 * i32::from(acts && self.is_relative_s());
        before.map_or(0, |before| self.behind(before)) + after.map_or(0, |after| self.ahead(after)) + relative
    }

    /// True if a verb of saying follows what is no power: powers speak as people do.
    fn speaks(&self) -> bool {
        !self.is_power && self.has(Some(self.index + 1), Cues::SPEECH)
    }

    fn word(&self, index: usize) -> &str {
        self.text.document.word(index)
    }

    fn has(&self, index: Option<usize>, cues: Cues) -> bool {
        self.text.cues(index).any(cues)
    }

    /// What the word at `before` and those before it tell.
    fn behind(&self, before: usize) -> i32 {
        let (word, previous) = (self.word(before), self.text.before(before));
        if self.text.is_title(before) || matches!(word, "named" | "called" | "dubbed" | "coach" | "captain" | "striker")
        {
            return 4;
        }
        if self.has_spoken(before) || self.has(Some(before), Cues::KIN) {
            return 4;
        }
        match word {
            "in" | "to" | "into" => -8 * i32::from(is_way(self.text, before)),
            "from" => -3 * i32::from(!self.has(previous, Cues::GIVING)),
            "of" if self.has(previous, Cues::KIN) => 2,
            // "mayor of Jackson", "much of Houston", "who sits for Bolton"
            "of" if self.has(previous, Cues::REALM | Cues::LOCAL | Cues::EXTENT) => -8,
            "for" if self.has(previous, Cues::STANDS) => -8,
            "for" if self.has(previous, Cues::KIN) => 3,
            "the" | "The" => self.article(),
            "of" | "for" | "on" | "about" | "against" | "over" => -1,
            "and" | "&" => self.neighbor(previous),
            "represents" | "represented" => -4,
            // "every move Jordan made"
            _ if matches!(previous.map(|at| self.word(at)), Some("a" | "the" | "every")) => 0,
            _ if self.has(Some(before), Cues::LOCATIVE | Cues::MOTION) => -8,
            "\"" | "”" if self.speaks() => 2,
            _ => 0,
        }
    }

    /// True behind a quote and a verb of saying, at `verb`, where no clause begins: "…,” said Preston."
    fn has_spoken(&self, verb: usize) -> bool {
        let quote = self.text.before(verb).map_or("", |before| self.word(before));
        let after = self.text.same_sentence(self.index + 1);
        let is_clause = after.is_some_and(|after| self.has(Some(after), Cues::AUXILIARY | Cues::SPEECH | Cues::HUMAN));
        self.has(Some(verb), Cues::SPEECH) && matches!(quote, "," | "”" | "\"" | "’" | "'" | "?" | "!") && !is_clause
    }

    /// True if a relative says it: "Kenya can't walk," said her mother", "his aunt said that Kenya …".
    fn is_relative_s(&self) -> bool {
        const REACH: usize = 16;
        let sentence = self.text.document.sentence_at(self.index);
        let says = |kin: usize| {
            let is_his = 0 < kin && matches!(self.word(kin - 1), "his" | "her" | "His" | "Her" | "'s" | "’s");
            let verbs = [kin.checked_sub(2), Some(kin + 1)];
            let is_his = is_his || matches!(self.word(kin), "Friends" | "Parents" | "Relatives");
            let says = |verb: Option<usize>| self.has(verb, Cues::SPEECH | Cues::HUMAN);
            is_his && self.has(Some(kin), Cues::KIN) && verbs.into_iter().any(says)
        };
        let near = self.index.saturating_sub(4)..(self.index + REACH).min(self.text.document.tokens().len());
        near.into_iter().any(|kin| says(kin) && self.text.document.sentence_at(kin) == sentence)
    }

    /// "the Lincoln police", "the Bolton family".
    fn article(&self) -> i32 {
        let has = |cues| self.has(Some(self.index + 1), cues);
        if has(Cues::KIN) && !has(Cues::STATE) { 1 } else { -3 }
    }

    /// What stands beside a comma or "and" makes the other one what it is itself.
    fn neighbor(&self, index: Option<usize>) -> i32 {
        let is_known = |index: &usize| !self.homonyms.contains(index);
        match index.filter(is_known).and_then(|index| self.kind_at(index)) {
            Some(Kind::Country | Kind::Place) => -3,
            Some(Kind::Person) => 2,
            _ => 0,
        }
    }

    fn kind_at(&self, index: usize) -> Option<Kind> {
        let is_in_full_name = self.people.contains(&index);
        if is_in_full_name { Some(Kind::Person) } else { self.text.kind_at(index) }
    }

    /// What the words from `after` on tell.
    fn ahead(&self, after: usize) -> i32 {
        let next = self.text.same_sentence(after + 1);
        if self.text.document.tokens()[after].kind == TokenKind::Clitic {
            return match () {
                () if self.has(next, Cues::KIN) => 4,
                () if self.has(next, Cues::REALM | Cues::LOCAL | Cues::STATE) => -3,
                () => 0,
            };
        }
        if self.is_somewhere(after) {
            return -8;
        }
        match self.word(after) {
            "," if self.is_age(after) || matches!(self.word(after + 1), "who" | "whose") => return 4,
            // "Israel and his wife"
            "and" if matches!(self.word(after + 1), "his" | "her") && self.has(next.map(|at| at + 1), Cues::KIN) => {
                return 4;
            }
            // A dateline.
            "-" | "–" | "—" if self.text.opens_sentence(self.index) => return -8,
            // "Austin, Texas"
            "," => return 2 * self.neighbor(next).min(0),
            "and" | "&" => return self.neighbor(next),
            _ => {}
        }
        let verb = if self.has(Some(after), Cues::AUXILIARY) { after + 1 } else { after };
        let speaks = 2 * i32::from(self.speaks());
        let local = -4 * i32::from(self.has(Some(after), Cues::LOCAL) && verb == after);
        let human = (4 - 2 * i32::from(self.is_power)) * i32::from(self.has(Some(verb), Cues::HUMAN));
        human + speaks + local + self.attribution(after) + self.pronouns(after)
    }

    /// "…, Preston said." and "Preston told reporters": powers are rather said to have announced something, in a clause that they
    /// begin, and talk to other powers.
    fn attribution(&self, verb: usize) -> i32 {
        let before = self.text.before(self.index).map_or("", |before| self.word(before));
        let ends = matches!(self.word(verb + 1), "." | "") || self.text.same_sentence(verb + 1).is_none();
        match self.word(verb) {
            "told" | "tells" if matches!(self.word(verb + 1), "reporters" | "journalists") => 4,
            "said" | "says" | "added" | "recalled" if ends && matches!(before, "," | "”" | "\"" | "?" | "!") => 2,
            _ => 0,
        }
    }

    /// "Kenya is a country", "London, the largest city", "Lebanon is where they met": the verb or comma at `after`.
    fn is_somewhere(&self, after: usize) -> bool {
        const REACH: usize = 5;
        let is_said =
            |at: usize| matches!(self.word(at), "city" | "country" | "town" | "capital" | "state" | "village");
        match self.word(after) {
            "," if self.word(after + 1) != "the" => false,
            "is" | "was" | "," => self.word(after + 1) == "where" || (after + 1..after + 1 + REACH).any(is_said),
            _ => false,
        }
    }

    /// ", 29," behind a name.
    fn is_age(&self, comma: usize) -> bool {
        let number = self.text.token(comma + 1);
        let is_number = number.is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3);
        is_number && matches!(self.word(comma + 2), "," | "." | ";")
    }

    /// "he" and "she" in the rest of the sentence, or at the start of the next one, are people; "its" is none. Of a power
    /// they may be one of its people, or who was named before.
    fn pronouns(&self, after: usize) -> i32 {
        const REACH: usize = 10;
        let sentence = self.text.document.sentence_at(after);
        if self.has(Some(after), Cues::SPEECH) && matches!(self.word(after + 1), "he" | "she") {
            return 3;
        }
        for index in after..after + REACH {
            let Some(token) = self.text.token(index) else { return 0 };
            let is_next = self.text.document.sentence_at(index) != sentence;
            match self.word(index) {
                "himself" | "herself" | "He" | "She" => return 2,
                "he" | "she" | "his" | "her" | "him" if !self.is_power && !self.follows_person() => return 2,
                "its" | "It" | "Its" => return -2,
                _ if is_next || is_name_word(token) => return 0,
                _ => {}
            }
        }
        0
    }

    /// True if the sentence has named a person before.
    fn follows_person(&self) -> bool {
        const REACH: usize = 16;
        let sentence = self.text.document.sentence_at(self.index);
        let before = (self.index.saturating_sub(REACH)..self.index).rev();
        before
            .take_while(|index| self.text.document.sentence_at(*index) == sentence)
            .any(|index| !self.homonyms.contains(&index) && self.kind_at(index) == Some(Kind::Person))
    }
}

/// True of "in" and "to" before a place: "went to", "a trip to", "has been to", but not "confidence in".
fn is_way(text: &Text<'_>, preposition: usize) -> bool {
    const REACH: usize = 4;
    let word = |index: usize| text.document.word(index);
    let leads = |index: usize| text.cues(Some(index)).any(Cues::MOTION) && word(index) != "to";
    let before = text.before(preposition);
    match word(preposition) {
        "in" => !text.cues(before).any(Cues::TRUST),
        "to" | "into" => {
            (preposition.saturating_sub(REACH)..preposition).any(leads)
                || before.is_some_and(|before| matches!(word(before), "been" | "came" | "come"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;
    use crate::recognize::asserts::last_is as check;

    #[test]
    fn the_words_before_a_name_tell() {
        let check = |rest: &str, expected| {
            check(&format!("Harriet Preston took office in May. {rest}"), "Preston", expected);
        };
        check("The party has confidence in Preston.", Kind::Person);
        check("Shops in Preston had closed.", Kind::Place);
        check("Imran Sadiq, who sits for Preston, asked why.", Kind::Place);
        check("A spokesman for Preston gave no reason.", Kind::Person);
        check("It rained in much of Preston.", Kind::Place);
        check("The mother of Preston was there.", Kind::Person);
        check("The Preston police came at noon.", Kind::Place);
        check("The Preston family came at noon.", Kind::Person);
        check("“It is late,” said Preston.", Kind::Person);
        check("On Friday he came to Preston.", Kind::Place);
        check("He watched every move Preston ever made.", Kind::Person);
        check("“Preston is where I live,” he said.", Kind::Place);
    }

    #[test]
    fn the_words_behind_a_name_tell() {
        let check = |rest: &str, expected| {
            check(&format!("Sydney Carver plays the flute. {rest}"), "Sydney", expected);
        };
        check("Her mother said that Sydney could not sleep.", Kind::Person);
        check("Sydney and her brother flew home.", Kind::Person);
        check("Critics said that Sydney could not sleep.", Kind::Place);
        check("Sydney and its beaches were full.", Kind::Place);
        check("Sydney was then the largest city of the colony.", Kind::Place);
        check("Fans flew to Sydney, Australia, to hear her.", Kind::Place);
    }

    #[test]
    fn a_sentence_ends_with_who_said_it() {
        let dana = "Dana Jordan, a vice president, fed the birds in Amman.";
        check(
            &format!("{dana} A cargo is sitting in port, and storage costs a lot, Jordan said."),
            "Jordan",
            Kind::Person,
        );
        check(&format!("{dana} Storage costs a lot, Jordan said in a letter to Israel."), "Jordan", Kind::Country);
    }

    #[test]
    fn what_a_country_does_is_no_person_s() {
        let check = |rest: &str, expected| {
            check(&format!("Kenya Barrow, 31, sued the city. {rest}"), "Kenya", expected);
        };
        check("Lawyers said that Kenya would not pay.", Kind::Country);
        check("“Kenya can’t walk,” said her mother.", Kind::Person);
        check("“I don't care,” Kenya told reporters at the gate.", Kind::Person);
        check("The lawyer told reporters that Kenya would not pay.", Kind::Country);
        check("Kenya said that rain had fallen.", Kind::Country);
        check("She says Kenya is a country.", Kind::Country);
    }
}
