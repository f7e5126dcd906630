//! The form in which `build.rs` packs the tables: one text of sections, records and fields, read in place.

use super::Class;

/// The kind of table that a record is of. In the pack, a heading line tells it, and after tabs what its records share.
///
/// A record is a line: its forms, and, after a tab, the label that makes its id where the name alone would not do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Section {
    /// Shared: the code.
    Country,
    /// Shared: the country, and whom it stands for.
    Seat,
    /// Shared: the country.
    City,
    /// Shared: the country.
    Town,
    /// Shared: the country, and the category.
    Region,
    /// Shared: the country, and the type.
    Organization,
    /// A record is one surface that has no entry.
    Words(Class),
}

impl Section {
    /// The section under a heading line, which comes without its "#".
    pub(super) fn from_heading(line: &str) -> Option<Self> {
        let heading = line.split_once('\t').map_or(line, |(heading, _)| heading);
        Some(match heading {
            "country" => Self::Country,
            "seat" => Self::Seat,
            "city" => Self::City,
            "town" => Self::Town,
            "region" => Self::Region,
            "organization" => Self::Organization,
            "people" => Self::Words(Class::People),
            "given" => Self::Words(Class::GivenName),
            "surname" => Self::Words(Class::Surname),
            "title" => Self::Words(Class::Title),
            "head" => Self::Words(Class::OrganizationHead),
            "tail" => Self::Words(Class::OrganizationTail),
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
    /// The name, without marks.
    pub(super) name: &'p str,
    /// The name without "The": what the matcher looks for.
    pub(super) surface: &'p str,
    pub(super) class: Class,
    /// The table says that it may be something else.
    pub(super) ambiguous: bool,
    /// It is a name only before a hyphen ("Sino").
    pub(super) before_hyphen: bool,
    /// The table has it with "The": without an article it may be something else.
    pub(super) after_article: bool,
}

/// The forms of a record that starts here: `name|other name|?ambiguous name|~abbreviation|^demonym|=prefix`.
///
/// `?` may stand before another mark.
pub(super) const fn forms(section: Section, record: &str) -> Forms<'_> {
    Forms { section, rest: record, last: b'|' }
}

/// The forms of a record, and what is still to be read.
pub(super) struct Forms<'p> {
    section: Section,
    rest: &'p str,
    /// What ended the last form.
    last: u8,
}

impl<'p> Forms<'p> {
    /// What follows the record's line, when all its forms were taken.
    pub(super) fn rest(self) -> &'p str {
        if self.last == b'\t' { self.rest.split_once('\n').map_or("", |(_, rest)| rest) } else { self.rest }
    }
}

impl<'p> Iterator for Forms<'p> {
    type Item = Form<'p>;

    fn next(&mut self) -> Option<Form<'p>> {
        if self.last != b'|' {
            return None;
        }
        let at = self.rest.bytes().position(|byte| matches!(byte, b'|' | b'\t' | b'\n'));
        let (form, rest) = at.map_or((self.rest, ""), |at| (&self.rest[..at], &self.rest[at + 1..]));
        self.last = at.map_or(b'\n', |at| self.rest.as_bytes()[at]);
        self.rest = rest;
        Some(Form::read(self.section, form))
    }
}

impl<'p> Form<'p> {
    fn read(section: Section, form: &'p str) -> Self {
        let (form, doubted) = strip(form, '?', Mark::Ambiguous);
        let (form, abbreviated) = strip(form, '~', Mark::Abbreviation);
        let (form, demonym) = strip(form, '^', Mark::Demonym);
        let (form, prefix) = strip(form, '=', Mark::Prefix);
        let mark = abbreviated.or(demonym).or(prefix).or(doubted).unwrap_or(Mark::Plain);
        let bare = form.strip_prefix("The ");
        Self {
            name: form,
            surface: bare.unwrap_or(form),
            class: section.class(mark),
            ambiguous: doubted.is_some(),
            before_hyphen: prefix.is_some(),
            after_article: bare.is_some(),
        }
    }
}

fn strip(form: &str, mark: char, meaning: Mark) -> (&str, Option<Mark>) {
    form.strip_prefix(mark).map_or((form, None), |rest| (rest, Some(meaning)))
}
