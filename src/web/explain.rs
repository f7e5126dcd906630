use serde::Serialize;

use crate::entity::{Evidence, Mention};
use crate::export::{MentionRecord, Recorder, SpanRecord};

/// A mention, and why it is marked.
#[derive(Serialize)]
pub(super) struct Explanation<'a> {
    #[serde(flatten)]
    mention: MentionRecord<'a>,
    evidence: Vec<Reason<'a>>,
}

/// A reason as a reader of the text can follow it: names instead of numbers, texts beside offsets.
#[derive(Serialize)]
#[serde(tag = "by", rename_all = "lowercase")]
enum Reason<'a> {
    Table,
    Shape { cue: SpanRecord<'a> },
    Definition { at: SpanRecord<'a> },
    Context { cue: SpanRecord<'a> },
    Model { probability: f32 },
    Rule { name: &'a str },
}

/// All that is known of `mention`.
pub(super) fn explain<'a>(mention: &'a Mention, recorder: &Recorder<'a>) -> Explanation<'a> {
    let reason = |evidence: &'a Evidence| match evidence {
        Evidence::Table { .. } => Reason::Table,
        Evidence::Shape { cue } => Reason::Shape { cue: recorder.span(*cue) },
        Evidence::Definition { at } => Reason::Definition { at: recorder.span(*at) },
        Evidence::Context { cue } => Reason::Context { cue: recorder.span(*cue) },
        Evidence::Model { probability } => Reason::Model { probability: *probability },
        Evidence::Rule { name } => Reason::Rule { name },
    };
    Explanation { mention: recorder.mention(mention), evidence: mention.evidence.iter().map(reason).collect() }
}
