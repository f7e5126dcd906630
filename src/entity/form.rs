use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::ops::Range;

use super::elsewhere::elsewhere;
use super::{Kind, Proposal, Resolved};
use crate::lexicon::{EntryId, Lexicon, slug};
use crate::recognize::plain_hash_in;
use crate::text::{Document, Span, Token, TokenKind, tokens};

/// One name of the text in all its spellings: mentions that a table or the letters alone make the same.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) kind: Kind,
    pub(super) entry: Option<EntryId>,
    /// The country whose it is, where the text has two of its name: "Kenya's Ministry of Health" and Uganda's.
    pub(super) owner: Option<EntryId>,
    /// Where it stands first, in the text.
    pub(super) span: Span,
    /// Its letters there: the index of their slug in [`Forms::slugs`].
    pub(super) letters: u32,
    /// Where its words are in [`Forms::words`].
    words: Range<u32>,
    /// The form that this one is merged into; itself, if it isn't.
    pub(super) same_as: u32,
}

impl Form {
    pub(super) const fn new(kind: Kind, entry: Option<EntryId>, span: Span) -> Self {
        Self { kind, entry, owner: None, span, letters: 0, words: 0..0, same_as: 0 }
    }
}

/// All forms of a text, and which one each reading is.
#[derive(Debug)]
pub(super) struct Forms<'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) list: Vec<Form>,
    /// By reading; none of a figure.
    pub(super) of: Vec<Option<u32>>,
    /// The slugs of the names as the text writes them.
    pub(super) slugs: Vec<String>,
    /// The hashes of the words of all forms, small ones and hyphens left out.
    words: Vec<u32>,
}

impl<'l> Forms<'l> {
    /// Collects the forms of `resolved`, in the order of their first mention. Two mentions are of one form if the table has
    /// them under one entry, or else if they have the same letters.
    pub(super) fn collect(document: &Document<'_>, lexicon: &'l Lexicon, resolved: &[Resolved]) -> Self {
        let spellings = Spellings::of(document, resolved);
        let owners = Owners::of(document, resolved);
        let elsewhere = elsewhere(document, lexicon, resolved);
        let of = Vec::with_capacity(resolved.len());
        let (list, words) = (Vec::with_capacity(spellings.slugs.len()), Vec::with_capacity(spellings.slugs.len() * 2));
        let mut forms = Self { lexicon, list, of, slugs: Vec::new(), words };
        let mut known = FxHashMap::with_capacity_and_hasher(spellings.slugs.len(), FxBuildHasher);
        for (index, reading) in resolved.iter().enumerate() {
            let Proposal::Name { kind, entry, .. } = reading.proposal else {
                forms.of.push(None);
                continue;
            };
            let letters = spellings.of[index];
            let elsewhere = elsewhere.get(&index).copied();
            let entry =
                entry.or_else(|| spellings.listed.get(&(kind, letters)).copied()).filter(|_| elsewhere.is_none());
            let owner = elsewhere.or_else(|| owners.of.get(&index).copied()).filter(|_| entry.is_none());
            let spelling = if entry.is_none() { Some(letters) } else { None };
            let form = *known.entry((kind, entry, spelling, owner)).or_insert_with(|| {
                forms.add(document, &Form { owner, letters, ..Form::new(kind, entry, reading.span) })
            });
            forms.of.push(Some(form));
        }
        forms.slugs = spellings.slugs;
        forms
    }

    /// Adds a form, which is none of the others.
    pub(super) fn add(&mut self, document: &Document<'_>, form: &Form) -> u32 {
        let (same_as, words) = (self.list.len() as u32, self.add_words(document, form.span));
        self.list.push(Form { words, same_as, ..*form });
        same_as
    }

    fn add_words(&mut self, document: &Document<'_>, span: Span) -> Range<u32> {
        let start = self.words.len() as u32;
        self.words.extend(words(document.text(), &document.tokens()[document.tokens_in(span)]));
        start..self.words.len() as u32
    }

    /// The hashes of the words of a form, small ones and hyphens left out.
    pub(super) fn words(&self, form: u32) -> &[u32] {
        let words = &self.list[form as usize].words;
        &self.words[words.start as usize..words.end as usize]
    }

    /// The forms of a kind, in the order of their first mention.
    pub(super) fn of_kind(&self, kind: Kind) -> Vec<u32> {
        (0..).zip(&self.list).filter(|(_, form)| form.kind == kind).map(|(index, _)| index).collect()
    }

    /// The form that stands for all that `form` was merged with.
    pub(super) fn root(&mut self, mut form: u32) -> u32 {
        while self.list[form as usize].same_as != form {
            // Halving the path keeps long chains of merges from being walked again and again.
            let next = self.list[form as usize].same_as;
            self.list[form as usize].same_as = self.list[next as usize].same_as;
            form = next;
        }
        form
    }

    /// Takes the table's entry from `form`, of which the text says that it means `other`.
    pub(super) fn override_with(&mut self, form: u32, other: u32) {
        let (form, other) = (self.root(form), self.root(other));
        if form != other && self.list[form as usize].kind == self.list[other as usize].kind {
            self.list[form as usize].entry = None;
        }
    }

