use rustc_hash::FxHashMap;

use super::trie::KeySet;

/// What is known of words, by their hashes. Most words of a text are unknown, and one look at `BITS` bits of the hash tells.
#[derive(Debug)]
pub(crate) struct Words<V, const BITS: u32> {
    known: FxHashMap<u32, V>,
    seen: KeySet<BITS>,
}

impl<V: Default, const BITS: u32> Words<V, BITS> {
    pub(crate) fn new() -> Self {
        Self { known: FxHashMap::default(), seen: KeySet::new() }
    }

    /// What is known of the word; nothing yet, if it is new.
    pub(crate) fn entry(&mut self, hash: u32) -> &mut V {
        self.seen.insert(hash);
        self.known.entry(hash).or_default()
    }

    /// What is known of the word, if anything is.
    pub(crate) fn get(&self, hash: u32) -> Option<&V> {
        if self.seen.may_have(hash) { self.known.get(&hash) } else { None }
    }
}
