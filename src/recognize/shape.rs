use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Cues;
use super::consistent::is_rare;
use super::scene::{Scene, indexes};
use super::thing::is_body;
use crate::entity::{CERTAIN, Candidate, Evidence, Kind, Proposal};
use crate::lexicon::{Class, Match, starting_at};
use crate::text::{Case, TokenKind};

/// Words of one name at most: what is longer is a list or a line of capitals.
const LONGEST: usize = 12;

/// Proposes organizations whose first or last word says so: "Ministry of …", "… Brigade", "… Inc."
pub(super) fn recognize(scene: &Scene<'_>) -> Vec<Candidate> {
    let found = scene.matches.iter().filter(|found| found.agreement.has_case());
    let acronyms = (0..scene.document.tokens().len()).filter_map(|index| acronym(scene, index));
    let partners = (1..scene.document.tokens().len()).filter_map(|index| partners(scene, index));
    let of_countries = scene.matches.iter().filter_map(|found| of_country(scene, found));
    found.filter_map(|found| candidate(scene, found)).chain(acronyms).chain(partners).chain(of_countries).collect()
}

/// "Swim Ireland", "Audit Scotland": a country's body, whose first word is what it is about.
fn of_country(scene: &Scene<'_>, found: &Match) -> Option<Candidate> {
    /// The country alone is as good as certain, and the name is longer.
    const CONFIDENCE: f32 = 0.985;
    let country = indexes(&found.tokens);
    let is_country = matches!(found.class, Class::CountryName | Class::CountryAbbreviation | Class::Region);
    let subject = scene.before(country.start).filter(|_| is_country && found.agreement.has_case())?;
    let is_capital = |at: usize| scene.is_capitalized(at) && scene.is_spaced(at + 1);
    let goes_on = |at: usize| scene.is_capitalized(at) && scene.is_spaced(at);
    let is_about = scene.cues(Some(subject)).any(Cues::SUBJECT) && is_capital(subject);
    let is_whole =
        !scene.before(subject).is_some_and(is_capital) && !scene.same_sentence(country.end).is_some_and(goes_on);
    let is_country = || found.class != Class::Region || scene.is_territory(country.start);
    (is_about && is_whole && is_country()).then(|| Candidate {
        span: scene.document.span_of(subject..country.end),
        proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
        confidence: CONFIDENCE,
        evidence: Evidence::Shape { cue: scene.document.span_of(subject..country.start) },
    })
}

/// "lawyers at Weber & Ode": a firm of two partners, by their surnames. Newspapers join people so in headlines alone.
fn partners(scene: &Scene<'_>, and: usize) -> Option<Candidate> {
    /// More than the tagger has for either of them as a person.
    const CONFIDENCE: f32 = 0.999;
    let is_joint = scene.document.word(and) == "&" && scene.is_spaced(and) && scene.is_spaced(and + 1);
    let name = Some(and - 1..and + 2).filter(|_| is_joint)?;
    let is_partner = |at: usize| scene.is_surname(at) && !scene.is_on_map(at) && scene.before(at).is_some();
    let before = scene.before(name.start).filter(|before| !scene.is_capitalized(*before))?;
    let is_whole = is_partner(name.start) && is_partner(and + 1) && !scene.is_capitalized(name.end);
    let is_firm = scene.cues(Some(before)).any(Cues::LOCATIVE | Cues::MOTION | Cues::AGENT | Cues::BODY);
    (is_whole && is_firm).then(|| Candidate {
        span: scene.document.span_of(name),
        proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
        confidence: CONFIDENCE,
        evidence: Evidence::Shape { cue: scene.document.span_of(and..and + 1) },
    })
}

/// Acronyms that name no organization: "the GDP".
static GENERIC: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/generic-acronyms.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split('\t').next()).collect()
});

/// True of an acronym that names no organization, though an article may stand before it: "GDP".
pub(crate) fn is_generic(acronym: &str) -> bool {
    GENERIC.contains(acronym)
}

