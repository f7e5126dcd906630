//! The nouns beside an amount that it may be an amount of.

use std::ops::Range;

use crate::figure::model::{Figure, FigureKind};
use crate::figure::noun::{self, Noun};
use crate::figure::reader::Reader;
use crate::figure::vocabulary::{Class, number_word};

/// "of its citizens", "of the 50 seats", "of wheat flour", "of people"
pub(super) fn of_things(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    if reader.is(at, "of") { things(reader, at + 1) } else { None }
}

/// The noun of the phrase that starts at `at`, behind what leads it: "citizens" of "its 50 citizens".
pub(super) fn things(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    while start < at + 4 && (leads(reader, start) || reader.is_number(start)) {
        start += 1;
    }
    // "of the city's 9 million residents": the owner isn't counted, what it owns is.
    for _ in 0..2 {
        let Some(owner) =
            noun::after(reader, start).filter(|noun| matches!(reader.word(noun.head + 1), "'s" | "’s" | "'" | "’"))
        else {
            break;
        };
        start = owner.head + 2;
        while start < at + 11 && (reader.is_number(start) || leads(reader, start)) {
            start += 1;
        }
    }
    noun::after(reader, start).filter(|noun| !reader.is(noun.head, "other")).map(Noun::tokens)
}

/// True for what leads a noun phrase and is no part of the thing: a determiner, "its", a number in words.
pub(super) fn leads(reader: Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Determiner)
        || reader.has(at, Class::Possessive) && !reader.is_any(at, &["whose"])
        || reader.token(at).is_some_and(|token| number_word(token.hash).is_some_and(|word| word.cardinal.is_some()))
}

/// "14 of them are children": what the pronoun's things are said to be.
pub(super) fn of_them(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    let pronoun = reader.is(at, "of") && reader.is_any(at + 1, &["them", "these", "those", "whom"]);
    let noun = noun::after(reader, at + 3).filter(|noun| pronoun && noun.plural)?;
    reader.is_any(at + 2, &["are", "were"]).then(|| noun.tokens())
}

/// "$5m in aid"
pub(super) fn in_things(reader: Reader<'_>, figure: &Figure, at: usize) -> Option<Range<usize>> {
    let kind = figure.kind == FigureKind::Money && reader.is_any(at, &["in", "worth"]);
    let at = at + 1 + usize::from(reader.is(at, "worth") && reader.is(at + 1, "of"));
    let noun = noun::after(reader, at).filter(|_| {
        kind && reader.is_lower(at)
            && !reader.is_any(
                at,
                &[
                    "total", "all", "cash", "today", "a", "secret", "return", "exchange", "addition", "fact", "full",
                    "advance", "turn", "response", "part",
                ],
            )
    })?;
    Some(noun.tokens())
}

/// "a 200-bed hospital" counts beds, "a three-time champion" what the champion did.
pub(super) fn joined(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    let noun = at + 1;
    let once = reader.is_any(noun, &["time", "times", "strong"]);
    (reader.joint(at) && reader.is_word(noun) && !once).then_some(noun..noun + 1)
}

/// "a population of 1.7 million", "a crowd of 3,000": the noun is the thing where none stands behind the number.
pub(super) fn collective(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let of = start.wrapping_sub(1);
    let noun = noun::before(reader, of).filter(|noun| reader.is(of, "of") && reader.is_lower(noun.head))?;
    let led = reader.had(noun.start, Class::Determiner) || reader.had(noun.start, Class::Possessive);
    led.then_some(noun.start..noun.head + 1)
}

/// The noun right behind the figure: "1,200 people", "49 percent stake", "19-year-old midfielder".
pub(super) fn adjacent(reader: Reader<'_>, at: usize, figure: FigureKind) -> Option<Range<usize>> {
    let start = at + usize::from(reader.joint(at));
    let start = start + usize::from(start != at && reader.is_any(start, &["time", "times", "strong"]));
    let more =
        ["such", "consecutive", "straight", "successive", "more", "further", "additional", "extra", "other", "fewer"];
    let start = start + usize::from(reader.is_any(start, &more));
    if reader.has(start, Class::ChangeNoun) && reader.has(start, Class::Verb) {
        return Some(start..start + 1);
    }
    let noun = noun::after(reader, start)?;
    let comparative = reader.has(noun.head, Class::Comparative) && noun.head == noun.start
        || reader.has(start, Class::Comparative) && !noun.plural;
    // "17% trust the minister": a verb before its object; "£4m last year": a time.
    let verb = !noun.plural
        && noun.head == start
        && (reader.has(start + 1, Class::Determiner) || reader.has(start + 1, Class::Possessive))
        && !reader.is_any(start + 2, &["week", "month", "year", "season", "decade", "time"]);
    if verb
        || reader.has(start, Class::Calendar)
        || reader.has(start, Class::Compass)
        || comparative
        || reader.is_any(
            noun.head,
            &["ago", "old", "dead", "killed", "clear", "long", "wide", "high", "tall", "deep", "thick", "apart"],
        )
        || !noun.plural && reader.has(noun.head, Class::Predicate)
        || figure == FigureKind::Percent && reader.word(start).ends_with("ing")
    {
        return None;
    }
    let measured = reader.has(noun.head, Class::Group) && reader.is(noun.head + 1, "of");
    let of = if measured { noun::after(reader, noun.head + 2) } else { None };
    Some(noun.start..of.map_or(noun.head, |of| of.head) + 1)
}

