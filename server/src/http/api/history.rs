//! What procedures said before: their editions, and what differs between two of them.
//! These ask the store, as the pages of history do.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use registry::{
    RegistryError,
    history::{History, PublicEdition},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    content::{Announcement, Content},
    keys::PartKey,
    list::{List, ordered},
    parameters,
    procedures::resource::ProcedureLink,
    query::Query,
};
use crate::http::{Http, problem::Problem};

/// In how many seconds to come back when the store does not answer.
const COME_BACK: u64 = 30;

/// An edition that the public saw.
#[derive(Serialize, ToSchema)]
pub struct EditionSummary {
    /// Its number. Drafts that were given up leave gaps.
    number: u32,
    /// Where it stands.
    state: EditionState,
    /// When the public first saw it.
    #[schema(format = DateTime)]
    from: String,
    /// When the public saw it last; null while it still does.
    #[schema(required, format = DateTime)]
    to: Option<String>,
    /// The official name that it gave.
    name: String,
    /// The decision that it rests on.
    #[schema(required)]
    announcement: Option<Announcement>,
    /// The edition that the public saw before.
    #[schema(required)]
    before: Option<u32>,
    /// All about it in this API.
    api_url: String,
}

/// Where a public edition stands.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditionState {
    /// What the public sees.
    Published,
    /// A later edition took its place.
    Superseded,
    /// Taken back.
    Withdrawn,
}

/// An edition with everything that it says.
#[derive(Serialize, ToSchema)]
pub struct Edition {
    #[serde(flatten)]
    summary: EditionSummary,
    /// The procedure that it is of.
    procedure: ProcedureLink,
    /// What it says.
    content: Content,
}

/// What differs between two editions.
#[derive(Serialize, ToSchema)]
pub struct Differences {
    /// The procedure that they are of.
    procedure: ProcedureLink,
    /// The number of the earlier one; null where there was none before, and all is new.
    #[schema(required)]
    from: Option<u32>,
    /// The number of the later one.
    to: u32,
    /// The language of the words, as far as they are not the catalogue's own.
    lang: &'static str,
    /// The parts that differ, in the order of the content.
    parts: Vec<PartDifference>,
}

/// What differs in a part.
#[derive(Serialize, ToSchema)]
pub struct PartDifference {
    /// The part.
    part: PartKey,
    /// What pages call it.
    name: String,
    /// Its lines that differ. None where the part says the same in another order or with other
    /// marks.
    changes: Vec<LineDifference>,
}

/// What became of a line: of a paper, a cost, a paragraph.
#[derive(Serialize, ToSchema)]
pub struct LineDifference {
    /// What became of it.
    kind: DifferenceKind,
    /// The case or the way of handing in that it stands in, where a part has several.
    #[schema(required)]
    within: Option<String>,
    /// What it tells, where that has a name.
    #[schema(required)]
    label: Option<String>,
    /// What it said; null where it came.
    #[schema(required)]
    before: Option<String>,
    /// What it says; null where it went.
    #[schema(required)]
    after: Option<String>,
}

/// What became of a line.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It says something else.
    Changed,
}

/// What is known of a procedure, or why nothing is.
pub async fn history_of(http: &Http, code_or_slug: &str, query: &Query) -> Result<History, Problem> {
    let snapshot = http.site.portal.snapshot();
    let missing = || query.missing("problem-no-such-procedure");
    let entry = snapshot.ever(code_or_slug).ok_or_else(missing)?;
    let history = http.site.portal.history(&entry.procedure.slug).await;
    history.map_err(|error| away(&error, query))?.ok_or_else(missing)
}

/// That history does not answer, and that all else does.
pub fn away(error: &RegistryError, query: &Query) -> Problem {
    tracing::warn!(error = error as &dyn std::error::Error, "the history of editions does not answer");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, query.lang, "problem-history-away").come_back_in(COME_BACK)
}

impl EditionSummary {
    fn of(history: &History, edition: &PublicEdition) -> Self {
        let state = match (edition.withdrawn, edition.until) {
            (true, _) => EditionState::Withdrawn,
            (false, None) => EditionState::Published,
            (false, Some(_)) => EditionState::Superseded,
        };
        Self {
            number: edition.number,
            state,
            from: edition.from.to_string(),
            to: edition.until.map(|until| until.to_string()),
            name: edition.content.name.clone(),
            announcement: edition.content.announcement.as_ref().map(Announcement::of),
            before: history.before(edition.number).map(|before| before.number),
            api_url: format!("/api/v1/procedures/{}/editions/{}", history.procedure.slug, edition.number),
        }
    }
}

/// The name that the public knows a procedure by, or knew it last.
fn link(history: &History) -> ProcedureLink {
    let name = history.editions.last().map_or("", |edition| edition.content.name.as_str());
    ProcedureLink::named(&history.procedure, name)
}

