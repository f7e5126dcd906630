use serde::Serialize;

use super::{Check, Finding};
use crate::export::{OffsetUnit, Offsets, SpanRecord};
use crate::text::Span;

/// Findings as other programs read them. Every offset counts `offsets`.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Report<'a> {
    /// What every offset counts.
    pub offsets: OffsetUnit,
    /// Sorted by place.
    pub findings: Vec<FindingRecord<'a>>,
}

/// A finding as other programs read it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FindingRecord<'a> {
    /// Which check.
    pub check: Check,
    /// The place to look at.
    #[serde(flatten)]
    pub at: SpanRecord<'a>,
    /// What doesn't fit, in one sentence.
    pub message: &'a str,
    /// Other places that it has to do with.
    pub related: Vec<SpanRecord<'a>>,
}

/// The report of what was found in `text`, with offsets in `unit`.
pub fn report<'a>(text: &'a str, findings: &'a [Finding], unit: OffsetUnit) -> Report<'a> {
    let offsets = Offsets::new(text, unit);
    let place = |span: Span| {
        let (start, end) = offsets.convert_span(span);
        SpanRecord { start, end, text: span.of(text) }
    };
    let findings = findings.iter().map(|finding| FindingRecord {
        check: finding.check,
        at: place(finding.span),
        message: &finding.message,
        related: finding.related.iter().map(|span| place(*span)).collect(),
    });
    Report { offsets: unit, findings: findings.collect() }
}
