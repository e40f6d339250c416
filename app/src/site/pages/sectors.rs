//! Sectors, and one sector with its procedures.

use std::collections::BTreeMap;

use axum::{extract::Path, response::Response};
use catalogue::{Lang, Texts};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Group, SearchRequest, follow::TopicKind};

use super::follow;
use crate::site::{
    address,
    content::SiteContent,
    document::Page,
    icon::icon,
    parts::{
        breadcrumbs,
        entries::{CardStyle, cards},
        name,
        pager::{pager, part},
        said, vi, vi_tag,
    },
    router::missing,
    visit::Visit,
};

/// All sectors, by group.
pub async fn list(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let content = &visit.site.content;
    let mut by_group: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
    for sector in snapshot.sectors() {
        let group = content.sectors.get(&sector.slug).and_then(|info| info.group.as_deref()).unwrap_or_default();
        by_group.entry(group).or_default().push(sector);
    }
    let mut groups: Vec<(&str, Texts, &str)> =
        content.groups.iter().map(|g| (g.key.as_str(), g.title.clone(), g.icon.as_str())).collect();
    groups.push(("", Texts::default().with(lang, text(lang, "sectors-other")), "papers"));
    groups.retain(|(key, ..)| by_group.contains_key(key));
    let page = Page {
        description: text(lang, "sectors-lead"),
        canonical: Some(visit.path.clone()),
        ..Page::new(text(lang, "nav-sectors"))
    };
    page.answer(&visit, || {
        let anchor = |key: &str| if key.is_empty() { "others".to_owned() } else { key.to_owned() };
        let jumps = groups
            .iter()
            .map(|(key, title, _)| view! { <li><a href=format!("#{}", anchor(key))>{said(lang, title)}</a></li> })
            .collect_view();
        let sections = groups
            .iter()
            .map(|(key, title, picture)| {
                let sectors = by_group.get(key).map(Vec::as_slice).unwrap_or_default();
                view! {
                    <section class="band">
                        <h2 class="with-icon" id=anchor(key)>{icon(picture)}{said(lang, title)}</h2>
                        {sector_list(lang, content, sectors)}
                    </section>
                }
            })
            .collect_view();
        view! {
            <div class="wide">
                <h1>{text(lang, "nav-sectors")}</h1>
                <p class="lead">{text(lang, "sectors-lead")}</p>
                <nav class="jumps" aria-label=text(lang, "nav-groups")><ul>{jumps}</ul></nav>
                {sections}
            </div>
        }
        .into_any()
    })
}

fn sector_list(lang: Lang, content: &SiteContent, sectors: &[&Group]) -> AnyView {
    let items = sectors
        .iter()
        .map(|sector| {
            let info = content.sectors.get(&sector.slug);
            let about = info.map(|info| info.description.clone()).filter(|about| !about.is_empty());
            let about = about.map(|about| view! { <p class="muted" lang=vi_tag(lang)>{about}</p> });
            let label = name(lang, &sector.name, content.sector_name(lang, &sector.slug));
            let count = text_with(lang, "procedure-count", &[("n", sector.entries.len().into())]);
            view! {
                <li>
                    <p><a href=address::sector(lang, &sector.slug)>{label}</a> " " <span class="count">{count}</span></p>
                    {about}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="directory">{items}</ul> }.into_any()
}

/// One sector.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let content = &visit.site.content;
    let Some(sector) = snapshot.sector(&slug) else { return missing(&visit) };
    let asked = visit.parameter("page");
    let Some(part) = part(&sector.entries, asked.as_deref(), SearchRequest::PER_PAGE) else { return missing(&visit) };
    let translated = content.sector_name(lang, &sector.slug);
    let title = translated.unwrap_or(&sector.name);
    let to = |page: usize| match page {
        1 => address::sector(lang, &sector.slug),
        page => address::with_query(&address::sector(lang, &sector.slug), &[("page", page.to_string())]),
    };
    let page = Page {
        description: text_with(
            lang,
            "sector-description",
            &[("sector", title.into()), ("n", sector.entries.len().into())],
        ),
        feeds: vec![follow::feed(lang, TopicKind::Sector, &sector.slug, title)],
        ..Page::new(title)
    };
    page.answer(&visit, || {
        let about = content.sectors.get(&sector.slug).map(|info| info.description.as_str()).filter(|a| !a.is_empty());
        let mut search = SearchRequest::default();
        search.filters.sector = Some(sector.slug.clone());
        let count = text_with(lang, "procedure-count", &[("n", sector.entries.len().into())]);
        let style = CardStyle { marks: &[], sector: false, heading: 2 };
        view! {
            <div class="narrow">
                {breadcrumbs(lang, vec![(visit.to("/linh-vuc"), text(lang, "nav-sectors").into_any())])}
                <h1>{name(lang, &sector.name, translated)}</h1>
                {about.map(|about| view! { <p class="lead">{vi(lang, about)}</p> })}
                {follow::links(lang, TopicKind::Sector, &sector.slug)}
                <p class="list-head">
                    <strong>{count}</strong>
                    <a class="more" href=address::binder(lang, &sector.slug, 1)>{icon("print")}{text(lang, "binder-link")}</a>
                    <a class="more" href=address::search(lang, &search)>{text(lang, "sector-filter")}{icon("arrow")}</a>
                </p>
                {cards(lang, content, part.items, &style)}
                {pager(lang, part.page, part.pages, to)}
            </div>
        }
        .into_any()
    })
}
