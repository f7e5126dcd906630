//! The checks for editors, through the library: what each finds, and as much that it leaves alone.

use newsmark::analyze;
use newsmark::check::{Check, check};

/// Runs one check; `expected` are the places that it finds, with what their messages say among other things.
#[track_caller]
fn finds(which: Check, text: &str, expected: &[(&str, &str)]) {
    let findings = check(text, &analyze(text), &[which]);
    let found: Vec<_> = findings.iter().map(|finding| (finding.span.of(text), finding.message.as_str())).collect();
    assert_eq!(found.len(), expected.len(), "{text}: {found:?}");
    for ((place, message), (expected, part)) in found.iter().zip(expected) {
        assert_eq!(place, expected, "{text}");
        assert!(message.contains(part), "{text}: {message}");
    }
}

#[test]
fn an_acronym_is_to_be_explained() {
    let unexplained = |text: &str, expected: &[(&str, &str)]| finds(Check::AcronymUnexplained, text, expected);
    unexplained("Officials of the FBR met traders on Monday.", &[("FBR", "Federal Board of Revenue, perhaps")]);
    unexplained("The Federal Board of Revenue (FBR) met traders on Monday. The FBR agreed.", &[]);
    unexplained("The FBR agreed. The Federal Board of Revenue met traders on Monday.", &[]);
    unexplained("The UN and NATO agreed on Monday.", &[]);
    unexplained("Reuters reported it. REUTERS", &[]);
    unexplained("", &[]);
}

#[test]
fn an_acronym_is_to_be_explained_in_time() {
    let late = |text: &str, expected: &[(&str, &str)]| finds(Check::AcronymExplainedLate, text, expected);
    let text = "Officials of the FBR met traders on Monday. The Federal Board of Revenue agreed.";
    late(text, &[("FBR", "before \"Federal Board of Revenue\"")]);
    late("The FBR (Federal Board of Revenue) met traders on Monday.", &[]);
    late("The Federal Board of Revenue (FBR) met traders on Monday. The FBR agreed.", &[]);
    late("The BLA – the Balochistan Liberation Army – struck.", &[]);
    late("The BLA, or the Balochistan Liberation Army, struck.", &[]);
    late("FBR agrees at last\n\nThe Federal Board of Revenue (FBR) met traders on Monday.", &[]);
}

#[test]
fn one_entity_is_to_have_one_spelling() {
    let spelled = |text: &str, expected: &[(&str, &str)]| finds(Check::Spelling, text, expected);
    spelled("Hezbollah denied it. Hezbollah said so. Hizbullah fighters left.", &[("Hizbullah", "\"Hezbollah\"")]);
    spelled("Al-Qaeda denied it. Later al Qaeda spoke.", &[("al Qaeda", "\"Al-Qaeda\"")]);
    spelled("They left Kyiv for good. The mayor of Kiev agreed.", &[("Kiev", "\"Kyiv\"")]);
    let people = "Muhammad Yunus, the adviser, was absent. Mohammad Yunus came later.";
    spelled(people, &[("Mohammad Yunus", "\"Muhammad Yunus\" elsewhere")]);
    spelled("Volodymyr Zelensky spoke. Zelenskyy left.", &[("Zelenskyy", "\"Zelensky\" elsewhere")]);
    spelled("Hamid Karzai came, and Hamed Karzai left.", &[("Hamed Karzai", "may be two spellings")]);
    let people = "Ahmad Yunus, the adviser, was absent. Ahmed Yunus came later.";
    spelled(people, &[("Ahmed Yunus", "may be two spellings")]);
    for text in [
        "Pakistan agreed. The Pakistani envoy left. PAKISTAN",
        "The United Nations met. The UN agreed.",
        "Mario Rossi came. Maria Rossi left.",
        "Afghanistan’s envoy left. Afghanistan's envoy came.",
        "Nawaz Sharif came. Sharif left.",
        "Wang Yi came to the talks. Wang left on Friday.",
        "John Smith and Joan Smith came.",
        "Ali Hassan met Ali Hussein.",
        "Kim Jong-un met Kim Yo-jong. Kim left.",
        "Jan Kowalski married Jana Kowalska.",
    ] {
        spelled(text, &[]);
    }
}

