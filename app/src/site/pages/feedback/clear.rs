//! "Was this clear?": one tap on the page of a procedure, which is only counted.
//! That page is kept in memory, so its form carries no stamp.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::text;
use registry::feedback::{Clarity, SendError, Unclear};

use super::{
    FEEDBACK, FeedbackPages, SentFrom, THANKS,
    fields::{TRAP, trap},
    form::{entry, named},
    form_path, rating_path, refused, words,
};
use crate::site::{
    address, document::Page, icon::icon, pages::staff::posted::Posted, parts::names, router::missing, visit::Visit,
};

/// The question beneath a procedure, and the ways to say more.
pub fn section(visit: &Visit, slug: &catalogue::Slug, key: &str) -> AnyView {
    let lang = visit.lang;
    let action = format!("{}/ro-rang", address::procedure(lang, slug));
    let parts = Unclear::ALL
        .map(|part| view! { <li><button name="phan" value=part.key()>{words::part(lang, part)}</button></li> })
        .into_iter()
        .collect_view();
    let answered = address::with_query(&visit.to(FEEDBACK), &[("thu-tuc", key)]);
    let send = address::with_query(&visit.to(super::SEND), &[("thu-tuc", key)]);
    view! {
        <section class="was-clear screen-only" aria-labelledby="ro-rang">
            <h2 id="ro-rang">{text(lang, "clear-title")}</h2>
            <form method="post" action=action>
                {trap(lang)}
                <button name="ro" value="1">{icon("check")}{text(lang, "clear-yes")}</button>
                <details>
                    <summary>{text(lang, "clear-no")}</summary>
                    <p>{text(lang, "clear-what")}</p>
                    <ul class="was-clear-parts">{parts}</ul>
                </details>
            </form>
            <ul class="ways-on">
                <li><a href=rating_path(visit, slug)>{text(lang, "rating-link")}</a></li>
                <li><a href=send>{text(lang, "clear-send")}</a></li>
                <li><a href=answered>{text(lang, "clear-answered")}</a></li>
            </ul>
        </section>
    }
    .into_any()
}

/// Counts a tap.
pub async fn take(
    State(pages): State<FeedbackPages>,
    visit: Visit,
    Path(procedure): Path<String>,
    SentFrom(sender): SentFrom,
    body: Bytes,
) -> Response {
    let Some(entry) = entry(&visit.site.portal.snapshot(), &procedure) else { return missing(&visit) };
    let posted = Posted::read(&body);
    let part = Unclear::from_key(posted.get("phan"));
    let clarity = part.map_or(Clarity::Clear, Clarity::Unclear);
    let slug = &entry.procedure.slug;
    match pages.feedback.count_clarity(entry.id, clarity, posted.get(TRAP), sender).await {
        // A program is thanked, too: it need not know that it was told apart.
        Ok(()) | Err(SendError::Trap) => {
            let mut pairs = vec![("thu-tuc", slug.as_str())];
            pairs.extend(part.map(|part| ("phan", part.key())));
            Redirect::to(&address::with_query(&visit.to(THANKS), &pairs)).into_response()
        }
        Err(error) => refused::page(&visit, &error, address::procedure(visit.lang, slug)),
    }
}

/// Whoever opens the address of the form itself wants the procedure.
pub async fn lost(visit: Visit, Path(procedure): Path<String>) -> Redirect {
    let procedure: String = form_urlencoded::byte_serialize(procedure.as_bytes()).collect();
    Redirect::to(&visit.to(&format!("/thu-tuc/{procedure}")))
}

/// The page that thanks, and asks for more where something was not clear.
pub async fn thanks(visit: Visit) -> Response {
    let lang = visit.lang;
    let entry = entry(&visit.site.portal.snapshot(), &visit.parameter("thu-tuc").unwrap_or_default());
    let part = visit.parameter("phan").and_then(|key| Unclear::from_key(&key));
    let page = Page { unlisted: true, ..Page::new(text(lang, "clear-thanks")) };
    page.answer(&visit, || {
        let more = part.zip(entry.as_ref()).map(|(part, entry)| {
            let named = named(entry);
            let pairs = [("loai", "page_unclear"), ("thu-tuc", named.as_str()), ("phan", part.key())];
            view! {
                <p>{text(lang, "clear-more")}</p>
                <p><a class="button" href=form_path(&visit, &pairs)>{text(lang, "clear-more-button")}</a></p>
            }
        });
        let back = entry.as_ref().map(|entry| {
            let href = address::procedure(lang, &entry.procedure.slug);
            view! { <li>{names::link(lang, href, &entry.content)}</li> }
        });
        view! {
            <div class="error-page narrow">
                <h1>{icon("check")} " " {text(lang, "clear-thanks")}</h1>
                <p>{text(lang, "clear-thanks-lead")}</p>
                {more}
                <ul class="ways-on">
                    {back}
                    <li><a href=visit.to(FEEDBACK)>{text(lang, "feedback-title")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    })
}
