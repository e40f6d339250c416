//! What an edition changes for citizens, and what else it touches.

use catalogue::{EditionContent, Lang, Slug};
use leptos::prelude::*;
use locale::text;
use registry::{Entry, Lookup};

use crate::site::{
    Site, address,
    parts::{difference, said, vi_tag},
};

/// The impact, for whoever decides.
pub fn view(site: &Site, lang: Lang, slug: &Slug, before: &EditionContent, after: &EditionContent) -> AnyView {
    let short = difference::in_short(lang, before, after);
    let short = if short.is_empty() {
        view! { <p>{text(lang, "impact-nothing")}</p> }.into_any()
    } else {
        let items = short.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <ul>{items}</ul> }.into_any()
    };
    view! {
        <div class="impact">
            <h3>{text(lang, "impact-title")}</h3>
            {short}
            {life_events(site, lang, before, after)}
            {related(site, lang, slug, after)}
        </div>
    }
    .into_any()
}

/// The life events on whose pages it stands, stood or will stand.
fn life_events(site: &Site, lang: Lang, before: &EditionContent, after: &EditionContent) -> Option<AnyView> {
    let events = site.content.life_events.iter();
    let items: Vec<_> = events
        .filter_map(|event| {
            let key = match (before.life_events.contains(&event.slug), after.life_events.contains(&event.slug)) {
                (false, false) => return None,
                (true, true) => "impact-event-stays",
                (false, true) => "impact-event-new",
                (true, false) => "impact-event-gone",
            };
            let (href, title) = (address::life_event(lang, &event.slug), said(lang, &event.title));
            Some(view! { <li><a href=href>{title}</a> " – " {text(lang, key)}</li> })
        })
        .collect();
    (!items.is_empty()).then(|| view! { <h4>{text(lang, "impact-events")}</h4> <ul>{items}</ul> }.into_any())
}

/// The procedures that it names as its successors, and those that name it.
fn related(site: &Site, lang: Lang, slug: &Slug, after: &EditionContent) -> Option<AnyView> {
    let snapshot = site.portal.snapshot();
    let item = |entry: &Entry, key: &str| {
        let (href, name) = (address::procedure(lang, &entry.procedure.slug), entry.content.name.clone());
        view! { <li><a href=href lang=vi_tag(lang)>{name}</a> " – " {text(lang, key)}</li> }
    };
    let successors = after.announcement.iter().flat_map(|announcement| &announcement.successors);
    let mut items: Vec<_> = successors
        .filter_map(|successor| match snapshot.look_up(successor.as_str()) {
            Lookup::Found(entry) => Some(item(&entry, "impact-successor")),
            Lookup::Gone | Lookup::Missing => None,
        })
        .collect();
    let names_it = |entry: &&std::sync::Arc<Entry>| {
        entry.procedure.repeal.as_ref().is_some_and(|repeal| repeal.successors.contains(slug))
    };
    items.extend(snapshot.entries().filter(names_it).map(|entry| item(entry, "impact-predecessor")));
    (!items.is_empty()).then(|| view! { <h4>{text(lang, "impact-related")}</h4> <ul>{items}</ul> }.into_any())
}
