//! The API, to read and to try: each path with a form that opens its answer. All of it
//! is made of the OpenAPI document; its own words are English.

mod examples;
mod model;

use std::sync::Arc;

use axum::{
    Router,
    extract::{FromRef, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;
use serde_json::Value;

use self::model::{Field, Group, Input, Operation, Parameter};
use crate::site::{Site, address, document::Page, parts::names, router::missing, visit::Visit};

/// Where it is.
const API: &str = "/api";
/// Where its forms lead, to be led on to the answer.
const OPEN: &str = "/api/mo";
/// Where the document is.
const DOCUMENT: &str = "/api/v1/openapi.json";
/// The field that tells which path is tried.
const OPERATION: &str = "operation";

/// What the page needs. Cheap to clone.
#[derive(Clone)]
struct ApiPages {
    site: Site,
    document: Arc<Value>,
}

impl FromRef<ApiPages> for Site {
    fn from_ref(pages: &ApiPages) -> Self {
        pages.site.clone()
    }
}

/// The page of the API that a document tells of, in every language.
pub fn api_router<S: Clone + Send + Sync + 'static>(site: Site, document: Arc<Value>) -> Router<S> {
    let mut router = Router::new();
    for lang in Lang::ALL {
        router = router.route(&address::page(lang, API), get(show)).route(&address::page(lang, OPEN), get(open));
    }
    router.with_state(ApiPages { site, document })
}

async fn show(visit: Visit, State(pages): State<ApiPages>) -> Response {
    let lang = visit.lang;
    let groups = model::groups(&pages.document);
    let page = Page {
        description: text(lang, "api-description"),
        canonical: Some(visit.path.clone()),
        ..Page::new(text(lang, "api-title"))
    };
    page.answer(&visit, || {
        let jumps = groups
            .iter()
            .map(
                |group| view! { <li><a href=format!("#{}", anchor(&group.name))>{english(lang, &group.name)}</a></li> },
            )
            .collect_view();
        let sections = groups.iter().map(|each| group(&visit, each)).collect_view();
        let rules = [
            text(lang, "api-rule-key"),
            text(lang, "api-rule-lists"),
            text(lang, "api-rule-problems"),
            text(lang, "api-rule-kept"),
            text(lang, "api-rule-limit"),
            text(lang, "api-rule-fields"),
        ];
        let rules = rules.map(|rule| view! { <li>{rule}</li> }).collect_view();
        view! {
            <div class="narrow api">
                <h1>{text(lang, "api-title")}</h1>
                <p class="lead">{text(lang, "api-lead")}</p>
                <ul>{rules}</ul>
                <p>{text(lang, "api-document")} " " <a href=DOCUMENT><code>{DOCUMENT}</code></a></p>
                <nav class="jumps" aria-label=text(lang, "api-groups")><ul>{jumps}</ul></nav>
                {sections}
            </div>
        }
        .into_any()
    })
}

/// Leads on to the answer that a form asks for.
async fn open(visit: Visit, State(pages): State<ApiPages>) -> Response {
    let operation = visit.parameter(OPERATION).and_then(|id| model::find(&pages.document, &id));
    let Some(operation) = operation else { return missing(&visit) };
    let values: Vec<(&str, String)> = operation
        .parameters
        .iter()
        .filter_map(|parameter| {
            let value = visit.parameter(&parameter.name)?.trim().to_owned();
            (!value.is_empty()).then_some((parameter.name.as_str(), value))
        })
        .collect();
    match asked(&operation, &values) {
        Some(path) => Redirect::to(&path).into_response(),
        None => Redirect::to(&format!("{}#{}", visit.to(API), operation.id)).into_response(),
    }
}

/// The address of an answer; nothing where a part of its path is not given.
fn asked(operation: &Operation, values: &[(&str, String)]) -> Option<String> {
    let mut path = operation.path.clone();
    let mut query: Vec<(&str, String)> = Vec::new();
    for parameter in &operation.parameters {
        let value = values.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| value.clone());
        match value {
            Some(value) if parameter.in_path => {
                path = path.replace(&format!("{{{}}}", parameter.name), &escaped(&value));
            }
            Some(value) => query.push((&parameter.name, value)),
            None if parameter.in_path => return None,
            None => {}
        }
    }
    Some(address::with_query(&path, &query))
}

/// A text as a part of a path, in which a slash leads nowhere else.
fn escaped(text: &str) -> String {
    // Of the bytes that a form escapes, only the space is written otherwise in a path.
    let bytes: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    match bytes.as_str() {
        // These would be taken for the folder, or the one above it.
        "." => "%2E".to_owned(),
        ".." => "%2E%2E".to_owned(),
        _ => bytes.replace('+', "%20"),
    }
}

fn group(visit: &Visit, group: &Group) -> AnyView {
    let lang = visit.lang;
    let operations = group.operations.iter().map(|each| operation(visit, each)).collect_view();
    view! {
        <section class="band" aria-labelledby=anchor(&group.name)>
            <h2 id=anchor(&group.name)>{english(lang, &group.name)}</h2>
            <p>{english(lang, &group.description)}</p>
            {operations}
        </section>
    }
    .into_any()
}

