//! Texts of our own, in which names are marked as `[name|kind]`: sentences, each a document, and whole news.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use newsmark::name::Sort;

use crate::corpus::Annotated;

const SENTENCES: &str = include_str!("../data/sentences.txt");
/// How much a sentence counts: there are few of them.
const WEIGHT: f32 = 3.0;

/// The sentences, each a document.
pub(crate) fn sentences() -> impl Iterator<Item = Annotated> {
    SENTENCES.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (text, names) = unmarked(line);
        Annotated { weight: WEIGHT, ..Annotated::plain(text, names) }
    })
}

/// The folder of news: files of texts with a blank line between them, a paragraph a line (see `trainer/data/README.md`).
const NEWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/news");
/// How much a text of news counts.
const NEWS_WEIGHT: f32 = 1.0;

/// The texts of all files of news, by the files' names. Their paragraphs are as far apart as in most that people paste.
pub(crate) fn news() -> Result<Vec<Annotated>, String> {
    let mut documents = Vec::new();
    for path in news_files().map_err(|error| format!("{NEWS}: {error}"))? {
        let file = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let texts = file.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        documents.extend(texts.map(|text| {
            let (text, names) = unmarked(&text.replace('\n', "\n\n"));
            Annotated { weight: NEWS_WEIGHT, ..Annotated::plain(text, names) }
        }));
    }
    Ok(documents)
}

fn news_files() -> std::io::Result<Vec<PathBuf>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(Path::new(NEWS))?.collect();
    let mut paths: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    paths.sort_unstable();
    Ok(paths)
}

/// The text without its marks, and the names that were marked.
pub(crate) fn unmarked(line: &str) -> (String, Vec<(Range<usize>, Sort)>) {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        let (mark, behind) = after.split_once(']').expect("a mark is closed");
        let (name, kind) = mark.split_once('|').expect("a mark has a kind");
        text.push_str(before);
        names.push((text.len()..text.len() + name.len(), sort(kind)));
        text.push_str(name);
        rest = behind;
    }
    text.push_str(rest);
    (text, names)
}

fn sort(kind: &str) -> Sort {
    match kind {
        "organization" => Sort::Organization,
        "person" => Sort::Person,
        "place" => Sort::Place,
        "people" => Sort::People,
        _ => panic!("{kind} is no kind of a name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read() {
        let (text, names) = unmarked("In [Zadrow|place], [Corvane|organization] won.");
        assert_eq!(text, "In Zadrow, Corvane won.");
        assert_eq!(names, [(3..9, Sort::Place), (11..18, Sort::Organization)]);
    }

    #[test]
    fn all_sentences_are_marked_well() {
        assert!(100 < sentences().count());
        assert!(sentences().all(|annotated| !annotated.text.contains(['[', '|', ']'])));
    }

    #[test]
    fn all_news_are_marked_well() {
        let news = news().expect("the folder can be read");
        assert!(100 < news.len());
        for annotated in news {
            assert!(!annotated.text.contains(['[', '|', ']']), "{}", annotated.text);
            for (range, _) in annotated.names {
                let name = &annotated.text[range];
                assert!(!name.is_empty() && name == name.trim() && !name.contains('\n'), "{name:?}");
            }
        }
    }
}
