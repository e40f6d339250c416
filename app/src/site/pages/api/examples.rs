//! Something of the catalogue to try a path with.

use catalogue::LegalDocument;
use registry::Snapshot;

use super::model::Operation;
use crate::site::SiteContent;

/// An example of a parameter that stands in a path; nothing where the catalogue has none.
pub fn of(operation: &Operation, parameter: &str, snapshot: &Snapshot, content: &SiteContent) -> Option<String> {
    let path = operation.path.as_str();
    let entry = || snapshot.entries().find(|entry| entry.code().is_some()).or_else(|| snapshot.entries().next());
    match parameter {
        "code_or_slug" => entry().map(|entry| entry.procedure.slug.to_string()),
        "number" if path.contains("/editions/") => entry().map(|entry| entry.edition.to_string()),
        "number" => {
            let mut cited = snapshot.entries().flat_map(|entry| &entry.content.legal_basis);
            cited.find_map(LegalDocument::key)
        }
        "slug" if path.contains("/sectors") => snapshot.sectors().first().map(|sector| sector.slug.to_string()),
        "slug" if path.contains("/agencies") => snapshot.agencies().first().map(|agency| agency.slug.to_string()),
        "slug" if path.contains("/desks") => content.desks.desks().first().map(|desk| desk.slug.to_string()),
        "slug" if path.contains("/life-events") => content.life_events.first().map(|event| event.slug.to_string()),
        _ => None,
    }
}
