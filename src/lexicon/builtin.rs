use std::sync::LazyLock;

use super::entry::Slug;
use super::find::push_keys;
use super::pack::{Form, Section, forms};
use super::trie::{KeySet, Trie};
use super::{Class, Entry, EntryId};
use crate::entity::Kind;

/// All tables of `data/` that name things, ready to be looked up.
#[derive(Debug)]
pub struct Lexicon {
    pack: &'static str,
    pub(super) trie: Trie,
    /// By state: the first of its readings.
    heads: Vec<u32>,
    readings: Vec<Reading>,
    entries: Vec<Record>,
    headings: Vec<Heading>,
    /// The keys of words that start a name even without a capital.
    pub(super) lower: KeySet<14>,
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
    /// The number of its heading.
    heading: u16,
    section: Section,
}

/// What the entries below a heading have alike.
#[derive(Clone, Copy, Debug)]
struct Heading {
    country: Option<&'static str>,
    extra: Option<&'static str>,
}

/// Ends a list of readings.
const NONE: u32 = u32::MAX;
/// How long the pack's names are about: so there is room for all.
const BYTES_OF_A_NAME: usize = 12;

static BUILTIN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::unpack(include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"))));

impl Heading {
    fn read(line: &'static str) -> Self {
        let mut fields = line.split('\t').skip(1).map(|field| (!field.is_empty()).then_some(field));
        Self { country: fields.next().flatten(), extra: fields.next().flatten() }
    }
}

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
        let line = self.line(record.start);
        let name = forms(record.section, line).next().map_or("", |form| form.name);
        let Heading { country, extra } = self.headings[usize::from(record.heading)];
        let labeled = line.split_once('\t').map_or(name, |(_, labeled)| labeled);
        let place = Entry {
            slug: Slug::Verbatim(labeled),
            name,
            kind: Kind::Place,
            code: None,
            country,
            stands_for: None,
            category: None,
        };
        match record.section {
            Section::Country => {
                let slug = Slug::Verbatim(country.unwrap_or_default());
                Entry { slug, kind: Kind::Country, code: country, country: None, ..place }
            }
            Section::Organization => {
                Entry { slug: Slug::Labeled(labeled), kind: Kind::Organization, category: extra, ..place }
            }
            _ => Entry { stands_for: self.stands_for(id), category: self.category(id), ..place },
        }
    }

    /// The ISO 3166-1 code of the country that an entry is, or belongs to.
    ///
    /// # Panics
    /// If the id isn't one of a match of this lexicon.
    pub fn home(&self, id: EntryId) -> Option<&'static str> {
        self.headings[usize::from(self.entries[id.0 as usize].heading)].country
    }

    /// As [`Entry::category`], without a look at the names.
    ///
    /// # Panics
    /// If the id isn't one of a match of this lexicon.
    pub fn category(&self, id: EntryId) -> Option<&'static str> {
        let record = self.entries[id.0 as usize];
        let extra = self.headings[usize::from(record.heading)].extra;
        extra.filter(|_| !matches!(record.section, Section::Country | Section::Seat))
    }

    /// As [`Entry::stands_for`], without a look at the names.
    ///
    /// # Panics
    /// If the id isn't one of a match of this lexicon.
    pub fn stands_for(&self, id: EntryId) -> Option<&'static str> {
        let record = self.entries[id.0 as usize];
        self.headings[usize::from(record.heading)].extra.filter(|_| record.section == Section::Seat)
    }

    /// True if the table says that `name` may be something else than this entry.
    ///
    /// # Panics
    /// If the id isn't one of a match of this lexicon.
    pub fn doubts(&self, id: EntryId, name: &str) -> bool {
        let record = self.entries[id.0 as usize];
        forms(record.section, self.line(record.start)).any(|form| form.surface == name && form.ambiguous)
    }

    /// The line of the pack that starts at `start`.
    fn line(&self, start: u32) -> &'static str {
        let rest = &self.pack[start as usize..];
        rest.split_once('\n').map_or(rest, |(line, _)| line)
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
        let names = pack.len() / BYTES_OF_A_NAME;
        let mut lexicon = Self {
            pack,
            trie: Trie::with_capacity(names),
            heads: Vec::with_capacity(names),
            readings: Vec::with_capacity(names),
            entries: Vec::with_capacity(names),
            headings: vec![],
            lower: KeySet::new(),
        };
        let mut record = Record { start: 0, heading: 0, section: Section::Country };
        let (mut rest, mut keys) = (pack, vec![]);
        while !rest.is_empty() {
            record.start = (pack.len() - rest.len()) as u32;
            rest = if let Some(headed) = rest.strip_prefix('#') {
                let (line, others) = headed.split_once('\n').unwrap_or((headed, ""));
                let section = Section::from_heading(line).expect("the build wrote the headings");
                record = Record { heading: lexicon.headings.len() as u16, section, ..record };
                lexicon.headings.push(Heading::read(line));
                others
            } else {
                lexicon.add_record(record, rest, &mut keys)
            };
        }
        lexicon
    }

    /// Adds the record that `rest` starts with, and returns what follows it. The room for keys is used again for each name.
    fn add_record(&mut self, record: Record, rest: &'static str, keys: &mut Vec<u32>) -> &'static str {
        let mut entry = None;
        if !matches!(record.section, Section::Words(_)) {
            entry = Some(EntryId(self.entries.len() as u32));
            self.entries.push(record);
        }
        let mut forms = forms(record.section, rest);
        for form in forms.by_ref() {
            self.add_form(&form, entry, keys);
        }
        forms.rest()
    }

    /// A function of its own: a browser runs code that has just come in slowly, and makes fast what is called often.
    #[inline(never)]
    fn add_form(&mut self, form: &Form<'static>, entry: Option<EntryId>, keys: &mut Vec<u32>) {
        keys.clear();
        push_keys(form.surface, keys);
        if may_be_lower(form) {
            self.lower.insert(keys[0]);
        }
        let state = self.trie.insert(keys) as usize;
        self.heads.resize(self.trie.states(), NONE);
        let next = std::mem::replace(&mut self.heads[state], self.readings.len() as u32);
        self.readings.push(Reading {
            start: (form.surface.as_ptr() as usize - self.pack.as_ptr() as usize) as u32,
            length: form.surface.len() as u16,
            class: form.class,
            ambiguous: form.ambiguous,
            before_hyphen: form.before_hyphen,
            after_article: form.after_article,
            entry,
            next,
        });
    }
}

/// True of what a text may write with a small letter first: titles and the words of organizations' names, names that have
/// none, and particles ("al-Qaeda").
fn may_be_lower(form: &Form<'_>) -> bool {
    const PARTICLE: usize = 3;
    form.class.is_word()
        || !form.surface.starts_with(char::is_uppercase)
        || form.surface.bytes().take(PARTICLE + 1).any(|byte| matches!(byte, b' ' | b'-'))
}
