//! The papers of all procedures, each once.

use catalogue::undertaking::{SharedPaper, share_papers};
use leptos::prelude::*;
use locale::{text, text_with};

use super::Items;
use crate::{
    islands::{Checklist, ChecklistProps},
    site::{
        icon::icon,
        pages::procedure::{form_links, paper_box},
        parts::names,
        visit::Visit,
    },
};

/// The list, with boxes to tick; those of cases that nobody chose yet are told apart.
pub fn list(visit: &Visit, items: &Items<'_>) -> AnyView {
    let lang = visit.lang;
    let mut open = Vec::new();
    let mut papers = Vec::new();
    for (by, item) in items.list.iter().enumerate() {
        match item.answers.cases(&item.entry.content).as_slice() {
            [] => open.push((by, "papers-unknown")),
            [(_, case)] => papers.extend(case.papers().map(|paper| (by, paper))),
            _ => open.push((by, "undertaking-case-open")),
        }
    }
    let shared = share_papers(papers);
    let total = shared.iter().filter(|paper| !paper.paper.is_conditional()).count();
    let saved = shared.iter().map(|paper| paper.needed.len() - 1).sum::<usize>();
    let merged = (saved > 0).then(|| view! { <p>{text_with(lang, "undertaking-merged", &[("n", saved.into())])}</p> });
    let open = open
        .into_iter()
        .map(|(by, key)| {
            let name = names::short(lang, &items.list[by].entry.content, 100);
            view! { <li>{name}": " <span class="uncertain">{text(lang, key)}</span></li> }
        })
        .collect::<Vec<_>>();
    let open = (!open.is_empty()).then(|| {
        view! { <div class="notice">{icon("warning")}<div><p>{text(lang, "undertaking-papers-open")}</p><ul>{open}</ul></div></div> }
    });
    if shared.is_empty() {
        return view! { {open} }.into_any();
    }
    let rows: Vec<AnyView> = shared.iter().map(|paper| row(visit, items, paper)).collect();
    let key = {
        let mut slugs: Vec<&str> = items.list.iter().map(|item| item.entry.procedure.slug.as_str()).collect();
        slugs.sort_unstable();
        format!("ho-so:{}", slugs.join("+"))
    };
    let list = move || view! { <ul class="papers">{rows}</ul> }.into_any();
    let boxes = Checklist(
        ChecklistProps::builder()
            .key(key)
            .total(total)
            .progress(text(lang, "checklist-progress"))
            .clear(text(lang, "checklist-clear"))
            .children(Box::new(list))
            .build(),
    );
    view! { {merged} {open} {boxes} }.into_any()
}

fn row(visit: &Visit, items: &Items<'_>, shared: &SharedPaper<'_>) -> AnyView {
    let lang = visit.lang;
    let count = |n: u32, key: &str| (n > 0).then(|| text_with(lang, key, &[("n", n.into())]));
    let counts: Vec<String> =
        [count(shared.originals(), "originals"), count(shared.copies(), "copies")].into_iter().flatten().collect();
    let counts = counts.join(" · ");
    let several = (shared.needed.len() > 1).then(|| {
        let names = shared
            .needed
            .iter()
            .map(|needed| {
                let each: Vec<String> = [count(needed.originals, "originals"), count(needed.copies, "copies")]
                    .into_iter()
                    .flatten()
                    .collect();
                let name = names::short(lang, &items.list[needed.by].entry.content, 100);
                view! { <li>{name}": " {each.join(" · ")}</li> }
            })
            .collect_view();
        let shown = shared.is_only_shown().then(|| view! { <p class="muted">{text(lang, "undertaking-shown")}</p> });
        view! { <div class="paper-for"><p>{text(lang, "undertaking-for")}</p><ul>{names}</ul>{shown}</div> }
    });
    let one = (shared.needed.len() == 1 && items.list.len() > 1).then(|| {
        let name = names::short(lang, &items.list[shared.needed[0].by].entry.content, 100);
        view! { <p class="muted">{text(lang, "undertaking-for")} " " {name}</p> }
    });
    let forms = (!shared.paper.forms.is_empty())
        .then(|| view! { <ul class="forms">{form_links(lang, &shared.paper.forms)}</ul> });
    view! { <li class="paper">{paper_box(lang, shared.paper, counts)} {several} {one} {forms}</li> }.into_any()
}
