use jiff::{SignedDuration, Timestamp};

use super::PeopleError;

/// Failed attempts, and until when nothing is tried.
///
/// They are counted for each account and, apart from that, for each device on
/// which its owner signed in before: whoever guesses elsewhere slows the guessing
/// and not the owner. An attempt is counted before it is tried and taken back when
/// it was right, so that many at once are no more than one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many in a row.
    pub count: u32,
    /// When the last was.
    pub last_at: Option<Timestamp>,
    /// Until when nothing is tried.
    pub until: Option<Timestamp>,
}

impl Failures {
    /// With the failure of this number one begins to wait.
    const WAITS_FROM: u32 = 5;
    const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);
    const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
    /// After so long without another, failures are forgotten.
    const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

    /// Counts an attempt.
    ///
    /// # Errors
    /// With until when nothing is tried.
    pub(super) fn attempt(&mut self, now: Timestamp) -> Result<(), PeopleError> {
        if let Some(until) = self.locked_until(now) {
            return Err(PeopleError::Locked { until });
        }
        if self.last_at.is_some_and(|last| now.duration_since(last) >= Self::FORGOTTEN) {
            *self = Self::default();
        }
        self.count = self.count.saturating_add(1);
        self.last_at = Some(now);
        self.until = Self::wait(self.count).map(|wait| now + wait);
        Ok(())
    }

    /// Takes an attempt back that was no failure, while more is to come.
    pub(super) fn take_back(&mut self) {
        self.count = self.count.saturating_sub(1);
        self.until = None;
    }

    /// Forgets everything, as somebody signed in.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Until when nothing is tried.
    pub(super) fn locked_until(&self, now: Timestamp) -> Option<Timestamp> {
        // A clock that was set back makes no wait longer.
        self.until.filter(|until| *until > now && until.duration_since(now) <= Self::LONGEST_WAIT)
    }

    /// Whether the audit keeps this failure: the first of a row, and each after
    /// which one waits. What is between is told by the count.
    pub(super) fn noteworthy(&self) -> bool {
        self.count == 1 || self.count >= Self::WAITS_FROM
    }

    fn wait(count: u32) -> Option<SignedDuration> {
        let doublings = count.checked_sub(Self::WAITS_FROM)?;
        let factor = 1_i32.checked_shl(doublings.min(16)).unwrap_or(i32::MAX);
        Some((Self::FIRST_WAIT * factor).min(Self::LONGEST_WAIT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + seconds).expect("an instant")
    }

    #[test]
    fn waits_grow_and_end() {
        let mut failures = Failures::default();
        let mut now = 0;
        let mut waits = Vec::new();
        for _ in 0..12 {
            failures.attempt(at(now)).expect("it is tried");
            let wait = failures.until.map_or(0, |until| until.duration_since(at(now)).as_secs());
            if wait > 0 {
                assert!(matches!(failures.attempt(at(now + wait - 1)), Err(PeopleError::Locked { .. })));
            }
            waits.push(wait / 60);
            now += wait;
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15, 15]);
    }

    #[test]
    fn an_attempt_while_one_waits_makes_it_no_longer() {
        let mut failures = Failures::default();
        for _ in 0..5 {
            failures.attempt(at(0)).expect("it is tried");
        }
        let before = failures;
        for second in 0..59 {
            assert!(failures.attempt(at(second)).is_err());
        }
        assert_eq!(failures, before);
        failures.attempt(at(60)).expect("it is tried");
    }

    #[test]
    fn a_day_without_failures_is_a_beginning() {
        let mut failures = Failures::default();
        for _ in 0..4 {
            failures.attempt(at(0)).expect("it is tried");
        }
        failures.attempt(at(24 * 3600)).expect("it is tried");
        assert_eq!((failures.count, failures.until), (1, None));
    }

    #[test]
    fn the_right_password_at_the_fifth_attempt_makes_nobody_wait() {
        let mut failures = Failures::default();
        for _ in 0..5 {
            failures.attempt(at(0)).expect("it is tried");
        }
        failures.take_back();
        assert_eq!(failures.locked_until(at(0)), None);
        assert_eq!(failures.count, 4, "what was wrong before counts until the second step is passed, too");
    }

    #[test]
    fn the_audit_keeps_the_first_and_each_wait() {
        let mut failures = Failures::default();
        let mut now = 0;
        let kept: Vec<bool> = (0..8)
            .map(|_| {
                failures.attempt(at(now)).expect("it is tried");
                now += 900;
                failures.noteworthy()
            })
            .collect();
        assert_eq!(kept, [true, false, false, false, true, true, true, true]);
    }

    #[test]
    fn however_many_there_were_the_wait_is_the_longest() {
        assert_eq!(Failures::wait(u32::MAX), Some(Failures::LONGEST_WAIT));
    }
}
