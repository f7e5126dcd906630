//! Words that are numbers in one sentence and something else in the next: "one", "half", "scores", "double".

use super::amount::Amount;
use super::approximator;
use super::digits;
use super::draft::Draft;
use super::measure::UnitAt;
use super::model::{FigureKind, Quantity};
use super::noun;
use super::numeral::{self, Form};
use super::reader::Reader;
use super::vocabulary::{Class, Dimension, number_word};

/// True if the words of an amount are meant as an amount.
pub(super) fn is_amount(reader: Reader<'_>, amount: &Amount) -> bool {
    if amount.numeral.digits.is_some()
        || amount.value < 0.0
        || reader.end - reader.start <= amount.end - amount.start + 1
    {
        return true;
    }
    if is_name(reader, amount) {
        return false;
    }
    if is_innings(reader, amount) {
        return false;
    }
    // "14 Test hundreds"
    let before = amount.start.wrapping_sub(1);
    let named = reader.is_capitalized(before) && !reader.opens(before) && !reader.is(amount.end, "of");
    if amount.numeral.form == Form::Vague && named && reader.is_lower(amount.start) {
        return false;
    }
    let word = reader.word(amount.numeral.start).to_ascii_lowercase();
    let single = amount.numeral.end == amount.numeral.start + 1;
    match word.as_str() {
        "one" if single => is_one(reader, amount),
        "nil" | "naught" | "nought" => false,
        "zero" => !single || amount.unit.is_some() || noun::after(reader, amount.end).is_some_and(|noun| noun.plural),
        "scores" => is_scores(reader, amount),
        "tens" => !single || reader.is(amount.end, "of"),
        _ if amount.numeral.form == Form::Fraction => is_fraction(reader, amount),
        // A bare scale is a number only at the head of a phrase: "hundred people", not "per million".
        _ if single && numeral::scale_at(reader, amount.numeral.start).is_some() => {
            !reader.had(amount.start, Class::Preposition) && !reader.had(amount.start, Class::Determiner)
        }
        _ => true,
    }
}

/// "his second fifty of the series", "a third hundred": a score of a batsman's, by its name.
fn is_innings(reader: Reader<'_>, amount: &Amount) -> bool {
    let before = amount.numeral.start.wrapping_sub(1);
    let ordinal =
        reader.token(before).and_then(|token| number_word(token.hash)).is_some_and(|word| word.ordinal.is_some());
    ordinal && amount.is_bare() && noun::after(reader, amount.end).is_none()
}

/// "Three Gorges", "Seven Network": a capital within a sentence that is not written in capitals throughout.
fn is_name(reader: Reader<'_>, amount: &Amount) -> bool {
    let start = amount.numeral.start;
    // "told Seven": behind a verb in small letters, only a name has a capital.
    let before = start.wrapping_sub(1);
    let verb = || reader.is_lower(before) && 3 < reader.word(before).len() && !reader.has(before, Class::Preposition);
    if reader.is_capitalized(start) && !reader.opens(start) && amount.is_bare() && verb() {
        return true;
    }
    // "the Seven Years' War" has its unit in capitals, too.
    if !reader.is_capitalized(start) || reader.opens(start) || !reader.is_capitalized(amount.numeral.end) {
        return false;
    }
    let near = start.saturating_sub(4)..amount.end + 4;
    near.filter(|at| reader.is_lower(*at) && 3 < reader.word(*at).len()).count() != 0
}

