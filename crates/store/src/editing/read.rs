use std::collections::HashMap;

use catalogue::{ActorId, EditionContent, EditionState, Slug};
use jiff::{Timestamp, civil::Date};
use registry::{
    EditionRow, ProcedureId,
    editing::{Comment, EditionKey, KeptEdition, KeptProcedure, OpenEdition},
};
use sqlx::{FromRow, QueryBuilder, postgres::PgRow, sqlite::SqliteRow};

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
    procedure_id: i64,
    #[sqlx(flatten)]
    columns: EditionColumns,
    revision: i64,
    based_on: Option<i64>,
    written_by: Option<String>,
}

#[derive(FromRow)]
struct CommentRow {
    procedure_id: i64,
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
    Ok(kept_all(tx, &[id]).await?.pop())
}

/// Some procedures with everything that is kept of them, by their keys. Those
/// that are not there are left out.
pub(crate) async fn kept_all(tx: &mut Tx, ids: &[ProcedureId]) -> Result<Vec<KeptProcedure>> {
    const PROCEDURES: [&str; 2] = ["SELECT id, code, slug, repeal FROM procedures WHERE id", " ORDER BY id"];
    const EDITIONS: [&str; 2] = [
        "SELECT e.procedure_id, e.number, e.state, e.origin, e.content, e.authors, e.approved_by, e.in_force_from,
                e.reason, e.created_at, e.published_at, e.superseded_at, e.revision, e.based_on,
                r.author AS written_by
         FROM editions e
         LEFT JOIN revisions r ON r.procedure_id = e.procedure_id AND r.edition = e.number AND r.revision = e.revision
         WHERE e.procedure_id",
        " ORDER BY e.procedure_id, e.number",
    ];
    const COMMENTS: [&str; 2] =
        ["SELECT procedure_id, edition, at, author, state, text FROM comments WHERE procedure_id", " ORDER BY number"];
    const CONFIRMED: [&str; 2] =
        ["SELECT procedure_id, at, actor FROM confirmations WHERE procedure_id", " ORDER BY procedure_id, at"];
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let procedures: Vec<ProcedureRow> = among(tx, PROCEDURES, ids).await?;
    let editions: Vec<KeptRow> = among(tx, EDITIONS, ids).await?;
    let rows: Vec<CommentRow> = among(tx, COMMENTS, ids).await?;
    let confirmed: Vec<(i64, String, String)> = among(tx, CONFIRMED, ids).await?;
    let mut comments: HashMap<(i64, i64), Vec<Comment>> = HashMap::new();
    for row in rows {
        comments.entry((row.procedure_id, row.edition)).or_default().push(Comment {
            at: parse("at", &row.at)?,
            by: ActorId::new(row.author),
            with: row.state.as_deref().and_then(EditionState::from_key),
            text: row.text,
        });
    }
    // The last of each counts.
    let confirmed: HashMap<i64, (String, String)> =
        confirmed.into_iter().map(|(id, at, actor)| (id, (at, actor))).collect();
    let mut by_procedure: HashMap<i64, Vec<KeptEdition>> = HashMap::new();
    for row in editions {
        let id = row.procedure_id;
        by_procedure.entry(id).or_default().push(edition(row, &mut comments)?);
    }
    procedures
        .into_iter()
        .map(|row| {
            let confirmed = match confirmed.get(&row.id) {
                Some((at, actor)) => Some((parse("at", at)?, ActorId::new(actor))),
                None => None,
            };
            let procedure = procedure(row.code.as_deref(), &row.slug, row.repeal.as_deref())?;
            let editions = by_procedure.remove(&row.id).unwrap_or_default();
            Ok(KeptProcedure::new(ProcedureId(row.id), procedure, editions, confirmed))
        })
        .collect()
}

/// The rows of a statement in which these keys stand between its two halves.
async fn among<R>(tx: &mut Tx, [before, after]: [&'static str; 2], ids: &[ProcedureId]) -> Result<Vec<R>>
where
    R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    macro_rules! ask {
        ($connection:expr) => {{
            let mut query = QueryBuilder::new(before);
            query.push(" IN (");
            let mut list = query.separated(", ");
            for id in ids {
                list.push_bind(id.0);
            }
            query.push(")");
            query.push(after);
            query.build_query_as().fetch_all($connection).await
        }};
    }
    Ok(on_either!(tx, tx => ask!(&mut **tx))?)
}

fn edition(row: KeptRow, comments: &mut HashMap<(i64, i64), Vec<Comment>>) -> Result<KeptEdition> {
    let comments = comments.remove(&(row.procedure_id, row.columns.number)).unwrap_or_default();
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
