use async_trait::async_trait;
use catalogue::{ActorId, LegalDocument};
use jiff::Timestamp;

use crate::{AuditEntry, Result};

/// What the staff recorded of a legal document.
#[derive(Clone, Debug, PartialEq)]
pub struct LawRecord {
    /// What is the same of every spelling of its number.
    pub key: String,
    /// How often something was recorded of it.
    pub revision: u32,
    /// What is known.
    pub document: LegalDocument,
    /// Where it can be read: an `http` or `https` address.
    pub link: Option<String>,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorId,
}

/// Where the register is kept, for ever.
#[async_trait]
pub trait LegalStore: Send + Sync {
    /// The last record of every document.
    async fn laws(&self) -> Result<Vec<LawRecord>>;

    /// Every record of a document, first to last.
    async fn law(&self, key: &str) -> Result<Vec<LawRecord>>;

    /// Keeps a record with its audit; says no where its revision is not the next.
    async fn record_law(&self, record: &LawRecord, audit: &[AuditEntry]) -> Result<bool>;
}
