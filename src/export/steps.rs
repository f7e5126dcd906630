use crate::entity::Mention;
use crate::text::Span;

/// One step of a walk through a text and its mentions, in reading order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Step<'a> {
    /// A stretch of text with no mention's edge in it.
    Text(&'a str),
    /// A mention begins; those around it stay open.
    Open(&'a Mention),
    /// The mention that opened last ends.
    Close,
}

/// Walks `text`: the texts of all steps, put together, are `text` again.
pub(super) fn steps<'a>(text: &'a str, mentions: &'a [Mention]) -> Vec<Step<'a>> {
    let mut walk = Walk { text, at: 0, open: Vec::new(), steps: Vec::with_capacity(4 * mentions.len() + 1) };
    for mention in mentions {
        walk.close_until(mention.span.start);
        walk.text_until(mention.span.start);
        walk.open.push(mention.span);
        walk.steps.push(Step::Open(mention));
    }
    walk.close_until(u32::MAX);
    walk.text_to_end();
    walk.steps
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Span>,
    steps: Vec<Step<'a>>,
}

impl Walk<'_> {
    fn close_until(&mut self, at: u32) {
        while let Some(span) = self.open.pop_if(|span| span.end <= at) {
            self.text_until(span.end);
            self.steps.push(Step::Close);
        }
    }

    fn text_until(&mut self, end: u32) {
        let end = end as usize;
        if self.at < end {
            self.steps.push(Step::Text(&self.text[self.at..end]));
            self.at = end;
        }
    }

    fn text_to_end(&mut self) {
        if self.at < self.text.len() {
            self.steps.push(Step::Text(&self.text[self.at..]));
        }
    }
}
