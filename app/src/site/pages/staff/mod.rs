//! Pages for staff only. They are no part of the public router: whoever serves
//! them decides who can reach them.

pub mod explain;
#[allow(dead_code, unused_imports)] // until the pages that save an edition call it
pub mod form;
pub mod missed;
mod signed_in;
pub mod targets;

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;

pub use self::signed_in::{SignedIn, Staff};
use crate::site::{document::Page, icon::icon, parts::breadcrumbs, visit::Visit};

/// Where they begin.
pub const STAFF: &str = "/can-bo";
/// How a question is understood.
pub const EXPLAIN: &str = "/can-bo/tim-kiem";
/// What was searched for in vain.
pub const MISSED: &str = "/can-bo/tim-chua-thay";

/// The first page: where the others are.
pub async fn home(visit: Visit) -> Response {
    let lang = visit.lang;
    let items = [(EXPLAIN, text(lang, "explain-title"), text(lang, "explain-lead"))]
        .into_iter()
        .chain([(MISSED, text(lang, "missed-page-title"), text(lang, "missed-page-lead"))])
        .map(|(path, title, lead)| {
            view! { <li><a class="more" href=visit.to(path)>{title}{icon("arrow")}</a><p>{lead}</p></li> }
        })
        .collect_view();
    answer(&visit, text(lang, "staff-title"), || view! { <ul class="staff-pages">{items}</ul> }.into_any())
}

/// A table with its caption and the texts of its head. It may be wider than a
/// phone, so it scrolls by itself, by keyboard, too.
fn table(lang: Lang, caption: String, head: &[&str], rows: impl IntoView + 'static) -> AnyView {
    let head = head.iter().map(|key| view! { <th scope="col">{text(lang, key)}</th> }).collect_view();
    let label = caption.clone();
    view! {
        <div class="staff-table" role="region" aria-label=label tabindex="0">
            <table>
                <caption>{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A page with its title. It is kept nowhere: neither in a browser that others
/// use, nor among the answers that the public gets.
fn answer(visit: &Visit, title: String, body: impl FnOnce() -> AnyView) -> Response {
    let lang = visit.lang;
    let page = Page { unlisted: true, ..Page::new(title.clone()) };
    let mut response = page.answer(visit, || {
        let above = (visit.path != STAFF)
            .then(|| breadcrumbs(lang, vec![(visit.to(STAFF), text(lang, "staff-title").into_any())]));
        view! {
            <div class="wide">
                {above}
                <h1>{title}</h1>
                {body()}
            </div>
        }
        .into_any()
    });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
