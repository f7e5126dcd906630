use serde::Serialize;

use crate::entity::Kind;

/// The number of an entry in the lexicon: valid for one build of the tables only. Outputs use the entry's `id`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct EntryId(pub u32);

/// What a listed surface is to its entry, or, of a word list, what it is evidence for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Class {
    /// "Pakistan", "Burma", "Islamic Republic of Pakistan"
    CountryName,
    /// "UK", "DRC"
    CountryAbbreviation,
    /// "Afghan", "Germans"; "Sino" before a hyphen
    Demonym,
    /// A capital or seat that may stand for its government: "Kabul", "the Kremlin".
    Seat,
    /// A city of 300,000 people or more, or one that news often names.
    City,
    /// A smaller city or town.
    Town,
    /// A territory, state, province, region, sea, river …
    Region,
    /// An organization's full name or an alias that names nothing else.
    Organization,
    /// An organization's alias that needs evidence in the text: a shared acronym, a common word, a person, a place.
    AmbiguousOrganization,
    /// A people, a faith or a political family: "Kurdish", "Sunni", "European", "Democrats". Evidence, never a mention.
    People,
    /// "Fatima"
    GivenName,
    /// "Gonzalez"
    Surname,
    /// "President", "Gen.", "spokesman"
    Title,
    /// The first word or words of many organizations' names: "Ministry", "Bank of".
    OrganizationHead,
    /// The last word or words of many organizations' names: "Brigade", "Inc."
    OrganizationTail,
}

impl Class {
    /// All classes, in the order in which matches of the same tokens are sorted.
    pub const ALL: [Self; 15] = [
        Self::CountryName,
        Self::CountryAbbreviation,
        Self::Demonym,
        Self::Seat,
        Self::City,
        Self::Town,
        Self::Region,
        Self::Organization,
        Self::AmbiguousOrganization,
        Self::People,
        Self::GivenName,
        Self::Surname,
        Self::Title,
        Self::OrganizationHead,
        Self::OrganizationTail,
    ];

    /// True of words that tell of a name beside them, and do so without a capital, too: "president", "ministry".
    pub(super) const fn is_word(self) -> bool {
        matches!(self, Self::Title | Self::OrganizationHead | Self::OrganizationTail)
    }
}

/// A thing that a table lists. It borrows from the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'l> {
    pub(super) slug: Slug<'l>,
    /// The canonical name; with "The" where the table has it so.
    pub name: &'l str,
    /// Country, organization or place.
    pub kind: Kind,
    /// Of a country, its code: ISO 3166-1 alpha-2, the user-assigned XK, or the withdrawn code of a former state (SU).
    pub code: Option<&'l str>,
    /// Of a place or an organization, the code of the country where it is at home.
    pub country: Option<&'l str>,
    /// Of a seat, whom it may stand for: a country's code, or EU, which ISO 3166 reserves for the European Union.
    pub stands_for: Option<&'l str>,
    /// Of an organization, its type: "party", "armed-group", "company" …; of a region: "sea", "state" …
    pub category: Option<&'l str>,
}

/// What an entry's id is made from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slug<'l> {
    /// The id has this, as it is.
    Verbatim(&'l str),
    /// The id has this in lower-case letters, digits and hyphens.
    Labeled(&'l str),
}

impl Entry<'_> {
    /// The id: "country:PK", "organization:united-nations", "place:Kabul". Made anew at each call.
    pub fn id(&self) -> String {
        match self.slug {
            Slug::Verbatim(tail) => self.kind.id(tail),
            Slug::Labeled(name) => self.kind.id(&super::slug(name)),
        }
    }
}
