use super::Dictionary;
use super::fields::{Fields, Verb};
use super::json::{Fault, Json};
use super::model::Entry;
use super::problem::{Lines, Problem, Severity};
use crate::entity::Kind;

impl Dictionary {
    /// Reads a dictionary: its JSON text gives all entries that can be read, and the problems with the others.
    ///
    /// An entry that makes no sense, or is no JSON, is left out, and the others hold.
    ///
    /// ```
    /// use newsmark::dictionary::Dictionary;
    /// let (dictionary, problems) = Dictionary::read(r#"{"entries": [{"add": "Nordhavn"}, {"deny": "Us"}]}"#);
    /// assert!(dictionary.rule(0).is_none() && dictionary.rule(1).is_some());
    /// let expected = "line 1, entry 1 (\"Nordhavn\"): it has no kind: organization, country, person or place";
    /// assert_eq!(problems[0].to_string(), expected);
    /// ```
    pub fn read(json: impl Into<String>) -> (Self, Vec<Problem>) {
        let text = json.into();
        let mut reader = Reader::new(&text, Self::default());
        reader.read_file(&mut Json::new(&text, if text.starts_with('\u{feff}') { 3 } else { 0 }));
        let Reader { dictionary, problems, .. } = reader;
        (Self { text, ..dictionary }, problems)
    }

    /// Adds the entry that `json` is, and which is known to be one.
    pub(super) fn append(&mut self, json: &str) {
        let mut text = std::mem::take(&mut self.text);
        let start = text.len();
        text.push_str(json);
        let mut reader = Reader::new(&text, std::mem::take(self));
        reader.read_entry(&mut Json::new(&text, start));
        let Reader { dictionary, .. } = reader;
        *self = Self { text, ..dictionary };
    }
}

/// The number of the newest version of the format.
const VERSION: &str = "1";

struct Reader<'s> {
    text: &'s str,
    lines: Lines<'s>,
    /// All but its text, which is borrowed meanwhile.
    dictionary: Dictionary,
    problems: Vec<Problem>,
    /// Those of the entry that is being read.
    fields: Fields<'s>,
}

impl<'s> Reader<'s> {
    fn new(text: &'s str, dictionary: Dictionary) -> Self {
        Self { text, lines: Lines::of(text), dictionary, problems: Vec::new(), fields: Fields::default() }
    }

    fn read_file(&mut self, json: &mut Json<'s>) {
        let mut has_entries = false;
        if !json.eat(b'{') {
            return self.lose(json.fault("a dictionary, {\"entries\": […]}, should stand here"), "");
        }
        let mut commas = Commas::default();
        while json.peek() != Some(b'}') {
            let read = match commas.pass(self, json) {
                Step::Value => self.read_field(json, &mut has_entries),
                Step::Comma => continue,
                Step::End => Err(json.fault("the file ends too soon: } is missing")),
            };
            let Err(fault) = read else { continue };
            let entries = self.text[fault.at..].find("\"entries\"").filter(|_| !has_entries);
            self.lose(fault, if entries.is_some() { "; what comes before the entries is not read" } else { NOT_READ });
            let Some(at) = entries else { return };
            *json = Json::new(self.text, fault.at + at);
            commas = Commas::default();
        }
        commas.end(self);
        json.eat(b'}');
        if !has_entries {
            self.lose(json.fault("it has no \"entries\""), "");
        }
        if json.peek().is_some() {
            self.lose(json.fault("nothing may stand behind the } that ends the dictionary"), NOT_READ);
        }
    }

    fn read_field(&mut self, json: &mut Json<'s>, has_entries: &mut bool) -> Result<(), Fault> {
        let start = json.at();
        let name = json.name()?;
        if name == "entries" {
            *has_entries = true;
            return self.read_entries(json);
        }
        json.peek();
        let value = json.at();
        json.skip()?;
        self.check_field(&name, value, &self.text[value..json.at()]);
        self.dictionary.head.push(start..json.at());
        Ok(())
    }

    fn check_field(&mut self, name: &str, at: usize, value: &str) {
        let message = match name {
            "version" if value.strip_suffix(".0").unwrap_or(value) != VERSION => {
                format!("version {value} is not known here, only {VERSION}: it is read as {VERSION}")
            }
            "title" | "$schema" if !value.starts_with('"') => format!("its {name} is no string, \"…\", and is ignored"),
            "version" | "title" | "note" | "$schema" => return,
            _ => format!("\"{name}\" is no known field and is ignored"),
        };
        self.report(None, None, at, Severity::Warning, message);
    }

    fn read_entries(&mut self, json: &mut Json<'s>) -> Result<(), Fault> {
        if !json.eat(b'[') {
            return Err(json.fault("entries is no list, […]"));
        }
        let mut commas = Commas::default();
        loop {
            match (json.peek(), self.text[json.at()..].get(1..).map(str::trim_start)) {
                (Some(b']'), _) => {
                    commas.end(self);
                    json.eat(b']');
                    return Ok(());
                }
                (Some(b'}'), Some(rest)) if rest.starts_with(',') => {
                    self.lose(json.fault("a } too many stands here"), "");
                    json.eat(b'}');
                }
                (None | Some(b'}'), _) => return Err(json.fault("the list of entries has no end: ] is missing")),
                _ => {}
            }
            if commas.pass(self, json) == Step::Value {
                self.read_entry(json);
                let is_lost = self.dictionary.entries.last().is_some_and(|entry| entry.verb.is_none());
                if is_lost && json.peek() != Some(b',') {
                    // One fault is enough: its comma may be a part of it.
                    commas = Commas::default();
                }
            }
        }
    }

