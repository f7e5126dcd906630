//! What holds for any text at all.

#![allow(clippy::unwrap_used, reason = "a failing test may say so by unwrapping")]

use std::time::{Duration, Instant};

use newsmark::export::{OffsetUnit, record};
use newsmark::text::Gap;
use newsmark::{Analysis, Document, Span, analyze};
use proptest::prelude::*;

/// Pieces that news and its enemies are made of: names, digits, brackets, quotes, joiners, other scripts, broken lines.
const PIECES: &[&str] = &[
    "Pakistan",
    "the UN",
    "U.S.",
    "Kabul's",
    "Kabul’s",
    "1,200",
    "Rs 5 lakh",
    "hundreds of",
    "Ministry of",
    "Bank of",
    "(TTP)",
    "Tehreek-e-Taliban Pakistan",
    "Mr.",
    "By",
    "estimated at",
    "worth",
    "Ali Khan",
    "and",
    "of",
    "-",
    "–",
    "((((",
    "))",
    "\"",
    "“",
    "”",
    "...",
    ".",
    ",",
    "a-a-a",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{200d}",
    "\u{feff}",
    "👍🏽",
    "🇵🇰",
    "e\u{301}",
    "São Paulo",
    "北京",
    "القاهرة",
    "\u{202e}",
    "https://example.com/a?b=c",
    "editor@example.com",
    "@who",
    "#COP28",
    "%",
    "$",
    "€21.50",
    "KARACHI, June 4 (Agency) —",
    "İ",
    "ß",
    "G7",
    "Section 144",
    "\0",
    "\u{10ffff}",
    "ISIS-K",
    "the",
    "The",
    "Inc.",
    "Brigade",
    "said",
    "in",
    "between",
    " ",
];

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let glue = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, glue), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(a, b)| [a, b.to_owned()]).collect())
}

fn check(text: &str) {
    check_document(text);
    let analysis = analyze(text);
    check_mentions(text, &analysis);
    check_entities(text, &analysis);
    check_offsets(text, &analysis);
    assert_eq!(analysis, analyze(text), "the same text gave two results");
}

fn check_document(text: &str) {
    let document = Document::new(text);
    let mut at = 0;
    for token in document.tokens() {
        let between = &text[at as usize..token.span.start as usize];
        assert!(
            between.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')),
            "lost: {between:?}"
        );
        assert!(at == 0 || between.is_empty() == (token.gap == Gap::None));
        assert!(!token.span.is_empty());
        at = token.span.end;
    }
    let mut next = 0;
    for sentence in document.sentences() {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty());
        next = sentence.tokens.end;
    }
    assert_eq!(next as usize, document.tokens().len());
}

fn check_mentions(text: &str, analysis: &Analysis) {
    let mut around: Vec<Span> = Vec::new();
    let mut last = Span::new(0, u32::MAX);
    for mention in &analysis.mentions {
        let span = mention.span;
        assert!(text.get(span.range()).is_some_and(|surface| !surface.is_empty()), "{span:?} isn't a span of the text");
        assert!(
            (last.start, u32::MAX - last.end) <= (span.start, u32::MAX - span.end),
            "out of order: {last:?}, {span:?}"
        );
        around.retain(|outer| span.start < outer.end);
        assert!(around.iter().all(|outer| outer.contains(span)), "{span:?} crosses one of {around:?}");
        assert_eq!(mention.nested, !around.is_empty(), "{span:?} in {around:?}");
        assert!((0.0..=1.0).contains(&mention.confidence));
        assert!(!mention.evidence.is_empty());
        assert!(mention.entity.is_some() != mention.figure.is_some());
        around.push(span);
        last = span;
    }
}

fn check_entities(text: &str, analysis: &Analysis) {
    for (index, entity) in analysis.entities.iter().enumerate() {
        let all = || entity.mentions.iter().chain(&entity.nested);
        assert!(all().all(|at| analysis.mentions[*at as usize].entity == Some(index as u32)));
        assert_eq!(entity.surfaces.iter().map(|surface| surface.count as usize).sum::<usize>(), all().count());
        assert!(entity.surfaces.iter().all(|surface| text.contains(&surface.text)));
        let first = all().min().expect("an entity has a mention");
        assert!(entity.first.contains(analysis.mentions[*first as usize].span));
        assert!(!entity.first.of(text).is_empty());
        let figures = entity.claims.iter().chain(&entity.counted);
        assert!(figures.into_iter().all(|at| analysis.mentions[*at as usize].figure.is_some()));
        assert!(analysis.entities[..index].iter().all(|other| other.id != entity.id), "two of {}", entity.id);
    }
    let named = analysis.mentions.iter().filter(|mention| mention.entity.is_some()).count();
    assert_eq!(
        analysis.entities.iter().map(|entity| entity.mentions.len() + entity.nested.len()).sum::<usize>(),
        named
    );
    for pair in &analysis.together {
        assert!(pair.a < pair.b && (pair.b as usize) < analysis.entities.len());
        assert!(0 < pair.sentences + pair.paragraphs);
    }
}

fn check_offsets(text: &str, analysis: &Analysis) {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
        for mention in record(text, analysis, unit).mentions {
            let range = mention.at.start as usize..mention.at.end as usize;
            let surface = match unit {
                OffsetUnit::Utf8 => text[range].to_owned(),
                OffsetUnit::Utf16 => String::from_utf16(&wide[range]).unwrap(),
                OffsetUnit::CodePoint => points[range].iter().collect(),
            };
            assert_eq!(surface, mention.at.text, "{unit:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_news_like_text(text in news()) {
        check(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_piece_repeated(piece in prop::sample::select(PIECES), glue in prop::sample::select(&["", " ", "-", "("][..])) {
        check(&format!("{piece}{glue}").repeat(200));
    }
}

/// What ends, or begins, where a rule looks for more.
#[test]
fn pieces_of_texts() {
    for text in
        ["By", "BY", "Hello.\n\nBy", "\nBy\n", ", estimated at £9m", ", worth some 40 to 50 million pesos, and sold."]
    {
        check(text);
    }
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    /// Eight times the text may take this many times as long: quadratic time would take 64.
    const GENEROUS: u32 = 24;
    let pieces = [
        "a-",
        "((((",
        "1,",
        "Ali Khan ",
        "Kabul and ",
        "Ministry of ",
        "Bank (",
        "A. ",
        "“",
        "Mr. ",
        "said ",
        "Aa-Bb ",
        "of the ",
        "USA(",
        "the ICC bank loan ",
    ];
    for piece in pieces {
        let (short, long) = (piece.repeat(20_000 / piece.len()), piece.repeat(160_000 / piece.len()));
        // The best of five: the machine may be busy with other things.
        let time = |text: &str| (0..5).map(|_| timed(text)).min().unwrap();
        let (short, long) = (time(&short), time(&long));
        assert!(long < (short + Duration::from_millis(2)) * GENEROUS, "{piece:?}: {short:?}, then {long:?}");
    }
}

fn timed(text: &str) -> Duration {
    let start = Instant::now();
    std::hint::black_box(analyze(text));
    start.elapsed()
}
