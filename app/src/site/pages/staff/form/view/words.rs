//! What fields and rows are called: at the field, and in the summary of errors.

use catalogue::Lang;
use locale::{text, text_with};

use super::super::name::{field_of, is_place, segments};

/// The label of the field of a name.
pub fn label(lang: Lang, name: &str) -> String {
    let field = field_of(name);
    if let Some((tag, field)) = field.strip_prefix("translations.").and_then(|field| field.split_once('.')) {
        return of_translation(lang, tag, field);
    }
    match field.as_str() {
        "name" => text(lang, "form-name"),
        "summary" => text(lang, "form-summary"),
        "keywords" => text(lang, "form-keywords"),
        "sector" => text(lang, "form-sector"),
        "levels" => text(lang, "form-levels"),
        "applicants" => text(lang, "form-applicants"),
        "agencies.promulgating" => text(lang, "form-agencies-promulgating"),
        "agencies.competent" => text(lang, "form-agencies-competent"),
        "agencies.implementing" => text(lang, "form-agencies-implementing"),
        "agencies.delegated" => text(lang, "form-agencies-delegated"),
        "agencies.coordinating" => text(lang, "form-agencies-coordinating"),
        "reception" => text(lang, "form-reception"),
        "interlinked" => text(lang, "form-interlinked"),
        "online.level" | "online.by_agency.level" => text(lang, "form-online-level"),
        "online.since" | "online.by_agency.since" => text(lang, "form-online-since"),
        "online.announced_by" => text(lang, "form-online-announced-by"),
        "online.apply_url" => text(lang, "form-online-apply-url"),
        "online.by_agency.agency" => text(lang, "form-online-agency"),
        "requirements" => text(lang, "form-requirements"),
        "announcement.number" => text(lang, "form-announcement-number"),
        "announcement.date" => text(lang, "form-announcement-date"),
        "announcement.issuer" => text(lang, "form-announcement-issuer"),
        "announcement.change" => text(lang, "form-announcement-change"),
        "announcement.successors" => text(lang, "form-announcement-successors"),
        "life_events" => text(lang, "form-life-events"),
        "source.name" => text(lang, "form-source-name"),
        "source.url" => text(lang, "form-source-url"),
        "source.verified_on" => text(lang, "form-source-verified-on"),
        field => of_row(lang, field),
    }
}

/// A language, named in itself.
pub fn language(tag: &str) -> String {
    Lang::from_tag(tag).map_or_else(|| tag.to_owned(), |language| text(language, "language-name"))
}

/// The label of a field in another language.
fn of_translation(lang: Lang, tag: &str, field: &str) -> String {
    let language = [("language", language(tag).into())];
    match field {
        "name" => text_with(lang, "form-translation-name", &language),
        "summary" => text_with(lang, "form-translation-summary", &language),
        _ => text(lang, "form-translation-matches"),
    }
}

/// The label of a field of a row.
fn of_row(lang: Lang, field: &str) -> String {
    match field {
        "channels.kind" => text(lang, "form-channel-kind"),
        "channels.situation" => text(lang, "form-channel-situation"),
        "channels.note" => text(lang, "form-channel-note"),
        "channels.time_limit.amount" => text(lang, "form-time-amount"),
        "channels.time_limit.unit" => text(lang, "form-time-unit"),
        "channels.time_limit.note" => text(lang, "form-time-note"),
        "channels.time_limit.words" => text(lang, "form-time-words"),
        "channels.costs.kind" => text(lang, "form-cost-kind"),
        "channels.costs.value" => text(lang, "form-cost-value"),
        "channels.costs.amount" => text(lang, "form-cost-amount"),
        "channels.costs.to" => text(lang, "form-cost-to"),
        "channels.costs.words" => text(lang, "form-cost-words"),
        "channels.costs.per" => text(lang, "form-cost-per"),
        "channels.costs.note" => text(lang, "form-cost-note"),
        "dossier.sets" => text(lang, "form-dossier-sets"),
        "dossier.cases.name" => text(lang, "form-case-name"),
        "dossier.cases.items.kind" => text(lang, "form-item-kind"),
        "dossier.cases.items.name" => text(lang, "form-item-name"),
        "dossier.cases.items.originals" => text(lang, "form-item-originals"),
        "dossier.cases.items.copies" => text(lang, "form-item-copies"),
        "dossier.cases.items.forms.name" | "forms.name" => text(lang, "form-template-name"),
        "dossier.cases.items.forms.url" | "forms.url" => text(lang, "form-template-url"),
        "dossier.cases.items.forms.file" | "forms.file" => text(lang, "form-template-file"),
        "steps.title" => text(lang, "form-step-title"),
        "steps.text" => text(lang, "form-step-text"),
        "outcomes.name" => text(lang, "form-outcome-name"),
        "outcomes.code" => text(lang, "form-outcome-code"),
        "legal_basis.number" => text(lang, "form-legal-number"),
        "legal_basis.title" => text(lang, "form-legal-title"),
        "legal_basis.issuer" => text(lang, "form-legal-issuer"),
        "legal_basis.issued_on" => text(lang, "form-legal-issued-on"),
        "legal_basis.in_force_from" => text(lang, "form-legal-in-force-from"),
        "legal_basis.in_force_to" => text(lang, "form-legal-in-force-to"),
        "legal_basis.replaced_by" => text(lang, "form-legal-replaced-by"),
        unknown => unknown.to_owned(),
    }
}

/// What the innermost row of a name is called: "Giấy tờ 2 của trường hợp 1".
/// Nothing where the name is in no row.
pub fn row(lang: Lang, name: &str) -> Option<String> {
    let at: Vec<&str> = segments(name).collect();
    let end = at.iter().rposition(|segment| is_place(segment))?;
    let nth = |place: &str| place.parse::<u32>().unwrap_or(0).saturating_add(1);
    Some(match at[..=end] {
        ["channels", n] => text_with(lang, "form-row-channel", &[("n", nth(n).into())]),
        ["channels", channel, "costs", n] => {
            text_with(lang, "form-row-cost", &[("n", nth(n).into()), ("channel", nth(channel).into())])
        }
        ["dossier", "cases", n] => text_with(lang, "form-row-case", &[("n", nth(n).into())]),
        ["dossier", "cases", case, "items", n] => {
            text_with(lang, "form-row-item", &[("n", nth(n).into()), ("case", nth(case).into())])
        }
        ["dossier", "cases", case, "items", item, "forms", n] => {
            let places = [("n", nth(n).into()), ("item", nth(item).into()), ("case", nth(case).into())];
            text_with(lang, "form-row-item-form", &places)
        }
        ["online", "by_agency", n] => text_with(lang, "form-row-agency", &[("n", nth(n).into())]),
        ["forms", n] => text_with(lang, "form-row-form", &[("n", nth(n).into())]),
        ["steps", n] => text_with(lang, "form-row-step", &[("n", nth(n).into())]),
        ["outcomes", n] => text_with(lang, "form-row-outcome", &[("n", nth(n).into())]),
        ["legal_basis", n] => text_with(lang, "form-row-legal", &[("n", nth(n).into())]),
        _ => return None,
    })
}

/// A name within a sentence: its first letter small.
pub fn within(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
