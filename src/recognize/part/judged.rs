use std::ops::Range;

use super::{Part, Sort};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::recognize::Cues;
use crate::recognize::standing::{Text, is_common, is_name_word};
use crate::text::{Gap, SentenceKind, Span, Token, TokenKind};

impl Part {
    /// The part where the tokens stand, if it names there what it names elsewhere.
    pub(super) fn candidate(&self, text: &Text<'_>, tokens: Range<usize>) -> Option<Candidate> {
        let confidence = self.belief(text, &tokens).filter(|belief| 0.5 <= *belief)?;
        // "Bowen's", of "Bowen's Foods Ltd"
        let is_clitic = |at: usize| text.token(at).is_some_and(|token| token.kind == TokenKind::Clitic);
        let in_full = text.document.tokens_in(self.full).start + tokens.len();
        let is_owner = self.is_company && self.sort == Sort::Beginning && is_clitic(in_full) && is_clitic(tokens.end);
        Some(Candidate {
            span: text.document.span_of(tokens.start..tokens.end + usize::from(is_owner)),
            proposal: Proposal::Name {
                kind: if self.is_company && is_founder(text, &tokens) { Kind::Person } else { self.kind(text) },
                via: None,
                entry: None,
            },
            confidence,
            evidence: Evidence::Definition { at: self.full },
        })
    }

    fn kind(&self, text: &Text<'_>) -> Kind {
        text.standing.get(&self.full).copied().unwrap_or(Kind::Organization)
    }

    /// How likely the part names the same thing here; none, if it is a part of another name.
    fn belief(&self, text: &Text<'_>, tokens: &Range<usize>) -> Option<f32> {
        let before = text.before(tokens.start);
        let is_led = || before.is_some_and(|before| is_name_word(&text.document.tokens()[before]));
        // "JACKSON, Miss. —"
        let is_dateline =
            text.document.sentences()[text.document.sentence_at(tokens.start)].kind == SentenceKind::Dateline;
        let opens_dateline = || {
            is_dateline
                || before.is_none()
                    && matches!(text.document.word(tokens.end), "–" | "—" | "--")
                    && text.token(tokens.end).is_some_and(|dash| dash.gap != Gap::None)
        };
        if matches!(self.sort, Sort::Surname | Sort::First | Sort::Beginning) && opens_dateline() {
            return None;
        }
        let may_be_longer = self.sort == Sort::Whole || self.sort == Sort::Surname && !is_led();
        let in_headline = may_be_longer && text.is_headline(tokens.start);
        if !in_headline && text.is_in_other_name(tokens.clone()) {
            return None;
        }
        let stands = text.document.span_of(tokens.clone());
        // "Kenya" of "Kenya Bankers Association" is Kenya; what a table has under an acronym, it is.
        let taken_for = text.standing.get(&stands);
        // "Tata" of Tata Steel is no town, but "Nairobi" of Nairobi Bank is one.
        let is_town = || taken_for == Some(&Kind::Place) && !self.is_called_after(text, tokens.start);
        if taken_for == Some(&Kind::Country)
            || self.sort == Sort::First && text.entries.contains_key(&stands) && !is_town()
        {
            return None;
        }
        match self.sort {
            // What the tagger makes of a line of capitals is too long.
            _ if in_headline => Some(1.0),
            Sort::Whole => Some(0.9),
            Sort::Surname => belief_in_surname(text, tokens, before),
            // "Officine Valdarno" is the longer short form.
            Sort::Ending if before.is_some_and(|before| is_name_word(&text.document.tokens()[before])) => None,
            // "Piedmont" of "Piedmont Foods Inc."
            Sort::Beginning if tokens.len() == 1 && self.is_called_after(text, tokens.start) => {
                (is_workplace(text, before) || text.is_owned(tokens.start)).then_some(0.985)
            }
            Sort::Beginning | Sort::Ending | Sort::First if tokens.len() == 1 => {
                let is_other = is_common(text, tokens.start, before)
                    || is_far_from(text, before)
                    || text.cues(before).any(Cues::LOCATIVE | Cues::MOTION)
                        && !text.is_owned(tokens.start)
                        && !is_workplace(text, before)
                    || before.is_some_and(|before| is_determiner(text.document.word(before)));
                let is_taken = self.sort == Sort::First && is_town()
                    || taken_for == Some(&Kind::Person) && self.sort != Sort::Beginning
                    || taken_for == Some(&Kind::Place) && acts(text, tokens);
                (!is_other).then_some(if self.is_company || is_taken { 0.985 } else { 0.7 })
            }
            // "The Museum of Flight" is no museum that was named before.
            Sort::Head if !text.is_head(tokens.start) => None,
            Sort::Head => (follows_article(text, before) && !goes_on_with_of(text, tokens.end)).then_some(0.8),
            Sort::Water => follows_article(text, before).then_some(0.985),
            // "the CV" of "Comando Vermelho", "DB wants"
            Sort::Initials if stands.len() == 2 && self.kind(text) == Kind::Organization => {
                (follows_article(text, before) || acts(text, tokens)).then_some(0.98)
            }
            // Nobody and no place is called by the initials of what the text names in full.
            Sort::Initials if 3 <= stands.len() && !text.entries.contains_key(&stands) => Some(0.985),
            Sort::Beginning if taken_for == Some(&Kind::Place) && acts(text, tokens) => Some(0.985),
            // "Amanzi Pele" of "Amanzi Pele (Pty) Ltd" is nobody.
            Sort::Beginning if self.is_company && self.is_all_but_form(text, tokens.len()) => Some(0.985),
            Sort::Beginning | Sort::Ending | Sort::Initials | Sort::First => Some(0.85),
        }
    }
}

