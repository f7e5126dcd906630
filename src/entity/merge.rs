//! Which forms are one thing: acronyms and what they shorten, short and full names, people and their surnames.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;
use std::ops::Deref;

use super::acronym::{by_bracket, by_definition, by_initials};
use super::belief::entry_of;
use super::extent::by_extent;
use super::form::{Form, Forms, key, step};
use super::namesake::by_context;
use super::only::{Index, note, only};
use super::surname::{by_last_names, by_surname};
use super::variant::{respelled, variant_of_slug};
use super::{Evidence, Kind, Resolved};
use crate::lexicon::EntryId;
use crate::recognize::{Cues, Definition};
use crate::text::{Case, Document, Span, TokenKind};

/// Merges the forms of a text. Forms of different kinds and different entries of the tables stay apart.
pub(super) fn merge(document: &Document<'_>, definitions: &[Definition], resolved: &[Resolved], forms: &mut Forms<'_>) {
    let (organizations, people) = (forms.of_kind(Kind::Organization), forms.of_kind(Kind::Person));
    // Few texts ask for them.
    let in_full = LazyCell::new(|| named_in_full(document, resolved));
    let apart = by_context(document, definitions, resolved, forms);
    for definition in definitions {
        by_definition(document, resolved, definition, &in_full, forms);
    }
    by_bracket(document, resolved, &in_full, forms);
    by_initials(document, &organizations, &apart.forms, forms);
    let parents = parents(document, resolved, forms);
    let shortened: Vec<_> = organizations.iter().copied().filter(|form| !parents.contains(form)).collect();
    // What the first pass has made one, "Hanbit Ship" and "Hanbit Ship & Marine", "Hanbit" is the short name of.
    if by_short_name(document, &organizations, &shortened, &in_full, forms) {
        by_short_name(document, &organizations, &shortened, &in_full, forms);
    }
    by_legal_form(document, &organizations, forms);
    by_extent(document, forms);
    by_variant(&organizations, forms);
    by_letters(&organizations, forms);
    // One person alone is nobody else.
    if 1 < people.len() {
        by_first_and_last_name(&people, forms);
        by_last_names(&people, forms);
        by_variant(&people, forms);
        merge_by(&people, forms, |forms, form| respelled(&forms.slugs[forms.list[form as usize].letters as usize]));
        by_surname(document, resolved, &people, forms);
    }
    by_part(resolved, &in_full, &parents, &apart.readings, forms);
}

/// The forms of organizations that the text says own another: "OQ" in "a unit of the state group OQ", "Sanofi's arm Sanofi
/// Pasteur". They are no short names of what they own.
fn parents(document: &Document<'_>, resolved: &[Resolved], forms: &Forms<'_>) -> FxHashSet<u32> {
    /// Words between the two at most.
    const REACH: usize = 4;
    let is_unit = |at: usize| matches!(document.word(at), "unit" | "subsidiary" | "arm" | "division" | "affiliate");
    let owns = |span: Span| {
        let name = document.tokens_in(span);
        let is_small = |at: &usize| document.tokens()[*at].case == Case::Lower;
        let of = (name.start.saturating_sub(REACH)..name.start)
            .rev()
            .take_while(is_small)
            .find(|at| document.word(*at) == "of");
        let is_clitic = document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Clitic);
        let mut owned = (name.end + 1..).take(REACH).take_while(|at| !document.word(*at).is_empty() && is_small(at));
        of.is_some_and(|of| 0 < of && is_unit(of - 1)) || is_clitic && owned.any(is_unit)
    };
    let is_organization = |form: &u32| forms.list[*form as usize].kind == Kind::Organization;
    let named = resolved
        .iter()
        .zip(&forms.of)
        .filter_map(|(reading, form)| Some((reading.span, form.filter(is_organization)?)));
    named.filter(|(span, _)| owns(*span)).map(|(_, form)| form).collect()
}

