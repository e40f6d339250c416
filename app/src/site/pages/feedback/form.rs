//! The form: first what it is about, then the words.

use std::sync::Arc;

use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use catalogue::{FeedbackKind, Lang, Slug, text::tidy};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Entry, Lookup, Snapshot,
    feedback::{Draft, Fault, Field, Posting, SHORTEST_TEXT, SendError, Unclear},
};

use super::{
    FEEDBACK, FOLLOW, FeedbackPages, SEND, SentFrom,
    fields::{STAMP, TRAP, trap},
    form_path, kept_nowhere, refused, sent, words,
};
use crate::site::{
    document::Page,
    format,
    icon::icon,
    pages::staff::posted::Posted,
    parts::{
        breadcrumbs,
        fields::{Input, Wrong, area, choices},
        names,
    },
    visit::Visit,
};

/// The names of the fields.
const KIND: &str = "loai";
const PROCEDURE: &str = "thu-tuc";
const PART: &str = "phan";
const DOCUMENT: &str = "van-ban";
const PLACE: &str = "noi";
const TEXT: &str = "noi-dung";
const CONTACT: &str = "lien-he";

/// What was typed, or came with the address.
#[derive(Default)]
struct Typed {
    kind: Option<FeedbackKind>,
    procedure: String,
    part: String,
    document: String,
    place: String,
    text: String,
    contact: String,
}

impl Typed {
    fn read(posted: &Posted) -> Self {
        let get = |name| posted.get(name).to_owned();
        Self {
            kind: FeedbackKind::from_key(posted.get(KIND)),
            procedure: tidy(posted.get(PROCEDURE)),
            part: get(PART),
            document: get(DOCUMENT),
            place: get(PLACE),
            text: get(TEXT),
            contact: get(CONTACT),
        }
    }

    fn draft(&self, entry: Option<&Entry>) -> Draft {
        Draft {
            kind: self.kind,
            procedure: entry.map(|entry| entry.id),
            unclear: Unclear::from_key(&self.part),
            document: self.document.clone(),
            place: self.place.clone(),
            text: self.text.clone(),
            contact: self.contact.clone(),
        }
    }
}

/// The procedure of a code, an address or a name.
pub fn entry(snapshot: &Snapshot, typed: &str) -> Option<Arc<Entry>> {
    let found = |key: &str| match snapshot.look_up(key) {
        Lookup::Found(entry) => Some(entry),
        Lookup::Gone | Lookup::Missing => None,
    };
    let typed = Some(typed).filter(|typed| !typed.is_empty())?;
    found(typed).or_else(|| found(Slug::from_name(typed).as_str()))
}

/// What one types to name a procedure.
pub fn named(entry: &Entry) -> String {
    entry.code().map_or_else(|| entry.content.name.clone(), str::to_owned)
}

/// The form of a kind, filled in as the address says; or the choice of a kind.
pub async fn show(State(pages): State<FeedbackPages>, visit: Visit) -> Response {
    let mut typed = Typed::read(&Posted::read(visit.query.as_bytes()));
    if let Some(entry) = entry(&visit.site.portal.snapshot(), &typed.procedure) {
        typed.procedure = named(&entry);
    }
    if typed.kind.is_none() {
        return choose(&visit, &typed);
    }
    page(&pages, &visit, StatusCode::OK, &typed, &Wrong::default(), None)
}

