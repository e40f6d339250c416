use std::sync::Arc;

use catalogue::{DossierItem, EditionContent, Lang, LegalDocument, Procedure, SectorName, Slug};
use jiff::Timestamp;
use registry::{Entry, OutboxPosition, ProcedureId, Snapshot};

use super::{super::Known, sample};
use crate::site::SiteContent;

fn snapshot(contents: Vec<EditionContent>) -> Snapshot {
    let entry = |(id, content): (i64, EditionContent)| {
        let procedure = Procedure { code: None, slug: Slug::from_name(&format!("p {id}")), repeal: None };
        let (edition, published_at) = (1, Timestamp::UNIX_EPOCH);
        Arc::new(Entry { id: ProcedureId(id), procedure, edition, content, published_at, withdrawn: false })
    };
    Snapshot::new((0..).zip(contents).map(entry).collect(), OutboxPosition(1))
}

#[test]
fn what_is_used_most_is_offered_first() {
    let law = |number: &str, title: &str| LegalDocument {
        number: number.to_owned(),
        title: title.to_owned(),
        ..LegalDocument::default()
    };
    let mut other = sample::full();
    other.sector = SectorName::new("Đất đai");
    other.legal_basis = vec![law("60/2014/QH13", "Luật"), law("1/2020/NĐ-CP", "Nghị định"), law("", "Không số")];
    other.dossier.cases.truncate(1);
    let mut third = other.clone();
    third.legal_basis.truncate(1);
    third.dossier.cases[0].items = vec![DossierItem::from_row("Tờ khai".to_owned(), 1, 0, Vec::new())];
    let known = Known::of(&snapshot(vec![sample::full(), other, third]), &SiteContent::default(), Lang::VI);
    assert_eq!(known.sectors, ["Đất đai", "Hộ tịch"]);
    assert_eq!(known.papers, ["Tờ khai", "Hộ chiếu", "Giấy của nước kia"]);
    // Each number once, with the title that most give it; what has no number completes nothing.
    let laws = [("60/2014/QH13", "Luật"), ("1/2020/NĐ-CP", "Nghị định")];
    assert_eq!(known.legal_documents, laws.map(|(number, title)| (number.to_owned(), title.to_owned())));
    assert!(known.agencies.contains(&"Công an xã".to_owned()));
}

#[test]
fn the_lists_are_bounded() {
    let contents = (0..400).map(|n| EditionContent {
        sector: SectorName::new(&format!("Lĩnh vực {n}")),
        legal_basis: vec![LegalDocument { number: format!("{n}/QĐ"), ..LegalDocument::default() }],
        ..sample::full()
    });
    let known = Known::of(&snapshot(contents.collect()), &SiteContent::default(), Lang::VI);
    assert_eq!((known.sectors.len(), known.legal_documents.len()), (300, 300));
}
