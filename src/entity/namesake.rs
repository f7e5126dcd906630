//! Acronyms that are several bodies', in the text or in the tables: what stands around each mention tells which one is meant.

use std::cell::LazyCell;
use std::ops::Deref;

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronym::{Side, acronym, glossed, initials, reading_at, shares_word};
use super::belief::{entry_of, kind_of};
use super::form::{Form, Forms};
use super::nearby::Nearby;
use super::sense::{Sense, score};
use super::{Evidence, Kind, Resolved};
use crate::lexicon::EntryId;
use crate::recognize::Definition;
use crate::text::Document;

/// What was told apart: no later rule is to make it one.
#[derive(Default)]
pub(super) struct Apart {
    /// The indexes of the readings of acronyms.
    pub(super) readings: FxHashSet<usize>,
    /// The forms of the bodies that they mean.
    pub(super) forms: FxHashSet<u32>,
}

/// An acronym: the indexes of its readings, and the bodies that it may mean.
type Group = (Vec<usize>, Vec<Sense>);

/// Takes every mention of an acronym that may be several bodies' for the one for which most speaks there: its name in full
/// before it, words of its subject beside it, its country.
pub(super) fn by_context(
    document: &Document<'_>,
    definitions: &[Definition],
    resolved: &[Resolved],
    forms: &mut Forms<'_>,
) -> Apart {
    let mut apart = Apart::default();
    // In text order: a map's own differs from one machine to the next.
    let mut mentions: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, reading) in resolved.iter().enumerate() {
        let surface = reading.span.of(document.text());
        let is_acronym = 1 < surface.len() && surface.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_acronym && kind_of(&reading.proposal) == Kind::Organization {
            let place = *places.entry(surface).or_insert(mentions.len());
            if place == mentions.len() {
                mentions.push((surface, Vec::new()));
            }
            mentions[place].1.push(index);
        }
    }
    if mentions.is_empty() {
        return apart;
    }
    let explained = explained(document, definitions, resolved, forms);
    let mut groups: Vec<Group> = {
        let long_names = LazyCell::new(|| long_names(document, forms));
        let group = |(surface, mentions): (&str, Vec<usize>)| {
            let senses = senses(document, resolved, forms, &explained, &long_names, surface, &mentions);
            (1 < senses.len()).then_some((mentions, senses))
        };
        mentions.into_iter().filter_map(group).collect()
    };
    if groups.is_empty() {
        return apart;
    }
    let mut by_entry = find_in_full(document, resolved, forms, &mut groups);
    apart.readings = groups.iter().flat_map(|(mentions, _)| mentions).copied().collect();
    let mut nearby = Nearby::new(document, forms.lexicon, resolved, &apart.readings);
    for (mentions, senses) in &mut groups {
        settle(&mut nearby, &explained, &mut by_entry, forms, mentions, senses);
        apart.forms.extend(senses.iter().filter_map(|sense| sense.form));
    }
    apart
}

