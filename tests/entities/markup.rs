//! Reads the markup of `tests/corpus/entities`, which its README describes.

use std::fs;
use std::ops::Range;
use std::path::Path;

use newsmark::Kind;
use newsmark::entity::Via;

use crate::amount::{self, Amount};

/// A text and all that a careful reader would mark in it.
pub struct Case {
    /// File, and line where each line of the file is a text of its own.
    pub name: String,
    pub text: String,
    /// In text order, longer first.
    pub gold: Vec<Gold>,
}

/// One marked stretch of the text, in bytes.
pub struct Gold {
    pub span: Range<usize>,
    /// Inside of a longer name.
    pub nested: bool,
    /// Two careful readers might disagree: neither required nor wrong.
    pub optional: bool,
    pub tag: Tag,
}

pub enum Tag {
    Name(Name),
    Figure(Amount),
}

pub struct Name {
    pub kind: Kind,
    /// Tells the things of one text apart; only the code of a country means anything outside of it.
    pub id: String,
    pub via: Option<Via>,
    pub stands_for: Option<String>,
}

impl Gold {
    pub fn name(&self) -> Option<&Name> {
        match &self.tag {
            Tag::Name(name) => Some(name),
            Tag::Figure(_) => None,
        }
    }

    pub fn figure(&self) -> Option<&Amount> {
        match &self.tag {
            Tag::Figure(amount) => Some(amount),
            Tag::Name(_) => None,
        }
    }
}

impl Name {
    /// The code of a country.
    pub fn code(&self) -> Option<&str> {
        (self.kind == Kind::Country).then_some(&self.id)
    }
}

/// All texts of a folder, in the order of their names.
pub fn read_folder(folder: &Path) -> Vec<Case> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Vec<Case> {
    let name = path.file_stem().unwrap().to_string_lossy();
    let content = fs::read_to_string(path).unwrap();
    let (header, body) = content.split_once('\n').unwrap();
    let header = header.strip_prefix("# ").unwrap_or_else(|| panic!("{name}: the first line must be a comment"));
    if header.starts_with("lines:") {
        body.lines().enumerate().map(|(i, line)| parse(format!("{name}:{}", i + 2), line)).collect()
    } else {
        vec![parse(name.into_owned(), body.trim_end())]
    }
}

/// The text without its markup, and what was marked.
pub fn parse(name: String, marked: &str) -> Case {
    let mut text = String::with_capacity(marked.len());
    let mut found: Vec<(Range<usize>, bool, &str)> = Vec::new();
    let mut open = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => open.push(text.len()),
            '|' if !open.is_empty() => {
                let start = open.pop().expect("just seen not to be empty");
                let (tag, after) = rest.split_once(']').unwrap_or_else(|| panic!("{name}: `|{rest}` has no `]`"));
                found.push((start..text.len(), !open.is_empty(), tag));
                rest = after;
            }
            _ => text.push(c),
        }
    }
    assert!(open.is_empty(), "{name}: a `[` has no `|`");
    found.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
    let gold = found.into_iter().map(|(span, nested, tag)| read_gold(&name, &text, span, nested, tag)).collect();
    Case { name, text, gold }
}

fn read_gold(name: &str, text: &str, span: Range<usize>, nested: bool, tag: &str) -> Gold {
    let (optional, tag) = tag.strip_prefix('?').map_or((false, tag), |tag| (true, tag));
    let tag = match tag.split_once(':') {
        Some((kind, id)) => Tag::Name(read_name(kind, id).unwrap_or_else(|| panic!("{name}: `{tag}`"))),
        None => Tag::Figure(amount::read(text, &span, tag).unwrap_or_else(|why| panic!("{name}: `{tag}`: {why}"))),
    };
    Gold { span, nested, optional, tag }
}

fn read_name(kind: &str, id: &str) -> Option<Name> {
    let kind = match kind {
        "country" => Kind::Country,
        "org" => Kind::Organization,
        "person" => Kind::Person,
        "place" => Kind::Place,
        _ => return None,
    };
    let (id, stands_for) = id.split_once('=').map_or((id, None), |(id, code)| (id, Some(code.to_owned())));
    let (id, via) = match id.split_once('/') {
        Some((id, "demonym")) => (id, Via::Demonym),
        Some((id, "abbr")) => (id, Via::Abbreviation),
        Some(_) => return None,
        None => (id, Via::Name),
    };
    let via = (kind == Kind::Country).then_some(via);
    Some(Name { kind, id: id.to_owned(), via, stands_for })
}

#[test]
fn names_nest_and_figures_point_at_words() {
    let case = parse(
        String::new(),
        "[Bank of [Ghana|country:GH]|org:bog] paid [nine|count 9 >=; of bills] bills. | [Accra|?place:accra=GH]",
    );
    assert_eq!(case.text, "Bank of Ghana paid nine bills. | Accra");
    let spans: Vec<_> =
        case.gold.iter().map(|gold| (&case.text[gold.span.clone()], gold.nested, gold.optional)).collect();
    assert_eq!(
        spans,
        [("Bank of Ghana", false, false), ("Ghana", true, false), ("nine", false, false), ("Accra", false, true)]
    );
    assert_eq!(case.gold[1].name().unwrap().code(), Some("GH"));
    assert_eq!(case.gold[3].name().unwrap().stands_for.as_deref(), Some("GH"));
    assert_eq!(case.gold[2].figure().unwrap().counted, Some(24..29));
}
