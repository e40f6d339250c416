use catalogue::calendar::day_of;
use jiff::{SignedDuration, Timestamp};

use super::{LinkAddress, LinkAnswer};

/// How long it is until a link that answered is looked at again.
const A_WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long it is until one that failed for the first time is; then double each time.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
/// On how many days something must have failed before it is called dead.
const DAYS_OF_FAILURE: u32 = 3;
/// On how many days a server must have said that there is nothing.
const DAYS_OF_NOTHING: u32 = 2;

/// How a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It failed on several days.
    Dead,
    /// It failed lately.
    Failing,
    /// It is elsewhere now.
    Moved,
    /// Nothing can be told of it.
    Unclear,
    /// It answers.
    Well,
    /// Nobody has looked yet.
    New,
}

impl Standing {
    /// Those that the staff should know of, the most urgent first.
    pub const LISTED: [Self; 4] = [Self::Dead, Self::Failing, Self::Moved, Self::Unclear];

    /// The name in addresses, messages and reports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Failing => "failing",
            Self::Moved => "moved",
            Self::Unclear => "unclear",
            Self::Well => "well",
            Self::New => "new",
        }
    }

    /// Reads a [`key`](Self::key) of those that are listed.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::LISTED.into_iter().find(|standing| standing.key() == key)
    }
}

/// What came of looking at a link last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// What came of it.
    pub answer: LinkAnswer,
    /// When that was.
    pub at: Timestamp,
    /// Since when it has been like that.
    pub since: Timestamp,
    /// How often in a row it was found like that.
    pub times: u32,
    /// On how many days in a row of looks it failed; 0 where it did not.
    pub days: u32,
}

/// What is known of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkState {
    /// The address, as [`LinkAddress::as_str`] has it.
    pub address: String,
    /// What came of looking at it last; nothing where nobody has.
    pub last: Option<Looked>,
    /// When it is looked at next.
    pub next_at: Timestamp,
    /// When somebody asked to look at it now, and nobody has since.
    pub asked_at: Option<Timestamp>,
}

/// Whether two answers say the same of a link.
fn alike(a: &LinkAnswer, b: &LinkAnswer) -> bool {
    a.is_failure() && b.is_failure() || a.key() == b.key()
}

impl LinkState {
    /// A link that nobody has looked at.
    #[must_use]
    pub fn new(address: &LinkAddress, now: Timestamp) -> Self {
        Self { address: address.as_str().to_owned(), last: None, next_at: now, asked_at: None }
    }

