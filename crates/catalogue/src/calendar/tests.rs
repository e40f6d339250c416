use jiff::{
    ToSpan,
    civil::{date, time},
};
use proptest::prelude::*;

use super::*;
use crate::TimeLimit;

fn day(date: Date, kind: DayKind) -> SpecialDay {
    SpecialDay { date, kind, name: "Ngày thử".into(), basis: "1/QĐ".into(), confirmed: true }
}

fn file() -> CalendarFile {
    let days = vec![
        day(date(2026, 4, 26), DayKind::Holiday),
        day(date(2026, 4, 27), DayKind::InLieu),
        day(date(2026, 4, 30), DayKind::Holiday),
        day(date(2026, 5, 1), DayKind::Holiday),
        day(date(2026, 8, 31), DayKind::SwappedOff),
        day(date(2026, 8, 22), DayKind::MakeUp),
    ];
    CalendarFile { closing_time: time(17, 0, 0, 0), years: vec![CalendarYear { year: 2026, days }] }
}

fn calendar() -> Calendar {
    Calendar::try_from(file()).expect("a calendar")
}

fn due(handed_in: DateTime, limit: &str) -> Option<Date> {
    calendar().due(handed_in, &TimeLimit::parse(limit)).ok().map(|due| due.on)
}

#[test]
fn knows_the_working_days() {
    for (date, works) in [
        (date(2026, 4, 24), Some(true)),
        (date(2026, 4, 25), Some(false)),
        (date(2026, 4, 27), Some(false)),
        (date(2026, 8, 22), Some(true)),
        (date(2026, 8, 31), Some(false)),
        (date(2027, 1, 4), None),
    ] {
        assert_eq!(calendar().is_working_day(date), works, "{date}");
    }
}

#[test]
fn a_dossier_counts_from_the_working_day_on_which_offices_are_open() {
    let friday = date(2026, 4, 24);
    assert_eq!(calendar().received_on(friday.at(17, 0, 0, 0)), Some(friday));
    assert_eq!(calendar().received_on(friday.at(17, 0, 1, 0)), Some(date(2026, 4, 28)));
    assert_eq!(calendar().received_on(date(2026, 4, 25).at(20, 0, 0, 0)), Some(date(2026, 4, 28)));
}

#[test]
fn limits_end_where_the_law_says() {
    let friday = date(2026, 4, 24).at(9, 0, 0, 0);
    for (limit, end) in [
        ("1 ngày làm việc", date(2026, 4, 28)),
        ("3 ngày làm việc", date(2026, 5, 4)),
        ("2,5 ngày làm việc", date(2026, 5, 4)),
        ("0,5 ngày làm việc", date(2026, 4, 28)),
        ("2 ngày", date(2026, 4, 28)),
        ("1 tuần", date(2026, 5, 4)),
        ("1 tháng", date(2026, 5, 25)),
    ] {
        assert_eq!(due(friday, limit), Some(end), "{limit}");
    }
    assert_eq!(due(date(2026, 8, 21).at(9, 0, 0, 0), "1 ngày làm việc"), Some(date(2026, 8, 22)));
    // A month without that day ends on its last; the 28th of February is a Saturday.
    assert_eq!(due(date(2026, 1, 30).at(9, 0, 0, 0), "1 tháng"), Some(date(2026, 3, 2)));
}

#[test]
fn never_guesses() {
    let friday = date(2026, 4, 24).at(9, 0, 0, 0);
    for limit in ["", "5", "Không quy định", "24 giờ", "1,5 tháng", "1 năm", "300 ngày làm việc", "1000000 ngày"]
    {
        assert_eq!(due(friday, limit), None, "{limit}");
    }
    assert_eq!(due(date(2025, 12, 31).at(9, 0, 0, 0), "1 ngày"), None);
}

#[test]
fn says_why_there_is_no_day() {
    let friday = date(2026, 4, 24).at(9, 0, 0, 0);
    for (limit, why) in [
        ("", NoDue::LimitUnknown),
        ("5", NoDue::LimitUnknown),
        ("24 giờ", NoDue::Hours),
        ("1,5 tháng", NoDue::PartOfAMonth),
        ("1 năm", NoDue::NoCalendar(2027)),
        ("300 ngày làm việc", NoDue::NoCalendar(2027)),
    ] {
        assert_eq!(calendar().due(friday, &TimeLimit::parse(limit)), Err(why), "{limit}");
    }
    let earlier = date(2025, 12, 31).at(9, 0, 0, 0);
    assert_eq!(calendar().due(earlier, &TimeLimit::parse("1 ngày")), Err(NoDue::NoCalendar(2025)));
}

