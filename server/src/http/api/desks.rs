//! Where papers are handed in.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use catalogue::desk::{DeskOf, Directory, Former, Found, OneStopDesk, UnitName, Via};
use registry::{Entry, SearchRequest};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    groups::{Words, links, words},
    keys::DeskKey,
    list::{List, ordered},
    parameters,
    procedures::resource::ProcedureLink,
    query::Query,
};
use crate::http::{Http, problem::Problem};

/// A place where papers are handed in. What nobody has told is null or empty: no address is
/// guessed.
#[derive(Serialize, ToSchema)]
pub struct Desk {
    /// Its slug.
    slug: String,
    /// What sort of place it is.
    kind: DeskKey,
    /// Its name, in Vietnamese.
    name: String,
    /// Its name in each language that it has one in, by tag.
    names: Words,
    /// The province that it is in.
    #[schema(required)]
    province: Option<Unit>,
    /// Its commune, ward or special zone; null where it is one of the whole province.
    #[schema(required)]
    commune: Option<Unit>,
    /// Whom to ask about it.
    ask: String,
    /// Street and number; may be empty.
    address: String,
    /// Its telephone numbers.
    telephones: Vec<String>,
    /// Its e-mail address.
    #[schema(required)]
    email: Option<String>,
    /// When it is open; null where that is not known.
    #[schema(required)]
    hours: Option<WeeklyHours>,
    /// Where it is.
    #[schema(required)]
    coordinates: Option<Coordinates>,
    /// How people come in who cannot take stairs, or need other help; may be empty.
    access: String,
    /// When somebody last compared this with its source.
    #[schema(required, format = Date)]
    checked_on: Option<String>,
    /// Whether whoever runs the desk said that this is right.
    confirmed: bool,
    /// Why it was found, where a commune was looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    found_by: Option<FoundBy>,
    /// Its page on this site.
    url: String,
    /// The procedures that it takes, in this API.
    procedures_url: String,
    /// All about it in this API.
    api_url: String,
}

/// An administrative unit.
#[derive(Serialize, ToSchema)]
pub struct Unit {
    /// What addresses name it by.
    slug: String,
    /// Its name.
    name: String,
    /// What it was before the mergers of 2025, by district; empty for provinces.
    formerly: Vec<FormerUnits>,
}

/// What a commune took over of a district.
#[derive(Serialize, ToSchema)]
pub struct FormerUnits {
    /// The district.
    district: String,
    /// The communes, wards and townships that it took over whole.
    units: Vec<String>,
    /// Those of which it took over a part.
    parts_of: Vec<String>,
}

/// The hours of a week: the parts of each day, as `07:30-11:30`. A day without any is one on
/// which the desk is closed.
#[derive(Serialize, ToSchema)]
pub struct WeeklyHours {
    /// Thứ Hai.
    monday: Vec<String>,
    /// Thứ Ba.
    tuesday: Vec<String>,
    /// Thứ Tư.
    wednesday: Vec<String>,
    /// Thứ Năm.
    thursday: Vec<String>,
    /// Thứ Sáu.
    friday: Vec<String>,
    /// Thứ Bảy.
    saturday: Vec<String>,
    /// Chủ nhật.
    sunday: Vec<String>,
}

/// A point on the map, in degrees.
#[derive(Serialize, ToSchema)]
pub struct Coordinates {
    /// North.
    latitude: f64,
    /// East.
    longitude: f64,
}

/// Why a desk was found.
#[derive(Serialize, ToSchema)]
pub struct FoundBy {
    /// By which name.
    kind: FoundKind,
    /// The name of what was found, as it is or was.
    #[schema(required)]
    name: Option<String>,
    /// The district that it was in, where it is a former one.
    #[schema(required)]
    district: Option<String>,
    /// Whether all of it became part of the commune; the rest went elsewhere.
    whole: bool,
    /// Whether the name was not quite what was written.
    guessed: bool,
}

/// By which name a desk was found.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// That of the commune.
    Commune,
    /// That of what became part of it.
    Former,
    /// That of the district that it was in.
    District,
    /// That of the province.
    Province,
}

impl FoundBy {
    fn of(found: &Found, commune: Option<&UnitName>) -> Self {
        let name = |name: &UnitName| Some(name.to_string());
        let (kind, name, district, whole) = match &found.via {
            Via::Name => (FoundKind::Commune, commune.and_then(name), None, true),
            Via::Former { unit, district, whole } => (FoundKind::Former, name(unit), name(district), *whole),
            Via::District(district) => (FoundKind::District, name(district), name(district), true),
        };
        Self { kind, name, district, whole, guessed: found.guessed }
    }
}

impl Desk {
    fn of(directory: &Directory, desk: &OneStopDesk, found_by: Option<FoundBy>) -> Self {
        let slug = &desk.slug;
        let commune = directory.commune_of(desk);
        let province = directory.province_of(desk);
        Self {
            slug: slug.to_string(),
            kind: desk.kind.into(),
            name: desk.name.original().to_owned(),
            names: words(&desk.name),
            province: province.map(|province| Unit {
                slug: province.slug.to_string(),
                name: province.name.to_string(),
                formerly: Vec::new(),
            }),
            commune: commune.map(|commune| Unit {
                slug: commune.slug.to_string(),
                name: commune.name.to_string(),
                formerly: commune.formerly.iter().map(FormerUnits::of).collect(),
            }),
            ask: desk.ask.clone(),
            address: desk.address.clone(),
            telephones: desk.telephones.iter().map(|number| number.as_str().to_owned()).collect(),
            email: desk.email.as_ref().map(|email| email.as_str().to_owned()),
            hours: desk.hours.are_known().then(|| WeeklyHours::of(&desk.hours)),
            coordinates: desk
                .coordinates
                .map(|point| Coordinates { latitude: point.latitude, longitude: point.longitude }),
            access: desk.access.clone(),
            checked_on: desk.checked_on.map(|day| day.to_string()),
            confirmed: desk.confirmed,
            found_by,
            url: format!("/noi-nop/{slug}"),
            procedures_url: format!("/api/v1/desks/{slug}/procedures"),
            api_url: format!("/api/v1/desks/{slug}"),
        }
    }
}

