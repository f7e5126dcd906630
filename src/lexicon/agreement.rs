use super::plain::plain;

/// How the text writes a listed name: case is evidence, so a match says what became of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Agreement {
    /// As the table has it, byte for byte.
    Exact,
    /// With the same capitals, but for short words, and with other accents, hyphens, spaces, apostrophes or points:
    /// "al Qaeda", "U.N.", "Sao Paulo".
    Variant,
    /// All in capitals, where the table isn't: "PAKISTAN". Usual in headlines.
    Capitals,
    /// With other capitals: "Conservative party", "Al-qaeda".
    Mixed,
    /// All in lower case, where the table isn't: "turkey". In a text that has capitals it is no name.
    Lower,
}

impl Agreement {
    /// True if the capitals are the table's.
    pub const fn has_case(self) -> bool {
        matches!(self, Self::Exact | Self::Variant)
    }
}

/// How `text` writes `surface`, or none if it is another name.
pub(crate) fn agreement(surface: &str, text: &str) -> Option<Agreement> {
    if surface == text {
        return Some(Agreement::Exact);
    }
    if surface.ends_with('.') && !text.ends_with('.') {
        // "Miss" is no state, and "Gen" no general.
        return None;
    }
    let same_case =
        if surface.is_ascii() && surface.eq_ignore_ascii_case(text) { false } else { same_letters(surface, text)? };
    Some(if same_case || differ_in_particles(surface, text) { Agreement::Variant } else { capitals(text) })
}

/// None if the letters differ; else true if their capitals are the same.
fn same_letters(surface: &str, text: &str) -> Option<bool> {
    let (mut listed, mut written) = (letters(surface), letters(text));
    let mut same_case = true;
    loop {
        match (listed.next(), written.next()) {
            (None, None) => return Some(same_case),
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if a.to_lowercase().eq(b.to_lowercase()) => same_case = false,
            _ => return None,
        }
    }
}

/// True if the capitals differ only at the beginning of short words, which newsrooms capitalize or don't: "al-Qaeda" and
/// "Al-Qaeda", "Doctors without Borders" no more, for "without" is no short word.
fn differ_in_particles(surface: &str, text: &str) -> bool {
    let agree =
        |a: &str, b: &str| letters(a).eq(letters(b)) || a.len() <= 3 && letters(a).skip(1).eq(letters(b).skip(1));
    let (mut listed, mut written) = (words(surface), words(text));
    // A name of one word is no particle: "Us" isn't "us".
    words(surface).nth(1).is_some()
        && loop {
            match (listed.next(), written.next()) {
                (None, None) => break true,
                (Some(a), Some(b)) if agree(a, b) => {}
                _ => break false,
            }
        }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '\u{a0}', '\n']).filter(|word| !word.is_empty())
}

fn capitals(text: &str) -> Agreement {
    match (text.contains(char::is_uppercase), text.contains(char::is_lowercase)) {
        (true, false) => Agreement::Capitals,
        (false, true) => Agreement::Lower,
        _ => Agreement::Mixed,
    }
}

/// The characters of a name that every newsroom writes alike, but for their case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    let is_kept = |c: &char| {
        !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.' | '\u{ad}' | '\'' | '’' | '‘' | 'ʼ')
    };
    name.chars().filter(is_kept).flat_map(|c| {
        let and = (c == '&').then_some(['a', 'n', 'd']);
        and.into_iter().flatten().chain(plain(c).filter(move |_| c != '&'))
    })
}
