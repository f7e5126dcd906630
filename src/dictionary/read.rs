use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fields::Fields;
use super::{Dictionary, Entry};

/// What is wrong with a dictionary, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problem {
    /// The entry's index in [`Dictionary::entries`]; none if the file as a whole is meant.
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
    /// A field that means nothing; the entry holds without it.
    Warning,
    /// The entry or, of an error in the JSON of the file, the rest of the file.
    Error,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(entry) = self.entry {
            write!(f, ", entry {}", entry + 1)?;
        }
        if let Some(name) = &self.name {
            write!(f, " (\"{name}\")")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl Dictionary {
    /// Reads a dictionary: its JSON text gives all entries that can be read, and the problems with the others.
    ///
    /// An entry that makes no sense is left out, and the others hold. Where the text stops to be JSON, the entries before
    /// hold, and what comes after is lost.
    ///
    /// ```
    /// use newsmark::dictionary::Dictionary;
    /// let (dictionary, problems) = Dictionary::read(r#"{"entries": [{"add": "Nordhavn"}, {"deny": "Us"}]}"#);
    /// assert!(dictionary.entries()[0].rule.is_none() && dictionary.entries()[1].rule.is_some());
    /// let expected = "line 1, entry 1 (\"Nordhavn\"): it has no kind: organization, country, person or place";
    /// assert_eq!(problems[0].to_string(), expected);
    /// ```
    pub fn read(json: &str) -> (Self, Vec<Problem>) {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let dictionary = Self { text: json.to_owned(), ..Self::default() };
        let lines = Lines::of(json);
        let mut reader = Reader { lines, dictionary, problems: Vec::new(), fields: Fields::default() };
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let read = File(&mut reader).deserialize(&mut deserializer).and_then(|()| deserializer.end());
        if let Err(error) = read {
            reader.problems.push(Problem {
                entry: None,
                name: None,
                line: error.line().max(1),
                severity: Severity::Error,
                message: format!("{}; what comes after is not read", without_position(&error)),
            });
        }
        (reader.dictionary, reader.problems)
    }
}

/// The number of the newest version of the format.
const VERSION: u32 = 1;

struct Reader<'s> {
    lines: Lines<'s>,
    dictionary: Dictionary,
    problems: Vec<Problem>,
    /// Those of the entry that is being read.
    fields: Fields,
}

impl Reader<'_> {
    fn read_head(&mut self, key: String, value: &RawValue) {
        let fault = match key.as_str() {
            "version" if value.get() != VERSION.to_string() => {
                Some(format!("version {} is not known here, only {VERSION}: it is read as {VERSION}", value.get()))
            }
            "title" | "note" if !value.get().starts_with('"') => Some(format!("{key} is no string and is ignored")),
            "version" | "title" | "note" | "$schema" => None,
            _ => Some(format!("\"{key}\" is no known field and is ignored")),
        };
        let line = self.lines.line_of(value.get());
        self.problems.extend(fault.map(|message| Problem {
            entry: None,
            name: None,
            line,
            severity: Severity::Warning,
            message,
        }));
        self.dictionary.head.push((key, value.to_owned()));
    }

    fn read_entry(&mut self, source: &RawValue) {
        self.fields = Fields::default();
        let mut deserializer = serde_json::Deserializer::from_str(source.get());
        let rule = match self.fields.deserialize(&mut deserializer) {
            Ok(()) => self.understand(source),
            Err(error) => {
                let line = self.lines.line_of(source.get()) + error.line().max(1) - 1;
                self.report(None, line, Severity::Error, without_position(&error));
                None
            }
        };
        let start = self.lines.offset_of(source.get());
        self.dictionary.entries.push(Entry { rule, source: start..start + source.get().len() });
    }

    fn understand(&mut self, source: &RawValue) -> Option<super::Rule> {
        let meaningless = self.fields.meaningless();
        let rule = self.fields.take_rule();
        if rule.is_ok() && meaningless.is_empty() {
            return rule.ok();
        }
        let name = self.fields.name().or_else(|| rule.as_ref().ok()?.name()).map(str::to_owned);
        let line = self.lines.line_of(source.get());
        for field in meaningless {
            let message = format!("\"{field}\" means nothing here and is ignored");
            self.report(name.clone(), line, Severity::Warning, message);
        }
        rule.map_err(|message| self.report(name, line, Severity::Error, message)).ok()
    }

    fn report(&mut self, name: Option<String>, line: usize, severity: Severity, message: String) {
        let entry = Some(self.dictionary.entries.len());
        self.problems.push(Problem { entry, name, line, severity, message });
    }
}

/// The message of an error without its " at line 1 column 2", which counts from the start of an entry.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rfind(" at line ").map_or(message.clone(), |at| message[..at].to_owned())
}

/// Counts the lines of a text from front to back: once over it, however many lines are asked for.
struct Lines<'s> {
    text: &'s str,
    offset: usize,
    line: usize,
}

impl<'s> Lines<'s> {
    const fn of(text: &'s str) -> Self {
        Self { text, offset: 0, line: 1 }
    }

    /// Where `part`, a slice of the text, begins in it.
    fn offset_of(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// The line where `part`, a slice of the text, begins.
    fn line_of(&mut self, part: &str) -> usize {
        let offset = self.offset_of(part);
        if let Some(passed) = self.text.get(self.offset..offset) {
            self.line += passed.matches('\n').count();
            self.offset = offset;
        }
        self.line
    }
}

/// Reads the object that a file is into a reader, so that what came before an error stays.
struct File<'r, 's>(&'r mut Reader<'s>);

impl<'de> DeserializeSeed<'de> for File<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for File<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a dictionary, {\"entries\": […]}")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let mut has_entries = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "entries" {
                has_entries = true;
                map.next_value_seed(Entries(&mut *self.0))?;
            } else {
                let value: &RawValue = map.next_value()?;
                self.0.read_head(key, value);
            }
        }
        if has_entries { Ok(()) } else { Err(serde::de::Error::missing_field("entries")) }
    }
}

struct Entries<'r, 's>(&'r mut Reader<'s>);

impl<'de> DeserializeSeed<'de> for Entries<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries, […]")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while let Some(entry) = seq.next_element::<&RawValue>()? {
            self.0.read_entry(entry);
        }
        Ok(())
    }
}
