use serde::Serialize;

use crate::text::Span;

/// An amount, and all that its sentence says of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The amount itself, without approximator and counted noun, in bytes.
    pub span: Span,
    /// What is measured.
    pub kind: FigureKind,
    /// How much.
    pub quantity: Quantity,
    /// Canonical unit: "%", "pp", "bp", "year", "km", …
    pub unit: Option<&'static str>,
    /// ISO 4217 code of an amount of money.
    pub currency: Option<&'static str>,
    /// What a rate is taken per, as the text has it ("barrel", "100,000 live births").
    pub per: Option<Span>,
    /// True of "hundreds", "dozens", "tens of thousands".
    pub vague: bool,
    /// From where, to where or by how much something changed.
    pub role: Option<Role>,
    /// True if the sentence denies it.
    pub neg: bool,
    /// "nearly", "at least", "-odd".
    pub approx: Option<Approx>,
    /// The counted noun, with its modifiers, without a determiner.
    pub counted: Option<Span>,
    /// Who says so, in the same sentence.
    pub claimant: Option<Claimant>,
    /// The rule of the grammar that read it.
    pub rule: &'static str,
}

/// How much: a figure has exactly one of these.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Quantity {
    /// One stated amount.
    Value(f64),
    /// A stated or vague range, both ends included.
    Range {
        /// The lesser end.
        min: f64,
        /// The greater end.
        max: f64,
    },
    /// A result, in the order of the text.
    Score(f64, f64),
}

/// What a figure measures: the closed set of kinds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each is the guideline's term")]
pub enum FigureKind {
    Count,
    Money,
    Percent,
    Measure,
    Duration,
    Age,
    Fraction,
    Ratio,
    Multiple,
    Score,
    Ordinal,
    Number,
}

impl FigureKind {
    /// The kind's name in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Measure => "measure",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Fraction => "fraction",
            Self::Ratio => "ratio",
            Self::Multiple => "multiple",
            Self::Score => "score",
            Self::Ordinal => "ordinal",
            Self::Number => "number",
        }
    }
}

/// The part of a change that a figure is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The old amount.
    From,
    /// The new amount.
    To,
    /// The difference.
    By,
}

/// A word that loosens or bounds the stated amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Approx {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub op: Approximator,
}

/// What an approximator says of the stated amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
pub enum Approximator {
    /// "about"
    #[serde(rename = "~")]
    About,
    /// "nearly"
    #[serde(rename = "<~")]
    Nearly,
    /// "at least"
    #[serde(rename = ">=")]
    AtLeast,
    /// "more than"
    #[serde(rename = ">")]
    MoreThan,
    /// "up to"
    #[serde(rename = "<=")]
    AtMost,
    /// "fewer than"
    #[serde(rename = "<")]
    LessThan,
}

/// Who says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claimant {
    /// The source's noun phrase.
    pub span: Span,
    /// The word by which it speaks ("claims").
    pub cue: Span,
    /// How it speaks.
    pub stance: Stance,
}

/// How a source speaks of an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// said, according to
    Assert,
    /// claims, insists
    Claim,
    /// estimates
    Estimate,
    /// denied
    Deny,
    /// pledged, announced
    Commit,
    /// demanded
    Demand,
}

impl Stance {
    /// The stance's name in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assert => "assert",
            Self::Claim => "claim",
            Self::Estimate => "estimate",
            Self::Deny => "deny",
            Self::Commit => "commit",
            Self::Demand => "demand",
        }
    }
}
