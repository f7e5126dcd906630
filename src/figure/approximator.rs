//! "nearly", "at least", "-odd": what loosens or bounds an amount.

use std::ops::Range;
use std::sync::LazyLock;

use super::model::Approximator;
use super::reader::Reader;
use super::vocabulary::{Class, Key, Phrases, rows};

/// An approximator, as tokens.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Bound {
    pub(super) tokens: Range<usize>,
    pub(super) op: Approximator,
    /// True if the word is a preposition as well, which a length of time may follow in another sense.
    pub(super) ambiguous: bool,
}

struct Table {
    before: Phrases<(Approximator, bool)>,
    after: Phrases<(Approximator, bool)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: Vec<_> = rows(include_str!("../../data/approximators.tsv")).collect();
    let side = |side: &'static str| {
        let meaning = |row: &Vec<&'static str>| (row[0], (op(row[1]), row.get(3) == Some(&"amount")));
        rows.iter().filter(move |row| row[2] == side).map(meaning)
    };
    Table { before: Phrases::new(Key::Last, side("before")), after: Phrases::new(Key::First, side("after")) }
});

fn op(name: &str) -> Approximator {
    match name {
        "<~" => Approximator::Nearly,
        ">=" => Approximator::AtLeast,
        ">" => Approximator::MoreThan,
        "<=" => Approximator::AtMost,
        "<" => Approximator::LessThan,
        _ => Approximator::About,
    }
}

/// The approximator that ends just before token `at`; a comment or article may stand between ("over a mere 40").
pub(super) fn before(reader: Reader<'_>, at: usize) -> Option<Bound> {
    let mut end = at;
    if reader.is_any(end.wrapping_sub(1), &["just", "only", "a", "an"]) && TABLE.before.until(reader, end).is_none() {
        end -= 1;
    }
    if matches!(reader.before(end), "~" | "≈") {
        return Some(Bound { tokens: end - 1..end, op: Approximator::About, ambiguous: false });
    }
    let (start, (op, ambiguous)) = TABLE.before.until(reader, end)?;
    Some(Bound { tokens: start..end, op, ambiguous })
}

/// The approximator that starts at token `at`, behind an amount: "-odd", "or more", "+".
pub(super) fn after(reader: Reader<'_>, at: usize) -> Option<Bound> {
    let (end, (op, _)) = TABLE.after.from(reader, at)?;
    let glued = reader.glued(at);
    let fits = match reader.word(at) {
        "+" => glued && !reader.glued(end),
        "-" | "plus" => glued,
        "odd" => !reader.has(end, Class::Preposition),
        _ => !glued,
    };
    fits.then_some(Bound { tokens: at..end, op, ambiguous: false })
}
