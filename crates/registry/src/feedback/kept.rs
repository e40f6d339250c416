use catalogue::{
    ActorId, AgencyName, Markdown,
    text::{tidy, tidy_lines},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{About, FeedbackError, mask::mask};
use crate::AuditEntry;

/// The key of a feedback in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeedbackId(pub i64);

/// The most characters of an answer, a note or a reason.
pub const LONGEST_WORDS: usize = 8_000;

/// Where a feedback stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedbackState {
    /// Somebody waits for an answer (*chờ trả lời*).
    Waiting,
    /// It was answered (*đã trả lời*).
    Answered,
    /// It was closed without an answer, for it asks for none (*đóng*).
    Closed,
}

impl FeedbackState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Answered, Self::Closed];

    /// The name in SQL and in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// What was done with a feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Did {
    /// Something was noted, for the staff only.
    Noted {
        /// The note.
        text: String,
    },
    /// It was handed over to an agency.
    HandedOver {
        /// To which.
        agency: AgencyName,
        /// Why, for the staff only.
        reason: String,
    },
    /// It was answered; the last answer counts.
    Answered {
        /// The answer, for whoever has the code.
        text: Markdown,
    },
    /// What the public may see was worded; the last wording counts.
    Worded {
        /// The question, in words of the staff.
        question: String,
        /// The answer.
        answer: Markdown,
    },
    /// The wording was put before the public.
    Published,
    /// It was taken back from the public.
    TakenBack {
        /// Why.
        reason: String,
    },
    /// It was closed without an answer.
    Closed {
        /// Why.
        reason: String,
    },
    /// It was opened again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// The words of whoever sent it, and how to reach them, were erased.
    Erased {
        /// Why.
        reason: String,
    },
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorId,
    /// What.
    pub did: Did,
}

/// What the public may see of a feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Markdown,
    /// Who worded it.
    pub by: ActorId,
}

/// What a deed changed beside the events, for the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedbackChanges {
    /// How many events there were before.
    pub events_before: usize,
    /// What is now before the public.
    pub published: Option<Publishing>,
    /// What was before the public is no longer.
    pub taken_back: bool,
    /// The words and contacts go.
    pub erased: bool,
    /// What the audit gets.
    pub audit: Vec<AuditEntry>,
}

/// What is put before the public, and by how many people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publishing {
    /// What.
    pub wording: Wording,
    /// Who answered.
    pub answered_by: ActorId,
    /// Who puts it there.
    pub by: ActorId,
}

/// A feedback with everything that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptFeedback {
    /// Its key.
    pub id: FeedbackId,
    /// What it is about.
    pub about: About,
    /// The words, unless they were erased.
    pub text: Option<String>,
    /// When it came.
    pub received_at: Timestamp,
    /// By when it is to be answered; nothing where that is not known.
    pub due_on: Option<Date>,
    /// How often the same was sent.
    pub times: u32,
    /// How to reach whoever sent it.
    pub contacts: Vec<String>,
    /// What was done, first to last.
    pub events: Vec<Event>,
    /// What the deed changed.
    pub changes: FeedbackChanges,
}

impl KeptFeedback {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> FeedbackState {
        let state = self.events.iter().rev().find_map(|event| match event.did {
            Did::Answered { .. } => Some(FeedbackState::Answered),
            Did::Closed { .. } => Some(FeedbackState::Closed),
            Did::Reopened { .. } => Some(FeedbackState::Waiting),
            _ => None,
        });
        state.unwrap_or(FeedbackState::Waiting)
    }

    /// The agency that it was handed to last.
    #[must_use]
    pub fn agency(&self) -> Option<&AgencyName> {
        self.events.iter().rev().find_map(|event| match &event.did {
            Did::HandedOver { agency, .. } => Some(agency),
            _ => None,
        })
    }

    /// The last answer, when it was given, and by whom.
    #[must_use]
    pub fn answer(&self) -> Option<(&Markdown, Timestamp, &ActorId)> {
        self.events.iter().rev().find_map(|event| match &event.did {
            Did::Answered { text } => Some((text, event.at, &event.by)),
            _ => None,
        })
    }

    /// When it was first answered.
    #[must_use]
    pub fn answered_at(&self) -> Option<Timestamp> {
        let first = self.events.iter().find(|event| matches!(event.did, Did::Answered { .. }));
        first.map(|event| event.at)
    }

    /// Why it was closed without an answer.
    #[must_use]
    pub fn closed_for(&self) -> &str {
        let last = self.events.iter().rev().find_map(|event| match &event.did {
            Did::Closed { reason } => Some(reason.as_str()),
            _ => None,
        });
        last.unwrap_or_default()
    }

    /// The last wording for the public.
    #[must_use]
    pub fn wording(&self) -> Option<Wording> {
        self.events.iter().rev().find_map(|event| match &event.did {
            Did::Worded { question, answer } => {
                Some(Wording { question: question.clone(), answer: answer.clone(), by: event.by.clone() })
            }
            _ => None,
        })
    }

