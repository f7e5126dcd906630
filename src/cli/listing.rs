//! What is said of a text beside its marks: explanations and findings, for people and for programs.

use newsmark::check::{self, Check, Finding};
use newsmark::export::{self, MentionRecord, OffsetUnit};
use newsmark::{Engine, Span};
use serde::Serialize;

/// One explanation a line.
pub(crate) fn explanations(engine: &Engine, text: &str) -> String {
    let sentences = newsmark::explain(text, &engine.analyze(text), engine.dictionaries());
    sentences.into_iter().flat_map(|sentence| [sentence, "\n".to_owned()]).collect()
}

/// The mentions of the record, each with its explanation.
pub(crate) fn explanations_json(engine: &Engine, text: &str, unit: OffsetUnit) -> String {
    #[derive(Serialize)]
    struct Explained<'a> {
        #[serde(flatten)]
        mention: &'a MentionRecord<'a>,
        explanation: String,
    }
    #[derive(Serialize)]
    struct Explanations<'a> {
        offsets: OffsetUnit,
        mentions: Vec<Explained<'a>>,
    }
    let analysis = engine.analyze(text);
    let record = export::record(text, &analysis, unit);
    let sentences = newsmark::explain(text, &analysis, engine.dictionaries());
    let mentions = record.mentions.iter().zip(sentences);
    let mentions = mentions.map(|(mention, explanation)| Explained { mention, explanation }).collect();
    json(&Explanations { offsets: unit, mentions })
}

/// One finding a line, as compilers write theirs: `file:line:column: message [check]`.
pub(crate) fn findings(engine: &Engine, text: &str, name: &str) -> String {
    let findings = check::check(text, &engine.analyze(text), &Check::ALL);
    let mut lines = Lines { text, offset: 0, line: 1, column: 1 };
    let line = |finding: Finding| {
        let (line, column) = lines.position(finding.span);
        format!("{name}:{line}:{column}: {} [{}]\n", finding.message, finding.check)
    };
    findings.into_iter().map(line).collect()
}

/// The findings, with their spans.
pub(crate) fn findings_json(engine: &Engine, text: &str, unit: OffsetUnit) -> String {
    let findings = check::check(text, &engine.analyze(text), &Check::ALL);
    json(&check::report(text, &findings, unit))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("records have string keys") + "\n"
}

/// Lines and columns of a text, asked for from front to back: it is read once, however long its lines are.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
    column: usize,
}

impl Lines<'_> {
    /// Line and column, in code points, where a span begins; both start at 1.
    fn position(&mut self, span: Span) -> (usize, usize) {
        let passed = &self.text[self.offset..span.start as usize];
        let last_line = passed.rsplit('\n').next().unwrap_or_default();
        if last_line.len() < passed.len() {
            self.line += passed.matches('\n').count();
            self.column = 1;
        }
        self.column += last_line.chars().count();
        self.offset = span.start as usize;
        (self.line, self.column)
    }
}
