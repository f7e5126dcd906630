use std::ffi::OsStr;
use std::path::PathBuf;

use lexopt::prelude::*;
use newsmark::export::OffsetUnit;

/// What the user asks for, and under which dictionaries.
#[derive(Debug, PartialEq)]
pub(crate) struct Call {
    pub(crate) command: Command,
    /// The last one wins.
    pub(crate) dictionaries: Vec<PathBuf>,
}

/// What the user asks for.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Version,
    /// The marked text and its summary, for a reader.
    Show {
        file: Source,
        color: Color,
    },
    /// One text, in a format for programs.
    Tag {
        file: Source,
        format: Format,
        offsets: OffsetUnit,
    },
    /// Why each mark is there.
    Explain {
        file: Source,
        format: Listing,
        offsets: OffsetUnit,
    },
    /// What an editor would query.
    Check {
        file: Source,
        format: Listing,
        offsets: OffsetUnit,
    },
    /// One document a line in, one record a line out.
    Archive {
        file: Source,
        offsets: OffsetUnit,
    },
}

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Format {
    Json,
    Jsonl,
    Csv,
    Html,
}

/// How explanations and findings are listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Listing {
    Text,
    Json,
}

pub(crate) const HELP: &str = "\
newsmark marks the organizations, the countries and the figures in a news text.

Usage:
  newsmark [--color auto|always|never] [FILE]
      prints the text with its marks, and the summary
  newsmark tag [--format json|jsonl|csv|html] [--offsets UNIT] [FILE]
      prints the marks of one text
  newsmark tag --jsonl [--offsets UNIT] [FILE]
      reads one document a line, {\"id\": …, \"text\": …}, and prints one line each, in order
  newsmark explain [--format text|json] [--offsets UNIT] [FILE]
      says of each mark what it is, why, and what else it could have been
  newsmark check [--format text|json] [--offsets UNIT] [FILE]
      lists what an editor would query: acronyms unexplained, names spelled in two ways, figures that don't fit together

Without FILE, or if it is '-', the text is read from standard input. Texts are UTF-8.

Options:
  --dictionary FILE names to add, deny, relabel, merge or split; may be repeated, and the last one wins
  --format FORMAT   of tag: json (default), jsonl (the same on one line), csv (a mention a line), html (a page)
  --offsets UNIT    what start and end count: codepoint (default, as in Python), utf8 (bytes), utf16 (as in JavaScript)
  --jsonl           archive mode; a line that can't be read gets {\"id\": …, \"error\": …} and the run goes on
  --color WHEN      auto (default: on a terminal, unless NO_COLOR is set), always, never
  -h, --help        prints this
  -V, --version     prints the version

Exit status:
  0   all is well, or the reader of the output left early
  1   a file or a line could not be read, or the output not written
  2   the arguments make no sense
";

/// Reads the arguments.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Call, lexopt::Error> {
    let mut words = Words::default();
    let bare = |command| Ok(Call { command, dictionaries: Vec::new() });
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return bare(Command::Help),
            Short('V') | Long("version") => return bare(Command::Version),
            Long("color") => words.color = Some(choice("color", &parser.value()?.string()?, &COLORS)?),
            Long("format") => words.format = Some(parser.value()?.string()?),
            Long("offsets") => words.offsets = Some(choice("offsets", &parser.value()?.string()?, &UNITS)?),
            Long("dictionary") => words.dictionaries.push(parser.value()?.into()),
            Long("jsonl") => words.jsonl = true,
            Value(word) if words.verb.is_none() && words.file.is_none() => match verb(&word) {
                Some(verb) => words.verb = Some(verb),
                None => words.file = Some(word.into()),
            },
            Value(word) if words.file.is_none() => words.file = Some(word.into()),
            _ => return Err(arg.unexpected()),
        }
    }
    let dictionaries = std::mem::take(&mut words.dictionaries);
    Ok(Call { command: words.command()?, dictionaries })
}

/// What is done with a text, in the program's first word.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Verb {
    Tag,
    Explain,
    Check,
}

const VERBS: [(&str, Verb); 3] = [("tag", Verb::Tag), ("explain", Verb::Explain), ("check", Verb::Check)];

fn verb(word: &OsStr) -> Option<Verb> {
    VERBS.iter().find(|(name, _)| word == *name).map(|(_, verb)| *verb)
}

const COLORS: [(&str, Color); 3] = [("auto", Color::Auto), ("always", Color::Always), ("never", Color::Never)];

const FORMATS: [(&str, Format); 4] =
    [("json", Format::Json), ("jsonl", Format::Jsonl), ("csv", Format::Csv), ("html", Format::Html)];

const UNITS: [(&str, OffsetUnit); 3] =
    [("codepoint", OffsetUnit::CodePoint), ("utf8", OffsetUnit::Utf8), ("utf16", OffsetUnit::Utf16)];

const LISTINGS: [(&str, Listing); 2] = [("text", Listing::Text), ("json", Listing::Json)];

fn choice<T: Copy>(option: &str, value: &str, choices: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let found = choices.iter().find(|(name, _)| *name == value);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        lexopt::Error::from(format!("--{option} takes {}, not '{value}'", names.join(", ")))
    })
}

/// The arguments as they were met.
#[derive(Default)]
struct Words {
    verb: Option<Verb>,
    jsonl: bool,
    color: Option<Color>,
    format: Option<String>,
    offsets: Option<OffsetUnit>,
    dictionaries: Vec<PathBuf>,
    file: Option<PathBuf>,
}

impl Words {
    fn command(self) -> Result<Command, lexopt::Error> {
        self.check()?;
        let file = match self.file {
            Some(path) if path.as_os_str() != "-" => Source::File(path),
            _ => Source::Stdin,
        };
        let offsets = self.offsets.unwrap_or(OffsetUnit::CodePoint);
        let listing = |format: Option<String>| format.map_or(Ok(Listing::Text), |it| choice("format", &it, &LISTINGS));
        Ok(match self.verb {
            None => Command::Show { file, color: self.color.unwrap_or(Color::Auto) },
            Some(Verb::Tag) => {
                let format = self.format.map_or(Ok(Format::Json), |format| choice("format", &format, &FORMATS));
                match (self.jsonl, format?) {
                    (true, _) => Command::Archive { file, offsets },
                    (false, format) => Command::Tag { file, format, offsets },
                }
            }
            Some(Verb::Explain) => Command::Explain { file, format: listing(self.format)?, offsets },
            Some(Verb::Check) => Command::Check { file, format: listing(self.format)?, offsets },
        })
    }

    /// Options that belong to another verb are mistakes, and none is passed over.
    fn check(&self) -> Result<(), lexopt::Error> {
        let fault = match self.verb {
            None if self.format.is_some() => "--format belongs to 'newsmark tag', 'explain' and 'check'",
            None if self.offsets.is_some() => "--offsets belongs to 'newsmark tag', 'explain' and 'check'",
            None | Some(Verb::Explain | Verb::Check) if self.jsonl => "--jsonl belongs to 'newsmark tag'",
            Some(Verb::Tag) if self.color.is_some() => "--color does not belong to 'newsmark tag'",
            Some(Verb::Explain | Verb::Check) if self.color.is_some() => "--color belongs to 'newsmark' alone",
            Some(Verb::Tag) if self.jsonl && self.format.as_ref().is_some_and(|format| format != "jsonl") => {
                "--jsonl writes JSON lines: it goes with no other --format"
            }
            _ => return Ok(()),
        };
        Err(lexopt::Error::from(fault.to_owned()))
    }
}
