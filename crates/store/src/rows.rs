//! Rows as the database has them, and how they become what the domain knows.

use std::str::FromStr;

use catalogue::{Edition, EditionContent, Origin, Procedure, ProcedureCode, Repeal, Slug};
use jiff::Timestamp;
use registry::{AuditRow, Change, CurrentEdition, EditionRow, Entry, Known, OutboxPosition, ProcedureId, SourceKey};
use serde_json::{Value, json};
use sqlx::FromRow;

/// What can go wrong while the store works.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    /// The database did not do it.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// What is kept in a column cannot be read.
    #[error("cannot read what is kept as {column}")]
    Unreadable {
        column: &'static str,
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A row that was just read under the lock is not as it was.
    #[error("the published edition of procedure {0} changed during the transaction")]
    Moved(i64),
}

pub(crate) type Result<T, E = StoreError> = std::result::Result<T, E>;

pub(crate) fn unreadable(column: &'static str) -> impl Fn(Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    move |cause| StoreError::Unreadable { column, cause }
}

pub(crate) fn parse<T: FromStr>(column: &'static str, text: &str) -> Result<T>
where
    T::Err: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    text.parse().map_err(|error: T::Err| unreadable(column)(error.into()))
}

pub(crate) fn from_json<T: serde::de::DeserializeOwned>(column: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| unreadable(column)(error.into()))
}

pub(crate) fn to_json(column: &'static str, value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| unreadable(column)(error.into()))
}

pub(crate) fn number(value: i64) -> Result<u32> {
    value.try_into().map_err(|error: std::num::TryFromIntError| unreadable("number")(error.into()))
}

pub(crate) fn slug(text: &str) -> Result<Slug> {
    Slug::parse(text).map_err(|error| unreadable("slug")(error.into()))
}

pub(crate) fn procedure(code: Option<&str>, slug: &str, repeal: Option<&str>) -> Result<Procedure> {
    Ok(Procedure {
        code: code.map(ProcedureCode::parse).transpose().map_err(|error| unreadable("code")(error.into()))?,
        slug: self::slug(slug)?,
        repeal: repeal.map(|text| from_json::<Repeal>("repeal", text)).transpose()?,
    })
}

/// A procedure with what the public sees of it.
#[derive(FromRow)]
pub(crate) struct EntryRow {
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    number: i64,
    state: String,
    content: String,
    published_at: String,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self> {
        Ok(Self {
            id: ProcedureId(row.id),
            procedure: procedure(row.code.as_deref(), &row.slug, row.repeal.as_deref())?,
            edition: number(row.number)?,
            content: from_json::<EditionContent>("content", &row.content)?,
            published_at: parse("published_at", &row.published_at)?,
            withdrawn: row.state == catalogue::EditionState::Withdrawn.key(),
        })
    }
}

/// A change, with what the public sees of the procedure now.
#[derive(FromRow)]
pub(crate) struct ChangeRow {
    position: i64,
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    number: Option<i64>,
    state: Option<String>,
    content: Option<String>,
    published_at: Option<String>,
}

impl TryFrom<ChangeRow> for Change {
    type Error = StoreError;

    fn try_from(row: ChangeRow) -> Result<Self> {
        let ChangeRow { position, id, code, slug, repeal, number, state, content, published_at } = row;
        let entry = match (number, state, content, published_at) {
            (Some(number), Some(state), Some(content), Some(published_at)) => {
                Some(EntryRow { id, code, slug, repeal, number, state, content, published_at }.try_into()?)
            }
            _ => None,
        };
        Ok(Self { position: OutboxPosition(position), id: ProcedureId(id), entry })
    }
}

/// A procedure with what a decision about it needs.
#[derive(FromRow)]
pub(crate) struct KnownRow {
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    last_number: i64,
    number: Option<i64>,
    origin: Option<String>,
    source: Option<String>,
    content: Option<String>,
}

impl KnownRow {
    /// What is known, and the number of the last edition, whatever its state.
    pub(crate) fn read(self) -> Result<(Known, u32)> {
        let current = match (self.number, self.origin, self.content) {
            (Some(current), Some(origin), Some(content)) => Some(CurrentEdition {
                number: number(current)?,
                origin: from_json_name::<Origin>("origin", origin)?,
                source: self.source.map(SourceKey::from_name),
                content: from_json("content", &content)?,
            }),
            _ => None,
        };
        let procedure = procedure(self.code.as_deref(), &self.slug, self.repeal.as_deref())?;
        let known = Known { id: ProcedureId(self.id), procedure, current, last_fingerprint: None };
        Ok((known, number(self.last_number)?))
    }
}

fn from_json_name<T: serde::de::DeserializeOwned>(column: &'static str, name: String) -> Result<T> {
    serde_json::from_value(Value::String(name)).map_err(|error| unreadable(column)(error.into()))
}

/// A record of a source, as it was when it was last taken in.
#[derive(FromRow)]
pub(crate) struct RecordRow {
    pub source: String,
    pub key: String,
    pub procedure_id: i64,
    pub fingerprint: String,
}

/// An edition.
#[derive(FromRow)]
pub(crate) struct EditionColumns {
    pub number: i64,
    state: String,
    origin: String,
    content: String,
    authors: String,
    approved_by: Option<String>,
    in_force_from: Option<String>,
    reason: Option<String>,
    created_at: String,
    published_at: Option<String>,
    superseded_at: Option<String>,
}

impl TryFrom<EditionColumns> for EditionRow {
    type Error = StoreError;

    fn try_from(row: EditionColumns) -> Result<Self> {
        // The fields of an edition are its own: it reads itself.
        let edition = json!({
            "number": number(row.number)?,
            "state": row.state,
            "origin": row.origin,
            "content": from_json::<Value>("content", &row.content)?,
            "authors": from_json::<Value>("authors", &row.authors)?,
            "approved_by": row.approved_by,
            "in_force_from": row.in_force_from,
            "reason": row.reason,
        });
        let edition: Edition = serde_json::from_value(edition).map_err(|error| unreadable("editions")(error.into()))?;
        let instant = |column, text: Option<String>| text.map(|text| parse::<Timestamp>(column, &text)).transpose();
        Ok(Self {
            edition,
            created_at: parse("created_at", &row.created_at)?,
            published_at: instant("published_at", row.published_at)?,
            superseded_at: instant("superseded_at", row.superseded_at)?,
        })
    }
}

/// A row of the audit.
#[derive(FromRow)]
pub(crate) struct AuditColumns {
    pub number: i64,
    pub at: String,
    pub actor: String,
    pub action: String,
    pub procedure_id: Option<i64>,
    pub detail: String,
}

impl TryFrom<AuditColumns> for AuditRow {
    type Error = StoreError;

    fn try_from(row: AuditColumns) -> Result<Self> {
        Ok(Self {
            number: row.number,
            at: parse("at", &row.at)?,
            actor: row.actor,
            action: row.action,
            procedure: row.procedure_id.map(ProcedureId),
            detail: from_json("detail", &row.detail)?,
        })
    }
}
