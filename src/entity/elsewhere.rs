//! Places of one name: "Paris, Texas" is not the Paris of the tables.

use rustc_hash::{FxHashMap, FxHashSet};

use super::belief::{entry_of, kind_of};
use super::{Kind, Resolved};
use crate::lexicon::{EntryId, Lexicon, slug};
use crate::text::Document;

/// By the index of the reading, the state of a place that is another one than that of the tables, or than others of its name.
///
/// A place without a state is the one that was last named with one, in another sentence or at its beginning, unless the text
/// is on the country of the tables' place.
pub(super) fn elsewhere(
    document: &Document<'_>,
    lexicon: &Lexicon,
    resolved: &[Resolved],
) -> FxHashMap<usize, EntryId> {
    let mut elsewhere = FxHashMap::default();
    let qualifiers: FxHashMap<usize, Qualifier> = (0..resolved.len())
        .filter_map(|index| Some((index, qualifier(document, lexicon, &resolved[index], resolved.get(index + 1)?)?)))
        .collect();
    // Most texts have no such place.
    if !qualifiers.values().any(|qualifier| matches!(qualifier, Qualifier::State { .. })) {
        return elsewhere;
    }
    let countries: FxHashSet<&str> = resolved
        .iter()
        .filter(|reading| kind_of(&reading.proposal) == Kind::Country)
        .filter_map(|country| lexicon.home(entry_of(&country.proposal)?))
        .collect();
    let name = |index: usize| slug(resolved[index].span.of(document.text()));
    let mut by_name: FxHashMap<String, Vec<usize>> =
        qualifiers.keys().map(|index| (name(*index), Vec::new())).collect();
    for index in (0..resolved.len()).filter(|index| kind_of(&resolved[*index].proposal) == Kind::Place) {
        if let Some(mentions) = by_name.get_mut(&name(index)) {
            mentions.push(index);
        }
    }
    for mentions in by_name.into_values() {
        let states: FxHashSet<_> = mentions.iter().filter_map(|index| qualifiers.get(index)?.state()).collect();
        let mut last = None;
        let mut sentence = None;
        for index in mentions {
            let home = entry_of(&resolved[index].proposal).and_then(|entry| lexicon.home(entry));
            let is_ours = home.is_some_and(|home| countries.contains(home));
            let token = document.token_at(resolved[index].span.start);
            let here = document.sentence_at(token);
            let opens = document.sentences()[here].tokens.start as usize == token;
            last = match qualifiers.get(&index) {
                Some(Qualifier::Own) => None,
                Some(Qualifier::State { state, is_other }) => Some(*state).filter(|_| *is_other || 1 < states.len()),
                None => last.filter(|state| sentence != Some(here) && (lexicon.home(*state) == home || !is_ours)),
            };
            if qualifiers.contains_key(&index) {
                sentence = Some(here).filter(|_| !opens);
            }
            if let Some(state) = last {
                elsewhere.insert(index, state);
            }
        }
    }
    elsewhere
}

/// What stands behind a comma after a place.
#[derive(Clone, Copy)]
enum Qualifier {
    /// "London, England": where the tables have it.
    Own,
    /// "London, Ontario": a state or province, and whether it is of another country than the tables' place.
    State { state: EntryId, is_other: bool },
}

impl Qualifier {
    const fn state(self) -> Option<EntryId> {
        match self {
            Self::Own => None,
            Self::State { state, .. } => Some(state),
        }
    }
}

fn qualifier(document: &Document<'_>, lexicon: &Lexicon, place: &Resolved, next: &Resolved) -> Option<Qualifier> {
    let (city, region) = (entry_of(&place.proposal)?, entry_of(&next.proposal)?);
    let between = document.text().get(place.span.end as usize..next.span.start as usize)?;
    let is_place = kind_of(&place.proposal) == Kind::Place;
    let is_other = lexicon.home(city) != lexicon.home(region);
    match kind_of(&next.proposal) {
        _ if !is_place || between != ", " => None,
        Kind::Place if lexicon.category(region) == Some("subdivision") => {
            Some(Qualifier::State { state: region, is_other })
        }
        Kind::Country | Kind::Place if !is_other => Some(Qualifier::Own),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::recognize::asserts::places_are as check;

    #[test]
    fn a_place_is_the_one_last_named_with_its_state() {
        let (other, french, state) = ("place:PARIS (Texas)", "place:Paris", "place:Texas");
        check("PARIS, Texas — The mayor of Paris resigned.", &[other, state, other]);
        check("PARIS, Texas — The mayor went to France. Paris is far.", &[other, state, french]);
        check("The mayor of Paris resigned.", &[french]);
        check("He flew from Paris to Texas.", &[french, state]);
    }

    #[test]
    fn two_states_have_two_places_of_a_name() {
        let (maine, oregon) = ("place:Portland (Maine)", "place:Portland (Oregon)");
        check(
            "In Portland, Maine, it rained. Portland flooded. In Portland, Oregon, it snowed.",
            &[maine, "place:Maine", maine, oregon, "place:Oregon"],
        );
        let only = "place:Portland";
        check("In Portland, Oregon, it snowed. Portland froze.", &[only, "place:Oregon", only]);
    }
}
