use crate::recognize::Cues;
use crate::text::{Document, Span, Token, TokenKind};

/// Words that may stand between a name and its verb: "Kabul has also repeatedly rejected".
const REACH: usize = 5;

/// Words between a possessive and what is owned, that word included: "Beijing's explicit appreciation".
const REACH_OF_OWNER: usize = 3;

/// True if the sentence uses the seat in `span` as it uses a government: it says, rejects, agrees; it is urged and
/// accused; it has a position, and relations with another.
pub(super) fn stands_for_government(document: &Document<'_>, span: Span) -> bool {
    let reader = Reader { document };
    let name = document.tokens_in(span);
    let (Some(after), before) = (Some(name.end), name.start.checked_sub(1)) else { return false };
    let before = before.filter(|before| document.sentence_at(*before) == document.sentence_at(name.start));
    let before = before.and_then(|before| reader.past_adverb(before));
    let cues = before.map_or(Cues::default(), |before| reader.cues(before));
    // "in Beijing's view", "outside Tbilisi's control": a government is where its view or its control is.
    if cues.any(Cues::LOCATIVE) && !reader.owns_stance(after, 1) || reader.cues(after).any(Cues::LOCAL) {
        return false;
    }
    reader.speaks(before, after)
        || reader.owns_stance(after, REACH_OF_OWNER)
        || reader.is_tied(before, after)
        || before.is_some_and(|before| reader.is_addressed(before))
        || before.and_then(|before| reader.before_conjunct(before)).is_some_and(|before| reader.is_addressed(before))
        || before.is_some_and(|before| reader.is_bound(before, after, cues))
}

struct Reader<'d> {
    document: &'d Document<'d>,
}

