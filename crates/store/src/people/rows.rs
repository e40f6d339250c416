//! Rows as the database has them, and how they become what the registry knows.

use jiff::Timestamp;
use registry::people::{
    Account, AccountId, AccountState, Failures, Grant, Identity, KeptCode, KeptDevice, KeptFactor, KeptInvitation,
    KeptSession, PasswordHash, Role, SessionId, TokenHash, UserName,
};
use sqlx::FromRow;

use crate::rows::{Result, StoreError, from_json, parse, unreadable};

fn instant(column: &'static str, text: Option<String>) -> Result<Option<Timestamp>> {
    text.map(|text| parse(column, &text)).transpose()
}

#[derive(FromRow)]
pub(super) struct FailuresColumns {
    pub(super) failures: i64,
    pub(super) failed_at: Option<String>,
    pub(super) locked_until: Option<String>,
}

impl TryFrom<FailuresColumns> for Failures {
    type Error = StoreError;

    fn try_from(row: FailuresColumns) -> Result<Self> {
        Ok(Self {
            count: u32::try_from(row.failures).unwrap_or(u32::MAX),
            last_at: instant("failed_at", row.failed_at)?,
            until: instant("locked_until", row.locked_until)?,
        })
    }
}

#[derive(FromRow)]
pub(super) struct AccountColumns {
    id: i64,
    name: String,
    display_name: String,
    state: String,
    password: Option<String>,
    factor: Option<String>,
    factor_last_step: Option<i64>,
    enrolling: Option<String>,
    for_provider: i64,
    issuer: Option<String>,
    subject: Option<String>,
    #[sqlx(flatten)]
    failures: FailuresColumns,
    created_at: String,
    signed_in_at: Option<String>,
    other_administrators: i64,
}

impl TryFrom<AccountColumns> for Account {
    type Error = StoreError;

    fn try_from(row: AccountColumns) -> Result<Self> {
        let state = AccountState::from_key(&row.state).ok_or_else(|| unreadable("state")(row.state.into()))?;
        let last_step = row.factor_last_step;
        Ok(Self {
            id: AccountId(row.id),
            name: UserName::parse(&row.name).map_err(|error| unreadable("name")(error.into()))?,
            display_name: row.display_name,
            state,
            grants: Vec::new(),
            password: row.password.map(PasswordHash),
            factor: row.factor.map(|sealed| KeptFactor { sealed, last_step }),
            enrolling: row.enrolling,
            codes: Vec::new(),
            invitation: None,
            for_provider: row.for_provider != 0,
            identity: row.issuer.zip(row.subject).map(|(issuer, subject)| Identity { issuer, subject }),
            failures: row.failures.try_into()?,
            sessions: Vec::new(),
            devices: Vec::new(),
            created_at: parse("created_at", &row.created_at)?,
            signed_in_at: instant("signed_in_at", row.signed_in_at)?,
            other_administrator: row.other_administrators > 0,
            audit: Vec::new(),
        })
    }
}

#[derive(FromRow)]
pub(super) struct GrantColumns {
    pub(super) account_id: i64,
    role: String,
    scope: String,
}

impl TryFrom<GrantColumns> for Grant {
    type Error = StoreError;

    fn try_from(row: GrantColumns) -> Result<Self> {
        let role = Role::from_key(&row.role).ok_or_else(|| unreadable("role")(row.role.into()))?;
        Ok(Self { role, scope: from_json("scope", &row.scope)? })
    }
}

#[derive(FromRow)]
pub(super) struct InvitationColumns {
    pub(super) account_id: i64,
    token: String,
    expires_at: String,
}

impl TryFrom<InvitationColumns> for KeptInvitation {
    type Error = StoreError;

    fn try_from(row: InvitationColumns) -> Result<Self> {
        let expires_at = parse("expires_at", &row.expires_at)?;
        Ok(Self { token: TokenHash(row.token), expires_at, ended_at: None })
    }
}

#[derive(FromRow)]
pub(super) struct SessionColumns {
    pub(super) account_id: i64,
    id: i64,
    token: String,
    pending: i64,
    second_factor: i64,
    about: String,
    started_at: String,
    seen_at: String,
    ends_at: String,
    ended_at: Option<String>,
    #[sqlx(flatten)]
    failures: FailuresColumns,
}

impl TryFrom<SessionColumns> for KeptSession {
    type Error = StoreError;

    fn try_from(row: SessionColumns) -> Result<Self> {
        Ok(Self {
            id: Some(SessionId(row.id)),
            token: TokenHash(row.token),
            pending: row.pending != 0,
            second_factor: row.second_factor != 0,
            about: row.about,
            started_at: parse("started_at", &row.started_at)?,
            seen_at: parse("seen_at", &row.seen_at)?,
            ends_at: parse("ends_at", &row.ends_at)?,
            ended_at: instant("ended_at", row.ended_at)?,
            failures: row.failures.try_into()?,
        })
    }
}

#[derive(FromRow)]
pub(super) struct DeviceColumns {
    pub(super) account_id: i64,
    token: String,
    seen_at: String,
    #[sqlx(flatten)]
    failures: FailuresColumns,
}

impl TryFrom<DeviceColumns> for KeptDevice {
    type Error = StoreError;

    fn try_from(row: DeviceColumns) -> Result<Self> {
        let seen_at = parse("seen_at", &row.seen_at)?;
        Ok(Self { token: TokenHash(row.token), seen_at, failures: row.failures.try_into()? })
    }
}

#[derive(FromRow)]
pub(super) struct CodeColumns {
    pub(super) account_id: i64,
    code: String,
    used_at: Option<String>,
}

impl TryFrom<CodeColumns> for KeptCode {
    type Error = StoreError;

    fn try_from(row: CodeColumns) -> Result<Self> {
        Ok(Self { hash: TokenHash(row.code), used_at: instant("used_at", row.used_at)? })
    }
}
