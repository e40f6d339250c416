//! Reads time limits from the wording of sources.

use crate::{
    Quantity, TimeLimit, TimeUnit, number,
    text::{after_word, fold, tidy, tidy_lines},
};

/// What says that there is nothing to say.
const NOTHING: [&str; 4] = ["không có thông tin", "chưa có thông tin", "đang cập nhật", "n/a"];

/// Words before the number that add nothing to "at most": longer ones first.
const LEAD: [&str; 14] = [
    "trong thời hạn không quá",
    "trong thời gian không quá",
    "thời hạn không quá",
    "trong vòng không quá",
    "trong thời hạn",
    "trong thời gian",
    "trong vòng",
    "không quá",
    "tối đa không quá",
    "tối đa là",
    "tối đa",
    "chậm nhất là",
    "chậm nhất",
    "trong",
];

/// How a remark may go on right after the unit. Anything else could turn the
/// meaning: "20 ngày trước khi…", "5 ngày/lần", "15 ngày + …".
const NOTE_STARTS: [&str; 9] =
    ["kể từ", "tính từ", "từ ngày", "từ khi", "từ thời điểm", "sau khi", "đối với", "theo quy định", "nếu hồ sơ"];

/// How a remark in brackets starts that may name parts of the limit.
const PARTS: [&str; 8] =
    ["trong đó", "bao gồm", "đã bao gồm", "gồm", "không bao gồm", "không tính", "không kể", "chưa bao gồm"];

impl TimeLimit {
    /// Reads the wording of a source. Never fails and never guesses:
    ///
    /// - "03 Ngày làm việc", "Không quá 10 ngày làm việc", "Trong 5 ngày kể từ
    ///   ngày nhận đủ hồ sơ", "20 ngày (trong đó …)" are read, the remark is kept;
    ///   a stray unit at the end ("10 ngày làm việc ngày") is dropped;
    /// - nothing, "Không có thông tin" and a limit of zero, which is what
    ///   systems store for nothing, are unknown;
    /// - what has no unit, several limits, or a remark that could turn the
    ///   meaning stays as worded.
    ///
    /// The source's words are kept beside what was read, unless they only
    /// differ from what is printed in letter case, leading zeros, the decimal
    /// mark or a full stop.
    #[must_use]
    pub fn parse(wording: &str) -> Self {
        let text = tidy(wording);
        if text.is_empty() || NOTHING.contains(&text.trim_end_matches('.').to_lowercase().as_str()) || is_zero(&text) {
            return Self::Unknown;
        }
        let Some(Self::Within { amount, unit, note, .. }) = within(&text) else {
            return Self::AsWorded(tidy_lines(wording));
        };
        let printed = Self::Within { amount, unit, note: note.clone(), wording: None }.to_string();
        let wording = (plain(&printed) != plain(&text)).then_some(text);
        Self::Within { amount, unit, note, wording }
    }
}

/// Whether a note may stand right after the unit when it is printed.
pub(super) fn may_follow_at_once(note: &str) -> bool {
    note.starts_with('(') || NOTE_STARTS.iter().any(|start| after_word(note, start).is_some())
}

fn is_zero(text: &str) -> bool {
    let Some((number, rest)) = number::take(text) else { return false };
    let rest = rest.trim();
    number.hundredths == 0 && (rest.is_empty() || unit(rest).is_some_and(|(_, rest)| rest.is_empty()))
}

fn within(text: &str) -> Option<TimeLimit> {
    let start = LEAD.iter().find_map(|lead| after_word(text, lead)).unwrap_or(text);
    let (amount, unit, rest) = limit(start.trim_start())?;
    let note = note(rest)?;
    Some(TimeLimit::Within { amount, unit, note, wording: None })
}

/// Reads "03 (ba) ngày làm việc" at the start of a text; gives what follows.
fn limit(text: &str) -> Option<(Quantity, TimeUnit, &str)> {
    let (number, rest) = number::take(text)?;
    let amount = Quantity::from_number(number)?;
    let mut rest = rest.trim_start();
    if let Some((words, after)) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        // Spelled out as in a decree: it must be the same number.
        if plain_words(words) != spelled(number.hundredths)? {
            return None;
        }
        rest = after.trim_start();
    }
    let (unit, rest) = unit(rest)?;
    Some((amount, unit, rest))
}

