use rustc_hash::FxHashMap;
use std::sync::LazyLock;

use crate::lexicon::Words;
use crate::text::{Document, fold_hash};

/// How many words of its subject a text has, by type of organization ("sports", "central-bank").
#[derive(Debug, Default)]
pub(super) struct Topics(FxHashMap<&'static str, u32>);

impl Topics {
    pub(super) fn of(document: &Document) -> Self {
        let mut topics = Self::default();
        for kind in document.tokens().iter().filter_map(|token| TABLE.get(token.hash)).flatten() {
            *topics.0.entry(kind).or_default() += 1;
        }
        topics
    }

    /// True if more of the subject's words are of the type than of any other, and there are some.
    pub(super) fn is_mainly(&self, kind: &str) -> bool {
        const LEAST: u32 = 2;
        LEAST <= self.0.get(kind).copied().unwrap_or_default() && 1.0 <= self.share(Some(kind))
    }

    /// The share, from 0 to 1, of the subject's words that are of the type.
    pub(super) fn share(&self, kind: Option<&str>) -> f32 {
        let count = kind.and_then(|kind| self.0.get(kind)).copied().unwrap_or_default();
        let most = self.0.values().max().copied().unwrap_or_default();
        if most == 0 { 0.0 } else { count as f32 / most as f32 }
    }
}

/// The subjects of words.
static TABLE: LazyLock<Words<Vec<&'static str>, 12>> = LazyLock::new(|| {
    let rows = include_str!("../../data/topic-words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut table: Words<Vec<&'static str>, 12> = Words::new();
    for (word, types) in rows.filter_map(|row| row.split_once('\t')) {
        *table.entry(fold_hash(word)) = types.split(' ').collect();
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
