use catalogue::{ActorId, AgencyName, FeedbackKind};
use jiff::{Timestamp, civil::Date};
use registry::{
    ProcedureId,
    feedback::{
        About, CodeHash, Event, FeedbackChanges, FeedbackId, FeedbackRow, FeedbackState, KeptFeedback, Unclear,
    },
};
use sqlx::FromRow;

use crate::{
    either::{Db, Tx, on_either},
    rows::{Result, from_json, parse, unreadable},
};

/// How many characters of the words a list shows.
const OPENING: i64 = 160;

#[derive(FromRow)]
struct AboutColumns {
    kind: String,
    procedure_id: Option<i64>,
    unclear: Option<String>,
    document: Option<String>,
    place: Option<String>,
}

impl TryFrom<AboutColumns> for About {
    type Error = crate::rows::StoreError;

    fn try_from(row: AboutColumns) -> Result<Self> {
        let unclear = |key: String| Unclear::from_key(&key).ok_or_else(|| unreadable("unclear")(key.into()));
        Ok(Self {
            kind: kind(&row.kind)?,
            procedure: row.procedure_id.map(ProcedureId),
            unclear: row.unclear.map(unclear).transpose()?,
            document: row.document,
            place: row.place,
        })
    }
}

pub(super) fn kind(key: &str) -> Result<FeedbackKind> {
    FeedbackKind::from_key(key).ok_or_else(|| unreadable("kind")(key.into()))
}

#[derive(FromRow)]
struct FeedbackColumns {
    id: i64,
    #[sqlx(flatten)]
    about: AboutColumns,
    words: Option<String>,
    received_at: String,
    due_on: Option<String>,
    state: String,
    agency: Option<String>,
    answered_at: Option<String>,
    public: bool,
}

fn day(text: Option<&str>) -> Result<Option<Date>> {
    text.map(|text| parse("due_on", text)).transpose()
}

impl TryFrom<FeedbackColumns> for FeedbackRow {
    type Error = crate::rows::StoreError;

    fn try_from(row: FeedbackColumns) -> Result<Self> {
        let state = FeedbackState::from_key(&row.state).ok_or_else(|| unreadable("state")(row.state.clone().into()))?;
        Ok(Self {
            id: FeedbackId(row.id),
            about: row.about.try_into()?,
            opening: row.words.unwrap_or_default(),
            received_at: parse("received_at", &row.received_at)?,
            due_on: day(row.due_on.as_deref())?,
            state,
            agency: row.agency.map(AgencyName::from),
            answered_at: row.answered_at.map(|at| parse::<Timestamp>("answered_at", &at)).transpose()?,
            public: row.public,
        })
    }
}

/// Those of a state, or all, newest first.
pub(crate) async fn list(db: &Db, state: Option<FeedbackState>, limit: u32) -> Result<Vec<FeedbackRow>> {
    const LIST: &str = "
        SELECT f.id, f.kind, f.procedure_id, f.unclear, f.document, f.place, SUBSTR(f.words, 1, CAST($3 AS INTEGER)) AS words,
               f.received_at, f.due_on, f.state, f.agency, f.answered_at,
               EXISTS (SELECT 1 FROM feedback_published p
                       WHERE p.feedback_id = f.id AND p.taken_back_at IS NULL) AS public
        FROM feedback f
        WHERE $1 = '' OR f.state = $1
        ORDER BY f.id DESC
        LIMIT $2";
    let state = state.map_or("", FeedbackState::key);
    let rows: Vec<FeedbackColumns> = on_either!(db, pool => {
        sqlx::query_as(LIST).bind(state).bind(i64::from(limit)).bind(OPENING).fetch_all(pool).await
    })?;
    rows.into_iter().map(FeedbackRow::try_from).collect()
}

/// One with everything that is kept of it.
pub(crate) async fn one(db: &Db, id: FeedbackId) -> Result<Option<KeptFeedback>> {
    let mut tx = db.begin_reading().await?;
    let kept = kept(&mut tx, id).await?;
    tx.rollback().await?;
    Ok(kept)
}

/// The one that a code follows.
pub(crate) async fn by_code(db: &Db, code: &CodeHash) -> Result<Option<KeptFeedback>> {
    const FIND: &str = "SELECT feedback_id FROM feedback_sendings WHERE code = $1";
    let id: Option<i64> = on_either!(db, pool => {
        sqlx::query_scalar(FIND).bind(&code.0).fetch_optional(pool).await
    })?;
    match id {
        Some(id) => one(db, FeedbackId(id)).await,
        None => Ok(None),
    }
}

#[derive(FromRow)]
struct KeptColumns {
    #[sqlx(flatten)]
    about: AboutColumns,
    words: Option<String>,
    received_at: String,
    due_on: Option<String>,
}

#[derive(FromRow)]
struct EventRow {
    at: String,
    actor: String,
    did: String,
}

pub(super) async fn kept(tx: &mut Tx, id: FeedbackId) -> Result<Option<KeptFeedback>> {
    const KEPT: &str = "
        SELECT kind, procedure_id, unclear, document, place, words, received_at, due_on FROM feedback WHERE id = $1";
    const EVENTS: &str = "SELECT at, actor, did FROM feedback_events WHERE feedback_id = $1 ORDER BY number";
    const TIMES: &str = "SELECT COUNT(*) FROM feedback_sendings WHERE feedback_id = $1";
    const CONTACTS: &str = "
        SELECT c.contact
        FROM feedback_contacts c
        JOIN feedback_sendings s ON s.id = c.sending_id
        WHERE s.feedback_id = $1 AND c.contact IS NOT NULL
        ORDER BY s.id";
    let row: Option<KeptColumns> =
        on_either!(&mut *tx, tx => sqlx::query_as(KEPT).bind(id.0).fetch_optional(&mut **tx).await)?;
    let Some(row) = row else { return Ok(None) };
    let events: Vec<EventRow> =
        on_either!(&mut *tx, tx => sqlx::query_as(EVENTS).bind(id.0).fetch_all(&mut **tx).await)?;
    let times: i64 = on_either!(&mut *tx, tx => sqlx::query_scalar(TIMES).bind(id.0).fetch_one(&mut **tx).await)?;
    let contacts: Vec<String> =
        on_either!(tx, tx => sqlx::query_scalar(CONTACTS).bind(id.0).fetch_all(&mut **tx).await)?;
    let event = |row: EventRow| {
        let at: Timestamp = parse("at", &row.at)?;
        Ok(Event { at, by: ActorId::new(row.actor), did: from_json("did", &row.did)? })
    };
    let events: Vec<Event> = events.into_iter().map(event).collect::<Result<_>>()?;
    Ok(Some(KeptFeedback {
        id,
        about: row.about.try_into()?,
        text: row.words,
        received_at: parse("received_at", &row.received_at)?,
        due_on: day(row.due_on.as_deref())?,
        times: u32::try_from(times).unwrap_or(u32::MAX),
        contacts,
        changes: FeedbackChanges { events_before: events.len(), ..FeedbackChanges::default() },
        events,
    }))
}
