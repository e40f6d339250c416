//! The audit: who did what, when; newest first.

mod export;
mod words;

use axum::{extract::State, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    AuditRow, Lookup, ProcedureId, Snapshot,
    people::{AuditFilter, AuditPage},
};

pub use self::export::{lost, take as export};
use super::{SignedIn, Staff, answer, failed::failed, posted::Posted, table};
use crate::site::{
    address, format,
    icon::icon,
    parts::fields::{Input, Wrong},
    parts::vi_tag,
    visit::Visit,
};

/// The audit.
pub const AUDIT: &str = "/can-bo/nhat-ky";
/// The audit as a file.
pub const EXPORT: &str = "/can-bo/nhat-ky/tai-ve";

/// What rows are looked for, as it was typed.
struct Asked {
    person: String,
    action: String,
    procedure: String,
    before: Option<i64>,
}

impl Asked {
    const PERSON: &'static str = "nguoi";
    const ACTION: &'static str = "viec";
    const PROCEDURE: &'static str = "thu-tuc";
    const BEFORE: &'static str = "truoc";

    fn read(posted: &Posted) -> Self {
        let typed = |name: &str| posted.get(name).trim().to_owned();
        Self {
            person: typed(Self::PERSON).to_lowercase(),
            action: typed(Self::ACTION),
            procedure: typed(Self::PROCEDURE),
            before: posted.get(Self::BEFORE).parse().ok(),
        }
    }

    /// The filter, or what is wrong with it.
    fn filter(&self, lang: Lang, snapshot: &Snapshot) -> Result<AuditFilter, Wrong> {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let procedure = match self.procedure.rsplit('/').next().unwrap_or_default() {
            "" => None,
            typed => match snapshot.look_up(typed) {
                Lookup::Found(entry) => Some(entry.id),
                Lookup::Gone | Lookup::Missing => {
                    return Err(Wrong::one(Self::PROCEDURE, text(lang, "audit-no-procedure")));
                }
            },
        };
        Ok(AuditFilter { actor: some(&self.person), action: some(&self.action), procedure, before: self.before })
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let all = [(Self::PERSON, &self.person), (Self::ACTION, &self.action), (Self::PROCEDURE, &self.procedure)];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.clone())).collect()
    }
}

/// The page.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let asked = Asked::read(&Posted::read(visit.query.as_bytes()));
    let (filter, wrong) = match asked.filter(lang, &snapshot) {
        Ok(filter) => (filter, Wrong::default()),
        Err(wrong) => (AuditFilter { before: Some(0), ..AuditFilter::default() }, wrong),
    };
    let page = match staff.accounts.audit(&actor, &filter).await {
        Ok(page) => page,
        Err(error) => return failed(&visit, &error),
    };
    answer(&visit, text(lang, "audit-title"), || {
        view! {
            <p class="lead">{text(lang, "audit-lead")}</p>
            {wrong.summary(lang)}
            {filter_form(&visit, &asked, &wrong)}
            {rows(&visit, &snapshot, &page)}
            {further(&visit, &asked, &page)}
            {wrong.is_empty().then(|| export_form(&visit, &asked))}
        }
        .into_any()
    })
}

