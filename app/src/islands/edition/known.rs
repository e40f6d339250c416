//! Completes what is typed from what the catalogue knows.

use std::time::Duration;

use js_sys::Array;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::super::page::{Pause, escaped, field, get, json, listen};

const PAUSE: Duration = Duration::from_millis(250);
const SHORTEST: usize = 2;
/// The fields of a legal document that follow from its number.
const OF_A_LAW: [&str; 6] = ["title", "issuer", "issued_on", "in_force_from", "in_force_to", "replaced_by"];

/// Fetches names while they are typed, and the fields of a legal document once
/// its number is.
pub fn complete(form: &HtmlFormElement, names: String, law: String, filled: impl Fn(&str) + Clone + 'static) {
    let pause = Pause::default();
    listen(form, "input", move |event| {
        let Some(input) = input_of(&event) else { return };
        let Some(list) = input.get_attribute("list") else { return };
        if input.value().trim().chars().count() < SHORTEST {
            return;
        }
        let names = names.clone();
        pause.then(PAUSE, move || {
            spawn_local(async move {
                let _ = offer(&names, &list, &input).await;
            });
        });
    });
    listen(form, "change", move |event| {
        let Some(input) = input_of(&event) else { return };
        let number = input.value();
        let id = input.id();
        let Some(row) = id.strip_suffix("-number").filter(|id| id.starts_with("f-legal_basis-")) else { return };
        if number.trim().is_empty() {
            return;
        }
        let (row, url, filled) = (row.to_owned(), format!("{law}?so={}", escaped(&number)), filled.clone());
        spawn_local(async move {
            if let Ok(true) = fill(&url, &row).await {
                filled(&number);
            }
        });
    });
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Puts the names that fit into the list of a field.
async fn offer(url: &str, list: &str, input: &HtmlInputElement) -> Result<(), JsValue> {
    let typed = input.value();
    let response = get(&format!("{url}?danh-sach={}&q={}", escaped(list), escaped(&typed))).await?;
    if !response.ok() || input.value() != typed {
        return Ok(());
    }
    let names: Array = json(&response).await?.dyn_into()?;
    let Some(list) = document().get_element_by_id(list) else { return Ok(()) };
    list.set_inner_html("");
    for name in names.iter().filter_map(|name| name.as_string()) {
        let option = document().create_element("option")?;
        option.set_attribute("value", &name)?;
        list.append_child(&option)?;
    }
    Ok(())
}

/// Fills the empty fields of a row; says whether there were any. What somebody
/// typed stays.
async fn fill(url: &str, row: &str) -> Result<bool, JsValue> {
    let response = get(url).await?;
    if !response.ok() {
        return Ok(false);
    }
    let law = json(&response).await?;
    let mut filled = false;
    for name in OF_A_LAW {
        let value = field(&law, name).as_string().unwrap_or_default();
        let place = document().get_element_by_id(&format!("{row}-{name}"));
        if let (false, Some(place)) = (value.is_empty(), place) {
            filled |= write(&place, &value);
        }
    }
    Ok(filled)
}

fn write(place: &Element, value: &str) -> bool {
    if let Some(input) = place.dyn_ref::<HtmlInputElement>().filter(|input| input.value().is_empty()) {
        input.set_value(value);
        return true;
    }
    if let Some(area) = place.dyn_ref::<HtmlTextAreaElement>().filter(|area| area.value().is_empty()) {
        area.set_value(value);
        return true;
    }
    false
}
