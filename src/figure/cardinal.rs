//! Cardinal numbers in words: "two hundred and six", "three lakh crore".

use super::fraction::{Parts, denominator, is_denominator};
use super::numeral::{any_scale_at, cardinal_at, decimals, scale_at};
use super::reader::Reader;
use super::vocabulary::{Cardinal, suffix};
use crate::text::Gap;

/// A cardinal in words, as far as it has been read.
pub(super) struct Sum {
    pub(super) end: usize,
    /// What is finished by a scale.
    total: f64,
    /// What no scale has followed yet.
    group: Option<f64>,
    last: Cardinal,
    /// The last scale.
    pub(super) scale: f64,
    pub(super) year: bool,
}

impl Sum {
    pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Self> {
        let mut sum = Self { end: at, total: 0.0, group: None, last: Cardinal::Digit(0.0), scale: 0.0, year: false };
        while sum.end < at + 64 {
            let Some(end) = sum.step(reader, at) else { break };
            sum.end = end;
        }
        // "at one point one must choose"
        let pronoun = sum.value() == 1.0 && reader.is(at.wrapping_sub(1), "at");
        if let Some((end, decimals)) =
            (reader.is(sum.end, "point") && at < sum.end && !pronoun).then(|| decimals(reader, sum.end)).flatten()
        {
            sum.end = end;
            sum.group = Some(sum.group.unwrap_or(0.0) + decimals);
            if let Some(scale) = scale_at(reader, end) {
                sum.end += 1;
                sum.total = sum.value() * scale;
                sum.group = None;
                sum.scale = scale;
            }
        }
        (at < sum.end).then_some(sum)
    }

    pub(super) fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }

    /// Takes the next word of the number, if it goes on, and returns where it ends.
    fn step(&mut self, reader: Reader<'_>, start: usize) -> Option<usize> {
        let first = self.end == start;
        let mut at = self.end;
        let joined = !first && (reader.joint(at) || self.is_parted(reader, at));
        at += usize::from(joined);
        let and = !first && !joined && reader.is(at, "and");
        at += usize::from(and);
        if !first && reader.token(at)?.gap == Gap::Blank
            || and && !matches!(self.last, Cardinal::Hundred | Cardinal::Scale(_))
        {
            return None;
        }
        let word = cardinal_at(reader, at).or_else(|| self.plural_scale(reader, at));
        let word = word.filter(|word| !and || !self.starts_anew(reader, at, *word))?;
        // "one hundred thirty-fifths": the ten belongs to the denominator.
        if !and && self.last == Cardinal::Hundred && is_composed_denominator(reader, at) {
            return None;
        }
        self.add(reader, at, first, word).then_some(at + 1)
    }

    /// "fifty - two": the hyphen of tokenized text, between a ten and what completes it.
    fn is_parted(&self, reader: Reader<'_>, at: usize) -> bool {
        let digit = matches!(cardinal_at(reader, at + 1), Some(Cardinal::Digit(digit)) if digit != 0.0);
        matches!(self.last, Cardinal::Ten(_)) && digit && reader.loose_hyphen(at) && !reader.is(at + 2, "of")
    }

    /// "three billions", "two lakhs".
    fn plural_scale(&self, reader: Reader<'_>, at: usize) -> Option<Cardinal> {
        let word = reader.word(at);
        let written = || suffix(word).filter(|suffix| !suffix.weak && 1 < word.len()).map(|suffix| suffix.value);
        let scale = || any_scale_at(reader, at).or_else(written);
        (self.group.is_some() || 0.0 < self.scale).then(scale).flatten().map(|scale| match scale {
            12.0 => Cardinal::Dozen,
            100.0 => Cardinal::Hundred,
            _ => Cardinal::Scale(scale),
        })
    }

    /// True if the word after "and" begins another number: "3 hundred and 2 hundred".
    fn starts_anew(&self, reader: Reader<'_>, at: usize, word: Cardinal) -> bool {
        let bound = if self.last == Cardinal::Hundred { 100.0 } else { self.scale };
        match word {
            Cardinal::Digit(0.0) => true,
            // "two million and three fifths"
            Cardinal::Digit(_) if is_denominator(reader, at + 1 + usize::from(reader.joint(at + 1))) => true,
            Cardinal::Digit(_) | Cardinal::Teen(_) | Cardinal::Ten(_) => {
                scale_at(reader, at + 1).is_some_and(|scale| bound <= scale && !(bound == 100.0 && 1000.0 <= scale))
            }
            _ => true,
        }
    }

    /// Adds a word; false if it does not belong to the number.
    fn add(&mut self, reader: Reader<'_>, at: usize, first: bool, word: Cardinal) -> bool {
        match (word, self.last, self.group) {
            (Cardinal::Digit(value) | Cardinal::Teen(value) | Cardinal::Ten(value), _, None) => {
                self.group = Some(value);
            }
            (Cardinal::Digit(value), Cardinal::Ten(_), Some(group)) if value != 0.0 => self.group = Some(group + value),
            (Cardinal::Digit(value) | Cardinal::Teen(value) | Cardinal::Ten(value), Cardinal::Hundred, Some(group)) => {
                self.group = Some(group + value);
            }
            // "one twenty two", said for 122; but two thirty-year-olds are two.
            (Cardinal::Ten(value), Cardinal::Digit(_), Some(group))
                if group < 10.0 && group != 0.0 && self.total == 0.0 =>
            {
                if reader.joint(at) || is_compound_unit(reader, at) {
                    return false;
                }
                self.group = Some(group * 100.0 + value);
            }
            (Cardinal::Ten(value) | Cardinal::Teen(value), Cardinal::Teen(_) | Cardinal::Ten(_), Some(group))
                if self.total == 0.0 && matches!(group as u32, 16..=20) && !is_compound_unit(reader, at) =>
            {
                self.year = true;
                self.group = Some(group * 100.0 + value);
            }
            (Cardinal::Hundred, _, None) if first => self.group = Some(100.0),
            (Cardinal::Hundred, _, Some(group)) if group < 100.0 => self.group = Some(group * 100.0),
            (Cardinal::Dozen, _, group) => {
                if group.is_none() && !first {
                    return false;
                }
                // "three hundred and two dozen": the hundreds stay.
                let group = group.unwrap_or(1.0);
                let rest = group % 100.0;
                self.group = Some(if rest == 0.0 { group * 12.0 } else { group - rest + rest * 12.0 });
            }
            (Cardinal::Scale(scale), _, group) => self.scale_by(scale, group),
            _ => return false,
        }
        self.last = word;
        true
    }

    fn scale_by(&mut self, scale: f64, group: Option<f64>) {
        match group {
            Some(group) if self.total == 0.0 || scale < self.scale => {
                self.total += group * scale;
                self.scale = scale;
            }
            // "three lakh crore", "hundred thousand million".
            _ => {
                self.total = (self.total + group.unwrap_or(0.0)).max(1.0) * scale;
                self.scale = self.scale.max(1.0) * scale;
            }
        }
        self.group = None;
    }
}

/// True if the ten at `at` and the parts behind it, in the plural, make one denominator: "thirty-fifths".
fn is_composed_denominator(reader: Reader<'_>, at: usize) -> bool {
    denominator(reader, at, Parts::Several).is_some_and(|(end, _)| at + 1 < end)
}

/// True if the number word at `at` opens a word of its own: "thirty-year-old", "twenty-minute".
fn is_compound_unit(reader: Reader<'_>, at: usize) -> bool {
    reader.joint(at + 1) && cardinal_at(reader, at + 2).is_none() || reader.joint(at + 1) && reader.joint(at + 3)
}
