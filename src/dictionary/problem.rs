use std::fmt;

use serde::Serialize;

/// What is wrong with a dictionary, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problem {
    /// The entry's index, for [`Dictionary::rule`](super::Dictionary::rule); none if the file as a whole is meant.
    pub entry: Option<usize>,
    /// What the entry adds, denies, …, if that could be read.
    pub name: Option<String>,
    /// The line where the entry begins or, of an error in its JSON, where the error is; the first line is 1.
    pub line: usize,
    /// What is lost by it.
    pub severity: Severity,
    /// What is wrong, in words.
    pub message: String,
}

/// What is lost by a problem.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing: a field means nothing, and the entry holds without it; a comma is missing or too many.
    Warning,
    /// The entry, or a part of the file.
    Error,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(entry) = self.entry {
            write!(f, ", entry {}", entry + 1)?;
        }
        if let Some(name) = &self.name {
            // A name may be a whole text that somebody pasted.
            const LONGEST: usize = 80;
            let start = name.char_indices().nth(LONGEST).map(|(end, _)| &name[..end]);
            write!(f, " (\"{}{}\")", start.unwrap_or(name), start.map_or("", |_| "…"))?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Counts the lines of a text from front to back: once over it, however many lines are asked for.
pub(super) struct Lines<'s> {
    text: &'s str,
    offset: usize,
    line: usize,
}

impl<'s> Lines<'s> {
    /// Stands at the start of `text`.
    pub(super) const fn of(text: &'s str) -> Self {
        Self { text, offset: 0, line: 1 }
    }

    /// The line of a byte, which none before it was asked for comes after.
    pub(super) fn line_of(&mut self, at: usize) -> usize {
        if let Some(passed) = self.text.get(self.offset..at) {
            self.line += passed.matches('\n').count();
            self.offset = at;
        }
        self.line
    }
}
