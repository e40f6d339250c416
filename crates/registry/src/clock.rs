use jiff::{
    Timestamp,
    civil::Date,
    tz::{Offset, TimeZone},
};

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// The day in Việt Nam.
    fn today(&self) -> Date {
        day_of(self.now())
    }
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The time zone of Việt Nam, which has no summer time.
#[must_use]
pub fn time_zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(7))
}

/// The day on which it was this time in Việt Nam.
#[must_use]
pub fn day_of(instant: Timestamp) -> Date {
    instant.to_zoned(time_zone()).date()
}

/// The day in Việt Nam by the clock of this machine.
#[must_use]
pub fn today() -> Date {
    SystemClock.today()
}
