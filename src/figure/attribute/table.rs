//! What the head of a table or of a list says of the amounts below it.

use crate::figure::model::{Figure, FigureKind};
use crate::text::{Document, Span};

/// Sets what is counted in cells and list items that hold nothing but an amount, from the head of their column or list.
pub(super) fn read(document: &Document, figures: &mut [Figure]) {
    let is_bare = |figure: &&mut Figure| {
        let is_number = figure.kind == FigureKind::Number && figure.unit.is_none();
        figure.counted.is_none() && (is_number || figure.kind == FigureKind::Count)
    };
    let mut bare = figures.iter_mut().filter(is_bare);
    let Some(mut figure) = bare.next() else { return };
    let mut head = None;
    let mut start = 0;
    for text in document.text().split_inclusive('\n') {
        let line = Line { start, text: text.trim_end() };
        start += text.len();
        while (figure.span.start as usize) < start {
            if let Some(thing) = head.and_then(|head: Line<'_>| head.thing_of(line, figure.span)) {
                // Alone in its cell, an amount looks like a mere number.
                let is_plural = thing.of(document.text()).ends_with('s');
                figure.counted = Some(thing).filter(|_| is_plural || figure.kind == FigureKind::Count);
                figure.kind = if is_plural { FigureKind::Count } else { figure.kind };
            }
            let Some(next) = bare.next() else { return };
            figure = next;
        }
        head = line.head_of_next(head);
    }
}

/// Longer lines, in bytes, are of no table: each of their amounts would be looked for from the start.
const LONGEST: usize = 300;

/// A line of the text, and the byte where it starts.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// The head that the line below has: this one, if it can be one, or that of this line, if its table or list goes on.
    fn head_of_next(self, head: Option<Self>) -> Option<Self> {
        match head {
            Some(head) if head.is_of(self) => Some(head),
            _ if self.is_table() || self.is_list_head() => Some(self),
            _ => None,
        }
    }

    /// True if `line` belongs to the table or list that this line is the head of.
    fn is_of(self, line: Self) -> bool {
        if self.is_table() { line.is_table() } else { line.text.starts_with(['-', '•', '*', '–']) }
    }

    fn is_table(self) -> bool {
        self.text.len() < LONGEST && self.text.contains(['|', '\t'])
    }

    /// "New cases by district:"
    fn is_list_head(self) -> bool {
        self.text.len() < LONGEST && self.text.ends_with(':') && self.text.contains(" by ")
    }

    /// What `figure` of `line` counts by this head, if it is the whole of its cell, or stands behind the name of its item.
    fn thing_of(self, line: Self, figure: Span) -> Option<Span> {
        if !self.is_of(line) {
            return None;
        }
        let at = figure.start as usize - line.start;
        if !self.is_table() {
            let is_item =
                line.text.len() == figure.end as usize - line.start && line.text[..at].trim_end().ends_with(':');
            let thing = self.text.split(" by ").next().filter(|_| is_item)?;
            return self.span_of(thing);
        }
        let column = line.text[..at].matches(['|', '\t']).count();
        let cell = line.text.split(['|', '\t']).nth(column)?.trim();
        let head = self.text.split(['|', '\t']).nth(column)?.trim();
        let is_whole = cell.len() == (figure.end - figure.start) as usize;
        let is_noun = head.starts_with(char::is_alphabetic) && !head.contains(char::is_numeric);
        if is_whole && is_noun && 0 < column { self.span_of(head) } else { None }
    }

    /// The span of `part`, a part of this line's text.
    fn span_of(self, part: &'t str) -> Option<Span> {
        let start = self.start + (part.as_ptr() as usize - self.text.as_ptr() as usize);
        (!part.is_empty()).then(|| Span::new(start as u32, (start + part.len()) as u32))
    }
}
