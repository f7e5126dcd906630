//! From candidates to mentions, and from mentions to entities.

mod analysis;
mod candidate;

pub use analysis::{Analysis, Entity, Mention, Surface};
pub use candidate::{Candidate, Evidence, Kind, Proposal, Via};
