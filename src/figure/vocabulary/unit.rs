use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::phrases::{Key, Phrases, rows};

/// A unit of measure, in its canonical form.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::figure) struct Unit {
    /// "km", "%", "hour"
    pub(in crate::figure) name: &'static str,
    pub(in crate::figure) dimension: Dimension,
    /// Its size in the dimension's first unit; none if it can't be added to another unit.
    pub(in crate::figure) factor: Option<f64>,
}

/// What a unit measures, as far as the grammar must know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::figure) enum Dimension {
    Time,
    Percent,
    Point,
    Angle,
    Temperature,
    Magnitude,
    /// Any other physical quantity; its number tells which units can be added.
    Other(u8),
}

struct Units {
    names: Phrases<(Unit, Number)>,
    symbols: FxHashMap<&'static str, Unit>,
}

/// The grammatical number of a unit's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::figure) enum Number {
    Singular,
    Plural,
}

/// SI prefixes: symbol, name, power of ten.
const PREFIXES: [(&str, &str, i32); 13] = [
    ("p", "pico", -12),
    ("n", "nano", -9),
    ("µ", "micro", -6),
    ("m", "milli", -3),
    ("c", "centi", -2),
    ("d", "deci", -1),
    ("h", "hecto", 2),
    ("k", "kilo", 3),
    ("M", "mega", 6),
    ("G", "giga", 9),
    ("T", "tera", 12),
    ("P", "peta", 15),
    ("E", "exa", 18),
];

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut builder = Builder::default();
    for row in rows(include_str!("../../../data/units.tsv")) {
        builder.add_row(&row);
    }
    let names = builder.names.iter().map(|(name, unit, number)| (name.as_str(), (*unit, *number)));
    Units { names: Phrases::new(Key::First, names), symbols: builder.symbols }
});

#[derive(Default)]
struct Builder {
    dimensions: Vec<&'static str>,
    names: Vec<(String, Unit, Number)>,
    symbols: FxHashMap<&'static str, Unit>,
}

impl Builder {
    fn add_row(&mut self, row: &[&'static str]) {
        let unit = Unit { name: row[0], dimension: self.dimension(row[1]), factor: row[2].parse().ok() };
        let symbols: Vec<_> = row[4].split('|').filter(|symbol| !symbol.is_empty()).collect();
        let names: Vec<_> =
            row.get(5).map_or_else(Vec::new, |names| names.split('|').filter(|n| !n.is_empty()).collect());
        self.add(unit, &symbols, &names);
        for (symbol, name, power) in PREFIXES.iter().filter(|prefix| row[3].split(' ').any(|p| p == prefix.0)) {
            let factor = unit.factor.map(|factor| factor * 10f64.powi(*power));
            let prefixed = Unit { name: leak(format!("{symbol}{}", unit.name)), factor, ..unit };
            let symbols: Vec<_> = symbols.iter().map(|of| leak(format!("{symbol}{of}"))).collect();
            let names: Vec<_> = names.iter().flat_map(|of| prefixed_names(name, of)).collect();
            self.add(prefixed, &symbols, &names);
        }
    }

    fn dimension(&mut self, name: &'static str) -> Dimension {
        match name {
            "time" => Dimension::Time,
            "percent" => Dimension::Percent,
            "point" => Dimension::Point,
            "angle" => Dimension::Angle,
            "temperature" => Dimension::Temperature,
            "magnitude" => Dimension::Magnitude,
            _ => {
                let known = self.dimensions.iter().position(|dimension| *dimension == name);
                let index = known.unwrap_or_else(|| {
                    self.dimensions.push(name);
                    self.dimensions.len() - 1
                });
                Dimension::Other(index as u8)
            }
        }
    }

    fn add(&mut self, unit: Unit, symbols: &[&'static str], names: &[&str]) {
        for symbol in symbols {
            self.symbols.entry(symbol).or_insert(unit);
        }
        for name in names {
            self.add_name(unit, name);
        }
        // A table of lengths is one of areas and volumes too.
        if self.dimension("length") == unit.dimension {
            self.add_powers(unit, symbols, names);
        }
    }

    fn add_name(&mut self, unit: Unit, name: &str) {
        let (singular, plural) = forms(name);
        self.names.push((singular, unit, Number::Singular));
        self.names.push((plural, unit, Number::Plural));
    }

    fn add_powers(&mut self, unit: Unit, symbols: &[&'static str], names: &[&str]) {
        for (word, abbreviation, sign, digit) in [("square", "sq", "²", "2"), ("cubic", "cu", "³", "3")] {
            let dimension = self.dimension(if word == "square" { "area" } else { "volume" });
            let power = if word == "square" { 2 } else { 3 };
            let factor = unit.factor.map(|factor| factor.powi(power));
            let powered = Unit { name: leak(format!("{}{sign}", unit.name)), dimension, factor };
            for symbol in symbols {
                for text in [format!("{symbol}{sign}"), format!("{symbol}{digit}")] {
                    self.symbols.entry(leak(text)).or_insert(powered);
                }
                for first in [abbreviation.to_owned(), format!("{abbreviation}."), word.to_owned()] {
                    self.names.push((format!("{first} {symbol}"), powered, Number::Plural));
                }
            }
            for name in names {
                let (singular, plural) = forms(name);
                for first in [word.to_owned(), abbreviation.to_owned()] {
                    self.names.push((format!("{first} {singular}"), powered, Number::Singular));
                    self.names.push((format!("{first} {plural}"), powered, Number::Plural));
                }
            }
        }
    }
}

/// The singular and the plural of a table's name: "foot/feet", or with -s.
fn forms(name: &str) -> (String, String) {
    match name.split_once('/') {
        Some((singular, plural)) => (singular.to_owned(), plural.to_owned()),
        None => (name.to_owned(), format!("{name}s")),
    }
}

/// "kilometre" and, as speech recognizers write, "kilo metre".
fn prefixed_names(prefix: &str, name: &str) -> [&'static str; 2] {
    let (singular, plural) = forms(name);
    [leak(format!("{prefix}{singular}/{prefix}{plural}")), leak(format!("{prefix} {singular}/{prefix} {plural}"))]
}

/// The tables live as long as the program: their strings may too.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The names of units: "square kilometres", "miles per hour".
pub(in crate::figure) fn unit_names() -> &'static Phrases<(Unit, Number)> {
    &UNITS.names
}

/// The unit that `text` is the symbol of; case counts.
pub(in crate::figure) fn unit_symbol(text: &str) -> Option<Unit> {
    if 9 < text.len() {
        return None;
    }
    // The Greek letter looks like the sign for micro.
    let micro = text.strip_prefix('μ').map(|rest| format!("µ{rest}"));
    UNITS.symbols.get(micro.as_deref().unwrap_or(text)).copied()
}
