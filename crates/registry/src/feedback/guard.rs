//! Against floods, without a puzzle and without keeping an address of anybody.

use std::{collections::HashMap, net::IpAddr, sync::Mutex};

use catalogue::calendar::day_of;
use jiff::{Timestamp, civil::Date};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::{
    ProcedureId,
    people::{SecretKey, random},
};

/// A form that comes back sooner was filled in by a program.
const LEAST_SECONDS: i64 = 3;
/// A form that comes back later was kept by one; people are asked to press again.
const MOST_SECONDS: i64 = 12 * 60 * 60;
/// Beyond so many buckets, those that are full again are dropped.
const MOST_BUCKETS: usize = 50_000;
const SECONDS_OF_HOUR: i64 = 60 * 60;
const PURPOSE: &str = "feedback-form";

/// From where something was sent, as far as is known; only a salted hash of it is
/// held, in memory, and the salt changes every day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sender(pub Option<IpAddr>);

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Words that somebody must read.
    Send,
    /// A tap that is only counted, on the page of a procedure.
    Count(ProcedureId),
    /// A code, to see what came of something.
    Follow,
}

/// How many at once, and how many an hour after that.
struct Allowance {
    burst: f64,
    an_hour: f64,
}

impl Asked {
    /// What one network may do. Thousands share one address of a mobile operator,
    /// so this is many times what they would send, and far below what a program can.
    const fn of_network(self) -> Allowance {
        match self {
            Self::Send => Allowance { burst: 20.0, an_hour: 20.0 },
            Self::Count(_) => Allowance { burst: 60.0, an_hour: 60.0 },
            Self::Follow => Allowance { burst: 30.0, an_hour: 60.0 },
        }
    }

    /// What all may do in an hour of the clock, whatever their networks.
    const fn of_everybody(self) -> u32 {
        match self {
            Self::Send => 600,
            Self::Count(_) | Self::Follow => 6_000,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Count(_) => "count",
            Self::Follow => "follow",
        }
    }
}

/// What a network may tap on one procedure.
const OF_ONE_PROCEDURE: Allowance = Allowance { burst: 10.0, an_hour: 2.0 };

/// Why something is not taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flood {
    /// Much came from the same network; it goes on in so many minutes.
    Network(u32),
    /// Much came from everywhere; it goes on in so many minutes.
    Everybody(u32),
}

/// What is wrong with the stamp of a form. Pressing once more helps, with a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampFault {
    /// It came back faster than anybody writes.
    TooFast,
    /// It is older than half a day, or not of this portal.
    TooOld,
}

/// Slows floods down. Each node counts for itself; a restart forgets.
pub struct Guard {
    key: SecretKey,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    day: Option<Date>,
    salt: [u8; 32],
    buckets: HashMap<[u8; 16], Bucket>,
    /// By what was asked: which hour, and how many in it.
    everybody: HashMap<&'static str, (i64, u32)>,
}

#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    at: Timestamp,
    full_after_hours: f64,
}

impl Guard {
    /// With the key of the portal, which its nodes share, so that a form of one node
    /// can be sent to another.
    #[must_use]
    pub fn new(key: SecretKey) -> Self {
        Self { key, state: Mutex::default() }
    }

    /// What a form carries to tell when it was given out.
    #[must_use]
    pub fn stamp(&self, now: Timestamp) -> String {
        let at = now.as_second().to_string();
        let mark = self.mark(&at);
        format!("{at}.{mark}")
    }

    /// Whether a form was open for a time that people take.
    ///
    /// # Errors
    /// With what is wrong with the stamp.
    pub fn check_stamp(&self, stamp: &str, now: Timestamp) -> Result<(), StampFault> {
        let (at, mark) = stamp.split_once('.').ok_or(StampFault::TooOld)?;
        if !bool::from(self.mark(at).as_bytes().ct_eq(mark.as_bytes())) {
            return Err(StampFault::TooOld);
        }
        let at: i64 = at.parse().map_err(|_| StampFault::TooOld)?;
        match now.as_second() - at {
            open if open < LEAST_SECONDS => Err(StampFault::TooFast),
            open if open > MOST_SECONDS => Err(StampFault::TooOld),
            _ => Ok(()),
        }
    }

