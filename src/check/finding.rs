use std::fmt;

use serde::Serialize;

use crate::text::Span;

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// The place to look at, in bytes.
    pub span: Span,
    /// Other places that it has to do with, in bytes.
    pub related: Vec<Span>,
    /// What doesn't fit, in one sentence.
    pub message: String,
}

/// A question that an editor asks of a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// An acronym that the text never explains, and that not every reader knows.
    AcronymUnexplained,
    /// An acronym that is used before it is explained.
    AcronymExplainedLate,
    /// One entity under several spellings.
    Spelling,
    /// A person who is first named without a first name.
    FirstReference,
    /// The same name for two entities.
    Homograph,
    /// Two figures for the same thing that can't both be right.
    Contradiction,
    /// Parts that don't add up to the stated whole.
    Sum,
    /// A change that isn't the difference of what it changes from and to, and a share that isn't the per cent beside it.
    Change,
}

impl Check {
    /// All checks.
    pub const ALL: [Self; 8] = [
        Self::AcronymUnexplained,
        Self::AcronymExplainedLate,
        Self::Spelling,
        Self::FirstReference,
        Self::Homograph,
        Self::Contradiction,
        Self::Sum,
        Self::Change,
    ];

    /// The check's name in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AcronymUnexplained => "acronym-unexplained",
            Self::AcronymExplainedLate => "acronym-explained-late",
            Self::Spelling => "spelling",
            Self::FirstReference => "first-reference",
            Self::Homograph => "homograph",
            Self::Contradiction => "contradiction",
            Self::Sum => "sum",
            Self::Change => "change",
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
