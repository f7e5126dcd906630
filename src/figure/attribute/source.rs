//! Who says so: the sources of a sentence, and what each of them says.

use std::ops::Range;

use super::clause;
use super::cue::{self, Cue, Form};
use super::nominal::{self, phrase_after};
use super::subject::{self, trimmed};
use crate::figure::model::Stance;
use crate::figure::reader::Reader;
use crate::figure::vocabulary::Class;

/// A source in a sentence, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) claimant: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) stance: Stance,
    /// What it says.
    pub(super) scope: Range<usize>,
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
        let Some(cue) = cue::at(reader, at) else {
            sources.extend(nominal::byline(reader, at));
            at += 1;
            continue;
        };
        let near = near(figures, at);
        let source = if is_participle(reader, &cue) {
            participle(reader, &cue, sources.last())
        } else {
            read(reader, &cue, near).or_else(|| resumed(reader, &cue, sources.last()))
        };
        if let Some(source) = &source {
            sources.extend(gapped(reader, source, cue.form, near));
        }
        sources.extend(source);
        at = cue.tokens.end;
    }
    sources
}

/// "denied losing 11 tanks but conceded that two": the same source, with another word.
fn resumed(reader: Reader<'_>, cue: &Cue, last: Option<&Source>) -> Option<Source> {
    let at = cue.tokens.start;
    let last = last.filter(|last| last.cue.end < at && at < last.cue.end + REACH / 2)?;
    let joined = reader.is_any(at.wrapping_sub(1), &["but", "and"])
        && (cue.form == Form::Of || reader.is(cue.tokens.end, "that"));
    let end = clause::around(reader, at).end;
    joined.then(|| Source {
        claimant: last.claimant.clone(),
        cue: cue.tokens.clone(),
        stance: cue.stance,
        scope: cue.tokens.end..end,
    })
}

/// True of "insisting" alone; "is insisting" is the verb of its clause.
fn is_participle(reader: Reader<'_>, cue: &Cue) -> bool {
    let at = cue.tokens.start;
    let phrase = matches!(cue.form, Form::According | Form::Of);
    // "in May showing": the month is no auxiliary.
    let finite = reader.had(at, Class::Auxiliary) && reader.is_lower(at - 1);
    reader.word(at).ends_with("ing") && !phrase && !finite
}

/// ", insisting only four had died", "a study showing that": the participle of who speaks in the main clause, or of the
/// noun before it.
fn participle(reader: Reader<'_>, cue: &Cue, last: Option<&Source>) -> Option<Source> {
    let at = cue.tokens.start;
    // ", adding two years to life expectancy" says nothing.
    let that = reader.is(cue.tokens.end, "that");
    if matches!(cue.form, Form::Add | Form::Show | Form::Seek) && !that {
        return None;
    }
    let clause = clause::around(reader, at);
    let claimant = if matches!(reader.before(at), "," | "—" | "–") {
        let same = last.filter(|last| clause.start <= last.claimant.start && last.cue.end < at);
        same.map(|last| last.claimant.clone()).or_else(|| subject::of_clause(reader, clause.start..at))?
    } else {
        subject::noun_before(reader, at).filter(|_| that)?
    };
    Some(Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope: cue.tokens.end..clause.end })
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
    match cue.form {
        Form::According => return nominal::according(reader, cue),
        Form::Quoted => return nominal::quoted(reader, cue, figures),
        Form::Noun => return nominal::by_count(reader, cue),
        _ => {}
    }
    // "waters claimed by China": no clause of its own.
    let reduced = reader.is(cue.tokens.end, "by")
        && !reader.is(cue.tokens.start, "said")
        && !is_passive(reader, cue.tokens.start);
    if is_noun(reader, cue) || reduced {
        return nominal::by_count(reader, cue)
            .or_else(|| nominal::estimate_of(reader, cue, figures))
            .or_else(|| nominal::claim_that(reader, cue));
    }
    // "losses put at $3m by the mills"
    let put = cue.form == Form::Put && reader.is(cue.tokens.end, "at");
    if is_passive(reader, cue.tokens.start) || put {
        return nominal::passive(reader, cue);
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
    // "the number of claims fell": the verb behind is its own.
    let plural = reader.word(at).ends_with('s')
        && cue.form != Form::Put
        && (reader.has(end, Class::Change) && !reader.is(end, "up") || reader.has(end, Class::Auxiliary));
    // "denied reports that": the object of another verb.
    let object = clause::is_verb(reader, before) && !reader.has(before, Class::Auxiliary) && cue.form != Form::Of;
    // "cut its growth forecast to"
    let owned = reader.is_any(at, &["forecast", "forecasts", "estimate", "estimates", "project", "projects"])
        && reader.has(at.wrapping_sub(2), Class::Possessive);
    noun || plural
        || object
        || owned
        || led && !(reader.is(before, "that") || reader.is(before, "who"))
        || possessed
        || modal && cue.form != Form::Verb
        || cue.form != Form::Of && reader.is(end, "of")
        || reader.joint(at + 1)
        || reader.joint(before)
}

/// True if a form of "be" stands before the cue.
pub(super) fn is_passive(reader: Reader<'_>, at: usize) -> bool {
    let skip = usize::from(reader.had(at, Class::Adverb) || reader.before(at).ends_with("ly"));
    reader.is_any(at.wrapping_sub(1 + skip), &["is", "are", "was", "were", "been", "being", "be"])
        && !reader.word(at).ends_with("ing")
}

