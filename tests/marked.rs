//! News with every mark in place, and texts that must stay without any.
//!
//! `tests/corpus/marked/*.txt` are input and expectation in one: `[surface|what it is]`, names inside of names in brackets
//! of their own. `UPDATE_EXPECT=1` writes the files anew, never where `CI` is set. `tests/corpus/empty/*.txt` are plain.

#![allow(clippy::unwrap_used, reason = "a failing test may say so by unwrapping")]

use std::fs;
use std::path::{Path, PathBuf};

use newsmark::figure::{Figure, Quantity};
use newsmark::{Analysis, Mention, analyze};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_mark_is_where_the_file_has_it() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    assert!(!update || std::env::var_os("CI").is_none(), "expectations are not rewritten in CI");
    let mut wrong = Vec::new();
    for file in files("marked") {
        let expected = fs::read_to_string(&file).unwrap();
        let text = unmarked(&expected);
        let found = marked(&text, &analyze(&text));
        if update {
            fs::write(&file, &found).unwrap();
        } else if found != expected {
            wrong.push(format!("{}:\n{}", file.display(), difference(&expected, &found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_marked_where_nothing_is() {
    let mut wrong = Vec::new();
    for file in files("empty") {
        let text = fs::read_to_string(&file).unwrap();
        let found = marked(&text, &analyze(&text));
        if found != text {
            wrong.push(format!("{}:\n{}", file.display(), difference(&text, &found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn as_many_files_stay_empty_as_are_marked() {
    assert!(files("marked").len() <= files("empty").len());
    assert!(files("marked").iter().all(|file| fs::read_to_string(file).unwrap().contains('|')));
    assert!(files("empty").iter().all(|file| !fs::read_to_string(file).unwrap().contains('|')));
}

/// The text without its marks.
fn unmarked(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', '|']) {
        text.push_str(&rest[..at]);
        let is_tag = rest[at..].starts_with('|');
        let skipped = if is_tag { rest[at..].find(']').expect("a mark ends with a bracket") } else { 0 };
        rest = &rest[at + skipped + 1..];
    }
    text + rest
}

/// The text with its marks.
fn marked(text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut open: Vec<&Mention> = Vec::new();
    let mut at = 0;
    for mention in &analysis.mentions {
        close(text, analysis, &mut out, &mut open, &mut at, mention.span.start);
        out.push_str(&text[at as usize..mention.span.start as usize]);
        at = mention.span.start;
        out.push('[');
        open.push(mention);
    }
    close(text, analysis, &mut out, &mut open, &mut at, u32::MAX);
    out + &text[at as usize..]
}

/// Closes the marks that end up to byte `until`.
fn close(text: &str, analysis: &Analysis, out: &mut String, open: &mut Vec<&Mention>, at: &mut u32, until: u32) {
    while let Some(mention) = open.pop_if(|mention| mention.span.end <= until) {
        out.push_str(&text[*at as usize..mention.span.end as usize]);
        *at = mention.span.end;
        out.push_str(&format!("|{}]", label(text, analysis, mention)));
    }
}

fn label(text: &str, analysis: &Analysis, mention: &Mention) -> String {
    if let Some(figure) = mention.figure {
        return figure_label(text, &analysis.figures[figure as usize]);
    }
    let entity = &analysis.entities[mention.entity.unwrap() as usize];
    let form = mention.via.map_or("", |via| via.name());
    let form = if form == "name" { "" } else { form };
    let slash = if form.is_empty() { "" } else { "/" };
    let stands_for = mention.stands_for.as_ref().map(|code| format!("={code}")).unwrap_or_default();
    format!("{}{slash}{form}{stands_for}", entity.id)
}

fn figure_label(text: &str, figure: &Figure) -> String {
    let amount = match figure.quantity {
        Quantity::Value(value) => value.to_string(),
        Quantity::Range { min, max } => format!("{min}..{max}"),
        Quantity::Score(left, right) => format!("{left}-{right}"),
    };
    let parts = [
        Some(figure.kind.name().to_owned()),
        Some(amount),
        figure.unit.map(str::to_owned),
        figure.currency.map(str::to_owned),
        figure.counted.map(|counted| format!("of {}", counted.of(text))),
        figure.claimant.map(|claimant| format!("by {}", claimant.span.of(text))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The lines that differ, expected before found.
fn difference(expected: &str, found: &str) -> String {
    let pairs = expected.lines().zip(found.lines()).filter(|(a, b)| a != b);
    pairs.map(|(a, b)| format!("- {a}\n+ {b}")).collect::<Vec<_>>().join("\n")
}
