//! An edition as staff see it: where it stands, what waits to be done, what it
//! changes, what was said.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use catalogue::{
    EditionState, Lang, Slug,
    quality::{self, Finding, Severity},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    editing::{Comment, KeptEdition, KeptProcedure},
    people::{Action, Actor, Subject},
};

use super::{deeds::Deed, edition_path, form_path, impact, preview_path, procedure_path, trouble};
use crate::site::{
    format,
    icon::icon,
    pages::staff::{SignedIn, Staff, StaffPage, form},
    parts::{difference, fields::text_of, vi_tag},
    router::missing,
    visit::Visit,
};

/// What somebody typed beside a deed that was not done.
#[derive(Default)]
pub struct Typed {
    pub remark: String,
    pub day: String,
    pub trouble: Option<trouble::Trouble>,
    /// At which form the trouble is.
    pub deed: Option<Deed>,
}

/// The page.
pub async fn show(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path((slug, number)): Path<(String, String)>,
) -> Response {
    let (Ok(slug), Ok(number)) = (Slug::parse(&slug), number.parse()) else { return missing(&visit) };
    match staff.editing.read(&actor, &slug).await {
        Ok(kept) => page(&staff, &actor, &visit, &kept, number, Typed::default()),
        Err(error) => trouble::instead(&visit, error),
    }
}

/// The page, with what was typed and what is in its way.
pub fn page(staff: &Staff, actor: &Actor, visit: &Visit, kept: &KeptProcedure, number: u32, typed: Typed) -> Response {
    let Ok(shown) = kept.edition(number) else { return missing(visit) };
    let lang = visit.lang;
    let slug = &kept.procedure.slug;
    let content = shown.edition.content();
    let status = typed.trouble.as_ref().map_or(StatusCode::OK, |trouble| trouble.status);
    let title =
        text_with(lang, "editing-edition-title", &[("n", number.into()), ("name", content.name.as_str().into())]);
    let page = StaffPage::new(title)
        .status(status)
        .under(super::PROCEDURES, text(lang, "editing-procedures"))
        .under(procedure_path(slug), content.name.clone());
    let found = quality::check(content, staff.editing.today());
    page.answer(visit, || {
        let sheet = Sheet { visit, actor, kept, shown, typed: &typed, today: staff.editing.today() };
        let writing = matches!(shown.edition.state(), EditionState::Draft) && sheet.may(Action::Write);
        let form = writing.then(|| visit.to(&form_path(slug, number)));
        view! {
            {typed.trouble.as_ref().map(|trouble| trouble.view(visit, form.as_deref()))}
            {done(visit)}
            {sheet.facts()}
            <p><a class="more" href=visit.to(&preview_path(slug, number))>{text(lang, "preview-see")}</a></p>
            {sheet.deeds(form.as_deref())}
            {sheet.findings(&found, form.as_deref())}
            {sheet.changes(&visit.site)}
            {sheet.said()}
        }
        .into_any()
    })
}

/// What was just done, if the address says so.
pub fn done(visit: &Visit) -> Option<AnyView> {
    let deed = Deed::from_key(&visit.parameter("xong")?)?;
    let words = text(visit.lang, deed.done_key());
    Some(view! { <div class="notice" role="status">{icon("check")}<p>{words}</p></div> }.into_any())
}

/// What quality checks found, the gravest first, each with the way to its field.
pub fn findings(lang: Lang, found: &[Finding], form: Option<&str>) -> AnyView {
    let items = |severity: Severity| {
        let of_it = found.iter().filter(move |finding| finding.severity == severity);
        of_it
            .map(|finding| {
                let words = locale::finding(lang, finding);
                let fix = form.map(|form| {
                    let href = format!("{form}#{}", form::path_to_field(&finding.path));
                    view! { " " <a href=href>{text(lang, "editing-to-field")}</a> }
                });
                let grave = text(lang, severity.message_key());
                view! { <li><strong>{grave}": "</strong>{words}{fix}</li> }
            })
            .collect_view()
    };
    view! { <ul class="findings">{Severity::ALL.map(items).into_iter().collect_view()}</ul> }.into_any()
}

struct Sheet<'a> {
    visit: &'a Visit,
    actor: &'a Actor,
    kept: &'a KeptProcedure,
    shown: &'a KeptEdition,
    typed: &'a Typed,
    today: jiff::civil::Date,
}

