//! Names of feeds and of what stands in them, the same for ever: what a reader
//! has seen once is never new again.

use registry::{Result, history::urn};

use crate::site::Site;

/// The year since which the names are given. It never changes.
const SINCE: &str = "2026";

/// How things are named.
pub enum Ids {
    /// By the host that the public finds the portal at: `tag:` of RFC 4151.
    Host(String),
    /// By what tells this installation from every other: `urn:uuid:`.
    Instance(String),
}

impl Ids {
    /// By the host where a public one is set, else by the installation.
    ///
    /// # Errors
    /// When the store does not say which installation this is.
    pub async fn of(site: &Site) -> Result<Self> {
        match host(site.base_url()) {
            Some(host) => Ok(Self::Host(host)),
            None => Ok(Self::Instance(site.portal.instance().await?)),
        }
    }

    /// The name of something.
    pub fn name(&self, what: &str) -> String {
        match self {
            Self::Host(host) => format!("tag:{host},{SINCE}:{what}"),
            Self::Instance(instance) => urn(instance, what),
        }
    }
}

/// The host of a public address. One without a dot, or a number, can be
/// anybody's and tells no portal from another.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    if host.starts_with('[') {
        return None;
    }
    let host = host.split(':').next()?.to_ascii_lowercase();
    let named = host.contains('.')
        && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
        && host.rsplit('.').next().is_some_and(|last| last.chars().any(|c| c.is_ascii_alphabetic()));
    named.then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_names_a_portal_and_a_number_does_not() {
        for (url, expected) in [
            ("https://thutuc.example", Some("thutuc.example")),
            ("https://a:b@ThuTuc.Example.gov.vn:8443/x", Some("thutuc.example.gov.vn")),
            ("http://localhost:3000", None),
            ("http://127.0.0.1:3000", None),
            ("http://[::1]:3000", None),
            ("", None),
            ("thutuc.example", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn names_stay_and_tell_portals_apart() {
        let tag = Ids::Host("thutuc.example".to_owned());
        assert_eq!(tag.name("thay-doi"), "tag:thutuc.example,2026:thay-doi");
        let (a, b) = (Ids::Instance("0".repeat(32)), Ids::Instance("1".repeat(32)));
        assert_eq!(a.name("x"), a.name("x"));
        assert_ne!(a.name("x"), a.name("y"));
        assert_ne!(a.name("x"), b.name("x"));
        assert!(a.name("x").starts_with("urn:uuid:"));
    }
}
