use std::path::PathBuf;

use lexopt::prelude::*;
use newsmark::export::OffsetUnit;

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

pub(crate) const HELP: &str = "\
newsmark marks the organizations, the countries and the figures in a news text.

Usage:
  newsmark [--color auto|always|never] [FILE]
      prints the text with its marks, and the summary
  newsmark tag [--format json|jsonl|csv|html] [--offsets UNIT] [FILE]
      prints the marks of one text
  newsmark tag --jsonl [--offsets UNIT] [FILE]
      reads one document a line, {\"id\": …, \"text\": …}, and prints one line each, in order

Without FILE, or if it is '-', the text is read from standard input. Texts are UTF-8.

Options:
  --format FORMAT   json (default), jsonl (the same on one line), csv (a mention a line), html (a page)
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
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut words = Words::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("color") => words.color = Some(choice(&mut parser, "color", &COLORS)?),
            Long("format") => words.format = Some(choice(&mut parser, "format", &FORMATS)?),
            Long("offsets") => words.offsets = Some(choice(&mut parser, "offsets", &UNITS)?),
            Long("jsonl") => words.jsonl = true,
            Value(word) if word == "tag" && !words.tag && words.file.is_none() => words.tag = true,
            Value(word) if words.file.is_none() => words.file = Some(word.into()),
            _ => return Err(arg.unexpected()),
        }
    }
    words.command()
}

const COLORS: [(&str, Color); 3] = [("auto", Color::Auto), ("always", Color::Always), ("never", Color::Never)];

const FORMATS: [(&str, Format); 4] =
    [("json", Format::Json), ("jsonl", Format::Jsonl), ("csv", Format::Csv), ("html", Format::Html)];

const UNITS: [(&str, OffsetUnit); 3] =
    [("codepoint", OffsetUnit::CodePoint), ("utf8", OffsetUnit::Utf8), ("utf16", OffsetUnit::Utf16)];

fn choice<T: Copy>(parser: &mut lexopt::Parser, option: &str, choices: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let value = parser.value()?.string()?;
    let found = choices.iter().find(|(name, _)| *name == value);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        lexopt::Error::from(format!("--{option} takes {}, not '{value}'", names.join(", ")))
    })
}

/// The arguments as they were met.
#[derive(Default)]
struct Words {
    tag: bool,
    jsonl: bool,
    color: Option<Color>,
    format: Option<Format>,
    offsets: Option<OffsetUnit>,
    file: Option<PathBuf>,
}

impl Words {
    fn command(self) -> Result<Command, lexopt::Error> {
        let file = match self.file {
            Some(path) if path.as_os_str() != "-" => Source::File(path),
            _ => Source::Stdin,
        };
        let offsets = self.offsets.unwrap_or(OffsetUnit::CodePoint);
        let misplaced = |what: &str| Err(lexopt::Error::from(what.to_owned()));
        match (self.tag, self.jsonl) {
            (false, true) => misplaced("--jsonl belongs to 'newsmark tag'"),
            (false, _) if self.format.is_some() => misplaced("--format belongs to 'newsmark tag'"),
            (false, _) if self.offsets.is_some() => misplaced("--offsets belongs to 'newsmark tag'"),
            (false, false) => Ok(Command::Show { file, color: self.color.unwrap_or(Color::Auto) }),
            (true, _) if self.color.is_some() => misplaced("--color does not belong to 'newsmark tag'"),
            (true, true) if self.format.is_some_and(|format| format != Format::Jsonl) => {
                misplaced("--jsonl writes JSON lines: it goes with no other --format")
            }
            (true, true) => Ok(Command::Archive { file, offsets }),
            (true, false) => Ok(Command::Tag { file, format: self.format.unwrap_or(Format::Json), offsets }),
        }
    }
}
