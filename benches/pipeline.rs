//! Speed of the pipeline and of its stages, and the memory of a large text. Run by `cargo xtask bench`.
//!
//! Takes a file of texts set apart by U+001E; prints a measurement a line: name, value, unit, set apart by tabs.
//! A stage's time is that of its own work: what it reads is made before.

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Instant;

use newsmark::dictionary::Dictionary;
use newsmark::entity::{Proposal, Resolved, group, resolve};
use newsmark::lexicon::{Lexicon, Match};
use newsmark::name::{self, Model};
use newsmark::{Document, Engine, analyze, figure, recognize};

/// The fastest of so many passes counts: whatever else the machine did only makes a pass slower.
const PASSES: usize = 5;
const MEGA: usize = 1_000_000;
/// A text as long as an article, in bytes. Most gold texts are single sentences: each runs through all of the code for a few words.
const ARTICLE: usize = 2000;

/// What the recognizers of names read.
type Found<'a> = (&'a Document<'a>, &'a [Match]);

fn main() -> ExitCode {
    // Cargo itself adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--memory", path] => memory(&read(path)),
        [path] => {
            speed(&read(path));
            in_own_process("--memory", path);
        }
        _ => {
            eprintln!("usage: cargo bench --bench pipeline -- FILE (or: cargo xtask bench)");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {path}: {error}"))
}

fn speed(file: &str) {
    let texts: Vec<&str> = file.split('\u{1e}').collect();
    let bytes = texts.iter().map(|text| text.len()).sum();
    let lexicon = first("lexicon", Lexicon::builtin);
    let model = first("model", Model::builtin);
    first("answer", || analyze("The United Nations met."));
    let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::new(text)).collect();
    let matches: Vec<_> = documents.iter().map(|document| lexicon.find(document)).collect();
    let found = || documents.iter().zip(matches.iter().map(Vec::as_slice));
    let listed = |(document, matches): Found<'_>| recognize::recognize(document, lexicon, matches, &[]);
    let tagged = |(document, matches): Found<'_>| name::recognize(document, matches, &[], model);
    let mut candidates: Vec<_> = found().map(|each| [listed(each), tagged(each)].concat()).collect();
    report("tokens", bytes, || texts.iter().for_each(|text| drop(black_box(Document::new(text)))));
    report("lexicon", bytes, || documents.iter().for_each(|document| drop(black_box(lexicon.find(document)))));
    report("names by table and shape", bytes, || found().for_each(|each| drop(black_box(listed(each)))));
    report("names by the tagger", bytes, || found().for_each(|each| drop(black_box(tagged(each)))));
    report("figures", bytes, || documents.iter().for_each(|document| drop(black_box(figure::recognize(document)))));
    report("resolve", bytes, || {
        let each = documents.iter().zip(&mut candidates);
        each.for_each(|(document, each)| drop(black_box(resolve(document.text(), each))));
    });
    let resolved: Vec<_> = candidates.iter_mut().zip(&texts).map(|(each, text)| resolve(text, each)).collect();
    let names: Vec<_> = resolved.iter().map(|each| names(lexicon, each)).collect();
    let figures: Vec<_> = documents.iter().map(figure::recognize).collect();
    report("whose figures they are", bytes, || {
        let copies = figures.iter().cloned();
        documents.iter().zip(copies).zip(&names).for_each(|((document, mut each), names)| {
            figure::attribute(document, &mut each, names);
            drop(black_box(each));
        });
    });
    report("entities", bytes, || {
        let copies = resolved.iter().cloned();
        documents.iter().zip(copies).for_each(|(document, each)| drop(black_box(group(document, lexicon, &[], each))));
    });
    whole("whole pipeline", &texts);
    let articles: Vec<&str> = texts.iter().copied().filter(|text| ARTICLE <= text.len()).collect();
    if !articles.is_empty() {
        whole("whole pipeline, texts of 2 kB and more", &articles);
    }
    under_dictionary(&texts, bytes);
}

