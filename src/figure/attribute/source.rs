//! Who says so: the sources of a sentence, and what each of them says.

use std::ops::Range;
use std::sync::LazyLock;

use super::clause;
use crate::figure::model::Stance;
use crate::figure::reader::Reader;
use crate::figure::vocabulary::{Class, Key, Phrases, number_word, rows};
use crate::text::TokenKind;

/// A source in a sentence, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) claimant: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) stance: Stance,
    /// What it says.
    scope: Range<usize>,
}

/// How a cue is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Verb,
    Add,
    Show,
    Put,
    Of,
    According,
}

static CUES: LazyLock<Phrases<(Stance, Form)>> = LazyLock::new(|| {
    let pairs = rows(include_str!("../../../data/cues.tsv")).flat_map(|row| {
        let meaning = (stance(row[1]), form(row[2]));
        let whole = matches!(meaning.1, Form::Of | Form::According);
        let words: Vec<&str> = if whole { vec![row[0]] } else { row[0].split(' ').collect() };
        words.into_iter().map(move |word| (word, meaning))
    });
    Phrases::new(Key::First, pairs)
});

fn stance(name: &str) -> Stance {
    match name {
        "claim" => Stance::Claim,
        "estimate" => Stance::Estimate,
        "deny" => Stance::Deny,
        "commit" => Stance::Commit,
        "demand" => Stance::Demand,
        _ => Stance::Assert,
    }
}

fn form(name: &str) -> Form {
    match name {
        "add" => Form::Add,
        "show" => Form::Show,
        "put" => Form::Put,
        "of" => Form::Of,
        "source" => Form::According,
        _ => Form::Verb,
    }
}

/// A cue's place and sense.
#[derive(Clone)]
struct Cue {
    tokens: Range<usize>,
    stance: Stance,
    form: Form,
}

/// How far a cue looks for figures, in tokens.
const REACH: usize = 60;

/// How many sources on each side of a figure are asked.
const NEAR: usize = 6;

/// The sources of a sentence, in the order of their cues; `figures` are the places of its figures.
pub(super) fn find(reader: Reader<'_>, figures: &[Range<usize>]) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut at = reader.start;
    while at < reader.end {
        let cue = (reader.token(at).is_some_and(|token| token.kind == TokenKind::Word))
            .then(|| CUES.from(reader, at))
            .flatten();
        let Some((end, (stance, form))) = cue else {
            at += 1;
            continue;
        };
        let cue = Cue { tokens: at..end, stance, form };
        let near = near(figures, at);
        let source = read(reader, &cue, near);
        if let Some(source) = &source {
            sources.extend(gapped(reader, source, form, near));
        }
        sources.extend(source);
        at = end;
    }
    sources
}

/// The figures that stand near enough to a cue at `at` to matter to it: a list of a million must not be read for each.
fn near(figures: &[Range<usize>], at: usize) -> &[Range<usize>] {
    let first = figures.partition_point(|figure| figure.end + REACH < at);
    let last = figures.partition_point(|figure| figure.start <= at + REACH);
    &figures[first..last]
}

/// The source of the figure at `tokens`: of all whose words contain it, the one that says least besides.
pub(super) fn of<'s>(sources: &'s [Source], tokens: &Range<usize>) -> Option<&'s Source> {
    let here = sources.partition_point(|source| source.cue.start < tokens.start);
    let near = here.saturating_sub(NEAR)..(here + NEAR).min(sources.len());
    let contains = |source: &&Source| source.scope.start <= tokens.start && tokens.end <= source.scope.end;
    let apart = |source: &&Source| source.claimant.end <= tokens.start || tokens.end <= source.claimant.start;
    sources[near].iter().filter(contains).filter(apart).min_by_key(|source| source.scope.len())
}

fn read(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    if cue.form == Form::According {
        return according(reader, cue);
    }
    // "waters claimed by China": no clause of its own.
    let reduced = reader.is(cue.tokens.end, "by") && !is_passive(reader, cue.tokens.start);
    if is_noun(reader, cue) || reduced {
        return None;
    }
    if is_passive(reader, cue.tokens.start) {
        return passive(reader, cue);
    }
    inverted(reader, cue, figures).or_else(|| active(reader, cue, figures))
}

