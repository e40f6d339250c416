//! Fields of forms with their label, what to write, and what is wrong.

use std::borrow::Cow;

use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};

use crate::site::icon::icon;

/// What is wrong with the fields of a form, in words.
#[derive(Clone, Debug, Default)]
pub struct Wrong(Vec<(String, String)>);

impl Wrong {
    /// One thing that is wrong.
    pub fn one(field: impl Into<String>, words: String) -> Self {
        Self(vec![(field.into(), words)])
    }

    /// Another.
    pub fn add(&mut self, field: impl Into<String>, words: String) {
        self.0.push((field.into(), words));
    }

    /// More of them.
    pub fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// Whether all is right.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is wrong with a field.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(name, _)| name == field)
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<String> {
        let words: Vec<&str> = self.0.iter().filter(|(name, _)| name == field).map(|(_, words)| &**words).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// All that is wrong, each with a link to its field; nothing when all is right.
    pub fn summary(&self, lang: Lang) -> AnyView {
        if self.is_empty() {
            return ().into_any();
        }
        let items = self.0.iter().map(|(field, words)| {
            view! { <li><a href=format!("#{}", id(field))>{words.clone()}</a></li> }
        });
        let items = items.collect_view();
        let title = text_with(lang, "form-errors", &[("n", self.0.len().into())]);
        view! {
            <div class="notice notice-warning form-errors" id="form-errors" role="alert" tabindex="-1">
                {icon("warning")}
                <div><h2>{title}</h2><ul>{items}</ul></div>
            </div>
        }
        .into_any()
    }
}

/// The id of a field.
pub fn id(name: &str) -> String {
    format!("f-{}", name.replace('.', "-"))
}

/// A field in the making.
pub struct Input<'a> {
    name: Cow<'static, str>,
    sent_as: Option<String>,
    lang: Option<&'static str>,
    label: String,
    value: &'a str,
    hint: Option<AnyView>,
    kind: &'static str,
    autocomplete: &'static str,
    keys: Option<&'static str>,
    list: Option<&'static str>,
    focus: bool,
}

impl<'a> Input<'a> {
    /// A line of text.
    pub fn line(name: impl Into<Cow<'static, str>>, label: String, value: &'a str) -> Self {
        Self {
            name: name.into(),
            sent_as: None,
            lang: None,
            label,
            value,
            hint: None,
            kind: "text",
            autocomplete: "off",
            keys: None,
            list: None,
            focus: false,
        }
    }

    /// A password; what was typed is never shown again.
    pub fn password(name: &'static str, label: String, autocomplete: &'static str) -> Self {
        Self { kind: "password", autocomplete, ..Self::line(name, label, "") }
    }

    /// A code of an authenticator, or a recovery code.
    pub fn code(name: &'static str, label: String) -> Self {
        Self { autocomplete: "one-time-code", ..Self::line(name, label, "") }
    }

    /// What a password manager may fill in.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// Says what to write.
    pub fn hint(mut self, hint: impl IntoView + 'static) -> Self {
        self.hint = Some(hint.into_any());
        self
    }

    /// Which keys a phone shows.
    pub fn keys(mut self, keys: &'static str) -> Self {
        self.keys = Some(keys);
        self
    }

    /// The name under which it is sent, where several fields share one.
    pub fn sent_as(mut self, name: String) -> Self {
        self.sent_as = Some(name);
        self
    }

    /// The language of what is written there, where it is not that of the page.
    pub fn lang(mut self, lang: Option<&'static str>) -> Self {
        self.lang = lang;
        self
    }

    /// The list that completes it.
    pub fn list(mut self, list: &'static str) -> Self {
        self.list = Some(list);
        self
    }

    /// Where one begins to write.
    pub fn focus(mut self, focus: bool) -> Self {
        self.focus = focus;
        self
    }

    /// The field.
    pub fn view(self, wrong: &Wrong) -> AnyView {
        let id = id(&self.name);
        let hint_id = self.hint.is_some().then(|| format!("{id}-hint"));
        let error = wrong.of(&self.name);
        let error_id = error.is_some().then(|| format!("{id}-error"));
        let described: Vec<String> = [hint_id.clone(), error_id.clone()].into_iter().flatten().collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let hint = self.hint.map(|hint| view! { <div class="field-hint" id=hint_id>{hint}</div> });
        let invalid = error.is_some().then_some("true");
        let error = error.map(|words| {
            view! { <p class="field-error" id=error_id>{icon("warning")}<span>{words}</span></p> }
        });
        // Names and codes are no words: nothing is to correct them.
        view! {
            <div class="field">
                <label for=id.clone()>{self.label}</label>
                {hint}
                {error}
                <input
                    id=id
                    name=self.sent_as.map_or(self.name, Cow::Owned)
                    lang=self.lang
                    r#type=self.kind
                    value=self.value.to_owned()
                    autocomplete=self.autocomplete
                    inputmode=self.keys
                    list=self.list
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=invalid
                    aria-describedby=described
                    autofocus=self.focus
                />
            </div>
        }
        .into_any()
    }
}

/// What was done, at the top of the page that one is sent to.
pub fn done(lang: Lang, key: &str) -> AnyView {
    let words = text(lang, key);
    view! { <p class="notice notice-done" role="status">{icon("check")}<span>{words}</span></p> }.into_any()
}

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

/// What stands in a `<textarea>`: Leptos takes its text for raw HTML, as that of
/// a script. The first line break after the tag is none of the text.
pub fn text_of(value: &str) -> String {
    format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;"))
}
