//! The parts that are no lists.

use catalogue::{AdministrativeLevel, ApplicantKind, ChangeKind, Lang, OnlineLevel};
use leptos::prelude::*;
use locale::text;

use super::{
    super::{EditionForm, model::TranslationPart, translation},
    Part,
    sheet::Sheet,
    words,
};
use crate::site::{format, parts::vi};

pub fn basics(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let body = view! {
        {sheet.line("name", &form.name).required().view()}
        {sheet.known_line("sector", &form.sector, "known-sectors").required().view()}
        {sheet.lines("summary", &form.summary, 4).hint(text(lang, "form-hint-summary")).markdown().view()}
        {translations(sheet, form)}
        {sheet.lines("keywords", &form.keywords, 3).hint(text(lang, "form-hint-keywords")).view()}
    };
    let holds = &["name", "summary", "translations", "keywords", "sector"];
    Part { id: "part-basics", title: text(lang, "form-part-basics"), holds, body: body.into_any() }
}

/// Name and summary in the other languages.
fn translations(sheet: &Sheet<'_>, form: &EditionForm) -> AnyView {
    let none = TranslationPart::default();
    let sets = translation::tags(form).into_iter().map(|tag| {
        let part = form.translations.get(tag).unwrap_or(&none);
        let name = |field: &str| format!("translations[{tag}][{field}]");
        let older = (part.matches || translation::is_older(form, part)).then(|| {
            view! {
                <p class="field-hint">{text(sheet.lang, "form-translation-older")}</p>
                {sheet.tick(name("matches"), part.matches)}
            }
        });
        view! {
            <fieldset class="row">
                <legend>{words::language(tag)}</legend>
                {sheet.line(name("name"), &part.name).language(tag).view()}
                {sheet.lines(name("summary"), &part.summary, 3).language(tag).markdown().view()}
                {older}
                {sheet.hidden(name("of"), &part.of)}
                {sheet.hidden(name("beside"), &part.beside)}
                {sheet.hidden(name("was"), &part.was)}
            </fieldset>
        }
    });
    sets.collect_view().into_any()
}

pub fn applicants(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let options = ApplicantKind::ALL.iter().map(|kind| {
        let key = kind.key().to_owned();
        let chosen = form.applicants.contains(&key);
        (key, chosen, format::applicant(lang, *kind).into_any())
    });
    let body = sheet.checks("applicants", None, options.collect());
    Part { id: "part-applicants", title: text(lang, "form-part-applicants"), holds: &["applicants"], body }
}

pub fn agencies(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    // The district level is gone: it is there to be taken off, not to be chosen.
    let gone = form.levels.iter().any(|key| key == AdministrativeLevel::District.key());
    let levels = AdministrativeLevel::ALL.into_iter().chain(gone.then_some(AdministrativeLevel::District));
    let levels = levels.map(|level| {
        let key = level.key().to_owned();
        let chosen = form.levels.contains(&key);
        (key, chosen, format::administrative_level(lang, level).into_any())
    });
    let by_part = [
        ("agencies[implementing]", &form.agencies.implementing),
        ("agencies[competent]", &form.agencies.competent),
        ("agencies[delegated]", &form.agencies.delegated),
        ("agencies[coordinating]", &form.agencies.coordinating),
        ("agencies[promulgating]", &form.agencies.promulgating),
    ];
    let by_part =
        by_part.map(|(name, value)| sheet.lines(name, value, 2).hint(text(lang, "form-hint-agencies")).view());
    let body = view! {
        {sheet.checks("levels", None, levels.collect())}
        {by_part.into_iter().collect_view()}
        {sheet.line("reception", &form.reception).hint(text(lang, "form-hint-reception")).view()}
        {sheet.tick("interlinked", form.interlinked)}
    };
    let holds = &["levels", "agencies", "reception", "interlinked"];
    Part { id: "part-agencies", title: text(lang, "form-part-agencies"), holds, body: body.into_any() }
}

