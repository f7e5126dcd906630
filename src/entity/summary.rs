//! What a summary says of an entity beside its names: its first sentence, its figures, and who is named with it.

use super::analysis::{Analysis, Mention, Together};
use crate::figure::Figure;
use crate::text::{Document, Span, TokenKind};

/// Fills in what the mentions of `analysis` tell of its entities. Takes time linear in the text.
pub(crate) fn summarize(document: &Document<'_>, analysis: &mut Analysis) {
    introduce(document, analysis);
    give_figures(document, analysis);
    analysis.together = together(document, analysis);
}

/// Gives each entity the sentence of its first mention.
fn introduce(document: &Document<'_>, analysis: &mut Analysis) {
    for entity in &mut analysis.entities {
        let first = entity.mentions.first().into_iter().chain(entity.nested.first()).min();
        if let Some(first) = first {
            entity.first = sentence_around(document, analysis.mentions[*first as usize].span);
        }
    }
}

/// The sentence around `span`; of one without end only what is near, or the summary would outgrow the text.
fn sentence_around(document: &Document<'_>, span: Span) -> Span {
    /// Bytes of the sentence on each side of the mention at most.
    const REACH: u32 = 300;
    let own = document.tokens_in(span);
    let sentence = &document.sentences()[document.sentence_at(own.start)].tokens;
    let near = Span::new(span.start.saturating_sub(REACH), span.end.saturating_add(REACH));
    let whole = document.span_of(sentence.start as usize..sentence.end as usize).cover(span);
    if near.contains(whole) {
        return whole;
    }
    let is_near = |index: &usize| near.contains(document.tokens()[*index].span);
    let before = (sentence.start as usize..own.start).rev().take_while(is_near).last();
    let after = (own.end..sentence.end as usize).take_while(is_near).last();
    document.span_of(before.unwrap_or(own.start)..after.map_or(own.end, |last| last + 1)).cover(span)
}

/// Tells the entities which figures they claim, and which ones count what is theirs.
fn give_figures(document: &Document<'_>, analysis: &mut Analysis) {
    let Analysis { mentions, entities, figures, .. } = analysis;
    for (index, mention) in (0..).zip(mentions.iter()) {
        let Some(figure) = mention.figure.map(|figure| &figures[figure as usize]) else { continue };
        let claimant = figure.claimant.and_then(|claimant| names_in(mentions, claimant.span).next());
        if let Some(entity) = claimant {
            entities[entity as usize].claims.push(index);
        }
        let own = claimant.filter(|_| is_claimants_own(document, figure));
        for entity in owners(document, mentions, figure).into_iter().chain(own) {
            let counted = &mut entities[entity as usize].counted;
            if counted.last() != Some(&index) {
                counted.push(index);
            }
        }
    }
}

/// Whose the counted things are: "12 Afghan soldiers", "300 trucks of UNRWA", "Pakistan's 1,200 citizens".
fn owners(document: &Document<'_>, mentions: &[Mention], figure: &Figure) -> Vec<u32> {
    let Some(counted) = figure.counted.filter(|counted| figure.span.end <= counted.start) else { return Vec::new() };
    let described = names_in(mentions, Span::new(figure.span.end, counted.end));
    let start = figure.approx.map_or(figure.span.start, |approx| approx.span.start.min(figure.span.start));
    let clitic = document.token_at(start).checked_sub(1).map(|index| document.tokens()[index]);
    let possessor = clitic.filter(|token| token.kind == TokenKind::Clitic && 0 < token.span.start);
    let before =
        possessor.and_then(|token| names_in(mentions, Span::new(token.span.start - 1, token.span.start)).next());
    let after = owner_behind(document, counted).and_then(|span| names_in(mentions, span).next());
    described.chain(before).chain(after).collect()
}

/// "Pakistan claims that 1,200 of its citizens died": what is counted is the claimant's.
fn is_claimants_own(document: &Document<'_>, figure: &Figure) -> bool {
    let counted = figure.counted.filter(|counted| figure.span.end <= counted.start);
    let between = counted.map(|counted| document.token_at(figure.span.end)..document.token_at(counted.end));
    between.is_some_and(|mut tokens| tokens.any(|index| document.word(index) == "its"))
}

/// The first word of a name that "of" or "from" ties to what is counted.
fn owner_behind(document: &Document<'_>, counted: Span) -> Option<Span> {
    let link = document.token_at(counted.end);
    let is_link = matches!(document.word(link), "of" | "from" | "in" | "at");
    let name = if document.word(link + 1) == "the" { link + 2 } else { link + 1 };
    document.tokens().get(name).filter(|_| is_link).map(|token| token.span)
}

/// The entities of the names that stand alone and touch `span`, in text order.
fn names_in(mentions: &[Mention], span: Span) -> impl Iterator<Item = u32> {
    let end = mentions.partition_point(|mention| mention.span.start < span.end);
    let alone = mentions[..end].iter().rev().filter(|mention| !mention.nested);
    let found: Vec<_> = alone.take_while(|mention| span.start < mention.span.end).filter_map(|m| m.entity).collect();
    found.into_iter().rev()
}

