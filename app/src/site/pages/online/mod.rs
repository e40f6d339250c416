//! How far procedures can be done online: now and over time, by sector and by
//! agency, against the targets that were set.

mod chart;
mod tables;

use axum::response::Response;
use catalogue::{Lang, OnlineLevel};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Coverage, Snapshot,
    online::{Of, Target, in_force, months, series},
    today,
};

use super::history::away;
use crate::site::{
    document::Page,
    format,
    parts::{breadcrumbs, coverage, name, vi},
    router::missing,
    visit::Visit,
};

/// Where it is.
pub const ONLINE: &str = "/dich-vu-truc-tuyen";
const SECTOR: &str = "linh-vuc";
const AGENCY: &str = "co-quan";

/// The page, of everything, of a sector or of an agency.
pub async fn show(visit: Visit) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let Some(of) = asked(&visit, &snapshot) else { return missing(&visit) };
    let answer = async {
        let portal = &visit.site.portal;
        Ok((portal.online_editions().await?, portal.targets().await?))
    };
    let (editions, targets) = match answer.await {
        Ok(answer) => answer,
        Err(error) => return away(&visit, &error),
    };
    let lang = visit.lang;
    let days = months(&editions, today());
    let counts = series(&editions, &days, &of);
    let targets = of_these(&of, in_force(&targets));
    let title = match label(&visit, &snapshot, &of) {
        Some(label) => text_with(lang, "online-title-for", &[("name", label.into())]),
        None => text(lang, "online-title"),
    };
    let page = Page {
        description: text(lang, "online-lead"),
        canonical: (of == Of::All).then(|| ONLINE.to_owned()),
        unlisted: of != Of::All,
        ..Page::new(title)
    };
    page.answer(&visit, || {
        let now = counts.last().copied().unwrap_or_default();
        let above = match of {
            Of::All => vec![],
            _ => vec![(visit.to(ONLINE), text(lang, "online-title").into_any())],
        };
        let above = (!above.is_empty()).then(|| breadcrumbs(lang, above));
        let by = (of == Of::All).then(|| tables::by_sector_and_agency(&visit, &snapshot, &targets));
        view! {
            <div class="wide online-share">
                {above}
                <h1>{heading(&visit, &snapshot, &of)}</h1>
                <p class="lead">{text(lang, "online-lead")}</p>
                <section aria-labelledby="hom-nay">
                    <h2 id="hom-nay">{text(lang, "online-now")}</h2>
                    {coverage::coverage(lang, &now)}
                    {targets.iter().map(|target| told(&visit, target, now)).collect_view()}
                </section>
                <section aria-labelledby="theo-thang">
                    <h2 id="theo-thang">{text(lang, "online-by-month")}</h2>
                    <p class="muted">{text(lang, "online-by-month-lead")}</p>
                    {chart::chart(lang, &days, &counts, &targets)}
                    {tables::by_month(lang, &days, &counts)}
                </section>
                {by}
            </div>
        }
        .into_any()
    })
}

/// What is asked for; nothing where there is no such sector or agency.
fn asked(visit: &Visit, snapshot: &Snapshot) -> Option<Of> {
    let given = |name: &str| visit.parameter(name).filter(|value| !value.is_empty());
    match (given(SECTOR), given(AGENCY)) {
        (None, None) => Some(Of::All),
        (Some(sector), None) => Some(Of::Sector(snapshot.sector(&sector)?.slug.clone())),
        (None, Some(agency)) => Some(Of::Agency(snapshot.agency(&agency)?.slug.clone())),
        (Some(_), Some(_)) => None,
    }
}

/// The name of the sector or agency, in the language of the page where it has one.
fn label(visit: &Visit, snapshot: &Snapshot, of: &Of) -> Option<String> {
    let site = &visit.site.content;
    let (translated, vietnamese) = match of {
        Of::All => return None,
        Of::Sector(slug) => {
            (site.sector_name(visit.lang, slug), snapshot.sector(slug.as_str()).map(|sector| sector.name.as_str()))
        }
        Of::Agency(slug) => {
            (site.agency_name(visit.lang, slug), snapshot.agency(slug.as_str()).map(|agency| agency.name.as_str()))
        }
    };
    translated.or(vietnamese).map(str::to_owned)
}

