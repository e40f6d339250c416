//! Asking to follow something, and what one is told then.

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::follow::{EmailAddress, Topic, TopicKind, WAITING};

use super::{
    RECEIVED,
    form::{ADDRESS, LANGUAGE, LONGEST, TRAP, Typed, page},
    guarded, parameter,
};
use crate::site::{
    address,
    document::Page,
    follow::{self, Named, named},
    icon::icon,
    pages::{error::error_page, feedback::SentFrom, staff::posted::Posted},
    parts::fields::Wrong,
    router::missing,
    same_site::from_here,
    visit::Visit,
};

/// What is named by the parameters; nothing where none is.
fn topic(visit: &Visit, given: impl Fn(&str) -> Option<String>) -> Result<Option<(Topic, Named)>, NoSuchTopic> {
    for kind in TopicKind::ALL {
        let Some(slug) = given(parameter(kind)).filter(|slug| !slug.is_empty()) else { continue };
        let topic = Topic::new(kind, address::slug(&slug).ok_or(NoSuchTopic)?);
        let named = named(&visit.site, visit.lang, &topic).ok_or(NoSuchTopic)?;
        return Ok(Some((topic, named)));
    }
    Ok(None)
}

/// There is no such thing to follow.
struct NoSuchTopic;

/// The page to ask on.
pub async fn show(visit: Visit) -> Response {
    let Ok(topic) = topic(&visit, |name| visit.parameter(name)) else { return missing(&visit) };
    let typed = Typed { lang: visit.lang, ..Typed::default() };
    let topic = topic.as_ref().map(|(topic, named)| (topic, named));
    page(&visit, StatusCode::OK, topic, &typed, &Wrong::default())
}

/// Takes an address. The answer is the same whether or not it is known here, and is
/// given before any letter is sent.
pub async fn take(visit: Visit, SentFrom(sender): SentFrom, headers: HeaderMap, body: Bytes) -> Response {
    let Some(following) = visit.site.following.clone() else { return missing(&visit) };
    if !from_here(&headers) {
        return error_page(&visit.site, visit.lang, StatusCode::FORBIDDEN);
    }
    let posted = Posted::read(&body);
    let Ok(Some((topic, named))) = topic(&visit, |name| Some(posted.get(name).to_owned())) else {
        return missing(&visit);
    };
    let lang = visit.lang;
    let letters = Lang::ALL.into_iter().find(|one| one.tag() == posted.get(LANGUAGE)).unwrap_or(lang);
    let typed = Typed { address: posted.get(ADDRESS).chars().take(LONGEST).collect(), lang: letters };
    let again = |status: StatusCode, key: &str| {
        let wrong = Wrong::one(ADDRESS, text(lang, key));
        guarded(page(&visit, status, Some((&topic, &named)), &typed, &wrong))
    };
    let Some(email) = EmailAddress::parse(&typed.address) else {
        let empty = typed.address.trim().is_empty();
        return again(
            StatusCode::UNPROCESSABLE_ENTITY,
            if empty { "follow-address-missing" } else { "follow-address-wrong" },
        );
    };
    let to = address::with_query(&visit.to(RECEIVED), &[(parameter(topic.kind), topic.slug.as_str())]);
    if !posted.get(TRAP).is_empty() {
        return guarded(Redirect::to(&to).into_response());
    }
    if !following.lets_through(sender.0) {
        return again(StatusCode::TOO_MANY_REQUESTS, "follow-too-many");
    }
    if let Err(error) = following.ask(&email, &topic, letters).await {
        tracing::error!(error = &error as &dyn std::error::Error, "nobody can be asked whether they want to follow");
        return again(StatusCode::SERVICE_UNAVAILABLE, "follow-away");
    }
    guarded(Redirect::to(&to).into_response())
}

/// Tells to look for a letter.
pub async fn received(visit: Visit) -> Response {
    let Ok(topic) = topic(&visit, |name| visit.parameter(name)) else { return missing(&visit) };
    let lang = visit.lang;
    let page = Page { unlisted: true, ..Page::new(text(lang, "follow-received-title")) };
    page.answer(&visit, || {
        let back = topic.as_ref().map(|(topic, named)| {
            let words = text_with(lang, "follow-back", &[("name", named.name.as_str().into())]);
            view! { <li><a href=follow::page_of(lang, topic)>{words}</a></li> }
        });
        view! {
            <div class="error-page narrow">
                <h1>{icon("check")} " " {text(lang, "follow-received-title")}</h1>
                <p>{text(lang, "follow-received")}</p>
                <p>{text_with(lang, "follow-received-hours", &[("hours", WAITING.as_hours().into())])}</p>
                <p>{text(lang, "follow-received-nothing")}</p>
                <ul class="ways-on">
                    {back}
                    <li><a href=visit.to("/")>{text(lang, "go-home")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    })
}
