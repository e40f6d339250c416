use std::sync::Arc;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{StatusCode, request::Parts},
    response::Response,
};
use registry::{
    Clock, MissedSearches,
    editing::{Editing, EditingStore},
    online::{TargetStore, Targets},
    people::Actor,
};

use crate::site::{Site, pages::error::error_page, visit::Visit};

/// What the pages for staff need. Cheap to clone.
#[derive(Clone)]
pub struct Staff {
    /// What all pages need.
    pub site: Site,
    /// Drafts, reviews and publications.
    pub editing: Arc<Editing>,
    /// What was searched for in vain.
    pub searches: Arc<dyn MissedSearches>,
    /// The targets for online levels.
    pub targets: Arc<Targets>,
}

impl Staff {
    /// Over a database, by a clock.
    pub fn new<D>(site: Site, database: Arc<D>, clock: Arc<dyn Clock>) -> Self
    where
        D: EditingStore + MissedSearches + TargetStore + 'static,
    {
        let editing = Editing::new(Arc::clone(&database) as Arc<dyn EditingStore>, Arc::clone(&clock));
        let targets = Targets::new(Arc::clone(&database) as Arc<dyn TargetStore>, clock);
        Self { site, editing: Arc::new(editing), searches: database, targets: Arc::new(targets) }
    }
}

impl FromRef<Staff> for Site {
    fn from_ref(staff: &Staff) -> Self {
        staff.site.clone()
    }
}

/// Somebody who signed in, and what they ask for. Whoever checks sessions puts an
/// `Arc<Actor>` into the request.
pub struct SignedIn {
    /// Who.
    pub actor: Arc<Actor>,
    /// What they ask for.
    pub visit: Visit,
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn
where
    Site: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ok(visit) = Visit::from_request_parts(parts, state).await;
        match parts.extensions.get::<Arc<Actor>>() {
            Some(actor) => Ok(Self { actor: Arc::clone(actor), visit }),
            None => Err(error_page(&visit.site, visit.lang, StatusCode::FORBIDDEN)),
        }
    }
}
