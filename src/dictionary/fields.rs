//! An entry as JSON has it: every field there may be, before it is known what they mean together.

use std::borrow::Cow;

use super::json::{Fault, Json};
use super::{Capitals, Context, Rule, Thing, Within};
use crate::entity::Kind;

/// The fields of an entry. A hundred thousand entries take turns in the same ones.
#[derive(Default)]
pub(super) struct Fields<'s> {
    /// What it adds, denies, relabels or splits.
    subject: Cow<'s, str>,
    merge: Vec<Cow<'s, str>>,
    aliases: Vec<Cow<'s, str>>,
    pub(super) near: Vec<Cow<'s, str>>,
    kinds: Vec<Kind>,
    name: Option<Cow<'s, str>>,
    pub(super) code: Option<Cow<'s, str>>,
    id: Option<Cow<'s, str>>,
    pub(super) kind: Option<Kind>,
    pub(super) capitals: Capitals,
    pub(super) within: Within,
    /// The fields that it has, a bit each.
    present: u16,
    unknown: Vec<Cow<'s, str>>,
    /// What is wrong with the first value that makes no sense in its field.
    nonsense: Option<String>,
}

/// What an entry does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verb {
    Add,
    Deny,
    Relabel,
    Merge,
    Split,
    Kinds,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Does(Verb),
    Kind,
    Aliases,
    Code,
    Id,
    Name,
    Capitals,
    Near,
    Within,
    Note,
}

const FIELDS: [(&str, Field); 15] = [
    ("add", Field::Does(Verb::Add)),
    ("deny", Field::Does(Verb::Deny)),
    ("relabel", Field::Does(Verb::Relabel)),
    ("merge", Field::Does(Verb::Merge)),
    ("split", Field::Does(Verb::Split)),
    ("kinds", Field::Does(Verb::Kinds)),
    ("kind", Field::Kind),
    ("aliases", Field::Aliases),
    ("code", Field::Code),
    ("id", Field::Id),
    ("name", Field::Name),
    ("capitals", Field::Capitals),
    ("near", Field::Near),
    ("within", Field::Within),
    ("note", Field::Note),
];

/// A longer name makes every text slower to search, and is a mistake: a sentence, or a whole file. In characters.
const LONGEST_NAME: usize = 300;

impl<'s> Fields<'s> {
    /// Reads an entry. What its values mean is not asked yet.
    pub(super) fn read(&mut self, json: &mut Json<'s>) -> Result<(), Fault> {
        self.clear();
        json.object(|json, name| {
            let Some(at) = FIELDS.iter().position(|(known, _)| *known == name) else {
                self.unknown.push(name);
                return json.skip();
            };
            if self.present >> at & 1 == 1 {
                self.nonsense.get_or_insert_with(|| format!("it says {name} twice"));
            }
            self.present |= 1 << at;
            self.read_field(json, FIELDS[at])
        })
    }

    /// Empties the fields, and keeps the room of the lists.
    fn clear(&mut self) {
        for list in [&mut self.merge, &mut self.aliases, &mut self.near, &mut self.unknown] {
            list.clear();
        }
        self.kinds.clear();
        (self.name, self.code, self.id, self.nonsense) = (None, None, None, None);
        (self.subject, self.kind, self.present) = (Cow::Borrowed(""), None, 0);
        (self.capitals, self.within) = (Capitals::default(), Within::default());
    }

    fn read_field(&mut self, json: &mut Json<'s>, (name, field): (&str, Field)) -> Result<(), Fault> {
        let makes_sense = match field {
            Field::Does(Verb::Merge) => texts(json, &mut self.merge)?,
            Field::Does(Verb::Kinds) => self.read_kinds(json)?,
            Field::Does(_) => text(json, &mut self.subject)?,
            Field::Aliases => texts(json, &mut self.aliases)?,
            Field::Near => texts(json, &mut self.near)?,
            Field::Code => text(json, self.code.get_or_insert_default())?,
            Field::Id => text(json, self.id.get_or_insert_default())?,
            Field::Name => text(json, self.name.get_or_insert_default())?,
            Field::Note => json.skip().map(|()| true)?,
            Field::Kind | Field::Capitals | Field::Within => {
                let mut word = Cow::Borrowed("");
                let is_text = text(json, &mut word)?;
                if is_text {
                    self.choose(field, &word);
                }
                is_text
            }
        };
        if !makes_sense {
            let is_list = matches!(field, Field::Does(Verb::Merge | Verb::Kinds) | Field::Aliases | Field::Near);
            let wanted = if is_list { "list of strings, [\"…\"]" } else { "string, \"…\"" };
            self.nonsense.get_or_insert_with(|| format!("its {name} is no {wanted}"));
        }
        Ok(())
    }

