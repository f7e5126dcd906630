//! Rivers that are named like a country or a company, but for the article: "the Jordan", "the Amazon".

use super::Cues;
use super::scene::{Scene, indexes};
use crate::lexicon::Match;
use crate::text::TokenKind;

/// True of "the Jordan" where no noun follows, as in "the Jordan delegation".
pub(super) fn is_alone(scene: &Scene<'_>, found: &Match) -> bool {
    let tokens = indexes(&found.tokens);
    if tokens.len() != 1 || !scene.is_river_entry(found) {
        return false;
    }
    let has_article =
        scene.before(tokens.start).is_some_and(|before| matches!(scene.document.word(before), "the" | "The" | "river"));
    has_article && scene.same_sentence(tokens.end).is_none_or(|after| is_no_noun(scene, after))
}

fn is_no_noun(scene: &Scene<'_>, index: usize) -> bool {
    let open = Cues::AUXILIARY | Cues::LOCATIVE | Cues::MOTION | Cues::WITH | Cues::BETWEEN | Cues::AGENT;
    let word = scene.document.word(index);
    scene.document.tokens()[index].kind == TokenKind::Punctuation
        || scene.cues(Some(index)).any(open)
        || is_conjunction(word)
        || is_verb_or_adverb(word)
}

/// Words that open the next phrase or clause.
fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "or" | "but" | "of" | "that" | "which" | "who" | "where" | "when" | "as" | "for" | "on")
}

/// True of a verb or an adverb by its form: "the Amazon doubled", "the Amazon alone".
fn is_verb_or_adverb(word: &str) -> bool {
    let is_form = 4 < word.len() && (word.ends_with("ed") || word.ends_with("ly"));
    is_form || matches!(word, "alone" | "itself" | "too" | "also" | "now" | "today" | "again" | "still")
}
