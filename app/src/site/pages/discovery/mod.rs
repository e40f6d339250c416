//! What crawlers and browsers ask for before anybody reads a page: which pages there
//! are, which are for nobody but staff, and how to search here.
//!
//! These name pages by whole addresses. Where nobody said where the public finds this
//! site, there is none to tell, and what would need one is not there.

mod open_search;
mod robots;
mod sitemap;

pub use self::{
    open_search::{OPEN_SEARCH, SUGGEST, show as open_search, suggest},
    robots::{ROBOTS, show as robots},
    sitemap::{SITEMAP, show as sitemap},
};
