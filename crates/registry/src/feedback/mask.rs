//! What looks like a number of a person, or like a way to reach one, is not shown
//! to the public, whoever wrote it.

/// What stands where something was hidden.
const HIDDEN: &str = "***";
/// The digits of the shortest number of a person: of an old identity card. Longer
/// runs than any such number are several in a row, and hidden as well.
const FEWEST: usize = 9;

/// The text without numbers of 9 digits and more (identity cards, telephones, tax
/// codes of persons), however they are grouped, and without e-mail addresses.
#[must_use]
pub fn mask(text: &str) -> String {
    numbers(&addresses(text))
}

fn addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if is_address(word) {
            out.push_str(HIDDEN)
        } else {
            out.push_str(word)
        }
        out.push_str(&piece[word.len()..]);
    }
    out
}

/// Whether something with a point stands behind an @ that follows something.
fn is_address(word: &str) -> bool {
    word.char_indices().filter(|(_, c)| *c == '@').any(|(at, _)| {
        let before = word[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let host = word[at + 1..].trim_end_matches(|c: char| !c.is_alphanumeric());
        before && host.split_once('.').is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty())
    })
}

/// Hides runs of digits; within a run, single spaces, points and hyphens count as
/// grouping. Sums ("1.500.000.000 đồng") may be hidden, too: better than a number
/// of a person that is shown.
fn numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        if !is_digit(chars[at]) {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let (mut end, mut digits) = (at, 0);
        while end < chars.len() {
            if is_digit(chars[end]) {
                digits += 1;
                end += 1;
            } else if is_grouping(chars[end]) && chars.get(end + 1).is_some_and(|next| is_digit(*next)) {
                end += 1;
            } else {
                break;
            }
        }
        if digits >= FEWEST {
            out.push_str(HIDDEN);
        } else {
            out.extend(&chars[at..end]);
        }
        at = end;
    }
    out
}

/// Any digit that Unicode knows, so that full-width ones hide nothing.
fn is_digit(c: char) -> bool {
    c.is_numeric()
}

const fn is_grouping(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{2009}' | '\u{2011}' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_numbers_of_persons_and_ways_to_reach_them() {
        for (text, shown) in [
            ("CCCD 001099012345 của tôi", "CCCD *** của tôi"),
            ("số 012345678.", "số ***."),
            ("gọi 0912 345 678 nhé", "gọi *** nhé"),
            ("gọi 0912.345.678, hoặc 091-234-5678", "gọi ***, hoặc ***"),
            ("+84 912 345 678", "+***"),
            ("thư a.b@gmail.com!", "thư ***"),
            ("(lan@xa.gov.vn)", "***"),
            ("số 001099012345 0912345678", "số ***"),
            ("０９１２３４５６７８", "***"),
        ] {
            assert_eq!(mask(text), shown);
        }
    }

    #[test]
    fn leaves_what_tells_of_nobody() {
        for text in [
            "Nghị định 63/2010/NĐ-CP ngày 08/6/2010",
            "nộp 50.000 đồng, 3 ngày làm việc",
            "thủ tục 1.000894",
            "viết @ hay không",
            "a@b",
            "dòng một\n\ndòng hai  có hai dấu cách",
            "",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
