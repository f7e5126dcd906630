use super::steps::{Step, steps};
use crate::entity::{Analysis, Mention};

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="newsmark">
<meta name="viewport" content="width=device-width">
<title>Marked text</title>
<style>
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 Georgia, serif; white-space: pre-wrap; overflow-wrap: anywhere }
mark { background: none; color: inherit; border-bottom: 2px solid; }
mark[data-kind=organization] { border-color: #0b62a8 }
mark[data-kind=country] { border-color: #1d7a3e; border-bottom-style: double; border-bottom-width: 3px }
mark[data-kind=figure] { border-color: #a5480a; border-bottom-style: dashed }
mark[data-kind=person] { border-color: #7b3fa0; border-bottom-style: dotted }
mark[data-kind=place] { border-color: #6b6b6b; border-bottom-style: dotted }
</style>
</head>
<body>"#;

/// A page of its own that shows `text` as it is, each mention in a `<mark>` with `data-kind` and `data-entity`.
pub fn html(text: &str, analysis: &Analysis) -> String {
    let mut out = String::with_capacity(HEAD.len() + 2 * text.len());
    out.push_str(HEAD);
    for step in steps(text, &analysis.mentions) {
        match step {
            Step::Text(text) => push_escaped(&mut out, text),
            Step::Open(mention) => push_mark(&mut out, mention, analysis),
            Step::Close => out.push_str("</mark>"),
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn push_mark(out: &mut String, mention: &Mention, analysis: &Analysis) {
    out.push_str("<mark data-kind=\"");
    out.push_str(mention.kind.name());
    if let Some(entity) = mention.entity {
        let entity = &analysis.entities[entity as usize];
        out.push_str("\" data-entity=\"");
        push_escaped(out, &entity.id);
        out.push_str("\" title=\"");
        push_escaped(out, &entity.name);
    }
    out.push_str("\">");
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would turn a bare carriage return into a line feed: text out is text in.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}
