use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::phrases::{Key, Phrases, rows};

/// A currency of the table.
#[derive(Debug)]
pub(in crate::figure) struct Currency {
    /// ISO 4217 code; none of what the standard doesn't list.
    pub(in crate::figure) code: Option<&'static str>,
    /// ISO 3166-1 codes of the countries that use it.
    pub(in crate::figure) countries: Vec<&'static str>,
}

/// What a symbol or name of money means.
#[derive(Clone, Copy, Debug)]
pub(in crate::figure) struct Money {
    /// The currencies that share it, as indexes in [`currencies`], the default first.
    pub(in crate::figure) meanings: &'static [usize],
    /// The value of one in the default currency's main unit: 0.01 of a cent.
    pub(in crate::figure) worth: f64,
    /// The same by meaning: fils are hundredths in one country and thousandths in the next.
    pub(in crate::figure) worths: &'static [f64],
    /// True of what is also a word or a name, and so needs an amount of at least 1,000.
    pub(in crate::figure) weak: bool,
}

struct Currencies {
    all: Vec<Currency>,
    symbols: FxHashMap<&'static str, Money>,
    /// Names, keyed by their first word.
    names: Phrases<Money>,
    /// The same, keyed by their last word.
    names_before: Phrases<Money>,
}

/// The index of a currency, and the value of one in its main unit.
type Meaning = (usize, f64);

#[derive(Default)]
struct Builder {
    all: Vec<Currency>,
    symbols: Vec<(&'static str, Vec<usize>, bool)>,
    names: Vec<(String, Vec<Meaning>, bool)>,
}

static CURRENCIES: LazyLock<Currencies> = LazyLock::new(|| {
    let mut builder = Builder::default();
    for row in rows(include_str!("../../../data/currencies.tsv")) {
        builder.add_row(&row);
    }
    builder.build()
});

impl Builder {
    fn add_row(&mut self, row: &[&'static str]) {
        let cell = |column: usize| row.get(column).copied().unwrap_or_default();
        let id = self.all.len();
        let code = Some(row[0]).filter(|code| *code != "-");
        self.all.push(Currency { code, countries: cell(4).split(' ').filter(|code| !code.is_empty()).collect() });
        for symbol in row[1].split(' ').filter(|symbol| !symbol.is_empty()) {
            self.add_symbol(symbol, id);
        }
        for name in cell(2).split('|') {
            self.add_name(name, id, 1.0);
        }
        for minor in cell(3).split('|') {
            if let Some((name, worth)) = minor.split_once(':') {
                self.add_name(
                    name,
                    id,
                    worth.parse().expect("a minor unit's worth is a number: a test reads the table"),
                );
            }
        }
    }

    fn add_symbol(&mut self, symbol: &'static str, id: usize) {
        let weak = symbol.ends_with('?');
        let symbol = symbol.trim_end_matches('?');
        match self.symbols.iter_mut().find(|known| known.0 == symbol) {
            Some(known) => known.1.push(id),
            None => self.symbols.push((symbol, vec![id], weak)),
        }
    }

    fn add_name(&mut self, name: &str, id: usize, worth: f64) {
        let weak = name.starts_with('?');
        let name = name.trim_start_matches('?');
        let (singular, plural) = match name.split_once('/') {
            Some((singular, plural)) => (singular.to_owned(), plural.to_owned()),
            None => (name.to_owned(), format!("{name}s")),
        };
        for form in if singular == plural { vec![singular] } else { vec![singular, plural] } {
            match self.names.iter_mut().find(|known| known.0 == form) {
                Some(known) if known.1.iter().all(|meaning| meaning.0 != id) => known.1.push((id, worth)),
                Some(_) => {}
                None => self.names.push((form, vec![(id, worth)], weak)),
            }
        }
    }

    fn build(self) -> Currencies {
        let money = |meanings: Vec<Meaning>, weak| {
            let (ids, worths): (Vec<_>, Vec<_>) = meanings.into_iter().unzip();
            Money { worth: worths[0], worths: Vec::leak(worths), meanings: Vec::leak(ids), weak }
        };
        let whole = |ids: Vec<usize>| ids.into_iter().map(|id| (id, 1.0)).collect();
        let symbols = self.symbols.into_iter().map(|(symbol, ids, weak)| (symbol, money(whole(ids), weak))).collect();
        let names: Vec<_> =
            self.names.into_iter().map(|(name, meanings, weak)| (name, money(meanings, weak))).collect();
        let pairs = || names.iter().map(|(name, money)| (name.as_str(), *money));
        Currencies {
            all: self.all,
            symbols,
            names: Phrases::new(Key::First, pairs()),
            names_before: Phrases::new(Key::Last, pairs()),
        }
    }
}

/// All currencies of the table, in its order.
pub(in crate::figure) fn currencies() -> &'static [Currency] {
    &CURRENCIES.all
}

/// The money that `text` is a symbol or code of; case counts.
pub(in crate::figure) fn currency_symbol(text: &str) -> Option<Money> {
    if 8 < text.len() { None } else { CURRENCIES.symbols.get(text).copied() }
}

/// The names of money, to be read forwards or backwards.
pub(in crate::figure) fn currency_names(key: Key) -> &'static Phrases<Money> {
    match key {
        Key::First => &CURRENCIES.names,
        Key::Last => &CURRENCIES.names_before,
    }
}
