//! What the public saw, and when.

use catalogue::{EditionContent, Repeal, Slug};
use jiff::Timestamp;
use registry::{
    ProcedureId,
    history::{History, Lately, LatelyAsked, LatelyKind, LatelyList, PublicEdition},
};
use sqlx::{Database, Encode, FromRow, QueryBuilder, Type};

use crate::{
    either::{Db, on_either},
    instant,
    rows::{Result, from_json, number, parse, procedure, unreadable},
};

#[derive(FromRow)]
struct PublicRow {
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    number: i64,
    state: String,
    content: String,
    published_at: String,
    superseded_at: Option<String>,
}

pub(crate) async fn of(db: &Db, slug: &Slug) -> Result<Option<History>> {
    const EDITIONS: &str = "
        SELECT p.id, p.code, p.slug, p.repeal, e.number, e.state, e.content, e.published_at, e.superseded_at
        FROM procedures p
        JOIN editions e ON e.procedure_id = p.id
        WHERE p.slug = $1 AND e.published_at IS NOT NULL
        ORDER BY e.published_at, e.number";
    let rows: Vec<PublicRow> =
        on_either!(db, pool => sqlx::query_as(EDITIONS).bind(slug.as_str()).fetch_all(pool).await)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let id = ProcedureId(first.id);
    let identity = procedure(first.code.as_deref(), &first.slug, first.repeal.as_deref())?;
    let next: Vec<Option<String>> =
        rows.iter().skip(1).map(|row| Some(row.published_at.clone())).chain([None]).collect();
    let edition = |(row, next): (&PublicRow, &Option<String>)| -> Result<PublicEdition> {
        let withdrawn = row.state == catalogue::EditionState::Withdrawn.key();
        // What was taken back past the program has no end: it ends where the next begins, or at once.
        let until = match (&row.superseded_at, withdrawn) {
            (None, true) => Some(next.as_ref().unwrap_or(&row.published_at)),
            (until, _) => until.as_ref(),
        };
        Ok(PublicEdition {
            number: number(row.number)?,
            content: from_json("content", &row.content)?,
            from: parse("published_at", &row.published_at)?,
            until: until.map(|text| parse::<Timestamp>("superseded_at", text)).transpose()?,
            withdrawn,
        })
    };
    let editions = rows.iter().zip(&next).map(edition).collect::<Result<_>>()?;
    Ok(History::new(id, identity, editions))
}

/// Everything that changed for the public: editions that came, editions that
/// were taken back, and what a source said of the end of a procedure without
/// another edition (the audit is where that is kept).
pub(crate) const CHANGES: &str = "
    WITH changes AS (
        SELECT e.published_at AS at, e.procedure_id, e.number, 'published' AS kind, NULL AS detail
        FROM editions e
        WHERE e.published_at IS NOT NULL
        UNION ALL
        SELECT e.superseded_at, e.procedure_id, e.number, 'taken_back', NULL
        FROM editions e
        WHERE e.state = 'withdrawn' AND e.published_at IS NOT NULL AND e.superseded_at IS NOT NULL
        UNION ALL
        SELECT a.at, a.procedure_id, (
            SELECT o.number FROM editions o
            WHERE o.procedure_id = a.procedure_id AND o.published_at <= a.at
            ORDER BY o.published_at DESC, o.number DESC
            LIMIT 1
        ), 'repeal', a.detail
        FROM audit a
        WHERE a.action = 'procedure.changed' AND a.detail LIKE '%\"repeal\":%' AND a.detail NOT LIKE '%\"edition\":%'
    ) ";

/// What is read of a change that `c` stands for.
pub(crate) const COLUMNS: &str =
    "c.at, c.kind, c.detail, p.id, p.code, p.slug, p.repeal, c.number, e.content, b.content AS before";

/// The procedure, the edition and the one before of a change that `c` stands for.
pub(crate) const JOINED: &str = "
    JOIN procedures p ON p.id = c.procedure_id
    JOIN editions e ON e.procedure_id = c.procedure_id AND e.number = c.number
    LEFT JOIN editions b ON c.kind = 'published' AND b.procedure_id = c.procedure_id AND b.number = (
        SELECT o.number FROM editions o
        WHERE o.procedure_id = c.procedure_id AND (o.published_at, o.number) < (e.published_at, e.number)
        ORDER BY o.published_at DESC, o.number DESC
        LIMIT 1
    ) ";

