//! Tags of HTML in the text: who pastes an article's source pastes them, too, and they are no words of it.

/// Most tags are far shorter; what is longer is read as text, which keeps the scan linear.
const LONGEST_TAG: usize = 1024;

/// Elements that part what stands before them from what stands behind (HTML Standard, 4.3 and 4.4, 4.9).
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

/// Elements that stand within a line (HTML Standard, 4.5, 4.7 and 4.8), and a few that only old pages have.
const INLINES: [&str; 33] = [
    "a", "abbr", "audio", "b", "bdi", "bdo", "center", "cite", "code", "del", "dfn", "em", "font", "i", "iframe",
    "img", "ins", "kbd", "mark", "picture", "q", "s", "small", "source", "span", "strike", "strong", "sub", "sup",
    "time", "u", "video", "wbr",
];

/// The end of the tag that the "<" at `start` opens; none if it opens none: `x < y`, `<name@example.org>`,
/// `<unknown>`.
pub(super) fn tag_end(text: &str, start: usize) -> Option<usize> {
    let within = &text[start..text.floor_char_boundary(start + LONGEST_TAG)];
    let rest = &within[1..];
    // The next "<" ends what is no tag, so that no byte is read for more than two of them.
    let end = 1 + rest.find(['<', '>']).filter(|end| rest[*end..].starts_with('>'))?;
    let name = element(&within[..end]);
    (is(&BLOCKS, name) || is(&INLINES, name)).then_some(start + end + 1)
}

/// True of a tag that ends the sentence before it.
pub(super) fn is_block(tag: &str) -> bool {
    is(&BLOCKS, element(tag))
}

/// The name of a tag's element; empty if there is none.
fn element(tag: &str) -> &str {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let is_whole = name[end..].chars().next().is_none_or(|c| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    if is_whole { &name[..end] } else { "" }
}

fn is(elements: &[&str], name: &str) -> bool {
    elements.iter().any(|element| element.eq_ignore_ascii_case(name))
}
