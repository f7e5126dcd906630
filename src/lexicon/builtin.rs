use std::sync::LazyLock;

use super::entry::Slug;
use super::find::{after, key_at};
use super::pack::{Form, Section, forms};
use super::trie::{ROOT, Trie};
use super::{Class, Entry, EntryId};
use crate::entity::Kind;
use crate::text::{Document, fold_hash};

/// All tables of `data/` that name things, ready to be looked up.
#[derive(Debug)]
pub struct Lexicon {
    pack: &'static str,
    pub(super) trie: Trie,
    /// By state: the first of its readings.
    heads: Vec<u32>,
    readings: Vec<Reading>,
    entries: Vec<Record>,
}

/// What one surface may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// Where the surface stands in the pack.
    start: u32,
    length: u16,
    pub(super) class: Class,
    pub(super) ambiguous: bool,
    pub(super) before_hyphen: bool,
    pub(super) after_article: bool,
    pub(super) entry: Option<EntryId>,
    /// The next reading of the same state.
    next: u32,
}

/// Where an entry's record stands in the pack, and of which table it is.
#[derive(Clone, Copy, Debug)]
struct Record {
    start: u32,
    section: Section,
}

/// Ends a list of readings.
const NONE: u32 = u32::MAX;

static BUILTIN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::unpack(include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"))));

impl Lexicon {
    /// The tables of this build. The first call reads them, in a few milliseconds; later calls cost nothing.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// What the tables say of an entry.
    ///
    /// # Panics
    /// If the id isn't one of a match of this lexicon.
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        let record = self.entries[id.0 as usize];
        let line = self.pack[record.start as usize..].lines().next().unwrap_or_default();
        let mut fields = line.split('\t').skip(1).map(|field| (!field.is_empty()).then_some(field));
        let name = forms(record.section, line).next().map_or("", |form| form.surface);
        let mut entry = Entry {
            slug: Slug::Verbatim(name),
            name,
            kind: Kind::Place,
            code: None,
            country: fields.next().flatten(),
            stands_for: None,
            category: None,
        };
        let extra = fields.next().flatten();
        match record.section {
            Section::Country => {
                entry.kind = Kind::Country;
                entry.code = entry.country.take();
                entry.slug = Slug::Verbatim(entry.code.unwrap_or_default());
            }
            Section::Organization => {
                entry.kind = Kind::Organization;
                entry.category = extra;
                entry.slug = Slug::Labeled(fields.next().flatten().unwrap_or(name));
            }
            Section::Seat => entry.stands_for = extra,
            _ => entry.category = extra,
        }
        entry
    }

    /// All entries, in the order of the tables.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        (0..self.entries.len() as u32).map(EntryId)
    }

    pub(super) fn readings(&self, state: u32) -> impl Iterator<Item = &Reading> {
        let mut at = self.heads[state as usize];
        std::iter::from_fn(move || {
            let reading = self.readings.get(at as usize)?;
            at = reading.next;
            Some(reading)
        })
    }

    pub(super) fn surface(&self, reading: &Reading) -> &'static str {
        &self.pack[reading.start as usize..][..reading.length as usize]
    }

    fn unpack(pack: &'static str) -> Self {
        let names = pack.bytes().filter(|byte| matches!(byte, b'\n' | b'|')).count();
        let mut lexicon = Self {
            pack,
            trie: Trie::with_capacity(names + names / 4),
            heads: vec![NONE; names * 2],
            readings: Vec::with_capacity(names),
            entries: Vec::with_capacity(names),
        };
        let mut section = Section::Words(Class::Title);
        let mut start = 0;
        for line in pack.lines() {
            if let Some(heading) = Section::from_heading(line) {
                section = heading;
            } else {
                lexicon.add_record(section, start, line);
            }
            start += line.len() as u32 + 1;
        }
        lexicon
    }

    fn add_record(&mut self, section: Section, start: u32, line: &'static str) {
        let mut entry = None;
        if !matches!(section, Section::Words(_)) {
            entry = Some(EntryId(self.entries.len() as u32));
            self.entries.push(Record { start, section });
        }
        for form in forms(section, line) {
            let offset = form.surface.as_ptr() as usize - self.pack.as_ptr() as usize;
            self.add_form(form, offset as u32, entry);
        }
    }

    fn add_form(&mut self, form: Form<'static>, start: u32, entry: Option<EntryId>) {
        let state = self.walk(form.surface) as usize;
        if self.heads.len() <= state {
            self.heads.resize(self.trie.states() * 2, NONE);
        }
        let next = std::mem::replace(&mut self.heads[state], self.readings.len() as u32);
        self.readings.push(Reading {
            start,
            length: form.surface.len() as u16,
            class: form.class,
            ambiguous: form.ambiguous,
            before_hyphen: form.before_hyphen,
            after_article: form.after_article,
            entry,
            next,
        });
    }

    /// The state of a surface, made where it is new.
    fn walk(&mut self, surface: &str) -> u32 {
        if surface.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ') {
            // The tokenizer would find just these words: most names take this short way.
            return surface.split(' ').fold(ROOT, |state, word| self.trie.extend(state, fold_hash(word)));
        }
        let document = Document::new(surface);
        let (mut state, mut at) = (ROOT, Some(0).filter(|_| !document.tokens().is_empty()));
        while let Some(index) = at {
            state = self.trie.extend(state, key_at(&document, index));
            at = after(&document, index);
        }
        state
    }
}
