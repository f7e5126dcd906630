//! Teams that are called after their towns: "Lyon beat Lens" in a text on sports.

use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

use super::Cues;
use super::consistent::key;
use super::scene::{Scene, indexes};
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::lexicon::{Agreement, Class, EntryId, Match};
use crate::text::{Case, TokenKind};

/// Proposes as teams the towns and counties of which a text on sports says what is said of teams, wherever the text doesn't
/// put them on a map. Takes time linear in the text.
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let is_about_sports = scene.topics.is_mainly("sports");
    let pairs = pairs_of_clubs(scene);
    let may_play = |found: &Match| is_about_sports || has_result(scene, &indexes(&found.tokens));
    let clubs = clubs_in_full(scene, is_about_sports);
    if pairs.is_empty() && clubs.is_empty() && !scene.matches.iter().any(may_play) {
        return Vec::new();
    }
    let namesakes: Vec<_> = scene.matches.iter().filter_map(|found| Namesake::of(scene, found, &clubs)).collect();
    let plays = |namesake: &Namesake| {
        let is_at_play = || {
            let is_club = clubs.contains_key(&namesake.key);
            is_about_sports || is_club || pairs.contains(&scene.document.sentence_at(namesake.tokens.start))
        };
        has_result(scene, &namesake.tokens) || is_at_play() && namesake.plays(scene)
    };
    let mut teams: FxHashSet<u64> = namesakes.iter().filter(|namesake| plays(namesake)).map(|n| n.key).collect();
    // "They will meet St Helens or Leigh."
    for pair in namesakes.windows(2) {
        let joint = scene.document.word(pair[0].tokens.end);
        let is_joined = pair[0].tokens.end + 1 == pair[1].tokens.start && matches!(joint, "and" | "or");
        if is_joined && pair.iter().all(|club| club.club.is_some()) && pair.iter().any(|club| teams.contains(&club.key))
        {
            teams.extend(pair.iter().map(|club| club.key));
        }
    }
    let is_team = |namesake: &&Namesake| teams.contains(&namesake.key) && !namesake.is_on_map(scene);
    namesakes.iter().filter(is_team).flat_map(|namesake| namesake.candidates(scene)).collect()
}

/// The clubs that the text names in full, by the first and by the last word: "Preston" of "Preston North End". What no table
/// has is a club by the letters before its town: "MC Oran".
fn clubs_in_full(scene: &Scene<'_>, is_about_sports: bool) -> FxHashMap<u64, Option<EntryId>> {
    let is_club = |found: &&Match| {
        let category = found.entry.and_then(|entry| scene.lexicon.category(entry));
        found.class == Class::Organization && 1 < found.tokens.len() && category == Some("sports")
    };
    let ends = |found: &Match| {
        let key = |at: u32| key_of(scene, at as usize);
        let entry = found.entry?;
        Some([(key(found.tokens.start), Some(entry)), (key(found.tokens.end - 1), Some(entry))])
    };
    let has_letters = |found: &&Match| {
        let letters = scene.before(found.tokens.start as usize).and_then(|before| scene.token(before));
        let is_short = letters.is_some_and(|token| token.case == Case::Upper && (2..=4).contains(&token.span.len()));
        let plays = |name: Range<usize>| {
            let after = scene.same_sentence(name.end);
            // "were hammered"
            let is_passive = scene.cues(after).any(Cues::AUXILIARY) && scene.cues(Some(name.end + 1)).any(Cues::PLAY);
            is_about_sports || is_passive || scene.cues(after).any(Cues::PLAY) || has_result(scene, &name)
        };
        let town = indexes(&found.tokens);
        is_short && town.len() == 1 && is_town(found.class) && has_cased_letters(scene, found) && plays(town.clone())
            || club_s_end(scene, found).is_some_and(|end| plays(town.start..end))
    };
    let by_letters = scene.matches.iter().filter(has_letters);
    let by_letters = by_letters.map(|found| (key_of(scene, found.tokens.start as usize), None));
    by_letters.chain(scene.matches.iter().filter(is_club).filter_map(ends).flatten()).collect()
}

