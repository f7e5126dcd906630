//! Decoding: the best sequence of tags, found exactly, and how sure the model is of each name in it.

use std::ops::Range;
use std::sync::LazyLock;

use super::bytes::Reader;
use super::tag::{Sort, TAGS, Tag};

/// Scores of the tags other than [`Tag::OUTSIDE`], whose score is 0; in units of 1/[`UNIT`] of a natural logarithm.
pub(super) type Scores = [i16; TAGS - 1];

/// What a score is counted in.
pub const UNIT: f32 = 256.0;

/// How well one tag follows another, in the units of scores.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transitions {
    /// `steps[from][to]`; a sequence starts from and ends in [`Tag::OUTSIDE`].
    pub steps: [[i16; TAGS]; TAGS],
}

impl Transitions {
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut steps = [[0; TAGS]; TAGS];
        for row in &mut steps {
            row.copy_from_slice(&reader.i16s(TAGS)?);
        }
        Some(Self { steps })
    }
}

/// The tags that may stand before each tag.
static BEFORE: [&[u8]; TAGS] = {
    const ENDING: &[u8] = &[0, 3, 4, 7, 8, 11, 12, 15, 16];
    [
        ENDING,
        ENDING,
        &[1, 2],
        &[1, 2],
        ENDING,
        ENDING,
        &[5, 6],
        &[5, 6],
        ENDING,
        ENDING,
        &[9, 10],
        &[9, 10],
        ENDING,
        ENDING,
        &[13, 14],
        &[13, 14],
        ENDING,
    ]
};

/// The tags that may come first.
const STARTING: &[usize] = &[0, 1, 4, 5, 8, 9, 12, 13, 16];

/// Far below any sum of scores, yet far from the end of the type.
const NEVER: i32 = i32::MIN / 2;

fn score(scores: &Scores, tag: usize) -> i32 {
    if tag == 0 { 0 } else { i32::from(scores[tag - 1]) }
}

/// Finds best sequences; keeps its buffers from one segment to the next.
#[derive(Default)]
pub(super) struct Decoder {
    back: Vec<[u8; TAGS]>,
}

impl Decoder {
    /// Appends the best tags of a segment to `tags`. Of equal sequences it takes one, always the same.
    pub(super) fn decode(&mut self, scores: &[Scores], transitions: &Transitions, tags: &mut Vec<Tag>) {
        let Some((first, rest)) = scores.split_first() else { return };
        self.back.clear();
        self.back.push([0; TAGS]);
        let mut best = [NEVER; TAGS];
        for &tag in STARTING {
            best[tag] = i32::from(transitions.steps[0][tag]) + score(first, tag);
        }
        for token in rest {
            best = self.step(&best, token, transitions);
        }
        let end = |tag: &usize| best[*tag] + i32::from(transitions.steps[*tag][0]);
        let ending = BEFORE[0].iter().map(|tag| usize::from(*tag));
        let mut tag = ending.reduce(|a, b| if end(&a) < end(&b) { b } else { a }).unwrap_or(0);
        let first = tags.len();
        for back in self.back.iter().rev() {
            tags.push(Tag::from_index(tag));
            tag = usize::from(back[tag]);
        }
        tags[first..].reverse();
    }

    fn step(&mut self, best: &[i32; TAGS], token: &Scores, transitions: &Transitions) -> [i32; TAGS] {
        let (mut next, mut back) = ([NEVER; TAGS], [0; TAGS]);
        for tag in 0..TAGS {
            for &before in BEFORE[tag] {
                let sum = best[usize::from(before)] + i32::from(transitions.steps[usize::from(before)][tag]);
                if next[tag] < sum {
                    next[tag] = sum;
                    back[tag] = before;
                }
            }
            next[tag] += score(token, tag);
        }
        self.back.push(back);
        next
    }
}

