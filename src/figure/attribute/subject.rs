//! The subject of a word that reports: whom the sentence names before it.

use std::ops::Range;

use super::{clause, cue};
use crate::figure::noun;
use crate::figure::reader::Reader;
use crate::figure::vocabulary::Class;

/// The longest subject, in tokens.
const LONGEST: usize = 16;

/// The noun phrase before the cue at `cue` that is its subject.
pub(super) fn find(reader: Reader<'_>, cue: usize, figures: &[Range<usize>]) -> Option<Range<usize>> {
    let verb = verb_start(reader, cue);
    // "did not say", "wouldn't confirm": who says nothing is no source.
    if (verb..cue).any(|at| reader.is_any(at, &["not", "never"]) || reader.word(at).ends_with("n't")) {
        return None;
    }
    let end = before_brackets(reader, verb);
    if reader.before(end) == "," {
        return with_apposition(reader, end);
    }
    // "Ana Kos, a nurse, who alleged"
    let who = end.wrapping_sub(1);
    if reader.is(who, "who") && reader.before(who) == "," && !noun::is_acronym(reader.word(who)) {
        return antecedent(reader, who);
    }
    let start = subordinate_start(reader, phrase_start(reader, end)..end);
    // "the spokesman said the speech revealed": the words of another source are no part of the subject.
    let joined = reader.is(end.wrapping_sub(1), "and");
    let said = (start..end).rev().find(|at| speaks(reader, *at)).filter(|_| !joined);
    let phrase = trimmed(reader, said.map_or(start, |said| said + 1)..end)?;
    let phrase = up_to_verb(reader, phrase, figures);
    let phrase = last_of_two(reader, phrase);
    if phrase.is_empty() || LONGEST < phrase.len() || !is_noun_phrase(reader, &phrase) {
        return None;
    }
    if is_plural_noun(reader, cue) && (!is_full(reader, &phrase) || reader.glued(cue)) {
        return None;
    }
    behind_figure(reader, phrase, figures)
}

/// The start of the phrase that ends before `end`, over an acronym in brackets: "The Mekong Grain Exchange (MGE) in Vientiane".
fn phrase_start(reader: Reader<'_>, end: usize) -> usize {
    let start = clause::phrase_start(reader, end);
    let goes_on = reader.before(start) == ")" && reader.has(start, Class::Preposition);
    if goes_on { clause::phrase_start(reader, before_brackets(reader, start)) } else { start }
}

/// "he faced jeers after the ministry admitted": the phrase behind the conjunction, if a clause stands before it.
fn subordinate_start(reader: Reader<'_>, phrase: Range<usize>) -> usize {
    let is_conjunction = |at: &usize| reader.is_any(*at, &["after", "as", "before", "until", "once"]);
    let conjunction = (phrase.start + 1..phrase.end.saturating_sub(1)).rev().find(is_conjunction);
    let follows_clause = |at: &usize| (phrase.start + 1..*at).any(|verb| clause::is_verb(reader, verb));
    conjunction.filter(follows_clause).map_or(phrase.start, |at| at + 1)
}

/// The subject of the clause in `tokens`: what stands before its first verb.
pub(super) fn of_clause(reader: Reader<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let verb = tokens.clone().skip(1).find(|at| clause::is_verb(reader, *at))?;
    let phrase = trimmed(reader, tokens.start..verb)?;
    let fits = phrase.len() <= LONGEST && is_noun_phrase(reader, &phrase);
    (fits && !phrase.clone().any(|at| clause::is_mark(reader, at))).then_some(phrase)
}

/// The noun that a participle at `at` belongs to, with its determiner: "a study in March" without the month.
pub(super) fn noun_before(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    // "a study in March showing"
    let dated = reader.had(at, Class::Month) || reader.had(at, Class::Weekday);
    let mut noun = noun::before(reader, if dated { at.checked_sub(2)? } else { at })?;
    if reader.is_any(noun.start.wrapping_sub(1), &["in", "of", "from", "by", "on"]) {
        noun = noun::before(reader, noun.start - 1).unwrap_or(noun);
    }
    let led = reader.had(noun.start, Class::Determiner) || reader.had(noun.start, Class::Possessive);
    Some(noun.start - usize::from(led)..noun.head + 1)
}

