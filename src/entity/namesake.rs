//! Acronyms that one text has for several bodies, as news in brief does: where each item explains its own, that is meant there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronym::{Side, glossed, reading_at};
use super::form::Forms;
use super::{Kind, Resolved};
use crate::recognize::Definition;
use crate::text::{Document, TokenKind};

/// Takes a mention of an acronym that is two bodies' for the one that its paragraph has named so before, or, where the text
/// explains both, for the one that it explained last. Returns the indexes of the readings so settled.
pub(super) fn by_paragraph(
    document: &Document<'_>,
    definitions: &[Definition],
    resolved: &[Resolved],
    forms: &mut Forms<'_>,
) -> FxHashSet<usize> {
    let mut settled = FxHashSet::default();
    let mut mentions: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, reading) in resolved.iter().enumerate() {
        let surface = reading.span.of(document.text());
        let is_acronym = 1 < surface.len() && surface.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_organization = |form: u32| forms.list[form as usize].kind == Kind::Organization;
        if is_acronym && forms.of[index].is_some_and(is_organization) {
            mentions.entry(surface).or_default().push(index);
        }
    }
    mentions.retain(|_, mentions| 1 < mentions.len());
    if mentions.is_empty() {
        return settled;
    }
    let explained = explained(document, definitions, resolved, forms);
    let starts = document.paragraph_starts();
    let paragraph = |index: usize| {
        let token = document.token_at(resolved[index].span.start) as u32;
        starts.partition_point(|start| *start <= token)
    };
    for mentions in mentions.into_values() {
        let of_two = |forms: &[u32]| forms.iter().any(|form| *form != forms[0]);
        let told: Vec<_> = mentions.iter().filter_map(|index| explained.get(index).copied()).collect();
        let as_read: Vec<_> = mentions.iter().filter_map(|index| forms.of[*index]).collect();
        let is_explained = of_two(&told);
        if !is_explained && !of_two(&as_read) {
            continue;
        }
        let mut last: Option<(usize, u32)> = None;
        for (index, read) in mentions.into_iter().zip(as_read) {
            let here = paragraph(index);
            let meant = match (explained.get(&index), last) {
                (Some(long), _) if is_explained => *long,
                (None, Some((before, form)))
                    if (before == here || is_explained) && !has_owner(document, resolved, index) =>
                {
                    form
                }
                _ => read,
            };
            forms.of[index] = Some(meant);
            last = Some((here, meant));
            settled.insert(index);
        }
    }
    settled
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

/// True of a mention behind a possessive or an adjective of a country: "Russia's FSB".
fn has_owner(document: &Document<'_>, resolved: &[Resolved], index: usize) -> bool {
    let first = document.token_at(resolved[index].span.start);
    let Some(before) = document.before(first) else { return false };
    let token = document.tokens()[before];
    token.kind == TokenKind::Clitic
        || resolved[..index].last().is_some_and(|reading| reading.span.end == token.span.end)
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
}
