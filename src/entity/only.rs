//! Which form a key means, where it means one only.

use rustc_hash::FxHashMap;

/// What a key leads to: one form, or several, and then it says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Only {
    One(u32),
    Several,
}

/// An index of forms by a [`key`](super::form::key) that should be theirs alone.
pub(super) type Index = FxHashMap<u64, Only>;

pub(super) fn note(index: &mut Index, key: u64, form: u32) {
    let known = index.entry(key).or_insert(Only::One(form));
    if *known != Only::One(form) {
        *known = Only::Several;
    }
}

pub(super) fn only(index: &Index, key: u64) -> Option<u32> {
    match index.get(&key)? {
        Only::One(form) => Some(*form),
        Only::Several => None,
    }
}