/// True if the cue's word is a noun or a participle here: "the report", "an estimated 40", "claims of".
fn is_noun(reader: Reader<'_>, cue: &Cue) -> bool {
    let (at, end) = (cue.tokens.start, cue.tokens.end);
    if reader.is_capitalized(at) && !reader.opens(at) {
        return true;
    }
    let before = at.wrapping_sub(1);
    let led = [Class::Determiner, Class::Possessive, Class::Preposition].iter().any(|class| reader.has(before, *class));
    let possessed = matches!(reader.word(before), "'s" | "’s" | "'" | "’");
    let modal = reader.is_any(before, &["to"]);
    // "set records", "access requests:": a noun where a finite verb would need a subject or an object.
    let noun = reader.word(at).ends_with('s')
        && cue.form != Form::Put
        && (clause::is_mark(reader, end) && reader.word(end) == ":")
        || reader.is(before, "own");
    // "denied reports that": the object of another verb.
    let object = clause::is_verb(reader, before) && !reader.has(before, Class::Auxiliary) && cue.form != Form::Of;
    noun || object
        || led && !(reader.is(before, "that") || reader.is(before, "who"))
        || possessed
        || modal && cue.form != Form::Verb
        || cue.form != Form::Of && reader.is(end, "of")
        || reader.joint(at + 1)
        || reader.joint(before)
}

/// True if a form of "be" stands before the cue.
fn is_passive(reader: Reader<'_>, at: usize) -> bool {
    let skip = usize::from(reader.had(at, Class::Adverb) || reader.before(at).ends_with("ly"));
    reader.is_any(at.wrapping_sub(1 + skip), &["is", "are", "was", "were", "been", "being", "be"])
        && !reader.word(at).ends_with("ing")
}

/// "according to the ministry": the clause, without the source.
fn according(reader: Reader<'_>, cue: &Cue) -> Option<Source> {
    let claimant = phrase_after(reader, cue.tokens.end)?;
    let clause = clause::around(reader, cue.tokens.start);
    Some(Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope: clause })
}

/// "was put at 7.5% by the commission"
fn passive(reader: Reader<'_>, cue: &Cue) -> Option<Source> {
    let clause = clause::around(reader, cue.tokens.start);
    let last = (cue.tokens.end + 16).min(clause.end);
    let by = (cue.tokens.end..last).find(|at| reader.is(*at, "by") && names_source(reader, at + 1))?;
    let claimant = phrase_after(reader, by + 1)?;
    Some(Source { scope: clause.start..claimant.start, claimant, cue: cue.tokens.clone(), stance: cue.stance })
}

/// True if a source can be named at `at`: no number, month or gerund.
fn names_source(reader: Reader<'_>, at: usize) -> bool {
    reader.is_word(at)
        && reader.token(at).is_some_and(|token| number_word(token.hash).is_none())
        && !reader.has(at, Class::Month)
        && !reader.has(at, Class::Weekday)
        && !reader.word(at).ends_with("ing")
        && !reader
            .is_any(at, &["then", "now", "early", "late", "end", "mid", "about", "around", "some", "more", "at", "as"])
}

/// The noun phrase behind `at`, with what is tied to it by "of", "in" and "for": up to a mark or a verb.
fn phrase_after(reader: Reader<'_>, at: usize) -> Option<Range<usize>> {
    // "figures released by Eurostat": the participle goes on.
    let participle = |at: usize| reader.word(at).ends_with("ed") && reader.is(at + 1, "by");
    let stops = |index: &usize| {
        clause::is_mark(reader, *index)
            || clause::is_verb(reader, *index) && !participle(*index)
            || reader.has(*index, Class::Weekday)
            || reader.is_any(
                *index,
                &["on", "that", "who", "which", "with", "after", "before", "as", "while", "but", "to", "at"],
            )
            || reader.is_number(*index) && !reader.had(*index, Class::Determiner)
    };
    let end = (at..(at + 14).min(reader.end)).find(stops).unwrap_or_else(|| (at + 14).min(reader.end));
    (at < end && names_source(reader, at)).then_some(at..end)
}

