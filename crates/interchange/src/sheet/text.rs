//! What of a text survives in a cell.

use catalogue::text::fold;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::headings::HEADINGS;

/// How many UTF-16 units a cell of Excel holds.
const MOST: usize = 32_767;

/// A text as a cell holds it: composed, with plain line breaks, without control
/// characters and without spaces at the ends; cut where it is too long.
pub(super) fn cell(text: &str) -> String {
    let text = bare(text);
    let units: usize = text.chars().map(char::len_utf16).sum();
    if units <= MOST {
        return text;
    }
    let mark = HEADINGS.cut();
    let mut room = MOST - mark.encode_utf16().count();
    let kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    format!("{}{mark}", kept.trim_end())
}

/// A text as it comes from a cell.
pub(super) fn bare(text: &str) -> String {
    let composed: String = text
        .replace("\r\n", "\n")
        .nfc()
        .filter_map(|c| match c {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            '\n' => Some('\n'),
            '\u{fffe}' | '\u{ffff}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    let lines: Vec<&str> = composed.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// Whether a cell was cut.
pub(super) fn is_cut(text: &str) -> bool {
    text.ends_with(HEADINGS.cut())
}

/// What headings and words are compared by: letters and digits, folded.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A day as people here write it.
pub(super) fn day(day: Option<Date>) -> String {
    day.map(|day| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())).unwrap_or_default()
}

/// Nothing for an empty text.
pub(super) fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
