//! The steps of an event: what, why, for whom, and after what; to be ticked for
//! an undertaking.

use std::sync::Arc;

use catalogue::{EventStep, Lang, Texts};
use leptos::prelude::*;
use locale::text;
use registry::Entry;

use crate::site::{
    address,
    content::LifeEvent,
    icon::icon,
    pages::{
        procedure::{FROM, WITH},
        undertaking,
    },
    parts::{badge, line, names, said},
    summary,
};

/// The list, as a form that leads to the undertaking.
pub fn form(lang: Lang, event: &LifeEvent, steps: &[(&EventStep, Option<Arc<Entry>>)]) -> AnyView {
    let rows = steps.iter().map(|(step, entry)| row(lang, event, steps, step, entry.as_deref())).collect_view();
    let any = steps.iter().any(|(_, entry)| entry.is_some());
    let button = any.then(|| {
        view! { <p class="actions screen-only"><button class="button" r#type="submit">{text(lang, "event-make")}{icon("arrow")}</button></p> }
    });
    view! {
        <section id="viec">
            <h2>{text(lang, "event-steps")}</h2>
            <p>{text(lang, "event-steps-lead")}</p>
            <form class="event-form" method="get" action=address::undertaking(lang)>
                <input r#type="hidden" name=FROM value=event.slug.to_string() />
                <ol class="tasks event-steps">{rows}</ol>
                {button}
            </form>
        </section>
    }
    .into_any()
}

fn row(
    lang: Lang,
    event: &LifeEvent,
    steps: &[(&EventStep, Option<Arc<Entry>>)],
    step: &EventStep,
    entry: Option<&Entry>,
) -> AnyView {
    let name = said(lang, &step.name);
    let id = format!("viec-{}", step.procedure.as_str());
    // Of alternatives the first is as good as any; what is only for some is for them to tick.
    let first = event.steps.iter().find(|other| !step.one_of.is_empty() && other.one_of == step.one_of);
    let chosen = first.map_or(step.when.is_empty(), |first| first.procedure == step.procedure);
    let head = match entry {
        Some(entry) => {
            let word = undertaking::plain_word(&entry.procedure.slug);
            let at = id.clone();
            view! {
                <h3 class="event-step">
                    <input r#type="checkbox" id=id name=WITH value=word checked=chosen autocomplete="off" />
                    <label for=at>{name}</label>
                </h3>
            }
            .into_any()
        }
        None => view! { <h3>{name}</h3> <p class="uncertain">{text(lang, "event-missing")}</p> }.into_any(),
    };
    let when = (!step.when.is_empty()).then(
        || view! { <p class="task-when"><strong>{text(lang, "event-when")}</strong> " " {said(lang, &step.when)}</p> },
    );
    let one_of = (!step.one_of.is_empty()).then(|| {
        view! { <p class="task-when"><strong>{text(lang, "event-choose")}</strong> " " {said(lang, &step.one_of)}</p> }
    });
    let after = (!step.after.is_empty()).then(|| {
        let mut told: Vec<&Texts> = Vec::new();
        let rows = step
            .after
            .iter()
            .filter_map(|before| {
                let (other, _) = steps.iter().find(|(other, _)| other.procedure == before.procedure)?;
                // Of alternatives, whichever was chosen comes first: they are told once.
                let name = if other.one_of.is_empty() { &other.name } else { &other.one_of };
                if told.contains(&name) {
                    return None;
                }
                told.push(name);
                Some(view! { <li>{said(lang, name)}": " {said(lang, &before.why)}</li> })
            })
            .collect_view();
        view! { <div class="task-first"><p>{text(lang, "event-after")}</p><ul>{rows}</ul></div> }
    });
    let facts = entry.map(|entry| {
        let content = &entry.content;
        let href = address::procedure(lang, &entry.procedure.slug);
        view! {
            <p class="card-meta">
                {badge(lang, content.online.level)}
                <span>{line(lang, &summary::time(lang, &content.channels))}</span>
                <span>{line(lang, &summary::cost(lang, &content.channels))}</span>
            </p>
            <p>{names::link(lang, href, content)}</p>
        }
    });
    view! {
        <li class="task">
            {head}
            <p class="task-why">{said(lang, &step.why)}</p>
            {when}
            {one_of}
            {after}
            {facts}
        </li>
    }
    .into_any()
}
