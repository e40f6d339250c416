//! What the program says to people, in the languages of `content/locales`.
//!
//! The texts are Fluent files, built into the program; a test keeps Vietnamese and
//! English complete. What another language does not say yet is said in Vietnamese.
//! No text for people stands in code.

use std::sync::LazyLock;

use catalogue::{
    Lang,
    quality::{Detail, Finding},
};
pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

// The texts of each folder of `content/locales`.
include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The bundles of all languages, in their order.
static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> =
    LazyLock::new(|| Lang::ALL.into_iter().map(bundle).collect());

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    let files = LOCALES.iter().find(|(tag, _)| *tag == lang.tag()).map_or(&[][..], |(_, files)| files);
    for text in files {
        // The test below parses every file strictly; here a bad entry is left out.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text of a key, such as `search-button`.
///
/// What the language does not say is said in Vietnamese. A key that is missing
/// there, too, gives itself: the test over all keys used in the sources keeps that
/// from happening.
#[must_use]
pub fn text(lang: Lang, key: &str) -> String {
    text_with(lang, key, &[])
}

/// What a finding of a quality check tells staff to do.
#[must_use]
pub fn finding(lang: Lang, finding: &Finding) -> String {
    let variables: Vec<(&str, FluentValue<'_>)> = finding
        .details
        .iter()
        .map(|(name, detail)| {
            let value = match detail {
                Detail::Number(number) => FluentValue::from(*number),
                Detail::Text(text) => FluentValue::from(text.as_str()),
            };
            (*name, value)
        })
        .collect();
    text_with(lang, finding.check.message_key(), &variables)
}

/// The text of a key with its variables filled in.
#[must_use]
pub fn text_with(lang: Lang, key: &str, variables: &[(&str, FluentValue<'_>)]) -> String {
    let args: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
    let said = |lang: &Lang| {
        let bundle = BUNDLES.get(Lang::ALL.iter().position(|one| one == lang)?)?;
        let pattern = bundle.get_message(key)?.value()?;
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    };
    [lang, Lang::VI].iter().find_map(said).unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests;
