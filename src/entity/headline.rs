//! What a headline says of a seat: it leaves out auxiliaries and articles.

use super::stand::Reader;
use crate::recognize::Cues;
use crate::text::SentenceKind;

/// Words of a headline in which a thing of cities makes a city of the seat.
const REACH: usize = 5;

impl Reader<'_> {
    /// "Quito mulls return", "Canberra wary of treaty", "Nairobi in talks", "Manila, Beijing trade barbs": the seat between
    /// `before` and `after` opens a headline that has it act.
    pub(super) fn heads_line(&self, before: Option<usize>, after: usize) -> bool {
        let at = self.document.sentence_at(after.saturating_sub(1));
        if self.document.sentences()[at].kind != SentenceKind::Line {
            return false;
        }
        match before {
            Some(comma) if self.word(comma) == "," => {
                let start = self.document.sentences()[at].tokens.start as usize;
                (start..comma).all(|index| self.is_name(index)) && self.acts_in_line(after)
            }
            // "Strike ends as Accra raises pay"
            Some(at) => matches!(self.word(at), "as" | "after" | "while" | "if") && self.acts_in_line(after),
            None if self.word(after) == "," => {
                let end = self.names_end(after + 1);
                after + 1 < end && self.acts_in_line(end)
            }
            None => self.acts_in_line(after),
        }
    }

    /// "mulls return", "wary of", "under fire", "trade barbs", "to tear up"
    fn acts_in_line(&self, verb: usize) -> bool {
        let (word, cues, next) = (self.word(verb), self.cues(verb), self.cues(verb + 1));
        let is_verb = cues.any(Cues::ACT | Cues::SPEECH | Cues::ADDRESS | Cues::BOND);
        let is_plural = self.word(verb + 1).ends_with('s');
        // "Manila braces for typhoon"
        let is_of_city = (verb..verb + REACH).any(|index| self.cues(index).any(Cues::LOCAL)) || self.is_of_city(verb);
        match word {
            _ if is_of_city => false,
            "to" => !next.any(Cues::WEAK),
            "in" | "at" | "on" | "under" | "out" => {
                next.any(Cues::MOOD) || matches!(self.word(verb + 1), "row" | "feud" | "spat" | "standoff" | "dispute")
            }
            _ if cues.any(Cues::WEAK) => false,
            _ if cues.any(Cues::MOOD) => true,
            _ => is_verb && (is_plural || word.ends_with('s')) && !next.any(Cues::AUXILIARY),
        }
    }
}
