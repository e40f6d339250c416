use std::sync::Arc;

use axum::extract::FromRef;
use registry::{
    bulk::{Bulk, Exchange},
    legal::LegalRegister,
};

use super::jobs::Jobs;
use crate::site::Site;

/// What the pages for many entries need. Cheap to clone.
#[derive(Clone)]
pub struct BulkDesk {
    /// What all pages need.
    pub site: Site,
    /// Batches.
    pub bulk: Arc<Bulk>,
    /// The register of legal documents.
    pub laws: Arc<LegalRegister>,
    /// The files that come and go.
    pub exchange: Arc<dyn Exchange>,
    /// What is under way.
    pub(super) jobs: Arc<Jobs>,
}

impl BulkDesk {
    /// Over the use cases.
    pub fn new(site: Site, bulk: Bulk, laws: LegalRegister, exchange: Arc<dyn Exchange>) -> Self {
        Self { site, bulk: Arc::new(bulk), laws: Arc::new(laws), exchange, jobs: Arc::default() }
    }
}

impl FromRef<BulkDesk> for Site {
    fn from_ref(desk: &BulkDesk) -> Self {
        desk.site.clone()
    }
}
