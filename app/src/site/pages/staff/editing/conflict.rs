//! Two people wrote in one draft: the second is told, shown both, and decides.

use axum::{http::StatusCode, response::Response};
use catalogue::{EditionContent, Lang, Merge, Part, Slug};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::editing::Conflict;

use super::{PROCEDURES, edition_path, form_path, procedure_path};
use crate::site::{icon::icon, pages::staff::StaffPage, parts::difference, visit::Visit};

/// Whose a part is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Mine,
    Theirs,
}

/// Reads what was chosen for a part: `side-dossier` with `theirs`.
pub fn read_side(name: &str, value: &str) -> Option<(Part, Side)> {
    let part = Part::from_key(name.strip_prefix("side-")?)?;
    match value {
        "mine" => Some((part, Side::Mine)),
        "theirs" => Some((part, Side::Theirs)),
        _ => None,
    }
}

/// Fields of the body that belong to a press, not to the edition.
fn of_the_press(name: &str) -> bool {
    matches!(name, "do" | "revision" | "seen") || name.starts_with("side-")
}

/// The page. What was typed travels on it, so that nothing is lost.
pub fn page(
    visit: &Visit,
    slug: &Slug,
    number: u32,
    body: &[u8],
    revision: u32,
    mine: &EditionContent,
    found: &Conflict,
) -> Response {
    let lang = visit.lang;
    let merge = catalogue::merge(&found.base, mine, &found.theirs);
    let page = StaffPage::new(text(lang, "conflict-title"))
        .status(StatusCode::CONFLICT)
        .under(PROCEDURES, text(lang, "editing-procedures"))
        .under(procedure_path(slug), mine.name.clone())
        .under(edition_path(slug, number), text_with(lang, "editing-edition", &[("n", number.into())]));
    page.answer(visit, || {
        let by = [("by", found.by.as_str().into())];
        let form = visit.to(&form_path(slug, number));
        view! {
            <div class="notice notice-warning" role="alert" id="trouble" tabindex="-1" autofocus>
                {icon("warning")}
                <p>{text_with(lang, "conflict-lead", &by)}</p>
            </div>
            <section aria-labelledby="theirs">
                <h2 id="theirs">{text_with(lang, "conflict-theirs", &by)}</h2>
                {difference::difference(lang, &found.base, &found.theirs)}
            </section>
            <section aria-labelledby="mine">
                <h2 id="mine">{text(lang, "conflict-mine")}</h2>
                {difference::difference(lang, &found.base, mine)}
            </section>
            <form method="post" action=form.clone()>
                {carried(body)}
                <input r#type="hidden" name="revision" value=revision />
                <input r#type="hidden" name="seen" value=found.revision />
                <section aria-labelledby="merge">
                    <h2 id="merge">{text(lang, "conflict-merge")}</h2>
                    {sides(lang, &merge, found)}
                    <div class="form-buttons">
                        <button class="button" name="do" value="merge">{text(lang, "conflict-do-merge")}</button>
                        <button class="button-second" name="do" value="mine">{text(lang, "conflict-keep-mine")}</button>
                    </div>
                </section>
            </form>
            <p><a href=form>{text(lang, "conflict-take-theirs")}</a></p>
        }
        .into_any()
    })
}

/// What was typed, as it was sent.
fn carried(body: &[u8]) -> AnyView {
    let pairs = form_urlencoded::parse(body).into_owned().filter(|(name, _)| !of_the_press(name));
    pairs.map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> }).collect_view().into_any()
}

/// The choice for each part that both changed.
fn sides(lang: Lang, merge: &Merge, found: &Conflict) -> AnyView {
    if merge.conflicts.is_empty() {
        return view! { <p>{text(lang, "conflict-none")}</p> }.into_any();
    }
    let choices = merge.conflicts.iter().map(|part| {
        let name = format!("side-{}", part.key());
        let choice = |value: &'static str, words: String, checked: bool| {
            let id = format!("{name}-{value}");
            view! {
                <div class="check">
                    <input r#type="radio" id=id.clone() name=name.clone() value=value checked=checked />
                    <label for=id>{words}</label>
                </div>
            }
        };
        let theirs = text_with(lang, "conflict-side-theirs", &[("by", found.by.as_str().into())]);
        view! {
            <fieldset class="checks">
                <legend>{difference::part_name(lang, *part)}</legend>
                {choice("mine", text(lang, "conflict-side-mine"), true)}
                {choice("theirs", theirs, false)}
            </fieldset>
        }
    });
    view! { <p>{text(lang, "conflict-choose")}</p> <div class="edition-form">{choices.collect_view()}</div> }.into_any()
}
