//! The vocabulary: the most frequent words' vectors, made small.

use std::path::Path;

use newsmark::Document;
use newsmark::name::Vocabulary;
use newsmark::name::model::{CLUSTERS, CODES, DIMENSIONS, PART, PARTS};
use newsmark::text::fold_hash;

use crate::capitals::{Capitals, Habit};
use crate::clusters::{clusters, nearest, principal_axes};
use crate::pack::{Writer, quantized};

/// A word and its vector.
struct Word {
    key: u32,
    rank: usize,
    vector: Vec<f32>,
}

/// Of the words after so many, only those that are likely to have a capital letter are taken: in lower case they stand in few
/// texts, and near few names.
const ALL: usize = 15_000;
const LIKELY: f32 = 0.4;

/// The bytes of the vocabulary of `count` words of a file of vectors, as a model file has them: the most frequent ones, and
/// names that follow them. The `own` most frequent ones get a vector of their own, the others a cluster only.
pub(crate) fn vocabulary(path: &Path, count: usize, own: usize, capitals: &Capitals) -> Result<Vec<u8>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut words: Vec<Word> = text.lines().filter_map(word).enumerate().map(ranked).collect();
    let habit = Habit::learn(words.iter().map(|word| (word.key, &word.vector[..])), capitals);
    words.retain(|word| word.rank < ALL || LIKELY <= habit.probability(&word.vector));
    words.truncate(count);
    words.sort_by_key(|word| (word.key, word.rank));
    words.dedup_by_key(|word| word.key);
    words.sort_by_key(|word| (own <= word.rank, word.key));
    let own = words.partition_point(|word| word.rank < own);
    let vectors = rotated(&words.iter().map(|word| word.vector.clone()).collect::<Vec<_>>());
    Ok(packed(&words, &vectors, own))
}

fn ranked((rank, mut word): (usize, Word)) -> Word {
    word.rank = rank;
    word
}

/// A line of the file, if newsmark's tokenizer would make one token of its word.
fn word(line: &str) -> Option<Word> {
    let mut fields = line.split(' ');
    let word = fields.next()?;
    let is_word = word.starts_with(|c: char| !c.is_numeric()) && Document::new(word).tokens().len() == 1;
    let vector = fields.map(|field| field.parse().ok()).collect::<Option<Vec<f32>>>()?;
    is_word.then(|| Word { key: Vocabulary::key(fold_hash(word)), rank: 0, vector })
}

/// The vectors along their principal axes, the shortest axes left out, and all of about the same size.
///
/// The axes are dealt out to the parts in turn, so that each part has long and short ones.
fn rotated(vectors: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let axes = principal_axes(vectors);
    let turn = |vector: &Vec<f32>| {
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
        let scale = (DIMENSIONS as f32).sqrt() / length;
        let along = |axis: &Vec<f32>| axis.iter().zip(vector).map(|(a, b)| a * b).sum::<f32>() * scale;
        let mut turned = vec![0.0; DIMENSIONS];
        for (number, axis) in axes.iter().take(DIMENSIONS).enumerate() {
            turned[number % PARTS * PART + number / PARTS] = along(axis);
        }
        turned
    };
    vectors.iter().map(turn).collect()
}

fn packed(words: &[Word], vectors: &[Vec<f32>], own: usize) -> Vec<u8> {
    let coarse = clusters(vectors, CLUSTERS, 12);
    let (centers, center_unit) = quantized(&coarse.centers.concat());
    let centers_again: Vec<Vec<f32>> =
        centers.chunks(DIMENSIONS).map(|center| center.iter().map(|x| f32::from(*x) * center_unit).collect()).collect();
    let members: Vec<usize> = vectors.iter().map(|vector| nearest(vector, &centers_again)).collect();
    let rests: Vec<Vec<f32>> = vectors
        .iter()
        .zip(&members)
        .take(own)
        .map(|(vector, member)| vector.iter().zip(&centers_again[*member]).map(|(a, b)| a - b).collect())
        .collect();
    let parts: Vec<_> = (0..PARTS)
        .map(|part| {
            let pieces: Vec<Vec<f32>> = rests.iter().map(|rest| rest[part * PART..][..PART].to_vec()).collect();
            clusters(&pieces, CODES, 8)
        })
        .collect();
    let (code_words, code_unit) = quantized(&parts.iter().flat_map(|part| part.centers.concat()).collect::<Vec<_>>());
    let groups = clusters(&coarse.centers, 128, 20);

    let mut writer = Writer::default();
    writer.u32(words.len() as u32);
    writer.u32(own as u32);
    writer.f32(center_unit);
    writer.f32(code_unit);
    writer.keys(words[..own].iter().map(|word| word.key));
    writer.keys(words[own..].iter().map(|word| word.key));
    writer.bytes(words.iter().map(|word| band(word.rank)));
    writer.bytes(members.iter().map(|member| *member as u8));
    writer.bytes(members.iter().map(|member| (*member >> 8) as u8));
    for part in &parts {
        writer.bytes(part.members.iter().map(|code| *code as u8));
    }
    writer.bytes(groups.members.iter().map(|group| *group as u8));
    writer.bytes(centers.iter().map(|x| *x as u8));
    writer.bytes(code_words.iter().map(|x| *x as u8));
    writer.0
}

/// How rare a word is: 1 for the most frequent ones, one more each time the rank doubles.
fn band(rank: usize) -> u8 {
    1 + (rank + 1).ilog2() as u8
}
