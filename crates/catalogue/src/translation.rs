//! Name and summary of a procedure in other languages. All else stays Vietnamese,
//! and what is official is the Vietnamese.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{EditionContent, Lang, Markdown, Texts, text::tidy};

/// Name and summary in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The name.
    pub name: String,
    /// In plain words, for whom and what for; may be empty.
    #[serde(default, skip_serializing_if = "Markdown::is_empty")]
    pub summary: Markdown,
    /// The [wording](EditionContent::wording) that it was made from; none where
    /// it was made together with the wording that it stands beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Wording>,
}

/// Tells one wording of a name and a summary from others: sixteen hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(String);

impl Wording {
    /// What tells this name and summary from others.
    #[must_use]
    pub fn new(name: &str, summary: &Markdown) -> Self {
        // A tidied name has no line break.
        let digest = Sha256::digest(format!("{}\n{}", tidy(name), summary.as_str()));
        Self(digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }

    /// As it was kept.
    #[must_use]
    pub const fn kept(digits: String) -> Self {
        Self(digits)
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a wording in a language stands to the Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is the Vietnamese, which was asked for.
    Original,
    /// A translation of the Vietnamese as it stands now.
    Translated,
    /// A translation of what the Vietnamese said before.
    Older,
    /// There is no translation: it is the Vietnamese all the same.
    Missing,
}

/// Name and summary for whoever reads a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLanguage<'a> {
    /// The name.
    pub name: &'a str,
    /// The summary; the Vietnamese where the translation has none.
    pub summary: &'a Markdown,
    /// The language of the name.
    pub lang: Lang,
    /// The language of the summary.
    pub summary_lang: Lang,
    /// How it stands to the Vietnamese.
    pub standing: Standing,
}

impl EditionContent {
    /// What tells the Vietnamese name and summary from others.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::new(&self.name, &self.summary)
    }

    /// Name and summary for whoever reads a language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> InLanguage<'_> {
        let original = InLanguage {
            name: &self.name,
            summary: &self.summary,
            lang: Lang::VI,
            summary_lang: Lang::VI,
            standing: if lang == Lang::VI { Standing::Original } else { Standing::Missing },
        };
        let Some(translation) = self.translations.get(lang.tag()).filter(|_| lang != Lang::VI) else {
            return original;
        };
        let standing = if self.is_older(translation) { Standing::Older } else { Standing::Translated };
        let named = InLanguage { name: &translation.name, lang, standing, ..original };
        if translation.summary.is_empty() {
            named
        } else {
            InLanguage { summary: &translation.summary, summary_lang: lang, ..named }
        }
    }

    /// The name for whoever reads a language.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &str {
        self.in_language(lang).name
    }

    /// Its name in every language that it has one in.
    #[must_use]
    pub fn names(&self) -> Texts {
        Lang::translated().fold(Texts::new(&self.name), |names, lang| {
            let said = self.translations.get(lang.tag());
            names.with(lang, said.map(|said| said.name.as_str()).unwrap_or_default())
        })
    }

    /// What else people call it: its keywords, and its names in other languages.
    pub fn also_called(&self) -> impl Iterator<Item = &str> {
        let translated = self.translations.values().map(|translation| translation.name.as_str());
        self.keywords.iter().map(String::as_str).chain(translated)
    }

    /// Whether a translation was made from another wording than the one that stands now.
    #[must_use]
    pub fn is_older(&self, translation: &Translation) -> bool {
        translation.of.as_ref().is_some_and(|of| *of != self.wording())
    }

    /// Says of translations that were made together with what stood `before` that
    /// they are of that, where name or summary have changed since and the
    /// translation has not. To be called by whoever changes the Vietnamese alone.
    pub fn date_translations(&mut self, before: &Self) {
        let wording = before.wording();
        if wording == self.wording() {
            return;
        }
        for (tag, translation) in &mut self.translations {
            if translation.of.is_none() && before.translations.get(tag) == Some(translation) {
                translation.of = Some(wording.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SectorName;

    fn content(name: &str) -> EditionContent {
        EditionContent::named(name, SectorName::new("Hộ tịch"))
    }

    fn translated(of: Option<Wording>) -> EditionContent {
        let mut content = content("Đăng ký kết hôn");
        let translation = Translation { name: "Marriage registration".to_owned(), summary: Markdown::default(), of };
        content.translations.insert("en".to_owned(), translation);
        content
    }

    #[test]
    fn who_reads_another_language_gets_it_where_it_is_there() {
        let given = translated(None);
        let english = given.in_language(Lang::EN);
        assert_eq!((english.name, english.standing), ("Marriage registration", Standing::Translated));
        assert_eq!(english.summary_lang, Lang::VI, "the translation has no summary");
        assert_eq!(given.in_language(Lang::VI).standing, Standing::Original);
        let bare = content("Đăng ký kết hôn");
        let missing = bare.in_language(Lang::EN);
        assert_eq!((missing.name, missing.lang, missing.standing), ("Đăng ký kết hôn", Lang::VI, Standing::Missing));
    }

    #[test]
    fn a_translation_of_another_wording_is_older() {
        let now = translated(None).wording();
        assert_eq!(translated(Some(now)).in_language(Lang::EN).standing, Standing::Translated);
        let before = content("Kết hôn").wording();
        assert_eq!(translated(Some(before)).in_language(Lang::EN).standing, Standing::Older);
        assert_ne!(Wording::new("a", &Markdown::new("b")), Wording::new("ab", &Markdown::default()));
    }

    #[test]
    fn changing_the_vietnamese_alone_makes_a_translation_older() {
        let before = translated(None);
        let mut now = before.clone();
        now.date_translations(&before);
        assert_eq!(now, before, "nothing changed");
        now.name = "Đăng ký kết hôn trong nước".to_owned();
        now.date_translations(&before);
        assert_eq!(now.in_language(Lang::EN).standing, Standing::Older);
        let mut both = before.clone();
        both.name = "Đăng ký kết hôn trong nước".to_owned();
        both.translations.get_mut("en").expect("English").name = "Marriage registration at home".to_owned();
        both.date_translations(&before);
        assert_eq!(both.in_language(Lang::EN).standing, Standing::Translated);
    }

    #[test]
    fn a_content_without_translations_is_written_as_before_there_were_any() {
        let json = serde_json::to_value(content("A")).expect("JSON");
        assert!(json.get("translations").is_none(), "{json}");
        let read: EditionContent = serde_json::from_value(json).expect("a content");
        assert!(read.translations.is_empty());
        let kept = translated(Some(Wording::kept("00".to_owned())));
        let json = serde_json::to_string(&kept).expect("JSON");
        assert_eq!(serde_json::from_str::<EditionContent>(&json).expect("a content"), kept);
    }
}
