//! Figures: the amounts of a text, with what they mean.
//!
//! [`recognize`] reads amounts: a lexer for number expressions (`numeral`, `digits`), the grammar over them (`grammar`),
//! and what looks like an amount and is none (`guard`). [`attribute`](attribute()) reads the sentences around them.

#![allow(clippy::float_cmp, reason = "numbers of a text are compared with the numbers that they were read from")]

mod amount;
mod approximator;
mod attribute;
mod cardinal;
mod compound;
mod digits;
mod display;
mod draft;
mod fraction;
mod grammar;
mod guard;
mod identifier;
mod kind;
mod measure;
mod model;
mod moment;
mod money;
mod named;
mod noun;
mod numeral;
mod ordinal;
mod power;
mod range;
mod rate;
mod reader;
mod result;
mod sense;
mod vocabulary;

pub use attribute::{Name, attribute};
pub use display::Reading;
pub(crate) use display::{Amount, grouped};
pub use grammar::recognize;
pub use model::{Approx, Approximator, Claimant, Figure, FigureKind, Quantity, Role, Stance};

/// True of a day of the week, by its folded hash.
pub(crate) fn is_weekday(hash: u32) -> bool {
    vocabulary::classes(hash).has(vocabulary::Class::Weekday)
}

/// True of a word, by its folded hash, that a number completes: "Annex", "Zone".
pub(crate) fn is_index(hash: u32) -> bool {
    vocabulary::classes(hash).has(vocabulary::Class::Index)
}
