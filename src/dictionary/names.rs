use std::ops::Range;

/// The names of a dictionary, by what they are for. Those that are written without an escape stand in its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// What is looked for in texts, without its article.
    pub(super) surfaces: Vec<Name>,
    /// The words and phrases of contexts; by entry.
    pub(super) near: Vec<Name>,
    /// The codes of countries; by entry.
    pub(super) codes: Vec<Name>,
    /// What is merged.
    pub(super) merged: Vec<Name>,
    /// The names that were written with escapes, one behind the other.
    copies: String,
}

/// Where a name of an entry stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    start: usize,
    /// Index of the entry.
    pub(super) entry: u32,
    length: u16,
    is_copy: bool,
    /// It stands only behind an article, which is no part of it.
    pub(super) after_article: bool,
}

impl Names {
    /// The name of an entry. Keeps a copy only of what is no part of `text`.
    pub(super) fn keep(&mut self, text: &str, name: &str, entry: usize) -> Name {
        let start = (name.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        let is_copy = text.len() < start;
        let (entry, length) = (entry as u32, name.len() as u16);
        let start = if is_copy { self.copies.len() } else { start };
        if is_copy {
            self.copies.push_str(name);
        }
        Name { start, entry, length, is_copy, after_article: false }
    }

    /// The same of a name that is looked for: it loses its article.
    pub(super) fn keep_surface(&mut self, text: &str, name: &str, entry: usize) {
        let article = name.len() - without_article(name).len();
        let kept = self.keep(text, name, entry);
        let (start, length) = (kept.start + article, kept.length - article as u16);
        self.surfaces.push(Name { start, length, after_article: 0 < article, ..kept });
    }

    /// A name again, as it stands in `text` or in its copy.
    pub(super) fn text<'t>(&'t self, text: &'t str, name: &Name) -> &'t str {
        let text = if name.is_copy { &self.copies } else { text };
        &text[name.start..][..usize::from(name.length)]
    }
}

/// Where in `list`, which is sorted by entry, the names of one entry stand.
pub(super) fn of_entry(list: &[Name], entry: u32) -> Range<usize> {
    let start = list.partition_point(|name| name.entry < entry);
    start..start + list[start..].partition_point(|name| name.entry == entry)
}

/// A name is marked without its article, but only where the text has one: "The Hill" is a newspaper, "Hill" a person.
fn without_article(name: &str) -> &str {
    let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the "));
    bare.filter(|bare| bare.contains(char::is_alphanumeric)).unwrap_or(name)
}
