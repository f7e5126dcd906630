//! Which forms are one thing: acronyms and what they shorten, short and full names, people and their surnames.

use rustc_hash::{FxHashMap, FxHashSet};

use super::belief::entry_of;
use super::form::{Form, Forms};
use super::variant::variant;
use super::{Evidence, Kind, Proposal, Resolved};
use crate::lexicon::EntryId;
use crate::recognize::{Cues, Definition, definitions, is_blend};
use crate::text::{Document, Span, TokenKind};

/// Merges the forms of a text. Forms of different kinds and different entries of the tables stay apart.
pub(super) fn merge(document: &Document<'_>, resolved: &[Resolved], forms: &mut Forms<'_>) {
    by_definition(document, resolved, forms);
    by_bracket(document, resolved, forms);
    by_initials(document, forms);
    by_short_name(forms);
    by_legal_form(document, forms);
    by_first_and_last_name(forms);
    by_last_names(forms);
    by_variant(document, forms);
    by_surname(document, resolved, forms);
    by_part(document, resolved, forms);
}

/// "Tehreek-e-Taliban Pakistan (TTP)": the text itself says so.
fn by_definition(document: &Document<'_>, resolved: &[Resolved], forms: &mut Forms<'_>) {
    let in_full = named_in_full(document, resolved);
    for Definition { long, short } in definitions(document) {
        let long = reading_at(resolved, document.span_of(long).end, Side::End);
        let short = reading_at(resolved, document.span_of(short..short + 1).start, Side::Start);
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
        let is_long = 2 < forms.list[long as usize].words.len();
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

/// An index of forms by a key that should be theirs alone.
type Index<K> = FxHashMap<K, Only>;

fn note<K: std::hash::Hash + Eq>(index: &mut Index<K>, key: K, form: u32) {
    let known = index.entry(key).or_insert(Only::One(form));
    if *known != Only::One(form) {
        *known = Only::Several;
    }
}

fn only<K: std::hash::Hash + Eq>(index: &Index<K>, key: &K) -> Option<u32> {
    match index.get(key)? {
        Only::One(form) => Some(*form),
        Only::Several => None,
    }
}

/// "BLA" is the only name of the text with these initials: "Baloch Liberation Army".
fn by_initials(document: &Document<'_>, forms: &mut Forms<'_>) {
    let mut index = Index::default();
    for form in of_kind(forms, Kind::Organization) {
        let root = forms.root(form);
        for initials in initials(document, forms, form) {
            note(&mut index, initials, root);
        }
    }
    for form in of_kind(forms, Kind::Organization) {
        let surface = forms.list[form as usize].span.of(document.text());
        let letters: String = surface.chars().filter(|c| *c != '.').collect();
        let is_acronym = 1 < letters.len() && letters.chars().all(char::is_uppercase);
        if let Some(long) =
            only(&index, &letters).or_else(|| blended(document, forms, form, &letters)).filter(|_| is_acronym)
        {
            forms.merge(long, form);
        }
    }
}

/// The only name that an acronym takes more than initials from: "UZH" of "University of Zurich". The first names of a text are
/// enough, and keep the look linear.
fn blended(document: &Document<'_>, forms: &Forms<'_>, form: u32, letters: &str) -> Option<u32> {
    const NAMES: usize = 64;
    if forms.list[form as usize].entry.is_some() {
        return None;
    }
    let mut index = Index::default();
    for long in of_kind(forms, Kind::Organization).into_iter().take(NAMES) {
        let tokens = &document.tokens()[document.tokens_in(forms.list[long as usize].span)];
        if is_blend(document, tokens, letters) {
            note(&mut index, (), long);
        }
    }
    only(&index, &())
}

/// The initials of a name of several words: of all of them, and of the capitalized ones alone.
fn initials(document: &Document<'_>, forms: &Forms<'_>, form: u32) -> Vec<String> {
    let tokens = &document.tokens()[document.tokens_in(forms.list[form as usize].span)];
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    if words().count() < 2 {
        return Vec::new();
    }
    let first = |token| document.text_of(token).chars().next();
    let capitals: String = words().filter(|token| token.is_capitalized()).filter_map(first).collect();
    let all: String = words().filter_map(first).flat_map(char::to_uppercase).collect();
    if all == capitals { vec![all] } else { vec![all, capitals] }
}

/// "Reliance" beside "Reliance Industries", "the Brigade" beside "Majeed Brigade": where only one longer name begins or
/// ends so.
fn by_short_name(forms: &mut Forms<'_>) {
    /// Words of a longer name that are tried as its short form.
    const LONGEST: usize = 8;
    let organizations = of_kind(forms, Kind::Organization);
    let mut index = Index::default();
    for &form in &organizations {
        let root = forms.root(form);
        let words = &forms.list[form as usize].words;
        for length in 1..words.len().min(LONGEST) {
            note(&mut index, words[..length].to_vec(), root);
            note(&mut index, words[words.len() - length..].to_vec(), root);
        }
    }
    for form in organizations {
        let short = &forms.list[form as usize];
        let long = only(&index, &short.words).filter(|_| short.words.len() <= LONGEST);
        let Some(long) = long else { continue };
        if is_section(forms, short, &forms.list[long as usize]) {
            forms.override_with(form, long);
            forms.merge(long, form);
        } else if short.entry.is_none() {
            forms.merge(long, form);
        }
    }
}

/// "Kenya Red Cross" where "Red Cross" is named: what is one of its kind in a country, and the text has no other, is meant.
fn is_section(forms: &Forms<'_>, short: &Form, long: &Form) -> bool {
    let has_home = |entry| forms.lexicon.home(entry).is_some();
    let is_international = short.entry.is_some_and(|entry| !has_home(entry));
    let is_national = long.entry.is_none_or(has_home) && long.words[1..].starts_with(&short.words);
    is_international && is_national && 1 < short.words.len()
}

/// "Samsung Electronics Co." and what a table has as "Samsung Electronics": the legal form makes no other company.
fn by_legal_form(document: &Document<'_>, forms: &mut Forms<'_>) {
    let organizations = of_kind(forms, Kind::Organization);
    let without = |form: &u32| Some((*form, without_legal_form(document, forms, *form)?));
    let companies: Vec<_> = organizations.iter().filter_map(without).collect();
    if companies.is_empty() {
        return;
    }
    let mut bare: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
    for &form in organizations.iter().rev() {
        bare.insert(forms.list[form as usize].words.clone(), form);
        if let Some(entry) = forms.list[form as usize].entry {
            bare.insert(forms.words_of_entry(entry), form);
        }
    }
    for (form, name) in companies {
        if let Some(&same) = bare.get(&name) {
            forms.merge(same, form);
        }
    }
}

/// The words of a name before its legal form; none of a name that has no such form, or nothing before it.
fn without_legal_form(document: &Document<'_>, forms: &Forms<'_>, form: u32) -> Option<Vec<u32>> {
    let Form { span, words, .. } = &forms.list[form as usize];
    let tokens = &document.tokens()[document.tokens_in(*span)];
    let last = tokens.iter().rev().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    let legal = last.take_while(|token| Cues::of(token).any(Cues::LEGAL)).count();
    (0 < legal && legal < words.len()).then(|| words[..words.len() - legal].to_vec())
}

/// "al-Rashidi" and "Ní Cheallaigh" are the last words of a name in full.
fn by_last_names(forms: &mut Forms<'_>) {
    /// Words of a surname at most.
    const LONGEST: usize = 4;
    let people = of_kind(forms, Kind::Person);
    let mut index = Index::default();
    for &form in &people {
        let root = forms.root(form);
        let words = &forms.list[form as usize].words;
        for length in 2..words.len().min(LONGEST + 1) {
            note(&mut index, words[words.len() - length..].to_vec(), root);
        }
    }
    for form in people {
        let words = &forms.list[form as usize].words;
        if let Some(full) = only(&index, words).filter(|_| 1 < words.len()) {
            forms.merge(full, form);
        }
    }
}

/// "Asghar Ali Mubarak" and "Asghar Mubarak".
fn by_first_and_last_name(forms: &mut Forms<'_>) {
    let mut known: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for form in of_kind(forms, Kind::Person) {
        if let [first, .., last] = forms.list[form as usize].words[..] {
            let same = *known.entry((first, last)).or_insert(form);
            forms.merge(same, form);
        }
    }
}

/// "Hizbullah" and "Hizballah", "Mohammed al-Qweltz" and "Muhammad Al-Qweltz": one name, transliterated in two ways.
fn by_variant(document: &Document<'_>, forms: &mut Forms<'_>) {
    for kind in [Kind::Organization, Kind::Person] {
        let mut known: FxHashMap<String, u32> = FxHashMap::default();
        for form in of_kind(forms, kind) {
            if let Some(key) = variant(forms.list[form as usize].span.of(document.text())) {
                let same = *known.entry(key).or_insert(form);
                forms.merge(same, form);
            }
        }
    }
}

/// A single name is the person of that surname who was last named in full; a given name, the only one who has it.
fn by_surname(document: &Document<'_>, resolved: &[Resolved], forms: &mut Forms<'_>) {
    let (mut surnames, mut given_names, mut variants) = (Index::default(), Index::default(), Index::default());
    for form in of_kind(forms, Kind::Person) {
        let root = forms.root(form);
        let name = forms.list[form as usize].span.of(document.text());
        if let Some(key) = name.rsplit_once(' ').and_then(|(_, last)| variant(last)) {
            note(&mut variants, key, root);
        }
        if let [first, .., last] = forms.list[form as usize].words[..] {
            note(&mut surnames, last, root);
            note(&mut given_names, first, root);
        }
    }
    let mut latest: FxHashMap<(u32, Option<u32>), u32> = FxHashMap::default();
    for (index, reading) in resolved.iter().enumerate() {
        let Some(form) = forms.of[index].filter(|form| forms.list[*form as usize].kind == Kind::Person) else {
            continue;
        };
        match forms.list[form as usize].words[..] {
            [name] => {
                let titled = title(document, reading.span).and_then(|title| latest.get(&(name, Some(title))));
                let person = titled.or_else(|| latest.get(&(name, None))).copied();
                let person = person.or_else(|| only(&surnames, &name)).or_else(|| only(&given_names, &name));
                let of_variant = || only(&variants, &variant(reading.span.of(document.text()))?);
                let person = person.or_else(of_variant);
                forms.of[index] = person.or(Some(form));
            }
            [_, .., last] => {
                latest.insert((last, None), form);
                if let Some(title) = title(document, reading.span) {
                    latest.insert((last, Some(title)), form);
                }
            }
            [] => {}
        }
    }
}

/// The capitalized word before a name: of two Mishras, "Justice Mishra" is the one who was introduced so.
fn title(document: &Document<'_>, name: Span) -> Option<u32> {
    let before = document.tokens().get(document.token_at(name.start).checked_sub(1)?)?;
    (before.kind == TokenKind::Word && before.is_capitalized()).then_some(before.hash)
}

/// A mention that was found as a part of a name in full is what that name is, whatever else a table has under the same
/// letters: the text explains itself. What the text names in full as well needs no such help.
fn by_part(document: &Document<'_>, resolved: &[Resolved], forms: &mut Forms<'_>) {
    let in_full = named_in_full(document, resolved);
    for (index, reading) in resolved.iter().enumerate() {
        let full = reading.evidence.iter().find_map(|evidence| match evidence {
            Evidence::Definition { at } => outer_at(resolved, *at),
            _ => None,
        });
        let pair = full.and_then(|full| forms.of[index].zip(forms.of[full]));
        if let Some((part, full)) = pair
            && forms.list[part as usize].kind == forms.list[full as usize].kind
            && forms.list[part as usize].words != forms.list[full as usize].words
            // What is known by its surname, the title told.
            && (forms.list[part as usize].kind != Kind::Person || forms.list[part as usize].words.len() == 1)
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

fn of_kind(forms: &Forms<'_>, kind: Kind) -> Vec<u32> {
    (0..forms.list.len() as u32).filter(|form| forms.list[*form as usize].kind == kind).collect()
}
