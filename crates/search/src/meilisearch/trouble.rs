use std::error::Error;

use meilisearch_sdk::errors::{Error as SdkError, ErrorType, MeilisearchCommunicationError};
use registry::RegistryError;

/// Why Meilisearch cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// It did not answer in time.
    #[error("Meilisearch did not answer in time")]
    Slow,
    /// Nobody answers there.
    #[error("Meilisearch cannot be reached")]
    Unreachable(#[source] Cause),
    /// It does not take the key, or the key lacks a right.
    #[error("Meilisearch refuses the key")]
    Refused(#[source] Cause),
    /// Its index does not hold this catalogue yet, or no longer.
    #[error("the index of Meilisearch is not that of this catalogue")]
    Behind,
    /// Its index lacks what it says it holds.
    #[error("the index of Meilisearch does not find what it must")]
    Wrong,
    /// Its index was built by a newer version of this program.
    #[error("the index of Meilisearch belongs to a newer version of this program")]
    Newer,
    /// It answered with a fault.
    #[error("Meilisearch failed")]
    Failed(#[source] Cause),
}

/// What lies beneath.
type Cause = Box<dyn Error + Send + Sync>;

impl Trouble {
    /// The trouble in a word, for the health report.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Unreachable(_) => "unreachable",
            Self::Refused(_) => "refused",
            Self::Behind => "behind",
            Self::Wrong => "wrong",
            Self::Newer => "newer",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<SdkError> for Trouble {
    fn from(error: SdkError) -> Self {
        match &error {
            SdkError::Meilisearch(answer) if answer.error_type == ErrorType::Auth => Self::Refused(error.into()),
            SdkError::MeilisearchCommunication(MeilisearchCommunicationError { status_code: 401 | 403, .. }) => {
                Self::Refused(error.into())
            }
            SdkError::HttpError(_) => Self::Unreachable(error.into()),
            SdkError::Timeout => Self::Slow,
            _ => Self::Failed(error.into()),
        }
    }
}

impl From<Trouble> for RegistryError {
    fn from(trouble: Trouble) -> Self {
        Self::search(trouble)
    }
}