impl FormerUnits {
    fn of(former: &Former) -> Self {
        let names = |units: &[UnitName]| units.iter().map(ToString::to_string).collect();
        Self { district: former.district.to_string(), units: names(&former.units), parts_of: names(&former.parts_of) }
    }
}

impl WeeklyHours {
    fn of(hours: &catalogue::desk::WeeklyHours) -> Self {
        let day =
            |day: &catalogue::desk::DayHours| day.openings().iter().map(|opening| String::from(*opening)).collect();
        Self {
            monday: day(&hours.monday),
            tuesday: day(&hours.tuesday),
            wednesday: day(&hours.wednesday),
            thursday: day(&hours.thursday),
            friday: day(&hours.friday),
            saturday: day(&hours.saturday),
            sunday: day(&hours.sunday),
        }
    }
}

/// The desks of the communes that a name may mean, the likeliest first; else those of
/// the province that it is the name of.
fn found<'a>(directory: &'a Directory, question: &str) -> Vec<(&'a OneStopDesk, Option<FoundBy>)> {
    let mut desks: Vec<(&OneStopDesk, Option<FoundBy>)> = Vec::new();
    for found in directory.find(question) {
        let commune = directory.communes().get(found.commune).map(|commune| &commune.name);
        for desk in directory.desks_of(DeskOf::Commune(found.commune)) {
            if desks.iter().all(|(other, _)| other.slug != desk.slug) {
                desks.push((desk, Some(FoundBy::of(&found, commune))));
            }
        }
    }
    if desks.is_empty()
        && let Some(number) = directory.find_province(question)
    {
        let name = directory.provinces().get(number).map(|province| province.name.to_string());
        let by =
            || FoundBy { kind: FoundKind::Province, name: name.clone(), district: None, whole: true, guessed: false };
        desks.extend(directory.desks_of(DeskOf::Province(number)).map(|desk| (desk, Some(by()))));
    }
    desks
}

/// Where papers are handed in
///
/// Every desk that is known, those of whole provinces first; or with `commune` those that a name
/// leads to, new or old, the likeliest first.
#[utoipa::path(
    get,
    path = "/api/v1/desks",
    operation_id = "listDesks",
    tag = "desks",
    params(parameters::FindingDesks),
    responses((status = 200, description = "A part of the list.", body = List<Desk>))
)]
pub async fn desks(State(http): State<Http>, mut query: Query) -> Result<List<Desk>, Problem> {
    let commune = query.text("commune", SearchRequest::MAX_QUESTION);
    let stretch = query.stretch("desks");
    query.check()?;
    let directory = &http.site.content.desks;
    let all = match commune {
        Some(question) => found(directory, &catalogue::text::tidy(&question)),
        None => directory.desks().iter().map(|desk| (desk, None)).collect(),
    };
    let places: Vec<usize> = (0..all.len()).collect();
    let part = ordered(&places, |place| all[*place].0.slug.to_string(), &stretch, &mut query)?;
    let (cursor, total) = (part.cursor, all.len());
    let (from, count) = (part.items.first().copied().unwrap_or_default(), part.items.len());
    let items = all.into_iter().skip(from).take(count).map(|(desk, by)| Desk::of(directory, desk, by)).collect();
    Ok(List::new(&query, items, total, cursor))
}

/// One desk
#[utoipa::path(
    get,
    path = "/api/v1/desks/{slug}",
    operation_id = "getDesk",
    tag = "desks",
    params(parameters::SlugOf),
    responses(
        (status = 200, description = "The desk.", body = Desk),
        (status = 404, description = "There is none."),
    )
)]
pub async fn desk(State(http): State<Http>, Path(slug): Path<String>, mut query: Query) -> Result<Response, Problem> {
    query.check()?;
    let directory = &http.site.content.desks;
    let desk = directory.desk(&slug).ok_or_else(|| query.missing("problem-no-such"))?;
    Ok(Json(Desk::of(directory, desk, None)).into_response())
}

/// The procedures of a desk
///
/// Those in force that it takes, in the order of their slugs. This follows from the level and the
/// agency of a procedure, unless the desk said so itself.
#[utoipa::path(
    get,
    path = "/api/v1/desks/{slug}/procedures",
    operation_id = "listProceduresOfDesk",
    tag = "desks",
    params(parameters::SlugOf, parameters::Paging),
    responses(
        (status = 200, description = "A part of the list.", body = List<ProcedureLink>),
        (status = 404, description = "There is no such desk."),
    )
)]
pub async fn desk_procedures(
    State(http): State<Http>,
    Path(slug): Path<String>,
    mut query: Query,
) -> Result<List<ProcedureLink>, Problem> {
    let stretch = query.stretch("procedures");
    query.check()?;
    let directory = &http.site.content.desks;
    let desk = directory.desk(&slug).ok_or_else(|| query.missing("problem-no-such"))?;
    let snapshot = http.site.portal.snapshot();
    let takes = |entry: &&Arc<Entry>| {
        entry.procedure.repeal.is_none() && directory.takes(desk, entry.procedure.code.as_ref(), &entry.content)
    };
    Ok(links(&query, snapshot.entries().filter(takes).collect(), &stretch))
}