    /// Whether the public sees it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        let last = self.events.iter().rev().find_map(|event| match event.did {
            Did::Published => Some(true),
            Did::TakenBack { .. } => Some(false),
            _ => None,
        });
        last.unwrap_or(false)
    }

    /// Whether the public sees other words than the last ones.
    #[must_use]
    pub fn has_newer_wording(&self) -> bool {
        let at = |found: fn(&Did) -> bool| self.events.iter().rposition(|event| found(&event.did));
        at(|did| matches!(did, Did::Worded { .. })) > at(|did| matches!(did, Did::Published))
    }

    /// What can be proposed as the wording for the public: the last one, else what
    /// was written, without what looks personal. Somebody must read it all the same.
    #[must_use]
    pub fn proposed_wording(&self) -> (String, String) {
        if let Some(wording) = self.wording() {
            return (wording.question, wording.answer.as_str().to_owned());
        }
        let answer = self.answer().map(|(text, ..)| mask(text.as_str())).unwrap_or_default();
        (mask(self.text.as_deref().unwrap_or_default()), answer)
    }

    /// Notes something, for the staff only.
    ///
    /// # Errors
    /// When nothing is said.
    pub fn note(&mut self, text: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        let text = words(text)?;
        self.add("noted", Did::Noted { text }, by, at);
        Ok(())
    }

    /// Hands it over to an agency.
    ///
    /// # Errors
    /// When it does not wait for an answer, or no reason is given.
    pub fn hand_over(
        &mut self,
        agency: AgencyName,
        reason: &str,
        by: ActorId,
        at: Timestamp,
    ) -> Result<(), FeedbackError> {
        self.only(FeedbackState::Waiting)?;
        let reason = words(reason)?;
        self.add("handed_over", Did::HandedOver { agency, reason }, by, at);
        Ok(())
    }

    /// Answers it, or answers better.
    ///
    /// # Errors
    /// When it was closed, or nothing is said.
    pub fn give_answer(&mut self, text: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        if self.state() == FeedbackState::Closed {
            return Err(FeedbackError::State(FeedbackState::Closed));
        }
        let text = Markdown::new(&words(text)?);
        self.add("answered", Did::Answered { text }, by, at);
        Ok(())
    }

    /// Words what the public may see. What looks like a number of a person, or like
    /// a way to reach one, is taken out.
    ///
    /// # Errors
    /// When it was not answered, or something is missing.
    pub fn word(&mut self, question: &str, answer: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        self.only(FeedbackState::Answered)?;
        let question = mask(&words(question)?);
        let answer = Markdown::new(&mask(&words(answer)?));
        self.add("worded", Did::Worded { question, answer }, by, at);
        Ok(())
    }

    /// Puts the last wording before the public. That takes somebody who wrote neither
    /// an answer nor that wording.
    ///
    /// # Errors
    /// When there is no wording that is not public yet, or they wrote a word of it.
    pub fn publish(&mut self, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        self.only(FeedbackState::Answered)?;
        let wording = self.wording().ok_or(FeedbackError::NoWording)?;
        if self.is_public() && !self.has_newer_wording() {
            return Err(FeedbackError::NothingNew);
        }
        let answered = |event: &&Event| matches!(event.did, Did::Answered { .. });
        if wording.by == by || self.events.iter().filter(answered).any(|event| event.by == by) {
            return Err(FeedbackError::SamePerson);
        }
        let answered_by = self.answer().map(|(_, _, by)| by.clone()).ok_or(FeedbackError::NoWording)?;
        self.changes.taken_back |= self.is_public();
        self.changes.published = Some(Publishing { wording, answered_by, by: by.clone() });
        self.add("published", Did::Published, by, at);
        Ok(())
    }

    /// Takes it back from the public.
    ///
    /// # Errors
    /// When the public does not see it, or no reason is given.
    pub fn take_back(&mut self, reason: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        if !self.is_public() {
            return Err(FeedbackError::NotPublic);
        }
        let reason = words(reason)?;
        self.changes.taken_back = true;
        self.add("taken_back", Did::TakenBack { reason }, by, at);
        Ok(())
    }

    /// Closes it without an answer, for it asks for none.
    ///
    /// # Errors
    /// When it does not wait for an answer, or no reason is given.
    pub fn close(&mut self, reason: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        self.only(FeedbackState::Waiting)?;
        let reason = words(reason)?;
        self.add("closed", Did::Closed { reason }, by, at);
        Ok(())
    }

    /// Opens it again.
    ///
    /// # Errors
    /// When it was not closed, or no reason is given.
    pub fn reopen(&mut self, reason: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        self.only(FeedbackState::Closed)?;
        let reason = words(reason)?;
        self.add("reopened", Did::Reopened { reason }, by, at);
        Ok(())
    }

    /// Erases the words of whoever sent it, and how to reach them; the rest stays.
    ///
    /// # Errors
    /// When they are erased, or no reason is given.
    pub fn erase(&mut self, reason: &str, by: ActorId, at: Timestamp) -> Result<(), FeedbackError> {
        if self.text.is_none() && self.contacts.is_empty() {
            return Err(FeedbackError::NothingNew);
        }
        let reason = words(reason)?;
        (self.text, self.changes.erased) = (None, true);
        self.contacts.clear();
        self.add("erased", Did::Erased { reason }, by, at);
        Ok(())
    }

    fn only(&self, state: FeedbackState) -> Result<(), FeedbackError> {
        if self.state() == state { Ok(()) } else { Err(FeedbackError::State(self.state())) }
    }

    /// The audit says that it was done, and by whom; never what was said.
    fn add(&mut self, action: &str, did: Did, by: ActorId, at: Timestamp) {
        let detail = [("feedback", self.id.0.into())];
        let audit = AuditEntry::new(by.as_str(), format!("feedback.{action}"), self.about.procedure, &detail);
        self.changes.audit.push(audit);
        self.events.push(Event { at, by, did });
    }
}

/// What somebody said, tidied.
fn words(text: &str) -> Result<String, FeedbackError> {
    if tidy(text).is_empty() {
        return Err(FeedbackError::NothingSaid);
    }
    let text = tidy_lines(text);
    if text.chars().count() > LONGEST_WORDS { Err(FeedbackError::TooLong(LONGEST_WORDS)) } else { Ok(text) }
}
