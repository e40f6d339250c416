//! Translations in the form: which wording of the Vietnamese each is of.

use catalogue::{EditionContent, Lang, Standing, Wording};

use super::{
    super::{EditionForm, Known},
    html,
    page::body,
    sample,
};

/// What the form says after it was changed, shown and sent.
#[track_caller]
fn sent(mut form: EditionForm, change: impl FnOnce(&mut EditionForm)) -> EditionContent {
    change(&mut form);
    let page = html(Lang::VI, &form, &[], &Known::default());
    let (read, _) = EditionForm::read(body(&page, "save").as_bytes()).unwrap();
    read.content().unwrap()
}

fn standing(content: &EditionContent) -> Standing {
    content.in_language(Lang::EN).standing
}

/// A form whose English is of what the Vietnamese said before.
fn older() -> EditionForm {
    let content = sent(EditionForm::of(&sample::full()), |form| form.name.push_str(" trong nước"));
    assert_eq!(standing(&content), Standing::Older);
    EditionForm::of(&content)
}

#[test]
fn a_change_of_the_vietnamese_alone_makes_the_translation_older() {
    let before = sample::full();
    let now = sent(EditionForm::of(&before), |form| form.summary.push_str(" Cả hai cùng đến."));
    assert_eq!(now.translations["en"].of, Some(before.wording()));
    assert_eq!(standing(&now), Standing::Older);
    // It stays so, whatever else is changed, until the words are what they were.
    let later = sent(EditionForm::of(&now), |form| form.keywords.push_str("\nhôn thú"));
    assert_eq!(standing(&later), Standing::Older);
    let back = sent(EditionForm::of(&later), |form| before.summary.as_str().clone_into(&mut form.summary));
    assert_eq!(standing(&back), Standing::Translated);
}

#[test]
fn a_change_of_the_translation_renews_it_and_so_does_who_looked_it_over() {
    let changed = sent(older(), |form| form.translations.get_mut("en").unwrap().name.push_str(" at home"));
    assert_eq!(standing(&changed), Standing::Translated);
    assert_eq!(changed.translations["en"].of, Some(changed.wording()));
    let looked_over = sent(older(), |form| form.translations.get_mut("en").unwrap().matches = true);
    assert_eq!(standing(&looked_over), Standing::Translated);
}

#[test]
fn the_form_asks_whether_it_matches_only_where_it_is_older() {
    let asks = |form: &EditionForm| html(Lang::VI, form, &[], &Known::default()).contains("translations[en][matches]");
    assert!(asks(&older()));
    assert!(!asks(&EditionForm::of(&sample::full())));
    assert!(!asks(&EditionForm::default()));
}

#[test]
fn a_translation_needs_a_name_and_a_language_of_the_interface() {
    let wrong = |change: fn(&mut EditionForm)| {
        let mut form = EditionForm::of(&sample::full());
        change(&mut form);
        let errors = form.content().err().unwrap_or_default();
        let errors: Vec<(String, &str)> = errors.into_iter().map(|error| (error.field, error.key)).collect();
        let page = html(Lang::VI, &form, &[], &Known::default());
        for (field, _) in &errors {
            assert!(page.contains(&format!("name=\"{field}\"")), "{field} is not in the form");
        }
        errors
    };
    assert_eq!(
        wrong(|form| form.translations.get_mut("en").unwrap().name.clear()),
        [("translations[en][name]".to_owned(), "form-error-translation-name")]
    );
    let other = |form: &mut EditionForm| {
        let english = form.translations["en"].clone();
        form.translations.insert("fr".to_owned(), english);
    };
    assert_eq!(wrong(other), [("translations[fr][name]".to_owned(), "form-error-language")]);
    let none = |form: &mut EditionForm| {
        let english = form.translations.get_mut("en").unwrap();
        english.name.clear();
        english.summary.clear();
    };
    assert!(sent(EditionForm::of(&sample::full()), none).translations.is_empty());
}

#[test]
fn a_new_translation_is_of_the_vietnamese_that_it_was_written_beside() {
    let mut content = sample::full();
    content.translations.clear();
    let written = sent(EditionForm::of(&content), |form| {
        form.translations.get_mut("en").unwrap().name = "Marriage".to_owned();
    });
    assert_eq!(written.translations["en"].of, Some(Wording::new(&content.name, &content.summary)));
}
