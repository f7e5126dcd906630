use serde::Serialize;

use super::{Capitals, Context, Dictionary, Rule, Thing, Within};
use crate::entity::Kind;

impl Dictionary {
    /// Adds an entry at the end, where it wins over all others.
    #[expect(clippy::missing_panics_doc, reason = "it can't")]
    pub fn push(&mut self, rule: &Rule) {
        let source = serde_json::to_string(&Written::of(rule)).expect("strings and lists of them are JSON");
        self.append(&source);
    }

    /// The dictionary as a file, an entry a line. Reading it again gives the same entries, and all that was in the file
    /// they came from is kept: unknown fields, and entries that could not be read.
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\n");
        for field in &self.head {
            json.extend(["  ", &self.text[field.clone()], ",\n"]);
        }
        json.push_str("  \"entries\": [");
        for (index, entry) in self.entries.iter().enumerate() {
            json.extend([if index == 0 { "\n    " } else { ",\n    " }, &self.text[entry.source.clone()]]);
        }
        json.push_str("\n  ]\n}\n");
        json
    }
}

/// A rule as an entry of a file.
#[derive(Default, Serialize)]
struct Written<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    add: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deny: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relabel: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merge: Option<&'r [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<&'r [Kind]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capitals: Option<Capitals>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    near: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<Within>,
}

impl<'r> Written<'r> {
    fn of(rule: &'r Rule) -> Self {
        let mut written = Self::default();
        match rule {
            Rule::Add { names, thing, .. } => {
                written.add = names.first().map(String::as_str);
                written.aliases = names.get(1..).unwrap_or_default();
                written.set_thing(thing);
            }
            Rule::Deny { text, kind, .. } => (written.deny, written.kind) = (Some(text.as_str()), *kind),
            Rule::Relabel { text, thing, .. } => {
                written.relabel = Some(text);
                written.set_thing(thing);
            }
            Rule::Merge { names, name, kind } => {
                (written.merge, written.name, written.kind) = (Some(names.as_slice()), name.as_deref(), *kind);
            }
            Rule::Split { text, name, kind, id, code, .. } => {
                (written.split, written.name, written.kind) = (Some(text.as_str()), Some(name.as_str()), *kind);
                (written.id, written.code) = (id.as_deref(), code.as_deref());
            }
            Rule::Kinds(kinds) => written.kinds = Some(kinds),
        }
        if let Some(context) = rule.context() {
            written.set_context(context);
        }
        written
    }

    fn set_thing(&mut self, thing: &'r Thing) {
        (self.kind, self.code, self.id) = (Some(thing.kind), thing.code.as_deref(), thing.id.as_deref());
    }

    fn set_context(&mut self, context: &'r Context) {
        self.capitals = Some(context.capitals).filter(|capitals| *capitals != Capitals::default());
        self.within = Some(context.within).filter(|within| *within != Within::default());
        self.near = &context.near;
    }
}

impl Rule {
    /// Where the rule holds.
    const fn context(&self) -> Option<&Context> {
        match self {
            Self::Add { context, .. }
            | Self::Deny { context, .. }
            | Self::Relabel { context, .. }
            | Self::Split { context, .. } => Some(context),
            Self::Merge { .. } | Self::Kinds(_) => None,
        }
    }
}
