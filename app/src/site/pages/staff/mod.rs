//! Pages for staff only. Whoever serves them checks sessions around them; what
//! each person may do is decided in `registry`.

pub mod audit;
pub mod bulk;
pub mod editing;
pub mod explain;
mod failed;
pub mod feedback;
pub mod form;
mod frame;
pub mod invitation;
pub mod law;
pub mod links;
pub mod live;
pub mod missed;
pub mod own;
pub mod people;
pub mod posted;
pub mod sign_in;
mod signed_in;
pub mod targets;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;

pub use self::{
    bulk::BulkDesk,
    frame::{nav, who},
    signed_in::{OwnSession, SignedIn, Staff},
};
use crate::site::{
    document::Page,
    parts::breadcrumbs,
    visit::{Visit, without_language},
};

/// The most bytes that staff may send at once: an edition with the files of some
/// forms. Whoever serves these pages lets such bodies in.
pub const LARGEST_BODY: usize = 200 * 1024 * 1024;

/// Where they begin.
pub const STAFF: &str = "/can-bo";
/// How a question is understood.
pub const EXPLAIN: &str = "/can-bo/tim-kiem";
/// What was searched for in vain.
pub const MISSED: &str = "/can-bo/tim-chua-thay";

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
    StaffPage::new(title).answer(visit, body)
}

/// A page for staff in the making.
struct StaffPage {
    title: String,
    status: StatusCode,
    /// The pages above this one, below the first: paths and names.
    above: Vec<(String, String)>,
    islands: bool,
}

impl StaffPage {
    fn new(title: String) -> Self {
        Self { title, status: StatusCode::OK, above: Vec::new(), islands: false }
    }

    fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }

    fn under(mut self, path: impl Into<String>, name: String) -> Self {
        self.above.push((path.into(), name));
        self
    }

    fn answer(self, visit: &Visit, body: impl FnOnce() -> AnyView) -> Response {
        let lang = visit.lang;
        let title = self.title;
        let page = Page { unlisted: true, status: self.status, islands: self.islands, ..Page::new(title.clone()) };
        kept_nowhere(page.answer(visit, || {
            let first = (visit.path != STAFF).then(|| (STAFF.to_owned(), text(lang, "staff-title")));
            let above = first.into_iter().chain(self.above);
            let above: Vec<_> = above.map(|(path, name)| (visit.to(&path), name.into_any())).collect();
            let above = (!above.is_empty()).then(|| breadcrumbs(lang, above));
            view! {
                <div class="wide">
                    {above}
                    <h1>{title}</h1>
                    {body()}
                </div>
            }
            .into_any()
        }))
    }
}

/// The same with a status.
fn answer_as(visit: &Visit, status: StatusCode, title: String, body: impl FnOnce() -> AnyView) -> Response {
    StaffPage::new(title).status(status).answer(visit, body)
}

/// A page for somebody who is about to sign in.
fn plain(visit: &Visit, status: StatusCode, title: String, body: impl FnOnce() -> AnyView) -> Response {
    let page = Page { unlisted: true, search: false, status, ..Page::new(title.clone()) };
    kept_nowhere(
        page.answer(visit, || view! { <div class="narrow entrance"><h1>{title}</h1>{body()}</div> }.into_any()),
    )
}

fn kept_nowhere(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether the page under a path is for staff.
#[must_use]
pub fn is_for_staff(path: &str) -> bool {
    let path = without_language(path);
    path == STAFF || path.strip_prefix(STAFF).is_some_and(|rest| rest.starts_with('/'))
}
