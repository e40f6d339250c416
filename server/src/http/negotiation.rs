//! Which compressed form of an answer a client can take.

/// A form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// As it is.
    Identity,
    /// gzip.
    Gzip,
    /// brotli.
    Brotli,
}

impl Coding {
    /// The best form that an `Accept-Encoding` header admits.
    pub fn accepted(header: Option<&str>) -> Self {
        let mut best = Self::Identity;
        for part in header.unwrap_or_default().split(',') {
            let mut words = part.split(';').map(str::trim);
            let coding = match words.next() {
                Some("br") => Self::Brotli,
                Some("gzip") => Self::Gzip,
                _ => continue,
            };
            let refused = words.any(|word| {
                word.strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()).is_some_and(|q| q <= 0.0)
            });
            if !refused && (coding == Self::Brotli || best == Self::Identity) {
                best = coding;
            }
        }
        best
    }

    /// The value of `Content-Encoding`.
    pub const fn header(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_best_that_is_admitted() {
        for (header, wanted) in [
            (None, Coding::Identity),
            (Some(""), Coding::Identity),
            (Some("deflate"), Coding::Identity),
            (Some("gzip, deflate, br, zstd"), Coding::Brotli),
            (Some("br;q=0, gzip;q=0.5"), Coding::Gzip),
            (Some("gzip;q=0"), Coding::Identity),
            (Some("br ; q=0.1,gzip"), Coding::Brotli),
        ] {
            assert_eq!(Coding::accepted(header), wanted, "{header:?}");
        }
    }
}
