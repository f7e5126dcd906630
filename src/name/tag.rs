use crate::entity::Kind;

/// What the tagger tells apart. It has no sort for countries: a country is a place that the lexicon knows as one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Sort {
    /// A named organization.
    Organization,
    /// A named person.
    Person,
    /// A country or any other place.
    Place,
    /// Words that name people by nation, faith or party: "Afghan", "Sunni", "Democrats".
    People,
}

impl Sort {
    /// All sorts, in the order of their tags.
    pub const ALL: [Self; 4] = [Self::Organization, Self::Person, Self::Place, Self::People];

    /// The kind of mention that it makes by itself; none for people, who are marked only where they stand for a country.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Organization => Some(Kind::Organization),
            Self::Person => Some(Kind::Person),
            Self::Place => Some(Kind::Place),
            Self::People => None,
        }
    }
}

/// Where in a name a token stands, and what the name is of (BILOU): 0 is outside of any name, and then there are four
/// tags for each [`Sort`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub struct Tag(u8);

/// The number of tags.
pub const TAGS: usize = 1 + 4 * Sort::ALL.len();

impl Tag {
    /// Outside of any name.
    pub const OUTSIDE: Self = Self(0);

    /// The first token of a longer name.
    pub const fn begin(sort: Sort) -> Self {
        Self(1 + 4 * sort as u8)
    }

    /// A token in the middle of a name.
    pub const fn inside(sort: Sort) -> Self {
        Self(2 + 4 * sort as u8)
    }

    /// The last token of a longer name.
    pub const fn last(sort: Sort) -> Self {
        Self(3 + 4 * sort as u8)
    }

    /// A name of one token.
    pub const fn unit(sort: Sort) -> Self {
        Self(4 + 4 * sort as u8)
    }

    /// The tag with this number, which is below [`TAGS`].
    pub const fn from_index(index: usize) -> Self {
        debug_assert!(index < TAGS);
        Self(index as u8)
    }

    /// Its number, below [`TAGS`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// What the name is of, or none outside.
    pub fn sort(self) -> Option<Sort> {
        self.index().checked_sub(1).map(|index| Sort::ALL[index / 4])
    }

    /// True if a name may start at the token, or none is there.
    pub const fn starts(self) -> bool {
        self.0 == 0 || matches!((self.0 - 1) % 4, 0 | 3)
    }

    /// True if the name ends with the token, or none is there.
    pub const fn ends(self) -> bool {
        self.0 == 0 || matches!((self.0 - 1) % 4, 2 | 3)
    }

    /// True if `next` may stand on the token after this one's.
    pub const fn allows(self, next: Self) -> bool {
        if self.ends() { next.starts() } else { !next.starts() && (self.0 - 1) / 4 == (next.0 - 1) / 4 }
    }
}

/// The names in a run of tags: where, and of what. A sequence that [`Tag::allows`] all of its steps has no half names.
pub fn names(tags: &[Tag]) -> impl Iterator<Item = (std::ops::Range<usize>, Sort)> {
    let mut start = 0;
    tags.iter().enumerate().filter_map(move |(index, tag)| {
        if tag.starts() {
            start = index;
        }
        let sort = tag.sort().filter(|_| tag.ends())?;
        Some((start..index + 1, sort))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_between_tags() {
        let (org, person) = (Sort::Organization, Sort::Person);
        assert!(Tag::begin(org).allows(Tag::inside(org)));
        assert!(Tag::begin(org).allows(Tag::last(org)));
        assert!(Tag::last(org).allows(Tag::begin(person)));
        assert!(Tag::OUTSIDE.allows(Tag::unit(person)));
        assert!(!Tag::begin(org).allows(Tag::last(person)));
        assert!(!Tag::begin(org).allows(Tag::OUTSIDE));
        assert!(!Tag::OUTSIDE.allows(Tag::inside(org)));
        assert!(!Tag::unit(org).allows(Tag::last(org)));
    }

    #[test]
    fn names_of_tags() {
        let (org, place) = (Sort::Organization, Sort::Place);
        let tags =
            [Tag::begin(org), Tag::inside(org), Tag::last(org), Tag::OUTSIDE, Tag::unit(place), Tag::unit(place)];
        let found: Vec<_> = names(&tags).collect();
        assert_eq!(found, [(0..3, org), (4..5, place), (5..6, place)]);
    }
}
