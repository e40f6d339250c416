//! The page on which one asks to follow something.

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::follow::{EmailAddress, Topic};

use super::{FOLLOW, parameter};
use crate::site::{
    address,
    document::{Feed, Page},
    follow::{self, Named},
    parts::{
        breadcrumbs,
        fields::{Input, Wrong},
        vi_tag,
    },
    visit::Visit,
};

/// The field of the address.
pub const ADDRESS: &str = "email";
/// The field of the language of the letters.
pub const LANGUAGE: &str = "ngon-ngu";
/// A field that people do not see; programs that fill in every field do.
pub const TRAP: &str = "website";

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub address: String,
    pub lang: Lang,
}

/// The page, for a topic or for all there is.
pub fn page(
    visit: &Visit,
    status: StatusCode,
    topic: Option<(&Topic, &Named)>,
    typed: &Typed,
    wrong: &Wrong,
) -> Response {
    let lang = visit.lang;
    let title = match topic {
        Some((_, named)) => text_with(lang, "follow-title-for", &[("name", named.name.as_str().into())]),
        None => text(lang, "follow-title"),
    };
    let feed = match topic {
        Some((topic, named)) => {
            Feed { title: follow::feed_title(lang, topic.kind, &named.name), href: follow::feed_of(lang, topic) }
        }
        None => Feed { title: text(lang, "feed-title"), href: visit.to("/thay-doi.atom") },
    };
    let href = feed.href.clone();
    let feeds = topic.map(|_| feed).into_iter().collect();
    let page = Page { status, feeds, unlisted: true, ..Page::new(title) };
    page.answer(visit, || {
        let what = topic.map(|(topic, named)| {
            let tag = named.vietnamese.then(|| vi_tag(lang)).flatten();
            view! { <p class="lead"><a href=follow::page_of(lang, topic) lang=tag>{named.name.clone()}</a></p> }
        });
        let letters = match (visit.site.following.is_some(), topic) {
            (true, Some((topic, _))) => by_letter(visit, topic, typed, wrong),
            (true, None) => view! { <p>{text(lang, "follow-choose")}</p> {choices(visit)} }.into_any(),
            (false, _) => view! { <p>{text(lang, "follow-no-letters")}</p> }.into_any(),
        };
        view! {
            <div class="narrow follow">
                {breadcrumbs(lang, vec![(visit.to("/thay-doi"), text(lang, "lately-title").into_any())])}
                <h1>{text(lang, "follow-title")}</h1>
                {what}
                {wrong.summary(lang)}
                <p>{text(lang, "follow-lead")}</p>
                <section aria-labelledby="qua-thu">
                    <h2 id="qua-thu">{text(lang, "follow-by-letter")}</h2>
                    {letters}
                </section>
                <section aria-labelledby="qua-atom">
                    <h2 id="qua-atom">{text(lang, "follow-by-feed")}</h2>
                    <p>{text(lang, "follow-feed-lead")}</p>
                    <p><a href=href>{text(lang, "follow-feed")}</a></p>
                </section>
            </div>
        }
        .into_any()
    })
}

fn choices(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    view! {
        <ul>
            <li><a href=visit.to("/tim-kiem")>{text(lang, "follow-choose-procedure")}</a></li>
            <li><a href=visit.to("/linh-vuc")>{text(lang, "nav-sectors")}</a></li>
            <li><a href=visit.to("/su-kien")>{text(lang, "nav-life-events")}</a></li>
        </ul>
    }
    .into_any()
}

fn by_letter(visit: &Visit, topic: &Topic, typed: &Typed, wrong: &Wrong) -> AnyView {
    let lang = visit.lang;
    let address = Input::line(ADDRESS, text(lang, "follow-address"), &typed.address)
        .autocomplete("email")
        .keys("email")
        .hint(text(lang, "follow-address-hint"));
    let languages = Lang::ALL
        .iter()
        .map(|one| {
            let id = format!("f-{LANGUAGE}-{}", one.tag());
            let chosen = typed.lang == *one;
            view! {
                <p class="choice">
                    <input r#type="radio" id=id.clone() name=LANGUAGE value=one.tag() checked=chosen />
                    <label for=id lang=one.tag()>{text(*one, "language-name")}</label>
                </p>
            }
        })
        .collect_view();
    view! {
        <p>{text(lang, "follow-letter-lead")}</p>
        <form class="short-form" method="post" action=address::page(lang, FOLLOW)>
            <input r#type="hidden" name=parameter(topic.kind) value=topic.slug.to_string() />
            {address.view(wrong)}
            <fieldset>
                <legend>{text(lang, "follow-language")}</legend>
                {languages}
            </fieldset>
            <p hidden><label>{text(lang, "follow-trap")}<input name=TRAP tabindex="-1" autocomplete="off" /></label></p>
            <button class="button">{text(lang, "follow-button")}</button>
        </form>
        <p class="muted">{text(lang, "follow-privacy")}</p>
    }
    .into_any()
}

/// Longer than any address: nobody typed it by mistake.
pub const LONGEST: usize = EmailAddress::MAX_LEN * 2;
