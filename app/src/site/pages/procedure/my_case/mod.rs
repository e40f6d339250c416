//! My case: a short run of questions, one to a page, that ends in one checklist.
//! The answers are in the address and nowhere else.

mod checklist;
mod costs;
mod question;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::{
    Lang, Slug,
    my_case::{Answer, Answers, Question},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, Lookup, Snapshot, today};

pub use self::costs::{rows as cost_rows, total};
use super::{Shown, View};
use crate::islands::{KeepUndertaking, KeepUndertakingProps};
use crate::site::{
    address,
    answers::{self, Read},
    document::Page,
    format,
    icon::icon,
    ics, markdown,
    pages::{error::error_page, undertaking},
    parts::{breadcrumbs, due, line, names, vi},
    router::missing,
    summary,
    visit::Visit,
};

/// What marks that a form was sent: which question it asked.
const SENT: &str = "tiep";
/// The other procedures of an undertaking that somebody is about to put together.
pub const WITH: &str = "viec";
/// The event that it began from.
pub const FROM: &str = "su-kien";

/// What the pages of a case are made from.
struct Mine<'a> {
    visit: &'a Visit,
    view: View<'a>,
    entry: &'a Entry,
    answers: &'a Answers,
    /// The other procedures of an undertaking, and its event, to be carried along.
    along: Vec<(&'static str, String)>,
    /// The day on which the dossier is handed in, and whether it was asked for.
    day: due::Asked,
}

/// The page of the next question, or the checklist.
pub async fn show(visit: Visit, Path(procedure): Path<String>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let entry = match found(&visit, &snapshot, &procedure) {
        Ok(entry) => entry,
        Err(answer) => return *answer,
    };
    let parameters = visit.parameters();
    let Read { answers, edition, bad_count } = answers::read(&parameters, &entry.content);
    let stale = edition.is_some_and(|edition| edition != entry.edition) && !answers.is_empty();
    let along = parameters
        .iter()
        .filter_map(|(name, value)| {
            let name = [WITH, FROM].into_iter().find(|known| known == name)?;
            (!value.is_empty()).then(|| (name, value.clone()))
        })
        .take(undertaking::MOST + 1)
        .collect();
    let case = answers.case.known().copied();
    let day = due::Asked::read(&visit, today());
    let view = View { visit: &visit, snapshot: &snapshot, entry: &entry, case, shown: Shown::Now };
    let mine = Mine { visit: &visit, view, entry: &entry, answers: &answers, along, day };
    match answers.next(&entry.content) {
        Some(question) => mine.question(&question, bad_count, stale),
        None => mine.checklist(stale),
    }
}

/// The day of the result, for a calendar.
pub async fn calendar(visit: Visit, Path(procedure): Path<String>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let entry = match found(&visit, &snapshot, &procedure) {
        Ok(entry) => entry,
        Err(answer) => return *answer,
    };
    let Read { answers, .. } = answers::read(&visit.parameters(), &entry.content);
    let day = due::Asked::read(&visit, today());
    let Some((_, row)) = answers.row(&entry.content) else { return missing(&visit) };
    let calendar = &visit.site.content.calendar;
    let Ok(due) = calendar.due(day.in_the_morning(), &row.time_limit) else { return missing(&visit) };
    let lang = visit.lang;
    let name = markdown::shorten(entry.content.name_in(lang), 120);
    let at = address_of(&visit, &entry.procedure.slug, &answers, &[]);
    ics::answer(
        &entry.procedure.slug,
        [ics::Day {
            key: format!("{}-{}", entry.procedure.slug, day.date()),
            on: due.on,
            title: text_with(lang, "ics-result", &[("name", name.as_str().into())]),
            body: due::in_words(lang, &due),
            at: format!("{}{at}", visit.site.base_url()),
        }],
    )
}

