//! Things that a figure shares with another of its sentence: what is said once is not said again.

use std::ops::Range;

use crate::figure::model::{Figure, FigureKind, Role};
use crate::figure::reader::Reader;
use crate::text::{Document, Span};

/// Between a figure and the one whose change it goes on with, so many tokens at most; as many figures are looked back at.
const NEAR: usize = 10;

/// What the figure at `index` has from those before it: "300 jobs, 40 of them", "750 jobs, of which two-thirds", "153
/// cases, up from 96", "rose 11% to 8,450 won".
pub(super) fn from_before(
    reader: Reader<'_>,
    figures: &[Figure],
    places: &[Range<usize>],
    index: usize,
) -> Option<Span> {
    let (figure, before) = (&figures[index], &figures[..index]);
    if is_of_them(reader, figure, &places[index]) {
        return before.iter().rev().take(NEAR).find_map(|figure| figure.counted);
    }
    let (last, end) = (before.last()?, places[index.checked_sub(1)?].end);
    let goes_on = match figure.role? {
        Role::From => last.kind == figure.kind,
        Role::To => matches!(last.role, Some(Role::By | Role::From)) || last.kind == FigureKind::Multiple,
        Role::By => false,
    };
    last.counted.filter(|_| goes_on && places[index].start < end + NEAR)
}

/// "nearly half of them", "of whom 12 are children"
fn is_of_them(reader: Reader<'_>, figure: &Figure, place: &Range<usize>) -> bool {
    let parts = matches!(figure.kind, FigureKind::Count | FigureKind::Fraction | FigureKind::Percent);
    let start = figure.approx.map_or(place.start, |approx| start_of(reader.document, approx.span).min(place.start));
    let pronoun = |at: usize| reader.is_any(at, &["them", "these", "those", "whom", "which"]);
    let behind = reader.is(place.end, "of") && pronoun(place.end + 1);
    let which = start.wrapping_sub(1);
    let before = pronoun(which) && reader.is(which.wrapping_sub(1), "of") && !reader.is(which, "those");
    parts && (behind || before)
}

fn start_of(document: &Document, span: Span) -> usize {
    document.token_at(span.start)
}

/// What the figure at `index` has from the one behind it: "three one-day matches", "23 Saudi and 11 Sudanese soldiers".
pub(super) fn from_behind(
    reader: Reader<'_>,
    figures: &[Figure],
    places: &[Range<usize>],
    index: usize,
) -> Option<Span> {
    let (figure, next) = (&figures[index], figures.get(index + 1)?);
    let (thing, place) = (next.counted?, &places[index + 1]);
    if figure.kind != FigureKind::Count {
        return None;
    }
    let Some(people) = figure.counted.map(|counted| reader.document.tokens_in(counted)) else {
        let measures =
            matches!(next.kind, FigureKind::Measure | FigureKind::Duration | FigureKind::Age | FigureKind::Money);
        let inner = measures && place.start == places[index].end && place.contains(&(place.start + 1));
        return (inner && reader.joint(place.end - 2)).then_some(thing);
    };
    // An adjective of a country, where a noun would stand.
    let things = reader.document.tokens_in(thing);
    let adjective =
        people.len() == 1 && reader.is_capitalized(people.start) && !reader.word(people.start).ends_with('s');
    let joined = reader.is_any(people.end, &["and", "or"]) && place.start == people.end + 1;
    let like = next.kind == FigureKind::Count && 1 < things.len() && reader.is_capitalized(things.start);
    (adjective && joined && like).then(|| reader.document.span_of(things.end - 1..things.end))
}