fn operation(visit: &Visit, operation: &Operation) -> AnyView {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let examples: Vec<(&str, String)> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.in_path)
        .filter_map(|parameter| {
            let example = examples::of(operation, &parameter.name, &snapshot, &visit.site.content)?;
            Some((parameter.name.as_str(), example))
        })
        .collect();
    let curl = asked(operation, &examples).map(|path| {
        let base = match visit.site.base_url() {
            "" => "http://127.0.0.1:3000",
            base => base,
        };
        view! {
            <p>{text(lang, "api-curl")}</p>
            <pre class="code"><code>{format!("curl '{base}{path}'")}</code></pre>
        }
    });
    let inputs = operation
        .parameters
        .iter()
        .map(|parameter| {
            let example = examples.iter().find(|(name, _)| *name == parameter.name);
            input(lang, operation, parameter, example.map(|(_, value)| value.clone()))
        })
        .collect_view();
    let described = (!operation.description.is_empty()).then(|| {
        // The first line of it is the title.
        let paragraphs = operation.description.split("\n\n").filter(|words| *words != operation.summary);
        paragraphs.map(|words| view! { <p>{english(lang, words)}</p> }).collect_view()
    });
    view! {
        <article class="api-operation" aria-labelledby=operation.id.clone()>
            <h3 id=operation.id.clone()>{english(lang, &operation.summary)}</h3>
            <p class="api-path"><code>"GET " {operation.path.clone()}</code></p>
            {described}
            <details>
                <summary>{text(lang, "api-try")} <span class="visually-hidden">": " {english(lang, &operation.summary)}</span></summary>
                <form class="api-form" method="get" action=visit.to(OPEN)>
                    <input r#type="hidden" name=OPERATION value=operation.id.clone() />
                    {inputs}
                    <p><button class="button" r#type="submit">{text(lang, "api-open")}</button></p>
                </form>
                {curl}
            </details>
            {fields(lang, operation)}
        </article>
    }
    .into_any()
}

fn input(lang: Lang, operation: &Operation, parameter: &Parameter, example: Option<String>) -> AnyView {
    let id = format!("{}-{}", operation.id, parameter.name);
    let hint = format!("{id}-hint");
    let name = parameter.name.clone();
    let required = parameter.in_path;
    let control = match &parameter.input {
        Input::OneOf(words) => {
            let options = words.iter().map(|word| view! { <option value=word.clone()>{word.clone()}</option> });
            view! {
                <select id=id.clone() name=name.clone() aria-describedby=hint.clone()>
                    <option value="">{text(lang, "api-any")}</option>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        Input::Day => {
            view! { <input id=id.clone() name=name.clone() r#type="date" aria-describedby=hint.clone() /> }.into_any()
        }
        Input::Number { least, most } => view! {
            <input
                id=id.clone()
                name=name.clone()
                r#type="number"
                min=least.clone()
                max=most.clone()
                value=example
                required=required
                aria-describedby=hint.clone()
            />
        }
        .into_any(),
        Input::Text { longest } => view! {
            <input
                id=id.clone()
                name=name.clone()
                r#type="text"
                maxlength=*longest
                value=example
                required=required
                autocomplete="off"
                aria-describedby=hint.clone()
            />
        }
        .into_any(),
    };
    view! {
        <div class="api-parameter">
            <label for=id><code>{parameter.name.clone()}</code></label>
            <p class="muted" id=hint>{english(lang, &parameter.description)}</p>
            {control}
        </div>
    }
    .into_any()
}

fn fields(lang: Lang, operation: &Operation) -> Option<AnyView> {
    let row = |field: &Field| {
        view! {
            <div>
                <dt><code>{field.name.clone()}</code> " " <span class="muted"><code>{field.kind.clone()}</code></span></dt>
                <dd>{english(lang, &field.description)}</dd>
            </div>
        }
    };
    let rows = operation.fields.iter().map(row).collect_view();
    (!operation.fields.is_empty()).then(|| {
        view! {
            <details>
                <summary>{text(lang, "api-fields")} <span class="visually-hidden">": " {english(lang, &operation.summary)}</span></summary>
                <dl class="roles api-fields">{rows}</dl>
            </details>
        }
        .into_any()
    })
}

/// Words of the document, told so where the page is in another language.
fn english(lang: Lang, words: &str) -> AnyView {
    // Every second piece between the backticks is as a program writes it.
    let pieces = words.split('`').enumerate().map(|(place, piece)| match (place % 2, piece.to_owned()) {
        (0, piece) => piece.into_any(),
        (_, piece) => view! { <code>{piece}</code> }.into_any(),
    });
    let words = pieces.collect_view();
    match names::tag(lang, Lang::EN) {
        Some(tag) => view! { <span lang=tag>{words}</span> }.into_any(),
        None => words.into_any(),
    }
}

fn anchor(name: &str) -> String {
    name.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation() -> Operation {
        let parameter = |name: &str, in_path| Parameter {
            name: name.to_owned(),
            description: String::new(),
            in_path,
            input: Input::Text { longest: None },
        };
        Operation {
            id: "getLegalDocument".to_owned(),
            path: "/api/v1/legal-documents/{number}".to_owned(),
            summary: String::new(),
            description: String::new(),
            parameters: vec![parameter("number", true), parameter("q", false)],
            fields: Vec::new(),
        }
    }

    #[test]
    fn a_form_leads_into_the_api_and_nowhere_else() {
        let asked = |number: &str, q: &str| asked(&operation(), &[("number", number.to_owned()), ("q", q.to_owned())]);
        assert_eq!(asked("60/2014/QH13", "a b").as_deref(), Some("/api/v1/legal-documents/60%2F2014%2FQH13?q=a+b"));
        for (hostile, path) in [("..", "%2E%2E"), ("//x.vn", "%2F%2Fx.vn"), ("a?b#c", "a%3Fb%23c"), ("a b", "a%20b")] {
            assert_eq!(asked(hostile, "x"), Some(format!("/api/v1/legal-documents/{path}?q=x")));
        }
        assert_eq!(super::asked(&operation(), &[]), None, "a part of the path is missing");
    }
}