/// Reads the unit that a text starts with; gives what follows.
fn unit(text: &str) -> Option<(TimeUnit, &str)> {
    let (unit, rest) = TimeUnit::ALL.into_iter().find_map(|unit| Some((unit, after_word(text, unit.label())?)))?;
    // "8 giờ làm việc" is one working day, not a third of a day: no unit of ours.
    if after_word(rest.trim_start(), "làm việc").is_some() { None } else { Some((unit, rest)) }
}

/// The remark after the unit; nothing where it could turn the meaning.
fn note(rest: &str) -> Option<String> {
    const CLOSING: [char; 4] = [',', '.', ';', ' '];
    let marked = without_stray_unit(rest.trim()).starts_with([',', '.', ';']);
    let mut note = rest;
    loop {
        let shorter = without_stray_unit(note.trim_matches(CLOSING));
        if shorter == note {
            break;
        }
        note = shorter;
    }
    if note.is_empty() {
        return Some(String::new());
    }
    let fine = (marked || may_follow_at_once(note)) && !names_another_limit(note);
    fine.then(|| note.to_owned())
}

/// Takes off the unit that a source put behind a text that has one.
fn without_stray_unit(rest: &str) -> &str {
    /// Words before "ngày" with which it belongs to the sentence.
    const BELONGS: [&str; 8] = ["cùng", "trong", "mỗi", "một", "từng", "hàng", "theo", "hằng"];
    for unit in ["ngày làm việc", "ngày"] {
        let Some(at) = rest.len().checked_sub(unit.len()).filter(|at| rest.is_char_boundary(*at)) else { continue };
        let (before, end) = rest.split_at(at);
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let own_word = before.is_empty() || before.ends_with(char::is_whitespace);
        let numbered = last.ends_with(|c: char| c.is_ascii_digit());
        if end.to_lowercase() == unit && own_word && !numbered && !BELONGS.contains(&last.to_lowercase().as_str()) {
            return before.trim_end();
        }
    }
    rest
}

/// Whether a remark names a limit of its own, other than as a part of the whole.
fn names_another_limit(note: &str) -> bool {
    let inner = note.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let part = inner.is_some_and(|inner| {
        !inner.contains('(') && PARTS.iter().any(|start| after_word(inner.trim_start(), start).is_some())
    });
    !part && (note.contains('%') || number::starts(note).any(|start| limit(start).is_some()))
}

/// What two wordings are compared by: see [`TimeLimit::parse`].
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut lower = lower.trim_end_matches('.');
    while lower.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        lower = &lower[1..];
    }
    let (number, rest) = lower.split_at(lower.find(' ').unwrap_or(lower.len()));
    format!("{}{rest}", number.replace('.', ","))
}

/// A number in words, without diacritics and in their plain forms.
fn plain_words(words: &str) -> String {
    let plain = |word: &str| {
        match word {
            "lam" => "nam",
            "tu" => "bon",
            other => other,
        }
        .to_owned()
    };
    fold(words).split_whitespace().map(plain).collect::<Vec<_>>().join(" ")
}

/// How a whole number from 1 to 99 is spelled, in the form of [`plain_words`].
fn spelled(hundredths: u64) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"];
    if hundredths == 0 || !hundredths.is_multiple_of(100) {
        return None;
    }
    let (tens, ones) = (usize::try_from(hundredths / 1000).ok()?, usize::try_from(hundredths / 100 % 10).ok()?);
    let ten = match tens {
        0 => String::new(),
        1 => "muoi ".to_owned(),
        _ => format!("{} muoi ", DIGITS.get(tens)?),
    };
    Some(format!("{ten}{}", DIGITS.get(ones)?).trim().to_owned())
}

#[cfg(test)]
mod tests;
