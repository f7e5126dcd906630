//! What an amount measures.

use std::ops::Range;

use super::amount::{self, Amount};
use super::draft::Draft;
use super::model::{Figure, FigureKind, Quantity};
use super::noun;
use super::numeral::Form;
use super::reader::Reader;
use super::vocabulary::{Class, Dimension};

/// The kind of one amount, by its form, its unit and its neighbours.
pub(super) fn of(reader: Reader<'_>, amount: &Amount) -> FigureKind {
    if amount.money.is_some() {
        return FigureKind::Money;
    }
    if let Some(unit) = amount.unit {
        return match unit.unit.dimension {
            Dimension::Time => FigureKind::Duration,
            Dimension::Percent => FigureKind::Percent,
            Dimension::Point => FigureKind::Number,
            _ => FigureKind::Measure,
        };
    }
    let counted = noun::after(reader, amount.end).is_some();
    if is_alone(reader, amount.start, amount.end) {
        return FigureKind::Number;
    }
    if amount.numeral.form == Form::Fraction {
        return FigureKind::Fraction;
    }
    let decimal = !amount.numeral.is_whole();
    if amount.value < 0.0 || decimal && !counted || !counted && is_scalar(reader, amount.start) {
        return FigureKind::Number;
    }
    FigureKind::Count
}

/// True if nothing in the sentence but marks and approximators stands beside the amount: nothing tells what it is of.
fn is_alone(reader: Reader<'_>, start: usize, end: usize) -> bool {
    let start = super::approximator::before(reader, start).map_or(start, |bound| bound.tokens.start);
    let others = |from: usize, to: usize| (from..to).take(4).any(|at| reader.is_word(at) || reader.is_number(at));
    start < reader.start + 4 && reader.end < end + 4 && !others(reader.start, start) && !others(end, reader.end)
}

/// True if an amount is the value of an index or a reading: "the answer is minus one", "an index of 39,000".
fn is_scalar(reader: Reader<'_>, start: usize) -> bool {
    let bound = super::approximator::before(reader, start);
    // "ends above 24,500": the bound itself is what leads to a level.
    let bounded =
        bound.as_ref().is_some_and(|bound| bound.ambiguous || reader.is_any(bound.tokens.start, &["above", "below"]));
    let start = bound.filter(|_| !bounded).map_or(start, |bound| bound.tokens.start);
    let link = start.wrapping_sub(1);
    let level = reader.is_any(
        link,
        &[
            "at", "to", "touching", "touched", "hit", "hitting", "reached", "past", "above", "below", "from", "of",
            "near", "over",
        ],
    );
    if level && (start.saturating_sub(24).max(reader.start)..link).any(|at| reader.has(at, Class::Stock)) {
        return true;
    }
    let links =
        reader.is_any(link, &["is", "was", "at", "of", "equals", "to", "hit", "reached", "touching", "touched"]);
    let noun = link.wrapping_sub(1);
    links
        && (reader.has(noun, Class::Scalar)
            || reader.has(noun.wrapping_sub(1), Class::Scalar) && reader.is_any(noun, &["is", "was", "stood", "range"]))
}

/// A draft whose unit is one of the guideline's: decades and centuries are years, fortnights are weeks.
fn canonical(mut draft: Draft) -> Draft {
    let (factor, unit) = match draft.unit {
        Some("decade") => (10.0, "year"),
        Some("century") => (100.0, "year"),
        Some("fortnight") => (2.0, "week"),
        _ => return draft,
    };
    draft.unit = Some(unit);
    draft.quantity = match draft.quantity {
        Quantity::Value(value) => Quantity::Value(value * factor),
        Quantity::Range { min, max } => Quantity::Range { min: min * factor, max: max * factor },
        score @ Quantity::Score(..) => score,
    };
    draft
}

/// What the figure before in the same sentence tells of this one: points beside percentages are percentage points, and
/// "one point up on the Greens and three on all others" has points twice.
pub(super) fn beside(reader: Reader<'_>, mut draft: Draft, last: Option<&Figure>) -> Draft {
    let start = reader.document.tokens()[reader.start].span.start;
    let Some(last) = last.filter(|last| start <= last.span.start) else { return draft };
    // An index stands "at" or rises "to" its points; shares lead by theirs.
    let level = reader.is_any(draft.tokens.start.wrapping_sub(1), &["at", "to", "or"]);
    let small = matches!(draft.quantity, Quantity::Value(value) if value.abs() < 60.0);
    if last.kind == FigureKind::Percent && small && !level {
        draft = in_percentage_points(draft);
    }
    if last.kind == FigureKind::Age && is_another_age(reader, &draft, last) {
        draft.kind = FigureKind::Age;
        draft.unit = last.unit;
        draft.rule = "age";
    }
    if continues(reader, &draft, last) {
        draft.kind = last.kind;
        draft.unit = last.unit;
        draft.currency = last.currency;
    }
    let same = ["ahead", "behind", "clear", "adrift", "short"]
        .into_iter()
        .any(|word| reader.is(draft.tokens.end, word) && reader.is(reader.document.tokens_in(last.span).end, word));
    if same && draft.unit.is_none() && draft.kind == FigureKind::Count {
        draft.kind = last.kind;
        draft.unit = last.unit;
    }
    draft
}

