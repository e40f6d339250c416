use crate::ProcedureCode;

/// The codes of procedures in a question, in any of their forms: `1.001193`,
/// `1001193`, `1,001193`, `1. 001193`, `1.004946.000.00.00.H51`, "mã số 1.001193?".
pub fn codes_in(text: &str) -> Vec<ProcedureCode> {
    let mut codes = Vec::new();
    let text = joined(text);
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).take(200) {
        let word = word.trim_matches('.');
        let code = ProcedureCode::parse(word).ok().or_else(|| {
            // Without its point, a code is seven digits that stand alone.
            let seven = word.len() == 7 && word.bytes().all(|b| b.is_ascii_digit());
            seven.then(|| ProcedureCode::parse(&format!("{}.{}", &word[..1], &word[1..])).ok()).flatten()
        });
        if let Some(code) = code
            && !codes.contains(&code)
        {
            codes.push(code);
        }
    }
    codes
}

/// The text with the point where people write something else between the
/// first digit of a code and its six others, which stand alone.
fn joined(text: &str) -> String {
    let chars: Vec<char> = text.chars().take(4_000).collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut joined = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        joined.push(*c);
        at += 1;
        let alone = digit(at - 1) && !(at >= 2 && (chars[at - 2].is_alphanumeric() || "./-".contains(chars[at - 2])));
        let between = chars[at..].iter().take_while(|c| ".,_- ".contains(**c)).count();
        let six = (at + between..at + between + 6).all(digit) && !digit(at + between + 6);
        if alone && six && (1..=2).contains(&between) {
            joined.push('.');
            at += between;
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_code_in_any_form() {
        for text in [
            "1.001193",
            "1001193",
            "1,001193",
            "1-001193",
            "1. 001193",
            "1 001193",
            "mã 1.001193",
            "Mã số: 1.001193?",
            "thủ tục (1001193).",
        ] {
            let codes = codes_in(text);
            assert_eq!(codes.len(), 1, "{text}");
            assert_eq!(codes[0].base(), "1.001193", "{text}");
        }
        assert_eq!(codes_in("1.004946.000.00.00.h51")[0].local(), Some("H51"));
    }

    #[test]
    fn numbers_that_are_no_codes_are_left_alone() {
        assert!(codes_in("0912345678, 82 tuổi, 144/2025/NĐ-CP, 1.5").is_empty());
        assert!(codes_in("có 2 con, sinh 199012 tại nhà, 12 345678").is_empty());
    }
}
