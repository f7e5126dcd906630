//! Acronyms and what they shorten.

use rustc_hash::FxHashSet;
use std::ops::Deref;

use super::form::{Form, Forms, step};
use super::only::{Index, note, only};
use super::{Kind, Proposal, Resolved};
use crate::lexicon::EntryId;
use crate::recognize::{Definition, is_blend};
use crate::text::{Case, Document, Span, Token, TokenKind};

/// "Tehreek-e-Taliban Pakistan (TTP)": the text itself says so.
pub(super) fn by_definition(
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
        // "North Sydney, N.S.": what the place lies in.
        if meant.is_some() && forms.list[short as usize].kind == Kind::Place {
            return;
        }
        if meant.is_some_and(|entry| !in_full.contains(&entry)) {
            // The tables have another thing under these letters: the text means its own.
            forms.override_with(short, long);
        }
        forms.merge(long, short);
    }
}

/// Which end of a reading is looked for.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Start,
    End,
}

/// The index of the outer reading that starts or ends at byte `at`.
pub(super) fn reading_at(resolved: &[Resolved], at: u32, side: Side) -> Option<usize> {
    let after = resolved.partition_point(|reading| reading.span.start <= at);
    let outer = (0..after).rev().find(|index| !resolved[*index].nested)?;
    let span = resolved[outer].span;
    let meets = match side {
        Side::Start => span.start == at,
        Side::End => span.end == at,
    };
    meets.then_some(outer)
}

/// "National Union of Fishermen (UNPA)", "Permanent Commission, or Copeco,": a short name alone in brackets behind a long one is
/// the same, though it be cut from another language's.
pub(super) fn by_bracket(
    document: &Document<'_>,
    resolved: &[Resolved],
    in_full: &impl Deref<Target = FxHashSet<EntryId>>,
    forms: &mut Forms<'_>,
) {
    let outer = resolved.iter().enumerate().filter(|(_, reading)| !reading.nested);
    let mut before: Option<usize> = None;
    for (index, reading) in outer {
        let Some(long) = before.replace(index) else { continue };
        if is_foreign(document.text(), &resolved[long], reading)
            && let Some((short, long)) = forms.of[long].zip(forms.of[index])
        {
            forms.merge(long, short);
        }
        let Some(glossed) = glossed(document.text(), resolved[long].span, reading.span) else { continue };
        let Some((long, short)) = forms.of[long].zip(forms.of[index]) else { continue };
        let is_pair = forms.list[short as usize].kind == Kind::Organization && 1 < forms.words(long).len();
        let is_drawn = || is_drawn_from(glossed, forms.list[long as usize].span.of(document.text()));
        let is_long =
            || 2 < forms.words(long).len() && is_acronym(glossed) && forms.list[long as usize].entry.is_none();
        let is_same = match forms.list[short as usize].entry {
            _ if !is_pair || forms.words(short).len() != 1 => false,
            // Two words may be a team, and the letters its league.
            None => is_long() || is_drawn() || is_acronym(glossed) && begins_alike(document, forms, long, short),
            Some(entry) if forms.list[long as usize].entry.is_none() && shares_word(forms, long, entry) => true,
            Some(entry) if in_full.contains(&entry) => false,
            // "Zorbla Rangers Club (MLS)": the letters are the league's.
            Some(entry) => {
                is_drawn() || is_long() && !matches!(forms.lexicon.category(entry), Some("sports" | "media"))
            }
        };
        if is_same {
            let entry = forms.list[short as usize].entry;
            if entry.is_some_and(|entry| !shares_word(forms, long, entry)) {
                // The tables have another thing under these letters: the text means its own.
                forms.override_with(short, long);
            }
            forms.merge(long, short);
        }
    }
}

/// "UNPA, the National Union of Fishermen.": an acronym of another language, explained by a name of several words that no table
/// has. In a list the next member would follow.
fn is_foreign(text: &str, short: &Resolved, long: &Resolved) -> bool {
    const SHORTEST: usize = 3;
    let is_new =
        |reading: &Resolved| matches!(reading.proposal, Proposal::Name { kind: Kind::Organization, entry: None, .. });
    let between = text.get(short.span.end as usize..long.span.start as usize);
    let before = text[..short.span.start as usize].trim_end_matches("the ");
    let after = &text[long.span.end as usize..];
    matches!(between, Some(", the " | " – the " | " — the "))
        && is_new(short)
        && is_new(long)
        && is_acronym(short.span.of(text))
        && SHORTEST <= long.span.of(text).split(' ').count()
        && !before.ends_with(", ")
        && (after.starts_with('.')
            || after.starts_with(',') && !after.starts_with(", and") && !after.starts_with(", the"))
}

/// The short name at `short`, if it stands alone in brackets behind the long one, or as its other name: "Long Name, or Lona,".
pub(super) fn glossed(text: &str, long: Span, short: Span) -> Option<&str> {
    let between = text.get(long.end as usize..short.start as usize)?;
    let after = &text[short.end as usize..];
    let is_glossed = match between {
        " (" => after.starts_with([')', ',', ';']),
        ", or " | ", or the " => after.starts_with([',', '.']),
        ", known as " | ", known as the " | ", better known as " | ", better known as the " => true,
        _ => false,
    };
    is_glossed.then(|| short.of(text))
}

fn begins_alike(document: &Document<'_>, forms: &Forms<'_>, long: u32, short: u32) -> bool {
    let first = |form: u32| forms.list[form as usize].span.of(document.text()).chars().next();
    first(long) == first(short)
}

