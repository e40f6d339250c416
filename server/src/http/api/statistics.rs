//! How far procedures can be done online: now, and over time against the targets.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use catalogue::OnlineLevel;
use registry::{
    Coverage, Snapshot,
    online::{Of, Target, coverage_on, in_force, months, series},
    today,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    history::away,
    keys::{Level, OnlineLevelName},
    parameters,
    query::Query,
};
use crate::http::{Http, problem::Problem};

/// How many procedures are at which online level. What nobody told of is unknown, never low.
#[derive(Serialize, ToSchema)]
pub struct OnlineCounts {
    /// All that are in force.
    total: usize,
    /// At level 4, toàn trình.
    full: usize,
    /// At level 3, một phần.
    partial: usize,
    /// At level 1 or 2.
    lower: usize,
    /// Whose level nobody has set.
    unknown: usize,
}

/// The counts of a sector or an agency.
#[derive(Serialize, ToSchema)]
pub struct NamedCounts {
    /// Its slug.
    slug: String,
    /// Its name, in Vietnamese.
    name: String,
    /// How many are at which level.
    online: OnlineCounts,
}

/// The counts of a level of government. A procedure may be of several.
#[derive(Serialize, ToSchema)]
pub struct LevelCounts {
    /// The level of government.
    level: Level,
    /// How many are at which level.
    online: OnlineCounts,
}

/// How far procedures can be done online today.
#[derive(Serialize, ToSchema)]
pub struct Statistics {
    /// The day, in Việt Nam.
    #[schema(format = Date)]
    day: String,
    /// Of all procedures.
    online: OnlineCounts,
    /// By level of government, as far as it is known.
    by_level: Vec<LevelCounts>,
    /// By sector, in the order of their slugs.
    by_sector: Vec<NamedCounts>,
    /// By agency that carries out or decides, in the order of their slugs; with the level that an
    /// agency has of its own.
    by_agency: Vec<NamedCounts>,
}

/// How far procedures could be done online, month by month.
#[derive(Serialize, ToSchema)]
pub struct MonthlyStatistics {
    /// The sector that it is of, by its slug; null where of all.
    #[schema(required)]
    sector: Option<String>,
    /// The agency that it is of, by its slug; null where of all.
    #[schema(required)]
    agency: Option<String>,
    /// The ends of months, oldest first; the last is today.
    months: Vec<MonthCounts>,
    /// The targets that were set for it.
    targets: Vec<OnlineTarget>,
}

/// The counts at the end of a month.
#[derive(Serialize, ToSchema)]
pub struct MonthCounts {
    /// The last day that counts.
    #[schema(format = Date)]
    day: String,
    /// How many were at which level.
    online: OnlineCounts,
}

/// How many procedures are to be at a level by a day.
#[derive(Serialize, ToSchema)]
pub struct OnlineTarget {
    /// The sector that it is for, by its slug; null where for all.
    #[schema(required)]
    sector: Option<String>,
    /// This level or higher.
    level: OnlineLevelName,
    /// So many of a hundred.
    #[schema(minimum = 1, maximum = 100)]
    share: u8,
    /// By this day.
    #[schema(format = Date)]
    by: String,
    /// The decision that set it.
    decision: String,
    /// How many there are at that level or higher now. Of those whose level is unknown, more may be.
    reached: usize,
}

impl From<Coverage> for OnlineCounts {
    fn from(coverage: Coverage) -> Self {
        let Coverage { total, partial, full, lower, unknown } = coverage;
        Self { total, full, partial, lower, unknown }
    }
}

