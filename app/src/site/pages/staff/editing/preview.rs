//! An edition as the public will see it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use catalogue::Slug;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::Entry;

use super::{edition_path, trouble};
use crate::site::{
    icon::icon,
    pages::{
        procedure::{self, Shown},
        staff::{SignedIn, Staff, kept_nowhere},
    },
    router::missing,
    visit::Visit,
};

/// The page of the procedure, made from this edition.
pub async fn show(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path((slug, number)): Path<(String, String)>,
) -> Response {
    let (Ok(slug), Ok(number)) = (Slug::parse(&slug), number.parse::<u32>()) else { return missing(&visit) };
    let kept = match staff.editing.read(&actor, &slug).await {
        Ok(kept) => kept,
        Err(error) => return trouble::instead(&visit, error),
    };
    let Ok(shown) = kept.edition(number) else { return missing(&visit) };
    let entry = Entry {
        id: kept.id,
        procedure: kept.procedure.clone(),
        edition: number,
        content: shown.edition.content().clone(),
        published_at: shown.published_at.unwrap_or(shown.created_at),
        withdrawn: false,
    };
    let Ok(case) = procedure::case(&visit, entry.content.dossier.cases.len()) else { return missing(&visit) };
    let path = super::preview_path(&slug, number);
    let snapshot = visit.site.portal.snapshot();
    let banner = banner(&visit, &slug, number);
    kept_nowhere(procedure::page(&visit, &snapshot, &entry, case, Shown::Preview(path), Some(banner)))
}

fn banner(visit: &Visit, slug: &Slug, number: u32) -> AnyView {
    let lang = visit.lang;
    let words = text_with(lang, "preview-lead", &[("n", number.into())]);
    let back = visit.to(&edition_path(slug, number));
    view! {
        <div class="notice notice-warning" role="note">
            {icon("warning")}
            <div><p>{words}</p><p><a href=back>{text(lang, "preview-back")}</a></p></div>
        </div>
    }
    .into_any()
}
