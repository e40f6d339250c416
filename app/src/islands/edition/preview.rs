//! Texts as the public will see them.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlTextAreaElement};

use super::super::page::{Pause, all, listen, post, text};

const PAUSE: Duration = Duration::from_millis(500);

/// Puts a button under each text that may have marks.
pub fn offer(form: &HtmlFormElement, url: &str, label: &str, close: &str) {
    for area in all::<HtmlTextAreaElement>(form, "textarea[data-markdown]") {
        let _ = offer_one(form, area, url.to_owned(), label.to_owned(), close.to_owned());
    }
}

fn offer_one(form: &Element, area: HtmlTextAreaElement, url: String, label: String, close: String) -> Option<()> {
    let make = |tag: &str| document().create_element(tag).ok()?.dyn_into::<HtmlElement>().ok();
    let (button, shown) = (make("button")?, make("div")?);
    let named = form.query_selector(&format!("label[for=\"{}\"]", area.id())).ok().flatten();
    let of = named.and_then(|label| label.text_content()).unwrap_or_default();
    let shown_id = format!("{}-preview", area.id());
    button.set_attribute("type", "button").ok()?;
    button.set_class_name("preview-button");
    button.set_attribute("aria-controls", &shown_id).ok()?;
    shown.set_id(&shown_id);
    shown.set_class_name("preview");
    shown.set_attribute("role", "region").ok()?;
    shown.set_attribute("aria-label", &format!("{label}: {of}")).ok()?;
    area.after_with_node_2(&button, &shown).ok()?;

    let turn = {
        let (button, shown) = (button.clone(), shown.clone());
        move |open: bool| {
            let words = if open { &close } else { &label };
            button.set_text_content(Some(words));
            let _ = button.set_attribute("aria-label", &format!("{words}: {of}"));
            let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
            let _ = if open { shown.remove_attribute("hidden") } else { shown.set_attribute("hidden", "") };
        }
    };
    turn(false);
    let show = {
        let (area, shown) = (area.clone(), shown.clone());
        move || {
            let (area, shown, url) = (area.clone(), shown.clone(), url.clone());
            spawn_local(async move {
                let value = area.value();
                let Ok(response) = post(&url, &value.as_str().into()).await else { return };
                // What was typed since then asks for itself.
                if let (true, Ok(html)) = (response.ok(), text(&response).await)
                    && area.value() == value
                {
                    shown.set_inner_html(&html);
                }
            });
        }
    };
    let (again, open) = (show.clone(), shown.clone());
    listen(&button, "click", move |_| {
        let closed = shown.has_attribute("hidden");
        turn(closed);
        if closed {
            show();
        }
    });
    let pause = Pause::default();
    listen(&area, "input", move |_| {
        if !open.has_attribute("hidden") {
            pause.then(PAUSE, again.clone());
        }
    });
    Some(())
}
