use std::sync::Arc;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{StatusCode, request::Parts},
    response::Response,
};
use registry::{
    Clock, MissedSearches,
    bulk::{Bulk, BulkStore, Exchange},
    editing::{Editing, EditingStore},
    feedback::Feedback,
    files::Files,
    legal::{LegalRegister, LegalStore},
    links::{LinkDesk, LinkStore},
    online::{TargetStore, Targets},
    people::{Accounts, Actor, Session},
};

use super::BulkDesk;
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
    /// Accounts and sessions.
    pub accounts: Arc<Accounts>,
    /// The forms that can be downloaded.
    pub files: Arc<Files>,
    /// Many entries in one go, and the register of legal documents.
    pub desk: BulkDesk,
    /// The targets for online levels.
    pub targets: Arc<Targets>,
    /// What citizens wrote.
    pub feedback: Arc<Feedback>,
    /// The links that lead out of the catalogue.
    pub links: LinkDesk,
}

impl Staff {
    /// Over a database, by a clock, with the accounts in it and the files beside it.
    pub fn new<D>(
        site: Site,
        database: Arc<D>,
        clock: Arc<dyn Clock>,
        accounts: Arc<Accounts>,
        files: Arc<Files>,
        exchange: Arc<dyn Exchange>,
        feedback: Arc<Feedback>,
    ) -> Self
    where
        D: BulkStore + EditingStore + LegalStore + LinkStore + MissedSearches + TargetStore + 'static,
    {
        let bulk = Bulk::new(Arc::clone(&database) as _, Arc::clone(&clock));
        let laws = LegalRegister::new(Arc::clone(&database) as _, Arc::clone(&database) as _, Arc::clone(&clock));
        let desk = BulkDesk::new(site.clone(), bulk, laws, exchange);
        let editing = Editing::new(Arc::clone(&database) as Arc<dyn EditingStore>, Arc::clone(&clock));
        let links = LinkDesk::new(Arc::clone(&database) as _, Arc::clone(&database) as _, Arc::clone(&clock));
        let targets = Arc::new(Targets::new(Arc::clone(&database) as Arc<dyn TargetStore>, clock));
        Self { site, editing: Arc::new(editing), searches: database, accounts, files, desk, targets, feedback, links }
    }

    /// The same where this program looks at links, or does not.
    #[must_use]
    pub fn looking_at_links(mut self, looking: bool) -> Self {
        self.links = self.links.running(looking);
        self
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

/// The session of somebody who signed in. Whoever checks sessions puts it into
/// the request, beside the actor.
pub struct OwnSession {
    /// The session.
    pub session: Session,
    /// What they ask for.
    pub visit: Visit,
}

impl<S: Send + Sync> FromRequestParts<S> for OwnSession
where
    Site: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ok(visit) = Visit::from_request_parts(parts, state).await;
        match parts.extensions.get::<Session>() {
            Some(session) => Ok(Self { session: session.clone(), visit }),
            None => Err(error_page(&visit.site, visit.lang, StatusCode::FORBIDDEN)),
        }
    }
}
