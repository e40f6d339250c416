//! Sectors and agencies.

use std::{collections::BTreeMap, sync::Arc};

use app::site::SiteContent;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use catalogue::{Lang, Texts};
use registry::{AgencyGroup, Entry, Group};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    keys::Level,
    list::{List, sorted},
    parameters,
    procedures::{ROLES, resource::ProcedureLink},
    query::{Query, Stretch},
};
use crate::http::{Http, problem::Problem};

/// What a text is in each language that it is in, by tag.
#[derive(Serialize, ToSchema, Default)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

/// The words of a text, by language.
pub fn words(texts: &Texts) -> Words {
    let mut words = BTreeMap::new();
    if !texts.is_empty() {
        words.insert(Lang::VI.tag().to_owned(), texts.original().to_owned());
    }
    for lang in Lang::translated() {
        if let Some(said) = texts.translation(lang) {
            words.insert(lang.tag().to_owned(), said.to_owned());
        }
    }
    Words(words)
}

/// The name of the catalogue, with what staff wrote of it in other languages.
fn names(name: &str, written: Option<&Texts>) -> Words {
    let Words(mut names) = written.map(words).unwrap_or_default();
    names.insert(Lang::VI.tag().to_owned(), name.to_owned());
    Words(names)
}

/// A sector (lĩnh vực).
#[derive(Serialize, ToSchema)]
pub struct Sector {
    /// Its slug.
    slug: String,
    /// Its name, in Vietnamese.
    name: String,
    /// Its name in each language that it has one in, by tag.
    names: Words,
    /// What it is about, in Vietnamese; may be empty.
    description: String,
    /// The group that it stands in.
    #[schema(required)]
    group: Option<SectorGroup>,
    /// How many procedures it has.
    procedures: usize,
    /// Its page on this site.
    url: String,
    /// Its procedures in this API.
    procedures_url: String,
    /// All about it in this API.
    api_url: String,
}

/// A group of sectors.
#[derive(Serialize, ToSchema)]
pub struct SectorGroup {
    /// What tells it from others.
    key: String,
    /// What it is called, in each language, by tag.
    title: Words,
}

impl Sector {
    fn of(group: &Group, content: &SiteContent) -> Self {
        let info = content.sectors.get(&group.slug);
        let within = info.and_then(|info| info.group.as_ref());
        let within = within.and_then(|key| content.groups.iter().find(|group| group.key == *key));
        let slug = &group.slug;
        Self {
            slug: slug.to_string(),
            name: group.name.clone(),
            names: names(&group.name, info.map(|info| &info.names)),
            description: info.map(|info| info.description.clone()).unwrap_or_default(),
            group: within.map(|group| SectorGroup { key: group.key.clone(), title: words(&group.title) }),
            procedures: group.entries.len(),
            url: format!("/linh-vuc/{slug}"),
            procedures_url: format!("/api/v1/procedures?sector={slug}&sort=name"),
            api_url: format!("/api/v1/sectors/{slug}"),
        }
    }
}

/// An agency (cơ quan).
#[derive(Serialize, ToSchema)]
pub struct Agency {
    /// Its slug.
    slug: String,
    /// Its name, in Vietnamese.
    name: String,
    /// Its name in each language that it has one in, by tag.
    names: Words,
    /// What it does, in Vietnamese; may be empty.
    description: String,
    /// Its level of government, where that is known.
    #[schema(required)]
    level: Option<Level>,
    /// How many procedures it carries out or decides.
    acting: usize,
    /// How many it takes part in otherwise: announced, delegated to it, helping.
    other: usize,
    /// Its page on this site.
    url: String,
    /// What it carries out or decides, in this API.
    procedures_url: String,
    /// All about it in this API.
    api_url: String,
}

impl Agency {
    fn of(group: &AgencyGroup, content: &SiteContent) -> Self {
        let info = content.agencies.get(&group.slug);
        let slug = &group.slug;
        Self {
            slug: slug.to_string(),
            name: group.name.clone(),
            names: names(&group.name, info.map(|info| &info.names)),
            description: info.map(|info| info.description.clone()).unwrap_or_default(),
            level: info.and_then(|info| info.level).map(Level::from),
            acting: group.entries.len(),
            other: group.also.len(),
            url: format!("/co-quan/{slug}"),
            procedures_url: format!("/api/v1/agencies/{slug}/procedures"),
            api_url: format!("/api/v1/agencies/{slug}"),
        }
    }
}