impl Part {
    /// True if only its legal form follows these first tokens of the name in full.
    fn is_all_but_form(&self, text: &Text<'_>, length: usize) -> bool {
        let mut form = text.document.tokens_in(self.full).skip(length);
        form.all(|at| text.cues(Some(at)).any(Cues::LEGAL) || !is_name_word(&text.document.tokens()[at]))
    }

    /// True if the part's first word is a place's own name within the name in full: "Nairobi Bank".
    fn is_called_after(&self, text: &Text<'_>, first: usize) -> bool {
        let length = text.document.tokens()[first].span.len();
        text.standing.contains_key(&Span::new(self.full.start, self.full.start + length))
    }
}

/// True of a part that no table has as a name, and that has or does something: "UH's dean", "Wema says".
fn acts(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let after = text.same_sentence(tokens.end);
    let is_clitic = |at: usize| text.token(at).is_some_and(|token| token.kind == TokenKind::Clitic);
    let is_listed = text.entries.contains_key(&text.document.span_of(tokens.clone()));
    !is_listed && (after.is_some_and(is_clitic) || text.cues(after).any(Cues::SPEECH | Cues::VENTURE))
}

/// "Preston" is the person again, unless the sentence puts it on a map.
fn belief_in_surname(text: &Text<'_>, tokens: &Range<usize>, before: Option<usize>) -> Option<f32> {
    if is_common(text, tokens.start, before) || text.cues(before).any(Cues::LOCATIVE | Cues::MOTION) {
        return None;
    }
    let speaks = text.cues(Some(tokens.end)).any(Cues::SPEECH) || text.cues(before).any(Cues::SPEECH);
    let is_human = || text.cues(Some(tokens.end)).any(Cues::HUMAN) || text.is_he(tokens.start);
    match text.standing.get(&text.document.span_of(tokens.clone())) {
        Some(Kind::Country | Kind::Figure) => None,
        Some(Kind::Organization) if is_human() => Some(0.99),
        Some(Kind::Organization) => speaks.then_some(0.97),
        Some(Kind::Place) => Some(if speaks { 0.99 } else { 0.9 }),
        Some(Kind::Person) | None => Some(if speaks { 0.92 } else { 0.8 }),
    }
}

/// "a vice president at Redgum": whose people stand before "at" is no place.
fn is_workplace(text: &Text<'_>, before: Option<usize>) -> bool {
    let at = before.filter(|at| matches!(text.document.word(*at), "at" | "from"));
    text.cues(at.and_then(|at| text.before(at))).any(Cues::ROLE)
}

/// "within 100 km of Redgum", "north of Redgum": what lies so far from a name knows it as a place.
fn is_far_from(text: &Text<'_>, before: Option<usize>) -> bool {
    let of = before.filter(|of| matches!(text.document.word(*of), "of" | "from"));
    let distance = of.and_then(|of| text.before(of)).map(|distance| text.document.word(distance));
    matches!(
        distance,
        Some(
            "km" | "kilometres"
                | "kilometers"
                | "kms"
                | "miles"
                | "mile"
                | "north"
                | "south"
                | "east"
                | "west"
                | "outskirts"
        )
    )
}

/// "the firm's founder, Ann Weber, now 81": what an organization's people are, its own name isn't.
fn is_founder(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let comma = text.before(tokens.start).filter(|comma| text.document.word(*comma) == ",");
    comma.is_some() && text.cues(comma.and_then(|comma| text.before(comma))).any(Cues::ROLE)
}

/// Words before which a company's short name doesn't stand: "its Kimberley project" is no organization's.
fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "The" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "this" | "that" | "every")
}

fn goes_on_with_of(text: &Text<'_>, index: usize) -> bool {
    let is_name = |token: &Token| is_name_word(token) || token.kind == TokenKind::Number;
    text.document.word(index) == "of" && text.token(index + 1).is_some_and(is_name)
}

fn follows_article(text: &Text<'_>, before: Option<usize>) -> bool {
    before.is_some_and(|before| matches!(text.document.word(before), "the" | "The"))
}