/// "…, said Ahmed Khan, a spokesman": the source behind the verb, behind what it says.
fn inverted(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    let (at, end) = (cue.tokens.start, cue.tokens.end);
    if !matches!(reader.before(at), "," | "\"" | "”" | "’" | "'" | "—" | "–")
        || reader.is(end, "that")
        || cue.form == Form::Put
        || reader
            .is_any(at, &["told", "tells", "tell", "accuse", "accuses", "accused", "expect", "expects", "expected"])
    {
        return None;
    }
    let claimant = phrase_after(reader, end)?;
    // "says relief commissioner P. Nanda"
    let named = reader.is_capitalized(end)
        || reader.is_capitalized(claimant.end - 1)
        || reader.has(end, Class::Determiner)
        || reader.has(end, Class::Possessive)
        || crate::figure::noun::is_plural(reader, claimant.end - 1);
    // "the minister, a doctor, said the toll …": what follows has a verb or a figure.
    let goes_on = clause::is_verb(reader, claimant.end)
        || figures.iter().any(|figure| figure.start <= claimant.end && end <= figure.start);
    let clause = clause::around(reader, at);
    // What is told of the speaker behind the name, "said Khan, who has run it for 12 years", is not what he says; what
    // goes on with a verb is: "The agency, said Noor, had delivered".
    let resumes = reader.is(claimant.end, ",") && clause::is_verb(reader, claimant.end + 1);
    let scope = clause.start..if resumes { clause.end } else { claimant.end };
    (named && !goes_on).then(|| Source { scope, claimant, cue: cue.tokens.clone(), stance: cue.stance })
}

/// The source before the verb, and what it says: behind the verb, or around it.
fn active(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> Option<Source> {
    let subject = subject::find(reader, cue.tokens.start, figures)?;
    let clause = clause::around(reader, cue.tokens.start);
    let trails = trails(reader, cue, &subject);
    let behind = trails || ends_soon(reader, cue, figures);
    let starts = clause.start == subject.start
        || subject.start < clause.start + 3 && !clause::is_mark(reader, subject.start - 1);
    // "fall economists had forecast", "$1.3tn that nations had demanded": what is said is the amount just before.
    let relative = behind && !clause::is_mark(reader, subject.start.wrapping_sub(1)) && !starts;
    let scope = if relative {
        let figure =
            figures.iter().rev().find(|figure| figure.end <= subject.start && subject.start < figure.end + 5)?;
        figure.clone()
    } else if trails || behind && !starts && clause::ends_sentence(reader, cue.tokens.end) {
        clause::before_last_word(reader, cue.tokens.start)
    } else if behind && !starts {
        clause
    } else {
        cue.tokens.end..clause.end
    };
    if !allows(reader, cue, &subject, &scope, figures) {
        return None;
    }
    // "a charge it denied": who speaks is the last word.
    let last = subject.end - 1;
    let pronoun = reader.is_any(last, &["it", "he", "she", "they", "we", "i"]);
    let claimant = if pronoun { last..subject.end } else { subject };
    Some(Source { claimant, cue: cue.tokens.clone(), stance: cue.stance, scope })
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
    // "claimed 689 lives", "conceded 81 goals" are no words of the virus or of the side.
    let wins = reader.is_any(cue.tokens.start, &["claim", "claims", "claimed", "concede", "concedes", "conceded"])
        && !that
        && figures.iter().any(|figure| {
            // "claimed six for 71"
            let wickets = reader.is(figure.start + 1, "for") && 3 == figure.len();
            figure.start < cue.tokens.end + 3
                && cue.tokens.end <= figure.start
                && (wickets || reader.has(figure.end, Class::Prize))
        });
    match cue.form {
        _ if wins => false,
        Form::Add => that || behind,
        Form::Seek => figures.iter().any(|figure| {
            cue.tokens.end <= figure.start
                && figure.start < cue.tokens.end + 3
                && !reader.has(figure.end, Class::Person)
        }),
        Form::Show => that || behind || subject.clone().any(|at| reader.has(at, Class::Study)),
        Form::Ask => {
            let asks = |at: usize| reader.is_any(at, &["for", "to"]);
            let is_asked = |figure: &Range<usize>| (cue.tokens.end..figure.start.min(cue.tokens.end + 12)).any(asks);
            that || behind || figures.iter().any(is_asked)
        }
        Form::Put => figures.iter().any(|figure| {
            cue.tokens.end <= figure.start
                && figure.start < cue.tokens.end + 12
                && (cue.tokens.end..figure.start).any(|at| reader.is_any(at, &["at", "on"]))
        }),
        _ => true,
    }
}

/// True of ", the engineers warn in a report that took months": behind a comma, and where something is said rather than
/// what, a source ends what it speaks of.
fn trails(reader: Reader<'_>, cue: &Cue, subject: &Range<usize>) -> bool {
    let place = reader.is(cue.tokens.end, "in")
        && reader.is_any(cue.tokens.end + 1, &["a", "an", "the", "its", "their", "his", "her"]);
    place && cue.form == Form::Verb && reader.before(subject.start) == ","
}

/// True if nothing but a time or place stands behind the cue before the next mark: what is said stands before it.
fn ends_soon(reader: Reader<'_>, cue: &Cue, figures: &[Range<usize>]) -> bool {
    let end = cue.tokens.end;
    // Whoever accuses says of what behind it.
    let accuses = reader.is_any(cue.tokens.start, &["accuse", "accuses", "accused"]);
    if cue.form == Form::Of || cue.form == Form::Put || accuses || reader.is_any(end, &["to", "that"]) {
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