/// The edition of a number as an address has it: "3", not "03" or "+3".
fn numbered<'a>(history: &'a History, number: &str, query: &Query) -> Result<&'a PublicEdition, Problem> {
    let read = number.parse::<u32>().ok().filter(|read| read.to_string() == number);
    read.and_then(|read| history.edition(read)).ok_or_else(|| query.missing("problem-no-such-edition"))
}

/// The editions of a procedure
///
/// Every edition that the public ever saw, newest first; also of a procedure that was taken back.
#[utoipa::path(
    get,
    path = "/api/v1/procedures/{code_or_slug}/editions",
    operation_id = "listEditions",
    tag = "history",
    params(parameters::CodeOrSlug, parameters::Paging),
    responses(
        (status = 200, description = "A part of the list.", body = List<EditionSummary>),
        (status = 404, description = "There is no such procedure."),
    )
)]
pub async fn editions(
    State(http): State<Http>,
    Path(code_or_slug): Path<String>,
    mut query: Query,
) -> Result<List<EditionSummary>, Problem> {
    let stretch = query.stretch("editions");
    query.check()?;
    let history = history_of(&http, &code_or_slug, &query).await?;
    let newest: Vec<&PublicEdition> = history.editions.iter().rev().collect();
    let part = ordered(&newest, |edition| edition.number.to_string(), &stretch, &mut query)?;
    let items = part.items.iter().map(|edition| EditionSummary::of(&history, edition)).collect();
    Ok(List::new(&query, items, newest.len(), part.cursor))
}

/// One edition
///
/// Everything that it says, from when and to when the public saw it.
#[utoipa::path(
    get,
    path = "/api/v1/procedures/{code_or_slug}/editions/{number}",
    operation_id = "getEdition",
    tag = "history",
    params(parameters::CodeOrSlug, parameters::EditionNumber),
    responses(
        (status = 200, description = "The edition.", body = Edition),
        (status = 404, description = "There is no such procedure, or no such edition that the public saw."),
    )
)]
pub async fn edition(
    State(http): State<Http>,
    Path((code_or_slug, number)): Path<(String, String)>,
    mut query: Query,
) -> Result<Response, Problem> {
    query.check()?;
    let history = history_of(&http, &code_or_slug, &query).await?;
    let edition = numbered(&history, &number, &query)?;
    let body = Edition {
        summary: EditionSummary::of(&history, edition),
        procedure: link(&history),
        content: Content::of(&edition.content),
    };
    Ok(Json(body).into_response())
}

/// What differs between two editions
///
/// Part by part, as pages of history show it: what came, what went, and what says something else.
/// Texts of the catalogue are Vietnamese; the words around them are of the language asked for.
#[utoipa::path(
    get,
    path = "/api/v1/procedures/{code_or_slug}/editions/{number}/differences",
    operation_id = "getDifferences",
    tag = "history",
    params(parameters::CodeOrSlug, parameters::EditionNumber, parameters::Against),
    responses(
        (status = 200, description = "What differs.", body = Differences),
        (status = 404, description = "There is no such procedure, or no such edition that the public saw."),
    )
)]
pub async fn differences(
    State(http): State<Http>,
    Path((code_or_slug, number)): Path<(String, String)>,
    mut query: Query,
) -> Result<Response, Problem> {
    let from = query.number("from", 1, u32::MAX as usize);
    let lang = query.language();
    query.check()?;
    let history = history_of(&http, &code_or_slug, &query).await?;
    let edition = numbered(&history, &number, &query)?;
    let before = match from {
        Some(from) => Some(numbered(&history, &from.to_string(), &query)?),
        None => history.before(edition.number),
    };
    let parts = before.map(|before| {
        app::site::differences(&http.site.content, lang, &before.content, &edition.content)
            .into_iter()
            .map(PartDifference::from)
            .collect()
    });
    let body = Differences {
        procedure: link(&history),
        from: before.map(|before| before.number),
        to: edition.number,
        lang: lang.tag(),
        parts: parts.unwrap_or_default(),
    };
    Ok(Json(body).into_response())
}

impl From<app::site::PartDifference> for PartDifference {
    fn from(difference: app::site::PartDifference) -> Self {
        let app::site::PartDifference { part, name, lines } = difference;
        Self { part: part.into(), name, changes: lines.into_iter().map(LineDifference::from).collect() }
    }
}

impl From<app::site::LineDifference> for LineDifference {
    fn from(difference: app::site::LineDifference) -> Self {
        let app::site::LineDifference { within, label, kind, before, after } = difference;
        let kind = match kind {
            app::site::DifferenceKind::Added => DifferenceKind::Added,
            app::site::DifferenceKind::Removed => DifferenceKind::Removed,
            app::site::DifferenceKind::Changed => DifferenceKind::Changed,
        };
        Self { kind, within, label, before, after }
    }
}
