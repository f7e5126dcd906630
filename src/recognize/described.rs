//! Organizations that no table has and no word of their own tells: the words beside them say what they are.

use std::ops::Range;

use super::Cues;
use super::scene::Scene;
use super::shape::{capitals_end, leads};
use super::standing::is_name_word;
use crate::entity::{Candidate, Evidence, Kind, Proposal};
use crate::text::TokenKind;

/// Words of one name at most.
const LONGEST: usize = 6;

/// Proposes organizations by what a sentence calls them: "the watchdog Namfrel", "Hanul's chief executive", "Pesaflow, which lends
/// money", "shares in Valdarno".
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (index, pair) in (1..).zip(scene.document.tokens().windows(2)) {
        let (follows_name, token) = (is_name_word(&pair[0]), &pair[1]);
        let found = match token.kind {
            TokenKind::Clitic if is_clitic(scene, index) => by_role(scene, index).or_else(|| by_staff(scene, index)),
            TokenKind::Punctuation if follows_name => apposed(scene, index),
            TokenKind::Word if token.is_capitalized() && !follows_name => named_after(scene, index),
            _ => continue,
        };
        candidates.extend(found);
    }
    candidates
}

/// "Hanul's chief executive", "Hanul's new plant manager and co-founder": the name before what only organizations have.
fn by_role(scene: &Scene<'_>, clitic: usize) -> Option<Candidate> {
    /// Words between the possessive and the role at most, the role included.
    const REACH: usize = 4;
    let is_plain =
        |at: &usize| !scene.is_capitalized(*at) && scene.token(*at).is_some_and(|token| token.kind == TokenKind::Word);
    // "He's a company director."
    if matches!(scene.document.word(clitic + 1), "a" | "an" | "the" | "no" | "not" | "now" | "been" | "also") {
        return None;
    }
    let mut owned = (clitic + 1..=clitic + REACH).take_while(is_plain);
    // "the minister's vice president"
    let is_role = |at: &usize| scene.cues(Some(*at)).any(Cues::ROLE) && scene.document.word(at - 1) != "vice";
    let role = owned.find(is_role)?;
    Some(candidate(scene, before(scene, clitic)?, role))
}

fn is_clitic(scene: &Scene<'_>, index: usize) -> bool {
    let is_clitic = scene.token(index).is_some_and(|token| token.kind == TokenKind::Clitic);
    is_clitic && matches!(scene.document.word(index), "'s" | "’s" | "'" | "’")
}

/// "the watchdog Namfrel", "His party, Renovación del Sur, ": the name that starts at `start`.
fn named_after(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    /// Words between the noun and the comma at most, and before the noun.
    const REACH: usize = 3;
    /// More than a given name and a surname have together.
    const NOBODY: f32 = 0.999;
    let before = scene.before(start).filter(|_| scene.is_spaced(start))?;
    let is_own = |body: usize| {
        (body.saturating_sub(3)..body).any(|at| is_owner(scene, at) || is_possessive(scene.document.word(at)))
    };
    let is_body = |at: &usize| {
        let is_startup = || scene.document.word(*at) == "up" && 1 < *at && scene.document.word(at - 2) == "start";
        !scene.is_capitalized(*at) && (scene.cues(Some(*at)).any(Cues::BODY) || is_startup())
    };
    // "their club, the Zorbla Rangers, "
    let comma = match scene.document.word(before) {
        "the" => scene.before(before).filter(|comma| scene.document.word(*comma) == ","),
        _ => None,
    };
    if let Some(body) = comma.and_then(|comma| scene.before(comma)).filter(|body| is_body(body) && is_own(*body)) {
        let name = start..capitals_end(scene, start);
        let is_closed = matches!(scene.document.word(name.end), "," | "." | ";" | ")") && 1 < name.len();
        let is_somebody = scene.country_at(start).is_some() || name.clone().any(|at| scene.is_given(at));
        return (is_closed && !is_somebody).then(|| Candidate { confidence: NOBODY, ..candidate(scene, name, body) });
    }
    if scene.document.word(before) == "," {
        // "a charity, Zorbla, ", "a start-up in Lima, Zorbla, "
        let body = (before.saturating_sub(REACH)..before).rev().find(is_body)?;
        let is_one = body + 1 == before || matches!(scene.document.word(body + 1), "in" | "from" | "at");
        let is_new =
            (body.saturating_sub(REACH)..body).any(|at| matches!(scene.document.word(at), "a" | "an" | "A" | "An"));
        if !(is_own(body) && body + 1 == before || is_new && is_one) {
            return None;
        }
        let name = run(scene, start)?;
        let is_closed = matches!(scene.document.word(name.end), "," | "." | ";" | ")");
        return is_closed.then(|| candidate(scene, name, body));
    }
    if matches!(scene.document.word(before), "the" | "The") {
        let name = run(scene, start).filter(|name| 1 < name.len() && !scene.is_listed(name.start))?;
        // "She told the Valley Courier."
        let told = scene.before(before).filter(|told| matches!(scene.document.word(*told), "told" | "tells"));
        // "the Our Field movement"
        let body = told.or_else(|| scene.same_sentence(name.end).filter(is_body))?;
        return Some(candidate(scene, name, body));
    }
    // "a poll by Zorbla", "chartered from Zorbla Line"
    if let Some(cue) = poll(scene, before).or_else(|| deal(scene, before)) {
        let name = run(scene, start).filter(|name| scene.document.word(cue) == "by" || 1 < name.len())?;
        return Some(candidate(scene, name, cue));
    }
    let body = Some(before).filter(is_body)?;
    if let Some(name) = run(scene, start) {
        return Some(candidate(scene, name, body));
    }
    let name = capitals(scene, start).filter(|_| is_nobody(scene.document.word(body)))?;
    Some(Candidate { confidence: NOBODY, ..candidate(scene, name, body) })
}