/// "Reliance" beside "Reliance Industries", "the Brigade" beside "Majeed Brigade": where only one longer name begins or ends so, or
/// has all of several words within; of `organizations` those of `shortened`. True if any was found.
fn by_short_name(
    document: &Document<'_>,
    organizations: &[u32],
    shortened: &[u32],
    in_full: &impl Deref<Target = FxHashSet<EntryId>>,
    forms: &mut Forms<'_>,
) -> bool {
    let mut index = Index::default();
    let is_new = |form: &u32| forms.list[*form as usize].entry.is_none() && 1 < forms.words(*form).len();
    let is_any_new = organizations.iter().any(is_new);
    for &form in organizations {
        let root = forms.root(form);
        note_short_names(&mut index, forms.words(form), root);
        // "Ruihe" of "Jiangxi Ruihe Lithium Co., Ltd"
        if without_legal_form(document, forms, form).is_some() {
            for word in forms.words(form).iter().skip(1).rev().skip(1) {
                note(&mut index, key(&[*word]), root);
            }
        }
        // "Supreme Council" beside "SCZ", of which the table has the name.
        if let ([_], Some(entry)) = (forms.words(form), forms.list[form as usize].entry)
            && is_any_new
        {
            note_short_names(&mut index, &forms.words_of_entry(entry), root);
        }
    }
    let mut is_any = false;
    for &form in shortened {
        let words = forms.words(form);
        let long = only(&index, key(words)).filter(|_| words.len() <= LONGEST);
        let Some(long) = long else { continue };
        let entry = forms.list[form as usize].entry;
        let is_other =
            || entry.is_some_and(|entry| !in_full.contains(&entry)) && is_doubted(document, forms, form, long);
        if is_section(forms, form, long) || is_other() || is_common_name(document, forms, form, long) {
            forms.override_with(form, long);
        } else if entry.is_some() {
            continue;
        }
        forms.merge(long, form);
        is_any = true;
    }
    is_any
}

/// Words of a longer name that are tried as its short form.
const LONGEST: usize = 8;

/// Notes the short names of a name of these words: its beginnings and ends, and what stands within.
fn note_short_names(index: &mut Index, words: &[u32], form: u32) {
    for start in 0..words.len() {
        let is_within = 0 < start;
        for end in start + 1..=words.len().min(start + LONGEST) {
            let is_edge = start == 0 || end == words.len();
            if end - start < words.len() && (is_edge || 1 < end - start) && !(is_within && LONGEST < words.len()) {
                note(index, key(&words[start..end]), form);
            }
        }
    }
}

/// "Hearts", which the table has as another club's name, too, beside "Hearts of Oak": a text that names one in full means that one.
fn is_doubted(document: &Document<'_>, forms: &Forms<'_>, short: u32, long: u32) -> bool {
    let Form { entry: Some(entry), span, .. } = forms.list[short as usize] else { return false };
    let category = |entry| forms.lexicon.category(entry);
    let of_long = forms.list[long as usize].entry.and_then(category);
    // "Amazon" of Amazon.com is all of its name, and none of Amazon Web Services.
    let is_part = || {
        let words = forms.words_of_entry(entry);
        1 < words.len() && forms.words(short).iter().all(|word| words.contains(word))
    };
    of_long.is_some()
        && of_long == category(entry)
        && forms.lexicon.doubts(entry, span.of(document.text()))
        && (of_long == Some("sports") || is_part())
}

/// "Election Commission", which the table has as one country's, beside "Election Commission of" another: what the text names in
/// full is meant.
fn is_common_name(document: &Document<'_>, forms: &Forms<'_>, short: u32, long: u32) -> bool {
    let Form { entry: Some(entry), span, .. } = forms.list[short as usize] else { return false };
    let words = forms.words(short);
    forms.list[long as usize].entry.is_none()
        && 1 < words.len()
        && forms.words(long).starts_with(words)
        && forms.lexicon.doubts(entry, span.of(document.text()))
}