/// "the NZQF", "NZQFA ordered a recount": an acronym that no table has, alone behind an article or at the head of a sentence.
fn acronym(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    /// How often it is an organization's, by reading news; the others are offices, things and measures.
    const CONFIDENCE: f32 = 0.7;
    /// What acts is one, though the tagger has not seen it.
    const ACTING: f32 = 0.9;
    const LETTERS: std::ops::RangeInclusive<u32> = 3..=7;
    /// Fewer are too often a thing's, without the article.
    const LONG: u32 = 5;
    let token = scene.token(index).filter(|token| token.case == Case::Upper && LETTERS.contains(&token.span.len()))?;
    let article = scene.before(index).filter(|before| matches!(scene.document.word(*before), "the" | "The"));
    let acts = || {
        let after = scene.same_sentence(index + 1);
        LONG <= token.span.len() && scene.opens_sentence(index) && scene.cues(after).any(Cues::SPEECH | Cues::VENTURE)
    };
    let cue = article.or_else(|| acts().then_some(index + 1))?;
    let is_alone =
        scene.same_sentence(index + 1).is_none_or(|next| !scene.is_capitalized(next) && !is_hyphen(scene, next));
    let letters = scene.document.text_of(token);
    let may_be_name = letters.bytes().all(|byte| byte.is_ascii_uppercase()) && !is_generic(letters);
    (is_alone && may_be_name).then(|| Candidate {
        span: token.span,
        proposal: Proposal::Name { kind: Kind::Organization, via: None, entry: None },
        confidence: if article.is_some() { CONFIDENCE } else { ACTING },
        evidence: Evidence::Shape { cue: scene.document.span_of(cue..cue + 1) },
    })
}

fn candidate(scene: &Scene<'_>, found: &Match) -> Option<Candidate> {
    /// How often a name of this shape is an organization's, by reading news.
    const CONFIDENCE: f32 = 0.8;
    let word = indexes(&found.tokens);
    let name = match found.class {
        Class::OrganizationHead => word.start..after_head(scene, &word)?,
        Class::OrganizationTail => before_tail(scene, &word)?..after_tail(scene, &word),
        _ => return None,
    };
    let is_legal = is_company(scene, &word, &name);
    let is_whole = found.class == Class::OrganizationHead && is_closed(scene, &name);
    let name = if is_whole { before_head(scene, name.start)..name.end } else { name };
    let name = name.start..if is_legal { after_legal_forms(scene, name.end) } else { name.end };
    // "Zorbla County" is where its sheriff is, but its council is Zorbla's.
    let is_county = scene.document.word(name.end - 1) == "County" && scene.document.word(name.end) != "Council";
    let kind = if is_county { Kind::Place } else { Kind::Organization };
    (name.len() <= LONGEST).then(|| Candidate {
        span: scene.document.span_of(name),
        proposal: Proposal::Name { kind, via: None, entry: None },
        confidence: if is_legal || is_whole { CERTAIN } else { CONFIDENCE },
        evidence: Evidence::Shape { cue: scene.document.span_of(word) },
    })
}

/// True of "Department of Public Health and Environment": what "and" adds is an everyday word, and the subject of a body more
/// than a body or a company.
fn is_closed(scene: &Scene<'_>, name: &Range<usize>) -> bool {
    let last = name.end - 1;
    let is_everyday = || {
        3 < scene.document.word(last).len()
            && !is_rare(scene.document, last)
            && starting_at(scene.matches, last).is_empty()
    };
    let goes_on = || {
        let after = scene.same_sentence(name.end);
        let is_link = after.is_some_and(|after| {
            scene.is_capitalized(after) || is_link(scene.document.word(after)) || scene.document.word(after) == "in"
        });
        is_link
            && (scene.is_capitalized(name.end) || scene.is_capitalized(name.end + 1) && !scene.is_on_map(name.end + 1))
    };
    matches!(scene.document.word(last - 1), "and" | "&") && is_everyday() && !goes_on()
}

/// Where "the Colorado Department of Public Health and Environment" begins, the head of which is at `head`: whose ministry it is
/// stands before its name.
fn before_head(scene: &Scene<'_>, head: usize) -> usize {
    let is_name = |at: &usize| scene.is_capitalized(*at) && scene.is_spaced(*at + 1) && scene.before(*at + 1).is_some();
    let mut start = head - (0..head).rev().take(LONGEST).take_while(is_name).count();
    while start < head
        && (leads(scene, start) && !scene.is_title(start) || start + 1 == head && scene.country_at(start).is_some())
    {
        start += 1;
    }
    start
}