#[test]
fn a_person_is_to_be_introduced() {
    let introduced = |text: &str, expected: &[(&str, &str)]| finds(Check::FirstReference, text, expected);
    let text = "Mr Castellanos said so on Monday. Elena Castellanos is the mayor.";
    introduced(text, &[("Castellanos", "\"Elena Castellanos\" comes later")]);
    introduced("Elena Castellanos is the mayor. Castellanos said so on Monday.", &[]);
    introduced("The message of Pope Francis was read on Monday.", &[]);
}

#[test]
fn a_name_is_to_mean_one_thing() {
    let text = "Jordan and Egypt agreed on Monday. Michael Jordan, a basketball player, was there. Jordan scored.";
    for finding in check(text, &analyze(text), &[Check::Homograph]) {
        assert_eq!(finding.span.of(text), "Jordan");
        assert_eq!(finding.related.len(), 1);
    }
    finds(Check::Homograph, "France agreed. France paid. Paris was quiet.", &[]);
}

#[test]
fn parts_are_to_make_the_whole() {
    let adds_up = |text: &str, expected: &[(&str, &str)]| finds(Check::Sum, text, expected);
    adds_up("The flood killed 20 people: 7 soldiers and 12 civilians.", &[("20", "7 + 12 make 19")]);
    adds_up("The flood killed 19 people: 7 soldiers and 12 civilians.", &[]);
    adds_up("The flood killed 20 people – 7 soldiers, 10 civilians and 2 children – on Monday.", &[("20", "make 19")]);
    adds_up("The flood killed 20 people, including 7 soldiers and 12 civilians.", &[]);
    adds_up("The flood killed 20 people, including 7 soldiers and 14 civilians.", &[("20", "make 21")]);
    adds_up("The flood killed about 20 people: 7 soldiers and 12 civilians.", &[]);
    adds_up("The flood killed 20 people: 7 soldiers, 12 civilians and others.", &[]);
    adds_up("They bought 4 houses and 3 barns, a total of 8 buildings.", &[("8", "4 + 3 make 7")]);
    adds_up("They bought 4 houses and 3 barns, a total of 7 buildings.", &[]);
    adds_up("They bought 4 houses, 3 barns and 8 cows.", &[]);
    adds_up("He bought 3 cows, 4 goats and 5 sheep, 11 animals in all.", &[("11", "make 12")]);
    adds_up("He bought 3 cows, 4 goats and 5 sheep, 12 animals in all.", &[]);
    let seats = |others: u32| {
        format!("Of the 100 seats, the party won 45 seats, its rival 40 seats and others {others} seats.")
    };
    adds_up(&seats(20), &[("100", "make 105")]);
    adds_up(&seats(10), &[]);
    adds_up("The budget was $10 billion: $4.1 billion for arms and $5.9 billion for pay.", &[]);
    adds_up("It has 20 rooms, 3 kitchens and 2 baths.", &[]);
    adds_up("The storm killed 1,233 people: 18 soldiers and 25 policemen.", &[]);
    adds_up("The two teams killed time: 6 players and 4 coaches sang.", &[]);
    let shares = "Of the voters 45 per cent wanted bread, 40 per cent rice and 30 per cent neither.";
    adds_up(shares, &[("45 per cent wanted bread, 40 per cent rice and 30 per cent", "115 per cent")]);
    adds_up("Turnout was 60 per cent in Lagos, 70 per cent in Kano and 50 per cent in Jos.", &[]);
    adds_up("Prices rose 40 per cent in May, 50 per cent in June and 60 per cent in July.", &[]);
    adds_up("Of the voters 33 per cent wanted bread, 33 per cent rice and 34 per cent neither.", &[]);
}

