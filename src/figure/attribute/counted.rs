//! The thing counted or measured.

use std::ops::Range;

use super::Name;
use super::role;
use crate::figure::model::{Figure, FigureKind};
use crate::figure::noun::{self, Noun};
use crate::figure::reader::Reader;
use crate::figure::vocabulary::{Class, number_word};

/// The noun that the figure at `tokens` is an amount of, with its modifiers, without determiner.
pub(super) fn find(reader: Reader<'_>, figure: &Figure, tokens: Range<usize>, names: &[Name]) -> Option<Range<usize>> {
    let end = behind(reader, figure, tokens.end);
    let start =
        figure.approx.map_or(tokens.start, |approx| reader.document.token_at(approx.span.start).min(tokens.start));
    match figure.kind {
        FigureKind::Count => {
            let joined = || joined(reader, end);
            let behind = of_them(reader, end)
                .or_else(|| of_things(reader, end))
                .or_else(joined)
                .or_else(|| adjacent(reader, end, figure.kind));
            let put = || put_at(reader, start);
            let base = || changed(reader, figure, start, names).filter(|_| reader.is(start.wrapping_sub(1), "by"));
            behind
                .or_else(put)
                .or_else(|| collective(reader, start))
                .or_else(|| apposed(reader, start))
                .or_else(|| subject(reader, start, names))
                .or_else(base)
        }
        FigureKind::Number => None,
        FigureKind::Score => within(reader, tokens),
        FigureKind::Ordinal => adjacent(reader, end, figure.kind)
            .filter(|thing| !(reader.has(thing.end - 1, Class::Rank) && reader.word(thing.end - 1).ends_with("st"))),
        FigureKind::Age => adjacent(reader, end, figure.kind)
            .filter(|thing| reader.is(tokens.end - 1, "old") && reader.is_lower(thing.end - 1)),
        FigureKind::Multiple => multiplied(reader, end).or_else(|| doubled(reader, tokens, start, names)),
        FigureKind::Ratio | FigureKind::Fraction | FigureKind::Percent => of_things(reader, end)
            .or_else(|| multiplied(reader, end).filter(|_| reader.is(end - 1, "half") && leads(reader, end)))
            .or_else(|| {
                thing_of(reader, start).filter(|thing| {
                    figure.kind == FigureKind::Percent && !reader.is_any(thing.end - 1, &["range", "average"])
                })
            })
            .or_else(|| adjacent(reader, end, figure.kind))
            .or_else(|| put_at(reader, start))
            .or_else(|| held_at(reader, start))
            .or_else(|| subject(reader, start, names))
            .or_else(|| changed(reader, figure, start, names).filter(|_| figure.kind != FigureKind::Ratio)),
        FigureKind::Duration => of_things(reader, end)
            .or_else(|| adjacent(reader, end, figure.kind).filter(|_| reader.joint(tokens.end.wrapping_sub(2))))
            .filter(|thing| !reader.has(thing.end - 1, Class::Calendar) && !reader.is_capitalized(thing.end - 1)),
        FigureKind::Measure | FigureKind::Money => of_things(reader, end)
            .filter(|thing| !reader.is_capitalized(thing.end - 1))
            .or_else(|| in_things(reader, figure, end))
            .or_else(|| put_at(reader, start))
            .or_else(|| thing_of(reader, start))
            .or_else(|| adjacent(reader, end, figure.kind).filter(|thing| !reader.is_capitalized(thing.start)))
            .or_else(|| held_at(reader, start))
            .or_else(|| apposed(reader, start))
            .or_else(|| subject(reader, start, names))
            .or_else(|| changed(reader, figure, start, names).filter(|_| is_changed_by(reader, figure, start))),
    }
}

/// One past the figure and an approximator behind it.
fn behind(reader: Reader<'_>, figure: &Figure, end: usize) -> usize {
    figure.approx.map_or(end, |approx| reader.document.tokens_in(approx.span).end.max(end))
}

/// "of its citizens", "of the 50 seats", "of wheat flour", "of people"
fn of_things(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    if !reader.is(at, "of") {
        return None;
    }
    let mut start = at + 1;
    while start < at + 5 && (leads(reader, start) || reader.is_number(start)) {
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
        while start < at + 12 && (reader.is_number(start) || leads(reader, start)) {
            start += 1;
        }
    }
    noun::after(reader, start).filter(|noun| !reader.is(noun.head, "other")).map(Noun::tokens)
}

fn leads(reader: Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Determiner)
        || reader.has(at, Class::Possessive) && !reader.is_any(at, &["whose"])
        || reader.token(at).is_some_and(|token| number_word(token.hash).is_some_and(|word| word.cardinal.is_some()))
}