/// "Grimsby Town": one past a town and the club's word behind it. "Derby County Court" is no club.
fn club_s_end(scene: &Scene<'_>, found: &Match) -> Option<usize> {
    let word = scene.same_sentence(found.tokens.end as usize).filter(|word| scene.is_spaced(*word))?;
    let is_club = matches!(scene.document.word(word), "Town" | "County" | "City" | "United" | "Athletic" | "Rovers");
    let is_town = matches!(found.class, Class::Seat | Class::City | Class::Town);
    (is_club && is_town && !beside(scene, scene.same_sentence(word + 1), word + 1)).then_some(word + 1)
}

/// True of a town in its own capitals, with nothing but a space before it.
fn has_cased_letters(scene: &Scene<'_>, found: &Match) -> bool {
    let town = found.tokens.start as usize;
    scene.is_spaced(town) && scene.document.tokens()[town].case == Case::Title
}

const fn is_town(class: Class) -> bool {
    matches!(class, Class::Seat | Class::City | Class::Town | Class::Region)
}

/// The key of one word.
fn key_of(scene: &Scene<'_>, at: usize) -> u64 {
    key(scene.document, &(at..at + 1))
}

/// The sentences that may name two clubs: "Collingwood lost to Carlton".
fn pairs_of_clubs(scene: &Scene<'_>) -> FxHashSet<usize> {
    let is_club = |found: &&Match| {
        let category = found.entry.and_then(|entry| scene.lexicon.category(entry));
        is_organization(found.class) && category == Some("sports")
    };
    let mut last: Option<(usize, u32)> = None;
    let mut pairs = FxHashSet::default();
    for club in scene.matches.iter().filter(is_club) {
        let sentence = scene.document.sentence_at(club.tokens.start as usize);
        if last.is_some_and(|(other, end)| other == sentence && end <= club.tokens.start) {
            pairs.insert(sentence);
        }
        last = Some((sentence, club.tokens.end));
    }
    pairs
}

const fn is_organization(class: Class) -> bool {
    matches!(class, Class::Organization | Class::AmbiguousOrganization)
}

/// A name that may be a town's and a team's.
struct Namesake {
    tokens: Range<usize>,
    /// The same for the same words.
    key: u64,
    /// The club that a table has under the name.
    club: Option<EntryId>,
    /// If a club's word is of the name, "Grimsby Town", where its town ends, and what the town is.
    town: Option<(usize, EntryId)>,
}

impl Namesake {
    fn of(scene: &Scene<'_>, found: &Match, clubs: &FxHashMap<u64, Option<EntryId>>) -> Option<Self> {
        let category = |entry| scene.lexicon.category(entry);
        let category = found.entry.and_then(category);
        let mut tokens = indexes(&found.tokens);
        let key = key(scene.document, &tokens);
        let in_full = clubs.get(&key).copied();
        let town = club_s_end(scene, found)
            .zip(found.entry)
            .map(|(end, entry)| (std::mem::replace(&mut tokens.end, end), entry));
        let may_play = match found.class {
            Class::Seat | Class::City | Class::Town => true,
            Class::Region => category == Some("subdivision") || in_full.is_some(),
            class if is_organization(class) => category == Some("sports"),
            _ => false,
        };
        let club = found.entry.filter(|_| is_organization(found.class)).or_else(|| in_full.flatten());
        let is_person =
            club.is_none() && in_full.is_none() && (scene.is_given(tokens.start) || scene.is_surname(tokens.start));
        // In a line of capitals all words look like names.
        let is_shouted = found.agreement == Agreement::Capitals;
        let is_alone = || {
            !beside(scene, tokens.start.checked_sub(1), tokens.start) && !beside(scene, Some(tokens.end), tokens.end)
        };
        let is_whole = !scene.may_be_listed(tokens.start)
            && !scene.is_territory(tokens.start)
            && !is_person
            && (is_shouted || is_alone());
        let is_written = is_shouted || found.agreement.has_case();
        (may_play && is_whole && is_written).then_some(Self { tokens, key, club, town })
    }

