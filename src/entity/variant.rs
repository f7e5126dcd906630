//! Names of other scripts are written in many ways: what all of them have alike.

use super::form::step;
use crate::lexicon::slug;

/// Letters of a word that can be told from other names by its skeleton, and of one whose name has others beside it.
const SHORTEST: usize = 6;
const SHORTEST_OF_SEVERAL: usize = 5;

/// A key that the transliterations of a name share; none, if no word of it is long enough to be told from other names.
///
/// Within words of six letters and more, "o" counts as "u", "e" as "i", an "a" too if it is the last vowel, doubled letters as
/// one, "g" as "h", "w" as "v", and "iy", "yy" and "y" at the end as "i": "Zelenskyy", "Hizbullah", "Mohammed", "Sergiy". What ends in another vowel is another
/// name ("Marina", "Marine"), and so is what differs in "a" before ("Hassan" and "Hussein", "Jansen" and "Jensen").
pub(super) fn variant(name: &str) -> Option<u64> {
    variant_of_slug(&slug(name))
}

/// The [`variant`] of the name that has this slug.
pub(super) fn variant_of_slug(slug: &str) -> Option<u64> {
    skeletons(slug, if slug.contains('-') { SHORTEST_OF_SEVERAL } else { SHORTEST })
}

/// True if two names differ only as transliterations do, be their words long or short: worth a question, though not enough
/// to take the two for one.
pub(crate) fn are_variants(a: &str, b: &str) -> bool {
    skeletons(&slug(a), 1) == skeletons(&slug(b), 1)
}

/// The key of a slug with the skeletons of the words that have so many letters; none, if it has no such word.
fn skeletons(slug: &str, shortest: usize) -> Option<u64> {
    let words = || slug.as_bytes().split(|byte| *byte == b'-');
    let is_long = |word: &&[u8]| shortest <= word.len() && word.iter().all(u8::is_ascii_lowercase);
    words().find(is_long)?;
    Some(words().fold(0, |key, word| {
        let key = step(key, b' ');
        // "Jamal" and "Jamil", "Hamid" and "Hamed": so short a name is too often another one.
        let keeps_vowels = 1 < shortest && word.len() < SHORTEST;
        if is_long(&word) {
            skeleton(key, word, keeps_vowels)
        } else {
            word.iter().fold(key, |key, letter| step(key, *letter))
        }
    }))
}

/// The key with the skeleton of a word added.
fn skeleton(mut key: u64, word: &[u8], keeps_vowels: bool) -> u64 {
    let length = word.iter().rposition(|letter| !matches!(letter, b'i' | b'y' | b'j')).map_or(0, |last| last + 1);
    let (stem, end) = word.split_at(length);
    let last_vowel = stem.iter().rposition(|letter| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    let mut before = None;
    for (at, &letter) in stem.iter().enumerate() {
        let is_inner = 0 < at && !(at + 1 == length && end.is_empty());
        let letter = match letter {
            b'a' if is_inner && last_vowel == Some(at) && !keeps_vowels => b'i',
            b'e' | b'i' | b'y' if is_inner && !keeps_vowels => b'i',
            b'o' | b'u' if 0 < at => b'u',
            b'g' if 0 < at => b'h',
            b'q' => b'k',
            b'w' => b'v',
            _ => letter,
        };
        if before != Some(letter) {
            key = step(key, letter);
        }
        before = Some(letter);
    }
    if end.is_empty() { key } else { step(key, b'i') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_of_a_name_are_the_same() {
        let same = |a: &str, b: &str| assert_eq!(variant(a), variant(b), "{a}, {b}");
        same("Zelensky", "Zelenskyy");
        same("Zelensky", "Zelenskiy");
        same("Hezbollah", "Hizbullah");
        same("Serhiy Qweltz", "Sergiy Qweltz");
        same("Petru Qweltz", "Petro Qweltz");
        same("Mohammed al-Qweltz", "Muhammad Al-Qweltz");
        same("Alexei Qweltzov", "Alexey Qweltzov");
    }

    #[test]
    fn other_names_are_not() {
        let other = |a: &str, b: &str| assert_ne!(variant(a), variant(b), "{a}, {b}");
        other("Marina Qweltz", "Marine Qweltz");
        other("Petrov", "Petrova");
        other("Jamal Qweltz", "Jamil Qweltz");
        other("Petra Qweltz", "Petro Qweltz");
        other("Weber", "Wieber");
        other("Ali Hassan", "Ali Hussein");
        other("Mads Jansen", "Mads Jensen");
        other("Hansen", "Hanson");
        assert_eq!(variant("Anna Berg"), None);
        assert_eq!(variant("UN"), None);
        assert_eq!(variant(""), None);
        assert_eq!(variant("yyyyyy"), variant("iiiiii"));
    }
}
