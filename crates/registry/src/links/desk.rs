//! What the staff see of links, and what they may do.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::Timestamp;

use super::{LinkPlace, LinkState, LinkStore, NotLooked, Standing, found};
use crate::{
    AuditEntry, Clock, RegistryError, Snapshot,
    legal::{LawRecord, LegalStore},
    people::{Action, Actor, Refusal, Subject},
};

/// Why something was not done with a link.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The person may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such link in the catalogue.
    #[error("there is no such link")]
    Missing,
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// The result of a use case of links.
pub type LinkResult<T> = Result<T, LinkError>;

/// A link with what is known of it.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// The address.
    pub address: String,
    /// How it stands.
    pub standing: Standing,
    /// What is known of it; nothing where nobody has looked.
    pub state: Option<LinkState>,
    /// Why nobody looks at it.
    pub not_looked: Option<NotLooked>,
    /// Where it stands.
    pub places: Vec<LinkPlace>,
}

/// The links within somebody's reach, or all of them.
#[derive(Clone, Debug, Default)]
pub struct LinkSheet {
    /// Those that the staff should know of, the most urgent first.
    pub rows: Vec<LinkRow>,
    /// How many links there are.
    pub links: usize,
    /// How many of them nobody has looked at yet.
    pub unseen: usize,
    /// When one of them was looked at last.
    pub looked_at: Option<Timestamp>,
}

impl LinkSheet {
    /// How many stand like that.
    #[must_use]
    pub fn count(&self, standing: Standing) -> usize {
        self.rows.iter().filter(|row| row.standing == standing).count()
    }
}

/// Every link that there is with what is known of it, the most urgent first, then those
/// that stand in most places.
#[must_use]
pub fn rows(snapshot: &Snapshot, laws: &[LawRecord], states: Vec<LinkState>) -> Vec<LinkRow> {
    let mut states: HashMap<String, LinkState> =
        states.into_iter().map(|state| (state.address.clone(), state)).collect();
    let mut rows: Vec<LinkRow> = found(snapshot, laws)
        .into_iter()
        .map(|(address, found)| {
            let not_looked = found.address.err();
            let state = states.remove(&address);
            let known = state.as_ref().map_or(Standing::New, LinkState::standing);
            let standing = if not_looked.is_some() { Standing::Unclear } else { known };
            LinkRow { address, standing, state, not_looked, places: found.places }
        })
        .collect();
    rows.sort_by_key(|row| (row.standing, usize::MAX - row.places.len()));
    rows
}

/// Links, as the staff see them. Cheap to clone.
#[derive(Clone)]
pub struct LinkDesk {
    store: Arc<dyn LinkStore>,
    laws: Arc<dyn LegalStore>,
    clock: Arc<dyn Clock>,
    running: bool,
}

impl LinkDesk {
    /// Over a store, by a clock; nobody looks at links.
    #[must_use]
    pub fn new(store: Arc<dyn LinkStore>, laws: Arc<dyn LegalStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, laws, clock, running: false }
    }

    /// The same where links are looked at.
    #[must_use]
    pub fn running(mut self, running: bool) -> Self {
        self.running = running;
        self
    }

    /// Whether links are looked at.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.running
    }

    /// The links that stand where the actor may do something, or all of them.
    ///
    /// # Errors
    /// When the actor may not, or the store fails.
    pub async fn sheet(&self, actor: &Actor, snapshot: &Snapshot, everywhere: bool) -> LinkResult<LinkSheet> {
        self.check(actor, Ok(())).await?;
        let mut rows = rows(snapshot, &self.laws.laws().await?, self.store.links().await?);
        rows.retain(|row| everywhere || row.places.iter().any(|place| may(actor, place).is_ok()));
        let links = rows.len();
        let unseen = rows.iter().filter(|row| row.standing == Standing::New).count();
        let looked = |row: &LinkRow| Some(row.state.as_ref()?.last.as_ref()?.at);
        let looked_at = rows.iter().filter_map(looked).max();
        rows.retain(|row| Standing::LISTED.contains(&row.standing));
        Ok(LinkSheet { rows, links, unseen, looked_at })
    }

    /// Has a link looked at as soon as may be. It must be one of the catalogue, so that
    /// nobody has anything else asked for.
    ///
    /// # Errors
    /// When there is no such link, the actor may not, or the store fails.
    pub async fn look_again(&self, actor: &Actor, snapshot: &Snapshot, address: &str) -> LinkResult<()> {
        self.check(actor, Ok(())).await?;
        let all = found(snapshot, &self.laws.laws().await?);
        let link = all.get(address).filter(|link| link.address.is_ok()).ok_or(LinkError::Missing)?;
        let within = link.places.iter().map(|place| may(actor, place)).reduce(Result::or).unwrap_or(Ok(()));
        self.check(actor, within).await?;
        let audit = AuditEntry::new(actor.name.as_str(), "link.asked", None, &[("address", address.into())]);
        Ok(self.store.ask_link(address, &audit, self.clock.now()).await?)
    }

    /// Whether they may at all, and whatever else was asked.
    async fn check(&self, actor: &Actor, within: Result<(), Refusal>) -> LinkResult<()> {
        let outcome = actor.may(Action::CheckLinks, &Subject::Anything).and(within);
        if let Err(refusal) = outcome {
            tracing::warn!(account = actor.account.0, why = %refusal, "a member of the staff was refused");
            let detail = [("action", refusal.action().key().into()), ("why", refusal.to_string().into())];
            let audit = AuditEntry::new(actor.name.as_str(), "refused", None, &detail);
            if let Err(error) = self.store.note_refused_link(&audit, self.clock.now()).await {
                tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
            }
        }
        outcome.map_err(LinkError::from)
    }
}

/// Whether a place is within somebody's reach. The register of legal documents is for
/// those whose role is bound to no agency.
fn may(actor: &Actor, place: &LinkPlace) -> Result<(), Refusal> {
    let subject = match place {
        LinkPlace::Entry { entry, .. } => Subject::from(&entry.content),
        LinkPlace::Law { .. } => Subject::Agencies(BTreeSet::new()),
    };
    actor.may(Action::CheckLinks, &subject)
}
