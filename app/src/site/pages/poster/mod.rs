//! One sheet of A4 with a procedure, for the notice board of a commune.

mod fit;

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{DossierItem, EditionContent, Lang};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, Lookup};

use self::fit::Fitted;
use super::{error::error_page, procedure};
use crate::site::{
    address,
    document::Page,
    format,
    icon::icon,
    markdown::{self, shorten},
    parts::{line, names, sheet, vi, vi_tag},
    router::missing,
    summary,
    visit::Visit,
};

/// The longest name, the longest official name beneath one, and the longest value of a fact.
const NAME: usize = 250;
const OFFICIAL: usize = 120;
const FACT: usize = 110;
/// How many cases are named.
const CASES: usize = 6;
const CASE_NAME: usize = 70;

/// The sheet. Under a code it leads to the address of the procedure; one that was
/// repealed is not to be put up, and leads to its page, which says so.
pub async fn show(visit: Visit, Path(procedure): Path<String>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let entry = match snapshot.look_up(&procedure) {
        Lookup::Found(entry) => entry,
        Lookup::Gone => return error_page(&visit.site, visit.lang, StatusCode::GONE),
        Lookup::Missing => return missing(&visit),
    };
    let slug = &entry.procedure.slug;
    if entry.procedure.repeal.is_some() {
        return Redirect::temporary(&address::procedure(visit.lang, slug)).into_response();
    }
    if slug.as_str() != procedure {
        return Redirect::permanent(&address::poster(visit.lang, slug)).into_response();
    }
    let Ok(case) = procedure::case(&visit, entry.content.dossier.cases.len()) else { return missing(&visit) };
    let page = Page {
        unlisted: true,
        ..Page::new(text_with(
            visit.lang,
            "poster-title",
            &[("name", shorten(entry.content.name_in(visit.lang), 80).into())],
        ))
    };
    page.answer(&visit, || {
        let back = address::procedure(visit.lang, slug);
        view! {
            <div class="sheet-page">
                <div class="sheet-note screen-only">
                    <p>{icon("print")}{text(visit.lang, "sheet-how")}</p>
                    <p><a href=back>{text(visit.lang, "poster-back")}</a></p>
                </div>
                {poster(&visit, &entry, case)}
            </div>
        }
        .into_any()
    })
}

fn poster(visit: &Visit, entry: &Entry, case: Option<usize>) -> AnyView {
    let lang = visit.lang;
    let content = &entry.content;
    let papers = papers(lang, entry, case);
    let steps: Vec<String> = content
        .steps
        .iter()
        .map(|step| match (step.title.is_empty(), step.text.is_empty()) {
            (false, true) => step.title.clone(),
            (true, _) => markdown::plain(&step.text, 400),
            (false, false) => format!("{}: {}", step.title.trim_end_matches(':'), markdown::plain(&step.text, 400)),
        })
        .filter(|step| !step.is_empty())
        .collect();
    let intro = papers.intro.clone();
    let (setting, list, steps) =
        fit::choose(&papers.items, &steps, &|setting| intro.iter().map(|words| setting.lines_of(words)).sum());
    let slug = &entry.procedure.slug;
    let path = match case {
        Some(number) => {
            address::with_query(&address::procedure(lang, slug), &[(address::CASE, (number + 1).to_string())])
        }
        None => address::procedure(lang, slug),
    };
    let short = address::page(lang, &format!("/thu-tuc/{}", entry.code().unwrap_or(slug.as_str())));
    let told = content.in_language(lang);
    let name = shorten(told.name, NAME);
    let length = match name.chars().count() {
        ..=90 => "short",
        91..=160 => "long",
        _ => "very-long",
    };
    let code = entry.code().map(|code| format!("{} {code} · ", text(lang, "code")));
    let intro = papers.intro.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <article class="sheet poster" data-setting=setting.name>
            <header class="sheet-head">
                <div>
                    <p class="sheet-kicker">{text(lang, "app-name")} " · " {code} <span lang=vi_tag(lang)>{shorten(content.sector.as_str(), 60)}</span></p>
                    <h1 data-length=length lang=names::tag(lang, told.lang)>{name}</h1>
                    {names::official(lang, content, OFFICIAL)}
                </div>
                {sheet::code_to(visit, &path, &short)}
            </header>
            {facts(lang, entry)}
            <div class="poster-columns">
                <section>
                    <h2>{text(lang, "papers-title")}</h2>
                    <div class="poster-intro">{intro}</div>
                    {items(lang, &list, &notes(content), "poster-papers", "poster-more-papers", "papers-unknown")}
                </section>
                <section>
                    <h2>{text(lang, "steps-title")}</h2>
                    {items(lang, &steps, &[], "poster-steps", "poster-more-steps", "steps-unknown")}
                </section>
            </div>
            {sheet::foot(lang, entry)}
        </article>
    }
    .into_any()
}

/// What stands among the papers and is none: nobody ticks it off.
fn notes(content: &EditionContent) -> Vec<&str> {
    let items = content.dossier.cases.iter().flat_map(|case| &case.items);
    items.filter_map(|item| if let DossierItem::Note(note) = item { Some(note.as_str()) } else { None }).collect()
}

