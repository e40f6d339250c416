use serde_json::json;

use super::Accounts;
use crate::{
    AuditEntry, AuditRow,
    people::{Action, Actor, AuditFilter, AuditPage, PeopleResult},
};

/// How many rows stand on a page.
const ON_A_PAGE: u32 = 50;

impl Accounts {
    /// A page of the audit, newest first. That somebody looked is in it, too.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn audit(&self, actor: &Actor, filter: &AuditFilter) -> PeopleResult<AuditPage> {
        self.allow(actor, Action::ReadAudit).await?;
        let mut rows = self.people.audit_rows(filter, ON_A_PAGE + 1).await?;
        let more = rows.len() > ON_A_PAGE as usize;
        rows.truncate(ON_A_PAGE as usize);
        self.note_reading(actor, "audit.read", filter, rows.len()).await?;
        Ok(AuditPage { older: rows.last().filter(|_| more).map(|row| row.number), rows })
    }

    /// Every row of the audit that a filter lets pass, oldest first, to be written
    /// out. That somebody did is in it, too.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn export_audit(&self, actor: &Actor, filter: &AuditFilter) -> PeopleResult<Vec<AuditRow>> {
        self.allow(actor, Action::ReadAudit).await?;
        let mut rows = self.people.audit_rows(filter, u32::MAX).await?;
        rows.reverse();
        self.note_reading(actor, "audit.exported", filter, rows.len()).await?;
        Ok(rows)
    }

    async fn note_reading(&self, actor: &Actor, action: &str, filter: &AuditFilter, rows: usize) -> PeopleResult<()> {
        let AuditFilter { actor: by, action: what, procedure, before } = filter;
        let filter = json!({ "actor": by, "action": what, "procedure": procedure.map(|id| id.0), "before": before });
        let entry = AuditEntry::new(actor.name.as_str(), action, None, &[("rows", rows.into()), ("filter", filter)]);
        self.people.note_people(&[entry], self.clock.now()).await?;
        Ok(())
    }
}
