use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use registry::{
    AuditEntry, ProcedureId, RegistryError, Result,
    feedback::{
        Aspect, CodeHash, FeedbackDeed, FeedbackError, FeedbackId, FeedbackRow, FeedbackState, FeedbackStore, Incoming,
        KeptFeedback, PublishedAsked, PublishedList, TakenIn, Tapped, UnclearPage,
    },
};

use crate::{Database, editing};

#[async_trait]
impl FeedbackStore for Database {
    async fn take_in_feedback(&self, incoming: &Incoming, now: Timestamp) -> Result<TakenIn> {
        super::take_in(&self.0, incoming, now).await.map_err(RegistryError::store)
    }

    async fn feedback(&self, id: FeedbackId) -> Result<Option<KeptFeedback>> {
        super::one(&self.0, id).await.map_err(RegistryError::store)
    }

    async fn feedback_by_code(&self, code: &CodeHash) -> Result<Option<KeptFeedback>> {
        super::by_code(&self.0, code).await.map_err(RegistryError::store)
    }

    async fn change_feedback(
        &self,
        id: FeedbackId,
        deed: FeedbackDeed<'_>,
        now: Timestamp,
    ) -> Result<Result<KeptFeedback, FeedbackError>> {
        super::change(&self.0, id, deed, now).await.map_err(RegistryError::store)
    }

    async fn list_feedback(&self, state: Option<FeedbackState>, limit: u32) -> Result<Vec<FeedbackRow>> {
        super::list(&self.0, state, limit).await.map_err(RegistryError::store)
    }

    async fn published_feedback(&self, asked: &PublishedAsked) -> Result<PublishedList> {
        super::published(&self.0, asked).await.map_err(RegistryError::store)
    }

    async fn count_taps(&self, procedure: ProcedureId, day: Date, taps: &[Tapped]) -> Result<()> {
        super::count(&self.0, procedure, day, taps).await.map_err(RegistryError::store)
    }

    async fn taps(&self, procedure: ProcedureId, before: Date) -> Result<Vec<(Aspect, String, u32)>> {
        super::of(&self.0, procedure, before).await.map_err(RegistryError::store)
    }

    async fn unclear_pages(&self, since: Date, limit: u32) -> Result<Vec<UnclearPage>> {
        super::unclear(&self.0, since, limit).await.map_err(RegistryError::store)
    }

    async fn erase_contacts(&self, settled_before: Timestamp, now: Timestamp) -> Result<u64> {
        super::erase_contacts(&self.0, settled_before, now).await.map_err(RegistryError::store)
    }

    async fn note_refused_feedback(&self, audit: &AuditEntry, now: Timestamp) -> Result<()> {
        editing::note(&self.0, std::slice::from_ref(audit), now).await.map_err(RegistryError::store)
    }
}
