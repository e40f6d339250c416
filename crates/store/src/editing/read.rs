use std::collections::HashMap;

use catalogue::{ActorId, EditionContent, EditionState, Slug};
use jiff::{Timestamp, civil::Date};
use registry::{
    EditionRow, ProcedureId,
    editing::{Comment, EditionKey, KeptEdition, KeptProcedure, OpenEdition},
};
use sqlx::FromRow;

use crate::{
    either::{Db, Tx, on_either},
    rows::{EditionColumns, Result, from_json, number, parse, procedure},
};

#[derive(FromRow)]
struct ProcedureRow {
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
}

#[derive(FromRow)]
struct KeptRow {
    #[sqlx(flatten)]
    columns: EditionColumns,
    revision: i64,
    based_on: Option<i64>,
    written_by: Option<String>,
}

#[derive(FromRow)]
struct CommentRow {
    edition: i64,
    at: String,
    author: String,
    state: Option<String>,
    text: String,
}

/// The procedure at an address.
pub(crate) async fn find(db: &Db, slug: &Slug) -> Result<Option<ProcedureId>> {
    const ID: &str = "SELECT id FROM procedures WHERE slug = $1";
    let id: Option<i64> =
        on_either!(db, pool => sqlx::query_scalar(ID).bind(slug.as_str()).fetch_optional(pool).await)?;
    Ok(id.map(ProcedureId))
}

/// A procedure with everything that is kept of it.
pub(crate) async fn kept(tx: &mut Tx, id: ProcedureId) -> Result<Option<KeptProcedure>> {
    const PROCEDURE: &str = "SELECT id, code, slug, repeal FROM procedures WHERE id = $1";
    const EDITIONS: &str = "
        SELECT e.number, e.state, e.origin, e.content, e.authors, e.approved_by, e.in_force_from, e.reason,
               e.created_at, e.published_at, e.superseded_at, e.revision, e.based_on, r.author AS written_by
        FROM editions e
        LEFT JOIN revisions r ON r.procedure_id = e.procedure_id AND r.edition = e.number AND r.revision = e.revision
        WHERE e.procedure_id = $1
        ORDER BY e.number";
    const COMMENTS: &str =
        "SELECT edition, at, author, state, text FROM comments WHERE procedure_id = $1 ORDER BY number";
    const CONFIRMED: &str = "SELECT at, actor FROM confirmations WHERE procedure_id = $1 ORDER BY at DESC LIMIT 1";
    let row: Option<ProcedureRow> =
        on_either!(&mut *tx, tx => sqlx::query_as(PROCEDURE).bind(id.0).fetch_optional(&mut **tx).await)?;
    let Some(row) = row else { return Ok(None) };
    let editions: Vec<KeptRow> =
        on_either!(&mut *tx, tx => sqlx::query_as(EDITIONS).bind(id.0).fetch_all(&mut **tx).await)?;
    let rows: Vec<CommentRow> =
        on_either!(&mut *tx, tx => sqlx::query_as(COMMENTS).bind(id.0).fetch_all(&mut **tx).await)?;
    let confirmed: Option<(String, String)> =
        on_either!(&mut *tx, tx => sqlx::query_as(CONFIRMED).bind(id.0).fetch_optional(&mut **tx).await)?;
    let mut comments: HashMap<i64, Vec<Comment>> = HashMap::new();
    for row in rows {
        comments.entry(row.edition).or_default().push(Comment {
            at: parse("at", &row.at)?,
            by: ActorId::new(row.author),
            with: row.state.as_deref().and_then(EditionState::from_key),
            text: row.text,
        });
    }
    let editions = editions.into_iter().map(|row| edition(row, &mut comments)).collect::<Result<_>>()?;
    let confirmed =
        confirmed.map(|(at, actor)| Ok::<_, crate::rows::StoreError>((parse("at", &at)?, ActorId::new(actor))));
    let procedure = procedure(row.code.as_deref(), &row.slug, row.repeal.as_deref())?;
    Ok(Some(KeptProcedure::new(ProcedureId(row.id), procedure, editions, confirmed.transpose()?)))
}

