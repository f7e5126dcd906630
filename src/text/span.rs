use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// A half-open range of a text, in bytes of its UTF-8 form.
///
/// Spans that newsmark makes lie on `char` boundaries of the text that they came from.
/// `u32` halves the size of every token and mention; text past 4 GiB is left unread (see [`Document::new`]).
///
/// ```
/// use newsmark::Span;
/// let span = Span::new(3, 8);
/// assert_eq!(span.len(), 5);
/// assert_eq!(span.of("in Kabul today"), "Kabul");
/// assert_eq!(format!("{span:?}"), "3..8");
/// ```
///
/// [`Document::new`]: crate::text::Document::new
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never less than `start`.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if the span has no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if every byte of `other` lies in this span; a span contains itself.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the spans share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// A number that grows with the span's start; of one start, with its end.
    ///
    /// All sorts of the crate go by such a number: sorting is much code, and one kind of keys has it compiled once.
    pub(crate) const fn rank(self) -> u64 {
        (self.start as u64) << 32 | self.end as u64
    }

    /// As [`Span::rank`], but longer spans come before shorter ones of the same start.
    pub(crate) const fn outer_rank(self) -> u64 {
        (self.start as u64) << 32 | !self.end as u64
    }

    /// The text of the span.
    ///
    /// # Panics
    /// If the span isn't one of `text`: out of bounds, or not on `char` boundaries.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
