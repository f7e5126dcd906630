//! The form in which `build.rs` packs the tables: one text of sections, records and fields, read in place.

use super::Class;

/// A part of the pack: a heading line, and the records of one table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Section {
    /// Name and other names; code.
    Country,
    /// Name and other names; country; whom it stands for.
    Seat,
    /// Name and other names; country.
    City,
    /// As of a city.
    Town,
    /// Name and other names; country; category.
    Region,
    /// Name and other names; country; category; the name with its label, where that makes the id.
    Organization,
    /// One surface that has no entry.
    Words(Class),
}

impl Section {
    /// The section under a heading line.
    pub(super) fn from_heading(heading: &str) -> Option<Self> {
        Some(match heading {
            "#country" => Self::Country,
            "#seat" => Self::Seat,
            "#city" => Self::City,
            "#town" => Self::Town,
            "#region" => Self::Region,
            "#organization" => Self::Organization,
            "#people" => Self::Words(Class::People),
            "#given" => Self::Words(Class::GivenName),
            "#surname" => Self::Words(Class::Surname),
            "#title" => Self::Words(Class::Title),
            "#head" => Self::Words(Class::OrganizationHead),
            "#tail" => Self::Words(Class::OrganizationTail),
            _ => return None,
        })
    }

    /// The class of a form.
    const fn class(self, mark: Mark) -> Class {
        match (self, mark) {
            (Self::Country, Mark::Abbreviation) => Class::CountryAbbreviation,
            (Self::Country, Mark::Demonym | Mark::Prefix) => Class::Demonym,
            (Self::Country, _) => Class::CountryName,
            (Self::Seat, _) => Class::Seat,
            (Self::City, _) => Class::City,
            (Self::Town, _) => Class::Town,
            (Self::Region, _) => Class::Region,
            (Self::Organization, Mark::Ambiguous) => Class::AmbiguousOrganization,
            (Self::Organization, _) => Class::Organization,
            (Self::Words(class), _) => class,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    Ambiguous,
    Abbreviation,
    Demonym,
    Prefix,
}

/// One form of a record's first field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Form<'p> {
    /// The name, without marks and without "The".
    pub(super) surface: &'p str,
    pub(super) class: Class,
    /// The table says that it may be something else.
    pub(super) ambiguous: bool,
    /// It is a name only before a hyphen ("Sino").
    pub(super) before_hyphen: bool,
    /// The table has it with "The": without an article it may be something else.
    pub(super) after_article: bool,
}

/// The forms of a record: `name|other name|?ambiguous name|~abbreviation|^demonym|=prefix`.
///
/// `?` may stand before another mark.
pub(super) fn forms(section: Section, record: &str) -> impl Iterator<Item = Form<'_>> {
    let names = record.split('\t').next().unwrap_or_default();
    names.split('|').map(move |form| {
        let (form, doubted) = strip(form, '?', Mark::Ambiguous);
        let (form, abbreviated) = strip(form, '~', Mark::Abbreviation);
        let (form, demonym) = strip(form, '^', Mark::Demonym);
        let (form, prefix) = strip(form, '=', Mark::Prefix);
        let mark = abbreviated.or(demonym).or(prefix).or(doubted).unwrap_or(Mark::Plain);
        let bare = form.strip_prefix("The ");
        Form {
            surface: bare.unwrap_or(form),
            class: section.class(mark),
            ambiguous: doubted.is_some(),
            before_hyphen: prefix.is_some(),
            after_article: bare.is_some(),
        }
    })
}

fn strip(form: &str, mark: char, meaning: Mark) -> (&str, Option<Mark>) {
    form.strip_prefix(mark).map_or((form, None), |rest| (rest, Some(meaning)))
}
