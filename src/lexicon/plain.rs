//! Letters without their accents, and what names lose or gain between one newsroom and the next.

use crate::text::{TokenKind, fold_hash};

/// The lookup key of a token, from its text and its hash: the hash of its letters without accents and points.
///
/// "São", "Sao" and "SAO" have the same key, and so have "U.N." and "UN", "&" and "and".
pub(super) fn key(word: &str, kind: TokenKind, hash: u32) -> u32 {
    if word == "&" {
        return fold_hash("and");
    }
    if kind != TokenKind::Word || word.bytes().all(|byte| byte.is_ascii() && byte != b'.') {
        return hash;
    }
    let mut buffer = [0; LONGEST];
    let mut length = 0;
    for c in word.chars().filter(|c| *c != '.').flat_map(plain) {
        // No listed name has so long a word.
        let Some(room) = buffer.get_mut(length..length + c.len_utf8()) else { return hash };
        c.encode_utf8(room);
        length += c.len_utf8();
    }
    std::str::from_utf8(&buffer[..length]).map_or(hash, fold_hash)
}

/// Room for the longest word that needs a key of its own, in bytes.
pub(super) const LONGEST: usize = 64;

/// The letters that a writer without accents puts for `c`; `c` itself if it has none. Case is kept.
pub(super) fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = if c.is_ascii() { (c, None) } else { base(c) };
    std::iter::once(first).chain(second)
}

fn base(c: char) -> (char, Option<char>) {
    let one = match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2bb}' | '\u{2bf}' | '\u{2be}' => '\'',
        '\u{201c}'..='\u{201e}' => '"',
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' | 'Ạ'..='Ặ' if is_upper(c) => 'A',
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'Ạ'..='ặ' => 'a',
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => 'C',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'Ď' | 'Đ' | 'Ð' | 'Ḍ' => 'D',
        'ď' | 'đ' | 'ð' | 'ḍ' => 'd',
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' | 'Ẹ'..='Ệ' | 'Ə' if is_upper(c) => 'E',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' | 'ə' => 'e',
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => 'G',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'Ĥ' | 'Ħ' | 'Ḥ' => 'H',
        'ĥ' | 'ħ' | 'ḥ' => 'h',
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' | 'Ỉ' | 'Ị' => 'I',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => 'i',
        'Ĵ' => 'J',
        'ĵ' => 'j',
        'Ķ' => 'K',
        'ķ' => 'k',
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => 'L',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => 'N',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' | 'Ơ' | 'Ọ'..='Ợ' if is_upper(c) => 'O',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
        'Ŕ' | 'Ŗ' | 'Ř' => 'R',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' | 'Ṣ' => 'S',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => 's',
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' | 'Ṭ' => 'T',
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' => 't',
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' | 'Ư' | 'Ụ'..='Ự' if is_upper(c) => 'U',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => 'u',
        'Ŵ' => 'W',
        'ŵ' => 'w',
        'Ý' | 'Ŷ' | 'Ÿ' | 'Ỳ' | 'Ỵ' | 'Ỷ' | 'Ỹ' => 'Y',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => 'y',
        'Ź' | 'Ż' | 'Ž' | 'Ẓ' => 'Z',
        'ź' | 'ż' | 'ž' | 'ẓ' => 'z',
        _ => return pair(c),
    };
    (one, None)
}

fn pair(c: char) -> (char, Option<char>) {
    match c {
        'Æ' => ('A', Some('e')),
        'æ' => ('a', Some('e')),
        'Œ' => ('O', Some('e')),
        'œ' => ('o', Some('e')),
        'ß' => ('s', Some('s')),
        'Þ' => ('T', Some('h')),
        'þ' => ('t', Some('h')),
        _ => (c, None),
    }
}

fn is_upper(c: char) -> bool {
    c.is_uppercase()
}

/// A name in lower-case letters, digits and hyphens, as ids have it.
///
/// ```
/// assert_eq!(newsmark::lexicon::slug("Bodø & Søn's (Norway)"), "bodo-and-sons-norway");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    if name.is_ascii() {
        name.bytes().for_each(|byte| push(byte as char, &mut slug));
    } else {
        name.chars().flat_map(plain).for_each(|c| push(c, &mut slug));
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn push(c: char, slug: &mut String) {
    if c.is_ascii_alphanumeric() {
        slug.push(c.to_ascii_lowercase());
    } else {
        push_other(c, slug);
    }
}

fn push_other(c: char, slug: &mut String) {
    match c {
        '&' => slug.push_str(if slug.is_empty() || slug.ends_with('-') { "and-" } else { "-and-" }),
        '\'' => {}
        _ if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
        _ if slug.is_empty() || slug.ends_with('-') => {}
        _ => slug.push('-'),
    }
}
