//! "I did not find it": one tap, without an account, a cookie or JavaScript.
//! Only the normalised words are counted.

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Lang, text::tidy};
use leptos::prelude::*;
use locale::text;
use registry::{MissedKind, SearchRequest};

use crate::site::{
    address, document::Page, icon::icon, pages::error::error_page, parts::search_box, same_site::from_here,
    visit::Visit,
};

/// Where it is told.
pub const SAY: &str = "/tim-kiem/chua-thay";
/// Where one is thanked.
pub const THANKS: &str = "/tim-kiem/cam-on";

/// The form beneath results; `found` says whether there were any.
pub fn form(lang: Lang, question: &str, found: bool) -> AnyView {
    if question.is_empty() {
        return ().into_any();
    }
    let (title, button) = if found {
        (text(lang, "said-title"), text(lang, "said-not-there"))
    } else {
        (text(lang, "said-title-nothing"), text(lang, "said-wanted"))
    };
    view! {
        <form class="said" method="post" action=address::page(lang, SAY)>
            <input r#type="hidden" name="q" value=question.to_owned() />
            <p class="said-title">{title}</p>
            <button>{button}</button>
            <p class="muted">{text(lang, "said-what-is-kept")}</p>
        </form>
    }
    .into_any()
}

/// Takes the word of somebody who did not find it.
pub async fn take(visit: Visit, headers: HeaderMap, body: Bytes) -> Response {
    if !from_here(&headers) {
        return error_page(&visit.site, visit.lang, StatusCode::FORBIDDEN);
    }
    let fields = form_urlencoded::parse(&body).find(|(name, _)| name == "q");
    let question = fields.map(|(_, value)| tidy(&value)).unwrap_or_default();
    let question: String = question.chars().take(SearchRequest::MAX_QUESTION).collect();
    let portal = &visit.site.portal;
    if let Some(words) = portal.countable(&question) {
        portal.missed().missed(MissedKind::SaidSo, words);
    }
    let pairs: Vec<(&str, &str)> = if question.is_empty() { Vec::new() } else { vec![("q", question.as_str())] };
    Redirect::to(&address::with_query(&visit.to(THANKS), &pairs)).into_response()
}

/// Whoever opens the address of the form itself wants to search.
pub async fn lost(visit: Visit) -> Redirect {
    Redirect::to(&visit.to("/tim-kiem"))
}

/// The page that thanks.
pub async fn thanks(visit: Visit) -> Response {
    let lang = visit.lang;
    let question: String = visit.parameter("q").map(|q| tidy(&q)).unwrap_or_default();
    let question: String = question.chars().take(SearchRequest::MAX_QUESTION).collect();
    let back = SearchRequest { q: question.clone(), ..SearchRequest::default() };
    let page = Page { unlisted: true, islands: true, search: false, ..Page::new(text(lang, "said-thanks-title")) };
    page.answer(&visit, || {
        let back = (!question.is_empty()).then(|| {
            view! { <li><a href=address::search(lang, &back)>{text(lang, "said-back")}</a></li> }
        });
        view! {
            <div class="error-page narrow">
                <h1>{icon("check")} " " {text(lang, "said-thanks-title")}</h1>
                <p>{text(lang, "said-thanks")}</p>
                <p>{text(lang, "nothing-advice-office")}</p>
                {search_box::large(&visit, "", &[])}
                <ul class="ways-on">
                    {back}
                    <li><a href=visit.to("/linh-vuc")>{text(lang, "go-sectors")}</a></li>
                    <li><a href=visit.to("/su-kien")>{text(lang, "go-life-events")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    })
}
