//! The corpus: each file is a text of our own writing and, below a line of dashes, all that newsmark says of it.
//!
//! `UPDATE_EXPECT=1 cargo test --test corpus` writes what newsmark says now below the dashes; read the difference before
//! you commit it. A file whose name starts with `none-` must stay empty below the dashes.

#![allow(clippy::unwrap_used, reason = "a failing test may say so by unwrapping")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use newsmark::analyze;
use newsmark::export::{FigureRecord, MentionRecord, OffsetUnit, record};

/// Parts the text from what is expected of it.
const DASHES: &str = "\n----\n";

#[test]
fn texts_are_marked_as_expected() {
    let updates = env::var_os("UPDATE_EXPECT").is_some();
    assert!(!(updates && env::var_os("CI").is_some()), "CI doesn't rewrite what it expects");
    let wrong: Vec<String> = files().iter().filter_map(|file| check(file, updates)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn as_many_texts_stay_empty_as_are_marked() {
    let files = files();
    let empty = files.iter().filter(|file| is_negative(file)).count();
    assert!(files.len() <= 2 * empty, "{empty} of {} files must stay empty", files.len());
}

/// What is wrong with `file`, if anything is.
fn check(file: &Path, updates: bool) -> Option<String> {
    let content = fs::read_to_string(file).unwrap();
    let (text, expected) = content.split_once(DASHES).expect("a file has a line of dashes below its text");
    let found = describe(text);
    let name = file.file_name().unwrap().to_string_lossy();
    if is_negative(file) && !found.is_empty() {
        return Some(format!("{name}: nothing is to be marked, but:\n{found}"));
    }
    if found == expected {
        return None;
    }
    if updates {
        fs::write(file, format!("{text}{DASHES}{found}")).unwrap();
        return None;
    }
    Some(format!("{name}:\n{}", difference(expected, &found)))
}

/// A line for each mention; one inside of another is indented.
fn describe(text: &str) -> String {
    let analysis = analyze(text);
    let lines = record(text, &analysis, OffsetUnit::Utf8).mentions.into_iter().map(|mention| line(&mention));
    lines.collect()
}

fn line(mention: &MentionRecord) -> String {
    let mut line = String::from(if mention.nested { "  " } else { "" });
    let surface = mention.at.text.replace(['\n', '\r'], " ");
    match &mention.figure {
        Some(figure) => write!(line, "figure {surface}: {}", meaning(figure)).unwrap(),
        None => write!(line, "{surface}: {}", mention.entity.unwrap_or("?")).unwrap(),
    }
    if let Some(via) = mention.via {
        write!(line, " by {}", format!("{via:?}").to_lowercase()).unwrap();
    }
    if let Some(code) = mention.stands_for {
        write!(line, " for {code}").unwrap();
    }
    line + "\n"
}

/// Kind and amount of a figure, and each attribute that it has.
fn meaning(figure: &FigureRecord) -> String {
    let mut parts = vec![format!("{:?}", figure.kind).to_lowercase()];
    let range = figure.min.zip(figure.max).map(|(min, max)| format!("{min}..{max}"));
    parts.extend(figure.value.map(|value| value.to_string()));
    parts.extend(range);
    parts.extend(figure.score.map(|[ours, theirs]| format!("{ours}-{theirs}")));
    parts.extend(figure.unit.map(str::to_owned));
    parts.extend(figure.currency.map(str::to_owned));
    parts.extend(figure.per.map(|per| format!("per \"{}\"", per.text)));
    parts.extend(figure.role.map(|role| format!("{role:?}").to_lowercase()));
    parts.extend(figure.vague.then(|| "vague".to_owned()));
    parts.extend(figure.neg.then(|| "denied".to_owned()));
    parts.extend(figure.approx.map(|approx| format!("{:?} \"{}\"", approx.op, approx.at.text)));
    parts.extend(figure.counted.map(|counted| format!("of \"{}\"", counted.text)));
    parts.extend(figure.claimant.map(|source| format!("{:?} by \"{}\"", source.stance, source.at.text)));
    parts.join(", ")
}

/// The lines of which only one side has a copy.
fn difference(expected: &str, found: &str) -> String {
    let missing = expected.lines().filter(|line| !found.lines().any(|other| other == *line));
    let wrong = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
    let lines =
        missing.map(|line| format!("  missing: {line}")).chain(wrong.map(|line| format!("  not expected: {line}")));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_negative(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("none-"))
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files
}
