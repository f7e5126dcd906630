//! How texts are cut up: tokens and sentences, a case a line.

use newsmark::Document;

#[track_caller]
fn check_tokens(text: &str, expected: &str) {
    let document = Document::new(text);
    let words: Vec<_> = document.tokens().iter().map(|token| document.text_of(token)).collect();
    assert_eq!(words.join("|"), expected);
}

#[track_caller]
fn check_sentences(text: &str, expected: &[&str]) {
    let document = Document::new(text);
    let tokens = |sentence: &newsmark::text::Sentence| sentence.tokens.start as usize..sentence.tokens.end as usize;
    let sentences: Vec<_> =
        document.sentences().iter().map(|sentence| document.span_of(tokens(sentence)).of(text)).collect();
    assert_eq!(sentences, expected);
}

#[test]
fn tokens() {
    check_tokens("", "");
    check_tokens(" \n\t ", "");
    check_tokens("Kabul’s envoy", "Kabul|’s|envoy");
    check_tokens("the Nations' flags", "the|Nations|'|flags");
    check_tokens("O'Brien didn't", "O'Brien|didn't");
    check_tokens("the U.S. and the U.N.", "the|U.S.|and|the|U.N.");
    check_tokens("a US-led force", "a|US|-|led|force");
    check_tokens("Pakistan–China", "Pakistan|–|China");
    check_tokens("1,200 or 2,40,000", "1,200|or|2,40,000");
    check_tokens("$5bn, 3.5%", "$|5|bn|,|3.5|%");
    check_tokens("G7 and COP28", "G7|and|COP28");
    check_tokens("AT&T", "AT&T");
    check_tokens("write to desk@example.org.", "write|to|desk@example.org|.");
    check_tokens("see https://example.com/a?b=1, please", "see|https://example.com/a?b=1|,|please");
    check_tokens("(TTP)", "(|TTP|)");
    check_tokens("👍🏽 ok", "👍🏽|ok");
    check_tokens("São Paulo", "São|Paulo");
    check_tokens("He left Zorb Ltd. Mr Orb stayed.", "He|left|Zorb|Ltd|.|Mr|Orb|stayed|.");
    check_tokens("He left Zorb Ltd. for Orb LLC.", "He|left|Zorb|Ltd.|for|Orb|LLC|.");
    check_tokens("Zorb Co., Ltd. Then Orb Inc.", "Zorb|Co.|,|Ltd.|Then|Orb|Inc.");
    check_tokens("<b>Japan</b> & <img src=x onerror=alert(1)>", "<b>|Japan|</b>|&|<img src=x onerror=alert(1)>");
    check_tokens("1 <b and c> 2; <desk@example.org>", "1|<b and c>|2|;|<|desk@example.org|>");
    check_tokens("x < y > z, <who>, <<b>, <b", "x|<|y|>|z|,|<|who|>|,|<|<b>|,|<|b");
}

#[test]
fn sentences() {
    check_sentences("It rained. It stopped.", &["It rained.", "It stopped."]);
    check_sentences("Mr. Dlamini met Dr. Roy. They spoke.", &["Mr. Dlamini met Dr. Roy.", "They spoke."]);
    check_sentences("ZORBLA, Colo. — It rained.", &["ZORBLA, Colo. —", "It rained."]);
    check_sentences("He said no. She left.", &["He said no.", "She left."]);
    check_sentences("It cost 5 sen. Then it rose.", &["It cost 5 sen.", "Then it rose."]);
    check_sentences("See no. 5 and Vol. 3. It helps.", &["See no. 5 and Vol. 3.", "It helps."]);
    check_sentences("Sen. Abara asked Gov. Ito. It took days.", &["Sen. Abara asked Gov. Ito.", "It took days."]);
    check_sentences("J. K. Perera left. He won.", &["J. K. Perera left.", "He won."]);
    check_sentences("He lives in the U.S. The rest stayed.", &["He lives in the U.S.", "The rest stayed."]);
    check_sentences("“We won.” She smiled.", &["“We won.”", "She smiled."]);
    check_sentences("Why? Nobody knows!", &["Why?", "Nobody knows!"]);
    check_sentences("It cost 3.5 million. More follows.", &["It cost 3.5 million.", "More follows."]);
    check_sentences("A headline\n\nThe story begins.", &["A headline", "The story begins."]);
    check_sentences("LAGOS, June 4 (Agency) — It rained.", &["LAGOS, June 4 (Agency) —", "It rained."]);
    check_sentences("• first point\n• second point", &["• first point", "• second point"]);
    check_sentences("<p>It rained.</p><p>It stopped</p>", &["<p>", "It rained.", "</p>", "<p>", "It stopped", "</p>"]);
    check_sentences("It <b>rained</b>. It stopped.", &["It <b>rained</b>.", "It stopped."]);
    check_sentences("it ended ... and began again", &["it ended ... and began again"]);
}