/// Every sector
///
/// In the order of their slugs.
#[utoipa::path(
    get,
    path = "/api/v1/sectors",
    operation_id = "listSectors",
    tag = "sectors and agencies",
    params(parameters::Paging),
    responses((status = 200, description = "A part of the list.", body = List<Sector>))
)]
pub async fn sectors(State(http): State<Http>, mut query: Query) -> Result<List<Sector>, Problem> {
    let stretch = query.stretch("sectors");
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let part = sorted(snapshot.sectors(), |group| group.slug.as_str(), &stretch);
    let items = part.items.iter().map(|group| Sector::of(group, &http.site.content)).collect();
    Ok(List::new(&query, items, snapshot.sectors().len(), part.cursor))
}

/// One sector
#[utoipa::path(
    get,
    path = "/api/v1/sectors/{slug}",
    operation_id = "getSector",
    tag = "sectors and agencies",
    params(parameters::SlugOf),
    responses(
        (status = 200, description = "The sector.", body = Sector),
        (status = 404, description = "There is none."),
    )
)]
pub async fn sector(State(http): State<Http>, Path(slug): Path<String>, mut query: Query) -> Result<Response, Problem> {
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let group = snapshot.sector(&slug).ok_or_else(|| query.missing("problem-no-such"))?;
    Ok(Json(Sector::of(group, &http.site.content)).into_response())
}

/// Every agency
///
/// Each that a procedure names, in the order of their slugs.
#[utoipa::path(
    get,
    path = "/api/v1/agencies",
    operation_id = "listAgencies",
    tag = "sectors and agencies",
    params(parameters::Paging),
    responses((status = 200, description = "A part of the list.", body = List<Agency>))
)]
pub async fn agencies(State(http): State<Http>, mut query: Query) -> Result<List<Agency>, Problem> {
    let stretch = query.stretch("agencies");
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let part = sorted(snapshot.agencies(), |group| group.slug.as_str(), &stretch);
    let items = part.items.iter().map(|group| Agency::of(group, &http.site.content)).collect();
    Ok(List::new(&query, items, snapshot.agencies().len(), part.cursor))
}

/// One agency
#[utoipa::path(
    get,
    path = "/api/v1/agencies/{slug}",
    operation_id = "getAgency",
    tag = "sectors and agencies",
    params(parameters::SlugOf),
    responses(
        (status = 200, description = "The agency.", body = Agency),
        (status = 404, description = "There is none."),
    )
)]
pub async fn agency(State(http): State<Http>, Path(slug): Path<String>, mut query: Query) -> Result<Response, Problem> {
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let group = snapshot.agency(&slug).ok_or_else(|| query.missing("problem-no-such"))?;
    Ok(Json(Agency::of(group, &http.site.content)).into_response())
}

/// The procedures of an agency
///
/// What it carries out or decides, or with `role=other` what it takes part in otherwise; in the
/// order of their slugs.
#[utoipa::path(
    get,
    path = "/api/v1/agencies/{slug}/procedures",
    operation_id = "listProceduresOfAgency",
    tag = "sectors and agencies",
    params(parameters::SlugOf, parameters::InRole),
    responses(
        (status = 200, description = "A part of the list.", body = List<ProcedureLink>),
        (status = 404, description = "There is no such agency."),
    )
)]
pub async fn agency_procedures(
    State(http): State<Http>,
    Path(slug): Path<String>,
    mut query: Query,
) -> Result<List<ProcedureLink>, Problem> {
    let role = query.one_of("role", &ROLES, |word| ROLES.into_iter().find(|role| *role == word));
    let stretch = query.stretch("procedures");
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let group = snapshot.agency(&slug).ok_or_else(|| query.missing("problem-no-such"))?;
    let entries = if role == Some("other") { &group.also } else { &group.entries };
    Ok(links(&query, entries.iter().collect(), &stretch))
}

/// A part of a list of procedures, in the order of their slugs, which stay.
pub fn links(query: &Query, mut entries: Vec<&Arc<Entry>>, stretch: &Stretch) -> List<ProcedureLink> {
    entries.sort_by(|a, b| a.procedure.slug.as_str().cmp(b.procedure.slug.as_str()));
    let part = sorted(&entries, |entry| entry.procedure.slug.as_str(), stretch);
    let items = part.items.iter().map(|entry| ProcedureLink::of(entry)).collect();
    List::new(query, items, entries.len(), part.cursor)
}
