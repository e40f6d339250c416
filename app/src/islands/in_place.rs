use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, Element, HtmlElement, HtmlFormElement, SubmitEvent, SupportedType};

use super::page::{all, get, listen, text, typed};

/// What marks the form of a question.
const QUESTION: &str = "form[data-question]";

/// Questions that follow each other on the same page, without loading it anew.
/// Each step has its address as without JavaScript, and the way back leads
/// through the steps. What follows the last question is a page of its own.
#[island]
pub fn InPlace(
    /// The first question.
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let place: Element = place.into();
        let within = place.clone();
        listen(&place, "submit", move |event| {
            let Some(event) = event.dyn_ref::<SubmitEvent>() else { return };
            let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
            let Some(form) = form.filter(|form| form.matches(QUESTION).unwrap_or(false)) else { return };
            let Some(query) = typed(&form) else { return };
            event.prevent_default();
            let url =
                format!("{}?{}", form.action().split('?').next().unwrap_or_default(), String::from(query.to_string()));
            go(within.clone(), url, true);
        });
        let within = place.clone();
        listen(&window(), "popstate", move |_| {
            if let Ok(url) = window().location().href() {
                go(within.clone(), url, false);
            }
        });
    });
    view! { <div class="in-place" node_ref=place>{children()}</div> }
}

/// Shows what is at an address; the browser goes there itself where that is no question.
fn go(place: Element, url: String, push: bool) {
    spawn_local(async move {
        if show(&place, &url, push).await.is_none() {
            let _ = window().location().assign(&url);
        }
    });
}

async fn show(place: &Element, url: &str, push: bool) -> Option<()> {
    let response = get(url).await.ok().filter(web_sys::Response::ok)?;
    let html = text(&response).await.ok()?;
    let next = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    let question = next.query_selector(".in-place").ok().flatten()?;
    question.query_selector(QUESTION).ok().flatten()?;
    if push {
        window().history().ok()?.push_state_with_url(&JsValue::NULL, "", Some(url)).ok()?;
    }
    document().set_title(&next.title());
    place.set_inner_html(&question.inner_html());
    // Whoever listens hears the new question, and the next key goes to it.
    let heading = all::<HtmlElement>(place, "legend").into_iter().next()?;
    heading.focus().ok()
}
