//! Figures: the amounts of a text, with what they mean.

mod model;

pub use model::{Approx, Approximator, Claimant, Figure, FigureKind, Quantity, Role, Stance};
