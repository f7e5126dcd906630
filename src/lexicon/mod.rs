//! The gazetteers: what the tables of `data/` know, and the matcher that finds it in a document.

mod entry;

pub use entry::{Class, EntryId};
