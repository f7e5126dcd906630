//! From candidates to mentions, and from mentions to entities.

mod acronym;
mod analysis;
mod belief;
mod bond;
mod candidate;
mod elsewhere;
mod extent;
mod form;
mod group;
mod headline;
mod merge;
mod namesake;
mod nearby;
mod only;
mod parallel;
mod predicate;
mod regroup;
mod reliability;
mod resolve;
mod sense;
mod shout;
mod stand;
mod summary;
mod surname;
mod variant;

pub(crate) use belief::{CERTAIN, sort};

pub use analysis::{Analysis, Entity, Mention, Surface, Together};
pub use candidate::{Candidate, Evidence, Kind, Proposal, Via};
pub(crate) use form::step;
pub use group::group;
pub(crate) use group::{id_of, named};
pub(crate) use regroup::regroup;
pub use reliability::MEASURED;
pub(crate) use reliability::calibrate;
pub use resolve::{Resolved, first_look, resolve};
pub(crate) use summary::summarize;
pub(crate) use variant::are_variants;
