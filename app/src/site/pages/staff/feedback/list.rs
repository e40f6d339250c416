//! The lists: what waits, what is overdue, what was answered.

use axum::{extract::State, response::Response};
use catalogue::{FeedbackKind, Lang, calendar::day_of};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Snapshot,
    feedback::{FeedbackDesk, FeedbackRow, FeedbackState, Shelf},
    people::{Action, Subject},
};

use super::{STAFF_FEEDBACK, counts, trouble};
use crate::site::{
    address, format,
    markdown::shorten,
    pages::{
        feedback,
        staff::{SignedIn, Staff, StaffPage, table},
    },
    parts::{
        pager::{pager, part},
        vi_tag,
    },
    router::missing,
    visit::Visit,
};

/// How many are on a page.
const PER_PAGE: usize = 50;
/// How many stand on the desk.
const ON_DESK: usize = 15;

/// The page; `?loc=overdue` says which shelf, `loai` which kind, `trang` which page.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    let lang = visit.lang;
    let get = |name| visit.parameter(name).filter(|value| !value.is_empty());
    let shelf = get("loc").and_then(|key| Shelf::from_key(&key)).unwrap_or_default();
    let kind = get("loai").and_then(|key| FeedbackKind::from_key(&key));
    let snapshot = visit.site.portal.snapshot();
    let counted = match counts::read(&staff, &actor).await {
        Ok(counted) => counted,
        Err(error) => return trouble::instead(&visit, &error),
    };
    // Leaders see the figures and none of the words.
    let handles = actor.may(Action::HandleFeedback, &Subject::Anything).is_ok();
    let desk =
        if handles { staff.feedback.desk(&actor, &snapshot, shelf, kind).await } else { Ok(FeedbackDesk::default()) };
    let desk = match desk {
        Ok(desk) => desk,
        Err(error) => return trouble::instead(&visit, &error),
    };
    let Some(shown) = part(&desk.rows, get("trang").as_deref(), PER_PAGE) else { return missing(&visit) };
    let today = staff.feedback.today();
    StaffPage::new(text(lang, "staff-feedback-title")).answer(&visit, || {
        let to = |page: usize| address_of(&visit, shelf, kind, page);
        let lists = handles.then(|| {
            let count = text_with(lang, "staff-feedback-count", &[("n", desk.rows.len().into())]);
            let body = if desk.rows.is_empty() {
                view! { <p>{text(lang, "staff-feedback-none")}</p> }.into_any()
            } else {
                rows(&visit, &snapshot, shown.items, today, count)
            };
            view! {
                {shelves(&visit, &desk, shelf, kind)}
                {kinds(&visit, shelf, kind)}
                {body}
                {pager(lang, shown.page, shown.pages, to)}
            }
        });
        view! {
            <p class="lead">{text(lang, "staff-feedback-lead")}</p>
            {lists}
            {counts::view(&visit, &snapshot, &counted)}
        }
        .into_any()
    })
}

fn address_of(visit: &Visit, shelf: Shelf, kind: Option<FeedbackKind>, page: usize) -> String {
    let pairs = [
        ("loc", (shelf != Shelf::default()).then(|| shelf.key().to_owned())),
        ("loai", kind.map(|kind| kind.key().to_owned())),
        ("trang", (page > 1).then(|| page.to_string())),
    ];
    let pairs: Vec<(&str, String)> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    address::with_query(&visit.to(STAFF_FEEDBACK), &pairs)
}

fn shelves(visit: &Visit, desk: &FeedbackDesk, current: Shelf, kind: Option<FeedbackKind>) -> AnyView {
    let lang = visit.lang;
    let items = Shelf::ALL.map(|shelf| {
        let label = match shelf {
            Shelf::Waiting => text_with(lang, "staff-feedback-waiting", &[("n", desk.waiting.into())]),
            Shelf::Overdue => text_with(lang, "staff-feedback-overdue", &[("n", desk.overdue.into())]),
            Shelf::Answered => text(lang, "staff-feedback-answered"),
            Shelf::Closed => text(lang, "staff-feedback-closed"),
            Shelf::All => text(lang, "staff-feedback-all"),
        };
        let here = (shelf == current).then_some("true");
        view! { <li><a href=address_of(visit, shelf, kind, 1) aria-current=here>{label}</a></li> }
    });
    let items = items.into_iter().collect_view();
    view! { <nav class="sorting" aria-label=text(lang, "staff-feedback-shelves")><ul>{items}</ul></nav> }.into_any()
}

