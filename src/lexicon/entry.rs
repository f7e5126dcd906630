use serde::Serialize;

/// The number of an entry in the lexicon: valid for one build of the tables only. Outputs use the entry's `id`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct EntryId(pub u32);

/// What a listed surface is to its entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Class {
    /// "Pakistan", "Burma", "Islamic Republic of Pakistan"
    CountryName,
    /// "UK", "DRC"
    CountryAbbreviation,
    /// "Afghan", "Germans"
    Demonym,
    /// A capital or seat that may stand for its government: "Kabul", "the Kremlin".
    Seat,
    /// Any other city or town.
    City,
    /// A state, province, region, sea, river …
    Region,
    /// An organization's full name or an alias that names nothing else.
    Organization,
    /// An organization's alias that needs evidence in the text: a shared acronym, a common word, a person, a place.
    AmbiguousOrganization,
    /// "Fatima"
    GivenName,
    /// "President", "Gen."
    Title,
}
