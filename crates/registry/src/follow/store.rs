use async_trait::async_trait;
use jiff::Timestamp;

use super::{Follower, KeptLetter, LetterId, Outcome, Topic};
use crate::{OutboxPosition, Result, follow::EmailAddress, history::Lately, people::TokenHash};

/// Which follower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhichFollower {
    /// By the address.
    Address(EmailAddress),
    /// By the token of their links.
    Links(TokenHash),
    /// By the token of a confirmation.
    Confirmation(TokenHash),
}

/// What a deed makes of a follower, or of nobody, at a place in the outbox: what is to
/// be kept now. Of whom nothing is to be kept, nothing is.
pub type FollowDeed<'d> = &'d (dyn Fn(Option<Follower>, OutboxPosition) -> Option<Follower> + Send + Sync);

/// Changes that nobody was told of yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FreshNews {
    /// They come after this place in the outbox.
    pub from: OutboxPosition,
    /// They go up to this one.
    pub upto: OutboxPosition,
    /// The changes, with their places. None where nobody follows anything.
    pub changes: Vec<(OutboxPosition, Lately)>,
}

/// That a change belongs to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The place of the change in the outbox.
    pub position: OutboxPosition,
    /// When it was.
    pub at: Timestamp,
    /// What it belongs to.
    pub topic: Topic,
}

/// When news is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whoever was told something since then waits.
    pub told_before: Timestamp,
    /// News that is younger waits for more to come, so that they go together.
    pub news_before: Timestamp,
}

/// Where it is kept who follows what, and the letters that are to be sent.
///
/// This is the one place where rows go: an address is a person's, so nothing is kept
/// of whoever leaves, or never said yes. Every change is one transaction under the lock
/// of writers. It has no row in the audit, because the audit never forgets.
#[async_trait]
pub trait FollowStore: Send + Sync {
    /// A follower.
    async fn follower(&self, which: &WhichFollower) -> Result<Option<Follower>>;

    /// Reads a follower under the lock of writers, and keeps what `deed` makes of them,
    /// with the letters that ask them.
    async fn change_follower(
        &self,
        which: &WhichFollower,
        deed: FollowDeed<'_>,
        now: Timestamp,
    ) -> Result<Option<Follower>>;

    /// Forgets what was asked for before then and nobody said yes to; says how much.
    async fn forget_waiting(&self, before: Timestamp) -> Result<u64>;

    /// Changes that nobody was told of yet, from at most `limit` places in the outbox.
    async fn fresh_news(&self, limit: u32) -> Result<FreshNews>;

    /// Keeps what the changes between two places belong to. Nothing where another
    /// node has done so already.
    async fn keep_news(&self, from: OutboxPosition, upto: OutboxPosition, news: &[News]) -> Result<bool>;

    /// Makes letters of news, one for each follower who is due, at most `limit`; says
    /// how many. A change that went into a letter goes into no other of the same person.
    async fn make_letters(&self, due: Due, limit: u32, now: Timestamp) -> Result<u64>;

    /// How many letters are still to be sent.
    async fn letters_waiting(&self) -> Result<u64>;

    /// Takes letters that are to be sent now, so that no other node does until then.
    async fn claim_letters(&self, limit: u32, now: Timestamp, until: Timestamp) -> Result<Vec<(KeptLetter, Follower)>>;

    /// What a letter is to tell, newest first, at most `limit` changes; and how many
    /// there are.
    async fn changes_of(&self, letter: LetterId, limit: u32) -> Result<(Vec<Lately>, u64)>;

    /// Writes down what became of a letter.
    async fn settle_letter(&self, letter: LetterId, outcome: Outcome, now: Timestamp) -> Result<()>;
}
