//! The answer above the results, where the question asks for one.

use catalogue::query::Intent;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Hit, SearchRequest, SearchResults, Snapshot, Sort};

use crate::site::{
    address, format,
    icon::icon,
    pages::procedure::{Shown, View, part},
    parts::{local, names, vi},
    visit::Visit,
};

/// Results within so much of the best one fit as well as it does.
const AS_GOOD: f32 = 0.97;
/// The most procedures that the question which one is asked about.
const TO_CHOOSE_FROM: usize = 4;

/// What can be answered, and about which procedure.
pub enum Answer<'a> {
    /// This one is meant.
    About(&'a Hit),
    /// One of these is meant; the person knows which.
    Which(Vec<&'a Hit>),
}

impl<'a> Answer<'a> {
    /// The answer to a question, where it asks something and results fit it.
    pub fn find(request: &SearchRequest, results: &'a SearchResults) -> Option<Self> {
        if results.understood.intents.is_empty() || request.sort != Sort::Relevance || request.offset > 0 {
            return None;
        }
        let mut hits = results.hits.iter().filter(|hit| hit.entry.procedure.repeal.is_none());
        let best = hits.next()?;
        let mut equals = vec![best];
        equals.extend(hits.take_while(|hit| hit.score >= best.score * AS_GOOD).take(TO_CHOOSE_FROM - 1));
        Some(if equals.len() == 1 { Self::About(best) } else { Self::Which(equals) })
    }

    /// The box.
    pub fn view(&self, visit: &Visit, snapshot: &Snapshot, results: &SearchResults) -> AnyView {
        let intents = &results.understood.intents;
        match self {
            Self::About(hit) => about(visit, snapshot, hit, intents.iter().copied()),
            Self::Which(hits) => which(visit, hits, intents.first().copied()),
        }
    }
}

fn about(visit: &Visit, snapshot: &Snapshot, hit: &Hit, intents: impl Iterator<Item = Intent>) -> AnyView {
    let lang = visit.lang;
    let entry = &hit.entry;
    let href = address::procedure(lang, &entry.procedure.slug);
    let procedure = View { visit, snapshot, entry, case: None, shown: Shown::Now };
    let source = &entry.content.source;
    let named = (!source.name.is_empty())
        .then(|| view! { <span>{text(lang, "asked-source")} " " {vi(lang, &source.name)}</span> });
    let verified = match source.verified_on {
        Some(day) => text_with(lang, "asked-verified", &[("date", format::date(lang, day).into())]),
        None => text(lang, "verified-never"),
    };
    let code = entry.code().map(|code| view! { <span class="code">{code.to_owned()}</span> });
    view! {
        <section class="asked" aria-labelledby="asked">
            <p class="asked-lead">{text(lang, "asked-lead")}</p>
            <h2 id="asked">{names::link(lang, href, &entry.content)}</h2>
            <div class="asked-parts">{procedure.asked(intents)}</div>
            <p class="asked-source">{code} {local(lang, &entry.content)} {named} <span>{verified}</span></p>
        </section>
    }
    .into_any()
}

fn which(visit: &Visit, hits: &[&Hit], intent: Option<Intent>) -> AnyView {
    let lang = visit.lang;
    let links = hits
        .iter()
        .map(|hit| {
            let slug = &hit.entry.procedure.slug;
            let mut href = address::procedure(lang, slug);
            // Not every procedure has conditions to tell; every other part is there.
            if let Some(intent) = intent.filter(|intent| *intent != Intent::Conditions) {
                href = format!("{href}#{}", part(intent));
            }
            let name = names::name(lang, &hit.entry.content);
            view! { <li><a href=href>{name}{icon("arrow")}</a>{names::mark(lang, &hit.entry.content)}</li> }
        })
        .collect_view();
    view! {
        <section class="asked" aria-labelledby="asked">
            <h2 id="asked">{text(lang, "asked-which")}</h2>
            <p>{text(lang, "asked-which-lead")}</p>
            <ul class="asked-cases">{links}</ul>
        </section>
    }
    .into_any()
}