/// Takes what was written.
pub async fn take(
    State(pages): State<FeedbackPages>,
    visit: Visit,
    SentFrom(sender): SentFrom,
    body: Bytes,
) -> Response {
    let posted = Posted::read(&body);
    let typed = Typed::read(&posted);
    if typed.kind.is_none() {
        return choose(&visit, &typed);
    }
    let lang = visit.lang;
    let found = entry(&visit.site.portal.snapshot(), &typed.procedure);
    let unknown = !typed.procedure.is_empty() && found.is_none();
    let draft = typed.draft(found.as_deref());
    let mut wrong = Wrong::default();
    if unknown {
        wrong.add(PROCEDURE, text(lang, "feedback-error-procedure"));
    }
    if let Err(faults) = draft.check() {
        for (field, fault) in faults.into_iter().filter(|(field, _)| !(unknown && *field == Field::Procedure)) {
            wrong.add(name_of(field), fault_words(lang, field, fault));
        }
    }
    if !wrong.is_empty() {
        return page(&pages, &visit, StatusCode::UNPROCESSABLE_ENTITY, &typed, &wrong, None);
    }
    let posting = Posting { sender, stamp: posted.get(STAMP).to_owned(), trap: posted.get(TRAP).to_owned() };
    match pages.feedback.send(&draft, &posting).await {
        Ok(done) => sent::page(&pages, &visit, &draft, &done),
        Err(error) => {
            if let SendError::Registry(cause) = &error {
                tracing::error!(error = cause as &dyn std::error::Error, "feedback cannot be stored");
            }
            let words = refused::again(lang, &error).unwrap_or_else(|| text(lang, "feedback-away"));
            page(&pages, &visit, refused::status(&error), &typed, &Wrong::default(), Some(words))
        }
    }
}

const fn name_of(field: Field) -> &'static str {
    match field {
        Field::Kind => KIND,
        Field::Procedure => PROCEDURE,
        Field::Unclear => PART,
        Field::Document => DOCUMENT,
        Field::Place => PLACE,
        Field::Text => TEXT,
        Field::Contact => CONTACT,
    }
}

fn fault_words(lang: Lang, field: Field, fault: Fault) -> String {
    match (field, fault) {
        (_, Fault::TooLong(most)) => {
            text_with(lang, "feedback-error-too-long", &[("most", format::number(lang, most as u64).into())])
        }
        (_, Fault::TooShort) => text_with(lang, "feedback-error-too-short", &[("least", SHORTEST_TEXT.into())]),
        (_, Fault::NoContact) => text(lang, "feedback-error-contact"),
        (Field::Procedure, Fault::Missing) => text(lang, "feedback-error-no-procedure"),
        (Field::Unclear, Fault::Missing) => text(lang, "feedback-error-part"),
        (Field::Place, Fault::Missing) => text(lang, "feedback-error-place"),
        (_, Fault::Missing) => text(lang, "feedback-error-text"),
    }
}

