use std::fmt;

use serde::Serialize;

use crate::dictionary::{Action, Place};
use crate::figure::Figure;
use crate::lexicon::EntryId;
use crate::text::Span;

/// What a mention is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A named organization: company, party, armed group, ministry, union of states, medium, team.
    Organization,
    /// A sovereign state, by any of its names; and Taiwan, Palestine and Kosovo.
    Country,
    /// An amount that a reader could compare, add up or check.
    Figure,
    /// A named person.
    Person,
    /// Any other place: city, province, region, sea, building.
    Place,
}

impl Kind {
    /// All kinds, in the order in which a summary lists them.
    pub const ALL: [Self; 5] = [Self::Organization, Self::Country, Self::Figure, Self::Person, Self::Place];

    /// The kind's name in every output: "organization", "country", "figure", "person" or "place".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Country => "country",
            Self::Figure => "figure",
            Self::Person => "person",
            Self::Place => "place",
        }
    }

    /// The kind of this [`name`](Self::name).
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The id of a thing of this kind: "country:PK".
    pub(crate) fn id(self, tail: &str) -> String {
        [self.name(), ":", tail].concat()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// By which form a country is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// "Pakistan", "Burma"
    Name,
    /// "UK", "U.S."
    Abbreviation,
    /// "Afghan", "Germans"
    Demonym,
}

impl Via {
    /// The form's name in every output: "name", "abbreviation" or "demonym".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Abbreviation => "abbreviation",
            Self::Demonym => "demonym",
        }
    }
}

/// What a recognizer proposes. Candidates may overlap and contradict each other: [`resolve`](super) judges.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// Where, without a leading article, titles or the possessive 's.
    pub span: Span,
    /// What it would be.
    pub proposal: Proposal,
    /// The recognizer's belief, from 0 to 1, that a careful reader would mark exactly this.
    pub confidence: f32,
    /// Why.
    pub evidence: Evidence,
}

/// What a candidate would be.
#[derive(Clone, PartialEq, Debug)]
pub enum Proposal {
    /// A name.
    Name {
        /// Of what.
        kind: Kind,
        /// By which form, of a country.
        via: Option<Via>,
        /// The entry of the lexicon that it names, where a table has it.
        entry: Option<EntryId>,
    },
    /// An amount.
    Figure(Box<Figure>),
}

/// Why something is marked, as data; the page and the program put it into words.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum Evidence {
    /// A table lists the surface.
    Table {
        /// The entry that it names.
        entry: EntryId,
    },
    /// The form of the name tells: a head ("Ministry of"), a suffix ("Inc."), a title before it.
    Shape {
        /// The word or words that told, in the text.
        cue: Span,
    },
    /// The text defines the name elsewhere ("Tehreek-e-Taliban Pakistan (TTP)").
    Definition {
        /// Where.
        at: Span,
    },
    /// A word beside it tells.
    Context {
        /// The word, in the text.
        cue: Span,
    },
    /// The statistical tagger.
    Model {
        /// Its calibrated probability, from 0 to 1.
        probability: f32,
    },
    /// An entry of the user's dictionaries.
    Dictionary {
        /// Which one.
        #[serde(flatten)]
        place: Place,
        /// What it did.
        action: Action,
    },
    /// A rule of the figure grammar.
    Rule {
        /// Its name.
        name: &'static str,
    },
}