/// "…, said Ahmed Khan, a spokesman": the source behind the verb, behind what it says.
fn inverted(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    let (at, end) = (cue.tokens.start, cue.tokens.end);
    if !matches!(reader.before(at), "," | "\"" | "”" | "’" | "'" | "—" | "–")
        || reader.is(end, "that")
        || reader.is_any(at, &["told", "tells", "tell"])
    {
        return None;
    }
    let claimant = phrase_after(reader, end)?;
    let named = reader.is_capitalized(end)
        || reader.has(end, Class::Determiner)
        || crate::figure::noun::is_plural(reader, claimant.end - 1);
    // "the minister, a doctor, said the toll …": what follows has a verb or a figure.
    let goes_on = clause::is_verb(reader, claimant.end)
        || figures.iter().any(|figure| figure.start <= claimant.end && end <= figure.start);
    let clause = clause::around(reader, at);
    (named && !goes_on).then(|| Source { scope: clause, claimant, cue: cue.tokens.clone(), stance: cue.stance })
}

/// The source before the verb, and what it says: behind the verb, or around it.
fn active(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    let subject = subject(reader, cue, figures)?;
    let clause = clause::around(reader, cue.tokens.start);
    let behind = ends_soon(reader, cue, figures);
    let starts = clause.start == subject.start
        || subject.start < clause.start + 3 && !clause::is_mark(reader, subject.start - 1);
    // "fall economists had forecast", "$1.3tn that nations had demanded": what is said is the amount just before.
    let relative = behind && !clause::is_mark(reader, subject.start.wrapping_sub(1)) && !starts;
    let scope = if relative {
        let figure =
            figures.iter().rev().find(|figure| figure.end <= subject.start && subject.start < figure.end + 5)?;
        figure.clone()
    } else if behind && !starts {
        clause
    } else {
        cue.tokens.end..clause.end
    };
    if !allows(reader, cue, &subject, &scope, figures) {
        return None;
    }
    Some(Source { claimant: subject, cue: cue.tokens.clone(), stance: cue.stance, scope })
}

/// True if the cue's form is satisfied by what stands around it.
fn allows(
    reader: Reader<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    scope: &Range<usize>,
    figures: &[Range<usize>],
) -> bool {
    let that = reader.is_any(cue.tokens.end, &["that", "to"]);
    let behind = scope.start < cue.tokens.start;
    // "claimed 689 lives" is no word of the virus.
    let wins = cue.stance == Stance::Claim
        && !that
        && figures.iter().any(|figure| {
            figure.start < cue.tokens.end + 3 && cue.tokens.end <= figure.start && reader.has(figure.end, Class::Prize)
        });
    match cue.form {
        _ if wins => false,
        Form::Add => that || behind,
        Form::Show => that || behind || subject.clone().any(|at| reader.has(at, Class::Study)),
        Form::Put => figures.iter().any(|figure| {
            cue.tokens.end <= figure.start
                && figure.start < cue.tokens.end + 12
                && (cue.tokens.end..figure.start).any(|at| reader.is_any(at, &["at", "on"]))
        }),
        _ => true,
    }
}

