use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// The longest address that is looked at, in bytes: as much as an index of a database takes.
const LONGEST: usize = 2_000;

/// Why an address is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotLooked {
    /// It is none of the web, names a user, or is too long.
    #[error("it is no address on the web")]
    Form,
    /// It names another port than those of the web.
    #[error("its port is none of the web")]
    Port,
    /// It leads to a machine that is not public.
    #[error("it leads to a machine that is not public")]
    NotPublic,
}

impl NotLooked {
    /// The name in messages and in reports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Port => "port",
            Self::NotPublic => "not_public",
        }
    }
}

/// An address on the web that can be looked at: `http` or `https`, with a host and
/// without a user. What comes after `#` is the browser's business and is left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkAddress(Url);

impl LinkAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is none that can be looked at.
    pub fn parse(text: &str) -> Result<Self, NotLooked> {
        Url::parse(text.trim()).map_err(|_| NotLooked::Form).and_then(Self::of)
    }

    /// Where this address leads on to.
    ///
    /// # Errors
    /// When that is none that can be looked at.
    pub fn join(&self, to: &str) -> Result<Self, NotLooked> {
        self.0.join(to.trim()).map_err(|_| NotLooked::Form).and_then(Self::of)
    }

    fn of(mut url: Url) -> Result<Self, NotLooked> {
        let web = matches!(url.scheme(), "http" | "https") && url.has_host();
        let named = !url.username().is_empty() || url.password().is_some();
        url.set_fragment(None);
        if !web || named || url.as_str().len() > LONGEST {
            return Err(NotLooked::Form);
        }
        Ok(Self(url))
    }

    /// The machine that is asked.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The address in its parts.
    #[must_use]
    pub const fn url(&self) -> &Url {
        &self.0
    }

    /// The address as text: the same for all spellings of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for LinkAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_an_address_are_one() {
        let address = LinkAddress::parse("https://vbpl.vn/a?b=c").expect("an address");
        for same in ["HTTPS://VBPL.VN/a?b=c", " https://vbpl.vn:443/a?b=c ", "https://vbpl.vn/x/../a?b=c#d"] {
            assert_eq!(LinkAddress::parse(same).as_ref(), Ok(&address), "{same}");
        }
        assert_eq!((address.host(), address.as_str()), ("vbpl.vn", "https://vbpl.vn/a?b=c"));
        assert_ne!(LinkAddress::parse("http://vbpl.vn/a?b=c"), Ok(address));
    }

    #[test]
    fn only_the_web_is_looked_at() {
        let long = format!("https://a.vn/{}", "x".repeat(LONGEST));
        for other in [
            "",
            "a.vn",
            "/tep/x",
            "ftp://a.vn/",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "https://lan@a.vn/",
            "https://lan:x@a.vn/",
            "https://:x@a.vn/",
            &long,
        ] {
            assert_eq!(LinkAddress::parse(other), Err(NotLooked::Form), "{other}");
        }
    }

    #[test]
    fn leads_on_to_paths_and_elsewhere() {
        let address = LinkAddress::parse("https://a.vn/b/c").expect("an address");
        for (to, there) in [
            ("d", "https://a.vn/b/d"),
            ("/d#e", "https://a.vn/d"),
            ("//b.vn/", "https://b.vn/"),
            ("http://b.vn", "http://b.vn/"),
        ] {
            assert_eq!(address.join(to).expect("an address").as_str(), there);
        }
        for other in ["file:///etc/passwd", "gopher://a.vn/", "http://x@b.vn/"] {
            assert_eq!(address.join(other), Err(NotLooked::Form), "{other}");
        }
    }
}
