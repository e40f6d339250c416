//! A field with its label, its hint and what is wrong with it.

use catalogue::FileAddress;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::files::{FileKind, LARGEST_MEGABYTES};

use super::{super::name::id_of, sheet::Sheet, words};
use crate::site::parts::{fields::text_of, vi_tag};

/// From this length on, and where it has lines, a text stands in several lines:
/// in a single one nobody could read it, and a browser would join its lines.
const LONG: usize = 80;

/// A field in the making.
pub struct Field<'a> {
    sheet: &'a Sheet<'a>,
    name: String,
    value: &'a str,
    hint: Option<String>,
    kind: Kind,
    required: bool,
    markdown: bool,
    language: Option<String>,
}

enum Kind {
    /// One line that may grow, with what can complete it.
    Line(Option<&'static str>),
    /// Text of several lines.
    Lines(usize),
    /// Few characters, on the keys that are asked for.
    Short(Option<&'static str>),
    /// An address on the web.
    Address,
}

impl<'a> Sheet<'a> {
    fn field(&'a self, name: impl Into<String>, value: &'a str, kind: Kind) -> Field<'a> {
        Field {
            sheet: self,
            name: name.into(),
            value,
            hint: None,
            kind,
            required: false,
            markdown: false,
            language: None,
        }
    }

    /// A short text.
    pub fn line(&'a self, name: impl Into<String>, value: &'a str) -> Field<'a> {
        self.field(name, value, Kind::Line(None))
    }

    /// A short text that a list of known ones can complete.
    pub fn known_line(&'a self, name: impl Into<String>, value: &'a str, list: &'static str) -> Field<'a> {
        self.field(name, value, Kind::Line(Some(list)))
    }

    /// A text of several lines.
    pub fn lines(&'a self, name: impl Into<String>, value: &'a str, rows: usize) -> Field<'a> {
        self.field(name, value, Kind::Lines(rows))
    }

    /// A number, `numeric` or `decimal`.
    pub fn number(&'a self, name: impl Into<String>, value: &'a str, keys: &'static str) -> Field<'a> {
        self.field(name, value, Kind::Short(Some(keys)))
    }

    /// A sum: it may name its currency, so the keys have letters.
    pub fn sum(&'a self, name: impl Into<String>, value: &'a str) -> Field<'a> {
        self.field(name, value, Kind::Short(None))
    }

    /// A day, as people here write it.
    pub fn day(&'a self, name: impl Into<String>, value: &'a str) -> Field<'a> {
        self.field(name, value, Kind::Short(Some("numeric"))).hint(text(self.lang, "form-hint-day"))
    }

    /// An address on the web.
    pub fn address(&'a self, name: impl Into<String>, value: &'a str) -> Field<'a> {
        self.field(name, value, Kind::Address)
    }

    /// A value that travels with the form and is not shown.
    pub fn hidden(&self, name: String, value: &str) -> AnyView {
        let value = value.to_owned();
        view! { <input r#type="hidden" name=name value=value /> }.into_any()
    }

    /// One of several, each with its key. An empty key is no choice.
    pub fn select(&self, name: impl Into<String>, chosen: &str, options: Vec<(&str, String)>) -> AnyView {
        let name = name.into();
        let options = options
            .into_iter()
            .map(|(key, words)| {
                view! { <option value=key.to_owned() selected=key == chosen>{words}</option> }
            })
            .collect_view();
        let id = id_of(&name);
        let (wrong, described) = (self.is_wrong(&name).then_some("true"), self.described(&name, false));
        view! {
            <div class="field">
                <label for=id.clone()>{words::label(self.lang, &name)}</label>
                {self.wrong(&name)}
                <select
                    id=id.clone()
                    name=name.clone()
                    aria-invalid=wrong
                    aria-describedby=described
                    autofocus=self.focused(&id)
                >
                    {options}
                </select>
            </div>
        }
        .into_any()
    }

    /// Any of several, each with its key.
    pub fn checks(&self, name: &'static str, hint: Option<String>, options: Vec<(String, bool, AnyView)>) -> AnyView {
        let id = id_of(name);
        let (wrong, described) = (self.is_wrong(name), self.described(name, hint.is_some()));
        let options = options
            .into_iter()
            .map(|(key, chosen, words)| check(format!("{id}-{key}"), name.to_owned(), key, chosen, words))
            .collect_view();
        let hint = hint.map(|hint| hint_of(&id, hint));
        view! {
            <fieldset class="checks" class:wrong=wrong id=id tabindex="-1" aria-describedby=described>
                <legend>{words::label(self.lang, name)}</legend>
                {hint}
                {self.wrong(name)}
                <div class="checks-options">{options}</div>
            </fieldset>
        }
        .into_any()
    }

    /// A file to store, with the one that is stored already. Without a chosen file
    /// nothing changes.
    pub fn file(&self, name: String, stored: Option<FileAddress>) -> AnyView {
        let (id, lang) = (id_of(&name), self.lang);
        let (wrong, described) = (self.is_wrong(&name).then_some("true"), self.described(&name, true));
        let endings: Vec<String> = FileKind::ALL.iter().map(|kind| format!(".{}", kind.ending())).collect();
        let hint = text_with(lang, "form-hint-file", &[("megabytes", LARGEST_MEGABYTES.into())]);
        let stored = stored.map(|file| {
            let words = text_with(lang, "form-file-stored", &[("name", file.name().into())]);
            view! { <p class="field-hint"><a href=file.to_string() download="">{words}</a></p> }
        });
        view! {
            <div class="field">
                <label for=id.clone()>{words::label(lang, &name)}</label>
                {stored}
                {hint_of(&id, hint)}
                {self.wrong(&name)}
                <input
                    r#type="file"
                    id=id.clone()
                    name=name.clone()
                    accept=endings.join(",")
                    aria-invalid=wrong
                    aria-describedby=described
                />
            </div>
        }
        .into_any()
    }

    /// Yes or no.
    pub fn tick(&self, name: impl Into<String>, yes: bool) -> AnyView {
        let name = name.into();
        let label = words::label(self.lang, &name).into_any();
        check(id_of(&name), name, "true".to_owned(), yes, label)
    }
}

