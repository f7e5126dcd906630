//! Customs: what annotators of other guides mark otherwise than newsmark's.
//!
//! Some mark a currency's country, call teams by their city a place, or leave a movement unmarked. Weights of their own learn
//! that for each guide beside the model's, so that the model needn't: they are left behind when the model is written.
//! They see words, not how often names come at all: that differs by the kind of text, and the model must know all kinds.

use std::collections::HashMap;

use newsmark::name::View;

use crate::corpus::Guide;

/// The features of customs that were seen, numbered.
#[derive(Default)]
pub(crate) struct Customs(HashMap<(Guide, Custom), u32>);

/// What a token may be marked otherwise for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Custom {
    Form(u32),
    /// The form of the last word of its run.
    Last(u32),
    Group(u8),
    Listed(u32),
}

impl Customs {
    /// How many there are; their numbers are below.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The numbers of a token's features; none by newsmark's own guide.
    pub(crate) fn of(&mut self, guide: Guide, view: &View, index: usize) -> Vec<u32> {
        if guide == Guide::Newsmark {
            return vec![];
        }
        let word = &view.words[index];
        let last = &view.words[usize::from(word.run.1) - 1];
        let known = [Custom::Form(word.form), Custom::Last(last.form), Custom::Group(word.known.group)];
        let listed = (0..u64::BITS).filter(|bit| word.listed >> bit & 1 == 1).map(Custom::Listed);
        known.into_iter().chain(listed).map(|custom| self.number((guide, custom))).collect()
    }

    fn number(&mut self, custom: (Guide, Custom)) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(custom).or_insert(next)
    }
}
