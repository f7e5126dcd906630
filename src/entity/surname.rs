//! People by their full names and by parts of them.

use rustc_hash::FxHashMap;

use super::form::{Forms, key};
use super::only::{Index, note, only};
use super::variant::variant;
use super::{Kind, Resolved};
use crate::text::{Document, Span, TokenKind};

/// "al-Rashidi" and "Ní Cheallaigh" are the last words of a name in full.
pub(super) fn by_last_names(people: &[u32], forms: &mut Forms<'_>) {
    /// Words of a surname at most.
    const LONGEST: usize = 4;
    let mut index = Index::default();
    for &form in people {
        let root = forms.root(form);
        let words = forms.words(form);
        for length in 2..words.len().min(LONGEST + 1) {
            note(&mut index, key(&words[words.len() - length..]), root);
        }
    }
    for &form in people {
        let words = forms.words(form);
        if let Some(full) = only(&index, key(words)).filter(|_| 1 < words.len()) {
            forms.merge(full, form);
        }
    }
}

/// Those who bear a surname, as far as the text has come.
struct Bearers {
    /// Who was last named in full.
    latest: u32,
    /// Who was named in full before another one was.
    other: Option<u32>,
    /// True if the surname alone has been used of the latest.
    is_bare: bool,
    /// True if the latest was named in full again, beside the other, without need: the surname alone is the other's.
    keeps_full: bool,
}

impl Bearers {
    const fn new(latest: u32) -> Self {
        Self { latest, other: None, is_bare: false, keeps_full: false }
    }

    fn name(&mut self, person: u32, is_same: bool) {
        if is_same {
            self.keeps_full = self.other.is_some() && !self.is_bare;
        } else {
            *self = Self { other: Some(self.latest), ..Self::new(person) };
        }
    }

    fn meant(&mut self) -> u32 {
        if let Some(other) = self.other.filter(|_| self.keeps_full) {
            return other;
        }
        self.is_bare = true;
        self.latest
    }
}

/// A single name is the person of that surname who was last named in full, or before one who is always named so; a given name, the
/// only one who has it.
pub(super) fn by_surname(document: &Document<'_>, resolved: &[Resolved], people: &[u32], forms: &mut Forms<'_>) {
    let (mut surnames, mut given_names) = (Index::default(), Index::default());
    for &form in people {
        let root = forms.root(form);
        if let [first, .., last] = *forms.words(form) {
            note(&mut surnames, u64::from(last), root);
            note(&mut given_names, u64::from(first), root);
        }
    }
    // Few texts ask for them.
    let mut variants = None;
    let mut latest: FxHashMap<u64, Bearers> = FxHashMap::default();
    for (index, reading) in resolved.iter().enumerate() {
        let Some(form) = forms.of[index].filter(|form| forms.list[*form as usize].kind == Kind::Person) else {
            continue;
        };
        match *forms.words(form) {
            [name] => {
                let titled = title(document, reading.span).map(|title| key(&[name, title]));
                let known = titled.filter(|titled| latest.contains_key(titled)).unwrap_or_else(|| key(&[name]));
                let person = latest.get_mut(&known).map(Bearers::meant);
                let name = u64::from(name);
                let person = person.or_else(|| only(&surnames, name)).or_else(|| only(&given_names, name));
                let person = person.or_else(|| {
                    let key = variant(reading.span.of(document.text()))?;
                    only(variants.get_or_insert_with(|| variants_of_surnames(document, people, forms)), key)
                });
                forms.of[index] = person.or(Some(form));
            }
            [_, .., last] => {
                let titled = title(document, reading.span).map(|title| key(&[last, title]));
                for surname in [Some(key(&[last])), titled].into_iter().flatten() {
                    let known = latest.entry(surname).or_insert(Bearers::new(form));
                    let is_same = forms.root(known.latest) == forms.root(form);
                    known.name(form, is_same);
                }
            }
            [] => {}
        }
    }
}

fn variants_of_surnames(document: &Document<'_>, people: &[u32], forms: &mut Forms<'_>) -> Index {
    let mut variants = Index::default();
    for &form in people {
        let name = forms.list[form as usize].span.of(document.text());
        if let Some(key) = name.rsplit_once(' ').and_then(|(_, last)| variant(last)) {
            note(&mut variants, key, forms.root(form));
        }
    }
    variants
}

/// The capitalized word before a name: of two Mishras, "Justice Mishra" is the one who was introduced so.
fn title(document: &Document<'_>, name: Span) -> Option<u32> {
    let before = document.tokens().get(document.token_at(name.start).checked_sub(1)?)?;
    (before.kind == TokenKind::Word && before.is_capitalized()).then_some(before.hash)
}
