//! Instants as text that sorts.

use jiff::Timestamp;

/// Writes an instant in UTC with nine decimals: nothing is lost, and the order
/// of the texts is the order of the instants.
pub(crate) fn to_text(instant: Timestamp) -> String {
    format!("{instant:.9}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_reads_back() {
        let instants = [
            "2026-01-02T03:04:05Z",
            "2026-01-02T03:04:05.000000001Z",
            "2026-01-02T03:04:05.5Z",
            "2026-01-02T03:04:06Z",
        ]
        .map(|text| text.parse::<Timestamp>().expect("an instant"));
        let texts = instants.map(to_text);
        assert!(texts.is_sorted(), "{texts:?}");
        assert_eq!(texts.clone().map(|text| text.parse::<Timestamp>().expect("an instant")), instants);
    }
}