/// One past the name that goes on after its head; none, if no name follows.
fn after_head(scene: &Scene<'_>, head: &Range<usize>) -> Option<usize> {
    let ends_open = is_link(scene.document.word(head.end - 1));
    let is_lead = || scene.cues(Some(head.end - 1)).any(Cues::LEAD) && scene.is_capitalized(head.end - 1);
    let first = if ends_open || is_lead() { head.end } else { after_link(scene, head.end)? };
    let first = if matches!(scene.document.word(first), "the") { first + 1 } else { first };
    scene.same_sentence(first)?;
    let mut end = capitals_end(scene, first);
    if end == first {
        return None;
    }
    // "Ministry of Trade and Industry", but not "Bank of England and Barclays".
    while let Some(next) = after_and(scene, end) {
        end = capitals_end(scene, next);
    }
    Some(end)
}

/// The index after "of" or "for" at `index`.
fn after_link(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let index = scene.same_sentence(index)?;
    is_link(scene.document.word(index)).then_some(index + 1)
}

fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "on" | "de" | "do" | "da")
}

/// The index of the capitalized word after "and" or ", … and" at `index`, if it may go on with the name.
fn after_and(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let index = scene.same_sentence(index)?;
    let next = scene.same_sentence(index + 1)?;
    let joins = matches!(scene.document.word(index), "and" | "&");
    (joins && scene.is_capitalized(next) && !scene.is_listed(next) && !scene.is_given(next)).then_some(next)
}

/// One past the capitalized words that follow each other from `start`.
pub(super) fn capitals_end(scene: &Scene<'_>, start: usize) -> usize {
    let mut end = start;
    while end - start < LONGEST && (end == start || scene.same_sentence(end).is_some()) {
        let joint = is_hyphen(scene, end) && scene.is_capitalized(end + 1);
        if !joint && !scene.is_capitalized(end) {
            break;
        }
        end += if joint { 2 } else { 1 };
    }
    end.min(scene.document.tokens().len())
}

/// The first token of the name that the tail ends; none, if the tail stands alone.
fn before_tail(scene: &Scene<'_>, tail: &Range<usize>) -> Option<usize> {
    let mut start = tail.start;
    while tail.start - start < LONGEST {
        let Some(before) = scene.before(start) else { break };
        // "Zorbla (Pty) Ltd"
        if is_bracketed_form(scene, before) && start == tail.start {
            start -= 3;
            continue;
        }
        // "Talley's Group Ltd"
        if scene.token(before).is_some_and(|token| token.kind == TokenKind::Clitic)
            && is_owned_form(scene, before, tail)
        {
            start -= 2;
            continue;
        }
        let hyphenated = is_hyphen(scene, before) && 0 < before && scene.before(before).is_some();
        let at = if hyphenated { before - 1 } else { before };
        let goes_on = scene.is_capitalized(at) || hyphenated || matches!(scene.document.word(at), "&");
        if !goes_on {
            break;
        }
        start = at;
    }
    start = conjoined(scene, start, tail.start).unwrap_or(start);
    // What leads the run without being of the name: an article, a title, a word that opens the sentence.
    while start < tail.start && leads(scene, start) {
        start += 1;
    }
    (start < tail.start && scene.is_capitalized(start)).then_some(start)
}

/// Where "the Competition and Consumer Protection Commission" begins, the tail of which goes back to `start` so far: behind the
/// article, with a word that is nobody's name. "The Belt and Road Initiative" is no body.
fn conjoined(scene: &Scene<'_>, start: usize, tail: usize) -> Option<usize> {
    let and = scene
        .before(start)
        .filter(|and| start < tail && is_body(scene.document, tail) && scene.document.word(*and) == "and")?;
    let first = scene.before(and).filter(|first| scene.is_capitalized(*first) && !scene.may_be_listed(*first))?;
    let article = scene.before(first)?;
    let is_word = !scene.is_on_map(first) && !scene.is_given(first) && !scene.is_surname(first);
    (is_word && matches!(scene.document.word(article), "the" | "The")).then_some(first)
}

/// True of the possessive at `clitic` if it is of a company's name: nothing behind it is a name of its own.
fn is_owned_form(scene: &Scene<'_>, clitic: usize, tail: &Range<usize>) -> bool {
    let is_tail = |at: usize| {
        starting_at(scene.matches, at)
            .iter()
            .filter(|found| found.tokens.len() == 1)
            .any(|found| found.class == Class::OrganizationTail)
    };
    let owner = scene.before(clitic).filter(|owner| scene.is_capitalized(*owner) && !scene.is_on_map(*owner));
    owner.is_some() && scene.cues(Some(tail.start)).any(Cues::LEGAL) && (clitic + 1..tail.start).all(is_tail)
}