    /// True if the words beside it are those of a team: "Lens beat", "against Lens", "the Lens striker".
    fn plays(&self, scene: &Scene<'_>) -> bool {
        let (before, after) = (scene.before(self.tokens.start), scene.same_sentence(self.tokens.end));
        let is_clitic = |at: &usize| scene.token(*at).is_some_and(|token| token.kind == TokenKind::Clitic);
        let owned = after.filter(is_clitic).map_or(after, |clitic| scene.same_sentence(clitic + 1));
        let played = before.is_some_and(|at| matches!(scene.document.word(at), "against" | "v" | "vs"))
            || scene.cues(before).any(Cues::PLAY)
            || before.is_some_and(|before| follows_play(scene, before));
        // "Essex were all out": a town is one thing, a team are many.
        let is_joined = before.is_some_and(|at| matches!(scene.document.word(at), "and" | "," | "of"));
        let are_many = !is_joined && matches!(after.map(|at| scene.document.word(at)), Some("have" | "were" | "are"));
        are_many || scene.cues(after).any(Cues::PLAY) || scene.cues(owned).any(Cues::SQUAD) || played
    }

    /// True of "in Lens", "Lens residents", "Lens, Ohio".
    fn is_on_map(&self, scene: &Scene<'_>) -> bool {
        let (before, after) = (scene.before(self.tokens.start), scene.same_sentence(self.tokens.end));
        let lies = after.is_some_and(|after| scene.document.word(after) == "," && scene.is_on_map(after + 1));
        // "in Manchester and Liverpool"
        let other = before.filter(|and| scene.document.word(*and) == "and").and_then(|and| scene.before(and));
        let other = other.filter(|other| scene.is_on_map(*other)).and_then(|other| scene.before(other));
        // "the streets of Lens"
        let is_of = before.filter(|of| scene.document.word(*of) == "of").and_then(|of| scene.before(of));
        // "lost at Burnley", "lost to Carlton"
        let is_away = before.is_some_and(|at| follows_play(scene, at));
        scene.cues(is_of).any(Cues::LOCAL)
            || !is_away && scene.cues(before).any(Cues::LOCATIVE | Cues::MOTION)
            || scene.cues(other).any(Cues::LOCATIVE | Cues::MOTION)
            // "Oran sink Kabylie" is no place that sinks.
            || scene.cues(after).any(Cues::LOCAL) && !scene.cues(after).any(Cues::PLAY)
            || lies
    }

    /// The team, and its town if that is in its name.
    fn candidates(&self, scene: &Scene<'_>) -> impl Iterator<Item = Candidate> {
        /// Towns are found more surely than anything else, and the whole text speaks against them.
        const CONFIDENCE: f32 = 1.0;
        /// Enough for a name inside of another.
        const NESTED: f32 = 0.8;
        let span = scene.document.span_of(self.tokens.clone());
        let team = Candidate {
            span,
            proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: self.club },
            confidence: CONFIDENCE,
            evidence: Evidence::Shape { cue: span },
        };
        let town = self.town.map(|(end, entry)| Candidate {
            span: scene.document.span_of(self.tokens.start..end),
            proposal: Proposal::Name { kind: Kind::Place, via: None, entry: Some(entry) },
            confidence: NESTED,
            evidence: Evidence::Table { entry },
        });
        [Some(team), town].into_iter().flatten()
    }
}

/// "lost 3-1 to", "a win over", "signed him from": the preposition at `at` and what was played before it.
fn follows_play(scene: &Scene<'_>, at: usize) -> bool {
    /// Words between the verb and the preposition, at most, a result's own tokens included.
    const REACH: usize = 5;
    let is_played = |index: usize| {
        scene.cues(Some(index)).any(Cues::PLAY)
            || matches!(scene.document.word(index), "win" | "victory" | "defeat" | "draw" | "loss" | "loan" | "joined")
    };
    let is_closed = |index: &usize| {
        scene.same_sentence(index + 1).is_none() || !is_played(*index) && scene.cues(Some(*index)).any(Cues::MOTION)
    };
    let mut before = (at.saturating_sub(REACH)..at).rev().take_while(|index| !is_closed(index));
    match scene.document.word(at) {
        "at" | "AT" => {
            let played = if 3 < at && is_score(scene, at - 3) { at - 4 } else { at.saturating_sub(1) };
            is_played(played)
        }
        "to" | "over" | "with" | "from" => before.any(is_played),
        "by" => matches!(scene.document.word(at.saturating_sub(1)), "watched" | "scouted") || before.any(is_played),
        _ => false,
    }
}

/// True if the word at `at` is of the same name as the one beside it, from which a space parts the word at `gap`.
fn beside(scene: &Scene<'_>, at: Option<usize>, gap: usize) -> bool {
    let is_one = |at: usize| scene.is_capitalized(at) && !scene.is_title(at) && scene.is_spaced(gap);
    at.is_some_and(is_one) && scene.before(gap).is_some()
}