/// "one person", "one and wounded two others"; not "no one", "one day", "one of the", "the one".
fn is_one(reader: Reader<'_>, amount: &Amount) -> bool {
    let start = amount.numeral.start;
    // "that one mile": what is measured is an amount, a moment may be any one day.
    let measured = amount.unit.is_some_and(|unit| unit.unit.dimension != Dimension::Time);
    let leads =
        if measured { reader.is_any(start.wrapping_sub(1), &["no", "not"]) } else { reader.had(start, Class::NotOne) };
    if leads || reader.is_capitalized(start) && !reader.opens(start) && reader.is_capitalized(amount.end) {
        return false;
    }
    let next = amount.numeral.end;
    if amount.unit.is_some_and(|unit| unit.joint) || amount.money.is_some() {
        return true;
    }
    if reader.is_any(next, &["of", "another", "'s", "’s"]) || reader.joint(next) {
        return false;
    }
    if amount.unit.is_some() {
        return is_length(reader, start, next);
    }
    if is_idiom(reader, next) {
        return false;
    }
    let another = (start.saturating_sub(8).max(reader.start)..start).any(|at| {
        reader.is_number(at)
            || reader.token(at).is_some_and(|token| number_word(token.hash).is_some_and(|word| word.cardinal.is_some()))
    });
    let begins = reader.had(start, Class::Conjunction) || reader.stops(start.wrapping_sub(1));
    let elliptic = another
        && begins
        && (reader.is_any(next, &["was", "is", "remains", "had", "has"]) || reader.word(next).ends_with("ed"));
    elliptic || noun::after(reader, next).is_some_and(|noun| !noun.plural || noun.head != noun.start)
}

/// "in one night" is a length of time; "It was one night in May" a moment.
fn is_length(reader: Reader<'_>, start: usize, unit: usize) -> bool {
    let before = start.wrapping_sub(1);
    if reader.is_any(unit, &["day", "night"]) {
        return reader.is_any(before, &["in", "within", "than", "for", "under"]);
    }
    !reader.is(before, "at")
}

/// True if "one" before `at` counts nothing: "one thing", "one good example", "one Mira Holt", "one crisis after another",
/// "from one corner to another", "one Sunday".
fn is_idiom(reader: Reader<'_>, at: usize) -> bool {
    let nouns = ["example", "thing", "way", "reason", "instance", "case"];
    let somebody = reader.is_capitalized(at) && reader.is_capitalized(at + 1) && !reader.is_lower(at + 2);
    let endless = (at + 1..at + 8).any(|at| reader.is_any(at, &["after", "to"]) && reader.is(at + 1, "another"));
    reader.has(at, Class::Idiom)
        || reader.is_lower(at) && reader.is_any(at + 1, &nouns)
        || is_some_time(reader, at)
        || somebody
        || endless
}

/// True of a time of day or of the year behind "one", with an adjective or without: "one rainy afternoon", "one Sunday".
fn is_some_time(reader: Reader<'_>, at: usize) -> bool {
    let is_time =
        |at: usize| reader.has(at, Class::Weekday) || reader.has(at, Class::Month) || reader.has(at, Class::DayPart);
    is_time(at) || reader.is_lower(at) && is_time(at + 1)
}

/// "scores of people", "scores were hurt"; not "their scores", "scores of 6-4".
fn is_scores(reader: Reader<'_>, amount: &Amount) -> bool {
    let before = amount.start.wrapping_sub(1);
    let owned = reader.has(before, Class::Determiner)
        || reader.has(before, Class::Possessive)
        || reader.is_word(before)
            && !reader.has(before, Class::Preposition)
            && !reader.has(before, Class::Conjunction)
            && !reader.word(before).ends_with("ing")
            && !reader.word(before).ends_with("ed");
    let of = reader.is(amount.end, "of") && !reader.is_number(amount.end + 1);
    !owned
        && (of
            || reader.has(amount.end, Class::Auxiliary)
            || reader.is_any(amount.end, &["more", "killed", "injured", "wounded", "died"]))
        || of && !reader.has(before, Class::Possessive) && !reader.has(before, Class::Determiner)
}

/// "half of voters", "by a quarter", "two-thirds"; not "the first half", "a third man", "half-time".
fn is_fraction(reader: Reader<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.numeral.start, amount.numeral.end);
    // "four first-half minutes"
    if reader.joint(start.wrapping_sub(1)) {
        return false;
    }
    // "half an hour", "a quarter-point cut"
    let points = |unit: &UnitAt| matches!(unit.unit.dimension, Dimension::Point | Dimension::Percent);
    if amount.unit.is_some_and(|unit| !unit.joint || points(&unit)) {
        return true;
    }
    let last = end - 1;
    if is_part_of_match(reader, amount, last) {
        return false;
    }
    let plural = reader.token(last).and_then(|token| number_word(token.hash)).is_some_and(|word| word.parts.is_some());
    if plural || reader.joint(last.wrapping_sub(1)) && start < last {
        return true;
    }
    if start == last && !reader.is(last, "half") {
        return amount.unit.is_some() || digits::vulgar(reader.word(start)).is_some();
    }
    is_taken_of(reader, start, end)
}

