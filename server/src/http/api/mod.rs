//! The HTTP API, version 1: the catalogue as data, for anyone.
//!
//! Each resource has a type of its own here, which says what is served and, by
//! `utoipa`, what the document tells of it. What is served is what public pages show.

mod changes;
mod content;
pub mod cors;
mod cursor;
mod desks;
mod document;
mod events;
mod groups;
mod history;
mod keys;
mod laws;
mod list;
mod parameters;
mod procedures;
mod query;
mod statistics;
mod suggestions;

use axum::{
    Extension, Router,
    routing::{MethodRouter, get},
};

pub use self::document::Document;
use super::Http;

/// Every path, with what answers there; the document has the same ones.
fn routes() -> Vec<(&'static str, MethodRouter<Http>)> {
    vec![
        ("/api/v1/procedures", get(procedures::list::procedures)),
        ("/api/v1/procedures/{code_or_slug}", get(procedures::detail::procedure)),
        ("/api/v1/procedures/{code_or_slug}/editions", get(history::editions)),
        ("/api/v1/procedures/{code_or_slug}/editions/{number}", get(history::edition)),
        ("/api/v1/procedures/{code_or_slug}/editions/{number}/differences", get(history::differences)),
        ("/api/v1/suggestions", get(suggestions::suggestions)),
        ("/api/v1/changes", get(changes::changes)),
        ("/api/v1/sectors", get(groups::sectors)),
        ("/api/v1/sectors/{slug}", get(groups::sector)),
        ("/api/v1/agencies", get(groups::agencies)),
        ("/api/v1/agencies/{slug}", get(groups::agency)),
        ("/api/v1/agencies/{slug}/procedures", get(groups::agency_procedures)),
        ("/api/v1/desks", get(desks::desks)),
        ("/api/v1/desks/{slug}", get(desks::desk)),
        ("/api/v1/desks/{slug}/procedures", get(desks::desk_procedures)),
        ("/api/v1/legal-documents", get(laws::legal_documents)),
        // Numbers have slashes.
        ("/api/v1/legal-documents/{*number}", get(laws::legal_document)),
        ("/api/v1/life-events", get(events::life_events)),
        ("/api/v1/life-events/{slug}", get(events::life_event)),
        ("/api/v1/statistics", get(statistics::statistics)),
        ("/api/v1/statistics/months", get(statistics::months_of)),
        ("/api/v1/openapi.json", get(document::openapi)),
    ]
}

/// `/api/v1/…`, told of by a document.
pub fn router(document: Document) -> Router<Http> {
    routes()
        .into_iter()
        .fold(Router::new(), |router, (path, answer)| router.route(path, answer))
        .layer(Extension(document))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_route_is_in_the_document_and_nothing_else_is() {
        let document = Document::new("");
        let told: BTreeSet<String> = document.json()["paths"].as_object().expect("paths").keys().cloned().collect();
        let served: BTreeSet<String> = routes().into_iter().map(|(path, _)| path.replace("{*", "{")).collect();
        assert_eq!(served, told);
    }
}
