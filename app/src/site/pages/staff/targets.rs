//! The targets for online levels: those that were set, and a form to set another.

use axum::{
    extract::{RawForm, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::{Lang, OnlineLevel, Slug, calendar::day_of};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::online::{NewTarget, Target, TargetError, TargetProblem, in_force};

use super::{SignedIn, Staff, answer, table};
use crate::site::{format, icon::icon, pages::error::error_page, parts::vi, visit::Visit};

/// Where they are.
pub const TARGETS: &str = "/can-bo/chi-tieu";

/// What was typed.
#[derive(Default)]
struct Typed {
    sector: String,
    level: String,
    share: String,
    by: String,
    decision: String,
}

/// A field, by its name in the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Sector,
    Level,
    Share,
    By,
    Decision,
}

impl Field {
    const fn name(self) -> &'static str {
        match self {
            Self::Sector => "linh-vuc",
            Self::Level => "muc-do",
            Self::Share => "ty-le",
            Self::By => "truoc-ngay",
            Self::Decision => "quyet-dinh",
        }
    }

    fn error(self, lang: Lang) -> String {
        match self {
            Self::Sector => text(lang, "targets-error-sector"),
            Self::Level => text(lang, "targets-error-level"),
            Self::Share => text(lang, "targets-error-share"),
            Self::By => text(lang, "targets-error-by"),
            Self::Decision => text(lang, "targets-error-decision"),
        }
    }
}

/// The page.
pub async fn show(State(staff): State<Staff>, signed_in: SignedIn) -> Response {
    page(&staff, &signed_in, &Typed::default(), &[]).await
}

