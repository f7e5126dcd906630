//! Archives: one document a line in, one record a line out, in order.

use std::io::{self, BufRead, BufWriter, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use newsmark::Engine;
use newsmark::export::{self, OffsetUnit};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::args::Source;
use super::{Failure, input};

/// Lines that may wait at each worker. Few, for memory is bounded by the largest documents of the archive.
const WAITING: usize = 4;

/// Tags every line of `source` and prints a line for each. Fails at the end if a line could not be read.
///
/// Lines are dealt to the workers in turn, and their answers collected in the same turn: order costs no buffer.
pub(crate) fn run(engine: &Engine, source: &Source, offsets: OffsetUnit) -> Result<(), Failure> {
    let reader = input::open(source)?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let (mut lines, mut answers) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (line_in, line_out) = sync_channel(WAITING);
            let (answer_in, answer_out) = sync_channel(WAITING);
            scope.spawn(move || work(engine, &line_out, &answer_in, offsets));
            lines.push(line_in);
            answers.push(answer_out);
        }
        let reading = scope.spawn(move || deal(reader, &lines));
        let bad = collect(answers)?;
        let read = reading.join().expect("the reader does not panic");
        read.map_err(|error| input::failure(source, &error))?;
        match bad {
            0 => Ok(()),
            1 => Err(Failure::Input("1 line could not be read".to_owned())),
            _ => Err(Failure::Input(format!("{bad} lines could not be read"))),
        }
    })
}

/// What a worker makes of a line.
enum Answer {
    Record(String),
    Error(String),
}

fn deal(mut reader: impl BufRead, workers: &[SyncSender<Vec<u8>>]) -> io::Result<()> {
    for worker in workers.iter().cycle() {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if worker.send(line).is_err() {
            break; // The output was closed: nobody waits for more.
        }
    }
    Ok(())
}

fn work(engine: &Engine, lines: &Receiver<Vec<u8>>, answers: &SyncSender<Answer>, offsets: OffsetUnit) {
    for line in lines {
        if answers.send(answer(engine, &line, offsets)).is_err() {
            return;
        }
    }
}

/// Writes the answers in order, and returns how many are errors. Drops its channels when the output is closed.
#[expect(clippy::needless_pass_by_value, reason = "dropping the receivers is what stops the workers")]
fn collect(workers: Vec<Receiver<Answer>>) -> io::Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut bad = 0;
    for worker in workers.iter().cycle() {
        let line = match worker.recv() {
            Ok(Answer::Record(line)) => line,
            Ok(Answer::Error(line)) => {
                bad += 1;
                line
            }
            Err(_) => break,
        };
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(bad)
}

/// A line of an archive. Its parts are read apart, so that an error in the text can still name the document.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

fn answer(engine: &Engine, line: &[u8], offsets: OffsetUnit) -> Answer {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii();
    let line = match std::str::from_utf8(line) {
        Ok(line) => line,
        Err(error) => return no_utf8(line, error.valid_up_to()),
    };
    if !line.starts_with('{') {
        return error_line(
            None,
            if line.is_empty() { "the line is empty" } else { "no object, {\"id\": …, \"text\": …}" },
        );
    }
    let document: Line<'_> = match serde_json::from_str(line) {
        Ok(document) => document,
        Err(error) => return error_line(None, &error.to_string().replace(" at line 1 column ", " at column ")),
    };
    let Some(text) = document.text else { return error_line(document.id, "no text") };
    match serde_json::from_str::<String>(text.get()) {
        Ok(text) => {
            let analysis = engine.analyze(&text);
            Answer::Record(export::json_line(
                Some(document.id.unwrap_or(RawValue::NULL)),
                &export::record(&text, &analysis, offsets),
            ))
        }
        Err(error) => {
            let message = error.to_string();
            let cause = message.split(" at line ").next().unwrap_or_default();
            error_line(document.id, &format!("the text is no string: {cause}"))
        }
    }
}

/// A line that is no UTF-8 may still name its document.
fn no_utf8(line: &[u8], at: usize) -> Answer {
    let readable = String::from_utf8_lossy(line);
    let id = serde_json::from_str(&readable).ok().and_then(|document: Line<'_>| document.id);
    error_line(id, &format!("the line is not UTF-8: byte {at} begins no character"))
}

fn error_line(id: Option<&RawValue>, error: &str) -> Answer {
    #[derive(Serialize)]
    struct ErrorLine<'a> {
        id: Option<&'a RawValue>,
        error: &'a str,
    }
    Answer::Error(serde_json::to_string(&ErrorLine { id, error }).expect("two strings are JSON"))
}