/// "Ahmed Khan, a spokesman for the ministry, said": the name before the apposition that ends with the comma before `end`.
fn with_apposition(reader: Reader<'_>, end: usize) -> Option<Range<usize>> {
    let opening = clause::phrase_start(reader, before_brackets(reader, end - 1));
    // "the airline, which operates 112 aircraft, said": the clause's own opener stands behind the comma.
    let relative = reader.is_any(opening.wrapping_sub(1), &["which", "who", "whose", "whom", "where"]);
    let opening = opening - usize::from(relative && reader.before(opening - 1) == ",");
    let before = opening.wrapping_sub(1);
    let start = clause::phrase_start(reader, before);
    let full = noun::is_plural(reader, before.wrapping_sub(1)) || is_full(reader, &(start..before));
    let named = reader.before(opening) == "," && start < before && full;
    // "the mayor, Rosa Duarte, told": the name behind an office belongs to the phrase.
    let name = opening < end - 1 && (opening..end - 1).all(|at| !reader.is_lower(at));
    let is_office = reader.is_lower(before.wrapping_sub(1))
        || reader.has(start, Class::Determiner)
        || reader.has(start, Class::Possessive);
    let close = if name && is_office { end - 1 } else { before };
    named.then_some(start..close).and_then(|phrase| trimmed(reader, phrase))
}

/// Who "who" at `who`, behind a comma, is: the name before its apposition, or the name or people right before the comma.
fn antecedent(reader: Reader<'_>, who: usize) -> Option<Range<usize>> {
    let name = |end: usize| {
        let start = (end.saturating_sub(6).max(reader.start)..end).rev().find(|at| !reader.is_capitalized(*at));
        let start = start.map_or(reader.start, |at| at + 1);
        (start < end && reader.is_word(start)).then_some(start..end)
    };
    let comma = who - 1;
    let opening = clause::phrase_start(reader, comma);
    let apposed = reader.before(opening) == "," && reader.has(opening, Class::Determiner);
    if apposed { name(opening - 1) } else { name(comma) }
}

/// "rescuers pulled 17 bodies from the river and said": the subject ends where the first verb stands.
fn up_to_verb(reader: Reader<'_>, phrase: Range<usize>, figures: &[Range<usize>]) -> Range<usize> {
    let joined = reader.is(phrase.end - 1, "and");
    let verb = phrase.clone().find(|at| {
        (clause::is_verb(reader, *at) || joined && cue::at(reader, *at).is_some())
            && *at != phrase.start
            && figures.iter().all(|figure| figure.end != *at)
    });
    let counts = || figures.iter().any(|figure| phrase.start < figure.start && figure.start < phrase.end);
    match verb {
        Some(verb) if joined || reader.has(verb, Class::Auxiliary) || counts() => phrase.start..verb,
        _ => phrase,
    }
}

/// "a figure the army": the second phrase, with its own determiner, is the subject of a clause without "that".
fn last_of_two(reader: Reader<'_>, phrase: Range<usize>) -> Range<usize> {
    let begins = |at: &usize| {
        reader.has(*at, Class::Determiner)
            && reader.is_lower(at - 1)
            && !reader.is_any(*at, &["all", "both", "that"])
            && [Class::Preposition, Class::Conjunction, Class::Determiner, Class::Verb, Class::Auxiliary]
                .iter()
                .all(|class| !reader.has(at - 1, *class))
            && !reader.word(at - 1).ends_with("ing")
            && !reader.word(at - 1).ends_with("ed")
    };
    let second = (phrase.start + 1..phrase.end).rev().find(begins);
    second.filter(|_| reader.has(phrase.start, Class::Determiner)).unwrap_or(phrase.start)..phrase.end
}

fn is_noun_phrase(reader: Reader<'_>, phrase: &Range<usize>) -> bool {
    let first = reader.word(phrase.start);
    // "acting chairman Ana Kos", but "acting on a tip".
    let acting = reader.is(phrase.start, "acting") && !reader.has(phrase.start + 1, Class::Preposition);
    let gerund = reader.is_lower(phrase.start) && first.ends_with("ing") && 4 < first.len() && !acting;
    !(reader.is_any(phrase.start, &["who", "which", "that", "there", "what", "own"])
        || clause::is_verb(reader, phrase.start)
        || reader.has(phrase.start, Class::Possessive) && phrase.len() == 1
        || reader.has(phrase.end - 1, Class::Auxiliary)
        || phrase.clone().any(|at| reader.is_any(at, &["whom", "which"]))
        || gerund)
}

/// "official estimates put", "e-mail lists": the -s is a plural's unless a full noun phrase stands before it.
fn is_plural_noun(reader: Reader<'_>, cue: usize) -> bool {
    let verbs = ["says", "tells", "insists", "puts", "denies", "spoke of", "admits", "adds"];
    reader.word(cue).ends_with('s') && !reader.is_any(cue, &verbs)
}

/// True of a phrase that needs no more words: with a determiner, a name or a pronoun.
fn is_full(reader: Reader<'_>, phrase: &Range<usize>) -> bool {
    let named = |at: usize| reader.is_capitalized(at) && (at != reader.start || phrase.len() == 1);
    reader.has(phrase.start, Class::Determiner)
        || reader.has(phrase.start, Class::Possessive)
        || reader.has(phrase.start, Class::Pronoun)
        || phrase.clone().any(|at| matches!(reader.word(at), "'s" | "’s"))
        || phrase.clone().any(named)
}

