//! What the tables and the matcher find in small texts of our own, and that the tables are in order.

use std::collections::BTreeSet;
use std::fs;

use newsmark::lexicon::{Agreement, Class, Lexicon, Match};
use newsmark::text::Document;

/// The matches in `text` that keep the table's capitals, each as "surface class id", with "?" before what is in doubt.
fn found(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let matches = Lexicon::builtin().find(&document);
    matches.iter().filter(|found| found.agreement.has_case()).map(|found| describe(&document, found)).collect()
}

fn describe(document: &Document, found: &Match) -> String {
    let doubt = if found.ambiguous { "?" } else { "" };
    let id = found.entry.map(|id| Lexicon::builtin().entry(id).id()).unwrap_or_default();
    format!("{doubt}{} {:?} {id}", surface(document, found), found.class).trim_end().to_owned()
}

fn surface<'t>(document: &Document<'t>, found: &Match) -> &'t str {
    document.span_of(found.tokens.start as usize..found.tokens.end as usize).of(document.text())
}

/// `text` has such a match: "surface class id".
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = found(text);
    assert!(found.iter().any(|line| line == expected), "{text}: {expected} is not in {found:#?}");
}

/// `text` has no match of the class that keeps its capitals and is beyond doubt.
#[track_caller]
fn check_none(text: &str, class: Class) {
    let is_wrong = |line: &String| line.contains(&format!(" {class:?}")) && !line.starts_with('?');
    let wrong: Vec<String> = found(text).into_iter().filter(is_wrong).collect();
    assert!(wrong.is_empty(), "{text}: {wrong:#?}");
}

#[test]
fn finds_countries_by_every_form() {
    check("Pakistan’s envoy left", "Pakistan CountryName country:PK");
    check("the Islamic Republic of Pakistan", "Islamic Republic of Pakistan CountryName country:PK");
    check("Burma was silent", "Burma CountryName country:MM");
    check("Swaziland before that", "Swaziland CountryName country:SZ");
    check("the old Soviet Union", "Soviet Union CountryName country:SU");
    check("Zaire under Mobutu", "Zaire CountryName country:CD");
    check("U.S. troops", "U.S. CountryAbbreviation country:US");
    check("US-led talks", "US CountryAbbreviation country:US");
    check("the U.A.E. said", "U.A.E. CountryAbbreviation country:AE");
    check("two Afghans fled", "Afghans Demonym country:AF");
    check("a Briton", "Briton Demonym country:GB");
    check("Sino-Indian border", "Sino Demonym country:CN");
    check("Sino-Indian border", "Indian Demonym country:IN");
    check("Cote d'Ivoire voted", "Cote d'Ivoire CountryName country:CI");
    check("Côte d’Ivoire voted", "Côte d’Ivoire CountryName country:CI");
    check("Turkiye and Türkiye", "Turkiye CountryName country:TR");
    check("DR Congo", "DR Congo CountryName country:CD");
    check("the Republic of the Congo", "Republic of the Congo CountryName country:CG");
    check("Guinea-Bissau", "Guinea-Bissau CountryName country:GW");
    check("Papua New Guinea", "Papua New Guinea CountryName country:PG");
}

#[test]
fn tells_places_from_countries() {
    check("in Hong Kong today", "Hong Kong Region place:Hong Kong");
    check("Scotland voted", "Scotland Region place:Scotland");
    check("Kabul rejected it", "Kabul Seat place:Kabul");
    check("the Kremlin said", "Kremlin Seat place:Kremlin");
    check("Kiev fell silent", "Kiev Seat place:Kyiv");
    check("in Bombay", "Bombay City place:Mumbai");
    check("Sao Paulo’s mayor", "Sao Paulo City place:São Paulo");
    check("fires in Calif. spread", "Calif. Region place:California");
    check("the Strait of Hormuz", "Strait of Hormuz Region place:Strait of Hormuz");
    check("at The Hague", "Hague Seat place:The Hague");
    check("Mr Hague", "?Hague Seat place:The Hague");
    check_none("Miss Jones met her", Class::Region);
    check_none("in Hong Kong, Scotland and Puerto Rico", Class::CountryName);
}

#[test]
fn tells_whom_a_seat_stands_for() {
    let stands_for = |seat: &str| {
        let document = Document::new(seat);
        let matches = Lexicon::builtin().find(&document);
        let seat = matches.iter().find(|found| found.class == Class::Seat).and_then(|found| found.entry);
        seat.and_then(|id| Lexicon::builtin().entry(id).stands_for)
    };
    assert_eq!(stands_for("Kabul"), Some("AF"));
    assert_eq!(stands_for("Downing Street"), Some("GB"));
    assert_eq!(stands_for("Brussels"), Some("EU"));
    assert_eq!(stands_for("Mumbai"), None);
}

