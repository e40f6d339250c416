//! How many procedures can be done online, then and now, and against which target.

mod series;
mod target;

use std::sync::Arc;

use catalogue::{AgencyOnlineLevel, OnlineLevel, OnlineService, Slug, calendar::day_of};
use jiff::{Timestamp, civil::Date};

pub use self::{
    series::{Of, level_on, months, series},
    target::{NewTarget, Target, TargetError, TargetProblem, TargetStore, Targets, in_force},
};
use crate::{Coverage, Entry, Portal, ProcedureId, Result, history::in_time};

/// What a public edition said of the online level.
#[derive(Clone, Debug, PartialEq)]
pub struct OnlineEdition {
    /// Of which procedure.
    pub id: ProcedureId,
    /// Its sector.
    pub sector: Slug,
    /// The agencies that carry it out or decide.
    pub agencies: Vec<Slug>,
    /// What it said.
    pub online: OnlineService,
    /// When the public first saw it.
    pub from: Timestamp,
    /// When the public saw it last.
    pub until: Option<Timestamp>,
    /// Since when the procedure is repealed, as is known now.
    pub repealed_since: Option<Date>,
}

impl OnlineEdition {
    fn began(&self) -> Date {
        day_of(self.from)
    }

    /// The level that it tells of, and since when that applies.
    fn claim(&self, of: &Of) -> (Option<OnlineLevel>, Option<Date>) {
        let elsewhere: Option<&AgencyOnlineLevel> = match of {
            Of::Agency(agency) => self.online.by_agency.iter().find(|other| other.agency.slug() == *agency),
            Of::All | Of::Sector(_) => None,
        };
        match elsewhere {
            Some(other) => (Some(other.level), other.since),
            None => (self.online.level, self.online.since),
        }
    }

    fn is_of(&self, of: &Of) -> bool {
        match of {
            Of::All => true,
            Of::Sector(sector) => self.sector == *sector,
            Of::Agency(agency) => self.agencies.contains(agency),
        }
    }
}

/// How many of these are at which level on a day, by what they say now; for an
/// agency, there. What is repealed by then does not count.
pub fn coverage_on<'a>(
    entries: impl IntoIterator<Item = &'a Arc<Entry>>,
    day: Date,
    agency: Option<&Slug>,
) -> Coverage {
    let mut coverage = Coverage::default();
    let in_force = |entry: &Entry| entry.procedure.repeal.as_ref().is_none_or(|repeal| repeal.since > day);
    for entry in entries.into_iter().filter(|entry| in_force(entry)) {
        let online = &entry.content.online;
        let there = agency.and_then(|agency| online.by_agency.iter().find(|other| other.agency.slug() == *agency));
        coverage.count(there.map(|other| other.level).or(online.level));
    }
    coverage
}

impl Portal {
    /// What every public edition said of the online level, by procedure, then in
    /// the order in which the public saw them.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn online_editions(&self) -> Result<Vec<OnlineEdition>> {
        in_time(crate::history::PATIENCE, self.store().online_editions()).await
    }

    /// The targets that were set, first to last.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn targets(&self) -> Result<Vec<Target>> {
        in_time(crate::history::PATIENCE, self.store().targets()).await
    }
}

#[cfg(test)]
mod tests;
