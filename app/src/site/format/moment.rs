use catalogue::{Lang, calendar::day_of};
use jiff::{Timestamp, tz::Offset};
use locale::text_with;

use super::date;

/// A moment, by the clock in Việt Nam.
pub fn moment(lang: Lang, moment: Timestamp) -> String {
    let time = Offset::constant(7).to_datetime(moment).time();
    let day = date(lang, day_of(moment));
    let time = format!("{:02}:{:02}", time.hour(), time.minute());
    text_with(lang, "moment", &[("time", time.into()), ("day", day.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_by_the_clock_in_viet_nam() {
        let late: Timestamp = "2026-11-25T18:05:09Z".parse().expect("a moment");
        assert_eq!(moment(Lang::VI, late), "01:05 ngày 26/11/2026");
        assert_eq!(moment(Lang::EN, late), "01:05, 26 November 2026");
    }
}