/// "14 of them are children": what the pronoun's things are said to be.
fn of_them(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    let pronoun = reader.is(at, "of") && reader.is_any(at + 1, &["them", "these", "those", "whom"]);
    let noun = noun::after(reader, at + 3).filter(|noun| pronoun && noun.plural)?;
    reader.is_any(at + 2, &["are", "were"]).then(|| noun.tokens())
}

/// "$5m in aid"
fn in_things(reader: Reader<'_>, figure: &Figure, at: usize) -> Option<Range<usize>> {
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
fn joined(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    let noun = at + 1;
    let once = reader.is_any(noun, &["time", "times", "strong"]);
    (reader.joint(at) && reader.is_word(noun) && !once).then_some(noun..noun + 1)
}

/// "a population of 1.7 million", "a crowd of 3,000": the noun is the thing where none stands behind the number.
fn collective(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let of = start.wrapping_sub(1);
    let noun = noun::before(reader, of).filter(|noun| reader.is(of, "of") && reader.is_lower(noun.head))?;
    let led = reader.had(noun.start, Class::Determiner) || reader.had(noun.start, Class::Possessive);
    led.then_some(noun.start..noun.head + 1)
}

/// The noun right behind the figure: "1,200 people", "49 percent stake", "19-year-old midfielder".
fn adjacent(reader: Reader<'_>, at: usize, figure: FigureKind) -> Option<Range<usize>> {
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
    fn tokens(self) -> Range<usize> {
        self.start..self.head + 1
    }
}

/// "votes" in "219 votes to 211"
fn within(reader: Reader<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    noun::after(reader, tokens.start + 1).filter(|noun| noun.head < tokens.end).map(|noun| noun.start..noun.head + 1)
}

/// "16 times earnings", "three times the target", "double the number of visitors"
fn multiplied(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
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

/// "gusts of 90 mph", "a loss of Rs 812 crore", "a price said to be around £45m"
fn thing_of(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
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
    let at = at - usize::from(at + 1 < start && reader.word(at) == ",");
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
fn put_at(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
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
fn held_at(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let at = start.checked_sub(1).filter(|at| reader.is(*at, "at"))?;
    object_of(reader, at, Class::Hold)
}

/// The noun phrase between a verb of `class` and token `end`: "repo rate" of "left its repo rate".
fn object_of(reader: Reader<'_>, end: usize, class: Class) -> Option<Range<usize>> {
    let first = end.saturating_sub(6).max(reader.start);
    let verb = (first..end).rev().find(|at| reader.has(*at, class))?;
    let start = verb + 1 + usize::from(leads(reader, verb + 1));
    noun::after(reader, start).filter(|noun| noun.head + 1 == end && reader.is_lower(noun.head)).map(Noun::tokens)
}

/// The subject of a verb of change before the amount, which is its base: "Sales fell 7%", "fares will go up by 4.6%"; or
/// the verb's object: "cut water use by a fifth".
fn changed(reader: Reader<'_>, figure: &Figure, start: usize, names: &[Name]) -> Option<Range<usize>> {
    let by = reader.is(start.wrapping_sub(1), "by");
    let mut at = start - usize::from(by);
    // "push costs up by 14%"
    let object = at - usize::from(reader.is_any(at.wrapping_sub(1), &["up", "down"]));
    // Points of a rate are no part of it.
    let points = matches!(figure.unit, Some("pp" | "bp"));
    if let Some(object) = object_of(reader, object, Class::Change).filter(|_| by && !points) {
        return Some(object);
    }
    let verb = at.checked_sub(1).filter(|verb| reader.has(*verb, Class::Change))?;
    at = verb;
    let went = ["go", "goes", "went", "gone", "going", "is", "are", "was", "were"];
    at -= usize::from(reader.is_any(at.wrapping_sub(1), &went));
    head_of_subject(reader, at, names)
}

/// True if money or a measure is by how much its subject changed: "fell by 3 kg", "gained 63 cents"; things that rise, but
/// not those that fall so far, are measured ("the river rose 2 metres", "he fell 2 metres").
fn is_changed_by(reader: Reader<'_>, figure: &Figure, start: usize) -> bool {
    let verb = start.wrapping_sub(1);
    let rises = reader.is_any(verb, &["rose", "risen", "rises"]);
    reader.is(verb, "by") || role::is_difference(reader, verb) && (figure.kind == FigureKind::Money || rises)
}

/// The subject of "doubled" and "halved": "Malaria cases among children halved".
fn doubled(reader: Reader<'_>, tokens: Range<usize>, start: usize, names: &[Name]) -> Option<Range<usize>> {
    let verb = reader.word(tokens.start).ends_with("ed") && tokens.len() == 1;
    if verb { head_of_subject(reader, start, names) } else { None }
}

/// The noun phrase that ends before the verb at `verb`, without what prepositions tie to it.
fn head_of_subject(reader: Reader<'_>, verb: usize, names: &[Name]) -> Option<Range<usize>> {
    let mut at = verb;
    for _ in 0..3 {
        let before = at.wrapping_sub(1);
        let between = reader.has(before, Class::Auxiliary) || reader.has(before, Class::Adverb);
        at -= usize::from(between || reader.is(before, "since"));
    }
    let at = before_aside(reader, at);
    let noun = noun::before(reader, at).filter(|noun| !reader.word(noun.head).ends_with("ing"))?;
    whole_subject(reader, noun, names)
}

/// Steps back over what stands between commas: "Rents, however, were up", "the reservoir, the largest of all, is".
fn before_aside(reader: Reader<'_>, end: usize) -> usize {
    let last = end.wrapping_sub(1);
    if reader.word(last) != "," {
        return end;
    }
    let first = last.saturating_sub(12).max(reader.start);
    (first..last).rev().find(|at| reader.word(*at) == ",").unwrap_or(end)
}

/// Steps back over "under five" and the like: "cases among children under five in the county".
fn before_age(reader: Reader<'_>, end: usize) -> usize {
    let limit = end.wrapping_sub(2);
    if reader.is_any(limit, &["under", "over", "above", "below", "aged"]) { limit } else { end }
}

/// "The population, now 8.1 million,": what is told in passing.
fn apposed(reader: Reader<'_>, start: usize) -> Option<Range<usize>> {
    let comma =
        start.checked_sub(2).filter(|at| reader.word(*at) == "," && reader.is_any(at + 1, &["now", "currently"]))?;
    noun::before(reader, comma).map(Noun::tokens)
}

/// The subject whose value the figure is: "Turnout was put at 7.5%", "the death toll rose to 40".
fn subject(reader: Reader<'_>, start: usize, names: &[Name]) -> Option<Range<usize>> {
    let first = start.saturating_sub(7).max(reader.start);
    let mut at = start;
    let mut linked = false;
    while first < at {
        let before = at - 1;
        // "the true cost at $9bn": a noun, where the amount doesn't follow.
        let noun = at < start && reader.is_any(before, &["cost", "costs", "measure", "measures", "span", "spans"]);
        let copula = reader.has(before, Class::Copula) && !reader.is(before, "at") && !noun;
        linked |= copula;
        // "Gold settled at $2,312"
        let settled = reader.is_any(at, &["at", "past", "above", "below"]) && reader.has(before, Class::Change);
        linked |= settled;
        let between = copula
            || settled
            || reader.has(before, Class::Auxiliary)
            || reader.has(before, Class::Adverb)
            || reader.is_any(
                before,
                &["at", "to", "put", "estimated", "projected", "expected", "forecast", "now", "some", "set"],
            )
            || reader.has(before, Class::Change) && reader.is(at, "to");
        if !between {
            break;
        }
        linked |= reader.has(before, Class::Change) && reader.is(at, "to");
        at = before;
    }
    let noun = noun::before(reader, before_aside(reader, at)).filter(|_| linked && at < start)?;
    whole_subject(reader, noun, names)
}

/// The first noun of a subject whose last one is `noun`, if it is no name.
fn whole_subject(reader: Reader<'_>, mut noun: Noun, names: &[Name]) -> Option<Range<usize>> {
    // "the death toll from the floods in Sindh rose"
    for _ in 0..3 {
        let link = noun.start.wrapping_sub(1 + usize::from(reader.had(noun.start, Class::Determiner)));
        let links =
            ["of", "in", "from", "at", "for", "on", "among", "by", "to", "with", "between", "against", "across"];
        // "reservoirs supplying the city"
        let participle =
            reader.is_lower(link) && reader.word(link).ends_with("ing") && reader.is_word(link.wrapping_sub(1));
        if !reader.is_any(link, &links) && !participle {
            break;
        }
        let Some(owner) = noun::before(reader, before_age(reader, link)) else { break };
        noun = owner;
    }
    // "the number of people in work is 40": the people are counted.
    if reader.is(noun.head, "number")
        && let Some(things) = of_things(reader, noun.head + 1)
    {
        return Some(things);
    }
    // "the most expensive is", "let it be known there are"
    if reader.is_any(noun.start.wrapping_sub(1), &["most", "least"])
        || reader.is(noun.head + 1, "there")
        || reader.is_any(noun.head, &["figure", "figures"])
    {
        return None;
    }
    let span = reader.document.tokens()[noun.head].span;
    let index = names.partition_point(|name| name.span.end <= span.start);
    let is_name = names.get(index).is_some_and(|name| name.span.overlaps(span));
    // A time or a mark may lead the line: "18:42 Turnout is".
    let leads = noun.start < reader.start + 8 && (reader.start..noun.start).all(|at| !reader.is_word(at));
    let capital = reader.is_capitalized(noun.head) && !leads;
    let no_thing = reader.has(noun.head, Class::Pronoun) || reader.has(noun.head, Class::Predicate);
    (!is_name && !capital && !no_thing).then_some(noun.start..noun.head + 1)
}
