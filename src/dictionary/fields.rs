//! An entry as JSON has it: every field there may be, before it is known what they mean together.

use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Capitals, Context, Rule, Thing, Within};
use crate::entity::Kind;

/// The fields of an entry.
#[derive(Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) struct Fields {
    #[serde(skip_serializing_if = "Option::is_none")]
    add: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deny: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relabel: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merge: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Vec<Kind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aliases: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capitals: Option<Capitals>,
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<Within>,
    #[serde(skip)]
    unknown: Vec<String>,
}

/// A longer name makes every text slower to search, and is a mistake: a sentence, or a whole file.
const LONGEST_NAME: usize = 300;

impl Fields {
    /// The name of the entry for a message: what it adds, denies, …
    pub(super) fn name(&self) -> Option<&str> {
        let merged = self.merge.as_ref().and_then(|names| names.first());
        [&self.add, &self.deny, &self.relabel, &self.split]
            .into_iter()
            .flatten()
            .chain(merged)
            .next()
            .map(String::as_str)
    }

    /// The fields that mean nothing here, unknown or of another kind of entry.
    pub(super) fn meaningless(&self) -> Vec<String> {
        let actions = self.actions();
        let of = |names: &[&str]| actions.iter().flatten().any(|action| names.contains(action));
        let checks = [
            ("name", self.name.is_some() && !of(&["merge", "split"])),
            ("kind", self.kind.is_some() && of(&["kinds"])),
            ("aliases", self.aliases.is_some() && !of(&["add"])),
            ("code", self.code.is_some() && !of(&["add", "relabel", "split"])),
            ("id", self.id.is_some() && !of(&["add", "relabel", "split"])),
            ("capitals", self.capitals.is_some() && of(&["merge", "kinds"])),
            ("near", self.near.is_some() && of(&["merge", "kinds"])),
            ("within", self.within.is_some() && self.near.is_none()),
        ];
        let misplaced = checks.iter().filter(|(_, misplaced)| *misplaced);
        misplaced.map(|(field, _)| (*field).to_owned()).chain(self.unknown.iter().cloned()).collect()
    }

    /// What the entry asks for, which is taken out of the fields, or why it can't be told, as the end of a sentence.
    pub(super) fn take_rule(&mut self) -> Result<Rule, String> {
        let actions = self.actions();
        let mut said = actions.iter().flatten();
        let action = match (said.next(), said.next()) {
            (Some(action), None) => *action,
            (None, _) => return Err("it says neither add, deny, relabel, merge, split nor kinds".to_owned()),
            (Some(first), Some(second)) => {
                return Err(format!("it says both {first} and {second}: make two entries of it"));
            }
        };
        self.check_names()?;
        let text = |field: &mut Option<String>| field.take().unwrap_or_default();
        Ok(match action {
            "add" => {
                let thing = self.take_thing()?;
                Rule::Add {
                    names: names(text(&mut self.add), self.aliases.take()),
                    thing,
                    context: self.take_context(),
                }
            }
            "deny" => Rule::Deny { text: text(&mut self.deny), kind: self.kind, context: self.take_context() },
            "relabel" => {
                let thing = self.take_thing()?;
                Rule::Relabel { text: text(&mut self.relabel), thing, context: self.take_context() }
            }
            "merge" => {
                let names = self.merge.take().unwrap_or_default();
                Rule::Merge { names, name: self.name.take(), kind: self.kind }
            }
            "split" => {
                check_code(self.kind, self.code.as_deref())?;
                let text = text(&mut self.split);
                let name = self.name.take().unwrap_or_else(|| text.clone());
                let (kind, id, code) = (self.kind, self.id.take(), self.code.take());
                Rule::Split { text, name, kind, id, code, context: self.take_context() }
            }
            _ => Rule::Kinds(self.kinds.take().unwrap_or_default()),
        })
    }

    fn take_thing(&mut self) -> Result<Thing, String> {
        check_code(self.kind, self.code.as_deref())?;
        let kind = self.kind.ok_or("it has no kind: organization, country, person or place")?;
        Ok(Thing { kind, code: self.code.take(), id: self.id.take() })
    }

    fn take_context(&mut self) -> Context {
        Context {
            capitals: self.capitals.unwrap_or_default(),
            near: self.near.take().unwrap_or_default(),
            within: self.within.unwrap_or_default(),
        }
    }

    /// What the entry asks for: one of these, if it makes sense.
    fn actions(&self) -> [Option<&'static str>; 6] {
        [
            self.add.is_some().then_some("add"),
            self.deny.is_some().then_some("deny"),
            self.relabel.is_some().then_some("relabel"),
            self.merge.is_some().then_some("merge"),
            self.split.is_some().then_some("split"),
            self.kinds.is_some().then_some("kinds"),
        ]
    }