/// Steps back over an acronym in brackets: "The Mekong Grain Exchange (MGE) said".
fn before_brackets(reader: Reader<'_>, end: usize) -> usize {
    if reader.before(end) != ")" {
        return end;
    }
    let first = end.saturating_sub(8).max(reader.start);
    (first..end).rev().find(|at| reader.word(*at) == "(").unwrap_or(end)
}

/// True if the word at `at` is a plain verb of saying.
fn speaks(reader: Reader<'_>, at: usize) -> bool {
    reader.is_any(at, &["said", "says"])
}

/// Steps back from the cue over auxiliaries and adverbs.
fn verb_start(reader: Reader<'_>, mut at: usize) -> usize {
    for _ in 0..6 {
        let before = at.wrapping_sub(1);
        // "I wish to deny", "the firm continues to insist"
        let leads = ["wish", "wishes", "want", "wants", "wanted", "continues", "continued", "went", "goes", "on"];
        let wished = reader.is(at, "to") && reader.is_any(before, &leads)
            || reader.is(at, "on") && reader.is_any(before, &["went", "goes"]);
        let adverb =
            reader.has(before, Class::Adverb) || reader.word(before).ends_with("ly") && reader.is_lower(before);
        if reader.has(before, Class::Auxiliary) && !reader.is_capitalized(before)
            || adverb
            || wished
            || reader.is_any(before, &["not", "to"])
        {
            at = before;
        }
    }
    at
}

/// The phrase without what leads into it: conjunctions, "in a statement", "on Monday".
pub(super) fn trimmed(reader: Reader<'_>, phrase: Range<usize>) -> Option<Range<usize>> {
    // "18:20 📊 An exit poll": marks and times of a line.
    let mut start = (phrase.start..phrase.end).find(|at| reader.is_word(*at) || reader.start + 6 < *at)?;
    while start < phrase.end
        && (reader.has(start, Class::Conjunction) && !reader.is_any(start, &["that"])
            || reader
                .is_any(start, &["meanwhile", "however", "otherwise", "also", "still", "then", "earlier", "later"]))
    {
        start += 1;
    }
    // "In its statement the bank said"
    let second = |at: &usize| {
        reader.has(*at, Class::Determiner) && reader.is_word(at - 1) && !reader.had(*at, Class::Preposition)
    };
    if reader.has(start, Class::Preposition)
        && let Some(at) = (start + 2..phrase.end).find(second)
    {
        start = at;
    }
    if reader.has(start, Class::Preposition) {
        start = (start..phrase.end).find(|at| reader.has(*at, Class::Weekday) || reader.has(*at, Class::Month))? + 1;
        while start < phrase.end && reader.is_number(start) {
            start += 1;
        }
    }
    // "Donors on Tuesday promised"
    let dated = reader.had(phrase.end, Class::Weekday) && reader.is(phrase.end.wrapping_sub(2), "on");
    let end = if dated { phrase.end - 2 } else { phrase.end };
    (start < end && reader.is_word(start)).then_some(start..end)
}

/// A subject that follows an amount in its own phrase, "the 0.1 per cent fall economists": its last words only.
fn behind_figure(reader: Reader<'_>, phrase: Range<usize>, figures: &[Range<usize>]) -> Option<Range<usize>> {
    let Some(figure) = figures.iter().rev().find(|figure| phrase.start <= figure.start && figure.end <= phrase.end)
    else {
        return Some(phrase);
    };
    // "The 28-nation bloc": the figure is a part of the name.
    if reader.joint(figure.end) {
        return Some(phrase);
    }
    let last = phrase.end - 1;
    // "the two governments", whose number is written as a word, as no amount that somebody tells of.
    let few = figure.start == phrase.start + 1 && figure.len() == 1 && reader.is_word(figure.start);
    if few && phrase.len() <= 4 && noun::is_plural(reader, last) {
        return Some(phrase);
    }
    // "A poll of 2,036 adults put": the figure belongs to the source.
    let owned = reader.is_any(figure.start.wrapping_sub(1), &["of", "from", "for", "in"]);
    if owned || figure.start <= phrase.start + 1 && !reader.is(phrase.start, "the") {
        let figure =
            figures.iter().find(|figure| phrase.start < figure.start && reader.had(figure.start, Class::Preposition));
        return Some(phrase.start..figure.map_or(phrase.end, |figure| figure.start - 1).min(phrase.end));
    }
    let mut start = last;
    while figure.end < start && (reader.is_capitalized(start - 1) || reader.has(start - 1, Class::Determiner)) {
        start -= 1;
    }
    (figure.end <= start).then_some(start..phrase.end)
}
