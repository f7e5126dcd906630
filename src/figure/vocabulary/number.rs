use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::phrases::rows;
use crate::lexicon::Words;
use crate::text::fold_hash;

/// What a word can be in a number expression; one word can be several things ("third").
#[derive(Clone, Copy, Default)]
pub(in crate::figure) struct NumberWord {
    pub(in crate::figure) cardinal: Option<Cardinal>,
    /// "third": a denominator after "one" or "a".
    pub(in crate::figure) part: Option<f64>,
    /// "thirds"
    pub(in crate::figure) parts: Option<f64>,
    pub(in crate::figure) ordinal: Option<f64>,
    /// "doubled"
    pub(in crate::figure) multiple: Option<f64>,
    /// "double": a multiple before a determiner only.
    pub(in crate::figure) doubling: Option<f64>,
    /// "thousands": a vague amount, or a scale after a number.
    pub(in crate::figure) plural: Option<f64>,
}

/// What a word adds to a cardinal number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::figure) enum Cardinal {
    /// 0 to 9
    Digit(f64),
    /// 10 to 19
    Teen(f64),
    /// 20, 30 … 90
    Ten(f64),
    Hundred,
    /// 1,000 and more, and lakh and crore.
    Scale(f64),
    Dozen,
}

struct Numbers {
    words: Words<NumberWord, 13>,
    suffixes: FxHashMap<&'static str, Suffix>,
}

/// A scale as a suffix of digits: "bn", "k".
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::figure) struct Suffix {
    pub(in crate::figure) value: f64,
    /// True if the letter is also a unit, so that it is a scale only beside a currency or a counted noun.
    pub(in crate::figure) weak: bool,
}

static NUMBERS: LazyLock<Numbers> = LazyLock::new(|| {
    let mut numbers = Numbers { words: Words::new(), suffixes: FxHashMap::default() };
    for row in rows(include_str!("../../../data/numbers.tsv")) {
        let value: f64 = row[2].parse().expect("the table's values are numbers: a test reads them all");
        numbers.add(row[0], row[1], value);
    }
    numbers.add_joined();
    numbers
});

impl Numbers {
    /// "twentyfive", "twentyfifth": carelessly written without the hyphen.
    fn add_joined(&mut self) {
        let rows: Vec<_> = rows(include_str!("../../../data/numbers.tsv")).collect();
        let value = |row: &[&str]| row[2].parse::<f64>().unwrap_or_default();
        for ten in rows.iter().filter(|row| row[1] == "ten") {
            for unit in rows.iter().filter(|row| (1.0..10.0).contains(&value(row))) {
                let word: &'static str = format!("{}{}", ten[0], unit[0]).leak();
                match unit[1] {
                    "digit" => self.add(word, "teen", value(ten) + value(unit)),
                    "ordinal" => self.add(word, "ordinal", value(ten) + value(unit)),
                    _ => {}
                }
            }
        }
    }

    fn add(&mut self, word: &'static str, class: &str, value: f64) {
        if let "suffix" | "weak" = class {
            self.suffixes.insert(word, Suffix { value, weak: class == "weak" });
            return;
        }
        let entry = self.words.entry(fold_hash(word));
        match class {
            "digit" => entry.cardinal = Some(Cardinal::Digit(value)),
            "teen" => entry.cardinal = Some(Cardinal::Teen(value)),
            "ten" => entry.cardinal = Some(Cardinal::Ten(value)),
            "hundred" => entry.cardinal = Some(Cardinal::Hundred),
            "scale" => entry.cardinal = Some(Cardinal::Scale(value)),
            "dozen" => entry.cardinal = Some(Cardinal::Dozen),
            "dozens" | "plural" => entry.plural = Some(value),
            "part" => entry.part = Some(value),
            "parts" => entry.parts = Some(value),
            "ordinal" => entry.ordinal = Some(value),
            "multiple" => entry.multiple = Some(value),
            "maybe" => entry.doubling = Some(value),
            _ => {}
        }
    }
}

/// What the word with this hash can be in a number expression.
pub(in crate::figure) fn number_word(hash: u32) -> Option<&'static NumberWord> {
    NUMBERS.words.get(hash)
}

/// The scale that `text` writes after digits.
pub(in crate::figure) fn suffix(text: &str) -> Option<Suffix> {
    if 3 < text.len() { None } else { NUMBERS.suffixes.get(text).copied() }
}
