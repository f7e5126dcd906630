use std::ops::Range;

use super::gate;
use super::keys::mix;
use super::vocabulary::{Known, Vocabulary};
use crate::lexicon::{Agreement, Class, Match};
use crate::text::{Case, Document, SentenceKind, Token, TokenKind, fold};

/// A sentence is read in pieces of at most this many tokens, so that memory stays small on a text without sentences.
const LONGEST_PIECE: usize = 256;

/// How many words before and after a token its features see.
const SIGHT: usize = 3;

/// What the features see of a piece of a sentence.
#[derive(Debug)]
pub struct View {
    /// Index in the document of its first token.
    pub first: usize,
    /// What kind of sentence it is of.
    pub kind: SentenceKind,
    /// One for each token.
    pub words: Vec<Word>,
}

/// What the features see of one token.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Word {
    /// Hash of its folded form; of its shape, if it is a number.
    pub form: u32,
    /// Hash of its shape: "Xx", "XX", "x.x.", with runs shortened.
    pub shape: u32,
    /// Hashes of its first and of its last three letters; 0 if it has no more, or no capital.
    pub affixes: [u32; 2],
    /// What kind of token it is, below [`super::dense::LOOKS`] / 2.
    pub look: u8,
    /// What the vocabulary says; of words that are too far from a gated one to matter, nothing.
    pub known: Known,
    /// What the lexicon says: four bits for each [`Class`], for the first, a middle, the last and the only token of a
    /// listed name; above them, a bit for ambiguous ones.
    pub listed: u64,
    /// True if it has a capital letter.
    pub capital: bool,
    /// True if a name may hold it.
    pub gated: bool,
    /// True if the same word stands in the document without a capital letter.
    pub lower_too: bool,
    /// The run of capitalized words that it is in, by index in the view; itself alone if it has no capital.
    pub run: (u16, u16),
}

/// A run of tokens that are tagged together, by index in the view.
pub type Segment = Range<usize>;

/// Reads a document sentence by sentence, and shows each segment that may hold names.
pub fn for_each_segment(
    document: &Document,
    matches: &[Match],
    vocabulary: &Vocabulary,
    mut visit: impl FnMut(&View, Segment),
) {
    let lower = LowerWords::new(document.tokens());
    let mut view = View { first: 0, kind: SentenceKind::Prose, words: vec![] };
    for sentence in document.sentences() {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        view.kind = sentence.kind;
        for_each_piece(document.tokens(), tokens, |piece| {
            view.read(document, piece, matches, vocabulary, &lower);
            view.for_each_segment(&mut visit);
        });
    }
}

/// Shows the pieces of a sentence: what stands between tags of HTML, cut where it is too long.
fn for_each_piece(tokens: &[Token], sentence: Range<usize>, mut visit: impl FnMut(Range<usize>)) {
    let mut start = sentence.start;
    while start < sentence.end {
        let is_text = |token: &Token| token.kind != TokenKind::Markup;
        let limit = sentence.end.min(start + LONGEST_PIECE);
        let length = tokens[start..limit].iter().position(|token| !is_text(token)).unwrap_or(limit - start);
        if 0 < length {
            visit(start..start + length);
        }
        start += length.max(1);
    }
}

impl View {
    fn read(
        &mut self,
        document: &Document,
        tokens: Range<usize>,
        matches: &[Match],
        vocabulary: &Vocabulary,
        lower: &LowerWords,
    ) {
        self.first = tokens.start;
        self.words.clear();
        let piece = &document.tokens()[tokens.clone()];
        if !piece.iter().any(Token::is_capitalized) {
            return;
        }
        self.words.extend(piece.iter().map(|token| Word::new(document, token, lower)));
        self.mark_listed(matches, tokens);
        self.mark_runs();
        gate::mark(document, self, vocabulary);
        self.know(piece, vocabulary);
    }

    /// Looks up the words that the features of a gated one may see.
    fn know(&mut self, piece: &[Token], vocabulary: &Vocabulary) {
        let mut known = 0;
        for index in 0..self.words.len() {
            if !self.words[index].gated {
                continue;
            }
            let start = known.max(index.saturating_sub(SIGHT));
            let end = (index + 1 + SIGHT).min(self.words.len());
            for (word, token) in self.words[start..end].iter_mut().zip(&piece[start..end]) {
                if token.kind != TokenKind::Number {
                    word.known = vocabulary.find(token.hash);
                }
            }
            known = end;
        }
    }

    /// Notes the longest listed names of each class.
    fn mark_listed(&mut self, matches: &[Match], tokens: Range<usize>) {
        let mut ends = [0; 16];
        let from = matches.partition_point(|found| (found.tokens.start as usize) < tokens.start);
        for found in &matches[from..] {
            let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
            if tokens.end <= start {
                break;
            }
            let class = found.class as usize;
            if tokens.end < end || start < ends[class] || !is_evidence(found) {
                continue;
            }
            ends[class] = end;
            for at in start..end {
                let place = match (at == start, at + 1 == end) {
                    (true, true) => 3,
                    (true, false) => 0,
                    (false, false) => 1,
                    (false, true) => 2,
                };
                let listed = &mut self.words[at - tokens.start].listed;
                *listed |= 1 << (4 * class + place);
                *listed |= u64::from(found.ambiguous) << AMBIGUOUS;
            }
        }
    }

