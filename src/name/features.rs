//! The sparse features: what is noted of a token, as hashed keys. The linear model has a row of weights for each key that
//! earned one.

use super::keys::{feature_key, pair};
use super::view::{View, Word};

/// What stands beyond the ends of a sentence.
const BORDER: u32 = 0x00b0_4de4;

/// Shows the keys of all features of the word at `index`; a key may come twice.
pub fn for_each_key(view: &View, index: usize, mut visit: impl FnMut(u32)) {
    for_each_run_key(view, index, &mut visit);
    for_each_own_key(view, index, visit);
}

/// The keys that all words of a run of capitals have alike: the model adds their weights once.
pub(super) fn for_each_run_key(view: &View, index: usize, visit: impl FnMut(u32)) {
    Notes { view, index, visit }.run();
}

/// The keys of the word itself.
pub(super) fn for_each_own_key(view: &View, index: usize, visit: impl FnMut(u32)) {
    let mut notes = Notes { view, index, visit };
    notes.words();
    notes.forms();
    notes.listed();
    notes.clusters();
}

struct Notes<'v, F> {
    view: &'v View,
    index: usize,
    visit: F,
}

impl<F: FnMut(u32)> Notes<'_, F> {
    /// Notes a value under the number of its template.
    #[inline]
    fn note(&mut self, template: u32, value: u32) {
        (self.visit)(feature_key(template, value));
    }

    #[inline]
    fn note_pair(&mut self, template: u32, first: u32, second: u32) {
        self.note(template, pair(first, second));
    }

    fn at(&self, offset: isize) -> Option<&Word> {
        self.view.words.get(self.index.checked_add_signed(offset)?)
    }

    fn here(&self) -> &Word {
        &self.view.words[self.index]
    }

    fn form(&self, offset: isize) -> u32 {
        self.at(offset).map_or(BORDER, |word| word.form)
    }

    fn shape(&self, offset: isize) -> u32 {
        self.at(offset).map_or(BORDER, |word| word.shape)
    }

    /// True if the word opens a sentence, perhaps behind a quote or bracket.
    fn opens(&self) -> bool {
        self.view.words[..self.index].iter().all(|word| word.look == 6)
    }

    /// The words at and around the token, alone and in pairs.
    fn words(&mut self) {
        let [before, here, after] = [-1, 0, 1].map(|offset| self.form(offset));
        self.note(0, 0);
        self.note(1, here);
        self.note(3, before);
        self.note(4, after);
        self.note(5, self.form(-2));
        self.note(6, self.form(2));
        self.note_pair(7, before, here);
        self.note_pair(8, here, after);
    }

    /// The form of the word: its shape, its ends, how frequent it is, and whether the text has it in lower case.
    fn forms(&mut self) {
        let word = *self.here();
        let [before, here, after] = [-1, 0, 1].map(|offset| self.shape(offset));
        let opens = u32::from(self.opens());
        let [prefix, suffix] = word.affixes;
        if prefix != 0 {
            self.note(13, prefix);
            self.note(16, suffix);
        }
        self.note(20, here);
        self.note_pair(21, before, here);
        self.note_pair(22, here, after);
        self.note_pair(24, here, opens);
        self.note_pair(25, u32::from(word.known.band), opens);
        self.note_pair(26, u32::from(word.lower_too), opens);
        self.note_pair(27, self.view.kind as u32, here);
        let (start, end) = (usize::from(word.run.0), usize::from(word.run.1));
        self.note_pair(30, (end - start).min(8) as u32, (self.index - start).min(5) as u32);
    }

    /// The run of capitalized words that the token is in, and what stands around it.
    fn run(&mut self) {
        let view = self.view;
        let word = *self.here();
        let (start, end) = (usize::from(word.run.0), usize::from(word.run.1));
        let (first, last) = (view.words[start], view.words[end - 1]);
        let length = (end - start).min(8) as u32;
        let form = |at: Option<usize>| at.and_then(|at| view.words.get(at)).map_or(BORDER, |word| word.form);
        let (before, after) = (form(start.checked_sub(1)), form(Some(end)));
        self.note(31, last.form);
        self.note(32, first.form);
        self.note(33, before);
        self.note(34, after);
        self.note_pair(35, after, form(Some(end + 1)));
        self.note(38, u32::from(last.known.group));
        self.note(39, u32::from(first.known.group));
        let group = |at: Option<usize>| at.and_then(|at| view.words.get(at)).map_or(BORDER, group);
        self.note_pair(40, group(Some(end)), length.min(3));
        self.note_pair(41, group(start.checked_sub(1)), length.min(3));
        self.note_bits(42, last.listed);
        self.note_bits(43, first.listed);
    }

    /// What the lexicon lists here and around, and with what kind of neighbors.
    fn listed(&mut self) {
        let [before, here, after] = [-1, 0, 1].map(|offset| self.at(offset).map_or(0, |word| word.listed));
        let all = whole(here);
        self.note_bits(50, here);
        self.note(51, all);
        self.note_bits(52, before);
        self.note_bits(53, after);
        self.note_pair(55, all, whole(after));
    }

    fn note_bits(&mut self, template: u32, bits: u64) {
        let mut rest = bits;
        while rest != 0 {
            self.note(template, rest.trailing_zeros());
            rest &= rest - 1;
        }
    }

    /// What is used as the words here and around are used: clusters, alone and in sequence.
    fn clusters(&mut self) {
        let groups = [-2, -1, 0, 1, 2].map(|offset| self.at(offset).map_or(BORDER, group));
        let clusters = [-1, 0, 1].map(|offset| self.at(offset).map_or(BORDER, cluster));
        for (offset, template) in (0..3).zip([60, 63, 66]) {
            self.note(template, clusters[offset]);
            self.note(template + 1, groups[offset + 1]);
        }
        self.note(70, groups[0]);
        self.note(71, groups[4]);
        self.note_pair(72, groups[1], groups[2]);
        self.note_pair(73, groups[2], groups[3]);
    }
}

/// A set of listed classes as one value.
fn whole(bits: u64) -> u32 {
    pair(bits as u32, (bits >> 32) as u32)
}

/// Unknown words are told apart by what they are made of: a number has no cluster of its own.
fn or_look(word: &Word, value: u32) -> u32 {
    if word.known.entry == 0 { 0x1000 + u32::from(word.look) } else { value }
}

fn cluster(word: &Word) -> u32 {
    or_look(word, u32::from(word.known.cluster))
}

fn group(word: &Word) -> u32 {
    or_look(word, u32::from(word.known.group))
}
