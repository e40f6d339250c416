//! Fields that only these forms have.

use leptos::prelude::*;
use locale::text;

use crate::site::{
    icon::icon,
    pages::staff::{
        fields::{Wrong, id},
        form::text_of,
    },
};

/// The field that people do not see and programs fill in.
pub const TRAP: &str = "trang-web";
/// What a form carries to tell when it was given out.
pub const STAMP: &str = "dau";

/// Room for some sentences.
pub fn area(name: &'static str, label: String, hint: String, value: &str, rows: u32, wrong: &Wrong) -> AnyView {
    let id = id(name);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let error = wrong.of(name);
    let mut described = Vec::new();
    if !hint.is_empty() {
        described.push(hint_id.clone());
    }
    if error.is_some() {
        described.push(error_id.clone());
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    let hint = (!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> });
    let error = error.map(|words| {
        view! { <p class="field-error" id=error_id>{icon("warning")}<span>{words}</span></p> }
    });
    let value = text_of(value);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint}
            {error}
            <textarea id=id name=name rows=rows aria-invalid=invalid aria-describedby=described>{value}</textarea>
        </div>
    }
    .into_any()
}

/// One of several, each in sight. The link of an error leads to the first.
pub fn choices(
    name: &'static str,
    legend: String,
    options: Vec<(&'static str, String)>,
    chosen: &str,
    wrong: &Wrong,
) -> AnyView {
    let first = id(name);
    let error_id = format!("{first}-error");
    let error = wrong.of(name);
    let described = error.is_some().then(|| error_id.clone());
    let error = error.map(|words| {
        view! { <p class="field-error" id=error_id>{icon("warning")}<span>{words}</span></p> }
    });
    let options = options
        .into_iter()
        .enumerate()
        .map(|(place, (value, label))| {
            let chosen = chosen == value;
            let id = if place == 0 { first.clone() } else { format!("{first}-{value}") };
            view! {
                <div class="check">
                    <input r#type="radio" id=id.clone() name=name value=value checked=chosen aria-describedby=described.clone() />
                    <label for=id>{label}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="checks">
            <legend>{legend}</legend>
            {error}
            {options}
        </fieldset>
    }
    .into_any()
}

/// The field that nobody should fill in. Whoever sees it is told so.
pub fn trap(lang: catalogue::Lang) -> AnyView {
    view! {
        <div class="visually-hidden" aria-hidden="true">
            <label for="f-trang-web">{text(lang, "feedback-trap")}</label>
            <input r#type="text" id="f-trang-web" name=TRAP tabindex="-1" autocomplete="off" />
        </div>
    }
    .into_any()
}
