//! What the tables and the matcher find in small texts of our own.

use newsmark::lexicon::{Agreement, Class, Lexicon, Match};
use newsmark::text::Document;

/// The matches in `text` that keep the table's capitals, one a line: surface, class, id.
fn found(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let matches = Lexicon::builtin().find(&document);
    matches.iter().filter(|found| found.agreement.has_case()).map(|found| describe(&document, found)).collect()
}

fn describe(document: &Document, found: &Match) -> String {
    let span = document.span_of(found.tokens.start as usize..found.tokens.end as usize);
    let doubt = if found.ambiguous { "?" } else { "" };
    let id = found.entry.map(|id| Lexicon::builtin().entry(id).id()).unwrap_or_default();
    format!("{doubt}{} {:?} {id}", span.of(document.text()), found.class).trim_end().to_owned()
}

/// True if `text` has exactly such a match, described as "surface class id".
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = found(text);
    assert!(
        found.iter().any(|line| line.trim_start_matches('?') == expected),
        "{text}: {expected} is not in {found:#?}"
    );
}

#[track_caller]
fn check_none(text: &str, class: Class) {
    let wrong = found(text).into_iter().filter(|line| line.contains(&format!(" {class:?}"))).collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{text}: {wrong:#?}");
}

#[test]
fn finds_countries_by_every_form() {
    check("Pakistan’s envoy left", "Pakistan CountryName country:PK");
    check("the Islamic Republic of Pakistan", "Islamic Republic of Pakistan CountryName country:PK");
    check("Burma was silent", "Burma CountryName country:MM");
    check("U.S. troops", "U.S. CountryAbbreviation country:US");
    check("US-led talks", "US CountryAbbreviation country:US");
    check("two Afghans fled", "Afghans Demonym country:AF");
    check("Sino-Indian border", "Sino Demonym country:CN");
    check("the DRC and Cote d'Ivoire", "Cote d'Ivoire CountryName country:CI");
    check("the DRC and Côte d’Ivoire", "Côte d’Ivoire CountryName country:CI");
}

#[test]
fn keeps_case_apart() {
    check_none("Give us the polish, then a turkey sandwich in may", Class::CountryName);
    check_none("Give us the polish, then a turkey sandwich in may", Class::CountryAbbreviation);
    check_none("The Sino was no prefix here", Class::Demonym);
    let document = Document::new("PAKISTAN turkey");
    let agreements: Vec<_> = Lexicon::builtin()
        .find(&document)
        .iter()
        .filter(|found| found.class == Class::CountryName)
        .map(|found| found.agreement)
        .collect();
    assert_eq!(agreements, [Agreement::Capitals, Agreement::Lower]);
}
