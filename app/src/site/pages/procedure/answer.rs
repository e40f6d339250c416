//! The answer first: papers, cost, time, where, online.

use leptos::prelude::*;
use locale::{text, text_with};

use super::View;
use crate::site::{
    address, format,
    icon::icon,
    parts::{badge, line, vi},
    summary,
};

impl View<'_> {
    /// What most people came for.
    pub(super) fn answer(&self) -> AnyView {
        let lang = self.visit.lang;
        let channels = &self.entry.content.channels;
        let fact = |picture: &str, title: String, body: AnyView| {
            let title = if self.is_on_paper() {
                view! { <h3>{icon(picture)}{title}</h3> }.into_any()
            } else {
                view! { <h2>{icon(picture)}{title}</h2> }.into_any()
            };
            view! { <div class="fact">{title}<div class="fact-body">{body}</div></div> }
        };
        view! {
            <div class="answer">
                {fact("papers", text(lang, "fact-papers"), self.paper_count())}
                {fact("money", text(lang, "fact-cost"), line(lang, &summary::cost(lang, channels)))}
                {fact("clock", text(lang, "fact-time"), line(lang, &summary::time(lang, channels)))}
                {fact("place", text(lang, "fact-place"), self.place())}
                {fact("online", text(lang, "fact-online"), self.online())}
            </div>
        }
        .into_any()
    }

    /// How many papers the case takes; without a case, from how many to how many.
    fn paper_count(&self) -> AnyView {
        let lang = self.visit.lang;
        let cases = &self.entry.content.dossier.cases;
        let count = |n: usize| text_with(lang, "paper-count", &[("n", n.into())]);
        let counts: Vec<usize> = match self.case.and_then(|case| cases.get(case)) {
            Some(case) => vec![case.papers().count()],
            // A case of notes alone says nothing about how many papers it takes.
            None => cases.iter().map(|case| case.papers().count()).filter(|count| *count > 0).collect(),
        };
        let (least, most) = (counts.iter().min().copied().unwrap_or(0), counts.iter().max().copied().unwrap_or(0));
        if most == 0 {
            return view! { <span class="uncertain">{text(lang, "papers-unknown")}</span> }.into_any();
        }
        if least == most {
            return count(most).into_any();
        }
        let words = text_with(
            lang,
            "paper-count-span",
            &[("from", least.into()), ("to", most.into()), ("cases", cases.len().into())],
        );
        words.into_any()
    }

    /// Where it is handed in: the words of the entry, else who carries it out.
    pub fn place(&self) -> AnyView {
        let lang = self.visit.lang;
        let content = &self.entry.content;
        let reception =
            (!content.reception.is_empty()).then(|| view! { <p class="place">{vi(lang, &content.reception)}</p> });
        let agencies = &content.agencies;
        let names = if agencies.implementing.is_empty() { &agencies.competent } else { &agencies.implementing };
        let more = names.len().saturating_sub(2);
        let links: Vec<AnyView> = names
            .iter()
            .take(2)
            .map(|agency| {
                let slug = agency.slug();
                let label = match self.visit.site.content.agency_name(lang, &slug) {
                    Some(translated) => translated.to_owned().into_any(),
                    None => vi(lang, agency.as_str()),
                };
                view! { <li><a href=address::agency(lang, &slug)>{label}</a></li> }.into_any()
            })
            .collect();
        if reception.is_none() && links.is_empty() {
            return view! { <span class="uncertain">{text(lang, "place-unknown")}</span> }.into_any();
        }
        let more = (more > 0).then(|| view! { <li>{text_with(lang, "and-more", &[("n", more.into())])}</li> });
        let class = reception.is_some().then_some("muted");
        view! { {reception} <ul class=class>{links}{more}</ul> }.into_any()
    }

    /// The level, with the way to apply where there is one.
    pub fn online(&self) -> AnyView {
        let lang = self.visit.lang;
        let online = &self.entry.content.online;
        let since = online.since.map(|day| {
            view! { <p class="muted">{text_with(lang, "online-since", &[("date", format::date(lang, day).into())])}</p> }
        });
        let announced = match (&online.announced_by, online.level) {
            (Some(number), _) => Some(text_with(lang, "online-announced", &[("number", number.as_str().into())])),
            (None, Some(level)) if level.submits_online() => Some(text(lang, "online-unannounced")),
            (None, _) => None,
        };
        let announced = announced.map(|words| view! { <p class="muted">{words}</p> });
        let repealed = self.entry.procedure.repeal.is_some();
        let apply = online.apply_url.as_deref().and_then(address::elsewhere).filter(|_| !repealed).map(|url| {
            let label = match online.level {
                Some(level) if level.submits_online() => text(lang, "apply-online"),
                _ => text(lang, "apply-page"),
            };
            view! {
                <p><a class="button" href=url.to_owned() rel="external nofollow noopener">{label}{icon("external")}</a></p>
            }
        });
        let by_agency = (!online.by_agency.is_empty()).then(|| {
            let rows = online
                .by_agency
                .iter()
                .map(|other| {
                    let since = other.since.map(|day| {
                        format!(" · {}", text_with(lang, "online-since", &[("date", format::date(lang, day).into())]))
                    });
                    view! { <li>{vi(lang, other.agency.as_str())} ": " {format::online_level(lang, Some(other.level))} {since}</li> }
                })
                .collect_view();
            let open = self.is_on_paper();
            view! { <details open=open><summary>{text(lang, "online-by-agency")}</summary><ul>{rows}</ul></details> }
        });
        view! { <p>{badge(lang, online.level)}</p> {since} {announced} {apply} {by_agency} }.into_any()
    }
}
