//! What the program says to people, in Vietnamese and in English.
//!
//! The texts are Fluent files in `content/locales`, built into the program; a
//! test keeps the two languages complete. No text for people stands in code.

use std::sync::LazyLock;

use catalogue::{
    Lang,
    quality::{Detail, Finding},
};
pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::langid;

macro_rules! files {
    ($lang:literal) => {
        [
            include_str!(concat!("../../../content/locales/", $lang, "/common.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/ui.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/quality.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/command.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/staff.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/people.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/accounts.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/form.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/editing.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/history.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/files.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/live.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/bulk.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/law.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/plan.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/follow.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/desks.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/paper.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/feedback.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/interface.ftl")),
            include_str!(concat!("../../../content/locales/", $lang, "/data.ftl")),
        ]
    };
}

static VI: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Vi));
static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::En));

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let (id, files) = match lang {
        Lang::Vi => (langid!("vi"), files!("vi")),
        Lang::En => (langid!("en"), files!("en")),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for text in files {
        // The test below parses every file strictly; here a bad entry is left out.
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text of a key, such as `search-button`.
///
/// A key that is missing gives itself: the test over all keys used in the
/// sources keeps that from happening.
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
    let bundle = match lang {
        Lang::Vi => &*VI,
        Lang::En => &*EN,
    };
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let args: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
    bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

#[cfg(test)]
mod tests;
