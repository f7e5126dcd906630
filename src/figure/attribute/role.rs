//! From where, to where and by how much: the parts of a change.

use std::ops::Range;

use super::clause;
use crate::figure::model::{Figure, FigureKind, Role};
use crate::figure::range::is_change;
use crate::figure::reader::Reader;
use crate::figure::vocabulary::Class;

/// The role of the figure at `index` in a change that its clause tells of.
pub(super) fn find(reader: Reader<'_>, figures: &[Figure], places: &[Range<usize>], index: usize) -> Option<Role> {
    let figure = &figures[index];
    if matches!(figure.kind, FigureKind::Score | FigureKind::Ordinal | FigureKind::Duration) {
        return None;
    }
    let start = figure
        .approx
        .map_or(places[index].start, |approx| reader.document.token_at(approx.span.start).min(places[index].start));
    let before = start.wrapping_sub(1);
    if reader.is(before, "from")
        && (is_change(reader, before) || goes_to(reader, places, index) || has_risen(figures, places, index))
    {
        return Some(Role::From);
    }
    if figure.kind == FigureKind::Measure && is_distance(reader, before, places[index].end) {
        return None;
    }
    // "gained 2,744 ballots" is no change of a count.
    // "shot down 61 drones": the verb's own "down".
    let compared = reader.is_any(before, &["up", "down"]) && reader.is(places[index].end, "from");
    // "closed 3.8 per cent higher"
    if reader.has(before, Class::Change) && reader.is_any(places[index].end, &["higher", "lower"]) {
        return Some(Role::By);
    }
    let things = figure.kind == FigureKind::Count && !reader.is(before, "by") && !compared;
    // "falls below 30 per cent": a level.
    let level = start < places[index].start && reader.is_any(start, &["above", "below", "past", "under", "over"]);
    if !things && !level && is_difference(reader, before) {
        return Some(Role::By);
    }
    let same =
        figures[..index].last().map(|last| (last, &places[index - 1])).filter(|(_, place)| start < place.end + 6);
    let earlier = index.checked_sub(1).and_then(|last| find_near(reader, figures, places, last, start));
    // "rose $1.12, or 1.5pc": the same difference again.
    if reader.is(before, "or") && same.is_some() && earlier == Some(Role::By) {
        return Some(Role::By);
    }
    let to = leads_to(reader, figure, before)
        || reader.is(before, "at")
            && earlier == Some(Role::By)
            && same.is_some_and(|(_, place)| before <= place.end + 1)
        || reader.is(before, "of") && reader.is(before.wrapping_sub(1), "range") && earlier.is_some();
    (to && (earlier.is_some() || is_change(reader, before))).then_some(Role::To)
}

/// "sank 12 miles off the coast", "touched down 230 metres from its target", "jumped 6.94 metres": how far, not by how
/// much.
fn is_distance(reader: Reader<'_>, before: usize, end: usize) -> bool {
    reader.is_any(end, &["off", "away", "into"])
        || reader.has(end, Class::Compass)
        || reader.is(end, "from") && !reader.is_number(end + 1)
        || reader.is_any(before, &["jump", "jumps", "jumped"])
}

/// True if "to" at `before` leads to a new amount: "grew to a record 253,000", not "compared to" nor "moved to 14 shelters".
fn leads_to(reader: Reader<'_>, figure: &Figure, before: usize) -> bool {
    let record =
        reader.is_any(before, &["record", "high", "low"]) && reader.is_any(before.wrapping_sub(1), &["a", "the"]);
    let to = if record { before.wrapping_sub(2) } else { before };
    let verb = to.wrapping_sub(1);
    let compared = reader.is_any(verb, &["compared", "equivalent", "equal", "according"]);
    let moved = figure.kind == FigureKind::Count && reader.is_any(verb, &["move", "moved", "moving"]);
    reader.is(to, "to") && !compared && !moved
}

/// True if a figure not far before is what something rose or fell to: "fell to $1.1bn, or 87 cents a share, from $1.4bn".
fn has_risen(figures: &[Figure], places: &[Range<usize>], index: usize) -> bool {
    let near = (0..index).rev().take(2).filter(|before| places[index].start < places[*before].end + 12);
    near.into_iter().any(|before| figures[before].role == Some(Role::To))
}

/// The role of the figure before, if it stands near.
fn find_near(
    reader: Reader<'_>,
    figures: &[Figure],
    places: &[Range<usize>],
    index: usize,
    start: usize,
) -> Option<Role> {
    if places[index].end + 10 < start {
        return None;
    }
    let before = places[index].start.wrapping_sub(1);
    if figures[index].role.is_some() {
        return figures[index].role;
    }
    reader.is(before, "from").then_some(Role::From)
}

/// "up 4.7%", "fell 0.3%", "by half a point"
pub(super) fn is_difference(reader: Reader<'_>, before: usize) -> bool {
    if reader.is(before, "by") {
        return is_change(reader, before);
    }
    // "make up 42%"
    if reader.is(before, "up") && reader.is_any(before.wrapping_sub(1), &["make", "makes", "made", "making"]) {
        return false;
    }
    reader.has(before, Class::Change)
        && !reader.is_any(
            before,
            &[
                "lost", "lose", "loses", "losing", "won", "close", "closed", "ended", "finished", "opened", "cut",
                "cuts", "cutting", "added", "moved", "higher", "gain", "loss", "hit", "raised", "raise", "raises",
                "raising", "lift", "lifts", "lifted", "lifting", "revised",
            ],
        )
}

/// True if "to" and a figure follow the one at `index`.
fn goes_to(reader: Reader<'_>, places: &[Range<usize>], index: usize) -> bool {
    places.get(index + 1).is_some_and(|next| {
        let near = next.start.saturating_sub(4).max(places[index].end)..next.start;
        next.start < places[index].end + 5
            && near.clone().any(|at| reader.is(at, "to"))
            && !near.clone().any(|at| clause::is_verb(reader, at) || reader.is(at, "draw"))
    })
}
