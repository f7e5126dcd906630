use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Check, Finding, Scene};
use crate::entity::{Entity, Kind, Mention, Via, are_variants};
use crate::lexicon::slug;
use crate::text::{Span, fold};

/// Entities that the text spells in several ways, and names that look like two spellings of one.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Finding> {
    let entities = &scene.analysis.entities;
    let mut findings: Vec<_> = entities.iter().flat_map(|entity| within(scene, entity)).collect();
    findings.extend(entities.iter().filter_map(|entity| surname(scene, entity)));
    findings.extend(across(scene));
    findings
}

/// A way to spell a name: capitals and the form of an apostrophe make no other.
struct Spelling {
    first: Span,
    count: usize,
}

/// Spellings of one entity that sound alike, or differ in accents, hyphens and points only.
fn within(scene: &Scene<'_>, entity: &Entity) -> Vec<Finding> {
    // A name of more words is no spelling but a longer form: "Wang" and "Wang Yi" sound alike, for vowels don't count.
    let mut by_sound: BTreeMap<(usize, String), BTreeMap<String, Spelling>> = BTreeMap::new();
    let names = scene.mentions(entity).filter(|mention| mention.via != Some(Via::Demonym));
    for mention in names {
        let surface = scene.text_of(mention.span);
        let spelling = surface.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = scene.words(mention.span).count();
        let known = by_sound.entry((length, sound(surface))).or_default().entry(fold(&spelling).into_owned());
        known.or_insert(Spelling { first: mention.span, count: 0 }).count += 1;
    }
    by_sound.into_values().filter_map(|spellings| inconsistent(scene, spellings.into_values().collect())).collect()
}

/// The rarest spelling is the finding; of two as frequent, the later one.
fn inconsistent(scene: &Scene<'_>, mut spellings: Vec<Spelling>) -> Option<Finding> {
    let last_first = |spelling: &Spelling| (spelling.count as u64) << 32 | u64::from(!spelling.first.start);
    spellings.sort_by_cached_key(last_first);
    let (rarest, others) = spellings.split_first().filter(|(_, others)| !others.is_empty())?;
    let list: Vec<_> = others.iter().map(|other| format!("\"{}\"", scene.text_of(other.first))).collect();
    Some(Finding {
        check: Check::Spelling,
        span: rarest.first,
        related: others.iter().map(|other| other.first).collect(),
        message: format!(
            "\"{}\" is spelled {} elsewhere in the text.",
            scene.text_of(rarest.first),
            list.join(" and ")
        ),
    })
}

/// "Volodymyr Zelensky" and later "Zelenskyy": a surname alone that is no full name's.
fn surname(scene: &Scene<'_>, entity: &Entity) -> Option<Finding> {
    let last_word = |span: Span| scene.document.tokens_in(span).next_back().map(|at| scene.document.tokens()[at].span);
    let is_full = |mention: &&Mention| 1 < scene.words(mention.span).count();
    let mentions: Vec<_> = scene.mentions(entity).filter(|_| entity.kind == Kind::Person).collect();
    let full: Vec<_> = mentions.iter().copied().filter(is_full).filter_map(|full| last_word(full.span)).collect();
    let folded = |span: Span| fold(scene.text_of(span)).into_owned();
    let is_other = |alone: Span, full: Span| {
        folded(alone) != folded(full) && are_variants(scene.text_of(alone), scene.text_of(full))
    };
    mentions.iter().filter(|mention| !is_full(mention)).find_map(|alone| {
        let is_known = full.iter().any(|full| folded(*full) == folded(alone.span));
        let other = *full.iter().find(|full| !is_known && is_other(alone.span, **full))?;
        Some(Finding {
            check: Check::Spelling,
            span: alone.span,
            related: vec![other],
            message: format!(
                "\"{}\" is spelled \"{}\" elsewhere in the text.",
                scene.text_of(alone.span),
                scene.text_of(other)
            ),
        })
    })
}

/// People and organizations of several words whose names differ in a vowel or a doubled letter.
fn across(scene: &Scene<'_>) -> Vec<Finding> {
    let mut by_sound: FxHashMap<(Kind, String), (&Entity, &Mention)> = FxHashMap::default();
    let mut findings = Vec::new();
    let named =
        scene.analysis.entities.iter().filter(|entity| matches!(entity.kind, Kind::Person | Kind::Organization));
    for entity in named {
        let Some(full) = scene.mentions(entity).find(|mention| 1 < scene.words(mention.span).count()) else { continue };
        let surface = scene.text_of(full.span);
        let Some(&(other, first)) = by_sound.get(&(entity.kind, sound(surface))) else {
            by_sound.insert((entity.kind, sound(surface)), (entity, full));
            continue;
        };
        let name = scene.text_of(first.span);
        // People may differ in little: "John" and "Joan" are two.
        let is_doubtful = entity.kind != Kind::Person || are_variants(surface, name);
        if other.id != entity.id && is_doubtful && ends_alike(scene, first.span, full.span) {
            let (early, late) = if first.span < full.span { (first, full) } else { (full, first) };
            findings.push(Finding {
                check: Check::Spelling,
                span: late.span,
                related: vec![early.span],
                message: format!("\"{surface}\" and \"{name}\" may be two spellings of one name."),
            });
        }
    }
    findings
}

/// True if each word of two names ends in the same letter: "Mario" and "Maria" are two people.
fn ends_alike(scene: &Scene<'_>, a: Span, b: Span) -> bool {
    let last = |word: &str| word.chars().next_back().map(|c| c.to_lowercase().to_string());
    let (a, b): (Vec<_>, Vec<_>) = (scene.words(a).map(last).collect(), scene.words(b).map(last).collect());
    a == b
}

/// What is left of a name when it is written in another alphabet and back: its consonants, word by word.
///
/// Hyphens part words as spaces do, but a small word between them counts no more than the vowel it has.
fn sound(name: &str) -> String {
    let slug = slug(name);
    let mut sound = String::with_capacity(slug.len());
    for c in slug.chars() {
        let c = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' | '-' => continue,
            'q' | 'c' => 'k',
            'z' => 's',
            c => c,
        };
        if !sound.ends_with(c) {
            sound.push(c);
        }
    }
    if sound.chars().count() < 2 { slug.replace('-', "") } else { sound }
}
