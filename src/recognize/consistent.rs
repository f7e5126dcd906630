//! A text means one thing by a name: what is sure in one sentence settles the doubt in another.

use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

use super::standing::{Text, entry_of, is_common, is_name_word, kind_of, plain_hash};
use super::{Cues, row};
use crate::entity::{CERTAIN, Candidate, Evidence, Kind, Proposal, Resolved, step};
use crate::name::{Known, Model};
use crate::text::{Case, Document};

/// Proposes for names that the first look took for people here and for something else there what they are more surely, and
/// for capitalized words that it left out what they are elsewhere.
///
/// A word that is a part of a person's full name may well mean two things: the homonyms' rules look at those.
pub(super) fn recognize(text: &Text<'_>, standing: &[Resolved], people: &[&Resolved]) -> Vec<Candidate> {
    let parts = parts_of_names(text.document, people);
    let mut senses: FxHashMap<u64, Senses<'_>> = FxHashMap::default();
    let mut covered = vec![false; text.document.tokens().len()];
    for reading in standing.iter().filter(|reading| !reading.nested) {
        let tokens = text.document.tokens_in(reading.span);
        covered[tokens.clone()].fill(true);
        let key = key(text.document, &tokens);
        if kind_of(reading) != Kind::Figure && !parts.contains(&key) {
            senses.entry(key).or_default().note(reading);
        }
    }
    let mut candidates = settled(text, standing, &senses);
    let rows = row::recognize(text, standing, &covered);
    let is_left_out = |index: &usize| !covered[*index] && is_name_word(&text.document.tokens()[*index]);
    let words: Vec<_> = (0..covered.len()).filter(is_left_out).collect();
    candidates.extend(left_out(text, &senses, &words));
    candidates.extend(told_by_row(text, &rows, &words));
    candidates.extend(rows);
    candidates.extend(unheard(text, &senses, &words));
    candidates
}

/// What a name is, by the readings of one kind.
struct Sense<'r> {
    kind: Kind,
    /// How much speaks for it, all readings together.
    weight: f32,
    readings: u32,
    /// True if the words beside one of the names say what it is.
    is_told: bool,
    best: &'r Resolved,
}

/// What a name is in the text. Hardly any is of two kinds.
#[derive(Default)]
struct Senses<'r> {
    first: Option<Sense<'r>>,
    others: Vec<Sense<'r>>,
}

/// Names with the same key are the same but for capitals and accents.
pub(super) fn key(document: &Document<'_>, tokens: &Range<usize>) -> u64 {
    let tokens = document.tokens()[tokens.clone()].iter();
    tokens.fold(0, |key, token| step(key, plain_hash(document, token)))
}

fn parts_of_names(document: &Document<'_>, people: &[&Resolved]) -> FxHashSet<u64> {
    let words = people.iter().flat_map(|person| document.tokens_in(person.span));
    words.map(|index| key(document, &(index..index + 1))).collect()
}

impl<'r> Senses<'r> {
    fn note(&mut self, reading: &'r Resolved) {
        /// What a table's entry adds, in the odds' logarithm.
        const LISTED: f32 = 1.0;
        /// What the words beside the name add, where they say what it is.
        const TOLD: f32 = 3.0;
        let confidence = reading.confidence.clamp(0.1, 0.98);
        let listed = if entry_of(reading).is_some() { LISTED } else { 0.0 };
        let kind = kind_of(reading);
        let is_told = kind == Kind::Organization && CERTAIN <= reading.confidence && reading.is_told;
        let told = if is_told { TOLD } else { 0.0 };
        let weight = (confidence / (1.0 - confidence)).ln() + listed + told;
        match self.first.iter_mut().chain(&mut self.others).find(|sense| sense.kind == kind) {
            Some(sense) => {
                sense.weight += weight;
                sense.readings += 1;
                sense.is_told |= is_told;
                if sense.best.confidence < reading.confidence {
                    sense.best = reading;
                }
            }
            None => self.push(Sense { kind, weight, readings: 1, is_told, best: reading }),
        }
    }

    fn push(&mut self, sense: Sense<'r>) {
        if self.first.is_none() {
            self.first = Some(sense);
        } else {
            self.others.push(sense);
        }
    }

    /// The sense that outweighs the others, if there are others.
    fn best(&self) -> Option<&Sense<'r>> {
        let all = self.first.iter().chain(&self.others);
        all.max_by(|a, b| a.weight.total_cmp(&b.weight)).filter(|_| !self.others.is_empty())
    }
}

