use std::fmt;

use serde::{Deserialize, Serialize};

/// The code of a procedure (*mã thủ tục*): `1.001193`.
///
/// Older systems wrote `1.004946.000.00.00.H51`, provinces write
/// `1.013980.H19`. All forms keep what they say; [`ProcedureCode::base`] is the
/// national part that they share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProcedureCode(String);

/// Why a text is no code of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not the code of a procedure: write it like 1.001193 or 1.013980.H19")]
pub struct ProcedureCodeError(String);

impl ProcedureCode {
    /// Parses a code in any of its forms.
    ///
    /// # Errors
    /// When the text does not start with a digit, a point and six digits, or
    /// goes on with anything but `.000.00.00` and a local suffix like `.H19`.
    pub fn parse(text: &str) -> Result<Self, ProcedureCodeError> {
        let upper = text.trim().to_ascii_uppercase();
        let error = || ProcedureCodeError(text.chars().take(60).collect());
        let mut parts = upper.split('.');
        let digits = |part: Option<&str>, len: usize| {
            part.is_some_and(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))
        };
        if !digits(parts.next(), 1) || !digits(parts.next(), 6) {
            return Err(error());
        }
        let rest: Vec<&str> = parts.collect();
        let rest = rest.strip_prefix(&["000", "00", "00"]).unwrap_or(&rest);
        let local = |p: &str| {
            (2..=4).contains(&p.len())
                && p.starts_with(|c: char| c.is_ascii_uppercase())
                && p[1..].bytes().all(|b| b.is_ascii_digit())
        };
        match rest {
            [] => Ok(Self(upper)),
            [suffix] if local(suffix) => Ok(Self(upper)),
            _ => Err(error()),
        }
    }

    /// The national part: `1.004946` of `1.004946.000.00.00.H51`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.0[..8]
    }

    /// The local suffix: `H51` of `1.004946.000.00.00.H51`.
    #[must_use]
    pub fn local(&self) -> Option<&str> {
        self.0.rsplit('.').next().filter(|p| p.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProcedureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ProcedureCode {
    type Error = ProcedureCodeError;

    fn try_from(text: String) -> Result<Self, ProcedureCodeError> {
        Self::parse(&text)
    }
}

impl From<ProcedureCode> for String {
    fn from(code: ProcedureCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_every_form() {
        for (text, base, local) in [
            ("1.001193", "1.001193", None),
            (" 1.013980.h19 ", "1.013980", Some("H19")),
            ("1.004946.000.00.00.H51", "1.004946", Some("H51")),
            ("2.000986.000.00.00", "2.000986", None),
        ] {
            let code = ProcedureCode::parse(text).expect(text);
            assert_eq!((code.base(), code.local()), (base, local));
        }
    }

    #[test]
    fn refuses_the_rest() {
        for bad in
            ["", "1001193", "1.00119", "1.0011933", "x.001193", "1.001193.", "1.001193.H", "1.001193.01", "１.001193"]
        {
            assert!(ProcedureCode::parse(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*") {
            let _ = ProcedureCode::parse(&text);
        }

        #[test]
        fn reads_what_it_prints(text in "[0-9]\\.[0-9]{6}(\\.000\\.00\\.00)?(\\.[A-Z][0-9]{1,3})?") {
            let code = ProcedureCode::parse(&text).expect("a code");
            prop_assert_eq!(ProcedureCode::parse(&code.to_string()), Ok(code));
        }
    }
}
