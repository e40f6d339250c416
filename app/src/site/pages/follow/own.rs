//! What the owner of an address does, by the links of their letters: say yes, see
//! what they follow, leave. Programs that look through mail open links, so opening
//! one does nothing; the button on the page does.

use axum::{
    body::Bytes,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    follow::{Follow, Follower, Topic, TopicKind},
    people::Token,
};

use super::{CONFIRM, GONE, LEAVE, OWN, away, guarded};
use crate::site::{
    address,
    document::Page,
    follow::{self, named},
    icon::icon,
    pages::staff::posted::Posted,
    parts::{fields::done, vi_tag},
    router::missing,
    visit::Visit,
};

/// The field that says what is left; without it, all is.
const WHAT: &str = "gi";

/// The page on which one says yes.
pub async fn show_confirmation(visit: Visit, Path(token): Path<String>) -> Response {
    let Some(following) = visit.site.following.clone() else { return missing(&visit) };
    let Some(parsed) = Token::parse(&token) else { return over(&visit) };
    let topic = match following.asked(&parsed).await {
        Ok(Some(topic)) => topic,
        Ok(None) => return over(&visit),
        Err(error) => return away(&visit, &error),
    };
    let lang = visit.lang;
    one_button(&visit, "follow-confirm-title", || {
        view! {
            <p>{text(lang, "follow-confirm-lead")}</p>
            <p class="lead">{topic_link(&visit, &topic)}</p>
            <form method="post" action=visit.to(&format!("{CONFIRM}/{token}"))>
                <button class="button">{text(lang, "follow-confirm-button")}</button>
            </form>
            <p class="muted">{text(lang, "follow-confirm-not")}</p>
        }
        .into_any()
    })
}

/// Takes the yes.
pub async fn confirm(visit: Visit, Path(token): Path<String>) -> Response {
    let Some(following) = visit.site.following.clone() else { return missing(&visit) };
    let Some(token) = Token::parse(&token) else { return over(&visit) };
    match following.confirm(&token).await {
        Ok(Some(links)) => {
            let to = visit.to(&format!("{OWN}/{}?xong=xac-nhan", links.reveal()));
            guarded(Redirect::to(&to).into_response())
        }
        Ok(None) => over(&visit),
        Err(error) => away(&visit, &error),
    }
}

/// What somebody follows.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    let follower = match find(&visit, &token).await {
        Ok(follower) => follower,
        Err(answer) => return *answer,
    };
    let lang = visit.lang;
    let told = match visit.parameter("xong").as_deref() {
        Some("xac-nhan") => Some("follow-confirmed"),
        Some("thoi") => Some("follow-left-one"),
        _ => None,
    };
    one_button(&visit, "follow-own-title", || {
        let action = visit.to(&format!("{OWN}/{token}"));
        let stopped = follower.stopped_at.map(|_| {
            view! { <div class="notice notice-warning">{icon("warning")}<p>{text(lang, "follow-stopped")}</p></div> }
        });
        let items = follower.confirmed().map(|follow| item(&visit, &action, follow)).collect_view();
        let address = text_with(lang, "follow-own-address", &[("address", follower.address.as_str().into())]);
        view! {
            {told.map(|key| done(lang, key))}
            <p>{address}</p>
            {stopped}
            <ul class="follow-list">{items}</ul>
            <form method="post" action=visit.to(&format!("{LEAVE}/{token}"))>
                <button class="button button-quiet">{text(lang, "follow-leave-all")}</button>
            </form>
            <p class="muted">{text(lang, "follow-leave-what")}</p>
        }
        .into_any()
    })
}

fn item(visit: &Visit, action: &str, follow: &Follow) -> AnyView {
    let lang = visit.lang;
    let name =
        named(&visit.site, lang, &follow.topic).map_or_else(|| follow.topic.slug.to_string(), |named| named.name);
    let label = text_with(lang, "follow-leave-label", &[("name", name.into())]);
    let value = format!("{}:{}", follow.topic.kind.key(), follow.topic.slug);
    view! {
        <li>
            <span>{topic_link(visit, &follow.topic)}</span>
            <form method="post" action=action.to_owned()>
                <button class="small-button" name=WHAT value=value aria-label=label>{text(lang, "follow-leave-one")}</button>
            </form>
        </li>
    }
    .into_any()
}

/// Leaves one thing.
pub async fn take(visit: Visit, Path(token): Path<String>, body: Bytes) -> Response {
    if let Err(answer) = find(&visit, &token).await {
        return *answer;
    }
    let posted = Posted::read(&body);
    let what = posted
        .get(WHAT)
        .split_once(':')
        .and_then(|(kind, slug)| Some(Topic::new(TopicKind::from_key(kind)?, address::slug(slug)?)));
    let Some(topic) = what else { return guarded(Redirect::to(&visit.to(&format!("{OWN}/{token}"))).into_response()) };
    match drop_it(&visit, &token, Some(&topic)).await {
        Ok(Some(_)) => guarded(Redirect::to(&visit.to(&format!("{OWN}/{token}?xong=thoi"))).into_response()),
        Ok(None) => guarded(Redirect::to(&visit.to(GONE)).into_response()),
        Err(answer) => *answer,
    }
}

