//! The map of the site (sitemaps.org): an index, and parts with the pages, each in
//! every language, with the day of its edition.

use std::{io, sync::Arc};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::{Lang, Slug};
use jiff::Timestamp;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use registry::{Entry, Snapshot};

use crate::site::{
    Site, address,
    data::DATA,
    pages::{error::error_page, online, static_page},
    router::missing,
    visit::Visit,
};

/// Where it is.
pub const SITEMAP: &str = "/sitemap.xml";
/// The parameter that tells which part is asked for, from 1.
const PART: &str = "phan";
/// How many addresses a part has. The protocol admits 50,000; so few are an answer
/// that can be kept.
const ADDRESSES: usize = 5_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// A page in all languages.
struct Place {
    path: String,
    changed: Option<Timestamp>,
}

impl Place {
    fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), changed: None }
    }

    /// A page that tells of these procedures.
    fn of<'a>(path: String, entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Self {
        let changed = entries.into_iter().map(|entry| entry.published_at).max();
        Self { path, changed }
    }
}

/// The index, or a part of the map.
pub async fn show(visit: Visit) -> Response {
    let base = visit.site.base_url();
    if base.is_empty() {
        return missing(&visit);
    }
    let places = places(&visit.site, &visit.site.portal.snapshot());
    let parts: Vec<&[Place]> = places.chunks((ADDRESSES / Lang::ALL.len()).max(1)).collect();
    let written = match visit.parameter(PART) {
        None => index(base, &parts),
        Some(number) => {
            let part = number.parse::<usize>().ok().and_then(|number| parts.get(number.checked_sub(1)?));
            let Some(part) = part else { return missing(&visit) };
            urls(base, part)
        }
    };
    match written {
        Ok(xml) => ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the map of the site cannot be written");
            error_page(&visit.site, visit.lang, StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// Every page that search engines should know. Repealed procedures have pages, too.
fn places(site: &Site, snapshot: &Snapshot) -> Vec<Place> {
    let content = &site.content;
    let mut places: Vec<Place> = ["/", "/su-kien", "/linh-vuc", "/co-quan", "/noi-nop", "/thay-doi", "/phan-anh"]
        .into_iter()
        .chain([online::ONLINE, DATA])
        .map(Place::new)
        .collect();
    let written = |slug: &&str| content.page(Lang::VI, slug).is_some();
    places.extend(static_page::SLUGS.iter().filter(|slug| written(slug)).map(|slug| Place::new(format!("/{slug}"))));
    for event in &content.life_events {
        places.push(Place::of(at(address::life_event, &event.slug), &event.procedures(snapshot)));
    }
    for sector in snapshot.sectors() {
        places.push(Place::of(at(address::sector, &sector.slug), &sector.entries));
    }
    for agency in snapshot.agencies() {
        let entries = agency.entries.iter().chain(&agency.also);
        places.push(Place::of(at(address::agency, &agency.slug), entries));
    }
    places.extend(content.desks.desks().iter().map(|desk| Place::new(at(address::desk, &desk.slug))));
    let mut procedures: Vec<&Arc<Entry>> = snapshot.entries().collect();
    procedures.sort_by(|a, b| a.procedure.slug.cmp(&b.procedure.slug));
    for entry in procedures {
        places.push(Place::of(at(address::procedure, &entry.procedure.slug), [entry]));
    }
    places
}

fn at(page: fn(Lang, &Slug) -> String, slug: &Slug) -> String {
    page(Lang::VI, slug)
}

fn index(base: &str, parts: &[&[Place]]) -> io::Result<Vec<u8>> {
    document("sitemapindex", &[("xmlns", NAMESPACE)], |writer| {
        for (number, part) in (1..).zip(parts) {
            let changed = part.iter().filter_map(|place| place.changed).max();
            writer.create_element("sitemap").write_inner_content(|writer| {
                text(writer, "loc", &format!("{base}{SITEMAP}?{PART}={number}"))?;
                last(writer, changed)
            })?;
        }
        Ok(())
    })
}

fn urls(base: &str, part: &[Place]) -> io::Result<Vec<u8>> {
    document("urlset", &[("xmlns", NAMESPACE), ("xmlns:xhtml", XHTML)], |writer| {
        for place in part {
            let at = |lang: Lang| format!("{base}{}", address::page(lang, &place.path));
            for lang in Lang::ALL {
                writer.create_element("url").write_inner_content(|writer| {
                    text(writer, "loc", &at(lang))?;
                    last(writer, place.changed)?;
                    let others = Lang::ALL.map(|other| (other.tag(), at(other)));
                    for (tag, href) in others.into_iter().chain([("x-default", at(Lang::VI))]) {
                        writer
                            .create_element("xhtml:link")
                            .with_attributes([("rel", "alternate"), ("hreflang", tag), ("href", href.as_str())])
                            .write_empty()?;
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    })
}

fn document(
    name: &str,
    attributes: &[(&str, &str)],
    within: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.create_element(name).with_attributes(attributes.iter().copied()).write_inner_content(within)?;
    Ok(writer.into_inner())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words)).map(drop)
}

fn last(writer: &mut Writer<Vec<u8>>, changed: Option<Timestamp>) -> io::Result<()> {
    changed.map_or(Ok(()), |at| text(writer, "lastmod", &format!("{at:.0}")))
}
