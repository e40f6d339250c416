use std::collections::BTreeSet;

use catalogue::{AdministrativeLevel, Audience, ChannelKind, CostValue, EditionContent, OnlineLevel, Procedure, Slug};
use jiff::Timestamp;

/// The key of a procedure in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProcedureId(pub i64);

/// A procedure with what the public sees of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key in the store.
    pub id: ProcedureId,
    /// The identity: code, address, repeal.
    pub procedure: Procedure,
    /// Number of the published edition.
    pub edition: u32,
    /// What that edition says.
    pub content: EditionContent,
    /// When it was published.
    pub published_at: Timestamp,
    /// When the published edition was taken back; then there is nothing to see.
    pub withdrawn: bool,
}

/// What of an entry is filtered and counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The sector.
    pub sector: Slug,
    /// The levels of government.
    pub levels: BTreeSet<AdministrativeLevel>,
    /// The groups of applicants.
    pub audiences: BTreeSet<Audience>,
    /// The online level, where it is known.
    pub online_level: Option<OnlineLevel>,
    /// The kinds of channel.
    pub channels: BTreeSet<ChannelKind>,
    /// The agencies that carry it out or decide.
    pub agencies: BTreeSet<Slug>,
    /// Free of charge in every row of every channel, and said without a catch.
    pub free: bool,
    /// The life events.
    pub life_events: BTreeSet<Slug>,
}

impl Entry {
    /// What this entry is filtered and counted by.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let content = &self.content;
        Facts {
            sector: content.sector.slug(),
            levels: content.levels.clone(),
            audiences: content.audiences(),
            online_level: content.online.level,
            channels: content.channels.iter().map(|channel| channel.kind).collect(),
            agencies: content.agencies.acting().map(catalogue::AgencyName::slug).collect(),
            free: !content.channels.is_empty()
                && content.channels.iter().all(|channel| {
                    !channel.costs.is_empty()
                        && channel.costs.iter().all(|cost| cost.value == CostValue::Free && !cost.contradicts_itself())
                }),
            life_events: content.life_events.iter().cloned().collect(),
        }
    }

    /// The code, where the procedure has one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.procedure.code.as_ref().map(catalogue::ProcedureCode::as_str)
    }
}
