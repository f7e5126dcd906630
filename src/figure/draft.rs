use std::ops::Range;

use super::amount::Amount;
use super::approximator::{self, Bound};
use super::model::{Approx, Figure, FigureKind, Quantity};
use super::reader::Reader;
use super::vocabulary::{Class, currencies};

/// A figure as the grammar reads it, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) tokens: Range<usize>,
    pub(super) kind: FigureKind,
    pub(super) quantity: Quantity,
    pub(super) unit: Option<&'static str>,
    pub(super) currency: Option<&'static str>,
    pub(super) per: Option<Range<usize>>,
    pub(super) vague: bool,
    pub(super) rule: &'static str,
}

impl Draft {
    /// A draft of one amount, with its money or unit.
    pub(super) fn of(amount: &Amount, kind: FigureKind, rule: &'static str) -> Self {
        Self {
            tokens: amount.start..amount.end,
            kind,
            quantity: Quantity::Value(amount.value),
            unit: amount.unit.map(|unit| unit.unit.name),
            currency: amount.money.and_then(|money| currencies()[money.meanings[0]].code),
            per: None,
            vague: false,
            rule,
        }
    }

    /// The figure, with its approximator; its sentence is read later (see [`attribute`](super::attribute())).
    pub(super) fn finish(self, reader: Reader<'_>) -> (Figure, usize) {
        let (bound, next) = self.bound(reader);
        // A number that the rate is taken per is no figure of its own.
        let next = self.per.as_ref().map_or(next, |per| next.max(per.end));
        let span = |tokens: Range<usize>| reader.document.span_of(tokens);
        let figure = Figure {
            span: span(self.tokens.clone()),
            kind: self.kind,
            quantity: self.quantity,
            unit: self.unit,
            currency: self.currency,
            per: self.per.map(span),
            vague: self.vague,
            role: None,
            neg: false,
            approx: bound.map(|bound| Approx { span: span(bound.tokens), op: bound.op }),
            counted: None,
            claimant: None,
            rule: self.rule,
        };
        (figure, next)
    }

    fn bound(&self, reader: Reader<'_>) -> (Option<Bound>, usize) {
        let end = self.tokens.end;
        let before = approximator::before(reader, self.tokens.start).filter(|bound| self.loosens(reader, bound));
        match approximator::after(reader, end) {
            Some(after) => {
                let next = after.tokens.end;
                (before.or(Some(after)), next)
            }
            None => (before, end),
        }
    }

    /// True unless the word is a preposition here: "rounded up over 72 hours".
    fn loosens(&self, reader: Reader<'_>, bound: &Bound) -> bool {
        // "edged up to 4.2%": the verb's own "up".
        let start = bound.tokens.start;
        if reader.is(start, "up")
            && (reader.had(start, Class::Change)
                || reader.is_any(
                    start.wrapping_sub(1),
                    &[
                        "went", "goes", "going", "go", "is", "was", "bring", "bringing", "brought", "taking", "takes",
                        "took",
                    ],
                ))
        {
            return false;
        }
        if reader.is(start, "over") && reader.had(start, Class::TakesOver) {
            return false;
        }
        // "under one roof"
        if reader.is_any(start, &["under", "over"]) && reader.is(bound.tokens.end, "one") {
            return false;
        }
        // "his past nine matches", "the past two weeks"
        let owned = reader.had(start, Class::Determiner) || reader.had(start, Class::Possessive);
        if reader.is(start, "past") && owned {
            return false;
        }
        if !bound.ambiguous || self.kind != FigureKind::Duration {
            return true;
        }
        let before = bound.tokens.start;
        reader.is_any(
            before.wrapping_sub(1),
            &[
                "for", "after", "in", "lasted", "lasting", "took", "takes", "spent", "of", "to", "at", "by", "and",
                "is", "was", "been", "be", "just", "well",
            ],
        )
    }
}