/// True if nothing but a time or place stands behind the cue before the next mark: what is said stands before it.
fn ends_soon(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> bool {
    let end = cue.tokens.end;
    if cue.form == Form::Of || cue.form == Form::Put || reader.is_any(end, &["to", "that"]) {
        return false;
    }
    let last = (end + 12).min(reader.end);
    let stop = (end..last).find(|at| clause::is_mark(reader, *at)).unwrap_or(last);
    let figure = figures.iter().any(|figure| end <= figure.start && figure.start < stop);
    let content = (end..stop).any(|at| reader.is(at, "that") || clause::is_verb(reader, at));
    let object =
        reader.has(end, Class::Determiner) || reader.has(end, Class::Possessive) || reader.has(end, Class::Pronoun);
    // Whoever is told is no object: "the minister told a conference".
    let told = reader.is_any(cue.tokens.start, &["told", "tells", "tell"]);
    !figure && !content && (!object || told || stop == end)
}

/// The noun phrase before the cue that is its subject.
fn subject(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Range<usize>> {
    let end = verb_start(reader, cue.tokens.start);
    // "Ahmed Khan, a spokesman for the ministry, said": the name before the apposition.
    if reader.before(end) == "," {
        let opening = clause::phrase_start(reader, end - 1);
        // "the airline, which operates 112 aircraft, said": the clause's own opener stands behind the comma.
        let relative = reader.is_any(opening.wrapping_sub(1), &["which", "who", "whose", "whom", "where"]);
        let opening = opening - usize::from(relative && reader.before(opening - 1) == ",");
        let before = opening.wrapping_sub(1);
        let start = clause::phrase_start(reader, before);
        let full = reader.is_capitalized(before.wrapping_sub(1))
            || reader.has(start, Class::Determiner)
            || reader.has(start, Class::Possessive);
        let named = reader.before(opening) == "," && start < before && full;
        return named.then_some(start..before).and_then(|phrase| trimmed(reader, phrase));
    }
    let start = clause::phrase_start(reader, end);
    // "the spokesman said the speech revealed": the words of another source are no part of the subject.
    let joined = reader.is(end.wrapping_sub(1), "and");
    let said = (start..end).rev().find(|at| speaks(reader, *at)).filter(|_| !joined);
    let start = said.map_or(start, |said| said + 1);
    let phrase = trimmed(reader, start..end)?;
    // "rescuers pulled 17 bodies from the river and said": the subject ends where the first verb stands.
    let joined = reader.is(phrase.end - 1, "and");
    let verb = phrase.clone().find(|at| {
        clause::is_verb(reader, *at) && *at != phrase.start && figures.iter().all(|figure| figure.end != *at)
    });
    let phrase = match verb {
        Some(verb) if joined || figures.iter().any(|figure| phrase.start < figure.start && figure.start < end) => {
            phrase.start..verb
        }
        Some(verb) if reader.has(verb, Class::Auxiliary) => phrase.start..verb,
        _ => phrase,
    };
    let first = reader.word(phrase.start);
    let no_noun = reader.is_any(phrase.start, &["who", "which", "that", "there", "what", "own"])
        || clause::is_verb(reader, phrase.start)
        || reader.has(phrase.start, Class::Possessive) && phrase.len() == 1
        || reader.has(phrase.end - 1, Class::Auxiliary)
        || phrase.clone().any(|at| reader.is_any(at, &["whom", "which"]))
        || reader.is_lower(phrase.start) && first.ends_with("ing") && 4 < first.len();
    // "official estimates put", "e-mail lists": the -s is a plural's unless a full noun phrase stands before it.
    let at = cue.tokens.start;
    let plural = reader.word(at).ends_with('s')
        && !reader.is_any(at, &["says", "tells", "insists", "puts", "denies", "spoke of", "admits", "adds"]);
    let full = reader.has(phrase.start, Class::Determiner)
        || reader.has(phrase.start, Class::Possessive)
        || phrase.clone().any(|at| {
            reader.is_capitalized(at) && at != reader.start || reader.is_capitalized(at) && phrase.len() == 1
        })
        || reader.has(phrase.start, Class::Pronoun);
    if 16 < phrase.len() || phrase.is_empty() || no_noun || plural && (!full || reader.glued(at)) {
        return None;
    }
    behind_figure(reader, phrase, figures)
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
fn trimmed(reader: Reader<'_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let mut start = phrase.start;
    while start < phrase.end
        && (reader.has(start, Class::Conjunction) && !reader.is_any(start, &["that"])
            || reader
                .is_any(start, &["meanwhile", "however", "otherwise", "also", "still", "then", "earlier", "later"]))
    {
        start += 1;
    }
    if reader.has(start, Class::Preposition) {
        start = (start..phrase.end).find(|at| reader.has(*at, Class::Weekday) || reader.has(*at, Class::Month))? + 1;
        while start < phrase.end && reader.is_number(start) {
            start += 1;
        }
    }
    (start < phrase.end && reader.is_word(start)).then_some(start..phrase.end)
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

/// "the union spoke of 900 workers, the mill of 200": the same verb, unsaid, of another source.
fn gapped(reader: Reader<'_>, source: &Source, form: Form, figures: &[Range<usize>]) -> Vec<Source> {
    if form != Form::Of {
        return Vec::new();
    }
    let link = source.cue.end - 1;
    let follows = |figure: &&Range<usize>| {
        source.cue.end < figure.start
            && figure.start < source.cue.end + 20
            && reader.is(figure.start - 1, reader.word(link))
    };
    let second = |figure: &Range<usize>| {
        let end = figure.start - 1;
        let claimant =
            trimmed(reader, clause::phrase_start(reader, end)..end).filter(|phrase| source.cue.end < phrase.start)?;
        Some(Source { claimant, scope: figure.clone(), ..source.clone() })
    };
    figures.iter().filter(follows).filter_map(second).take(2).collect()
}