/// The better sense of each name that is a person in one place and none in another, or a place that no table has.
fn settled(text: &Text<'_>, standing: &[Resolved], senses: &FxHashMap<u64, Senses<'_>>) -> Vec<Candidate> {
    /// More than a given name and a surname have together.
    const TOLD: f32 = 0.999;
    // Most texts mean one thing by every name.
    if senses.values().all(|senses| senses.others.is_empty()) {
        return Vec::new();
    }
    let better = |reading: &Resolved| {
        let best = senses.get(&key(text.document, &text.document.tokens_in(reading.span)))?.best()?;
        let kind = kind_of(reading);
        let is_unknown = entry_of(reading).is_none() && best.kind != Kind::Country;
        // Two things of one name of several words are hardly in one text.
        let is_long = is_unknown && 1 < text.document.tokens_in(reading.span).len();
        let is_unknown_place = kind == Kind::Place && is_unknown && best.is_told;
        let is_other =
            best.kind != kind && (best.kind == Kind::Person || kind == Kind::Person || is_unknown_place || is_long);
        is_other.then(|| Candidate {
            span: reading.span,
            proposal: best.best.proposal.clone(),
            confidence: if best.is_told { TOLD } else { CERTAIN + 0.005 },
            evidence: Evidence::Definition { at: best.best.span },
        })
    };
    standing.iter().filter(|reading| !reading.nested && kind_of(reading) != Kind::Figure).filter_map(better).collect()
}

/// The words that the first look left out, as what they are elsewhere.
fn left_out(text: &Text<'_>, senses: &FxHashMap<u64, Senses<'_>>, words: &[usize]) -> Vec<Candidate> {
    const CONFIDENCE: f32 = 0.6;
    let known = |&index: &usize| {
        let key = key(text.document, &(index..index + 1));
        let senses = senses.get(&key)?;
        let sense = senses.first.as_ref().filter(|_| senses.others.is_empty())?;
        may_be_name(text, index).then_some((key, sense, index))
    };
    let known: Vec<_> = words.iter().filter_map(known).collect();
    let mut times: FxHashMap<u64, u32> = FxHashMap::default();
    for (key, ..) in &known {
        *times.entry(*key).or_default() += 1;
    }
    // What was left out more often than not is rather none of the tagger's names: "Brexit".
    let is_name = |(key, sense, index): &(u64, &Sense<'_>, usize)| {
        sense.is_sure() || times[key] <= sense.readings && sense.is_likely(text, *index)
    };
    let candidate = |(_, sense, index): (u64, &Sense<'_>, usize)| Candidate {
        span: text.document.tokens()[index].span,
        proposal: sense.best.proposal.clone(),
        confidence: CONFIDENCE,
        evidence: Evidence::Definition { at: sense.best.span },
    };
    known.into_iter().filter(is_name).map(candidate).collect()
}

impl Sense<'_> {
    /// True if the word is a name whatever it is.
    fn is_sure(&self) -> bool {
        const LEAST_WEIGHT: f32 = 3.0;
        /// The same of a single reading.
        const LEAST_WEIGHT_OF_ONE: f32 = 5.0;
        let least = if self.readings == 1 { LEAST_WEIGHT_OF_ONE } else { LEAST_WEIGHT };
        least <= self.weight
    }

    /// True of a word that few or none have heard of: its capital tells enough.
    fn is_likely(&self, text: &Text<'_>, index: usize) -> bool {
        let least = if is_unknown(text, index) && self.kind != Kind::Place { f32::MIN } else { 1.0 };
        is_rare(text.document, index) && least <= self.weight
    }
}

/// What a row has told of a word in one place counts for its others: "Naver and Kurly have gained users. Kurly said so."
fn told_by_row(text: &Text<'_>, rows: &[Candidate], left_out: &[usize]) -> Vec<Candidate> {
    if rows.is_empty() {
        return Vec::new();
    }
    let key_of = |row: &Candidate| key(text.document, &text.document.tokens_in(row.span));
    let by_key: FxHashMap<u64, &Candidate> = rows.iter().map(|row| (key_of(row), row)).collect();
    let again = |index: &usize| {
        let row = by_key.get(&key(text.document, &(*index..*index + 1)))?;
        let is_name = is_rare(text.document, *index) && may_be_name(text, *index);
        is_name.then(|| Candidate { span: text.document.tokens()[*index].span, ..(*row).clone() })
    };
    left_out.iter().filter_map(again).collect()
}