    fn mark(&self, at: &str) -> String {
        let mut mark = self.key.hash(PURPOSE, at).0;
        mark.truncate(32);
        mark
    }

    /// Takes one thing in, or says why not. What is refused counts for nothing.
    ///
    /// # Errors
    /// When more came than people send.
    pub fn take(&self, asked: Asked, sender: Sender, now: Timestamp) -> Result<(), Flood> {
        let mut state = self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.begin(now);
        let hour = now.as_second().div_euclid(SECONDS_OF_HOUR);
        let everybody = state.everybody.get(asked.name()).filter(|(of, _)| *of == hour).map_or(0, |(_, count)| *count);
        if everybody >= asked.of_everybody() {
            return Err(Flood::Everybody(minutes(SECONDS_OF_HOUR - now.as_second().rem_euclid(SECONDS_OF_HOUR))));
        }
        if let Some(network) = sender.0.map(network) {
            let mut buckets = vec![(state.key(&network, asked.name()), asked.of_network())];
            if let Asked::Count(ProcedureId(id)) = asked {
                buckets.push((state.key(&network, &id.to_string()), OF_ONE_PROCEDURE));
            }
            for (key, allowance) in &buckets {
                state.look(*key, allowance, now)?;
            }
            for (key, allowance) in &buckets {
                state.pour(*key, allowance, now);
            }
        }
        state.everybody.insert(asked.name(), (hour, everybody + 1));
        Ok(())
    }
}

impl State {
    /// A new day has a new salt: nothing tells who came back.
    fn begin(&mut self, now: Timestamp) {
        let day = day_of(now);
        if self.day != Some(day) {
            self.day = Some(day);
            self.salt = random::bytes();
            self.buckets.clear();
        }
        if self.buckets.len() > MOST_BUCKETS {
            let hours = |bucket: &Bucket| now.duration_since(bucket.at).as_secs_f64() / 3600.0;
            self.buckets.retain(|_, bucket| hours(bucket) < bucket.full_after_hours);
        }
    }

    fn key(&self, network: &[u8], what: &str) -> [u8; 16] {
        let digest = Sha256::new().chain_update(self.salt).chain_update(network).chain_update(what).finalize();
        std::array::from_fn(|place| digest[place])
    }

    fn left(&self, key: [u8; 16], allowance: &Allowance, now: Timestamp) -> f64 {
        let Some(bucket) = self.buckets.get(&key) else { return allowance.burst };
        let hours = now.duration_since(bucket.at).as_secs_f64().max(0.0) / 3600.0;
        (bucket.left + hours * allowance.an_hour).min(allowance.burst)
    }

    fn look(&self, key: [u8; 16], allowance: &Allowance, now: Timestamp) -> Result<(), Flood> {
        let left = self.left(key, allowance, now);
        if left >= 1.0 {
            return Ok(());
        }
        #[allow(clippy::cast_possible_truncation)]
        let seconds = ((1.0 - left) / allowance.an_hour * 3600.0).ceil() as i64;
        Err(Flood::Network(minutes(seconds)))
    }

    fn pour(&mut self, key: [u8; 16], allowance: &Allowance, now: Timestamp) {
        let left = self.left(key, allowance, now) - 1.0;
        let full_after_hours = (allowance.burst - left) / allowance.an_hour;
        self.buckets.insert(key, Bucket { left, at: now, full_after_hours });
    }
}

fn minutes(seconds: i64) -> u32 {
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX).div_ceil(60).max(1)
}

