//! From candidates to mentions, and from mentions to entities.

mod analysis;
mod candidate;
mod group;
mod resolve;

pub use analysis::{Analysis, Entity, Mention, Surface};
pub use candidate::{Candidate, Evidence, Kind, Proposal, Via};
pub use group::group;
pub use resolve::{Resolved, resolve};
