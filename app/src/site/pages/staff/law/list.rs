//! Every legal document, those on which most rests first.

use axum::{extract::State, response::Response};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::legal::Law;

use super::{LAW, LAWS, failed, law_path, standing};
use crate::site::{
    address,
    pages::staff::{BulkDesk, SignedIn, answer, table},
    parts::{
        pager::{pager, part},
        vi_tag,
    },
    visit::Visit,
};

/// How many documents a page has.
const ROWS: usize = 50;

/// The page; `?q=ho+tich&het=1&trang=2` says which.
pub async fn show(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let register = match desk.laws.register(&actor, &snapshot).await {
        Ok(register) => register,
        Err(error) => return failed(&visit, &error),
    };
    let lang = visit.lang;
    let today = desk.laws.today();
    let q: String = visit.parameter("q").unwrap_or_default().chars().take(200).collect();
    let gone = visit.parameter("het").is_some_and(|value| value == "1");
    let mut found = register.find(&q);
    found.retain(|law| !gone || law.is_gone(today));
    answer(&visit, text(lang, "law-title"), || {
        let asked = visit.parameter("trang");
        let shown = part(&found, asked.as_deref(), ROWS).or_else(|| part(&found, None, ROWS));
        let to = |page: usize| {
            let mut pairs = Vec::new();
            pairs.extend((!q.is_empty()).then(|| ("q", q.clone())));
            pairs.extend(gone.then(|| ("het", "1".to_owned())));
            pairs.extend((page > 1).then(|| ("trang", page.to_string())));
            address::with_query(&visit.to(LAWS), &pairs)
        };
        let body = shown.filter(|shown| !shown.items.is_empty()).map_or_else(
            || view! { <p>{text(lang, "law-none")}</p> }.into_any(),
            |shown| {
                let rows = shown.items.iter().map(|law| row(&visit, law, today)).collect_view();
                let head = ["law-column-number", "law-column-title", "law-column-entries", "law-column-state"];
                let caption = text_with(lang, "law-count", &[("count", found.len().into())]);
                let table = table(lang, caption, &head, rows);
                view! { {table} {pager(lang, shown.page, shown.pages, to)} }.into_any()
            },
        );
        view! {
            <p class="lead">{text(lang, "law-lead")}</p>
            <form class="bulk-form" method="get" action=visit.to(LAWS) role="search">
                <div class="field">
                    <label for="q">{text(lang, "law-search")}</label>
                    <input id="q" name="q" value=q.clone() lang=vi_tag(lang) autocomplete="off" />
                </div>
                <div class="check">
                    <input r#type="checkbox" id="het" name="het" value="1" checked=gone />
                    <label for="het">{text(lang, "law-only-gone")}</label>
                </div>
                <button class="button">{text(lang, "law-search-button")}</button>
            </form>
            {body}
        }
        .into_any()
    })
}

fn row(visit: &Visit, law: &Law, today: jiff::civil::Date) -> AnyView {
    let lang = visit.lang;
    let document = law.document();
    let disputed = law.is_disputed().then(|| {
        view! { " " <span class="badge badge-unknown">{text(lang, "law-disputed")}</span> }
    });
    view! {
        <tr>
            <th scope="row"><a href=law_path(visit, LAW, &law.key)>{document.number}</a></th>
            <td><span lang=vi_tag(lang)>{document.title}</span>{disputed}</td>
            <td class="number">{law.entries.len()}</td>
            <td>{standing(lang, law, today)}</td>
        </tr>
    }
    .into_any()
}
