//! A request for a page.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use catalogue::Lang;
use registry::people::Actor;

use super::{Site, address};

/// Who asks for which page, in which language.
#[derive(Clone)]
pub struct Visit {
    /// What pages are made of.
    pub site: Site,
    /// The language of the interface.
    pub lang: Lang,
    /// The path without the language.
    pub path: String,
    /// The query as it was asked.
    pub query: String,
    /// Who asks, where they signed in; nobody on public pages.
    pub actor: Option<Arc<Actor>>,
}

impl Visit {
    /// The visit of a path.
    pub fn new(site: Site, path: &str, query: &str) -> Self {
        let (lang, path) = Lang::of_path(path);
        let path = if path.is_empty() { "/" } else { path };
        Self { site, lang, path: path.to_owned(), query: query.to_owned(), actor: None }
    }

    /// The parameters of the query.
    pub fn parameters(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.query.as_bytes()).into_owned().collect()
    }

    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// The same page in a language.
    pub fn in_language(&self, lang: Lang) -> String {
        let path = address::page(lang, &self.path);
        if self.query.is_empty() { path } else { format!("{path}?{}", self.query) }
    }

    /// A page of this site, in the language of the visit.
    pub fn to(&self, path: &str) -> String {
        address::page(self.lang, path)
    }
}

/// A path without its language.
pub fn without_language(path: &str) -> &str {
    Lang::of_path(path).1
}

impl<S: Sync> FromRequestParts<S> for Visit
where
    Site: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let visit = Self::new(Site::from_ref(state), parts.uri.path(), parts.uri.query().unwrap_or_default());
        // Whoever checks sessions puts it there.
        Ok(Self { actor: parts.extensions.get::<Arc<Actor>>().cloned(), ..visit })
    }
}
