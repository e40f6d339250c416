//! One question, with what can be answered.

use axum::response::Response;
use catalogue::{
    AdministrativeLevel, ApplicantKind, ChannelKind, Lang,
    my_case::{Answer, Answers, MOST_TIMES, Question},
};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{Mine, SENT, carried};
use crate::{
    islands::{InPlace, InPlaceProps},
    site::{
        address,
        answers::{CHANNEL, COST, EDITION, LEVEL, ROW, TIMES, UNSURE, WHO, pairs},
        format,
        icon::icon,
        markdown,
        pages::procedure::channels,
        parts::{line, vi_tag},
        summary,
    },
};

/// A question in a few words, for the list of answers.
pub fn short(lang: Lang, question: &Question) -> String {
    text(lang, &format!("case-short-{}", key(question)))
}

/// The same answers without that to a question, and without those that rest on it.
pub fn without(answers: &Answers, question: &Question) -> Answers {
    let mut left = answers.clone();
    match question {
        Question::Applicant(_) => left.applicant = Answer::Open,
        Question::Level(_) => left.level = Answer::Open,
        Question::Case(_) => left.case = Answer::Open,
        Question::Channel(_) => {
            (left.channel, left.row, left.costs) = (Answer::Open, Answer::Open, Answer::Open);
        }
        Question::Row(_) => (left.row, left.costs) = (Answer::Open, Answer::Open),
        Question::Costs(_) => left.costs = Answer::Open,
    }
    left
}

const fn key(question: &Question) -> &'static str {
    match question {
        Question::Applicant(_) => "who",
        Question::Level(_) => "level",
        Question::Case(_) => "case",
        Question::Channel(_) => "channel",
        Question::Row(_) => "row",
        Question::Costs(_) => "costs",
    }
}

const fn parameter(question: &Question) -> &'static str {
    match question {
        Question::Applicant(_) => WHO,
        Question::Level(_) => LEVEL,
        Question::Case(_) => address::CASE,
        Question::Channel(_) => CHANNEL,
        Question::Row(_) => ROW,
        Question::Costs(_) => COST,
    }
}

/// Something that can be answered.
struct Choice {
    value: String,
    label: AnyView,
    hint: Option<AnyView>,
}

