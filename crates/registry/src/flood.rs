//! How much one network may do. In memory, and no address of anybody in it.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

/// How many networks are remembered at most.
const MOST: usize = 50_000;

/// How much may come: so many at once, and then another after each such time.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many at once.
    pub at_once: i32,
    /// How long it is until another may.
    pub each: SignedDuration,
}

/// How a network stands after it asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it was let through.
    pub let_through: bool,
    /// How many more may come now.
    pub left: u32,
    /// In how many seconds, at most, another may come.
    pub next_in: u64,
    /// In how many seconds, at most, as many may come at once as ever.
    pub full_in: u64,
}

/// Counts requests by network. What is remembered is a hash with a salt by chance
/// that is as old as the process, and when the last of its requests is paid for.
#[derive(Debug)]
pub struct Flood {
    of_one: Rate,
    of_all: Option<Rate>,
    salt: RandomState,
    paid_until: Mutex<Paid>,
}

#[derive(Debug, Default)]
struct Paid {
    by: HashMap<u64, Timestamp>,
    all: Option<Timestamp>,
}

impl Flood {
    /// With so much from one network, and from all together, those included of which
    /// nothing is known.
    pub(crate) fn new(of_one: Rate, of_all: Rate) -> Self {
        Self { of_all: Some(of_all), ..Self::by_network(of_one) }
    }

    /// With so much from one network, whatever all together send.
    #[must_use]
    pub fn by_network(of_one: Rate) -> Self {
        Self { of_one, of_all: None, salt: RandomState::new(), paid_until: Mutex::default() }
    }

    /// Lets a request of a network through, or not, and says how it stands then. It
    /// counts if it is let through. While as many networks are remembered as can be,
    /// others are let through uncounted: whoever has many must not lock out the rest.
    pub fn ask(&self, from: IpAddr, now: Timestamp) -> Standing {
        let key = self.salt.hash_one(network(from));
        let mut paid = self.paid_until.lock().unwrap_or_else(PoisonError::into_inner);
        if paid.by.len() >= MOST {
            paid.by.retain(|_, until| *until > now);
        }
        let before = paid.by.get(&key).copied();
        match self.of_one.after(before, now) {
            Some(until) if before.is_some() || paid.by.len() < MOST => {
                paid.by.insert(key, until);
                self.of_one.standing(until, now, true)
            }
            Some(_) => self.of_one.standing(now, now, true),
            None => self.of_one.standing(before.unwrap_or(now), now, false),
        }
    }

    /// Whether there is room for a request: of its network, where that is known, and
    /// of all together.
    pub(crate) fn has_room(&self, from: Option<IpAddr>, now: Timestamp) -> bool {
        self.look(from, now, false)
    }

    /// Whether a request is let through. It counts if it is.
    pub(crate) fn lets_through(&self, from: Option<IpAddr>, now: Timestamp) -> bool {
        self.look(from, now, true)
    }

    fn look(&self, from: Option<IpAddr>, now: Timestamp, counts: bool) -> bool {
        let key = from.map(|address| self.salt.hash_one(network(address)));
        let mut paid = self.paid_until.lock().unwrap_or_else(PoisonError::into_inner);
        if paid.by.len() >= MOST {
            paid.by.retain(|_, until| *until > now);
        }
        let all = match self.of_all {
            Some(rate) => match rate.after(paid.all, now) {
                None => return false,
                until => until,
            },
            None => None,
        };
        if let Some(key) = key {
            let Some(until) = self.of_one.after(paid.by.get(&key).copied(), now) else { return false };
            if paid.by.len() >= MOST {
                return false;
            }
            if counts {
                paid.by.insert(key, until);
            }
        }
        if counts {
            paid.all = all;
        }
        true
    }
}

impl Rate {
    /// So many a minute, and as many at once.
    #[must_use]
    pub fn a_minute(count: u16) -> Self {
        let count = i32::from(count.max(1));
        Self { at_once: count, each: SignedDuration::from_mins(1) / count }
    }

    /// How a network stands for which all is paid until then.
    fn standing(self, until: Timestamp, now: Timestamp, let_through: bool) -> Standing {
        let owed = until.duration_since(now).max(SignedDuration::ZERO);
        let left = (self.each * self.at_once - owed).as_nanos() / self.each.as_nanos().max(1);
        let seconds = |span: SignedDuration| u64::try_from((span.as_nanos().max(0) + 999_999_999) / 1_000_000_000);
        Standing {
            let_through,
            left: u32::try_from(left).unwrap_or_default(),
            next_in: seconds(owed + self.each - self.each * self.at_once).unwrap_or(u64::MAX),
            full_in: seconds(owed).unwrap_or(u64::MAX),
        }
    }

