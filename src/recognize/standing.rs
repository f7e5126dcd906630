use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::ops::Range;

use super::Cues;
use super::scene::indexes;
use super::shape::is_function_word;
use crate::entity::{Kind, Proposal, Resolved};
use crate::lexicon::{Class, EntryId, KeySet, Match, slug};
use crate::text::{Case, Document, Gap, SentenceKind, Span, Token, TokenKind, fold_hash};

/// A document with what the first look found in it.
pub(super) struct Text<'a> {
    pub(super) document: &'a Document<'a>,
    /// What stands, by its span.
    pub(super) standing: FxHashMap<Span, Kind>,
    /// The entries of what stands.
    pub(super) entries: FxHashMap<Span, EntryId>,
    /// Words that the text may have in lower case, and those that it has: a name is hardly ever among the first, and most
    /// texts need not collect the others.
    maybe_lower: OnceCell<KeySet<13>>,
    lower: OnceCell<FxHashSet<u32>>,
    /// By token: the class of what a table has there, if it is a head of organizations' names or a title.
    classes: Vec<Option<Class>>,
}

impl<'a> Text<'a> {
    pub(super) fn new(document: &'a Document<'a>, matches: &[Match], standing: &[Resolved]) -> Self {
        let mut classes = vec![None; document.tokens().len()];
        for found in matches.iter().filter(|found| found.agreement.has_case()) {
            if matches!(found.class, Class::OrganizationHead | Class::OrganizationTail | Class::Title) {
                classes[indexes(&found.tokens)].fill(Some(found.class));
            }
        }
        // Grown bit by bit, the map would be built again and again.
        let mut entries = FxHashMap::with_capacity_and_hasher(standing.len(), FxBuildHasher);
        entries.extend(standing.iter().filter_map(|reading| Some((reading.span, entry_of(reading)?))));
        Self {
            document,
            standing: standing.iter().map(|reading| (reading.span, kind_of(reading))).collect(),
            entries,
            maybe_lower: OnceCell::new(),
            lower: OnceCell::new(),
            classes,
        }
    }

