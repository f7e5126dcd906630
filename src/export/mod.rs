//! What leaves newsmark: an analysis as a record with offsets in the reader's unit, and the formats, one file each.

mod csv;
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod json;
mod offset;
mod record;
mod steps;
mod terminal;

pub use csv::csv;
pub use html::html;
#[cfg(not(target_arch = "wasm32"))]
pub use json::{json, json_line};
pub use offset::{OffsetUnit, Offsets};
pub use record::{
    ApproxRecord, ClaimantRecord, EntityRecord, FigureRecord, MentionRecord, Record, Recorder, SpanRecord,
    SurfaceRecord, TogetherRecord, record, together_records,
};
pub use terminal::{Paint, terminal};
