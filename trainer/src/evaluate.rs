//! Evaluation: precision, recall and F1 by kind and corpus, and the most frequent errors.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use newsmark::entity::Proposal;
use newsmark::entity::{Candidate, Via};
use newsmark::lexicon::{Class, Lexicon};
use newsmark::name::{Model, recognize};
use newsmark::{Document, Kind, Mention, Span};

use crate::corpus::{Gold, read_gold};

/// The kinds that are measured: all that are names.
const KINDS: [Kind; 4] = [Kind::Organization, Kind::Country, Kind::Person, Kind::Place];

pub(crate) type Name = (Range<usize>, Kind);

/// A name that was found, and how sure the finder is.
pub(crate) struct Found {
    pub(crate) name: Name,
    pub(crate) confidence: f32,
}

/// Right, wrong and missed names.
#[derive(Clone, Copy, Default)]
struct Count {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    /// Precision, recall and F1 in percent.
    fn scores(self) -> [f32; 3] {
        let percent = |part: u32, whole: u32| if whole == 0 { 0.0 } else { 100.0 * part as f32 / whole as f32 };
        let both = 2 * self.right + self.wrong + self.missed;
        [
            percent(self.right, self.right + self.wrong),
            percent(self.right, self.right + self.missed),
            percent(2 * self.right, both),
        ]
    }
}

/// An error: what kind it is, and the name; and how often it was made, with the context of the first.
type Errors = BTreeMap<(Kind, &'static str, String), (u32, String)>;

/// Prints the table of all gold files in `folder`, and the `shown` most frequent errors of each.
pub(crate) fn evaluate(folder: &Path, model: Option<&Path>, shown: usize) -> Result<(), String> {
    let model = read_model(model)?;
    let mut reliability = Reliability::default();
    println!(
        "{:24}{:>22}{:>22}{:>22}{:>22}{:>8}",
        "corpus", "organization P R F", "country", "person", "place", "micro"
    );
    for path in gold_files(folder)? {
        let mut tally = Tally::default();
        for gold in read_gold(&path)? {
            let document = Document::new(&gold.text);
            let found = found(&document, model.as_ref());
            compare(&document, &gold, &found, &mut tally, &mut reliability);
        }
        print_row(&path, &tally.counts);
        print_errors(tally.errors, shown);
    }
    reliability.print();
    Ok(())
}

fn read_model(path: Option<&Path>) -> Result<Option<Model>, String> {
    let Some(path) = path else { return Ok(None) };
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Model::read(bytes.leak()).map(Some).ok_or_else(|| format!("{}: no model", path.display()))
}

fn gold_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    Ok(paths)
}

/// The names that the product marks, or, if a model is given, those that the tagger alone finds with it.
fn found(document: &Document, model: Option<&Model>) -> Vec<Found> {
    let is_name = |kind: Kind, via: Option<Via>| kind != Kind::Figure && via != Some(Via::Demonym);
    let Some(model) = model else {
        let mentions = newsmark::analyze(document.text()).mentions;
        let names = mentions.iter().filter(|mention| !mention.nested && is_name(mention.kind, mention.via));
        let name =
            |mention: &Mention| Found { name: (mention.span.range(), mention.kind), confidence: mention.confidence };
        return names.map(name).collect();
    };
    let lexicon = Lexicon::builtin();
    let candidates = recognize(document, &lexicon.find(document), &[], model);
    let name = |candidate: &Candidate| match candidate.proposal {
        Proposal::Name { kind, via, .. } if is_name(kind, via) => {
            Some(Found { name: (candidate.span.range(), kind), confidence: candidate.confidence })
        }
        _ => None,
    };
    candidates.iter().filter_map(name).collect()
}

/// How often names are right that were found with about the same confidence.
#[derive(Default)]
struct Reliability([(u32, u32, f32); 10]);

impl Reliability {
    fn add(&mut self, confidence: f32, right: bool) {
        let bins = self.0.len();
        let (count, rights, sum) = &mut self.0[((confidence * bins as f32) as usize).min(bins - 1)];
        *count += 1;
        *rights += u32::from(right);
        *sum += confidence;
    }

    fn print(&self) {
        println!("{:>12}{:>8}{:>8}", "confidence", "names", "right");
        for (count, rights, sum) in self.0.iter().filter(|(count, ..)| 0 < *count) {
            let share = |part: f32| 100.0 * part / *count as f32;
            println!("{:11.0}%{count:8}{:7.0}%", share(*sum), share(*rights as f32));
        }
    }
}

/// Counts one document. Articles, possessives and outer punctuation don't matter; a gold name inside a longer one is free.
fn compare(document: &Document, gold: &Gold, found: &[Found], tally: &mut Tally, reliability: &mut Reliability) {
    let text = document.text();
    let (found, missed) = judged(document, gold, found);
    for Judged { name, confidence, is_right } in found {
        reliability.add(confidence, is_right);
        tally.found(text, &name, is_right);
    }
    for name in missed {
        tally.missed(text, &name);
    }
}

/// A name that was found, and whether it is right.
pub(crate) struct Judged {
    pub(crate) name: Name,
    pub(crate) confidence: f32,
    pub(crate) is_right: bool,
}

