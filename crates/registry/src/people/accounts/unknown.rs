use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::AuditEntry;

/// How often the audit says that names were tried that nobody has.
const EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Attempts to sign in under names that nobody has. They are told to the audit as
/// a count once an hour: without the names, since people type passwords there,
/// and so seldom, since anybody can make as many as they like.
#[derive(Default)]
pub(super) struct UnknownNames(Mutex<Told>);

#[derive(Default)]
struct Told {
    last: Option<Timestamp>,
    since: u64,
}

impl UnknownNames {
    /// Counts an attempt; gives what is to be told now.
    pub(super) fn count(&self, now: Timestamp) -> Option<AuditEntry> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.since += 1;
        if told.last.is_some_and(|last| now.duration_since(last) < EVERY) {
            return None;
        }
        told.last = Some(now);
        let attempts = std::mem::take(&mut told.since);
        Some(AuditEntry::new("unknown", "sign_in.failed", None, &[("attempts", attempts.into())]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_once_an_hour_with_how_many() {
        let names = UnknownNames::default();
        let told = |minute: i64| {
            let now = Timestamp::from_second(1_780_000_000 + minute * 60).expect("an instant");
            names.count(now).map(|entry| entry.detail["attempts"].clone())
        };
        assert_eq!(
            [told(0), told(1), told(59), told(60), told(61)],
            [Some(1.into()), None, None, Some(3.into()), None]
        );
    }
}
