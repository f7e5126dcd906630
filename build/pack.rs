//! Packs the tables into one text, sorted so that it compresses well. `src/lexicon/pack.rs` describes the form.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::table::{Row, Table};

/// The packed tables of `directory`, or all that is wrong in them.
pub(crate) fn pack(directory: &Path) -> Result<String, Vec<String>> {
    let mut packer = Packer { directory, errors: Vec::new(), doubted: BTreeSet::new() };
    packer.read_common_words();
    let sections = [packer.countries(), packer.places(), packer.organizations(), packer.words()];
    if packer.errors.is_empty() { Ok(sections.concat()) } else { Err(packer.errors) }
}

struct Packer<'d> {
    directory: &'d Path,
    errors: Vec<String>,
    /// Surfaces that are also common words, or name something more common.
    doubted: BTreeSet<String>,
}

const COUNTRIES: [&str; 4] = ["code", "name", "names", "capital"];

/// The types of organizations; `data/README.md` tells what they mean.
const ORGANIZATION_TYPES: [&str; 22] = [
    "agency",
    "airline",
    "armed-group",
    "bank",
    "central-bank",
    "company",
    "court",
    "exchange",
    "government",
    "igo",
    "legislature",
    "media",
    "military",
    "ngo",
    "other",
    "party",
    "police",
    "religious",
    "sports",
    "think-tank",
    "union",
    "university",
];

/// The categories of places that are neither seats nor cities.
const CATEGORIES: [&str; 9] =
    ["territory", "region", "subdivision", "sea", "river", "lake", "mountain", "island", "landmark"];

