use super::steps::{Step, steps};
use crate::entity::{Analysis, Entity, Kind};

/// Whether a terminal is told to color.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// With ANSI escape sequences.
    Color,
    /// Plain text: marks are brackets with the kind's letter, so that nothing is told by color alone.
    Plain,
}

/// The text with its marks, then the summary: kinds, entities, counts, surfaces.
pub fn terminal(text: &str, analysis: &Analysis, paint: Paint) -> String {
    let mut out = marked(text, analysis, paint);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for kind in Kind::ALL {
        let lines = if kind == Kind::Figure { figures(text, analysis) } else { entities(analysis, kind) };
        push_section(&mut out, kind, &lines, paint);
    }
    out
}

fn marked(text: &str, analysis: &Analysis, paint: Paint) -> String {
    let mut out = String::with_capacity(2 * text.len());
    let mut open = Vec::new();
    for step in steps(text, &analysis.mentions) {
        match step {
            Step::Text(text) => push_printable(&mut out, text),
            Step::Open(mention) => {
                open.push(mention.kind);
                match paint {
                    Paint::Color => out.push_str(color(mention.kind)),
                    Paint::Plain => out.push('['),
                }
            }
            Step::Close => {
                let closed = open.pop();
                match paint {
                    Paint::Color => {
                        out.push_str(RESET);
                        out.push_str(open.last().map_or("", |kind| color(*kind)));
                    }
                    Paint::Plain => {
                        out.push_str(closed.map_or("", letter));
                        out.push(']');
                    }
                }
            }
        }
    }
    out
}

/// Control characters of the text could drive the terminal: they are shown, not sent.
fn push_printable(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\r' => {}
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
            '\u{7f}'..='\u{9f}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

fn push_section(out: &mut String, kind: Kind, lines: &[String], paint: Paint) {
    if lines.is_empty() {
        return;
    }
    let (on, off) = if paint == Paint::Color { (color(kind), RESET) } else { ("", "") };
    for part in ["\n", on, heading(kind), off, " ", &lines.len().to_string(), "\n"] {
        out.push_str(part);
    }
    for line in lines {
        out.push_str("  ");
        push_printable(out, &line.replace('\n', " "));
        out.push('\n');
    }
}

fn entities(analysis: &Analysis, kind: Kind) -> Vec<String> {
    analysis.entities.iter().filter(|entity| entity.kind == kind).map(entity_line).collect()
}

fn entity_line(entity: &Entity) -> String {
    let others: Vec<_> = entity.surfaces.iter().map(|s| s.text.as_str()).filter(|s| *s != entity.name).collect();
    let parts = [
        Some(entity.name.clone()),
        entity.code.as_ref().map(|code| format!("({code})")),
        Some(entity.mentions.len().to_string()),
        (!entity.nested.is_empty()).then(|| format!("+ {} inside other names", entity.nested.len())),
        (!others.is_empty()).then(|| format!("as {}", others.join(", "))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What each figure means: the text above has its words.
fn figures(text: &str, analysis: &Analysis) -> Vec<String> {
    let line = |figure: &crate::figure::Figure| {
        let parts = [
            Some(figure.reading().to_string()),
            figure.per.map(|per| format!("per {}", per.of(text))),
            figure.counted.map(|counted| counted.of(text).to_owned()),
            figure.claimant.map(|claimant| format!("– {} {}", claimant.span.of(text), claimant.cue.of(text))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    analysis.figures.iter().map(line).collect()
}

const RESET: &str = "\x1b[0m";

/// Each kind has a line style beside its color: solid bold, bold, reverse-free underline, italic, dim.
const fn color(kind: Kind) -> &'static str {
    match kind {
        Kind::Organization => "\x1b[1;34m",
        Kind::Country => "\x1b[1;4;32m",
        Kind::Figure => "\x1b[4;33m",
        Kind::Person => "\x1b[3;35m",
        Kind::Place => "\x1b[36m",
    }
}

const fn letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Organization => "|O",
        Kind::Country => "|C",
        Kind::Figure => "|#",
        Kind::Person => "|P",
        Kind::Place => "|L",
    }
}

const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Organization => "Organizations",
        Kind::Country => "Countries",
        Kind::Figure => "Figures",
        Kind::Person => "People",
        Kind::Place => "Places",
    }
}
