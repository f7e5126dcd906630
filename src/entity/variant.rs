//! Names of other scripts are written in many ways: what all of them have alike.

use super::form::step;
use crate::lexicon::slug;

/// Letters of a word that can be told from other names by its skeleton, and of one whose name has others beside it.
const SHORTEST: usize = 6;
const SHORTEST_OF_SEVERAL: usize = 5;

/// A key that the transliterations of a name share; none, if no word of it is long enough to be told from other names.
///
/// Within words of six letters and more, "o" counts as "u", "e" as "i", an "a" too if it is the last vowel, doubled letters as
/// one, "yo" as "e", "g" as "h", "w" as "v", and "iy", "yy" and "y" at the end as "i": "Zelenskyy", "Hizbullah", "Mohammed", "Sergiy". What ends in another vowel is another
/// name ("Marina", "Marine"), and so is what differs in "a" before ("Hassan" and "Hussein", "Jansen" and "Jensen").
pub(super) fn variant(name: &str) -> Option<u64> {
    variant_of_slug(&slug(name))
}

/// The [`variant`] of the name that has this slug.
pub(super) fn variant_of_slug(slug: &str) -> Option<u64> {
    skeletons(slug, if slug.contains('-') { SHORTEST_OF_SEVERAL } else { SHORTEST })
}

/// A key that the spellings of a person's full name share that one language after the other has made of it: "Farhad Kerimov" and
/// "Farkhad Karimov", "Serhiy Hrabchenko" and "Sergei Grabchenko". None, if a word of the name is short.
///
/// Beside what [`variant`] takes for the same, all of "a", "e" and "i" within a word are, "kh", "gh" and "g" are "h", wherever they
/// stand, and "ei" at the end is "i".
pub(super) fn respelled(slug: &str) -> Option<u64> {
    let words = || slug.as_bytes().split(|byte| *byte == b'-');
    let is_long = |word: &[u8]| SHORTEST <= word.len() && word.iter().all(u8::is_ascii_lowercase);
    words().nth(1).filter(|_| words().all(is_long))?;
    let letters = |word: &[u8]| {
        let mut letters: Vec<u8> = Vec::with_capacity(word.len());
        for &letter in word {
            match (letters.last_mut(), letter) {
                (Some(before @ (b'k' | b'h')), b'h') => *before = b'h',
                (_, b'g') => letters.push(b'h'),
                (Some(_), b'a') => letters.push(b'e'),
                _ => letters.push(letter),
            }
        }
        match letters[..] {
            [.., b'e', b'i'] => drop(letters.remove(letters.len() - 2)),
            // "Farida" is not Farid, nor "Maria" Marie.
            [.., ref mut last] if word.ends_with(b"a") => *last = b'a',
            _ => {}
        }
        letters
    };
    Some(words().fold(0, |key, word| skeleton(step(key, b' '), &letters(word), false)))
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
            // "Semyonov" and "Semenov"
            b'o' if before == Some(b'i') && stem[at - 1] == b'y' && !keeps_vowels => continue,
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
        same("Qwelyov", "Qwelev");
    }

    #[test]
    fn a_full_name_may_be_spelled_by_several_languages() {
        let key = |name| respelled(&slug(name));
        let same = |a, b| assert_eq!(key(a), key(b), "{a}, {b}");
        same("Farhad Qweltzov", "Farkhad Qwaltzov");
        same("Serhiy Hrabchenko", "Sergei Grabchenko");
        let other = |a, b| assert_ne!(key(a), key(b), "{a}, {b}");
        other("Mohammed Abdullah", "Mahmoud Abdullah");
        other("Hassan Qweltzov", "Hussein Qweltzov");
        other("Farida Qweltzov", "Farid Qweltzov");
        assert_eq!(key("Jamal Qweltzov"), None);
        assert_eq!(key("Qweltzov"), None);
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
