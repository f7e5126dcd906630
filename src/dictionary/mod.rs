//! The user's own dictionaries: what they add, deny, relabel, merge and split always wins over the engine.
//!
//! The format is described in `docs/dictionary.md`, and by a JSON Schema in `docs/dictionary.schema.json`.

mod arrange;
mod fields;
mod index;
mod json;
mod merge;
mod model;
mod names;
mod problem;
mod read;
mod revise;
mod stack;
mod surfaces;
mod write;

pub use model::{Capitals, Context, Dictionary, Rule, Thing, Within};
pub use problem::{Problem, Severity};
pub use stack::{Action, Place, Stack};