/// The levels, with a word for none.
fn online_levels(lang: Lang, none: String) -> Vec<(&'static str, String)> {
    let key = |level| match level {
        OnlineLevel::Information => "1",
        OnlineLevel::Forms => "2",
        OnlineLevel::Partial => "3",
        OnlineLevel::Full => "4",
    };
    let levels = OnlineLevel::ALL.map(|level| (key(level), format::online_level(lang, Some(level))));
    std::iter::once(("", none)).chain(levels).collect()
}

pub fn online(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let (lang, online) = (sheet.lang, &form.online);
    let rows = online.by_agency.iter().enumerate().map(|(n, row)| {
        let name = |field: &str| format!("online[by_agency][{n}][{field}]");
        view! {
            {sheet.known_line(name("agency"), &row.agency, "known-agencies").view()}
            <div class="fields">
                {sheet.select(name("level"), &row.level, online_levels(lang, text(lang, "form-choose")))}
                {sheet.day(name("since"), &row.since).view()}
            </div>
        }
        .into_any()
    });
    let by_agency = sheet.list(
        "online[by_agency]",
        Some(text(lang, "form-online-by-agency")),
        text(lang, "form-add-agency"),
        rows.collect(),
    );
    let body = view! {
        <div class="fields">
            {sheet.select("online[level]", &online.level, online_levels(lang, text(lang, "online-unknown")))}
            {sheet.day("online[since]", &online.since).view()}
        </div>
        {sheet.line("online[announced_by]", &online.announced_by).hint(text(lang, "form-hint-announced-by")).view()}
        {sheet.address("online[apply_url]", &online.apply_url).hint(text(lang, "form-hint-url")).view()}
        {by_agency}
    };
    Part { id: "part-online", title: text(lang, "form-part-online"), holds: &["online"], body: body.into_any() }
}

pub fn announcement(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let (lang, part) = (sheet.lang, &form.announcement);
    let changes = ChangeKind::ALL.map(|kind| (kind.key(), format::change(lang, kind)));
    let changes = std::iter::once(("", text(lang, "unknown"))).chain(changes).collect();
    let body = view! {
        <div class="fields">
            {sheet.line("announcement[number]", &part.number).hint(text(lang, "form-hint-number")).view()}
            {sheet.day("announcement[date]", &part.date).view()}
        </div>
        {sheet.known_line("announcement[issuer]", &part.issuer, "known-agencies").view()}
        {sheet.select("announcement[change]", &part.change, changes)}
        {sheet.lines("announcement[successors]", &part.successors, 2).hint(text(lang, "form-hint-successors")).view()}
    };
    let title = text(lang, "form-part-announcement");
    Part { id: "part-announcement", title, holds: &["announcement"], body: body.into_any() }
}

/// The chosen ones come first, so that they keep their order.
pub fn life_events(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let events = &sheet.known.life_events;
    let title = |slug: &str| {
        let known = events.iter().find(|(event, _)| event.as_str() == slug);
        known.map_or_else(|| vi(lang, slug), |(_, title)| title.clone().into_any())
    };
    let chosen = form.life_events.iter().map(|slug| (slug.clone(), true, title(slug)));
    let others = events.iter().filter(|(slug, _)| !form.life_events.iter().any(|chosen| chosen == slug.as_str()));
    let others = others.map(|(slug, title)| (slug.to_string(), false, title.clone().into_any()));
    let body = sheet.checks("life_events", Some(text(lang, "form-hint-life-events")), chosen.chain(others).collect());
    Part { id: "part-life-events", title: text(lang, "form-part-life-events"), holds: &["life_events"], body }
}

pub fn source(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let (lang, part) = (sheet.lang, &form.source);
    let body = view! {
        {sheet.line("source[name]", &part.name).hint(text(lang, "form-hint-source")).view()}
        {sheet.address("source[url]", &part.url).hint(text(lang, "form-hint-url")).view()}
        {sheet.day("source[verified_on]", &part.verified_on).view()}
    };
    Part { id: "part-source", title: text(lang, "form-part-source"), holds: &["source"], body: body.into_any() }
}