/// Sets one, then shows the page again.
pub async fn set(State(staff): State<Staff>, signed_in: SignedIn, RawForm(body): RawForm) -> Response {
    let typed = read(&body);
    let (target, mut faults) = understand(&staff, &typed);
    if let Some(target) = target.filter(|_| faults.is_empty()) {
        match staff.targets.set(&signed_in.actor, target).await {
            Ok(()) => {
                let to = format!("{}?xong=1", signed_in.visit.to(TARGETS));
                return (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
            }
            Err(TargetError::Faults(problems)) => faults.extend(problems.into_iter().map(field)),
            Err(error) => return refused(&signed_in.visit, &error),
        }
    }
    page(&staff, &signed_in, &typed, &faults).await
}

fn field(problem: TargetProblem) -> Field {
    match problem {
        TargetProblem::Level => Field::Level,
        TargetProblem::Share => Field::Share,
        TargetProblem::Day => Field::By,
        TargetProblem::Decision => Field::Decision,
    }
}

fn read(body: &[u8]) -> Typed {
    let mut typed = Typed::default();
    for (name, value) in form_urlencoded::parse(body) {
        let value = catalogue::text::tidy(&value);
        match name.as_ref() {
            "linh-vuc" => typed.sector = value,
            "muc-do" => typed.level = value,
            "ty-le" => typed.share = value,
            "truoc-ngay" => typed.by = value,
            "quyet-dinh" => typed.decision = value,
            _ => {}
        }
    }
    typed
}

/// What was typed as a target, and the fields that cannot be read.
fn understand(staff: &Staff, typed: &Typed) -> (Option<NewTarget>, Vec<Field>) {
    let snapshot = staff.site.portal.snapshot();
    let sector: Result<Option<Slug>, Field> = match typed.sector.as_str() {
        "" => Ok(None),
        slug => snapshot.sector(slug).map(|sector| Some(sector.slug.clone())).ok_or(Field::Sector),
    };
    let level = typed.level.parse().ok().and_then(OnlineLevel::from_number).ok_or(Field::Level);
    let share = typed.share.trim_end_matches(['%', ' ']).parse::<u8>().map_err(|_| Field::Share);
    let by = typed.by.parse::<Date>().map_err(|_| Field::By);
    let faults = [sector.as_ref().err(), level.as_ref().err(), share.as_ref().err(), by.as_ref().err()];
    let faults: Vec<Field> = faults.into_iter().flatten().copied().collect();
    match (sector, level, share, by) {
        (Ok(sector), Ok(level), Ok(share), Ok(by)) => {
            (Some(NewTarget { sector, level, share, by, decision: typed.decision.clone() }), faults)
        }
        _ => (None, faults),
    }
}

fn refused(visit: &Visit, error: &TargetError) -> Response {
    let status = match error {
        TargetError::Refused(_) => StatusCode::FORBIDDEN,
        TargetError::Faults(_) => StatusCode::BAD_REQUEST,
        TargetError::Failed(_) => {
            tracing::error!(error = error as &dyn std::error::Error, "targets cannot be read or set");
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    error_page(&visit.site, visit.lang, status)
}

async fn page(staff: &Staff, signed_in: &SignedIn, typed: &Typed, faults: &[Field]) -> Response {
    let visit = &signed_in.visit;
    let targets = match staff.targets.list(&signed_in.actor).await {
        Ok(targets) => targets,
        Err(error) => return refused(visit, &error),
    };
    let lang = visit.lang;
    let done = visit.parameter("xong").is_some() && faults.is_empty();
    let mut response = answer(visit, text(lang, "targets-title"), || {
        let done = done.then(|| view! { <p class="notice" role="status">{text(lang, "targets-done")}</p> });
        view! {
            <p class="lead">{text(lang, "targets-lead")}</p>
            {done}
            {summary(lang, faults)}
            {form(visit, typed, faults)}
            {list(visit, &targets)}
        }
        .into_any()
    });
    if !faults.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// What is wrong, with the way to each field.
fn summary(lang: Lang, faults: &[Field]) -> Option<AnyView> {
    let items = faults
        .iter()
        .map(|fault| view! { <li><a href=format!("#{}", fault.name())>{fault.error(lang)}</a></li> })
        .collect_view();
    (!faults.is_empty()).then(|| {
        let title = text_with(lang, "form-errors", &[("n", faults.len().into())]);
        view! {
            <div class="notice notice-warning" role="alert">
                {icon("warning")}
                <div><h2>{title}</h2><ul>{items}</ul></div>
            </div>
        }
        .into_any()
    })
}

fn form(visit: &Visit, typed: &Typed, faults: &[Field]) -> AnyView {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let error = |field: Field| {
        faults.contains(&field).then(|| {
            let id = format!("{}-loi", field.name());
            view! { <span class="warning" id=id>{icon("warning")}<span>{field.error(lang)}</span></span> }
        })
    };
    let invalid = |field: Field| faults.contains(&field).then_some("true");
    let described = |field: Field| faults.contains(&field).then(|| format!("{}-loi", field.name()));
    let sectors = snapshot
        .sectors()
        .iter()
        .map(|sector| {
            let chosen = typed.sector == sector.slug.as_str();
            view! { <option value=sector.slug.to_string() selected=chosen>{sector.name.clone()}</option> }
        })
        .collect_view();
    let levels = [OnlineLevel::Partial, OnlineLevel::Full].map(|level| {
        let number = level.number().to_string();
        let chosen = typed.level == number;
        let label = match level {
            OnlineLevel::Full => text(lang, "online-level-4"),
            _ => text(lang, "online-level-3-up"),
        };
        view! { <option value=number selected=chosen>{label}</option> }
    });
    let input = |field: Field, kind: &'static str, label: String, value: &str| {
        view! {
            <p>
                <label for=field.name()>{label}</label>
                {error(field)}
                <input
                    id=field.name()
                    name=field.name()
                    type=kind
                    value=value.to_owned()
                    required
                    aria-invalid=invalid(field)
                    aria-describedby=described(field)
                    inputmode=(field == Field::Share).then_some("numeric")
                />
            </p>
        }
    };
    view! {
        <form class="history-form targets-form" method="post" action=visit.to(TARGETS)>
            <p>
                <label for="linh-vuc">{text(lang, "filter-sector")}</label>
                {error(Field::Sector)}
                <select id="linh-vuc" name="linh-vuc" aria-invalid=invalid(Field::Sector) aria-describedby=described(Field::Sector)>
                    <option value="">{text(lang, "targets-all-sectors")}</option>
                    {sectors}
                </select>
            </p>
            <p>
                <label for="muc-do">{text(lang, "form-online-level")}</label>
                {error(Field::Level)}
                <select id="muc-do" name="muc-do" aria-invalid=invalid(Field::Level) aria-describedby=described(Field::Level)>
                    {levels.into_iter().collect_view()}
                </select>
            </p>
            {input(Field::Share, "text", text(lang, "targets-share"), &typed.share)}
            {input(Field::By, "date", text(lang, "targets-by"), &typed.by)}
            {input(Field::Decision, "text", text(lang, "targets-decision"), &typed.decision)}
            <button class="button" type="submit">{text(lang, "targets-set")}</button>
        </form>
    }
    .into_any()
}

/// Every target, newest first, with which of them count.
fn list(visit: &Visit, targets: &[Target]) -> AnyView {
    let lang = visit.lang;
    if targets.is_empty() {
        return view! { <p>{text(lang, "targets-none")}</p> }.into_any();
    }
    let snapshot = visit.site.portal.snapshot();
    let counting: Vec<i64> = in_force(targets).iter().map(|target| target.number).collect();
    let rows = targets.iter().rev().map(|target| {
        let set = &target.target;
        let sector = match &set.sector {
            None => text(lang, "targets-all-sectors").into_any(),
            Some(slug) => {
                let name =
                    snapshot.sector(slug.as_str()).map_or_else(|| slug.to_string(), |sector| sector.name.clone());
                vi(lang, &name)
            }
        };
        let level = match set.level {
            OnlineLevel::Full => text(lang, "online-level-4"),
            _ => text(lang, "online-level-3-up"),
        };
        let counts = if counting.contains(&target.number) {
            text(lang, "targets-counts")
        } else {
            text(lang, "targets-replaced")
        };
        view! {
            <tr>
                <th scope="row">{sector}</th>
                <td>{level}</td>
                <td class="number">{set.share}"%"</td>
                <td>{format::date(lang, set.by)}</td>
                <td>{vi(lang, &set.decision)}</td>
                <td>{target.set_by.to_string()}", "{format::date(lang, day_of(target.set_at))}</td>
                <td>{counts}</td>
            </tr>
        }
    });
    let head = [
        "filter-sector",
        "form-online-level",
        "targets-column-share",
        "targets-by",
        "targets-decision",
        "targets-column-who",
        "targets-column-state",
    ];
    table(lang, text(lang, "targets-all"), &head, rows.collect_view())
}
