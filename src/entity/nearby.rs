//! What the words around a mention tell of whom it means: their subjects, their countries.

use rustc_hash::{FxHashMap, FxHashSet};

use super::belief::{entry_of, kind_of};
use super::{Kind, Resolved};
use crate::lexicon::Lexicon;
use crate::recognize::Subjects;
use crate::text::{Document, TokenKind};

/// The sentences of a text, each looked at once.
pub(super) struct Nearby<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) resolved: &'a [Resolved],
    lexicon: &'a Lexicon,
    /// The indexes of the readings of acronyms of several bodies, which tell nothing.
    disputed: &'a FxHashSet<usize>,
    paragraphs: Vec<u32>,
    sentences: FxHashMap<usize, Sentence>,
    /// The countries that the text names, or whose places.
    homes: FxHashSet<&'static str>,
}

/// What a sentence tells: each thing [`MOST`] times at most, for a sentence may be as long as the text.
struct Sentence {
    /// The subjects of its words and of the organizations in it.
    subjects: Vec<Subjects>,
    /// The countries that it names, or whose places.
    homes: Vec<&'static str>,
}

impl Sentence {
    fn add(&mut self, subjects: Subjects) {
        if subjects != Subjects::default() {
            add(&mut self.subjects, subjects);
        }
    }
}

/// Words for the same thing that count in a sentence.
const MOST: usize = 2;

