//! Which part of a file is asked for, and whether it is known already (RFC 9110,
//! sections 13 and 14).

use axum::http::{HeaderMap, HeaderName, header};
use jiff::{Timestamp, fmt::rfc2822};

/// What of a file is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing: whoever asks has it.
    Known,
    /// All of it.
    Whole,
    /// From one byte to another, both included.
    Part(u64, u64),
    /// What it does not have.
    Beyond,
}

/// What of a file of so many bytes is asked for. `tag` is its strong tag with its
/// quotes, `changed` when it changed last, to the second.
pub fn asked(headers: &HeaderMap, tag: &str, changed: Option<Timestamp>, bytes: u64) -> Asked {
    let value = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let known = match (value(header::IF_NONE_MATCH), value(header::IF_MODIFIED_SINCE), changed) {
        (Some(tags), ..) => tags.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag),
        (None, Some(since), Some(changed)) => moment(since).is_some_and(|since| changed <= since),
        _ => false,
    };
    if known {
        return Asked::Known;
    }
    let Some(range) = value(header::RANGE) else { return Asked::Whole };
    // Parts of an older file do not fit to one of this.
    let same = value(header::IF_RANGE)
        .map(str::trim)
        .is_none_or(|of| if of.ends_with('"') { of == tag } else { changed.is_some() && moment(of) == changed });
    if same { part(range, bytes) } else { Asked::Whole }
}

/// A single range. Several, or what cannot be read, is as if nobody had asked for any.
fn part(range: &str, bytes: u64) -> Asked {
    let Some((unit, range)) = range.split_once('=') else { return Asked::Whole };
    let Some((first, last)) = range.trim().split_once('-') else { return Asked::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") || range.contains(',') {
        return Asked::Whole;
    }
    let number = |digits: &str| {
        let digits = digits.trim();
        // More than fits is more than any file has.
        let only = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        only.then(|| digits.parse::<u64>().unwrap_or(u64::MAX))
    };
    match (number(first), number(last)) {
        (Some(first), Some(last)) if last < first => Asked::Whole,
        (Some(first), _) if first >= bytes && (last.trim().is_empty() || number(last).is_some()) => Asked::Beyond,
        (Some(first), Some(last)) => Asked::Part(first, last.min(bytes - 1)),
        (Some(first), None) if last.trim().is_empty() => Asked::Part(first, bytes - 1),
        (None, Some(0)) if first.trim().is_empty() => Asked::Beyond,
        (None, Some(_)) if first.trim().is_empty() && bytes == 0 => Asked::Beyond,
        (None, Some(most)) if first.trim().is_empty() => Asked::Part(bytes.saturating_sub(most), bytes - 1),
        _ => Asked::Whole,
    }
}

/// A date as HTTP writes it; nothing where it is none.
fn moment(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()
}

/// A moment as HTTP writes it.
pub fn written(at: Timestamp) -> Option<String> {
    rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "\"abc\"";

    fn of(pairs: &[(HeaderName, &str)]) -> Asked {
        let headers = pairs.iter().map(|(name, value)| (name.clone(), value.parse().expect("a value"))).collect();
        asked(&headers, TAG, Some(Timestamp::constant(1_780_000_000, 0)), 1_000)
    }

    #[test]
    fn one_range_is_understood() {
        for (range, wanted) in [
            ("bytes=0-0", Asked::Part(0, 0)),
            ("bytes=0-99", Asked::Part(0, 99)),
            ("Bytes = 990-", Asked::Part(990, 999)),
            ("bytes=990-5000", Asked::Part(990, 999)),
            ("bytes=-10", Asked::Part(990, 999)),
            ("bytes=-5000", Asked::Part(0, 999)),
            ("bytes=0-99999999999999999999999", Asked::Part(0, 999)),
            ("bytes=1000-", Asked::Beyond),
            ("bytes=1000-2000", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=5-4", Asked::Whole),
            ("bytes=0-1,5-6", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes=5000-x", Asked::Whole),
            ("bytes=--1", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("0-1", Asked::Whole),
        ] {
            assert_eq!(of(&[(header::RANGE, range)]), wanted, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Asked::Beyond);
        assert_eq!(part("bytes=-1", 0), Asked::Beyond);
    }

    #[test]
    fn a_part_is_of_the_same_file_or_not_a_part() {
        let at = written(Timestamp::constant(1_780_000_000, 0)).expect("a date");
        assert_eq!(at, "Thu, 28 May 2026 20:26:40 GMT");
        for (of_which, wanted) in [
            (TAG, Asked::Part(1, 2)),
            (at.as_str(), Asked::Part(1, 2)),
            ("\"older\"", Asked::Whole),
            ("W/\"abc\"", Asked::Whole),
            ("Thu, 28 May 2026 20:26:39 GMT", Asked::Whole),
            ("nonsense", Asked::Whole),
        ] {
            assert_eq!(of(&[(header::RANGE, "bytes=1-2"), (header::IF_RANGE, of_which)]), wanted, "{of_which}");
        }
    }

    #[test]
    fn what_is_known_is_not_sent_again() {
        let at = "Thu, 28 May 2026 20:26:40 GMT";
        for (pairs, wanted) in [
            (&[(header::IF_NONE_MATCH, "\"x\", W/\"abc\"")][..], Asked::Known),
            (&[(header::IF_NONE_MATCH, "*")], Asked::Known),
            (&[(header::IF_NONE_MATCH, "\"x\"")], Asked::Whole),
            (&[(header::IF_MODIFIED_SINCE, at)], Asked::Known),
            (&[(header::IF_MODIFIED_SINCE, "Thu, 28 May 2026 20:26:39 GMT")], Asked::Whole),
            (&[(header::IF_MODIFIED_SINCE, "yesterday")], Asked::Whole),
            // The tag says more than the day.
            (&[(header::IF_NONE_MATCH, "\"x\""), (header::IF_MODIFIED_SINCE, at)], Asked::Whole),
            (&[(header::IF_NONE_MATCH, TAG), (header::RANGE, "bytes=0-1")], Asked::Known),
        ] {
            assert_eq!(of(pairs), wanted, "{pairs:?}");
        }
    }
}
