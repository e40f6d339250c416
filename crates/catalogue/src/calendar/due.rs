//! When a result is due, and by which rule.

use jiff::{
    Span,
    civil::{Date, DateTime},
};

use super::{Calendar, DayKind, SpecialDay};
use crate::{TimeLimit, TimeUnit};

/// The last day for a result (*ngày hẹn trả kết quả*), with what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// When the dossier was handed in.
    pub handed_in: DateTime,
    /// The day that it counts from; later than the day above where that is a day
    /// off or offices had closed.
    pub received: Date,
    /// The last day for the result.
    pub on: Date,
    /// The day off on which the limit ended, if it did: it is over on the next working day.
    pub moved_from: Option<Date>,
    /// The special days between handing in and result, that bore on it.
    pub special: Vec<SpecialDay>,
}

/// Why no day can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDue {
    /// Nobody told how long it takes, or not so that it can be counted.
    #[error("the time limit is not known")]
    LimitUnknown,
    /// In hours: some sources mean hours of the clock and some those of the office.
    #[error("the time limit is in hours")]
    Hours,
    /// A part of a month or a year.
    #[error("the time limit is a part of a month or a year")]
    PartOfAMonth,
    /// It reaches into a year of which the days off are not decided.
    #[error("there is no calendar for {0}")]
    NoCalendar(i16),
}

impl Due {
    /// Whether every special day that bore on it was compared with its decision.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.special.iter().all(|day| day.confirmed)
    }
}

impl Calendar {
    /// The last day for the result of a dossier that is handed in at this time.
    ///
    /// The day of receipt is not counted (Civil Code 2015, article 147). Parts
    /// of a day count as a whole, so that nothing is promised too early. A limit
    /// in calendar days, weeks, months or years that ends on a day off ends on
    /// the next working day (article 148).
    ///
    /// # Errors
    /// Where the limit has not been read, is in hours or a part of a month, or
    /// reaches into a year without a table.
    pub fn due(&self, handed_in: DateTime, limit: &TimeLimit) -> Result<Due, NoDue> {
        let TimeLimit::Within { amount, unit, .. } = limit else { return Err(NoDue::LimitUnknown) };
        let received = self.received_on(handed_in).ok_or_else(|| self.first_unknown(handed_in.date()))?;
        let hundredths = i64::from(amount.hundredths());
        let days = |per_unit: i64| (hundredths * per_unit + 99) / 100;
        let whole = || if hundredths % 100 == 0 { Ok(hundredths / 100) } else { Err(NoDue::PartOfAMonth) };
        let span = match unit {
            TimeUnit::Hour => return Err(NoDue::Hours),
            TimeUnit::WorkingDay => {
                let end = u32::try_from(days(1)).ok().and_then(|days| self.add_working_days(received, days));
                let on = end.ok_or_else(|| self.first_unknown(received))?;
                return Ok(self.explained(handed_in, received, on, None));
            }
            TimeUnit::Day => Span::new().try_days(days(1)),
            TimeUnit::Week => Span::new().try_days(days(7)),
            TimeUnit::Month => Span::new().try_months(whole()?),
            TimeUnit::Year => Span::new().try_years(whole()?),
        };
        let end = span.and_then(|span| received.checked_add(span)).map_err(|_| self.first_unknown(received))?;
        let on = self.working_day_from(end).ok_or_else(|| self.first_unknown(end))?;
        Ok(self.explained(handed_in, received, on, (on != end).then_some(end)))
    }

    fn explained(&self, handed_in: DateTime, received: Date, on: Date, moved_from: Option<Date>) -> Due {
        let between = self.years.values().flat_map(|year| year.range(handed_in.date()..=on));
        // A holiday on a weekend changes nothing; a make-up day and a day off on a weekday do.
        let bears = |day: &SpecialDay| (day.kind == DayKind::MakeUp) == super::is_weekend(day.date);
        let special = between.map(|(_, day)| day).filter(|day| bears(day)).cloned().collect();
        Due { handed_in, received, on, moved_from, special }
    }

    /// The first year without a table, from a day on.
    fn first_unknown(&self, from: Date) -> NoDue {
        let mut year = from.year();
        while self.years.contains_key(&year) {
            year += 1;
        }
        NoDue::NoCalendar(year)
    }
}