impl Sheet<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang
    }

    fn may(&self, action: Action) -> bool {
        let here = Subject::from(self.shown.edition.content());
        self.actor.may(action, &self.kept.subject()).is_ok() && self.actor.may(action, &here).is_ok()
    }

    fn facts(&self) -> AnyView {
        let (lang, edition) = (self.lang(), &self.shown.edition);
        let day = |key: &str, day: String| view! { <dt>{text(lang, key)}</dt><dd>{day}</dd> }.into_any();
        let authors = edition.authors().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let mut facts = vec![
            day("editing-state", format::edition_state(lang, edition.state())),
            day("editing-authors", authors),
            day("editing-begun", format::instant(lang, self.shown.created_at)),
        ];
        if let Some(from) = self.shown.based_on {
            facts.push(day("editing-based-on", text_with(lang, "editing-edition", &[("n", from.into())])));
        }
        if let Some(by) = edition.approved_by() {
            facts.push(day("editing-approved-by", by.to_string()));
        }
        if let Some(from) = edition.in_force_from() {
            facts.push(day("editing-in-force-from", format::date(lang, from)));
        }
        if let Some(at) = self.shown.published_at {
            facts.push(day("editing-published-at", format::instant(lang, at)));
        }
        if let Some(at) = self.shown.superseded_at {
            facts.push(day("editing-superseded-at", format::instant(lang, at)));
        }
        if let Some(reason) = edition.reason() {
            facts.push(day("editing-reason", reason.to_owned()));
        }
        view! { <dl class="staff-facts">{facts}</dl> }.into_any()
    }

    /// What this person may do with it now.
    fn deeds(&self, form: Option<&str>) -> AnyView {
        use EditionState as S;
        let lang = self.lang();
        let state = self.shown.edition.state();
        let mine = self.shown.edition.authors().contains(&self.actor.id());
        let write = form.map(|href| {
            let words = text(lang, "editing-go-on-writing");
            view! { <p><a class="button" href=href.to_owned()>{words}</a></p> }.into_any()
        });
        let mut deeds: Vec<AnyView> = write.into_iter().collect();
        let mut offer = |deed: Deed, action: Action, states: &[S]| {
            if states.contains(&state) && self.may(action) {
                deeds.push(self.deed(deed));
            }
        };
        offer(Deed::Submit, Action::Write, &[S::Draft]);
        if !mine {
            offer(Deed::Approve, Action::Review, &[S::Submitted]);
        }
        offer(Deed::SendBack, Action::Review, &[S::Submitted]);
        offer(Deed::Schedule, Action::Publish, &[S::Approved]);
        offer(Deed::Withdraw, Action::Publish, &[S::Approved, S::Scheduled, S::Published]);
        offer(Deed::GiveUp, Action::Write, &[S::Draft]);
        offer(Deed::Begin, Action::Write, &[S::Superseded, S::Withdrawn]);
        if mine && state == S::Submitted {
            deeds.push(view! { <p class="muted">{text(lang, "editing-waits-for-another")}</p> }.into_any());
        }
        if deeds.is_empty() {
            return ().into_any();
        }
        view! {
            <section aria-labelledby="deeds">
                <h2 id="deeds">{text(lang, "editing-deeds")}</h2>
                <div class="deeds">{deeds}</div>
            </section>
        }
        .into_any()
    }

    /// A form with a deed: at first its title only, which opens it.
    fn deed(&self, deed: Deed) -> AnyView {
        let lang = self.lang();
        let tried = self.typed.deed == Some(deed);
        let (slug, number) = (&self.kept.procedure.slug, self.shown.edition.number());
        let id = format!("deed-{}", deed.key());
        let remark = deed.remark_key().map(|key| {
            let id = format!("{id}-remark");
            let typed = if tried { self.typed.remark.as_str() } else { "" };
            let rows = text_of(typed);
            view! {
                <div class="field">
                    <label for=id.clone()>{text(lang, key)}</label>
                    <textarea id=id.clone() name="remark" rows="3" maxlength=super::deeds::LONGEST_REMARK>{rows}</textarea>
                </div>
            }
        });
        let day = (deed == Deed::Schedule).then(|| {
            let id = format!("{id}-day");
            let typed = if tried { self.typed.day.clone() } else { format::date(Lang::VI, self.today) };
            let hint = format!("{id}-hint");
            view! {
                <div class="field field-short">
                    <label for=id.clone()>{text(lang, "editing-in-force-from")}</label>
                    <p class="field-hint" id=hint.clone()>{text(lang, "editing-hint-in-force")}</p>
                    <input id=id.clone() name="day" inputmode="numeric" autocomplete="off" aria-describedby=hint value=typed />
                </div>
            }
        });
        let from = (deed == Deed::Begin).then(|| view! { <input r#type="hidden" name="from" value=number /> });
        let action = match deed {
            Deed::Begin => self.visit.to(&procedure_path(slug)),
            _ => self.visit.to(&edition_path(slug, number)),
        };
        let lead = text(lang, deed.lead_key());
        view! {
            <details class="deed" open=tried || deed.is_open()>
                <summary>{text(lang, deed.title_key())}</summary>
                <form method="post" action=action>
                    <p>{lead}</p>
                    {remark}
                    {day}
                    {from}
                    <button class="button" name="do" value=deed.key()>{text(lang, deed.title_key())}</button>
                </form>
            </details>
        }
        .into_any()
    }

    fn findings(&self, found: &[Finding], form: Option<&str>) -> AnyView {
        use EditionState::{Approved, Draft, Scheduled, Submitted};
        let lang = self.lang();
        if ![Draft, Submitted, Approved, Scheduled].contains(&self.shown.edition.state()) {
            return ().into_any();
        }
        let list = if found.is_empty() {
            view! { <p>{text(lang, "editing-no-findings")}</p> }.into_any()
        } else {
            findings(lang, found, form)
        };
        view! {
            <section aria-labelledby="findings"><h2 id="findings">{text(lang, "editing-findings")}</h2>{list}</section>
        }
        .into_any()
    }

    /// What it changes, against another edition.
    fn changes(&self, site: &crate::site::Site) -> AnyView {
        let lang = self.lang();
        let number = self.shown.edition.number();
        let others: Vec<&KeptEdition> =
            self.kept.editions.iter().filter(|kept| kept.edition.number() != number).collect();
        let chosen = self.visit.parameter("voi").and_then(|n| n.parse().ok());
        let usual = || {
            let public = self.kept.published().filter(|kept| kept.edition.number() != number);
            let public = public.map(|kept| kept.edition.number());
            let before = others.iter().rev().map(|kept| kept.edition.number()).find(|other| *other < number);
            public.filter(|public| *public < number).or(self.shown.based_on).or(before)
        };
        let against = chosen.or_else(usual);
        let Some(base) = against.and_then(|n| self.kept.edition(n).ok()).filter(|kept| kept.edition.number() != number)
        else {
            return view! { <p class="muted">{text(lang, "editing-first-edition")}</p> }.into_any();
        };
        let (before, after) = (base.edition.content(), self.shown.edition.content());
        let path = self.visit.to(&edition_path(&self.kept.procedure.slug, number));
        let choice = (others.len() > 1).then(|| {
            let options = others.iter().map(|other| {
                let n = other.edition.number();
                let state = format::edition_state(lang, other.edition.state());
                let words = text_with(lang, "editing-edition-in-state", &[("n", n.into()), ("state", state.into())]);
                view! { <option value=n selected=n == base.edition.number()>{words}</option> }
            });
            view! {
                <form class="compare-with" action=path>
                    <label for="compare">{text(lang, "editing-compare-with")}</label>
                    <select id="compare" name="voi">{options.collect_view()}</select>
                    <button>{text(lang, "editing-compare")}</button>
                </form>
            }
        });
        let title = text_with(lang, "editing-changes", &[("n", base.edition.number().into())]);
        view! {
            <section aria-labelledby="changes">
                <h2 id="changes">{title}</h2>
                {choice}
                {impact::view(site, lang, &self.kept.procedure.slug, before, after)}
                {difference::difference(lang, before, after)}
            </section>
        }
        .into_any()
    }

    /// What was said about it, and the form to say more.
    fn said(&self) -> AnyView {
        let lang = self.lang();
        let item = |comment: &Comment| {
            let with = comment.with.map(|state| {
                let state = format::edition_state(lang, state);
                view! { <span class="muted">" – " {state}</span> }
            });
            let by = comment.by.to_string();
            view! {
                <li>
                    <p class="said-by"><strong>{by}</strong> ", " {format::instant(lang, comment.at)} {with}</p>
                    <p class="said-text" lang=vi_tag(lang)>{comment.text.clone()}</p>
                </li>
            }
        };
        let all = self.shown.comments.iter().map(item).collect_view();
        let list = if self.shown.comments.is_empty() {
            view! { <p class="muted">{text(lang, "editing-nothing-said-yet")}</p> }.into_any()
        } else {
            view! { <ol class="comments">{all}</ol> }.into_any()
        };
        let comment = self.may(Action::Comment).then(|| self.deed(Deed::Comment));
        view! {
            <section aria-labelledby="comments">
                <h2 id="comments">{text(lang, "editing-comments")}</h2>
                {list}
                <div class="deeds">{comment}</div>
            </section>
        }
        .into_any()
    }
}
