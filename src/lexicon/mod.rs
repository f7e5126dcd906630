//! The gazetteers: what the tables of `data/` know, and the matcher that finds it in a document.
//!
//! `build.rs` checks the tables and packs them into one text, which [`Lexicon::builtin`] reads at the first use.
//! A row that is added to a table is found by the next build, with no other step.

mod agreement;
mod builtin;
mod entry;
mod find;
mod pack;
mod plain;
mod trie;
mod words;

pub use agreement::Agreement;
pub use builtin::Lexicon;
pub use entry::{Class, Entry, EntryId};
pub use find::Match;
pub use plain::slug;

pub(crate) use agreement::agreement;
pub(crate) use find::{after, key_at, push_keys, starting_at};
pub(crate) use trie::KeySet;
pub(crate) use words::Words;

use builtin::Reading;