/// "an exit poll by": the index of what was made by whom the next words name.
fn poll(scene: &Scene<'_>, by: usize) -> Option<usize> {
    let poll = scene.before(by).filter(|_| scene.document.word(by) == "by")?;
    matches!(scene.document.word(poll), "poll" | "Poll" | "survey" | "Survey").then_some(by)
}

/// "bought two ships from": the index of the verb by which something is bought from whom the next words name.
fn deal(scene: &Scene<'_>, from: usize) -> Option<usize> {
    /// Words between the verb and its object's seller at most.
    const REACH: usize = 4;
    let is_deal = |at: &usize| {
        matches!(
            scene.document.word(*at),
            "bought" | "buy" | "buys" | "buying" | "chartered" | "leased" | "ordered" | "hired"
        )
    };
    let verbs = from.saturating_sub(REACH)..from;
    (scene.document.word(from) == "from").then(|| verbs.rev().find(is_deal)).flatten()
}

/// The possessive, also that of a plural: "a drivers' union".
fn is_owner(scene: &Scene<'_>, index: usize) -> bool {
    is_clitic(scene, index) || matches!(scene.document.word(index), "'" | "’")
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "my" | "our" | "His" | "Her" | "Its" | "Their" | "My" | "Our")
}

/// "Kobo, a charity", "Pesaflow, the largest lender in town,", "Cenit, which operates the pipelines": the name before `comma`.
fn apposed(scene: &Scene<'_>, comma: usize) -> Option<Candidate> {
    /// Words behind the article at most, the noun included.
    const REACH: usize = 4;
    let article = scene.same_sentence(comma + 1).filter(|_| scene.document.word(comma) == ",")?;
    let clause = match scene.document.word(article) {
        "a" | "an" | "the" | "another" | "its" => None,
        "which" => Some(Cues::VENTURE),
        "whose" => Some(Cues::ROLE),
        _ => return None,
    };
    if let Some(cues) = clause {
        let is_own = |at: usize| matches!(scene.document.word(at), "app" | "apps" | "shares" | "depositors");
        let verb =
            scene.same_sentence(article + 1).filter(|verb| scene.cues(Some(*verb)).any(cues) || is_own(*verb))?;
        return Some(candidate(scene, before(scene, comma)?, verb));
    }
    let is_body = |at: &usize| !scene.is_capitalized(*at) && scene.cues(Some(*at)).any(Cues::BODY);
    let body = (article + 1..=article + REACH).find(is_body)?;
    let is_head = scene.same_sentence(body + 1).is_none_or(|next| {
        scene.token(next).is_some_and(|token| token.kind == TokenKind::Punctuation)
            || scene.cues(Some(next)).any(Cues::LOCATIVE | Cues::WITH | Cues::AGENT)
            || matches!(
                scene.document.word(next),
                "that" | "which" | "of" | "for" | "from" | "based" | "owned" | "run" | "whose" | "founded"
            )
    });
    let name = before(scene, comma).filter(|_| is_head)?;
    Some(candidate(scene, name, body))
}

