//! The statistical tagger: reads a sentence and judges from its context which words are names, and of what.
//!
//! A gate leaves out what can't be a name; a linear model and a small neural one score the rest; the best sequence of
//! tags is found exactly; and what the first reading found in the whole text helps the second.
//! `trainer/` calls the features of this module and no others, so that training and tagging cannot drift apart.

mod bytes;
mod decode;
pub mod dense;
pub mod features;
mod gate;
mod keys;
mod lattice;
mod memory;
pub mod model;
mod network;
mod posterior;
mod recognize;
mod score;
mod tag;
mod view;
mod vocabulary;

pub use lattice::Transitions;
pub use memory::Memory;
pub use model::Model;
pub use recognize::{Reading, recognize};
pub use tag::{Sort, TAGS, Tag, names};
pub use view::{Segment, View, Word, for_each_segment};
pub use vocabulary::{Known, Vocabulary};
