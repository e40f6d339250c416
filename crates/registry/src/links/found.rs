use std::{collections::BTreeMap, sync::Arc};

use catalogue::{EditionContent, FormTemplate, Markdown, Part};
use pulldown_cmark::{Event, Parser, Tag};

use super::{LinkAddress, NotLooked};
use crate::{Entry, ProcedureId, Snapshot, legal::LawRecord};

/// Where a link stands.
#[derive(Clone, Debug)]
pub enum LinkPlace {
    /// In an entry that the public sees.
    Entry {
        /// The entry.
        entry: Arc<Entry>,
        /// The part of it.
        part: Part,
    },
    /// In the register of legal documents.
    Law {
        /// What is the same of every spelling of its number.
        key: String,
        /// Its number.
        number: String,
    },
}

impl LinkPlace {
    fn is_in(&self, id: ProcedureId, its: Part) -> bool {
        matches!(self, Self::Entry { entry, part } if entry.id == id && *part == its)
    }
}

/// A link that there is.
#[derive(Clone, Debug)]
pub struct FoundLink {
    /// What is looked at, or why nothing is.
    pub address: Result<LinkAddress, NotLooked>,
    /// Where it stands; no place twice.
    pub places: Vec<LinkPlace>,
}

/// Every link to somewhere else in what the public sees and is in force, and in the
/// register of legal documents, by its address.
#[must_use]
pub fn found(snapshot: &Snapshot, laws: &[LawRecord]) -> BTreeMap<String, FoundLink> {
    let mut all: BTreeMap<String, FoundLink> = BTreeMap::new();
    for entry in snapshot.entries().filter(|entry| entry.procedure.repeal.is_none()) {
        let mut take = |part: Part, text: &str| {
            if let Some(found) = note(&mut all, text)
                && !found.places.iter().any(|place| place.is_in(entry.id, part))
            {
                found.places.push(LinkPlace::Entry { entry: Arc::clone(entry), part });
            }
        };
        of_content(&entry.content, &mut take);
    }
    for law in laws {
        let link = law.link.as_deref().unwrap_or_default();
        if let Some(found) = note(&mut all, link) {
            let (key, number) = (law.key.clone(), law.document.number.clone());
            found.places.push(LinkPlace::Law { key, number });
        }
    }
    all
}

/// The link of an address; none where it leads to no other place on the web.
fn note<'a>(all: &'a mut BTreeMap<String, FoundLink>, text: &str) -> Option<&'a mut FoundLink> {
    let text = text.trim();
    let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let address = LinkAddress::parse(text);
    let key = address.as_ref().map_or_else(|_| text.to_owned(), |address| address.as_str().to_owned());
    Some(all.entry(key).or_insert_with(|| FoundLink { address, places: Vec::new() }))
}

fn of_content(content: &EditionContent, take: &mut impl FnMut(Part, &str)) {
    markdown(Part::Summary, &content.summary, take);
    for translation in content.translations.values() {
        markdown(Part::Translations, &translation.summary, take);
    }
    if let Some(url) = &content.online.apply_url {
        take(Part::Online, url);
    }
    for channel in &content.channels {
        markdown(Part::Channels, &channel.note, take);
    }
    let papers = content.dossier.cases.iter().flat_map(|case| case.papers());
    forms(papers.flat_map(|paper| &paper.forms), Part::Dossier, take);
    forms(&content.forms, Part::Forms, take);
    for step in &content.steps {
        markdown(Part::Steps, &step.text, take);
    }
    markdown(Part::Requirements, &content.requirements, take);
    if let Some(url) = &content.source.url {
        take(Part::Source, url);
    }
}

fn markdown(part: Part, text: &Markdown, take: &mut impl FnMut(Part, &str)) {
    // Most texts have no link, and reading them as Markdown takes a while.
    if !text.as_str().contains("://") {
        return;
    }
    for event in Parser::new(text.as_str()) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            take(part, &dest_url);
        }
    }
}

fn forms<'a>(forms: impl IntoIterator<Item = &'a FormTemplate>, part: Part, take: &mut impl FnMut(Part, &str)) {
    for url in forms.into_iter().filter_map(|form| form.url.as_deref()) {
        take(part, url);
    }
}

#[cfg(test)]
mod tests {
    use catalogue::{
        ActorId, DossierCase, DossierItem, LegalDocument, Procedure, Repeal, RequiredDocument, Slug, Step, Translation,
    };
    use jiff::Timestamp;

    use super::*;
    use crate::{OutboxPosition, tests::content};

