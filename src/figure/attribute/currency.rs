//! Which currency a shared symbol or name means: the countries of the text decide.

use rustc_hash::FxHashMap;

use super::Name;
use crate::figure::model::{Figure, Quantity};
use crate::figure::money;
use crate::figure::reader::Sentence;
use crate::figure::vocabulary::currencies;
use crate::text::{Document, SentenceKind};

/// What a country weighs as evidence, by where its name stands.
const IN_SENTENCE: u32 = 8;
const IN_DATELINE: u32 = 4;
/// A country counts this often at most: one that a text is about is named often, but so is the one that it compares with.
const MOST: u32 = 3;

/// Sets the currency of money whose symbol or name several countries share. Without evidence the table's first row
/// stays: `$` is USD, "Rs" INR, "pounds" GBP.
pub(super) fn decide(document: &Document, figures: &mut [Figure], names: &[Name]) {
    if names.iter().all(|name| name.code.is_none()) {
        return;
    }
    let mut context = None;
    for figure in figures.iter_mut().filter(|figure| figure.currency.is_some()) {
        let tokens = document.tokens_in(figure.span);
        let sentence = Sentence::of(document, tokens.clone());
        let Some(money) = money::of_figure(sentence.reader()).filter(|money| 1 < money.meanings.len()) else {
            continue;
        };
        let meanings = money.meanings;
        let context = context.get_or_insert_with(|| Context::of(document, names));
        if meanings[0] == DOLLAR && !context.names_us_dollars {
            continue;
        }
        let choice = context.choose(document, meanings, tokens.start);
        figure.currency = currencies()[meanings[choice]].code;
        figure.quantity = scaled(figure.quantity, money.worths[choice] / money.worths[0]);
    }
}

/// Money whose unit is worth so many times as much as it was taken for.
fn scaled(quantity: Quantity, factor: f64) -> Quantity {
    // What three decimals of a coin make in binary stays as it is written.
    let times = |value: f64| (value * factor * 1e6).round() / 1e6;
    match quantity {
        _ if factor == 1.0 => quantity,
        Quantity::Value(value) => Quantity::Value(times(value)),
        Quantity::Range { min, max } => Quantity::Range { min: times(min), max: times(max) },
        score @ Quantity::Score(..) => score,
    }
}

/// The table's first row: a bare `$`, which means USD unless the text calls those US$.
const DOLLAR: usize = 0;

struct Context<'n> {
    names: &'n [Name<'n>],
    /// How much each country weighs in the whole text.
    weights: FxHashMap<&'n str, u32>,
    names_us_dollars: bool,
}

impl<'n> Context<'n> {
    fn of(document: &Document, names: &'n [Name<'n>]) -> Self {
        let mut weights = FxHashMap::default();
        for name in names {
            let Some(code) = name.code else { continue };
            let weight: &mut u32 = weights.entry(code).or_default();
            *weight = (*weight + 1).min(MOST);
        }
        for name in names.iter().take_while(|name| name.span.start < 400) {
            let sentence = document.sentence_at(document.token_at(name.span.start));
            let dateline = document.sentences().get(sentence).is_some_and(|s| s.kind == SentenceKind::Dateline);
            if let Some(code) = name.code.filter(|_| dateline) {
                *weights.entry(code).or_default() += IN_DATELINE;
            }
        }
        Self { names, weights, names_us_dollars: document.text().contains("US$") }
    }

    /// The index of the meaning of the country with the most evidence; of equals, the first of the table.
    fn choose(&self, document: &Document, meanings: &[usize], token: usize) -> usize {
        let mut best = (0, 0);
        for (index, meaning) in meanings.iter().enumerate() {
            let countries = &currencies()[*meaning].countries;
            let weight = countries.iter().map(|code| self.weight(code)).max().unwrap_or(0)
                + if self.in_sentence(document, token, countries) { IN_SENTENCE } else { 0 };
            if best.0 < weight {
                best = (weight, index);
            }
        }
        best.1
    }

    fn weight(&self, code: &str) -> u32 {
        self.weights.get(code).copied().unwrap_or(0)
    }

    fn in_sentence(&self, document: &Document, token: usize, countries: &[&str]) -> bool {
        let sentence = &document.sentences()[document.sentence_at(token)];
        let span = document.span_of(sentence.tokens.start as usize..sentence.tokens.end as usize);
        let first = self.names.partition_point(|name| name.span.start < span.start);
        // No sentence of news names more than a few dozen countries; a list of a million names must not be read for each figure.
        self.names[first..]
            .iter()
            .take(64)
            .take_while(|name| name.span.start < span.end)
            .any(|name| name.code.is_some_and(|code| countries.contains(&code)))
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::Quantity;

    fn check(text: &str, value: f64, currency: &str) {
        let analysis = crate::analyze(text);
        let figure = &analysis.figures[0];
        assert_eq!((figure.quantity, figure.currency), (Quantity::Value(value), Some(currency)), "{text}");
    }

    #[test]
    fn the_same_coin_is_worth_more_in_one_country() {
        check("A loaf is 90 fils in Dubai.", 0.9, "AED");
        check("A loaf is 90 fils in Kuwait.", 0.09, "KWD");
        check("A loaf is 90 fils in Jordan, where fuel went up.", 0.09, "JOD");
        check("A ride is 50 piastres in Egypt.", 0.5, "EGP");
        check("Fuel is K31.20 in Zambia.", 31.2, "ZMW");
        check("Milk is P14 a litre in Botswana.", 14.0, "BWP");
    }
}
