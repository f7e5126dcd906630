//! Why something is marked, through the library.

use newsmark::Engine;
use newsmark::dictionary::Dictionary;

/// Checks that the sentence for `surface` has all parts.
#[track_caller]
fn check(dictionary: &str, text: &str, surface: &str, parts: &[&str]) {
    let (dictionary, _) = Dictionary::read(format!(r#"{{"title": "desk list", "entries": [{dictionary}]}}"#));
    let engine = Engine::new(vec![dictionary]);
    let analysis = engine.analyze(text);
    let sentences = newsmark::explain(text, &analysis, engine.dictionaries());
    assert_eq!(sentences.len(), analysis.mentions.len());
    let at = analysis.mentions.iter().position(|mention| mention.span.of(text) == surface);
    let sentence = &sentences[at.unwrap_or_else(|| panic!("{surface} is not marked in {text}"))];
    assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
    for part in parts {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
}

#[test]
fn the_sentence_says_what_why_and_what_else() {
    let text = "Georgia and Armenia agreed on Friday. The Armenian envoy left.";
    check(
        "",
        text,
        "Georgia",
        &["is the country Georgia", "newsmark's tables list it", "could also have been", "given name"],
    );
    check("", text, "Armenian", &["the country Armenia, by the word for its people", "under \"Armenia\""]);
    let text = "The Zorbla Relief Committee (ZRC) met. ZRC officials left.";
    check("", text, "ZRC", &["the organization Zorbla Relief Committee", "sets it beside \"Zorbla Relief Committee\""]);
    let text = "Kathmandu rejected the offer of Ramesh Thapa-Gurung. Thapa-Gurung left.";
    check(
        "",
        text,
        "Kathmandu",
        &["a place that stands here for a government (Nepal), because", "it could also have been the place itself"],
    );
    check("", "At least 12 people were killed.", "12", &["a count of at least 12", "grammar of figures reads it"]);
    check("", "The bank lent $340 million to 4,500 farms.", "$340 million", &["a sum of money of 340 million USD"]);
    check("", "The bank lent $340 million to 4,500 farms.", "4,500", &["a count of 4,500 of \"farms\""]);
    check("", "A third of voters and 30 per cent of farmers left.", "A third", &["a fraction of 0.33 of"]);
    check("", "A third of voters and 30 per cent of farmers left.", "30 per cent", &["a percentage of 30 per cent of"]);
    check("", "He was jailed for two years.", "two years", &["a length of time of 2 years"]);
}

#[test]
fn the_users_entries_are_reasons() {
    let add = r#"{"deny": "x"}, {"add": "Qweltz", "kind": "organization"}"#;
    check(add, "in Qweltz today", "Qweltz", &["is an organization", "entry 2 of your \"desk list\" lists it"]);
    let relabel = r#"{"relabel": "Armenia", "kind": "organization"}"#;
    check(
        relabel,
        "Armenia agreed.",
        "Armenia",
        &["is an organization", "entry 1 of your \"desk list\" says what it is"],
    );
    let text = "Georgia and Armenia agreed on Friday.";
    let relabel = r#"{"relabel": "Georgia", "kind": "place"}"#;
    check(relabel, text, "Georgia", &["is a place, because entry 1 of your \"desk list\" says what it is; it could"]);
    let merge = r#"{"merge": ["Armenia", "Georgia"]}"#;
    check(
        merge,
        "Armenia met Georgia.",
        "Georgia",
        &["is the country Armenia", "entry 1 of your \"desk list\" makes it one"],
    );
}
