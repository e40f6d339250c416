use serde::{Deserialize, Serialize};

use super::{LinkAddress, NotLooked};

/// What came of looking at a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LinkAnswer {
    /// It answered as it should.
    Well,
    /// It answered, but elsewhere and for good.
    Moved {
        /// Where.
        to: String,
    },
    /// There is nothing any more: 404 or 410.
    Gone {
        /// Which of them.
        status: u16,
    },
    /// It does not answer programs: 401, 403 and the like. Nothing can be told from that.
    Refused {
        /// The status.
        status: u16,
    },
    /// Its server is in trouble, or asks to come back later: 5xx, 429.
    Failing {
        /// The status.
        status: u16,
    },
    /// It took too long.
    TooSlow,
    /// Its name is unknown.
    NameUnknown,
    /// Its certificate is not one that browsers trust.
    BadCertificate,
    /// Its machine takes no connection, or ends it.
    Unreachable,
    /// It leads on and on.
    Astray,
    /// It was not looked at.
    NotLooked {
        /// Why.
        why: NotLooked,
    },
}

impl LinkAnswer {
    /// What a status tells that leads nowhere else, after moves for good to another address.
    #[must_use]
    pub fn of_status(status: u16, moved: Option<&LinkAddress>) -> Self {
        match (status, moved) {
            (200..=299, None) => Self::Well,
            (200..=299, Some(to)) => Self::Moved { to: to.to_string() },
            (404 | 410, _) => Self::Gone { status },
            // 425 and 429 say "later" where others of their kind say "no".
            (408, _) => Self::TooSlow,
            (425 | 429, _) => Self::Failing { status },
            (400..=499, _) => Self::Refused { status },
            _ => Self::Failing { status },
        }
    }

    /// The name in messages and in reports.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Moved { .. } => "moved",
            Self::Gone { .. } => "gone",
            Self::Refused { .. } => "refused",
            Self::Failing { .. } => "failing",
            Self::TooSlow => "too_slow",
            Self::NameUnknown => "name_unknown",
            Self::BadCertificate => "bad_certificate",
            Self::Unreachable => "unreachable",
            Self::Astray => "astray",
            Self::NotLooked { .. } => "not_looked",
        }
    }

    /// Whether people would have got nothing.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        !matches!(self, Self::Well | Self::Moved { .. } | Self::Refused { .. } | Self::NotLooked { .. })
    }

    /// Whether it shows that there is a way from here to the web: a server said something.
    #[must_use]
    pub const fn shows_a_way_out(&self) -> bool {
        matches!(
            self,
            Self::Well | Self::Moved { .. } | Self::Gone { .. } | Self::Refused { .. } | Self::Failing { .. }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_tells_what_it_tells() {
        let to = LinkAddress::parse("https://b.vn/").expect("an address");
        let moved = LinkAnswer::Moved { to: "https://b.vn/".to_owned() };
        assert_eq!(LinkAnswer::of_status(200, None), LinkAnswer::Well);
        assert_eq!(LinkAnswer::of_status(204, Some(&to)), moved);
        // Where it moved to, there is nothing.
        assert_eq!(LinkAnswer::of_status(404, Some(&to)), LinkAnswer::Gone { status: 404 });
        assert_eq!(LinkAnswer::of_status(410, None), LinkAnswer::Gone { status: 410 });
        for status in [400, 401, 403, 405, 451] {
            assert_eq!(LinkAnswer::of_status(status, None), LinkAnswer::Refused { status });
        }
        // A redirect that says not where to is broken.
        for status in [302, 429, 500, 503, 599] {
            assert_eq!(LinkAnswer::of_status(status, None), LinkAnswer::Failing { status });
        }
        assert_eq!(LinkAnswer::of_status(408, None), LinkAnswer::TooSlow);
    }
}
