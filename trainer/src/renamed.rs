//! Documents with other names in the places of their own, so that a model learns what stands around names, too.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use newsmark::lexicon::{Class, Match};
use newsmark::name::Sort;
use newsmark::{Document, Span};

use crate::corpus::Annotated;
use crate::examples::matches;
use crate::random::Random;

/// The names of many documents, by how they are written.
#[derive(Default)]
pub(crate) struct Pool(HashMap<Manner, Vec<String>>);

/// What a name is of, and how it is written: another of the same manner can stand in its place.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Manner {
    sort: Sort,
    has_article: bool,
    /// At most 3.
    words: usize,
    is_upper: bool,
}

impl Pool {
    pub(crate) fn new<'a>(documents: impl Iterator<Item = &'a Annotated>) -> Self {
        let mut pool = Self::default();
        for annotated in documents {
            for (surface, manner) in replaceable(annotated).into_iter().flatten() {
                pool.0.entry(manner).or_default().push(surface.to_owned());
            }
        }
        for names in pool.0.values_mut() {
            names.sort_unstable();
            names.dedup();
        }
        pool
    }

    /// The document under other names: the same name for the same, and for a last name that of the person's new name.
    pub(crate) fn renamed(&self, annotated: &Annotated, random: &mut Random) -> Annotated {
        let found = replaceable(annotated);
        let mut longest_first: Vec<(&str, Manner)> = found.iter().copied().flatten().collect();
        longest_first.sort_by_key(|(_, manner)| Reverse(manner.words));
        let mut renames: HashMap<(Sort, &str), &str> = HashMap::new();
        for (surface, manner) in longest_first {
            let Some(names) = self.0.get(&manner).filter(|_| !renames.contains_key(&(manner.sort, surface))) else {
                continue;
            };
            let name = names[random.below(names.len())].as_str();
            renames.insert((manner.sort, surface), name);
            if manner.sort == Sort::Person && 1 < manner.words {
                renames.entry((manner.sort, last_word(surface))).or_insert(last_word(name));
            }
        }
        let name = |at: usize| found[at].and_then(|(surface, manner)| renames.get(&(manner.sort, surface)).copied());
        rewritten(annotated, name)
    }
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The document with new names where there are some, by the number of the old ones.
fn rewritten<'s>(annotated: &Annotated, name: impl Fn(usize) -> Option<&'s str>) -> Annotated {
    let (mut text, mut names, mut at) = (String::new(), Vec::new(), 0);
    for (number, (range, sort)) in annotated.names.iter().enumerate() {
        text.push_str(&annotated.text[at..range.start]);
        let start = text.len();
        text.push_str(name(number).unwrap_or(&annotated.text[range.clone()]));
        names.push((start..text.len(), *sort));
        at = range.end;
    }
    text.push_str(&annotated.text[at..]);
    Annotated { text, names, ..*annotated }
}

/// For each name its surface and manner; none of countries and peoples, of which there are no others, and of odd ones.
fn replaceable(annotated: &Annotated) -> Vec<Option<(&str, Manner)>> {
    let document = Document::new(&annotated.text);
    let matches = matches(&document);
    let name = |(range, sort): &(Range<usize>, Sort)| {
        let surface = &annotated.text[range.clone()];
        let tokens = document.tokens_in(Span::new(range.start as u32, range.end as u32));
        let is_plain = surface.starts_with(char::is_uppercase) && !surface.contains('\n');
        let is_country = matches.iter().any(|found| is_country(found) && spans(found, &tokens));
        let before = annotated.text[..range.start].trim_end();
        let manner = Manner {
            sort: *sort,
            has_article: before.ends_with(" the") || before.ends_with("The"),
            words: surface.split(' ').count().min(3),
            is_upper: !surface.contains(char::is_lowercase),
        };
        (*sort != Sort::People && is_plain && !is_country).then_some((surface, manner))
    };
    annotated.names.iter().map(name).collect()
}

fn is_country(found: &Match) -> bool {
    matches!(found.class, Class::CountryName | Class::CountryAbbreviation)
}

fn spans(found: &Match, tokens: &Range<usize>) -> bool {
    (found.tokens.start as usize..found.tokens.end as usize) == *tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own::unmarked;

    fn document(line: &str) -> Annotated {
        let (text, names) = unmarked(line);
        Annotated::plain(text, names)
    }

    #[test]
    fn the_same_name_gets_the_same_name() {
        let others = document("[Corvane|organization] hired [Zadra Kwel|person] in [Tolmek|place].");
        let pool = Pool::new([&others].into_iter());
        let old = document(
            "[Ana Weber|person] left [Kenya|place]; [Weber|person] lives in [Bonn|place]. [Bonn|place] is old.",
        );
        let renamed = pool.renamed(&old, &mut Random::new(1));
        assert_eq!(renamed.text, "Zadra Kwel left Kenya; Kwel lives in Tolmek. Tolmek is old.");
        assert_eq!(&renamed.text[renamed.names[2].0.clone()], "Kwel");
    }
}
