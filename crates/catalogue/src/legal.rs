use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AgencyName, text::fold};

/// A legal document that a procedure rests on (*căn cứ pháp lý*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LegalDocument {
    /// Its number, such as `60/2014/QH13`; empty where the source has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<AgencyName>,
    /// Day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Date>,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Date>,
    /// First day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_to: Option<Date>,
    /// Number of the document that replaced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
}

impl LegalDocument {
    /// What is the same of every spelling of its number; nothing where it has none.
    ///
    /// "Số 03/2015/NĐ-CP", "3/2015/ND–CP" and "03/2015/nđ-cp" are one document.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        Self::key_of(&self.number)
    }

    /// The [`key`](Self::key) of a number.
    #[must_use]
    pub fn key_of(number: &str) -> Option<String> {
        let folded: String = fold(number)
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '−' | '_') { '-' } else { c })
            .collect();
        let bare = folded.strip_prefix("so:").or_else(|| folded.strip_prefix("so")).unwrap_or(&folded);
        let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
        // "03" and "3" are the same running number.
        let counted = bare.trim_start_matches('0');
        let key = if counted.starts_with(|c: char| c.is_ascii_digit()) { counted } else { bare };
        (!key.is_empty()).then(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_number_are_one_document() {
        let key = LegalDocument::key_of("03/2015/NĐ-CP");
        assert_eq!(key.as_deref(), Some("3/2015/nd-cp"));
        for same in ["Số 03/2015/NĐ-CP", "số: 3/2015/nđ-cp", "03/2015/ND–CP", " 03 / 2015 / NĐ - CP.", "003/2015/NĐ-CP"]
        {
            assert_eq!(LegalDocument::key_of(same), key, "{same}");
        }
        for other in ["13/2015/NĐ-CP", "03/2016/NĐ-CP", "03/2015/TT-BTP", "03/2015"] {
            assert_ne!(LegalDocument::key_of(other), key, "{other}");
        }
        assert_eq!(LegalDocument::key_of(" – "), None);
        assert_eq!(LegalDocument::key_of("0"), Some("0".to_owned()));
    }
}
