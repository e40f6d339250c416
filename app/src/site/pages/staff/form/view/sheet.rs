//! What every part of the form is made with: what stands around its fields.

use std::collections::HashMap;

use catalogue::Lang;
use leptos::prelude::*;
use locale::{FluentValue, text, text_with};

use super::{
    super::{FieldError, Known, name::id_of},
    words,
};
use crate::site::icon::icon;

/// The form while it is written.
pub struct Sheet<'a> {
    pub lang: Lang,
    pub known: &'a Known,
    /// Whether no row can be added.
    pub full: bool,
    focus: Option<&'a str>,
    errors: HashMap<&'a str, Vec<&'a FieldError>>,
}

impl<'a> Sheet<'a> {
    pub fn new(lang: Lang, known: &'a Known, errors: &'a [FieldError], focus: Option<&'a str>, full: bool) -> Self {
        let mut by_field: HashMap<&str, Vec<&FieldError>> = HashMap::new();
        for error in errors {
            by_field.entry(error.field.as_str()).or_default().push(error);
        }
        Self { lang, known, full, focus, errors: by_field }
    }

    /// Whether an element has the focus when the page is shown.
    pub fn focused(&self, id: &str) -> bool {
        self.focus == Some(id)
    }

    /// Whether something is wrong with a field.
    pub fn is_wrong(&self, name: &str) -> bool {
        self.errors.contains_key(name)
    }

    /// What is wrong with a field, beside it.
    pub fn wrong(&self, name: &str) -> Option<AnyView> {
        let errors = self.errors.get(name)?;
        let id = format!("{}-error", id_of(name));
        let words = errors.iter().map(|error| message(self.lang, error)).collect::<Vec<_>>().join(" ");
        Some(view! { <p class="field-error" id=id>{icon("warning")}<span>{words}</span></p> }.into_any())
    }

    /// The ids of what describes a field, besides its label.
    pub fn described(&self, name: &str, hint: bool) -> Option<String> {
        let id = id_of(name);
        let hint = hint.then(|| format!("{id}-hint"));
        let error = self.is_wrong(name).then(|| format!("{id}-error"));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// A list of rows with its button to add one; each row has a frame, and
    /// buttons of its own. `title` is none where a heading says it already.
    pub fn list(&self, name: &str, title: Option<String>, add: String, rows: Vec<AnyView>) -> AnyView {
        let len = rows.len();
        let rows = rows.into_iter().enumerate().map(|(n, row)| self.row(name, n, len, row)).collect_view();
        let id = id_of(name);
        // A list within a row says whose it is, to those who do not see the frame.
        let of = words::row(self.lang, name)
            .map(|row| view! { <span class="visually-hidden">" – " {words::within(&row)}</span> });
        let button_id = format!("{id}-add");
        let button = (!self.full).then(|| {
            let focus = self.focused(&button_id);
            let value = format!("add:{}", path(name));
            view! {
                <button class="row-add" id=button_id name="do" value=value autofocus=focus>{add}{of}</button>
            }
        });
        match title {
            Some(title) => view! {
                <fieldset class="rows" id=id tabindex="-1"><legend>{title}</legend>{rows}{button}</fieldset>
            }
            .into_any(),
            None => view! { <div class="rows" id=id tabindex="-1">{rows}{button}</div> }.into_any(),
        }
    }

    fn row(&self, list: &str, n: usize, len: usize, row: AnyView) -> AnyView {
        let name = format!("{list}[{n}]");
        let (id, path) = (id_of(&name), path(&name));
        let title = words::row(self.lang, &name).unwrap_or_default();
        let focus = self.focused(&id);
        let button = |act: &'static str, words: String| {
            let id = format!("{id}-{act}");
            let focus = self.focused(&id);
            let value = format!("{act}:{path}");
            let of = words::within(&title);
            view! {
                <button id=id name="do" value=value autofocus=focus>
                    {words}<span class="visually-hidden">" " {of}</span>
                </button>
            }
        };
        let up = (n > 0).then(|| button("up", text(self.lang, "form-row-up")));
        let down = (n + 1 < len).then(|| button("down", text(self.lang, "form-row-down")));
        let remove = button("remove", text(self.lang, "form-row-remove"));
        view! {
            <fieldset class="row" id=id.clone() tabindex="-1" autofocus=focus>
                <legend>{title.clone()}</legend>
                {row}
                <div class="row-buttons">{up}{down}{remove}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// A name as the buttons say it: `channels.0.costs`.
fn path(name: &str) -> String {
    super::super::name::segments(name).collect::<Vec<_>>().join(".")
}

/// What is wrong, in words.
pub fn message(lang: Lang, error: &FieldError) -> String {
    let variables: Vec<(&str, FluentValue<'_>)> =
        error.variables.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    text_with(lang, error.key, &variables)
}