    fn form(url: &str) -> FormTemplate {
        FormTemplate { name: "Tờ khai".to_owned(), url: Some(url.to_owned()) }
    }

    fn entry(id: i64, content: EditionContent) -> Arc<Entry> {
        let slug = Slug::from_name(&content.name);
        Arc::new(Entry {
            id: ProcedureId(id),
            procedure: Procedure { code: None, slug, repeal: None },
            edition: 1,
            content,
            published_at: Timestamp::UNIX_EPOCH,
            withdrawn: false,
        })
    }

    fn full() -> EditionContent {
        let mut content = content("Đăng ký kết hôn", "Hộ tịch");
        content.summary =
            Markdown::new("Xem [ở đây](https://a.vn/tom-tat#muc-2), [trang này](/linh-vuc), https://a.vn/tran.");
        content.translations.insert(
            "en".to_owned(),
            Translation { summary: Markdown::new("See <https://a.vn/en>."), ..Translation::default() },
        );
        content.online.apply_url = Some("https://dichvucong.gov.vn/nop".to_owned());
        content.source.url = Some("https://A.vn/tom-tat".to_owned());
        content.forms = vec![form("http://lan@a.vn/mau.doc"), form("/tep/abc/to-khai.docx"), form("mailto:a@a.vn")];
        let paper = |url: &str| {
            let forms = vec![form(url)];
            DossierItem::Paper(RequiredDocument { name: "Tờ khai".to_owned(), originals: 1, copies: 0, forms })
        };
        let items = vec![paper("https://a.vn/mau-1.doc"), paper("https://a.vn/mau-1.doc")];
        content.dossier.cases = vec![DossierCase { name: String::new(), items }];
        let text = Markdown::new("1. [Đọc](https://a.vn/buoc \"Bước\") và ![hình](https://a.vn/hinh.png)");
        content.steps = vec![Step { title: String::new(), text }];
        content
    }

    fn law(link: Option<&str>) -> LawRecord {
        LawRecord {
            key: "60/2014/qh13".to_owned(),
            revision: 1,
            document: LegalDocument { number: "60/2014/QH13".to_owned(), ..LegalDocument::default() },
            link: link.map(str::to_owned),
            at: Timestamp::UNIX_EPOCH,
            by: ActorId::new("lan"),
        }
    }

    fn parts(found: &FoundLink) -> Vec<String> {
        found
            .places
            .iter()
            .map(|place| match place {
                LinkPlace::Entry { entry, part } => format!("{} {}", entry.id.0, part.key()),
                LinkPlace::Law { key, .. } => key.clone(),
            })
            .collect()
    }

    #[test]
    fn every_link_is_found_where_it_stands() {
        let mut other = content("Đăng ký khai tử", "Hộ tịch");
        other.online.apply_url = Some("https://dichvucong.gov.vn/nop".to_owned());
        let snapshot = Snapshot::new(vec![entry(1, full()), entry(2, other)], OutboxPosition(1));
        let all = found(&snapshot, &[law(Some("https://vbpl.vn/60")), law(None)]);
        let told: Vec<(&str, Vec<String>)> =
            all.iter().map(|(address, found)| (address.as_str(), parts(found))).collect();
        let of = |places: &[&str]| places.iter().map(|place| (*place).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            told,
            [
                ("http://lan@a.vn/mau.doc", of(&["1 forms"])),
                ("https://a.vn/buoc", of(&["1 steps"])),
                ("https://a.vn/en", of(&["1 translations"])),
                ("https://a.vn/mau-1.doc", of(&["1 dossier"])),
                ("https://a.vn/tom-tat", of(&["1 summary", "1 source"])),
                ("https://dichvucong.gov.vn/nop", of(&["1 online", "2 online"])),
                ("https://vbpl.vn/60", of(&["60/2014/qh13"])),
            ]
        );
        assert_eq!(all["http://lan@a.vn/mau.doc"].address, Err(NotLooked::Form));
    }

    #[test]
    fn what_was_repealed_or_taken_back_has_no_links() {
        let mut repealed = entry(1, full());
        let since = jiff::civil::date(2026, 1, 1);
        let repeal = Repeal { since, decision: "1/QĐ-UBND".to_owned(), successors: Vec::new() };
        Arc::get_mut(&mut repealed).expect("nobody else has it").procedure.repeal = Some(repeal);
        let mut withdrawn = entry(2, full());
        Arc::get_mut(&mut withdrawn).expect("nobody else has it").withdrawn = true;
        assert!(found(&Snapshot::new(vec![repealed, withdrawn], OutboxPosition(1)), &[]).is_empty());
    }
}
