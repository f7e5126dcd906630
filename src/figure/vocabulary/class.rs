use std::sync::LazyLock;

use super::phrases::rows;
use crate::lexicon::Words;
use crate::text::fold_hash;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident $name:literal,)*) => {
        /// What a word is to the figure grammar; the words are in `data/figure-words.tsv`.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(in crate::figure) enum Class { $($(#[$doc])* $class,)* }

        impl Class {
            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$class),)* _ => None }
            }
        }
    };
}

classes! {
    Month "month",
    Weekday "weekday",
    Clock "clock",
    Era "era",
    Index "index",
    /// Also in [`Class::Index`]: an index only without a counted noun behind the number.
    WeakIndex "weakindex",
    Street "street",
    Compass "compass",
    /// A name that a number completes.
    Model "model",
    Determiner "determiner",
    Possessive "possessive",
    Pronoun "pronoun",
    Preposition "preposition",
    Conjunction "conjunction",
    /// A word that opens a clause, which may have a source of its own.
    Clause "clause",
    Auxiliary "auxiliary",
    Copula "copula",
    Negation "negation",
    Adverb "adverb",
    /// A verb form without the ending -ed.
    Verb "verb",
    /// A plural noun without the ending -s.
    Plural "plural",
    /// What a four-digit number without a comma may count.
    Person "person",
    Change "change",
    Score "score",
    Cricket "cricket",
    /// What an ordinal names as a part, date or stage.
    Stage "stage",
    Rank "rank",
    Finish "finish",
    /// Before these, "one" is no numeral.
    Idiom "idiom",
    /// A part of the day or of the year, which "one" leaves open: "one morning".
    DayPart "daypart",
    /// After these, "one" is a pronoun.
    NotOne "notone",
    /// What a bare amount is the value of.
    Scalar "scalar",
    HalfName "halfname",
    Rate "rate",
    /// What stands before a year.
    Calendar "calendar",
    /// What shows or finds an amount: "survey".
    Study "study",
    /// What an ordinal behind "the" counts: "review".
    Occurrence "occurrence",
    Comparative "comparative",
    ChangeNoun "changenoun",
    /// Beside these, a bare number is an index's level.
    Stock "stock",
    /// What one "claims" without a word: "claimed 689 lives".
    Prize "prize",
    /// Behind a number and a hyphen, the name of a sort of thing: "two-wheeler".
    Joined "joined",
    /// An adjective that is said of an amount, behind it: "100mm possible".
    Predicate "predicate",
    /// What only measures out: "pairs of".
    Group "group",
    /// Verbs that set their object "at" a level: "left its rate at".
    Hold "hold",
    /// Who is named behind a headline as its source: "police".
    Speaker "speaker",
    /// What somebody is to another: "son".
    Kin "kin",
    /// Participles that end otherwise than in -ed.
    Participle "participle",
    /// Words in -ly that may stand in a noun phrase.
    NotAdverb "notadverb",
    /// Near these, pounds are a weight: "the baby weighed".
    Weighed "weighed",
    /// What is called by its weight: "a 500-pound bomb".
    Heavy "heavy",
    /// What pounds "of" are money: "of debt".
    Funds "funds",
    /// Verbs with an "over" of their own: "handed over four hostages".
    TakesOver "takesover",
}

/// A set of classes.
#[derive(Clone, Copy, Default)]
pub(in crate::figure) struct Classes(u64);

impl Classes {
    /// A set of these.
    pub(in crate::figure) const fn of(classes: &[Class]) -> Self {
        let mut set = 0;
        let mut index = 0;
        while index < classes.len() {
            set |= 1 << classes[index] as u32;
            index += 1;
        }
        Self(set)
    }

    pub(in crate::figure) const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// True if one of the classes is in both.
    pub(in crate::figure) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

static TABLE: LazyLock<Words<Classes, 16>> = LazyLock::new(|| {
    let mut table: Words<Classes, 16> = Words::new();
    for row in rows(include_str!("../../../data/figure-words.tsv")) {
        let Some(class) = Class::named(row[0]) else { continue };
        for word in row[1].split(' ') {
            table.entry(fold_hash(word)).0 |= 1 << class as u32;
        }
    }
    table
});

/// The classes of the word with this hash. That another word has the hash of one of a thousand is as good as impossible.
pub(in crate::figure) fn classes(hash: u32) -> Classes {
    TABLE.get(hash).copied().unwrap_or_default()
}
