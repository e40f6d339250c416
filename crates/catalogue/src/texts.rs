use std::collections::BTreeMap;

use crate::Lang;

/// A short text that staff wrote beside the catalogue: in Vietnamese, and in whatever
/// other languages somebody wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    original: String,
    translations: BTreeMap<Lang, String>,
}

impl Texts {
    /// A text in Vietnamese.
    #[must_use]
    pub fn new(original: impl Into<String>) -> Self {
        Self { original: original.into(), translations: BTreeMap::new() }
    }

    /// The same, with what it is in another language; nothing where that is empty.
    #[must_use]
    pub fn with(mut self, lang: Lang, words: impl Into<String>) -> Self {
        let words = words.into();
        if !words.is_empty() {
            self.translations.insert(lang, words);
        }
        self
    }

    /// The Vietnamese.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// What it is in another language, where somebody wrote that.
    #[must_use]
    pub fn translation(&self, lang: Lang) -> Option<&str> {
        self.translations.get(&lang).map(String::as_str)
    }

    /// What it is in all other languages.
    pub fn translations(&self) -> impl Iterator<Item = &str> {
        self.translations.values().map(String::as_str)
    }

    /// The words for whoever reads a language, and the language that they are in: the
    /// Vietnamese stands in where there are no others.
    #[must_use]
    pub fn told(&self, lang: Lang) -> (&str, Lang) {
        self.translation(lang).map_or((&self.original, Lang::VI), |words| (words, lang))
    }

    /// The words for whoever reads a language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> &str {
        self.told(lang).0
    }

    /// Whether it says nothing, in Vietnamese.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.original.is_empty()
    }

    /// The same with every wording changed.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        let translations = self.translations.iter().map(|(lang, words)| (*lang, change(words))).collect();
        Self { original: change(&self.original), translations }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_in_another_language_is_said_in_vietnamese() {
        let only = Texts::new("Việc").with(Lang::EN, "");
        assert_eq!(only.told(Lang::EN), ("Việc", Lang::VI));
        let both = only.with(Lang::EN, "Matter");
        assert_eq!((both.told(Lang::EN), both.told(Lang::VI)), (("Matter", Lang::EN), ("Việc", Lang::VI)));
    }
}
