use std::ops::Range;

use super::{Parts, Sort};
use crate::entity::{Kind, Proposal, Resolved};
use crate::lexicon::{EntryId, Lexicon, Words};
use crate::recognize::Cues;
use crate::recognize::person::is_particle;
use crate::recognize::shape::is_generic;
use crate::recognize::standing::{Text, entry_of, is_name_word, kind_of};
use crate::text::{Case, Gap, Span, TokenKind, fold, fold_hash};

/// Words of a name at most that may have a short form.
const LONGEST: usize = 16;

impl Parts {
    /// The parts by which the names that stand may be called elsewhere.
    pub(in crate::recognize) fn of(text: &Text<'_>, standing: &[Resolved]) -> Self {
        let mut parts = Self { list: Vec::new(), words: Vec::new(), by_hash: Words::new() };
        for reading in standing.iter().filter(|reading| !reading.nested) {
            let tokens = text.document.tokens_in(reading.span);
            let may_be_lost =
                matches!(kind_of(reading), Kind::Person | Kind::Organization) && entry_of(reading).is_none();
            if may_be_lost && (2..=LONGEST).contains(&tokens.len()) && 0.6 <= reading.confidence {
                parts.add(text, tokens.clone(), Sort::Whole, reading.span);
            }
            match kind_of(reading) {
                Kind::Person => parts.add_surnames(text, reading.span, &tokens),
                Kind::Organization => parts.add_short_names(text, reading, &tokens),
                Kind::Place if text.cues(Some(tokens.start)).any(Cues::WATER) && tokens.len() == 2 => {
                    parts.add(text, tokens.end - 1..tokens.end, Sort::Water, reading.span);
                }
                Kind::Place if is_of(reading, &["subdivision"]) => parts.add_initials(text, reading.span, tokens),
                _ => {}
            }
        }
        parts
    }

    /// The last word of a person's name, and those between it and the first one: "Renata Echeverría Soto".
    fn add_surnames(&mut self, text: &Text<'_>, full: Span, tokens: &Range<usize>) {
        const LONGEST_PARTICLE: u32 = 4;
        let all = text.document.tokens();
        let starts = || (tokens.start + 1..tokens.end).filter(|at| all[*at].gap != Gap::None);
        for (start, end) in starts().zip(starts().skip(1).chain([tokens.end])) {
            // "al-Rifai"
            let is_joined =
                || all[start].case == Case::Lower && start + 2 < end && is_particle(text.document.word(start));
            if is_name_word(&all[start]) && all[start].case != Case::Initial || is_joined() {
                self.add(text, start..end, Sort::Surname, full);
            }
        }
        // "Le Page" of "Nico Le Page", "von der Leyen"
        let is_short = |at: &usize| all[*at].span.len() <= LONGEST_PARTICLE;
        let is_particle = |at: &usize| is_short(at) && is_particle(&fold(text.document.word(*at)));
        if let Some(first) = starts().rev().skip(1).take_while(is_particle).last() {
            self.add(text, first..tokens.end, Sort::Surname, full);
        }
        // "Park So-yeon": where the given name has a small second syllable, the surname comes first.
        if let Some(second) = starts().next()
            && all[tokens.end - 1].case == Case::Lower
            && all[tokens.end - 1].gap == Gap::None
        {
            self.add(text, tokens.start..second, Sort::Surname, full);
        }
    }