/// The bodies that the mentions of an acronym may mean: those of the tables, those by which the text explains it, and those
/// whose initials it is, if a table has it, too.
fn senses(
    document: &Document<'_>,
    resolved: &[Resolved],
    forms: &Forms<'_>,
    explained: &FxHashMap<usize, u32>,
    long_names: &impl Deref<Target = FxHashMap<u64, Vec<u32>>>,
    surface: &str,
    mentions: &[usize],
) -> Vec<Sense> {
    /// Two letters are the initials of too many names.
    const LETTERS: usize = 3;
    /// More have no acronym in common.
    const MOST: usize = 8;
    let mut senses: Vec<Sense> = Vec::new();
    for &index in mentions {
        let listed = resolved[index].evidence.iter().filter_map(|evidence| match evidence {
            Evidence::Table { entry } => Some(*entry),
            _ => None,
        });
        for entry in listed.chain(entry_of(&resolved[index].proposal)) {
            if senses.len() < MOST && senses.iter().all(|sense| sense.entry != Some(entry)) {
                senses.push(Sense::listed(forms, entry));
            }
        }
    }
    let mut add = |form: u32, explained: Option<usize>| {
        let entry = forms.list[form as usize].entry;
        let is_it = |sense: &&mut Sense| match (sense.entry, entry) {
            (None, None) => sense.form == Some(form),
            (Some(known), None) => forms.words_of_entry(known).len() < 2 || shares_word(forms, form, known),
            (known, entry) => known == entry,
        };
        let is_full = senses.len() == MOST;
        match senses.iter_mut().find(is_it) {
            // "Supreme Election Council (YSK)", which the table has in Turkish, and "OCBC", which it has in no other way.
            Some(sense) if entry.is_none() && sense.entry.is_some() => {}
            Some(sense) => sense.explained = sense.explained.or(explained),
            None if is_full => {}
            None => {
                let mut sense = Sense::of_form(document, forms, form);
                sense.explained = explained;
                senses.push(sense);
            }
        }
    };
    mentions
        .iter()
        .filter_map(|index| Some((*explained.get(index)?, *index)))
        .for_each(|(form, at)| add(form, Some(at)));
    let is_listed = mentions.iter().any(|index| entry_of(&resolved[*index].proposal).is_some());
    if let Some(letters) = acronym(surface).filter(|_| is_listed && LETTERS <= surface.len()) {
        long_names.get(&letters.key).into_iter().flatten().take(MOST).for_each(|form| add(*form, None));
    }
    senses
}

/// The forms of organizations of several words, by the keys of their initials.
fn long_names(document: &Document<'_>, forms: &Forms<'_>) -> FxHashMap<u64, Vec<u32>> {
    let mut long_names: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for form in forms.of_kind(Kind::Organization) {
        for letters in initials(document, forms, form).into_iter().flatten() {
            let known = long_names.entry(letters.key).or_default();
            if known.last() != Some(&form) {
                known.push(form);
            }
        }
        // "BNP" of "BNP Paribas", but not "ANC" of its youth league
        let category = forms.list[form as usize].entry.and_then(|entry| forms.lexicon.category(entry));
        let first = forms.list[form as usize].span.of(document.text()).split_once(' ').map(|(first, _)| first);
        if let Some(letters) = first.and_then(acronym).filter(|_| matches!(category, Some("bank" | "company"))) {
            long_names.entry(letters.key).or_default().push(form);
        }
    }
    long_names
}

/// Notes for each body its form, and where the text names it by several words; returns the forms of all listed bodies.
fn find_in_full(
    document: &Document<'_>,
    resolved: &[Resolved],
    forms: &Forms<'_>,
    groups: &mut [Group],
) -> FxHashMap<EntryId, u32> {
    let mut full: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let by_entry: FxHashMap<_, _> = (0..).zip(&forms.list).filter_map(|(at, form)| Some((form.entry?, at))).collect();
    for sense in groups.iter_mut().flat_map(|(_, senses)| senses) {
        sense.form = sense.form.or_else(|| by_entry.get(&sense.entry?).copied());
    }
    for sense in groups.iter().flat_map(|(_, senses)| senses) {
        full.extend(sense.form.map(|form| (form, Vec::new())));
    }
    for (index, reading) in resolved.iter().enumerate() {
        if let Some(known) = forms.of[index].and_then(|form| full.get_mut(&form))
            && reading.span.of(document.text()).contains(' ')
        {
            known.push(index);
        }
    }
    for sense in groups.iter_mut().flat_map(|(_, senses)| senses) {
        sense.full = sense.form.and_then(|form| full.get(&form).cloned()).unwrap_or_default();
    }
    by_entry
}

