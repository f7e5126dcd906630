//! The tokenizer: one pass over the text, looking back only to join what turns out to be one address.

use super::abbreviation::{Abbreviation, abbreviation, is_abbreviation_before_number};
use super::markup::tag_end;
use super::normalize::{FOLDED_NOTHING, fold_step, is_apostrophe};
use super::{Case, Gap, Span, Token, TokenKind, fold_hash};

/// Cuts `text` into tokens. Between two tokens there is nothing, or white space.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    // English news has a token for every five bytes and a bit.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut at = 0;
    loop {
        let (start, gap) = skip_gap(text, at);
        let Some(first) = char_at(text, start) else { break };
        let gap = if tokens.is_empty() { Gap::None } else { gap };
        at = push(text, start, first, gap, &mut tokens);
    }
    tokens
}

/// Appends the token that starts at `start`, and returns where the next one may start.
fn push(text: &str, start: usize, first: char, gap: Gap, tokens: &mut Vec<Token>) -> usize {
    if first.is_ascii_alphabetic()
        && gap != Gap::None
        && let Some(token) = plain_word(text, start, gap)
    {
        tokens.push(token);
        return token.span.end as usize;
    }
    let (kind, end) = if is_letter(first) {
        let end = word_end(text, start);
        if let Some(end) = url_end(text, start, end) { (TokenKind::Url, end) } else { (TokenKind::Word, end) }
    } else if first.is_ascii_digit() {
        (TokenKind::Number, number_end(text, start))
    } else {
        mark(text, start, first, gap)
    };
    tokens.push(token(text, start, end, kind, gap));
    if kind == TokenKind::Word {
        return join_address(text, end, tokens);
    }
    end
}

/// Most of a text's tokens, read in one pass: a word of ASCII letters behind white space, and before what can't go on with
/// it. None of any other word.
fn plain_word(text: &str, start: usize, gap: Gap) -> Option<Token> {
    /// The bit that tells a small letter of ASCII from its capital.
    const SMALL: u8 = 0x20;
    let rest = &text.as_bytes()[start..];
    let (mut hash, mut upper, mut length) = (FOLDED_NOTHING, 0, 0);
    for byte in rest {
        let letter = byte | SMALL;
        if !letter.is_ascii_lowercase() {
            break;
        }
        hash = fold_step(hash, letter);
        upper += usize::from(byte & SMALL == 0);
        length += 1;
    }
    let end = start + length;
    let is_whole = match rest[length..] {
        [] | [b' ' | b',' | b'-' | b'\n' | b'\r' | b'\t' | b';' | b')' | b'"' | b'!' | b'?', ..] => true,
        [b'.', after, ..] => 1 < length && is_gap(after as char) && !keeps_point(text, start, end),
        [b'\'', ..] => clitic_end(text, end + 1).is_some(),
        // "’"
        [0xe2, 0x80, 0x99, ..] => clitic_end(text, end + 3).is_some(),
        _ => false,
    };
    is_whole.then(|| Token {
        span: Span::new(start as u32, end as u32),
        hash,
        kind: TokenKind::Word,
        case: Case::of_letters(upper, length - upper, rest[0].is_ascii_uppercase()),
        gap,
        is_plain: true,
    })
}

fn token(text: &str, start: usize, end: usize, kind: TokenKind, gap: Gap) -> Token {
    let word = &text[start..end];
    let is_word = kind == TokenKind::Word;
    let is_plain = is_word && word.bytes().all(|byte| byte.is_ascii() && byte != b'.');
    let case = if is_word { Case::of(word) } else { Case::None };
    Token { span: Span::new(start as u32, end as u32), hash: fold_hash(word), kind, case, gap, is_plain }
}

