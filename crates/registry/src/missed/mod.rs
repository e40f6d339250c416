//! Searches that did not help, counted for staff without anything personal.
//!
//! Only [normalised words](normalise), the day and a count are kept, for
//! [`KEPT_DAYS`]; and words only once they were counted [`THRESHOLD`] times.
//! Until then nothing but salted hashes of them is held, in memory.

mod tally;
mod words;

use async_trait::async_trait;
use jiff::civil::Date;
pub use tally::MissedTally;
pub use words::normalise;

use crate::Result;

/// How many days counts are kept.
pub const KEPT_DAYS: i32 = 180;
/// Words that were counted less often are not kept.
pub const THRESHOLD: u32 = 3;
/// How many different words are kept of a day.
pub const MOST_A_DAY: usize = 2_000;

/// In what way a search did not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MissedKind {
    /// Nothing was found.
    NothingFound,
    /// Something was found, and nobody went to any of it.
    NothingChosen,
    /// The person who searched said so.
    SaidSo,
}

impl MissedKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::NothingFound, Self::NothingChosen, Self::SaidSo];

    /// The word for it in the store and in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NothingFound => "nothing_found",
            Self::NothingChosen => "nothing_chosen",
            Self::SaidSo => "said_so",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How often words were searched for in vain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissedCount {
    /// In what way.
    pub kind: MissedKind,
    /// The words, normalised.
    pub words: String,
    /// How often.
    pub count: u32,
}

/// The same over some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedSearch {
    /// The last of the days.
    pub last_day: Date,
    /// What was counted on all of them.
    pub missed: MissedCount,
}

/// Where counts of searches in vain are kept.
#[async_trait]
pub trait MissedSearches: Send + Sync {
    /// Adds to the counts of a day. Words beyond [`MOST_A_DAY`] are dropped.
    async fn count_missed(&self, day: Date, counts: &[MissedCount]) -> Result<()>;

    /// The counts since a day, by words and kind, the most frequent first.
    async fn missed(&self, since: Date, limit: u32) -> Result<Vec<MissedSearch>>;

    /// Forgets everything before a day; says how many rows that were.
    async fn forget_missed(&self, before: Date) -> Result<u64>;
}
