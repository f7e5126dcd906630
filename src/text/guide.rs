/// Where to begin to look for what stands at a position: tokens by byte, sentences by token.
///
/// Rules ask for it many times a sentence; from here it is a step or two, while halving all of a text takes ten or twenty.
#[derive(Clone, Debug)]
pub(super) struct Guide(Vec<u32>);

/// One entry for so many positions: two or three tokens lie between two of them, or a sentence.
const STRIDE: u32 = 16;

impl Guide {
    /// The guide to items that lie one behind the other and end at these positions.
    pub(super) fn new(ends: impl DoubleEndedIterator<Item = u32> + Clone) -> Self {
        let last = ends.clone().next_back().unwrap_or_default();
        let mut firsts = Vec::with_capacity(last.div_ceil(STRIDE) as usize);
        for (item, end) in (0..).zip(ends) {
            firsts.resize(end.div_ceil(STRIDE) as usize, item);
        }
        Self(firsts)
    }

    /// The first item that ends behind `at`, or one past the last item. `end` tells where an item ends.
    pub(super) fn find(&self, at: u32, end: impl Fn(usize) -> Option<u32>) -> usize {
        let Some(&first) = self.0.get((at / STRIDE) as usize).or(self.0.last()) else { return 0 };
        let mut item = first as usize;
        while end(item).is_some_and(|end| end <= at) {
            item += 1;
        }
        item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_halving_finds() {
        for ends in [vec![], vec![1], vec![5, 31, 32, 33, 64, 65, 400, 401], (1..300).collect::<Vec<u32>>()] {
            let guide = Guide::new(ends.iter().copied());
            for at in (0..500).chain([u32::MAX]) {
                let found = guide.find(at, |item| ends.get(item).copied());
                assert_eq!(found, ends.partition_point(|end| *end <= at), "{at} of {ends:?}");
            }
        }
    }
}
