//! The page as a script sees it.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::Reflect;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventTarget, FormData, HtmlFormElement, RequestInit, Response, UrlSearchParams};

/// Calls this at each event of a kind, as long as the page is there.
pub fn listen(target: &EventTarget, event: &str, react: impl FnMut(Event) + 'static) {
    let react = Closure::<dyn FnMut(Event)>::new(react);
    let _ = target.add_event_listener_with_callback(event, react.as_ref().unchecked_ref());
    react.forget();
}

/// Every element within another, in order.
pub fn all<T: JsCast>(within: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}

/// What stands in a form, without the files.
pub fn typed(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    let typed = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    for file in all::<web_sys::HtmlInputElement>(form, "input[type=file]") {
        typed.delete(&file.name());
    }
    Some(typed)
}

/// Asks the server.
pub async fn get(url: &str) -> Result<Response, JsValue> {
    JsFuture::from(window().fetch_with_str(url)).await?.dyn_into()
}

/// Sends something to the server.
pub async fn post(url: &str, body: &JsValue) -> Result<Response, JsValue> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(body);
    JsFuture::from(window().fetch_with_str_and_init(url, &request)).await?.dyn_into()
}

/// An answer as text.
pub async fn text(response: &Response) -> Result<String, JsValue> {
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}

/// An answer as a value.
pub async fn json(response: &Response) -> Result<JsValue, JsValue> {
    JsFuture::from(response.json()?).await
}

/// A field of a value.
pub fn field(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Escapes a text for the query of an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Does something once nothing has happened for a while.
#[derive(Clone, Default)]
pub struct Pause(Rc<Cell<Option<TimeoutHandle>>>);

impl Pause {
    /// Begins to wait, anew if it waits already.
    pub fn then(&self, wait: Duration, act: impl FnOnce() + 'static) {
        if let Some(waiting) = self.0.take() {
            waiting.clear();
        }
        self.0.set(set_timeout_with_handle(act, wait).ok());
    }
}
