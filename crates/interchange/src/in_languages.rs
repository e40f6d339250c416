//! Texts in several languages, as files have them: `name` in Vietnamese, and beside
//! it `name_en`, `name_km` or whatever language of the interface somebody wrote.

use std::collections::BTreeMap;

use catalogue::{Lang, Texts};
use serde::{Deserialize, Deserializer, de};

/// What stands in an entry beside the fields that it has in any case.
pub(crate) type Others = BTreeMap<String, String>;

/// An entry with texts in several languages.
pub(crate) trait InLanguages {
    /// Its fields.
    const FIELDS: &'static [&'static str];
    /// Those of them, and more, that can be said in other languages.
    const TRANSLATED: &'static [&'static str];

    /// What stands beside its fields.
    fn others(&self) -> &Others;
}

/// An entry of which every field is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checked<T>(pub(crate) T);

impl<'de, T: Deserialize<'de> + InLanguages> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entry = T::deserialize(deserializer)?;
        let translated: Vec<String> = T::TRANSLATED
            .iter()
            .flat_map(|field| Lang::translated().map(move |lang| format!("{field}_{}", lang.tag())))
            .collect();
        match entry.others().keys().find(|name| !translated.contains(name)) {
            None => Ok(Self(entry)),
            // In the words of serde, which are put into those of people elsewhere.
            Some(name) => {
                let known = T::FIELDS.iter().copied().chain(translated.iter().map(String::as_str));
                let known = known.map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
                Err(de::Error::custom(format!("unknown field `{name}`, expected {known}")))
            }
        }
    }
}

/// A text with what it is in other languages.
pub(crate) fn texts(others: &Others, field: &str, original: impl Into<String>) -> Texts {
    Lang::translated().fold(Texts::new(original), |texts, lang| {
        let words = others.get(&format!("{field}_{}", lang.tag())).map(|words| words.trim());
        texts.with(lang, words.unwrap_or_default())
    })
}
