//! What happens in a life or in a business, and what is to be done then.

mod steps;

use std::sync::Arc;

use axum::{extract::Path, response::Response};
use catalogue::Audience;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, follow::TopicKind};

use super::follow;
use crate::site::{
    document::Page,
    icon::icon,
    markdown,
    parts::{
        breadcrumbs,
        entries::{CardStyle, cards},
        events, said, vi_tag,
    },
    router::missing,
    visit::Visit,
};

/// All of them, by whom they happen to.
pub async fn list(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let page = Page {
        description: text(lang, "events-lead"),
        canonical: Some(visit.path.clone()),
        ..Page::new(text(lang, "nav-life-events"))
    };
    page.answer(&visit, || {
        let all = &visit.site.content.life_events;
        let group = |audience, title: String| {
            let any = all.iter().any(|event| event.audience == audience);
            any.then(|| view! { <h2>{title}</h2> {events::tiles(lang, &snapshot, all, Some(audience), usize::MAX)} })
        };
        view! {
            <div class="wide">
                <h1>{text(lang, "nav-life-events")}</h1>
                <p class="lead">{text(lang, "events-lead")}</p>
                {group(Audience::Citizen, text(lang, "events-citizen"))}
                {group(Audience::Business, text(lang, "events-business"))}
                {group(Audience::Organisation, text(lang, "events-organisation"))}
            </div>
        }
        .into_any()
    })
}

/// One of them: its steps in order, and what else is often needed.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let lang = visit.lang;
    let content = &visit.site.content;
    let Some(event) = content.life_event(&slug) else { return missing(&visit) };
    let snapshot = visit.site.portal.snapshot();
    let steps = event.steps_in(&snapshot);
    let others: Vec<Arc<Entry>> = snapshot
        .life_event(&event.slug)
        .iter()
        .filter(|entry| steps.iter().all(|(_, step)| step.as_ref().is_none_or(|step| step.id != entry.id)))
        .map(Arc::clone)
        .collect();
    let title = event.title.in_language(lang).to_owned();
    let page = Page {
        description: markdown::plain(&event.body, 155),
        canonical: Some(visit.path.clone()),
        feeds: vec![follow::feed(lang, TopicKind::LifeEvent, &event.slug, &title)],
        ..Page::new(title)
    };
    page.answer(&visit, || {
        let above = vec![(visit.to("/su-kien"), text(lang, "nav-life-events").into_any())];
        let style = CardStyle { marks: &[], sector: true, heading: 3 };
        let summary = event.summary.translation(lang).map(|summary| view! { <p class="lead">{summary.to_owned()}</p> });
        let head = match steps.is_empty() {
            true => text_with(lang, "procedure-count", &[("n", others.len().into())]),
            false => text(lang, "event-others"),
        };
        let others = (!others.is_empty()).then(|| view! { <h2>{head}</h2> {cards(lang, content, &others, &style)} });
        view! {
            <div class="narrow">
                {breadcrumbs(lang, above)}
                <h1 class="with-icon">{icon(&event.icon)}{said(lang, &event.title)}</h1>
                {summary}
                <div class="prose" lang=vi_tag(lang) inner_html=markdown::render(&event.body, 2)></div>
                {follow::links(lang, TopicKind::LifeEvent, &event.slug)}
                {(!steps.is_empty()).then(|| steps::form(lang, event, &steps))}
                {others}
            </div>
        }
        .into_any()
    })
}
