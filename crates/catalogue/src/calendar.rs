//! Working days: "hand in today, result on …".

use std::collections::BTreeMap;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::Offset,
};
use serde::{Deserialize, Serialize};

mod due;
#[cfg(test)]
mod tests;

pub use due::{Due, NoDue};

/// The day of a moment in Việt Nam, which has one time zone and no summer time.
#[must_use]
pub fn day_of(moment: Timestamp) -> Date {
    in_viet_nam(moment).date()
}

/// What the clocks in Việt Nam show at a moment.
#[must_use]
pub fn in_viet_nam(moment: Timestamp) -> DateTime {
    Offset::constant(7).to_datetime(moment)
}

/// Which days offices work (*lịch làm việc*): weekdays, but for the special
/// days of each year. A year without a table is not known, and no date in it is
/// computed: the days of Tết and the swapped days are decided year by year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CalendarFile", into = "CalendarFile")]
pub struct Calendar {
    closing_time: Time,
    years: BTreeMap<i16, BTreeMap<Date, SpecialDay>>,
}

/// The form of a calendar in a file that staff edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarFile {
    /// When offices close; what is handed in later counts from the next working day.
    pub closing_time: Time,
    /// The years, each once.
    pub years: Vec<CalendarYear>,
}

/// The table of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// Its special days; all of them, or dates are computed wrongly.
    pub days: Vec<SpecialDay>,
}

/// A day that is not what its weekday says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialDay {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
    /// The law or the decision that makes it so.
    pub basis: String,
    /// Whether somebody has compared it with that decision.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub confirmed: bool,
}

/// What a special day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// *Ngày nghỉ lễ, tết*: off by law.
    Holiday,
    /// *Ngày nghỉ bù*: off because a holiday fell on a weekly day off.
    InLieu,
    /// *Ngày nghỉ hoán đổi*: off by a decision, worked on another day.
    SwappedOff,
    /// *Ngày làm bù*: a Saturday or Sunday that is worked for a swapped one.
    MakeUp,
}

/// What is wrong with a calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A year has two tables.
    #[error("the year {0} has two tables: join them")]
    YearTwice(i16),
    /// A day stands in the table of another year.
    #[error("{date} stands in the table of {year}: move it to its own year")]
    OtherYear {
        /// The day.
        date: Date,
        /// The year of the table.
        year: i16,
    },
    /// A day is there twice.
    #[error("{0} is there twice: keep one")]
    DayTwice(Date),
    /// A day is made up for that is worked anyway.
    #[error("{0} is no Saturday or Sunday: it is worked anyway and makes up for nothing")]
    MakeUpOnWeekday(Date),
}

impl Calendar {
    /// When offices close.
    #[must_use]
    pub const fn closing_time(&self) -> Time {
        self.closing_time
    }

    /// What is special about a day.
    #[must_use]
    pub fn special_day(&self, date: Date) -> Option<&SpecialDay> {
        self.years.get(&date.year())?.get(&date)
    }

    /// The special days that staff have yet to confirm.
    pub fn unconfirmed(&self) -> impl Iterator<Item = &SpecialDay> {
        self.years.values().flat_map(BTreeMap::values).filter(|day| !day.confirmed)
    }

    /// Whether offices work on a day; nothing in a year without a table.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> Option<bool> {
        Some(match self.years.get(&date.year())?.get(&date) {
            Some(day) => day.kind == DayKind::MakeUp,
            None => !is_weekend(date),
        })
    }

    /// The day itself where it is worked, else the next that is.
    #[must_use]
    pub fn working_day_from(&self, mut date: Date) -> Option<Date> {
        while !self.is_working_day(date)? {
            date = date.tomorrow().ok()?;
        }
        Some(date)
    }

    /// The working day that is so many after a day, which is not counted.
    #[must_use]
    pub fn add_working_days(&self, from: Date, days: u32) -> Option<Date> {
        let mut date = from;
        for _ in 0..days {
            date = self.working_day_from(date.tomorrow().ok()?)?;
        }
        Some(date)
    }

    /// The day on which a dossier counts as handed in: the same day, or the next
    /// working day where that is a day off or offices have closed.
    #[must_use]
    pub fn received_on(&self, handed_in: DateTime) -> Option<Date> {
        let day = handed_in.date();
        let late = handed_in.time() > self.closing_time;
        self.working_day_from(if late && self.is_working_day(day)? { day.tomorrow().ok()? } else { day })
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

const fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_yes(confirmed: &bool) -> bool {
    *confirmed
}

impl TryFrom<CalendarFile> for Calendar {
    type Error = CalendarError;

    fn try_from(file: CalendarFile) -> Result<Self, CalendarError> {
        let mut years = BTreeMap::new();
        for CalendarYear { year, days } in file.years {
            let mut table = BTreeMap::new();
            for day in days {
                let date = day.date;
                if date.year() != year {
                    return Err(CalendarError::OtherYear { date, year });
                }
                if day.kind == DayKind::MakeUp && !is_weekend(date) {
                    return Err(CalendarError::MakeUpOnWeekday(date));
                }
                if table.insert(date, day).is_some() {
                    return Err(CalendarError::DayTwice(date));
                }
            }
            if years.insert(year, table).is_some() {
                return Err(CalendarError::YearTwice(year));
            }
        }
        Ok(Self { closing_time: file.closing_time, years })
    }
}

impl From<Calendar> for CalendarFile {
    fn from(calendar: Calendar) -> Self {
        let year =
            |(year, days): (i16, BTreeMap<Date, SpecialDay>)| CalendarYear { year, days: days.into_values().collect() };
        Self { closing_time: calendar.closing_time, years: calendar.years.into_iter().map(year).collect() }
    }
}
