//! Procedures in lists.

use std::sync::Arc;

use catalogue::Lang;
use leptos::prelude::*;
use locale::text;
use registry::Entry;

use super::{badge, line, local, names, vi};
use crate::site::{address, content::SiteContent, format, icon::icon, summary};

/// What of a card depends on the list it stands in.
pub struct CardStyle<'a> {
    /// The folded syllables to mark in the name.
    pub marks: &'a [String],
    /// Whether the sector is told: on the page of a sector it need not be.
    pub sector: bool,
    /// The level of the heading.
    pub heading: u8,
}

/// Procedures with what the answer is: who, how long, how much, online or not.
pub fn cards(lang: Lang, content: &SiteContent, entries: &[Arc<Entry>], style: &CardStyle<'_>) -> AnyView {
    let items = entries.iter().map(|entry| view! { <li>{card(lang, content, entry, style)}</li> }).collect_view();
    view! { <ol class="cards">{items}</ol> }.into_any()
}

fn card(lang: Lang, site: &SiteContent, entry: &Entry, style: &CardStyle<'_>) -> AnyView {
    let content = &entry.content;
    let told = content.in_language(lang);
    let title = view! {
        <a href=address::procedure(lang, &entry.procedure.slug) lang=names::tag(lang, told.lang)>
            {marked(told.name, style.marks)}
        </a>
        {names::mark(lang, content)}
    };
    let title = match style.heading {
        2 => view! { <h2>{title}</h2> }.into_any(),
        _ => view! { <h3>{title}</h3> }.into_any(),
    };
    let sector = style.sector.then(|| {
        let slug = content.sector.slug();
        let label = match site.sector_name(lang, &slug) {
            Some(translated) => translated.to_owned().into_any(),
            None => vi(lang, content.sector.as_str()),
        };
        view! { <a href=address::sector(lang, &slug)>{label}</a> }
    });
    let code = entry.code().map(|code| view! { <span class="code">{code.to_owned()}</span> });
    let repealed = entry
        .procedure
        .repeal
        .is_some()
        .then(|| view! { <span class="badge badge-repealed">{text(lang, "repealed-badge")}</span> });
    let time = summary::time(lang, &content.channels);
    let cost = summary::cost(lang, &content.channels);
    view! {
        <article class="card">
            {title}
            <p class="card-meta">{repealed} {badge(lang, content.online.level)} {sector} {code} {local(lang, content)}</p>
            <dl class="card-facts">
                <div><dt>{icon("clock")}{text(lang, "fact-time")}</dt><dd>{line(lang, &time)}</dd></div>
                <div><dt>{icon("money")}{text(lang, "fact-cost")}</dt><dd>{line(lang, &cost)}</dd></div>
                <div><dt>{icon("place")}{text(lang, "fact-agency")}</dt><dd>{agency(lang, site, entry)}</dd></div>
            </dl>
        </article>
    }
    .into_any()
}

/// Who carries it out: the first agency, else the levels of government.
fn agency(lang: Lang, site: &SiteContent, entry: &Entry) -> AnyView {
    let agencies = &entry.content.agencies;
    if let Some(agency) = agencies.acting().next() {
        let label = match site.agency_name(lang, &agency.slug()) {
            Some(translated) => translated.to_owned().into_any(),
            None => vi(lang, agency.as_str()),
        };
        let more = agencies.implementing.len().saturating_sub(1);
        let more = (more > 0).then(|| locale::text_with(lang, "and-more", &[("n", more.into())]));
        return view! { {label} {more.map(|more| format!(" {more}"))} }.into_any();
    }
    let levels: Vec<String> =
        entry.content.levels.iter().map(|level| format::administrative_level(lang, *level)).collect();
    if levels.is_empty() { text(lang, "unknown").into_any() } else { levels.join(", ").into_any() }
}

/// A plain list of names.
pub fn list(lang: Lang, entries: &[Arc<Entry>]) -> AnyView {
    let items = entries
        .iter()
        .map(|entry| {
            let href = address::procedure(lang, &entry.procedure.slug);
            view! { <li>{names::link(lang, href, &entry.content)}</li> }
        })
        .collect_view();
    view! { <ul class="names">{items}</ul> }.into_any()
}

/// A name with what was searched for marked; words side by side in one mark.
pub fn marked(name: &str, marks: &[String]) -> AnyView {
    if marks.is_empty() {
        return name.to_owned().into_any();
    }
    let pieces = pieces(name, marks);
    pieces
        .into_iter()
        .map(|(piece, hit)| if hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() })
        .collect_view()
        .into_any()
}

fn pieces(name: &str, marks: &[String]) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut push = |piece: &str, hit: bool| {
        if piece.is_empty() {
            return;
        }
        // A space between two marked words belongs to both.
        let joins = hit && matches!(pieces.as_slice(), [.., (_, true), (space, false)] if space == " ");
        if joins {
            pieces.pop();
            if let Some((words, _)) = pieces.last_mut() {
                words.push(' ');
                words.push_str(piece);
            }
        } else {
            pieces.push((piece.to_owned(), hit));
        }
    };
    let mut end = 0;
    for word in catalogue::text::syllables(name) {
        // The words are slices of the name, in its order.
        let start = word.as_ptr() as usize - name.as_ptr() as usize;
        push(&name[end..start], false);
        push(word, marks.contains(&catalogue::text::fold(word)));
        end = start + word.len();
    }
    push(&name[end..], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_whole_words_without_minding_accents() {
        let marks = ["ket".to_owned(), "hon".to_owned()];
        let pieces = pieces("Đăng ký kết hôn (kếthôn), KẾT", &marks);
        let hits: Vec<&str> = pieces.iter().filter(|(_, hit)| *hit).map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(hits, ["kết hôn", "KẾT"]);
        let whole: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(whole, "Đăng ký kết hôn (kếthôn), KẾT");
    }
}
