//! The register of legal documents (*văn bản*): what editions cite, joined by
//! number however it is spelled, and what the staff recorded of each.

mod law;
mod store;

use std::sync::Arc;

use catalogue::LegalDocument;
use jiff::civil::Date;

pub use self::{
    law::{Law, Register},
    store::{LawRecord, LegalStore},
};
use crate::{
    AuditEntry, Clock, RegistryError, Snapshot,
    editing::{EditingStore, OpenEdition},
    people::{Action, Actor, Refusal, Subject},
};

/// Why something was not done with a legal document.
#[derive(Debug, thiserror::Error)]
pub enum LawError {
    /// The person may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Its number has no letter or digit.
    #[error("a legal document has a number")]
    NoNumber,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// A document cannot replace itself.
    #[error("a document cannot replace itself")]
    ReplacedByItself,
    /// The link is no address on the web.
    #[error("the link is no address on the web")]
    BadLink,
    /// Somebody recorded something in between.
    #[error("somebody recorded something in between")]
    Moved,
    /// There is no such document.
    #[error("there is no such document")]
    Missing,
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// The result of a use case of the register.
pub type LawResult<T> = Result<T, LawError>;

/// A document with everything that rests on it.
#[derive(Clone, Debug)]
pub struct LawSheet {
    /// The document, with the entries that the public sees.
    pub law: Law,
    /// What was recorded of it, newest first.
    pub history: Vec<LawRecord>,
    /// Drafts and what else is on its way to the public.
    pub drafts: Vec<OpenEdition>,
}

/// The register.
pub struct LegalRegister {
    store: Arc<dyn LegalStore>,
    editing: Arc<dyn EditingStore>,
    clock: Arc<dyn Clock>,
}

impl LegalRegister {
    /// Over a store, by a clock.
    #[must_use]
    pub fn new(store: Arc<dyn LegalStore>, editing: Arc<dyn EditingStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, editing, clock }
    }

    /// The day in Việt Nam.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Every document.
    ///
    /// # Errors
    /// When the actor may not see drafts, or the store fails.
    pub async fn register(&self, actor: &Actor, snapshot: &Snapshot) -> LawResult<Register> {
        self.check(actor, Action::ReadDrafts).await?;
        Ok(Register::new(snapshot, self.store.laws().await?))
    }

    /// A document with what rests on it.
    ///
    /// # Errors
    /// When the actor may not see drafts, there is none, or the store fails.
    pub async fn sheet(&self, actor: &Actor, snapshot: &Snapshot, key: &str) -> LawResult<LawSheet> {
        let register = self.register(actor, snapshot).await?;
        let law = register.get(key).cloned();
        let mut drafts = self.editing.open_editions().await?;
        drafts.retain(|open| {
            let content = open.edition.content();
            content.legal_basis.iter().any(|document| document.key().as_deref() == Some(key))
                && actor.may(Action::ReadDrafts, &Subject::from(content)).is_ok()
        });
        // A document that drafts only cite is none of the register yet.
        let law = law.or_else(|| Law::of_drafts(key, &drafts)).ok_or(LawError::Missing)?;
        let mut history = self.store.law(key).await?;
        history.reverse();
        Ok(LawSheet { law, history, drafts })
    }

    /// Records what is known of a document. `revision` is the last one that the
    /// actor saw, 0 where there was none.
    ///
    /// # Errors
    /// When the actor may not; when the facts cannot be true; or when somebody
    /// recorded something in between.
    pub async fn record(
        &self,
        actor: &Actor,
        document: LegalDocument,
        link: Option<String>,
        revision: u32,
    ) -> LawResult<String> {
        self.check(actor, Action::ManageLaw).await?;
        let key = document.key().ok_or(LawError::NoNumber)?;
        if let (Some(from), Some(to)) = (document.in_force_from, document.in_force_to)
            && to < from
        {
            return Err(LawError::EndsBeforeItBegins);
        }
        let successor = document.replaced_by.as_deref().and_then(LegalDocument::key_of);
        if successor.as_deref() == Some(key.as_str()) {
            return Err(LawError::ReplacedByItself);
        }
        let web = |link: &String| link.starts_with("https://") || link.starts_with("http://");
        if link.as_ref().is_some_and(|link| !web(link) || link.contains(char::is_whitespace)) {
            return Err(LawError::BadLink);
        }
        let detail = [
            ("number", document.number.as_str().into()),
            ("revision", (revision + 1).into()),
            ("in_force_to", document.in_force_to.map(|day| day.to_string()).into()),
            ("replaced_by", document.replaced_by.clone().into()),
        ];
        let entry = AuditEntry::new(actor.name.as_str(), "law.recorded", None, &detail);
        let record = LawRecord {
            key: key.clone(),
            revision: revision + 1,
            document,
            link,
            at: self.clock.now(),
            by: actor.id(),
        };
        if self.store.record_law(&record, &[entry]).await? { Ok(key) } else { Err(LawError::Moved) }
    }

    async fn check(&self, actor: &Actor, action: Action) -> LawResult<()> {
        let outcome = actor.may(action, &Subject::Anything);
        if let Err(refusal) = outcome {
            tracing::warn!(account = actor.account.0, action = action.key(), "a member of the staff was refused");
            let detail = [("action", action.key().into()), ("why", refusal.to_string().into())];
            let entry = AuditEntry::new(actor.name.as_str(), "refused", None, &detail);
            if let Err(error) = self.editing.note(&[entry], self.clock.now()).await {
                tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
            }
        }
        outcome.map_err(LawError::from)
    }
}
