use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::fields::Fields;
use crate::entity::Kind;

/// One dictionary: entries in order, of which a later one wins over an earlier one.
///
/// ```
/// use newsmark::dictionary::Dictionary;
/// let (dictionary, problems) = Dictionary::read(r#"{"entries": [{"deny": "Reading", "near": ["books"]}]}"#);
/// assert!(problems.is_empty());
/// assert_eq!(dictionary.entries().len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// All fields of the file but its entries, in order, as they were written.
    pub(super) head: Vec<(String, Box<RawValue>)>,
    pub(super) entries: Vec<Entry>,
    /// The JSON of all entries, as it was written: what is read and written again keeps its fields, the unknown ones too.
    pub(super) text: String,
}

/// One entry of a dictionary.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it asks for; none if it could not be read, which a [`Problem`](super::Problem) explains.
    pub rule: Option<Rule>,
    /// Where its JSON stands in the dictionary's text: a hundred thousand entries need no string each.
    pub(super) source: Range<usize>,
}

/// What an entry asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// Mark these names wherever they stand in their context: one thing, under all of them.
    Add {
        /// The canonical name first, then the aliases.
        names: Vec<String>,
        /// What they name.
        thing: Thing,
        /// Where and how written.
        context: Context,
    },
    /// Never mark this.
    Deny {
        /// The surface.
        text: String,
        /// Only as this kind; none is any kind, figures too.
        kind: Option<Kind>,
        /// Where and how written.
        context: Context,
    },
    /// Where the engine marks this name, its kind is another.
    Relabel {
        /// The surface.
        text: String,
        /// What it is.
        thing: Thing,
        /// Where and how written.
        context: Context,
    },
    /// What the engine takes for several things is one.
    Merge {
        /// Names or ids of the things; the first that the text has is what they become.
        names: Vec<String>,
        /// Its name; none is the one that it has.
        name: Option<String>,
        /// Only things of this kind.
        kind: Option<Kind>,
    },
    /// Where the engine marks this name, it is a thing of its own.
    Split {
        /// The surface.
        text: String,
        /// The name of its own thing.
        name: String,
        /// What it is; none is what the engine says.
        kind: Option<Kind>,
        /// The rest of what is known of it.
        id: Option<String>,
        /// Code of the thing.
        code: Option<String>,
        /// Where and how written.
        context: Context,
    },
    /// Mark these kinds only.
    Kinds(Vec<Kind>),
}

/// What a name names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thing {
    /// Of what kind it is; never a figure.
    pub kind: Kind,
    /// Of a country, its ISO 3166-1 alpha-2 code; of others, whatever code the user has for it.
    pub code: Option<String>,
    /// The id; none is one made from the kind and the code or the name.
    pub id: Option<String>,
}

/// Where a rule holds, and how strictly it takes capitals.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Context {
    /// How strictly the capitals of the text must be those of the entry.
    pub capitals: Capitals,
    /// Words or phrases of which one must stand in reach; empty is everywhere.
    pub near: Vec<String>,
    /// What is in reach.
    pub within: Within,
}

/// How strictly the capitals of the text must be those of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Capitals {
    /// As names are written: the entry's own capitals, or all capitals, as headlines have them; names of several words
    /// may lose some ("Conservative party").
    #[default]
    Name,
    /// The entry's own capitals and no others.
    Exact,
    /// Any.
    Any,
}

/// How far a context reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    /// The same sentence.
    #[default]
    Sentence,
    /// The same paragraph.
    Paragraph,
    /// The whole text.
    Text,
}

impl Dictionary {
    /// All entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The title that the file gives itself.
    pub fn title(&self) -> Option<String> {
        let (_, title) = self.head.iter().find(|(key, _)| key == "title")?;
        serde_json::from_str(title.get()).ok()
    }

    /// Adds an entry at the end, where it wins over all others.
    #[expect(clippy::missing_panics_doc, reason = "it can't")]
    pub fn push(&mut self, rule: Rule) {
        let source = serde_json::to_string(&Fields::from(&rule)).expect("strings and lists of them are JSON");
        let start = self.text.len();
        self.text.push_str(&source);
        self.entries.push(Entry { rule: Some(rule), source: start..self.text.len() });
    }

    /// The dictionary as a file, an entry a line. Reading it again gives the same entries, and all that was in the file
    /// they came from is kept: unknown fields, and entries that could not be read.
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\n");
        for (key, value) in &self.head {
            let key = serde_json::Value::from(key.as_str()).to_string();
            json.extend(["  ", &key, ": ", value.get(), ",\n"]);
        }
        json.push_str("  \"entries\": [");
        for (index, entry) in self.entries.iter().enumerate() {
            json.extend([if index == 0 { "\n    " } else { ",\n    " }, &self.text[entry.source.clone()]]);
        }
        json.push_str("\n  ]\n}\n");
        json
    }
}

impl Rule {
    /// What the rule adds, denies, …; of things that it merges, the first.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Merge { names, .. } => names.first().map(String::as_str),
            _ => self.surfaces().first().map(String::as_str),
        }
    }

    /// The surfaces that the rule looks for in a text.
    pub(super) fn surfaces(&self) -> &[String] {
        match self {
            Self::Add { names, .. } => names,
            Self::Deny { text, .. } | Self::Relabel { text, .. } | Self::Split { text, .. } => {
                std::slice::from_ref(text)
            }
            Self::Merge { .. } | Self::Kinds(_) => &[],
        }
    }

    /// Where the rule holds.
    pub(super) const fn context(&self) -> Option<&Context> {
        match self {
            Self::Add { context, .. }
            | Self::Deny { context, .. }
            | Self::Relabel { context, .. }
            | Self::Split { context, .. } => Some(context),
            Self::Merge { .. } | Self::Kinds(_) => None,
        }
    }

    /// The kind that the rule gives to what it names.
    pub(super) const fn kind(&self) -> Option<Kind> {
        match self {
            Self::Add { thing, .. } | Self::Relabel { thing, .. } => Some(thing.kind),
            Self::Split { kind, .. } => *kind,
            Self::Deny { .. } | Self::Merge { .. } | Self::Kinds(_) => None,
        }
    }
}
