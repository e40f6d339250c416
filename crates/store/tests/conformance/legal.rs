//! The register of legal documents.

use std::sync::Arc;

use catalogue::{LegalDocument, Slug};
use jiff::civil::{Date, date};
use registry::{
    bulk::{BatchKind, LawChange, Making, VerdictKind},
    legal::{LawError, LegalRegister},
    people::{Action, Refusal, Role},
};

use crate::{
    bulk::{Office, announcement, office},
    editing::{Hands, somebody},
    support::Place,
};

fn law(number: &str, to: Option<Date>, replaced_by: Option<&str>) -> LegalDocument {
    LegalDocument {
        number: number.to_owned(),
        title: "Nghị định".to_owned(),
        in_force_to: to,
        replaced_by: replaced_by.map(str::to_owned),
        ..LegalDocument::default()
    }
}

fn register(office: &Office) -> LegalRegister {
    let database = Arc::new(office.database.clone());
    LegalRegister::new(Arc::clone(&database) as _, database, Hands::new())
}

pub async fn keeps_what_is_known_of_a_law(place: Place) {
    let office = office(&place, &["A"]).await;
    let register = register(&office);
    let record = |document, revision| register.record(&office.minh, document, None, revision);
    let key = record(law("Số 06/2012/NĐ-CP", None, None), 0).await.expect("it is recorded");
    assert_eq!(key, "6/2012/nd-cp");
    let ended = law("06/2012/NĐ-CP", Some(date(2016, 1, 1)), Some("123/2015/NĐ-CP"));
    let stale = record(ended.clone(), 0).await;
    assert!(matches!(stale, Err(LawError::Moved)), "{stale:?}");
    record(ended.clone(), 1).await.expect("it is recorded");
    let sheet = register.sheet(&office.lan, &office.snapshot().await, &key).await.expect("the sheet");
    assert_eq!((sheet.law.document(), sheet.history.len()), (ended, 2));
    assert_eq!((sheet.history[0].revision, sheet.history[0].by.as_str()), (2, "minh"));
    assert!(sheet.law.is_gone(date(2026, 6, 1)));
    assert!(office.audit().await.iter().filter(|(action, _)| action == "law.recorded").count() == 2);
    place.refuses("DELETE FROM legal_documents", "never deleted").await;
    place.refuses("UPDATE legal_documents SET actor = 'lan'", "never changes").await;
}

pub async fn asks_who_may_record(place: Place) {
    let office = office(&place, &["A"]).await;
    let register = register(&office);
    let editor = somebody("thu", &[Role::Editor]);
    let refused = register.record(&editor, law("1/2020/NĐ-CP", None, None), None, 0).await;
    assert!(matches!(refused, Err(LawError::Refused(Refusal::Role(Action::ManageLaw)))), "{refused:?}");
    assert!(office.audit().await.iter().any(|(action, _)| action == "refused"));
    let wrong = |document, link: Option<&str>| {
        let link = link.map(str::to_owned);
        register.record(&office.minh, document, link, 0)
    };
    assert!(matches!(wrong(law(" – ", None, None), None).await, Err(LawError::NoNumber)));
    let itself = law("1/2020/NĐ-CP", None, Some("01/2020/nđ-cp"));
    assert!(matches!(wrong(itself, None).await, Err(LawError::ReplacedByItself)));
    let backwards =
        LegalDocument { in_force_from: Some(date(2026, 1, 1)), ..law("1/2020", Some(date(2025, 1, 1)), None) };
    assert!(matches!(wrong(backwards, None).await, Err(LawError::EndsBeforeItBegins)));
    let script = wrong(law("1/2020", None, None), Some("javascript:alert(1)")).await;
    assert!(matches!(script, Err(LawError::BadLink)));
}

pub async fn mends_what_rests_on_a_law_that_ended(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let none = |_: usize| {};
    // A comes to rest on a decree.
    let cite = |content: &catalogue::EditionContent| {
        let mut content = content.clone();
        if content.name == "A" {
            content.legal_basis = vec![law("06/2012/NĐ-CP", None, None)];
        }
        content
    };
    let making = |name: &str| Making { name: name.to_owned(), kind: BatchKind::Law, detail: serde_json::json!({}) };
    let review = office.bulk.review_change(&office.lan, &office.snapshot().await, cite).await.expect("a review");
    let id = office.bulk.make(&office.lan, making("Căn cứ"), &review, &none).await.expect("a batch");
    let register = register(&office);
    let key = law("6/2012/NĐ-CP", None, None).key().expect("a number");
    let sheet = register.sheet(&office.lan, &office.snapshot().await, &key).await.expect("of a draft");
    assert_eq!((sheet.law.entries.len(), sheet.drafts.len()), (0, 1));
    office.bulk.announce(&office.lan, id, announcement(), &none).await.expect("announced");
    office.bulk.submit(&office.lan, id, "", &none).await.expect("submitted");
    office.bulk.approve(&office.minh, id, "", &none).await.expect("approved");
    office.bulk.schedule(&office.minh, id, date(2026, 6, 1), &none).await.expect("published");

    let ended = law("06/2012/NĐ-CP", Some(date(2026, 5, 1)), Some("123/2015/NĐ-CP"));
    register.record(&office.minh, ended, None, 0).await.expect("recorded");
    let snapshot = office.snapshot().await;
    let all = register.register(&office.lan, &snapshot).await.expect("the register");
    let entry = snapshot.entries().find(|entry| entry.procedure.slug == Slug::from_name("A")).expect("A");
    assert_eq!(all.findings(&entry.content, register.today()).len(), 1);
    let change = LawChange { from: key, to: Some(law("123/2015/NĐ-CP", None, None)) };
    let review =
        office.bulk.review_change(&office.lan, &snapshot, |content| change.of(content)).await.expect("a review");
    assert_eq!((review.rows.len(), review.count(VerdictKind::Amended)), (1, 1));
    office.bulk.make(&office.lan, making("Thay nghị định"), &review, &none).await.expect("a batch");
}
