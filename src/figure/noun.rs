//! Noun phrases behind and before amounts, as far as word classes and endings show them.

use super::reader::Reader;
use super::vocabulary::{Class, Classes, number_word};
use crate::text::TokenKind;

/// A noun with its modifiers, as tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Noun {
    /// The first modifier, or the head.
    pub(super) start: usize,
    /// The noun itself.
    pub(super) head: usize,
    /// True if it is a plural.
    pub(super) plural: bool,
}

/// The most words that a phrase has before its head.
const LONGEST: usize = 5;

/// The noun phrase that starts at `at`, if the words there look like one: "armed men", "unforced errors", "people".
///
/// Its head is the first plural, else the last word before something that no noun phrase goes on with.
pub(super) fn after(reader: Reader<'_>, at: usize) -> Option<Noun> {
    // "eight three-pointers"
    if reader.joint(at + 1) && reader.has(at + 2, Class::Joined) {
        return Some(Noun { start: at, head: at + 2, plural: is_plural(reader, at + 2) });
    }
    let mut end = at;
    let mut plural = None;
    while end < at + LONGEST && can_belong(reader, end, at) {
        // "19 people dead": what is said of them is no part of their name.
        if plural.is_some() && (!is_plural(reader, end) || reader.has(end, Class::Predicate)) {
            break;
        }
        if is_plural(reader, end) || end == at && is_counted_verb(reader, end) {
            plural = Some(end);
        }
        end += 1;
        if reader.joint(end) {
            end += 1;
            // "two MiG-29s"
            if reader.is_number(end) && reader.is(end + 1, "s") && reader.glued(end + 1) {
                return Some(Noun { start: at, head: end + 1, plural: true });
            }
            // "Covid-19 jabs", "F-16 jets": the digits are a name's.
            if reader.is_number(end)
                && reader.is_capitalized(end - 2)
                && reader.is_word(end + 1)
                && reader.spaced(end + 1)
            {
                end += 1;
            }
        }
    }
    let last = if end == at { None } else { Some(end - 1) };
    let head = plural.or(last.filter(|last| reader.is_word(*last)))?;
    Some(Noun { start: at, head, plural: plural.is_some() })
}

/// True if the word at `at` can be a part of a noun phrase that started at `start`.
fn can_belong(reader: Reader<'_>, at: usize, start: usize) -> bool {
    let Some(token) = reader.token(at) else { return false };
    if token.kind != TokenKind::Word || !(reader.spaced(at) || reader.joint(at - 1)) {
        return false;
    }
    let ends = reader.has(at, Class::Weekday) || is_end(reader, at) && !is_plural(reader, at);
    if ends && !(at == start && may_lead(reader, at)) {
        return false;
    }
    if number_word(token.hash).is_some_and(|word| word.cardinal.is_some() || word.multiple.is_some()) {
        return false;
    }
    let word = reader.word(at);
    // A participle may lead a phrase ("armed men"), later it is the verb; so is an adverb.
    !(word.ends_with("ly") && 4 < word.len() && !reader.has(at, Class::NotAdverb))
        // "the area first admitted"
        && (at == start || !reader.is_any(at, &["first", "running", "last", "next"]))
        // "ivory hidden in sacks"
        && !(at != start && reader.has(at, Class::Participle) && reader.has(at + 1, Class::Preposition))
        && (at == start || reader.joint(at - 1) || !(word.ends_with("ed") && 3 < word.len()))
        && (at != start || !word.ends_with("ed") || leads_noun(reader, at) || is_led(reader, at))
}

/// True if a word that phrases end before leads one here: "by-elections", "the vote", "40 calls".
fn may_lead(reader: Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Preposition) && reader.joint(at + 1)
        || reader.has(at, Class::Verb) && is_led(reader, at)
        || is_counted_verb(reader, at)
}

/// True behind an article or "its", where no verb can stand: "of the vote".
fn is_led(reader: Reader<'_>, at: usize) -> bool {
    reader.is_any(at.wrapping_sub(1), &["the", "a", "an"]) || reader.had(at, Class::Possessive)
}

/// True for a word that no noun phrase goes over.
fn is_end(reader: Reader<'_>, at: usize) -> bool {
    let classes = reader.classes(at);
    classes.meets(ENDS) && !(classes.has(Class::Pronoun) && is_acronym(reader.word(at)))
}

/// True of "US" and "WHO", which are names, but for their capitals.
pub(super) fn is_acronym(word: &str) -> bool {
    1 < word.len() && word.bytes().all(|b| b.is_ascii_uppercase())
}

const ENDS: Classes = Classes::of(&[
    Class::Preposition,
    Class::Conjunction,
    Class::Determiner,
    Class::Possessive,
    Class::Pronoun,
    Class::Auxiliary,
    Class::Negation,
    Class::Adverb,
    Class::Verb,
]);

/// True if a noun follows the participle at `at`, as its modifier: "armed men", not "died when".
fn leads_noun(reader: Reader<'_>, at: usize) -> bool {
    let next = at + 1;
    reader.is_word(next)
        && reader.spaced(next)
        && (!is_end(reader, next) || is_plural(reader, next) && !reader.has(next, Class::Comparative))
        && !reader.word(next).ends_with("ly")
        && (is_plural(reader, next) || is_plural(reader, next + 1))
}

/// True for a plural noun, by the table or by its ending.
pub(super) fn is_plural(reader: Reader<'_>, at: usize) -> bool {
    if reader.has(at, Class::Plural) {
        return true;
    }
    ends_in_s(reader, at) && !is_end(reader, at)
}

/// True for "votes" and "calls" right behind a number, where they cannot be verbs.
fn is_counted_verb(reader: Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Verb) && ends_in_s(reader, at)
}

fn ends_in_s(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    reader.is_word(at)
        && 3 < word.len()
        && (word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && !word.ends_with("ous"))
}
/// The noun phrase that ends just before `end`: "net profit", "a depth" without its article.
pub(super) fn before(reader: Reader<'_>, end: usize) -> Option<Noun> {
    let head = end.checked_sub(1)?;
    let mut start = end;
    while end - start < LONGEST && start.checked_sub(1).is_some_and(|at| can_precede(reader, at)) {
        start -= 1;
        if start != reader.start && reader.joint(start - 1) {
            start -= 1;
        }
    }
    // "an all-time high": a compound is taken whole.
    let halved = start < end && !reader.is_word(start) && reader.is_word(start.wrapping_sub(1));
    let start = start - usize::from(halved);
    // ", saying orders": the participle governs the noun.
    let governs = start < head && reader.word(start).ends_with("ing") && reader.before(start) == ",";
    let start = start + usize::from(governs);
    (start < end && reader.is_word(head)).then(|| Noun { start, head, plural: is_plural(reader, head) })
}

fn can_precede(reader: Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.token(at) else { return false };
    token.kind == TokenKind::Word
        && (!is_end(reader, at) || reader.has(at, Class::Verb) && is_led(reader, at))
        && number_word(token.hash).is_none_or(|word| word.cardinal.is_none())
        && !reader.word(at).ends_with("ed")
}
