//! What the public saw, and when: every edition of a procedure that was ever
//! published, what held on a day, and what changed lately.
//!
//! These are the only public questions that ask the store. Whoever asks waits a
//! few seconds at most, and is told when there is no answer; all other pages go
//! on from memory.

mod lately;

use std::time::Duration;

use catalogue::{EditionContent, Procedure, calendar::day_of};
use jiff::{Timestamp, civil::Date};
use sha2::{Digest, Sha256};

pub use self::lately::{Lately, LatelyAsked, LatelyKind, LatelyList};
use crate::{Entry, Portal, ProcedureId, RegistryError, Result};

/// How long a page of history waits for the store.
pub(crate) const PATIENCE: Duration = Duration::from_secs(4);

/// An edition that the public saw, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicEdition {
    /// Which edition of its procedure this is. Drafts that were given up leave gaps.
    pub number: u32,
    /// What it says, with the announcement that it rests on.
    pub content: EditionContent,
    /// When the public first saw it.
    pub from: Timestamp,
    /// When the public saw it last; nothing while it still does.
    pub until: Option<Timestamp>,
    /// Whether it was taken back, rather than followed by another.
    pub withdrawn: bool,
}

impl PublicEdition {
    /// Whether it was what the public saw at the end of a day.
    #[must_use]
    pub fn held_on(&self, day: Date) -> bool {
        day_of(self.from) <= day && self.until.is_none_or(|until| day_of(until) > day)
    }
}

/// A procedure with everything that the public ever saw of it.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The key in the store.
    pub id: ProcedureId,
    /// The identity, as it is now.
    pub procedure: Procedure,
    /// Its public editions in the order in which the public saw them; never empty.
    pub editions: Vec<PublicEdition>,
}

/// What held on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AsOf<'a> {
    /// This edition.
    Edition(&'a PublicEdition),
    /// Nothing yet: the first edition came later, on that day.
    NotYet(Date),
    /// Nothing any more: what the public saw last was taken back by that day.
    TakenBack(Date),
}

impl History {
    /// Puts the editions in the order in which the public saw them. Nothing
    /// where it saw none.
    #[must_use]
    pub fn new(id: ProcedureId, procedure: Procedure, mut editions: Vec<PublicEdition>) -> Option<Self> {
        editions.sort_by_key(|edition| (edition.from, edition.number));
        (!editions.is_empty()).then_some(Self { id, procedure, editions })
    }

    /// What the public saw at the end of a day in Việt Nam: the last edition
    /// published by then that was not followed by another or taken back by then.
    #[must_use]
    pub fn as_of(&self, day: Date) -> AsOf<'_> {
        if let Some(edition) = self.editions.iter().rev().find(|edition| edition.held_on(day)) {
            return AsOf::Edition(edition);
        }
        let ended =
            self.editions.iter().filter_map(|edition| edition.until).map(day_of).filter(|end| *end <= day).max();
        match (ended, self.editions.first()) {
            (Some(end), _) => AsOf::TakenBack(end),
            (None, Some(first)) => AsOf::NotYet(day_of(first.from)),
            (None, None) => AsOf::NotYet(day),
        }
    }

    /// The entry that an edition made on a day. An end that came later was not known then.
    #[must_use]
    pub fn entry(&self, edition: &PublicEdition, day: Date) -> Entry {
        let mut procedure = self.procedure.clone();
        procedure.repeal = procedure.repeal.filter(|repeal| repeal.since <= day);
        Entry {
            id: self.id,
            procedure,
            edition: edition.number,
            content: edition.content.clone(),
            published_at: edition.from,
            withdrawn: false,
        }
    }

    /// An edition by its number.
    #[must_use]
    pub fn edition(&self, number: u32) -> Option<&PublicEdition> {
        self.editions.iter().find(|edition| edition.number == number)
    }

    /// What the public saw before an edition.
    #[must_use]
    pub fn before(&self, number: u32) -> Option<&PublicEdition> {
        let place = self.editions.iter().position(|edition| edition.number == number)?;
        place.checked_sub(1).and_then(|before| self.editions.get(before))
    }

    /// What the public sees now.
    #[must_use]
    pub fn current(&self) -> Option<&PublicEdition> {
        self.editions.iter().rev().find(|edition| edition.until.is_none() && !edition.withdrawn)
    }
}

impl Portal {
    /// What the public ever saw of the procedure under an address. Nothing where
    /// it never saw any.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn history(&self, slug: &catalogue::Slug) -> Result<Option<History>> {
        in_time(PATIENCE, self.store().history(slug)).await
    }

    /// What changed for the public, newest first.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn lately(&self, asked: &LatelyAsked) -> Result<LatelyList> {
        in_time(PATIENCE, self.store().lately(asked)).await
    }

    /// What tells this installation from every other, for ever: made of the first
    /// thing that was done in it.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn instance(&self) -> Result<String> {
        in_time(PATIENCE, self.store().instance()).await
    }
}

/// A name for something of an installation that no other installation gives to
/// anything: a UUID of version 8, made of both.
#[must_use]
pub fn urn(instance: &str, what: &str) -> String {
    let digest = Sha256::new().chain_update(instance).chain_update(":").chain_update(what).finalize();
    let mut bytes: [u8; 16] = std::array::from_fn(|place| digest[place]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    format!("urn:uuid:{}", parts.join("-"))
}

/// Asks the store, and gives up before whoever waits does.
pub(crate) async fn in_time<T>(patience: Duration, answer: impl Future<Output = Result<T>>) -> Result<T> {
    match tokio::time::timeout(patience, answer).await {
        Ok(answer) => answer,
        Err(late) => Err(RegistryError::store(late)),
    }
}

#[cfg(test)]
mod tests;
