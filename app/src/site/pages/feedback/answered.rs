//! What it is, the way to the form, and what was answered in public.

use axum::{extract::State, http::StatusCode, response::Response};
use catalogue::{FeedbackKind, calendar::day_of};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Snapshot,
    feedback::{PublishedAsked, PublishedFeedback, PublishedList},
};

use super::{
    FEEDBACK, FOLLOW, FeedbackPages,
    form::{entry, kinds, named},
    words,
};
use crate::site::{
    address,
    document::Page,
    format, markdown,
    pages::error::error_page,
    parts::{names, pager::pager, vi_tag},
    router::missing,
    visit::Visit,
};

/// How many are on a page.
const PER_PAGE: u32 = 20;

struct Filter {
    kind: Option<FeedbackKind>,
    /// What was typed, whatever it names.
    procedure: String,
    page: u32,
}

impl Filter {
    fn read(visit: &Visit) -> Option<Self> {
        let get = |name| visit.parameter(name).filter(|value| !value.is_empty());
        let kind = get("loai").map(|key| FeedbackKind::from_key(&key).ok_or(())).transpose().ok()?;
        let page =
            get("trang").map_or(Some(1), |page| page.parse().ok().filter(|page| (1..=100_000).contains(page)))?;
        let procedure = catalogue::text::tidy(&get("thu-tuc").unwrap_or_default());
        Some(Self { kind, procedure: procedure.chars().take(300).collect(), page })
    }

    fn address(&self, visit: &Visit, page: usize) -> String {
        let pairs = [
            ("loai", self.kind.map(|kind| kind.key().to_owned())),
            ("thu-tuc", Some(self.procedure.clone()).filter(|procedure| !procedure.is_empty())),
            ("trang", (page > 1).then(|| page.to_string())),
        ];
        let pairs: Vec<(&str, String)> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        address::with_query(&visit.to(FEEDBACK), &pairs)
    }

    fn is_plain(&self) -> bool {
        self.kind.is_none() && self.procedure.is_empty() && self.page == 1
    }
}

/// The page.
pub async fn show(State(pages): State<FeedbackPages>, visit: Visit) -> Response {
    let lang = visit.lang;
    let Some(filter) = Filter::read(&visit) else { return missing(&visit) };
    let snapshot = visit.site.portal.snapshot();
    let found = entry(&snapshot, &filter.procedure);
    let unknown = found.is_none() && !filter.procedure.is_empty();
    let asked = PublishedAsked {
        kind: filter.kind,
        procedure: found.as_ref().map(|entry| entry.id),
        offset: (filter.page - 1) * PER_PAGE,
        limit: PER_PAGE,
    };
    let list = if unknown { Ok(PublishedList::default()) } else { pages.feedback.published(&asked).await };
    let list = match list {
        Ok(list) => list,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "answered feedback cannot be read");
            return error_page(&visit.site, lang, StatusCode::SERVICE_UNAVAILABLE);
        }
    };
    let last = usize::try_from(list.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(usize::MAX).max(1);
    let number = usize::try_from(filter.page).unwrap_or(usize::MAX);
    if number > last {
        return missing(&visit);
    }
    let page = Page {
        description: text(lang, "feedback-lead"),
        canonical: filter.is_plain().then(|| visit.path.clone()),
        unlisted: !filter.is_plain(),
        ..Page::new(text(lang, "feedback-title"))
    };
    page.answer(&visit, || {
        let procedure = found.as_ref().map(|entry| named(entry)).unwrap_or_default();
        let none = if unknown {
            "feedback-error-procedure"
        } else if filter.is_plain() {
            "feedback-none"
        } else {
            "feedback-none-such"
        };
        let body = if list.feedback.is_empty() {
            view! { <p>{text(lang, none)}</p> }.into_any()
        } else {
            let items = list.feedback.iter().map(|one| item(&visit, &snapshot, one)).collect_view();
            view! { <ul class="feedback-list">{items}</ul> }.into_any()
        };
        let count = text_with(lang, "feedback-count", &[("n", list.total.into())]);
        view! {
            <div class="narrow feedback">
                <h1>{text(lang, "feedback-title")}</h1>
                <p class="lead">{text(lang, "feedback-lead")}</p>
                <section aria-labelledby="gui">
                    <h2 id="gui">{text(lang, "feedback-choose")}</h2>
                    {kinds(&visit, &procedure)}
                    <p><a href=visit.to(FOLLOW)>{text(lang, "feedback-follow-link")}</a></p>
                    <p class="muted">{text(lang, "feedback-not-for")}</p>
                </section>
                <section aria-labelledby="da-tra-loi">
                    <h2 id="da-tra-loi">{text(lang, "feedback-answered-title")}</h2>
                    <p>{text(lang, "feedback-answered-lead")}</p>
                    {form(&visit, &filter)}
                    {(list.total > 0).then(|| view! { <p class="muted">{count}</p> })}
                    {body}
                    {pager(lang, number, last, |page| filter.address(&visit, page))}
                </section>
            </div>
        }
        .into_any()
    })
}

fn form(visit: &Visit, filter: &Filter) -> AnyView {
    let lang = visit.lang;
    let kinds = FeedbackKind::ALL
        .map(|kind| {
            let chosen = filter.kind == Some(kind);
            view! { <option value=kind.key() selected=chosen>{words::kind(lang, kind)}</option> }
        })
        .into_iter()
        .collect_view();
    view! {
        <form class="history-form" method="get" action=visit.to(FEEDBACK)>
            <p>
                <label for="loai">{text(lang, "feedback-kind")}</label>
                <select id="loai" name="loai"><option value="">{text(lang, "feedback-all-kinds")}</option>{kinds}</select>
            </p>
            <p>
                <label for="thu-tuc">{text(lang, "feedback-procedure-code")}</label>
                <input id="thu-tuc" name="thu-tuc" value=filter.procedure.clone() autocomplete="off" />
            </p>
            <button class="button" r#type="submit">{text(lang, "feedback-filter")}</button>
        </form>
    }
    .into_any()
}

fn item(visit: &Visit, snapshot: &Snapshot, one: &PublishedFeedback) -> AnyView {
    let lang = visit.lang;
    let procedure = one.procedure.and_then(|id| snapshot.by_id(id)).map(|entry| {
        let href = address::procedure(lang, &entry.procedure.slug);
        view! { " · " {names::link(lang, href, &entry.content)} }
    });
    let on = text_with(lang, "feedback-answered-on", &[("day", format::date(lang, day_of(one.answered_at)).into())]);
    let id = format!("so-{}", one.number);
    let answer = markdown::render(&one.answer, 4);
    view! {
        <li class="feedback-one" id=id>
            <h3 class="feedback-question" lang=vi_tag(lang)>{one.question.clone()}</h3>
            <p class="muted">{words::kind(lang, one.kind)} {procedure} " · " {on}</p>
            <div class="prose" lang=vi_tag(lang) inner_html=answer></div>
        </li>
    }
    .into_any()
}
