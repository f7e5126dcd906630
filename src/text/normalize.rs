use std::borrow::Cow;

/// The hash of no letter at all.
pub(crate) const FOLDED_NOTHING: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// The lookup key of a word: lower-cased, with a straight apostrophe. Never shown to a reader.
///
/// ```
/// assert_eq!(newsmark::text::fold("Sana’a"), "sana'a");
/// ```
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().flat_map(fold_char).collect())
}

/// The hash of [`fold`]`(word)`, as tokens carry it: 32-bit FNV-1a over the bytes of the folded form.
///
/// ```
/// use newsmark::text::fold_hash;
/// assert_eq!(fold_hash("SANA’A"), fold_hash("sana'a"));
/// ```
pub fn fold_hash(word: &str) -> u32 {
    if word.is_ascii() {
        return word.bytes().fold(FOLDED_NOTHING, |hash, byte| fold_step(hash, byte.to_ascii_lowercase()));
    }
    fold_letters(word.chars())
}

/// The [`fold_hash`] of the word of these letters.
pub(crate) fn fold_letters(letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = FOLDED_NOTHING;
    let mut utf8 = [0; 4];
    for c in letters.flat_map(fold_char) {
        for byte in c.encode_utf8(&mut utf8).bytes() {
            hash = fold_step(hash, byte);
        }
    }
    hash
}

/// The hash after one byte more of a folded form.
pub(crate) const fn fold_step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(PRIME)
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    let c = if is_apostrophe(c) { '\'' } else { c };
    c.to_lowercase()
}

/// True for the characters that writers use as an apostrophe inside of a word.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}