fn check(id: String, name: String, value: String, checked: bool, words: AnyView) -> AnyView {
    view! {
        <div class="check">
            <input r#type="checkbox" id=id.clone() name=name value=value checked=checked />
            <label for=id>{words}</label>
        </div>
    }
    .into_any()
}

fn hint_of(id: &str, hint: String) -> AnyView {
    view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> }.into_any()
}

impl Field<'_> {
    /// Says what to write.
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says that it must be there.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says that it may have marks, of which a preview can be shown.
    pub fn markdown(mut self) -> Self {
        self.markdown = true;
        self
    }

    /// Says that it is written in that language, instead of Vietnamese.
    pub fn language(mut self, tag: &str) -> Self {
        self.language = Some(tag.to_owned());
        self
    }

    /// The field.
    pub fn view(self) -> AnyView {
        let Self { sheet, name, value, hint, kind, required, markdown, language } = self;
        let (id, lang) = (id_of(&name), sheet.lang);
        let described = sheet.described(&name, hint.is_some());
        let wrong = sheet.is_wrong(&name).then_some("true");
        let must = required.then_some("true");
        let focus = sheet.focused(&id);
        let long = value.contains('\n') || value.chars().nth(LONG).is_some();
        let rows = match kind {
            Kind::Lines(rows) => Some(rows),
            Kind::Line(_) if long => Some(value.lines().map(|line| 1 + line.chars().count() / LONG).sum()),
            _ => None,
        };
        // What belongs to no language is not said to be of one.
        let words = match language {
            Some(tag) => Some(tag).filter(|tag| tag != lang.tag()),
            None if matches!(kind, Kind::Line(_) | Kind::Lines(_)) => vi_tag(lang).map(str::to_owned),
            None => None,
        };
        let class = match kind {
            Kind::Short(_) => "field field-short",
            _ => "field",
        };
        let mode = match kind {
            Kind::Short(keys) => keys,
            Kind::Address => Some("url"),
            _ => None,
        };
        let list = if let Kind::Line(list) = kind { list } else { None };
        let value = value.to_owned();
        let input = match rows {
            Some(rows) => view! {
                <textarea
                    id=id.clone()
                    name=name.clone()
                    rows=rows.clamp(2, 14)
                    lang=words
                    aria-invalid=wrong
                    aria-describedby=described
                    aria-required=must
                    data-markdown=markdown.then_some("true")
                    autofocus=focus
                >
                    {text_of(&value)}
                </textarea>
            }
            .into_any(),
            None => view! {
                <input
                    id=id.clone()
                    name=name.clone()
                    value=value
                    inputmode=mode
                    list=list
                    lang=words
                    autocomplete="off"
                    aria-invalid=wrong
                    aria-describedby=described
                    aria-required=must
                    autofocus=focus
                />
            }
            .into_any(),
        };
        let must = required.then(|| view! { " " <span class="muted">{text(lang, "form-required")}</span> });
        view! {
            <div class=class>
                <label for=id.clone()>{words::label(lang, &name)}{must}</label>
                {hint.map(|hint| hint_of(&id, hint))}
                {sheet.wrong(&name)}
                {input}
            </div>
        }
        .into_any()
    }
}