    /// The hashes of the words of an entry's name.
    pub(super) fn words_of_entry(&self, entry: EntryId) -> Vec<u32> {
        let name = self.lexicon.entry(entry).name;
        words(name, &tokens(name)).collect()
    }

    /// Merges two forms of one kind. Two entries of the tables stay two.
    pub(super) fn merge(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, second) = (&self.list[a as usize], &self.list[b as usize]);
        let are_of_two = first.owner.is_some() && second.owner.is_some() && first.owner != second.owner;
        if a == b || first.kind != second.kind || are_of_two || first.entry.is_some() && second.entry.is_some() {
            return;
        }
        let into_second =
            first.entry.is_none() && (second.entry.is_some() || self.words(a).len() < self.words(b).len());
        let (from, into) = if into_second { (a, b) } else { (b, a) };
        self.list[from as usize].same_as = into;
    }
}

/// Whose the organizations are of which the text has several under one name, by the index of the reading.
struct Owners {
    of: FxHashMap<usize, EntryId>,
}

impl Owners {
    /// Reads the countries right before the names; a name without one is that of the country last named so.
    fn of(document: &Document<'_>, resolved: &[Resolved]) -> Self {
        let mut of = FxHashMap::default();
        let unlisted = |reading: &Resolved| {
            matches!(reading.proposal, Proposal::Name { kind: Kind::Organization, entry: None, .. })
        };
        let owner = |index: usize| owner(document, &resolved[index.checked_sub(1)?], resolved[index].span);
        let all = || (0..resolved.len()).filter(|index| unlisted(&resolved[*index]));
        // Most texts have one owner at most, and then nothing is to be told apart.
        if all().filter_map(owner).nth(1).is_none() {
            return Self { of };
        }
        let mut by_name: FxHashMap<&str, Vec<(usize, Option<EntryId>)>> = FxHashMap::default();
        for index in all() {
            by_name.entry(resolved[index].span.of(document.text())).or_default().push((index, owner(index)));
        }
        for mentions in by_name.into_values() {
            let mut owners = mentions.iter().filter_map(|(_, owner)| *owner);
            let Some(mut last) = owners.next().filter(|first| owners.any(|other| other != *first)) else { continue };
            for (index, owner) in mentions {
                last = owner.unwrap_or(last);
                of.insert(index, last);
            }
        }
        Self { of }
    }
}

/// The country that `before` names, if it stands right before `span`: "Kenya's Ministry", "the Kenyan Ministry".
fn owner(document: &Document<'_>, before: &Resolved, span: Span) -> Option<EntryId> {
    let Proposal::Name { kind: Kind::Country, entry, .. } = before.proposal else { return None };
    let between = document.text().get(before.span.end as usize..span.start as usize)?;
    entry.filter(|_| matches!(between.trim_end(), "" | "'s" | "’s" | "'" | "’"))
}

/// The names of a text by their letters alone, whatever their capitals and accents.
struct Spellings {
    /// By reading, the index of its slug; of figures any.
    of: Vec<u32>,
    slugs: Vec<String>,
    /// The entries that the text names: an unlisted reading of the same kind and letters means the same.
    listed: FxHashMap<(Kind, u32), EntryId>,
}

impl Spellings {
    fn of(document: &Document<'_>, resolved: &[Resolved]) -> Self {
        let mut spellings =
            Self { of: Vec::with_capacity(resolved.len()), slugs: Vec::new(), listed: FxHashMap::default() };
        let mut by_slug = FxHashMap::with_capacity_and_hasher(resolved.len() / 2, FxBuildHasher);
        // A text repeats its names: most readings need no slug of their own.
        let mut by_surface = FxHashMap::with_capacity_and_hasher(resolved.len() / 2, FxBuildHasher);
        for reading in resolved {
            let Proposal::Name { kind, entry, .. } = reading.proposal else {
                spellings.of.push(0);
                continue;
            };
            let surface = reading.span.of(document.text());
            let letters = *by_surface.entry(surface).or_insert_with(|| {
                let slug = slug(surface);
                let next = spellings.slugs.len();
                let known = *by_slug.entry(FxBuildHasher.hash_one(&slug)).or_insert(next);
                // Other slugs of the same hash are as good as impossible, and stay apart.
                if spellings.slugs.get(known) == Some(&slug) {
                    return known as u32;
                }
                spellings.slugs.push(slug);
                next as u32
            });
            spellings.of.push(letters);
            if let Some(entry) = entry {
                spellings.listed.entry((kind, letters)).or_insert(entry);
            }
        }
        spellings
    }
}

fn words(text: &str, tokens: &[Token]) -> impl Iterator<Item = u32> {
    let words = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    words.map(|token| plain_hash_in(text, token))
}

/// The key of words, by their hashes: that two names of a text share one by accident is as good as impossible.
pub(super) fn key(words: &[u32]) -> u64 {
    words.iter().fold(0, |key, word| step(key, *word))
}

/// The key with a word's hash, or a letter, added.
pub(crate) fn step(key: u64, part: impl Into<u64>) -> u64 {
    (key.rotate_left(5) ^ part.into()).wrapping_mul(0xf135_7aea_2e62_a9c5)
}