/// Everything that is neither a word nor a number: its kind and its end.
fn mark(text: &str, start: usize, first: char, gap: Gap) -> (TokenKind, usize) {
    let end = start + first.len_utf8();
    let next = char_at(text, end);
    // Most marks of a text: nothing below makes another thing of them.
    if matches!(first, ',' | '.' | '-' | '"' | '(' | ')') && next.is_none_or(|next| next.is_ascii()) {
        return (TokenKind::Punctuation, run_end(text, start, first));
    }
    if is_apostrophe(first)
        && gap == Gap::None
        && 0 < start
        && let Some(end) = clitic_end(text, end).filter(|_| text[..start].ends_with(char::is_alphanumeric))
    {
        return (TokenKind::Clitic, end);
    }
    if matches!(first, '@' | '#') && next.is_some_and(is_letter) && !text[..start].ends_with(char::is_alphanumeric) {
        return (TokenKind::Handle, word_end(text, end));
    }
    if first == '<'
        && let Some(end) = tag_end(text, start)
    {
        return (TokenKind::Markup, end);
    }
    if is_currency(first) {
        return (TokenKind::Currency, end);
    }
    if is_emoji(first, next) {
        return (TokenKind::Emoji, emoji_end(text, start, first));
    }
    if is_punctuation(first) {
        return (TokenKind::Punctuation, run_end(text, start, first));
    }
    (TokenKind::Symbol, end)
}

/// The end of a word that starts at `start` with a letter.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut segment = start;
    loop {
        end = letters_end(text, end);
        let Some(c) = char_at(text, end) else { break };
        let after = end + c.len_utf8();
        let Some(next) = char_at(text, after).filter(|next| is_letter(*next)) else { break };
        let joins = match c {
            '.' => {
                end - segment == 1 && letters_end(text, after) == after + next.len_utf8() && next.is_ascii_alphabetic()
            }
            '&' => next.is_uppercase() && text[segment..end].ends_with(char::is_uppercase),
            _ => is_apostrophe(c) && clitic_end(text, after).is_none(),
        };
        if !joins {
            break;
        }
        if c == '.' {
            segment = after;
        }
        end = after;
    }
    end + usize::from(keeps_point(text, start, end))
}

/// True if the point after the word `start..end` belongs to it: "U.S.", "Gen.", "J. Smith".
fn keeps_point(text: &str, start: usize, end: usize) -> bool {
    if text.as_bytes().get(end) != Some(&b'.') || text.as_bytes().get(end + 1) == Some(&b'.') {
        return false;
    }
    let word = &text[start..end];
    if word.contains('.') {
        return true;
    }
    if word.len() == 1 {
        let is_initial = word.as_bytes()[0].is_ascii_uppercase() && initial_follows(text, end + 1);
        return is_initial && !ends_acronym(&text[..start]);
    }
    let rest = &text[end + 1..];
    // "the SEC. Its head", but "GEN. SMITH": an acronym is no shortened word.
    if is_acronym(word) && rest.trim_start_matches(' ').chars().nth(1).is_some_and(char::is_lowercase) {
        return false;
    }
    let numbers = || {
        rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()) && is_abbreviation_before_number(word)
    };
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '@') {
        return false;
    }
    match abbreviation(word) {
        // The tables have "Ltd." as a word, "Co., Ltd." is written so, and "Ltd" mostly.
        Some(Abbreviation::Form) => {
            start == 0 || sentence_goes_on(rest) || text[..start].trim_end_matches([' ', ',']).ends_with('.')
        }
        class => class.is_some() || numbers(),
    }
}

/// True of what stands before the last letter of "PML-N": its point ends the sentence.
fn ends_acronym(before: &str) -> bool {
    let letters = before.strip_suffix('-').map_or(&b""[..], str::as_bytes);
    letters.len().checked_sub(2).is_some_and(|at| letters[at..].iter().all(u8::is_ascii_uppercase))
}