    fn check_names(&self) -> Result<(), String> {
        if self.near.as_ref().is_some_and(Vec::is_empty) {
            return Err("near is empty: leave it out to mean everywhere".to_owned());
        }
        if self.merge.as_ref().is_some_and(|names| names.len() < 2) {
            return Err("merge needs two names or more".to_owned());
        }
        let single = [&self.add, &self.deny, &self.relabel, &self.split, &self.name];
        let lists = [&self.aliases, &self.merge, &self.near];
        let mut names = single.into_iter().flatten().chain(lists.into_iter().flatten().flatten());
        names.try_for_each(|name| check_name(name))
    }
}

/// The name and its aliases in one list.
fn names(name: String, aliases: Option<Vec<String>>) -> Vec<String> {
    let mut names = aliases.unwrap_or_default();
    names.insert(0, name);
    names
}

fn check_name(name: &str) -> Result<(), String> {
    if !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !name.contains(char::is_alphanumeric) {
        return Err(format!("\"{}\" has neither a letter nor a digit", name.escape_debug()));
    }
    if LONGEST_NAME < name.len() {
        let start: String = name.chars().take(20).collect();
        return Err(format!("\"{}…\" is longer than {LONGEST_NAME} bytes", start.escape_debug()));
    }
    Ok(())
}

fn check_code(kind: Option<Kind>, code: Option<&str>) -> Result<(), String> {
    let is_alpha_2 = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    match (kind, code) {
        (Some(Kind::Figure), _) => Err("a name can't be a figure".to_owned()),
        (Some(Kind::Country), Some(code)) if !is_alpha_2(code) => {
            Err(format!("\"{}\" is no country code: two capital letters, as in PK", code.escape_debug()))
        }
        _ => Ok(()),
    }
}

impl From<&Rule> for Fields {
    fn from(rule: &Rule) -> Self {
        let mut fields = Self::default();
        match rule.clone() {
            Rule::Add { names, thing, context } => {
                let mut names = names.into_iter();
                fields.add = names.next();
                fields.aliases = Some(names.collect()).filter(|aliases: &Vec<_>| !aliases.is_empty());
                fields.set_thing(thing);
                fields.set_context(context);
            }
            Rule::Deny { text, kind, context } => {
                (fields.deny, fields.kind) = (Some(text), kind);
                fields.set_context(context);
            }
            Rule::Relabel { text, thing, context } => {
                fields.relabel = Some(text);
                fields.set_thing(thing);
                fields.set_context(context);
            }
            Rule::Merge { names, name, kind } => (fields.merge, fields.name, fields.kind) = (Some(names), name, kind),
            Rule::Split { text, name, kind, id, code, context } => {
                (fields.split, fields.name, fields.kind) = (Some(text), Some(name), kind);
                (fields.id, fields.code) = (id, code);
                fields.set_context(context);
            }
            Rule::Kinds(kinds) => fields.kinds = Some(kinds),
        }
        fields
    }
}

impl Fields {
    fn set_thing(&mut self, thing: Thing) {
        (self.kind, self.code, self.id) = (Some(thing.kind), thing.code, thing.id);
    }

    fn set_context(&mut self, context: Context) {
        self.capitals = Some(context.capitals).filter(|capitals| *capitals != Capitals::default());
        self.within = Some(context.within).filter(|within| *within != Within::default());
        self.near = Some(context.near).filter(|near| !near.is_empty());
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Add,
    Deny,
    Relabel,
    Merge,
    Split,
    Kinds,
    Name,
    Kind,
    Aliases,
    Code,
    Id,
    Capitals,
    Near,
    Within,
    Note,
    #[serde(untagged)]
    Unknown(String),
}

/// Fills the fields of an entry where they are: a hundred thousand entries take turns in the same ones.
impl<'de> DeserializeSeed<'de> for &mut Fields {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

// Written out, for a derived one can't name the fields that it doesn't know.
impl<'de> Visitor<'de> for &mut Fields {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry, {…}")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(field) = map.next_key()? {
            match field {
                Field::Add => self.add = map.next_value()?,
                Field::Deny => self.deny = map.next_value()?,
                Field::Relabel => self.relabel = map.next_value()?,
                Field::Merge => self.merge = map.next_value()?,
                Field::Split => self.split = map.next_value()?,
                Field::Kinds => self.kinds = map.next_value()?,
                Field::Name => self.name = map.next_value()?,
                Field::Kind => self.kind = map.next_value()?,
                Field::Aliases => self.aliases = map.next_value()?,
                Field::Code => self.code = map.next_value()?,
                Field::Id => self.id = map.next_value()?,
                Field::Capitals => self.capitals = map.next_value()?,
                Field::Near => self.near = map.next_value()?,
                Field::Within => self.within = map.next_value()?,
                Field::Note => drop(map.next_value::<IgnoredAny>()?),
                Field::Unknown(name) => {
                    map.next_value::<IgnoredAny>()?;
                    self.unknown.push(name);
                }
            }
        }
        Ok(())
    }
}
