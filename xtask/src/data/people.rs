use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::packages::{CENSUS_NAMES, FAKER};
use super::{LeftOut, write};
use crate::shell::{command, output};

/// Prints the names of all of Faker's locales as JSON: kind → locale → names.
const DUMP: &str = include_str!("faker.py");

/// Locales whose given names count on their own; those of others only where two locales agree.
///
/// Left out are lists that go far beyond the common names (`is_IS`, `de_CH`, `fr_BE`), and those that aren't in Latin script.
const GIVEN_NAME_LOCALES: [&str; 46] = [
    "az_AZ", "cs_CZ", "da_DK", "de_LU", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ", "en_PK", "en_TH",
    "en_US", "es_AR", "es_CA", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_CH", "fr_DZ", "fr_FR",
    "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "it_IT", "ja_JP", "lt_LT", "lv_LV", "nl_NL", "no_NO", "pl_PL",
    "pt_BR", "pt_PT", "sk_SK", "sl_SI", "sv_SE", "sw", "tw_GH", "uz_UZ", "yo_NG", "zh_CN",
];

/// As above, of surnames: of regions that the census doesn't cover.
const SURNAME_LOCALES: [&str; 22] = [
    "az_AZ", "cs_CZ", "en_GB", "en_IN", "en_NG", "en_PK", "en_US", "es_AR", "es_CO", "es_MX", "fr_DZ", "ha_NG",
    "hu_HU", "id_ID", "ig_NG", "ja_JP", "pt_BR", "sw", "tr_TR", "uz_UZ", "yo_NG", "zh_CN",
];

/// The given names of Faker's locales and the most frequent ones of the US census.
pub(super) fn given_names(left_out: &LeftOut) -> Result<()> {
    let mut names = faker_names("given", &GIVEN_NAME_LOCALES)?;
    names.extend(census_names("dist.male.first", 800)?);
    names.extend(census_names("dist.female.first", 1200)?);
    write_names("given-names", names, left_out)
}

/// The surnames of Faker's locales and the most frequent ones of the US census.
pub(super) fn surnames(left_out: &LeftOut) -> Result<()> {
    let mut names = faker_names("family", &SURNAME_LOCALES)?;
    names.extend(census_names("dist.all.last", 3000)?);
    write_names("surnames", names, left_out)
}

fn write_names(table: &str, names: BTreeSet<String>, left_out: &LeftOut) -> Result<()> {
    let rows = names.into_iter().filter(|name| !left_out.has(table, name, "")).map(|name| vec![name]).collect();
    write(&format!("{table}.tsv"), &["name"], &rows)
}

/// The names that one of `locales` has, or any two.
fn faker_names(kind: &str, locales: &[&str]) -> Result<BTreeSet<String>> {
    let dump = output(command("python3").arg("-c").arg(DUMP).env("PYTHONPATH", FAKER.directory()?))?;
    let dump: Value = serde_json::from_str(&dump).context("the names are not JSON")?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (locale, names) in dump.get(kind).and_then(Value::as_object).context("there are no names")? {
        let weight = if locales.contains(&locale.as_str()) { 2 } else { 1 };
        for name in names.as_array().into_iter().flatten().filter_map(Value::as_str).filter(|name| is_name(name)) {
            *counts.entry(name).or_default() += weight;
        }
    }
    Ok(counts.into_iter().filter(|(_, count)| 2 <= *count).map(|(name, _)| name.to_owned()).collect())
}

/// One word in Latin script, capitalized, of three letters or more.
fn is_name(name: &str) -> bool {
    let is_latin = |c: char| c.is_alphabetic() && (c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
    let mut letters = name.chars();
    letters.next().is_some_and(|c| is_latin(c) && c.is_uppercase())
        && letters.clone().all(|c| is_latin(c) && c.is_lowercase())
        && 2 <= letters.count()
}

/// The `count` most frequent names of a file of the US census of 1990: "MARY 2.629 2.629 1".
fn census_names(file: &str, count: usize) -> Result<Vec<String>> {
    let path = CENSUS_NAMES.directory()?.join("names").join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let names = text.lines().filter_map(|line| line.split_whitespace().next());
    let title = |name: &str| name[..1].to_owned() + &name[1..].to_ascii_lowercase();
    Ok(names.take(count).filter(|name| 3 <= name.len()).map(title).collect())
}