    fn read_entry(&mut self, json: &mut Json<'s>) {
        let is_object = json.peek() == Some(b'{');
        let start = json.at();
        let read = if is_object { self.fields.read(json) } else { json.skip() };
        let verb = match read {
            Ok(()) if is_object => self.understand(start),
            Ok(()) => {
                self.report_entry(None, start, Severity::Error, "it is no entry, {…}".to_owned());
                None
            }
            Err(fault) => {
                let name = self.fields.title().filter(|_| is_object).map(str::to_owned);
                self.report_entry(name, fault.at, Severity::Error, fault.message.to_owned());
                *json = Json::new(self.text, after_entry(self.text, start, fault.at));
                None
            }
        };
        let source = start..start + self.text[start..json.at()].trim_end().len();
        let (kind, capitals, within) = (self.fields.kind, self.fields.capitals, self.fields.within);
        if let Some(verb) = verb {
            self.keep_names(verb);
        }
        self.dictionary.entries.push(Entry { source, verb, kind, capitals, within });
    }

    /// What an entry that was read asks for, if that makes sense.
    fn understand(&mut self, start: usize) -> Option<Verb> {
        let verb = self.fields.check();
        let meaningless = self.fields.meaningless(verb.as_ref().ok().copied());
        let messages = meaningless.map(|field| format!("\"{field}\" means nothing here and is ignored"));
        let warnings: Vec<_> = messages.collect();
        let name = self.fields.title().filter(|_| verb.is_err() || !warnings.is_empty()).map(str::to_owned);
        for warning in warnings {
            self.report_entry(name.clone(), start, Severity::Warning, warning);
        }
        verb.map_err(|message| self.report_entry(name, start, Severity::Error, message)).ok()
    }

    fn keep_names(&mut self, verb: Verb) {
        let (text, fields) = (self.text, &self.fields);
        let entry = self.dictionary.entries.len();
        let names = &mut self.dictionary.names;
        for name in fields.surfaces(verb) {
            match verb {
                Verb::Merge => {
                    let kept = names.keep(text, name, entry);
                    names.merged.push(kept);
                }
                _ => names.keep_surface(text, name, entry),
            }
        }
        for phrase in fields.near.iter().filter(|_| !matches!(verb, Verb::Merge | Verb::Kinds)) {
            let kept = names.keep(text, phrase, entry);
            names.near.push(kept);
        }
        let is_country = fields.kind == Some(Kind::Country) && verb != Verb::Deny;
        if let Some(code) = fields.code.as_ref().filter(|_| is_country) {
            let kept = names.keep(text, code, entry);
            names.codes.push(kept);
        }
    }

    /// Reports what is wrong between two entries, or fields, and costs nothing.
    fn warn(&mut self, at: usize, message: &str) {
        self.report(None, None, at, Severity::Warning, message.to_owned());
    }

    fn report_entry(&mut self, name: Option<String>, at: usize, severity: Severity, message: String) {
        let entry = Some(self.dictionary.entries.len());
        self.report(entry, name, at, severity, message);
    }

    /// Reports what is lost between two entries, or fields, and what more comes of it.
    fn lose(&mut self, fault: Fault, consequence: &str) {
        self.report(None, None, fault.at, Severity::Error, format!("{}{consequence}", fault.message));
    }

    fn report(&mut self, entry: Option<usize>, name: Option<String>, at: usize, severity: Severity, message: String) {
        let line = self.lines.line_of(at);
        self.problems.push(Problem { entry, name, line, severity, message });
    }
}

/// Of a fault after which there is nothing to go on with.
const NOT_READ: &str = "; what comes after is not read";

/// The commas between the fields or entries of a file. One that is missing or too many is reported, and costs nothing else.
#[derive(Default)]
struct Commas {
    /// The last thing that was read, if any, and where.
    last: Option<(Step, usize)>,
}

/// What stands next in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Value,
    Comma,
    End,
}

impl Commas {
    /// Looks at what comes next, and passes it if it is a comma.
    fn pass(&mut self, reader: &mut Reader<'_>, json: &mut Json<'_>) -> Step {
        let (next, at) = (json.peek(), json.at());
        let is_behind_value = matches!(self.last, Some((Step::Value, _)));
        let step = match next {
            None => return Step::End,
            Some(b',') if !is_behind_value => {
                reader.warn(at, TOO_MANY);
                Step::Comma
            }
            Some(b',') => Step::Comma,
            Some(_) if is_behind_value => {
                reader.warn(at, "a comma is missing before this");
                Step::Value
            }
            Some(_) => Step::Value,
        };
        json.eat(b',');
        self.last = Some((step, at));
        step
    }

    /// Behind the last value.
    fn end(&self, reader: &mut Reader<'_>) {
        if let Some((Step::Comma, at)) = self.last {
            reader.warn(at, TOO_MANY);
        }
    }
}

const TOO_MANY: &str = "a comma too many stands here";

/// Where to go on after a fault in the entry that starts at `start`: behind its end or, if that is missing, at the next
/// entry. A string ends with its line at the latest.
fn after_entry(text: &str, start: usize, fault: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    let mut last = start;
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'\n' => in_string = false,
            _ if escaped => {}
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' if start < at && fault <= at && bytes[last] == b',' => return last,
            b'{' if start < at && fault <= at && bytes[last] != b':' => return at,
            b'{' | b'[' => depth += 1,
            b',' | b'}' | b']' if depth == 0 => return at,
            b']' if depth == 1 && text[start..].starts_with('{') => return at,
            b'}' | b']' if depth == 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        escaped = in_string && byte == b'\\' && !escaped;
        last = if byte.is_ascii_whitespace() { last } else { at };
    }
    text.len()
}
