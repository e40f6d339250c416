//! What happens in a life or in a business, and what is to be done then.

use app::site::content::LifeEvent as Event;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use catalogue::EventStep;
use registry::{Entry, Snapshot};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    groups::{Words, words},
    keys::AudienceKey,
    list::{List, ordered},
    parameters,
    procedures::resource::ProcedureLink,
    query::Query,
};
use crate::http::{Http, problem::Problem};

/// Something that happens in a life or in a business (việc trong đời).
#[derive(Serialize, ToSchema)]
pub struct LifeEventSummary {
    /// Its slug.
    slug: String,
    /// What it is called, in Vietnamese.
    title: String,
    /// What it is called in each language, by tag.
    titles: Words,
    /// For whom.
    audience: AudienceKey,
    /// How many procedures of the catalogue belong to it.
    procedures: usize,
    /// Its page on this site.
    url: String,
    /// All about it in this API.
    api_url: String,
}

/// A life event with its steps.
#[derive(Serialize, ToSchema)]
pub struct LifeEvent {
    #[serde(flatten)]
    event: LifeEventSummary,
    /// In a sentence or two, in other languages than that of the text, by tag.
    summary: Words,
    /// Its text: Markdown, in Vietnamese.
    text: String,
    /// What is to be done, in order.
    steps: Vec<LifeEventStep>,
    /// Other procedures that name the event.
    others: Vec<ProcedureLink>,
}

/// A step of a life event. Texts are in each language that they are in, by tag; what is said of
/// nothing is empty.
#[derive(Serialize, ToSchema)]
pub struct LifeEventStep {
    /// The code of its procedure.
    code: String,
    /// The procedure; null where the catalogue does not have it.
    #[schema(required)]
    procedure: Option<ProcedureLink>,
    /// What people call it.
    name: Words,
    /// Why it belongs to the event.
    why: Words,
    /// For whom, where not for everybody.
    when: Words,
    /// What one chooses by taking this step and none of the others with the same words.
    one_of: Words,
    /// What must be done before.
    after: Vec<DoneBefore>,
}

/// What must be done before a step.
#[derive(Serialize, ToSchema)]
pub struct DoneBefore {
    /// The code of the procedure that comes first.
    code: String,
    /// Why it does.
    why: Words,
}

impl LifeEventSummary {
    fn of(event: &Event, snapshot: &Snapshot) -> Self {
        let slug = &event.slug;
        Self {
            slug: slug.to_string(),
            title: event.title.original().to_owned(),
            titles: words(&event.title),
            audience: event.audience.into(),
            procedures: event.procedures(snapshot).len(),
            url: format!("/su-kien/{slug}"),
            api_url: format!("/api/v1/life-events/{slug}"),
        }
    }
}

impl LifeEventStep {
    fn of(step: &EventStep, entry: Option<&Entry>) -> Self {
        let EventStep { procedure, name, why, when, one_of, after } = step;
        Self {
            code: procedure.as_str().to_owned(),
            procedure: entry.map(ProcedureLink::of),
            name: words(name),
            why: words(why),
            when: words(when),
            one_of: words(one_of),
            after: after
                .iter()
                .map(|before| DoneBefore { code: before.procedure.as_str().to_owned(), why: words(&before.why) })
                .collect(),
        }
    }
}

/// Life events
///
/// In the order of the pages.
#[utoipa::path(
    get,
    path = "/api/v1/life-events",
    operation_id = "listLifeEvents",
    tag = "life events",
    params(parameters::Paging),
    responses((status = 200, description = "A part of the list.", body = List<LifeEventSummary>))
)]
pub async fn life_events(State(http): State<Http>, mut query: Query) -> Result<List<LifeEventSummary>, Problem> {
    let stretch = query.stretch("life-events");
    query.check()?;
    let snapshot = http.site.portal.snapshot();
    let all = &http.site.content.life_events;
    let part = ordered(all, |event| event.slug.to_string(), &stretch, &mut query)?;
    let items = part.items.iter().map(|event| LifeEventSummary::of(event, &snapshot)).collect();
    Ok(List::new(&query, items, all.len(), part.cursor))
}

/// One life event
///
/// Its steps, each with its procedure, what must be done first, and why.
#[utoipa::path(
    get,
    path = "/api/v1/life-events/{slug}",
    operation_id = "getLifeEvent",
    tag = "life events",
    params(parameters::SlugOf),
    responses(
        (status = 200, description = "The life event.", body = LifeEvent),
        (status = 404, description = "There is none."),
    )
)]
pub async fn life_event(
    State(http): State<Http>,
    Path(slug): Path<String>,
    mut query: Query,
) -> Result<Response, Problem> {
    query.check()?;
    let event = http.site.content.life_event(&slug).ok_or_else(|| query.missing("problem-no-such"))?;
    let snapshot = http.site.portal.snapshot();
    let steps = event.steps_in(&snapshot);
    let is_step = |entry: &Entry| steps.iter().any(|(_, step)| step.as_ref().is_some_and(|step| step.id == entry.id));
    let others = snapshot.life_event(&event.slug).iter().filter(|entry| !is_step(entry));
    let body = LifeEvent {
        event: LifeEventSummary::of(event, &snapshot),
        summary: words(&event.summary),
        text: event.body.as_str().to_owned(),
        others: others.map(|entry| ProcedureLink::of(entry)).collect(),
        steps: steps.iter().map(|(step, entry)| LifeEventStep::of(step, entry.as_deref())).collect(),
    };
    Ok(Json(body).into_response())
}
