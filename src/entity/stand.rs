use crate::recognize::Cues;
use crate::text::{Document, Span, TokenKind};

/// Words that may stand between a name and its verb: "Kabul has also repeatedly rejected".
const REACH: usize = 5;

/// True if the sentence uses the seat in `span` as it uses a government: it says, rejects, agrees; it is urged and
/// accused; it has a position, and relations with another.
pub(super) fn stands_for_government(document: &Document<'_>, span: Span) -> bool {
    let reader = Reader { document };
    let name = document.tokens_in(span);
    let (Some(after), before) = (Some(name.end), name.start.checked_sub(1)) else { return false };
    let before = before.filter(|before| document.sentence_at(*before) == document.sentence_at(name.start));
    let cues = before.map_or(Cues::default(), |before| reader.cues(before));
    if cues.any(Cues::LOCATIVE) || reader.cues(after).any(Cues::LOCAL) {
        return false;
    }
    reader.speaks(after)
        || reader.owns_stance(after)
        || before.is_some_and(|before| reader.is_addressed(before, cues))
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

    /// "Kabul has repeatedly rejected", "Islamabad, in turn, says" is too far.
    fn speaks(&self, after: usize) -> bool {
        for index in after..after + REACH {
            let cues = self.cues(index);
            if cues.any(Cues::SPEECH) {
                return true;
            }
            if !cues.any(Cues::AUXILIARY) && !self.word(index).ends_with("ly") {
                return false;
            }
        }
        false
    }

    /// "Islamabad's position", "Beijing's explicit appreciation".
    fn owns_stance(&self, after: usize) -> bool {
        let is_clitic = self.document.tokens().get(after).is_some_and(|token| token.kind == TokenKind::Clitic);
        is_clitic && (after + 1..after + 4).any(|index| self.cues(index).any(Cues::STANCE | Cues::BOND))
    }

    /// "urging Kabul", "a clear message to Kabul", "decisive action by Kabul", "assurances from Kabul".
    fn is_addressed(&self, before: usize, cues: Cues) -> bool {
        if cues.any(Cues::ADDRESS | Cues::AGENT) {
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
