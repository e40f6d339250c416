//! What people see of Minh Bạch: the pages, and the few islands that the
//! browser brings to life once a page can be read.
//!
//! Invariant: every page is whole without JavaScript, and the same for the same
//! address and catalogue: no clock, no random number, no nonce goes into it.

#![recursion_limit = "512"]

pub mod islands;
#[cfg(feature = "ssr")]
pub mod site;
