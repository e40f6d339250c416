//! The catalogue as a file.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, bulk::ExportFormat};

use super::{BulkDesk, EXPORT, Filled};
use crate::site::{
    pages::{
        error::error_page,
        staff::{SignedIn, answer},
    },
    visit::Visit,
};

/// The page.
pub async fn show(SignedIn { visit, .. }: SignedIn) -> Response {
    let lang = visit.lang;
    let count = visit.site.portal.snapshot().entries().count();
    answer(&visit, text(lang, "bulk-export-title"), || {
        let buttons = ExportFormat::ALL
            .map(|format| {
                let (title, lead) = match format {
                    ExportFormat::Xlsx => (text(lang, "bulk-export-xlsx"), text(lang, "bulk-export-xlsx-lead")),
                    ExportFormat::Csv => (text(lang, "bulk-export-csv"), text(lang, "bulk-export-csv-lead")),
                    ExportFormat::JsonLines => (text(lang, "bulk-export-jsonl"), text(lang, "bulk-export-jsonl-lead")),
                };
                view! {
                    <li>
                        <button class="button" name="format" value=format.key() aria-describedby=format.key()>{title}</button>
                        <p id=format.key()>{lead}</p>
                    </li>
                }
            })
            .into_iter()
            .collect_view();
        view! {
            <p class="lead">{text_with(lang, "bulk-export-lead", &[("count", count.into())])}</p>
            <form method="post" action=visit.to(EXPORT)>
                <ul class="staff-pages">{buttons}</ul>
            </form>
        }
        .into_any()
    })
}

/// Gives the file. That somebody took it is in the audit.
pub async fn give(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, body: Bytes) -> Response {
    let fault = |visit: &Visit, status| error_page(&visit.site, visit.lang, status);
    let Some(format) = ExportFormat::from_key(Filled::read(&body).get("format")) else {
        return fault(&visit, StatusCode::BAD_REQUEST);
    };
    let snapshot = visit.site.portal.snapshot();
    let mut entries: Vec<Arc<Entry>> = snapshot.entries().map(Arc::clone).collect();
    // By address: the same catalogue gives the same file.
    entries.sort_by(|a, b| a.procedure.slug.cmp(&b.procedure.slug));
    if let Err(error) = desk.bulk.note_export(&actor, format, entries.len()).await {
        return super::failed(&visit, &error);
    }
    let exchange = Arc::clone(&desk.exchange);
    let written = tokio::task::spawn_blocking(move || exchange.write(format, &entries)).await;
    let Ok(Ok(bytes)) = written else {
        tracing::error!(format = format.key(), "the catalogue cannot be written as a file");
        return fault(&visit, StatusCode::INTERNAL_SERVER_ERROR);
    };
    let name = format!("attachment; filename=\"thu-tuc-{}.{}\"", desk.bulk.today(), format.key());
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