/// True unless the capital is the sentence's alone, or that of a longer name.
fn may_be_name(text: &Text<'_>, index: usize) -> bool {
    !is_common(text, index, text.before(index)) && !text.is_in_other_name(index..index + 1)
}

/// Words that nobody has heard of, no table has and the first look left out each time: what they are, their sentences tell.
fn unheard(text: &Text<'_>, senses: &FxHashMap<u64, Senses<'_>>, left_out: &[usize]) -> Vec<Candidate> {
    const CONFIDENCE: f32 = 0.6;
    let is_new = |index: &usize| {
        is_unknown(text, *index)
            && text.document.tokens()[*index].case != Case::Upper
            && !senses.contains_key(&key(text.document, &(*index..*index + 1)))
            && may_be_name(text, *index)
    };
    let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for &index in left_out.iter().filter(|index| is_new(index)) {
        places.entry(text.document.tokens()[index].hash).or_default().push(index);
    }
    places.retain(|_, places| 1 < places.len() && is_name_by_use(text, places));
    let mut candidates = Vec::new();
    for places in places.into_values() {
        let is_place = places.iter().any(|at| text.cues(text.before(*at)).any(Cues::LOCATIVE | Cues::MOTION));
        let kind = if is_place { Kind::Place } else { Kind::Organization };
        candidates.extend(places.iter().map(|&at| Candidate {
            span: text.document.tokens()[at].span,
            proposal: Proposal::Name { kind, via: None, entry: None },
            confidence: CONFIDENCE,
            evidence: Evidence::Definition { at: text.document.tokens()[places[0]].span },
        }));
    }
    candidates
}

/// True of a word that has its capital within a sentence, too, and does somewhere what organizations and people do. What has an
/// article may be a people, and what is only written about a thing: "Brexit".
fn is_name_by_use(text: &Text<'_>, places: &[usize]) -> bool {
    let is_within = |at: &usize| !text.opens_sentence(*at) && !text.is_headline(*at);
    let acts = |at: &usize| {
        let after = text.same_sentence(*at + 1);
        let is_auxiliary = || after.is_some_and(|after| matches!(text.document.word(after), "will" | "would" | "may"));
        text.cues(after).any(Cues::VENTURE)
            || text.cues(after).any(Cues::SPEECH) && !text.cues(after).any(Cues::AUXILIARY)
            || is_auxiliary()
    };
    let is_led = |at: &usize| {
        let before = text.before(*at).map_or("", |before| text.document.word(before));
        matches!(before, "the" | "The" | "a" | "an" | "A" | "An" | "-")
    };
    places.iter().any(is_within) && places.iter().any(acts) && !places.iter().any(is_led)
}

/// True of a word that is rarer than most, or unknown: a name more often than not.
pub(super) fn is_rare(document: &Document<'_>, index: usize) -> bool {
    /// The least logarithm of such a word's rank.
    const RARE: u8 = 14;
    let known = known(document, index);
    known.is_some_and(|known| known.entry == 0 || RARE <= known.band)
}

/// True of a word that the model has never read, as coined names are.
pub(super) fn is_unknown(text: &Text<'_>, index: usize) -> bool {
    known(text.document, index).is_some_and(|known| known.entry == 0)
}

/// What the model knows of a word that is long enough to be told from others.
fn known(document: &Document<'_>, index: usize) -> Option<Known> {
    const SHORTEST: u32 = 4;
    let token = &document.tokens()[index];
    let word = document.text_of(token);
    // "NGOs", "eCommerce"
    let is_word = SHORTEST <= token.span.len() && !is_plural_of_acronym(word) && word.starts_with(char::is_uppercase);
    is_word.then(|| Model::builtin().vocabulary.find(token.hash))
}

fn is_plural_of_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|letters| letters.bytes().all(|byte| byte.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_that_nobody_has_read_is_a_name_throughout() {
        let named = |text: &str| {
            let mentions = crate::analyze(text).mentions;
            mentions.iter().filter(|mention| mention.span.of(text) == "Zorblatt").count()
        };
        assert_eq!(named("Shares of Zorblatt fell on Friday. Zorblatt may strike."), 2);
        assert_eq!(named("The lender Zorblatt fell on Friday. Zorblatt, its critics say, is bust."), 2);
        assert_eq!(named("The unions Zorblatt and Unite met. Zorblatt may strike."), 2);
        assert_eq!(named("He wrote a zorblatt on Friday. Zorblatt is a word of his."), 0);
        assert_eq!(named("Few forgave him for Zorblatt, deficits and debt. Zorblatt is costly."), 0);
    }
}
