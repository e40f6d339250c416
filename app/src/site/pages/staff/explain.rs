//! How a question is understood, and why each result ranks where it does.

use axum::{extract::State, http::StatusCode, response::Response};
use catalogue::{Lang, query::Intent, text::tidy};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{ExplainedPart, ExplainedResult, Explanation, SearchRequest, people::Action};

use super::{EXPLAIN, SignedIn, Staff, answer, failed, table};
use crate::site::{
    address, format,
    icon::icon,
    pages::error::error_page,
    parts::{vi, vi_tag},
};

/// How many results are explained.
const SHOWN: usize = 20;

/// What is told of each result.
const RESULT_COLUMNS: [&str; 9] = [
    "explain-place",
    "explain-name",
    "explain-score",
    "explain-covered",
    "explain-index",
    "explain-named",
    "explain-prior",
    "explain-level",
    "explain-rare",
];

/// The page; without a question, the form alone.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    if let Err(error) = staff.accounts.allow(&actor, Action::ReadSearches).await {
        return failed::failed(&visit, &error);
    }
    let asked: String = tidy(&visit.parameter("q").unwrap_or_default());
    let asked: String = asked.chars().take(SearchRequest::MAX_QUESTION).collect();
    let mut explanation = None;
    if !asked.is_empty() {
        let request = SearchRequest { q: asked.clone(), limit: SHOWN, ..SearchRequest::default() };
        match visit.site.portal.explain(&request).await {
            Ok(explained) => explanation = Some(explained),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a search cannot be explained");
                return error_page(&visit.site, visit.lang, StatusCode::SERVICE_UNAVAILABLE);
            }
        }
    }
    let lang = visit.lang;
    answer(&visit, text(lang, "explain-title"), || {
        let explained = explanation.map(|explanation| {
            let engine = visit.site.portal.status().search.engine;
            let engine = text_with(lang, "explain-engine", &[("engine", engine.into())]);
            view! { {understood(lang, &explanation)} {results(lang, &explanation.results)} <p class="muted">{engine}</p> }
        });
        view! {
            <p class="lead">{text(lang, "explain-lead")}</p>
            <form class="search-large" action=visit.to(EXPLAIN)>
                <label for="asked">{text(lang, "explain-question")}</label>
                <div class="search-row">
                    {icon("search")}
                    <input id="asked" r#type="search" name="q" value=asked maxlength=SearchRequest::MAX_QUESTION />
                    <button>{text(lang, "explain-button")}</button>
                </div>
            </form>
            {explained}
        }
        .into_any()
    })
}

/// What was made of the words.
fn understood(lang: Lang, explanation: &Explanation) -> AnyView {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |key: &str, values: Vec<String>| {
        if !values.is_empty() {
            rows.push((text(lang, key), values.join(", ")));
        }
    };
    row("explain-typing", explanation.raw_keys.then(|| text(lang, "search-raw-keys-read")).into_iter().collect());
    row("explain-codes", explanation.codes.clone());
    row("explain-laws", explanation.laws.iter().map(|law| format!("{}/{}", law.number, law.year)).collect());
    row("explain-intents", explanation.intents.iter().map(|asked| intent(lang, *asked)).collect());
    row("explain-levels", explanation.levels.iter().map(|one| format::administrative_level(lang, *one)).collect());
    let repair = |repair: &catalogue::query::Repair| format!("{} → {}", repair.typed, repair.meant);
    row("explain-repairs", explanation.repairs.iter().map(repair).collect());
    row("explain-neighbours", explanation.neighbours.clone());
    let rows =
        rows.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{vi(lang, &value)}</dd> }).collect_view();
    let parts = (!explanation.parts.is_empty()).then(|| parts(lang, &explanation.parts));
    view! {
        <h2>{text(lang, "explain-understood")}</h2>
        <dl class="staff-facts">{rows}</dl>
        {parts}
    }
    .into_any()
}

/// The parts of the question, each with its wordings, of which one is enough.
fn parts(lang: Lang, parts: &[ExplainedPart]) -> AnyView {
    let rows = parts
        .iter()
        .map(|part| {
            let wordings = part
                .wordings
                .iter()
                .map(|wording| view! { <li>{vi(lang, &wording.words)} " " <span class="muted">{number(wording.weight)}</span></li> })
                .collect_view();
            view! {
                <tr>
                    <td><ul class="plain">{wordings}</ul></td>
                    <td lang=vi_tag(lang)>{part.why.join("; ")}</td>
                </tr>
            }
        })
        .collect_view();
    table(lang, text(lang, "explain-parts"), &["explain-wordings", "explain-why"], rows)
}

/// The results, with the factors whose product is the score.
fn results(lang: Lang, results: &[ExplainedResult]) -> AnyView {
    if results.is_empty() {
        return view! { <h2>{text(lang, "explain-results")}</h2> <p>{text(lang, "search-none")}</p> }.into_any();
    }
    let rows = results
        .iter()
        .enumerate()
        .map(|(place, result)| {
            let name = result.name.clone();
            let name = match address::slug(&result.slug) {
                Some(slug) => {
                    let href = address::procedure(lang, &slug);
                    view! { <a href=href lang=vi_tag(lang)>{name}</a> }.into_any()
                }
                None => vi(lang, &name),
            };
            let rare = result.rare.iter().map(|rare| {
                view! { <li>{vi(lang, &rare.words)} " " <span class="muted">{number(rare.factor)}</span></li> }
            });
            let factors = [result.covered, result.index, result.named, result.prior, result.level]
                .map(|factor| view! { <td class="number">{number(factor)}</td> });
            view! {
                <tr>
                    <td class="number">{place + 1}</td>
                    <th scope="row">{name} " " <span class="code">{result.code.clone()}</span></th>
                    <td class="number">{number(result.score)}</td>
                    {factors.into_iter().collect_view()}
                    <td><ul class="plain">{rare.collect_view()}</ul></td>
                </tr>
            }
        })
        .collect_view();
    let table = table(lang, text(lang, "explain-results-caption"), &RESULT_COLUMNS, rows);
    view! { <h2>{text(lang, "explain-results")}</h2> {table} }.into_any()
}

fn number(number: f32) -> String {
    format!("{number:.2}")
}

fn intent(lang: Lang, intent: Intent) -> String {
    match intent {
        Intent::Papers => text(lang, "intent-papers"),
        Intent::Cost => text(lang, "intent-cost"),
        Intent::Time => text(lang, "intent-time"),
        Intent::Place => text(lang, "intent-place"),
        Intent::Online => text(lang, "intent-online"),
        Intent::Conditions => text(lang, "intent-conditions"),
        Intent::Form => text(lang, "intent-form"),
        Intent::Steps => text(lang, "intent-steps"),
        Intent::Law => text(lang, "intent-law"),
    }
}
