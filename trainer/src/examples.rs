//! The corpora as the tagger sees them: segments of tokens with their features and gold tags.

use std::collections::HashMap;
use std::ops::Range;

use newsmark::Document;
use newsmark::lexicon::{Lexicon, Match};
use newsmark::name::dense::{SLOTS, Slot, for_each_sign, slots};
use newsmark::name::features::for_each_key;
use newsmark::name::{Memory, Sort, Tag, Vocabulary, for_each_segment};

use crate::corpus::Annotated;
use crate::customs::Customs;
use crate::random::Random;
use crate::renamed::Pool;

/// The share of listed names that a thinned reading hides. Tables grow and change, and no table has all of a hidden text's
/// names: a model that has seen names without their entries leans on none.
const HIDDEN: f32 = 0.2;

/// The share of documents that a thinned reading has under other names.
const RENAMED: f32 = 0.5;

/// Lists of numbers, one list for each token, end to end.
#[derive(Default)]
pub(crate) struct Lists<T> {
    items: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Lists<T> {
    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn push(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
    }

    pub(crate) fn get(&self, token: usize) -> &[T] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start as usize..self.ends[token] as usize]
    }
}

/// All gated tokens of all documents, segment by segment.
#[derive(Default)]
pub(crate) struct Examples {
    pub(crate) segments: Vec<Segment>,
    pub(crate) keys: Lists<u32>,
    pub(crate) slots: Vec<[Slot; SLOTS]>,
    pub(crate) signs: Lists<u16>,
    pub(crate) gold: Vec<Tag>,
    /// What annotators of other guides may have marked otherwise, by number.
    pub(crate) customs: Lists<u32>,
    pub(crate) custom_numbers: Customs,
    /// What the document's other mentions say, by the predictions of a model that hasn't seen the document.
    pub(crate) memory: Lists<u32>,
    /// The documents that thinned readings have under other names, by number.
    renamed: HashMap<usize, Annotated>,
}

/// How the tables are read: as they are, or with some of the listed names hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tables {
    Whole,
    Thinned,
}

/// A segment: its document, its tokens there and here.
pub(crate) struct Segment {
    pub(crate) document: usize,
    pub(crate) tables: Tables,
    pub(crate) weight: f32,
    first: usize,
    pub(crate) tokens: Range<usize>,
}

impl Examples {
    /// Reads the documents that aren't held out, each with whole and with thinned tables.
    pub(crate) fn new(documents: &[Annotated], vocabulary: &Vocabulary) -> Self {
        let renamed = renamed(documents);
        let mut examples = Self::default();
        for tables in [Tables::Whole, Tables::Thinned] {
            for (number, annotated) in documents.iter().enumerate().filter(|(_, annotated)| !annotated.held_out) {
                examples.add(number, as_read(&renamed, number, annotated, tables), tables, vocabulary);
            }
        }
        Self { renamed, ..examples }
    }

    fn add(&mut self, number: usize, annotated: &Annotated, tables: Tables, vocabulary: &Vocabulary) {
        let document = Document::new(&annotated.text);
        let mut matches = matches(&document);
        if tables == Tables::Thinned {
            let mut random = Random::new(number as u64);
            matches.retain(|_| HIDDEN <= random.unit());
        }
        let gold = gold(&document, annotated);
        for_each_segment(&document, &matches, vocabulary, |view, segment| {
            let start = self.gold.len();
            let first = view.first + segment.start;
            for index in segment {
                let mut keys = Vec::new();
                for_each_key(view, index, |key| keys.push(key));
                self.keys.push(keys);
                self.slots.push(slots(view, index));
                let mut signs = Vec::new();
                for_each_sign(view, index, |sign| signs.push(sign as u16));
                self.signs.push(signs);
                self.customs.push(self.custom_numbers.of(annotated.guide, view, index));
            }
            let tokens = start..self.slots.len();
            self.gold.extend(tags_of(first..first + tokens.len(), &gold));
            self.segments.push(Segment { document: number, tables, weight: annotated.weight, first, tokens });
        });
    }

