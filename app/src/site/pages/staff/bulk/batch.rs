//! One batch: where its editions stand, and the steps that can be taken.

use std::sync::{Arc, atomic::Ordering};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use catalogue::{AgencyName, Announcement, ChangeKind, EditionState, Lang, Part, quality::Check, text::parse_date};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    bulk::{Batch, BatchAnnouncement, BatchId, BatchItem, BulkError},
    legal::Register,
    people::{Action, Actor, Subject},
};

use super::{
    BATCHES, BulkDesk, Field, Filled, Outcome,
    difference::{difference, names},
    failed,
    list::{kind, states},
    start, words,
};
use crate::site::{
    address, format,
    pages::staff::{SignedIn, answer, table},
    parts::{pager::pager, vi_tag},
    visit::Visit,
};

/// How many editions a page has.
const ROWS: u32 = 50;

/// The page; `?o=submitted&trang=2` says which editions.
pub async fn show(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, Path(id): Path<i64>) -> Response {
    page(&desk, &actor, &visit, BatchId(id), None).await
}

/// What is wrong with what was filled in, and that.
struct Wrong<'a> {
    error: Trouble,
    filled: &'a Filled,
}

/// Why a step is not even tried.
enum Trouble {
    /// For this reason.
    Bulk(BulkError),
    /// As the text with this key says.
    Said(&'static str),
}

async fn page(desk: &BulkDesk, actor: &Actor, visit: &Visit, id: BatchId, wrong: Option<Wrong<'_>>) -> Response {
    let batch = match desk.bulk.batch(actor, id).await {
        Ok(batch) => batch,
        Err(error) => return failed(visit, &error),
    };
    let chosen = visit.parameter("o").and_then(|key| EditionState::from_key(&key));
    let size = chosen.map_or(batch.size(), |state| batch.count(state));
    let pages = size.div_ceil(ROWS as usize).max(1);
    let page: usize = visit.parameter("trang").and_then(|page| page.parse().ok()).unwrap_or(1);
    let page = page.clamp(1, pages);
    let offset = u32::try_from(page - 1).unwrap_or_default() * ROWS;
    let items = match desk.bulk.items(actor, id, chosen, offset, ROWS).await {
        Ok(items) => items,
        Err(error) => return failed(visit, &error),
    };
    // What rests on a law that ended is told; should the register fail, the batch is shown all the same.
    let register = desk.laws.register(actor, &visit.site.portal.snapshot()).await.unwrap_or_default();
    let lang = visit.lang;
    let path = visit.to(&format!("{BATCHES}/{id}"));
    let title = text_with(lang, "bulk-batch", &[("batch", batch.name.as_str().into())]);
    let is_wrong = wrong.is_some();
    let mut response = answer(visit, title, || {
        let to = |page: usize| {
            let mut pairs = Vec::new();
            pairs.extend(chosen.map(|state| ("o", state.key().to_owned())));
            pairs.extend((page > 1).then(|| ("trang", page.to_string())));
            address::with_query(&path, &pairs)
        };
        let expected = size.saturating_sub(offset as usize).min(ROWS as usize);
        let outside =
            (items.len() < expected).then(|| view! { <p class="muted">{text(lang, "bulk-item-outside")}</p> });
        view! {
            {done(visit)}
            {wrong.as_ref().map(|wrong| trouble(lang, wrong))}
            {facts(visit, &batch)}
            {(!batch.undone).then(|| steps(desk, actor, visit, &batch, wrong.as_ref()))}
            <h2>{text(lang, "bulk-items")}</h2>
            {choices(lang, &batch, chosen, &path)}
            {outside}
            {list(desk, lang, &register, &items)}
            {pager(lang, page, pages, to)}
        }
        .into_any()
    });
    if is_wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// What was just done.
fn done(visit: &Visit) -> Option<AnyView> {
    let lang = visit.lang;
    let step = visit.parameter("xong")?;
    let number = |name: &str| visit.parameter(name).and_then(|number| number.parse::<u32>().ok());
    let key = ["make", "announce", "submit", "approve", "schedule", "undo"].into_iter().find(|key| *key == step)?;
    let said = text_with(lang, &format!("bulk-done-{key}"), &[("done", number("so").unwrap_or_default().into())]);
    let outside = number("ngoai").filter(|count| *count > 0).map(|count| {
        let said = text_with(lang, "bulk-done-outside", &[("count", count.into())]);
        view! { <p>{said}</p> }
    });
    Some(view! { <div class="bulk-done" role="status"><p>{said}</p>{outside}</div> }.into_any())
}

fn trouble(lang: Lang, wrong: &Wrong<'_>) -> AnyView {
    let words = match &wrong.error {
        Trouble::Bulk(error) => words::trouble(lang, error),
        Trouble::Said(key) => text(lang, key),
    };
    view! { <div class="form-errors" role="alert"><p>{words}</p></div> }.into_any()
}

fn facts(visit: &Visit, batch: &Batch) -> AnyView {
    let lang = visit.lang;
    let announced = batch.announcement.as_ref().map(|said| {
        let number = said.announcement.number.as_str();
        view! { <p>{text_with(lang, "bulk-announced", &[("number", number.into())])}</p> }
    });
    let restores = batch.restores.map(|of| {
        let words = text_with(lang, "bulk-restores", &[("batch", of.to_string().into())]);
        view! { <p><a href=visit.to(&format!("{BATCHES}/{of}"))>{words}</a></p> }
    });
    view! {
        <dl class="staff-facts">
            <dt>{text(lang, "bulk-column-kind")}</dt>
            <dd>{kind(lang, batch)}</dd>
            <dt>{text(lang, "bulk-column-states")}</dt>
            <dd>{states(lang, batch)}</dd>
            <dt>{text(lang, "bulk-column-maker")}</dt>
            <dd>{batch.made_by.to_string()}</dd>
            <dt>{text(lang, "bulk-column-made")}</dt>
            <dd>{format::date(lang, catalogue::calendar::day_of(batch.made_at))}</dd>
        </dl>
        {restores}
        {announced}
    }
    .into_any()
}

fn choices(lang: Lang, batch: &Batch, chosen: Option<EditionState>, path: &str) -> AnyView {
    let items = std::iter::once((None, batch.size()))
        .chain(batch.states.iter().map(|(state, count)| (Some(*state), *count)))
        .map(|(state, count)| {
            let name = state.map_or_else(|| text(lang, "bulk-all"), |state| words::state(lang, state));
            let words = [("verdict", name.into()), ("count", count.into())];
            let label = text_with(lang, "bulk-verdict-count", &words);
            let pairs: Vec<(&str, &str)> = state.map(|state| ("o", state.key())).into_iter().collect();
            let href = address::with_query(path, &pairs);
            view! { <li><a href=href aria-current=(state == chosen).then_some("true")>{label}</a></li> }
        })
        .collect_view();
    view! { <nav class="sorting" aria-label=text(lang, "bulk-item-state")><ul>{items}</ul></nav> }.into_any()
}

fn list(desk: &BulkDesk, lang: Lang, register: &Register, items: &[BatchItem]) -> AnyView {
    if items.is_empty() {
        return view! { <p>{text(lang, "bulk-no-items")}</p> }.into_any();
    }
    let today = desk.bulk.today();
    let rows = items
        .iter()
        .map(|item| {
            let content = item.edition.content();
            let name = content.name.clone();
            // What nobody ever published has no page yet.
            let unseen = item.before.is_none() && item.edition.state() != EditionState::Published;
            let name = if unseen {
                view! { <span lang=vi_tag(lang)>{name}</span> }.into_any()
            } else {
                let href = address::procedure(lang, &item.procedure.slug);
                view! { <a href=href lang=vi_tag(lang)>{name}</a> }.into_any()
            };
            let change = match &item.before {
                None => text(lang, "bulk-item-new").into_any(),
                Some(before) => {
                    let parts = Part::differing(before, content);
                    let words = text_with(lang, "bulk-item-parts", &[("parts", names(lang, &parts).into())]);
                    let difference = difference(lang, &*desk.exchange, &parts, before, content);
                    view! { <p>{words}</p> {difference} }.into_any()
                }
            };
            let open = !matches!(item.edition.state(), EditionState::Withdrawn | EditionState::Superseded);
            let found = if open { register.check(content, today) } else { Vec::new() };
            let grave = found.iter().filter(|finding| finding.severity.blocks_publishing()).count();
            let findings = (grave > 0).then(|| {
                let words = text_with(lang, "bulk-blocks", &[("count", grave.into())]);
                view! { <p class="field-error">{words}</p> }
            });
            let laws = found
                .iter()
                .filter(|finding| finding.check == Check::LawNoLongerInForce)
                .map(|finding| view! { <p>{locale::finding(lang, finding)}</p> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{words::state(lang, item.edition.state())}</td>
                    <td>{change}</td>
                    <td>{findings}{laws}</td>
                </tr>
            }
        })
        .collect_view();
    let head = ["bulk-item-name", "bulk-item-state", "bulk-item-change", "bulk-item-findings"];
    table(lang, text(lang, "bulk-items"), &head, rows)
}

/// The steps that this person could take, as far as that can be told before
/// each entry is asked for.
fn steps(desk: &BulkDesk, actor: &Actor, visit: &Visit, batch: &Batch, wrong: Option<&Wrong<'_>>) -> AnyView {
    let lang = visit.lang;
    let may = |action| actor.may(action, &Subject::Anything).is_ok();
    let action = |step: &str| visit.to(&format!("{BATCHES}/{}/{step}", batch.id));
    let filled = |name: &str| wrong.map(|wrong| wrong.filled.get(name).to_owned()).unwrap_or_default();
    let drafts = batch.count(EditionState::Draft);
    let submitted = batch.count(EditionState::Submitted);
    let approved = batch.count(EditionState::Approved);
    let announce = (may(Action::Write) && drafts > 0).then(|| {
        let said = batch.announcement.as_ref();
        let date = |day: Option<Date>| day.map(|day| format::date(Lang::VI, day)).unwrap_or_default();
        let value = |name: &str, known: String| Some(filled(name)).filter(|text| !text.is_empty()).unwrap_or(known);
        let number = value("number", said.map(|said| said.announcement.number.clone()).unwrap_or_default());
        let day = value("date", date(said.and_then(|said| said.announcement.date)));
        let issuer = said.and_then(|said| said.announcement.issuer.as_ref()).map(ToString::to_string);
        let issuer = value("issuer", issuer.unwrap_or_default());
        let in_force = value("in_force", date(said.and_then(|said| said.in_force_from)));
        let hint = || text(lang, "bulk-field-day-hint");
        let chosen = said.and_then(|said| said.announcement.change);
        let kinds = [ChangeKind::New, ChangeKind::Amended, ChangeKind::Replaced]
            .into_iter()
            .map(|kind| {
                let words = format::change(lang, kind);
                view! { <option value=kind.key() selected=chosen == Some(kind)>{words}</option> }
            })
            .collect_view();
        view! {
            <details class="bulk-step" open=wrong.is_some()>
                <summary>{text(lang, "bulk-announce")}</summary>
                <p>{text(lang, "bulk-announce-lead")}</p>
                <form class="bulk-form" method="post" action=action("announce")>
                    {Field::new("number", text(lang, "bulk-field-number"), &number).required().view(lang)}
                    {Field::new("date", text(lang, "bulk-field-date"), &day).hint(hint()).required().view(lang)}
                    {Field::new("issuer", text(lang, "bulk-field-issuer"), &issuer).required().view(lang)}
                    <div class="field">
                        <label for="change">{text(lang, "bulk-field-change")}</label>
                        <select id="change" name="change">
                            <option value="">{text(lang, "bulk-change-each")}</option>
                            {kinds}
                        </select>
                    </div>
                    {Field::new("in_force", text(lang, "bulk-field-in-force"), &in_force).hint(hint()).view(lang)}
                    <button class="button">{text(lang, "bulk-do-announce")}</button>
                </form>
            </details>
        }
    });
    let remark = |id: &'static str| Field::new(id, text(lang, "bulk-field-remark"), "").view(lang);
    let submit = (may(Action::Write) && drafts > 0).then(|| {
        view! {
            <details class="bulk-step">
                <summary>{text(lang, "bulk-submit")}</summary>
                <form class="bulk-form" method="post" action=action("submit")>
                    {remark("submit-remark")}
                    <button class="button">{text_with(lang, "bulk-do-submit", &[("count", drafts.into())])}</button>
                </form>
            </details>
        }
    });
    let approve = (may(Action::Review) && submitted > 0).then(|| {
        view! {
            <details class="bulk-step">
                <summary>{text(lang, "bulk-approve")}</summary>
                <p>{text(lang, "bulk-approve-lead")}</p>
                <form class="bulk-form" method="post" action=action("approve")>
                    {remark("approve-remark")}
                    <button class="button">{text_with(lang, "bulk-do-approve", &[("count", submitted.into())])}</button>
                </form>
            </details>
        }
    });
    let schedule = (may(Action::Publish) && approved > 0).then(|| {
        let planned = batch.announcement.as_ref().and_then(|said| said.in_force_from);
        let day = Some(filled("day")).filter(|day| !day.is_empty());
        let day = day.unwrap_or_else(|| format::date(Lang::VI, planned.unwrap_or_else(|| desk.bulk.today())));
        let field = Field::new("day", text(lang, "bulk-field-in-force"), &day).hint(text(lang, "bulk-field-day-hint"));
        view! {
            <details class="bulk-step" open=wrong.is_some()>
                <summary>{text(lang, "bulk-schedule")}</summary>
                <p>{text(lang, "bulk-schedule-lead")}</p>
                <form class="bulk-form" method="post" action=action("schedule")>
                    {field.required().view(lang)}
                    <button class="button">{text_with(lang, "bulk-do-schedule", &[("count", approved.into())])}</button>
                </form>
            </details>
        }
    });
    let undo = may(Action::Write).then(|| {
        let reason = filled("reason");
        view! {
            <details class="bulk-step" open=wrong.is_some()>
                <summary>{text(lang, "bulk-undo")}</summary>
                <p>{text(lang, "bulk-undo-lead")}</p>
                <form class="bulk-form" method="post" action=action("undo")>
                    {Field::new("reason", text(lang, "bulk-field-reason"), &reason).required().view(lang)}
                    <button class="button">{text(lang, "bulk-do-undo")}</button>
                </form>
            </details>
        }
    });
    view! { <div class="bulk-steps">{announce}{submit}{approve}{schedule}{undo}</div> }.into_any()
}

/// Takes a step with the whole batch, in a task.
pub async fn step(
    State(desk): State<BulkDesk>,
    SignedIn { actor, visit }: SignedIn,
    Path((id, step)): Path<(i64, String)>,
    body: Bytes,
) -> Response {
    let id = BatchId(id);
    let filled = Filled::read(&body);
    let step = match Step::read(&step, &filled) {
        Ok(Some(step)) => step,
        Ok(None) => return failed(&visit, &BulkError::Missing),
        Err(error) => return page(&desk, &actor, &visit, id, Some(Wrong { error, filled: &filled })).await,
    };
    let size = match desk.bulk.batch(&actor, id).await {
        Ok(batch) => batch.size(),
        Err(error) => return failed(&visit, &error),
    };
    let from = format!("{BATCHES}/{id}");
    start(&desk, &actor, &visit, size, &from, |job| {
        let (bulk, actor) = (Arc::clone(&desk.bulk), Arc::clone(&actor));
        async move {
            let progress = move |done: usize| job.done.store(done, Ordering::Relaxed);
            let key = step.key();
            let stepped = match step {
                Step::Announce(said) => bulk.announce(&actor, id, said, &progress).await?,
                Step::Submit(remark) => bulk.submit(&actor, id, &remark, &progress).await?,
                Step::Approve(remark) => bulk.approve(&actor, id, &remark, &progress).await?,
                Step::Schedule(day) => bulk.schedule(&actor, id, day, &progress).await?,
                Step::Undo(reason) => {
                    let undone = bulk.undo(&actor, id, &reason, &progress).await?;
                    let on = undone.restoring.unwrap_or(id);
                    return Ok(Outcome::Go(format!("{BATCHES}/{on}?xong=undo&so={}", undone.done)));
                }
            };
            let (done, outside) = (stepped.done, stepped.outside);
            Ok(Outcome::Go(format!("{BATCHES}/{id}?xong={key}&so={done}&ngoai={outside}")))
        }
    })
}

/// A step with what was filled in.
enum Step {
    Announce(BatchAnnouncement),
    Submit(String),
    Approve(String),
    Schedule(Date),
    Undo(String),
}

impl Step {
    /// Reads it; nothing where there is no such step.
    fn read(step: &str, filled: &Filled) -> Result<Option<Self>, Trouble> {
        let no_day = || Trouble::Said("bulk-error-day");
        let day = |name: &str| match filled.get(name) {
            "" => Ok::<_, Trouble>(None),
            text => parse_date(text).map(Some).ok_or_else(no_day),
        };
        Ok(Some(match step {
            "announce" => {
                let issuer = filled.get("issuer");
                let announcement = Announcement {
                    number: catalogue::text::tidy(filled.get("number")),
                    date: day("date")?,
                    issuer: (!issuer.is_empty()).then(|| AgencyName::new(issuer)),
                    change: ChangeKind::from_key(filled.get("change")).filter(|kind| *kind != ChangeKind::Repealed),
                    successors: Vec::new(),
                };
                if announcement.number.is_empty() || announcement.date.is_none() || announcement.issuer.is_none() {
                    return Err(Trouble::Bulk(BulkError::NotAnnounced));
                }
                Self::Announce(BatchAnnouncement { announcement, in_force_from: day("in_force")? })
            }
            "submit" => Self::Submit(filled.get("submit-remark").to_owned()),
            "approve" => Self::Approve(filled.get("approve-remark").to_owned()),
            "schedule" => Self::Schedule(day("day")?.ok_or_else(no_day)?),
            "undo" if filled.get("reason").is_empty() => return Err(Trouble::Bulk(BulkError::NoReason)),
            "undo" => Self::Undo(filled.get("reason").to_owned()),
            _ => return Ok(None),
        }))
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::Announce(_) => "announce",
            Self::Submit(_) => "submit",
            Self::Approve(_) => "approve",
            Self::Schedule(_) => "schedule",
            Self::Undo(_) => "undo",
        }
    }
}
