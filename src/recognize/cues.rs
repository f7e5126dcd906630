use rustc_hash::FxHashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use crate::text::{Token, fold_hash};

/// What a word tells of the name beside it: a set of the classes of `data/context-words.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cues(u32);

/// The classes, in the order of their bits.
const NAMES: [&str; 22] = [
    "speech",
    "auxiliary",
    "bond",
    "stance",
    "address",
    "giving",
    "locative",
    "motion",
    "between",
    "with",
    "agent",
    "local",
    "language",
    "food",
    "state",
    "human",
    "kin",
    "realm",
    "mood",
    "act",
    "tied",
    "legal",
];

#[allow(missing_docs, reason = "the table says what each class is")]
impl Cues {
    pub(crate) const SPEECH: Self = Self(1);
    pub(crate) const AUXILIARY: Self = Self(1 << 1);
    pub(crate) const BOND: Self = Self(1 << 2);
    pub(crate) const STANCE: Self = Self(1 << 3);
    pub(crate) const ADDRESS: Self = Self(1 << 4);
    pub(crate) const GIVING: Self = Self(1 << 5);
    pub(crate) const LOCATIVE: Self = Self(1 << 6);
    pub(crate) const MOTION: Self = Self(1 << 7);
    pub(crate) const BETWEEN: Self = Self(1 << 8);
    pub(crate) const WITH: Self = Self(1 << 9);
    pub(crate) const AGENT: Self = Self(1 << 10);
    pub(crate) const LOCAL: Self = Self(1 << 11);
    pub(crate) const LANGUAGE: Self = Self(1 << 12);
    pub(crate) const FOOD: Self = Self(1 << 13);
    pub(crate) const STATE: Self = Self(1 << 14);
    pub(crate) const HUMAN: Self = Self(1 << 15);
    pub(crate) const KIN: Self = Self(1 << 16);
    pub(crate) const REALM: Self = Self(1 << 17);
    pub(crate) const MOOD: Self = Self(1 << 18);
    pub(crate) const ACT: Self = Self(1 << 19);
    pub(crate) const TIED: Self = Self(1 << 20);
    pub(crate) const LEGAL: Self = Self(1 << 21);

    /// What `token` tells; nothing, if the table hasn't it.
    pub(crate) fn of(token: &Token) -> Self {
        TABLE.get(&token.hash).copied().unwrap_or_default()
    }

    /// True if the sets share a class.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Cues {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static TABLE: LazyLock<FxHashMap<u32, Cues>> = LazyLock::new(|| {
    let rows = include_str!("../../data/context-words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| {
        let mut columns = row.split('\t');
        let word = columns.next().unwrap_or_default();
        let classes = columns.next().unwrap_or_default().split(' ').map(class);
        (fold_hash(word), classes.fold(Cues::default(), Cues::bitor))
    })
    .collect()
});

fn class(name: &str) -> Cues {
    NAMES.iter().position(|known| *known == name).map_or(Cues::default(), |bit| Cues(1 << bit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_has_known_classes_and_stands_once() {
        let rows = include_str!("../../data/context-words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        let mut words = std::collections::HashSet::new();
        for row in rows {
            let columns: Vec<_> = row.split('\t').collect();
            assert!(words.insert(columns[0]), "twice: {row}");
            assert!(columns[1].split(' ').all(|name| NAMES.contains(&name)), "unknown class: {row}");
        }
        assert_eq!(words.len(), TABLE.len(), "two words share a hash");
    }
}
