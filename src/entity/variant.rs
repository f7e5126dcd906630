//! Names of other scripts are written in many ways: what all of them have alike.

use crate::lexicon::slug;

/// What the transliterations of a name share; none, if no word of it is long enough to be told from other names.
///
/// Within words of six letters and more, "o" counts as "u", "e" as "i", an "a" too if it is the last vowel, doubled letters as
/// one, and "iy", "yy" and "y" at the end as "i": "Zelenskyy", "Hizbullah", "Mohammed". What ends in another vowel is another
/// name ("Marina", "Marine"), and so is what differs in "a" before ("Hassan" and "Hussein", "Jansen" and "Jensen").
pub(super) fn variant(name: &str) -> Option<String> {
    const SHORTEST: usize = 6;
    skeletons(&slug(name), SHORTEST)
}

/// True if two names differ only as transliterations do, be their words long or short: worth a question, though not enough
/// to take the two for one.
pub(crate) fn are_variants(a: &str, b: &str) -> bool {
    skeletons(&slug(a), 1) == skeletons(&slug(b), 1)
}

/// A slug with the skeletons of the words that have so many letters; none, if it has no such word.
fn skeletons(slug: &str, shortest: usize) -> Option<String> {
    let is_long = |word: &str| shortest <= word.len() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !slug.split('-').any(is_long) {
        return None;
    }
    let mut variant = String::with_capacity(slug.len() + 1);
    for word in slug.split('-') {
        if !variant.is_empty() {
            variant.push(' ');
        }
        if is_long(word) { push_skeleton(word, &mut variant) } else { variant.push_str(word) }
    }
    Some(variant)
}

fn push_skeleton(word: &str, variant: &mut String) {
    let stem = word.trim_end_matches(['i', 'y', 'j']);
    let (stem, end) = if stem.len() < word.len() { (stem, "i") } else { (word, "") };
    let mut before = None;
    let last = stem.len().saturating_sub(1);
    let last_vowel = stem.rfind(is_vowel).unwrap_or_default();
    for (at, letter) in stem.char_indices() {
        let is_last_letter = at == last && end.is_empty();
        let letter = match letter {
            'a' if at == last_vowel && 0 < at && !is_last_letter => 'i',
            'e' | 'i' | 'y' if 0 < at && !is_last_letter => 'i',
            'o' | 'u' if 0 < at && !is_last_letter => 'u',
            'q' => 'k',
            _ => letter,
        };
        if before != Some(letter) {
            variant.push(letter);
        }
        before = Some(letter);
    }
    variant.push_str(end);
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
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
        same("Mohammed al-Qweltz", "Muhammad Al-Qweltz");
        same("Alexei Qweltzov", "Alexey Qweltzov");
    }

    #[test]
    fn other_names_are_not() {
        let other = |a: &str, b: &str| assert_ne!(variant(a), variant(b), "{a}, {b}");
        other("Marina Qweltz", "Marine Qweltz");
        other("Petrov", "Petrova");
        other("Weber", "Wieber");
        other("Ali Hassan", "Ali Hussein");
        other("Mads Jansen", "Mads Jensen");
        other("Hansen", "Hanson");
        assert_eq!(variant("Anna Berg"), None);
        assert_eq!(variant("UN"), None);
        assert_eq!(variant(""), None);
        assert_eq!(variant("yyyyyy"), Some("i".to_owned()));
    }
}