fn is_acronym(name: &str) -> bool {
    2 < name.len() && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True if the short name begins as the long one and has its letters in order: "Norad" of "Norwegian Agency for Development".
fn is_drawn_from(short: &str, long: &str) -> bool {
    let mut rest = long.chars().flat_map(char::to_lowercase);
    let mut letters = short.chars().flat_map(char::to_lowercase);
    2 < short.len() && letters.next() == rest.next() && letters.all(|letter| rest.any(|other| other == letter))
}

/// True if a name has a word of several letters of that of an entry: "Supreme Election Council" of "YSK".
pub(super) fn shares_word(forms: &Forms<'_>, form: u32, entry: EntryId) -> bool {
    let known = forms.words_of_entry(entry);
    forms.words(form).iter().filter(|word| known.contains(word)).count() > 1
}

/// "BLA" is the only name of the text with these initials: "Baloch Liberation Army".
pub(super) fn by_initials(
    document: &Document<'_>,
    organizations: &[u32],
    apart: &FxHashSet<u32>,
    forms: &mut Forms<'_>,
) {
    let is_free = |form: &&u32| !apart.contains(form);
    let letters = |form: &u32| Some((*form, acronym(forms.list[*form as usize].span.of(document.text()))?));
    let acronyms: Vec<_> = organizations.iter().filter(is_free).filter_map(letters).collect();
    by_syllables(document, organizations, forms);
    if acronyms.is_empty() {
        return;
    }
    let (mut index, mut anagrams) = (Index::default(), Index::default());
    for &form in organizations {
        let root = forms.root(form);
        for Initials { key, sum } in initials(document, forms, form).into_iter().flatten() {
            note(&mut index, key, root);
            note(&mut anagrams, sum, root);
        }
    }
    for (form, letters) in acronyms {
        let long = only(&index, letters.key).or_else(|| blended(document, organizations, forms, form));
        // "RGP" of the General Property Registry, in whose language the words stand in another order
        let is_new = forms.list[form as usize].entry.is_none() && 2 < forms.list[form as usize].span.len();
        if let Some(long) = long.or_else(|| only(&anagrams, letters.sum).filter(|_| is_new)) {
            forms.merge(long, form);
        }
    }
}

/// The letters of an acronym, or of a name's initials.
#[derive(Clone, Copy, Default)]
pub(super) struct Initials {
    /// The key of the letters in their order.
    pub(super) key: u64,
    /// The same for the same letters in any order.
    sum: u64,
}

impl Initials {
    fn of(letters: impl Iterator<Item = char>) -> Self {
        // One step keeps sums of codes: "ASC" and "DOD" would have the same.
        let mixed = |letter| step(step(0, letter), letter);
        let add = |all: Self, letter| Self { key: step(all.key, letter), sum: all.sum.wrapping_add(mixed(letter)) };
        letters.fold(Self::default(), add)
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
pub(super) fn acronym(name: &str) -> Option<Initials> {
    let is_upper = name.chars().all(|c| c == '.' || c.is_uppercase());
    (is_upper && 1 < letters(name).count()).then(|| Initials::of(letters(name)))
}

/// The letters of an acronym without its points, in lower case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| *c != '.').flat_map(char::to_lowercase)
}

/// The only name that an acronym takes more than initials from: "UZH" of "University of Zurich". The first names of a text are
/// enough, and keep the look linear.
fn blended(document: &Document<'_>, organizations: &[u32], forms: &Forms<'_>, form: u32) -> Option<u32> {
    const NAMES: usize = 64;
    let Form { entry: None, span, .. } = forms.list[form as usize] else { return None };
    let letters: Vec<_> = letters(span.of(document.text())).collect();
    let tokens = |long: u32| &document.tokens()[document.tokens_in(forms.list[long as usize].span)];
    let mut blends = organizations.iter().take(NAMES).filter(|long| is_blend(document, tokens(**long), &letters));
    let long = blends.next().filter(|_| blends.next().is_none());
    long.copied()
}

/// The keys of the initials of a name of several words: of all of them, of the capitalized ones alone, where an acronym among
/// them keeps its letters ("USMA" of "USM Alger"), and of those before its country: "TSB" of "Transportation Safety Board of
/// Canada".
pub(super) fn initials(document: &Document<'_>, forms: &Forms<'_>, form: u32) -> Option<[Initials; 3]> {
    /// Two letters are the initials of too many names.
    const LETTERS: usize = 3;
    let tokens = &document.tokens()[document.tokens_in(forms.list[form as usize].span)];
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words().nth(1)?;
    let first = |token| document.text_of(token).chars().next();
    let letters = |token: &Token| if token.case == Case::Upper { token.span.len() as usize } else { 1 };
    let capitals = |tokens: usize| {
        let capitals = words().take(tokens).filter(|token| token.is_capitalized());
        capitals.flat_map(|token| document.text_of(token).chars().take(letters(token))).flat_map(char::to_lowercase)
    };
    let all = words().filter_map(first).flat_map(char::to_lowercase);
    let of = words().position(|token| document.text_of(token) == "of");
    let own = of.filter(|of| LETTERS <= capitals(*of).count());
    let of_all = Initials::of(capitals(usize::MAX));
    Some([Initials::of(all), of_all, own.map_or(of_all, |of| Initials::of(capitals(of)))])
}
