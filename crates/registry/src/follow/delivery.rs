//! What the portal does beside: from a change to the letters that tell of it.
//!
//! A change is put beside the topics that it belongs to (`news`), once, by whichever
//! node comes first. Letters are made of news: for each follower who is due one letter
//! over all that came since the one before, however much that is. A letter is claimed
//! for some minutes, written, sent and settled. A node that dies between sending and
//! settling leaves a letter that is sent once more, under the same name; one that dies
//! anywhere else leaves nothing undone and nothing doubled.

use std::sync::Arc;

use async_trait::async_trait;
use catalogue::{Lang, Slug};
use jiff::SignedDuration;

use super::{
    About, Due, FollowStore, Follower, KeptLetter, Letter, News, Outcome, Topic, TopicKind, Undelivered, WAITING,
    WhichFollower, Words,
};
use crate::{
    Clock, OutboxPosition, Result,
    history::Lately,
    people::{SecretKey, Token},
};

/// How many places in the outbox are looked at in one go.
const LOOKED_AT: u32 = 500;
/// How many letters are made in one go.
const MADE: u32 = 200;
/// How many letters are claimed in one go.
const CLAIMED: u32 = 20;
/// How long a claim holds: longer than sending as many takes.
const CLAIM: SignedDuration = SignedDuration::from_mins(10);
/// How many changes one letter tells of; of more it says how many.
pub const TOLD_IN_ONE: u32 = 40;

/// How long it takes until something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How long it is at least between two letters to one person.
    pub between: SignedDuration,
    /// How long news waits for more, so that what is published in one go is told in one go.
    pub gather: SignedDuration,
}

impl Pace {
    /// As often as this; what is published in one go takes two minutes at most.
    #[must_use]
    pub fn every(between: SignedDuration) -> Self {
        Self { between, gather: between.min(SignedDuration::from_mins(2)) }
    }
}

/// Takes letters away.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Sends a letter.
    ///
    /// # Errors
    /// With the reason why it was not taken.
    async fn send(&self, letter: &Letter) -> Result<(), Undelivered>;
}

/// Puts into words what letters say.
pub trait Scribe: Send + Sync {
    /// Up to where in the outbox it knows the catalogue. What comes after waits.
    fn knows_upto(&self) -> OutboxPosition;

    /// The life events that a change belongs to.
    fn life_events(&self, change: &Lately) -> Vec<Slug>;

    /// The question whether somebody wants to follow something. Nothing where that is
    /// no longer there.
    fn confirmation(&self, lang: Lang, topic: &Topic, confirm: &Token) -> Option<Words>;

    /// That they do so already, for whoever asked again.
    fn already(&self, lang: Lang, topic: &Topic, links: &Token) -> Option<Words>;

    /// What changed: the newest of them, and how many there are.
    fn changes(&self, lang: Lang, changes: &[Lately], total: u64, links: &Token) -> Words;

    /// Where one leaves the list by one request.
    fn leave(&self, lang: Lang, links: &Token) -> String;
}

/// Sends what there is to tell.
pub struct Delivery {
    store: Arc<dyn FollowStore>,
    clock: Arc<dyn Clock>,
    key: SecretKey,
    scribe: Arc<dyn Scribe>,
    mailer: Arc<dyn Mailer>,
    pace: Pace,
}

impl Delivery {
    /// Over a store, by a clock, with the key that tokens are made with.
    #[must_use]
    pub fn new(
        store: Arc<dyn FollowStore>,
        clock: Arc<dyn Clock>,
        key: SecretKey,
        scribe: Arc<dyn Scribe>,
        mailer: Arc<dyn Mailer>,
        pace: Pace,
    ) -> Self {
        Self { store, clock, key, scribe, mailer, pace }
    }

    /// Does all that is to be done now; says how many letters were sent. Whoever never
    /// said yes is forgotten first.
    ///
    /// # Errors
    /// When the store fails. What was not done is done the next time.
    pub async fn run(&self) -> Result<u64> {
        self.store.forget_waiting(self.clock.now() - WAITING).await?;
        while self.spread().await? {}
        loop {
            let now = self.clock.now();
            let due = Due { told_before: now - self.pace.between, news_before: now - self.pace.gather };
            if self.store.make_letters(due, MADE, now).await? < u64::from(MADE) {
                break;
            }
        }
        let mut sent = 0;
        loop {
            let now = self.clock.now();
            let claimed = self.store.claim_letters(CLAIMED, now, now + CLAIM).await?;
            if claimed.is_empty() {
                return Ok(sent);
            }
            let (taken, away) = self.send_all(claimed).await?;
            sent += taken;
            if away {
                return Ok(sent);
            }
        }
    }

