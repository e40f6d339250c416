//! What becomes of the records of a source.

use catalogue::{EditionState, Origin, Repeal, Slug};
use registry::{Decision, OutboxPosition, Precedence, SourceKey, Store};
use serde_json::json;

use crate::{
    records::{at, decisions, file, record, run, take},
    support::Place,
};
use Decision::{Amend, Create, Keep, Yield};

pub async fn takes_over_what_is_new(place: Place) {
    let store = place.open().await;
    let records = [record(1, "Đăng ký kết hôn"), record(2, "Đăng ký khai sinh")];
    let outcomes = take(&store, &records, 0).await;
    assert_eq!(decisions(&outcomes), [Create, Create]);

    let (entries, position) = store.published().await.expect("entries");
    assert_eq!(entries.len(), 2);
    assert!(position > OutboxPosition(0));
    for (entry, (record, outcome)) in entries.iter().zip(records.iter().zip(&outcomes)) {
        assert_eq!(Some(entry.id), outcome.id);
        assert_eq!(entry.content, record.content);
        assert_eq!((&entry.procedure.code, &entry.procedure.slug), (&record.code, &record.slug));
        assert_eq!((entry.edition, entry.published_at, entry.withdrawn), (1, at(0), false));
    }

    let editions = store.editions(entries[0].id).await.expect("editions");
    let [row] = editions.as_slice() else { panic!("{editions:?}") };
    assert_eq!((row.edition.state(), row.edition.origin()), (EditionState::Published, Origin::Mirrored));
    assert_eq!(row.edition.authors().iter().map(|actor| actor.as_str()).collect::<Vec<_>>(), ["national-portal"]);
    assert_eq!((row.created_at, row.published_at, row.superseded_at), (at(0), Some(at(0)), None));

    let audit = store.audit(10).await.expect("the audit");
    let lines: Vec<_> = audit.iter().map(|row| (row.procedure, row.action.as_str())).collect();
    let (first, second) = (outcomes[0].id, outcomes[1].id);
    assert_eq!(
        lines,
        [
            (second, "edition.published"),
            (second, "procedure.created"),
            (first, "edition.published"),
            (first, "procedure.created")
        ]
    );
    assert_eq!((audit[0].actor.as_str(), audit[0].at), ("national-portal", at(0)));
    assert_eq!(audit[0].detail, json!({"source": "national-portal", "key": "1.000002", "edition": 1}));
}

pub async fn changes_nothing_the_second_time(place: Place) {
    let store = place.open().await;
    let records = [record(1, "Đăng ký kết hôn"), file("khai-sinh", None, "Đăng ký khai sinh")];
    let first = take(&store, &records, 0).await;
    let (before, counts) = (store.published().await.expect("entries"), place.counts().await);
    let second = take(&store, &records, 1).await;
    assert_eq!(decisions(&second), [Keep, Keep]);
    assert!(first.iter().zip(&second).all(|(first, second)| first.id == second.id));
    assert_eq!(store.published().await.expect("entries"), before);
    assert_eq!(place.counts().await, counts);
}

pub async fn keeps_history_when_a_record_changes(place: Place) {
    let store = place.open().await;
    let id = take(&store, &[record(1, "Đăng ký kết hôn")], 0).await[0].id.expect("a key");
    let mut changed = record(1, "Đăng ký kết hôn (sửa đổi)");
    assert_eq!(decisions(&take(&store, &[changed.clone()], 1).await), [Amend]);
    changed.content.keywords.push("lấy vợ".to_owned());
    take(&store, &[changed.clone()], 2).await;

    let editions = store.editions(id).await.expect("editions");
    let lives: Vec<_> = editions
        .iter()
        .map(|row| (row.edition.number(), row.edition.state(), row.published_at, row.superseded_at))
        .collect();
    assert_eq!(
        lives,
        [
            (1, EditionState::Superseded, Some(at(0)), Some(at(1))),
            (2, EditionState::Superseded, Some(at(1)), Some(at(2))),
            (3, EditionState::Published, Some(at(2)), None),
        ]
    );
    assert_eq!(editions[0].edition.content(), &record(1, "Đăng ký kết hôn").content);
    let (entries, _) = store.published().await.expect("entries");
    assert_eq!((entries.len(), entries[0].edition, &entries[0].content), (1, 3, &changed.content));
    assert_eq!(entries[0].procedure.slug.as_str(), "dang-ky-ket-hon", "the address stays when the name changes");
    let actions: Vec<_> = store.audit(3).await.expect("the audit").into_iter().map(|row| row.action).collect();
    assert_eq!(actions, ["edition.published", "edition.superseded", "edition.published"]);
}

