//! The feeds: of everything, of one procedure, of a sector and of a life event.

use std::sync::Arc;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use locale::text;
use registry::{
    Entry,
    follow::TopicKind,
    history::{Lately, LatelyAsked, LatelyKind},
};

use super::{
    ids::Ids,
    target, what,
    xml::{AtomEntry, AtomFeed},
};
use crate::site::{
    address, follow,
    pages::{
        error::error_page,
        history::{away, own_feed},
    },
    parts::difference,
    router::missing,
    visit::Visit,
};

/// How many changes a feed has.
const CHANGES: u32 = 50;

/// What changed lately, of everything.
pub async fn feed(visit: Visit) -> Response {
    let title = text(visit.lang, "feed-title");
    feed_of(&visit, None, "thay-doi", title, visit.to("/thay-doi")).await
}

/// What changed lately of the procedures of a sector.
pub async fn feed_of_sector(visit: Visit, Path(sector): Path<String>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let Some(sector) = snapshot.sector(&sector) else { return missing(&visit) };
    let name = visit.site.content.sector_name(visit.lang, &sector.slug).unwrap_or(&sector.name);
    let title = follow::feed_title(visit.lang, TopicKind::Sector, name);
    let page = address::sector(visit.lang, &sector.slug);
    feed_of(&visit, Some(&sector.entries), &format!("linh-vuc/{}", sector.slug), title, page).await
}

/// What changed lately of the procedures that a life event needs.
pub async fn feed_of_event(visit: Visit, Path(event): Path<String>) -> Response {
    let Some(event) = visit.site.content.life_event(&event) else { return missing(&visit) };
    let entries = event.procedures(&visit.site.portal.snapshot());
    let title = follow::feed_title(visit.lang, TopicKind::LifeEvent, event.title.in_language(visit.lang));
    let page = address::life_event(visit.lang, &event.slug);
    feed_of(&visit, Some(&entries), &format!("su-kien/{}", event.slug), title, page).await
}

/// What changed lately of some procedures, or of all.
async fn feed_of(visit: &Visit, of: Option<&[Arc<Entry>]>, id: &str, title: String, page: String) -> Response {
    let procedures = of.map(|entries| entries.iter().map(|entry| entry.id).collect());
    let asked = LatelyAsked { limit: CHANGES, procedures, ..LatelyAsked::default() };
    let answer = async {
        let ids = Ids::of(&visit.site).await?;
        Ok((ids, visit.site.portal.lately(&asked).await?))
    };
    let (ids, list) = match answer.await {
        Ok(answer) => answer,
        Err(error) => return away(visit, &error),
    };
    let entries = list.changes.iter().map(|change| entry(visit, &ids, change)).collect();
    send(visit, &ids, id, title, page, entries)
}

/// What changed of one procedure.
pub async fn feed_of_one(visit: Visit, Path(procedure): Path<String>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let Some(known) = snapshot.ever(&procedure).filter(|known| known.procedure.slug.as_str() == procedure) else {
        return missing(&visit);
    };
    let slug = &known.procedure.slug;
    let answer = async {
        let ids = Ids::of(&visit.site).await?;
        Ok((ids, visit.site.portal.history(slug).await?))
    };
    let (ids, history) = match answer.await {
        Ok((ids, Some(history))) => (ids, history),
        Ok((_, None)) => return missing(&visit),
        Err(error) => return away(&visit, &error),
    };
    let published = history.editions.iter().map(|edition| Lately {
        at: edition.from,
        id: history.id,
        procedure: history.procedure.clone(),
        kind: LatelyKind::Published {
            number: edition.number,
            content: Box::new(edition.content.clone()),
            before: history.before(edition.number).map(|before| Box::new(before.content.clone())),
        },
    });
    let taken_back = history.editions.iter().filter(|edition| edition.withdrawn).filter_map(|edition| {
        Some(Lately {
            at: edition.until?,
            id: history.id,
            procedure: history.procedure.clone(),
            kind: LatelyKind::TakenBack { number: edition.number, content: Box::new(edition.content.clone()) },
        })
    });
    let mut changes: Vec<Lately> = published.chain(taken_back).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.at));
    changes.truncate(CHANGES as usize);
    let entries = changes.iter().map(|change| entry(&visit, &ids, change)).collect();
    let title = own_feed(&visit, &history).title;
    send(&visit, &ids, &format!("thu-tuc/{slug}"), title, address::history(visit.lang, slug), entries)
}

/// A name is of one language: the same change in the other is another text.
fn named(visit: &Visit, ids: &Ids, what: &str) -> String {
    ids.name(address::page(visit.lang, &format!("/{what}")).trim_start_matches('/'))
}

fn entry(visit: &Visit, ids: &Ids, change: &Lately) -> AtomEntry {
    let lang = visit.lang;
    let slug = &change.procedure.slug;
    let id = match &change.kind {
        LatelyKind::Published { number, .. } => format!("thu-tuc/{slug}/{number}"),
        LatelyKind::TakenBack { number, .. } => format!("thu-tuc/{slug}/{number}/rut"),
        LatelyKind::Repeal { .. } => format!("thu-tuc/{slug}/bai-bo/{}", change.at),
    };
    let mut words = vec![what(lang, change)];
    if let LatelyKind::Published { content, before: Some(before), .. } = &change.kind {
        words.extend(difference::in_short(lang, before, content));
    }
    let told = change.content().in_language(lang);
    AtomEntry {
        id: named(visit, ids, &id),
        title: told.name.to_owned(),
        title_lang: told.lang.tag(),
        at: change.at,
        page: format!("{}{}", visit.site.base_url(), target(lang, change)),
        category: change.content().sector.as_str().to_owned(),
        words: words.join("\n"),
    }
}

fn send(visit: &Visit, ids: &Ids, id: &str, title: String, page: String, entries: Vec<AtomEntry>) -> Response {
    let base = visit.site.base_url();
    let feed = AtomFeed {
        lang: visit.lang.tag(),
        id: named(visit, ids, id),
        title,
        author: text(visit.lang, "app-name"),
        own: format!("{base}{}", visit.to(&visit.path)),
        page: format!("{base}{page}"),
        entries,
    };
    match feed.write() {
        Ok(xml) => ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], xml).into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a feed cannot be written");
            error_page(&visit.site, visit.lang, StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
