use super::Accounts;
use crate::{
    AuditRow,
    people::{Actor, AuditFilter, AuditPage, PeopleResult},
};

impl Accounts {
    /// A page of the audit, newest first. That somebody looked is in it, too.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn audit(&self, actor: &Actor, filter: &AuditFilter) -> PeopleResult<AuditPage> {
        let _ = (actor, filter);
        todo!()
    }

    /// Every row of the audit that a filter lets pass, oldest first, to be written
    /// out. That somebody did is in it, too.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn export_audit(&self, actor: &Actor, filter: &AuditFilter) -> PeopleResult<Vec<AuditRow>> {
        let _ = (actor, filter);
        todo!()
    }
}