pub async fn treats_a_record_that_comes_twice_in_order(place: Place) {
    let store = place.open().await;
    let records = [record(1, "Một"), record(1, "Một"), record(1, "Hai"), file("mot", Some(1), "Hai"), record(1, "Một")];
    let outcomes = take(&store, &records, 0).await;
    assert_eq!(decisions(&outcomes), [Create, Keep, Amend, Keep, Amend]);
    let id = outcomes[0].id.expect("a key");
    assert!(outcomes.iter().all(|outcome| outcome.id == Some(id)));
    assert_eq!(store.editions(id).await.expect("editions").len(), 3);
    assert_eq!(store.published().await.expect("entries").0[0].content.name, "Một");
    assert_eq!(decisions(&take(&store, &records[4..], 1).await), [Keep]);
}

pub async fn says_in_a_dry_run_what_would_happen(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "Một")], 0).await;
    let counts = place.counts().await;
    let records = [record(1, "Hai"), record(2, "Mới"), record(2, "Mới")];
    let outcomes = run(&store, &records, Precedence::LocalFirst, 1, true).await;
    assert_eq!(decisions(&outcomes), [Amend, Create, Keep]);
    assert!(outcomes[0].id.is_some());
    assert_eq!((outcomes[1].id, outcomes[2].id), (None, None));
    assert_eq!(place.counts().await, counts);
    assert_eq!(store.published().await.expect("entries").0[0].content.name, "Một");
}

pub async fn leaves_what_is_kept_by_hand(place: Place) {
    let store = place.open().await;
    take(&store, &[file("ket-hon", Some(1), "Của ta")], 0).await;
    let counts = place.counts().await;
    for second in 1..3 {
        assert_eq!(decisions(&take(&store, &[record(1, "Của cổng")], second).await), [Yield]);
    }
    assert_eq!(place.counts().await, counts, "nothing is written for what is left alone");
    let outcomes = run(&store, &[record(1, "Của cổng")], Precedence::SourceFirst, 3, false).await;
    assert_eq!(decisions(&outcomes), [Amend], "what was left alone is taken over once the source may");
    assert_eq!(decisions(&take(&store, &[file("ket-hon", Some(1), "Của ta")], 4).await), [Keep]);
}

pub async fn finds_the_procedure_of_another_source_by_its_code(place: Place) {
    let store = place.open().await;
    let id = take(&store, &[record(1, "Kết hôn")], 0).await[0].id;
    let outcomes = take(&store, &[file("ket-hon", Some(1), "Kết hôn, dễ hiểu")], 1).await;
    assert_eq!((outcomes[0].decision, outcomes[0].id), (Amend, id));
    // A file keeps its procedure when its code goes.
    let outcomes = take(&store, &[file("ket-hon", None, "Kết hôn, dễ hiểu hơn")], 2).await;
    assert_eq!((outcomes[0].decision, outcomes[0].id), (Amend, id));
    let (entries, _) = store.published().await.expect("entries");
    assert_eq!((entries.len(), entries[0].code()), (1, Some("1.000001")));
}

pub async fn notes_the_end_of_a_procedure_without_a_new_edition(place: Place) {
    let store = place.open().await;
    let mut ended = record(1, "Một");
    take(&store, &[ended.clone()], 0).await;
    let (_, position) = store.published().await.expect("entries");
    ended.repeal = Some(Repeal {
        since: "2026-03-01".parse().expect("a day"),
        decision: "12/QĐ-UBND".to_owned(),
        successors: vec![Slug::from_name("Hai")],
    });
    assert_eq!(decisions(&take(&store, &[ended.clone()], 1).await), [Amend]);
    let (entries, _) = store.published().await.expect("entries");
    assert_eq!((&entries[0].procedure.repeal, entries[0].edition), (&ended.repeal, 1));
    let changes = store.changes_after(position, 10).await.expect("changes");
    assert_eq!(changes[0].entry.as_ref(), Some(&entries[0]));
    let row = &store.audit(1).await.expect("the audit")[0];
    assert_eq!((row.action.as_str(), &row.detail["repeal"]["decision"]), ("procedure.changed", &json!("12/QĐ-UBND")));
}

