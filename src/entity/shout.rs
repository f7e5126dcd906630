//! Sentences in capitals, which are read as if they had been written in small letters.

use super::stand::stands_as_written;
use crate::recognize::Cues;
use crate::text::{Case, Document, Span, Token};

/// Tokens of a sentence that is read again, at most: headlines are short.
const LONGEST: usize = 40;

/// "OIL DEAL DEAD AS MUSCAT PULLS OUT": whether the seat in `span` stands for a government in its sentence, were it not in
/// capitals; nothing, if it isn't.
pub(super) fn stands_in_capitals(document: &Document<'_>, span: Span, government: Option<Span>) -> Option<bool> {
    let name = document.token_at(span.start);
    let sentence = &document.sentences()[document.sentence_at(name)];
    let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let words = document.tokens().get(tokens.clone()).filter(|words| words.len() <= LONGEST)?;
    if words.len() < 3 || words.iter().any(|token| matches!(token.case, Case::Lower | Case::Title)) {
        return None;
    }
    let start = document.span_of(tokens).start;
    let calm = calmed(document, words, start, span);
    let moved = |span: Span| Span::new(span.start - start, span.end - start);
    let here = government.filter(|government| start <= government.start);
    Some(stands_as_written(&Document::new(&calm), moved(span), here.map(moved)))
}

/// The text of the sentence with its cues and short words in small letters, but for `name`: what is left looks like names.
fn calmed(document: &Document<'_>, words: &[Token], start: u32, name: Span) -> String {
    let end = words.last().map_or(start, |token| token.span.end);
    let mut text = document.text()[start as usize..end as usize].to_owned();
    for token in words.iter().filter(|token| token.is_plain && !token.span.overlaps(name)) {
        let range = (token.span.start - start) as usize..(token.span.end - start) as usize;
        let is_function = range.len() < 4 && document.text_of(token) != "US";
        if Cues::of(token) != Cues::default() || is_function {
            // ASCII letters: every other span stays where it is.
            text[range].make_ascii_lowercase();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::entity::stand::asserts::stands as check;

    #[test]
    fn a_headline_in_capitals_is_read_as_others_are() {
        check("PORT SALE DEAD AS MUSCAT PULLS OUT", &[("MUSCAT", "OM")]);
        check("TALKS OFF, SAYS TEHRAN", &[("TEHRAN", "IR")]);
        check("NO DEAL WITHOUT KYIV, SAYS POLAND", &[("KYIV", "UA")]);
        check("WAIGANI SAYS ROADS MUST WAIT", &[("WAIGANI", "PG")]);
        check("LONDON AND PARIS AGREE ON BOATS", &[("LONDON", "GB"), ("PARIS", "FR")]);
        check("STRIKE ENDS AS ACCRA RAISES PAY", &[("ACCRA", "GH")]);
        check("STRIKE ENDS AS ACCRA SLEEPS", &[]);
        check("FIRE IN DHAKA KILLS 12", &[]);
        check("RAIN CLOSES NAIROBI ROADS", &[]);
        check("CARACAS WITHOUT POWER FOR A DAY", &[]);
        check("MADRID BEAT LISBON 3-1", &[]);
        check("QUAKE SHAKES KATHMANDU", &[]);
    }
}
