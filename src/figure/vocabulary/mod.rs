//! The words of figures: what `data/` lists, read once.

mod class;
mod currency;
mod number;
mod phrases;
mod unit;

pub(super) use class::{Class, Classes, classes};
pub(super) use currency::{Money, currencies, currency_names, currency_symbol};
pub(super) use number::{Cardinal, NumberWord, number_word, suffix};
pub(super) use phrases::{Key, Phrases, rows};
pub(super) use unit::{Dimension, Number, Unit, unit_names, unit_symbol};