    fn read_kinds(&mut self, json: &mut Json<'s>) -> Result<bool, Fault> {
        let mut words = Vec::new();
        let are_texts = texts(json, &mut words)?;
        let kinds = words.iter().filter_map(|word| {
            self.choose(Field::Kind, word);
            self.kind.take()
        });
        self.kinds = kinds.collect();
        Ok(are_texts)
    }

    /// Reads the word of a field that takes one of a few.
    fn choose(&mut self, field: Field, word: &str) {
        let (is_known, choices) = match field {
            Field::Capitals => (find(word, CAPITALS, &mut self.capitals), "way to take capitals: name, exact or any"),
            Field::Within => (find(word, REACHES, &mut self.within), "reach: sentence, paragraph or text"),
            _ => {
                self.kind = Kind::named(word);
                (self.kind.is_some(), "kind: organization, country, person, place or figure")
            }
        };
        if !is_known {
            self.nonsense.get_or_insert_with(|| format!("\"{}\" is no {choices}", word.escape_debug()));
        }
    }

    /// What the entry does, or why it can't be told, as the end of a sentence.
    pub(super) fn check(&self) -> Result<Verb, String> {
        let mut said = self.fields().filter(|(_, field)| matches!(field, Field::Does(_)));
        let (first, second) = (said.next(), said.next());
        let Some((name, Field::Does(verb))) = first else {
            return Err("it says neither add, deny, relabel, merge, split nor kinds".to_owned());
        };
        if let Some((other, _)) = second {
            return Err(format!("it says both {name} and {other}: make two entries of it"));
        }
        if let Some(nonsense) = &self.nonsense {
            return Err(nonsense.clone());
        }
        self.check_lists()?;
        self.check_thing(verb)?;
        self.surfaces(verb).chain(&self.near).chain(&self.name).try_for_each(|name| check_name(name))?;
        Ok(verb)
    }

