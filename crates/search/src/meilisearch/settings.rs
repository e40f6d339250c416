use meilisearch_sdk::settings::{
    LocalizedAttributes, PaginationSetting, PrefixSearchSettings, Settings, TypoToleranceSettings,
};
use sha2::{Digest, Sha256};

/// The version of the documents and of these settings. Raise it with any
/// change of either: an index of a lower one is built anew, one of a higher
/// one belongs to a newer program and is left alone.
pub const VERSION: u32 = 2;

/// The most that the server counts: more than any catalogue has. Each query
/// says itself how many documents it wants.
const MOST_COUNTED: usize = 10_000_000;

/// The head of a procedure, folded and with accents; the rest is folded only.
/// What stands first counts most.
pub const SEARCHABLE: [&str; 11] = [
    "name",
    "name_toned",
    "keywords",
    "keywords_toned",
    "sector",
    "sector_toned",
    "outcomes",
    "outcomes_toned",
    "summary",
    "papers",
    "body",
];

const FILTERABLE: [&str; 8] =
    ["id", "sector_slug", "levels", "audiences", "online_level", "channels", "agencies", "free"];

/// The settings of an index. The question is understood and its typos are
/// repaired before the server sees it, so the server only matches words: whole,
/// as they stand, without a stop word or synonym of its own. It ranks by how
/// many of them a document has, and no more: where they stand is said by the
/// fields that are asked, and each further rule costs ten times as much.
pub fn settings() -> Settings {
    Settings::new()
        .with_searchable_attributes(SEARCHABLE)
        .with_filterable_attributes(FILTERABLE)
        .with_sortable_attributes([] as [&str; 0])
        .with_ranking_rules(["words"])
        .with_proximity_precision("byAttribute")
        .with_stop_words([] as [&str; 0])
        .with_typo_tolerance(TypoToleranceSettings { enabled: Some(false), ..TypoToleranceSettings::default() })
        .with_pagination(PaginationSetting { max_total_hits: MOST_COUNTED })
        .with_localized_attributes([LocalizedAttributes {
            locales: vec!["vie".to_owned()],
            attribute_patterns: vec!["*".to_owned()],
        }])
}

/// Words match whole: "tru" is not "trường". The client sets it on its own.
pub const PREFIX_SEARCH: PrefixSearchSettings = PrefixSearchSettings::Disabled;

/// Tells these settings from others.
pub fn fingerprint() -> String {
    let body = serde_json::to_vec(&(settings(), PREFIX_SEARCH)).unwrap_or_default();
    Sha256::digest(&body).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_do_not_change_without_their_version() {
        assert_eq!(
            (VERSION, fingerprint().as_str()),
            (2, "65702a1c"),
            "raise VERSION, then write the new fingerprint here"
        );
    }
}
