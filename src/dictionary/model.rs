use std::ops::Range;

use serde::Serialize;

use super::fields::{Fields, Verb};
use super::json::Json;
use super::names::{Name, Names};
use crate::entity::Kind;

/// One dictionary: entries in order, of which a later one wins over an earlier one.
///
/// ```
/// use newsmark::dictionary::Dictionary;
/// let (dictionary, problems) = Dictionary::read(r#"{"entries": [{"deny": "Reading", "near": ["books"]}]}"#);
/// assert!(problems.is_empty());
/// assert_eq!(dictionary.len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// The JSON of the file as it was written, then that of entries that were added: what is read and written again keeps its
    /// fields, the unknown ones too.
    pub(super) text: String,
    /// Where all fields of the file but its entries stand in the text, names and values.
    pub(super) head: Vec<Range<usize>>,
    pub(super) entries: Vec<Entry>,
    pub(super) names: Names,
}

/// One entry of a dictionary: what each mark asks for. The rest is read again when it is wanted, for a hundred thousand
/// entries are more than any text needs.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Where its JSON stands in the dictionary's text.
    pub(super) source: Range<usize>,
    /// What it does; none if it could not be read, which a [`Problem`](super::Problem) explains.
    pub(super) verb: Option<Verb>,
    /// As what it marks, relabels, splits or denies a name, if it says so.
    pub(super) kind: Option<Kind>,
    pub(super) capitals: Capitals,
    pub(super) within: Within,
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
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
    /// How many entries it has, those that could not be read among them.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if it has no entry.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What an entry asks for, by its index; none if it could not be read.
    ///
    /// ```
    /// use newsmark::dictionary::{Dictionary, Rule};
    /// let (dictionary, _) = Dictionary::read(r#"{"entries": [{"kinds": ["figure"]}, {"deny": 5}]}"#);
    /// assert_eq!(dictionary.rule(0), Some(Rule::Kinds(vec![newsmark::Kind::Figure])));
    /// assert_eq!(dictionary.rule(1), None);
    /// ```
    pub fn rule(&self, entry: usize) -> Option<Rule> {
        let Entry { source, verb, .. } = self.entries.get(entry)?;
        let mut fields = Fields::default();
        fields.read(&mut Json::new(&self.text, source.start)).ok()?;
        verb.map(|verb| fields.rule(verb))
    }

    /// A name of its entries.
    pub(super) fn text_of(&self, name: &Name) -> &str {
        self.names.text(&self.text, name)
    }

    /// The title that the file gives itself.
    pub fn title(&self) -> Option<String> {
        self.head.iter().find_map(|field| {
            let mut json = Json::new(&self.text, field.start);
            let is_title = json.name().ok()? == "title";
            json.string().ok().filter(|_| is_title).map(String::from)
        })
    }
}
