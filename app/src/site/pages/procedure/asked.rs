//! What was asked about a procedure, answered above the results of a search.
//! Where the case decides, it asks which; what is not known is told as unknown.

use catalogue::{Channel, ChannelKind, FormTemplate, query::Intent};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{View, channels, papers::form_links};
use crate::site::{
    address, format,
    icon::icon,
    markdown,
    parts::{vi, vi_tag},
};

/// How many questions are answered at once.
const QUESTIONS: usize = 3;
/// How many papers, cases or rows are shown before the page of the procedure has the rest.
const ROWS: usize = 8;
/// The longest text that is shown whole.
const LONGEST: usize = 600;

/// The part of the page of a procedure that answers a question.
pub fn part(intent: Intent) -> &'static str {
    match intent {
        Intent::Papers | Intent::Form => "giay-to",
        Intent::Cost | Intent::Time | Intent::Online => "cach-nop",
        Intent::Place => "co-quan",
        Intent::Conditions => "yeu-cau",
        Intent::Steps => "trinh-tu",
        Intent::Law => "can-cu",
    }
}

impl View<'_> {
    /// The answers, each with the way to the part of the page that has it all.
    pub fn asked(&self, intents: impl IntoIterator<Item = Intent>) -> AnyView {
        intents.into_iter().take(QUESTIONS).map(|intent| self.one_asked(intent)).collect_view().into_any()
    }

    fn one_asked(&self, intent: Intent) -> AnyView {
        let lang = self.visit.lang;
        let (picture, title, body) = match intent {
            Intent::Papers => ("papers", text(lang, "papers-title"), self.asked_papers()),
            Intent::Cost => ("money", text(lang, "fact-cost"), self.asked_costs()),
            Intent::Time => ("clock", text(lang, "fact-time"), self.asked_times()),
            Intent::Place => ("place", text(lang, "fact-place"), self.place()),
            Intent::Online => ("online", text(lang, "fact-online"), self.online()),
            Intent::Conditions => ("check", text(lang, "requirements-title"), self.asked_conditions()),
            Intent::Form => ("papers", text(lang, "forms-title"), self.asked_forms()),
            Intent::Steps => ("arrow", text(lang, "steps-title"), self.asked_steps()),
            Intent::Law => ("book", text(lang, "legal-title"), self.asked_law()),
        };
        let more = self.has(intent).then(|| {
            view! { <p><a class="more" href=self.at(part(intent))>{text(lang, "asked-all")}{icon("arrow")}</a></p> }
        });
        view! { <div class="asked-part"><h3>{icon(picture)}{title}</h3>{body}{more}</div> }.into_any()
    }

    fn at(&self, part: &str) -> String {
        format!("{}#{part}", address::procedure(self.visit.lang, &self.entry.procedure.slug))
    }

    /// Whether the page has more to tell, in a part that is there.
    fn has(&self, intent: Intent) -> bool {
        let content = &self.entry.content;
        match intent {
            Intent::Papers | Intent::Form => content.dossier.cases.iter().any(|case| !case.items.is_empty()),
            Intent::Cost | Intent::Time | Intent::Online => !content.channels.is_empty(),
            Intent::Conditions => !content.requirements.is_empty(),
            Intent::Place => true,
            Intent::Steps => !content.steps.is_empty(),
            Intent::Law => !content.legal_basis.is_empty(),
        }
    }

    fn unknown(&self, key: &str) -> AnyView {
        view! { <p class="uncertain">{text(self.visit.lang, key)}</p> }.into_any()
    }

    /// The papers of the only case; where there are several, which is yours.
    fn asked_papers(&self) -> AnyView {
        let lang = self.visit.lang;
        let cases = &self.entry.content.dossier.cases;
        match cases.as_slice() {
            cases if cases.iter().all(|case| case.items.is_empty()) => self.unknown("papers-unknown"),
            [case] => {
                let papers = case.papers().take(ROWS).map(|paper| {
                    let counts = super::paper_counts(lang, paper);
                    let name = paper.name.clone();
                    view! {
                        <li><span lang=vi_tag(lang)>{name}</span> " " <span class="paper-count">{counts}</span></li>
                    }
                });
                let papers = papers.collect_view();
                let rest = case.papers().count().saturating_sub(ROWS);
                let rest = (rest > 0).then(
                    || view! { <p class="muted">{text_with(lang, "asked-more-papers", &[("n", rest.into())])}</p> },
                );
                view! { <ul class="asked-papers">{papers}</ul> {rest} }.into_any()
            }
            cases => {
                let links = cases
                    .iter()
                    .enumerate()
                    .take(ROWS)
                    .map(|(number, case)| view! { <li><a href=self.case_address(number)>{self.case_label(number, case)}</a></li> })
                    .collect_view();
                let rest = cases.len().saturating_sub(ROWS);
                let rest = (rest > 0).then(|| view! { <li><a href=self.at("giay-to")>{text_with(lang, "asked-more-cases", &[("n", rest.into())])}</a></li> });
                view! { <p>{text(lang, "asked-which-case")}</p> <ul class="asked-cases">{links}{rest}</ul> }.into_any()
            }
        }
    }

    fn asked_costs(&self) -> AnyView {
        self.by_way(
            "cost-unknown",
            |a, b| a.costs == b.costs,
            |channel| channels::costs(self.visit.lang, &channel.costs),
        )
    }

    fn asked_times(&self) -> AnyView {
        self.by_way(
            "time-unknown",
            |a, b| a.time_limit == b.time_limit,
            |channel| channels::time(self.visit.lang, &channel.time_limit),
        )
    }

    /// What holds for all ways of handing in, or for each of them.
    fn by_way(
        &self,
        unknown: &str,
        same: impl Fn(&Channel, &Channel) -> bool,
        tell: impl Fn(&Channel) -> AnyView,
    ) -> AnyView {
        let lang = self.visit.lang;
        let rows = channels::merge_by(&self.entry.content.channels, |a, b| {
            a.situation == b.situation && a.note == b.note && same(a, b)
        });
        let Some((_, first)) = rows.first() else { return self.unknown(unknown) };
        if rows.iter().all(|(_, row)| same(row, first)) {
            return view! { <div class="asked-one">{tell(first)}</div> }.into_any();
        }
        let way = |kinds: &[ChannelKind]| {
            let ways: Vec<String> = kinds.iter().map(|kind| format::channel(lang, *kind)).collect();
            ways.join(", ")
        };
        let shown = rows
            .iter()
            .take(ROWS)
            .map(|(kinds, row)| {
                let situation = (!row.situation.is_empty()).then(|| view! { " – " {vi(lang, &row.situation)} });
                let note = (!row.note.is_empty())
                    .then(|| view! { <p class="muted" lang=vi_tag(lang)>{markdown::plain(&row.note, 160)}</p> });
                view! { <div><dt>{way(kinds)}{situation}</dt><dd>{tell(row)}{note}</dd></div> }
            })
            .collect_view();
        let rest = rows.len().saturating_sub(ROWS);
        let rest = (rest > 0)
            .then(|| view! { <p class="muted">{text_with(lang, "asked-more-ways", &[("n", rest.into())])}</p> });
        view! { <p>{text(lang, "asked-which-way")}</p> <dl class="asked-ways">{shown}</dl> {rest} }.into_any()
    }

    fn asked_conditions(&self) -> AnyView {
        let lang = self.visit.lang;
        let requirements = &self.entry.content.requirements;
        if requirements.is_empty() {
            return self.unknown("asked-no-conditions");
        }
        if requirements.as_str().chars().count() <= LONGEST {
            return view! { <div class="prose" lang=vi_tag(lang) inner_html=markdown::render(requirements, 4)></div> }
                .into_any();
        }
        view! { <p lang=vi_tag(lang)>{markdown::plain(requirements, LONGEST)}</p> }.into_any()
    }

    fn asked_forms(&self) -> AnyView {
        let content = &self.entry.content;
        let papers = content.dossier.cases.iter().flat_map(|case| case.papers()).flat_map(|paper| &paper.forms);
        let mut forms: Vec<FormTemplate> = Vec::new();
        for form in content.forms.iter().chain(papers) {
            if !forms.contains(form) && forms.len() < ROWS {
                forms.push(form.clone());
            }
        }
        if forms.is_empty() {
            return self.unknown("asked-no-forms");
        }
        view! { <ul class="forms">{form_links(self.visit.lang, &forms)}</ul> }.into_any()
    }

    fn asked_steps(&self) -> AnyView {
        let lang = self.visit.lang;
        let steps = &self.entry.content.steps;
        if steps.is_empty() {
            return self.unknown("steps-unknown");
        }
        let items = steps
            .iter()
            .take(ROWS)
            .map(|step| {
                let body = markdown::plain(&step.text, 160);
                let words = match (step.title.as_str(), body.as_str()) {
                    ("", body) => body.to_owned(),
                    (title, "") => title.to_owned(),
                    (title, body) => format!("{title}: {body}"),
                };
                view! { <li>{words}</li> }
            })
            .collect_view();
        view! { <ol lang=vi_tag(lang)>{items}</ol> }.into_any()
    }

    fn asked_law(&self) -> AnyView {
        let law = &self.entry.content.legal_basis;
        if law.is_empty() {
            return self.unknown("legal-unknown");
        }
        let items = law.iter().take(ROWS).map(|document| view! { <li>{self.law(document)}</li> }).collect_view();
        view! { <ul class="laws">{items}</ul> }.into_any()
    }
}
