//! The links that lead nowhere, or elsewhere than they say.

mod words;

use axum::{
    extract::{RawForm, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::links::{LinkError, LinkPlace, LinkRow, LinkSheet, Standing};

pub use self::words::{answer, standing};
use super::{
    SignedIn, Staff, StaffPage, editing,
    failed::refused,
    law::{self, LAW},
    posted::Posted,
    table,
};
use crate::site::{
    address, format,
    pages::error::error_page,
    parts::{
        difference::part_name,
        names,
        pager::{pager, part},
    },
    router::missing,
    visit::Visit,
};

/// Where it is.
pub const LINKS: &str = "/can-bo/lien-ket";
/// How many links a page has.
const ROWS: usize = 50;
/// How many places of a link are named.
const PLACES: usize = 10;

/// Which links are shown.
#[derive(Clone, Copy)]
struct Choice {
    /// How they stand; all that are listed where nothing is said.
    standing: Option<Standing>,
    /// Those of the whole catalogue, and not of one's own scope only.
    everywhere: bool,
}

impl Choice {
    fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            standing: get("loc").and_then(|key| Standing::from_key(&key)),
            everywhere: get("pham-vi").is_some_and(|value| value == "tat-ca"),
        }
    }

    fn pairs(self) -> Vec<(&'static str, String)> {
        let standing = self.standing.map(|standing| ("loc", standing.key().to_owned()));
        let scope = self.everywhere.then(|| ("pham-vi", "tat-ca".to_owned()));
        standing.into_iter().chain(scope).collect()
    }

    fn address(self, visit: &Visit, page: usize) -> String {
        let mut pairs = self.pairs();
        pairs.extend((page > 1).then(|| ("trang", page.to_string())));
        address::with_query(&visit.to(LINKS), &pairs)
    }
}

/// The page; `?loc=dead` says how links stand, `pham-vi=tat-ca` asks for those of all.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    let lang = visit.lang;
    let choice = Choice::read(|name| visit.parameter(name));
    let snapshot = visit.site.portal.snapshot();
    let sheet = match staff.links.sheet(&actor, &snapshot, choice.everywhere).await {
        Ok(sheet) => sheet,
        Err(error) => return instead(&visit, &error),
    };
    let chosen: Vec<&LinkRow> =
        sheet.rows.iter().filter(|row| choice.standing.is_none_or(|standing| row.standing == standing)).collect();
    let page = visit.parameter("trang");
    let Some(shown) = part(&chosen, page.as_deref(), ROWS) else { return missing(&visit) };
    let running = staff.links.is_running();
    StaffPage::new(text(lang, "links-title")).answer(&visit, || {
        let off = (!running).then(|| view! { <p class="muted">{text(lang, "links-off")}</p> });
        let asked = visit.parameter("xong").map(|_| {
            view! { <div class="bulk-done" role="status"><p>{text(lang, "links-asked-now")}</p></div> }
        });
        let body = if chosen.is_empty() {
            view! { <p>{nothing(&visit, &sheet)}</p> }.into_any()
        } else {
            rows(&visit, &sheet, choice, shown.items, running)
        };
        view! {
            <p class="lead">{text(lang, "links-lead")}</p>
            {off}
            {asked}
            {scopes(&visit, choice)}
            {shelves(&visit, &sheet, choice)}
            {body}
            {pager(lang, shown.page, shown.pages, |page| choice.address(&visit, page))}
        }
        .into_any()
    })
}

/// Has a link looked at again, then shows the page.
pub async fn look_again(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    RawForm(body): RawForm,
) -> Response {
    let posted = Posted::read(&body);
    let snapshot = visit.site.portal.snapshot();
    if let Err(error) = staff.links.look_again(&actor, &snapshot, posted.get("dia-chi")).await {
        return instead(&visit, &error);
    }
    let mut pairs = Choice::read(|name| Some(posted.get(name).to_owned())).pairs();
    pairs.push(("xong", "1".to_owned()));
    Redirect::to(&address::with_query(&visit.to(LINKS), &pairs)).into_response()
}