    /// The names that it looks for in a text; those that it merges.
    pub(super) fn surfaces(&self, verb: Verb) -> impl Iterator<Item = &Cow<'s, str>> {
        let subject = (!matches!(verb, Verb::Merge | Verb::Kinds)).then_some(&self.subject);
        let others = match verb {
            Verb::Add => &self.aliases[..],
            Verb::Merge => &self.merge,
            _ => &[],
        };
        subject.into_iter().chain(others)
    }

    /// The name of the entry for a message: what it adds, denies, …
    pub(super) fn title(&self) -> Option<&str> {
        let name = Some(&self.subject).filter(|subject| !subject.is_empty());
        name.or_else(|| self.merge.first()).map(AsRef::as_ref)
    }

    /// The fields that mean nothing in an entry that does this, or in any.
    pub(super) fn meaningless(&self, verb: Option<Verb>) -> impl Iterator<Item = &str> {
        let is_useless = move |field: Field| verb.is_some_and(|verb| !self.has_use(field, verb));
        let known = self.fields().filter(move |(_, field)| is_useless(*field)).map(|(name, _)| name);
        known.chain(self.unknown.iter().map(AsRef::as_ref))
    }

    /// What an entry asks for that [`Fields::check`] finds nothing wrong with.
    pub(super) fn rule(&self, verb: Verb) -> Rule {
        let text = || self.subject.clone().into_owned();
        let owned = |text: &Option<Cow<'_, str>>| text.as_deref().map(str::to_owned);
        let list = |texts: &[Cow<'_, str>]| texts.iter().map(|text| text.clone().into_owned()).collect();
        let context = || Context { capitals: self.capitals, near: list(&self.near), within: self.within };
        let kind = self.kind;
        let (code, id) = (owned(&self.code), owned(&self.id));
        match (verb, kind) {
            (Verb::Add, Some(kind)) => {
                let names = self.surfaces(verb).map(|name| name.clone().into_owned()).collect();
                Rule::Add { names, thing: Thing { kind, code, id }, context: context() }
            }
            (Verb::Relabel, Some(kind)) => {
                Rule::Relabel { text: text(), thing: Thing { kind, code, id }, context: context() }
            }
            (Verb::Split, _) => {
                let name = owned(&self.name).unwrap_or_else(text);
                Rule::Split { text: text(), name, kind, id, code, context: context() }
            }
            (Verb::Merge, _) => Rule::Merge { names: list(&self.merge), name: owned(&self.name), kind },
            (Verb::Kinds, _) => Rule::Kinds(self.kinds.clone()),
            (Verb::Deny | Verb::Add | Verb::Relabel, _) => Rule::Deny { text: text(), kind, context: context() },
        }
    }

    /// The fields that it has.
    fn fields(&self) -> impl Iterator<Item = (&'static str, Field)> {
        FIELDS.into_iter().enumerate().filter(|(at, _)| self.present >> at & 1 == 1).map(|(_, field)| field)
    }

    fn has(&self, field: Field) -> bool {
        self.fields().any(|(_, present)| present == field)
    }

    /// True if the field says something in an entry that does this.
    fn has_use(&self, field: Field, verb: Verb) -> bool {
        match field {
            Field::Does(_) | Field::Note => true,
            Field::Kind => verb != Verb::Kinds,
            Field::Aliases => verb == Verb::Add,
            Field::Code | Field::Id => matches!(verb, Verb::Add | Verb::Relabel | Verb::Split),
            Field::Name => matches!(verb, Verb::Merge | Verb::Split),
            Field::Capitals | Field::Near => !matches!(verb, Verb::Merge | Verb::Kinds),
            Field::Within => !matches!(verb, Verb::Merge | Verb::Kinds) && !self.near.is_empty(),
        }
    }

    fn check_lists(&self) -> Result<(), String> {
        if self.has(Field::Near) && self.near.is_empty() {
            return Err("near is empty: leave it out to mean everywhere".to_owned());
        }
        if self.has(Field::Does(Verb::Merge)) && self.merge.len() < 2 {
            return Err("merge needs two names or more".to_owned());
        }
        Ok(())
    }

    fn check_thing(&self, verb: Verb) -> Result<(), String> {
        let is_alpha_2 = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_empty = |text: &Option<Cow<'_, str>>| text.as_deref() == Some("");
        match (self.kind, self.code.as_deref()) {
            (None, _) if matches!(verb, Verb::Add | Verb::Relabel) => {
                Err("it has no kind: organization, country, person or place".to_owned())
            }
            (Some(Kind::Figure), _) if verb != Verb::Deny => Err("a name can't be a figure".to_owned()),
            (Some(Kind::Country), Some(code)) if !is_alpha_2(code) => {
                Err(format!("\"{}\" is no country code: two capital letters, as in PK", code.escape_debug()))
            }
            _ if is_empty(&self.code) => Err("its code is empty".to_owned()),
            _ if is_empty(&self.id) => Err("its id is empty".to_owned()),
            _ => Ok(()),
        }
    }
}

const CAPITALS: [(&str, Capitals); 3] = [("name", Capitals::Name), ("exact", Capitals::Exact), ("any", Capitals::Any)];

const REACHES: [(&str, Within); 3] =
    [("sentence", Within::Sentence), ("paragraph", Within::Paragraph), ("text", Within::Text)];

/// Takes the choice that a word names; false if it names none.
fn find<T: Copy>(word: &str, choices: [(&str, T); 3], into: &mut T) -> bool {
    let found = choices.into_iter().find(|(name, _)| *name == word);
    let Some((_, choice)) = found else { return false };
    *into = choice;
    true
}

/// Reads a string; false if the value is none.
fn text<'s>(json: &mut Json<'s>, into: &mut Cow<'s, str>) -> Result<bool, Fault> {
    if json.peek() != Some(b'"') {
        return json.skip().map(|()| false);
    }
    *into = json.string()?;
    Ok(true)
}

/// Reads a list of strings; false if the value is none.
fn texts<'s>(json: &mut Json<'s>, into: &mut Vec<Cow<'s, str>>) -> Result<bool, Fault> {
    if json.peek() != Some(b'[') {
        return json.skip().map(|()| false);
    }
    let mut are_strings = true;
    json.list(|json| {
        into.push(Cow::default());
        are_strings &= text(json, into.last_mut().expect("one was pushed"))?;
        Ok(())
    })?;
    Ok(are_strings)
}

fn check_name(name: &str) -> Result<(), String> {
    if !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !name.contains(char::is_alphanumeric) {
        return Err(format!("\"{}\" has neither a letter nor a digit", name.escape_debug()));
    }
    if LONGEST_NAME < name.len() && LONGEST_NAME < name.chars().count() {
        let start: String = name.chars().take(20).collect();
        return Err(format!("\"{}…\" is longer than {LONGEST_NAME} characters", start.escape_debug()));
    }
    Ok(())
}
