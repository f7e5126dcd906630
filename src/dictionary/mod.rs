//! The user's own dictionaries: what they add, deny, relabel, merge and split always wins over the engine.
//!
//! The format is described in `docs/dictionary.md`, and by a JSON Schema in `docs/dictionary.schema.json`.

mod arrange;
mod fields;
mod merge;
mod model;
mod read;
mod revise;
mod stack;
mod surfaces;

pub use model::{Capitals, Context, Dictionary, Entry, Rule, Thing, Within};
pub use read::{Problem, Severity};
pub use stack::{Action, Place, Stack};