impl<'a> Nearby<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        lexicon: &'a Lexicon,
        resolved: &'a [Resolved],
        disputed: &'a FxHashSet<usize>,
    ) -> Self {
        let paragraphs = document.paragraph_starts();
        let on_map = resolved.iter().filter(|name| is_on_map(name));
        let homes = on_map.filter_map(|name| lexicon.home(entry_of(&name.proposal)?)).collect();
        Self { document, resolved, lexicon, disputed, paragraphs, sentences: FxHashMap::default(), homes }
    }

    /// The number of the paragraph of a reading.
    pub(super) fn paragraph(&self, index: usize) -> usize {
        let token = self.document.token_at(self.resolved[index].span.start) as u32;
        self.paragraphs.partition_point(|start| *start <= token)
    }

    /// Points for words of the subjects around a reading: in its sentence, right beside it, and in the sentence before.
    pub(super) fn subject(&mut self, index: usize, subjects: Subjects) -> i32 {
        const WORD: i32 = 4;
        const BESIDE: i32 = 8;
        const BEFORE: i32 = 2;
        /// Tokens before it and behind it that are beside it: "cricket's own ECB", "ECB rate".
        const REACH: [usize; 2] = [3, 2];
        let tokens = self.document.tokens_in(self.resolved[index].span);
        let here = self.document.sentence_at(tokens.start);
        let all = self.document.tokens();
        let sentence = &self.document.sentences()[here].tokens;
        let around = tokens.start.saturating_sub(REACH[0]).max(sentence.start as usize)
            ..(tokens.end + REACH[1]).min(sentence.end as usize);
        let is_beside = all[around].iter().any(|token| Subjects::of(token).any(subjects));
        let mut count = |sentence: usize, points: i32| -> i32 {
            let told = &self.sentence(sentence).subjects;
            told.iter().filter(|told| told.any(subjects)).take(MOST).map(|_| points).sum()
        };
        let before = here.checked_sub(1).map_or(0, |before| count(before, BEFORE));
        count(here, WORD) + before + if is_beside { BESIDE } else { 0 }
    }

    /// True of a country that the text names, or one of its places.
    pub(super) fn is_anywhere(&self, home: &str) -> bool {
        self.homes.contains(home)
    }

    /// Points for the country of a body: right before the reading, or in its sentence.
    pub(super) fn home(&mut self, index: usize, home: &str) -> i32 {
        const OWNER: i32 = 12;
        const MENTION: i32 = 4;
        const BEFORE: i32 = 2;
        let sentence = self.document.sentence_at(self.document.token_at(self.resolved[index].span.start));
        let owns = self.owner(index) == Some(home);
        let mut count = |sentence: usize, points: i32| -> i32 {
            self.sentence(sentence).homes.iter().filter(|code| **code == home).take(MOST).map(|_| points).sum()
        };
        // "The French agency stands by its story. AFP spoke to three officials."
        let before = sentence.checked_sub(1).map_or(0, |before| count(before, BEFORE));
        count(sentence, MENTION) + before + if owns { OWNER } else { 0 }
    }

    /// The country right beside a reading: "Russia's FSB", "the Indian PTI", "the FSB, Russia's security service".
    fn owner(&self, index: usize) -> Option<&'static str> {
        let place = |index: usize| self.resolved.get(index).filter(|name| is_on_map(name));
        let between = |a: &Resolved, b: &Resolved| self.document.text().get(a.span.end as usize..b.span.start as usize);
        let name = &self.resolved[index];
        let leads =
            |before: &&Resolved| matches!(between(before, name).map(str::trim_end), Some("" | "'s" | "’s" | "'" | "’"));
        let follows =
            |after: &&Resolved| matches!(between(name, after), Some(", " | ", the " | " of " | " in " | " ("));
        let before = index.checked_sub(1).and_then(place).filter(leads);
        let owner = before.or_else(|| place(index + 1).filter(follows))?;
        self.lexicon.home(entry_of(&owner.proposal)?)
    }

    /// "KARACHI, June 4 (APP)", "a witness told AFP", "Jane Roe/AFP".
    pub(super) fn is_credit(&self, index: usize) -> bool {
        let tokens = self.document.tokens_in(self.resolved[index].span);
        let before = tokens.start.checked_sub(1).map_or("", |before| self.document.word(before));
        match before {
            "(" => self.document.word(tokens.end) == ")",
            "told" | "tells" | "/" => true,
            _ => false,
        }
    }

    /// True of "the other ICC".
    pub(super) fn is_other(&self, index: usize) -> bool {
        let first = self.document.token_at(self.resolved[index].span.start);
        first.checked_sub(1).is_some_and(|before| self.document.word(before) == "other")
    }

    /// True of a reading behind an article.
    pub(super) fn is_led(&self, index: usize) -> bool {
        let first = self.document.token_at(self.resolved[index].span.start);
        first.checked_sub(1).is_some_and(|before| matches!(self.document.word(before), "the" | "The"))
    }

    fn sentence(&mut self, index: usize) -> &Sentence {
        let (document, resolved, lexicon, disputed) = (self.document, self.resolved, self.lexicon, self.disputed);
        self.sentences.entry(index).or_insert_with(|| {
            let tokens = &document.sentences()[index].tokens;
            let tokens = &document.tokens()[tokens.start as usize..tokens.end as usize];
            let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(Subjects::of);
            let start = tokens.first().map_or(0, |first| first.span.start);
            let end = tokens.last().map_or(0, |last| last.span.end);
            let first = resolved.partition_point(|name| name.span.start < start);
            let names = (first..).zip(&resolved[first..]).take_while(|(_, name)| name.span.start < end);
            let listed =
                |(at, name): (usize, &Resolved)| Some((at, kind_of(&name.proposal), entry_of(&name.proposal)?));
            let mut sentence = Sentence { subjects: Vec::new(), homes: Vec::new() };
            words.for_each(|subjects| sentence.add(subjects));
            for (at, kind, entry) in names.filter_map(listed) {
                match kind {
                    Kind::Organization if !disputed.contains(&at) => {
                        lexicon.category(entry).map(Subjects::of_type).into_iter().for_each(|of| sentence.add(of));
                    }
                    Kind::Country | Kind::Place if !resolved[at].nested => {
                        lexicon.home(entry).into_iter().for_each(|home| add(&mut sentence.homes, home));
                    }
                    _ => {}
                }
            }
            sentence
        })
    }
}

/// Adds what isn't there [`MOST`] times.
fn add<T: PartialEq>(list: &mut Vec<T>, each: T) {
    if list.iter().filter(|known| **known == each).count() < MOST {
        list.push(each);
    }
}

fn is_on_map(name: &Resolved) -> bool {
    matches!(kind_of(&name.proposal), Kind::Country | Kind::Place)
}