/// A list as far as it fits, and how many more there are.
fn items(lang: Lang, list: &Fitted, notes: &[&str], class: &'static str, more: &str, none: &str) -> AnyView {
    if list.items.is_empty() && list.rest == 0 {
        return view! { <p class="uncertain">{text(lang, none)}</p> }.into_any();
    }
    let item = |item: &String| {
        let class = notes.contains(&item.as_str()).then_some("poster-note");
        view! { <li class=class>{item.clone()}</li> }
    };
    let items = list.items.iter().map(item).collect_view();
    let rest = (list.rest > 0)
        .then(|| view! { <p class="poster-more">{text_with(lang, more, &[("n", list.rest.into())])}</p> });
    view! { <ol class=class lang=vi_tag(lang)>{items}</ol> {rest} }.into_any()
}

/// The papers to name, and what is to be said before them.
struct Papers {
    intro: Vec<String>,
    items: Vec<String>,
}

/// The papers of a case. Where there are several and none was chosen, those that
/// every case takes, and what the cases are called.
fn papers(lang: Lang, entry: &Entry, case: Option<usize>) -> Papers {
    let cases = &entry.content.dossier.cases;
    let list = |case: &catalogue::DossierCase| -> Vec<String> {
        case.items
            .iter()
            .map(|item| match item {
                DossierItem::Paper(paper) => {
                    let counts = [(paper.originals, "originals"), (paper.copies, "copies")];
                    let counts: Vec<String> = counts
                        .into_iter()
                        .filter(|(n, _)| *n > 0)
                        .map(|(n, key)| text_with(lang, key, &[("n", n.into())]))
                        .collect();
                    format!("{} ({})", paper.name, counts.join(", "))
                }
                DossierItem::Note(note) => note.clone(),
            })
            .collect()
    };
    match (cases.as_slice(), case.and_then(|number| cases.get(number))) {
        ([], _) => Papers { intro: Vec::new(), items: Vec::new() },
        ([one], _) | (_, Some(one)) => {
            let name = shorten(&one.name, FACT);
            Papers { intro: if name.is_empty() { Vec::new() } else { vec![name] }, items: list(one) }
        }
        (many, None) => {
            let lists: Vec<Vec<String>> = many.iter().map(list).collect();
            let (first, others) = lists.split_at(1);
            let everywhere: Vec<String> = first
                .iter()
                .flatten()
                .filter(|paper| others.iter().all(|other| other.contains(paper)))
                .cloned()
                .collect();
            let mut intro = vec![text_with(lang, "poster-cases", &[("n", many.len().into())])];
            let named = |(number, case): (usize, &catalogue::DossierCase)| {
                let name = if case.name.is_empty() {
                    text_with(lang, "case-number", &[("n", (number + 1).into())])
                } else {
                    shorten(&case.name, CASE_NAME)
                };
                format!("– {name}: {}", text_with(lang, "paper-count", &[("n", case.papers().count().into())]))
            };
            intro.extend(many.iter().enumerate().take(CASES).map(named));
            if many.len() > CASES {
                intro.push(text_with(lang, "poster-more-cases", &[("n", (many.len() - CASES).into())]));
            }
            let key = if everywhere.is_empty() { "poster-no-common" } else { "poster-common" };
            intro.push(text(lang, key));
            Papers { intro, items: everywhere }
        }
    }
}

/// Cost, time, place, online, and for whom.
fn facts(lang: Lang, entry: &Entry) -> AnyView {
    let content = &entry.content;
    let fact = |picture: &str, title: String, body: AnyView| {
        view! { <div><dt>{icon(picture)}{title}</dt><dd>{body}</dd></div> }
    };
    let short = |mut words: summary::Line| {
        words.words = shorten(&words.words, FACT);
        line(lang, &words)
    };
    let place = if content.reception.is_empty() {
        let names: Vec<&str> = content.agencies.acting().take(2).map(catalogue::AgencyName::as_str).collect();
        names.join("; ")
    } else {
        content.reception.clone()
    };
    let place = if place.is_empty() {
        view! { <span class="uncertain">{text(lang, "place-unknown")}</span> }.into_any()
    } else {
        vi(lang, &shorten(&place, FACT))
    };
    let applicants: Vec<String> = content.applicants.iter().map(|kind| format::applicant(lang, *kind)).collect();
    let applicants = if applicants.is_empty() {
        view! { <span class="uncertain">{text(lang, "unknown")}</span> }.into_any()
    } else {
        shorten(&applicants.join("; "), FACT).into_any()
    };
    let online = view! {
        {sheet::level_boxes(content.online.level)} " " <strong>{format::online_level(lang, content.online.level)}</strong>
    };
    view! {
        <dl class="poster-facts">
            {fact("money", text(lang, "fact-cost"), short(summary::cost(lang, &content.channels)))}
            {fact("clock", text(lang, "fact-time"), short(summary::time(lang, &content.channels)))}
            {fact("place", text(lang, "fact-place"), place)}
            {fact("online", text(lang, "fact-online"), online.into_any())}
            {fact("people", text(lang, "applicants-title"), applicants)}
        </dl>
    }
    .into_any()
}
