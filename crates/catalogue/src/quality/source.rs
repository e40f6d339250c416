//! Whether anybody has compared an edition with its source, and when.

use jiff::civil::Date;

use crate::EditionContent;

use super::{Check, Detail, Report};

/// After so many days somebody should compare it again.
const STALE_AFTER_DAYS: i32 = 365;

pub(super) fn check(content: &EditionContent, today: Date, report: &mut Report) {
    let source = &content.source;
    if source.name.is_empty() && source.url.is_none() {
        report.add(Check::SourceMissing, "source");
    }
    let path = "source.verified_on";
    let Some(day) = source.verified_on else {
        report.add(Check::Unverified, path);
        return;
    };
    let age = (today - day).get_days();
    if age < 0 {
        report.add_with(Check::VerifiedInFuture, path, vec![("day", Detail::Text(day.to_string()))]);
    } else if age > STALE_AFTER_DAYS {
        report.add_with(Check::Stale, path, vec![("n", Detail::Number(age.unsigned_abs().into()))]);
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::{
        super::sample::{TODAY, finds, flawless},
        *,
    };

    fn verified(days_ago: i64) -> EditionContent {
        let mut content = flawless();
        content.source.verified_on = TODAY.checked_sub(days_ago.days()).ok();
        content
    }

    #[test]
    fn finds_what_nobody_compared() {
        let mut content = flawless();
        content.source.verified_on = None;
        assert_eq!(finds(&content, Check::Unverified), ["source.verified_on"]);
        assert_eq!(finds(&flawless(), Check::Unverified), [""; 0]);
    }

    #[test]
    fn finds_what_was_compared_long_ago_or_not_yet() {
        assert_eq!(finds(&verified(365), Check::Stale), [""; 0]);
        assert_eq!(finds(&verified(366), Check::Stale), ["source.verified_on"]);
        assert_eq!(finds(&verified(0), Check::VerifiedInFuture), [""; 0]);
        assert_eq!(finds(&verified(-1), Check::VerifiedInFuture), ["source.verified_on"]);
    }

    #[test]
    fn misses_the_source() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::SourceMissing), [""; 0]);
        content.source.name.clear();
        content.source.url = None;
        assert_eq!(finds(&content, Check::SourceMissing), ["source"]);
    }
}
