//! What an amount is taken per: "a barrel", "per 100,000 live births", "apiece".

use std::ops::Range;

use super::draft::Draft;
use super::model::FigureKind;
use super::numeral;
use super::reader::Reader;
use super::vocabulary::{Class, unit_names};

/// The draft with its rate, if one follows.
pub(super) fn extend(reader: Reader<'_>, mut draft: Draft) -> Draft {
    if matches!(draft.kind, FigureKind::Score | FigureKind::Age | FigureKind::Ratio | FigureKind::Ordinal) {
        return draft;
    }
    let end = draft.tokens.end;
    if reader.is(end, "apiece") || is_each(reader, end) && draft.kind == FigureKind::Money {
        draft.per = Some(end..end + 1);
        draft.tokens.end += 1;
        return draft;
    }
    if draft.kind == FigureKind::Count || draft.kind == FigureKind::Measure && reader.is(end, "of") {
        draft.per = of_counted(reader, end + usize::from(draft.kind == FigureKind::Measure));
        if draft.per.is_some() {
            return draft;
        }
    }
    let joint = usize::from(reader.joint(end));
    // "Rs 6,000 each a year"
    let each = usize::from(reader.is(end, "each") && reader.is_any(end + 1, &["a", "an", "per", "every"]));
    let at = end + joint + each;
    let slash = reader.word(at) == "/" && reader.is_word(at + 1);
    let thing = if reader.is(at, "per") || slash {
        per_thing(reader, at + 1 + usize::from(reader.joint(at + 1)))
    } else if reader.is_any(at, &["a", "an", "each", "every"]) {
        each_thing(reader, at + 1 + usize::from(reader.joint(at + 1)), draft.kind)
    } else {
        None
    };
    if let Some((start, end)) = thing {
        draft.per = Some(start..end);
        draft.tokens.end = end;
    }
    draft
}

/// "$5 each": nothing that "each" could be the determiner of.
fn is_each(reader: Reader<'_>, at: usize) -> bool {
    reader.is(at, "each")
        && (reader.stops(at + 1) || reader.has(at + 1, Class::Preposition) || reader.has(at + 1, Class::Conjunction))
}

/// "12 deaths per 100,000 people", "8,000 steps a day": the rate stands behind what is counted, out of the figure's span.
fn of_counted(reader: Reader<'_>, end: usize) -> Option<Range<usize>> {
    let noun = super::noun::after(reader, end)?;
    let per = Some(noun.head + 1).filter(|_| noun.plural || reader.is(end.wrapping_sub(1), "of"))?;
    let (start, end) = match reader.word(per).to_ascii_lowercase().as_str() {
        "per" => per_thing(reader, per + 1)?,
        "a" | "an" | "each" | "every" => each_thing(reader, per + 1, FigureKind::Count)?,
        _ => return None,
    };
    Some(start..end)
}

/// The thing behind "per": a unit, a number of things, or one word.
fn per_thing(reader: Reader<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some((end, _)) = unit_names().from(reader, at) {
        return Some((at, end));
    }
    if let Some(numeral) = numeral::read(reader, at) {
        let noun = super::noun::after(reader, numeral.end).filter(|noun| noun.plural);
        return Some((at, noun.map_or(numeral.end, |noun| noun.head + 1)));
    }
    (reader.is_word(at) && !reader.is(at, "cent")).then_some((at, at + 1))
}

/// The thing behind "a": only what amounts are taken per, for an article may begin anything.
fn each_thing(reader: Reader<'_>, at: usize, kind: FigureKind) -> Option<(usize, usize)> {
    let unit = unit_names().from(reader, at).map(|(end, _)| end);
    let end = unit.or_else(|| reader.has(at, Class::Rate).then_some(at + 1))?;
    // "for three years a unit of …": only money, measures and counts have rates.
    let rated = matches!(
        kind,
        FigureKind::Money | FigureKind::Measure | FigureKind::Count | FigureKind::Percent | FigureKind::Multiple
    ) || kind == FigureKind::Duration && reader.is_any(at, &["day", "week", "month", "year", "night"]);
    let ago = reader.is_any(end, &["ago", "earlier", "later", "before", "of", "after", "older"]);
    (rated && !ago && !reader.joint(end)).then_some((at, end))
}