/// Chooses the body that each mention means.
fn settle(
    nearby: &mut Nearby<'_>,
    explained: &FxHashMap<usize, u32>,
    by_entry: &mut FxHashMap<EntryId, u32>,
    forms: &mut Forms<'_>,
    mentions: &[usize],
    senses: &mut [Sense],
) {
    /// Points for what the tables' rules took it for, and for what the mention before it in the paragraph means.
    const AS_READ: i32 = 1;
    const CARRIED: i32 = 4;
    const OTHER: i32 = -16;
    let mut last: Option<(usize, usize)> = None;
    for &index in mentions {
        let entry = forms.of[index].and_then(|form| forms.list[form as usize].entry);
        let told = explained.get(&index).and_then(|form| senses.iter().position(|sense| sense.form == Some(*form)));
        let carried = last.filter(|(before, _)| nearby.paragraph(*before) == nearby.paragraph(index));
        let is_other = nearby.is_other(index);
        let mut points = |at: usize| {
            let is_read = senses[at].entry.is_some() && senses[at].entry == entry;
            let is_carried = carried.is_some_and(|(_, sense)| sense == at);
            let is_another = is_other && last.is_some_and(|(_, sense)| sense == at);
            score(nearby, &senses[at], senses, index)
                + if is_read { AS_READ } else { 0 }
                + if is_another {
                    OTHER
                } else if is_carried {
                    CARRIED
                } else {
                    0
                }
        };
        // Of equals the one that the tables have first.
        let scored = || (0..senses.len()).rev().max_by_key(|at| points(*at)).unwrap_or_default();
        let meant = told.unwrap_or_else(scored);
        let mut add =
            |entry| forms.add(nearby.document, &Form::new(Kind::Organization, entry, nearby.resolved[index].span));
        let form = match (senses[meant].form, senses[meant].entry) {
            (Some(form), _) => form,
            // Another of its acronyms may have been settled before.
            (None, Some(entry)) => *by_entry.entry(entry).or_insert_with(|| add(Some(entry))),
            (None, None) => add(None),
        };
        senses[meant].form = Some(form);
        forms.of[index] = Some(form);
        last = Some((index, meant)).filter(|_| !nearby.is_credit(index));
    }
}

/// By the mention of an acronym, the form of the name by which the text explains it there.
fn explained(
    document: &Document<'_>,
    definitions: &[Definition],
    resolved: &[Resolved],
    forms: &Forms<'_>,
) -> FxHashMap<usize, u32> {
    let pair = |Definition { long, short }: &Definition| {
        let long = reading_at(resolved, document.span_of(long.clone()).end, Side::End)?;
        let short = reading_at(resolved, document.tokens()[*short].span.start, Side::Start)?;
        Some((short, forms.of[long]?))
    };
    // The letters may be of another language's name.
    let outer = || resolved.iter().enumerate().filter(|(_, reading)| !reading.nested);
    let glossed = |((long, before), (short, reading)): ((usize, &Resolved), (usize, &Resolved))| {
        let long = forms.of[long].filter(|long| 1 < forms.words(*long).len())?;
        let is_organization = forms.list[long as usize].kind == Kind::Organization;
        glossed(document.text(), before.span, reading.span).filter(|_| is_organization).map(|_| (short, long))
    };
    let in_brackets = outer().zip(outer().skip(1)).filter_map(glossed);
    in_brackets.chain(definitions.iter().filter_map(pair)).collect()
}

