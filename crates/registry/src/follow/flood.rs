//! How much one network may ask for. In memory, and no address of anybody in it.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

/// How many requests may come at once.
const AT_ONCE: i64 = 10;
/// How long it is until another may.
const EACH: SignedDuration = SignedDuration::from_secs(60);
/// How many networks are remembered at most.
const MOST: usize = 50_000;

/// Counts requests by network. What is remembered is a hash with a salt by chance
/// that is as old as the process, and when the last of its requests is paid for.
#[derive(Debug, Default)]
pub struct Flood {
    salt: RandomState,
    paid_until: Mutex<HashMap<u64, Timestamp>>,
}

impl Flood {
    /// Whether a request of a network is let through. It counts if it is.
    pub fn lets_through(&self, from: IpAddr, now: Timestamp) -> bool {
        let key = self.salt.hash_one(network(from));
        let mut paid = self.paid_until.lock().unwrap_or_else(PoisonError::into_inner);
        if paid.len() >= MOST {
            paid.retain(|_, until| *until > now);
        }
        if paid.len() >= MOST {
            return false;
        }
        let until = paid.get(&key).copied().unwrap_or(now).max(now) + EACH;
        if until.duration_since(now).as_secs() > AT_ONCE * EACH.as_secs() {
            return false;
        }
        paid.insert(key, until);
        true
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

    #[test]
    fn a_network_asks_ten_times_and_then_once_a_minute() {
        let flood = Flood::default();
        let start = Timestamp::constant(1_780_000_000, 0);
        let at = |seconds: i64| start + SignedDuration::from_secs(seconds);
        let from = |text: &str| text.parse::<IpAddr>().expect("an address");
        let through = |text: &str, seconds| flood.lets_through(from(text), at(seconds));
        assert_eq!((0..20).filter(|_| through("203.0.113.7", 0)).count(), 10);
        assert!(through("203.0.113.8", 0), "another network");
        assert!(!through("::ffff:203.0.113.7", 59) && through("::ffff:203.0.113.7", 60) && !through("203.0.113.7", 60));
        assert_eq!((0..20).filter(|_| through("203.0.113.7", 10_000)).count(), 10, "in the end all is paid for");
        assert_eq!((1..20).filter(|n| through(&format!("2001:db8:1:2::{n}"), 0)).count(), 10, "one line");
        assert!(through("2001:db8:1:3::1", 0));
    }
}
