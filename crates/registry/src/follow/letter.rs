//! Letters: what is to be sent, and what became of it.

use std::error::Error;

use catalogue::Lang;
use jiff::{SignedDuration, Timestamp};

use super::{EmailAddress, Topic};
use crate::people::random;

/// How often a letter is tried, over about a day and a half.
const MOST_ATTEMPTS: u32 = 16;
/// How long it is at most until it is tried again.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(4);

/// The key of a letter in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LetterId(pub i64);

/// A letter that is to be sent, as the store has it: what it is about, not what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLetter {
    /// The key in the store.
    pub id: LetterId,
    /// What it is about.
    pub about: About,
    /// What tells it from every other letter, whenever and however often it is sent.
    pub name: String,
    /// How often it was tried, this time counted.
    pub attempts: u32,
}

/// What a letter is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Whether somebody wants to follow something.
    Confirmation(Topic),
    /// What changed of the things that they follow.
    Changes,
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Its subject.
    pub subject: String,
    /// The whole as plain text.
    pub text: String,
    /// The whole as HTML, with nothing from elsewhere in it.
    pub html: String,
}

/// A letter as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub to: EmailAddress,
    /// In which language.
    pub lang: Lang,
    /// What it says.
    pub words: Words,
    /// What tells it from every other; the same each time it is sent.
    pub name: String,
    /// Where one leaves the list by one request; nothing where one is on none yet.
    pub leave: Option<String>,
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Undelivered {
    /// Its address is none, or wants no letters: it will not be otherwise tomorrow.
    #[error("the address does not take letters")]
    Refused(#[source] Box<dyn Error + Send + Sync>),
    /// It was not taken now.
    #[error("the letter was not taken now")]
    Later(#[source] Box<dyn Error + Send + Sync>),
    /// The mail server cannot be reached, or does not let us in: no letter's fault.
    #[error("the mail server cannot be used")]
    Away(#[source] Box<dyn Error + Send + Sync>),
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it.
    Sent,
    /// It is tried again then.
    Again(Timestamp),
    /// Its address refused it for good.
    Refused,
    /// It was tried often enough.
    GivenUp,
    /// There was nothing left to say, because they left in the meantime.
    Empty,
}

/// A name by chance, of 32 hexadecimal digits: no two letters of any portal share one.
#[must_use]
pub fn random_name() -> String {
    random::bytes::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl KeptLetter {
    /// What becomes of it when it was not taken: it is tried again, later and later.
    #[must_use]
    pub fn not_taken(&self, now: Timestamp) -> Outcome {
        if self.attempts >= MOST_ATTEMPTS {
            return Outcome::GivenUp;
        }
        let minutes = 1_i64 << self.attempts.saturating_sub(1).min(20);
        Outcome::Again(now + SignedDuration::from_mins(minutes).min(LONGEST_WAIT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_tried_later_and_later_and_not_for_ever() {
        let now = Timestamp::UNIX_EPOCH;
        let mut letter = KeptLetter { id: LetterId(1), about: About::Changes, name: String::new(), attempts: 0 };
        let mut waited = Vec::new();
        loop {
            letter.attempts += 1;
            match letter.not_taken(now) {
                Outcome::Again(then) => waited.push(then.duration_since(now).as_mins()),
                outcome => break assert_eq!(outcome, Outcome::GivenUp),
            }
        }
        assert_eq!(waited[..9], [1, 2, 4, 8, 16, 32, 64, 128, 240]);
        assert!((24..48).contains(&(waited.iter().sum::<i64>() / 60)), "{waited:?}");
    }
}
