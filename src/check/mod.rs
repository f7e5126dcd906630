//! What an editor would query in a text: off unless asked for, each with its place and the reason in words.
//!
//! A check is a question, not a verdict: it says what does not fit together, and a person decides.

mod acronym;
mod amount;
mod change;
mod contradiction;
mod finding;
mod first_reference;
mod homograph;
mod part;
mod report;
mod spelling;

pub use finding::{Check, Finding};
pub use report::{FindingRecord, Report, report};

use crate::entity::{Analysis, Entity, Mention};
use crate::text::{Document, SentenceKind, Span, Token, TokenKind};

/// Runs `checks` on a text and its analysis. The findings are sorted by place, then by check.
///
/// ```
/// use newsmark::check::{Check, check};
/// let text = "The budget for 7 schools and 5 clinics is settled: 12 houses, 4 roads and 8 bridges.";
/// let findings = check(text, &newsmark::analyze(text), &Check::ALL);
/// assert!(findings.iter().all(|finding| !finding.message.is_empty()));
/// ```
pub fn check(text: &str, analysis: &Analysis, checks: &[Check]) -> Vec<Finding> {
    let scene = Scene { text, document: Document::new(text), analysis };
    let mut findings = Vec::new();
    for check in Check::ALL.iter().filter(|check| checks.contains(check)) {
        findings.extend(match check {
            Check::AcronymUnexplained => acronym::unexplained(&scene),
            Check::AcronymExplainedLate => acronym::explained_late(&scene),
            Check::Spelling => spelling::check(&scene),
            Check::FirstReference => first_reference::check(&scene),
            Check::Homograph => homograph::check(&scene),
            Check::Contradiction => contradiction::check(&scene),
            Check::Sum => part::check(&scene),
            Check::Change => change::check(&scene),
        });
    }
    findings.sort_by_cached_key(|finding| finding.span.rank());
    findings
}

/// What checks look at.
struct Scene<'a> {
    text: &'a str,
    document: Document<'a>,
    analysis: &'a Analysis,
}

impl<'a> Scene<'a> {
    fn text_of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The mentions of an entity that stand alone, in text order.
    fn mentions(&self, entity: &Entity) -> impl Iterator<Item = &'a Mention> {
        let mentions = &self.analysis.mentions;
        entity.mentions.clone().into_iter().map(|index| &mentions[index as usize])
    }

    /// The same without those in headlines, which are short of space, unless there are no others.
    fn prose_mentions(&self, entity: &Entity) -> Vec<&'a Mention> {
        let in_prose = |mention: &&Mention| self.sentence_kind(mention.span) != SentenceKind::Line;
        let prose: Vec<_> = self.mentions(entity).filter(in_prose).collect();
        if prose.is_empty() { self.mentions(entity).collect() } else { prose }
    }

    fn sentence_kind(&self, span: Span) -> SentenceKind {
        self.document.sentences()[self.document.sentence_at(self.document.token_at(span.start))].kind
    }

    /// The tokens of the sentence around `span`, as indexes.
    fn sentence(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = &self.document.sentences()[self.document.sentence_at(self.document.token_at(span.start))].tokens;
        tokens.start as usize..tokens.end as usize
    }

    /// The words of `span`.
    fn words(&self, span: Span) -> impl Iterator<Item = &'a str> {
        let tokens = self.document.tokens_in(span);
        let text = self.text;
        let is_word = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        self.document.tokens()[tokens]
            .iter()
            .filter(is_word)
            .map(move |token| token.span.of(text))
            .collect::<Vec<_>>()
            .into_iter()
    }
}
