//! Life events in lists.

use catalogue::{Audience, Lang};
use leptos::prelude::*;
use registry::Snapshot;

use super::said;
use crate::site::{address, content::LifeEvent, icon::icon};

/// Life events of a group of people, the first of them, each with its picture.
pub fn tiles(
    lang: Lang,
    snapshot: &Snapshot,
    events: &[LifeEvent],
    audience: Option<Audience>,
    most: usize,
) -> AnyView {
    let mut events: Vec<&LifeEvent> =
        events.iter().filter(|event| audience.is_none_or(|audience| audience == event.audience)).collect();
    events.sort_by_key(|event| (event.order, event.slug.clone()));
    let items = events
        .into_iter()
        .take(most)
        .map(|event| {
            let count = event.procedures(snapshot).len();
            let count = locale::text_with(lang, "procedure-count", &[("n", count.into())]);
            view! {
                <li>
                    <a class="tile" href=address::life_event(lang, &event.slug)>
                        {icon(&event.icon)}
                        <span class="tile-title">{said(lang, &event.title)}</span>
                        <span class="tile-count">{count}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="tiles">{items}</ul> }.into_any()
}
