use rustc_hash::FxHashMap;
use std::sync::LazyLock;

use super::fold_hash;

/// How an abbreviation behaves before white space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// A name or number follows ("Gen."): it never ends a sentence.
    Before,
    /// It follows a name ("Inc.", "Calif.", "a.m."): it may end a sentence.
    After,
    /// The same, of a form that most texts write without a point ("Ltd", "LLC"): a full stop behind it is the sentence's.
    Form,
}

/// The longest abbreviation of the table, in bytes: longer words need no look-up.
const LONGEST: usize = 8;

/// By the hash of the word: its class, and whether it takes a capital.
static TABLE: LazyLock<FxHashMap<u32, (Abbreviation, bool)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/abbreviations.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let word = columns.next()?;
        let class = match columns.next()? {
            "before" => Abbreviation::Before,
            "form" => Abbreviation::Form,
            _ => Abbreviation::After,
        };
        Some((fold_hash(word), (class, word.starts_with(char::is_uppercase))))
    })
    .collect()
});

/// The class of `word`, written without its final point, if the table has it as it is written: "Sen", not "sen".
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    find(word)
        .filter(|(_, takes_capital)| !takes_capital || word.starts_with(char::is_uppercase))
        .map(|(class, _)| class)
}

/// True if the table has the word, whatever its capitals: before a number, "no" and "vol" are abbreviations.
pub(super) fn is_abbreviation_before_number(word: &str) -> bool {
    find(word).is_some_and(|(class, _)| class == Abbreviation::Before)
}

fn find(word: &str) -> Option<(Abbreviation, bool)> {
    if LONGEST < word.len() {
        return None;
    }
    TABLE.get(&fold_hash(word)).copied()
}
