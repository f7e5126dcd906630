//! What a sentence says of its subject: whether its verb is one of governments.

use super::bond::is_hyphen;
use super::stand::Reader;
use crate::recognize::Cues;
use crate::text::{Case, TokenKind};

/// Words that may stand between a name and its verb: "Kabul has also repeatedly rejected".
const REACH: usize = 6;

impl Reader<'_> {
    /// True if the words from `verb` on say what governments do, or leave it out: "Kampala agreed; Nairobi did not."
    pub(super) fn acts(&self, verb: usize) -> bool {
        // Kabul "knows nothing".
        let verb = if matches!(self.word(verb), "\"" | "“") { verb + 1 } else { verb };
        let verb = self.past_adverbial(verb);
        if self.did_so(verb) || self.acts_with_particle(verb) || self.has_cause(verb) || self.has_force(verb) {
            return true;
        }
        let mut auxiliaries = Auxiliaries::default();
        for index in verb..verb + REACH {
            let ends =
                auxiliaries.modal && !auxiliaries.passive && matches!(self.word(index), "." | "," | ";" | ":" | "!");
            if ends || self.says_it(index, verb, auxiliaries) {
                return true;
            }
            if !self.goes_on(index, auxiliaries) {
                return false;
            }
            auxiliaries.read(self.word(index), self.cues(index));
        }
        false
    }

    /// "Ottawa won 4-2", "London closed higher", "Athens elected a mayor": what cities, their teams and markets do.
    pub(super) fn is_of_city(&self, verb: usize) -> bool {
        let is_number =
            |index: usize| self.document.tokens().get(index).is_some_and(|token| token.kind == TokenKind::Number);
        let is_score = |at: usize| is_number(at) && is_hyphen(self.word(at + 1)) && is_number(at + 2);
        let mut near = verb + 1..verb + REACH;
        // "remembers us at budget time"
        let is_of_people = matches!(self.word(verb + 1), "us" | "them" | "me" | "him");
        let is_weak = !is_of_people && (verb..verb + 2).any(|index| self.cues(index).any(Cues::WEAK));
        let is_move = matches!(self.word(verb + 1), "up" | "down") && is_number(verb + 2);
        is_move
            || matches!(self.word(verb + 1), "higher" | "lower" | "flat")
            || near.clone().any(is_score)
            || is_weak && near.any(|index| self.cues(index).any(Cues::LOCAL))
    }

    /// "did so", "did not", "what Lima did to us".
    fn did_so(&self, verb: usize) -> bool {
        self.word(verb) == "did" && matches!(self.word(verb + 1), "so" | "not" | "likewise" | "to")
    }

    /// "has had ten years", "has everything to lose", "has a drought of its own": the last of a city, too, but for the politics
    /// around it.
    fn has_cause(&self, verb: usize) -> bool {
        let mut near = verb + 1..verb + REACH;
        let owns = match self.word(verb + 1) {
            "had" => return near.any(|index| matches!(self.word(index), "years" | "months" | "weeks" | "time")),
            "everything" | "nothing" | "much" | "little" | "more" | "less" => {
                near.any(|index| self.word(index) == "to")
            }
            "its" => self.word(verb + 2) == "own",
            "a" | "an" | "no" | "enough" => {
                near.any(|index| self.word(index) == "its" && self.word(index + 1) == "own")
            }
            _ => false,
        };
        owns && matches!(self.word(verb), "has" | "had" | "have") && self.is_political(verb)
    }

    /// "has about 4,000 troops", "has only two patrol boats": what a city has none of.
    fn has_force(&self, verb: usize) -> bool {
        if !matches!(self.word(verb), "has" | "had" | "have" | "keeps" | "kept") {
            return false;
        }
        let is_number = |index: usize| {
            let is_digits = self.document.tokens().get(index).is_some_and(|token| token.kind == TokenKind::Number);
            is_digits
                || matches!(self.word(index), "two" | "three" | "four" | "five" | "six" | "ten" | "few" | "several")
        };
        let Some(number) = (verb + 1..verb + REACH).find(|index| is_number(*index)) else { return false };
        let is_force = |index: usize| {
            let force = self.word(index);
            matches!(
                force,
                "troops"
                    | "soldiers"
                    | "peacekeepers"
                    | "warships"
                    | "warplanes"
                    | "frigates"
                    | "submarines"
                    | "gunboats"
            ) || matches!(force, "boats" | "vessels" | "jets" | "tanks" | "helicopters" | "drones")
                && self.is_political(verb)
        };
        (number + 1..number + 4).take_while(|index| !self.is_name(*index)).any(is_force)
    }

    /// "hit back", "sides with", "stands firm": verbs that are nouns, too, but for the word behind them.
    fn acts_with_particle(&self, verb: usize) -> bool {
        let particle = self.word(verb + 1);
        let is_particle = matches!(
            particle,
            "back" | "down" | "off" | "out" | "away" | "with" | "against" | "by" | "firm" | "way" | "ground"
        );
        let is_verb = self.cues(verb).any(Cues::ACT);
        is_verb && (is_particle || self.cues(verb + 1).any(Cues::MOOD))
    }

    /// True if the word at `index` is a verb of governments behind these auxiliaries, the first of which stands at `verb`, or
    /// says how they stand.
    fn says_it(&self, index: usize, verb: usize, auxiliaries: Auxiliaries) -> bool {
        let (word, cues) = (self.word(index), self.cues(index));
        let Auxiliaries { passive, modal } = auxiliaries;
        // "Kyiv was attacked" says nothing of its government, "Kyiv is attacking" does.
        let is_active = !passive || word.ends_with("ing");
        let is_local = cues.any(Cues::LOCAL | Cues::MOTION);
        let is_verb = is_past(word) || passive && 5 < word.len() || verb < index && self.may_do(index - 1, index);
        let does = cues.any(Cues::SPEECH) || modal && cues.any(Cues::ACT) || is_verb && !is_local;
        // "Rome is a happy city"
        let is_asked = (passive || modal)
            && cues.any(Cues::ADDRESS | Cues::MOOD)
            && !self.cues(index + 1).any(Cues::LOCAL | Cues::SETTLEMENT);
        let has = verb < index && cues.any(Cues::STANCE | Cues::GIVING);
        is_active && does || is_asked || has || modal && self.is_in_mood(index)
    }

    /// "Jakarta would rather wait": who may, will or does not do something decides it.
    pub(super) fn may_do(&self, modal: usize, verb: usize) -> bool {
        let is_verb =
            self.word(verb).starts_with(char::is_lowercase) && !self.cues(verb).any(Cues::AUXILIARY | Cues::LOCAL);
        let modal = if self.word(modal) == "not" { modal.saturating_sub(1) } else { modal };
        let is_modal = matches!(
            self.word(modal).to_ascii_lowercase().as_str(),
            "will" | "would" | "can" | "cannot" | "could" | "should" | "must" | "may" | "might" | "do" | "does" | "did"
        );
        is_modal && is_verb
    }

    /// "has the last word", "is under no illusions", "are at odds".
    fn is_in_mood(&self, index: usize) -> bool {
        let mut next = index + 1..index + 3;
        match self.word(index) {
            "a" | "an" | "the" | "no" | "any" | "few" | "little" | "its" | "much" | "our" | "their" | "my" => {
                next.any(|at| self.cues(at).any(Cues::STANCE | Cues::GIVING))
            }
            "at" | "in" | "on" | "under" | "out" => next.any(|at| self.cues(at).any(Cues::MOOD)),
            _ => false,
        }
    }

    /// True if the verb may still follow the word at `index`: an auxiliary, an adverb, "thought to", an article.
    fn goes_on(&self, index: usize, auxiliaries: Auxiliaries) -> bool {
        let word = self.word(index);
        let is_hearsay = auxiliaries.passive && self.word(index + 1) == "to";
        let is_degree = matches!(word, "first" | "very" | "most" | "more" | "less" | "so" | "too" | "quite" | "rather");
        let is_article = auxiliaries.modal && matches!(word, "a" | "an" | "the" | "any" | "little");
        self.cues(index).any(Cues::AUXILIARY) || word.ends_with("ly") || is_degree || is_hearsay || is_article
    }

    /// "Seoul lowers its", "Tokyo wants to", "Rome held the": a verb, and no noun, for an object follows it.
    pub(super) fn lowers_its(&self, verb: usize) -> bool {
        let verb = if self.word(verb).ends_with("ly") { verb + 1 } else { verb };
        let (word, object) = (self.word(verb), self.word(verb + 1));
        let ends_in_s = 3 < word.len() && word.ends_with('s') && !word.ends_with("ss");
        let is_verb = word.starts_with(char::is_lowercase) && (ends_in_s || self.cues(verb).any(Cues::ACT));
        let is_object = matches!(
            object,
            "a" | "an"
                | "both"
                | "how"
                | "this"
                | "its"
                | "that"
                | "no"
                | "any"
                | "every"
                | "more"
                | "to"
                | "the"
                | "most"
                | "some"
                | "little"
                | "nothing"
                | "none"
                | "all"
                | "them"
                | "whether"
                | "what"
        );
        let is_known = self.cues(verb).any(Cues::ACT | Cues::SPEECH | Cues::ADDRESS | Cues::DATIVE);
        // "Dublin poaches our nurses", "Lima built it"
        let is_other = matches!(object, "it" | "us" | "our" | "their" | "his" | "her");
        // "Accra lures investors"
        let is_plural = ends_in_s && is_known && object.ends_with('s') && self.is_political(verb);
        // "Lima hears 'no' everywhere"
        let is_quote = matches!(object, "'" | "‘" | "\"" | "“");
        let is_object = is_object || object.ends_with("ly") || is_other || is_plural || is_quote;
        is_verb && (is_object || self.is_name(verb + 1)) && !self.cues(verb).any(Cues::LOCAL)
    }

    /// "Riyadh and Moscow cut output": what two do has no -s, and looks like a noun.
    pub(super) fn act_as_one(&self, verb: usize) -> bool {
        let is_verb = self.cues(verb).any(Cues::ACT) && !self.word(verb).ends_with('s');
        let object = self.document.tokens().get(verb + 1);
        is_verb && object.is_some_and(|object| object.case == Case::Lower && !Cues::of(object).any(Cues::LOCAL))
    }

    /// The index after the words that tell when it was, "on Friday night" or "earlier this week", at `verb`; `verb`, if no such
    /// words stand there.
    pub(super) fn past_time(&self, mut verb: usize) -> usize {
        let is_day = |index: usize| self.is_name(index) && self.cues(index).any(Cues::CALENDAR);
        let is_time = |index: usize| {
            matches!(
                self.word(index),
                "week"
                    | "month"
                    | "year"
                    | "night"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "weekend"
                    | "summer"
                    | "winter"
            )
        };
        loop {
            verb += match self.word(verb) {
                "on" if is_day(verb + 1) => 2,
                "last" | "this" if is_time(verb + 1) => 2,
                "yesterday" | "earlier" => 1,
                _ if is_day(verb) || is_time(verb) && is_day(verb - 1) => 1,
                _ => return verb,
            };
        }
    }

    /// The index after "at once" or "in turn" at `verb`; `verb`, if no such words stand there.
    fn past_adverbial(&self, verb: usize) -> usize {
        match (self.word(verb), self.word(verb + 1)) {
            ("at", "once" | "first" | "last") | ("in", "turn" | "return") | ("of", "course") => verb + 2,
            ("too" | "itself" | "alone" | "meanwhile" | "instead", _) => verb + 1,
            _ => verb,
        }
    }
}

/// What stands before a verb.
#[derive(Clone, Copy, Default)]
struct Auxiliaries {
    /// "is", "was", "being": the verb is a participle of what others do, or of what goes on.
    passive: bool,
    /// Any at all.
    modal: bool,
}

impl Auxiliaries {
    fn read(&mut self, word: &str, cues: Cues) {
        self.modal |= cues.any(Cues::AUXILIARY);
        match word {
            "is" | "are" | "was" | "were" | "be" | "been" | "being" => self.passive = true,
            "have" | "has" | "had" | "to" => self.passive = false,
            _ => {}
        }
    }
}

/// True of most past forms: "accepted", but not "need" or "red".
fn is_past(word: &str) -> bool {
    5 <= word.len() && word.ends_with("ed") && !word.ends_with("eed") && word.starts_with(char::is_lowercase)
}
