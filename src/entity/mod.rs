//! From candidates to mentions, and from mentions to entities.

mod analysis;
mod candidate;
mod form;
mod group;
mod merge;
mod resolve;
mod stand;

pub use analysis::{Analysis, Entity, Mention, Surface};
pub use candidate::{Candidate, Evidence, Kind, Proposal, Via};
pub use group::group;
pub use resolve::{Resolved, resolve};
