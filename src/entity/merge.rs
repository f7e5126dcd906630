//! Which forms are one thing: acronyms and what they shorten, short and full names, people and their surnames.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;
use std::ops::Deref;

use super::acronym::{by_bracket, by_definition, by_initials};
use super::belief::entry_of;
use super::form::{Forms, key};
use super::only::{Index, note, only};
use super::surname::{by_last_names, by_surname, title};
use super::variant::variant_of_slug;
use super::{Evidence, Kind, Resolved};
use crate::lexicon::EntryId;
use crate::recognize::{Cues, Definition};
use crate::text::{Document, Span, TokenKind};

/// Merges the forms of a text. Forms of different kinds and different entries of the tables stay apart.
pub(super) fn merge(document: &Document<'_>, definitions: &[Definition], resolved: &[Resolved], forms: &mut Forms<'_>) {
    let (organizations, people) = (forms.of_kind(Kind::Organization), forms.of_kind(Kind::Person));
    // Few texts ask for them.
    let in_full = LazyCell::new(|| named_in_full(document, resolved));
    for definition in definitions {
        by_definition(document, resolved, definition, &in_full, forms);
    }
    by_bracket(document, resolved, forms);
    by_initials(document, &organizations, forms);
    by_short_name(&organizations, forms);
    by_legal_form(document, &organizations, forms);
    by_extent(document, forms);
    by_first_and_last_name(&people, forms);
    by_last_names(&people, forms);
    by_variant(&organizations, forms);
    by_variant(&people, forms);
    by_surname(document, resolved, &people, forms);
    by_part(document, resolved, &in_full, forms);
}

/// "Reliance" beside "Reliance Industries", "the Brigade" beside "Majeed Brigade": where only one longer name begins or
/// ends so.
fn by_short_name(organizations: &[u32], forms: &mut Forms<'_>) {
    /// Words of a longer name that are tried as its short form.
    const LONGEST: usize = 8;
    let mut index = Index::default();
    for &form in organizations {
        let root = forms.root(form);
        let words = forms.words(form);
        for length in 1..words.len().min(LONGEST) {
            note(&mut index, key(&words[..length]), root);
            note(&mut index, key(&words[words.len() - length..]), root);
        }
    }
    for &form in organizations {
        let words = forms.words(form);
        let long = only(&index, key(words)).filter(|_| words.len() <= LONGEST);
        let Some(long) = long else { continue };
        if is_section(forms, form, long) {
            forms.override_with(form, long);
            forms.merge(long, form);
        } else if forms.list[form as usize].entry.is_none() {
            forms.merge(long, form);
        }
    }
}

/// "Kenya Red Cross" where "Red Cross" is named: what is one of its kind in a country, and the text has no other, is meant.
fn is_section(forms: &Forms<'_>, short: u32, long: u32) -> bool {
    let has_home = |entry| forms.lexicon.home(entry).is_some();
    let entry_of = |form: u32| forms.list[form as usize].entry;
    let (words, words_of_long) = (forms.words(short), forms.words(long));
    let is_international = entry_of(short).is_some_and(|entry| !has_home(entry));
    let is_national = entry_of(long).is_none_or(has_home) && words_of_long[1..].starts_with(words);
    is_international && is_national && 1 < words.len()
}

/// "Samsung Electronics Co." and what a table has as "Samsung Electronics": the legal form makes no other company.
fn by_legal_form(document: &Document<'_>, organizations: &[u32], forms: &mut Forms<'_>) {
    let without = |form: &u32| Some((*form, without_legal_form(document, forms, *form)?));
    let companies: Vec<_> = organizations.iter().filter_map(without).collect();
    if companies.is_empty() {
        return;
    }
    let mut bare: FxHashMap<u64, u32> = FxHashMap::default();
    for &form in organizations.iter().rev() {
        bare.insert(key(forms.words(form)), form);
        if let Some(entry) = forms.list[form as usize].entry {
            bare.insert(key(&forms.words_of_entry(entry)), form);
        }
    }
    for (form, name) in companies {
        if let Some(&same) = bare.get(&name) {
            forms.merge(same, form);
        }
    }
}