impl Noun {
    pub(super) fn tokens(self) -> Range<usize> {
        self.start..self.head + 1
    }
}

/// "votes" in "219 votes to 211"
pub(super) fn within(reader: Reader<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    noun::after(reader, tokens.start + 1).filter(|noun| noun.head < tokens.end).map(|noun| noun.start..noun.head + 1)
}

/// "16 times earnings", "three times the target", "double the number of visitors"
pub(super) fn multiplied(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    if reader.is(at, "as") || reader.has(at, Class::Comparative) {
        return None;
    }
    let start = at + usize::from(reader.has(at, Class::Determiner) || reader.has(at, Class::Possessive));
    if start == at && reader.has(at, Class::Rate) {
        return None;
    }
    let others = ["week", "day", "year", "month", "winner", "champion"];
    // "a hundred times fainter than"
    let compared = |noun: &Noun| reader.word(noun.head).ends_with("er") && reader.is(noun.head + 1, "than");
    noun::after(reader, start).filter(|noun| !reader.is_any(noun.head, &others) && !compared(noun)).map(Noun::tokens)
}

/// "The population, now 8.1 million,": what is told in passing.
pub(super) fn apposed(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let comma =
        start.checked_sub(2).filter(|at| reader.word(*at) == "," && reader.is_any(at + 1, &["now", "currently"]))?;
    noun::before(reader, comma).map(Noun::tokens)
}

/// "gusts of 90 mph", "a loss of Rs 812 crore", "a price said to be around £45m"
pub(super) fn thing_of(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let mut at = start.checked_sub(1)?;
    let plain = reader.is(at, "of");
    if !plain && start < reader.end && !reader.is_any(at, &["at", "be", "of", "worth"]) && !reader.is(start, "in") {
        return None;
    }
    // What is only thought or reported of the amount stands between.
    for _ in 0..5 {
        let known = ["understood", "believed", "thought", "estimated", "reported", "said", "valued"];
        // "a deal worth £45m", but "a net worth of £45m".
        let worth = reader.is(at, "worth") && at + 1 == start;
        if reader.is_any(at, &["of", "to", "be", "at", "for"]) || reader.is_any(at, &known) || worth {
            at = at.checked_sub(1)?;
        }
    }
    // "debts, estimated at £91m"
    let at = at.checked_sub(usize::from(at + 1 < start && reader.word(at) == ","))?;
    let noun =
        noun::before(reader, at + 1).filter(|noun| !reader.is_capitalized(noun.head) || noun.start == reader.start)?;
    let linked = plain || at + 2 < start || reader.is(start.wrapping_sub(1), "worth");
    // "packing winds of": the participle is the verb.
    let first = (noun.start..noun.head).find(|at| !reader.word(*at).ends_with("ing")).unwrap_or(noun.head);
    // "the bank forecast growth of": the verb parts the subject from its object.
    let verb =
        (first + 1..noun.head).rev().find(|at| reader.is_any(*at, &["forecast", "forecasts", "reported", "posted"]));
    let first = verb.map_or(first, |verb| verb + 1);
    let no_thing = reader.has(noun.head, Class::Adverb) || reader.has(noun.head, Class::Predicate);
    (linked && !no_thing).then_some(first..noun.head + 1)
}

/// "put the dead in the strikes at 26": the thing that somebody puts, or estimates, at an amount.
pub(super) fn put_at(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let at = start.checked_sub(1).filter(|at| reader.is_any(*at, &["at", "on", "to", "from"]))?;
    let directed = reader.is_any(at, &["to", "from"]);
    let first = at.saturating_sub(10).max(reader.start);
    let verbs = ["put", "puts", "place", "places", "estimate", "estimates", "estimated", "values", "valued"];
    let changes = ["raised", "raise", "raises", "lowered", "lowers", "cut", "cuts", "revised", "reduced", "increased"];
    let verb = (first..at).rev().find(|at| reader.is_any(*at, if directed { &changes } else { &verbs }))?;
    let thing = verb + 1 + usize::from(leads(reader, verb + 1));
    let noun = noun::after(reader, thing).filter(|noun| noun.head < at)?;
    let of = of_things(reader, noun.head + 1).filter(|of| reader.is(noun.head, "number") && of.end <= at);
    let thing = of.unwrap_or(noun.start..noun.head + 1);
    (!reader.is_any(thing.end - 1, &["figure", "number", "total"]) && reader.is_lower(thing.end - 1)).then_some(thing)
}

/// "left its repo rate at 6.5%", "caps insulin at $35": the object of a verb that sets a level.
pub(super) fn held_at(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let at = start.checked_sub(1).filter(|at| reader.is(*at, "at"))?;
    object_of(reader, at, Class::Hold)
}

/// "raise its tariff above 50 per cent": the object of a verb of change before a bound.
pub(super) fn raised_above(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let bound = reader.is_any(start, &["above", "below", "past", "under", "over"]);
    if bound { object_of(reader, start, Class::Change) } else { None }
}

/// The noun phrase between a verb of `class` and token `end`: "repo rate" of "left its repo rate".
pub(super) fn object_of(reader: Reader<'_>, end: usize, class: Class) -> Option<Range<usize>> {
    let first = end.saturating_sub(6).max(reader.start);
    let verb = (first..end).rev().find(|at| reader.has(*at, class))?;
    let start = verb + 1 + usize::from(leads(reader, verb + 1));
    noun::after(reader, start).filter(|noun| noun.head + 1 == end && reader.is_lower(noun.head)).map(Noun::tokens)
}
