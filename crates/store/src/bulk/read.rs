use std::collections::{BTreeSet, HashMap};

use catalogue::{ActorId, EditionState};
use registry::{
    EditionRow, ProcedureId,
    bulk::{Batch, BatchAnnouncement, BatchId, BatchItem, BatchKind, Standing, Wanted},
};
use sqlx::{FromRow, QueryBuilder};

use crate::{
    either::{Db, on_either},
    rows::{EditionColumns, Result, from_json, number, parse, procedure, unreadable},
};

#[derive(FromRow)]
struct StandingRow {
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    current: i64,
    content: String,
    open: Option<i64>,
    authors: Option<String>,
}

/// The edition that the public sees, else the last; and the one that is open.
const STANDING: &str = "
    SELECT p.id, p.code, p.slug, p.repeal, c.number AS current, c.content, o.number AS open, o.authors
    FROM procedures p
    JOIN editions c ON c.procedure_id = p.id AND c.number = COALESCE(
        (SELECT e.number FROM editions e WHERE e.procedure_id = p.id AND e.state = 'published'),
        (SELECT MAX(e.number) FROM editions e WHERE e.procedure_id = p.id)
    )
    LEFT JOIN editions o ON o.procedure_id = p.id AND o.state IN ('draft', 'submitted')
    WHERE ";

pub(crate) async fn standing(db: &Db, wanted: Wanted<'_>) -> Result<Vec<Standing>> {
    macro_rules! ask {
        ($pool:expr, $column:literal, $values:expr) => {{
            let mut query = QueryBuilder::new(STANDING);
            query.push(concat!("p.", $column, " IN ("));
            let mut list = query.separated(", ");
            for value in $values {
                list.push_bind(value);
            }
            query.push(")");
            query.build_query_as().fetch_all($pool).await
        }};
    }
    let empty = match wanted {
        Wanted::Codes(codes) => codes.is_empty(),
        Wanted::Slugs(slugs) => slugs.is_empty(),
        Wanted::Ids(ids) => ids.is_empty(),
    };
    if empty {
        return Ok(Vec::new());
    }
    let rows: Vec<StandingRow> = on_either!(db, pool => match wanted {
        Wanted::Codes(codes) => ask!(pool, "code", codes.iter().map(|code| code.as_str().to_owned())),
        Wanted::Slugs(slugs) => ask!(pool, "slug", slugs.iter().map(|slug| slug.as_str().to_owned())),
        Wanted::Ids(ids) => ask!(pool, "id", ids.iter().map(|id| id.0)),
    })?;
    rows.into_iter()
        .map(|row| {
            let open = match (row.open, row.authors) {
                (Some(open), Some(authors)) => {
                    let authors: BTreeSet<ActorId> = from_json("authors", &authors)?;
                    Some((number(open)?, authors.into_iter().collect()))
                }
                _ => None,
            };
            Ok(Standing {
                id: ProcedureId(row.id),
                procedure: procedure(row.code.as_deref(), &row.slug, row.repeal.as_deref())?,
                current: number(row.current)?,
                content: from_json("content", &row.content)?,
                open,
            })
        })
        .collect()
}

#[derive(FromRow)]
struct BatchRow {
    id: i64,
    name: String,
    kind: String,
    made_by: String,
    made_at: String,
    detail: String,
    restores: Option<i64>,
    state: String,
    announcement: Option<String>,
    in_force_from: Option<String>,
}