/// "Daishin's Lee Jae-won": a person in full is of whom the possessive names.
fn by_staff(scene: &Scene<'_>, clitic: usize) -> Option<Candidate> {
    let given = scene.same_sentence(clitic + 1)?;
    let surname = scene.same_sentence(given + 1).filter(|surname| scene.is_spaced(*surname))?;
    let is_person = scene.is_given(given) && scene.is_surname(surname) && !scene.is_listed(given);
    let name = before(scene, clitic).filter(|_| is_person)?;
    Some(candidate(scene, name, given))
}

/// The capitalized words that end before `end`; none, where the sentence may have put the capital, or it is a country's or a person's name.
fn before(scene: &Scene<'_>, end: usize) -> Option<Range<usize>> {
    let is_name = |at: &usize| scene.is_capitalized(*at) && scene.before(*at + 1).is_some();
    let words = (0..end).rev().take(LONGEST).take_while(is_name).count();
    let mut start = end - words;
    while start < end && leads(scene, start) {
        start += 1;
    }
    // "Women's Forum": the name has begun before its genitive.
    let owner = scene.before(start).filter(|clitic| is_clitic(scene, *clitic)).and_then(|clitic| scene.before(clitic));
    let has_begun = owner.is_some_and(|owner| scene.is_capitalized(owner) && !scene.is_on_map(owner));
    fits(scene, start..end).filter(|_| !has_begun)
}

/// True of what a person is never called: "the tea chain Ella Wong" is a company.
fn is_nobody(body: &str) -> bool {
    matches!(
        body,
        "chain" | "supermarket" | "conglomerate" | "carrier" | "telco" | "fintech" | "subsidiary" | "firm" | "lender"
    )
}

/// The capitalized words from `start` on, be they a person's name or not, on no map.
fn capitals(scene: &Scene<'_>, start: usize) -> Option<Range<usize>> {
    let name = start..capitals_end(scene, start);
    ((2..=LONGEST).contains(&name.len()) && scene.is_given(start) && !scene.is_on_map(start)).then_some(name)
}

/// The capitalized words from `start` on.
fn run(scene: &Scene<'_>, start: usize) -> Option<Range<usize>> {
    let mut end = capitals_end(scene, start);
    if scene.document.word(end) == "&" && scene.is_capitalized(end + 1) {
        end = capitals_end(scene, end + 1);
    }
    // "the group Article 13", "the party Freedom and Justice": where it ends is unknown.
    let goes_on = scene.token(end).is_some_and(|token| token.kind == TokenKind::Number)
        || scene.document.word(end) == "and" && scene.is_capitalized(end + 1);
    fits(scene, start..end).filter(|_| !goes_on)
}

fn fits(scene: &Scene<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let first = name.start;
    let word = scene.document.word(first);
    // "party MPs"
    let is_plural = word.strip_suffix('s').is_some_and(|letters| letters.bytes().all(|byte| byte.is_ascii_uppercase()));
    let is_other = is_plural
        || name.len() == 1 && word.ends_with("ly") && scene.opens_sentence(first)
        || scene.is_title(first)
        || scene.is_on_map(first)
        || scene.cues(Some(first)).any(Cues::CALENDAR);
    let is_person = 1 < name.len() && scene.is_given(first);
    (!name.is_empty() && name.len() <= LONGEST && !is_other && !is_person).then_some(name)
}

fn candidate(scene: &Scene<'_>, name: Range<usize>, cue: usize) -> Candidate {
    /// How often a name so described is an organization's, by reading news.
    const CONFIDENCE: f32 = 0.985;
    Candidate {
        span: scene.document.span_of(name),
        proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
        confidence: CONFIDENCE,
        evidence: Evidence::Shape { cue: scene.document.span_of(cue..cue + 1) },
    }
}

#[cfg(test)]
mod tests {
    use crate::recognize::asserts::organizations_are as check;

