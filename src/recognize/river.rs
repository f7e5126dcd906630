//! Rivers that are named like a country or a company, but for the article: "the Jordan", "the Amazon".

use super::Cues;
use super::scene::{Scene, indexes};
use crate::lexicon::Match;
use crate::text::TokenKind;

/// True of "the Jordan" where no noun follows, as in "the Jordan delegation". What has its article as a country, too, is the
/// river beside water only.
pub(super) fn is_alone(scene: &Scene<'_>, found: &Match) -> bool {
    let tokens = indexes(&found.tokens);
    if tokens.len() != 1 || !scene.is_river_entry(found) {
        return false;
    }
    let has_article =
        scene.before(tokens.start).is_some_and(|before| matches!(scene.document.word(before), "the" | "The" | "river"));
    if !has_article {
        return false;
    }
    let is_near_water = is_near_water(scene, tokens.start);
    let is_alone = || scene.same_sentence(tokens.end).is_none_or(|after| is_no_noun(scene, after));
    let is_on = || 2 <= tokens.start && matches!(scene.document.word(tokens.start - 2), "on" | "across" | "along");
    is_near_water && is_on() || (is_near_water || !found.ambiguous) && is_alone()
}

/// "The Congo is a mile wide", "a ferry on the Congo", but not "a ferry sank in the Congo".
fn is_near_water(scene: &Scene<'_>, index: usize) -> bool {
    const REACH: usize = 8;
    let sentence = scene.document.sentence_at(index);
    let near = index.saturating_sub(REACH)..(index + REACH).min(scene.document.tokens().len());
    let is_land = 2 <= index && matches!(scene.document.word(index - 2), "in" | "In" | "from");
    let is_water = |at: usize| scene.document.sentence_at(at) == sentence && scene.cues(Some(at)).any(Cues::STREAM);
    !is_land && near.into_iter().any(is_water)
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
