//! newsmark marks the named organizations, the countries and the figures in a news text.
//!
//! ARCHITECTURE.md is the map of the crate.

pub mod dictionary;
mod engine;
pub mod entity;
pub mod export;
pub mod figure;
pub mod lexicon;
pub mod name;
pub mod recognize;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use engine::{Engine, analyze};
pub use entity::{Analysis, Entity, Kind, Mention};
pub use text::{Document, Span};
