//! Provinces, cities and lakes, which are named with what they are or without.

use super::Kind;
use super::form::{Forms, key};
use super::only::{Index, note, only};
use crate::recognize::Cues;
use crate::text::Document;

/// "Tuguegarao" is "Tuguegarao City", "Siaya" is "Siaya County" and "Biwa" is "Lake Biwa", where no table knows better.
pub(super) fn by_extent(document: &Document<'_>, forms: &mut Forms<'_>) {
    let places = forms.of_kind(Kind::Place);
    let mut index = Index::default();
    for &form in &places {
        note(&mut index, key(forms.words(form)), forms.root(form));
    }
    for form in places {
        let tokens = document.tokens_in(forms.list[form as usize].span);
        let (name, extent) = match (forms.words(form), document.word(tokens.start)) {
            ([_, name @ ..], "Lake") if !name.is_empty() => (name, Extent::Water),
            ([name @ .., _], _) if !name.is_empty() => (name, Extent::of(document.word(tokens.end - 1))),
            _ => continue,
        };
        let Some(bare) = only(&index, key(name)).filter(|bare| *bare != form) else { continue };
        let entry = forms.list[bare as usize].entry;
        let is_short = forms.list[form as usize].span.start < forms.list[bare as usize].span.start;
        let category = entry.map(|entry| forms.lexicon.category(entry));
        let is_same = match (extent, category) {
            (Extent::Water | Extent::Province, None) => is_short,
            // Washington County isn't Washington, and Iowa City isn't Iowa.
            (Extent::City, None) | (Extent::Province, Some(Some("subdivision"))) => true,
            // Most tables have a province under the name of its city. In the United States the two are far apart.
            (Extent::Province, Some(None)) => {
                is_short && entry.and_then(|entry| forms.lexicon.home(entry)) != Some("US")
            }
            (Extent::City, Some(category)) => category != Some("subdivision"),
            _ => false,
        };
        if is_same {
            forms.merge(bare, form);
        }
    }
}

/// What a place's name may have beside its short form.
enum Extent {
    City,
    Province,
    Water,
    Other,
}

impl Extent {
    fn of(word: &str) -> Self {
        match word {
            "City" | "CITY" => Self::City,
            "Lake" => Self::Water,
            _ if Cues::of_word(word).any(Cues::PROVINCE) => Self::Province,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    /// Asserts how many places a text has.
    fn check(text: &str, expected: usize) {
        let entities = crate::analyze(text).entities;
        let places: Vec<_> = entities.iter().filter(|entity| entity.kind == crate::Kind::Place).collect();
        assert_eq!(places.len(), expected, "{text}: {places:?}");
    }

    #[test]
    fn a_province_is_named_in_full_before_it_is_named_for_short() {
        check("Farmers of Nakuru County met. The rest of Nakuru had rain.", 1);
        check("Fires burned in Nagano Prefecture. Nagano has asked for help.", 1);
        check("She flew to Nagano. Fires burned in Nagano Prefecture.", 2);
        check("Fires burned in Denver County. She flew to Denver.", 2);
    }

    #[test]
    fn a_lake_is_its_short_name_where_nothing_else_has_it() {
        check("It rained on Lake Zorblach. The fish of Lake Zorblach are dead, and so is Zorblach.", 1);
        check("It rained on Lake Geneva. She flew to Geneva.", 2);
    }
}
