use std::ops::BitOr;
use std::sync::LazyLock;

use crate::lexicon::Words;
use crate::text::{Document, Token, fold_hash};

/// How many words of its subject a text has, by type of organization ("sports", "central-bank"), in the table's order.
#[derive(Debug, Default)]
pub(super) struct Topics(Vec<u32>);

impl Topics {
    pub(super) fn of(document: &Document) -> Self {
        let mut topics = vec![0; TABLE.types.len()];
        for subjects in document.tokens().iter().map(Subjects::of).filter(|of| *of != Subjects::default()) {
            subjects.types().for_each(|kind| topics[kind] += 1);
        }
        Self(topics)
    }

    /// True if more of the subject's words are of the type than of any other, and there are some.
    pub(super) fn is_mainly(&self, kind: &str) -> bool {
        const LEAST: u32 = 2;
        LEAST <= self.count(kind) && 1.0 <= self.share(Some(kind))
    }

    /// The share, from 0 to 1, of the subject's words that are of the type.
    pub(super) fn share(&self, kind: Option<&str>) -> f32 {
        let count = kind.map_or(0, |kind| self.count(kind));
        let most = self.0.iter().max().copied().unwrap_or_default();
        if most == 0 { 0.0 } else { count as f32 / most as f32 }
    }

    fn count(&self, kind: &str) -> u32 {
        TABLE.types.iter().position(|known| *known == kind).map_or(0, |at| self.0[at])
    }
}

/// The types of organizations of whose subject a word is: a set of bits, in the table's order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Subjects(u32);

impl Subjects {
    pub(crate) fn of(token: &Token) -> Self {
        TABLE.words.get(token.hash).copied().unwrap_or_default()
    }

    /// Those of an organization of the type.
    pub(crate) fn of_type(kind: &str) -> Self {
        TABLE.types.iter().position(|known| *known == kind).map_or(Self::default(), |at| Self(1 << at))
    }

    /// True if the sets share a type.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn types(self) -> impl Iterator<Item = usize> {
        (0..TABLE.types.len()).filter(move |at| self.0 & 1 << at != 0)
    }
}

impl BitOr for Subjects {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The subjects of words.
struct Table {
    types: Vec<&'static str>,
    words: Words<Subjects, 14>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows = include_str!("../../data/topic-words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut table = Table { types: Vec::new(), words: Words::new() };
    for (word, types) in rows.filter_map(|row| row.split_once('\t')) {
        for kind in types.split(' ') {
            let known = table.types.iter().position(|known| *known == kind);
            let at = known.unwrap_or_else(|| {
                table.types.push(kind);
                table.types.len() - 1
            });
            let subjects = table.words.entry(fold_hash(word));
            *subjects = *subjects | Subjects(1 << at);
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_tells_which_organization_an_acronym_means() {
        let entity = |text: &str| {
            let analysis = crate::analyze(text);
            let found = analysis.entities.into_iter().find(|entity| entity.surfaces.iter().any(|s| s.text == "ICC"));
            found.map(|entity| entity.id).unwrap_or_default()
        };
        let court = "Prosecutors at the ICC asked the judges for a warrant after the verdict.";
        let cricket = "The ICC banned the bowler after the match; two wickets and an innings were struck off.";
        assert_eq!(entity(court), "organization:international-criminal-court");
        assert_eq!(entity(cricket), "organization:international-cricket-council");
    }

    #[test]
    fn no_subject_is_no_evidence() {
        assert!(Topics::of(&Document::new("It rained.")).share(Some("sports")) < f32::EPSILON);
    }
}