fn instead(visit: &Visit, error: &LinkError) -> Response {
    match error {
        LinkError::Refused(refusal) => refused(visit, *refusal),
        LinkError::Missing => missing(visit),
        LinkError::Registry(cause) => {
            tracing::error!(error = cause as &dyn std::error::Error, "the links cannot be read");
            error_page(&visit.site, visit.lang, StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// Why there is nothing to show.
fn nothing(visit: &Visit, sheet: &LinkSheet) -> String {
    let lang = visit.lang;
    match sheet.looked_at {
        _ if sheet.links == 0 => text(lang, "links-no-links"),
        _ if !sheet.rows.is_empty() => text(lang, "links-none-here"),
        None => text(lang, "links-none-unseen"),
        Some(at) => text_with(lang, "links-none", &[("moment", format::moment(lang, at).into())]),
    }
}

fn scopes(visit: &Visit, choice: Choice) -> AnyView {
    let lang = visit.lang;
    let items =
        [(false, text(lang, "links-mine")), (true, text(lang, "links-everywhere"))].map(|(everywhere, label)| {
            let href = Choice { everywhere, ..choice }.address(visit, 1);
            let here = (everywhere == choice.everywhere).then_some("true");
            view! { <li><a href=href aria-current=here>{label}</a></li> }
        });
    let items = items.into_iter().collect_view();
    view! { <nav class="sorting" aria-label=text(lang, "links-scope")><ul>{items}</ul></nav> }.into_any()
}

fn shelves(visit: &Visit, sheet: &LinkSheet, choice: Choice) -> AnyView {
    let lang = visit.lang;
    let items = std::iter::once(None).chain(Standing::LISTED.map(Some)).map(|shelf| {
        let label = match shelf {
            None => text_with(lang, "links-all", &[("n", sheet.rows.len().into())]),
            Some(shelf) => {
                let variables = [("standing", standing(lang, shelf).into()), ("n", sheet.count(shelf).into())];
                text_with(lang, "links-shelf", &variables)
            }
        };
        let href = Choice { standing: shelf, ..choice }.address(visit, 1);
        let here = (shelf == choice.standing).then_some("true");
        view! { <li><a href=href aria-current=here>{label}</a></li> }
    });
    let items = items.collect_view();
    view! { <nav class="sorting" aria-label=text(lang, "links-shelves")><ul>{items}</ul></nav> }.into_any()
}

fn rows(visit: &Visit, sheet: &LinkSheet, choice: Choice, shown: &[&LinkRow], running: bool) -> AnyView {
    let lang = visit.lang;
    let rows = shown
        .iter()
        .map(|link| {
            let last = link.state.as_ref().and_then(|state| state.last.as_ref());
            let checked = last.map(|last| {
                let moment = format::moment(lang, last.at);
                view! { <p class="muted">{text_with(lang, "links-checked", &[("moment", moment.into())])}</p> }
            });
            let since = last.map(|last| format::instant(lang, last.since));
            let times = last.map(|last| last.times);
            view! {
                <tr>
                    <th scope="row">{outward(&link.address)}</th>
                    <td><strong>{standing(lang, link.standing)}</strong><p>{answer(lang, link)}</p>{checked}</td>
                    <td>{since}</td>
                    <td class="number">{times}</td>
                    <td>{places(visit, link)}</td>
                    <td>{again(visit, choice, link, running)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = [
        "links-column-address",
        "links-column-answer",
        "links-column-since",
        "links-column-times",
        "links-column-places",
        "links-column-again",
    ];
    let variables = [("n", sheet.rows.len().into()), ("links", sheet.links.into()), ("unseen", sheet.unseen.into())];
    table(lang, text_with(lang, "links-count", &variables), &head, rows)
}

/// The address itself, for whoever wants to see for themselves.
fn outward(to: &str) -> AnyView {
    match address::elsewhere(to) {
        Some(url) => {
            view! { <a class="address" href=url.to_owned() rel="external nofollow noopener noreferrer">{to.to_owned()}</a> }
                .into_any()
        }
        None => to.to_owned().into_any(),
    }
}

/// Where a link stands, each with the way to correct it.
fn places(visit: &Visit, link: &LinkRow) -> AnyView {
    let lang = visit.lang;
    let items = link
        .places
        .iter()
        .take(PLACES)
        .map(|place| match place {
            LinkPlace::Entry { entry, part } => {
                let href = visit.to(&editing::procedure_path(&entry.procedure.slug));
                view! { <li><a href=href>{names::short(lang, &entry.content, 80)}</a>" · "{part_name(lang, *part)}</li> }
                    .into_any()
            }
            LinkPlace::Law { key, number } => {
                let href = law::law_path(visit, LAW, key);
                view! { <li><a href=href>{number.clone()}</a>" · "{text(lang, "law-title")}</li> }.into_any()
            }
        })
        .collect_view();
    let more = link.places.len().saturating_sub(PLACES);
    let more = (more > 0).then(|| view! { <li>{text_with(lang, "links-more-places", &[("n", more.into())])}</li> });
    view! { <ul class="plain">{items}{more}</ul> }.into_any()
}

fn again(visit: &Visit, choice: Choice, link: &LinkRow, running: bool) -> AnyView {
    let lang = visit.lang;
    if link.state.as_ref().is_some_and(|state| state.asked_at.is_some()) {
        return text(lang, "links-asked").into_any();
    }
    if !running || link.not_looked.is_some() {
        return ().into_any();
    }
    let label = text_with(lang, "links-again-of", &[("address", link.address.as_str().into())]);
    let kept = choice
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form method="post" action=visit.to(LINKS)>
            <input type="hidden" name="dia-chi" value=link.address.clone() />
            {kept}
            <button class="button-quiet" aria-label=label>{text(lang, "links-again")}</button>
        </form>
    }
    .into_any()
}
