//! What would become of each entry, before anything is written.

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::bulk::{Review, ReviewRow, Verdict, VerdictKind};

use super::{
    BulkDesk, Field, Job, Reviewed,
    difference::{difference, names},
    job_path, words,
};
use crate::site::{
    address,
    pages::staff::{answer, table},
    parts::{
        pager::{pager, part},
        vi_tag,
    },
    visit::Visit,
};

/// How many rows a page has.
const ROWS: usize = 50;

/// The page; `?loai=amended&trang=2` says which rows.
pub fn page(
    desk: &BulkDesk,
    visit: &Visit,
    id: u64,
    job: &Job,
    reviewed: &Reviewed,
    wrong: Option<String>,
) -> Response {
    let lang = visit.lang;
    let path = visit.to(&job_path(id));
    let Reviewed { review, making } = reviewed;
    let chosen = visit.parameter("loai").and_then(|key| VerdictKind::from_key(&key));
    let rows: Vec<&ReviewRow> =
        review.rows.iter().filter(|row| chosen.is_none_or(|kind| row.verdict.kind() == kind)).collect();
    let asked = visit.parameter("trang");
    let Some(shown) = part(&rows, asked.as_deref(), ROWS).or_else(|| part(&rows, None, ROWS)) else {
        return super::see_other(&path);
    };
    let is_wrong = wrong.is_some();
    let mut response = answer(visit, text(lang, "bulk-review-title"), || {
        let drafts = review.drafts();
        let form = if drafts == 0 {
            view! {
                <p>{text(lang, "bulk-review-nothing")}</p>
                <p><a class="more" href=visit.to(&job.from)>{text(lang, "bulk-job-back")}</a></p>
            }
            .into_any()
        } else {
            let name = Field::new("name", text(lang, "bulk-make-name"), &making.name).wrong(wrong).required();
            view! {
                <form class="bulk-form" method="post" action=path.clone()>
                    {name.view(lang)}
                    <button class="button">{text_with(lang, "bulk-make", &[("count", drafts.into())])}</button>
                </form>
            }
            .into_any()
        };
        let list = shown.items.iter().map(|row| row_view(desk, lang, row)).collect_view();
        let head = ["bulk-review-line", "bulk-review-name", "bulk-review-verdict", "bulk-review-detail"];
        let to = |page: usize| {
            let mut pairs = Vec::new();
            pairs.extend(chosen.map(|kind| ("loai", kind.key().to_owned())));
            pairs.extend((page > 1).then(|| ("trang", page.to_string())));
            address::with_query(&path, &pairs)
        };
        view! {
            <p class="lead">{text(lang, "bulk-review-lead")}</p>
            {counts(lang, review, chosen, &path)}
            {form}
            {table(lang, text(lang, "bulk-review-caption"), &head, list)}
            {pager(lang, shown.page, shown.pages, to)}
        }
        .into_any()
    });
    if is_wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// How many of each verdict, to choose by.
fn counts(lang: Lang, review: &Review, chosen: Option<VerdictKind>, path: &str) -> AnyView {
    let kinds = VerdictKind::ALL.into_iter().map(Some).filter(|kind| kind.is_some_and(|kind| review.count(kind) > 0));
    let items = std::iter::once(None)
        .chain(kinds)
        .map(|kind| {
            let (name, count) = match kind {
                None => (text(lang, "bulk-all"), review.rows.len()),
                Some(kind) => (words::verdict(lang, kind), review.count(kind)),
            };
            let label = text_with(lang, "bulk-verdict-count", &[("verdict", name.into()), ("count", count.into())]);
            let pairs: Vec<(&str, &str)> = kind.map(|kind| ("loai", kind.key())).into_iter().collect();
            let href = address::with_query(path, &pairs);
            view! { <li><a href=href aria-current=(kind == chosen).then_some("true")>{label}</a></li> }
        })
        .collect_view();
    view! { <nav class="sorting" aria-label=text(lang, "bulk-review-verdict")><ul>{items}</ul></nav> }.into_any()
}

fn row_view(desk: &BulkDesk, lang: Lang, row: &ReviewRow) -> AnyView {
    let name = row.name.clone();
    let name = match row.id {
        Some(_) => view! { <a href=address::procedure(lang, &row.slug) lang=vi_tag(lang)>{name}</a> }.into_any(),
        None => view! { <span lang=vi_tag(lang)>{name}</span> }.into_any(),
    };
    let code = row.code.as_ref().map(|code| view! { " " <span class="muted">{code.to_string()}</span> });
    let kind = row.verdict.kind();
    let class = match kind {
        VerdictKind::New | VerdictKind::Amended => "badge badge-full",
        VerdictKind::Unchanged => "badge",
        VerdictKind::Blocked | VerdictKind::Outside | VerdictKind::Faulty => "badge badge-unknown",
    };
    view! {
        <tr>
            <td class="number">{row.line}</td>
            <th scope="row">{name}{code}</th>
            <td><span class=class>{words::verdict(lang, kind)}</span></td>
            <td>{detail(desk, lang, &row.verdict)}</td>
        </tr>
    }
    .into_any()
}

fn detail(desk: &BulkDesk, lang: Lang, verdict: &Verdict) -> AnyView {
    match verdict {
        Verdict::Amended { before, after, parts, .. } => {
            let changed = text_with(lang, "bulk-item-parts", &[("parts", names(lang, parts).into())]);
            let difference = difference(lang, &*desk.exchange, parts, before, after);
            view! { <p>{changed}</p> {difference} }.into_any()
        }
        Verdict::Blocked { edition, by } => {
            let by: Vec<&str> = by.iter().map(catalogue::ActorId::as_str).collect();
            let words = [("edition", (*edition).into()), ("by", by.join(", ").into())];
            text_with(lang, "bulk-blocked-by", &words).into_any()
        }
        Verdict::Outside(refusal) => text(lang, refusal.message_key()).into_any(),
        Verdict::Faulty(fault) => words::fault(lang, fault).into_any(),
        Verdict::New(_) | Verdict::Unchanged => ().into_any(),
    }
}
