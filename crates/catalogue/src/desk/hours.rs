use jiff::civil::{Time, Weekday};
use serde::{Deserialize, Serialize};

/// From when to when a desk is open without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Opening {
    from: Time,
    to: Time,
}

/// When a desk is open on one day: the parts of the day in their order. A day
/// without any is a day on which it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Opening>", into = "Vec<Opening>")]
pub struct DayHours(Vec<Opening>);

/// When a desk is open in a week (*giờ làm việc*). Without a single opening
/// nothing is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WeeklyHours {
    /// *Thứ Hai*.
    pub monday: DayHours,
    /// *Thứ Ba*.
    pub tuesday: DayHours,
    /// *Thứ Tư*.
    pub wednesday: DayHours,
    /// *Thứ Năm*.
    pub thursday: DayHours,
    /// *Thứ Sáu*.
    pub friday: DayHours,
    /// *Thứ Bảy*.
    pub saturday: DayHours,
    /// *Chủ nhật*.
    pub sunday: DayHours,
}

impl Opening {
    /// When it opens.
    #[must_use]
    pub const fn from(self) -> Time {
        self.from
    }

    /// When it closes.
    #[must_use]
    pub const fn to(self) -> Time {
        self.to
    }
}

impl DayHours {
    /// The parts of the day.
    #[must_use]
    pub fn openings(&self) -> &[Opening] {
        &self.0
    }
}

impl WeeklyHours {
    /// The days from Monday on.
    #[must_use]
    pub const fn days(&self) -> [(Weekday, &DayHours); 7] {
        [
            (Weekday::Monday, &self.monday),
            (Weekday::Tuesday, &self.tuesday),
            (Weekday::Wednesday, &self.wednesday),
            (Weekday::Thursday, &self.thursday),
            (Weekday::Friday, &self.friday),
            (Weekday::Saturday, &self.saturday),
            (Weekday::Sunday, &self.sunday),
        ]
    }

    /// Whether anything is known.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.days().iter().any(|(_, day)| !day.0.is_empty())
    }

    /// The days that follow each other with the same hours, from the first to the last.
    #[must_use]
    pub fn runs(&self) -> Vec<(Weekday, Weekday, &DayHours)> {
        let mut runs: Vec<(Weekday, Weekday, &DayHours)> = Vec::new();
        for (day, hours) in self.days() {
            match runs.last_mut() {
                Some((_, last, same)) if *same == hours => *last = day,
                _ => runs.push((day, day, hours)),
            }
        }
        runs
    }
}

impl TryFrom<String> for Opening {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("“{text}” are no hours: write 07:30-11:30");
        let (from, to) = text.split_once(['-', '–']).ok_or_else(wrong)?;
        let (from, to) = (time(from).ok_or_else(wrong)?, time(to).ok_or_else(wrong)?);
        if from < to { Ok(Self { from, to }) } else { Err(wrong()) }
    }
}

/// `7:30`, `07:30` or, as in Vietnam, `7h30`.
fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once([':', 'h'])?;
    let number = |part: &str| {
        let fine = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fine.then(|| part.parse::<i8>().ok()).flatten()
    };
    let minute = if minute.is_empty() { 0 } else { number(minute)? };
    Time::new(number(hour)?, minute, 0, 0).ok()
}

impl From<Opening> for String {
    fn from(opening: Opening) -> Self {
        format!(
            "{:02}:{:02}-{:02}:{:02}",
            opening.from.hour(),
            opening.from.minute(),
            opening.to.hour(),
            opening.to.minute()
        )
    }
}

impl TryFrom<Vec<Opening>> for DayHours {
    type Error = String;

    fn try_from(openings: Vec<Opening>) -> Result<Self, String> {
        if openings.windows(2).all(|pair| pair[0].to <= pair[1].from) {
            Ok(Self(openings))
        } else {
            Err("the hours of a day overlap, or the morning stands after the afternoon".to_owned())
        }
    }
}

impl From<DayHours> for Vec<Opening> {
    fn from(hours: DayHours) -> Self {
        hours.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(text: &str) -> Result<Opening, String> {
        Opening::try_from(text.to_owned())
    }

    #[test]
    fn reads_times_and_refuses_what_is_none() {
        assert_eq!(String::from(opening("7h30 – 11:30").unwrap()), "07:30-11:30");
        assert_eq!(String::from(opening("7h-11h").unwrap()), "07:00-11:00");
        for bad in ["", "7:30", "11:30-07:30", "07:30-07:30", "7:60-8:00", "24:30-25:00", "sáng", "7:30-11:30-13:00"] {
            assert!(opening(bad).is_err(), "{bad}");
        }
        let (morning, afternoon) = (opening("07:30-11:30").unwrap(), opening("13:00-17:00").unwrap());
        assert!(DayHours::try_from(vec![morning, afternoon]).is_ok());
        assert!(DayHours::try_from(vec![afternoon, morning]).is_err());
        assert!(DayHours::try_from(vec![morning, opening("11:00-12:00").unwrap()]).is_err());
    }

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let day = DayHours(vec![opening("07:30-11:30").unwrap()]);
        let mut week = WeeklyHours::default();
        assert!(!week.are_known());
        week.monday = day.clone();
        week.tuesday = day.clone();
        week.thursday = day;
        assert!(week.are_known());
        let runs: Vec<(Weekday, Weekday, usize)> =
            week.runs().into_iter().map(|(from, to, hours)| (from, to, hours.openings().len())).collect();
        assert_eq!(
            runs,
            [
                (Weekday::Monday, Weekday::Tuesday, 1),
                (Weekday::Wednesday, Weekday::Wednesday, 0),
                (Weekday::Thursday, Weekday::Thursday, 1),
                (Weekday::Friday, Weekday::Sunday, 0),
            ]
        );
    }
}