impl Reader<'_> {
    fn cues(&self, index: usize) -> Cues {
        self.document.tokens().get(index).map(Cues::of).unwrap_or_default()
    }

    fn word(&self, index: usize) -> &str {
        self.document.word(index)
    }

    /// "Kabul has repeatedly rejected", "Lima and La Paz agreed", "Islamabad, which must pay", "Dhaka, too, has been asked".
    fn speaks(&self, before: Option<usize>, after: usize) -> bool {
        // "the envoy from Washington landed": somebody else is the subject.
        if before.is_some_and(|before| self.is_object(before)) {
            return false;
        }
        let asks = before.filter(|before| self.cues(*before).any(Cues::AUXILIARY) && self.word(*before) != "to");
        if asks.is_some_and(|verb| self.cues(after).any(Cues::ACT) || self.does_likewise(verb)) {
            return true;
        }
        let after = self.past_conjuncts(after);
        self.acts(self.past_aside(after)) || self.word(after) != "," && self.lowers_its(after)
    }

    /// "so did Canberra", "nor has Tunis": what another one did before.
    fn does_likewise(&self, verb: usize) -> bool {
        let so = verb.checked_sub(1).map_or("", |index| self.word(index));
        matches!(so, "so" | "nor" | "neither" | "as" | "than" | "So" | "Nor" | "Neither")
    }

    /// True if the word at `before` is a preposition; "for" behind a comma is none: "pleased, for Tokyo has agreed".
    fn is_object(&self, before: usize) -> bool {
        let begins_clause = before.checked_sub(1).is_some_and(|comma| self.word(comma) == ",");
        is_preposition(self.word(before)) && !(begins_clause && self.word(before) == "for")
    }

    /// "Tehran-backed", "pro-Moscow".
    fn is_tied(&self, before: Option<usize>, after: usize) -> bool {
        let is_hyphen = |index: usize| matches!(self.word(index), "-" | "‑" | "‐" | "–");
        let side = before.filter(|before| is_hyphen(*before)).and_then(|hyphen| hyphen.checked_sub(1));
        let sided = side.is_some_and(|side| matches!(self.word(side), "pro" | "anti" | "Pro" | "Anti"));
        sided || is_hyphen(after) && self.cues(after + 1).any(Cues::TIED)
    }

    /// True if the words from `verb` on say what governments do.
    fn acts(&self, verb: usize) -> bool {
        let (mut passive, mut modal) = (false, false);
        let verb = self.past_adverbial(verb);
        if self.word(verb) == "did" && matches!(self.word(verb + 1), "so" | "not" | "likewise") {
            return true;
        }
        for index in verb..verb + REACH {
            let (word, cues) = (self.word(index), self.cues(index));
            let asked = (passive || modal) && cues.any(Cues::ADDRESS | Cues::MOOD);
            let acts = modal && cues.any(Cues::ACT) || has_object(verb, index) && cues.any(Cues::STANCE | Cues::GIVING);
            let has_done = !passive && is_past(word) && !cues.any(Cues::LOCAL);
            if cues.any(Cues::SPEECH) || asked || acts || has_done {
                return true;
            }
            let is_article = modal && matches!(word, "a" | "an" | "the" | "any" | "little");
            if !cues.any(Cues::AUXILIARY) && !word.ends_with("ly") && !is_article {
                return false;
            }
            modal |= cues.any(Cues::AUXILIARY);
            passive |= matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being");
        }
        false
    }

    /// "Seoul lowers its", "Tokyo wants to", "Rome doubts that": a verb, and no plural, for an object follows it.
    fn lowers_its(&self, verb: usize) -> bool {
        let (word, object) = (self.word(verb), self.word(verb + 1));
        let is_verb =
            4 < word.len() && word.ends_with('s') && !word.ends_with("ss") && word.starts_with(char::is_lowercase);
        let is_object = matches!(object, "its" | "that" | "no" | "any" | "every" | "more" | "to" | "the");
        let has_object = is_object || self.is_name(verb + 1);
        is_verb && has_object && !self.cues(verb).any(Cues::LOCAL)
    }

    /// The index after "and La Paz" or ", Niamey and Ouagadougou" at `after`; `after`, if no name is joined there.
    fn past_conjuncts(&self, after: usize) -> usize {
        let mut at = after;
        while matches!(self.word(at), "," | "and" | "or" | "nor") {
            let end = self.names_end(at + 1);
            if end == at + 1 {
                break;
            }
            if self.word(at) != "," {
                return end;
            }
            at = end;
        }
        after
    }

    /// The index of the verb after ", at the end of the pipe," or ", which" at `after`; `after`, if no aside stands there.
    fn past_aside(&self, after: usize) -> usize {
        /// Words of an aside at most.
        const LONGEST: usize = 12;
        match (self.word(after), self.word(after + 1)) {
            (",", "which" | "who") => after + 2,
            (",", _) => {
                (after + 2..after + LONGEST).find(|index| self.word(*index) == ",").map_or(after, |end| end + 1)
            }
            _ => after,
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

    /// One past the capitalized words from `start` on.
    fn names_end(&self, start: usize) -> usize {
        start + (start..start + REACH).take_while(|index| self.is_name(*index)).count()
    }

    fn is_name(&self, index: usize) -> bool {
        self.document.tokens().get(index).is_some_and(Token::is_capitalized)
    }

    /// The index before the name that "and" joins to the one at `start`: "thanked" of "thanked Tokyo and Canberra".
    fn before_conjunct(&self, before: usize) -> Option<usize> {
        let tokens = self.document.tokens();
        let is_name = |index: &usize| tokens[*index].is_capitalized();
        let names = (before.saturating_sub(REACH)..before).rev().take_while(is_name).count();
        if matches!(self.word(before), "and" | "or" | "nor") && 0 < names {
            before.checked_sub(names + 1)
        } else {
            None
        }
    }

    /// "Islamabad's position", "Beijing's explicit appreciation": so many words behind the possessive are looked at.
    fn owns_stance(&self, after: usize, reach: usize) -> bool {
        let is_clitic = self.document.tokens().get(after).is_some_and(|token| token.kind == TokenKind::Clitic);
        is_clitic && (after + 1..=after + reach).any(|index| self.cues(index).any(Cues::STANCE | Cues::BOND))
    }

    /// The index before "only", "even" or the article of "the Kremlin" at `before`; `before`, if no such word stands there.
    fn past_adverb(&self, before: usize) -> Option<usize> {
        match self.word(before) {
            "only" | "even" | "also" | "both" | "neither" | "the" => before.checked_sub(1),
            _ => Some(before),
        }
    }

    /// "urging Kabul", "a clear message to Kabul", "decisive action by Kabul", "assurances from Kabul".
    fn is_addressed(&self, before: usize) -> bool {
        if self.cues(before).any(Cues::ADDRESS | Cues::AGENT) {
            return true;
        }
        let noun = before.checked_sub(1).map_or(Cues::default(), |index| self.cues(index));
        match self.word(before) {
            "on" | "to" | "for" | "against" => noun.any(Cues::ADDRESS | Cues::GIVING),
            "from" | "of" => noun.any(Cues::GIVING),
            _ => false,
        }
    }

    /// "talks between Islamabad and Kabul", "relations with Kabul", "Islamabad-Kabul ties".
    fn is_bound(&self, before: usize, after: usize, cues: Cues) -> bool {
        let bond_before = |from: usize| (from.saturating_sub(3)..from).any(|index| self.cues(index).any(Cues::BOND));
        if cues.any(Cues::WITH) {
            return bond_before(before);
        }
        let between = (before.saturating_sub(4)..=before).rev().find(|index| self.cues(*index).any(Cues::BETWEEN));
        let joined = cues.any(Cues::BETWEEN) && self.word(after) == "and" || self.word(before) == "and";
        between.is_some_and(|between| joined && bond_before(between))
    }
}

/// True if the word at `index` is the object of the auxiliary at `verb`: "had no complaint", "has plans".
const fn has_object(verb: usize, index: usize) -> bool {
    verb < index
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "from" | "to" | "with" | "for" | "on" | "about" | "like" | "than" | "over")
}

/// True of most past forms: "accepted", but not "need" or "red".
fn is_past(word: &str) -> bool {
    5 <= word.len() && word.ends_with("ed") && !word.ends_with("eed") && word.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    /// Asserts for whom the places of a sentence stand.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = crate::analyze(text);
        let standing = analysis.mentions.iter().filter_map(|m| Some((m.span.of(text), m.stands_for.as_deref()?)));
        assert_eq!(standing.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_seat_that_acts_or_is_addressed_stands_for_its_government() {
        check("Kathmandu accepted the offer.", &[("Kathmandu", "NP")]);
        check("Lima and Quito have signed the pact.", &[("Lima", "PE"), ("Quito", "EC")]);
        check("The envoy thanked Tokyo and Canberra.", &[("Tokyo", "JP"), ("Canberra", "AU")]);
        check("The vote pleased Islamabad, which must find the money.", &[("Islamabad", "PK")]);
        check("Brussels has frozen the payments.", &[("Brussels", "EU")]);
    }

    #[test]
    fn a_seat_that_is_a_place_stands_for_nobody() {
        check("It rained in Kathmandu, and a tram in Tokyo stopped.", &[]);
        check("Kathmandu residents slept outside.", &[]);
        check("Lima was shaken by a quake.", &[]);
        check("The train left Brussels for Paris.", &[]);
    }
}
