//! One legal document: what is known, what rests on it, and how to mend that.

use std::sync::Arc;

use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use catalogue::{
    AgencyName, Lang, LegalDocument,
    text::{parse_date, tidy},
};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    bulk::{BatchKind, LawChange, Making},
    legal::{Law, LawError, LawSheet},
    people::{Action, Actor, Subject},
};

use super::{LAW, MEND, failed, law_path, standing, trouble};
use crate::site::{
    address, format,
    pages::staff::{
        BulkDesk, SignedIn, answer,
        bulk::{Field, Filled, Outcome, Reviewed, see_other, start, state_name},
    },
    parts::vi_tag,
    visit::Visit,
};

/// How many of those that rest on it are named.
const MOST: usize = 200;

/// The page; `?so=60/2014/qh13` says which document.
pub async fn show(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn) -> Response {
    page(&desk, &actor, &visit, None).await
}

/// What is wrong, and what was filled in.
struct Wrong<'a> {
    words: String,
    filled: &'a Filled,
}

fn key(visit: &Visit) -> String {
    visit.parameter("so").and_then(|number| LegalDocument::key_of(&number)).unwrap_or_default()
}

async fn page(desk: &BulkDesk, actor: &Actor, visit: &Visit, wrong: Option<Wrong<'_>>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let sheet = match desk.laws.sheet(actor, &snapshot, &key(visit)).await {
        Ok(sheet) => sheet,
        Err(error) => return failed(visit, &error),
    };
    let lang = visit.lang;
    let may = |action| actor.may(action, &Subject::Anything).is_ok();
    let is_wrong = wrong.is_some();
    let document = sheet.law.document();
    let mut response = answer(visit, document.number.clone(), || {
        let said = visit.parameter("xong").map(|_| {
            view! { <div class="bulk-done" role="status"><p>{text(lang, "law-recorded-now")}</p></div> }
        });
        let trouble = wrong.as_ref().map(|wrong| {
            view! { <div class="form-errors" role="alert"><p>{wrong.words.clone()}</p></div> }
        });
        view! {
            <p class="lead" lang=vi_tag(lang)>{document.title.clone()}</p>
            {said}
            {trouble}
            {facts(lang, &sheet.law, &document, desk.laws.today())}
            {resting(visit, &sheet)}
            {(may(Action::Write) && !sheet.law.entries.is_empty()).then(|| mending(visit, &sheet.law, &document))}
            {may(Action::ManageLaw).then(|| recording(visit, &sheet.law, &document, wrong.as_ref()))}
            {history(lang, &sheet)}
        }
        .into_any()
    });
    if is_wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

fn facts(lang: Lang, law: &Law, document: &LegalDocument, today: Date) -> AnyView {
    let day = |day: Option<Date>| day.map(|day| format::date(lang, day));
    let cited = |counts: &[(String, usize)]| {
        let items = counts
            .iter()
            .map(|(words, count)| {
                text_with(lang, "law-cited", &[("text", words.as_str().into()), ("count", (*count).into())])
            })
            .map(|words| view! { <li lang=vi_tag(lang)>{words}</li> })
            .collect_view();
        view! { <ul class="plain">{items}</ul> }
    };
    let row =
        |key: &str, value: Option<String>| value.map(|value| view! { <dt>{text(lang, key)}</dt><dd>{value}</dd> });
    let link = law.record.as_ref().and_then(|record| record.link.as_deref()).and_then(address::elsewhere);
    let link = link.map(|link| {
        let link = link.to_owned();
        view! { <dt>{text(lang, "law-link")}</dt><dd><a href=link.clone() rel="external noopener">{link.clone()}</a></dd> }
    });
    let spellings = (law.spellings.len() > 1).then(|| {
        view! { <dt>{text(lang, "law-spellings")}</dt><dd>{cited(&law.spellings)}</dd> }
    });
    let titles = (law.titles.len() > 1).then(|| {
        let disputed = law.is_disputed().then(|| {
            view! { " " <span class="badge badge-unknown">{text(lang, "law-disputed")}</span> }
        });
        view! { <dt>{text(lang, "law-titles")}{disputed}</dt><dd>{cited(&law.titles)}</dd> }
    });
    view! {
        <dl class="staff-facts">
            <dt>{text(lang, "law-column-state")}</dt>
            <dd>{standing(lang, law, today)}</dd>
            {row("law-issuer", document.issuer.as_ref().map(ToString::to_string))}
            {row("law-issued-on", day(document.issued_on))}
            {row("law-in-force-from", day(document.in_force_from))}
            {link}
            {spellings}
            {titles}
        </dl>
    }
    .into_any()
}

