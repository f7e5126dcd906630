//! Which forms are one thing: acronyms and what they shorten, short and full names, people and their surnames.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;
use std::ops::Deref;

use super::belief::entry_of;
use super::form::{Form, Forms, key, step};
use super::variant::{variant, variant_of_slug};
use super::{Evidence, Kind, Proposal, Resolved};
use crate::lexicon::EntryId;
use crate::recognize::{Cues, Definition, is_blend};
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

/// "Tehreek-e-Taliban Pakistan (TTP)": the text itself says so.
fn by_definition(
    document: &Document<'_>,
    resolved: &[Resolved],
    Definition { long, short }: &Definition,
    in_full: &impl Deref<Target = FxHashSet<EntryId>>,
    forms: &mut Forms<'_>,
) {
    let long = reading_at(resolved, document.span_of(long.clone()).end, Side::End);
    let short = reading_at(resolved, document.tokens()[*short].span.start, Side::Start);
    let pair = long.zip(short).and_then(|(long, short)| forms.of[long].zip(forms.of[short]));
    if let Some((long, short)) = pair {
        let meant = forms.list[short as usize].entry;
        if meant.is_some_and(|entry| !in_full.contains(&entry)) {
            // The tables have another thing under these letters: the text means its own.
            forms.override_with(short, long);
        }
        forms.merge(long, short);
    }
}

/// "National Union of Fishermen (UNPA)": an acronym alone in brackets behind a name is the name's, though it be another
/// language's.
fn by_bracket(document: &Document<'_>, resolved: &[Resolved], forms: &mut Forms<'_>) {
    let text = document.text();
    let is_new = |reading: &Resolved| {
        matches!(reading.proposal, Proposal::Name { kind: Kind::Organization, entry: None, .. }) && !reading.nested
    };
    let mut long: Option<usize> = None;
    for (index, reading) in resolved.iter().enumerate().filter(|(_, reading)| !reading.nested) {
        let pair = long.replace(index).and_then(|long| forms.of[long].zip(forms.of[index]).map(|forms| (long, forms)));
        let Some((before, (long, short))) = pair.filter(|_| is_new(reading)) else { continue };
        let acronym = reading.span.of(text);
        let is_acronym = 2 < acronym.len() && acronym.bytes().all(|byte| byte.is_ascii_uppercase());
        let between = text.get(resolved[before].span.end as usize..reading.span.start as usize);
        let is_long = 2 < forms.words(long).len();
        if is_acronym && is_long && between == Some(" (") && text[reading.span.end as usize..].starts_with(')') {
            forms.merge(long, short);
        }
    }
}

/// Which end of a reading is looked for.
#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

/// The index of the outer reading that starts or ends at byte `at`.
fn reading_at(resolved: &[Resolved], at: u32, side: Side) -> Option<usize> {
    let after = resolved.partition_point(|reading| reading.span.start <= at);
    let outer = (0..after).rev().find(|index| !resolved[*index].nested)?;
    let span = resolved[outer].span;
    let meets = match side {
        Side::Start => span.start == at,
        Side::End => span.end == at,
    };
    meets.then_some(outer)
}

/// What a key leads to: one form, or several, and then it says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Only {
    One(u32),
    Several,
}

/// An index of forms by a [`key`] that should be theirs alone.
type Index = FxHashMap<u64, Only>;

fn note(index: &mut Index, key: u64, form: u32) {
    let known = index.entry(key).or_insert(Only::One(form));
    if *known != Only::One(form) {
        *known = Only::Several;
    }
}

fn only(index: &Index, key: u64) -> Option<u32> {
    match index.get(&key)? {
        Only::One(form) => Some(*form),
        Only::Several => None,
    }
}

