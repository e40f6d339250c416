use catalogue::Markdown;
use registry::{
    ProcedureId,
    feedback::{PublishedAsked, PublishedFeedback, PublishedList},
};
use sqlx::FromRow;

use super::read::kind;
use crate::{
    either::{Db, on_either},
    rows::{Result, parse},
};

#[derive(FromRow)]
struct PublishedRow {
    number: i64,
    kind: String,
    procedure_id: Option<i64>,
    question: String,
    answer: String,
    answered_at: String,
}

impl TryFrom<PublishedRow> for PublishedFeedback {
    type Error = crate::rows::StoreError;

    fn try_from(row: PublishedRow) -> Result<Self> {
        Ok(Self {
            number: row.number,
            kind: kind(&row.kind)?,
            procedure: row.procedure_id.map(ProcedureId),
            question: row.question,
            answer: Markdown::new(&row.answer),
            answered_at: parse("answered_at", &row.answered_at)?,
        })
    }
}

/// What the public sees, newest first.
pub(crate) async fn published(db: &Db, asked: &PublishedAsked) -> Result<PublishedList> {
    const LIST: &str = "
        SELECT p.number, f.kind, f.procedure_id, p.question, p.answer, COALESCE(f.answered_at, p.published_at) AS answered_at
        FROM feedback_published p
        JOIN feedback f ON f.id = p.feedback_id
        WHERE p.taken_back_at IS NULL AND ($1 = '' OR f.kind = $1) AND ($2 = 0 OR f.procedure_id = $2)
        ORDER BY p.number DESC
        LIMIT $3 OFFSET $4";
    const TOTAL: &str = "
        SELECT COUNT(*)
        FROM feedback_published p
        JOIN feedback f ON f.id = p.feedback_id
        WHERE p.taken_back_at IS NULL AND ($1 = '' OR f.kind = $1) AND ($2 = 0 OR f.procedure_id = $2)";
    let kind = asked.kind.map_or("", catalogue::FeedbackKind::key);
    let procedure = asked.procedure.map_or(0, |ProcedureId(id)| id);
    let rows: Vec<PublishedRow> = on_either!(db, pool => {
        sqlx::query_as(LIST)
            .bind(kind)
            .bind(procedure)
            .bind(i64::from(asked.limit))
            .bind(i64::from(asked.offset))
            .fetch_all(pool)
            .await
    })?;
    let total: i64 = on_either!(db, pool => {
        sqlx::query_scalar(TOTAL).bind(kind).bind(procedure).fetch_one(pool).await
    })?;
    let feedback = rows.into_iter().map(PublishedFeedback::try_from).collect::<Result<_>>()?;
    Ok(PublishedList { feedback, total: u64::try_from(total).unwrap_or_default() })
}
