//! The words by which sources speak.

use std::ops::Range;
use std::sync::LazyLock;

use crate::figure::model::Stance;
use crate::figure::reader::Reader;
use crate::figure::vocabulary::{Key, Phrases, rows};
use crate::text::TokenKind;

/// A cue's place and sense.
#[derive(Clone)]
pub(super) struct Cue {
    pub(super) tokens: Range<usize>,
    pub(super) stance: Stance,
    pub(super) form: Form,
}

/// How a cue is used; `data/cues.tsv` explains the forms.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Verb,
    Add,
    Show,
    Put,
    Seek,
    Ask,
    Of,
    According,
    /// "by the army's count"
    Noun,
    /// "quoted as saying"
    Quoted,
}

static CUES: LazyLock<Phrases<(Stance, Form)>> = LazyLock::new(|| {
    let pairs = rows(include_str!("../../../data/cues.tsv")).flat_map(|row| {
        let meaning = (stance(row[1]), form(row[2]));
        let whole = matches!(meaning.1, Form::Of | Form::According | Form::Quoted);
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
        "seek" => Form::Seek,
        "ask" => Form::Ask,
        "of" => Form::Of,
        "source" => Form::According,
        "noun" => Form::Noun,
        "quoted" => Form::Quoted,
        _ => Form::Verb,
    }
}

/// The cue that begins at token `at`.
pub(super) fn at(reader: Reader<'_>, at: usize) -> Option<Cue> {
    reader.token(at).filter(|token| token.kind == TokenKind::Word)?;
    let (end, (stance, form)) = CUES.from(reader, at)?;
    Some(Cue { tokens: at..end, stance, form })
}