/// The page on which one leaves altogether.
pub async fn show_leaving(visit: Visit, Path(token): Path<String>) -> Response {
    if let Err(answer) = find(&visit, &token).await {
        return *answer;
    }
    let lang = visit.lang;
    one_button(&visit, "follow-leave-title", || {
        view! {
            <p>{text(lang, "follow-leave-lead")}</p>
            <form method="post" action=visit.to(&format!("{LEAVE}/{token}"))>
                <button class="button">{text(lang, "follow-leave-all")}</button>
            </form>
            <p><a href=visit.to(&format!("{OWN}/{token}"))>{text(lang, "follow-leave-some")}</a></p>
        }
        .into_any()
    })
}

/// Leaves altogether: by the button, or by the one request that a program for mail
/// sends (RFC 8058), which comes from no page, is led nowhere, and is answered alike
/// when it comes twice.
pub async fn leave(visit: Visit, Path(token): Path<String>, body: Bytes) -> Response {
    if visit.site.following.is_none() {
        return missing(&visit);
    }
    if Token::parse(&token).is_some()
        && let Err(answer) = drop_it(&visit, &token, None).await
    {
        return *answer;
    }
    let by_program = String::from_utf8_lossy(&body).contains("List-Unsubscribe");
    if by_program {
        let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        return guarded((headers, text(visit.lang, "follow-gone-title")).into_response());
    }
    guarded(Redirect::to(&visit.to(GONE)).into_response())
}

/// Nothing is kept any more.
pub async fn gone(visit: Visit) -> Response {
    let lang = visit.lang;
    let page = Page { unlisted: true, ..Page::new(text(lang, "follow-gone-title")) };
    page.answer(&visit, || {
        view! {
            <div class="error-page narrow">
                <h1>{icon("check")} " " {text(lang, "follow-gone-title")}</h1>
                <p>{text(lang, "follow-gone")}</p>
                {ways_on(&visit)}
            </div>
        }
        .into_any()
    })
}

async fn find(visit: &Visit, token: &str) -> Result<Follower, Box<Response>> {
    let Some(following) = &visit.site.following else { return Err(Box::new(missing(visit))) };
    let Some(token) = Token::parse(token) else { return Err(Box::new(over(visit))) };
    match following.follower(&token).await {
        Ok(Some(follower)) => Ok(follower),
        Ok(None) => Err(Box::new(over(visit))),
        Err(error) => Err(Box::new(away(visit, &error))),
    }
}

async fn drop_it(visit: &Visit, token: &str, topic: Option<&Topic>) -> Result<Option<Follower>, Box<Response>> {
    let (Some(following), Some(token)) = (&visit.site.following, Token::parse(token)) else { return Ok(None) };
    following.leave(&token, topic).await.map_err(|error| Box::new(away(visit, &error)))
}

fn topic_link(visit: &Visit, topic: &Topic) -> AnyView {
    let lang = visit.lang;
    match named(&visit.site, lang, topic) {
        Some(named) => {
            let tag = named.vietnamese.then(|| vi_tag(lang)).flatten();
            view! { <a href=follow::page_of(lang, topic) lang=tag>{named.name}</a> }.into_any()
        }
        None => topic.slug.to_string().into_any(),
    }
}

fn one_button(visit: &Visit, title: &str, body: impl FnOnce() -> AnyView) -> Response {
    let title = text(visit.lang, title);
    let page = Page { unlisted: true, ..Page::new(title.clone()) };
    guarded(page.answer(visit, || view! { <div class="narrow follow"><h1>{title}</h1>{body()}</div> }.into_any()))
}

/// The link opens nothing any more: it was used, or is too old.
fn over(visit: &Visit) -> Response {
    let lang = visit.lang;
    let title = text(lang, "follow-over-title");
    let page = Page { status: StatusCode::GONE, ..Page::new(title.clone()) };
    guarded(page.answer(visit, || {
        view! {
            <div class="error-page narrow">
                <h1>{title}</h1>
                <p>{text(lang, "follow-over")}</p>
                {ways_on(visit)}
            </div>
        }
        .into_any()
    }))
}

fn ways_on(visit: &Visit) -> AnyView {
    let lang: Lang = visit.lang;
    view! {
        <ul class="ways-on">
            <li><a href=visit.to("/thay-doi")>{text(lang, "lately-title")}</a></li>
            <li><a href=visit.to("/")>{text(lang, "go-home")}</a></li>
        </ul>
    }
    .into_any()
}
