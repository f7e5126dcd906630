use serde::Serialize;

use crate::dictionary::{Action, Place};
use crate::entity::{Evidence, Mention};
use crate::export::{MentionRecord, Recorder, SpanRecord};
use crate::lexicon::Lexicon;

/// A mention, and why it is marked.
#[derive(Serialize)]
pub(super) struct Explanation<'a> {
    #[serde(flatten)]
    mention: MentionRecord<'a>,
    /// What it is, why, and what else it could have been.
    sentence: String,
    evidence: Vec<Reason<'a>>,
}

/// A reason as a reader of the text can follow it: names instead of numbers, texts beside offsets.
#[derive(Serialize)]
#[serde(tag = "by", rename_all = "lowercase")]
enum Reason<'a> {
    Table { entry: String, name: &'a str },
    Shape { cue: SpanRecord<'a> },
    Definition { at: SpanRecord<'a> },
    Context { cue: SpanRecord<'a> },
    Model { probability: f64 },
    Dictionary { dictionary: u32, entry: u32, action: Action },
    Rule { name: &'a str },
}

/// All that is known of `mention`, with its explanation.
pub(super) fn explain<'a>(mention: &'a Mention, sentence: String, recorder: &Recorder<'a>) -> Explanation<'a> {
    let reason = |evidence: &'a Evidence| match evidence {
        Evidence::Table { entry } => {
            let entry = Lexicon::builtin().entry(*entry);
            Reason::Table { entry: entry.id(), name: entry.name }
        }
        Evidence::Shape { cue } => Reason::Shape { cue: recorder.span(*cue) },
        Evidence::Definition { at } => Reason::Definition { at: recorder.span(*at) },
        Evidence::Context { cue } => Reason::Context { cue: recorder.span(*cue) },
        // To four places.
        Evidence::Model { probability } => Reason::Model { probability: (f64::from(*probability) * 1e4).round() / 1e4 },
        Evidence::Dictionary { place: Place { dictionary, entry }, action } => {
            Reason::Dictionary { dictionary: *dictionary, entry: *entry, action: *action }
        }
        Evidence::Rule { name } => Reason::Rule { name },
    };
    Explanation {
        mention: recorder.mention(mention),
        sentence,
        evidence: mention.evidence.iter().map(reason).collect(),
    }
}