/// What belongs to one owner: an address of IPv4, a /56 of IPv6.
fn network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets()[..7].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn now() -> Timestamp {
        "2026-06-01T02:00:00Z".parse().expect("an instant")
    }

    fn from(address: &str) -> Sender {
        Sender(Some(address.parse().expect("an address")))
    }

    fn guard() -> Guard {
        Guard::new(SecretKey::random())
    }

    /// How many come through of so many.
    fn through(guard: &Guard, asked: Asked, sender: Sender, of: u32, now: Timestamp) -> usize {
        (0..of).filter(|_| guard.take(asked, sender, now).is_ok()).count()
    }

    #[test]
    fn a_form_is_open_for_a_time_that_people_take() {
        let guard = guard();
        let stamp = guard.stamp(now());
        let after = |seconds| guard.check_stamp(&stamp, now() + SignedDuration::from_secs(seconds));
        assert_eq!(after(2), Err(StampFault::TooFast));
        assert_eq!(after(3), Ok(()));
        assert_eq!(after(MOST_SECONDS), Ok(()));
        assert_eq!(after(MOST_SECONDS + 1), Err(StampFault::TooOld));
        let (at, mark) = stamp.split_once('.').expect("two parts");
        let later = at.parse::<i64>().expect("a number") + 1;
        for forged in [String::new(), "x".to_owned(), at.to_owned(), format!("{later}.{mark}"), format!("{at}.")] {
            let outcome = guard.check_stamp(&forged, now() + SignedDuration::from_mins(1));
            assert_eq!(outcome, Err(StampFault::TooOld), "{forged}");
        }
        assert!(Guard::new(SecretKey::random()).check_stamp(&stamp, now() + SignedDuration::from_mins(1)).is_err());
    }

    #[test]
    fn one_network_cannot_flood_and_others_are_not_hurt() {
        let guard = guard();
        assert_eq!(through(&guard, Asked::Send, from("203.0.113.7"), 500, now()), 20);
        assert_eq!(guard.take(Asked::Send, from("203.0.113.7"), now()), Err(Flood::Network(3)));
        assert_eq!(guard.take(Asked::Send, from("::ffff:203.0.113.7"), now()), Err(Flood::Network(3)));
        assert_eq!(guard.take(Asked::Send, from("203.0.113.8"), now()), Ok(()));
        assert_eq!(guard.take(Asked::Follow, from("203.0.113.7"), now()), Ok(()), "other things go on");
        // It trickles in again, and everything is new the next day.
        assert_eq!(through(&guard, Asked::Send, from("203.0.113.7"), 500, now() + SignedDuration::from_mins(30)), 10);
        assert_eq!(through(&guard, Asked::Send, from("203.0.113.7"), 500, now() + SignedDuration::from_hours(24)), 20);
    }

    #[test]
    fn addresses_of_one_owner_are_one_network() {
        let guard = guard();
        let sent = (0..100).filter(|n| guard.take(Asked::Send, from(&format!("2001:db8:0:{n:x}::1")), now()).is_ok());
        assert_eq!(sent.count(), 20);
        assert_eq!(guard.take(Asked::Send, from("2001:db8:0:100::1"), now()), Ok(()));
    }

    #[test]
    fn all_together_have_a_limit_that_ends_with_the_hour() {
        let guard = guard();
        let at = now() + SignedDuration::from_mins(50);
        assert_eq!(through(&guard, Asked::Send, Sender(None), 1_000, at), 600);
        assert_eq!(guard.take(Asked::Send, from("203.0.113.7"), at), Err(Flood::Everybody(10)));
        assert_eq!(guard.take(Asked::Send, from("203.0.113.7"), at + SignedDuration::from_mins(10)), Ok(()));
    }

    #[test]
    fn nobody_rates_one_procedure_many_times() {
        let guard = guard();
        let rate = |id| Asked::Count(ProcedureId(id));
        assert_eq!(through(&guard, rate(1), from("203.0.113.7"), 100, now()), 10);
        assert_eq!(through(&guard, rate(2), from("203.0.113.7"), 100, now()), 10);
        assert_eq!(through(&guard, rate(1), from("203.0.113.8"), 100, now()), 10);
    }
}
