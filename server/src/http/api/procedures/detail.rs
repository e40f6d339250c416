//! `GET /api/v1/procedures/{code or slug}`: everything about one procedure.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use locale::text_with;
use registry::{Lookup, history::AsOf, today};

use super::resource::Detail;
use crate::http::{
    Http,
    api::{history::history_of, parameters, query::Query},
    problem::Problem,
};

/// One procedure
///
/// Everything that its edition says: what the public sees now, or with `as_of` what held at the
/// end of a day. What was taken back answers 410.
#[utoipa::path(
    get,
    path = "/api/v1/procedures/{code_or_slug}",
    operation_id = "getProcedure",
    tag = "procedures",
    params(parameters::CodeOrSlug, parameters::OnDay),
    responses(
        (status = 200, description = "The procedure.", body = Detail),
        (status = 404, description = "There is none, or there was none yet on that day."),
        (status = 410, description = "What the public saw was taken back."),
    )
)]
pub async fn procedure(
    State(http): State<Http>,
    Path(code_or_slug): Path<String>,
    mut query: Query,
) -> Result<Response, Problem> {
    let day = query.day("as_of");
    query.check()?;
    if let Some(day) = day {
        return as_of(&http, &code_or_slug, day, &query).await;
    }
    match http.site.portal.look_up(&code_or_slug) {
        Lookup::Found(entry) => Ok(Json(Detail::of(&entry, today())).into_response()),
        Lookup::Gone => Err(Problem::new(StatusCode::GONE, query.lang, "problem-withdrawn")),
        Lookup::Missing => Err(query.missing("problem-no-such-procedure")),
    }
}

async fn as_of(http: &Http, code_or_slug: &str, day: Date, query: &Query) -> Result<Response, Problem> {
    let history = history_of(http, code_or_slug, query).await?;
    let lang = query.lang;
    if day > today() {
        return Err(query.missing("problem-day-to-come"));
    }
    match history.as_of(day) {
        AsOf::Edition(edition) => Ok(Json(Detail::of(&history.entry(edition, day), day).on(day)).into_response()),
        AsOf::NotYet(first) => {
            let words = text_with(lang, "problem-not-yet", &[("first", first.to_string().into())]);
            Err(Problem::new(StatusCode::NOT_FOUND, lang, "problem-not-found").saying(words))
        }
        AsOf::TakenBack(since) => {
            let words = text_with(lang, "problem-taken-back", &[("since", since.to_string().into())]);
            Err(Problem::new(StatusCode::GONE, lang, "problem-withdrawn").saying(words))
        }
    }
}
