use super::plain::plain;

/// How the text writes a listed name: case is evidence, so a match says what became of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Agreement {
    /// As the table has it, byte for byte.
    Exact,
    /// With the same capitals, but with other accents, hyphens, spaces, apostrophes or points: "Al Qaeda", "U.N.", "Sao Paulo".
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
    let (mut listed, mut written) = (letters(surface), letters(text));
    let mut same_case = true;
    loop {
        match (listed.next(), written.next()) {
            (None, None) => break,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if a.to_lowercase().eq(b.to_lowercase()) => same_case = false,
            _ => return None,
        }
    }
    Some(if same_case { Agreement::Variant } else { capitals(text) })
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
    let is_kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.' | '\u{ad}');
    name.chars().filter(is_kept).flat_map(|c| {
        let and = (c == '&').then_some(['a', 'n', 'd']);
        and.into_iter().flatten().chain(plain(c).filter(move |_| c != '&'))
    })
}
