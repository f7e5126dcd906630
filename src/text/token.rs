use super::Span;

/// A piece of text that no recognizer needs to cut again.
///
/// Tokens and the white space between them tile the text: nothing is lost, nothing overlaps.
/// Hyphens and dashes are tokens of their own, for names begin and end beside them ("US-led", "Pakistan–China",
/// "34-year-old"); [`Document::compound`](super::Document::compound) gives back the hyphenated word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Hash of the folded form: equal for two tokens that differ only in case or in the form of an apostrophe
    /// (see [`fold_hash`](super::fold_hash)). Different tokens may share a hash, so compare the text where it matters.
    pub hash: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are capitalized.
    pub case: Case,
    /// The white space before it.
    pub gap: Gap,
    /// True of a word of ASCII characters without a point: nothing but its case can be written otherwise.
    pub is_plain: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("O'Brien"), points ("U.S.", "Mr.") or ampersands ("AT&T"), and digits after a
    /// letter ("G7", "COP28").
    Word,
    /// What English glues to a word: "'s", "’ll", "'re".
    Clitic,
    /// Digits with their separators: "1,200", "2,40,000", "3.5".
    Number,
    /// A currency sign.
    Currency,
    /// A point, comma, dash, quote, bracket …, or a run of the same one ("...", "--").
    Punctuation,
    /// Any other character: "%", "+", "°", "½".
    Symbol,
    /// One emoji, with its modifiers.
    Emoji,
    /// An e-mail address.
    Email,
    /// A web address, with or without its scheme.
    Url,
    /// A name on a network: "@who", "#COP28".
    Handle,
    /// A tag of HTML: `<b>`, `</p>`. It is no word of the text, and no name goes over it.
    Markup,
}

/// How the letters of a token are capitalized.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Case {
    /// No letter that has case: digits, punctuation, scripts without case.
    None,
    /// "soldier"
    Lower,
    /// "Kabul"
    Title,
    /// "UN", "U.S.", "G7": two letters or more, all capital.
    Upper,
    /// "A", "J.": one capital letter.
    Initial,
    /// "`McDonald`", "iPhone", "`USAid`"
    Mixed,
}

/// The white space before a token.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Gap {
    /// None: the token is glued to the one before it, or stands at the very beginning.
    None,
    /// Spaces of any kind, on one line.
    Space,
    /// One line break, or a tab: it parts the cells of a table.
    Line,
    /// A blank line.
    Blank,
}

impl Case {
    /// The case of a word.
    ///
    /// ```
    /// use newsmark::text::Case;
    /// assert_eq!(Case::of("McDonald"), Case::Mixed);
    /// assert_eq!(Case::of("G7"), Case::Upper);
    /// ```
    pub fn of(word: &str) -> Self {
        let (mut letters, mut upper, mut lower, mut starts_upper) = (0_usize, 0_usize, 0_usize, false);
        let mut count = |is_upper: bool, is_lower: bool| {
            starts_upper |= letters == 0 && is_upper;
            letters += 1;
            upper += usize::from(is_upper);
            lower += usize::from(is_lower);
        };
        if word.is_ascii() {
            word.bytes()
                .filter(u8::is_ascii_alphabetic)
                .for_each(|b| count(b.is_ascii_uppercase(), b.is_ascii_lowercase()));
        } else {
            word.chars().filter(|c| c.is_alphabetic()).for_each(|c| count(c.is_uppercase(), c.is_lowercase()));
        }
        match Self::of_letters(upper, lower, starts_upper) {
            Self::Initial if letters != 1 || word.ends_with(char::is_numeric) => Self::Upper,
            case => case,
        }
    }

    /// The case of a word with so many capital and small letters.
    pub(super) const fn of_letters(upper: usize, lower: usize, starts_upper: bool) -> Self {
        match (upper, lower) {
            (0, 0) => Self::None,
            (0, _) => Self::Lower,
            (1, 0) => Self::Initial,
            (_, 0) => Self::Upper,
            (1, _) if starts_upper => Self::Title,
            _ => Self::Mixed,
        }
    }
}

impl Token {
    /// True if the token has a capital letter.
    pub const fn is_capitalized(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Initial | Case::Mixed)
    }

    /// True if no white space stands before it.
    pub const fn is_glued(&self) -> bool {
        matches!(self.gap, Gap::None)
    }
}