impl Packer<'_> {
    fn table(&mut self, name: &str, columns: &[&str]) -> Table {
        Table::read(self.directory, name, columns, &mut self.errors)
    }

    fn read_common_words(&mut self) {
        let table = self.table("common-words.tsv", &["name", "note"]);
        table.check_unique(1, &mut self.errors);
        self.doubted = table.rows().map(|row| row.cell(0).to_owned()).collect();
    }

    /// The form of a surface, with its marks.
    fn form(&self, mark: &str, surface: &str) -> String {
        let bare = surface.trim_start_matches('?');
        let doubt = if bare.len() < surface.len() || self.doubted.contains(bare) { "?" } else { "" };
        format!("{doubt}{mark}{bare}")
    }

    fn countries(&mut self) -> String {
        let table = self.table("countries.tsv", &COUNTRIES);
        table.check_unique(1, &mut self.errors);
        let mut forms: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in table.rows() {
            let names = std::iter::once(row.cell(1)).chain(row.list(2));
            forms.insert(row.cell(0), names.map(|name| self.form("", name)).collect());
        }
        let own = self.table("country-names.tsv", &["name", "code", "class", "note"]);
        own.check_unique(3, &mut self.errors);
        for row in own.rows() {
            self.check_country(row, 1);
            let (name, forms) = (row.cell(0), forms.entry(row.cell(1)).or_default());
            match row.cell(2) {
                "canonical" => forms.insert(0, self.form("", name)),
                "name" => forms.push(self.form("", name)),
                "abbreviation" => forms.push(self.form("~", name)),
                "demonym" => forms.push(self.form("^", name)),
                "prefix" => forms.push(self.form("=", name)),
                other => self.errors.push(row.error(&format!("unknown class \"{other}\""))),
            }
        }
        let mut section = Section::new("country");
        for (code, forms) in forms {
            if forms.first().is_none_or(|form| form.contains(['~', '^', '='])) {
                self.errors.push(format!("data/country-names.tsv: {code} has no canonical name"));
            }
            section.add(&[code], &unique(forms), "");
        }
        section.pack()
    }

    /// Seats, cities, towns and regions: a city that is a seat stands there only.
    fn places(&mut self) -> String {
        let own = self.table("places.tsv", &["name", "aliases", "country", "category", "stands_for", "note"]);
        own.check_unique(3, &mut self.errors);
        let cities = self.table("cities.tsv", &["name", "country", "population"]);
        cities.check_unique(2, &mut self.errors);
        let subdivisions = self.table("subdivisions.tsv", &["name", "country"]);
        subdivisions.check_unique(2, &mut self.errors);
        let countries = self.table("countries.tsv", &COUNTRIES);
        let mut places = Places::default();
        for row in own.rows() {
            self.check_country(row, 2);
            let names = std::iter::once(row.cell(0)).chain(row.list(1)).map(|name| self.form("", name)).collect();
            let is_seat = row.cell(3) == "seat";
            if is_seat == row.cell(4).is_empty() {
                self.errors.push(row.error("a seat, and nothing else, stands for somebody"));
            }
            match row.cell(3) {
                "seat" => places.add("seat", row.cell(2), row.cell(4), names),
                "city" => places.add("city", row.cell(2), "", names),
                "town" => places.add("town", row.cell(2), "", names),
                category if CATEGORIES.contains(&category) => places.add("region", row.cell(2), category, names),
                category => self.errors.push(row.error(&format!("unknown category \"{category}\""))),
            }
        }
        for row in countries.rows().filter(|row| !row.cell(3).is_empty()) {
            places.add("seat", row.cell(0), row.cell(0), vec![self.form("", row.cell(3))]);
        }
        for row in cities.rows() {
            self.check_country(row, 1);
            let population = row.cell(2).parse().unwrap_or_else(|_| {
                self.errors.push(row.error("the population is no number"));
                0
            });
            let heading = if LARGE <= population { "city" } else { "town" };
            places.add(heading, row.cell(1), "", vec![self.form("", row.cell(0))]);
        }
        for row in subdivisions.rows() {
            self.check_country(row, 1);
            places.add("region", row.cell(1), "subdivision", vec![self.form("", row.cell(0))]);
        }
        places.pack()
    }

    fn check_country(&mut self, row: Row, column: usize) {
        let code = row.cell(column);
        if !matches!(code.as_bytes(), [] | [b'A'..=b'Z', b'A'..=b'Z']) {
            self.errors.push(row.error(&format!("\"{code}\" is no country code")));
        }
    }

    fn organizations(&mut self) -> String {
        let spellings = self.table("spellings.tsv", &["british", "american", "note"]);
        spellings.check_unique(1, &mut self.errors);
        let spellings: Vec<(&str, &str)> = spellings.rows().map(|row| (row.cell(0), row.cell(1))).collect();
        let table = self.table("organizations.tsv", &["id", "name", "aliases", "type", "country", "note"]);
        table.check_unique(1, &mut self.errors);
        let mut section = Section::new("organization");
        for row in table.rows() {
            if !ORGANIZATION_TYPES.contains(&row.cell(3)) {
                self.errors.push(row.error(&format!("unknown type \"{}\"", row.cell(3))));
            }
            self.check_country(row, 4);
            let labeled = row.cell(1);
            let name = labeled.split_once(" (").map_or(labeled, |(name, _)| name);
            let names: Vec<&str> = std::iter::once(name).chain(row.list(2)).collect();
            let respelled = names.iter().filter_map(|name| respell(name, &spellings)).collect::<Vec<_>>();
            let names = names.into_iter().chain(respelled.iter().map(String::as_str)).map(|name| self.form("", name));
            let label = if name == labeled { "" } else { labeled };
            section.add(&[row.cell(4), row.cell(3)], &unique(names.collect()), label);
        }
        section.pack()
    }

    fn words(&mut self) -> String {
        let own = self.table("person-names.tsv", &["name", "kind", "note"]);
        own.check_unique(2, &mut self.errors);
        for row in own.rows().filter(|row| !["given", "surname"].contains(&row.cell(1))) {
            self.errors.push(row.error("the kind is neither given nor surname"));
        }
        let mut packed = String::new();
        for (name, heading) in [("given-names.tsv", "given"), ("surnames.tsv", "surname")] {
            let table = self.table(name, &["name"]);
            table.check_unique(1, &mut self.errors);
            let rows = table.rows().chain(own.rows().filter(|row| row.cell(1) == heading));
            packed += &self.word_list(heading, rows);
        }
        for (name, heading) in [("peoples.tsv", "people"), ("titles.tsv", "title")] {
            let table = self.table(name, &["name", "note"]);
            table.check_unique(1, &mut self.errors);
            packed += &self.word_list(heading, table.rows());
        }
        let table = self.table("organization-words.tsv", &["name", "position", "note"]);
        table.check_unique(2, &mut self.errors);
        for row in table.rows().filter(|row| !["first", "last"].contains(&row.cell(1))) {
            self.errors.push(row.error("the position is neither first nor last"));
        }
        packed += &self.word_list("head", table.rows().filter(|row| row.cell(1) == "first"));
        packed + &self.word_list("tail", table.rows().filter(|row| row.cell(1) == "last"))
    }

    fn word_list<'t>(&self, heading: &'static str, rows: impl Iterator<Item = Row<'t>>) -> String {
        let mut section = Section::new(heading);
        for row in rows {
            section.add(&[], &[self.form("", row.cell(0))], "");
        }
        section.pack()
    }
}