    fn mark_runs(&mut self) {
        let mut start = 0;
        while start < self.words.len() {
            let capitals = self.words[start..].iter().take_while(|word| word.capital).count();
            let end = start + capitals.max(1);
            for word in &mut self.words[start..end] {
                word.run = (start as u16, end as u16);
            }
            start = end;
        }
    }

    fn for_each_segment(&self, visit: &mut impl FnMut(&Self, Segment)) {
        let mut start = 0;
        while start < self.words.len() {
            let length = self.words[start..].iter().take_while(|word| word.gated).count();
            if 0 < length {
                visit(self, start..start + length);
            }
            start += length + 1;
        }
    }
}

impl Word {
    fn new(document: &Document, token: &Token, lower: &LowerWords) -> Self {
        let capital = token.is_capitalized();
        let mut word = Self {
            form: token.hash,
            shape: 0,
            affixes: [0; 2],
            look: look(token),
            known: Known::default(),
            listed: 0,
            capital,
            gated: false,
            lower_too: capital && lower.contains(token.hash),
            run: (0, 0),
        };
        if token.case == Case::Lower {
            word.shape = u32::from(b'x');
            return word;
        }
        let text = document.text_of(token);
        word.shape = if token.case == Case::Title { shape_of_title(text) } else { shape(text) };
        if token.kind == TokenKind::Number {
            word.form = mix(word.shape, text.len() as u32);
        }
        if capital {
            word.affixes = affixes(text);
        }
        word
    }
}

impl Word {
    /// True if organizations' names often end with it, or a listed one does here.
    pub(super) const fn ends_organization(&self) -> bool {
        const TAIL: u64 = 15 << (4 * Class::OrganizationTail as u64);
        const LAST: u64 = 4 << (4 * Class::Organization as u64) | 4 << (4 * Class::AmbiguousOrganization as u64);
        self.listed & (TAIL | LAST) != 0
    }
}

/// The bit of [`Word::listed`] that says that a table calls its entry ambiguous.
const AMBIGUOUS: usize = 4 * Class::ALL.len();

/// A listed name in lower case is a common word; a title or the head of an organization's name may well be.
fn is_evidence(found: &Match) -> bool {
    found.agreement != Agreement::Lower
        || matches!(found.class, Class::Title | Class::OrganizationHead | Class::OrganizationTail)
}

/// The kind of a token as one number: its case if it is a word, else what it is made of.
fn look(token: &Token) -> u8 {
    match (token.kind, token.case) {
        (TokenKind::Word | TokenKind::Clitic, Case::Lower | Case::None) => 0,
        (TokenKind::Word | TokenKind::Clitic, Case::Title) => 1,
        (TokenKind::Word | TokenKind::Clitic, Case::Upper) => 2,
        (TokenKind::Word | TokenKind::Clitic, Case::Initial) => 3,
        (TokenKind::Word | TokenKind::Clitic, Case::Mixed) => 4,
        (TokenKind::Number, _) => 5,
        (TokenKind::Punctuation, _) => 6,
        _ => 7,
    }
}

/// What the hash of a shape starts from.
const START: u32 = 17;

/// The hash of a word's shape: its letters as X and x, its digits as d, all else as it is, three and more alike as two.
fn shape(text: &str) -> u32 {
    let (mut hash, mut last, mut repeats) = (START, '\0', 0);
    for c in text.chars() {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => 'd',
            _ => c,
        };
        repeats = if class == last { repeats + 1 } else { 0 };
        last = class;
        if repeats < 2 {
            hash = mix(hash, class as u32);
        }
    }
    hash
}

/// As [`shape`], of a word that is nearly always a capital and small letters.
fn shape_of_title(text: &str) -> u32 {
    const SHAPE: u32 = mix(mix(mix(START, b'X' as u32), b'x' as u32), b'x' as u32);
    match text.as_bytes() {
        [first, rest @ ..]
            if first.is_ascii_uppercase() && 1 < rest.len() && rest.iter().all(u8::is_ascii_lowercase) =>
        {
            SHAPE
        }
        _ => shape(text),
    }
}

fn affixes(text: &str) -> [u32; 2] {
    if text.is_ascii() {
        return affixes_of(text.as_bytes());
    }
    affixes_of(fold(text).as_bytes())
}

/// The affixes of a word that is folded but for the case of ASCII letters.
fn affixes_of(bytes: &[u8]) -> [u32; 2] {
    const LENGTH: usize = 3;
    let hash = |part: &[u8], seed| part.iter().fold(seed, |hash, byte| mix(hash, byte.to_ascii_lowercase().into()));
    if bytes.len() <= LENGTH {
        return [0; 2];
    }
    [hash(&bytes[..LENGTH], 5), hash(&bytes[bytes.len() - LENGTH..], 6)]
}

/// The lower-case words of a document, as a set that may also hold a few words that aren't there.
struct LowerWords {
    bits: Vec<u64>,
    shift: u32,
}

impl LowerWords {
    fn new(tokens: &[Token]) -> Self {
        let log = (tokens.len() * 4).next_power_of_two().trailing_zeros().clamp(10, 20);
        let mut set = Self { bits: vec![0; 1 << (log - 6)], shift: 32 - log };
        for token in tokens.iter().filter(|token| token.case == Case::Lower) {
            let at = set.place(token.hash);
            set.bits[at / 64] |= 1 << (at % 64);
        }
        set
    }

    fn contains(&self, hash: u32) -> bool {
        let at = self.place(hash);
        self.bits[at / 64] >> (at % 64) & 1 == 1
    }

    fn place(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }
}
