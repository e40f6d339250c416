use std::sync::Arc;

use async_trait::async_trait;
use catalogue::{ActorId, OnlineLevel, Slug, text::tidy};
use jiff::{Timestamp, civil::Date};

use crate::{
    AuditEntry, Clock, RegistryError, Result,
    people::{Action, Actor, Refusal, Subject},
};

/// The longest name of a decision, in characters.
const LONGEST: usize = 200;

/// The share of procedures that should be at a level by a day (*chỉ tiêu*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTarget {
    /// Of which sector; of all where there is none.
    pub sector: Option<Slug>,
    /// The least level: 3, which level 4 meets as well, or 4.
    pub level: OnlineLevel,
    /// In percent, 1 to 100.
    pub share: u8,
    /// By the end of this day.
    pub by: Date,
    /// The decision that it rests on.
    pub decision: String,
}

/// A target that was set. None is ever changed: another takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its number, in order.
    pub number: i64,
    /// What.
    pub target: NewTarget,
    /// By whom.
    pub set_by: ActorId,
    /// When.
    pub set_at: Timestamp,
}

/// What is wrong with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetProblem {
    /// The level is neither 3 nor 4.
    Level,
    /// The share is not between 1 and 100.
    Share,
    /// The day has passed.
    Day,
    /// No decision is named, or too long a one.
    Decision,
}

/// Why a target was not set.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It is not well formed.
    #[error("the target has faults: {0:?}")]
    Faults(Vec<TargetProblem>),
    /// The store did not do it.
    #[error(transparent)]
    Failed(#[from] RegistryError),
}

/// Where targets are kept, for ever.
#[async_trait]
pub trait TargetStore: Send + Sync {
    /// Those that were set, first to last.
    async fn all_targets(&self) -> Result<Vec<Target>>;

    /// Keeps one, with its row in the audit, and tells the pages that show it.
    async fn set_target(&self, target: &NewTarget, by: &ActorId, audit: &AuditEntry, now: Timestamp) -> Result<()>;

    /// Keeps that somebody was refused.
    async fn note_refused(&self, audit: &AuditEntry, now: Timestamp) -> Result<()>;
}

/// Setting targets.
pub struct Targets {
    store: Arc<dyn TargetStore>,
    clock: Arc<dyn Clock>,
}

impl Targets {
    /// Over a store, by a clock.
    #[must_use]
    pub fn new(store: Arc<dyn TargetStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// Those that were set, first to last, for whoever may set them.
    ///
    /// # Errors
    /// When they may not, or the store fails.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<Target>, TargetError> {
        self.check(actor, &Subject::Anything).await?;
        Ok(self.store.all_targets().await?)
    }

    /// Sets a target; the one before it for the same sector and level is past.
    ///
    /// # Errors
    /// When they may not, the target has faults, or the store fails.
    pub async fn set(&self, actor: &Actor, target: NewTarget) -> Result<(), TargetError> {
        let subject = match &target.sector {
            Some(sector) => Subject::Entry { sector: sector.clone(), agencies: [].into() },
            None => Subject::Anything,
        };
        self.check(actor, &subject).await?;
        let target = NewTarget { decision: tidy(&target.decision), ..target };
        let faults = [
            (TargetProblem::Level, !target.level.submits_online()),
            (TargetProblem::Share, !(1..=100).contains(&target.share)),
            (TargetProblem::Day, target.by < self.clock.today()),
            (TargetProblem::Decision, target.decision.is_empty() || target.decision.chars().count() > LONGEST),
        ];
        let faults: Vec<TargetProblem> =
            faults.into_iter().filter(|(_, wrong)| *wrong).map(|(fault, _)| fault).collect();
        if !faults.is_empty() {
            return Err(TargetError::Faults(faults));
        }
        let detail = [
            ("sector", target.sector.as_ref().map(Slug::to_string).into()),
            ("level", target.level.number().into()),
            ("share", target.share.into()),
            ("by", target.by.to_string().into()),
            ("decision", target.decision.as_str().into()),
        ];
        let audit = AuditEntry::new(actor.name.as_str(), "target.set", None, &detail);
        Ok(self.store.set_target(&target, &actor.id(), &audit, self.clock.now()).await?)
    }

    async fn check(&self, actor: &Actor, subject: &Subject) -> Result<(), TargetError> {
        let Err(refusal) = actor.may(Action::SetTargets, subject) else { return Ok(()) };
        tracing::warn!(account = actor.account.0, why = %refusal, "a member of the staff was refused");
        let detail = [("action", Action::SetTargets.key().into()), ("why", refusal.to_string().into())];
        let audit = AuditEntry::new(actor.name.as_str(), "refused", None, &detail);
        if let Err(error) = self.store.note_refused(&audit, self.clock.now()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
        }
        Err(refusal.into())
    }
}

/// The targets that count: for each sector and level the one that was set last.
#[must_use]
pub fn in_force(targets: &[Target]) -> Vec<&Target> {
    let same = |a: &Target, b: &Target| a.target.sector == b.target.sector && a.target.level == b.target.level;
    let later = |target: &&Target| !targets.iter().any(|other| other.number > target.number && same(other, target));
    targets.iter().filter(later).collect()
}
