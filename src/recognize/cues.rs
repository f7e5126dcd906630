use std::ops::BitOr;
use std::sync::LazyLock;

use crate::lexicon::Words;
use crate::text::{Token, fold_hash};

/// What a word tells of the name beside it: a set of the classes of `data/context-words.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cues(u64);

/// The classes, in the order of their bits.
const NAMES: [&str; 54] = [
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
    "dative",
    "terrain",
    "water",
    "body",
    "role",
    "play",
    "squad",
    "lead",
    "calendar",
    "party",
    "venture",
    "american",
    "thing",
    "trust",
    "extent",
    "stands",
    "polity",
    "weak",
    "force",
    "sign",
    "matter",
    "stream",
    "province",
    "learn",
    "tongue",
    "dweller",
    "district",
    "road",
    "subject",
    "ruler",
    "districts",
    "settlement",
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
    pub(crate) const DATIVE: Self = Self(1 << 22);
    pub(crate) const TERRAIN: Self = Self(1 << 23);
    pub(crate) const WATER: Self = Self(1 << 24);
    pub(crate) const BODY: Self = Self(1 << 25);
    pub(crate) const ROLE: Self = Self(1 << 26);
    pub(crate) const PLAY: Self = Self(1 << 27);
    pub(crate) const SQUAD: Self = Self(1 << 28);
    pub(crate) const LEAD: Self = Self(1 << 29);
    pub(crate) const CALENDAR: Self = Self(1 << 30);
    pub(crate) const PARTY: Self = Self(1 << 31);
    pub(crate) const VENTURE: Self = Self(1 << 32);
    pub(crate) const AMERICAN: Self = Self(1 << 33);
    pub(crate) const THING: Self = Self(1 << 34);
    pub(crate) const TRUST: Self = Self(1 << 35);
    pub(crate) const EXTENT: Self = Self(1 << 36);
    pub(crate) const STANDS: Self = Self(1 << 37);
    pub(crate) const POLITY: Self = Self(1 << 38);
    pub(crate) const WEAK: Self = Self(1 << 39);
    pub(crate) const FORCE: Self = Self(1 << 40);
    pub(crate) const SIGN: Self = Self(1 << 41);
    pub(crate) const MATTER: Self = Self(1 << 42);
    pub(crate) const STREAM: Self = Self(1 << 43);
    pub(crate) const PROVINCE: Self = Self(1 << 44);
    pub(crate) const LEARN: Self = Self(1 << 45);
    pub(crate) const TONGUE: Self = Self(1 << 46);
    pub(crate) const DWELLER: Self = Self(1 << 47);
    pub(crate) const DISTRICT: Self = Self(1 << 48);
    pub(crate) const ROAD: Self = Self(1 << 49);
    pub(crate) const SUBJECT: Self = Self(1 << 50);
    pub(crate) const RULER: Self = Self(1 << 51);
    pub(crate) const DISTRICTS: Self = Self(1 << 52);
    pub(crate) const SETTLEMENT: Self = Self(1 << 53);

    /// What `token` tells; nothing, if the table hasn't it.
    pub(crate) fn of(token: &Token) -> Self {
        Self::of_hash(token.hash)
    }

    /// As [`Self::of`], of a word.
    pub(crate) fn of_word(word: &str) -> Self {
        Self::of_hash(fold_hash(word))
    }

    fn of_hash(hash: u32) -> Self {
        TABLE.get(hash).copied().unwrap_or_default()
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

static TABLE: LazyLock<Words<Cues, 16>> = LazyLock::new(|| {
    let mut table: Words<Cues, 16> = Words::new();
    for (class, words) in rows() {
        let class = NAMES.iter().position(|known| *known == class).map_or(Cues::default(), |bit| Cues(1 << bit));
        for form in words.flat_map(forms) {
            let cues = table.entry(fold_hash(&form));
            *cues = *cues | class;
        }
    }
    table
});

/// The rows of the table: a class, and its words.
fn rows() -> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    let rows = include_str!("../../data/context-words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split_once('\t')).map(|(class, words)| (class, words.split(' ')))
}

/// The forms that a word of the table stands for: of "deny+" four, of "ally+s" two, of others itself.
fn forms(word: &str) -> Vec<String> {
    match word.split_once('+') {
        Some((word, "s")) => vec![word.to_owned(), with_s(word)],
        Some((verb, _)) => vec![verb.to_owned(), with_s(verb), with_ed(verb), with_ing(verb)],
        None => vec![word.to_owned()],
    }
}

fn with_s(word: &str) -> String {
    match stem_before_y(word) {
        Some(stem) => [stem, "ies"].concat(),
        None if word.ends_with(['s', 'x', 'z']) || word.ends_with("sh") || word.ends_with("ch") => {
            [word, "es"].concat()
        }
        None => [word, "s"].concat(),
    }
}

fn with_ed(verb: &str) -> String {
    match stem_before_y(verb) {
        Some(stem) => [stem, "ied"].concat(),
        None if verb.ends_with('e') => [verb, "d"].concat(),
        None => [verb, doubled(verb), "ed"].concat(),
    }
}

fn with_ing(verb: &str) -> String {
    let stem = if verb.ends_with("ee") { verb } else { verb.strip_suffix('e').unwrap_or(verb) };
    [stem, doubled(stem), "ing"].concat()
}

/// The last letter of "stop", which "stopped" has twice: a consonant behind the one vowel of the word.
fn doubled(verb: &str) -> &str {
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let (head, last) = verb.split_at(verb.len() - 1);
    let is_short = head.ends_with(is_vowel) && head.matches(is_vowel).count() == 1;
    if is_short && !"aeiouwxy".contains(last) { last } else { "" }
}

/// "den" of "deny", but nothing of "delay".
fn stem_before_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_no_word_twice() {
        let mut known = std::collections::HashSet::new();
        let mut forms_of = std::collections::HashMap::new();
        for (class, words) in rows() {
            assert!(NAMES.contains(&class), "unknown class: {class}");
            for word in words {
                assert!(known.insert((class, word)), "twice: {class} {word}");
                assert!(!word.contains('-'), "the tokenizer parts it: {word}");
                for form in forms(word) {
                    let same = forms_of.entry(fold_hash(&form)).or_insert_with(|| form.clone());
                    assert_eq!(*same, form, "two words share a hash");
                }
            }
        }
    }

    #[test]
    fn verbs_and_nouns_have_their_forms() {
        let check = |word: &str, expected: &str| assert_eq!(forms(word).join(" "), expected);
        check("deny+", "deny denies denied denying");
        check("accuse+", "accuse accuses accused accusing");
        check("delay+", "delay delays delayed delaying");
        check("pledge+s", "pledge pledges");
        check("agree+", "agree agrees agreed agreeing");
        check("stop+", "stop stops stopped stopping");
        check("vow+", "vow vows vowed vowing");
        check("aim+", "aim aims aimed aiming");
        check("box+s", "box boxes");
        check("said", "said");
    }
}
