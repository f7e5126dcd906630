//! The tags arranged for decoding, and how well one follows another.

use super::bytes::Reader;
use super::posterior::exp;
use super::tag::{Sort, TAGS, Tag};

/// How well one tag follows another; a sequence starts from and ends in [`Tag::OUTSIDE`].
#[derive(Clone, PartialEq, Debug)]
pub struct Transitions {
    /// In the units of scores.
    pub(super) scores: Steps<i32>,
    /// As exponentials.
    pub(super) likelihoods: Steps<f32>,
}

impl Transitions {
    /// Reads `steps[from][to]`, for all tags.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut steps = [[0; TAGS]; TAGS];
        for row in &mut steps {
            row.copy_from_slice(&reader.i16s(TAGS)?);
        }
        Some(Self::new(&steps))
    }

    pub(super) fn new(steps: &[[i16; TAGS]; TAGS]) -> Self {
        let step = |from: Tag, to: Tag| i32::from(steps[from.index()][to.index()]);
        Self { scores: Steps::new(step), likelihoods: Steps::new(|from, to| exp(step(from, to))) }
    }
}

/// The sorts, as lanes of a vector.
pub(super) const SORTS: usize = Sort::ALL.len();
/// The tags that end a name or stand outside of one: outside, then the units, then the last ones.
pub(super) const ENDS: usize = 1 + 2 * SORTS;
/// The tags that start a name or stand outside of one: outside, the units, the first ones, and nothing three times, so that
/// they fill the lanes of a vector.
pub(super) const STARTS: usize = 12;

/// A number for each tag, the tags arranged by the part they play: what may stand before a tag, and what behind, are then
/// neighbors. Tags in the order of the model's files would be looked up one by one.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Column<T> {
    pub(super) starts: [T; STARTS],
    pub(super) inside: [T; SORTS],
    pub(super) last: [T; SORTS],
}

impl<T: Copy + Default> Column<T> {
    /// The column of `outside` and of what `of` says of the other tags, by their place in [`Scores`](super::decode::Scores).
    pub(super) fn new(outside: T, of: impl Fn(usize) -> T) -> Self {
        let mut column = Self::default();
        column.starts[0] = outside;
        for sort in 0..SORTS {
            column.starts[1 + sort] = of(4 * sort + 3);
            column.starts[1 + SORTS + sort] = of(4 * sort);
            column.inside[sort] = of(4 * sort + 1);
            column.last[sort] = of(4 * sort + 2);
        }
        column
    }

    pub(super) fn begin(&self, sort: usize) -> T {
        self.starts[1 + SORTS + sort]
    }

    pub(super) fn ends(&self) -> [T; ENDS] {
        std::array::from_fn(|end| if end <= SORTS { self.starts[end] } else { self.last[end - 1 - SORTS] })
    }

    /// The column of what the ends have, and nothing for the other tags.
    pub(super) fn from_ends(ends: &[T; ENDS]) -> Self {
        let mut column = Self::default();
        column.starts[..=SORTS].copy_from_slice(&ends[..=SORTS]);
        column.last.copy_from_slice(&ends[1 + SORTS..]);
        column
    }

    pub(super) fn of(&self, tag: Tag) -> T {
        let Some(index) = tag.index().checked_sub(1) else { return self.starts[0] };
        let sort = index / 4;
        match index % 4 {
            0 => self.begin(sort),
            1 => self.inside[sort],
            2 => self.last[sort],
            _ => self.starts[1 + sort],
        }
    }
}

/// A number for each step from one tag to the next.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Steps<T> {
    /// From each end to each start.
    pub(super) across: [[T; STARTS]; ENDS],
    /// Within a name, for each sort.
    pub(super) begin_inside: [T; SORTS],
    pub(super) begin_last: [T; SORTS],
    pub(super) inside_inside: [T; SORTS],
    pub(super) inside_last: [T; SORTS],
}

impl<T: Copy + Default> Steps<T> {
    fn new(step: impl Fn(Tag, Tag) -> T) -> Self {
        let across = |end| {
            let starts = Column::new(step(end_tag(end), Tag::OUTSIDE), |index| {
                let to = Tag::from_index(index + 1);
                if to.starts() { step(end_tag(end), to) } else { T::default() }
            });
            starts.starts
        };
        let within = |from: fn(Sort) -> Tag, to: fn(Sort) -> Tag| Sort::ALL.map(|sort| step(from(sort), to(sort)));
        Self {
            across: std::array::from_fn(across),
            begin_inside: within(Tag::begin, Tag::inside),
            begin_last: within(Tag::begin, Tag::last),
            inside_inside: within(Tag::inside, Tag::inside),
            inside_last: within(Tag::inside, Tag::last),
        }
    }

    /// The step between two tags of one name.
    pub(super) fn within(&self, from: Tag, to: Tag, sort: Sort) -> T {
        let steps = match (from == Tag::begin(sort), to == Tag::last(sort)) {
            (true, false) => &self.begin_inside,
            (true, true) => &self.begin_last,
            (false, false) => &self.inside_inside,
            (false, true) => &self.inside_last,
        };
        steps[sort as usize]
    }

    /// The steps to the end of a sequence from each end.
    pub(super) fn to_end(&self) -> [T; ENDS] {
        self.across.map(|starts| starts[0])
    }
}

/// The tag at a place among the ends.
pub(super) const fn end_tag(end: usize) -> Tag {
    match end {
        0 => Tag::OUTSIDE,
        1..=SORTS => Tag::unit(Sort::ALL[end - 1]),
        _ => Tag::last(Sort::ALL[end - 1 - SORTS]),
    }
}
