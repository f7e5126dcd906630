//! The corpora: documents with names, their labels mapped to the tagger's sorts.

use std::fs;
use std::ops::Range;
use std::path::Path;

use newsmark::lexicon::{Class, Lexicon, Match};
use newsmark::name::Sort;
use newsmark::{Document, Kind};
use serde::Deserialize;

use crate::own;

/// A document with the names that its annotators marked.
pub(crate) struct Annotated {
    pub(crate) text: String,
    /// Sorted, disjoint: bytes of the text.
    pub(crate) names: Vec<(Range<usize>, Sort)>,
    pub(crate) weight: f32,
    /// Kept out of training, for the calibration.
    pub(crate) held_out: bool,
    /// True of a document that is another one, written otherwise.
    pub(crate) is_variant: bool,
    /// What its annotators followed.
    pub(crate) guide: Guide,
}

impl Annotated {
    /// A document to train on, marked by newsmark's own guide.
    pub(crate) const fn plain(text: String, names: Vec<(Range<usize>, Sort)>) -> Self {
        Self { text, names, weight: 1.0, held_out: false, is_variant: false, guide: Guide::Newsmark }
    }
}

/// A guide to what is a name, and of what. No two agree in all.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Guide {
    Newsmark,
    Masc,
    WikiGold,
    Gum,
    Ewt,
    ReDocRed,
    CrossNer,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    label: String,
}

/// A corpus to train on: its file, its label scheme, how much its documents count.
struct Source {
    file: &'static str,
    labels: &'static [(&'static str, Sort)],
    guide: Guide,
    weight: f32,
    /// True of news labelled by hand, to one guide.
    is_news: bool,
    /// True if its annotators left nationalities and faiths unmarked, or marked them as something else.
    lacks_people: bool,
}

const COMMON: &[(&str, Sort)] = &[
    ("ORG", Sort::Organization),
    ("PERSON", Sort::Person),
    ("PLACE", Sort::Place),
    ("COUNTRY", Sort::Place),
    ("NORP", Sort::People),
];
const CONLL: &[(&str, Sort)] = &[("ORG", Sort::Organization), ("PER", Sort::Person), ("LOC", Sort::Place)];
const GUM: &[(&str, Sort)] = &[("organization", Sort::Organization), ("person", Sort::Person), ("place", Sort::Place)];
const MASC: &[(&str, Sort)] =
    &[("Organization", Sort::Organization), ("Person", Sort::Person), ("Location", Sort::Place)];
const CROSSNER: &[(&str, Sort)] = &[
    ("organisation", Sort::Organization),
    ("politicalparty", Sort::Organization),
    ("university", Sort::Organization),
    ("band", Sort::Organization),
    ("country", Sort::Place),
    ("location", Sort::Place),
    ("person", Sort::Person),
    ("politician", Sort::Person),
    ("writer", Sort::Person),
    ("researcher", Sort::Person),
    ("scientist", Sort::Person),
    ("musicalartist", Sort::Person),
];