/// "Lens 3-1 Lyon", "Lens drew 1-1 with", "beat Lens 3-0".
fn has_result(scene: &Scene<'_>, name: &Range<usize>) -> bool {
    let plays = |at: Option<usize>| scene.cues(at).any(Cues::PLAY);
    let is_between =
        is_score(scene, name.end) && (scene.is_capitalized(name.end + 3) || plays(scene.before(name.start)));
    is_between || is_score(scene, name.end + 1) && plays(Some(name.end))
}

/// "3-1" at `index`.
fn is_score(scene: &Scene<'_>, index: usize) -> bool {
    let is_number =
        |at: usize| scene.token(at).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3);
    is_number(index) && matches!(scene.document.word(index + 1), "-" | "–") && is_number(index + 2)
}

#[cfg(test)]
mod tests {
    use crate::entity::Kind;

    /// Asserts what `name` is, at each of its places.
    fn check(text: &str, name: &str, expected: &[Kind]) {
        let analysis = crate::analyze(text);
        let named = analysis.mentions.iter().filter(|mention| mention.span.of(text) == name);
        assert_eq!(named.map(|mention| mention.kind).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_town_s_team_is_none_of_its_streets() {
        let match_report = "Lyon beat Lens 3-1. The striker scored both goals of Lyon. The team flew home to Lyon.";
        check(match_report, "Lyon", &[Kind::Organization, Kind::Organization, Kind::Place]);
        check("Toulouse 2-0 Nantes: a goal in each half", "Toulouse", &[Kind::Organization]);
        check(
            "Lens beat Toulouse 1-0, and the streets of Toulouse were quiet.",
            "Toulouse",
            &[Kind::Organization, Kind::Place],
        );
        check("Toulouse drew 1-1 with Nantes on Sunday.", "Toulouse", &[Kind::Organization]);
        check("Carlton lost to Collingwood by nine points.", "Collingwood", &[Kind::Organization]);
        let short =
            "Preston North End drew at Hillsborough. Preston manager Lee Zorbla wept. He has a house in Preston.";
        check(short, "Preston", &[Kind::Place, Kind::Organization, Kind::Place]);
        let letters =
            "Lens sink Toulouse\n\nRC Lens beat US Toulouse in the cup. The striker of Lens has a house in Lens.";
        check(letters, "Lens", &[Kind::Organization, Kind::Organization, Kind::Place]);
        let boss = "Harrogate Town were hammered 5-1 at Stockport County. Fans of Harrogate gaffer Lee Zorbla wept.";
        check(boss, "Harrogate", &[Kind::Place, Kind::Organization]);
        let full = "STOCKPORT BEAT HARROGATE\n\nThe striker left after Harrogate Town lost at Derby County.";
        check(full, "HARROGATE", &[Kind::Organization]);
        check(full, "Harrogate Town", &[Kind::Organization]);
        check(full, "Derby County", &[Kind::Organization]);
        check(full, "Harrogate", &[Kind::Place]);
        check(
            "The striker is being watched by Lens and Toulouse. The league match was lost 3-0 at Lyon.",
            "Lyon",
            &[Kind::Organization],
        );
        check("Toulouse were bowled out for 58 after lunch in the league match.", "Toulouse", &[Kind::Organization]);
    }

    #[test]
    fn towns_countries_and_territories_play_under_their_own_names() {
        check("Lyon won the prize for its parks. It has planted 900 trees.", "Lyon", &[Kind::Place]);
        check("Ghana beat Togo 3-1 in the final. The striker scored twice.", "Ghana", &[Kind::Country]);
        let bins = "Harrogate Town pays for its own bins. Residents of Harrogate Town are tired of it.";
        check(bins, "Harrogate Town", &[Kind::Place, Kind::Place]);
        check("Shops in Derby city centre are shut. The Derby County Court sat.", "Derby County", &[]);
        check("He was born in Harrogate Town. It rained.", "Harrogate Town", &[Kind::Place]);
        check("The goalkeeper of the club was born at Lyon.", "Lyon", &[Kind::Place]);
        check("Scotland beat Togo 3-1 in the final. The striker scored twice.", "Scotland", &[Kind::Place]);
    }
}
