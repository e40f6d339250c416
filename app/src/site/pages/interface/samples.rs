//! Samples of components, made by the code that makes them elsewhere.

use std::sync::Arc;

use catalogue::{Lang, Markdown, OnlineLevel, RequiredDocument};
use leptos::prelude::*;
use locale::text;
use registry::{Coverage, Entry};

use crate::site::{
    icon::icon,
    markdown,
    pages::procedure::{paper_box, paper_counts},
    parts::{
        badge, breadcrumbs,
        coverage::coverage,
        difference::difference,
        entries::{CardStyle, cards},
        fields::{Input, Wrong, area, choices, done},
        pager::pager,
        search_box,
    },
    visit::Visit,
};

pub fn type_(lang: Lang) -> AnyView {
    let words = text(lang, "interface-sample");
    let long = text(lang, "interface-sample-long");
    let body = Markdown::new(&format!("> {words}\n\n- {words}\n- `1.000894`\n\n1. {words}\n"));
    view! {
        <p>{text(lang, "interface-type-lead")}</p>
        <p class="lead">{long.clone()}</p>
        <h3>{words.clone()}</h3>
        <p>{long} " " <mark>{words.clone()}</mark> " " <a href="#type">{words.clone()}</a></p>
        <p class="muted">{words.clone()}</p>
        <p class="uncertain">{words}</p>
        <div class="prose" inner_html=markdown::render(&body, 3)></div>
    }
    .into_any()
}

pub fn levels(lang: Lang) -> AnyView {
    let levels = [
        None,
        Some(OnlineLevel::Information),
        Some(OnlineLevel::Forms),
        Some(OnlineLevel::Partial),
        Some(OnlineLevel::Full),
    ];
    let badges = levels.map(|level| view! { <li>{badge(lang, level)}</li> }).collect_view();
    view! {
        <p>{text(lang, "interface-levels-lead")}</p>
        <ul class="samples">
            {badges}
            <li><span class="badge badge-repealed">{text(lang, "repealed-badge")}</span></li>
        </ul>
    }
    .into_any()
}

pub fn buttons(lang: Lang) -> AnyView {
    let words = text(lang, "interface-deed");
    view! {
        <p>{text(lang, "interface-buttons-lead")}</p>
        <div class="form-buttons">
            <button class="button" r#type="button">{words.clone()}</button>
            <button class="button" r#type="button" disabled>{words.clone()}</button>
            <button class="button-second" r#type="button">{words.clone()}</button>
            <a class="button" href="#buttons">{icon("print")}{words.clone()}</a>
            <a class="more" href="#buttons">{words}{icon("arrow")}</a>
        </div>
    }
    .into_any()
}

pub fn notices(lang: Lang) -> AnyView {
    let words = text(lang, "interface-sample-long");
    view! {
        <p class="notice">{icon("info")}<span>{words.clone()}</span></p>
        <p class="notice notice-warning">{icon("warning")}<span>{words}</span></p>
        {done(lang, "interface-done")}
    }
    .into_any()
}

pub fn forms(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let (label, hint) = (text(lang, "interface-field"), text(lang, "interface-field-hint"));
    let mut wrong = Wrong::one("sai", text(lang, "interface-field-error"));
    wrong.add("y-kien", text(lang, "interface-field-error"));
    let options = || vec![("mot", text(lang, "interface-option")), ("hai", text(lang, "interface-option-other"))];
    view! {
        {search_box::large(visit, "", &[])}
        <h3>{text(lang, "interface-form")}</h3>
        <form class="short-form" action=visit.path.clone()>
            {wrong.summary(lang)}
            {Input::line("ten", label.clone(), "").hint(hint.clone()).view(&wrong)}
            {Input::line("sai", label.clone(), "1.00").hint(hint.clone()).view(&wrong)}
            {Input::password("mat-khau", text(lang, "interface-password"), "off").view(&wrong)}
            {area("y-kien", label.clone(), hint, "", 3, &wrong)}
            {choices("chon", text(lang, "interface-choice"), options(), "hai", &wrong)}
            <div class="form-buttons"><button class="button" r#type="button">{text(lang, "interface-deed")}</button></div>
        </form>
    }
    .into_any()
}

pub fn lists(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let entries: Vec<Arc<Entry>> = visit.site.portal.snapshot().entries().take(2).cloned().collect();
    let marks = ["dang".to_owned(), "cap".to_owned()];
    let style = CardStyle { marks: &marks, sector: true, heading: 3 };
    let list = if entries.is_empty() {
        view! { <p class="notice">{icon("info")}<span>{text(lang, "interface-empty")}</span></p> }.into_any()
    } else {
        cards(lang, &visit.site.content, &entries, &style)
    };
    view! {
        {breadcrumbs(lang, vec![(visit.to("/linh-vuc"), text(lang, "nav-sectors").into_any())])}
        {list}
        {pager(lang, 3, 9, |page| format!("?trang={page}#lists"))}
        <details><summary>{text(lang, "interface-more")}</summary><p>{text(lang, "interface-sample-long")}</p></details>
    }
    .into_any()
}

pub fn papers(lang: Lang) -> AnyView {
    let paper = |key: &str, copies| {
        let paper = RequiredDocument { name: text(lang, key), originals: 1, copies, forms: Vec::new() };
        view! { <li class="paper">{paper_box(lang, &paper, paper_counts(lang, &paper))}</li> }
    };
    view! {
        <ul class="papers">{paper("interface-paper", 0)} {paper("interface-paper-some", 2)}</ul>
        <p class="paper-note">{text(lang, "interface-note")}</p>
    }
    .into_any()
}

pub fn ways(lang: Lang) -> AnyView {
    let words = text(lang, "interface-sample");
    let head = ["channel-way", "fact-time", "fact-cost"];
    let cells = head.map(|key| view! { <th scope="col">{text(lang, key)}</th> }).collect_view();
    view! {
        <table class="table-cards">
            <thead><tr>{cells}</tr></thead>
            <tbody>
                <tr>
                    <th scope="row">{text(lang, "channel-online")}</th>
                    <td data-label=text(lang, "fact-time")>{words.clone()}</td>
                    <td data-label=text(lang, "fact-cost")>
                        <span class="cost-value">{text(lang, "cost-free")}</span>
                        <p class="warning">{icon("warning")}<span>{text(lang, "cost-warning-small")}</span></p>
                    </td>
                </tr>
                <tr>
                    <th scope="row">{text(lang, "channel-in-person")}</th>
                    <td data-label=text(lang, "fact-time")><span class="uncertain">{text(lang, "unknown")}</span></td>
                    <td data-label=text(lang, "fact-cost")><span class="uncertain">{text(lang, "cost-unknown")}</span></td>
                </tr>
            </tbody>
        </table>
        <ol class="steps"><li><h3>{words.clone()}</h3><p>{text(lang, "interface-sample-long")}</p></li><li><p>{words}</p></li></ol>
    }
    .into_any()
}

pub fn changes(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let Some(entry) = snapshot.entries().next() else {
        return view! { <p>{text(lang, "interface-empty")}</p> }.into_any();
    };
    let before = entry.content.clone();
    let mut after = before.clone();
    after.name = format!("{} {}", before.name, text(lang, "interface-sample"));
    after.reception = text(lang, "interface-sample-long");
    difference(lang, &before, &after)
}

pub fn figures(lang: Lang) -> AnyView {
    let sample = Coverage { total: 100, partial: 30, full: 45, lower: 15, unknown: 10 };
    view! {
        {coverage(lang, &sample)}
        <p><progress aria-label=text(lang, "interface-progress") value="40" max="100"></progress></p>
    }
    .into_any()
}