#[test]
fn a_share_is_to_be_its_per_cent() {
    let fits = |text: &str, expected: &[(&str, &str)]| finds(Check::Change, text, expected);
    fits("Only 30 of the 120 houses (20 per cent) stand.", &[("20 per cent", "is 25 per cent")]);
    fits("Only 30 of the 120 houses (25 per cent) stand.", &[]);
    fits("Of 80 houses, 20 (40 per cent) stand.", &[("40 per cent", "is 25 per cent")]);
    fits("Of 80 houses, 20 (25 per cent) stand.", &[]);
    fits("Some 50 of the 200 houses, or 20 per cent, stand.", &[]);
    fits("Nearly 50 of the 200 houses (24 per cent) stand.", &[]);
    fits("Only 2 of the 3 houses (67 per cent) stand.", &[]);
    fits("Only 2 of the 3 houses (66 per cent) stand.", &[]);
}

#[test]
fn nothing_is_asked_of_any_text_in_vain() {
    for text in ["", "((((", "1, 2, 3, 4: 5 – 6", "of 3 of 4 (5 per cent", "A: B: C", "🎈 12: 3 and 4"] {
        let findings = check(text, &analyze(text), &[]);
        assert!(findings.is_empty());
        check(text, &analyze(text), &Check::ALL);
    }
}

#[test]
fn figures_are_not_to_contradict_each_other() {
    let agrees = |text: &str, expected: &[(&str, &str)]| finds(Check::Contradiction, text, expected);
    let first = "Floods killed 12 people in the valley, officials said.";
    agrees(&format!("{first} In all 14 people were killed, the ministry said."), &[("14", "\"12\"")]);
    agrees(&format!("{first} At least 10 people were killed, the ministry said."), &[]);
    agrees(&format!("{first} A further 14 people were killed in the hills."), &[]);
    agrees(&format!("{first} The floods injured 40 people."), &[]);
    agrees(&format!("{first} In all 14 houses were destroyed."), &[]);
    let source = "The quake killed 120 people, the ministry said. The Red Cross said 180 people were killed.";
    agrees(source, &[("180", "according to The Red Cross, contradicts \"120\", according to the ministry")]);
    agrees("The crash killed 12 miners. Later the owner said that 15 miners had died.", &[("15", "\"12\"")]);
    agrees("Lagos scored 3 goals on Monday. Accra scored 2 goals.", &[]);
    agrees("None of the 40 people was killed. In all 12 people were killed.", &[]);
    agrees("About 120 people were killed. The ministry said 125 people were killed.", &[]);
    agrees("At least 40 people were killed. By Tuesday 45 people were killed.", &[]);
    agrees("In 2019 some 12 people were killed. In 2021 some 40 people were killed.", &[]);
    agrees("In France 12 people were killed. In Spain 40 people were killed.", &[]);
}

#[test]
fn a_change_is_to_be_the_difference() {
    let fits = |text: &str, expected: &[(&str, &str)]| finds(Check::Change, text, expected);
    fits("Output rose by 20 per cent from 100 tonnes to 150 tonnes.", &[("20 per cent", "50 per cent")]);
    fits("Output rose by 50 per cent from 100 tonnes to 150 tonnes.", &[]);
    fits("Output rose by a third from 100 tonnes to 150 tonnes.", &[]);
    fits("Output rose 2.5 per cent from 100 tonnes to 102.5 tonnes.", &[]);
    fits(
        "Profit rose 20 per cent to $150 million from $100 million.",
        &[("20 per cent", "a change of 50 per cent, not")],
    );
    fits("The price rose by $5 from $20 to $30.", &[("$5", "a change of 10 USD, not")]);
    fits("Rates rose 25 basis points from 4 per cent to 4.25 per cent.", &[]);
    fits("Output fell by 30 tonnes from 150 tonnes to 100 tonnes.", &[("30 tonnes", "50")]);
}
