//! A file, of which drafts are to be made.

use std::sync::Arc;

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    bulk::{BatchKind, MOST, Making},
    people::{Action, Subject},
};

use super::{BulkDesk, IMPORT, Outcome, Reviewed, failed, fields::described, start};
use crate::site::{
    pages::staff::{SignedIn, answer},
    visit::Visit,
};

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The same as people count it.
const MEGABYTES: usize = MOST_BYTES / 1024 / 1024;

/// The page.
pub async fn show(SignedIn { visit, .. }: SignedIn) -> Response {
    page(&visit, None)
}

fn page(visit: &Visit, wrong: Option<&str>) -> Response {
    let lang = visit.lang;
    let wrong = wrong.map(|key| text_with(lang, key, &[("megabytes", MEGABYTES.into())]));
    let is_wrong = wrong.is_some();
    let mut response = answer(visit, text(lang, "bulk-import-title"), || {
        let hint = text_with(lang, "bulk-import-file-hint", &[("megabytes", MEGABYTES.into()), ("most", MOST.into())]);
        view! {
            <p class="lead">{text(lang, "bulk-import-lead")}</p>
            <form class="bulk-form" method="post" action=visit.to(IMPORT) enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{text(lang, "bulk-import-file")}</label>
                    <p class="field-hint" id="file-hint">{hint}</p>
                    {wrong.map(|wrong| view! { <p class="field-error" id="file-error">{wrong}</p> })}
                    <input
                        id="file"
                        name="file"
                        r#type="file"
                        accept=".xlsx,.csv,.json,.jsonl,.gz,.md"
                        aria-required="true"
                        aria-invalid=is_wrong.then_some("true")
                        aria-describedby=described("file", true, is_wrong)
                    />
                </div>
                <button class="button">{text(lang, "bulk-import-button")}</button>
            </form>
        }
        .into_any()
    });
    if is_wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// Takes the file, and has it read and compared in a task.
pub async fn take(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, mut form: Multipart) -> Response {
    if let Err(refusal) = actor.may(Action::Write, &Subject::Anything) {
        // Asked again, and noted, by the use case; here it saves reading the file.
        let refused = desk.bulk.review(&actor, Vec::new()).await.err();
        return failed(&visit, &refused.unwrap_or_else(|| refusal.into()));
    }
    let mut file = None;
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("file") => {
                let name = field.file_name().map(base_name).unwrap_or_default();
                match field.bytes().await {
                    Ok(bytes) => file = Some((name, bytes)),
                    Err(error) => return page(&visit, Some(reason(error.status()))),
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(error) => return page(&visit, Some(reason(error.status()))),
        }
    }
    let Some((name, bytes)) = file.filter(|(_, bytes)| !bytes.is_empty()) else {
        return page(&visit, Some("bulk-import-empty"));
    };
    if bytes.len() > MOST_BYTES {
        return page(&visit, Some("bulk-import-too-large"));
    }
    let lang = visit.lang;
    start(&desk, &actor, &visit, 0, IMPORT, |_| {
        let (desk, actor) = (desk.clone(), Arc::clone(&actor));
        async move {
            let suggested = text_with(lang, "bulk-name-import", &[("file", name.as_str().into())]);
            let detail = serde_json::json!({ "file": name, "bytes": bytes.len() });
            let exchange = Arc::clone(&desk.exchange);
            let records = tokio::task::spawn_blocking(move || exchange.read(&name, &bytes)).await;
            let records = records.map_err(registry::RegistryError::store)?;
            let review = desk.bulk.review(&actor, records).await?;
            let making = Making { name: suggested, kind: BatchKind::Import, detail };
            Ok(Outcome::Reviewed(Reviewed { review, making }))
        }
    })
}

/// The name of a file without its folders, as some browsers send them.
fn base_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(120).collect()
}

const fn reason(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "bulk-import-too-large",
        _ => "bulk-import-unreadable",
    }
}