    #[test]
    fn what_a_sentence_calls_an_organization_is_one() {
        check("He fed them with a Korean charity, Zorbla, which left.", &["Zorbla"]);
        check("The tea chain Anna Weber was fined, and queues at Anna Weber are long.", &["Anna Weber", "Anna Weber"]);
        check("Swim Malta has no pool, and Audit Scotland has a report.", &["Swim Malta", "Audit Scotland"]);
        check("She leads a startup in Lima, Zorbla, and sings.", &["Zorbla"]);
        check("Quillon Medtech, a listed company from the north, is to buy a rival.", &["Quillon Medtech"]);
        check("The Trade and Consumer Safety Commission has to approve it.", &["Trade and Consumer Safety Commission"]);
        let welfare =
            "The Zorbla Department of Public Health and Welfare in Peru met the Peruvian Ministry of Fish and Water.";
        check(welfare, &["Zorbla Department of Public Health and Welfare", "Ministry of Fish and Water"]);
        check("Lawyers at Cole & Chang said so.", &["Cole & Chang"]);
        check("Men left their club, the Zorbla Harriers, at home.", &["Zorbla Harriers"]);
        check("An exit poll by Zorblem gave her 51 per cent.", &["Zorblem"]);
        check("The ship was chartered from Zorbla Line of Leeds.", &["Zorbla Line"]);
        check("Zorblem, its supplier, fell, and Zornum, whose app is free, rose.", &["Zorblem", "Zornum"]);
        check("A start-up in Lima, Zornum, fell.", &["Zornum"]);
        check("They met.\n\nZORNAC flagged the transfer.", &["ZORNAC"]);
        check("He met the Our Zorbla movement of Peru.", &["Our Zorbla"]);
        check("Its manager told the Valley Courier that he would leave.", &["Valley Courier"]);
        check("The election watchdog Zornfel has copies.", &["Zornfel"]);
        check("His party, Renovación Zorbla, keeps the seats.", &["Renovación Zorbla"]);
        check("Zorblo's chief executive resigned, and Zorblo fell.", &["Zorblo", "Zorblo"]);
        check("Zorbla Kwel, the operator of the port, is hiring.", &["Zorbla Kwel"]);
        check("Zorblix, the think tank, is shut.", &["Zorblix"]);
        check("He heads a drivers' union, Zorbla, in town.", &["Zorbla"]);
        check(
            "Zorblix, which operates the pipelines, and Zorblad, whose shareholders met, fell.",
            &["Zorblix", "Zorblad"],
        );
        check("\"It is cheap,\" said Zorblin's Anna Weber.", &["Zorblin"]);
        check("An officer of Zorbla Co., Ltd. said no.", &["Zorbla Co., Ltd."]);
        check("He sold Zorblin's Foods Ltd.", &["Zorblin's Foods Ltd"]);
        check(
            "Les Entreprises Zorblin Ltée won. There Anna Marine DAC sold a boat.",
            &["Les Entreprises Zorblin Ltée", "Anna Marine DAC"],
        );
        check("It is Zorblin's Samsung Group Ltd that he sold.", &["Samsung Group Ltd"]);
    }

    #[test]
    fn what_it_calls_otherwise_is_none() {
        check("He left a charity in Lima, Peru, and sang.", &[]);
        check("It is due to its producer, the Guatemalan Anna Weber, and a plan by Weber.", &[]);
        check("He bought the house from Anna Weber of Leeds. DIABETES kills.", &[]);
        check("He met the New York movement. Jason & Richard at Home", &[]);
        check("Marra Vance, a company director from the north, was fined.", &[]);
        check("The Belt and Road Initiative is old.", &[]);
        check("In cricket Namibia lost. Health: Malta has beds. Chile Trade Malta Deals", &[]);
        check("However, another group of farmers left.", &[]);
        check("The six party MPs voted against it.", &[]);
        check("The company Monday said that it would pay.", &[]);
        check("It went to the manufacturer Georg Reichelt.", &[]);
        check("\"He's a company director,\" she said. He left.", &[]);
        check("Anna Weber, a widow of means, said no.", &[]);
        check("The flight AB 123 leaves at nine.", &[]);
        check("The Zorbla, which floods the fields, is a river, and Anna Weber, whose son left, said no.", &[]);
    }
}