/// The procedure of an address; its code leads on to it.
fn found(visit: &Visit, snapshot: &Snapshot, procedure: &str) -> Result<std::sync::Arc<Entry>, Box<Response>> {
    let entry = match snapshot.look_up(procedure) {
        Lookup::Found(entry) => entry,
        Lookup::Gone => return Err(Box::new(error_page(&visit.site, visit.lang, StatusCode::GONE))),
        Lookup::Missing => return Err(Box::new(missing(visit))),
    };
    if entry.procedure.slug.as_str() == procedure {
        return Ok(entry);
    }
    let to = address::my_case(visit.lang, &entry.procedure.slug);
    let to = if visit.query.is_empty() { to } else { format!("{to}?{}", visit.query) };
    Err(Box::new((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()))
}

/// The address of a case with these answers, and more parameters.
pub fn address_of(visit: &Visit, slug: &Slug, answers: &Answers, more: &[(&'static str, String)]) -> String {
    let mut pairs = answers::pairs(answers);
    pairs.extend(more.iter().cloned());
    address::with_query(&address::my_case(visit.lang, slug), &pairs)
}

impl Mine<'_> {
    /// This page with other answers.
    fn with(&self, answers: &Answers) -> String {
        let mut more = self.along.clone();
        more.extend(self.day.pair());
        address_of(self.visit, &self.entry.procedure.slug, answers, &more)
    }

    fn page(&self, title: String, islands: bool) -> Page {
        let slug = &self.entry.procedure.slug;
        Page {
            description: text_with(
                self.visit.lang,
                "case-description",
                &[("name", markdown::shorten(self.entry.content.name_in(self.visit.lang), 80).into())],
            ),
            // The checklist of one case is for whoever asked; search engines get the first question.
            canonical: Some(address::my_case(Lang::VI, slug)),
            islands,
            offline: true,
            ..Page::new(title)
        }
    }

    fn head(&self, title: AnyView) -> AnyView {
        let lang = self.visit.lang;
        let content = &self.entry.content;
        let above = vec![(address::procedure(lang, &self.entry.procedure.slug), names::short(lang, content, 80))];
        view! {
            <header class="case-head">
                {breadcrumbs(lang, above)}
                <h1>{title}</h1>
                <p class="case-of">{names::name(lang, content)} {names::mark(lang, content)}</p>
            </header>
        }
        .into_any()
    }

    /// That the procedure changed since somebody answered.
    fn stale(&self) -> AnyView {
        let lang = self.visit.lang;
        let history = address::history(lang, &self.entry.procedure.slug);
        view! {
            <div class="notice notice-warning">
                {icon("warning")}
                <div>
                    <p>{text(lang, "case-stale")}</p>
                    <p><a href=history>{text(lang, "history-title")}</a></p>
                </div>
            </div>
        }
        .into_any()
    }

    /// What was answered so far, each with the way to answer otherwise.
    fn answered(&self) -> Option<AnyView> {
        let lang = self.visit.lang;
        let content = &self.entry.content;
        let rows: Vec<AnyView> = self
            .answers
            .questions(content)
            .into_iter()
            .filter(|question| !self.answers.leaves_open(question))
            .map(|question| {
                let again = self.with(&question::without(self.answers, &question));
                let change =
                    text_with(lang, "case-answer-change", &[("question", question::short(lang, &question).into())]);
                view! {
                    <div>
                        <dt>{question::short(lang, &question)}</dt>
                        <dd>
                            {self.said(&question)}
                            <a class="case-again screen-only" href=again aria-label=change>{text(lang, "change")}</a>
                        </dd>
                    </div>
                }
                .into_any()
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <dl class="case-answers">{rows}</dl> }.into_any())
    }

    /// What somebody answered to a question.
    fn said(&self, question: &Question) -> AnyView {
        let lang = self.visit.lang;
        let answers = self.answers;
        let known = match question {
            Question::Applicant(_) => answers.applicant.known().map(|kind| format::applicant(lang, *kind).into_any()),
            Question::Level(_) => {
                answers.level.known().map(|level| format::administrative_level(lang, *level).into_any())
            }
            Question::Case(_) => answers.case.known().map(|case| self.view.case_name_of(*case)),
            Question::Channel(_) => answers.channel.known().map(|kind| format::channel(lang, *kind).into_any()),
            Question::Row(_) => answers.row.known().map(|row| self.row_name(*row)),
            Question::Costs(row) => answers.costs.known().map(|counted| self.counted(*row, counted)),
        };
        known.unwrap_or_else(|| text(lang, "case-unsure-said").into_any())
    }

    /// What a row is told by: its situation, else what is special about it.
    fn row_name(&self, place: usize) -> AnyView {
        let lang = self.visit.lang;
        let Some(row) = self.entry.content.channels.get(place) else { return ().into_any() };
        if !row.situation.is_empty() {
            return vi(lang, &row.situation);
        }
        let only = std::slice::from_ref(row);
        let (time, cost) = (summary::time(lang, only), summary::cost(lang, only));
        view! { {line(lang, &time)} " · " {line(lang, &cost)} }.into_any()
    }
}

impl View<'_> {
    /// The way to one's own case, and into an undertaking.
    pub(super) fn mine(&self) -> Option<AnyView> {
        if !matches!(self.shown, Shown::Now) || self.entry.procedure.repeal.is_some() {
            return None;
        }
        let lang = self.visit.lang;
        let slug = &self.entry.procedure.slug;
        let mut answers = Answers::default();
        if let Some(case) = self.case {
            answers.case = Answer::Is(case);
        }
        let answers = answers.fitting(&self.entry.content);
        let questions = answers.questions(&self.entry.content).len();
        let words = match questions {
            0 => text(lang, "case-start-none"),
            n => text_with(lang, "case-start-lead", &[("n", n.into())]),
        };
        let case = address_of(self.visit, slug, &answers, &[]);
        let word = answers::word(slug, &answers, self.entry.edition);
        let add = address::with_query(&address::undertaking(lang), &[(WITH, word.clone())]);
        let compare = address::with_query(&address::compare(lang), &[(WITH, word.clone())]);
        let link = move || view! { <a href=add>{icon("check")}{text(lang, "undertaking-add")}</a> }.into_any();
        let add = KeepUndertaking(
            KeepUndertakingProps::builder()
                .keeps(String::new())
                .adds(word)
                .most(undertaking::MOST)
                .again(String::new())
                .children(Box::new(link))
                .build(),
        );
        Some(
            view! {
                <section class="case-start screen-only">
                    <div>
                        <h2>{text(lang, "case-title")}</h2>
                        <p>{words}</p>
                    </div>
                    <p><a class="button" href=case>{text(lang, "case-start")}{icon("arrow")}</a></p>
                    <div class="case-links">{add} <a href=compare>{icon("scales")}{text(lang, "compare-with")}</a></div>
                </section>
            }
            .into_any(),
        )
    }
}

/// The hidden fields that carry parameters along in a form.
pub fn carried(pairs: &[(&'static str, String)]) -> AnyView {
    pairs
        .iter()
        .map(|(name, value)| view! { <input r#type="hidden" name=*name value=value.clone() /> })
        .collect_view()
        .into_any()
}
