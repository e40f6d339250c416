//! The papers: which case is yours, then what to bring, with boxes to tick.

use catalogue::{DossierCase, DossierItem, FileAddress, FormTemplate, Lang, RequiredDocument};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{View, contents::Section};
use crate::{
    islands::{Checklist, ChecklistProps},
    site::{
        address,
        icon::icon,
        parts::{vi, vi_tag},
    },
};

impl View<'_> {
    /// The papers.
    pub(super) fn papers(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let dossier = &self.entry.content.dossier;
        let cases = &dossier.cases;
        let sets = dossier
            .sets
            .map(|sets| view! { <p class="muted">{text_with(lang, "dossier-sets", &[("n", sets.into())])}</p> });
        let body = match (cases.as_slice(), self.case) {
            (cases, _) if cases.iter().all(|case| case.items.is_empty()) => {
                view! { <p class="uncertain">{text(lang, "papers-unknown")}</p> }.into_any()
            }
            ([case], _) => view! { {self.case_name(case)} {self.case_papers(0, case)} }.into_any(),
            (cases, Some(chosen)) => self.one_case(cases, chosen),
            (cases, None) => self.all_cases(cases),
        };
        let print = view! { <p class="print-only">{text(lang, "checklist-print")}</p> };
        Some(Section::new("giay-to", text(lang, "papers-title"), view! { {sets} {print} {body} }.into_any()))
    }

    fn case_name(&self, case: &DossierCase) -> Option<AnyView> {
        let lang = self.visit.lang;
        (!case.name.is_empty()).then(|| {
            let name = case.name.clone();
            if self.is_on_paper() {
                return view! { <h4 lang=vi_tag(lang)>{name}</h4> }.into_any();
            }
            view! { <h3 lang=vi_tag(lang)>{name}</h3> }.into_any()
        })
    }

    /// What a case is called on the page.
    pub(super) fn case_label(&self, number: usize, case: &DossierCase) -> AnyView {
        let lang = self.visit.lang;
        if case.name.is_empty() {
            text_with(lang, "case-number", &[("n", (number + 1).into())]).into_any()
        } else {
            vi(lang, &case.name)
        }
    }

    /// The case that was chosen, and the way to the others.
    fn one_case(&self, cases: &[DossierCase], chosen: usize) -> AnyView {
        let lang = self.visit.lang;
        let Some(case) = cases.get(chosen) else { return ().into_any() };
        let links = cases
            .iter()
            .enumerate()
            .map(|(number, case)| {
                let current = (number == chosen).then_some("true");
                view! { <li><a href=self.case_address(number) aria-current=current>{self.case_label(number, case)}</a></li> }
            })
            .collect_view();
        let all = format!("{}#giay-to", self.address(None));
        view! {
            <div class="case-chosen">
                <p class="muted">{text(lang, "case-yours")}</p>
                <h3>{self.case_label(chosen, case)}</h3>
                <details class="case-others">
                    <summary>{text(lang, "case-change")}</summary>
                    <ul class="cases">{links}<li><a href=all>{text(lang, "case-all")}</a></li></ul>
                </details>
            </div>
            {self.case_papers(chosen, case)}
        }
        .into_any()
    }

    /// The question which case it is, with the papers of each folded beneath.
    fn all_cases(&self, cases: &[DossierCase]) -> AnyView {
        let lang = self.visit.lang;
        if self.is_on_paper() {
            let cases = cases.iter().enumerate().map(|(number, case)| {
                view! { <section class="case"><h4>{self.case_label(number, case)}</h4>{self.case_papers(number, case)}</section> }
            });
            return view! { <div class="case-list">{cases.collect_view()}</div> }.into_any();
        }
        let folded = cases
            .iter()
            .enumerate()
            .map(|(number, case)| {
                let count = text_with(lang, "paper-count", &[("n", case.papers().count().into())]);
                view! {
                    <details class="case">
                        <summary>{self.case_label(number, case)} " " <span class="count">{count}</span></summary>
                        <p><a class="more" href=self.case_address(number)>{text(lang, "case-mine")}{icon("arrow")}</a></p>
                        {self.case_papers(number, case)}
                    </details>
                }
            })
            .collect_view();
        view! {
            <div class="case-question">
                <h3>{text(lang, "case-which")}</h3>
                <p>{text_with(lang, "case-which-lead", &[("n", cases.len().into())])}</p>
            </div>
            <div class="case-list">{folded}</div>
        }
        .into_any()
    }

    pub(super) fn case_address(&self, number: usize) -> String {
        format!("{}#giay-to", self.address(Some(number + 1)))
    }

    /// Papers and notes of a case, in their order.
    pub(super) fn case_papers(&self, number: usize, case: &DossierCase) -> AnyView {
        let lang = self.visit.lang;
        let total = case.papers().filter(|paper| !paper.is_conditional()).count();
        let items: Vec<AnyView> = case
            .items
            .iter()
            .map(|item| match item {
                DossierItem::Paper(paper) => self.paper(paper),
                DossierItem::Note(note) => {
                    let note = note.clone();
                    view! { <li class="paper-note" lang=vi_tag(lang)>{note}</li> }.into_any()
                }
            })
            .collect();
        if case.papers().next().is_none() || self.is_on_paper() {
            return view! { <ul class="papers">{items}</ul> }.into_any();
        }
        let list = move || view! { <ul class="papers">{items}</ul> }.into_any();
        let key = format!("{}:{}", self.entry.procedure.slug, number + 1);
        Checklist(
            ChecklistProps::builder()
                .key(key)
                .total(total)
                .progress(text(lang, "checklist-progress"))
                .clear(text(lang, "checklist-clear"))
                .children(Box::new(list))
                .build(),
        )
        .into_any()
    }

    /// What a case is called, by its place.
    pub fn case_name_of(&self, number: usize) -> AnyView {
        match self.entry.content.dossier.cases.get(number) {
            Some(case) => self.case_label(number, case),
            None => ().into_any(),
        }
    }

    fn paper(&self, paper: &RequiredDocument) -> AnyView {
        let lang = self.visit.lang;
        let forms =
            (!paper.forms.is_empty()).then(|| view! { <ul class="forms">{form_links(lang, &paper.forms)}</ul> });
        view! { <li class="paper">{paper_box(lang, paper, paper_counts(lang, paper))} {forms}</li> }.into_any()
    }
}

