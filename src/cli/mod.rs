//! Arguments in, formats out.

mod archive;
mod args;
mod dictionaries;
mod input;
mod listing;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use args::{Call, Color, Command, Format, Listing};
use newsmark::Engine;
use newsmark::export::{self, OffsetUnit, Paint};

/// Something of the input could not be read: a file, or a line of an archive.
const BAD_INPUT: u8 = 1;
/// The arguments make no sense.
const BAD_USAGE: u8 = 2;

/// Runs the program on its arguments and returns its exit status (see `newsmark --help`).
pub(crate) fn run() -> ExitCode {
    let call = match args::parse(lexopt::Parser::from_env()) {
        Ok(call) => call,
        Err(error) => {
            eprintln!("newsmark: {error}\nTry 'newsmark --help'.");
            return BAD_USAGE.into();
        }
    };
    match execute(&call) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has enough of it: that is no failure.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("newsmark: {failure}");
            BAD_INPUT.into()
        }
    }
}

/// Why a run fails.
enum Failure {
    /// The input, by its name, can't be read, and why.
    Input(String),
    /// The output can't be written.
    Output(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input(why) => f.write_str(why),
            Self::Output(error) => write!(f, "cannot write: {error}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Does what is asked, and fails at the end if an entry of a dictionary was no good: the others hold.
fn execute(call: &Call) -> Result<(), Failure> {
    let (engine, lost) = dictionaries::load(&call.dictionaries)?;
    match &call.command {
        Command::Help => print(args::HELP),
        Command::Version => print(concat!("newsmark ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Show { file, color } => {
            let text = input::read(file)?;
            print(&export::terminal(&text, &engine.analyze(&text), paint(*color)))
        }
        Command::Tag { file, format, offsets } => {
            let text = input::read(file)?;
            print(&format_text(&engine, &text, *format, *offsets))
        }
        Command::Explain { file, format, offsets } => {
            let text = input::read(file)?;
            print(&match format {
                Listing::Text => listing::explanations(&engine, &text),
                Listing::Json => listing::explanations_json(&engine, &text, *offsets),
            })
        }
        Command::Check { file, format, offsets } => {
            let text = input::read(file)?;
            print(&match format {
                Listing::Text => listing::findings(&engine, &text, &input::name(file)),
                Listing::Json => listing::findings_json(&engine, &text, *offsets),
            })
        }
        Command::Archive { file, offsets } => archive::run(&engine, file, *offsets),
    }?;
    lost.map_or(Ok(()), |lost| Err(Failure::Input(lost)))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn format_text(engine: &Engine, text: &str, format: Format, offsets: OffsetUnit) -> String {
    let analysis = engine.analyze(text);
    let record = || export::record(text, &analysis, offsets);
    match format {
        Format::Json => export::json(&record()),
        Format::Jsonl => export::json_line(None, &record()) + "\n",
        Format::Csv => export::csv(&record()),
        Format::Html => export::html(text, &analysis),
    }
}

/// Colors where a person looks on, unless `NO_COLOR` (no-color.org) or the arguments say otherwise.
fn paint(color: Color) -> Paint {
    let wanted = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            !refused && !dumb && io::stdout().is_terminal()
        }
    };
    if wanted { Paint::Color } else { Paint::Plain }
}
