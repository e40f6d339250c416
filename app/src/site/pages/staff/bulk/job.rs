//! A piece of work: how far it is, and what came of it.

use std::sync::{Arc, atomic::Ordering};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::bulk::{BulkError, Making};

use super::{BATCHES, BulkDesk, Filled, Job, Outcome, job_path, review, see_other, start, words};
use crate::site::{
    address,
    pages::staff::{SignedIn, answer, table},
    parts::vi_tag,
    visit::Visit,
};

/// How many of those that stand in the way are named.
const MOST_NAMED: usize = 200;

/// The page. While the work goes on, it asks to be looked at again; no script is
/// needed for that.
pub async fn show(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, Path(id): Path<u64>) -> Response {
    let Some(job) = desk.jobs.get(&actor.id(), id) else { return lost(&visit) };
    match job.outcome().as_deref() {
        None => under_way(&visit, id, &job),
        Some(Outcome::Go(path)) => see_other(&visit.to(path)),
        Some(Outcome::Reviewed(reviewed)) => review::page(&desk, &visit, id, &job, reviewed, None),
        Some(Outcome::Failed(error)) => not_done(&visit, &job, error),
    }
}

fn lost(visit: &Visit) -> Response {
    let lang = visit.lang;
    let mut response = answer(visit, text(lang, "bulk-job-title"), || {
        view! {
            <p>{text(lang, "bulk-job-lost")}</p>
            <p><a href=visit.to(BATCHES)>{text(lang, "bulk-job-back")}</a></p>
        }
        .into_any()
    });
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn under_way(visit: &Visit, id: u64, job: &Job) -> Response {
    let lang = visit.lang;
    let (done, total) = job.progress();
    let mut response = answer(visit, text(lang, "bulk-job-title"), || {
        let words = text_with(lang, "bulk-job-progress", &[("done", done.into()), ("total", total.into())]);
        let bar = if total == 0 {
            // How long it takes is not known before the file was read.
            view! { <progress aria-label=text(lang, "bulk-job-title")></progress> }.into_any()
        } else {
            view! {
                <progress aria-label=text(lang, "bulk-job-title") value=done max=total>{words.clone()}</progress>
                <p>{words}</p>
            }
            .into_any()
        };
        view! {
            <div class="bulk-progress">{bar}</div>
            <p>{text(lang, "bulk-job-wait")}</p>
            <p><a class="more" href=visit.to(&job_path(id))>{text(lang, "bulk-job-again")}</a></p>
        }
        .into_any()
    });
    // What <meta http-equiv="refresh"> says, said in the answer itself.
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("1"));
    response
}

fn not_done(visit: &Visit, job: &Job, error: &BulkError) -> Response {
    let lang = visit.lang;
    let mut response = answer(visit, text(lang, "bulk-job-failed"), || {
        let named = match error {
            BulkError::Hindered(hindrances) => {
                let rows = hindrances
                    .iter()
                    .take(MOST_NAMED)
                    .map(|hindrance| {
                        let href = address::procedure(lang, &hindrance.slug);
                        view! {
                            <tr>
                                <th scope="row"><a href=href lang=vi_tag(lang)>{hindrance.name.clone()}</a></th>
                                <td>{words::hindrance(lang, hindrance)}</td>
                            </tr>
                        }
                    })
                    .collect_view();
                let caption = words::trouble(lang, error);
                Some(table(lang, caption, &["bulk-review-name", "bulk-review-detail"], rows))
            }
            _ => None,
        };
        view! {
            <div class="form-errors" role="alert">
                <p>{words::trouble(lang, error)}</p>
                <p>{text(lang, "bulk-job-nothing-written")}</p>
            </div>
            {named}
            <p><a class="more" href=visit.to(&job.from)>{text(lang, "bulk-job-back")}</a></p>
        }
        .into_any()
    });
    *response.status_mut() = match error {
        BulkError::Refused(_) => StatusCode::FORBIDDEN,
        BulkError::Registry(_) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::CONFLICT,
    };
    response
}

/// Makes the drafts of a review, in another task.
pub async fn make(
    State(desk): State<BulkDesk>,
    SignedIn { actor, visit }: SignedIn,
    Path(id): Path<u64>,
    body: Bytes,
) -> Response {
    let Some(job) = desk.jobs.get(&actor.id(), id) else { return lost(&visit) };
    let Some(outcome) = job.outcome() else { return see_other(&visit.to(&job_path(id))) };
    let Outcome::Reviewed(reviewed) = &*outcome else { return see_other(&visit.to(&job_path(id))) };
    let name = Filled::read(&body).get("name").to_owned();
    if name.is_empty() {
        let wrong = words::trouble(visit.lang, &BulkError::NoName);
        return review::page(&desk, &visit, id, &job, reviewed, Some(wrong));
    }
    let making = Making { name, ..reviewed.making.clone() };
    let total = reviewed.review.drafts();
    let from = job_path(id);
    let outcome = Arc::clone(&outcome);
    start(&desk, &actor, &visit, total, &from, |job| {
        let (desk, actor) = (desk.clone(), Arc::clone(&actor));
        async move {
            let Outcome::Reviewed(reviewed) = &*outcome else { return Err(BulkError::Nothing) };
            let progress = move |done: usize| job.done.store(done, Ordering::Relaxed);
            let batch = desk.bulk.make(&actor, making, &reviewed.review, &progress).await?;
            Ok(Outcome::Go(format!("{BATCHES}/{batch}?xong=make&so={total}")))
        }
    })
}
