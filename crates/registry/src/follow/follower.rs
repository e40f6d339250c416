//! Somebody who follows, and the rules of it.

use catalogue::Lang;
use jiff::{SignedDuration, Timestamp};

use super::{EmailAddress, Topic, letter::random_name};
use crate::{
    OutboxPosition,
    people::{SecretKey, Token, TokenHash},
};

/// How long a confirmation is waited for. Whoever does not give it is forgotten.
pub const WAITING: SignedDuration = SignedDuration::from_hours(48);
/// How long it is until another confirmation for the same thing is sent.
const RESEND: SignedDuration = SignedDuration::from_mins(15);
/// How many confirmations are sent to one address in a day, whoever asks for them.
const ASKS: u32 = 5;
/// How long such a day is.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How many things can be followed.
const MOST: usize = 100;
/// After how many letters in a row that were refused for good none is sent any more.
pub const REFUSALS: u32 = 3;

/// What the token of a follower is for.
const MANAGE: &str = "follower";
/// What the token of one thing that is to be followed is for.
const CONFIRM: &str = "follow";

/// The key of a follower in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FollowerId(pub i64);

/// Somebody who follows, or was asked whether they want to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// The key in the store; nothing before it is kept.
    pub id: Option<FollowerId>,
    /// Where letters go.
    pub address: EmailAddress,
    /// The language of the letters.
    pub lang: Lang,
    /// What, with the key of the installation, makes the token of their links.
    pub nonce: String,
    /// That token, as the store has it.
    pub token: TokenHash,
    /// How many confirmations were sent since then.
    pub asks: u32,
    /// Since when they are counted.
    pub asks_since: Timestamp,
    /// How many letters in a row were refused for good.
    pub refusals: u32,
    /// Since when no letter is sent any more, because too many were.
    pub stopped_at: Option<Timestamp>,
    /// What they follow, or were asked whether they want to.
    pub follows: Vec<Follow>,
    /// What they are to be asked about now.
    pub to_ask: Vec<Topic>,
}

/// One thing that somebody follows, or was asked whether they want to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    /// What.
    pub topic: Topic,
    /// The language in which it was asked for.
    pub lang: Lang,
    /// What, with the key of the installation, makes the token of the confirmation.
    pub nonce: String,
    /// That token, as the store has it.
    pub token: TokenHash,
    /// When a letter about it was last asked for.
    pub asked_at: Timestamp,
    /// When the owner of the address said yes.
    pub confirmed_at: Option<Timestamp>,
    /// What changed up to here was before that.
    pub after: OutboxPosition,
}

impl Follower {
    /// Somebody who has asked for nothing yet.
    #[must_use]
    pub fn new(address: EmailAddress, lang: Lang, key: &SecretKey, now: Timestamp) -> Self {
        let nonce = random_name();
        Self {
            id: None,
            token: key.token(MANAGE, &nonce).hash(),
            address,
            lang,
            nonce,
            asks: 0,
            asks_since: now,
            refusals: 0,
            stopped_at: None,
            follows: Vec::new(),
            to_ask: Vec::new(),
        }
    }

    /// The token of their links.
    #[must_use]
    pub fn links(&self, key: &SecretKey) -> Token {
        key.token(MANAGE, &self.nonce)
    }

    /// Whether the tokens are those of this key. They are not where the key of the
    /// installation is another now.
    pub(super) fn is_sealed_with(&self, key: &SecretKey) -> bool {
        self.token == self.links(key).hash()
            && self.follows.iter().all(|follow| follow.token == follow.link(key).hash())
    }

    /// Makes the tokens those of this key.
    pub(super) fn seal(&mut self, key: &SecretKey) {
        self.token = self.links(key).hash();
        for follow in &mut self.follows {
            follow.token = follow.link(key).hash();
        }
    }

    /// One thing.
    #[must_use]
    pub fn follow(&self, topic: &Topic) -> Option<&Follow> {
        self.follows.iter().find(|follow| follow.topic == *topic)
    }

    /// What the owner of the address said yes to.
    pub fn confirmed(&self) -> impl Iterator<Item = &Follow> {
        self.follows.iter().filter(|follow| follow.confirmed_at.is_some())
    }

    /// Somebody asks that letters about something be sent to this address: its owner
    /// is asked, or told that they are sent already. No more often than anybody can
    /// bear who never asked for it.
    pub fn ask(&mut self, topic: &Topic, lang: Lang, key: &SecretKey, now: Timestamp) {
        if now.duration_since(self.asks_since) >= DAY {
            (self.asks, self.asks_since) = (0, now);
        }
        if self.asks >= ASKS {
            return;
        }
        let (most, stopped) = (self.follows.len() >= MOST, self.stopped_at.is_some());
        match self.follows.iter_mut().find(|follow| follow.topic == *topic) {
            Some(follow) if now.duration_since(follow.asked_at) < RESEND => return,
            Some(follow) => {
                follow.asked_at = now;
                if stopped {
                    // Letters come again when somebody shows that they arrive.
                    follow.confirmed_at = None;
                }
                if follow.confirmed_at.is_none() {
                    follow.lang = lang;
                }
            }
            None if most => return,
            None => self.follows.push(Follow::new(topic.clone(), lang, key, now)),
        }
        self.asks += 1;
        self.to_ask.push(topic.clone());
    }

    /// The owner of the address says yes. Nothing where that comes too late.
    pub fn confirm(&mut self, token: &TokenHash, head: OutboxPosition, now: Timestamp) -> Option<Topic> {
        let follow = self.follows.iter_mut().find(|follow| follow.token == *token)?;
        if follow.confirmed_at.is_none() {
            if follow.is_over(now) {
                return None;
            }
            follow.confirmed_at = Some(now);
            follow.after = head;
            self.lang = follow.lang;
        }
        (self.asks, self.asks_since) = (0, now);
        (self.refusals, self.stopped_at) = (0, None);
        Some(follow.topic.clone())
    }

    /// They no longer want something, or nothing any more. Says whether anything is
    /// left of them to keep.
    pub fn leave(&mut self, topic: Option<&Topic>) -> bool {
        match topic {
            Some(topic) => self.follows.retain(|follow| follow.topic != *topic),
            None => self.follows.clear(),
        }
        !self.follows.is_empty()
    }
}

impl Follow {
    fn new(topic: Topic, lang: Lang, key: &SecretKey, now: Timestamp) -> Self {
        let nonce = random_name();
        let token = key.token(CONFIRM, &nonce).hash();
        Self { topic, lang, nonce, token, asked_at: now, confirmed_at: None, after: OutboxPosition::default() }
    }

    /// The token of the confirmation.
    #[must_use]
    pub fn link(&self, key: &SecretKey) -> Token {
        key.token(CONFIRM, &self.nonce)
    }

    /// Whether the confirmation was waited for long enough.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.confirmed_at.is_none() && now.duration_since(self.asked_at) >= WAITING
    }
}

#[cfg(test)]
mod tests;