/// The name in the other spelling, if it has a word that Britons and Americans spell differently.
fn respell(name: &str, spellings: &[(&str, &str)]) -> Option<String> {
    let other = |word: &str| {
        let (british, american) = spellings.iter().find(|(british, american)| [*british, *american].contains(&word))?;
        Some(if word == *british { *american } else { *british })
    };
    let words: Vec<&str> = name.split(' ').collect();
    let respelled: Vec<&str> = words.iter().map(|word| other(word).unwrap_or(word)).collect();
    (words != respelled).then(|| respelled.join(" "))
}

/// From this population on, a city is large.
const LARGE: u32 = 300_000;

/// Places by name and country: what two tables have stands once, under the first heading.
#[derive(Default)]
struct Places<'t> {
    places: Vec<(&'static str, [&'t str; 2], Vec<String>)>,
    by_name: HashMap<(String, &'t str), usize>,
}

impl<'t> Places<'t> {
    fn add(&mut self, heading: &'static str, country: &'t str, extra: &'t str, names: Vec<String>) {
        // An alias in doubt may well be another place's name: "Washington" of the state.
        let own = names.iter().enumerate().filter(|(nth, name)| *nth == 0 || !name.starts_with('?'));
        let known = own.into_iter().find_map(|(_, name)| self.by_name.get(&(bare(name), country)));
        let place = known.copied().unwrap_or(self.places.len());
        for name in &names {
            self.by_name.entry((bare(name), country)).or_insert(place);
        }
        match self.places.get_mut(place) {
            Some((.., known)) => known.extend(names),
            None => self.places.push((heading, [country, extra], names)),
        }
    }

    fn pack(self) -> String {
        let mut sections = ["seat", "city", "town", "region"].map(Section::new);
        let mut named = BTreeSet::new();
        for (heading, shared, names) in self.places {
            let forms = unique(names);
            let name = bare(&forms[0]);
            // An id of its own, if the name alone is that of another place.
            let label = if named.contains(&name) { format!("{name} ({})", shared[0]) } else { String::new() };
            named.insert(name);
            let section = sections.iter_mut().find(|section| section.heading == heading);
            section.expect("every heading has its section").add(&shared, &forms, &label);
        }
        sections.map(Section::pack).concat()
    }
}

/// Records under the headings of what they share: "#city PK", then the names of the cities.
struct Section {
    heading: &'static str,
    groups: BTreeMap<String, BTreeSet<String>>,
}

impl Section {
    fn new(heading: &'static str) -> Self {
        Self { heading, groups: BTreeMap::new() }
    }

    /// Adds a record with its forms and, if it isn't empty, the label that makes its id.
    fn add(&mut self, shared: &[&str], forms: &[String], label: &str) {
        let heading = format!("#{}\t{}", self.heading, shared.join("\t"));
        let record = format!("{}\t{label}", forms.join("|"));
        self.groups.entry(heading.trim_end().to_owned()).or_default().insert(record.trim_end().to_owned());
    }

    fn pack(self) -> String {
        let lines = self.groups.into_iter().flat_map(|(heading, records)| std::iter::once(heading).chain(records));
        lines.map(|line| line + "\n").collect()
    }
}

fn bare(form: &str) -> String {
    form.trim_start_matches('?').to_owned()
}

/// The forms without repetitions, the first one staying first. What is doubted once is doubted; what differs in hyphens
/// and in the points of initials only is found by either form.
fn unique(forms: Vec<String>) -> Vec<String> {
    let is_initials = |word: &str| word.split('.').all(|part| part.chars().count() <= 1);
    let joined = |word: &str| if is_initials(word) { word.replace('.', "") } else { word.to_owned() };
    let key = |form: &str| bare(form).split([' ', '-']).map(joined).collect::<Vec<_>>();
    let mut kept: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        match kept.iter_mut().find(|known| key(known) == key(&form)) {
            // The matcher asks for the point at a name's end: "Inc." doesn't find "Inc".
            Some(known) if known.ends_with('.') && !form.ends_with('.') => kept.push(form),
            Some(known) if form.starts_with('?') && !known.starts_with('?') => known.insert(0, '?'),
            Some(_) => {}
            None => kept.push(form),
        }
    }
    kept
}
