//! For leaders: how much is answered in time, and which pages readers find unclear.

use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Snapshot,
    feedback::{FeedbackError, Month, UnclearPage},
    people::Actor,
};

use crate::site::{
    address,
    pages::{
        feedback,
        staff::{Staff, table},
    },
    parts::vi_tag,
    visit::Visit,
};

/// What is counted.
pub struct Counted {
    months: Vec<(Date, Month)>,
    unclear: Vec<UnclearPage>,
}

/// Asks for it.
pub async fn read(staff: &Staff, actor: &Actor) -> Result<Counted, FeedbackError> {
    let months = staff.feedback.months(actor).await?;
    let unclear = staff.feedback.unclear_pages(actor).await?;
    Ok(Counted { months, unclear })
}

/// The tables.
pub fn view(visit: &Visit, snapshot: &Snapshot, counted: &Counted) -> AnyView {
    view! {
        <section>
            <h2>{text(visit.lang, "staff-feedback-months")}</h2>
            <p class="muted">{text(visit.lang, "staff-feedback-months-lead")}</p>
            {months(visit, counted)}
        </section>
        <section>
            <h2>{text(visit.lang, "staff-feedback-unclear")}</h2>
            {unclear(visit, snapshot, counted)}
        </section>
    }
    .into_any()
}

fn months(visit: &Visit, counted: &Counted) -> AnyView {
    let lang = visit.lang;
    if counted.months.is_empty() {
        return view! { <p>{text(lang, "staff-feedback-months-none")}</p> }.into_any();
    }
    let rows = counted
        .months
        .iter()
        .map(|(first, month)| {
            let name = format!("{:02}/{}", first.month(), first.year());
            let share = month.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"));
            let numbers = [month.in_time, month.late, month.overdue, month.pending, month.undated, month.closed];
            let numbers = numbers.map(|number| view! { <td class="number">{number}</td> });
            view! {
                <tr><th scope="row">{name}</th><td class="number"><strong>{share}</strong></td>{numbers.into_iter().collect_view()}</tr>
            }
        })
        .collect_view();
    let head = [
        "staff-feedback-month",
        "staff-feedback-share",
        "staff-feedback-in-time",
        "staff-feedback-late",
        "staff-feedback-open-late",
        "staff-feedback-pending",
        "staff-feedback-undated",
        "staff-feedback-closed",
    ];
    table(lang, text(lang, "staff-feedback-months"), &head, rows)
}

fn unclear(visit: &Visit, snapshot: &Snapshot, counted: &Counted) -> AnyView {
    let lang = visit.lang;
    let rows: Vec<AnyView> = counted
        .unclear
        .iter()
        .filter_map(|page| {
            let entry = snapshot.by_id(page.procedure)?;
            let href = address::procedure(lang, &entry.procedure.slug);
            let parts: Vec<String> = page
                .unclear
                .iter()
                .map(|(part, count)| {
                    let part = feedback::part(lang, *part);
                    text_with(lang, "staff-feedback-part-count", &[("part", part.into()), ("n", (*count).into())])
                })
                .collect();
            let all: u32 = page.unclear.iter().map(|(_, count)| count).sum();
            let name = entry.content.name.clone();
            Some(
                view! {
                    <tr>
                        <th scope="row"><a href=href lang=vi_tag(lang)>{name}</a></th>
                        <td class="number">{all}</td>
                        <td class="number">{page.clear}</td>
                        <td>{parts.join(", ")}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{text(lang, "staff-feedback-unclear-none")}</p> }.into_any();
    }
    let head = [
        "editing-column-procedure",
        "staff-feedback-column-unclear",
        "staff-feedback-column-clear",
        "staff-feedback-column-parts",
    ];
    table(lang, text(lang, "staff-feedback-unclear"), &head, rows)
}