    /// The beginnings of an organization's name, the words that may stand for it after "the", and its initials.
    fn add_short_names(&mut self, text: &Text<'_>, reading: &Resolved, tokens: &Range<usize>) {
        let full = reading.span;
        // What a table lists has its short names there.
        let is_listed = matches!(reading.proposal, Proposal::Name { entry: Some(_), .. });
        let all = text.document.tokens();
        let words: Vec<_> = tokens.clone().filter(|i| is_name_word(&all[*i])).collect();
        if let (Some(entry), [_]) = (entry_of(reading), &words[..])
            && all[tokens.start].case == Case::Upper
        {
            self.add_heads_of_acronym(entry, full);
        }
        // What is longer is a list or a line of capitals, and all its beginnings would take quadratic time.
        if !(2..=LONGEST).contains(&words.len()) {
            return;
        }
        let is_company = words.last().is_some_and(|last| text.cues(Some(*last)).any(Cues::LEGAL));
        for &last in words[..words.len() - 1].iter().filter(|_| !is_listed) {
            let first_alone = last == tokens.start;
            // "Zorbla County" of the "Zorbla County Sheriff's Office" is where it is.
            let is_county = !first_alone && text.cues(Some(last)).any(Cues::PROVINCE);
            let is_place = || text.standing.contains_key(&all[last].span) && !is_company;
            if !is_county && !(first_alone && (text.is_head(last) || is_place())) {
                self.add(text, tokens.start..last + 1, Sort::Beginning, full);
            }
        }
        let is_acronym = 3 <= all[tokens.start].span.len() && all[tokens.start].case == Case::Upper;
        if is_listed && (is_acronym || is_of(reading, SHORTENED) && !text.is_head(tokens.start)) {
            self.add(text, tokens.start..tokens.start + 1, Sort::First, full);
        }
        self.add_ending(text, full, &words, is_listed);
        // "Mazembe" of "TP Mazembe", "Hilal" of "Al Hilal", "Kotoko" of the club Asante Kotoko
        if let [first, last] = words[..]
            && (all[first].span.len() <= if all[first].case == Case::Upper { 3 } else { 2 }
                || is_of(reading, &["sports"]))
            && last == first + 1
            && !text.is_head(last)
        {
            self.add(text, last..last + 1, Sort::Ending, full);
        }
        for &word in words.iter().filter(|word| text.is_head(**word) && all[**word].case == Case::Title) {
            self.add(text, word..word + 1, Sort::Head, full);
        }
        self.add_initials(text, full, words.into_iter());
        // "BoB" of the Bank of Baroda
        if tokens.clone().any(|at| all[at].case == Case::Lower) {
            self.add_initials(text, full, tokens.clone().filter(|at| all[*at].kind == TokenKind::Word));
        }
    }

    /// "LGA" of an organization, "NSW" of a state, "JSK" of "JS Kabylie", of which an acronym keeps its letters.
    fn add_initials(&mut self, text: &Text<'_>, full: Span, words: impl Iterator<Item = usize>) {
        let all = text.document.tokens();
        let letters = |at: usize| if all[at].case == Case::Upper { all[at].span.len() as usize } else { 1 };
        let initials: String = words.flat_map(|at| text.document.word(at).chars().take(letters(at))).collect();
        if 2 <= initials.len() && !is_generic(&initials) {
            self.insert([fold_hash(&initials)].into_iter(), Sort::Initials, full, false);
        }
    }

    /// "the Department" of what the text has as an acronym alone, by its name in the table.
    fn add_heads_of_acronym(&mut self, entry: EntryId, full: Span) {
        for word in Lexicon::builtin().entry(entry).name.split(' ').filter(|word| 3 < word.len()) {
            self.insert([fold_hash(word)].into_iter(), Sort::Head, full, false);
        }
    }

    /// The last word of a company's name, before its legal form.
    fn add_ending(&mut self, text: &Text<'_>, full: Span, words: &[usize], is_listed: bool) {
        let legal = words.iter().rev().take_while(|word| text.cues(Some(**word)).any(Cues::LEGAL)).count();
        // "Kessler & Brandt GmbH" is not shortened to its second half.
        let is_whole = |last: usize| words[0] + words.len() - legal == last + 1;
        if let [_, .., last] = words[..words.len() - legal]
            && is_whole(last)
            && 0 < legal
            && !is_listed
            && !text.is_head(last)
        {
            self.add(text, last..last + 1, Sort::Ending, full);
        }
    }
}

/// Types of listed organizations whose first word may stand for them.
const SHORTENED: &[&str] = &["company", "bank", "airline", "university", "think-tank"];

/// True of what a table has as an organization of one of these types.
fn is_of(reading: &Resolved, types: &[&str]) -> bool {
    let category = entry_of(reading).and_then(|entry| Lexicon::builtin().category(entry));
    category.is_some_and(|category| types.contains(&category))
}
