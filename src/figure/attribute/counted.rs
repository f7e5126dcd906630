//! The thing counted or measured.

use std::ops::Range;

use super::Name;
use super::base::{changed, doubled, is_changed_by, is_start_of_change, subject};
use super::thing::{
    adjacent, apposed, collective, held_at, in_things, joined, leads, multiplied, of_them, of_things, put_at,
    raised_above, thing_of, things, within,
};
use crate::figure::model::{Figure, FigureKind};
use crate::figure::reader::Reader;
use crate::figure::vocabulary::Class;

/// The noun that the figure at `tokens` is an amount of, with its modifiers, without determiner.
pub(super) fn find(reader: Reader<'_>, figure: &Figure, tokens: Range<usize>, names: &[Name]) -> Option<Range<usize>> {
    let bound = figure.approx.map(|approx| reader.document.tokens_in(approx.span));
    let start = bound.as_ref().map_or(tokens.start, |bound| bound.start.min(tokens.start));
    let end = bound.as_ref().map_or(tokens.end, |bound| bound.end.max(tokens.end));
    let place = Place { reader, figure, start, end, names };
    match figure.kind {
        FigureKind::Count => place.of_count(),
        FigureKind::Number => None,
        FigureKind::Score => within(reader, tokens),
        FigureKind::Ordinal => adjacent(reader, end, figure.kind)
            .filter(|thing| !(reader.has(thing.end - 1, Class::Rank) && reader.word(thing.end - 1).ends_with("st"))),
        FigureKind::Age => adjacent(reader, end, figure.kind)
            .filter(|thing| reader.is(tokens.end - 1, "old") && reader.is_lower(thing.end - 1)),
        FigureKind::Multiple => multiplied(reader, end).or_else(|| doubled(reader, tokens, start, names)),
        FigureKind::Ratio | FigureKind::Fraction | FigureKind::Percent => place.of_share(),
        FigureKind::Duration => of_things(reader, end)
            .or_else(|| adjacent(reader, end, figure.kind).filter(|_| reader.joint(tokens.end.wrapping_sub(2))))
            .filter(|thing| !reader.has(thing.end - 1, Class::Calendar) && !reader.is_capitalized(thing.end - 1)),
        FigureKind::Measure | FigureKind::Money => place.of_measure(),
    }
}

/// A figure in its sentence, with its approximator.
struct Place<'a> {
    reader: Reader<'a>,
    figure: &'a Figure,
    start: usize,
    end: usize,
    names: &'a [Name<'a>],
}

/// The ways are tried in this order: what stands behind an amount tells more surely than what stands before it.
impl Place<'_> {
    fn of_count(&self) -> Option<Range<usize>> {
        let Self { reader, figure, start, end, names } = *self;
        of_them(reader, end)
            .or_else(|| of_things(reader, end))
            .or_else(|| joined(reader, end))
            .or_else(|| adjacent(reader, end, figure.kind))
            .or_else(|| put_at(reader, start))
            .or_else(|| collective(reader, start))
            .or_else(|| apposed(reader, start))
            .or_else(|| subject(reader, start, names))
            .or_else(|| {
                changed(reader, figure, start, names)
                    .filter(|_| reader.is(start.wrapping_sub(1), "by") || is_start_of_change(reader, start))
            })
    }

    fn of_share(&self) -> Option<Range<usize>> {
        let Self { reader, figure, start, end, names } = *self;
        let half = || multiplied(reader, end).filter(|_| reader.is(end - 1, "half") && leads(reader, end));
        let named = || {
            let thing = thing_of(reader, start).filter(|_| figure.kind == FigureKind::Percent)?;
            (!reader.is_any(thing.end - 1, &["range", "average"])).then_some(thing)
        };
        let each = end + usize::from(reader.is(end, "each"));
        let off = || things(reader, end + 1).filter(|_| reader.is(end, "off") && leads(reader, end + 1));
        of_things(reader, each)
            .or_else(off)
            .or_else(half)
            .or_else(named)
            .or_else(|| adjacent(reader, end, figure.kind))
            .or_else(|| put_at(reader, start))
            .or_else(|| held_at(reader, start))
            .or_else(|| raised_above(reader, start))
            .or_else(|| subject(reader, start, names))
            .or_else(|| changed(reader, figure, start, names).filter(|_| figure.kind != FigureKind::Ratio))
    }

    fn of_measure(&self) -> Option<Range<usize>> {
        let Self { reader, figure, start, end, names } = *self;
        of_things(reader, end)
            .filter(|thing| !reader.is_capitalized(thing.end - 1))
            .or_else(|| in_things(reader, figure, end))
            .or_else(|| put_at(reader, start))
            .or_else(|| thing_of(reader, start))
            .or_else(|| adjacent(reader, end, figure.kind).filter(|thing| !reader.is_capitalized(thing.start)))
            .or_else(|| held_at(reader, start))
            .or_else(|| raised_above(reader, start))
            .or_else(|| apposed(reader, start))
            .or_else(|| subject(reader, start, names))
            .or_else(|| changed(reader, figure, start, names).filter(|_| is_changed_by(reader, figure, start)))
    }
}