    /// Until when all is paid for with another request; nothing where that is too far away.
    fn after(self, paid: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
        let most = self.each * self.at_once;
        // What is paid for longer than anything can be is from before a clock was set back.
        let paid = paid.filter(|paid| paid.duration_since(now) <= most).unwrap_or(now);
        let until = paid.max(now) + self.each;
        (until.duration_since(now) <= most).then_some(until)
    }
}

/// What one line has: an address of the old kind, or half of one of the new.
fn network(address: IpAddr) -> [u8; 8] {
    let mut bytes = [0; 8];
    match address.to_canonical() {
        IpAddr::V4(address) => bytes[4..].copy_from_slice(&address.octets()),
        IpAddr::V6(address) => bytes.copy_from_slice(&address.octets()[..8]),
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flood() -> Flood {
        let rate = |at_once, seconds| Rate { at_once, each: SignedDuration::from_secs(seconds) };
        Flood::new(rate(10, 60), rate(120, 6))
    }

    #[test]
    fn a_look_counts_nothing() {
        let (flood, now) = (flood(), Timestamp::constant(1_780_000_000, 0));
        let from = "203.0.113.7".parse().ok();
        assert!((0..50).all(|_| flood.has_room(from, now)));
        assert!((0..10).all(|_| flood.lets_through(from, now)) && !flood.has_room(from, now));
        assert!(flood.has_room(None, now));
    }

    #[test]
    fn a_network_asks_ten_times_and_then_once_a_minute() {
        let flood = flood();
        let start = Timestamp::constant(1_780_000_000, 0);
        let at = |seconds: i64| start + SignedDuration::from_secs(seconds);
        let from = |text: &str| text.parse::<IpAddr>().expect("an address");
        let through = |text: &str, seconds| flood.lets_through(Some(from(text)), at(seconds));
        assert_eq!((0..20).filter(|_| through("203.0.113.7", 0)).count(), 10);
        assert!(through("203.0.113.8", 0), "another network");
        assert!(!through("::ffff:203.0.113.7", 59) && through("::ffff:203.0.113.7", 60) && !through("203.0.113.7", 60));
        assert_eq!((0..20).filter(|_| through("203.0.113.7", 10_000)).count(), 10, "in the end all is paid for");
        assert_eq!((1..20).filter(|n| through(&format!("2001:db8:1:2::{n}"), 20_000)).count(), 10, "one line");
        assert!(through("2001:db8:1:3::1", 20_000));
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let (flood, now) = (flood(), Timestamp::constant(1_780_000_000, 0));
        let from = "203.0.113.7".parse().ok();
        assert_eq!((0..20).filter(|_| flood.lets_through(from, now)).count(), 10);
        let before = now - SignedDuration::from_hours(24);
        assert_eq!((0..20).filter(|_| flood.lets_through(from, before)).count(), 10);
    }

    #[test]
    fn a_network_is_told_how_it_stands() {
        let flood = Flood::by_network(Rate::a_minute(60));
        let start = Timestamp::constant(1_780_000_000, 0);
        let from = "203.0.113.7".parse::<IpAddr>().expect("an address");
        let first = flood.ask(from, start);
        assert_eq!(first, Standing { let_through: true, left: 59, next_in: 0, full_in: 1 });
        assert!((0..59).all(|_| flood.ask(from, start).let_through));
        let refused = Standing { let_through: false, left: 0, next_in: 1, full_in: 60 };
        assert_eq!(flood.ask(from, start), refused);
        assert_eq!(flood.ask(from, start), refused, "who is refused owes no more");
        assert!(flood.ask(from, start + SignedDuration::from_secs(1)).let_through);
        assert!(flood.ask("203.0.113.8".parse().expect("an address"), start).let_through, "another network");
        assert!(Flood::by_network(Rate::a_minute(0)).ask(from, start).let_through, "one at least");
    }

    #[test]
    fn those_of_whom_nothing_is_known_have_a_limit_together() {
        let flood = flood();
        let start = Timestamp::constant(1_780_000_000, 0);
        assert_eq!((0..500).filter(|_| flood.lets_through(None, start)).count(), 120);
        assert!(!flood.lets_through("203.0.113.7".parse().ok(), start), "it is the same door");
        assert!(flood.lets_through(None, start + SignedDuration::from_secs(6)));
    }
}