/// A draft in points as one in percentage points; any other as it is.
fn in_percentage_points(draft: Draft) -> Draft {
    match draft.unit {
        Some("point") => Draft { kind: FigureKind::Percent, unit: Some("pp"), ..draft },
        _ => draft,
    }
}

/// "a quarter-point cut", "by 23 points to 18 per cent": points that can only be of a share or a rate.
fn points(reader: Reader<'_>, draft: Draft) -> Draft {
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let part =
        draft.unit == Some("point") && (start..end).any(|at| reader.is_any(at, &["quarter", "half", "quarters"]));
    // "Polls give the party a lead of four to seven points"
    let near = start.saturating_sub(14).max(reader.start)..(end + 14).min(reader.end);
    let polled = || near.clone().any(|at| reader.is_any(at, &["poll", "polls", "pollster", "pollsters", "electorate"]));
    let share = || amount::starting(reader, end + 1).is_some_and(|next| next.is(Dimension::Percent));
    if part || draft.unit == Some("point") && (reader.is(end, "to") && share() || polled()) {
        in_percentage_points(draft)
    } else {
        draft
    }
}

/// "aged nine and 12", "aged 4, 7 and 11": the ages behind the first one.
fn is_another_age(reader: Reader<'_>, draft: &Draft, last: &Figure) -> bool {
    let age = matches!(draft.quantity, Quantity::Value(value) if is_age(value));
    let place = reader.document.tokens_in(last.span);
    let joined = (place.end..draft.tokens.start).all(|at| reader.is_any(at, &["and", "or", ","]));
    let (start, end) = (place.start.wrapping_sub(1), draft.tokens.end);
    let listed =
        last.rule == "age" && (reader.is_any(start, &["aged", "ages"]) || reader.is_any(start, &["and", "or", ","]));
    if last.rule == "age" && draft.rule == "number" && age && is_next_of_list(reader, place.end, draft.tokens.clone()) {
        return true;
    }
    age && draft.rule == "number"
        && joined
        && listed
        && place.end < draft.tokens.start
        && noun::after(reader, end).is_none()
}

/// "Semisi, 19, and Paula, 16": years between marks behind a name, which comes right behind another's years.
fn is_next_of_list(reader: Reader<'_>, last: usize, years: Range<usize>) -> bool {
    let name = years.start.wrapping_sub(2);
    let joined = (last..name).all(|at| reader.is_any(at, &[",", "and"]));
    let apposed = reader.word(years.start.wrapping_sub(1)) == "," && reader.stops(years.end);
    last < name && joined && apposed && reader.is_capitalized(name) && reader.is_number(years.start)
}

/// True if a bare amount is told beside one with its unit: "up from 1.28 million", "compared with 38".
fn continues(reader: Reader<'_>, draft: &Draft, last: &Figure) -> bool {
    const NEAR: usize = 14;
    let (Quantity::Value(value), Quantity::Value(before)) = (draft.quantity, last.quantity) else { return false };
    let bare = draft.unit.is_none() && draft.currency.is_none() && draft.rule == "number";
    let measured = matches!(last.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure);
    let place = reader.document.tokens_in(last.span);
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let start = super::approximator::before(reader, start).map_or(start, |bound| bound.tokens.start);
    let link = start.wrapping_sub(1);
    let compared = reader.is_any(link, &["from", "against", "versus"])
        || reader.is_any(link, &["with", "to"]) && reader.is_any(link.wrapping_sub(1), &["compared", "up", "down"])
        || 1e6 <= value && 1e6 <= before && last.kind == FigureKind::Money;
    // The two must be of one order of size: what is compared is the same thing.
    let alike = before != 0.0 && (0.05..20.0).contains(&(value / before));
    let alone = noun::after(reader, end).is_none() && !reader.is(end, "of") && !reader.joint(end);
    // "by 1.2 million tonnes to 168.3 million"
    let changed = reader.is(link, "to") && link == place.end && reader.is(place.start.wrapping_sub(1), "by");
    bare && measured && (compared && alike || changed) && alone && start < place.end + NEAR
}