pub async fn takes_over_a_code_that_is_added_later(place: Place) {
    let store = place.open().await;
    take(&store, &[file("a", None, "A"), file("b", None, "B")], 0).await;
    // Both want one code: who comes first has it, and nothing fails.
    take(&store, &[file("a", Some(7), "A"), file("b", Some(7), "B")], 1).await;
    let (entries, _) = store.published().await.expect("entries");
    assert_eq!(entries.iter().map(registry::Entry::code).collect::<Vec<_>>(), [Some("1.000007"), None]);
    // A code that is given up is free for the next, even in the same batch.
    let outcomes = take(&store, &[file("a", Some(8), "A"), file("c", Some(7), "C")], 2).await;
    assert_eq!(decisions(&outcomes), [Amend, Create]);
    let (entries, _) = store.published().await.expect("entries");
    let codes: Vec<_> = entries.iter().map(registry::Entry::code).collect();
    assert_eq!(codes, [Some("1.000008"), None, Some("1.000007")]);
}

pub async fn gives_each_procedure_its_own_address(place: Place) {
    let store = place.open().await;
    let mut records = vec![record(1, "Cấp phép"), record(2, "Cấp phép"), file("k", None, "Cấp phép")];
    records.push(file(&"rất dài ".repeat(40), None, "Cấp phép"));
    // The address with the key is taken by another, so that only a number is left.
    records.push(file("cap-phep-2", None, "Cấp phép l"));
    records.push(file("l", None, "Cấp phép"));
    take(&store, &records, 0).await;
    let (entries, _) = store.published().await.expect("entries");
    let slugs: Vec<_> = entries.iter().map(|entry| entry.procedure.slug.as_str()).collect();
    assert_eq!(slugs[..3], ["cap-phep", "cap-phep-1-000002", "cap-phep-k"]);
    assert_eq!(slugs[4..], ["cap-phep-l", "cap-phep-2"]);
    let unique: std::collections::BTreeSet<_> = slugs.iter().collect();
    assert_eq!(unique.len(), records.len());
    assert!(decisions(&take(&store, &records, 1).await).iter().all(|decision| *decision == Keep));
}

/// Also the speed of an import: as many records as the national portal has.
pub async fn takes_batches_of_any_size(place: Place) {
    let store = place.open().await;
    assert!(take(&store, &[], 0).await.is_empty());
    let records: Vec<_> = (0..3358)
        .map(|number| {
            let mut record = record(number, &format!("Thủ tục số {}", number % 3000));
            let step = |step| catalogue::Step {
                title: format!("Bước {step}"),
                text: catalogue::Markdown::new(&format!("Nộp hồ sơ lần {number} tại bộ phận một cửa. ").repeat(20)),
            };
            record.content.steps = (0..10).map(step).collect();
            record
        })
        .collect();
    for run in ["first", "second"] {
        let start = std::time::Instant::now();
        for batch in records.chunks(200) {
            take(&store, batch, 1).await;
        }
        eprintln!("{} records of {} KB, {run} run: {:?}", records.len(), bytes(&records[0]) / 1024, start.elapsed());
    }
    let start = std::time::Instant::now();
    assert_eq!(store.published().await.expect("entries").0.len(), records.len());
    eprintln!("all of them read in {:?}", start.elapsed());
    // One batch that needs several statements of each kind.
    let mut export = records[..1200].to_vec();
    export.iter_mut().for_each(|record| {
        record.source = SourceKey::export();
        record.content.keywords.clear();
    });
    let outcomes = take(&store, &export, 3).await;
    assert!(outcomes.iter().all(|outcome| outcome.decision == Amend));
    assert_eq!(place.counts().await[..2], [3358, 3358 + 1200]);
}

fn bytes(record: &registry::MirrorRecord) -> usize {
    serde_json::to_vec(&record.content).map_or(0, |json| json.len())
}
