//! Sentences of our own, in which names are marked as `[name|kind]`.

use std::ops::Range;

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
}