fn filter_form(visit: &Visit, asked: &Asked, wrong: &Wrong) -> AnyView {
    let lang = visit.lang;
    let person = Input::line(Asked::PERSON, text(lang, "audit-person"), &asked.person);
    let procedure = Input::line(Asked::PROCEDURE, text(lang, "audit-procedure"), &asked.procedure)
        .hint(text(lang, "audit-procedure-hint"));
    let mut known = words::known(lang);
    if !asked.action.is_empty() && known.iter().all(|(key, _)| *key != asked.action) {
        known.push((asked.action.clone(), asked.action.clone()));
    }
    let options = known.into_iter().map(|(key, words)| {
        let selected = key == asked.action;
        view! { <option value=key selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <form class="audit-filter" action=visit.to(AUDIT)>
            <div class="fields">
                {person.view(wrong)}
                <div class="field">
                    <label for="f-viec">{text(lang, "audit-action")}</label>
                    <select id="f-viec" name=Asked::ACTION>
                        <option value="">{text(lang, "audit-any")}</option>
                        {options}
                    </select>
                </div>
                {procedure.view(wrong)}
            </div>
            <button class="small-button">{text(lang, "audit-show")}</button>
        </form>
    }
    .into_any()
}

fn rows(visit: &Visit, snapshot: &Snapshot, page: &AuditPage) -> AnyView {
    let lang = visit.lang;
    if page.rows.is_empty() {
        return view! { <p>{text(lang, "audit-none")}</p> }.into_any();
    }
    let rows = page.rows.iter().map(|one| row(visit, snapshot, one)).collect_view();
    let head =
        ["audit-column-number", "audit-column-at", "audit-column-person", "audit-column-what", "audit-column-detail"];
    table(lang, text(lang, "audit-caption"), &head, rows)
}

fn row(visit: &Visit, snapshot: &Snapshot, row: &AuditRow) -> AnyView {
    let lang = visit.lang;
    let by = address::with_query(&visit.to(AUDIT), &[(Asked::PERSON, row.actor.as_str())]);
    let procedure = row.procedure.map(|id| procedure(lang, snapshot, id));
    let detail = words::detail(&row.detail)
        .into_iter()
        .map(|(name, value)| view! { <li><span class="muted">{name}": "</span>{value}</li> })
        .collect_view();
    view! {
        <tr>
            <td class="number">{row.number}</td>
            <td>{format::moment(lang, row.at)}</td>
            <td><a href=by>{row.actor.clone()}</a></td>
            <td>{words::action(lang, &row.action)}</td>
            <td>{procedure}<ul class="plain">{detail}</ul></td>
        </tr>
    }
    .into_any()
}

fn procedure(lang: Lang, snapshot: &Snapshot, ProcedureId(id): ProcedureId) -> AnyView {
    match snapshot.by_id(ProcedureId(id)) {
        Some(entry) => {
            let href = address::procedure(lang, &entry.procedure.slug);
            let name = entry.content.name.clone();
            view! { <a href=href lang=vi_tag(lang)>{name}</a> }.into_any()
        }
        None => text_with(lang, "audit-procedure-number", &[("n", id.to_string().into())]).into_any(),
    }
}

fn further(visit: &Visit, asked: &Asked, page: &AuditPage) -> AnyView {
    let lang = visit.lang;
    let newest = asked.before.map(|_| {
        let to = address::with_query(&visit.to(AUDIT), &asked.pairs());
        view! { <li class="pager-step"><a href=to>{text(lang, "audit-newest")}</a></li> }
    });
    let older = page.older.map(|older| {
        let mut pairs = asked.pairs();
        pairs.push((Asked::BEFORE, older.to_string()));
        let to = address::with_query(&visit.to(AUDIT), &pairs);
        view! { <li class="pager-step"><a rel="next" href=to>{text(lang, "audit-older")}</a></li> }
    });
    if newest.is_none() && older.is_none() {
        return ().into_any();
    }
    view! { <nav class="pager" aria-label=text(lang, "nav-pages")><ul>{newest}{older}</ul></nav> }.into_any()
}

fn export_form(visit: &Visit, asked: &Asked) -> AnyView {
    let lang = visit.lang;
    let fields =
        asked.pairs().into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> });
    let fields = fields.collect_view();
    view! {
        <section aria-labelledby="export">
            <h2 id="export">{text(lang, "audit-export")}</h2>
            <p>{text(lang, "audit-export-lead")}</p>
            <form class="row-buttons" method="post" action=visit.to(EXPORT)>
                {fields}
                <button name="form" value="csv">{icon("data")}" "{text(lang, "audit-export-csv")}</button>
                <button name="form" value="jsonl">{icon("data")}" "{text(lang, "audit-export-jsonl")}</button>
            </form>
        </section>
    }
    .into_any()
}
