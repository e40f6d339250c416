//! How browsers search here from their own field: OpenSearch 1.1, with suggestions.

use std::io;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use locale::text;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use registry::SearchRequest;
use serde_json::json;

use crate::site::{pages::error::error_page, router::missing, visit::Visit};

/// Where the description is.
pub const OPEN_SEARCH: &str = "/opensearch.xml";
/// Where suggestions are given as browsers read them.
pub const SUGGEST: &str = "/tim-kiem/goi-y";

const NAMESPACE: &str = "http://a9.com/-/spec/opensearch/1.1/";
const SUGGESTIONS: &str = "application/x-suggestions+json";
/// How many suggestions are given.
const MOST: usize = 8;

/// The description, in the language of the address.
pub async fn show(visit: Visit) -> Response {
    if visit.site.base_url().is_empty() {
        return missing(&visit);
    }
    match description(&visit) {
        Ok(xml) => ([(header::CONTENT_TYPE, "application/opensearchdescription+xml")], xml).into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the description of the search is not written");
            error_page(&visit.site, visit.lang, StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn description(visit: &Visit) -> io::Result<Vec<u8>> {
    let (lang, base) = (visit.lang, visit.site.base_url());
    let at = |path: &str| format!("{base}{}", visit.to(path));
    let asked = |path: &str| format!("{}?q={{searchTerms}}", at(path));
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.create_element("OpenSearchDescription").with_attribute(("xmlns", NAMESPACE)).write_inner_content(
        |writer| {
            let image = format!("{base}/favicon.svg");
            // The standard admits 16 characters.
            let name: String = text(lang, "app-name").chars().take(16).collect();
            element(writer, "ShortName", &[], &name)?;
            element(writer, "Description", &[], &text(lang, "home-description"))?;
            element(writer, "Language", &[], lang.tag())?;
            element(writer, "InputEncoding", &[], "UTF-8")?;
            element(writer, "Image", &[("width", "16"), ("height", "16"), ("type", "image/svg+xml")], &image)?;
            url(writer, "text/html", "results", &asked("/tim-kiem"))?;
            url(writer, SUGGESTIONS, "suggestions", &asked(SUGGEST))?;
            url(writer, "application/opensearchdescription+xml", "self", &at(OPEN_SEARCH))
        },
    )?;
    Ok(writer.into_inner())
}

fn element(writer: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)], words: &str) -> io::Result<()> {
    let element = writer.create_element(name).with_attributes(attributes.iter().copied());
    element.write_text_content(BytesText::new(words)).map(drop)
}

fn url(writer: &mut Writer<Vec<u8>>, kind: &str, rel: &str, template: &str) -> io::Result<()> {
    let attributes = [("type", kind), ("rel", rel), ("template", template)];
    writer.create_element("Url").with_attributes(attributes).write_empty().map(drop)
}

/// What may be meant by what was typed: the words, and a list of what they may become.
/// Where the search does not answer, or the words are too many, the list is empty.
pub async fn suggest(visit: Visit) -> Response {
    let typed = visit.parameter("q").unwrap_or_default();
    let looked_for = !typed.trim().is_empty() && typed.chars().count() <= SearchRequest::MAX_QUESTION;
    let found = if looked_for { visit.site.portal.suggest(&typed, MOST).await } else { Ok(Vec::new()) };
    let failed = found.is_err();
    let found = found.unwrap_or_else(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "suggesting failed");
        Vec::new()
    });
    let labels: Vec<&str> = found.iter().map(|suggestion| suggestion.label.in_language(visit.lang)).collect();
    let mut response = ([(header::CONTENT_TYPE, SUGGESTIONS)], json!([typed, labels]).to_string()).into_response();
    if failed {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