/// "Kenya Red Cross" where "Red Cross" is named: what is one of its kind in a country, and the text has no other, is meant.
fn is_section(forms: &Forms<'_>, short: u32, long: u32) -> bool {
    let has_home = |entry| forms.lexicon.home(entry).is_some();
    let entry_of = |form: u32| forms.list[form as usize].entry;
    let (words, words_of_long) = (forms.words(short), forms.words(long));
    let is_international = entry_of(short).is_some_and(|entry| !has_home(entry));
    let is_national = entry_of(long).is_none_or(has_home) && words_of_long[1..].starts_with(words);
    // "International Committee of the Red Cross"
    let is_ngo = |form| entry_of(form).is_some_and(|entry| forms.lexicon.category(entry) == Some("ngo"));
    let is_its_own = is_ngo(short) && is_ngo(long) && words_of_long.ends_with(words);
    is_international && (is_national || is_its_own) && 1 < words.len()
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

/// "Qatar Energy" and `QatarEnergy`: names of the same letters, whatever parts them.
fn by_letters(names: &[u32], forms: &mut Forms<'_>) {
    const SHORTEST: usize = 7;
    merge_by(names, forms, |forms, form| {
        let slug = forms.slugs[forms.list[form as usize].letters as usize].as_bytes();
        let letters = || slug.iter().filter(|letter| **letter != b'-');
        (SHORTEST <= slug.len()).then(|| letters().fold(0, |key, letter| step(key, *letter)))
    });
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
    resolved: &[Resolved],
    in_full: &impl Deref<Target = FxHashSet<EntryId>>,
    parents: &FxHashSet<u32>,
    settled: &FxHashSet<usize>,
    forms: &mut Forms<'_>,
) {
    let mut whole = Index::default();
    for (index, reading) in resolved.iter().enumerate().filter(|(index, _)| !settled.contains(index)) {
        let full = reading.evidence.iter().find_map(|evidence| match evidence {
            Evidence::Definition { at } => outer_at(resolved, *at),
            _ => None,
        });
        let pair = full.and_then(|full| forms.of[index].zip(forms.of[full]));
        if let Some((part, full)) = pair
            && forms.list[part as usize].kind == forms.list[full as usize].kind
            && forms.words(part) != forms.words(full)
            && !parents.contains(&part)
            // Which of several of a surname it is has been told.
            && (forms.list[part as usize].kind != Kind::Person
                || forms.words(part).len() == 1
                || forms.words(part).last() != forms.words(full).last())
            && forms.list[part as usize].entry.is_none_or(|entry| !in_full.contains(&entry))
        {
            forms.of[index] = Some(full);
            if forms.list[part as usize].kind == Kind::Organization {
                note(&mut whole, u64::from(part), forms.root(full));
            }
        }
    }
    // The same name is the same thing where no rule has looked at it.
    for reading in (0..resolved.len()).filter(|index| !settled.contains(index)) {
        let full = forms.of[reading].and_then(|form| only(&whole, u64::from(form)));
        forms.of[reading] = full.or(forms.of[reading]);
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

#[cfg(test)]
mod tests {
    /// Asserts the organizations of a text, each as its surfaces.
    fn check(text: &str, expected: &[&str]) {
        let entities = crate::analyze(text).entities.into_iter();
        let organizations = entities.filter(|entity| entity.kind == crate::Kind::Organization);
        let surfaces = organizations.map(|entity| {
            let mut surfaces: Vec<_> = entity.surfaces.into_iter().map(|surface| surface.text).collect();
            surfaces.sort();
            surfaces.join(" = ")
        });
        let mut found: Vec<_> = surfaces.collect();
        found.sort();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_short_name_is_of_all_forms_of_one_company() {
        let text = "Zorbit Shipping & Marine Ltd rose. Zorbit Shipping has ships. Shares in Zorbit fell.";
        check(text, &["Zorbit = Zorbit Shipping = Zorbit Shipping & Marine Ltd"]);
        let inner = "Jiangxi Zorbit Lithium Co. Ltd rose. The maker Zorbit fell.";
        check(inner, &["Jiangxi Zorbit Lithium Co. Ltd = Zorbit"]);
        let two = "Zorbit Shipping Ltd rose. Zorbit Steel Ltd fell. Shares in Zorbit are rare.";
        check(two, &["Zorbit = Zorbit Steel Ltd", "Zorbit Shipping Ltd"]);
    }

    #[test]
    fn a_parent_is_not_what_it_owns() {
        check("Zorbo Blue Power, a unit of the state group Zorbo, met. Zorbo pays.", &["Zorbo", "Zorbo Blue Power"]);
        check("Zorbo's local arm Zorbo Blue Power met. Zorbo pays.", &["Zorbo", "Zorbo Blue Power"]);
        check("Zorbo Blue Power is a unit. Zorbo pays its staff.", &["Zorbo = Zorbo Blue Power"]);
    }

    #[test]
    fn what_parts_its_words_makes_no_other_name() {
        check("Shares of QatarEnergy fell. The firm Qatar Energy has ships.", &["Qatar Energy = QatarEnergy"]);
    }

    #[test]
    fn the_red_cross_is_its_committee_where_the_text_has_no_other() {
        let committee = "The International Committee of the Red Cross asked for access. The Red Cross has tents.";
        check(committee, &["International Committee of the Red Cross = Red Cross"]);
        let two = "The International Committee of the Red Cross asked the Kenya Red Cross. The Red Cross has tents.";
        check(two, &["International Committee of the Red Cross", "Kenya Red Cross", "Red Cross"]);
    }

    #[test]
    fn an_acronym_may_have_its_letters_in_another_order() {
        check("The General Zorbla Council met. The CGZ has a boat.", &["CGZ = General Zorbla Council"]);
        check("The General Zorbla Council met. The CGX has a boat.", &["CGX", "General Zorbla Council"]);
        check(
            "The Zorbla Fishing Bureau met. The FBZ and the FBI have boats.",
            &["FBI", "FBZ = Zorbla Fishing Bureau"],
        );
    }

    #[test]
    fn an_acronym_may_leave_the_country_out() {
        let text = "The Zorbla Safety Board of Canada met. The ZSB sits in Ottawa.";
        check(text, &["ZSB = Zorbla Safety Board of Canada"]);
        let bank = "The Tuna Sale Bureau of Zorbla met. The TSB said so.";
        check(bank, &["TSB = Tuna Sale Bureau of Zorbla"]);
        check("The Society of Dockers met. The SBP pays.", &["SBP", "Society of Dockers"]);
    }

    #[test]
    fn a_short_name_of_several_words_may_stand_within() {
        let text = "The Royal Zorbla Hemp Society met. The Zorbla Hemp Society is old.";
        check(text, &["Royal Zorbla Hemp Society = Zorbla Hemp Society"]);
    }

    #[test]
    fn a_club_that_the_text_names_in_full_is_meant() {
        let text = "Hearts of Oak beat Asante Kotoko 2-0 in the league match. Hearts scored twice.";
        check(text, &["Asante Kotoko", "Hearts = Hearts of Oak"]);
    }

    #[test]
    fn letters_in_brackets_are_the_name_s_before_them_though_a_table_has_others() {
        check(
            "The National Herders' Group of Zorbla (ECB) met. The ECB has cows.",
            &["ECB = National Herders' Group of Zorbla"],
        );
        check("Turkey's Supreme Election Council (YSK) met. The YSK sits.", &["Supreme Election Council = YSK"]);
        check(
            "He has a seal of UNPA, the National Herders' Group of Zorbla. UNPA met.",
            &["National Herders' Group of Zorbla = UNPA"],
        );
        check("The YSK met. The Supreme Election Council sits in Ankara.", &["Supreme Election Council = YSK"]);
    }
}
