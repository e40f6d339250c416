//! For whom, by whom, on what law, and where it was taken from.

use catalogue::{AgencyName, Announcement, LegalDocument, calendar::day_of};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{Shown, View, contents::Section};
use crate::site::{
    address, format,
    icon::icon,
    parts::{said, vi, vi_tag},
};

/// How many legal documents are shown before the rest is folded away.
const LAWS: usize = 5;

impl View<'_> {
    /// For whom.
    pub(super) fn applicants(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let applicants = &self.entry.content.applicants;
        let body = if applicants.is_empty() {
            view! { <p class="uncertain">{text(lang, "unknown")}</p> }.into_any()
        } else {
            let items =
                applicants.iter().map(|kind| view! { <li>{format::applicant(lang, *kind)}</li> }).collect_view();
            view! { <ul class="inline-list">{items}</ul> }.into_any()
        };
        Some(Section::new("doi-tuong", text(lang, "applicants-title"), body))
    }

    /// By whom, in which part.
    pub(super) fn agencies(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let agencies = &self.entry.content.agencies;
        let roles = [
            (text(lang, "role-implementing"), &agencies.implementing),
            (text(lang, "role-competent"), &agencies.competent),
            (text(lang, "role-delegated"), &agencies.delegated),
            (text(lang, "role-coordinating"), &agencies.coordinating),
            (text(lang, "role-promulgating"), &agencies.promulgating),
        ];
        if roles.iter().all(|(_, names)| names.is_empty()) {
            let body = view! { <p class="uncertain">{text(lang, "unknown")}</p> }.into_any();
            return Some(Section::new("co-quan", text(lang, "agencies-title"), body));
        }
        let rows = roles
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(role, names)| {
                let names = names.iter().map(|name| view! { <dd>{self.agency_link(name)}</dd> }).collect_view();
                view! { <div><dt>{role}</dt>{names}</div> }
            })
            .collect_view();
        let body = view! { <dl class="roles">{rows}</dl> }.into_any();
        Some(Section::new("co-quan", text(lang, "agencies-title"), body))
    }

    fn agency_link(&self, name: &AgencyName) -> AnyView {
        let lang = self.visit.lang;
        let slug = name.slug();
        let translated = self.visit.site.content.agency_name(lang, &slug);
        let label = crate::site::parts::name(lang, name.as_str(), translated);
        view! { <a href=address::agency(lang, &slug)>{label}</a> }.into_any()
    }

    /// The law.
    pub(super) fn legal_basis(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let law = &self.entry.content.legal_basis;
        let body = if law.is_empty() {
            view! { <p class="uncertain">{text(lang, "legal-unknown")}</p> }.into_any()
        } else {
            let mut items: Vec<AnyView> =
                law.iter().map(|document| view! { <li>{self.law(document)}</li> }.into_any()).collect();
            // A fold for one or two would take more room than it saves.
            let rest = if items.len() > LAWS + 2 && !self.is_on_paper() { items.split_off(LAWS) } else { Vec::new() };
            let folded = (!rest.is_empty()).then(|| {
                let label = text_with(lang, "legal-more", &[("n", rest.len().into())]);
                view! { <details class="more-law"><summary>{label}</summary><ul class="laws">{rest}</ul></details> }
            });
            view! { <ul class="laws">{items}</ul> {folded} }.into_any()
        };
        Some(Section::new("can-cu", text(lang, "legal-title"), body))
    }

    pub(super) fn law(&self, document: &LegalDocument) -> AnyView {
        let lang = self.visit.lang;
        let number =
            (!document.number.is_empty()).then(|| view! { <span class="code">{document.number.clone()}</span> " " });
        let date = |key: &str, day| text_with(lang, key, &[("date", format::date(lang, day).into())]);
        let details: Vec<String> = [
            document.issued_on.map(|day| date("legal-issued", day)),
            document.in_force_from.map(|day| date("legal-from", day)),
            document.in_force_to.map(|day| date("legal-to", day)),
            document.replaced_by.as_deref().map(|by| text_with(lang, "legal-replaced", &[("number", by.into())])),
        ]
        .into_iter()
        .flatten()
        .collect();
        let issuer = document
            .issuer
            .as_ref()
            .map(|issuer| view! { <span class="muted">" – " {vi(lang, issuer.as_str())}</span> });
        let details = (!details.is_empty()).then(|| view! { <span class="muted">" (" {details.join("; ")} ")"</span> });
        view! { {number} <span lang=vi_tag(lang)>{document.title.clone()}</span> {issuer} {details} }.into_any()
    }

    /// The life events that it belongs to.
    pub(super) fn life_events(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let site = &self.visit.site.content;
        let links: Vec<AnyView> = self
            .entry
            .content
            .life_events
            .iter()
            .filter_map(|slug| site.life_event(slug.as_str()))
            .map(|event| {
                let href = address::life_event(lang, &event.slug);
                view! { <li><a href=href>{icon(&event.icon)}{said(lang, &event.title)}</a></li> }.into_any()
            })
            .collect();
        (!links.is_empty()).then(|| {
            let body = view! { <p>{text(lang, "events-part-of")}</p> <ul class="inline-list">{links}</ul> };
            Section::new("su-kien", text(lang, "nav-life-events"), body.into_any())
        })
    }

    /// The announcement, the source, and when somebody last compared.
    pub(super) fn source(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let content = &self.entry.content;
        let announcement = match &content.announcement {
            Some(announcement) => self.announcement(announcement),
            None => view! { <span class="uncertain">{text(lang, "announcement-unknown")}</span> }.into_any(),
        };
        let source = &content.source;
        let name = if source.name.is_empty() { source.url.clone().unwrap_or_default() } else { source.name.clone() };
        let from = match source.url.as_deref().and_then(address::elsewhere) {
            Some(url) => {
                view! { <a href=url.to_owned() rel="external noopener">{vi(lang, &name)}{icon("external")}</a> }
                    .into_any()
            }
            None if name.is_empty() => {
                view! { <span class="uncertain">{text(lang, "source-unknown")}</span> }.into_any()
            }
            None => vi(lang, &name),
        };
        let verified = match source.verified_on {
            Some(day) => format::date(lang, day).into_any(),
            None => view! { <span class="uncertain">{text(lang, "verified-never")}</span> }.into_any(),
        };
        let published = format::date(lang, day_of(self.entry.published_at));
        let edition = text_with(lang, "edition", &[("n", self.entry.edition.into()), ("date", published.into())]);
        let key = self.entry.code().unwrap_or(self.entry.procedure.slug.as_str());
        let history = address::history(lang, &self.entry.procedure.slug);
        let data = matches!(self.shown, Shown::Now).then(|| {
            let forms = [
                ("JSON", format!("/api/v1/procedures/{key}")),
                ("Turtle", address::linked(&self.entry.procedure.slug, "ttl")),
                ("JSON-LD", address::linked(&self.entry.procedure.slug, "jsonld")),
            ];
            let links = forms.into_iter().map(|(name, href)| view! { <dd><a href=href>{name}</a></dd> }).collect_view();
            view! { <div class="screen-only"><dt>{text(lang, "data-title")}</dt>{links}</div> }
        });
        let body = view! {
            <dl class="roles">
                <div><dt>{text(lang, "announcement-title")}</dt><dd>{announcement}</dd></div>
                <div><dt>{text(lang, "source-title")}</dt><dd>{from}</dd></div>
                <div><dt>{text(lang, "verified-title")}</dt><dd>{verified}</dd></div>
                <div>
                    <dt>{text(lang, "edition-title")}</dt>
                    <dd>{edition}</dd>
                    <dd class="screen-only"><a href=history>{text(lang, "history-title")}</a></dd>
                </div>
                {data}
            </dl>
        };
        Some(Section::new("nguon", text(lang, "source-section"), body.into_any()))
    }

    fn announcement(&self, announcement: &Announcement) -> AnyView {
        let lang = self.visit.lang;
        let change = announcement.change.map(|change| format!(" · {}", format::change(lang, change)));
        let date = announcement
            .date
            .map(|day| format!(", {}", text_with(lang, "legal-issued", &[("date", format::date(lang, day).into())])));
        let issuer = announcement.issuer.as_ref().map(|issuer| view! { " – " {vi(lang, issuer.as_str())} });
        view! { <span class="code">{announcement.number.clone()}</span> {date} {issuer} {change} }.into_any()
    }
}
