//! Numbers as Vietnamese sources write them: "03", "2,5", "3.000.000", "120,000".

/// A number, exact to hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// The value in hundredths.
    pub hundredths: u64,
    /// How many groups of three digits follow the first digits.
    pub groups: usize,
    /// Whether it has decimals, be they zero.
    pub decimals: bool,
}

/// Reads the number that a text starts with; gives it and what follows.
///
/// A separator before three digits groups thousands, one before one or two
/// digits starts the decimals: sources mix the Vietnamese and the English
/// custom, but never write a cent of a cent. What is neither is no number.
pub(crate) fn take(text: &str) -> Option<(Number, &str)> {
    let mut rest = text;
    let mut parts: Vec<(Option<char>, &str)> = Vec::new();
    loop {
        let separator = if parts.is_empty() { None } else { Some(separator(&parts, rest)?) };
        let after = match separator {
            Some(None) => break,
            Some(Some(mark)) => &rest[mark.len_utf8()..],
            None => rest,
        };
        let (digits, after) = digits(after);
        if digits.is_empty() || digits.len() > 12 || parts.len() > 5 {
            return None;
        }
        parts.push((separator.flatten(), digits));
        rest = after;
    }
    Some((value(&parts)?, rest))
}

/// The separator that the number goes on with; `Some(None)` where it ends.
#[allow(clippy::option_option)]
fn separator(parts: &[(Option<char>, &str)], rest: &str) -> Option<Option<char>> {
    let mut chars = rest.chars();
    let Some(mark @ ('.' | ',' | ' ')) = chars.next() else { return Some(None) };
    let following = digits(chars.as_str()).0.len();
    // A space only groups thousands, and only where no other mark does.
    let spaces_so_far = parts[1..].iter().all(|(mark, _)| *mark == Some(' '));
    let goes_on = if mark == ' ' { following == 3 && spaces_so_far } else { following > 0 };
    Some(goes_on.then_some(mark))
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

fn value(parts: &[(Option<char>, &str)]) -> Option<Number> {
    let (first, later) = parts.split_first()?;
    let (grouped, decimals) = match later.split_last() {
        Some(((Some(mark), last), before)) if last.len() < 3 => {
            // The decimal mark must differ from the one that groups.
            if *mark == ' ' || before.iter().any(|(other, _)| *other == Some(*mark)) {
                return None;
            }
            (before, *last)
        }
        _ => (later, ""),
    };
    let one_mark = grouped.windows(2).all(|pair| pair[0].0 == pair[1].0);
    let well_grouped = grouped.is_empty() || (first.1.len() <= 3 && !first.1.starts_with('0'));
    if !one_mark || !well_grouped || grouped.iter().any(|(_, digits)| digits.len() != 3) {
        return None;
    }
    let whole: String = std::iter::once(first).chain(grouped).map(|(_, digits)| *digits).collect();
    let part: u64 = format!("{decimals:0<2}").parse().ok()?;
    let hundredths = whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part)?;
    Some(Number { hundredths, groups: grouped.len(), decimals: !decimals.is_empty() })
}

/// Writes hundredths as in Vietnamese: `3.000.000`, `2,5`.
pub(crate) fn print(hundredths: u64) -> String {
    let whole = (hundredths / 100).to_string();
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    match hundredths % 100 {
        0 => out,
        part if part % 10 == 0 => format!("{out},{}", part / 10),
        part => format!("{out},{part:02}"),
    }
}

/// Every place in a text where a number may start.
pub(crate) fn starts(text: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let start = c.is_ascii_digit() && !before.is_ascii_digit();
        before = c;
        start.then(|| &text[at..])
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<u64> {
        take(text).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number.hundredths)
    }

    #[test]
    fn reads_both_customs() {
        for (text, hundredths) in [
            ("03", 300),
            ("2,5", 250),
            ("0.5", 50),
            ("0,25", 25),
            ("3.000.000", 300_000_000),
            ("120,000", 12_000_000),
            ("3 000 000", 300_000_000),
            ("1.234,5", 123_450),
            ("1,234.56", 123_456),
        ] {
            assert_eq!(read(text), Some(hundredths), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_neither() {
        for text in ["", "x", "1.2.3", "1.0000", "0.500", "1234.567", "1.234.56", "1.234,567.89", "9999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn stops_where_the_number_stops() {
        assert_eq!(take("5. Nộp").map(|(n, rest)| (n.hundredths, rest)), Some((500, ". Nộp")));
        assert_eq!(take("10.000 30").map(|(n, rest)| (n.hundredths, rest)), Some((1_000_000, " 30")));
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9., x]{0,12}|.*") {
            let _ = take(&text);
            let _ = starts(&text).count();
        }

        #[test]
        fn reads_what_it_prints(hundredths in 0..100_000_000_000_u64) {
            prop_assert_eq!(read(&print(hundredths)), Some(hundredths));
        }
    }
}
