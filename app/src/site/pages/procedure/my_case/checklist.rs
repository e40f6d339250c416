//! What somebody has to do, after all questions: papers, cost, place, day.

use axum::response::Response;
use leptos::prelude::*;
use locale::{text, text_with};

use super::{Mine, address_of, carried, cost_rows};
use crate::{
    islands::{KeepUndertaking, KeepUndertakingProps},
    site::{
        address, answers, format,
        icon::icon,
        pages::{procedure::channels, undertaking},
        parts::{desks, due, sheet, vi},
    },
};

impl Mine<'_> {
    /// The checklist.
    pub(super) fn checklist(&self, stale: bool) -> Response {
        let lang = self.visit.lang;
        let slug = &self.entry.procedure.slug;
        let title = text(lang, "case-result-title");
        self.page(title.clone(), true).answer(self.visit, || {
            let procedure = address::procedure(lang, slug);
            view! {
                <article class="narrow case-page case-result">
                    {self.head(title.into_any())}
                    {self.view.repealed()}
                    {stale.then(|| self.stale())}
                    {self.answered()}
                    {self.join()}
                    {section("giay-to", "papers", text(lang, "papers-title"), self.papers())}
                    {section("chi-phi", "money", text(lang, "fact-cost"), self.costs())}
                    {section("ngay-hen", "clock", text(lang, "due-title"), self.day())}
                    {section("noi-nop", "place", text(lang, "fact-place"), self.place())}
                    {section("qua-mang", "online", text(lang, "fact-online"), self.view.online())}
                    <p class="case-more screen-only"><a class="more" href=procedure>{text(lang, "case-whole-procedure")}{icon("arrow")}</a></p>
                    {self.foot()}
                </article>
            }
            .into_any()
        })
    }

    /// The way into an undertaking, with whatever is in it already.
    fn join(&self) -> AnyView {
        let lang = self.visit.lang;
        let slug = &self.entry.procedure.slug;
        let word = answers::word(slug, self.answers, self.entry.edition);
        let mut pairs = self.along.clone();
        pairs.push((super::WITH, word.clone()));
        pairs.extend(self.day.pair());
        let href = address::with_query(&address::undertaking(lang), &pairs);
        let with = self.along.iter().filter(|(name, _)| *name == super::WITH).count();
        let label = match with {
            0 => text(lang, "undertaking-add"),
            _ => text(lang, "undertaking-back"),
        };
        let link = move || view! { <a class="button" href=href>{icon("check")}{label}</a> }.into_any();
        // What is in the undertaking of this browser joins it, where nothing came along.
        let island = KeepUndertaking(
            KeepUndertakingProps::builder()
                .keeps(String::new())
                .adds(if with == 0 { word } else { String::new() })
                .most(undertaking::MOST)
                .again(String::new())
                .children(Box::new(link))
                .build(),
        );
        view! { <div class="actions screen-only">{island}</div> }.into_any()
    }

    /// The papers of the case, or of each case that is possible.
    fn papers(&self) -> AnyView {
        let lang = self.visit.lang;
        let content = &self.entry.content;
        let cases = self.answers.cases(content);
        let sets = content
            .dossier
            .sets
            .map(|sets| view! { <p class="muted">{text_with(lang, "dossier-sets", &[("n", sets.into())])}</p> });
        let body = match cases.as_slice() {
            [] => return view! { <p class="uncertain">{text(lang, "papers-unknown")}</p> <p>{text(lang, "case-ask-desk")}</p> }.into_any(),
            [(place, case)] => self.view.case_papers(*place, case),
            several => {
                let choices = several
                    .iter()
                    .map(|(place, case)| {
                        let count = text_with(lang, "paper-count", &[("n", case.papers().count().into())]);
                        let mut chosen = self.answers.clone();
                        chosen.case = catalogue::my_case::Answer::Is(*place);
                        view! {
                            <details class="case">
                                <summary>{self.view.case_label(*place, case)} " " <span class="count">{count}</span></summary>
                                <p><a class="more" href=self.with(&chosen)>{text(lang, "case-mine")}{icon("arrow")}</a></p>
                                {self.view.case_papers(*place, case)}
                            </details>
                        }
                    })
                    .collect_view();
                view! { <p>{text(lang, "case-several")}</p> <div class="case-list">{choices}</div> }.into_any()
            }
        };
        view! { {sets} {body} }.into_any()
    }

    fn costs(&self) -> AnyView {
        let lang = self.visit.lang;
        let rows = self.answers.rows(&self.entry.content);
        if rows.is_empty() {
            return view! { <p class="uncertain">{text(lang, "cost-unknown")}</p> <p>{text(lang, "case-ask-desk")}</p> }
                .into_any();
        }
        cost_rows(lang, self.answers, &rows)
    }

    /// The day of the result, for each way that is left.
    fn day(&self) -> AnyView {
        let lang = self.visit.lang;
        let calendar = &self.visit.site.content.calendar;
        let rows = self.answers.rows(&self.entry.content);
        let ways = channels::merge_by(rows.iter().map(|(_, row)| *row), |a, b| {
            a.time_limit == b.time_limit && a.situation == b.situation
        })
        .into_iter()
        .map(|(kinds, row)| {
            let name = (rows.len() > 1).then(|| {
                let kinds: Vec<String> = kinds.iter().map(|kind| format::channel(lang, *kind)).collect();
                let situation = (!row.situation.is_empty()).then(|| view! { ": " {vi(lang, &row.situation)} });
                view! { <h3>{kinds.join(", ")} {situation}</h3> }
            });
            view! {
                {name}
                <p>{channels::time(lang, &row.time_limit)}</p>
                {due::days(lang, calendar, &row.time_limit, &self.day)}
            }
        })
        .collect_view();
        if rows.is_empty() {
            return view! { <p class="uncertain">{text(lang, "time-unknown")}</p> }.into_any();
        }
        let slug = &self.entry.procedure.slug;
        let mut along = answers::pairs(self.answers);
        along.extend(self.along.iter().cloned());
        let file = self
            .answers
            .row(&self.entry.content)
            .filter(|(_, row)| calendar.due(self.day.in_the_morning(), &row.time_limit).is_ok());
        let file = file.map(|_| {
            let mut pairs = answers::pairs(self.answers);
            pairs.extend(self.day.pair());
            let at = address::with_query(&address::my_case_calendar(lang, slug), &pairs);
            view! { <p class="screen-only"><a href=at download="">{icon("clock")}{text(lang, "due-calendar")}</a></p> }
        });
        view! {
            {ways}
            {file}
            <form class="due-form screen-only" method="get" action=format!("{}#ngay-hen", address::my_case(lang, slug))>
                {carried(&along)}
                {self.day.field(lang)}
                <button class="button button-quiet" r#type="submit">{text(lang, "due-again")}</button>
            </form>
        }
        .into_any()
    }

    /// What tells on paper how true it still is, and leads back here.
    fn foot(&self) -> AnyView {
        let lang = self.visit.lang;
        let slug = &self.entry.procedure.slug;
        let here = address_of(self.visit, slug, self.answers, &[]);
        let short = address::my_case(lang, slug);
        view! {
            <div class="print-only">{sheet::code_to(self.visit, &here, &short)}</div>
            {sheet::foot(lang, self.entry)}
        }
        .into_any()
    }

    /// Where, with a word of caution where several are possible.
    fn place(&self) -> AnyView {
        let lang = self.visit.lang;
        let level =
            self.answers.level.known().map(|level| view! { <p>{format::administrative_level(lang, *level)}</p> });
        view! { {level} {self.view.place()} {desks::finder(self.visit, self.entry)} }.into_any()
    }
}

fn section(id: &'static str, picture: &str, title: String, body: AnyView) -> AnyView {
    view! { <section class="part" id=id><h2>{icon(picture)}{title}</h2>{body}</section> }.into_any()
}
