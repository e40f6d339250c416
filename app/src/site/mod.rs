//! The pages, rendered on the server from what is in memory.

mod address;
mod answers;
mod assets;
pub mod content;
pub mod data;
mod document;
mod follow;
mod format;
mod icon;
mod ics;
mod markdown;
mod pages;
mod parts;
mod router;
mod same_site;
mod summary;
#[cfg(test)]
mod tests;
mod visit;

use std::sync::Arc;

pub use assets::{BOOT_SCRIPT, FAVICON};
pub use content::SiteContent;
pub use follow::Letters;
use leptos::config::LeptosOptions;
pub use pages::{
    api::api_router,
    data::data_pending_page,
    error::error_page,
    feedback::{FeedbackPages, feedback_router},
    search::ANSWERED,
    staff::{
        LARGEST_BODY as LARGEST_STAFF_BODY, STAFF, Staff,
        invitation::loggable,
        is_for_staff,
        links::{answer as link_answer, standing as link_standing},
        own::FACTOR,
        sign_in::{LARGEST as LARGEST_SIGN_IN, first as sign_in_first, session_token},
    },
};
pub use parts::difference::{DifferenceKind, LineDifference, PartDifference, differences};
use registry::{Portal, follow::Following};
pub use router::{router, sign_in_router, staff_router};
pub use same_site::require as same_site;
pub use visit::without_language;

use self::{assets::Assets, data::DataShelf};

/// What every page needs. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// The catalogue.
    pub portal: Arc<Portal>,
    /// What staff wrote beside the catalogue.
    pub content: Arc<SiteContent>,
    /// The downloads of the whole catalogue that there are now.
    pub data: DataShelf,
    /// How changes can be followed by e-mail, where a mail server is set.
    pub following: Option<Arc<Following>>,
    base_url: Arc<str>,
    assets: Arc<Assets>,
}

impl Site {
    /// The pages of a catalogue. `base_url` is where the public finds them, as in
    /// `https://thutuc.example.gov.vn`; style sheet, script and WebAssembly are
    /// named as the options and the hash file say.
    #[must_use]
    pub fn new(portal: Arc<Portal>, content: SiteContent, options: &LeptosOptions, base_url: &str) -> Self {
        Self {
            portal,
            content: Arc::new(content),
            data: DataShelf::default(),
            following: None,
            base_url: base_url.trim_end_matches('/').into(),
            assets: Arc::new(Assets::named_by(options)),
        }
    }

    /// The same pages where changes can be followed by e-mail, too.
    #[must_use]
    pub fn with_letters(mut self, following: Arc<Following>) -> Self {
        self.following = Some(following);
        self
    }

    /// Where the public finds the pages, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }
}