    /// Whether it is to be looked at.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        // Nothing is ever put off for longer than a week: a clock that was wrong was.
        self.asked_at.is_some() || self.next_at <= now || self.next_at > now + A_WEEK
    }

    /// Somebody wants it to be looked at now.
    pub fn ask(&mut self, now: Timestamp) {
        self.asked_at = Some(now);
    }

    /// Takes in what came of looking at it.
    pub fn answered(&mut self, answer: LinkAnswer, now: Timestamp) {
        let fails = answer.is_failure();
        let before = self.last.take().filter(|last| alike(&last.answer, &answer));
        let (since, times, days) = match &before {
            None => (now, 1, u32::from(fails)),
            Some(last) => {
                let another_day = fails && day_of(last.at) != day_of(now);
                (last.since, last.times.saturating_add(1), last.days.saturating_add(u32::from(another_day)))
            }
        };
        let wait = if fails { A_DAY.saturating_mul(1 << times.saturating_sub(1).min(10)).min(A_WEEK) } else { A_WEEK };
        self.last = Some(Looked { answer, at: now, since, times, days });
        self.next_at = now + wait;
        self.asked_at = None;
    }

    /// Whether people can be told that there is nothing: it failed on several days.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.last.as_ref().is_some_and(|last| {
            let needed = if matches!(last.answer, LinkAnswer::Gone { .. }) { DAYS_OF_NOTHING } else { DAYS_OF_FAILURE };
            last.answer.is_failure() && last.days >= needed
        })
    }

    /// How it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.last.as_ref().map(|last| &last.answer) {
            None => Standing::New,
            Some(LinkAnswer::Well) => Standing::Well,
            Some(LinkAnswer::Moved { .. }) => Standing::Moved,
            Some(LinkAnswer::Refused { .. } | LinkAnswer::NotLooked { .. }) => Standing::Unclear,
            Some(_) if self.is_dead() => Standing::Dead,
            Some(_) => Standing::Failing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GONE: LinkAnswer = LinkAnswer::Gone { status: 404 };

    fn hour(hours: i64) -> Timestamp {
        // Nine in the morning in Việt Nam.
        let start: Timestamp = "2026-06-01T02:00:00Z".parse().expect("an instant");
        start + SignedDuration::from_hours(hours)
    }

    fn fresh() -> LinkState {
        LinkState::new(&LinkAddress::parse("https://a.vn/").expect("an address"), hour(0))
    }

    fn hours_until_next(state: &LinkState, now: i64) -> i64 {
        state.next_at.duration_since(hour(now)).as_hours()
    }

    #[test]
    fn is_looked_at_at_once_and_then_weekly() {
        let mut state = fresh();
        assert!(state.is_due(hour(0)) && state.standing() == Standing::New);
        state.answered(LinkAnswer::Well, hour(0));
        assert_eq!((state.standing(), hours_until_next(&state, 0)), (Standing::Well, 168));
        assert!(!state.is_due(hour(167)) && state.is_due(hour(168)));
        state.answered(LinkAnswer::Well, hour(168));
        let last = state.last.expect("a look");
        assert_eq!((last.since, last.times, last.days), (hour(0), 2, 0));
    }

    #[test]
    fn is_looked_at_sooner_after_a_failure_and_then_later_and_later() {
        let mut state = fresh();
        let mut now = 0;
        for hours in [24, 48, 96, 168, 168] {
            state.answered(LinkAnswer::TooSlow, hour(now));
            assert_eq!(hours_until_next(&state, now), hours);
            now += hours;
        }
    }

    #[test]
    fn is_dead_after_failures_on_three_days() {
        let mut state = fresh();
        for (at, standing) in [(0, Standing::Failing), (24, Standing::Failing), (72, Standing::Dead)] {
            state.answered(LinkAnswer::NameUnknown, hour(at));
            assert_eq!(state.standing(), standing, "after {at} hours");
        }
        state.answered(LinkAnswer::Well, hour(100));
        assert_eq!(state.standing(), Standing::Well);
        state.answered(LinkAnswer::Unreachable, hour(124));
        assert_eq!(state.standing(), Standing::Failing, "it begins anew");
    }

    #[test]
    fn is_dead_after_two_days_where_the_server_says_so() {
        let mut state = fresh();
        state.answered(GONE, hour(0));
        // The same day, however often.
        for at in [1, 2, 3, 14] {
            state.answered(GONE, hour(at));
            assert_eq!(state.standing(), Standing::Failing);
        }
        // After midnight in Việt Nam, which is still the same day in Greenwich.
        state.answered(GONE, hour(15));
        assert_eq!(state.standing(), Standing::Dead);
    }

    #[test]
    fn different_failures_are_one_row() {
        let mut state = fresh();
        state.answered(LinkAnswer::Failing { status: 503 }, hour(0));
        state.answered(LinkAnswer::TooSlow, hour(24));
        assert!(!state.is_dead());
        state.answered(GONE, hour(48));
        let last = state.last.clone().expect("a look");
        assert_eq!((last.since, last.times, last.days, state.is_dead()), (hour(0), 3, 3, true));
    }

    #[test]
    fn what_cannot_be_told_is_never_dead() {
        for answer in [
            LinkAnswer::Refused { status: 403 },
            LinkAnswer::NotLooked { why: super::super::NotLooked::NotPublic },
            LinkAnswer::Moved { to: "https://b.vn/".to_owned() },
        ] {
            let mut state = fresh();
            for day in 0..10 {
                state.answered(answer.clone(), hour(24 * day));
            }
            assert!(!state.is_dead(), "{answer:?}");
            assert_eq!(hours_until_next(&state, 216), 168);
        }
    }

    #[test]
    fn whoever_asks_need_not_wait() {
        let mut state = fresh();
        state.answered(LinkAnswer::Well, hour(0));
        state.ask(hour(1));
        assert!(state.is_due(hour(1)));
        state.answered(LinkAnswer::Well, hour(2));
        assert!(!state.is_due(hour(2)), "it was looked at");
    }

    #[test]
    fn a_clock_that_was_set_back_puts_nothing_off_for_ever() {
        let mut state = fresh();
        state.answered(LinkAnswer::Well, hour(100_000));
        assert!(state.is_due(hour(0)));
    }
}
