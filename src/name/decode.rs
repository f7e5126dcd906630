//! Decoding: the best sequence of tags, found exactly.

use super::lattice::{Column, ENDS, SORTS, STARTS, Steps, Transitions, end_tag};
use super::tag::{Sort, TAGS, Tag};

/// Scores of the tags other than [`Tag::OUTSIDE`], whose score is 0; in units of 1/[`UNIT`] of a natural logarithm.
pub(super) type Scores = [i16; TAGS - 1];

/// What a score is counted in.
pub const UNIT: f32 = 256.0;

/// Far below any sum of scores, yet far from the end of the type.
const NEVER: i32 = i32::MIN / 2;

/// Finds best sequences; keeps its buffers from one segment to the next.
#[derive(Default)]
pub(super) struct Decoder {
    back: Vec<Back>,
}

/// Which tag stands before each one in the best sequence up to it.
#[derive(Clone, Copy, Default)]
struct Back {
    /// For each start an end.
    starts: [i32; STARTS],
    /// For each sort: true if it is the one inside, and not the first.
    inside: [bool; SORTS],
    last: [bool; SORTS],
}

impl Decoder {
    /// Appends the best tags of a segment to `tags`. Of equal sequences it takes one, always the same.
    pub(super) fn decode(&mut self, scores: &[Scores], transitions: &Transitions, tags: &mut Vec<Tag>) {
        let Some((first, rest)) = scores.split_first() else { return };
        let steps = &transitions.scores;
        self.back.clear();
        let mut best = first_column(&column(first), steps);
        for token in rest {
            best = self.step(&best, &column(token), steps);
        }
        let (ends, to_end) = (best.ends(), steps.to_end());
        let end = (0..ENDS).rev().max_by_key(|end| ends[*end] + to_end[*end]).unwrap_or(0);
        let mut tag = end_tag(end);
        let first = tags.len();
        tags.push(tag);
        for back in self.back.iter().rev() {
            tag = back.before(tag);
            tags.push(tag);
        }
        tags[first..].reverse();
    }

    fn step(&mut self, best: &Column<i32>, token: &Column<i32>, steps: &Steps<i32>) -> Column<i32> {
        let mut back = Back::default();
        let mut next = Column { starts: [NEVER; STARTS], ..Column::default() };
        for ((best, steps), end) in best.ends().iter().zip(&steps.across).zip(0..) {
            let lanes = next.starts.iter_mut().zip(&mut back.starts).zip(steps);
            // Chosen without a branch, the lanes go side by side.
            for ((most, from), step) in lanes {
                let sum = best + step;
                let is_better = *most < sum;
                *most = if is_better { sum } else { *most };
                *from = if is_better { end } else { *from };
            }
        }
        for sort in 0..SORTS {
            let (begin, inside) = (best.begin(sort), best.inside[sort]);
            let by_begin = (begin + steps.begin_inside[sort], begin + steps.begin_last[sort]);
            let by_inside = (inside + steps.inside_inside[sort], inside + steps.inside_last[sort]);
            next.inside[sort] = by_begin.0.max(by_inside.0);
            next.last[sort] = by_begin.1.max(by_inside.1);
            back.inside[sort] = by_begin.0 < by_inside.0;
            back.last[sort] = by_begin.1 < by_inside.1;
        }
        self.back.push(back);
        next.plus(token)
    }
}

/// The sums behind the first token, which no name can go on to.
fn first_column(token: &Column<i32>, steps: &Steps<i32>) -> Column<i32> {
    Column { starts: steps.across[0], inside: [NEVER; SORTS], last: [NEVER; SORTS] }.plus(token)
}

impl Column<i32> {
    fn plus(mut self, other: &Self) -> Self {
        self.starts.iter_mut().zip(&other.starts).for_each(|(sum, value)| *sum += value);
        self.inside.iter_mut().zip(&other.inside).for_each(|(sum, value)| *sum += value);
        self.last.iter_mut().zip(&other.last).for_each(|(sum, value)| *sum += value);
        self
    }
}

impl Back {
    fn before(&self, tag: Tag) -> Tag {
        let within = |sort: Sort, is_inside: bool| if is_inside { Tag::inside(sort) } else { Tag::begin(sort) };
        match tag.sort() {
            Some(sort) if tag == Tag::inside(sort) => within(sort, self.inside[sort as usize]),
            Some(sort) if tag == Tag::last(sort) => within(sort, self.last[sort as usize]),
            Some(sort) if tag == Tag::unit(sort) => end_tag(self.starts[1 + sort as usize] as usize),
            Some(sort) => end_tag(self.starts[1 + SORTS + sort as usize] as usize),
            None => end_tag(self.starts[0] as usize),
        }
    }
}

fn column(scores: &Scores) -> Column<i32> {
    Column::new(0, |index| i32::from(scores[index]))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::name) fn steps() -> [[i16; TAGS]; TAGS] {
        let mut steps = [[0; TAGS]; TAGS];
        let mut seed = 1_u32;
        for row in &mut steps {
            for step in row {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *step = (seed >> 23) as i16 - 256;
            }
        }
        steps
    }

    pub(in crate::name) fn segment(length: usize) -> Vec<Scores> {
        let mut seed = length as u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 22) as i16 - 512
        };
        (0..length).map(|_| std::array::from_fn(|_| next())).collect()
    }

    /// All sequences that the tags allow.
    pub(in crate::name) fn sequences(length: usize) -> Vec<Vec<usize>> {
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

    pub(in crate::name) fn sum(sequence: &[usize], scores: &[Scores], steps: &[[i16; TAGS]; TAGS]) -> i32 {
        let path = [&[0], sequence, &[0]].concat();
        let score = |token: &Scores, tag: usize| tag.checked_sub(1).map_or(0, |index| i32::from(token[index]));
        let between: i32 = path.windows(2).map(|pair| i32::from(steps[pair[0]][pair[1]])).sum();
        between + sequence.iter().zip(scores).map(|(tag, token)| score(token, *tag)).sum::<i32>()
    }

    #[test]
    fn finds_the_best_of_all_sequences() {
        for length in 1..4 {
            let (scores, steps) = (segment(length), steps());
            let best = sequences(length).iter().map(|sequence| sum(sequence, &scores, &steps)).max();
            let mut tags = vec![];
            Decoder::default().decode(&scores, &Transitions::new(&steps), &mut tags);
            let found: Vec<_> = tags.iter().map(|tag| tag.index()).collect();
            assert_eq!(Some(sum(&found, &scores, &steps)), best);
        }
    }
}