/// The key of the words of a name before its legal form; none of a name that has no such form, or nothing before it.
fn without_legal_form(document: &Document<'_>, forms: &Forms<'_>, form: u32) -> Option<u64> {
    let words = forms.words(form);
    let tokens = &document.tokens()[document.tokens_in(forms.list[form as usize].span)];
    let last = tokens.iter().rev().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    let legal = last.take_while(|token| Cues::of(token).any(Cues::LEGAL)).count();
    (0 < legal && legal < words.len()).then(|| key(&words[..words.len() - legal]))
}

/// "Tuguegarao" is "Tuguegarao City" and "Siaya" is "Siaya County", where no table knows better.
fn by_extent(document: &Document<'_>, forms: &mut Forms<'_>) {
    let places = forms.of_kind(Kind::Place);
    let mut index = Index::default();
    for &form in &places {
        note(&mut index, key(forms.words(form)), forms.root(form));
    }
    for form in places {
        let last = document.tokens_in(forms.list[form as usize].span).end - 1;
        let [name @ .., _] = forms.words(form) else { continue };
        let is_city = document.word(last).eq_ignore_ascii_case("City");
        let is_province = matches!(document.word(last), "County" | "State" | "Province");
        let Some(bare) = only(&index, key(name)).filter(|_| is_city || is_province) else { continue };
        let category = forms.list[bare as usize].entry.map(|entry| forms.lexicon.category(entry));
        let is_same = match category {
            None => true,
            // Washington County isn't Washington, and Iowa City isn't Iowa.
            Some(category) => (category == Some("subdivision")) == is_province,
        };
        if is_same {
            forms.merge(bare, form);
        }
    }
}

/// "Asghar Ali Mubarak" and "Asghar Mubarak".
fn by_first_and_last_name(people: &[u32], forms: &mut Forms<'_>) {
    merge_by(people, forms, |forms, form| match *forms.words(form) {
        [first, .., last] => Some(key(&[first, last])),
        _ => None,
    });
}

/// "Hizbullah" and "Hizballah", "Mohammed al-Qweltz" and "Muhammad Al-Qweltz": one name, transliterated in two ways.
fn by_variant(names: &[u32], forms: &mut Forms<'_>) {
    merge_by(names, forms, |forms, form| variant_of_slug(&forms.slugs[forms.list[form as usize].letters as usize]));
}

/// Merges each of `names` with the first one that has the same key.
fn merge_by(names: &[u32], forms: &mut Forms<'_>, key: fn(&Forms<'_>, u32) -> Option<u64>) {
    let mut known: FxHashMap<u64, u32> = FxHashMap::default();
    for &form in names {
        if let Some(key) = key(forms, form) {
            let same = *known.entry(key).or_insert(form);
            forms.merge(same, form);
        }
    }
}

/// A mention that was found as a part of a name in full is what that name is, whatever else a table has under the same
/// letters: the text explains itself. What the text names in full as well needs no such help.
fn by_part(
    document: &Document<'_>,
    resolved: &[Resolved],
    in_full: &impl Deref<Target = FxHashSet<EntryId>>,
    forms: &mut Forms<'_>,
) {
    for (index, reading) in resolved.iter().enumerate() {
        let full = reading.evidence.iter().find_map(|evidence| match evidence {
            Evidence::Definition { at } => outer_at(resolved, *at),
            _ => None,
        });
        let pair = full.and_then(|full| forms.of[index].zip(forms.of[full]));
        if let Some((part, full)) = pair
            && forms.list[part as usize].kind == forms.list[full as usize].kind
            && forms.words(part) != forms.words(full)
            // What is known by its surname, the title told.
            && (forms.list[part as usize].kind != Kind::Person || title(document, reading.span).is_none())
            && forms.list[part as usize].entry.is_none_or(|entry| !in_full.contains(&entry))
        {
            forms.of[index] = Some(full);
        }
    }
}

/// The entries that the text names by several words.
fn named_in_full(document: &Document<'_>, resolved: &[Resolved]) -> FxHashSet<EntryId> {
    let names = resolved.iter().filter(|reading| reading.span.of(document.text()).contains(' '));
    names.filter_map(|reading| entry_of(&reading.proposal)).collect()
}

/// The index of the outer reading in exactly this span.
fn outer_at(resolved: &[Resolved], span: Span) -> Option<usize> {
    let at = resolved.partition_point(|reading| reading.span.start < span.start);
    let same_start = resolved[at..].iter().take_while(|reading| reading.span.start == span.start);
    same_start.take(4).position(|reading| reading.span == span && !reading.nested).map(|nth| at + nth)
}
