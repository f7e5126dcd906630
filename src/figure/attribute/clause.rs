//! Where clauses begin and end, as far as marks and conjunctions show it.

use std::ops::Range;

use crate::figure::reader::Reader;
use crate::figure::vocabulary::Class;

/// The most tokens that a clause is looked through for its ends: longer ones are lists or no language.
const LONGEST: usize = 60;

/// The clause around token `at`: up to semicolons, and commas with a conjunction that sets one clause against another.
pub(super) fn around(reader: Reader<'_>, at: usize) -> Range<usize> {
    let first = at.saturating_sub(LONGEST).max(reader.start);
    let start = (first..at).rev().find(|index| is_break(reader, *index)).map_or(first, |index| index + 1);
    let last = (at + LONGEST).min(reader.end);
    let end = (at + 1..last).find(|index| is_break(reader, *index)).unwrap_or(last);
    start..end
}

/// The words that a source at the end of its sentence speaks of: all before it, up to a semicolon. What a clause's own
/// source says is nearer to it.
pub(super) fn before_last_word(reader: Reader<'_>, at: usize) -> Range<usize> {
    let first = at.saturating_sub(LONGEST).max(reader.start);
    let start = (first..at).rev().find(|index| reader.word(*index) == ";").map_or(first, |index| index + 1);
    start..at
}

/// True if nothing but marks stands between token `at` and the end of the sentence.
pub(super) fn ends_sentence(reader: Reader<'_>, at: usize) -> bool {
    reader.end <= at + 3 && (at..reader.end).all(|at| reader.stops(at))
}

/// True if a clause of its own begins behind the mark at `at`.
pub(super) fn is_break(reader: Reader<'_>, at: usize) -> bool {
    match reader.word(at) {
        ";" => true,
        "," | "—" | "–" | "--" => {
            reader.is_any(at + 1, &["while", "whereas", "although", "though", "but", "whilst", "yet"])
        }
        _ => false,
    }
}

/// The first token of the phrase that ends just before `end`: behind the mark, conjunction or clause word before it.
pub(super) fn phrase_start(reader: Reader<'_>, end: usize) -> usize {
    let first = end.saturating_sub(LONGEST / 2).max(reader.start);
    let stop = (first..end).rev().find(|at| is_mark(reader, *at) || is_opener(reader, *at));
    stop.map_or(first, |at| at + 1)
}

/// True for a mark that phrases do not go over. Glued ones join words, but for quotes and the long dash, which some houses
/// glue.
pub(super) fn is_mark(reader: Reader<'_>, at: usize) -> bool {
    matches!(
        reader.word(at),
        "," | ";" | ":" | "—" | "–" | "--" | "\"" | "“" | "”" | "(" | ")" | "." | "!" | "?" | "…" | "‘" | "•"
    ) && !(reader.glued(at) && reader.glued(at + 1) && !matches!(reader.word(at), "\"" | "“" | "”" | "—"))
}

/// True for a word that opens a clause: "that", "while", "because"; "after" and the like only where no amount follows.
fn is_opener(reader: Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Clause) && !reader.is_any(at, &["and", "as", "since", "after", "before", "until", "once"])
        || reader.is_any(at, &["that", "which"]) && !reader.is_any(at.wrapping_sub(1), &["said", "says"])
}

/// True for a word that can be the verb of a clause: an auxiliary, a listed form, or one in -ed behind a noun.
pub(super) fn is_verb(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    let past = word.ends_with("ed") && 3 < word.len() && reader.is_lower(at);
    let led =
        reader.had(at, Class::Determiner) || reader.had(at, Class::Possessive) || reader.had(at, Class::Preposition);
    reader.has(at, Class::Auxiliary) || !led && reader.is_lower(at) && (past || reader.has(at, Class::Verb))
}