fn kinds(visit: &Visit, shelf: Shelf, current: Option<FeedbackKind>) -> AnyView {
    let lang = visit.lang;
    let items = std::iter::once(None).chain(FeedbackKind::ALL.map(Some)).map(|kind| {
        let label = kind.map_or_else(|| text(lang, "feedback-all-kinds"), |kind| feedback::kind(lang, kind));
        let here = (kind == current).then_some("true");
        view! { <li><a href=address_of(visit, shelf, kind, 1) aria-current=here>{label}</a></li> }
    });
    let items = items.collect_view();
    view! { <nav class="sorting" aria-label=text(lang, "feedback-kind")><ul>{items}</ul></nav> }.into_any()
}

fn rows(visit: &Visit, snapshot: &Snapshot, rows: &[FeedbackRow], today: Date, caption: String) -> AnyView {
    let lang = visit.lang;
    let rows = rows
        .iter()
        .map(|row| {
            let about = about(lang, snapshot, row);
            view! {
                <tr>
                    <th scope="row">{row_link(visit, row)}</th>
                    <td>{feedback::kind(lang, row.about.kind)}</td>
                    <td lang=vi_tag(lang)>{about}</td>
                    <td>{format::date(lang, day_of(row.received_at))}</td>
                    <td>{due(lang, row, today)}</td>
                    <td>{state(lang, row)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = [
        "staff-feedback-column-words",
        "feedback-kind",
        "staff-feedback-column-about",
        "feedback-received-on",
        "feedback-due",
        "staff-feedback-column-state",
    ];
    table(lang, caption, &head, rows)
}

/// The way to one, by its first words.
fn row_link(visit: &Visit, row: &FeedbackRow) -> AnyView {
    let lang = visit.lang;
    let href = visit.to(&format!("{STAFF_FEEDBACK}/{}", row.id.0));
    let words = shorten(&catalogue::text::tidy(&row.opening), 110);
    let (words, tag) = if words.is_empty() {
        (text_with(lang, "staff-feedback-erased", &[("n", row.id.0.into())]), None)
    } else {
        (words, vi_tag(lang))
    };
    view! { <a href=href lang=tag>{words}</a> }.into_any()
}

fn about(lang: Lang, snapshot: &Snapshot, row: &FeedbackRow) -> String {
    let procedure = row.about.procedure.and_then(|id| snapshot.by_id(id)).map(|entry| shorten(&entry.content.name, 80));
    let agency = row.agency.as_ref().map(|agency| agency.as_str().to_owned());
    let part = row.about.unclear.map(|part| feedback::part(lang, part));
    let parts = [row.about.place.clone(), row.about.document.clone(), procedure, part, agency];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// By when; that it is overdue is said in words.
fn due(lang: Lang, row: &FeedbackRow, today: Date) -> AnyView {
    let Some(day) = row.due_on else { return text(lang, "staff-feedback-due-unknown").into_any() };
    let day = format::date(lang, day);
    if row.is_overdue(today) {
        view! { <strong class="overdue">{text_with(lang, "staff-feedback-is-overdue", &[("day", day.into())])}</strong> }
            .into_any()
    } else {
        day.into_any()
    }
}

fn state(lang: Lang, row: &FeedbackRow) -> String {
    match row.state {
        FeedbackState::Waiting => text(lang, "staff-feedback-state-waiting"),
        FeedbackState::Answered if row.public => text(lang, "staff-feedback-state-public"),
        FeedbackState::Answered => text(lang, "staff-feedback-state-answered"),
        FeedbackState::Closed => text(lang, "staff-feedback-state-closed"),
    }
}

/// What waits for somebody, on their desk; the most urgent first.
pub fn on_desk(visit: &Visit, snapshot: &Snapshot, desk: &FeedbackDesk, today: Date) -> Option<AnyView> {
    let lang = visit.lang;
    (desk.waiting > 0).then(|| {
        let variables = [("n", desk.waiting.into()), ("overdue", desk.overdue.into())];
        let caption = text_with(
            lang,
            "feedback-desk-shown",
            &[("shown", desk.rows.len().min(ON_DESK).into()), ("n", desk.waiting.into())],
        );
        let shown = &desk.rows[..desk.rows.len().min(ON_DESK)];
        view! {
            <section aria-labelledby="feedback">
                <h2 id="feedback">{text_with(lang, "staff-feedback-desk", &variables)}</h2>
                {rows(visit, snapshot, shown, today, caption)}
                <p><a href=visit.to(STAFF_FEEDBACK)>{text(lang, "staff-feedback-all-link")}</a></p>
            </section>
        }
        .into_any()
    })
}
