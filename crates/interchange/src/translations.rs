//! Which translations a content may have.

use catalogue::{EditionContent, Lang};

use crate::Reason;

/// The first translation that cannot be taken: its field, and why. There are
/// translations into the languages of the interface only, for nobody could read
/// another, and each has a name.
pub(crate) fn fault(content: &EditionContent) -> Option<(String, Reason)> {
    content.translations.iter().find_map(|(tag, translation)| {
        if Lang::translated().all(|lang| lang.tag() != tag) {
            let allowed = Lang::translated().map(Lang::tag).collect::<Vec<_>>().join(", ");
            return Some((format!("translations.{tag}"), Reason::BadValue { value: tag.clone(), allowed }));
        }
        translation.name.trim().is_empty().then(|| (format!("translations.{tag}.name"), Reason::Missing))
    })
}
