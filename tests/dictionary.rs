//! The user's dictionaries, through the library: what they ask for happens, and nothing else.

use newsmark::dictionary::{Dictionary, Rule, Severity};
use newsmark::entity::Evidence;
use newsmark::{Analysis, Engine, Mention};

fn dictionary(entries: &str) -> Dictionary {
    let (dictionary, problems) = Dictionary::read(format!(r#"{{"entries": [{entries}]}}"#));
    assert!(problems.is_empty(), "{entries}: {problems:?}");
    dictionary
}

/// A mention as "text=entity", or "(text=entity)" if it is nested.
fn mark(text: &str, analysis: &Analysis, mention: &Mention) -> String {
    let id = mention.entity.map_or("", |index| &analysis.entities[index as usize].id);
    let mark = format!("{}={id}", mention.span.of(text));
    if mention.nested { format!("({mark})") } else { mark }
}

/// The mentions that dictionaries made or changed.
fn marks(text: &str, analysis: &Analysis) -> Vec<String> {
    let is_ours =
        |mention: &&Mention| mention.evidence.iter().any(|evidence| matches!(evidence, Evidence::Dictionary { .. }));
    analysis.mentions.iter().filter(is_ours).map(|mention| mark(text, analysis, mention)).collect()
}

#[track_caller]
fn check(entries: &str, text: &str, expected: &[&str]) {
    let analysis = Engine::new(vec![dictionary(entries)]).analyze(text);
    assert_eq!(marks(text, &analysis), expected, "{text}");
}

const UNION: &str = r#"{"add": "Nordhavn Seafarers' Union", "kind": "organization", "aliases": ["NSU", "al-Zorbla Yards", "Zörbl & Sons"]}"#;

#[test]
fn an_added_name_is_one_entity_under_all_its_names() {
    let id = "organization:nordhavn-seafarers-union";
    let finds = |text: &str, surface: &str| check(UNION, text, &[&format!("{surface}={id}")]);
    finds("the Nordhavn Seafarers' Union said", "Nordhavn Seafarers' Union");
    finds("the Nordhavn Seafarers’ Union said", "Nordhavn Seafarers’ Union");
    finds("the NORDHAVN SEAFARERS’ UNION said", "NORDHAVN SEAFARERS’ UNION");
    finds("the Nordhavn Seafarers' union said", "Nordhavn Seafarers' union");
    let wrapped = "the harbor of the old town was closed for a third day by the Nordhavn\nSeafarers' Union, which had asked its members for the support of another\nstrike, and which expects that it will last for another week or two, it\nsaid";
    finds(wrapped, "Nordhavn\nSeafarers' Union");
    finds("a blow to NSU’s pride", "NSU");
    finds("a blow to N.S.U. pride", "N.S.U.");
    finds("the NSU-led strike", "NSU");
    finds("at the al Zorbla Yards today", "al Zorbla Yards");
    finds("at the al–Zorbla Yards today", "al–Zorbla Yards");
    finds("sold to Zorbl and Sons today", "Zorbl and Sons");
}

#[test]
fn other_words_are_left_alone() {
    for text in
        ["the nsu said", "an unsung NSUV", "the nordhavn seafarers' union", "the Nordhavn.\n\nSeafarers' Union", ""]
    {
        check(UNION, text, &[]);
    }
    check(r#"{"add": "WHO", "kind": "organization"}"#, "Who is it?", &[]);
    check(r#"{"add": "Who", "kind": "organization"}"#, "WHO IS IT?", &[]);
}

#[test]
fn white_space_of_an_entry_is_a_space() {
    for name in ["Qweltz  Works", " Qweltz Works ", "Qweltz\\nWorks", "Qweltz\\tWorks", "Qweltz\u{a0}Works"] {
        let entry = format!(r#"{{"add": "{name}", "kind": "organization"}}"#);
        let analysis = Engine::new(vec![dictionary(&entry)]).analyze("the Qweltz Works said");
        assert_eq!(marks("the Qweltz Works said", &analysis), ["Qweltz Works=organization:qweltz-works"], "{name}");
    }
}

#[test]
fn capitals_are_as_strict_as_the_entry_says() {
    let exact = r#"{"add": "Zorbla Works", "kind": "organization", "capitals": "exact"}"#;
    check(exact, "the ZORBLA WORKS", &[]);
    check(exact, "the Zorbla works", &[]);
    let any = r#"{"add": "Zorbla", "kind": "place", "capitals": "any"}"#;
    check(any, "in zorbla", &["zorbla=place:Zorbla"]);
    check(any, "in zORBLA", &["zORBLA=place:Zorbla"]);
}

#[test]
fn small_first_letters_are_found_where_the_entry_allows_them() {
    let qweltz = r#"{"add": "Al-Qweltz Works", "kind": "organization"}"#;
    check(qweltz, "the al-Qweltz Works said", &["al-Qweltz Works=organization:al-qweltz-works"]);
    check(r#"{"add": "zPhone", "kind": "organization"}"#, "the zPhone said", &["zPhone=organization:zphone"]);
    check(
        r#"{"add": "Zörbla", "kind": "organization", "capitals": "any"}"#,
        "a zorbla",
        &["zorbla=organization:zorbla"],
    );
    check(r#"{"add": "Zorbla Works", "kind": "organization"}"#, "all that zorbla works for", &[]);
    let near = r#"{"add": "Zorbla", "kind": "organization", "near": ["the yard"]}"#;
    check(near, "in the yard of Zorbla", &["Zorbla=organization:zorbla"]);
}

#[test]
fn a_name_with_an_article_needs_one_and_is_marked_without() {
    let entry = r#"{"add": "The Zorble", "kind": "organization"}"#;
    check(entry, "He told the Zorble that", &["Zorble=organization:the-zorble"]);
    check(entry, "He told Zorble that", &[]);
}

#[test]
fn a_context_reaches_as_far_as_it_says() {
    let entry = |within: &str| {
        format!(r#"{{"add": "Zorbla", "kind": "place", "near": ["river boats", "Delta"], "within": "{within}"}}"#)
    };
    let text = "Zorbla is wet. It has River Boats.\n\nZorbla is dry.";
    check(&entry("sentence"), text, &[]);
    check(&entry("paragraph"), text, &["Zorbla=place:Zorbla"]);
    check(&entry("text"), text, &["Zorbla=place:Zorbla", "Zorbla=place:Zorbla"]);
    check(&entry("sentence"), "Zorbla lies in the delta.", &["Zorbla=place:Zorbla"]);
}

#[test]
fn later_entries_win() {
    let add = r#"{"add": "Zorbla", "kind": "place"}"#;
    let deny = r#"{"deny": "Zorbla"}"#;
    check(&format!("{add}, {deny}"), "in Zorbla", &[]);
    check(&format!("{deny}, {add}"), "in Zorbla", &["Zorbla=place:Zorbla"]);
    let person = r#"{"relabel": "Zorbla", "kind": "person"}"#;
    check(&format!("{add}, {person}"), "in Zorbla", &["Zorbla=person:zorbla"]);
    let stack = vec![dictionary(deny), dictionary(add)];
    let analysis = Engine::new(stack).analyze("in Zorbla");
    assert_eq!(marks("in Zorbla", &analysis), ["Zorbla=place:Zorbla"]);
    let stack = vec![dictionary(add), dictionary(deny)];
    assert!(marks("in Zorbla", &Engine::new(stack).analyze("in Zorbla")).is_empty());
}

#[test]
fn of_added_names_that_overlap_the_longer_stands() {
    let entries = r#"{"add": "Zorbla Harbor", "kind": "place"}, {"add": "Harbor Zorbla Trust Fund", "kind": "organization"},
        {"add": "Zorbla", "kind": "place"}"#;
    check(
        entries,
        "the Zorbla Harbor Zorbla Trust Fund",
        &["Harbor Zorbla Trust Fund=organization:harbor-zorbla-trust-fund", "(Zorbla=place:Zorbla)"],
    );
    check(entries, "at Zorbla Harbor", &["Zorbla Harbor=place:Zorbla Harbor"]);
}

#[test]
fn entities_merge_and_split() {
    let two = r#"{"add": "Zorbla Works", "kind": "organization"}, {"add": "Qweltz Mill", "kind": "organization"}"#;
    let text = "The Qweltz Mill was the Zorbla Works. The Qweltz Mill of Ostrow is another.";
    check(
        &format!(r#"{two}, {{"merge": ["Zorbla Works", "Qweltz mill"]}}"#),
        text,
        &[
            "Qweltz Mill=organization:zorbla-works",
            "Zorbla Works=organization:zorbla-works",
            "Qweltz Mill=organization:zorbla-works",
        ],
    );
    let split = r#"{"split": "Qweltz Mill", "near": ["Ostrow"], "name": "Qweltz Mill (Ostrow)"}"#;
    check(
        &format!("{two}, {split}"),
        text,
        &[
            "Qweltz Mill=organization:qweltz-mill",
            "Zorbla Works=organization:zorbla-works",
            "Qweltz Mill=organization:qweltz-mill-ostrow",
        ],
    );
}

#[test]
fn only_the_wanted_kinds_are_left() {
    let two = r#"{"add": "Zorbla Works of Ostrow", "kind": "organization"}, {"add": "Ostrow", "kind": "place"}"#;
    let text = "the Zorbla Works of Ostrow";
    check(two, text, &["Zorbla Works of Ostrow=organization:zorbla-works-of-ostrow", "(Ostrow=place:Ostrow)"]);
    check(&format!(r#"{two}, {{"kinds": ["place"]}}"#), text, &["Ostrow=place:Ostrow"]);
}

/// All mentions of names as "text=entity", under a dictionary.
#[track_caller]
fn check_all(entries: &str, text: &str, expected: &[&str]) {
    let analysis = Engine::new(vec![dictionary(entries)]).analyze(text);
    let marks: Vec<_> = analysis.mentions.iter().map(|mention| mark(text, &analysis, mention)).collect();
    assert_eq!(marks, expected, "{text}");
    for (index, entity) in analysis.entities.iter().enumerate() {
        assert!(!entity.mentions.is_empty() || !entity.nested.is_empty(), "{} has no mention", entity.id);
        let count: u32 = entity.surfaces.iter().map(|surface| surface.count).sum();
        assert_eq!(count as usize, entity.mentions.len() + entity.nested.len(), "{}", entity.id);
        let mut mentions = entity.mentions.iter().chain(&entity.nested);
        assert!(mentions.all(|at| analysis.mentions[*at as usize].entity == Some(index as u32)), "{}", entity.id);
    }
}

#[test]
fn what_is_denied_is_not_marked() {
    let text = "France and Germany agreed. France won the rugby.";
    let (france, germany) = ("France=country:FR", "Germany=country:DE");
    check_all("", text, &[france, germany, france]);
    check_all(r#"{"deny": "France"}"#, text, &[germany]);
    check_all(r#"{"deny": "France", "near": ["rugby"]}"#, text, &[france, germany]);
    check_all(r#"{"deny": "France", "kind": "person"}"#, text, &[france, germany, france]);
    check_all(r#"{"deny": "FRANCE"}"#, text, &[france, germany, france]);
    check_all(r#"{"deny": "FRANCE", "capitals": "any"}"#, text, &[germany]);
}

#[test]
fn what_is_relabeled_is_of_another_kind() {
    let text = "France and Germany agreed. France won the rugby.";
    let relabel = r#"{"relabel": "France", "kind": "organization", "near": ["rugby"]}"#;
    check_all(relabel, text, &["France=country:FR", "Germany=country:DE", "France=organization:france"]);
}

#[test]
fn an_alias_joins_what_a_table_lists() {
    let add = r#"{"add": "France", "kind": "country", "code": "FR", "aliases": ["la Zorble"]}"#;
    check_all(
        add,
        "La Zorble and Germany agreed. France paid.",
        &["La Zorble=country:FR", "Germany=country:DE", "France=country:FR"],
    );
}

#[test]
fn entities_of_the_tables_merge() {
    let merge = r#"{"merge": ["country:FR", "Germany"], "name": "The two"}"#;
    let text = "Germany and France agreed. The German people did, too.";
    let expected = ["Germany=country:FR", "France=country:FR", "German=country:FR"];
    check_all(merge, text, &expected);
    let analysis = Engine::new(vec![dictionary(merge)]).analyze(text);
    assert_eq!(analysis.entities[0].name, "The two");
    check_all(r#"{"merge": ["France", "Spain"]}"#, "France paid.", &["France=country:FR"]);
    let seat = r#"{"merge": ["France", "Paris"]}"#;
    let analysis = Engine::new(vec![dictionary(seat)]).analyze("France and Paris agreed on Friday.");
    assert!(analysis.mentions.iter().all(|mention| mention.stands_for.is_none()));
    check_all(
        r#"{"merge": ["Germany", "France"], "kind": "person"}"#,
        "France, Germany.",
        &["France=country:FR", "Germany=country:DE"],
    );
}

#[test]
fn what_is_added_is_nested_in_longer_names_of_organizations() {
    let qweltz = r#"{"add": "Qweltzland", "kind": "country", "code": "XQ"}"#;
    let marks = ["(Qweltzland=country:XQ)", "Qweltzland=country:XQ"];
    check(qweltz, "The Central Bank of Qweltzland said Qweltzland's economy grew.", &marks);
    let part = r#"{"add": "Taliban Pakistan", "kind": "organization"}"#;
    check(part, "Tehreek-e-Taliban Pakistan said so.", &["(Taliban Pakistan=organization:taliban-pakistan)"]);
}

#[test]
fn a_single_word_leaves_longer_names_whole() {
    let sharif = r#"{"add": "Qweltz", "kind": "person", "id": "person:one"}"#;
    check_all(
        sharif,
        "Maria Qweltz met Nawaz Qweltz on Monday. Qweltz said no.",
        &["Maria Qweltz=person:maria-qweltz", "Nawaz Qweltz=person:nawaz-qweltz", "Qweltz=person:one"],
    );
    let add = r#"{"add": "Zorbla Works Ltd", "kind": "organization", "aliases": ["Works"]}"#;
    let text = "The Ministry of Public Works paid Works.";
    check(add, text, &["Works=organization:zorbla-works-ltd"]);
}

/// What the entries that could be read ask for.
fn rules(dictionary: &Dictionary) -> Vec<Rule> {
    (0..dictionary.len()).filter_map(|entry| dictionary.rule(entry)).collect()
}

#[track_caller]
fn check_problems(json: &str, readable: usize, expected: &[&str]) {
    let (dictionary, problems) = Dictionary::read(json);
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, expected, "{json}");
    assert_eq!(rules(&dictionary).len(), readable, "{json}");
}

#[test]
fn a_bad_entry_is_named_and_the_others_hold() {
    let one = r#"{"entries": [
        {"add": "A", "kind": "place"},
        {"add": "B", "kind": "planet"},
        {"deny": "…"},
        {"deny": "C", "relabel": "C", "kind": "place"},
        {"add": "D", "kind": "country", "code": "dd"},
        {"aliases": ["E"]},
        17,
        {"deny": "F", "alias": "f",
         "aliases": ["g"]}
    ]}"#;
    check_problems(
        one,
        2,
        &[
            "line 3, entry 2 (\"B\"): \"planet\" is no kind: organization, country, person, place or figure",
            "line 4, entry 3 (\"…\"): \"…\" has neither a letter nor a digit",
            "line 5, entry 4 (\"C\"): it says both deny and relabel: make two entries of it",
            "line 6, entry 5 (\"D\"): \"dd\" is no country code: two capital letters, as in PK",
            "line 7, entry 6: it says neither add, deny, relabel, merge, split nor kinds",
            "line 8, entry 7: it is no entry, {…}",
            "line 9, entry 8 (\"F\"): \"aliases\" means nothing here and is ignored",
            "line 9, entry 8 (\"F\"): \"alias\" means nothing here and is ignored",
        ],
    );
}

#[test]
fn a_file_is_a_dictionary_of_a_known_version() {
    let long = format!(r#"{{"entries": [{{"add": "{}", "kind": "place"}}]}}"#, "é".repeat(301));
    let told =
        format!("line 1, entry 1 (\"{}…\"): \"{}…\" is longer than 300 characters", "é".repeat(80), "é".repeat(20));
    check_problems(&long, 0, &[&told]);
    check_problems(&long.replacen('é', "", 1), 1, &[]);
    check_problems("", 0, &["line 1: a dictionary, {\"entries\": […]}, should stand here"]);
    check_problems("{\"version\": 1}", 0, &["line 1: it has no \"entries\""]);
    check_problems("[]", 0, &["line 1: a dictionary, {\"entries\": […]}, should stand here"]);
    let newer = "{\n\"version\": 2,\n\"colour\": 1, \"entries\": []}";
    check_problems(
        newer,
        0,
        &[
            "line 2: version 2 is not known here, only 1: it is read as 1",
            "line 3: \"colour\" is no known field and is ignored",
        ],
    );
    assert!(Dictionary::read(newer).1.iter().all(|problem| problem.severity == Severity::Warning));
}

#[test]
fn where_the_file_is_no_json_only_that_entry_is_lost() {
    let file = |entries: &str| format!("{{\"version\": 1,\n\"entries\": [\n{{\"deny\": \"A\"}},\n{entries}\n]}}");
    let b = "{\"deny\": \"B\"}";
    let check = |entries: &str, readable: usize, expected: &[&str]| check_problems(&file(entries), readable, expected);
    check(b, 2, &[]);
    check(&format!("{b},"), 2, &["line 4: a comma too many stands here"]);
    check(&format!("{b},,\n{b}"), 3, &["line 4: a comma too many stands here"]);
    check(&format!("{b}\n{b}"), 3, &["line 5: a comma is missing before this"]);
    check(&format!("{{\"deny\": \"Q\",}},\n{b}"), 2, &["line 4, entry 2 (\"Q\"): a comma too many stands before this"]);
    check(&format!("{{\"deny\" \"Q\"}},\n{b}"), 2, &["line 4, entry 2: a colon is missing before this"]);
    check(&format!("{{\"deny\": \"Q}},\n{b}"), 2, &["line 4, entry 2: a string has no end on its line: \" is missing"]);
    check(&format!("{{\"deny\": \"Q\",\n{b}"), 2, &["line 5, entry 2 (\"Q\"): a string in \"…\" should stand here"]);
    check(
        &format!("{{\"merge\": [\"Q\", \"R\"}},\n{b}"),
        2,
        &["line 4, entry 2 (\"Q\"): a comma or a closing bracket is missing before this"],
    );
    check(&format!("// Nobody's\n{b}"), 2, &["line 4, entry 2: this is no JSON"]);
    check(&format!("{{\"deny\": 'Q'}},\n{b}"), 2, &["line 4, entry 2: this is no JSON"]);
    check(&format!("{{deny: \"Q\"}},\n{b}"), 2, &["line 4, entry 2: a string in \"…\" should stand here"]);
    check(
        &format!("{{\"deny\": \"a\\z\"}},\n{b}"),
        2,
        &["line 4, entry 2: \\ escapes nothing here: for a backslash write \\\\"],
    );
    check(&format!("{b}}},\n{b}"), 3, &["line 4: a } too many stands here"]);
}

#[test]
fn where_the_head_of_a_file_is_no_json_the_entries_hold() {
    let a = "\"entries\": [{\"deny\": \"A\"}]";
    check_problems(&format!("{{\"title\": \"x\"\n{a}}}"), 1, &["line 2: a comma is missing before this"]);
    check_problems(&format!("{{{a},\n}}"), 1, &["line 1: a comma too many stands here"]);
    check_problems(
        &format!("{{\n\"title\": x,\n{a}}}"),
        1,
        &["line 2: this is no JSON; what comes before the entries is not read"],
    );
    check_problems(
        &format!("{{{a}"),
        1,
        &["line 1: the file ends too soon: } is missing; what comes after is not read"],
    );
    check_problems(
        &format!("{{{a}}}\n}}"),
        1,
        &["line 2: nothing may stand behind the } that ends the dictionary; what comes after is not read"],
    );
    check_problems(
        "{\"entries\": [{\"deny\": \"A\"},\n{\"deny\": \"B\"}",
        2,
        &["line 2: the list of entries has no end: ] is missing; what comes after is not read"],
    );
    check_problems(
        "{\"entries\": {\"deny\": \"A\"}}",
        0,
        &["line 1: entries is no list, […]; what comes after is not read"],
    );
}

#[test]
fn a_file_that_is_no_json_is_written_as_it_was() {
    for entries in [
        "{\"deny\": \"A\",}, {\"deny\": \"B\"}",
        "{\"deny\": \"A\n{\"deny\": \"B\"},",
        "x, {\"deny\": \"B\"}",
        "// {\n{\"deny\": \"B\"}",
    ] {
        let (dictionary, _) = Dictionary::read(format!("{{\"entries\": [{entries}]}}"));
        let (again, _) = Dictionary::read(dictionary.to_json());
        assert_eq!((again.to_json(), rules(&again)), (dictionary.to_json(), rules(&dictionary)), "{entries}");
        assert_eq!(rules(&again).len(), 1, "{entries}");
    }
}

#[test]
fn written_and_read_again_a_dictionary_is_the_same() {
    let json = r#"{"version": 1, "title": "Desk", "x": [1.50, {"y": null}],
        "entries": [{"deny": "A", "z": 1e3}, {"deny": 3}, {"add": "B", "kind": "place", "note": "n"}]}"#;
    let (mut dictionary, problems) = Dictionary::read(json);
    assert_eq!(dictionary.title().as_deref(), Some("Desk"));
    let written = dictionary.to_json();
    let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert_eq!(value(&written), value(json));
    let (again, problems_again) = Dictionary::read(&written);
    assert_eq!(again.to_json(), written);
    assert_eq!(problems_again.len(), problems.len());

    let rule = again.rule(2).unwrap();
    dictionary.push(&rule);
    assert_eq!(dictionary.rule(3).as_ref(), Some(&rule));
    let (pushed, _) = Dictionary::read(dictionary.to_json());
    assert_eq!(pushed.rule(3), Some(rule));
}

#[test]
fn every_rule_survives_being_written() {
    let entries = r#"{"add": "A", "kind": "country", "code": "AA", "aliases": ["B"], "id": "country:AA", "capitals": "any"},
        {"deny": "A", "kind": "figure", "near": ["x"], "within": "text"},
        {"relabel": "A", "kind": "person", "capitals": "exact"}, {"merge": ["A", "B"], "name": "C", "kind": "place"},
        {"split": "A", "name": "B", "kind": "place", "id": "place:C", "code": "c"}, {"kinds": ["figure"]}"#;
    let read = dictionary(entries);
    let mut written = Dictionary::default();
    for rule in &rules(&read) {
        written.push(rule);
    }
    let (again, problems) = Dictionary::read(written.to_json());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(rules(&again), rules(&read));
}

#[test]
fn any_text_stands_under_any_dictionary() {
    let entries = r#"{"add": "a", "kind": "person", "capitals": "any"}, {"add": "a a", "kind": "organization", "capitals": "any"},
        {"add": "a-a a b", "kind": "place", "capitals": "any"}, {"add": "b", "kind": "country", "code": "BB", "capitals": "any"},
        {"deny": "b a", "near": ["c"]}, {"relabel": "France", "kind": "person"}, {"split": "a", "near": ["3"], "name": "A c"},
        {"merge": ["a a", "France", "b"]}, {"deny": "3 men"}, {"deny": "12"}"#;
    let engine = Engine::new(vec![dictionary(entries)]);
    let pieces =
        ["a", " ", "-", "b", "A", "c", "France", "'s", "’s", "12 men", "3", "\n\n", ". ", "(", "UN", "🎈", ", and "];
    // A multiplicative generator: the same texts at every run.
    let mut state = 1_u64;
    for _ in 0..300 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        let analysis = engine.analyze(&text);
        for pair in analysis.mentions.windows(2) {
            let (a, b) = (pair[0].span, pair[1].span);
            assert!(a.start < b.start || a.start == b.start && b.end < a.end, "{text:?}: {a:?} {b:?}");
            assert!(!a.overlaps(b) || a.contains(b), "{text:?}: {a:?} {b:?}");
        }
        assert!(analysis.entities.iter().all(|entity| !entity.surfaces.is_empty()), "{text:?}");
        assert_eq!(newsmark::explain(&text, &analysis, engine.dictionaries()).len(), analysis.mentions.len());
        newsmark::check::check(&text, &analysis, &newsmark::check::Check::ALL);
    }
}

#[test]
fn an_added_country_is_one_for_codes_and_currencies_too() {
    let currency = |entries: &str, text: &str| {
        let analysis = Engine::new(vec![dictionary(entries)]).analyze(text);
        analysis.figures.first().and_then(|figure| figure.currency)
    };
    let text = "Qweltzland raised the price of bread. A loaf costs 90 rupees.";
    let with_code = r#"{"add": "Qweltzland", "kind": "country", "code": "LK"}"#;
    let by_name = r#"{"add": "Sri Lanka", "kind": "country", "aliases": ["Qweltzland"]}"#;
    assert_eq!(currency(with_code, text), Some("LKR"));
    assert_eq!(currency(by_name, text), Some("LKR"));
    check(by_name, "in Qweltzland today", &["Qweltzland=country:LK"]);
    check(r#"{"add": "Qweltzland", "kind": "country"}"#, "in Qweltzland today", &["Qweltzland=country:qweltzland"]);
}

#[test]
fn one_line_adds_an_alias_to_an_organization_of_the_tables() {
    let alias = r#"{"add": "World Food Programme", "kind": "organization", "aliases": ["Qweltz Bread"]}"#;
    let text = "The World Food Programme left, and the WFP with it. Qweltz Bread came back.";
    let analysis = Engine::new(vec![dictionary(alias)]).analyze(text);
    let programs = analysis.entities.iter().filter(|entity| entity.id == "organization:world-food-programme");
    assert_eq!(programs.map(|entity| entity.mentions.len()).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_asks_for_nothing_here_changes_nothing() {
    let text = "France and Spain agreed on Monday. Officials of the WFP met 12 farmers in Lyon.";
    let others = r#"{"add": "Qweltz", "kind": "person"}, {"deny": "Ostrow"}, {"relabel": "Reading", "kind": "place", "near": ["x"]}"#;
    assert_eq!(Engine::new(vec![dictionary(others)]).analyze(text), newsmark::analyze(text));
}