/// "the second half", "half-time", "the last three quarters": parts of a match or a year.
fn is_part_of_match(reader: Reader<'_>, amount: &Amount, last: usize) -> bool {
    let (before, end) = (amount.numeral.start.wrapping_sub(1), last + 1);
    if reader.is(last, "quarters") {
        let times = ["last", "past", "first", "next", "previous", "straight"];
        return amount.value == 0.5 || reader.is_any(before, &times);
    }
    let name = is_part_of_time(reader, before)
        || reader.has(end, Class::HalfName)
        || reader.joint(end) && amount.unit.is_none();
    reader.is(last, "half") && last == amount.numeral.start && name
}

/// True if the words around a part say that it is taken of a thing: "half of", "by a quarter", "half the voters".
fn is_taken_of(reader: Reader<'_>, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let half = reader.is(end - 1, "half");
    let article = reader.is_any(start, &["a", "an"]);
    let plural = || noun::after(reader, end).is_some_and(|noun| noun.plural);
    let leads = [Class::Determiner, Class::Possessive, Class::Auxiliary];
    let of = reader.is(end, "of") || half && (leads.iter().any(|class| reader.has(end, *class)) || plural());
    let loosened = approximator::before(reader, start).is_some()
        || reader.is_any(before, &["by", "than", "to"])
        || half && reader.is_any(before, &["in", "only", "with"]);
    let bare = half && reader.stops(end) && reader.is_word(before) && !article;
    let led = reader.has(before, Class::Determiner) || reader.had(before, Class::Determiner);
    // "a third cheaper", "a quarter less", "half as long"
    let compared = article && reader.has(end, Class::Comparative) || half && reader.is(end, "as") && !article;
    // "by a fifth last year"
    let ends = reader.is_any(end, &["last", "this"]) || noun::after(reader, end).is_none_or(|noun| noun.plural);
    of || compared || loosened && ends || bare && !led
}

/// "first half", "the other half": a part of a match or a year.
fn is_part_of_time(reader: Reader<'_>, before: usize) -> bool {
    reader.is_any(
        before,
        &[
            "first", "second", "other", "latter", "opening", "final", "last", "this", "that", "each", "next", "former",
            "better", "early", "1st", "2nd", "the", "nd", "st", "fiscal", "time",
        ],
    )
}

/// "twice", "doubled", "threefold", "double the number".
pub(super) fn multiple(reader: Reader<'_>, at: usize) -> Option<Draft> {
    let word = reader.token(at).and_then(|token| number_word(token.hash))?;
    let capital = reader.is_capitalized(at) && !reader.opens(at);
    let value = match (word.multiple, word.doubling) {
        (Some(value), _) => value,
        (_, Some(value)) if takes_amount(reader, at + 1) => value,
        _ => return None,
    };
    let loose = reader.is(at.wrapping_sub(1), "or") && reader.is(at.wrapping_sub(2), "once");
    let as_verb = loose || reader.is(at, "doubled") && reader.is(at + 1, "as");
    if capital || reader.joint(at + 1) || reader.joint(at.wrapping_sub(1)) || as_verb {
        return None;
    }
    Some(Draft {
        tokens: at..at + 1,
        kind: FigureKind::Multiple,
        quantity: Quantity::Value(value),
        unit: None,
        currency: None,
        per: None,
        vague: false,
        rule: "multiple",
    })
}

/// True if what follows "double" is what is doubled: "the number", "its output", "that of".
fn takes_amount(reader: Reader<'_>, at: usize) -> bool {
    reader.is_any(at, &["the", "its", "their", "his", "her", "our", "that", "what", "in", "over", "last", "to"])
        || reader.stops(at)
            && reader.is_any(at.wrapping_sub(2), &["to", "will", "would", "than", "about", "nearly", "almost"])
}