/// The three kinds, each with when it is the right one.
pub fn kinds(visit: &Visit, procedure: &str) -> AnyView {
    let lang = visit.lang;
    let items = FeedbackKind::ALL
        .map(|kind| {
            let mut pairs = vec![(KIND, kind.key())];
            if !procedure.is_empty() {
                pairs.push((PROCEDURE, procedure));
            }
            let href = form_path(visit, &pairs);
            view! {
                <li>
                    <a class="more" href=href>{words::kind(lang, kind)}{icon("arrow")}</a>
                    <p>{words::kind_lead(lang, kind)}</p>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! { <ul class="feedback-kinds">{items}</ul> }.into_any()
}

fn choose(visit: &Visit, typed: &Typed) -> Response {
    let lang = visit.lang;
    let page = Page { unlisted: true, ..Page::new(text(lang, "feedback-send")) };
    page.answer(visit, || {
        view! {
            <div class="narrow feedback">
                {breadcrumbs(lang, vec![(visit.to(FEEDBACK), text(lang, "feedback-title").into_any())])}
                <h1>{text(lang, "feedback-send")}</h1>
                <h2>{text(lang, "feedback-choose")}</h2>
                {kinds(visit, &typed.procedure)}
                <p>{text(lang, "feedback-not-for")}</p>
            </div>
        }
        .into_any()
    })
}

fn page(
    pages: &FeedbackPages,
    visit: &Visit,
    status: StatusCode,
    typed: &Typed,
    wrong: &Wrong,
    trouble: Option<String>,
) -> Response {
    let lang = visit.lang;
    let kind = typed.kind.unwrap_or(FeedbackKind::Handling);
    let title = words::kind(lang, kind);
    let page = Page { status, unlisted: true, ..Page::new(title.clone()) };
    kept_nowhere(page.answer(visit, || {
        view! {
            <div class="narrow feedback">
                {breadcrumbs(lang, vec![(visit.to(FEEDBACK), text(lang, "feedback-title").into_any())])}
                <h1>{title}</h1>
                <p class="lead">{words::kind_lead(lang, kind)}</p>
                {refused::notice(trouble)}
                {wrong.summary(lang)}
                <form class="feedback-form" method="post" action=visit.to(SEND)>
                    <input r#type="hidden" name=KIND value=kind.key() />
                    <input r#type="hidden" name=STAMP value=pages.feedback.stamp() />
                    {inputs(visit, kind, typed, wrong)}
                    {trap(lang)}
                    <p>{promise(pages, lang, kind)}</p>
                    <button class="button">{text(lang, "feedback-button")}</button>
                </form>
                <p class="muted">{text_with(lang, "feedback-what-is-kept", &[("days", pages.feedback.contact_days().into())])}</p>
                <p><a href=visit.to(FOLLOW)>{text(lang, "feedback-follow-link")}</a></p>
            </div>
        }
        .into_any()
    }))
}

fn inputs(visit: &Visit, kind: FeedbackKind, typed: &Typed, wrong: &Wrong) -> AnyView {
    let lang = visit.lang;
    let optional = |key: &str| text_with(lang, "feedback-optional", &[("label", text(lang, key).into())]);
    let label = match kind {
        FeedbackKind::PageUnclear => text(lang, "feedback-procedure"),
        _ => optional("feedback-procedure"),
    };
    let found = entry(&visit.site.portal.snapshot(), &typed.procedure);
    let hint = match &found {
        Some(entry) => view! { <strong>{names::name(lang, &entry.content)}</strong> }.into_any(),
        None => text(lang, "feedback-procedure-hint").into_any(),
    };
    let procedure = Input::line(PROCEDURE, label, &typed.procedure).hint(hint).view(wrong);
    let own = match kind {
        FeedbackKind::PageUnclear => {
            let parts = Unclear::ALL.map(|part| (part.key(), words::part(lang, part)));
            choices(PART, text(lang, "feedback-part"), parts.into(), &typed.part, wrong)
        }
        FeedbackKind::Regulation => Input::line(DOCUMENT, optional("feedback-document"), &typed.document)
            .hint(text(lang, "feedback-document-hint"))
            .view(wrong),
        FeedbackKind::Handling => Input::line(PLACE, text(lang, "feedback-place"), &typed.place)
            .hint(text(lang, "feedback-place-hint"))
            .view(wrong),
    };
    let label = match kind {
        FeedbackKind::PageUnclear => text(lang, "feedback-text-page"),
        FeedbackKind::Regulation => text(lang, "feedback-text-regulation"),
        FeedbackKind::Handling => text(lang, "feedback-text-handling"),
    };
    let contact = Input::line(CONTACT, optional("feedback-contact"), &typed.contact)
        .hint(text(lang, "feedback-contact-hint"))
        .view(wrong);
    // What stands first is what the kind is about.
    let (first, second) = if kind == FeedbackKind::PageUnclear { (procedure, own) } else { (own, procedure) };
    view! {
        {first}
        {second}
        {area(TEXT, label, text(lang, "feedback-text-hint"), &typed.text, 8, wrong)}
        {contact}
    }
    .into_any()
}

/// By when an answer comes that is sent now.
pub fn promise(pages: &FeedbackPages, lang: Lang, kind: FeedbackKind) -> String {
    let Some(term) = pages.feedback.term(kind) else { return text(lang, "feedback-no-term") };
    text_with(lang, "feedback-term", &[("days", term.working_days.into())])
}