/// True of the "(Pty)" or "(Thailand)" that ends at `end` before a legal form.
fn is_bracketed_form(scene: &Scene<'_>, end: usize) -> bool {
    let is_legal = scene.cues(Some(end + 1)).any(Cues::LEGAL);
    is_legal
        && scene.document.word(end) == ")"
        && end.checked_sub(2).is_some_and(|open| scene.document.word(open) == "(" && scene.before(open).is_some())
        && scene.is_capitalized(end - 1)
}

pub(super) fn leads(scene: &Scene<'_>, index: usize) -> bool {
    let word = scene.document.word(index);
    matches!(word, "The" | "A" | "An" | "&" | "-")
        || scene.is_title(index)
        || scene.opens_sentence(index) && is_function_word(word)
}

/// Words of a few letters that open sentences and no names.
pub(super) fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 43] = [
        "in", "on", "at", "by", "for", "from", "to", "of", "about", "as", "if", "when", "while", "after", "before",
        "since", "with", "and", "but", "or", "so", "yet", "then", "this", "that", "these", "those", "his", "her",
        "its", "their", "our", "my", "your", "where", "who", "how", "why", "no", "not", "there", "here", "now",
    ];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// True if the name ends with a legal form and is whole: nobody else's name does.
fn is_company(scene: &Scene<'_>, form: &Range<usize>, name: &Range<usize>) -> bool {
    let is_number = scene.token(form.end).is_some_and(|token| token.kind == TokenKind::Number);
    let goes_on = scene.is_capitalized(form.end)
        && scene.is_spaced(form.end)
        && !scene.cues(Some(form.end)).any(Cues::LEGAL)
        && scene.same_sentence(form.end).is_some();
    let before = scene.before(name.start).map_or("", |before| scene.document.word(before));
    scene.cues(Some(form.start)).any(Cues::LEGAL)
        && scene.is_capitalized(form.start)
        && name.end == form.end
        && !matches!(scene.document.word(form.start), "Company" | "Companies")
        && !matches!(before, "and" | "&" | "‘" | "’")
        && !is_number
        && !goes_on
}

/// One past the legal forms that go on at `end`: "Siam Harvest Co., Ltd.", "Zorbla SA & Co. KG".
fn after_legal_forms(scene: &Scene<'_>, mut end: usize) -> usize {
    let is_legal = |at: usize| scene.is_capitalized(at) && scene.cues(Some(at)).any(Cues::LEGAL);
    loop {
        let next = if matches!(scene.document.word(end), "," | "&") { end + 1 } else { end };
        if !is_legal(next) {
            return end;
        }
        end = next + 1;
    }
}

/// One past the name that goes on after its tail. The name of a company goes on with a country only: "Zorbla Corp of China",
/// "Zorbla Ltd of Bremen".
fn after_tail(scene: &Scene<'_>, tail: &Range<usize>) -> usize {
    let is_legal = scene.cues(Some(tail.start)).any(Cues::LEGAL);
    let after = after_of(scene, tail.end).filter(|end| !is_legal || scene.may_be_listed(*end - 1));
    after.unwrap_or(tail.end)
}

/// One past "of the Philippines" after a tail: "Armed Forces of the Philippines".
fn after_of(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let index = scene.same_sentence(index)?;
    // "Max Planck Institute for Ornithology", but not "Red Cross for Chad".
    let goes_on = match scene.document.word(index) {
        "of" => true,
        "for" => !scene.is_on_map(index + 1) && !scene.cues(Some(index + 1)).any(Cues::CALENDAR),
        _ => false,
    };
    if !goes_on {
        return None;
    }
    let first = scene.same_sentence(index + 1)?;
    let first = if scene.document.word(first) == "the" { scene.same_sentence(first + 1)? } else { first };
    let end = capitals_end(scene, first);
    (first < end).then_some(end)
}

fn is_hyphen(scene: &Scene<'_>, index: usize) -> bool {
    let glued = |index: usize| scene.token(index).is_some_and(crate::text::Token::is_glued);
    matches!(scene.document.word(index), "-" | "‑" | "‐" | "–") && glued(index) && glued(index + 1)
}