/// One batch, or the last ones, newest first.
pub(crate) async fn batches(db: &Db, id: Option<BatchId>, limit: u32) -> Result<Vec<Batch>> {
    const BATCHES: &str = "
        SELECT b.id, b.name, b.kind, b.made_by, b.made_at, b.detail, b.restores, b.state,
               a.announcement, a.in_force_from
        FROM batches b
        LEFT JOIN batch_announcements a
          ON a.number = (SELECT MAX(l.number) FROM batch_announcements l WHERE l.batch_id = b.id)
        WHERE $1 = 0 OR b.id = $1
        ORDER BY b.id DESC
        LIMIT $2";
    const STATES: &str = "
        SELECT i.batch_id, e.state, COUNT(*)
        FROM batch_items i
        JOIN editions e ON e.procedure_id = i.procedure_id AND e.number = i.edition
        WHERE i.batch_id >= $1 AND i.batch_id <= $2
        GROUP BY i.batch_id, e.state";
    let wanted = id.map_or(0, |id| id.0);
    let rows: Vec<BatchRow> = on_either!(db, pool => {
        sqlx::query_as(BATCHES).bind(wanted).bind(i64::from(limit)).fetch_all(pool).await
    })?;
    let (Some(first), Some(last)) = (rows.last().map(|row| row.id), rows.first().map(|row| row.id)) else {
        return Ok(Vec::new());
    };
    let counts: Vec<(i64, String, i64)> = on_either!(db, pool => {
        sqlx::query_as(STATES).bind(first).bind(last).fetch_all(pool).await
    })?;
    let mut states: HashMap<i64, Vec<(EditionState, usize)>> = HashMap::new();
    for (batch, state, count) in counts {
        let state = EditionState::from_key(&state).ok_or_else(|| unreadable("state")(state.into()))?;
        states.entry(batch).or_default().push((state, usize::try_from(count).unwrap_or_default()));
    }
    rows.into_iter().map(|row| batch(row, &mut states)).collect()
}

fn batch(row: BatchRow, states: &mut HashMap<i64, Vec<(EditionState, usize)>>) -> Result<Batch> {
    let announcement = row.announcement.as_deref().map(|text| from_json("announcement", text)).transpose()?;
    let in_force_from = row.in_force_from.as_deref().map(|day| parse("in_force_from", day)).transpose()?;
    Ok(Batch {
        id: BatchId(row.id),
        name: row.name,
        kind: BatchKind::from_key(&row.kind).ok_or_else(|| unreadable("kind")(row.kind.into()))?,
        made_by: ActorId::new(row.made_by),
        made_at: parse("made_at", &row.made_at)?,
        detail: from_json("detail", &row.detail)?,
        restores: row.restores.map(BatchId),
        undone: row.state == "undone",
        announcement: announcement.map(|announcement| BatchAnnouncement { announcement, in_force_from }),
        states: states.remove(&row.id).unwrap_or_default(),
    })
}

pub(crate) async fn editions(db: &Db, id: BatchId) -> Result<Vec<(ProcedureId, u32)>> {
    const ITEMS: &str = "SELECT procedure_id, edition FROM batch_items WHERE batch_id = $1 ORDER BY position";
    let rows: Vec<(i64, i64)> = on_either!(db, pool => sqlx::query_as(ITEMS).bind(id.0).fetch_all(pool).await)?;
    rows.into_iter().map(|(id, edition)| Ok((ProcedureId(id), number(edition)?))).collect()
}

#[derive(FromRow)]
struct ItemRow {
    position: i64,
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    before: Option<String>,
    #[sqlx(flatten)]
    columns: EditionColumns,
}

pub(crate) async fn items(
    db: &Db,
    id: BatchId,
    state: Option<EditionState>,
    offset: u32,
    limit: u32,
) -> Result<Vec<BatchItem>> {
    const ITEMS: &str = "
        SELECT i.position, p.id, p.code, p.slug, p.repeal, b.content AS before,
               e.number, e.state, e.origin, e.content, e.authors, e.approved_by, e.in_force_from, e.reason,
               e.created_at, e.published_at, e.superseded_at
        FROM batch_items i
        JOIN procedures p ON p.id = i.procedure_id
        JOIN editions e ON e.procedure_id = i.procedure_id AND e.number = i.edition
        LEFT JOIN editions b ON b.procedure_id = e.procedure_id AND b.number = e.based_on
        WHERE i.batch_id = $1 AND ($2 = '' OR e.state = $2)
        ORDER BY i.position
        LIMIT $3 OFFSET $4";
    let rows: Vec<ItemRow> = on_either!(db, pool => {
        sqlx::query_as(ITEMS)
            .bind(id.0)
            .bind(state.map_or("", EditionState::key))
            .bind(i64::from(limit))
            .bind(i64::from(offset))
            .fetch_all(pool)
            .await
    })?;
    rows.into_iter()
        .map(|row| {
            let EditionRow { edition, .. } = row.columns.try_into()?;
            Ok(BatchItem {
                position: number(row.position)?,
                id: ProcedureId(row.id),
                procedure: procedure(row.code.as_deref(), &row.slug, row.repeal.as_deref())?,
                edition,
                before: row.before.as_deref().map(|text| from_json("content", text)).transpose()?,
            })
        })
        .collect()
}
