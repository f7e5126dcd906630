//! newsmark marks the named organizations, the countries and the figures in a news text.
//!
//! ARCHITECTURE.md is the map of the crate.

pub mod check;
pub mod dictionary;
mod engine;
pub mod entity;
mod explain;
pub mod export;
pub mod figure;
pub mod lexicon;
pub mod name;
pub mod recognize;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use engine::{Engine, analyze, resolved};
pub use entity::{Analysis, Entity, Kind, Mention};
pub use explain::{explain, explain_mention};
pub use text::{Document, Span};
