//! Name and summary in other languages: which wording of the Vietnamese each is of
//! travels with the form, so that a change of the Vietnamese alone makes a
//! translation older, and a change of the translation renews it.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{EditionContent, Lang, Markdown, Translation, Wording, text::tidy_lines};

use super::{EditionForm, content::Reader, model::TranslationPart};

/// The tags that the form has fields for: those of the interface, and what else
/// there is.
pub fn tags(form: &EditionForm) -> BTreeSet<&str> {
    let mut tags: BTreeSet<&str> = form.translations.keys().map(String::as_str).collect();
    for lang in Lang::translated() {
        tags.insert(lang.tag());
    }
    tags
}

/// Fills the form.
pub fn fill(content: &EditionContent) -> BTreeMap<String, TranslationPart> {
    let beside = content.wording();
    let known = Lang::translated().map(|lang| lang.tag().to_owned());
    let tags: BTreeSet<String> = known.chain(content.translations.keys().cloned()).collect();
    let part = |tag: &String| {
        let Some(said) = content.translations.get(tag) else {
            return TranslationPart { beside: beside.as_str().to_owned(), ..TranslationPart::default() };
        };
        TranslationPart {
            name: said.name.clone(),
            summary: said.summary.as_str().to_owned(),
            matches: false,
            of: said.of.as_ref().map(|of| of.as_str().to_owned()).unwrap_or_default(),
            beside: beside.as_str().to_owned(),
            was: Wording::new(&said.name, &said.summary).as_str().to_owned(),
        }
    };
    tags.into_iter().map(|tag| (tag.clone(), part(&tag))).collect()
}

/// Reads the form.
pub fn read(reader: &mut Reader, form: &EditionForm) -> BTreeMap<String, Translation> {
    let now = vietnamese(form);
    let mut read = BTreeMap::new();
    for (tag, part) in &form.translations {
        if tidy_lines(&part.name).is_empty() && tidy_lines(&part.summary).is_empty() {
            continue;
        }
        let field = format!("translations[{tag}][name]");
        if Lang::translated().all(|lang| lang.tag() != tag) {
            reader.unread(&field, tag, "form-error-language");
        } else if tidy_lines(&part.name).is_empty() {
            reader.wrong(&field, "form-error-translation-name");
        }
        let (name, summary) = (part.name.clone(), Markdown::new(&part.summary));
        read.insert(tag.clone(), Translation { of: of(part, &now), name, summary });
    }
    read
}

/// Whether a translation in the form is older than the Vietnamese in the form.
pub fn is_older(form: &EditionForm, part: &TranslationPart) -> bool {
    let now = vietnamese(form);
    !part.name.is_empty() && of(&TranslationPart { matches: false, ..part.clone() }, &now).is_some_and(|of| of != now)
}

fn vietnamese(form: &EditionForm) -> Wording {
    Wording::new(&form.name, &Markdown::new(&form.summary))
}

/// The Vietnamese wording that a translation is of.
fn of(part: &TranslationPart, now: &Wording) -> Option<Wording> {
    let own = Wording::new(&part.name, &Markdown::new(&part.summary));
    if part.matches || own.as_str() != part.was {
        return Some(now.clone());
    }
    match (part.of.as_str(), part.beside.as_str()) {
        ("", beside) if beside == now.as_str() => None,
        ("", beside) => Some(Wording::kept(beside.to_owned())),
        (of, _) => Some(Wording::kept(of.to_owned())),
    }
}