/// Online levels today
///
/// How many procedures are at which online level, in all, by level of government, by sector and by
/// agency.
#[utoipa::path(
    get,
    path = "/api/v1/statistics",
    operation_id = "getStatistics",
    tag = "statistics",
    responses((status = 200, description = "The counts.", body = Statistics))
)]
pub async fn statistics(State(http): State<Http>, mut query: Query) -> Result<Response, Problem> {
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let day = today();
    let named = |slug: &catalogue::Slug, name: &str, coverage: Coverage| NamedCounts {
        slug: slug.to_string(),
        name: name.to_owned(),
        online: coverage.into(),
    };
    let levels = catalogue::AdministrativeLevel::ALL.map(|level| {
        let of = snapshot.entries().filter(|entry| entry.content.levels.contains(&level));
        LevelCounts { level: level.into(), online: coverage_on(of, day, None).into() }
    });
    let sectors = snapshot.sectors().iter();
    let agencies = snapshot.agencies().iter().filter(|agency| !agency.entries.is_empty());
    let body = Statistics {
        day: day.to_string(),
        online: coverage_on(snapshot.entries(), day, None).into(),
        by_level: levels.into(),
        by_sector: sectors
            .map(|sector| named(&sector.slug, &sector.name, coverage_on(&sector.entries, day, None)))
            .collect(),
        by_agency: agencies
            .map(|agency| named(&agency.slug, &agency.name, coverage_on(&agency.entries, day, Some(&agency.slug))))
            .collect(),
    };
    Ok(Json(body).into_response())
}

/// Online levels by month
///
/// What was public at the end of each month, for a year at least, and the targets that were set.
#[utoipa::path(
    get,
    path = "/api/v1/statistics/months",
    operation_id = "getMonthlyStatistics",
    tag = "statistics",
    params(parameters::Narrowed),
    responses((status = 200, description = "The counts.", body = MonthlyStatistics))
)]
pub async fn months_of(State(http): State<Http>, mut query: Query) -> Result<Response, Problem> {
    let portal = &http.site.portal;
    let snapshot = portal.snapshot();
    let of = asked(&mut query, &snapshot);
    query.check()?;
    let answer = async { Ok((portal.online_editions().await?, portal.targets().await?)) };
    let (editions, targets) = answer.await.map_err(|error| away(&error, &query))?;
    let days = months(&editions, today());
    let counts = series(&editions, &days, &of);
    let now = counts.last().copied().unwrap_or_default();
    let (sector, agency) = match &of {
        Of::All => (None, None),
        Of::Sector(slug) => (Some(slug.to_string()), None),
        Of::Agency(slug) => (None, Some(slug.to_string())),
    };
    let mut targets: Vec<&Target> = in_force(&targets);
    targets.retain(|target| match &of {
        Of::All => target.target.sector.is_none(),
        Of::Sector(sector) => target.target.sector.as_ref() == Some(sector),
        Of::Agency(_) => false,
    });
    targets.sort_by_key(|target| target.target.level);
    let body = MonthlyStatistics {
        sector,
        agency,
        months: days
            .iter()
            .zip(counts)
            .map(|(day, coverage)| MonthCounts { day: day.to_string(), online: coverage.into() })
            .collect(),
        targets: targets.into_iter().map(|target| OnlineTarget::of(target, now)).collect(),
    };
    Ok(Json(body).into_response())
}

fn asked(query: &mut Query, snapshot: &Snapshot) -> Of {
    let sector = query.named("sector", |slug| snapshot.sector(slug).map(|sector| sector.slug.clone()));
    let agency = query.named("agency", |slug| snapshot.agency(slug).map(|agency| agency.slug.clone()));
    match (sector, agency) {
        (None, None) => Of::All,
        (Some(sector), None) => Of::Sector(sector),
        (None, Some(agency)) => Of::Agency(agency),
        (Some(sector), Some(agency)) => {
            query.refuse_because("agency", agency.as_str(), "problem-one-of-both");
            Of::Sector(sector)
        }
    }
}

impl OnlineTarget {
    fn of(target: &Target, now: Coverage) -> Self {
        let set = &target.target;
        let level: OnlineLevel = set.level;
        Self {
            sector: set.sector.as_ref().map(ToString::to_string),
            level: level.into(),
            share: set.share,
            by: set.by.to_string(),
            decision: set.decision.clone(),
            reached: now.at_least(level),
        }
    }
}
