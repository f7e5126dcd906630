//! Which words are written with a capital letter: of rare words only these are worth their bytes. The vectors' words are in lower
//! case, but words that are used alike are written alike.

use std::collections::HashMap;

use newsmark::Document;
use newsmark::name::Vocabulary;

use crate::corpus::Annotated;

/// How often the words of texts are written with a capital letter, and how often without, by key.
pub(crate) struct Capitals(HashMap<u32, [u32; 2]>);

impl Capitals {
    pub(crate) fn count<'a>(documents: impl Iterator<Item = &'a Annotated>) -> Self {
        let mut counts: HashMap<u32, [u32; 2]> = HashMap::new();
        for annotated in documents {
            for token in Document::new(&annotated.text).tokens() {
                counts.entry(Vocabulary::key(token.hash)).or_default()[usize::from(token.is_capitalized())] += 1;
            }
        }
        Self(counts)
    }

    /// True of a word that is mostly written with a capital letter; none if the texts don't have it.
    fn is_capital(&self, key: u32) -> Option<bool> {
        self.0.get(&key).map(|[lower, upper]| lower < upper)
    }
}

/// Tells by its vector how likely a word is to be written with a capital letter: logistic regression.
pub(crate) struct Habit {
    weights: Vec<f32>,
    bias: f32,
}

impl Habit {
    /// Learns from the words that the texts have, by their keys and vectors.
    pub(crate) fn learn<'v>(words: impl Iterator<Item = (u32, &'v [f32])> + Clone, capitals: &Capitals) -> Self {
        const ROUNDS: usize = 10;
        let known: Vec<(bool, Vec<f32>)> =
            words.filter_map(|(key, vector)| Some((capitals.is_capital(key)?, scaled(vector)))).collect();
        let mut habit = Self { weights: vec![0.0; known.first().map_or(0, |(_, vector)| vector.len())], bias: 0.0 };
        for round in 0..ROUNDS {
            let rate = 0.05 / (1.0 + round as f32);
            for (is_capital, vector) in &known {
                let step = rate * (f32::from(u8::from(*is_capital)) - habit.of(vector));
                habit.bias += step;
                habit.weights.iter_mut().zip(vector).for_each(|(weight, value)| *weight += step * value);
            }
        }
        habit
    }

    /// The probability that a word with this vector is mostly written with a capital letter.
    pub(crate) fn probability(&self, vector: &[f32]) -> f32 {
        self.of(&scaled(vector))
    }

    fn of(&self, vector: &[f32]) -> f32 {
        let sum: f32 = self.weights.iter().zip(vector).map(|(a, b)| a * b).sum();
        1.0 / (1.0 + (-sum - self.bias).exp())
    }
}

/// The vector at the length of one whose numbers are about 1.
fn scaled(vector: &[f32]) -> Vec<f32> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    let scale = (vector.len() as f32).sqrt() / length;
    vector.iter().map(|x| x * scale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_used_alike_are_written_alike() {
        let vector = |key: u32| [if key.is_multiple_of(2) { 1.0 } else { -1.0 }, (key % 7) as f32 * 0.1];
        let vectors: Vec<[f32; 2]> = (0..200).map(vector).collect();
        let capitals = Capitals((0..100).map(|key| (key, if key % 2 == 0 { [1, 3] } else { [2, 0] })).collect());
        let habit = Habit::learn((0..200).map(|key| (key, &vectors[key as usize][..])), &capitals);
        assert!((100..200).all(|key| (0.5 < habit.probability(&vectors[key])) == (key % 2 == 0)));
    }
}
