use crate::figure::reader::Reader;
use crate::lexicon::Words;
use crate::text::{Document, fold, fold_hash};

/// Phrases of one or more tokens, each with what it means; the longest that fits is found with one look-up.
pub(in crate::figure) struct Phrases<T> {
    key: Key,
    by_key: Words<Vec<Phrase<T>>, 13>,
}

/// By which of its tokens a phrase is looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::figure) enum Key {
    /// The first: the phrase is read forwards.
    First,
    /// The last: the phrase is read backwards.
    Last,
}

struct Phrase<T> {
    words: Box<[Box<str>]>,
    meaning: T,
}

impl<T: Copy> Phrases<T> {
    /// The phrases of `pairs`; of two that are equal the first one stays.
    pub(in crate::figure) fn new<'p>(key: Key, pairs: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut phrases = Self { key, by_key: Words::new() };
        for (phrase, meaning) in pairs {
            phrases.add(phrase, meaning);
        }
        phrases
    }

    fn add(&mut self, phrase: &str, meaning: T) {
        let document = Document::new(phrase);
        let words: Box<[Box<str>]> =
            document.tokens().iter().map(|token| fold(document.text_of(token)).into()).collect();
        let Some(key) = (if self.key == Key::First { words.first() } else { words.last() }) else { return };
        let group = self.by_key.entry(fold_hash(key));
        if group.iter().any(|known| known.words == words) {
            return;
        }
        let shorter = group.iter().position(|known| known.words.len() < words.len()).unwrap_or(group.len());
        group.insert(shorter, Phrase { words, meaning });
    }

    /// The longest phrase that starts at token `at`: one past its last token, and its meaning.
    pub(in crate::figure) fn from(&self, reader: Reader<'_>, at: usize) -> Option<(usize, T)> {
        debug_assert!(self.key == Key::First);
        let group = self.by_key.get(reader.token(at)?.hash)?;
        let phrase = group.iter().find(|phrase| phrase.stands_at(reader, at))?;
        Some((at + phrase.words.len(), phrase.meaning))
    }

    /// The longest phrase that ends just before token `end`: its first token, and its meaning.
    pub(in crate::figure) fn until(&self, reader: Reader<'_>, end: usize) -> Option<(usize, T)> {
        debug_assert!(self.key == Key::Last);
        let group = self.by_key.get(reader.token(end.wrapping_sub(1))?.hash)?;
        let starts = |phrase: &&Phrase<T>| {
            end.checked_sub(phrase.words.len()).is_some_and(|start| phrase.stands_at(reader, start))
        };
        let phrase = group.iter().find(starts)?;
        Some((end - phrase.words.len(), phrase.meaning))
    }
}

impl<T> Phrase<T> {
    fn stands_at(&self, reader: Reader<'_>, at: usize) -> bool {
        self.words.iter().enumerate().all(|(index, word)| reader.is(at + index, word))
    }
}

/// The cells of a table's rows, without comments and the line that names the columns.
pub(in crate::figure) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}