#[cfg(test)]
mod tests {
    /// Asserts which mentions of "BGF" are one body's, each as the number of the first one of it.
    fn check(text: &str, expected: &[usize]) {
        let analysis = crate::analyze(text);
        let of: Vec<_> = analysis.mentions.iter().filter(|m| m.span.of(text) == "BGF").map(|m| m.entity).collect();
        let first = of.iter().map(|entity| of.iter().position(|other| other == entity).unwrap_or_default());
        assert_eq!(first.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn an_acronym_of_two_bodies_is_the_one_s_that_its_item_explains() {
        let items =
            "The Banana Growers' Front (BGF) met. The BGF is old.\n\nThe Bus Guards' Fund (BGF) met. The BGF is new.";
        check(items, &[0, 0, 2, 2]);
        let foreign = "The Banana Growers' Front (BGF) met.\n\nThe Gizmo Zebra Lovers' Fund (BGF) met. The BGF is new.";
        check(foreign, &[0, 1, 1]);
        let dash =
            "BGF – the Banana Growers' Front – met.\n\nIn town the BGF, the Bus Guards' Fund, met. The BGF is new.";
        check(dash, &[0, 1, 1]);
    }

    #[test]
    fn an_acronym_explained_twice_alike_is_one_body_s() {
        let twice = "The Banana Growers' Front (BGF) met. The BGF is old.\n\nThe Banana Growers' Front (BGF) met. The BGF is new.";
        check(twice, &[0, 0, 0, 0]);
        check("The Banana Growers' Front (BGF) met.\n\nThe BGF is old. The Bus Guards' Fund met.", &[0, 0]);
    }

    /// Asserts whose the mentions of an acronym are, each by the beginning of the entity's name.
    fn whose(acronym: &str, text: &str, expected: &[&str]) {
        let analysis = crate::analyze(text);
        let of = analysis.mentions.iter().filter(|mention| mention.span.of(text) == acronym);
        let names = of.filter_map(|mention| Some(analysis.entities[mention.entity? as usize].name.as_str()));
        let names: Vec<_> = names.collect();
        let is_right = names.len() == expected.len() && names.iter().zip(expected).all(|(a, b)| a.starts_with(b));
        assert!(is_right, "{text}: {names:?}");
    }

    #[test]
    fn each_mention_of_an_acronym_is_the_body_s_for_which_most_speaks_there() {
        let banks = "The European Central Bank met.\n\nIn Leeds the England and Wales Cricket Board sacked a coach. The players \
                     blame the ECB.\n\nThe ECB rate stays, and so does inflation.";
        whose("ECB", banks, &["England", "European"]);
        let credit = "The Australian Federal Police searched a house. \"I saw it,\" a neighbour told AFP. The AFP took two boxes.";
        whose("AFP", credit, &["Agence", "Australian"]);
        let other = "The International Criminal Court wants him. The ICC has asked twice. The other ICC pays umpires.";
        whose("ICC", other, &["International Criminal", "International Cricket"]);
        let own = "The Mokopane Dairy Cooperative, or MDC, sells milk.\n\nIn Zimbabwe the Movement for Democratic Change lost. \
                   The MDC blames the police.\n\nMilk is dear. The MDC has none.";
        whose("MDC", own, &["Mokopane", "Movement", "Mokopane"]);
        let headline = "KPA to open an office\n\nThe Kisumu Pilots Association will open an office. The KPA is rich.";
        whose("KPA", headline, &["Kisumu", "Kisumu"]);
        whose("BNP", "BNP Paribas lends euros. BNP, as its bankers call it, is French.", &["BNP Paribas"]);
        let described =
            "The FSB, Russia's security service, arrested a man. The Financial Stability Board said nothing.";
        whose("FSB", described, &["Federal"]);
    }

    #[test]
    fn a_body_of_a_common_name_is_of_the_text_s_own_country() {
        whose("Senate", "BRASÍLIA — The Senate voted. Brazil has waited, and Brazilian workers cheered.", &["Senate"]);
        whose("Senate", "WASHINGTON — The Senate voted, and Brazil waits. The US has time.", &["United States"]);
        let nepal = "The Election Commission of Nepal met in Kathmandu, and the Election Commission wants observers from India.";
        whose("Election Commission", nepal, &["Election Commission of Nepal"]);
    }

    #[test]
    fn a_stray_word_makes_no_other_body_of_what_the_text_names_in_full() {
        whose("ECB", "The European Central Bank met. It was a match of wits, and the ECB won.", &["European"]);
        whose(
            "ICC",
            "The International Criminal Court sat. \"We play by the rules,\" the ICC said.",
            &["International Criminal"],
        );
        let two =
            "The Press Trust of India reported a strike. PTI stands by its story.\n\nAn aide of the party told PTI so.";
        whose("PTI", two, &["Press", "Press"]);
    }
}
