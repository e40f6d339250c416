//! Following (*theo dõi*): who wants to hear by e-mail when a procedure, a sector or
//! a life event changes, and the letters that tell them.
//!
//! [`Following`] is what people do: ask, say yes, look, leave. What opens each of these
//! is a token that only the owner of the address was sent; nobody signs in. [`Delivery`]
//! is what the portal does beside: it finds out who is to hear of what, and sends it.

mod address;
mod delivery;
mod follower;
mod letter;
mod store;
mod topic;

use std::{net::IpAddr, sync::Arc};

use catalogue::Lang;
use jiff::SignedDuration;

pub use self::{
    address::EmailAddress,
    delivery::{Delivery, Mailer, Pace, Scribe, TOLD_IN_ONE},
    follower::{Follow, Follower, FollowerId, REFUSALS, WAITING},
    letter::{About, KeptLetter, Letter, LetterId, Outcome, Undelivered, Words, random_name},
    store::{Due, FollowDeed, FollowStore, FreshNews, News, WhichFollower},
    topic::{Topic, TopicKind},
};
use crate::{
    Clock, Result,
    flood::{Flood, Rate},
    people::{SecretKey, Token},
};

/// What people do who want to hear of changes.
pub struct Following {
    store: Arc<dyn FollowStore>,
    clock: Arc<dyn Clock>,
    key: SecretKey,
    flood: Flood,
}

/// How often a network may ask for a letter, and all networks together.
const OF_ONE: Rate = Rate { at_once: 10, each: SignedDuration::from_secs(60) };
const OF_ALL: Rate = Rate { at_once: 120, each: SignedDuration::from_secs(6) };

impl Following {
    /// Over a store, by a clock, with the key that tokens are made with.
    #[must_use]
    pub fn new(store: Arc<dyn FollowStore>, clock: Arc<dyn Clock>, key: SecretKey) -> Self {
        Self { store, clock, key, flood: Flood::new(OF_ONE, OF_ALL) }
    }

    /// Whether somebody may ask now, from a network if it is known. It counts if they may.
    #[must_use]
    pub fn lets_through(&self, network: Option<IpAddr>) -> bool {
        self.flood.lets_through(network, self.clock.now())
    }

    /// Somebody asks that letters about something be sent to an address. Its owner is
    /// asked by a letter. Who asks learns nothing of the address.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ask(&self, address: &EmailAddress, topic: &Topic, lang: Lang) -> Result<()> {
        let now = self.clock.now();
        let deed = |follower: Option<Follower>, _| {
            let mut follower = follower.unwrap_or_else(|| Follower::new(address.clone(), lang, &self.key, now));
            follower.ask(topic, lang, &self.key, now);
            Some(follower)
        };
        let which = WhichFollower::Address(address.clone());
        self.store.change_follower(&which, &deed, now).await.map(drop)
    }

    /// What a confirmation is about; nothing where it is over.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn asked(&self, token: &Token) -> Result<Option<Topic>> {
        let hash = token.hash();
        let found = self.store.follower(&WhichFollower::Confirmation(hash.clone())).await?;
        let follow = found.and_then(|follower| follower.follows.into_iter().find(|follow| follow.token == hash));
        Ok(follow.filter(|follow| !follow.is_over(self.clock.now())).map(|follow| follow.topic))
    }

    /// The owner of the address says yes. Gives the token of their links; nothing where
    /// the confirmation is over.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn confirm(&self, token: &Token) -> Result<Option<Token>> {
        let (now, hash) = (self.clock.now(), token.hash());
        let deed = |follower: Option<Follower>, head| {
            let mut follower = follower?;
            follower.confirm(&hash, head, now);
            Some(follower)
        };
        let which = WhichFollower::Confirmation(hash.clone());
        let Some(follower) = self.store.change_follower(&which, &deed, now).await? else { return Ok(None) };
        let yes = follower.confirmed().any(|follow| follow.token == hash);
        Ok(yes.then(|| follower.links(&self.key)))
    }

    /// What somebody follows, by the token of their links.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn follower(&self, token: &Token) -> Result<Option<Follower>> {
        self.store.follower(&WhichFollower::Links(token.hash())).await
    }

    /// Somebody no longer wants something, or nothing any more: then nothing is kept
    /// of them. Gives what is left.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn leave(&self, token: &Token, topic: Option<&Topic>) -> Result<Option<Follower>> {
        let deed = |follower: Option<Follower>, _| {
            let mut follower = follower?;
            follower.leave(topic).then_some(follower)
        };
        self.store.change_follower(&WhichFollower::Links(token.hash()), &deed, self.clock.now()).await
    }
}