/// What the public sees that rests on it, and what is on its way.
fn resting(visit: &Visit, sheet: &LawSheet) -> AnyView {
    let lang = visit.lang;
    let entries = sheet
        .law
        .entries
        .iter()
        .take(MOST)
        .map(|entry| {
            let href = address::procedure(lang, &entry.procedure.slug);
            let code = entry.code().map(|code| view! { " " <span class="muted">{code.to_owned()}</span> });
            view! { <li><a href=href lang=vi_tag(lang)>{entry.content.name.clone()}</a>{code}</li> }
        })
        .collect_view();
    let more = sheet.law.entries.len().saturating_sub(MOST);
    let more = (more > 0).then(|| view! { <li>{format!("… +{more}")}</li> });
    let entries = if sheet.law.entries.is_empty() {
        view! { <p>{text(lang, "law-entries-none")}</p> }.into_any()
    } else {
        view! { <ul class="bulk-list">{entries}{more}</ul> }.into_any()
    };
    let drafts = (!sheet.drafts.is_empty()).then(|| {
        let items = sheet
            .drafts
            .iter()
            .take(MOST)
            .map(|open| {
                let name = open.edition.content().name.clone();
                let state = state_name(lang, open.edition.state());
                view! { <li><span lang=vi_tag(lang)>{name}</span> " – " {state}</li> }
            })
            .collect_view();
        view! {
            <h2>{text(lang, "law-drafts")}</h2>
            <ul class="bulk-list">{items}</ul>
        }
    });
    view! {
        <h2>{text(lang, "law-entries")}</h2>
        {entries}
        {drafts}
    }
    .into_any()
}

