//! A form that was sent after its session had ended: it waits in the page until
//! its writer has signed in again, and is sent on by their press only.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, header},
};
use leptos::prelude::*;

use super::onward::onward;
use crate::site::pages::staff::{STAFF, form};

/// The field that holds it.
pub const FORM: &str = "form";
/// The longest form that is carried, in bytes.
pub const LONGEST: usize = 1024 * 1024;
/// The most fields that are carried: more than any form of ours has.
const MOST_FIELDS: usize = 20_000;
/// What nobody wants to find in a page again.
const SECRETS: [&str; 4] = ["password", "new_password", "password_again", "code"];

/// A form that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Where it was sent to, or the page that was asked for.
    pub to: Option<String>,
    /// What was written, as the browser sent it; none where a page was asked for.
    pub body: Option<String>,
}

impl Carried {
    /// What a request without a session asked for.
    pub async fn of(request: Request) -> (Self, bool) {
        let (parts, body) = request.into_parts();
        let asked = parts.uri.path_and_query().map_or(STAFF, |path| path.as_str());
        if parts.method.is_safe() {
            return (Self { to: onward(asked).map(str::to_owned), body: None }, false);
        }
        match read(&parts.headers, body).await {
            Some(body) => (Self { to: onward(asked).map(str::to_owned), body: Some(body) }, false),
            // Where it stood is a page; where it was sent to may be none.
            None => (Self { to: came_from(&parts.headers), body: None }, true),
        }
    }

    /// What the form to sign in brought along.
    pub fn from_fields(to: &str, body: &str) -> Self {
        let to = onward(to).map(str::to_owned);
        let body = (to.is_some() && !body.is_empty() && body.len() <= LONGEST).then(|| body.to_owned());
        Self { to, body }
    }

    /// The fields, without secrets.
    pub fn fields(&self) -> Vec<(String, String)> {
        let body = self.body.as_deref().unwrap_or_default();
        form_urlencoded::parse(body.as_bytes())
            .filter(|(name, _)| !SECRETS.contains(&name.as_ref()))
            .take(MOST_FIELDS)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect()
    }

    /// The hidden fields that bring it over a step of signing in.
    pub fn hidden(&self) -> AnyView {
        let hidden = |name: &'static str, value: Option<String>| {
            value.map(|value| view! { <input r#type="hidden" name=name value=value /> })
        };
        let without_secrets = self.body.is_some().then(|| {
            let fields = self.fields();
            form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
        });
        view! { {hidden(super::onward::ONWARD, self.to.clone())} {hidden(FORM, without_secrets)} }.into_any()
    }
}

/// The body, if it is a form that can be carried.
async fn read(headers: &HeaderMap, body: Body) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    if let Ok(boundary) = multer::parse_boundary(kind) {
        // Files do not wait: they are chosen again.
        let fields = form::typed(body, boundary).await.ok()?;
        return Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish());
    }
    if kind.split(';').next()?.trim() != "application/x-www-form-urlencoded" {
        return None;
    }
    let body = to_bytes(body, LONGEST).await.ok()?;
    String::from_utf8(body.to_vec()).ok()
}

/// The page of this site on which a form stood.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let value = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let (_, from) = value(header::REFERER)?.split_once("://")?;
    let (host, path) = from.split_at(from.find('/')?);
    if Some(host) != value(header::HOST) {
        return None;
    }
    onward(path).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_carried_without_its_secrets() {
        let carried = Carried::from_fields("/can-bo/x", "a=1&password=secret&b=%C3%A1+b&code=123456");
        assert_eq!(carried.fields(), [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "á b".to_owned())]);
        let hidden = carried.hidden().to_html();
        assert!(hidden.contains("a=1&amp;b=%C3%A1+b") && !hidden.contains("secret"), "{hidden}");
    }

    #[test]
    fn a_form_for_elsewhere_is_dropped() {
        assert_eq!(Carried::from_fields("https://evil.vn/", "a=1"), Carried::default());
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(Carried::from_fields("/can-bo/x", &long).body, None);
    }
}
