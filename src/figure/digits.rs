//! Numbers written in digits.

/// A number in digits, as it is written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Digits {
    pub(super) value: f64,
    /// True if the thousands are set off: "1,200", "2,40,000".
    pub(super) grouped: bool,
    /// True if it has a decimal point.
    pub(super) decimal: bool,
    /// How many digits stand before the decimal point.
    pub(super) length: u32,
}

/// Reads a number in digits: with thousands in the western ("1,234,567"), the Indian ("12,34,567") or the continental
/// ("1.234.567,8") grouping. Nothing else that digits, points and commas make is a number: no date, version or list.
///
/// Time is linear in the length of `text`.
pub(super) fn read(text: &str) -> Option<Digits> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let commas = text.bytes().filter(|b| *b == b',').count();
    let points = text.bytes().filter(|b| *b == b'.').count();
    let (whole, fraction, mark) = match (commas, points) {
        (0, 0) => (text, "", ','),
        (_, 1) if text.rfind(',') < text.rfind('.') => {
            let (whole, fraction) = text.split_once('.')?;
            (whole, fraction, ',')
        }
        (0, _) => (text, "", '.'),
        (1, _) if text.rfind('.') < text.rfind(',') => match text.split_once(',')? {
            (_, group) if group.len() == 3 && points == 0 => (text, "", ','),
            // "5,00", "1.111,11": the continental comma.
            (whole, fraction) if fraction.len() < 3 || 0 < points => (whole, fraction, '.'),
            _ => return None,
        },
        (_, 0) => (text, "", ','),
        _ => return None,
    };
    let grouped = whole.contains(mark);
    if grouped && !is_grouped(whole, mark) {
        return None;
    }
    let length = whole.chars().filter(char::is_ascii_digit).count() as u32;
    // Longer runs of digits are identifiers, and no f64 holds them.
    if 18 < length || 18 < fraction.len() || !text.is_ascii() {
        return None;
    }
    let value = if !grouped && mark == ',' {
        text.parse().ok()?
    } else {
        let plain: String = whole.chars().filter(|c| *c != mark).collect();
        format!("{plain}.{fraction}0").parse().ok()?
    };
    Some(Digits { value, grouped, decimal: !fraction.is_empty(), length })
}

/// True if the groups between marks have three digits, or two but for the last: the first may be shorter.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let first = groups.next().map_or(0, str::len);
    let Some(last) = groups.next_back() else { return false };
    let inner: Vec<usize> = groups.take(8).map(str::len).collect();
    let western = (1..=3).contains(&first) && inner.iter().all(|length| *length == 3);
    let indian = mark == ',' && (1..=2).contains(&first) && inner.iter().all(|length| *length == 2);
    last.len() == 3 && (western || indian) && !whole.starts_with('0')
}

/// The value of a vulgar fraction's sign: "½".
pub(super) fn vulgar(text: &str) -> Option<f64> {
    Some(match text {
        "½" => 1.0 / 2.0,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 1.0 / 4.0,
        "¾" => 3.0 / 4.0,
        "⅕" => 1.0 / 5.0,
        "⅖" => 2.0 / 5.0,
        "⅗" => 3.0 / 5.0,
        "⅘" => 4.0 / 5.0,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅛" => 1.0 / 8.0,
        "⅜" => 3.0 / 8.0,
        "⅝" => 5.0 / 8.0,
        "⅞" => 7.0 / 8.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, value: f64) {
        assert_eq!(read(text).map(|digits| digits.value), Some(value), "{text}");
    }

    #[test]
    fn groups_and_points() {
        check("1200", 1200.0);
        check("1,200", 1200.0);
        check("2,40,000", 240_000.0);
        check("12,34,567.89", 1_234_567.89);
        check("38,925.63", 38925.63);
        check("5,00", 5.0);
        check("1.111,11", 1111.11);
        check("1.234.567", 1_234_567.0);
        check("0.25", 0.25);
    }

    #[test]
    fn no_numbers() {
        for text in
            ["192.168.1.2", "15.01.2020", "22,24,26,31", "1,2345", "2,4000,000", "1,2,3", "12345678901234567890"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