#[derive(FromRow)]
pub(crate) struct ChangedRow {
    at: String,
    kind: String,
    detail: Option<String>,
    id: i64,
    code: Option<String>,
    slug: String,
    repeal: Option<String>,
    number: i64,
    content: String,
    before: Option<String>,
}

pub(crate) async fn lately(db: &Db, asked: &LatelyAsked) -> Result<LatelyList> {
    const FIRST: &str = "SELECT MIN(published_at) FROM editions WHERE published_at IS NOT NULL";
    let first: Option<String> = on_either!(db, pool => sqlx::query_scalar(FIRST).fetch_one(pool).await)?;
    if asked.procedures.as_ref().is_some_and(Vec::is_empty) {
        let first = first.map(|text| parse("published_at", &text)).transpose()?;
        return Ok(LatelyList { first, ..LatelyList::default() });
    }
    let (total, rows): (i64, Vec<ChangedRow>) = on_either!(db, pool => {
        let mut query = QueryBuilder::new(CHANGES);
        query.push("SELECT COUNT(*) FROM changes c WHERE c.number IS NOT NULL");
        narrow(&mut query, asked);
        let total: i64 = query.build_query_scalar().fetch_one(pool).await?;
        let mut query = QueryBuilder::new(CHANGES);
        query.push("SELECT ").push(COLUMNS).push(" FROM (SELECT * FROM changes c WHERE c.number IS NOT NULL");
        narrow(&mut query, asked);
        query.push(" ORDER BY c.at DESC, c.procedure_id DESC, c.kind, c.number DESC LIMIT ");
        query.push_bind(i64::from(asked.limit)).push(" OFFSET ").push_bind(i64::from(asked.offset));
        query.push(") c ").push(JOINED).push("ORDER BY c.at DESC, c.procedure_id DESC, c.kind, c.number DESC");
        (total, query.build_query_as().fetch_all(pool).await?)
    });
    Ok(LatelyList {
        changes: rows.into_iter().map(Lately::try_from).collect::<Result<_>>()?,
        total: u64::try_from(total).unwrap_or_default(),
        first: first.map(|text| parse("published_at", &text)).transpose()?,
    })
}

fn narrow<'a, D>(query: &mut QueryBuilder<D>, asked: &LatelyAsked)
where
    D: Database,
    String: Encode<'a, D> + Type<D>,
    i64: Encode<'a, D> + Type<D>,
{
    if let Some(from) = asked.from {
        query.push(" AND c.at >= ").push_bind(instant::to_text(from));
    }
    if let Some(before) = asked.before {
        query.push(" AND c.at < ").push_bind(instant::to_text(before));
    }
    if let Some(procedures) = &asked.procedures {
        query.push(" AND c.procedure_id IN (-1");
        for ProcedureId(id) in procedures {
            query.push(", ").push_bind(*id);
        }
        query.push(")");
    }
}

impl TryFrom<ChangedRow> for Lately {
    type Error = crate::rows::StoreError;

    fn try_from(row: ChangedRow) -> Result<Self> {
        let content = Box::new(from_json::<EditionContent>("content", &row.content)?);
        let kind = match row.kind.as_str() {
            "published" => LatelyKind::Published {
                number: number(row.number)?,
                content,
                before: row.before.map(|text| from_json("content", &text)).transpose()?,
            },
            "taken_back" => LatelyKind::TakenBack { number: number(row.number)?, content },
            _ => {
                let detail: serde_json::Value = from_json("detail", row.detail.as_deref().unwrap_or("null"))?;
                let repeal = serde_json::from_value::<Option<Repeal>>(detail["repeal"].clone())
                    .map_err(|error| unreadable("detail")(error.into()))?;
                LatelyKind::Repeal { repeal, content }
            }
        };
        Ok(Self {
            at: parse("at", &row.at)?,
            id: ProcedureId(row.id),
            procedure: procedure(row.code.as_deref(), &row.slug, row.repeal.as_deref())?,
            kind,
        })
    }
}