/// Ages and multiples, which other words than the unit show.
pub(super) fn refine(reader: Reader<'_>, draft: Draft) -> Draft {
    let draft = canonical(draft);
    match draft.kind {
        FigureKind::Duration => age_of_duration(reader, draft),
        FigureKind::Count | FigureKind::Number => times(reader, age(reader, points(reader, draft))),
        _ => draft,
    }
}

/// "34-year-old", "ten years old", "3 years of age", "18-year-olds"
fn age_of_duration(reader: Reader<'_>, mut draft: Draft) -> Draft {
    let end = draft.tokens.end;
    let joint = usize::from(reader.joint(end));
    let old = end + joint;
    let length = if reader.is(draft.tokens.start.wrapping_sub(1), "aged") {
        0
    } else if reader.is_any(old, &["old", "olds"]) {
        1 + joint
    } else if reader.is(end, "of") && reader.is(end + 1, "age") {
        2
    } else {
        return draft;
    };
    draft.tokens.end += length;
    draft.kind = FigureKind::Age;
    draft.rule = "age";
    draft
}

/// "aged 54", "age 65", "Lena Brandt, 54,", "under 18": a bare number that is somebody's years.
fn age(reader: Reader<'_>, mut draft: Draft) -> Draft {
    let plausible = match draft.quantity {
        Quantity::Value(value) => is_age(value),
        Quantity::Range { min, max } => is_age(min) && is_age(max),
        Quantity::Score(..) => false,
    };
    if !plausible || draft.unit.is_some() {
        return draft;
    }
    if reader.is(draft.tokens.end, "yo") {
        draft.tokens.end += 1;
    } else if !is_said_of_age(reader, &draft) {
        return draft;
    }
    draft.kind = FigureKind::Age;
    draft.unit = Some("year");
    draft.rule = "age";
    draft
}

fn is_age(value: f64) -> bool {
    (0.0..=120.0).contains(&value)
}

fn is_said_of_age(reader: Reader<'_>, draft: &Draft) -> bool {
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let bound = super::approximator::before(reader, start);
    let before = bound.as_ref().map_or(start, |bound| bound.tokens.start).wrapping_sub(1);
    let of_age = reader.is(before, "of") && reader.is(before.wrapping_sub(1), "age");
    let turned = reader.is_any(before, &["turned", "turns", "turning"])
        && (reader.stops(end) || reader.is_any(end, &["and", "in", "on", "last", "this"]));
    // "a boy of 6"; "a man of 40 books" is of no age.
    let child = reader.is(before, "of")
        && noun::after(reader, end).is_none()
        && reader.is_any(before.wrapping_sub(1), &["boy", "girl", "lad", "child", "youth", "man", "woman"]);
    if reader.is_any(before, &["aged", "age", "ages"]) || of_age || turned || child {
        return true;
    }
    let uncounted = noun::after(reader, end).is_none();
    let some = draft.quantity != Quantity::Value(0.0);
    // "At 35 he still scored", "at 21, she left"
    let next = end + usize::from(reader.word(end) == ",");
    let young = reader.is(before, "at") && reader.is_any(next, &["he", "she", "i"]) && some;
    if uncounted && is_value_of_age(reader, before, end) || young {
        return true;
    }
    match bound {
        Some(bound) => {
            let limit = reader.is_any(bound.tokens.start, &["over", "under", "above", "below"]);
            let limit = limit && bound.tokens.end == bound.tokens.start + 1 && is_of_people(reader, before);
            limit && uncounted && !reader.is(end, "of") && some
        }
        None => in_apposition(reader, start, end),
    }
}

/// "raise the retirement age to 64 from 62"; "the actor, who is 45, sold"; "the average age of farmers is 58"
fn is_value_of_age(reader: Reader<'_>, before: usize, end: usize) -> bool {
    let near = || before.saturating_sub(5).max(reader.start)..before;
    let is = reader.is_any(before, &["is", "was"]);
    let changed = reader.is_any(before, &["to", "from"]) && near().any(|at| reader.is(at, "age"));
    let person = is
        && reader.is_any(before.wrapping_sub(1), &["who", "he", "she"])
        && (matches!(reader.word(end), "," | ".") || reader.is(end, "and"));
    let averaged = is && near().any(|at| reader.is(at, "age") && reader.is_any(at + 1, &["of", "is", "was", "for"]));
    changed || person || averaged
}