#[test]
fn finds_organizations_however_newsrooms_write_them() {
    let taliban = "Organization organization:tehreek-e-taliban-pakistan";
    check("the Tehreek-e-Taliban Pakistan", &format!("Tehreek-e-Taliban Pakistan {taliban}"));
    check("Tehreek e Taliban Pakistan", &format!("Tehreek e Taliban Pakistan {taliban}"));
    check("Al Qaeda and al-Qaeda", "al-Qaeda Organization organization:al-qaeda");
    check("the al Qaeda", "al Qaeda Organization organization:al-qaeda");
    check("the Kurdistan Workers Party", "Kurdistan Workers Party Organization organization:kurdistan-workers-party");
    check("the Kurdistan Workers’ Party", "Kurdistan Workers’ Party Organization organization:kurdistan-workers-party");
    check(
        "the World Health Organisation",
        "World Health Organisation Organization organization:world-health-organization",
    );
    check("the U.N. Security Council", "U.N. Security Council Organization organization:un-security-council");
    check("Procter and Gamble", "Procter and Gamble Organization organization:procter-and-gamble");
    check("The Guardian reports", "Guardian Organization organization:the-guardian");
    check("Guardian of the grove", "?Guardian AmbiguousOrganization organization:the-guardian");
    check_none("who is it", Class::Organization);
    check_none("Who is it", Class::Organization);
    check_none("he said let it be", Class::AmbiguousOrganization);
}

#[test]
fn finds_shorter_names_inside_longer_ones() {
    let lines = found("the UN Assistance Mission in Afghanistan");
    assert!(lines[0].starts_with("UN Assistance Mission in Afghanistan Organization"), "{lines:#?}");
    check("the UN Assistance Mission in Afghanistan", "Afghanistan CountryName country:AF");
    check("the UN Assistance Mission in Afghanistan", "UN Organization organization:united-nations");
    check("Bank of England", "England Region place:England");
    check("South Sudan", "Sudan CountryName country:SD");
}

#[test]
fn does_not_join_what_stands_apart() {
    check_none("He saw it in North. Korea was silent.", Class::CountryAbbreviation);
    let lines = found("moved from New York – Times Square is there");
    assert!(!lines.iter().any(|line| line.starts_with("New York – Times")), "{lines:#?}");
    let lines = found("South\n\nSudan");
    assert!(!lines.iter().any(|line| line.contains("country:SS")), "{lines:#?}");
    let wrapped = "The people who lived along the river had for many years waited for the day\non which they could vote, and so they came from far away, some of them on foot\nand some by boat, to see the flag of the youngest country of the world, South\nSudan, go up at last.";
    check(wrapped, "South\nSudan CountryName country:SS");
}

#[test]
fn leaves_common_words_alone() {
    for text in [
        "Give us the polish, then a turkey sandwich in may",
        "They march on, reading and orange in hand, and it was nice",
        "China shop, in lower case: china and jordan almonds, chad, chile con carne",
        "the who is who of it all",
    ] {
        for class in [Class::CountryAbbreviation, Class::Demonym, Class::City, Class::Organization] {
            check_none(text, class);
        }
    }
    check_none("May and March, Reading and Nice, Orange and Mobile", Class::City);
    check_none("May and March, Will and Mark", Class::GivenName);
    check_none("Jordan and Chad met Georgia and Israel", Class::GivenName);
    check_none("The Sino was no prefix here", Class::Demonym);
}

#[test]
fn says_what_became_of_the_capitals() {
    let agreement = |text: &str, class: Class| {
        let matches = Lexicon::builtin().find(&Document::new(text));
        matches.iter().find(|found| found.class == class).map(|found| found.agreement)
    };
    assert_eq!(agreement("Pakistan", Class::CountryName), Some(Agreement::Exact));
    assert_eq!(agreement("PAKISTAN", Class::CountryName), Some(Agreement::Capitals));
    assert_eq!(agreement("president", Class::Title), Some(Agreement::Lower));
    assert_eq!(agreement("turkey", Class::CountryName), None);
    assert_eq!(agreement("us", Class::CountryAbbreviation), None);
    assert_eq!(agreement("U.S.", Class::CountryAbbreviation), Some(Agreement::Variant));
    assert_eq!(agreement("South korea", Class::CountryName), Some(Agreement::Mixed));
    assert_eq!(agreement("São Tomé", Class::Seat), Some(Agreement::Exact));
    assert_eq!(agreement("Sao Tome", Class::Seat), Some(Agreement::Variant));
}