fn heading(visit: &Visit, snapshot: &Snapshot, of: &Of) -> AnyView {
    let lang = visit.lang;
    let site = &visit.site.content;
    let named = match of {
        Of::All => None,
        Of::Sector(slug) => {
            snapshot.sector(slug.as_str()).map(|sector| name(lang, &sector.name, site.sector_name(lang, slug)))
        }
        Of::Agency(slug) => {
            snapshot.agency(slug.as_str()).map(|agency| name(lang, &agency.name, site.agency_name(lang, slug)))
        }
    };
    let named = named.map(|named| view! { ": " {named} });
    view! { {text(lang, "online-title")}{named} }.into_any()
}

/// The targets of what is shown. Those of all procedures hold for no single sector.
fn of_these<'a>(of: &Of, targets: Vec<&'a Target>) -> Vec<&'a Target> {
    let mut targets = targets;
    targets.retain(|target| match of {
        Of::All => true,
        Of::Sector(sector) => target.target.sector.as_ref() == Some(sector),
        Of::Agency(_) => false,
    });
    targets.sort_by_key(|target| target.target.level);
    targets
}

/// A target, and how far it is reached. Those of sectors stand in the table of sectors.
fn told(visit: &Visit, target: &Target, now: Coverage) -> Option<AnyView> {
    let lang = visit.lang;
    let set = &target.target;
    if set.sector.is_some() && visit.parameter(SECTOR).is_none() {
        return None;
    }
    let variables = [
        ("share", set.share.into()),
        ("level", level_words(lang, set.level).into()),
        ("date", format::date(lang, set.by).into()),
    ];
    let words = text_with(lang, "online-target", &variables);
    let reached = reached(lang, now, set.level, set.share);
    Some(
        view! {
            <p class="online-target">
                <strong>{words}</strong> " " {reached}
                <br /><span class="muted">{text(lang, "online-target-decision")} " " {vi(lang, &set.decision)}</span>
            </p>
        }
        .into_any(),
    )
}

/// "Level 3 or higher", or "level 4".
fn level_words(lang: Lang, level: OnlineLevel) -> String {
    if level == OnlineLevel::Full { text(lang, "online-level-4") } else { text(lang, "online-level-3-up") }
}

/// Whether a target is reached. While levels are unknown, it can be reached for
/// certain, but not missed for certain.
fn reached(lang: Lang, now: Coverage, level: OnlineLevel, share: u8) -> String {
    let known = now.at_least(level);
    let enough = |count: usize| count * 100 >= usize::from(share) * now.total;
    let variables = [("share", format::percent(lang, known, now.total).into()), ("unknown", now.unknown.into())];
    if now.total > 0 && enough(known) {
        text_with(lang, "online-target-reached", &variables[..1])
    } else if enough(known + now.unknown) {
        text_with(lang, "online-target-unsure", &variables)
    } else {
        text_with(lang, "online-target-missed", &variables[..1])
    }
}

/// The share at level 3 or 4. With unknown levels it is that share at least.
fn share(lang: Lang, coverage: Coverage) -> String {
    let online = coverage.at_least(OnlineLevel::Partial);
    let share = format::percent(lang, online, coverage.total);
    match coverage {
        Coverage { total: 0, .. } => "–".to_owned(),
        Coverage { unknown: 0, .. } => share,
        Coverage { total, unknown, .. } if total == unknown => text(lang, "unknown"),
        _ => text_with(lang, "online-at-least", &[("share", share.into())]),
    }
}

/// A month in words: "01/2026".
fn month(day: Date) -> String {
    format!("{:02}/{:04}", day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(full: usize, partial: usize, lower: usize, unknown: usize) -> Coverage {
        Coverage { total: full + partial + lower + unknown, full, partial, lower, unknown }
    }

    #[test]
    fn unknown_levels_make_a_share_a_least_share() {
        assert_eq!(share(Lang::VI, coverage(1, 1, 2, 0)), "50%");
        assert_eq!(share(Lang::VI, coverage(1, 1, 1, 1)), "ít nhất 50%");
        assert_eq!(share(Lang::VI, coverage(0, 0, 0, 3)), "Chưa rõ");
        assert_eq!(share(Lang::VI, coverage(0, 0, 0, 0)), "–");
    }

    #[test]
    fn a_target_is_missed_only_where_nothing_unknown_could_reach_it() {
        let told = |now| reached(Lang::EN, now, OnlineLevel::Full, 50);
        assert!(told(coverage(5, 0, 5, 0)).starts_with("Reached"));
        assert!(told(coverage(4, 0, 6, 0)).contains("Not yet"));
        assert!(told(coverage(4, 0, 5, 1)).contains("not known"));
    }
}
