//! Packs the tables into one text, sorted so that it compresses well. `src/lexicon/pack.rs` describes the form.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::table::{Row, Table};

/// The packed tables of `directory`, or all that is wrong in them.
pub(crate) fn pack(directory: &Path) -> Result<String, Vec<String>> {
    let mut packer = Packer { directory, errors: Vec::new(), doubted: BTreeSet::new(), codes: BTreeSet::new() };
    packer.read_common_words();
    let sections = [packer.countries(), packer.places(), packer.organizations(), packer.words()];
    if packer.errors.is_empty() { Ok(sections.concat()) } else { Err(packer.errors) }
}

struct Packer<'d> {
    directory: &'d Path,
    errors: Vec<String>,
    /// Surfaces that are also common words, or name something more common.
    doubted: BTreeSet<String>,
    /// The codes of all countries, former ones included.
    codes: BTreeSet<String>,
}

/// The types of organizations that `data/README.md` explains.
const ORGANIZATION_TYPES: [&str; 20] = [
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
];
const MORE_ORGANIZATION_TYPES: [&str; 2] = ["union", "university"];

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
        let table = self.table("countries.tsv", &["code", "name", "names", "demonyms", "capital", "note"]);
        table.check_unique(1, &mut self.errors);
        let mut forms: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in table.rows() {
            self.codes.insert(row.cell(0).to_owned());
            let names = std::iter::once(row.cell(1)).chain(row.list(2)).map(|name| self.form("", name));
            forms.insert(row.cell(0), names.chain(row.list(3).map(|name| self.form("^", name))).collect());
        }
        let more = self.table("country-names.tsv", &["name", "code", "class", "note"]);
        more.check_unique(3, &mut self.errors);
        for row in more.rows() {
            let mark = match row.cell(2) {
                "name" => "",
                "abbreviation" => "~",
                "demonym" => "^",
                "prefix" => "=",
                other => {
                    self.errors.push(row.error(&format!("unknown class \"{other}\"")));
                    continue;
                }
            };
            match forms.get_mut(row.cell(1)) {
                Some(forms) => forms.push(self.form(mark, row.cell(0))),
                None => self.errors.push(row.error(&format!("no country has the code \"{}\"", row.cell(1)))),
            }
        }
        let record = |(code, forms): (&str, Vec<String>)| format!("{}\t{code}\n", unique(forms).join("|"));
        let records: BTreeSet<String> = forms.into_iter().map(record).collect();
        section("country", records)
    }

    /// Seats, cities, towns and regions: a city that is a seat stands there only.
    fn places(&mut self) -> String {
        let own = self.table("places.tsv", &["name", "aliases", "country", "category", "stands_for", "note"]);
        own.check_unique(2, &mut self.errors);
        let cities = self.table("cities.tsv", &["name", "country", "population", "aliases"]);
        let subdivisions = self.table("subdivisions.tsv", &["name", "country", "aliases"]);
        subdivisions.check_unique(1, &mut self.errors);
        let countries = self.table("countries.tsv", &["code", "name", "names", "demonyms", "capital", "note"]);
        let mut seats = Places::default();
        let mut regions = Places::default();
        for row in own.rows() {
            self.check_country(row, 2);
            let place = Place { names: self.names(row, 0, 1), country: row.cell(2), extra: row.cell(4) };
            match (row.cell(3), row.cell(4)) {
                ("seat", _) => seats.add(place),
                (category, "") => regions.add(Place { extra: category, ..place }),
                _ => self.errors.push(row.error("only a seat stands for somebody")),
            }
        }
        for row in countries.rows() {
            for capital in row.list(4) {
                seats.add(Place { names: vec![self.form("", capital)], country: row.cell(0), extra: row.cell(0) });
            }
        }
        for row in subdivisions.rows() {
            self.check_country(row, 1);
            regions.add(Place { names: self.names(row, 0, 2), country: row.cell(1), extra: "subdivision" });
        }
        let (mut large, mut small) = (Places::default(), Places::default());
        for row in cities.rows() {
            self.check_country(row, 1);
            let place = Place { names: self.names(row, 0, 3), country: row.cell(1), extra: "" };
            match row.cell(2).parse() {
                Ok(LARGE..) if seats.has(&place) => seats.add(place),
                Ok(LARGE..) => large.add(place),
                Ok(0..LARGE) if seats.has(&place) => seats.add(place),
                Ok(0..LARGE) => small.add(place),
                Err(_) => self.errors.push(row.error("the population is no number")),
            }
        }
        seats.section("seat") + &large.section("city") + &small.section("town") + &regions.section("region")
    }

    fn names(&self, row: Row, name: usize, aliases: usize) -> Vec<String> {
        std::iter::once(row.cell(name)).chain(row.list(aliases)).map(|name| self.form("", name)).collect()
    }

    fn check_country(&mut self, row: Row, column: usize) {
        let code = row.cell(column);
        if !matches!(code.as_bytes(), [] | [b'A'..=b'Z', b'A'..=b'Z']) {
            self.errors.push(row.error(&format!("\"{code}\" is no country code")));
        }
    }

    fn organizations(&mut self) -> String {
        let table = self.table("organizations.tsv", &["id", "name", "aliases", "type", "country", "note"]);
        table.check_unique(1, &mut self.errors);
        let mut records = BTreeSet::new();
        for row in table.rows() {
            let known = ORGANIZATION_TYPES.contains(&row.cell(3)) || MORE_ORGANIZATION_TYPES.contains(&row.cell(3));
            if !known {
                self.errors.push(row.error(&format!("unknown type \"{}\"", row.cell(3))));
            }
            self.check_country(row, 4);
            let labeled = row.cell(1);
            let name = labeled.split_once(" (").map_or(labeled, |(name, _)| name);
            let doubted = row.list(2).any(|alias| alias.strip_prefix('?') == Some(name));
            let first = if doubted { format!("?{name}") } else { self.form("", name) };
            let others =
                row.list(2).filter(|alias| alias.trim_start_matches('?') != name).map(|alias| self.form("", alias));
            let forms = unique(std::iter::once(first).chain(others).collect()).join("|");
            let label = if name == labeled { "" } else { labeled };
            let record = format!("{forms}\t{}\t{}\t{label}", row.cell(4), row.cell(3));
            records.insert(record.trim_end_matches('\t').to_owned() + "\n");
        }
        section("organization", records)
    }

    fn words(&mut self) -> String {
        let mut packed = String::new();
        for (name, heading) in [("given-names.tsv", "given"), ("surnames.tsv", "surname")] {
            let table = self.table(name, &["name"]);
            table.check_unique(1, &mut self.errors);
            packed += &section(heading, table.rows().map(|row| self.form("", row.cell(0)) + "\n").collect());
        }
        for (name, heading) in [("peoples.tsv", "people"), ("titles.tsv", "title")] {
            let table = self.table(name, &["name", "note"]);
            table.check_unique(1, &mut self.errors);
            packed += &section(heading, table.rows().map(|row| self.form("", row.cell(0)) + "\n").collect());
        }
        let table = self.table("organization-words.tsv", &["name", "position", "note"]);
        table.check_unique(2, &mut self.errors);
        let mut positions: HashMap<&str, BTreeSet<String>> = HashMap::new();
        for row in table.rows() {
            if !["first", "last"].contains(&row.cell(1)) {
                self.errors.push(row.error("the position is neither first nor last"));
            }
            positions.entry(row.cell(1)).or_default().insert(self.form("", row.cell(0)) + "\n");
        }
        packed += &section("head", positions.remove("first").unwrap_or_default());
        packed + &section("tail", positions.remove("last").unwrap_or_default())
    }
}