fn whole(what: &str, texts: &[&str]) {
    let bytes = texts.iter().map(|text| text.len()).sum();
    report(what, bytes, || texts.iter().for_each(|text| drop(black_box(analyze(text)))));
}

/// The names that stand, as the figures' attribution looks at them.
fn names<'l>(lexicon: &'l Lexicon, resolved: &[Resolved]) -> Vec<figure::Name<'l>> {
    let name = |reading: &Resolved| {
        let Proposal::Name { kind, entry, .. } = reading.proposal else { return None };
        let entry = entry.map(|entry| lexicon.entry(entry));
        Some(figure::Name { span: reading.span, kind, code: entry.and_then(|entry| entry.code.or(entry.country)) })
    };
    resolved.iter().filter_map(name).collect()
}

/// Loads a dictionary of 100,000 entries, and tags under it. Its names are of the words of the texts, so that much of them
/// nearly matches.
fn under_dictionary(texts: &[&str], bytes: usize) {
    const ENTRIES: usize = 100_000;
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
    let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).filter(is_name).collect();
    let entry = |index: usize| {
        let (first, second) = (words[index % words.len()], words[index * 31 % words.len()]);
        format!(r#"{{"add": "{first} {second} {index}", "kind": "organization", "aliases": ["{first}{index}"]}}"#)
    };
    let entries: Vec<_> = (0..ENTRIES).map(entry).collect();
    let json = format!(r#"{{"entries": [{}]}}"#, entries.join(",\n"));
    let engine = first("dictionary of 100,000 entries", || Engine::new(vec![Dictionary::read(&json).0]));
    report("whole pipeline under it", bytes, || texts.iter().for_each(|text| drop(black_box(engine.analyze(text)))));
}

/// Reports the time of what is done once a process.
fn first<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let clock = Clock::start();
    let made = work();
    println!("first {what}\t{}\tms", clock.seconds() * 1000.0);
    made
}

fn report(stage: &str, bytes: usize, mut pass: impl FnMut()) {
    let times = (0..PASSES).map(|_| {
        let clock = Clock::start();
        pass();
        clock.seconds()
    });
    let fastest = times.fold(f64::INFINITY, f64::min);
    println!("{stage}\t{}\tMB/s", bytes as f64 / MEGA as f64 / fastest);
}

/// Counts the time that this thread had a processor, where the system tells it: others may use the machine too.
struct Clock {
    started: Instant,
    processor: Option<u64>,
}

impl Clock {
    fn start() -> Self {
        Self { started: Instant::now(), processor: Self::processor() }
    }

    fn seconds(&self) -> f64 {
        match (self.processor, Self::processor()) {
            (Some(before), Some(now)) => (now - before) as f64 / 1e9,
            _ => self.started.elapsed().as_secs_f64(),
        }
    }

    /// Nanoseconds, as Linux counts them.
    fn processor() -> Option<u64> {
        std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
    }
}

/// A process remembers the most memory that it ever had: only a new one shows what one text took.
fn in_own_process(flag: &str, path: &str) {
    let this = std::env::current_exe().expect("a running program has a path");
    let status = Command::new(this).args([flag, path]).status().expect("this program can be started again");
    assert!(status.success(), "the measurement in its own process failed");
}

/// Prints the most that analyzing 10 MB takes above the text itself and the tables.
fn memory(file: &str) {
    let news = file.replace('\u{1e}', "\n\n");
    let mut text = news.repeat(10 * MEGA / news.len() + 1);
    text.truncate(text.floor_char_boundary(10 * MEGA));
    drop(news);
    black_box(analyze("The United Nations met."));
    let Some(before) = resident("VmRSS:") else { return };
    black_box(analyze(&text));
    let Some(most) = resident("VmHWM:") else { return };
    println!("memory for 10 MB\t{}\tbytes/byte", most.saturating_sub(before) as f64 / text.len() as f64);
}

/// A memory size of this process in bytes, where the system tells it as Linux does.
fn resident(key: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(key))?.trim().strip_suffix(" kB")?;
    Some(kilobytes.parse::<usize>().ok()? * 1024)
}
