//! Tells what is wrong while it is written, in a list and at the fields.

use std::{cell::Cell, collections::HashMap, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, HtmlFormElement};

use super::super::page::{Pause, all, listen, post, text, typed};

/// How long writing has to pause.
const PAUSE: Duration = Duration::from_millis(1500);
/// Marks what was put at a field from here.
const OURS: &str = "data-live";

/// Checks the form whenever writing pauses, or goes on in another field. What
/// was found stands in `found`; `shown` is called when there is something.
pub fn watch(form: &HtmlFormElement, url: String, found: Element, shown: impl Fn() + Clone + 'static) {
    let asked = Rc::new(Cell::new(0_u32));
    let pause = Pause::default();
    for event in ["input", "focusout"] {
        let (form_of, url, found, shown) = (form.clone(), url.clone(), found.clone(), shown.clone());
        let (asked, pause, changed) = (Rc::clone(&asked), pause.clone(), event == "input");
        listen(form, event, move |_| {
            // To look at fields changes nothing.
            if !changed && asked.get() == 0 {
                return;
            }
            let number = asked.get() + 1;
            asked.set(number);
            let (form, url, found, shown, asked) =
                (form_of.clone(), url.clone(), found.clone(), shown.clone(), Rc::clone(&asked));
            pause.then(PAUSE, move || {
                spawn_local(async move {
                    let Ok(Some(html)) = check(&form, &url).await else { return };
                    if asked.get() == number {
                        found.set_inner_html(&html);
                        shown();
                        mark(&form, &found);
                    }
                });
            });
        });
    }
}

async fn check(form: &HtmlFormElement, url: &str) -> Result<Option<String>, JsValue> {
    let Some(typed) = typed(form) else { return Ok(None) };
    let response = post(url, &typed).await?;
    // Whoever was signed out is sent elsewhere.
    if !response.ok() || response.redirected() { Ok(None) } else { text(&response).await.map(Some) }
}

/// Puts what is wrong at its fields, and takes off what is not wrong any more.
fn mark(form: &Element, found: &Element) {
    let item = |item: Element| Some((item.get_attribute("data-field")?, item.get_attribute("data-wrong")?));
    let wrong: HashMap<String, String> = all::<Element>(found, "li[data-field]").into_iter().filter_map(item).collect();
    for told in all::<Element>(form, &format!("p[{OURS}]")) {
        if let Some(id) = told.id().strip_suffix("-live") {
            set_wrong(id, &told.id(), false);
        }
        told.remove();
    }
    // What the server told of the form as it was sent; of files only it knows.
    for told in all::<HtmlElement>(form, &format!("p.field-error:not([{OURS}])")) {
        let id = told.id();
        let Some(field) = id.strip_suffix("-error").filter(|field| !field.ends_with("-file")) else { continue };
        let still = wrong.contains_key(field);
        told.set_hidden(!still);
        set_wrong(field, &id, still);
    }
    let here = document().active_element();
    for (id, words) in wrong {
        let Some(field) = document().get_element_by_id(&id) else { continue };
        // Nobody is told that a day is wrong while they are typing it.
        if here.as_ref() == Some(&field) || document().get_element_by_id(&format!("{id}-error")).is_some() {
            continue;
        }
        let _ = tell(&field, &id, &words);
    }
}

fn tell(field: &Element, id: &str, words: &str) -> Result<(), JsValue> {
    let told = document().create_element("p")?;
    let told_id = format!("{id}-live");
    told.set_id(&told_id);
    told.set_class_name("field-error");
    told.set_attribute(OURS, "")?;
    told.set_text_content(Some(words));
    field.before_with_node_1(&told)?;
    set_wrong(id, &told_id, true);
    Ok(())
}

/// Says of a field whether it is wrong, and what tells why.
fn set_wrong(id: &str, told: &str, wrong: bool) {
    let Some(field) = document().get_element_by_id(id) else { return };
    let described = field.get_attribute("aria-describedby").unwrap_or_default();
    let mut ids: Vec<&str> = described.split_whitespace().filter(|id| *id != told).collect();
    if wrong {
        ids.push(told);
        let _ = field.set_attribute("aria-invalid", "true");
    } else {
        let _ = field.remove_attribute("aria-invalid");
    }
    let _ = match ids.is_empty() {
        true => field.remove_attribute("aria-describedby"),
        false => field.set_attribute("aria-describedby", &ids.join(" ")),
    };
}