/// How many originals and copies of a paper.
pub fn paper_counts(lang: Lang, paper: &RequiredDocument) -> String {
    let number = |n: u32, key: &str| (n > 0).then(|| text_with(lang, key, &[("n", n.into())]));
    let counts = [number(paper.originals, "originals"), number(paper.copies, "copies")];
    counts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A paper with a box to tick. What only some have to bring says so, and does
/// not count as missing.
pub fn paper_box(lang: Lang, paper: &RequiredDocument, counts: String) -> AnyView {
    let name = paper.name.clone();
    let conditional = paper.is_conditional();
    let when = conditional.then(|| view! { <span class="paper-when">{text(lang, "paper-conditional")}</span> " " });
    view! {
        <label>
            <input r#type="checkbox" autocomplete="off" data-some=conditional.then_some("") />
            <span><span class="paper-name" lang=vi_tag(lang)>{name}</span> " " {when} <span class="paper-count">{counts}</span></span>
        </label>
    }
    .into_any()
}

/// Forms, linked where they can be had.
pub fn form_links(lang: Lang, forms: &[FormTemplate]) -> AnyView {
    forms
        .iter()
        .map(|form| {
            let name = vi(lang, &form.name);
            let prefix = text(lang, "form-prefix");
            let url = form.url.as_deref().unwrap_or_default();
            match (address::elsewhere(url), FileAddress::parse(url)) {
                (Some(url), _) => {
                    view! { <li>{icon("papers")}<a href=url.to_owned() rel="external nofollow noopener">{prefix} " " {name}</a></li> }
                        .into_any()
                }
                (None, Some(file)) => {
                    view! { <li>{icon("papers")}<a href=file.to_string() download="">{prefix} " " {name}</a></li> }
                        .into_any()
                }
                (None, None) => view! { <li>{icon("papers")}<span>{prefix} " " {name}</span></li> }.into_any(),
            }
        })
        .collect_view()
        .into_any()
}
