use catalogue::calendar::day_of;
use jiff::{Timestamp, civil::Date};

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

/// The day in Việt Nam by the clock of this machine.
#[must_use]
pub fn today() -> Date {
    SystemClock.today()
}
