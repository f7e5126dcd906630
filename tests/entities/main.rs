//! Entities over annotated news of our own writing: who is marked, as whom, and which mentions are the same one.
//!
//! `cargo test --test entities -- --nocapture` prints the numbers, and the errors of the texts that may be tuned on.
//! `tests/corpus/entities/README.md` says how the texts are marked and scored.

#![allow(clippy::unwrap_used, reason = "a failing test may say so by unwrapping")]
#![allow(unreachable_pub, reason = "nothing of a test is reachable")]

mod amount;
mod count;
mod figures;
mod markup;
mod names;

use std::path::{Path, PathBuf};

use count::Measure::{self, F1, Precision, Recall};
use count::Scores;

/// What is printed: a count, how it is read, and the per cent that the halves, `dev` and `test`, may not fall below.
const MEASURES: [(&str, Measure, [f64; 2]); 22] = [
    ("organization", F1, [95.5, 92.0]),
    ("country", F1, [97.5, 96.5]),
    ("person", F1, [95.0, 91.5]),
    ("place", F1, [96.0, 95.0]),
    ("nested", Recall, [91.0, 88.0]),
    ("codes", Recall, [98.0, 97.5]),
    ("via", Recall, [95.0, 95.0]),
    ("stands_for", Precision, [98.0, 96.0]),
    ("stands_for", Recall, [96.0, 90.0]),
    ("same entity", Precision, [94.0, 89.5]),
    ("same entity", Recall, [94.0, 89.0]),
    ("same entity", F1, [94.0, 89.5]),
    ("linked", F1, [96.5, 94.0]),
    ("figure overlap", F1, [96.0, 96.0]),
    ("figure exact", F1, [93.5, 93.0]),
    ("value", Recall, [97.0, 96.5]),
    ("kind", Recall, [95.5, 93.0]),
    ("currency", Recall, [95.0, 93.0]),
    ("op", Recall, [90.0, 90.0]),
    ("counted", Recall, [89.0, 82.0]),
    ("claimant", Recall, [85.0, 83.0]),
    ("clean", Recall, [84.0, 80.0]),
];

#[test]
fn no_number_falls_below_its_floor() {
    let (dev, test) = (score("dev"), score("test"));
    for error in &dev.errors {
        println!("{error}");
    }
    println!("\n{:26}{:>6}{:>8}{:>6}{:>8}", "", "dev", "of", "test", "of");
    let mut fallen = Vec::new();
    for (name, measure, floors) in MEASURES {
        let [a, b] = [&dev, &test].map(|half| half.get(name).percent(measure));
        println!("{name:14} {measure:11?}{a:6.1}{:8}{b:6.1}{:8}", dev.get(name).gold, test.get(name).gold);
        if a < floors[0] || b < floors[1] {
            fallen.push(format!("{name} {measure:?}: {a:.1} and {b:.1}, below {floors:?}"));
        }
    }
    assert!(fallen.is_empty(), "{fallen:#?}");
}

/// People paste and type pieces: every line of `dev` is cut at each word, for a rule that looks one word too far is found by a
/// text that ends there. A panic fails the test; it names the piece.
#[test]
fn a_text_may_begin_and_end_anywhere() {
    for case in markup::read_folder(&folder("dev")) {
        for line in case.text.lines() {
            let words = line.match_indices(' ').map(|(at, _)| at).chain([line.len()]);
            for piece in words.flat_map(|at| [&line[..at], &line[at..]]) {
                let result = std::panic::catch_unwind(|| newsmark::analyze(piece));
                assert!(result.is_ok(), "{}: {piece:?}", case.name);
            }
        }
    }
}

fn folder(half: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/entities").join(half)
}

fn score(half: &str) -> Scores {
    let mut scores = Scores::default();
    for case in markup::read_folder(&folder(half)) {
        let analysis = newsmark::analyze(&case.text);
        if case.gold.is_empty() {
            scores.ask("clean", analysis.mentions.is_empty());
        }
        names::score(&case, &analysis, &mut scores);
        figures::score(&case, &analysis, &mut scores);
    }
    scores
}