fn is_acronym(word: &str) -> bool {
    2 < word.len() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True if what stands behind "Ltd." is of its sentence: its point is no full stop.
fn sentence_goes_on(rest: &str) -> bool {
    let word = rest.trim_start_matches(' ');
    rest.starts_with([',', ';', ':', ')', '?', '!', '\'', '’'])
        || word.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&' | '–' | '—'))
}

/// True if what stands after "J." lets it be an initial: a capital letter, on the same line or glued.
fn initial_follows(text: &str, at: usize) -> bool {
    let rest = text[at..].strip_prefix([' ', '\u{a0}']).unwrap_or(&text[at..]);
    rest.starts_with(char::is_uppercase)
}

/// The end of a clitic whose letters start at `at`: "s", "ll", "re", "ve", "d", "m", and no letter after it.
fn clitic_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let lower = |index: usize| bytes.get(index).map_or(0, u8::to_ascii_lowercase);
    let length = match (lower(at), lower(at + 1)) {
        (b'l', b'l') | (b'r' | b'v', b'e') => 2,
        (b's' | b'd' | b'm', _) => 1,
        _ => return None,
    };
    char_at(text, at + length).is_none_or(|c| !is_letter(c) && !c.is_numeric()).then_some(at + length)
}

/// The end of a run of letters, digits and marks.
fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            at += 1;
        }
        match char_at(text, at) {
            Some(c) if !c.is_ascii() && (is_letter(c) || is_inner_mark(c)) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// The end of a number: digits, with points or commas between digits.
fn number_end(text: &str, mut at: usize) -> usize {
    let is_digit = |at: usize| char_at(text, at).is_some_and(|c| c.is_ascii_digit() || is_other_digit(c));
    loop {
        while let Some(c) = char_at(text, at).filter(|c| c.is_ascii_digit() || is_other_digit(*c)) {
            at += c.len_utf8();
        }
        match text.as_bytes().get(at) {
            Some(b'.' | b',') if is_digit(at + 1) => at += 1,
            _ => return at,
        }
    }
}

/// The end of a web address that starts with the word `start..end`, if it does.
fn url_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let word = &text[start..end];
    let scheme = matches!(word, "http" | "https" | "ftp") && text[end..].starts_with("://");
    let host =
        word.eq_ignore_ascii_case("www") && text[end..].starts_with('.') && text[end + 1..].starts_with(is_letter);
    (scheme || host).then(|| address_end(text, end))
}

/// The end of an address that reaches at least to `at`: up to white space, without punctuation that ends a clause.
fn address_end(text: &str, at: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '’' | '|');
    let end = text[at..].find(stops).map_or(text.len(), |length| at + length);
    at + text[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '—', '–']).len()
}

/// After a word: joins it with the tokens before it into one address, if they make one, and returns its end.
///
/// Joining removes tokens that were pushed before and reads the whole address again; since an address is short, the scan
/// stays linear.
fn join_address(text: &str, end: usize, tokens: &mut Vec<Token>) -> usize {
    let Some(joint) = tokens.len().checked_sub(2).filter(|_| is_domain(text, tokens)) else { return end };
    let is_part = |token: &Token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Url | TokenKind::Handle)
            || matches!(&text[token.span.range()], "." | "-" | "+" | "@")
    };
    let mut first = joint;
    while 0 < first
        && tokens[first].is_glued()
        && is_part(&tokens[first - 1])
        && end - tokens[first - 1].span.start as usize <= LONGEST_ADDRESS
    {
        first -= 1;
    }
    let (start, gap) = (tokens[first].span.start as usize, tokens[first].gap);
    let kind = if text[start..end].contains('@') { TokenKind::Email } else { TokenKind::Url };
    let end = if text[end..].starts_with('/') { address_end(text, end) } else { end };
    tokens.truncate(first);
    tokens.push(token(text, start, end, kind, gap));
    end
}

/// True if the last tokens are "word . domain" with nothing between, and nothing that goes on after them.
fn is_domain(text: &str, tokens: &[Token]) -> bool {
    let [.., name, dot, domain] = tokens else { return false };
    let word = &text[domain.span.range()];
    dot.is_glued()
        && domain.is_glued()
        && &text[dot.span.range()] == "."
        && matches!(name.kind, TokenKind::Word | TokenKind::Number | TokenKind::Url)
        && TOP_LEVEL_DOMAINS.contains(&word)
}

/// An e-mail address has at most 64 + 1 + 255 bytes (RFC 5321, section 4.5.3.1).
const LONGEST_ADDRESS: usize = 320;

