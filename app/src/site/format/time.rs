use catalogue::{Lang, Quantity, TimeUnit};
use jiff::{Timestamp, civil::Date};
use locale::{FluentValue, text_with};

use super::decimal;

/// A day: "23/11/2026", in English "23 November 2026".
pub fn date(lang: Lang, date: Date) -> String {
    let variables = [
        ("day", date.day().to_string().into()),
        ("dd", format!("{:02}", date.day()).into()),
        ("month", date.month().into()),
        ("mm", format!("{:02}", date.month()).into()),
        ("year", format!("{:04}", date.year()).into()),
    ];
    text_with(lang, "date", &variables)
}

/// A day with its name: "thứ Năm, 26/11/2026", in English "Thursday, 26 November 2026".
pub fn day_of_week(lang: Lang, day: Date) -> String {
    let name = text_with(lang, "weekday-name", &[("n", day.weekday().to_monday_one_offset().into())]);
    text_with(lang, "date-weekday", &[("weekday", name.into()), ("date", date(lang, day).into())])
}

/// A moment in Việt Nam, to the minute: "23/11/2026 08:05".
pub fn instant(lang: Lang, at: Timestamp) -> String {
    let local = catalogue::calendar::in_viet_nam(at);
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    text_with(lang, "date-time", &[("date", date(lang, local.date()).into()), ("time", time.into())])
}

/// A count of units: "2,5", in English "2.5".
fn quantity(lang: Lang, quantity: Quantity) -> String {
    let (whole, rest) = (quantity.hundredths() / 100, quantity.hundredths() % 100);
    if rest == 0 {
        return whole.to_string();
    }
    decimal(lang, &whole.to_string(), format!("{rest:02}").trim_end_matches('0'))
}

/// A length of time: "3 ngày làm việc", in English "3 working days".
pub fn time_limit(lang: Lang, amount: Quantity, unit: TimeUnit) -> String {
    with_unit(lang, quantity(lang, amount), amount, unit)
}

/// From one length of time to another in the same unit: "3 – 7 ngày làm việc".
pub fn time_span(lang: Lang, least: Quantity, most: Quantity, unit: TimeUnit) -> String {
    with_unit(lang, format!("{} – {}", quantity(lang, least), quantity(lang, most)), most, unit)
}

/// Whether the words of a source are a bare number, of which nobody knows what it counts.
pub fn lacks_unit(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
}

fn with_unit(lang: Lang, amount: String, count: Quantity, unit: TimeUnit) -> String {
    let variables: [(&str, FluentValue<'_>); 2] = [("amount", amount.into()), ("n", f64::from(count).into())];
    text_with(lang, unit_key(unit), &variables)
}

const fn unit_key(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Hour => "time-hour",
        TimeUnit::WorkingDay => "time-working-day",
        TimeUnit::Day => "time-day",
        TimeUnit::Week => "time-week",
        TimeUnit::Month => "time-month",
        TimeUnit::Year => "time-year",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_both_languages() {
        let day = Date::constant(2026, 7, 5);
        assert_eq!(date(Lang::VI, day), "05/07/2026");
        assert_eq!(date(Lang::EN, day), "5 July 2026");
    }

    #[test]
    fn days_of_the_week_have_names() {
        assert_eq!(day_of_week(Lang::VI, Date::constant(2026, 11, 26)), "thứ Năm, 26/11/2026");
        assert_eq!(day_of_week(Lang::EN, Date::constant(2026, 11, 29)), "Sunday, 29 November 2026");
    }

    #[test]
    fn limits_in_both_languages() {
        for (amount, unit, vi, en) in [
            (3.0, TimeUnit::WorkingDay, "3 ngày làm việc", "3 working days"),
            (1.0, TimeUnit::WorkingDay, "1 ngày làm việc", "1 working day"),
            (0.5, TimeUnit::Day, "0,5 ngày", "0.5 days"),
            (2.25, TimeUnit::Hour, "2,25 giờ", "2.25 hours"),
            (1.0, TimeUnit::Month, "1 tháng", "1 month"),
            (2.0, TimeUnit::Week, "2 tuần", "2 weeks"),
            (10.0, TimeUnit::Year, "10 năm", "10 years"),
        ] {
            let amount = Quantity::try_from(amount).unwrap();
            assert_eq!(
                (time_limit(Lang::VI, amount, unit).as_str(), time_limit(Lang::EN, amount, unit).as_str()),
                (vi, en)
            );
        }
    }
}
