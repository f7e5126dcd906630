//! The features in use, numbered: the row of weights of each key.

use std::collections::HashMap;

use crate::examples::{Examples, Lists};

/// A feature that fewer tokens have is left out; each token counts twice, as it is read by whole and by thinned tables.
const RAREST: u32 = 6;

/// The keys in use, and the rows of each token's features.
pub(crate) struct Features {
    /// In ascending order: a key's place is its row.
    pub(crate) keys: Vec<u32>,
    pub(crate) rows: Lists<u32>,
    /// The rows of what is remembered; no list if nothing is.
    pub(crate) memory: Lists<u32>,
}

impl Features {
    /// All that are common enough.
    pub(crate) fn common(examples: &Examples) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for token in 0..examples.gold.len() {
            for key in examples.keys.get(token) {
                *counts.entry(*key).or_default() += 1;
            }
        }
        let keys = counts.into_iter().filter(|(_, count)| RAREST <= *count).map(|(key, _)| key);
        Self::numbered(keys.collect(), examples)
    }

    fn numbered(mut keys: Vec<u32>, examples: &Examples) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let ids: HashMap<u32, u32> = keys.iter().enumerate().map(|(id, key)| (*key, id as u32)).collect();
        let rows = |lists: &Lists<u32>| {
            let mut rows = Lists::default();
            for token in 0..lists.len() {
                rows.push(lists.get(token).iter().filter_map(|key| ids.get(key).copied()));
            }
            rows
        };
        Self { rows: rows(&examples.keys), memory: rows(&examples.memory), keys }
    }

    /// How many tokens have each feature, by row.
    pub(crate) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.keys.len()];
        for token in 0..self.rows.len() {
            for row in self.rows.get(token) {
                counts[*row as usize] += 1;
            }
        }
        counts
    }

    /// Those of the greatest worth, by row, and all that is remembered.
    pub(crate) fn best(self, worth: &[f32], count: usize, examples: &Examples) -> Self {
        let mut rows: Vec<usize> = (0..self.keys.len()).filter(|row| 0.0 < worth[*row]).collect();
        rows.sort_by(|a, b| worth[*b].total_cmp(&worth[*a]));
        rows.truncate(count);
        let memory = (0..examples.memory.len()).flat_map(|token| examples.memory.get(token)).copied();
        Self::numbered(rows.into_iter().map(|row| self.keys[row]).chain(memory).collect(), examples)
    }
}
