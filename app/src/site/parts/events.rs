//! Life events in lists.

use catalogue::{Audience, Lang};
use leptos::prelude::*;
use registry::{Lookup, Snapshot};

use crate::site::{address, content::LifeEvent, icon::icon};

/// How many procedures an event has: its steps that the catalogue has, and those that name it.
fn count(snapshot: &Snapshot, event: &LifeEvent) -> usize {
    let steps: Vec<_> = event
        .steps
        .iter()
        .filter_map(|step| match snapshot.look_up(step.procedure.as_str()) {
            Lookup::Found(entry) => Some(entry.id),
            Lookup::Gone | Lookup::Missing => None,
        })
        .collect();
    let others = snapshot.life_event(&event.slug).iter().filter(|entry| !steps.contains(&entry.id));
    steps.len() + others.count()
}

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
            let count = count(snapshot, event);
            let count = locale::text_with(lang, "procedure-count", &[("n", count.into())]);
            view! {
                <li>
                    <a class="tile" href=address::life_event(lang, &event.slug)>
                        {icon(&event.icon)}
                        <span class="tile-title">{event.title_in(lang).to_owned()}</span>
                        <span class="tile-count">{count}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="tiles">{items}</ul> }.into_any()
}
