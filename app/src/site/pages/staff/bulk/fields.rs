//! Fields of the small forms of these pages.

use catalogue::Lang;
use leptos::prelude::*;

use crate::site::parts::vi_tag;

/// A field in the making.
pub struct Field<'a> {
    /// The name, also of its element.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What to write.
    pub hint: Option<String>,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// What stands in it.
    pub value: &'a str,
    /// Whether it must be filled in.
    pub required: bool,
    /// The list that can complete it.
    pub list: Option<&'static str>,
}

impl<'a> Field<'a> {
    /// A plain field.
    pub fn new(name: &'static str, label: String, value: &'a str) -> Self {
        Self { name, label, hint: None, wrong: None, value, required: false, list: None }
    }

    /// Says what to write.
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says what is wrong.
    pub fn wrong(mut self, wrong: Option<String>) -> Self {
        self.wrong = wrong;
        self
    }

    /// Says that it must be there.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Completes it from a list.
    pub fn list(mut self, list: &'static str) -> Self {
        self.list = Some(list);
        self
    }

    /// The field.
    pub fn view(self, lang: Lang) -> AnyView {
        let Self { name, label, hint, wrong, value, required, list } = self;
        let described = described(name, hint.is_some(), wrong.is_some());
        let invalid = wrong.is_some().then_some("true");
        let value = value.to_owned();
        view! {
            <div class="field">
                <label for=name>{label}</label>
                {hint.map(|hint| view! { <p class="field-hint" id=format!("{name}-hint")>{hint}</p> })}
                {wrong.map(|wrong| view! { <p class="field-error" id=format!("{name}-error")>{wrong}</p> })}
                <input
                    id=name
                    name=name
                    value=value
                    list=list
                    lang=vi_tag(lang)
                    autocomplete="off"
                    aria-required=required.then_some("true")
                    aria-invalid=invalid
                    aria-describedby=described
                />
            </div>
        }
        .into_any()
    }
}

/// What describes a field.
pub fn described(name: &str, hint: bool, wrong: bool) -> Option<String> {
    let ids = [hint.then(|| format!("{name}-hint")), wrong.then(|| format!("{name}-error"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What was filled in, by name.
pub struct Filled(Vec<(String, String)>);

impl Filled {
    /// Reads the body of a form.
    pub fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// A field; nothing is an empty text.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}