    pub(super) fn token(&self, index: usize) -> Option<&'a Token> {
        self.document.tokens().get(index)
    }

    /// True of a word that the text has in lower case, too: its capital at the start of a sentence means nothing.
    pub(super) fn has_in_lower_case(&self, token: &Token) -> bool {
        let lower = || self.document.tokens().iter().filter(|token| token.case == Case::Lower).map(|token| token.hash);
        let maybe = self.maybe_lower.get_or_init(|| {
            let mut maybe = KeySet::new();
            lower().for_each(|hash| maybe.insert(hash));
            maybe
        });
        maybe.may_have(token.hash) && self.lower.get_or_init(|| lower().collect()).contains(&token.hash)
    }

    /// True if a country or place stands at exactly the token.
    pub(super) fn is_on_map(&self, index: usize) -> bool {
        matches!(self.kind_at(index), Some(Kind::Country | Kind::Place))
    }

    /// What stands at exactly the token.
    pub(super) fn kind_at(&self, index: usize) -> Option<Kind> {
        self.token(index).and_then(|token| self.standing.get(&token.span)).copied()
    }

    /// `index`, if it is of the same sentence as the token before it.
    pub(super) fn same_sentence(&self, index: usize) -> Option<usize> {
        self.token(index)?;
        self.before(index).map(|_| index)
    }

    /// True if the words beside the tokens make them a part of a longer name.
    pub(super) fn is_in_other_name(&self, tokens: Range<usize>) -> bool {
        let leads = |before: usize| {
            let token = &self.document.tokens()[before];
            let is_opening = self.opens_sentence(before)
                && (matches!(self.document.word(before), "The" | "A" | "An")
                    || self.has_in_lower_case(token)
                    || is_function_word(self.document.word(before))
                    || Cues::of(token).any(Cues::CALENDAR | Cues::AUXILIARY));
            is_name_word(token) && !is_opening && !self.is_title(before)
        };
        self.goes_on(tokens.end) || self.goes_on(tokens.start) && self.before(tokens.start).is_some_and(leads)
    }

    /// True of "Adani said he", "Adani himself", "Adani, 47,", "Adani, who".
    pub(super) fn is_he(&self, index: usize) -> bool {
        const REACH: usize = 4;
        let is_plain = |at: &usize| {
            let is_word =
                self.token(*at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
            is_word && self.before(*at).is_some()
        };
        let is_pronoun = |at| {
            matches!(
                self.document.word(at),
                "he" | "she" | "himself" | "herself" | "his" | "her" | "related" | "married"
            )
        };
        let is_age = || {
            let number = self.token(index + 2).filter(|token| token.kind == TokenKind::Number && token.span.len() <= 3);
            number.is_some() && matches!(self.document.word(index + 3), "," | ".")
        };
        let is_told = self.document.word(index + 1) == "," && (self.document.word(index + 2) == "who" || is_age());
        is_told || (index + 1..=index + REACH).take_while(is_plain).any(is_pronoun)
    }

    /// True of what is bought and sold: "shares in Lavigne", "sold its 11 percent of Lavigne".
    pub(super) fn is_owned(&self, index: usize) -> bool {
        const REACH: usize = 3;
        let is_trade = |at: usize| {
            self.cues(Some(at)).any(Cues::VENTURE)
                || matches!(
                    self.document.word(at),
                    "shares" | "Shares" | "stake" | "percent" | "%" | "cent" | "buying" | "buy" | "takeover"
                )
        };
        (index.saturating_sub(REACH)..index).any(is_trade)
    }

    /// True if the token is in a headline whose words have capitals, names or not.
    pub(super) fn is_headline(&self, index: usize) -> bool {
        /// Words that are looked at, and letters of those that have no capital for their smallness.
        const WORDS: usize = 24;
        const SMALL: u32 = 4;
        let sentence = &self.document.sentences()[self.document.sentence_at(index)];
        let tokens = self.document.tokens()[indexes(&sentence.tokens)].iter().take(WORDS);
        let words = tokens.filter(|token| token.kind == TokenKind::Word && SMALL < token.span.len());
        sentence.kind == SentenceKind::Line && words.filter(|token| !token.is_capitalized()).count() == 0
    }

    /// True if the token opens its sentence, or what is said in it.
    pub(super) fn opens_sentence(&self, index: usize) -> bool {
        self.before(index).is_none_or(|before| matches!(self.document.word(before), "\"" | "“" | "‘" | "(" | "—"))
    }

    /// The index before `index`, if it is of the same sentence.
    pub(super) fn before(&self, index: usize) -> Option<usize> {
        self.document.before(index)
    }

    /// True if the token is a capitalized word, a space away from the one before it.
    fn goes_on(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| is_name_word(token) && token.gap == Gap::Space)
            && self.before(index).is_some()
    }

    /// True of "Bank", "Brigade".
    pub(super) fn is_head(&self, index: usize) -> bool {
        matches!(self.classes[index], Some(Class::OrganizationHead | Class::OrganizationTail))
    }

    /// True of "Governor".
    pub(super) fn is_title(&self, index: usize) -> bool {
        self.classes[index] == Some(Class::Title)
    }

    pub(super) fn cues(&self, index: Option<usize>) -> Cues {
        index.and_then(|index| self.token(index)).map(Cues::of).unwrap_or_default()
    }
}

/// The hash of a token without its accents: "Hadžović" and "Hadzovic" have the same.
#[inline]
pub(super) fn plain_hash(document: &Document, token: &Token) -> u32 {
    plain_hash_in(document.text(), token)
}

/// As [`plain_hash`], of a token of any text.
#[inline]
pub(crate) fn plain_hash_in(text: &str, token: &Token) -> u32 {
    if token.is_plain { token.hash } else { hash_without_accents(token.span.of(text), token.hash) }
}

fn hash_without_accents(word: &str, hash: u32) -> u32 {
    if word.is_ascii() { hash } else { fold_hash(&slug(word)) }
}

pub(super) fn is_name_word(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.is_capitalized()
}

pub(super) fn entry_of(reading: &Resolved) -> Option<EntryId> {
    match reading.proposal {
        Proposal::Name { entry, .. } => entry,
        Proposal::Figure(_) => None,
    }
}

pub(super) fn kind_of(reading: &Resolved) -> Kind {
    match reading.proposal {
        Proposal::Name { kind, .. } => kind,
        Proposal::Figure(_) => Kind::Figure,
    }
}

/// True of a capital that only opens the sentence, of a word that the text has in lower case too.
pub(super) fn is_common(text: &Text<'_>, index: usize, before: Option<usize>) -> bool {
    before.is_none() && text.token(index).is_some_and(|token| text.has_in_lower_case(token))
}