#[test]
fn knows_names_and_titles_as_evidence() {
    check("Fatima spoke", "Fatima GivenName");
    check("Mr Gonzalez", "Gonzalez Surname");
    check("Prime Minister Sanchez", "Prime Minister Title");
    check("Lt. Gen. Sanchez", "Lt. Gen. Title");
    check("the Ministry of Health", "Ministry OrganizationHead");
    check("Acme Inc.", "Inc. OrganizationTail");
    check("Kurdish voters", "Kurdish People");
}

/// Every name of every table is found in a text that has nothing else, as the thing that the table says.
#[test]
fn finds_every_row() {
    // A match ends before an apostrophe at the end ("Dunkin'"), which may be a genitive's.
    let form = |name: &str| name.trim_start_matches('?').trim_end_matches('\'').to_owned();
    for row in rows("country-names.tsv").filter(|row| row[2] != "prefix") {
        check_row(&form(&row[0]), &format!("country:{}", row[1]));
    }
    for row in rows("countries.tsv").filter(|row| !row[1].contains(['(', '-'])) {
        check_row(&row[1], &format!("country:{}", row[0]));
    }
    for row in rows("organizations.tsv") {
        let name = row[1].split(" (").next().unwrap_or_default();
        for name in std::iter::once(name).chain(row[2].split('|').filter(|alias| !alias.is_empty())) {
            check_row(&form(name), &format!("organization:{}", row[0]));
        }
    }
    for row in rows("places.tsv") {
        for alias in row[1].split('|').filter(|alias| !alias.is_empty()) {
            check_row(&form(alias), &format!("place:{}", form(&row[0])));
        }
    }
}

#[track_caller]
fn check_row(name: &str, id: &str) {
    let document = Document::new(name);
    let matches = Lexicon::builtin().find(&document);
    let is_whole = |found: &&Match| found.tokens.end as usize == document.tokens().len();
    let mut ids =
        matches.iter().filter(is_whole).filter_map(|found| found.entry).map(|id| Lexicon::builtin().entry(id).id());
    assert!(ids.any(|known| known == id || known.starts_with(&format!("{id} ("))), "{name} is not found as {id}");
}

/// The rows of a table, without its header.
fn rows(name: &str) -> impl Iterator<Item = Vec<String>> {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("the table is there");
    let rows: Vec<Vec<String>> = text.lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect();
    rows.into_iter()
}

#[test]
fn tables_are_sorted() {
    for name in [
        "countries.tsv",
        "country-names.tsv",
        "cities.tsv",
        "subdivisions.tsv",
        "places.tsv",
        "organizations.tsv",
        "peoples.tsv",
        "given-names.tsv",
        "surnames.tsv",
        "person-names.tsv",
        "titles.tsv",
        "organization-words.tsv",
        "common-words.tsv",
        "left-out.tsv",
        "spellings.tsv",
    ] {
        let keys: Vec<String> = rows(name).map(|row| row.join("\t").trim_start_matches('?').to_owned()).collect();
        let unsorted = keys.windows(2).find(|pair| pair[1] < pair[0]);
        assert_eq!(unsorted, None, "data/{name}");
    }
}

#[test]
fn ids_are_unique_and_known() {
    let lexicon = Lexicon::builtin();
    let mut ids = BTreeSet::new();
    for id in lexicon.entries() {
        let entry = lexicon.entry(id);
        assert!(ids.insert(entry.id()), "{} stands twice", entry.id());
        assert!(!entry.name.is_empty(), "{} has no name", entry.id());
    }
    let unknown: BTreeSet<String> = lexicon
        .entries()
        .filter_map(|id| lexicon.entry(id).stands_for)
        // The European Union is an organization, which has a code all the same.
        .filter(|whom| *whom != "EU")
        .map(|code| format!("country:{code}"))
        .filter(|whom| !ids.contains(whom))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn matches_are_sorted_and_in_bounds_in_any_text() {
    let names = "United Nations Security Council of the UN – Al-Qaeda's U.S. ";
    for text in [
        String::new(),
        "a-".repeat(20_000),
        "- ".repeat(20_000),
        names.repeat(500),
        "The the The Hague ".repeat(1000),
        "İstanbul ﬁ ß ǆ \u{301}é — … 🇵🇰 «Новости» 北京 ".repeat(500),
        "St. U.S. . .. ...".repeat(1000),
        "Democratic Republic of the ".repeat(2000),
    ] {
        let document = Document::new(&text);
        let matches = Lexicon::builtin().find(&document);
        for found in &matches {
            assert!(found.tokens.start < found.tokens.end && found.tokens.end as usize <= document.tokens().len());
        }
        assert!(matches.iter().is_sorted_by_key(|found| (
            found.tokens.start,
            u32::MAX - found.tokens.end,
            found.class
        )));
        assert!(matches.len() <= 8 * document.tokens().len(), "{} matches", matches.len());
    }
}