#[test]
fn tells_by_which_rule_a_day_is_reached() {
    // After closing on a Friday before a holiday in lieu: received on Tuesday.
    let due = calendar().due(date(2026, 4, 24).at(17, 30, 0, 0), &TimeLimit::parse("1 ngày làm việc")).expect("a day");
    assert_eq!((due.received, due.on, due.moved_from), (date(2026, 4, 28), date(2026, 4, 29), None));
    // The Sunday that is a holiday changes nothing; the Monday in lieu of it does.
    assert_eq!(due.special.iter().map(|day| day.date).collect::<Vec<_>>(), [date(2026, 4, 27)]);
    let due = calendar().due(date(2026, 8, 20).at(9, 0, 0, 0), &TimeLimit::parse("11 ngày")).expect("a day");
    assert_eq!((due.on, due.moved_from), (date(2026, 9, 1), Some(date(2026, 8, 31))));
    assert_eq!(due.special.len(), 2);
    assert!(due.is_confirmed());
}

#[test]
fn refuses_a_calendar_that_cannot_be() {
    let with = |change: fn(&mut CalendarFile)| {
        let mut file = file();
        change(&mut file);
        Calendar::try_from(file)
    };
    assert_eq!(with(|file| file.years.push(file.years[0].clone())), Err(CalendarError::YearTwice(2026)));
    assert_eq!(
        with(|file| file.years[0].days.push(day(date(2027, 1, 1), DayKind::Holiday))),
        Err(CalendarError::OtherYear { date: date(2027, 1, 1), year: 2026 })
    );
    assert_eq!(
        with(|file| file.years[0].days.push(day(date(2026, 5, 1), DayKind::Holiday))),
        Err(CalendarError::DayTwice(date(2026, 5, 1)))
    );
    assert_eq!(
        with(|file| file.years[0].days.push(day(date(2026, 5, 4), DayKind::MakeUp))),
        Err(CalendarError::MakeUpOnWeekday(date(2026, 5, 4)))
    );
}

#[test]
fn tells_what_is_to_be_confirmed_and_reads_back() {
    let json = r#"{"closing_time":"17:00","years":[{"year":2026,"days":[
        {"date":"2026-01-01","kind":"holiday","name":"A","basis":"B"},
        {"date":"2026-01-02","kind":"swapped_off","name":"C","basis":"D","confirmed":false}]}]}"#;
    let calendar: Calendar = serde_json::from_str(json).expect("a calendar");
    assert_eq!(calendar.unconfirmed().map(|day| day.date).collect::<Vec<_>>(), [date(2026, 1, 2)]);
    let again =
        serde_json::to_string(&calendar).and_then(|json| serde_json::from_str::<Calendar>(&json)).expect("the same");
    assert_eq!(again, calendar);
}

proptest! {
    #[test]
    fn adding_working_days_counts_them(start in 0..300_i64, days in 0..40_u32) {
        let calendar = calendar();
        let from = date(2026, 1, 1).checked_add(start.days()).expect("in 2026");
        if let Some(end) = calendar.add_working_days(from, days) {
            let between = from.series(1.day()).skip(1).take_while(|date| *date <= end);
            let worked = between.filter(|date| calendar.is_working_day(*date) == Some(true)).count();
            prop_assert_eq!(worked, days as usize);
            prop_assert!(days == 0 || calendar.is_working_day(end) == Some(true));
        } else {
            prop_assert!(start + i64::from(days) * 7 / 5 > 300, "only the end of the table stops it");
        }
    }

    #[test]
    fn a_longer_limit_never_ends_earlier(start in 0..200_i64, hour in 0..24_i8, days in 1..30_u32, working in any::<bool>()) {
        let handed_in = date(2026, 1, 1).checked_add(start.days()).expect("in 2026").at(hour, 30, 0, 0);
        let unit = if working { "ngày làm việc" } else { "ngày" };
        let (shorter, longer) = (due(handed_in, &format!("{days} {unit}")), due(handed_in, &format!("{} {unit}", days + 1)));
        prop_assert!(shorter.is_some() && longer >= shorter);
        prop_assert!(shorter > Some(handed_in.date()));
    }
}

#[test]
fn the_day_is_that_of_viet_nam() {
    let evening: Timestamp = "2026-11-22T17:30:00Z".parse().expect("a moment");
    assert_eq!(day_of(evening), Date::constant(2026, 11, 23));
}
