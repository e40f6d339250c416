//! What happens, what is required, what one gets.

use catalogue::Step;
use leptos::prelude::*;
use locale::text;

use super::{Shown, View, contents::Section, papers::form_links};
use crate::site::{
    markdown,
    parts::{desks, vi, vi_tag},
};

impl View<'_> {
    /// The steps, numbered where there are several.
    pub(super) fn steps(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let title = text(lang, "steps-title");
        let step = |step: &Step| {
            let title = (!step.title.is_empty()).then(|| view! { <h3>{step.title.clone()}</h3> });
            let body = (!step.text.is_empty()).then(|| {
                view! { <div class="prose" inner_html=markdown::render(&step.text, 3)></div> }
            });
            view! { {title} {body} }.into_any()
        };
        let steps = &self.entry.content.steps;
        let body = match steps.as_slice() {
            [] => view! { <p class="uncertain">{text(lang, "steps-unknown")}</p> }.into_any(),
            [one] => view! { <div lang=vi_tag(lang)>{step(one)}</div> }.into_any(),
            many => {
                let items = many.iter().map(|one| view! { <li>{step(one)}</li> }).collect_view();
                view! { <ol class="steps" lang=vi_tag(lang)>{items}</ol> }.into_any()
            }
        };
        Some(Section::new("trinh-tu", title, body))
    }

    /// Where it is handed in; of the edition in force, for desks are those of today.
    pub(super) fn desks(&self) -> Option<Section> {
        let now = matches!(self.shown, Shown::Now) && self.entry.procedure.repeal.is_none();
        let lang = self.visit.lang;
        now.then(|| Section::new("noi-nop", text(lang, "desk-where"), desks::finder(self.visit, self.entry)))
    }

    /// Requirements, where there are any.
    pub(super) fn requirements(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let requirements = &self.entry.content.requirements;
        if requirements.is_empty() {
            return None;
        }
        let body = view! {
            <div class="prose" lang=vi_tag(lang) inner_html=markdown::render(requirements, 3)></div>
        };
        Some(Section::new("yeu-cau", text(lang, "requirements-title"), body.into_any()))
    }

    /// What one gets.
    pub(super) fn outcomes(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let outcomes = &self.entry.content.outcomes;
        let body = if outcomes.is_empty() {
            view! { <p class="uncertain">{text(lang, "unknown")}</p> }.into_any()
        } else {
            let items = outcomes
                .iter()
                .map(|outcome| {
                    let code = outcome.code.clone().map(|code| view! { " " <span class="code">{code}</span> });
                    view! { <li>{vi(lang, &outcome.name)}{code}</li> }
                })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        };
        Some(Section::new("ket-qua", text(lang, "outcomes-title"), body))
    }

    /// Forms that belong to no single paper.
    pub(super) fn forms(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let forms = &self.entry.content.forms;
        (!forms.is_empty()).then(|| {
            let body = view! { <ul class="forms">{form_links(lang, forms)}</ul> };
            Section::new("bieu-mau", text(lang, "forms-title"), body.into_any())
        })
    }
}