/// Tells of the found names whether they are right, but for those inside of longer gold names, and which names are missed.
pub(crate) fn judged(document: &Document, gold: &Gold, found: &[Found]) -> (Vec<Judged>, Vec<Name>) {
    let text = document.text();
    let trimmed = |(range, kind): &Name| (trimmed(text, range.clone()), *kind);
    let names: Vec<Name> =
        gold.names.iter().map(|(range, kind)| (range.clone(), kind_of(document, range, *kind))).collect();
    let is_nested = |name: &Name| {
        names.iter().any(|(other, _)| other.start <= name.0.start && name.0.end <= other.end && *other != name.0)
    };
    let (free, due): (Vec<Name>, Vec<Name>) = names.iter().cloned().partition(is_nested);
    let (free, due): (Vec<Name>, Vec<Name>) = (free.iter().map(trimmed).collect(), due.iter().map(trimmed).collect());
    let judge = |found: &Found| {
        let name = trimmed(&found.name);
        let is_right = due.contains(&name);
        (is_right || !free.contains(&name)).then_some(Judged { name, confidence: found.confidence, is_right })
    };
    let judged: Vec<Judged> = found.iter().filter_map(judge).collect();
    let is_missed = |name: &Name| !judged.iter().any(|found| found.name == *name);
    let missed = due.iter().filter(|name| is_missed(name)).cloned().collect();
    (judged, missed)
}

/// What is right and wrong of a corpus.
#[derive(Default)]
struct Tally {
    counts: [Count; KINDS.len()],
    errors: Errors,
}

impl Tally {
    fn count(&mut self, kind: Kind) -> &mut Count {
        let at = KINDS.iter().position(|other| *other == kind).expect("figures are no names");
        &mut self.counts[at]
    }

    fn found(&mut self, text: &str, (range, kind): &Name, right: bool) {
        if right {
            self.count(*kind).right += 1;
        } else {
            self.count(*kind).wrong += 1;
            note(&mut self.errors, *kind, "wrong", text, range);
        }
    }

    fn missed(&mut self, text: &str, (range, kind): &Name) {
        self.count(*kind).missed += 1;
        note(&mut self.errors, *kind, "missed", text, range);
    }
}

fn note(errors: &mut Errors, kind: Kind, what: &'static str, text: &str, range: &Range<usize>) {
    let context = || {
        let start = text.floor_char_boundary(range.start.saturating_sub(40));
        let end = text.ceil_char_boundary((range.end + 40).min(text.len()));
        format!("{}[{}]{}", &text[start..range.start], &text[range.clone()], &text[range.end..end]).replace('\n', " ")
    };
    let key = (kind, what, text[range.clone()].to_owned());
    errors.entry(key).or_insert_with(|| (0, context())).0 += 1;
}

/// The kind of a gold name: a place that the lexicon knows as a country is one, whatever the corpus calls it.
fn kind_of(document: &Document, range: &Range<usize>, kind: Kind) -> Kind {
    if kind != Kind::Place {
        return kind;
    }
    let inner = trimmed(document.text(), range.clone());
    let span = Span::new(inner.start as u32, inner.end as u32);
    let name = Document::new(span.of(document.text()));
    let is_country = Lexicon::builtin().find(&name).iter().any(|found| {
        matches!(found.class, Class::CountryName | Class::CountryAbbreviation)
            && found.agreement.has_case()
            && found.tokens.len() == name.tokens().len()
    });
    if is_country { Kind::Country } else { Kind::Place }
}

/// A name without a leading article, a trailing possessive and outer punctuation.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    const MARKS: &[char] =
        &[' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '"', '“', '”', '‘', '(', ')', '[', ']'];
    let name = text[range.clone()].trim_matches(MARKS);
    let lower = name.to_ascii_lowercase();
    let article =
        ["the ", "a ", "an "].iter().find(|article| lower.starts_with(**article)).map_or(0, |article| article.len());
    let name = name[article..].trim_start();
    let name = ["'s", "’s", "'", "’"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    if name.is_empty() {
        return range;
    }
    let start = name.as_ptr() as usize - text.as_ptr() as usize;
    start..start + name.len()
}

fn print_row(path: &Path, counts: &[Count; KINDS.len()]) {
    let mut all = Count::default();
    let mut row = format!("{:24}", path.file_stem().unwrap_or_default().to_string_lossy());
    for count in counts {
        all.add(*count);
        let [precision, recall, f1] = count.scores();
        write!(row, "{precision:8.1}{recall:7.1}{f1:7.1}").expect("a string takes all that is written");
    }
    println!("{row}{:8.1}", all.scores()[2]);
}

fn print_errors(errors: Errors, shown: usize) {
    let mut errors: Vec<_> = errors.into_iter().collect();
    errors.sort_by(|(_, (a, _)), (_, (b, _))| b.cmp(a));
    for ((kind, what, _), (count, context)) in errors.iter().take(shown) {
        println!("  {count:4} {kind} {what}: {context}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(&name[trimmed(name, 0..name.len())], expected);
    }

    #[test]
    fn customs_of_corpora_are_evened_out() {
        check("the Hague", "Hague");
        check("Kabul’s", "Kabul");
        check("U.S.", "U.S");
        check("“Front”", "Front");
        check("’s", "’s");
    }
}