impl Mine<'_> {
    /// The page of a question.
    pub(super) fn question(&self, question: &Question, bad_count: Option<(usize, String)>, stale: bool) -> Response {
        let lang = self.visit.lang;
        let all = self.answers.questions(&self.entry.content);
        let number = all.iter().position(|other| other == question).unwrap_or(0) + 1;
        let asked = text(lang, &format!("case-ask-{}", key(question)));
        // Sent, and still open: nothing was chosen.
        let nothing = bad_count.is_none() && self.visit.parameter(SENT).as_deref() == Some(key(question));
        let wrong = match &bad_count {
            Some((_, typed)) => {
                let most = MOST_TIMES.to_string();
                Some(text_with(lang, "case-count-wrong", &[("typed", typed.as_str().into()), ("most", most.into())]))
            }
            None => nothing.then(|| text(lang, "case-nothing-chosen")),
        };
        let title = match wrong {
            Some(_) => format!("{}: {asked}", text(lang, "error-prefix")),
            None => asked.clone(),
        };
        self.page(title, true).answer(self.visit, || {
            let step = text_with(lang, "case-step", &[("n", number.into()), ("of", all.len().into())]);
            let fields = match question {
                Question::Costs(row) => self.cost_fields(*row, bad_count.as_ref(), wrong.as_deref()),
                _ => self.options(question, wrong.as_deref()),
            };
            let mut along = pairs(self.answers);
            along.push((EDITION, self.entry.edition.to_string()));
            along.extend(self.along.iter().cloned());
            along.extend(self.day.pair());
            along.push((SENT, key(question).to_owned()));
            let to = address::my_case(lang, &self.entry.procedure.slug);
            let stop = match question {
                // Whoever is none of these is at the wrong procedure.
                Question::Applicant(_) => Some(view! {
                    <p class="muted">{text(lang, "case-none-of-these")} " " <a href=self.visit.to("/tim-kiem")>{text(lang, "case-search-other")}</a></p>
                }),
                _ => None,
            };
            let form = move || {
                view! {
                    <form class="case-form" method="get" action=to data-question="">
                        {carried(&along)}
                        {fields}
                        <p class="actions"><button class="button" r#type="submit">{text(lang, "go-on")}{icon("arrow")}</button></p>
                        {stop}
                    </form>
                }
                .into_any()
            };
            let inner = {
                let head = self.head(text(lang, "case-title").into_any());
                let stale = stale.then(|| self.stale());
                let answered = self.answered();
                move || {
                    view! {
                        {head}
                        {stale}
                        {answered}
                        <p class="case-step" role="status">{step}</p>
                        {form()}
                    }
                    .into_any()
                }
            };
            view! {
                <div class="narrow case-page">
                    {InPlace(InPlaceProps::builder().children(Box::new(inner)).build())}
                </div>
            }
            .into_any()
        })
    }

    fn options(&self, question: &Question, wrong: Option<&str>) -> AnyView {
        let lang = self.visit.lang;
        let name = parameter(question);
        let options: Vec<Choice> = match question {
            Question::Applicant(kinds) => kinds.iter().map(|kind| applicant(lang, *kind)).collect(),
            Question::Level(levels) => levels.iter().map(|level| level_option(lang, *level)).collect(),
            Question::Case(places) => places.iter().map(|place| self.case_option(*place)).collect(),
            Question::Channel(kinds) => kinds.iter().map(|kind| self.channel_option(*kind)).collect(),
            Question::Row(places) => places.iter().map(|place| self.row_option(*place)).collect(),
            Question::Costs(_) => Vec::new(),
        };
        let unsure = Choice { value: UNSURE.to_owned(), label: text(lang, "case-unsure").into_any(), hint: None };
        let inputs = options
            .into_iter()
            .chain([unsure])
            .enumerate()
            .map(|(number, option)| {
                let id = format!("tra-loi-{number}");
                let at = id.clone();
                let hint = option.hint.map(|hint| view! { <span class="option-hint">{hint}</span> });
                view! {
                    <label class="option" for=at>
                        <input r#type="radio" id=id name=name value=option.value required=true />
                        <span><span class="option-label">{option.label}</span> {hint}</span>
                    </label>
                }
            })
            .collect_view();
        self.fieldset(question, wrong, inputs.into_any())
    }

    fn fieldset(&self, question: &Question, wrong: Option<&str>, inputs: AnyView) -> AnyView {
        let lang = self.visit.lang;
        let lead = text(lang, &format!("case-lead-{}", key(question)));
        let wrong = wrong.map(
            |wrong| view! { <p class="field-error" id="loi" role="alert">{icon("warning")}{wrong.to_owned()}</p> },
        );
        let described = if wrong.is_some() { "giai-thich loi" } else { "giai-thich" };
        view! {
            <fieldset class="options" aria-describedby=described>
                <legend tabindex="-1"><h2>{text(lang, &format!("case-ask-{}", key(question)))}</h2></legend>
                <p class="muted" id="giai-thich">{lead}</p>
                {wrong}
                {inputs}
            </fieldset>
        }
        .into_any()
    }

    fn case_option(&self, place: usize) -> Choice {
        let lang = self.visit.lang;
        let papers = self.entry.content.dossier.cases.get(place).map_or(0, |case| case.papers().count());
        let hint = (papers > 0).then(|| text_with(lang, "paper-count", &[("n", papers.into())]).into_any());
        Choice { value: (place + 1).to_string(), label: self.view.case_name_of(place), hint }
    }

    fn channel_option(&self, kind: ChannelKind) -> Choice {
        let lang = self.visit.lang;
        let rows: Vec<_> = self.entry.content.channels.iter().filter(|row| row.kind == kind).cloned().collect();
        let (time, cost) = (summary::time(lang, &rows), summary::cost(lang, &rows));
        let hint = view! { {line(lang, &time)} " · " {line(lang, &cost)} }.into_any();
        Choice { value: kind.key().to_owned(), label: format::channel(lang, kind).into_any(), hint: Some(hint) }
    }

    fn row_option(&self, place: usize) -> Choice {
        let lang = self.visit.lang;
        let row = self.entry.content.channels.get(place);
        let hint = row.filter(|row| !row.situation.is_empty() || !row.note.is_empty()).map(|row| {
            let only = std::slice::from_ref(row);
            let (time, cost) = (summary::time(lang, only), summary::cost(lang, only));
            let facts = (!row.situation.is_empty())
                .then(|| view! { <span>{line(lang, &time)} " · " {line(lang, &cost)}</span> });
            let note = markdown::plain(&row.note, 200);
            let note = (!note.is_empty()).then(|| view! { <span lang=vi_tag(lang)>{note}</span> });
            view! { {facts} {note} }.into_any()
        });
        Choice { value: (place + 1).to_string(), label: self.row_name(place), hint }
    }

    /// Which costs apply, each with how many where it is charged by the piece.
    fn cost_fields(&self, row: usize, bad: Option<&(usize, String)>, wrong: Option<&str>) -> AnyView {
        let lang = self.visit.lang;
        let costs = self.entry.content.channels.get(row).map(|row| row.costs.as_slice()).unwrap_or_default();
        let typed = |name: &str| self.visit.parameter(name);
        let ticked: Vec<String> =
            self.visit.parameters().into_iter().filter(|(name, _)| name == COST).map(|(_, value)| value).collect();
        let inputs = costs
            .iter()
            .enumerate()
            .filter(|(_, cost)| cost.is_counted())
            .map(|(place, cost)| {
                let number = place + 1;
                let id = format!("khoan-{number}");
                let checked = ticked.iter().any(|ticked| *ticked == number.to_string());
                let times = cost.per.as_deref().map(|per| {
                    let name = format!("{TIMES}{number}");
                    let at = name.clone();
                    let is_bad = bad.is_some_and(|(bad, _)| *bad == place);
                    let value = typed(&name).unwrap_or_else(|| "1".to_owned());
                    let label = text_with(lang, "case-times", &[("per", per.into())]);
                    view! {
                        <label class="option-count" for=at>
                            {label}
                            <input
                                r#type="text"
                                inputmode="numeric"
                                id=name.clone()
                                name=name
                                value=value
                                maxlength="6"
                                aria-invalid=is_bad.then_some("true")
                                aria-describedby=is_bad.then_some("loi")
                            />
                        </label>
                    }
                });
                view! {
                    <div class="option option-cost">
                        <input r#type="checkbox" id=id.clone() name=COST value=number.to_string() checked=checked />
                        <div><label class="option-label" for=id>{channels::costs(lang, std::slice::from_ref(cost))}</label> {times}</div>
                    </div>
                }
            })
            .collect_view();
        let asked = view! { <input r#type="hidden" name=COST value="" /> };
        self.fieldset(&Question::Costs(row), wrong, view! { {asked} {inputs} }.into_any())
    }
}

fn applicant(lang: Lang, kind: ApplicantKind) -> Choice {
    Choice { value: kind.key().to_owned(), label: format::applicant(lang, kind).into_any(), hint: None }
}

fn level_option(lang: Lang, level: AdministrativeLevel) -> Choice {
    let hint = match level {
        AdministrativeLevel::Commune => Some(text(lang, "case-hint-commune").into_any()),
        AdministrativeLevel::Province => Some(text(lang, "case-hint-province").into_any()),
        _ => None,
    };
    Choice { value: level.key().to_owned(), label: format::administrative_level(lang, level).into_any(), hint }
}
