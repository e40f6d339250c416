//! Every component of the pages in every state, for whoever designs or writes one.

mod samples;
mod tokens;

use axum::response::Response;
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};

use self::tokens::{Colours, PAIRS, Pair};
use crate::site::{
    document::Page,
    icon::{ICONS, icon, logo},
    visit::Visit,
};

/// Where the page is.
pub const INTERFACE: &str = "/giao-dien";

/// The page.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let title = text(lang, "interface-title");
    let page = Page { unlisted: true, islands: true, search: false, ..Page::new(title.clone()) };
    page.answer(&visit, || {
        let parts = [
            ("colours", text(lang, "interface-colours"), colours(lang)),
            ("type", text(lang, "interface-type"), samples::type_(lang)),
            ("icons", text(lang, "interface-icons"), icons(lang)),
            ("levels", text(lang, "interface-levels"), samples::levels(lang)),
            ("buttons", text(lang, "interface-buttons"), samples::buttons(lang)),
            ("notices", text(lang, "interface-notices"), samples::notices(lang)),
            ("forms", text(lang, "interface-forms"), samples::forms(&visit)),
            ("lists", text(lang, "interface-lists"), samples::lists(&visit)),
            ("papers", text(lang, "interface-papers"), samples::papers(lang)),
            ("ways", text(lang, "interface-ways"), samples::ways(lang)),
            ("changes", text(lang, "interface-changes"), samples::changes(&visit)),
            ("figures", text(lang, "interface-figures"), samples::figures(lang)),
        ];
        let contents = parts
            .iter()
            .map(|(id, title, _)| view! { <li><a href=format!("#{id}")>{title.clone()}</a></li> })
            .collect_view();
        let parts = parts.map(|(id, title, body)| {
            view! { <section class="part" aria-labelledby=id><h2 id=id>{title}</h2>{body}</section> }.into_any()
        });
        view! {
            <div class="wide interface">
                <h1>{title}</h1>
                <p class="lead">{text(lang, "interface-lead")}</p>
                <nav class="contents" aria-label=text(lang, "contents-title")><ul>{contents}</ul></nav>
                {parts.into_iter().collect_view()}
            </div>
        }
        .into_any()
    })
}

fn colours(lang: Lang) -> AnyView {
    let [light, dark] = tokens::colours();
    let tokens = light
        .iter()
        .map(|(name, by_day)| {
            let by_night = dark.get(name).copied().unwrap_or_default();
            view! {
                <li>
                    <svg class="token" viewBox="0 0 4 2" aria-hidden="true">
                        <rect width="2" height="2" fill=by_day.to_string() />
                        <rect x="2" width="2" height="2" fill=by_night.to_owned() />
                    </svg>
                    <code>"--"{*name}</code>
                    <span class="muted">{by_day.to_string()} " · " {by_night.to_owned()}</span>
                </li>
            }
        })
        .collect_view();
    let ratio = |pair: &Pair, colours: &Colours| pair.contrast(colours).map(|ratio| format!("{ratio:.1} : 1"));
    let rows = PAIRS
        .iter()
        .map(|pair| {
            let use_of = text(lang, if pair.is_text() { "interface-for-text" } else { "interface-for-shapes" });
            let use_of = format!("{use_of} ≥ {}", pair.least);
            view! {
                <tr>
                    <th scope="row"><code>{pair.front}</code> " / " <code>{pair.ground}</code></th>
                    <td>{use_of}</td>
                    <td class="number">{ratio(pair, &light)}</td>
                    <td class="number">{ratio(pair, &dark)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = ["interface-pair", "interface-use", "interface-light", "interface-dark"];
    let head = head.map(|key| view! { <th scope="col">{text(lang, key)}</th> }).collect_view();
    view! {
        <p>{text(lang, "interface-colours-lead")}</p>
        <ul class="tokens">{tokens}</ul>
        <div class="staff-table" role="region" aria-label=text(lang, "interface-contrast") tabindex="0">
            <table>
                <caption>{text(lang, "interface-contrast")}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn icons(lang: Lang) -> AnyView {
    let all = ICONS.iter().map(|(name, _)| view! { <li>{icon(name)}<code>{*name}</code></li> }).collect_view();
    view! {
        <p>{text_with(lang, "interface-icons-lead", &[("n", ICONS.len().into())])}</p>
        <ul class="tokens">{all}<li>{logo()}<code>"logo"</code></li></ul>
    }
    .into_any()
}