/// The probabilities of a segment's tags (forward and backward sums).
pub struct Posterior {
    emissions: Vec<[f32; TAGS]>,
    steps: [[f32; TAGS]; TAGS],
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
    scales: Vec<f32>,
}

impl Posterior {
    /// An empty one for a model's transitions; [`read`](Self::read) fills it for a segment.
    pub(super) fn new(transitions: &Transitions) -> Self {
        let steps = transitions.steps.map(|row| row.map(|step| exp(step.into())));
        Self { emissions: vec![], steps, forward: vec![], backward: vec![], scales: vec![] }
    }

    /// Computes the probabilities of a segment.
    pub(super) fn read(&mut self, scores: &[Scores]) {
        self.emissions.clear();
        self.emissions.extend(scores.iter().map(likelihoods));
        self.run_forward();
        self.run_backward();
    }

    fn run_forward(&mut self) {
        self.forward.clear();
        self.scales.clear();
        let mut last = [0.0; TAGS];
        for (at, emission) in self.emissions.iter().enumerate() {
            let mut next = [0.0; TAGS];
            if at == 0 {
                for &tag in STARTING {
                    next[tag] = self.steps[0][tag] * emission[tag];
                }
            } else {
                for tag in 0..TAGS {
                    let from = BEFORE[tag].iter().map(|&from| usize::from(from));
                    let sum: f32 = from.map(|from| last[from] * self.steps[from][tag]).sum();
                    next[tag] = sum * emission[tag];
                }
            }
            let scale = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            last = next.map(|value| value / scale);
            self.scales.push(scale);
            self.forward.push(last);
        }
    }

    fn run_backward(&mut self) {
        let count = self.emissions.len();
        self.backward.clear();
        self.backward.resize(count, [0.0; TAGS]);
        let mut next = [0.0; TAGS];
        let mut total = 0.0;
        for &tag in BEFORE[0] {
            next[usize::from(tag)] = self.steps[usize::from(tag)][0];
            total += self.forward[count - 1][usize::from(tag)] * next[usize::from(tag)];
        }
        next = next.map(|value| value / total.max(f32::MIN_POSITIVE));
        for at in (0..count).rev() {
            self.backward[at] = next;
            if at == 0 {
                break;
            }
            let mut before = [0.0; TAGS];
            for tag in 0..TAGS {
                let value = next[tag] * self.emissions[at][tag] / self.scales[at];
                for &from in BEFORE[tag] {
                    before[usize::from(from)] += value * self.steps[usize::from(from)][tag];
                }
            }
            next = before;
        }
    }

    /// The probability, from 0 to 1, of exactly this name.
    pub(super) fn of_name(&self, tokens: Range<usize>, sort: Sort) -> f32 {
        let tag = |at: usize| match (at == tokens.start, at + 1 == tokens.end) {
            (true, true) => Tag::unit(sort),
            (true, false) => Tag::begin(sort),
            (false, false) => Tag::inside(sort),
            (false, true) => Tag::last(sort),
        };
        let mut probability = self.forward[tokens.start][tag(tokens.start).index()];
        for at in tokens.start + 1..tokens.end {
            let (from, to) = (tag(at - 1).index(), tag(at).index());
            probability *= self.steps[from][to] * self.emissions[at][to] / self.scales[at];
        }
        let last = tokens.end - 1;
        (probability * self.backward[last][tag(last).index()]).clamp(0.0, 1.0)
    }
}

/// The exponentials of a token's scores, the greatest of them 1.
fn likelihoods(scores: &Scores) -> [f32; TAGS] {
    let most = scores.iter().copied().max().unwrap_or(0).max(0);
    std::array::from_fn(|tag| exp(score(scores, tag) - i32::from(most)))
}