/// The endings by which an address is known without its scheme. Lower-case only: "Booking.com" is one, "said.In" isn't.
const TOP_LEVEL_DOMAINS: [&str; 22] = [
    "com", "org", "net", "gov", "edu", "int", "mil", "info", "biz", "io", "co", "uk", "eu", "in", "pk", "au", "ca",
    "de", "fr", "jp", "cn", "tv",
];

/// Skips white space and returns where it ends and what it was.
fn skip_gap(text: &str, mut at: usize) -> (usize, Gap) {
    match text.as_bytes()[at..] {
        [b' ', b'!'..=b'~', ..] => return (at + 1, Gap::Space),
        [b'!'..=b'~', ..] => return (at, Gap::None),
        _ => {}
    }
    let (mut lines, mut tabs, start) = (0, 0, at);
    while let Some(c) = char_at(text, at).filter(|c| is_gap(*c)) {
        let returns = c == '\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
        lines += usize::from(matches!(c, '\n' | '\r' | '\u{2028}' | '\u{85}') && !returns);
        lines += 2 * usize::from(c == '\u{2029}');
        tabs += usize::from(c == '\t');
        at += c.len_utf8();
    }
    let gap = match (lines, at - start) {
        (0, 0) => Gap::None,
        (0, _) if tabs == 0 => Gap::Space,
        (0 | 1, _) => Gap::Line,
        _ => Gap::Blank,
    };
    (at, gap)
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(*byte as char),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

/// White space, and the invisible characters that stand between words: zero-width space, word joiner, byte order mark.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_letter(c: char) -> bool {
    // Quotes and dashes, which no news text lacks: Unicode's tables say the same, and take longer.
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphabetic()
}

/// Combining marks, the soft hyphen and the joiners of other scripts: they don't end a word.
fn is_inner_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{fe00}'..='\u{fe0e}')
}

/// Decimal digits of other scripts: Arabic-Indic, Persian, Devanagari, Bengali, full-width.
fn is_other_digit(c: char) -> bool {
    matches!(c, '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯' | '０'..='９')
}

fn is_currency(c: char) -> bool {
    matches!(
        c,
        '$' | '¢' | '£' | '¤' | '¥' | '֏' | '؋' | '৳' | '฿' | '៛' | '₠'
            ..='\u{20cf}' | '﷼' | '＄' | '￠' | '￡' | '￥' | '￦'
    )
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '%' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '$')
        || matches!(c, '‐'..='―' | '‘'..='‟' | '•' | '‣' | '…' | '‹' | '›' | '«' | '»' | '¡' | '¿' | '·' | '、' | '。' | '（' | '）')
}

/// The end of a run of one punctuation mark. Brackets and quotes stand alone, since each opens or closes something.
fn run_end(text: &str, start: usize, mark: char) -> usize {
    let runs = matches!(mark, '.' | '-' | '*' | '_' | '!' | '?' | '…' | '—' | '–' | '•');
    let length =
        if runs { text[start..].len() - text[start..].trim_start_matches(mark).len() } else { mark.len_utf8() };
    start + length
}

fn is_emoji(c: char, next: Option<char>) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{231a}'..='\u{23ff}')
        || next == Some('\u{fe0f}')
}

/// The end of an emoji: flags are two letters; joiners, skin tones, selectors and tags belong to it.
fn emoji_end(text: &str, start: usize, first: char) -> usize {
    let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    let mut end = start + first.len_utf8();
    if let Some(second) = char_at(text, end).filter(|c| is_flag(first) && is_flag(*c)) {
        return end + second.len_utf8();
    }
    while let Some(c) = char_at(text, end) {
        let modifies = matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}');
        let joined = c == '\u{200d}' && char_at(text, end + 3).is_some_and(|next| is_emoji(next, None));
        match (modifies, joined) {
            (true, _) => end += c.len_utf8(),
            (_, true) => end += 3 + char_at(text, end + 3).map_or(0, char::len_utf8),
            _ => break,
        }
    }
    end
}