const fn source(file: &'static str, labels: &'static [(&'static str, Sort)], guide: Guide) -> Source {
    Source { file, labels, guide, weight: 1.0, is_news: false, lacks_people: true }
}

const fn labelled(file: &'static str) -> Source {
    Source { weight: 2.0, is_news: true, lacks_people: false, ..source(file, COMMON, Guide::Newsmark) }
}

/// Sentences of an encyclopedia, of which there are many: names stand otherwise in them than in news.
const fn encyclopedic(file: &'static str, labels: &'static [(&'static str, Sort)], guide: Guide) -> Source {
    Source { weight: 0.5, ..source(file, labels, guide) }
}

/// The corpus whose labels are not from a human hand.
const SILVER: &str = "gmb_agreed";

/// What the model is trained on; the model card gives each one's origin and licence.
const SOURCES: [Source; 15] = [
    labelled("voa_labeled"),
    labelled("geovirus_names"),
    labelled("re3d_names"),
    Source { weight: 0.2, is_news: false, ..labelled(SILVER) },
    source("masc", MASC, Guide::Masc),
    source("wikigold", CONLL, Guide::WikiGold),
    Source { weight: 2.0, ..source("gum_open", GUM, Guide::Gum) },
    source("uner_ewt_devtest", CONLL, Guide::Ewt),
    encyclopedic("redocred_dev", CONLL, Guide::ReDocRed),
    encyclopedic("redocred_test", CONLL, Guide::ReDocRed),
    encyclopedic("crossner_politics", CROSSNER, Guide::CrossNer),
    encyclopedic("crossner_science", CROSSNER, Guide::CrossNer),
    encyclopedic("crossner_literature", CROSSNER, Guide::CrossNer),
    encyclopedic("crossner_music", CROSSNER, Guide::CrossNer),
    encyclopedic("crossner_ai", CROSSNER, Guide::CrossNer),
];

/// Reads all training corpora in `folder`, and our own texts.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<Annotated>, String> {
    let mut documents = Vec::new();
    for source in &SOURCES {
        let path = folder.join(source.file).with_extension("jsonl");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for (number, line) in text.lines().enumerate() {
            let line =
                serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?;
            let document = annotated(line, source, number);
            let variant = variant(&document, number).filter(|_| source.is_news);
            documents.push(document);
            documents.extend(variant);
        }
    }
    for (number, mut document) in own::news()?.into_iter().enumerate() {
        document.held_out = is_held_out(number);
        let variant = variant(&document, number);
        documents.push(document);
        documents.extend(variant);
    }
    documents.extend(own::sentences());
    Ok(documents)
}

/// One document in twenty serves the calibration.
const fn is_held_out(number: usize) -> bool {
    number % 20 == 7
}

/// Of some documents of news, another that is written otherwise.
fn variant(document: &Annotated, number: usize) -> Option<Annotated> {
    match number % 8 {
        3 => Some(shouted(document)),
        5 => Some(incorporated(document)),
        7 => Some(shouted(&incorporated(document))),
        _ => None,
    }
}

/// A document to measure on.
pub(crate) struct Gold {
    pub(crate) text: String,
    /// Bytes of the text; names may lie inside of others. Places and countries are not told apart.
    pub(crate) names: Vec<(Range<usize>, Kind)>,
}

/// The labels of all corpora that are measured on: no corpus uses one of them for anything else.
const KINDS: [(Kind, &[&str]); 3] = [
    (Kind::Organization, &["ORG", "ORGANIZATION", "Organization", "Org", "organization"]),
    (Kind::Person, &["PER", "PERSON", "Person", "Peop", "person"]),
    (Kind::Place, &["LOC", "LOCATION", "PLACE", "COUNTRY", "Location", "Facility", "Loc", "place"]),
];

/// Reads a gold file to measure on.
pub(crate) fn read_gold(path: &Path) -> Result<Vec<Gold>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let gold = |(number, line): (usize, &str)| {
        let line = serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?;
        Ok(gold(line))
    };
    text.lines().enumerate().map(gold).collect()
}

fn gold(line: Line) -> Gold {
    let bytes = byte_offsets(&line.text);
    let kind = |label: &str| KINDS.iter().find(|(_, labels)| labels.contains(&label)).map(|(kind, _)| *kind);
    let name = |entity: &Entity| Some((bytes[entity.start]..bytes[entity.end], kind(&entity.label)?));
    let names = line.entities.iter().filter_map(name).collect();
    Gold { text: line.text, names }
}

fn annotated(line: Line, source: &Source, number: usize) -> Annotated {
    let bytes = byte_offsets(&line.text);
    let sort = |label: &str| {
        let label = label.split(':').next().unwrap_or(label);
        source.labels.iter().find(|(name, _)| *name == label).map(|(_, sort)| *sort)
    };
    let mut names: Vec<_> = line
        .entities
        .iter()
        .filter_map(|entity| Some((bytes[entity.start]..bytes[entity.end], sort(&entity.label)?)))
        .map(|(range, sort)| (trimmed(&line.text, range, sort), sort))
        .collect();
    names.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    keep_outermost(&mut names);
    if source.lacks_people {
        add_people(&line.text, &mut names);
    }
    // Names that two tools agree on are the easy ones: they would make the calibration too sure.
    let held_out = source.file != SILVER && is_held_out(number);
    Annotated { text: line.text, names, weight: source.weight, held_out, is_variant: false, guide: source.guide }
}

/// The document in capitals, as headlines and alerts are written.
fn shouted(annotated: &Annotated) -> Annotated {
    let text = annotated.text.to_ascii_uppercase();
    Annotated { text, names: annotated.names.clone(), weight: annotated.weight * 0.5, is_variant: true, ..*annotated }
}

/// The document with a legal form behind every other organization's name: the corpora have few, business news is full of them.
fn incorporated(annotated: &Annotated) -> Annotated {
    const FORMS: [&str; 10] = [" Co.", " Inc.", " Corp.", " Ltd.", ", Inc.", " Co", " PLC", " Ltd", " AG", " SA"];
    let (mut text, mut names, mut at) = (String::new(), Vec::new(), 0);
    let mut forms = FORMS.into_iter().cycle();
    let mut is_due = true;
    for (range, sort) in &annotated.names {
        let rest = &annotated.text[range.end..];
        text.push_str(&annotated.text[at..range.start]);
        let start = text.len();
        text.push_str(&annotated.text[range.clone()]);
        if *sort == Sort::Organization && !text.ends_with('.') {
            let form = if is_due { forms.next().unwrap_or_default() } else { "" };
            // A point that ends the sentence, too, is written once.
            text.push_str(if rest.starts_with('.') { form.trim_end_matches('.') } else { form });
            is_due = !is_due;
        }
        names.push((start..text.len(), *sort));
        at = range.end;
    }
    text.push_str(&annotated.text[at..]);
    Annotated { text, names, weight: annotated.weight * 0.5, is_variant: true, ..*annotated }
}

/// The byte offset of each code point, and of the end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// A name without the article that some guides include.
fn trimmed(text: &str, range: Range<usize>, sort: Sort) -> Range<usize> {
    let name = &text[range.clone()];
    let articles: &[&str] =
        if sort == Sort::Organization { &["the ", "a ", "an "] } else { &["the ", "a ", "an ", "The "] };
    let article = articles.iter().find(|article| name.starts_with(**article)).map_or(0, |article| article.len());
    range.start + article..range.end
}

fn keep_outermost<T>(names: &mut Vec<(Range<usize>, T)>) {
    let mut end = 0;
    names.retain(|(range, _)| {
        let stays = end <= range.start && !range.is_empty();
        if stays {
            end = range.end;
        }
        stays
    });
}

/// Marks the demonyms and peoples that the lexicon knows, where the annotators marked nothing or a place.
fn add_people(text: &str, names: &mut Vec<(Range<usize>, Sort)>) {
    let document = Document::new(text);
    let matches = Lexicon::builtin().find(&document);
    for found in matches.iter().filter(|found| is_people(found)) {
        let range = document.span_of(found.tokens.start as usize..found.tokens.end as usize).range();
        match names.iter_mut().find(|(name, _)| name.start < range.end && range.start < name.end) {
            Some((name, sort)) if *name == range && *sort == Sort::Place => *sort = Sort::People,
            Some(_) => {}
            None => names.push((range, Sort::People)),
        }
    }
    names.sort_by_key(|(range, _)| range.start);
}

fn is_people(found: &Match) -> bool {
    matches!(found.class, Class::Demonym | Class::People) && found.agreement.has_case() && !found.ambiguous
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_trimmed() {
        assert_eq!(trimmed("in the Hague", 3..12, Sort::Place), 7..12);
        assert_eq!(trimmed("The Hague", 0..9, Sort::Place), 4..9);
        assert_eq!(trimmed("The Economist", 0..13, Sort::Organization), 0..13);
    }

    #[test]
    fn organizations_get_legal_forms() {
        let text = "Corvane sued Zadrow Steel. Zadrow Steel sued Arvana Tolmek.".to_owned();
        let (organization, person) = (Sort::Organization, Sort::Person);
        let names = vec![(0..7, organization), (13..25, organization), (27..39, organization), (45..58, person)];
        let found = incorporated(&Annotated::plain(text, names));
        assert_eq!(found.text, "Corvane Co. sued Zadrow Steel. Zadrow Steel Inc. sued Arvana Tolmek.");
        let names: Vec<_> = found.names.iter().map(|(range, _)| &found.text[range.clone()]).collect();
        assert_eq!(names, ["Corvane Co.", "Zadrow Steel", "Zadrow Steel Inc.", "Arvana Tolmek"]);
    }

    #[test]
    fn nested_names_go() {
        let mut names = vec![(0..9, 'a'), (0..3, 'b'), (10..12, 'c'), (11..14, 'd')];
        keep_outermost(&mut names);
        assert_eq!(names, [(0..9, 'a'), (10..12, 'c')]);
    }
}