/// The exponential of so many units: a product of two numbers that were made ahead.
fn exp(units: i32) -> f32 {
    /// Beyond it, the exponential is 0 for all purposes.
    const WHOLES: usize = 64;
    const PARTS: usize = UNIT as usize;
    static WHOLE: LazyLock<[f32; WHOLES]> = LazyLock::new(|| std::array::from_fn(|whole| (-(whole as f32)).exp()));
    static PART: LazyLock<[f32; PARTS]> = LazyLock::new(|| std::array::from_fn(|part| (-(part as f32) / UNIT).exp()));
    let size = units.unsigned_abs() as usize;
    let of_minus = WHOLE[(size / PARTS).min(WHOLES - 1)] * PART[size % PARTS];
    if units <= 0 { of_minus } else { 1.0 / of_minus }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transitions() -> Transitions {
        let mut steps = [[0; TAGS]; TAGS];
        let mut seed = 1_u32;
        for row in &mut steps {
            for step in row {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *step = (seed >> 23) as i16 - 256;
            }
        }
        Transitions { steps }
    }

    fn segment(length: usize) -> Vec<Scores> {
        let mut seed = length as u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 22) as i16 - 512
        };
        (0..length).map(|_| std::array::from_fn(|_| next())).collect()
    }

    /// All sequences that the tags allow.
    fn sequences(length: usize) -> Vec<Vec<usize>> {
        let mut all = vec![vec![]];
        for _ in 0..length {
            all = all
                .into_iter()
                .flat_map(|sequence: Vec<usize>| {
                    let last = Tag::from_index(sequence.last().copied().unwrap_or(0));
                    (0..TAGS)
                        .filter(move |tag| last.allows(Tag::from_index(*tag)))
                        .map(move |tag| [&sequence[..], &[tag]].concat())
                })
                .collect();
        }
        all.retain(|sequence| sequence.last().is_none_or(|tag| Tag::from_index(*tag).ends()));
        all
    }

    fn sum(sequence: &[usize], scores: &[Scores], transitions: &Transitions) -> i32 {
        let path = [&[0], sequence, &[0]].concat();
        let steps: i32 = path.windows(2).map(|pair| i32::from(transitions.steps[pair[0]][pair[1]])).sum();
        steps + sequence.iter().zip(scores).map(|(tag, token)| score(token, *tag)).sum::<i32>()
    }

    #[test]
    fn predecessors_agree_with_the_tags() {
        for (to, before) in BEFORE.iter().enumerate() {
            let allowed = (0..TAGS).filter(|from| Tag::from_index(*from).allows(Tag::from_index(to)));
            assert_eq!(allowed.map(|tag| tag as u8).collect::<Vec<_>>(), *before);
            assert_eq!(STARTING.contains(&to), before.contains(&0));
        }
    }

    #[test]
    fn finds_the_best_of_all_sequences() {
        for length in 1..4 {
            let (scores, transitions) = (segment(length), transitions());
            let best = sequences(length).iter().map(|sequence| sum(sequence, &scores, &transitions)).max();
            let mut tags = vec![];
            Decoder::default().decode(&scores, &transitions, &mut tags);
            let found: Vec<_> = tags.iter().map(|tag| tag.index()).collect();
            assert_eq!(Some(sum(&found, &scores, &transitions)), best);
        }
    }

    #[test]
    fn probability_of_a_name_is_its_share_of_all_sequences() {
        let (scores, transitions) = (segment(3), transitions());
        let weight = |sequence: &[usize]| f64::from(sum(sequence, &scores, &transitions) as f32 / UNIT).exp();
        let all: f64 = sequences(3).iter().map(|sequence| weight(sequence)).sum();
        let (begin, last) = (Tag::begin(Sort::Person).index(), Tag::last(Sort::Person).index());
        let with: f64 = sequences(3).iter().filter(|s| s[..2] == [begin, last]).map(|sequence| weight(sequence)).sum();
        let mut posterior = Posterior::new(&transitions);
        posterior.read(&scores);
        assert!((f64::from(posterior.of_name(0..2, Sort::Person)) - with / all).abs() < 1e-4);
    }
}