/// True if people, whom a limit of age can be set, end at `at`: "those", "children", "voters who are".
fn is_of_people(reader: Reader<'_>, at: usize) -> bool {
    let told = reader.is_any(at, &["are", "were"])
        && (reader.had(at, Class::Person) || reader.is_any(at.wrapping_sub(1), &["who", "whom", "they"]));
    let pronouns = ["them", "those", "anyone", "everyone", "people", "all", "the", "for", "whom", "aged", "one"];
    let people = ["children", "women", "men", "adults", "patients", "voters", "workers", "boys", "girls", "citizens"];
    told || reader.is_any(at, &pronouns)
        || reader.is_any(at, &people)
        || noun::is_plural(reader, at) && reader.has(at, Class::Person)
}

/// "Lena Brandt, 54," or "Lena Brandt (54)": years between marks behind a name.
fn in_apposition(reader: Reader<'_>, start: usize, end: usize) -> bool {
    let mark = start.wrapping_sub(1);
    let name = mark.wrapping_sub(1);
    let closed = match reader.word(mark) {
        "," => reader.stops(end) && reader.word(end) != "-" || reader.is(end, "and"),
        "(" => reader.word(end) == ")",
        _ => return false,
    };
    // "Mok Kwok-leung, 44,"
    let syllable = reader.is_lower(name) && reader.joint(name.wrapping_sub(1));
    let name = if syllable { name - 2 } else { name };
    let named = reader.is_capitalized(name) && !reader.has(name, Class::Month) && !reader.has(name, Class::Weekday);
    // "Police suspect Yamagami, 41, mailed the letter."
    let goes_on = reader.word(end) == "," && reader.is_lower(end + 1) && !reader.is_any(end + 1, &["and", "or", "but"]);
    let full = reader.is_capitalized(name.wrapping_sub(1))
        || goes_on && reader.word(mark) == "," && reader.word(start).len() == 2
        || reader.opens(name) && reader.word(end) == ","
        || reader.had(name, Class::Kin)
        || reader
            .is_any(name.wrapping_sub(1), &["al", "bin", "de", "van", "von", "der", "el", "da", "dos", "del", "-"])
        || reader.word(mark) == "(";
    // "The hurdler, 24, clocked": a common noun with its article.
    let article = (name.saturating_sub(3).max(reader.start)..name).any(|at| reader.is_any(at, &["the", "a", "an"]))
        && reader.is_lower(name)
        && !noun::is_plural(reader, name)
        && reader.word(mark) == ","
        && reader.word(end) == ","
        && reader.word(start).len() == 2;
    closed
        && (named && full || article)
        && reader.is_number(start)
        && reader.word(start).len() <= 3
        && !reader.is_number(end + 1)
}

/// True if "times" between an amount at `start` and token `end` compares: "three times the target", "rose four times"; not
/// "refused three times on Monday".
fn compares(reader: Reader<'_>, start: usize, end: usize) -> bool {
    let object = start.saturating_sub(4).max(reader.start)..start;
    let multiplied =
        object.clone().any(|at| reader.is_any(at, &["multiplied", "multiply", "multiplies", "multiplying"]));
    let grown = multiplied || reader.had(start, Class::Change) || reader.is(start.wrapping_sub(1), "by");
    let other = reader.has(end, Class::Determiner) && !reader.is_any(end, &["a", "an", "this", "each", "every"]);
    grown
        || other
        || reader.has(end, Class::Possessive)
        || reader.has(end, Class::Comparative)
        || reader.is_any(end, &["as", "what", "that", "over", "bigger", "likelier"])
        || noun::after(reader, end)
            .is_some_and(|_| !reader.has(end, Class::Calendar) && !reader.has(end, Class::Weekday))
}

/// "16 times earnings", "10-fold": a factor.
fn times(reader: Reader<'_>, mut draft: Draft) -> Draft {
    let at = draft.tokens.end + usize::from(reader.joint(draft.tokens.end));
    let fold = reader.is_any(at, &["fold"]) || reader.is(at, "times") && !reader.is_capitalized(at);
    if fold && draft.kind != FigureKind::Age {
        let times = reader.is(at, "times") && !compares(reader, draft.tokens.start, at + 1);
        draft.tokens.end = at + 1;
        draft.kind = if times { FigureKind::Count } else { FigureKind::Multiple };
        draft.unit = None;
        draft.rule = "multiple";
    }
    draft
}