    /// Notes for each token what `tags` say of the rest of its document.
    pub(crate) fn remember(&mut self, documents: &[Annotated], tags: &[Tag]) {
        let mut lists = Lists::default();
        for segments in self.segments.chunk_by(|a, b| (a.document, a.tables) == (b.document, b.tables)) {
            let Segment { document: number, tables, .. } = segments[0];
            let document = Document::new(&as_read(&self.renamed, number, &documents[number], tables).text);
            let mut memory = Memory::default();
            for segment in segments {
                memory.add(&document, segment.first, &tags[segment.tokens.clone()]);
            }
            for segment in segments {
                for (offset, tag) in tags[segment.tokens.clone()].iter().enumerate() {
                    let mut keys = Vec::new();
                    memory.for_each_key(&document, segment.first + offset, *tag, |key| keys.push(key));
                    lists.push(keys);
                }
            }
        }
        self.memory = lists;
    }
}

/// A document as a reading has it.
fn as_read<'a>(
    renamed: &'a HashMap<usize, Annotated>,
    number: usize,
    annotated: &'a Annotated,
    tables: Tables,
) -> &'a Annotated {
    renamed.get(&number).filter(|_| tables == Tables::Thinned).unwrap_or(annotated)
}

/// Some of the documents under other names, by number.
fn renamed(documents: &[Annotated]) -> HashMap<usize, Annotated> {
    let pool = Pool::new(documents.iter().filter(|annotated| !annotated.held_out));
    let renamed = |(number, annotated): (usize, &Annotated)| {
        let mut random = Random::new(number as u64);
        let is_due = !annotated.held_out && random.unit() < RENAMED;
        is_due.then(|| (number, pool.renamed(annotated, &mut random)))
    };
    documents.iter().enumerate().filter_map(renamed).collect()
}

/// What the product would find in a document.
pub(crate) fn matches(document: &Document) -> Vec<Match> {
    Lexicon::builtin().find(document)
}

/// The gold names by first token: how many tokens, and of what.
fn gold(document: &Document, annotated: &Annotated) -> HashMap<usize, (usize, Sort)> {
    let names = annotated.names.iter().map(|(range, sort)| {
        let tokens = document.tokens_in(newsmark::Span::new(range.start as u32, range.end as u32));
        (tokens.start, (tokens.len(), *sort))
    });
    names.filter(|(_, (length, _))| 0 < *length).collect()
}

/// The tags of a segment. A name that the gate doesn't let through whole can't be learned: its tokens are outside.
fn tags_of(segment: Range<usize>, gold: &HashMap<usize, (usize, Sort)>) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(segment.len());
    while tags.len() < segment.len() {
        let at = segment.start + tags.len();
        match gold.get(&at) {
            Some((length, sort)) if at + length <= segment.end => push_name(&mut tags, *length, *sort),
            _ => tags.push(Tag::OUTSIDE),
        }
    }
    tags
}

fn push_name(tags: &mut Vec<Tag>, length: usize, sort: Sort) {
    if length == 1 {
        tags.push(Tag::unit(sort));
        return;
    }
    tags.push(Tag::begin(sort));
    tags.extend(std::iter::repeat_n(Tag::inside(sort), length - 2));
    tags.push(Tag::last(sort));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_tags() {
        let gold = HashMap::from([(3, (1, Sort::Place)), (5, (3, Sort::Person)), (9, (4, Sort::Organization))]);
        let person = Sort::Person;
        let expected = [
            Tag::unit(Sort::Place),
            Tag::OUTSIDE,
            Tag::begin(person),
            Tag::inside(person),
            Tag::last(person),
            Tag::OUTSIDE,
            Tag::OUTSIDE,
        ];
        assert_eq!(tags_of(3..10, &gold), expected, "the last name leaves the segment");
    }
}
