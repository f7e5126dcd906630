use std::borrow::Cow;

/// Where a text is no JSON, and what is wrong there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fault {
    /// In bytes.
    pub(super) at: usize,
    /// What is wrong, as a sentence without its period.
    pub(super) message: &'static str,
}

/// JSON, read from front to back by whoever knows what should come next.
///
/// People write dictionaries by hand: at a fault the reader stays where it is, so that one bad entry costs no other one. And
/// strings without escapes are borrowed: of a hundred thousand names none is copied.
pub(super) struct Json<'s> {
    text: &'s str,
    at: usize,
}

impl<'s> Json<'s> {
    /// Reads `text` from byte `at` on.
    pub(super) const fn new(text: &'s str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte that is read next.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The next byte that is no white space, where the reader then stands; none at the end.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.byte()
    }

    /// Passes over `byte` if it comes next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// A fault where the reader stands.
    pub(super) const fn fault(&self, message: &'static str) -> Fault {
        Fault { at: self.at, message }
    }

    /// Reads a string.
    pub(super) fn string(&mut self) -> Result<Cow<'s, str>, Fault> {
        const NO_END: &str = "a string has no end on its line: \" is missing";
        if !self.eat(b'"') {
            return Err(self.fault("a string in \"…\" should stand here"));
        }
        let start = self.at;
        let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
        let mut owned: Option<String> = None;
        loop {
            let piece = self.at;
            let length = self.text.as_bytes()[piece..].iter().position(is_end);
            self.at += length.ok_or_else(|| self.fault(NO_END))?;
            if let Some(owned) = &mut owned {
                owned.push_str(&self.text[piece..self.at]);
            }
            match self.text.as_bytes()[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(owned.map_or(Cow::Borrowed(&self.text[start..self.at - 1]), Cow::Owned));
                }
                b'\\' => {
                    let owned = owned.get_or_insert_with(|| self.text[start..self.at].to_owned());
                    self.at += 1;
                    owned.push(self.escaped()?);
                }
                _ => return Err(self.fault(NO_END)),
            }
        }
    }

    /// Reads what follows a backslash.
    fn escaped(&mut self) -> Result<char, Fault> {
        const UNKNOWN: &str = "\\ escapes nothing here: for a backslash write \\\\";
        let escape = self.byte().ok_or_else(|| self.fault(UNKNOWN))?;
        let escaped = match escape {
            b'"' | b'\\' | b'/' => char::from(escape),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.fault(UNKNOWN)),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// Reads `uXXXX`, and the second one of a pair.
    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.hexadecimal()?;
        let is_pair = (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u");
        let units = if is_pair {
            self.at += 1;
            [first, self.hexadecimal()?]
        } else {
            [first, 0]
        };
        let used = if is_pair { &units[..] } else { &units[..1] };
        let mut chars = char::decode_utf16(used.iter().copied());
        chars.next().and_then(Result::ok).ok_or_else(|| self.fault("\\u names no character"))
    }

    fn hexadecimal(&mut self) -> Result<u16, Fault> {
        let digits = self.text.get(self.at + 1..self.at + 5).filter(|digits| !digits.starts_with('+'));
        let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.fault("\\u needs four hexadecimal digits"))?;
        self.at += 5;
        Ok(unit)
    }

    /// Reads an object: `field` reads the value of each name.
    pub(super) fn object(
        &mut self,
        mut field: impl FnMut(&mut Self, Cow<'s, str>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if !self.eat(b'{') {
            return Err(self.fault("{ should stand here"));
        }
        if self.eat(b'}') {
            return Ok(());
        }
        loop {
            let name = self.name()?;
            field(self, name)?;
            if !self.goes_on(b'}')? {
                return Ok(());
            }
        }
    }

    /// Reads a list: `item` reads each of its values.
    pub(super) fn list(&mut self, mut item: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        if !self.eat(b'[') {
            return Err(self.fault("[ should stand here"));
        }
        if self.eat(b']') {
            return Ok(());
        }
        loop {
            item(self)?;
            if !self.goes_on(b']')? {
                return Ok(());
            }
        }
    }

    /// Reads the name of a field and the colon behind it.
    pub(super) fn name(&mut self) -> Result<Cow<'s, str>, Fault> {
        let name = self.string()?;
        if self.eat(b':') { Ok(name) } else { Err(self.fault("a colon is missing before this")) }
    }

    /// Behind a value: true if a comma tells that another one follows, false if `end` is passed.
    fn goes_on(&mut self, end: u8) -> Result<bool, Fault> {
        if self.eat(end) {
            return Ok(false);
        }
        if !self.eat(b',') {
            return Err(self.fault("a comma or a closing bracket is missing before this"));
        }
        if self.peek() == Some(end) { Err(self.fault("a comma too many stands before this")) } else { Ok(true) }
    }

    /// Passes over a value, whatever it is. Takes no stack: a file may be nested as deeply as it likes.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let mut open = Vec::new();
        loop {
            match self.peek() {
                Some(b'"') => drop(self.string()?),
                Some(b'{') => {
                    self.at += 1;
                    if !self.eat(b'}') {
                        self.name()?;
                        open.push(b'}');
                        continue;
                    }
                }
                Some(b'[') => {
                    self.at += 1;
                    if !self.eat(b']') {
                        open.push(b']');
                        continue;
                    }
                }
                _ => self.scalar()?,
            }
            while let Some(&end) = open.last() {
                if self.goes_on(end)? {
                    if end == b'}' {
                        self.name()?;
                    }
                    break;
                }
                open.pop();
            }
            if open.is_empty() {
                return Ok(());
            }
        }
    }

    /// Passes over a number, `true`, `false` or `null`.
    fn scalar(&mut self) -> Result<(), Fault> {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let word = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        if !matches!(word, "true" | "false" | "null") && !is_number(word) {
            return Err(self.fault(if rest.is_empty() { "the file ends too soon" } else { "this is no JSON" }));
        }
        self.at += word.len();
        Ok(())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// True of a number as JSON has it: "-1.5e3", but neither "01" nor "1." nor ".5".
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(a, b)| (a, Some(b)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(a, b)| (a, Some(b)));
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that all of `text` is a value here just if it is one elsewhere.
    fn check(text: &str) {
        let mut json = Json::new(text, 0);
        let is_json = json.skip().is_ok() && json.peek().is_none();
        assert_eq!(is_json, serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
        let string = Json::new(text, 0).string().ok();
        let mut theirs = serde_json::Deserializer::from_str(text).into_iter::<String>();
        assert_eq!(string.as_deref(), theirs.next().and_then(Result::ok).as_deref(), "{text}");
    }

    #[test]
    fn json_is_what_others_take_for_it() {
        let values = [
            "{}",
            "[]",
            "{ }",
            "[1]",
            "[1,]",
            "[,]",
            "{\"a\":1}",
            "{\"a\":1,}",
            "{\"a\"1}",
            "{\"a\":[{\"b\":[]},2]}",
            "[[]",
            "[1 2]",
            "{\"a\":1 \"b\":2}",
            "{1:2}",
            "",
            " ",
            "0",
            "-0",
            "01",
            "1.",
            ".5",
            "1e5",
            "1e",
            "-1.5E+3",
            "--1",
            "+1",
            "true",
            "tru",
            "nullx",
            "\"",
            "\"a",
            "\"a\"",
            "\"\\n\\t\\/\\\\\\\"\"",
            "\"\\x\"",
            "\"\\u00e9\"",
            "\"\\u12\"",
            "\"\\u+123\"",
            "\"\\ud83c\\udf88\"",
            "\"\\ud83c\"",
            "\"\\ud83cx\"",
            "\"\\udf88\"",
            "\"a\nb\"",
            "\"é🎈\"",
            "]",
            "}",
            "[}",
            "{]",
            "1 1",
            "\"a\" b",
        ];
        for value in values {
            check(value);
        }
        check(&"[".repeat(100_000));
    }
}
