//! Making a procedure that is not there yet.

use axum::{
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{EditionContent, ProcedureCode, SectorName, text::tidy};
use leptos::prelude::*;
use locale::text;
use registry::people::{Action, Subject};

use super::{NEW, PROCEDURES, form_path, trouble, trouble::Trouble};
use crate::site::{
    icon::icon,
    pages::staff::{SignedIn, Staff, StaffPage},
    visit::Visit,
};

/// What was typed.
#[derive(Default)]
struct Typed {
    name: String,
    sector: String,
    code: String,
}

/// The form.
pub async fn show(SignedIn { actor, visit }: SignedIn) -> Response {
    if let Err(refusal) = actor.may(Action::Write, &Subject::Anything) {
        return trouble::instead(&visit, refusal.into());
    }
    page(&visit, &Typed::default(), &[], None)
}

/// Makes it.
pub async fn make(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn, body: Bytes) -> Response {
    let mut typed = Typed::default();
    for (name, value) in form_urlencoded::parse(&body) {
        match &*name {
            "name" => typed.name = tidy(&value),
            "sector" => typed.sector = tidy(&value),
            "code" => typed.code = tidy(&value),
            _ => {}
        }
    }
    let code = ProcedureCode::parse(&typed.code);
    let mut wrong = Vec::new();
    if typed.name.is_empty() {
        wrong.push(("name", "form-error-name"));
    }
    if typed.sector.is_empty() {
        wrong.push(("sector", "form-error-sector"));
    }
    if code.is_err() && !typed.code.is_empty() {
        wrong.push(("code", "editing-error-code"));
    }
    if !wrong.is_empty() {
        return page(&visit, &typed, &wrong, None);
    }
    let content = EditionContent::named(&typed.name, SectorName::new(&typed.sector));
    match staff.editing.create(&actor, code.ok(), content).await {
        Ok(slug) => Redirect::to(&visit.to(&form_path(&slug, 1))).into_response(),
        Err(error) => page(&visit, &typed, &[], Some(Trouble::of(visit.lang, error))),
    }
}

fn page(visit: &Visit, typed: &Typed, wrong: &[(&str, &str)], trouble: Option<Trouble>) -> Response {
    let lang = visit.lang;
    let status = match &trouble {
        Some(trouble) => trouble.status,
        None if wrong.is_empty() => StatusCode::OK,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = StaffPage::new(text(lang, "editing-new")).status(status);
    page.under(PROCEDURES, text(lang, "editing-procedures")).answer(visit, || {
        let field = |name: &'static str, label: &str, hint: &str, value: &str, list: Option<&'static str>| {
            let error = wrong.iter().find(|(field, _)| *field == name).map(|(_, key)| text(lang, key));
            let invalid = error.is_some().then_some("true");
            let first = wrong.first().is_some_and(|(field, _)| *field == name);
            let described = match &error {
                Some(_) => format!("{name}-hint {name}-error"),
                None => format!("{name}-hint"),
            };
            let error = error.map(|words| {
                view! { <p class="field-error" id=format!("{name}-error")>{icon("warning")}<span>{words}</span></p> }
            });
            view! {
                <div class="field">
                    <label for=name>{text(lang, label)}</label>
                    <p class="field-hint" id=format!("{name}-hint")>{text(lang, hint)}</p>
                    {error}
                    <input
                        id=name
                        name=name
                        value=value.to_owned()
                        list=list
                        lang="vi"
                        autocomplete="off"
                        aria-invalid=invalid
                        aria-describedby=described
                        autofocus=first
                    />
                </div>
            }
        };
        let sectors = visit.site.portal.snapshot();
        let sectors = sectors.sectors().iter().map(|sector| view! { <option value=sector.name.clone()></option> });
        view! {
            {trouble.map(|trouble| trouble.view(visit, None))}
            <form class="narrow" method="post" action=visit.to(NEW)>
                {field("name", "form-name", "editing-hint-name", &typed.name, None)}
                {field("sector", "form-sector", "editing-hint-sector", &typed.sector, Some("sectors"))}
                {field("code", "code", "editing-hint-code", &typed.code, None)}
                <button class="button">{text(lang, "editing-make")}</button>
                <datalist id="sectors">{sectors.collect_view()}</datalist>
            </form>
        }
        .into_any()
    })
}
