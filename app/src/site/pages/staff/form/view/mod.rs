//! The form as it is shown.

mod channels;
mod dossier;
mod field;
mod found;
mod lists;
mod parts;
mod sheet;
mod words;

use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};

pub use self::found::found;
use self::sheet::{Sheet, message};
use super::{
    EditionForm, FieldError, Known,
    name::{id_of, segments},
    read::MOST_ROWS,
};

/// A part of the form: its address in the page, its title, the fields of the
/// content that it holds, and what is in it.
struct Part {
    id: &'static str,
    title: String,
    holds: &'static [&'static str],
    body: AnyView,
}

/// The fields of the form, in parts, with a list of the parts above them. The
/// caller puts them in a `<form method="post">`, and buttons named `do` beside
/// them.
///
/// The form has many buttons that submit it, one for each row, and the Enter
/// key in a text field presses the first of a form. So the caller puts a button
/// before all fields that does no harm, and that is seen by nobody:
/// `<button name="do" value="save" class="visually-hidden" tabindex="-1" aria-hidden="true">`.
///
/// The whole form travels in one request, up to [`super::read::MOST_BYTES`]:
/// the route must let such bodies in.
pub fn fields(lang: Lang, form: &EditionForm, errors: &[FieldError], known: &Known) -> AnyView {
    let full = form.rows() + 2 > MOST_ROWS;
    let sheet = &Sheet::new(lang, known, errors, form.focus.as_deref(), full);
    let parts = [
        parts::basics(sheet, form),
        parts::applicants(sheet, form),
        parts::agencies(sheet, form),
        parts::online(sheet, form),
        channels::part(sheet, form),
        dossier::part(sheet, form),
        lists::forms(sheet, form),
        lists::steps(sheet, form),
        lists::requirements(sheet, form),
        lists::outcomes(sheet, form),
        lists::legal_basis(sheet, form),
        parts::announcement(sheet, form),
        parts::life_events(sheet, form),
        parts::source(sheet, form),
    ];
    let links = parts.iter().map(|part| {
        let of_part =
            |error: &&FieldError| segments(&error.field).next().is_some_and(|root| part.holds.contains(&root));
        let wrong = errors.iter().filter(of_part).count();
        let wrong = (wrong > 0).then(|| {
            let words = text_with(lang, "form-part-wrong", &[("n", wrong.into())]);
            view! { " " <span class="field-error">{words}</span> }
        });
        view! { <li><a href=format!("#{}", part.id)>{part.title.clone()}</a>{wrong}</li> }
    });
    let links = links.collect_view();
    let bound = full.then(|| {
        view! { <p class="notice notice-warning">{text_with(lang, "form-full", &[("n", MOST_ROWS.into())])}</p> }
    });
    view! {
        <div class="edition-form">
            <nav class="form-parts" id="form-parts" aria-label=text(lang, "form-parts")><ol>{links}</ol></nav>
            {bound}
            {parts.map(|part| section(lang, part)).into_iter().collect_view()}
            {lists_of_known(known)}
        </div>
    }
    .into_any()
}

fn section(lang: Lang, part: Part) -> AnyView {
    let title = format!("{}-title", part.id);
    view! {
        <section id=part.id aria-labelledby=title.clone()>
            <h2 id=title.clone()>{part.title}</h2>
            {part.body}
            <p class="form-up"><a href="#form-parts">{text(lang, "form-up")}</a></p>
        </section>
    }
    .into_any()
}

/// What completes the short texts.
fn lists_of_known(known: &Known) -> AnyView {
    let names = |id: &'static str, names: &[String]| {
        let options = names.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
        view! { <datalist id=id>{options}</datalist> }
    };
    let laws = known.legal_documents.iter();
    let laws =
        laws.map(|(number, title)| view! { <option value=number.clone()>{title.clone()}</option> }).collect_view();
    view! {
        {names("known-sectors", &known.sectors)}
        {names("known-agencies", &known.agencies)}
        {names("known-papers", &known.papers)}
        <datalist id="known-laws">{laws}</datalist>
    }
    .into_any()
}

/// All that is wrong, each with a link to its field; empty when nothing is.
/// It can take the focus, so that the caller may send people to `#form-errors`.
pub fn summary(lang: Lang, errors: &[FieldError]) -> AnyView {
    if errors.is_empty() {
        return ().into_any();
    }
    let items = errors.iter().map(|error| {
        let row = words::row(lang, &error.field).map(|row| format!("{row} – "));
        let label = words::label(lang, &error.field);
        let href = format!("#{}", id_of(&error.field));
        view! { <li><a href=href>{row}{label}</a>": "{message(lang, error)}</li> }
    });
    let items = items.collect_view();
    let title = text_with(lang, "form-errors", &[("n", errors.len().into())]);
    view! {
        <div class="notice notice-warning form-errors" id="form-errors" role="alert" tabindex="-1">
            <div><h2>{title}</h2><ul>{items}</ul></div>
        </div>
    }
    .into_any()
}
