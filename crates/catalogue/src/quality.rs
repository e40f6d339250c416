//! The quality checks: what staff should look at in an edition.
//!
//! Every [`Check`] has a stable code, a [`Severity`] and a message that tells
//! what to do; the messages are in `content/locales`. Each family of checks is
//! a file of its own.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::EditionContent;

mod agencies;
mod check;
mod costs;
mod dossier;
mod law;
mod online;
mod parts;
#[cfg(test)]
pub(crate) mod sample;
mod source;
mod times;

pub use agencies::sends_to_a_district;
pub use check::Check;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The edition must not be published like this.
    Error,
    /// Probably wrong, or missing where people need it.
    Warning,
    /// Not a fault: worth knowing, or worth a better word.
    Notice,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    /// The name in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    /// The key of its name in the locales.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Error => "quality-severity-error",
            Self::Warning => "quality-severity-warning",
            Self::Notice => "quality-severity-notice",
        }
    }

    /// Whether what was written here cannot be published with such a finding.
    /// What is taken over from a source that already published it is shown all
    /// the same, with the finding on the staff's list.
    #[must_use]
    pub const fn blocks_publishing(self) -> bool {
        matches!(self, Self::Error)
    }
}

/// Something that staff should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which check found it.
    pub check: Check,
    /// How much it matters.
    pub severity: Severity,
    /// The field, such as `channels[0].costs[1]`.
    pub path: String,
    /// The variables of the message, those of [`Check::variables`].
    #[serde(serialize_with = "as_map", skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<(&'static str, Detail)>,
}

/// A variable of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// A count.
    Number(u64),
    /// Words of the content, or a key that the message chooses by.
    Text(String),
}

fn as_map<S: Serializer>(details: &[(&'static str, Detail)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(details.iter().map(|(name, value)| (name, value)))
}

/// Every finding in a content, on a day, in the order of its fields.
#[must_use]
pub fn check(content: &EditionContent, today: Date) -> Vec<Finding> {
    let mut report = Report::default();
    parts::check(content, &mut report);
    agencies::check(content, &mut report);
    online::check(content, &mut report);
    times::check(content, &mut report);
    costs::check(content, &mut report);
    dossier::check(content, &mut report);
    law::check(content, today, &mut report);
    source::check(content, today, &mut report);
    report.findings
}

/// Whether a content can be published with these findings.
#[must_use]
pub fn allows_publishing(findings: &[Finding]) -> bool {
    !findings.iter().any(|finding| finding.severity.blocks_publishing())
}

/// The findings so far.
#[derive(Default)]
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    fn add(&mut self, check: Check, path: impl Into<String>) {
        self.add_with(check, path, Vec::new());
    }

    fn add_with(&mut self, check: Check, path: impl Into<String>, details: Vec<(&'static str, Detail)>) {
        self.findings.push(Finding { check, severity: check.severity(), path: path.into(), details });
    }
}

impl From<usize> for Detail {
    fn from(count: usize) -> Self {
        Self::Number(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

impl From<&str> for Detail {
    /// Words are shown in a table: a long text is cut.
    fn from(text: &str) -> Self {
        const LONGEST: usize = 120;
        let text = crate::text::tidy(text);
        match text.char_indices().nth(LONGEST) {
            None => Self::Text(text),
            Some((end, _)) => Self::Text(format!("{}…", text[..end].trim_end())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flawless_content_has_no_finding() {
        assert_eq!(check(&sample::flawless(), sample::TODAY), []);
    }

    #[test]
    fn only_errors_block() {
        let mut report = Report::default();
        report.add(Check::SeveralCases, "dossier.cases");
        report.add(Check::CostMissing, "channels[0].costs");
        assert!(allows_publishing(&report.findings));
        report.add(Check::NoAnnouncement, "announcement");
        assert!(!allows_publishing(&report.findings));
    }

    #[test]
    fn a_finding_is_told_in_json() {
        let mut report = Report::default();
        report.add_with(Check::SeveralCases, "dossier.cases", vec![("n", 3.into())]);
        let json = serde_json::to_value(&report.findings).expect("JSON");
        let expected = serde_json::json!([
            { "check": "several-cases", "severity": "notice", "path": "dossier.cases", "details": { "n": 3 } }
        ]);
        assert_eq!(json, expected);
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(Detail::from("ạ".repeat(200).as_str()), Detail::Text(format!("{}…", "ạ".repeat(120))));
    }
}
