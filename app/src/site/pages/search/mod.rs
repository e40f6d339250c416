//! Search: the question, what was found, and filters with their counts. All of
//! it is in the address.

mod answer;
mod filters;
mod meant;
mod nothing;
mod refused;
pub mod said;

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Filters, MissedKind, Paging, SearchRequest, SearchResults, Snapshot, Sort};

use self::answer::Answer;
use super::error::error_page;
use crate::site::{
    address,
    document::Page,
    format,
    markdown::shorten,
    parts::{
        entries::{CardStyle, cards},
        pager::pager,
        search_box,
    },
    visit::Visit,
};

/// Marks, for the program itself, that the page holds the answer: nobody need go on from there.
pub const ANSWERED: HeaderName = HeaderName::from_static("x-answered");

/// The page.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let parameters = visit.parameters();
    let pairs = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let request = match SearchRequest::read(pairs, Paging::Page, &snapshot) {
        Ok(request) => request,
        Err((request, errors)) => return refused::page(&visit, &request, &errors),
    };
    let results = match visit.site.portal.search(&request).await {
        Ok(results) => results,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "searching failed");
            return error_page(&visit.site, lang, StatusCode::SERVICE_UNAVAILABLE);
        }
    };
    let beyond = results.hits.is_empty() && results.total > 0;
    let page = Page {
        status: if beyond { StatusCode::NOT_FOUND } else { StatusCode::OK },
        description: text(lang, "search-description"),
        // What others asked is no page of its own for search engines; lists are.
        canonical: Some(if request.q.is_empty() { address::search(Lang::VI, &request) } else { visit.path.clone() }),
        ..frame(lang, &request)
    };
    let answer = Answer::find(&request, &results);
    let mut response = page.answer(&visit, || {
        view! {
            <div class="wide search-page">
                {head(&visit, &request)}
                <div class="search-columns">
                    <div class="search-results">
                        {meant::meant(&visit, &request, &results)}
                        {meant::agencies(lang, &snapshot, &results)}
                        {answer.as_ref().map(|answer| answer.view(&visit, &snapshot, &results))}
                        {summary(lang, &request, results.total)}
                        {filters::chosen(lang, &snapshot, &request)}
                        {body(&visit, &snapshot, &request, &results)}
                    </div>
                    {(results.total > 0).then(|| filters::filters(lang, &visit.site.content, &snapshot, &request, &results))}
                </div>
            </div>
        }
        .into_any()
    });
    if answer.is_some() {
        response.headers_mut().insert(ANSWERED, HeaderValue::from_static("1"));
    }
    if results.total == 0 {
        // Not kept, so that each is counted.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        count_in_vain(&visit, &request);
    }
    response
}

/// Counts a question that found nothing, unless a filter may be the reason.
fn count_in_vain(visit: &Visit, request: &SearchRequest) {
    let portal = &visit.site.portal;
    if request.filters == Filters::default()
        && let Some(words) = portal.countable(&request.q)
    {
        portal.missed().missed(MissedKind::NothingFound, words);
    }
}

/// What every page of a search is called and has.
fn frame(lang: Lang, request: &SearchRequest) -> Page {
    let title = if request.q.is_empty() {
        text(lang, "search-title")
    } else {
        text_with(lang, "search-title-for", &[("q", shorten(&request.q, 60).into())])
    };
    Page { islands: true, search: false, ..Page::new(title) }
}

/// The heading and the box; a new question keeps the filters and the order.
fn head(visit: &Visit, request: &SearchRequest) -> AnyView {
    let kept: Vec<_> =
        address::search_pairs(request).into_iter().filter(|(name, _)| !matches!(*name, "q" | "page")).collect();
    view! {
        <h1 class="visually-hidden">{text(visit.lang, "search-title")}</h1>
        {search_box::large(visit, &request.q, &kept)}
    }
    .into_any()
}

fn summary(lang: Lang, request: &SearchRequest, total: usize) -> AnyView {
    let count =
        text_with(lang, "results-count", &[("n", total.into()), ("count", format::number(lang, total as u64).into())]);
    let orders = Sort::ALL.map(|sort| {
        let label = match sort {
            Sort::Relevance => text(lang, "sort-relevance"),
            Sort::Name => text(lang, "sort-name"),
            Sort::Updated => text(lang, "sort-updated"),
        };
        let current = (sort == request.sort).then_some("true");
        let href = address::search(lang, &SearchRequest { sort, offset: 0, ..request.clone() });
        view! { <li><a href=href aria-current=current>{label}</a></li> }
    });
    let sorting = view! {
        <a class="to-filters" href="#filters">{text(lang, "filters-title")}</a>
        <nav class="sorting" aria-label=text(lang, "nav-sorting")>
            <span aria-hidden="true">{text(lang, "nav-sorting")}</span>
            <ul>{orders.into_iter().collect_view()}</ul>
        </nav>
    };
    view! {
        <div class="results-head">
            <h2 class="results-count">{count}</h2>
            {(total > 0).then_some(sorting)}
        </div>
    }
    .into_any()
}

fn body(visit: &Visit, snapshot: &Snapshot, request: &SearchRequest, results: &SearchResults) -> AnyView {
    let lang = visit.lang;
    let content = &visit.site.content;
    let pages = results.total.div_ceil(SearchRequest::PER_PAGE);
    if results.total == 0 {
        return nothing::nothing(visit, snapshot, request);
    }
    if results.hits.is_empty() {
        let last = SearchRequest { offset: (pages - 1) * SearchRequest::PER_PAGE, ..request.clone() };
        let words = text_with(lang, "results-beyond", &[("pages", pages.into())]);
        return view! {
            <div class="notice"><p>{words} " " <a href=address::search(lang, &last)>{text(lang, "results-last")}</a></p></div>
        }
        .into_any();
    }
    let entries: Vec<_> = results.hits.iter().map(|hit| hit.entry.clone()).collect();
    let style = CardStyle { marks: &results.marks, sector: true, heading: 3 };
    let to = |page: usize| {
        let offset = (page - 1) * SearchRequest::PER_PAGE;
        address::search(lang, &SearchRequest { offset, ..request.clone() })
    };
    view! {
        {cards(lang, content, &entries, &style)}
        {pager(lang, request.page(), pages, to)}
        {said::form(lang, &request.q, true)}
    }
    .into_any()
}