/// Counts for all pairs of entities in how many sentences and paragraphs both stand.
fn together(document: &Document<'_>, analysis: &Analysis) -> Vec<Together> {
    if analysis.entities.len() < 2 {
        return Vec::new();
    }
    let starts = document.paragraph_starts();
    let place = |mention: &Mention| {
        let (entity, token) = (mention.entity?, document.token_at(mention.span.start));
        let paragraph = starts.partition_point(|start| *start as usize <= token);
        Some(Place { sentence: document.sentence_at(token), paragraph, entity })
    };
    let places: Vec<_> = analysis.mentions.iter().filter(|mention| !mention.nested).filter_map(place).collect();
    // A pair for every unit that names both: sorted, they are counted without a map.
    let mut pairs = Vec::with_capacity(places.len() * 4);
    for_each_pair(&places, |place| place.sentence, |a, b| pairs.push(a << 33 | b << 1));
    for_each_pair(&places, |place| place.paragraph, |a, b| pairs.push(a << 33 | b << 1 | 1));
    pairs.sort_unstable();
    let by_pair = || pairs.chunk_by(|a, b| a >> 1 == b >> 1);
    let mut together = Vec::with_capacity(by_pair().count());
    together.extend(by_pair().map(|units| {
        let paragraphs = units.iter().map(|unit| *unit as u32 & 1).sum();
        let (a, b) = ((units[0] >> 33) as u32, units[0] as u32 >> 1);
        Together { a, b, sentences: units.len() as u32 - paragraphs, paragraphs }
    }));
    together.sort_by_cached_key(|pair| u64::from(!pair.sentences) << 32 | u64::from(!pair.paragraphs));
    together
}

/// Where an entity is named.
struct Place {
    sentence: usize,
    paragraph: usize,
    entity: u32,
}

/// Calls `add` for any two entities of a unit, the lesser index first, once a unit. Of a list without end only the first ones count: all its pairs
/// would take quadratic time.
fn for_each_pair(places: &[Place], unit: fn(&Place) -> usize, mut add: impl FnMut(u64, u64)) {
    const MOST: usize = 16;
    let mut members: Vec<u32> = Vec::with_capacity(MOST);
    for unit in places.chunk_by(|a, b| unit(a) == unit(b)) {
        members.clear();
        for Place { entity, .. } in unit {
            if members.len() < MOST && !members.contains(entity) {
                members.push(*entity);
            }
        }
        for (nth, &a) in members.iter().enumerate() {
            members[nth + 1..].iter().for_each(|&b| add(u64::from(a.min(b)), u64::from(a.max(b))));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    /// Asserts the names of the pairs, and how many sentences and paragraphs they share.
    fn check_pairs(text: &str, expected: &[(&str, &str, u32, u32)]) {
        let analysis = analyze(text);
        let name = |index: u32| analysis.entities[index as usize].name.as_str();
        let pairs = analysis.together.iter().map(|pair| (name(pair.a), name(pair.b), pair.sentences, pair.paragraphs));
        assert_eq!(pairs.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn who_is_named_with_whom() {
        let text = "Slovakia met Hungary. The Slovak envoy left.\n\nHungary and Slovakia agreed. Poland was absent.";
        let pairs = [("Slovakia", "Hungary", 2, 2), ("Slovakia", "Poland", 0, 1), ("Hungary", "Poland", 0, 1)];
        check_pairs(text, &pairs);
        check_pairs("Slovakia agreed. Nobody else was asked.", &[]);
        check_pairs("", &[]);
    }

    /// Asserts whose claims the figures of a text are, and whose counted things: surfaces by the entity's name.
    fn check_figures(text: &str, claims: &[(&str, &str)], counted: &[(&str, &str)]) {
        let analysis = analyze(text);
        let surface = |index: &u32| analysis.mentions[*index as usize].span.of(text);
        let entities = || analysis.entities.iter();
        let claimed = entities().flat_map(|e| e.claims.iter().map(|index| (e.name.as_str(), surface(index))));
        assert_eq!(claimed.collect::<Vec<_>>(), claims, "{text}");
        let owned = entities().flat_map(|e| e.counted.iter().map(|index| (e.name.as_str(), surface(index))));
        assert_eq!(owned.collect::<Vec<_>>(), counted, "{text}");
    }

    #[test]
    fn whose_figures_they_are() {
        check_figures("Slovakia says that 12 Hungarian soldiers crossed.", &[("Slovakia", "12")], &[("Hungary", "12")]);
        check_figures(
            "Slovakia claims that 1,200 of its citizens left.",
            &[("Slovakia", "1,200")],
            &[("Slovakia", "1,200")],
        );
        check_figures("Slovakia claims that 1,200 citizens left.", &[("Slovakia", "1,200")], &[]);
        check_figures("Hungary's 40 bakers met.", &[], &[("Hungary", "40")]);
        check_figures("At least 12 miners from Zambia met.", &[], &[("Zambia", "12")]);
        check_figures("In Zambia it rained on 12 days.", &[], &[]);
    }

    #[test]
    fn the_sentence_that_introduces_an_entity() {
        let text = "It rained. The envoy of Slovakia met nobody. Slovakia left.";
        let first = |text: &str| analyze(text).entities.first().map(|entity| entity.first.of(text).to_owned());
        assert_eq!(first(text).as_deref(), Some("The envoy of Slovakia met nobody."));
        let endless = format!("{}Slovakia{}", "and ".repeat(500), " and".repeat(500));
        assert!(first(&endless).is_none_or(|sentence| sentence.len() < 1000));
    }
}
