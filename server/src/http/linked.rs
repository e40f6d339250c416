//! Procedures as linked data: `/thu-tuc/{slug}.ttl` and `.jsonld`, and the way there
//! for whoever asks the page of a procedure for it.

use std::io;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Slug;
use interchange::linked::{LinkedForm, LinkedWriter};
use registry::{Entry, Lookup};

use super::{Http, dataset::open, guard};
use crate::dataset::{Beside, context, published};

/// Where a procedure is in a form.
fn address(slug: &Slug, form: LinkedForm) -> String {
    format!("/thu-tuc/{slug}.{}", form.ending())
}

/// Which procedure is asked for in which form.
fn asked(path: &str) -> Option<(&str, LinkedForm)> {
    let (name, ending) = path.strip_prefix("/thu-tuc/")?.rsplit_once('.')?;
    let form = LinkedForm::ALL.into_iter().find(|form| form.ending() == ending)?;
    (!name.contains('/')).then_some((name, form))
}

/// Answers with linked data where the address asks for it. These addresses are among
/// those of pages, so this stands before the pages.
pub async fn give(State(http): State<Http>, request: Request, next: Next) -> Response {
    let found = asked(request.uri().path()).filter(|_| request.method().is_safe());
    let Some((name, form)) = found else { return next.run(request).await };
    let refuse = |status, key| guard::refuse(&http, "/", request.headers(), status, key);
    let response = match http.site.portal.look_up(name) {
        // Under a code it leads on to the address, as a page does.
        Lookup::Found(entry) if entry.procedure.slug.as_str() != name => {
            let to = address(&entry.procedure.slug, form);
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()
        }
        Lookup::Found(entry) => match written(&http, &entry, form) {
            Ok(bytes) => {
                let kind = match form {
                    LinkedForm::Turtle => "text/turtle; charset=utf-8",
                    LinkedForm::JsonLd => form.media_type(),
                };
                ([(header::CONTENT_TYPE, kind)], bytes).into_response()
            }
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "linked data cannot be written");
                refuse(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal-detail")
            }
        },
        Lookup::Gone => refuse(StatusCode::GONE, "problem-withdrawn"),
        Lookup::Missing => refuse(StatusCode::NOT_FOUND, "problem-no-such-procedure"),
    };
    open(response)
}

fn written(http: &Http, entry: &Entry, form: LinkedForm) -> io::Result<Vec<u8>> {
    let beside = Beside::of(&http.site);
    let mut writer = LinkedWriter::new(Vec::new(), form)?;
    writer.procedure(&context(&http.site, &beside, http.dataset.terms()), &published(entry))?;
    writer.finish()
}

/// Leads whoever prefers linked data from the page of a procedure to it. This stands
/// before what is kept, which knows pages by their address alone. An address with a
/// query asks for a certain view of the page, and is always answered by the page.
pub async fn negotiate(State(http): State<Http>, request: Request, next: Next) -> Response {
    let Some(name) = page(request.uri().path()) else { return next.run(request).await };
    if matches!(*request.method(), Method::GET | Method::HEAD)
        && request.uri().query().is_none()
        && let Some(form) = preferred(request.headers())
        && let Lookup::Found(entry) = http.site.portal.look_up(name)
    {
        let mut response = open(Redirect::to(&address(&entry.procedure.slug, form)).into_response());
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
        return http.kept.secured(response);
    }
    let mut response = next.run(request).await;
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
    response
}

/// The name of the procedure whose page has this path.
fn page(path: &str) -> Option<&str> {
    let name = app::site::without_language(path).strip_prefix("/thu-tuc/")?;
    (!name.is_empty() && !name.contains('/') && asked(path).is_none()).then_some(name)
}

/// The form of linked data that is preferred over a page. It must be named: who takes
/// anything takes the page.
fn preferred(headers: &HeaderMap) -> Option<LinkedForm> {
    let mut page = None;
    let mut any = 0.0;
    let mut forms = [0.0_f32; LinkedForm::ALL.len()];
    let accepted = headers.get_all(header::ACCEPT);
    for range in accepted.iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')) {
        let mut words = range.split(';').map(str::trim);
        let kind = words.next().unwrap_or_default().to_ascii_lowercase();
        let weight = words.find_map(|word| word.strip_prefix("q=").or_else(|| word.strip_prefix("Q=")));
        let weight = weight.map_or(1.0, |weight| weight.trim().parse::<f32>().unwrap_or(0.0).clamp(0.0, 1.0));
        match kind.as_str() {
            "text/html" | "application/xhtml+xml" => page = Some(weight.max(page.unwrap_or(0.0))),
            "text/*" | "*/*" => any = weight.max(any),
            _ => {
                for (form, best) in LinkedForm::ALL.into_iter().zip(&mut forms) {
                    if kind == form.media_type() {
                        *best = weight.max(*best);
                    }
                }
            }
        }
    }
    let page: f32 = page.unwrap_or(any);
    let [turtle, json] = forms;
    let (form, weight) = if json > turtle { (LinkedForm::JsonLd, json) } else { (LinkedForm::Turtle, turtle) };
    (weight > page).then_some(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_data_must_be_preferred_by_name() {
        for (accept, wanted) in [
            ("text/turtle", Some(LinkedForm::Turtle)),
            ("TEXT/Turtle", Some(LinkedForm::Turtle)),
            ("application/ld+json", Some(LinkedForm::JsonLd)),
            ("application/ld+json;profile=\"x\";q=0.9, text/turtle;q=0.8", Some(LinkedForm::JsonLd)),
            ("text/turtle, application/ld+json", Some(LinkedForm::Turtle)),
            ("text/turtle, */*;q=0.1", Some(LinkedForm::Turtle)),
            ("text/html;q=0.5, text/turtle", Some(LinkedForm::Turtle)),
            ("text/turtle;q=0.5, text/html;q=0.4, */*", Some(LinkedForm::Turtle)),
            ("", None),
            ("*/*", None),
            ("text/*", None),
            ("text/html", None),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", None),
            ("text/html, text/turtle", None),
            ("text/turtle, */*", None),
            ("text/turtle;q=0", None),
            ("text/turtle;q=x", None),
            ("application/json", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().expect("a value"));
            assert_eq!(preferred(&headers), wanted, "{accept}");
        }
        let mut twice = HeaderMap::new();
        twice.append(header::ACCEPT, HeaderValue::from_static("text/html;q=0.2"));
        twice.append(header::ACCEPT, HeaderValue::from_static("text/turtle"));
        assert_eq!(preferred(&twice), Some(LinkedForm::Turtle));
        assert_eq!(preferred(&HeaderMap::new()), None);
    }

    #[test]
    fn addresses_tell_pages_from_data() {
        assert_eq!(asked("/thu-tuc/1.000894.ttl"), Some(("1.000894", LinkedForm::Turtle)));
        assert_eq!(asked("/thu-tuc/a.jsonld"), Some(("a", LinkedForm::JsonLd)));
        for other in ["/thu-tuc/1.000894", "/thu-tuc/a/thay-doi.ttl", "/du-lieu/dcat.ttl", "/thu-tuc/a.atom"] {
            assert_eq!(asked(other), None, "{other}");
        }
        assert_eq!(page("/en/thu-tuc/a"), Some("a"));
        assert_eq!(page("/thu-tuc/1.000894"), Some("1.000894"));
        for other in ["/thu-tuc/", "/thu-tuc/a/lich-su", "/thu-tuc/a.ttl", "/linh-vuc/a", "/"] {
            assert_eq!(page(other), None, "{other}");
        }
    }
}