fn mending(visit: &Visit, law: &Law, document: &LegalDocument) -> AnyView {
    let lang = visit.lang;
    let to = document.replaced_by.clone().unwrap_or_default();
    view! {
        <details class="bulk-step" open=document.replaced_by.is_some()>
            <summary>{text(lang, "law-mend")}</summary>
            <p>{text(lang, "law-mend-lead")}</p>
            <form class="bulk-form" method="post" action=law_path(visit, MEND, &law.key)>
                {Field::new("to", text(lang, "law-mend-to"), &to).hint(text(lang, "law-mend-to-hint")).view(lang)}
                {Field::new("to-title", text(lang, "law-mend-title"), "").view(lang)}
                <button class="button">{text(lang, "law-mend-button")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn recording(visit: &Visit, law: &Law, document: &LegalDocument, wrong: Option<&Wrong<'_>>) -> AnyView {
    let lang = visit.lang;
    let record = law.record.as_ref();
    let day = |day: Option<Date>| day.map(|day| format::date(Lang::VI, day)).unwrap_or_default();
    let value = |name: &str, known: String| wrong.map_or(known, |wrong| wrong.filled.get(name).to_owned());
    let revision = record.map_or(0, |record| record.revision);
    let link = record.and_then(|record| record.link.clone()).unwrap_or_default();
    let issuer = document.issuer.as_ref().map(ToString::to_string).unwrap_or_default();
    let hint = || text(lang, "bulk-field-day-hint");
    let fields = [
        Field::new("number", text(lang, "law-number"), &value("number", document.number.clone())).required().view(lang),
        Field::new("title", text(lang, "law-name"), &value("title", document.title.clone())).view(lang),
        Field::new("issuer", text(lang, "law-issuer"), &value("issuer", issuer)).view(lang),
        Field::new("issued_on", text(lang, "law-issued-on"), &value("issued_on", day(document.issued_on)))
            .hint(hint())
            .view(lang),
        Field::new("from", text(lang, "law-in-force-from"), &value("from", day(document.in_force_from)))
            .hint(hint())
            .view(lang),
        Field::new("until", text(lang, "law-in-force-to"), &value("until", day(document.in_force_to)))
            .hint(hint())
            .view(lang),
        Field::new(
            "replaced_by",
            text(lang, "law-replaced"),
            &value("replaced_by", document.replaced_by.clone().unwrap_or_default()),
        )
        .hint(text(lang, "law-replaced-hint"))
        .view(lang),
        Field::new("link", text(lang, "law-link"), &value("link", link)).hint(text(lang, "law-link-hint")).view(lang),
    ];
    view! {
        <details class="bulk-step" open=wrong.is_some()>
            <summary>{text(lang, "law-record")}</summary>
            <p>{text(lang, "law-record-lead")}</p>
            <form class="bulk-form" method="post" action=law_path(visit, LAW, &law.key)>
                <input r#type="hidden" name="revision" value=revision />
                {fields.into_iter().collect_view()}
                <button class="button">{text(lang, "law-record-button")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn history(lang: Lang, sheet: &LawSheet) -> Option<AnyView> {
    let today = |record: &registry::legal::LawRecord| {
        let day = format::date(lang, catalogue::calendar::day_of(record.at));
        text_with(lang, "law-history-line", &[("day", day.into()), ("who", record.by.as_str().into())])
    };
    let items = sheet
        .history
        .iter()
        .map(|record| {
            let document = &record.document;
            let end =
                document.in_force_to.map(|end| text_with(lang, "law-ends", &[("day", format::date(lang, end).into())]));
            let by = document
                .replaced_by
                .as_ref()
                .map(|by| text_with(lang, "law-replaced-by", &[("number", by.as_str().into())]));
            let said: Vec<String> = end.into_iter().chain(by).collect();
            view! { <li>{today(record)} " " {said.join(", ")}</li> }
        })
        .collect_view();
    (!sheet.history.is_empty()).then(|| {
        view! {
            <h2>{text(lang, "law-history")}</h2>
            <ul class="bulk-list">{items}</ul>
        }
        .into_any()
    })
}

/// Records what was filled in.
pub async fn record(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, body: Bytes) -> Response {
    let lang = visit.lang;
    let filled = Filled::read(&body);
    let some = |name: &str| Some(tidy(filled.get(name))).filter(|text| !text.is_empty());
    let day = |name: &str| match filled.get(name) {
        "" => Ok(None),
        text => parse_date(text).map(Some).ok_or_else(|| super::text(lang, "law-error-day")),
    };
    let document = || {
        Ok::<_, String>(LegalDocument {
            number: tidy(filled.get("number")),
            title: tidy(filled.get("title")),
            issuer: some("issuer").map(|issuer| AgencyName::new(&issuer)),
            issued_on: day("issued_on")?,
            in_force_from: day("from")?,
            in_force_to: day("until")?,
            replaced_by: some("replaced_by"),
        })
    };
    let outcome = match document() {
        // Another number would be another document.
        Ok(document) if document.key().is_some_and(|key| key != self::key(&visit)) => Err(text(lang, "law-error-key")),
        Ok(document) => {
            let revision = filled.get("revision").parse().unwrap_or_default();
            desk.laws.record(&actor, document, some("link"), revision).await.map_err(|error| {
                if let LawError::Registry(cause) = &error {
                    tracing::error!(error = cause as &dyn std::error::Error, "a law cannot be recorded");
                }
                trouble(lang, &error)
            })
        }
        Err(words) => Err(words),
    };
    match outcome {
        Ok(key) => see_other(&format!("{}&xong=1", law_path(&visit, LAW, &key))),
        Err(words) => page(&desk, &actor, &visit, Some(Wrong { words, filled: &filled })).await,
    }
}

/// Looks for every entry that rests on it, in a task.
pub async fn mend(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, body: Bytes) -> Response {
    let lang = visit.lang;
    let filled = Filled::read(&body);
    let from = key(&visit);
    let snapshot = visit.site.portal.snapshot();
    let register = match desk.laws.register(&actor, &snapshot).await {
        Ok(register) => register,
        Err(error) => return failed(&visit, &error),
    };
    let Some(law) = register.get(&from) else { return failed(&visit, &LawError::Missing) };
    let cited = law.document().number;
    let number = tidy(filled.get("to"));
    let to = LegalDocument::key_of(&number).map(|key| {
        // What is known of the other document is cited with it.
        let known = register.get(&key).map(Law::document).unwrap_or_default();
        let title = Some(tidy(filled.get("to-title"))).filter(|title| !title.is_empty());
        LegalDocument { number: number.clone(), title: title.unwrap_or(known.title.clone()), ..known }
    });
    let back = address::with_query(LAW, &[("so", from.as_str())]);
    start(&desk, &actor, &visit, 0, &back, |_| {
        let (desk, actor) = (desk.clone(), Arc::clone(&actor));
        async move {
            let name = match &to {
                Some(to) => {
                    let words = [("from", cited.as_str().into()), ("to", to.number.as_str().into())];
                    text_with(lang, "bulk-name-law-replaced", &words)
                }
                None => text_with(lang, "bulk-name-law-dropped", &[("from", cited.as_str().into())]),
            };
            let detail = serde_json::json!({ "from": from, "to": number });
            let change = LawChange { from, to };
            let review = desk.bulk.review_change(&actor, &snapshot, move |content| change.of(content)).await?;
            let making = Making { name, kind: BatchKind::Law, detail };
            Ok(Outcome::Reviewed(Reviewed { review, making }))
        }
    })
}