    /// Puts changes beside their topics; says whether there may be more.
    async fn spread(&self) -> Result<bool> {
        let fresh = self.store.fresh_news(LOOKED_AT).await?;
        if fresh.upto <= fresh.from || fresh.upto > self.scribe.knows_upto() {
            return Ok(false);
        }
        let mut news = Vec::new();
        for (position, change) in &fresh.changes {
            let events = self.scribe.life_events(change).into_iter().map(|slug| Topic::new(TopicKind::LifeEvent, slug));
            let topics = Topic::of(change).into_iter().chain(events);
            news.extend(topics.map(|topic| News { position: *position, at: change.at, topic }));
        }
        // Where another node was faster, the next look finds what is left.
        self.store.keep_news(fresh.from, fresh.upto, &news).await?;
        Ok(true)
    }

    /// Sends letters until the mail server is away; says how many, and whether it is.
    async fn send_all(&self, claimed: Vec<(KeptLetter, Follower)>) -> Result<(u64, bool)> {
        let (mut sent, mut away) = (0, false);
        for (kept, follower) in claimed {
            let outcome =
                if away { kept.not_taken(self.clock.now()) } else { self.send(&kept, &follower, &mut away).await? };
            sent += u64::from(outcome == Outcome::Sent);
            self.store.settle_letter(kept.id, outcome, self.clock.now()).await?;
        }
        Ok((sent, away))
    }

    async fn send(&self, kept: &KeptLetter, follower: &Follower, away: &mut bool) -> Result<Outcome> {
        if !follower.is_sealed_with(&self.key) && !self.seal_anew(follower).await? {
            return Ok(Outcome::Empty);
        }
        let Some(letter) = self.write(kept, follower).await? else { return Ok(Outcome::Empty) };
        let undelivered = match self.mailer.send(&letter).await {
            Ok(()) => return Ok(Outcome::Sent),
            Err(undelivered) => undelivered,
        };
        // Whose letter it was is not for the log.
        let (letter, error) = (kept.id.0, &undelivered as &dyn std::error::Error);
        let outcome = match &undelivered {
            Undelivered::Refused(_) => Outcome::Refused,
            Undelivered::Later(_) => kept.not_taken(self.clock.now()),
            Undelivered::Away(_) => {
                *away = true;
                kept.not_taken(self.clock.now())
            }
        };
        match (&undelivered, outcome) {
            (Undelivered::Refused(_), _) => tracing::info!(letter, "an address refused a letter for good"),
            (_, Outcome::GivenUp) => tracing::warn!(letter, error, "a letter was given up"),
            _ => tracing::warn!(letter, error, attempts = kept.attempts, "a letter waits"),
        }
        Ok(outcome)
    }

    /// What a letter says; nothing where there is nothing left to say.
    async fn write(&self, kept: &KeptLetter, follower: &Follower) -> Result<Option<Letter>> {
        let links = follower.links(&self.key);
        let (lang, words, listed) = match &kept.about {
            About::Confirmation(topic) => {
                let Some(follow) = follower.follow(topic) else { return Ok(None) };
                let words = match follow.confirmed_at {
                    None => self.scribe.confirmation(follow.lang, topic, &follow.link(&self.key)),
                    Some(_) => self.scribe.already(follower.lang, topic, &links),
                };
                let Some(words) = words else { return Ok(None) };
                (follow.lang, words, follow.confirmed_at.is_some())
            }
            About::Changes => {
                let (changes, total) = self.store.changes_of(kept.id, TOLD_IN_ONE).await?;
                if changes.is_empty() {
                    return Ok(None);
                }
                (follower.lang, self.scribe.changes(follower.lang, &changes, total, &links), true)
            }
        };
        Ok(Some(Letter {
            to: follower.address.clone(),
            lang,
            words,
            name: kept.name.clone(),
            leave: listed.then(|| self.scribe.leave(lang, &links)),
        }))
    }

    /// Where the key of the installation is another now, links are made with it.
    /// Those of older letters open nothing any more.
    async fn seal_anew(&self, follower: &Follower) -> Result<bool> {
        let deed = |follower: Option<Follower>, _| {
            let mut follower = follower?;
            follower.seal(&self.key);
            Some(follower)
        };
        let which = WhichFollower::Address(follower.address.clone());
        Ok(self.store.change_follower(&which, &deed, self.clock.now()).await?.is_some())
    }
}
