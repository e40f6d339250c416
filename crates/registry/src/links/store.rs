use async_trait::async_trait;
use jiff::Timestamp;

use super::LinkState;
use crate::{AuditEntry, Result};

/// Where it is kept what came of looking at links. Nothing goes: what is no longer in
/// the catalogue is no longer asked for.
#[async_trait]
pub trait LinkStore: Send + Sync {
    /// Everything that is known of links.
    async fn links(&self) -> Result<Vec<LinkState>>;

    /// Keeps what is known of some links now.
    async fn keep_links(&self, states: &[LinkState]) -> Result<()>;

    /// Keeps that somebody asked to look at a link now, with the row in the audit.
    async fn ask_link(&self, address: &str, audit: &AuditEntry, now: Timestamp) -> Result<()>;

    /// Takes the turn to look at links until then, unless another has it; says whether
    /// it was taken. Whoever has it may take it again.
    async fn take_links_turn(&self, who: &str, now: Timestamp, until: Timestamp) -> Result<bool>;

    /// Gives the turn back.
    async fn end_links_turn(&self, who: &str, now: Timestamp) -> Result<()>;

    /// Keeps that somebody was refused.
    async fn note_refused_link(&self, audit: &AuditEntry, now: Timestamp) -> Result<()>;
}
