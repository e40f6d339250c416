//! Pages for many entries in one go.

mod agency;
mod batch;
mod desk;
mod difference;
mod export;
mod fields;
mod import;
mod job;
mod jobs;
mod list;
mod review;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;
use registry::{
    bulk::{BulkError, BulkResult},
    people::Actor,
};

pub use self::{desk::BulkDesk, import::MOST_BYTES};
pub(super) use self::{
    fields::{Field, Filled},
    jobs::{Job, Outcome, Reviewed},
    words::state as state_name,
};
use super::law;
use crate::site::{address, pages::error::error_page, visit::Visit};

/// The batches.
pub const BATCHES: &str = "/can-bo/lo";
/// Import from a file.
pub const IMPORT: &str = "/can-bo/lo/nhap";
/// Replace an agency.
pub const AGENCY: &str = "/can-bo/lo/thay-co-quan";
/// Take the catalogue away.
pub const EXPORT: &str = "/can-bo/xuat";

/// The routes, in both languages.
pub fn router<S: Clone + Send + Sync + 'static>(desk: BulkDesk) -> Router<S> {
    let mut router = Router::new();
    for lang in Lang::ALL {
        let at = |path: &str| address::page(lang, path);
        let upload = post(import::take).layer(DefaultBodyLimit::max(MOST_BYTES + 64 * 1024));
        router = router
            .route(&at(BATCHES), get(list::show))
            .route(&at(IMPORT), get(import::show).merge(upload))
            .route(&at(AGENCY), get(agency::show).post(agency::take))
            .route(&at(&format!("{BATCHES}/viec/{{job}}")), get(job::show).post(job::make))
            .route(&at(&format!("{BATCHES}/{{batch}}")), get(batch::show))
            .route(&at(&format!("{BATCHES}/{{batch}}/{{step}}")), post(batch::step))
            .route(&at(EXPORT), get(export::show).post(export::give))
            .route(&at(law::LAWS), get(law::list::show))
            .route(&at(law::LAW), get(law::sheet::show).post(law::sheet::record))
            .route(&at(law::MEND), post(law::sheet::mend));
    }
    router.with_state(desk)
}

/// Where the others are: for the first page of the staff.
pub fn ways(lang: Lang) -> [(&'static str, String, String); 4] {
    let way = |path, key: &str| (path, text(lang, key), text(lang, &format!("{key}-lead")));
    [
        way(BATCHES, "bulk-go-batches"),
        way(IMPORT, "bulk-go-import"),
        way(law::LAWS, "bulk-go-law"),
        way(EXPORT, "bulk-go-export"),
    ]
}

/// The page of a piece of work.
fn job_path(id: u64) -> String {
    format!("{BATCHES}/viec/{id}")
}

/// Starts work and leads to its page.
pub(super) fn start<F, W>(desk: &BulkDesk, actor: &Actor, visit: &Visit, total: usize, from: &str, work: W) -> Response
where
    W: FnOnce(std::sync::Arc<Job>) -> F,
    F: Future<Output = BulkResult<Outcome>> + Send + 'static,
{
    let seed = u64::try_from(desk.bulk.now().as_millisecond()).unwrap_or_default();
    match desk.jobs.start(actor.id(), total, from, seed, work) {
        Some(id) => see_other(&visit.to(&job_path(id))),
        None => {
            let sentence = text(visit.lang, "bulk-job-busy");
            let mut response =
                super::answer(visit, text(visit.lang, "bulk-job-failed"), || view! { <p>{sentence}</p> }.into_any());
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            response
        }
    }
}

/// Leads on after a form.
pub(super) fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// The page for what could not even be read.
pub(super) fn failed(visit: &Visit, error: &BulkError) -> Response {
    let status = match error {
        BulkError::Refused(_) => StatusCode::FORBIDDEN,
        BulkError::Missing => StatusCode::NOT_FOUND,
        BulkError::Registry(cause) => {
            tracing::error!(error = cause as &dyn std::error::Error, "the batches cannot be read");
            StatusCode::SERVICE_UNAVAILABLE
        }
        _ => StatusCode::BAD_REQUEST,
    };
    if status == StatusCode::NOT_FOUND || status == StatusCode::SERVICE_UNAVAILABLE {
        return error_page(&visit.site, visit.lang, status);
    }
    let sentence = words::trouble(visit.lang, error);
    let mut response =
        super::answer(visit, text(visit.lang, "bulk-error-refused"), || view! { <p>{sentence}</p> }.into_any());
    *response.status_mut() = status;
    response
}
