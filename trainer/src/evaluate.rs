//! Evaluation: precision, recall and F1 by kind and corpus, and the most frequent errors.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use newsmark::entity::Proposal;
use newsmark::lexicon::{Class, Lexicon};
use newsmark::name::{Model, recognize};
use newsmark::{Document, Kind, Span};

use crate::corpus::{Gold, read_gold};

/// The kinds that are measured: all that are names.
const KINDS: [Kind; 4] = [Kind::Organization, Kind::Country, Kind::Person, Kind::Place];

type Name = (Range<usize>, Kind);

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
    println!(
        "{:24}{:>22}{:>22}{:>22}{:>22}{:>8}",
        "corpus", "organization P R F", "country", "person", "place", "micro"
    );
    for path in gold_files(folder)? {
        let (mut counts, mut errors) = ([Count::default(); KINDS.len()], Errors::new());
        for gold in read_gold(&path)? {
            let document = Document::new(&gold.text);
            let found = found(&document, model.as_ref());
            compare(&document, &gold, &found, &mut counts, &mut errors);
        }
        print_row(&path, &counts);
        print_errors(errors, shown);
    }
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

/// The names that the tagger finds: with this model, or with the product's.
fn found(document: &Document, model: Option<&Model>) -> Vec<Name> {
    let lexicon = Lexicon::builtin();
    let matches = lexicon.find(document);
    let candidates = recognize(document, lexicon, &matches, model.unwrap_or_else(|| Model::builtin()));
    let name = |proposal: &Proposal| match proposal {
        Proposal::Name { kind, via, .. } if *via != Some(newsmark::entity::Via::Demonym) => Some(*kind),
        _ => None,
    };
    candidates.iter().filter_map(|candidate| Some((candidate.span.range(), name(&candidate.proposal)?))).collect()
}

/// Counts one document. Articles, possessives and outer punctuation don't matter; a gold name inside a longer one is free.
fn compare(document: &Document, gold: &Gold, found: &[Name], counts: &mut [Count; KINDS.len()], errors: &mut Errors) {
    let text = document.text();
    let trimmed = |(range, kind): &Name| (trimmed(text, range.clone()), *kind);
    let names: Vec<Name> =
        gold.names.iter().map(|(range, kind)| (range.clone(), kind_of(document, range, *kind))).collect();
    let is_nested = |name: &Name| {
        names.iter().any(|(other, _)| other.start <= name.0.start && name.0.end <= other.end && *other != name.0)
    };
    let (free, due): (Vec<Name>, Vec<Name>) = names.iter().cloned().partition(is_nested);
    let (free, due): (Vec<Name>, Vec<Name>) = (free.iter().map(trimmed).collect(), due.iter().map(trimmed).collect());
    let found: Vec<Name> = found.iter().map(trimmed).collect();
    for (kind, count) in KINDS.iter().zip(counts) {
        for name in found.iter().filter(|name| name.1 == *kind) {
            match (due.contains(name), free.contains(name)) {
                (true, _) => count.right += 1,
                (false, true) => {}
                (false, false) => {
                    count.wrong += 1;
                    note(errors, *kind, "wrong", text, &name.0);
                }
            }
        }
        for name in due.iter().filter(|name| name.1 == *kind && !found.contains(name)) {
            count.missed += 1;
            note(errors, *kind, "missed", text, &name.0);
        }
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
