use catalogue::{OnlineLevel, Slug};
use jiff::{ToSpan, civil::Date};

use super::OnlineEdition;
use crate::Coverage;

/// How far back a series goes at least, in months, and at most.
const LEAST: usize = 12;
const MOST: usize = 36;

/// Which procedures are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of them.
    All,
    /// Those of a sector.
    Sector(Slug),
    /// Those that an agency carries out or decides, at the level that they have there.
    Agency(Slug),
}

/// The level of a procedure at the end of a day, from all its public editions.
/// Nothing where it does not count then: it was taken back, repealed, or was none
/// of those asked for. A level that nobody told of is unknown, not low.
#[must_use]
pub fn level_on(editions: &[OnlineEdition], day: Date, of: &Of) -> Option<Option<OnlineLevel>> {
    let held = editions.iter().rposition(|edition| edition.began() <= day);
    // Before the first edition here, its procedure is known by that edition alone.
    let told = &editions[..=held.unwrap_or(0).min(editions.len().checked_sub(1)?)];
    let last = told.last()?;
    let over = held.is_some() && last.until.is_some_and(|until| catalogue::calendar::day_of(until) <= day);
    if over || last.repealed_since.is_some_and(|since| since <= day) || !last.is_of(of) {
        return None;
    }
    if held.is_none() {
        let (level, since) = last.claim(of);
        return Some(level.filter(|_| since.is_some_and(|since| since <= day)));
    }
    // A level that applies only from a later day leaves what was told before.
    let applies = |edition: &&OnlineEdition| edition.claim(of).1.is_none_or(|since| since <= day);
    Some(told.iter().rev().find(applies).and_then(|edition| edition.claim(of).0))
}

/// The ends of the months to tell of, the first one first; the last is today.
#[must_use]
pub fn months(editions: &[OnlineEdition], today: Date) -> Vec<Date> {
    let first = editions.iter().map(OnlineEdition::began).min().unwrap_or(today).first_of_month();
    let mut month = today.first_of_month();
    let mut ends = vec![today];
    while ends.len() < MOST && (ends.len() < LEAST || month > first) {
        month = month.saturating_sub(1.month());
        ends.push(month.last_of_month());
    }
    ends.reverse();
    ends
}

/// How many procedures were at which level at the end of each of these days. The
/// editions of a procedure stand together, in the order in which the public saw them.
#[must_use]
pub fn series(editions: &[OnlineEdition], days: &[Date], of: &Of) -> Vec<Coverage> {
    let mut counts = vec![Coverage::default(); days.len()];
    for procedure in editions.chunk_by(|a, b| a.id == b.id) {
        for (day, coverage) in days.iter().zip(&mut counts) {
            if let Some(level) = level_on(procedure, *day, of) {
                coverage.count(level);
            }
        }
    }
    counts
}
