use std::{collections::BTreeSet, fmt};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::EditionContent;

/// Who acts: the name of an account, or of a source that is mirrored.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(String);

impl ActorId {
    /// The actor of that name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an edition stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionState {
    /// Being written.
    Draft,
    /// Waiting for a second pair of eyes.
    Submitted,
    /// Found right by somebody who wrote no word of it.
    Approved,
    /// Will be published on its day.
    Scheduled,
    /// What the public sees.
    Published,
    /// Was published; a later edition took its place.
    Superseded,
    /// Taken back before or after publication, with a reason.
    Withdrawn,
}

impl EditionState {
    /// The name in SQL and in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [
            Self::Draft,
            Self::Submitted,
            Self::Approved,
            Self::Scheduled,
            Self::Published,
            Self::Superseded,
            Self::Withdrawn,
        ]
        .into_iter()
        .find(|state| state.key() == key)
    }
}

/// Where an edition comes from, which decides who must have looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Written here: two people, always.
    Authored,
    /// Taken over unchanged from a source that already announced it to the
    /// public; its announcement there stands for the second person.
    Mirrored,
}

/// A change of state that is not allowed, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTransition {
    /// The state has no such way out.
    #[error("an edition that is {from} cannot be {to}", from = .from.key(), to = .to.key())]
    State {
        /// The state it is in.
        from: EditionState,
        /// The state that was asked for.
        to: EditionState,
    },
    /// The same person wrote and approves.
    #[error("{0} wrote a part of this edition and cannot approve it: a second person must")]
    SamePerson(ActorId),
    /// A reason is missing.
    #[error("a reason must be given")]
    NoReason,
    /// A required part is missing.
    #[error("the edition lacks a part that the law requires")]
    MissingPart,
    /// There is no complete announcement to publish by.
    #[error("the edition names no announcement with number, day, issuer and kind of change")]
    NoAnnouncement,
    /// The day of entering into force has not come.
    #[error("the edition is in force only from {0}")]
    NotYetInForce(Date),
}

/// What a procedure says during some time; kept for ever.
///
/// The state changes only by the methods of this type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    number: u32,
    state: EditionState,
    origin: Origin,
    content: EditionContent,
    authors: BTreeSet<ActorId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    approved_by: Option<ActorId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_force_from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Edition {
    /// A new draft, the `number`th edition of its procedure, by `author`.
    #[must_use]
    pub fn draft(number: u32, content: EditionContent, author: ActorId) -> Self {
        Self {
            number,
            state: EditionState::Draft,
            origin: Origin::Authored,
            content,
            authors: BTreeSet::from([author]),
            approved_by: None,
            in_force_from: None,
            reason: None,
        }
    }

    /// An edition taken over from a source that already announced it; published at once.
    #[must_use]
    pub fn mirrored(number: u32, content: EditionContent, source: ActorId) -> Self {
        Self { state: EditionState::Published, origin: Origin::Mirrored, ..Self::draft(number, content, source) }
    }

    /// Which edition of its procedure this is, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> EditionState {
        self.state
    }

    /// Where it comes from.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// What it says.
    #[must_use]
    pub const fn content(&self) -> &EditionContent {
        &self.content
    }

    /// Everybody who wrote a word of it.
    #[must_use]
    pub const fn authors(&self) -> &BTreeSet<ActorId> {
        &self.authors
    }

    /// Who found it right.
    #[must_use]
    pub const fn approved_by(&self) -> Option<&ActorId> {
        self.approved_by.as_ref()
    }

    /// The day from which it holds, where one was set.
    #[must_use]
    pub const fn in_force_from(&self) -> Option<Date> {
        self.in_force_from
    }

    /// Why it was sent back or withdrawn.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    fn leave(&self, allowed: &[EditionState], to: EditionState) -> Result<(), InvalidTransition> {
        if allowed.contains(&self.state) { Ok(()) } else { Err(InvalidTransition::State { from: self.state, to }) }
    }

    /// Writes another content into a draft; the writer becomes an author.
    ///
    /// # Errors
    /// When it is no draft.
    pub fn rewrite(&mut self, content: EditionContent, author: ActorId) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Draft], EditionState::Draft)?;
        self.content = content;
        self.authors.insert(author);
        Ok(())
    }

    /// Hands a draft to a second pair of eyes.
    ///
    /// # Errors
    /// When it is no draft.
    pub fn submit(&mut self) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Draft], EditionState::Submitted)?;
        self.state = EditionState::Submitted;
        self.reason = None;
        Ok(())
    }

    /// Sends a submitted edition back to its authors.
    ///
    /// # Errors
    /// When it was not submitted, or no reason is given.
    pub fn send_back(&mut self, reason: &str) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Submitted], EditionState::Draft)?;
        self.reason = Some(given(reason)?);
        self.state = EditionState::Draft;
        Ok(())
    }

    /// A second person finds it right.
    ///
    /// # Errors
    /// When it was not submitted, the person wrote a word of it, or one of the
    /// eight parts that the law requires is missing.
    pub fn approve(&mut self, reviewer: ActorId) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Submitted], EditionState::Approved)?;
        if self.authors.contains(&reviewer) {
            return Err(InvalidTransition::SamePerson(reviewer));
        }
        if !self.content.missing_parts().is_empty() {
            return Err(InvalidTransition::MissingPart);
        }
        self.state = EditionState::Approved;
        self.approved_by = Some(reviewer);
        Ok(())
    }

    /// Sets the day on which it will be published.
    ///
    /// # Errors
    /// When it is not approved, or names no complete announcement.
    pub fn schedule(&mut self, in_force_from: Date) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Approved], EditionState::Scheduled)?;
        if !self.content.is_announced() {
            return Err(InvalidTransition::NoAnnouncement);
        }
        self.state = EditionState::Scheduled;
        self.in_force_from = Some(in_force_from);
        Ok(())
    }

    /// Puts it before the public, on or after its day.
    ///
    /// # Errors
    /// When it is not scheduled, or its day has not come.
    pub fn publish(&mut self, today: Date) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Scheduled], EditionState::Published)?;
        match self.in_force_from {
            Some(day) if day > today => Err(InvalidTransition::NotYetInForce(day)),
            _ => {
                self.state = EditionState::Published;
                Ok(())
            }
        }
    }

    /// A later edition took its place.
    ///
    /// # Errors
    /// When it is not published.
    pub fn supersede(&mut self) -> Result<(), InvalidTransition> {
        self.leave(&[EditionState::Published], EditionState::Superseded)?;
        self.state = EditionState::Superseded;
        Ok(())
    }

    /// Takes it back, before or after publication.
    ///
    /// # Errors
    /// When it is already superseded or withdrawn, or no reason is given.
    pub fn withdraw(&mut self, reason: &str) -> Result<(), InvalidTransition> {
        self.leave(
            &[
                EditionState::Draft,
                EditionState::Submitted,
                EditionState::Approved,
                EditionState::Scheduled,
                EditionState::Published,
            ],
            EditionState::Withdrawn,
        )?;
        self.reason = Some(given(reason)?);
        self.state = EditionState::Withdrawn;
        Ok(())
    }
}

fn given(reason: &str) -> Result<String, InvalidTransition> {
    let reason = crate::text::tidy(reason);
    if reason.is_empty() { Err(InvalidTransition::NoReason) } else { Ok(reason) }
}

#[cfg(test)]
mod tests;