/// "BLA" is the only name of the text with these initials: "Baloch Liberation Army".
fn by_initials(document: &Document<'_>, organizations: &[u32], forms: &mut Forms<'_>) {
    let letters = |form: &u32| Some((*form, acronym(forms.list[*form as usize].span.of(document.text()))?));
    let acronyms: Vec<_> = organizations.iter().filter_map(letters).collect();
    by_syllables(document, organizations, forms);
    if acronyms.is_empty() {
        return;
    }
    let mut index = Index::default();
    for &form in organizations {
        let root = forms.root(form);
        for initials in initials(document, forms, form).into_iter().flatten() {
            note(&mut index, initials, root);
        }
    }
    for (form, letters) in acronyms {
        if let Some(long) = only(&index, letters).or_else(|| blended(document, organizations, forms, form)) {
            forms.merge(long, form);
        }
    }
}

/// "Acenor" where only one name of the text is cut so short: "Aceros del Norte".
fn by_syllables(document: &Document<'_>, organizations: &[u32], forms: &mut Forms<'_>) {
    const SHORTEST: u32 = 5;
    for &form in organizations {
        let is_short = forms.words(form).len() == 1 && SHORTEST <= forms.list[form as usize].span.len();
        if let Some(long) = is_short.then(|| blended(document, organizations, forms, form)).flatten() {
            forms.merge(long, form);
        }
    }
}

/// The key of the letters of an acronym, without its points; none of another name.
fn acronym(name: &str) -> Option<u64> {
    let letters = || name.chars().filter(|c| *c != '.');
    (letters().all(char::is_uppercase) && 1 < letters().count()).then(|| letters().fold(0, step))
}

/// The only name that an acronym takes more than initials from: "UZH" of "University of Zurich". The first names of a text are
/// enough, and keep the look linear.
fn blended(document: &Document<'_>, organizations: &[u32], forms: &Forms<'_>, form: u32) -> Option<u32> {
    const NAMES: usize = 64;
    let Form { entry: None, span, .. } = forms.list[form as usize] else { return None };
    let letters = span.of(document.text()).replace('.', "").to_uppercase();
    let tokens = |long: u32| &document.tokens()[document.tokens_in(forms.list[long as usize].span)];
    let mut blends = organizations.iter().take(NAMES).filter(|long| is_blend(document, tokens(**long), &letters));
    let long = blends.next().filter(|_| blends.next().is_none());
    long.copied()
}

/// The keys of the initials of a name of several words: of all of them, and of the capitalized ones alone.
fn initials(document: &Document<'_>, forms: &Forms<'_>, form: u32) -> Option<[u64; 2]> {
    let tokens = &document.tokens()[document.tokens_in(forms.list[form as usize].span)];
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words().nth(1)?;
    let first = |token| document.text_of(token).chars().next();
    let capitals = words().filter(|token| token.is_capitalized()).filter_map(first);
    let all = words().filter_map(first).flat_map(char::to_uppercase);
    Some([all.fold(0, step), capitals.fold(0, step)])
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

/// "al-Rashidi" and "Ní Cheallaigh" are the last words of a name in full.
fn by_last_names(people: &[u32], forms: &mut Forms<'_>) {
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

/// A single name is the person of that surname who was last named in full; a given name, the only one who has it.
fn by_surname(document: &Document<'_>, resolved: &[Resolved], people: &[u32], forms: &mut Forms<'_>) {
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
    let mut latest: FxHashMap<u64, u32> = FxHashMap::default();
    for (index, reading) in resolved.iter().enumerate() {
        let Some(form) = forms.of[index].filter(|form| forms.list[*form as usize].kind == Kind::Person) else {
            continue;
        };
        match *forms.words(form) {
            [name] => {
                let titled = title(document, reading.span).and_then(|title| latest.get(&key(&[name, title])));
                let person = titled.or_else(|| latest.get(&key(&[name]))).copied();
                let name = u64::from(name);
                let person = person.or_else(|| only(&surnames, name)).or_else(|| only(&given_names, name));
                let person = person.or_else(|| {
                    let key = variant(reading.span.of(document.text()))?;
                    only(variants.get_or_insert_with(|| variants_of_surnames(document, people, forms)), key)
                });
                forms.of[index] = person.or(Some(form));
            }
            [_, .., last] => {
                latest.insert(key(&[last]), form);
                if let Some(title) = title(document, reading.span) {
                    latest.insert(key(&[last, title]), form);
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