/// From this population on, a city is large.
const LARGE: u32 = 300_000;

struct Place<'t> {
    names: Vec<String>,
    country: &'t str,
    extra: &'t str,
}

/// Places by name: those that share a country and a name are one.
#[derive(Default)]
struct Places<'t> {
    places: Vec<Place<'t>>,
    by_name: HashMap<(String, &'t str), usize>,
}

impl<'t> Places<'t> {
    fn has(&self, place: &Place<'t>) -> bool {
        self.by_name.contains_key(&(place.names[0].trim_start_matches('?').to_owned(), place.country))
    }

    fn add(&mut self, place: Place<'t>) {
        let name = (place.names[0].trim_start_matches('?').to_owned(), place.country);
        if let Some(known) = self.by_name.get(&name) {
            self.places[*known].names.extend(place.names);
        } else {
            self.by_name.insert(name, self.places.len());
            self.places.push(place);
        }
    }

    fn section(self, heading: &str) -> String {
        let record = |place: Place| {
            let record = format!("{}\t{}\t{}", unique(place.names).join("|"), place.country, place.extra);
            record.trim_end_matches('\t').to_owned() + "\n"
        };
        section(heading, self.places.into_iter().map(record).collect())
    }
}

fn section(heading: &str, records: BTreeSet<String>) -> String {
    std::iter::once(format!("#{heading}\n")).chain(records).collect()
}

/// The forms without repetitions, the first one staying first; what is doubted once is doubted.
fn unique(forms: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        match kept.iter_mut().find(|known| known.trim_start_matches('?') == form.trim_start_matches('?')) {
            Some(known) if known.len() < form.len() => *known = form,
            Some(_) => {}
            None => kept.push(form),
        }
    }
    kept
}