fn edition(row: KeptRow, comments: &mut HashMap<i64, Vec<Comment>>) -> Result<KeptEdition> {
    let comments = comments.remove(&row.columns.number).unwrap_or_default();
    let EditionRow { edition, created_at, published_at, superseded_at } = row.columns.try_into()?;
    Ok(KeptEdition {
        edition,
        revision: number(row.revision)?,
        based_on: row.based_on.map(number).transpose()?,
        created_at,
        published_at,
        superseded_at,
        written_by: row.written_by.map(ActorId::new),
        comments,
    })
}

pub(crate) async fn revision(db: &Db, key: EditionKey, revision: u32) -> Result<Option<EditionContent>> {
    const REVISION: &str = "SELECT content FROM revisions WHERE procedure_id = $1 AND edition = $2 AND revision = $3";
    let content: Option<String> = on_either!(db, pool => {
        sqlx::query_scalar(REVISION)
            .bind(key.procedure.0)
            .bind(i64::from(key.number))
            .bind(i64::from(revision))
            .fetch_optional(pool)
            .await
    })?;
    content.map(|text| from_json("content", &text)).transpose()
}

#[derive(FromRow)]
struct OpenRow {
    #[sqlx(flatten)]
    procedure: ProcedureRow,
    #[sqlx(flatten)]
    columns: EditionColumns,
    changed_at: String,
}

pub(crate) async fn open_editions(db: &Db) -> Result<Vec<OpenEdition>> {
    const OPEN: &str = "
        SELECT p.id, p.code, p.slug, p.repeal,
               e.number, e.state, e.origin, e.content, e.authors, e.approved_by, e.in_force_from, e.reason,
               e.created_at, e.published_at, e.superseded_at, COALESCE(e.changed_at, e.created_at) AS changed_at
        FROM editions e
        JOIN procedures p ON p.id = e.procedure_id
        WHERE e.state IN ('draft', 'submitted', 'approved', 'scheduled')
        ORDER BY changed_at, p.id, e.number";
    let rows: Vec<OpenRow> = on_either!(db, pool => sqlx::query_as(OPEN).fetch_all(pool).await)?;
    let open = |row: OpenRow| {
        let ProcedureRow { id, code, slug, repeal } = row.procedure;
        let EditionRow { edition, .. } = row.columns.try_into()?;
        Ok(OpenEdition {
            id: ProcedureId(id),
            procedure: procedure(code.as_deref(), &slug, repeal.as_deref())?,
            edition,
            changed_at: parse("changed_at", &row.changed_at)?,
        })
    };
    rows.into_iter().map(open).collect()
}

pub(crate) async fn due(db: &Db, today: Date) -> Result<Vec<EditionKey>> {
    const DUE: &str = "
        SELECT procedure_id, number FROM editions
        WHERE state = 'scheduled' AND in_force_from <= $1
        ORDER BY in_force_from, procedure_id, number";
    let rows: Vec<(i64, i64)> =
        on_either!(db, pool => sqlx::query_as(DUE).bind(today.to_string()).fetch_all(pool).await)?;
    rows.into_iter()
        .map(|(id, edition)| Ok(EditionKey { procedure: ProcedureId(id), number: number(edition)? }))
        .collect()
}

pub(crate) async fn confirmations(db: &Db) -> Result<Vec<(ProcedureId, Timestamp)>> {
    const LAST: &str = "SELECT procedure_id, MAX(at) FROM confirmations GROUP BY procedure_id";
    let rows: Vec<(i64, String)> = on_either!(db, pool => sqlx::query_as(LAST).fetch_all(pool).await)?;
    rows.into_iter().map(|(id, at)| Ok((ProcedureId(id), parse("at", &at)?))).collect()
}
