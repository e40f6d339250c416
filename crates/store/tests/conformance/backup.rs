//! A copy of everything, and back.

use std::{collections::BTreeMap, io::Cursor, sync::Arc};

use catalogue::FileHash;
use registry::{
    Decision, Store, SystemClock,
    backup::{BackupStore, Contents, Manifest, NotRestored, RestoreError, back_up, restore, verify},
    files::{FileStore, Files},
    people::{Accounts, Role, SecretKey, UserName},
};
use serde_json::Value;
use store::Database;

use crate::{
    editing::somebody,
    files::{Memory, PDF},
    records::{at, decisions, file, record, take},
    support::{Place, run},
};

/// A database with something of most of what there can be.
async fn filled(place: &Place) -> (Database, Arc<Memory>) {
    let database = place.open().await;
    take(&database, &[record(1, "Đăng ký kết hôn"), file("khai-sinh", None, "Đăng ký “khai sinh”\n\\ \u{1f4c4}")], 0)
        .await;
    take(&database, &[record(1, "Đăng ký kết hôn, sửa")], 1).await;
    let accounts = Accounts::new(Arc::new(database.clone()), Arc::new(SystemClock), SecretKey::random());
    let name = UserName::parse("quan.tri").expect("a name");
    accounts.add_administrator(name, "Nguyễn Văn Trị").await.expect("invited");
    let memory = Arc::new(Memory::default());
    let files = Files::new(Arc::new(database.clone()), Arc::clone(&memory) as _, Arc::new(SystemClock));
    files.put(&somebody("lan", &[Role::Editor]), "Tờ khai.pdf", PDF.into()).await.expect("stored");
    // What can only come to be step by step: an account that is open, an edition that was taken back.
    place.takes("UPDATE accounts SET state = 'active' WHERE name = 'quan.tri'").await;
    place.takes("UPDATE editions SET state = 'withdrawn', reason = 'sai' WHERE procedure_id = 2").await;
    // Rows that refer to each other, and numbers that were drawn for rows that are gone.
    place
        .takes("INSERT INTO batches (name, kind, made_by, made_at, detail) VALUES ('A', 'law', 'lan', 'x', '{}')")
        .await;
    place
        .takes("INSERT INTO batches (name, kind, made_by, made_at, detail, restores) VALUES ('B', 'restore', 'lan', 'x', '{}', 1)")
        .await;
    follower(place, 'a').await;
    follower(place, 'b').await;
    place.takes("DELETE FROM followers WHERE id = 2").await;
    (database, memory)
}

async fn follower(place: &Place, letter: char) {
    let (nonce, token) = (letter.to_string().repeat(32), letter.to_string().repeat(64));
    place
        .takes(&format!(
            "INSERT INTO followers (address, nonce, token, asks, asks_since) \
             VALUES ('{letter}@example.vn', '{nonce}', '{token}', 1, '2026-06-01')"
        ))
        .await;
}

/// Every row by its table, as values, so that it does not matter how JSON is written.
async fn everything(database: &Database) -> (BTreeMap<String, Vec<Value>>, Contents) {
    let mut rows: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let (contents, _) = database
        .read_all(&mut |table, lines| {
            let lines = str::from_utf8(lines).expect("text").lines();
            let lines = lines.map(|line| serde_json::from_str(line).expect("JSON"));
            rows.entry(table.to_owned()).or_default().extend(lines);
            Ok(())
        })
        .await
        .expect("it reads");
    (rows, contents)
}

async fn copied(database: &Database, files: &dyn FileStore) -> (Vec<u8>, Manifest) {
    let (made, archive) = back_up(database, files, "0.1.0", at(9), Vec::new()).await.expect("a backup");
    let manifest = verify(archive.as_slice()).expect("whole");
    assert_eq!(manifest, made);
    (archive, manifest)
}

/// Restores into a new database, which must then hold the same and go on.
async fn comes_back(from: Place, into: Place) {
    let (source, memory) = filled(&from).await;
    let (archive, manifest) = copied(&source, &*memory).await;
    assert_eq!((manifest.files.count, manifest.files.lost.len()), (1, 0));
    let (mut before, contents) = everything(&source).await;
    assert_eq!(contents, manifest.contents);

    let target = into.open().await;
    let other = Memory::default();
    restore(&target, &other, &manifest, Cursor::new(archive), at(10)).await.expect("restored");
    let (mut after, now) = everything(&target).await;
    let note = after.get_mut("audit").and_then(Vec::pop).expect("a row more");
    assert_eq!((&note["action"], &note["actor"]), (&"backup.restored".into(), &"command-line".into()));
    for (table, rows) in &mut before {
        let sort = |rows: &mut Vec<Value>| rows.sort_by_key(Value::to_string);
        let again = after.get_mut(table).unwrap_or_else(|| panic!("{table} came back empty"));
        // Each database has an order of its own for texts.
        sort(rows);
        sort(again);
        assert_eq!(rows, again, "{table}");
    }
    assert_eq!(before.len(), after.len());
    let drawn = |contents: &Contents| {
        let mut last: BTreeMap<_, _> = contents.sequences.iter().map(|one| (one.table.clone(), one.last)).collect();
        // The audit counts its own rows.
        last.remove("audit");
        last
    };
    assert_eq!(drawn(&now), drawn(&contents));
    assert_eq!(target.verify_audit().await.expect("walked").fault, None);
    assert_eq!(target.published().await.expect("entries"), source.published().await.expect("entries"));
    assert_eq!(target.instance().await.expect("a name"), source.instance().await.expect("a name"));
    let hash = FileHash::parse(before["files"][0]["hash"].as_str().expect("a hash")).expect("a hash");
    assert_eq!(other.bytes(&hash), memory.bytes(&hash));

    // It goes on: numbers are new ones, and what must not happen is refused again.
    let outcomes = take(&target, &[record(1, "Đăng ký kết hôn, sửa"), record(9, "Mới")], 20).await;
    assert_eq!(decisions(&outcomes), [Decision::Keep, Decision::Create]);
    follower(&into, 'c').await;
    assert!(into.dump("followers").await.contains('3'), "a number is never drawn twice");
    into.refuses("DELETE FROM editions", "never deleted").await;
    into.refuses("UPDATE audit SET actor = 'x'", "never changes").await;
    into.refuses("UPDATE accounts SET name = 'khac'", "keeps its name").await;
    assert_eq!(target.verify_audit().await.expect("walked").fault, None);
    target.close().await;
    into.open().await.close().await;
}

async fn another_like(place: &Place) -> Option<Place> {
    match place {
        Place::File { .. } => Some(Place::file()),
        Place::Server { .. } => Place::server().await,
    }
}

pub async fn brings_everything_back(place: Place) {
    let other = another_like(&place).await;
    run(other, |other| comes_back(place, other)).await;
}

pub async fn brings_everything_into_the_other_kind(place: Place) {
    let other = match place {
        Place::File { .. } => Place::server().await,
        Place::Server { .. } => Some(Place::file()),
    };
    run(other, |other| comes_back(place, other)).await;
}

pub async fn copies_every_table_there_is(place: Place) {
    let database = place.open().await;
    let (_, contents) = everything(&database).await;
    let mut copied: Vec<_> = contents.tables.iter().map(|table| table.name.clone()).collect();
    copied.sort();
    // Told by the migrations, not by the database that was asked.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let mut made = Vec::new();
    for file in std::fs::read_dir(folder).expect("the migrations") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        let names = text.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
        made.extend(names.map(|rest| rest.split([' ', '(']).next().expect("a name").to_owned()));
    }
    made.sort();
    assert_eq!(copied, made);
    assert_eq!(contents.schema, Database::schema());
}

pub async fn copies_one_moment_while_others_write(place: Place) {
    let (database, memory) = filled(&place).await;
    let writer = place.open().await;
    let writing = tokio::spawn(async move {
        for number in 100..160 {
            take(&writer, &[record(number, &format!("Thủ tục {number}"))], 30).await;
        }
    });
    let mut sizes = Vec::new();
    while sizes.len() < 3 || !writing.is_finished() {
        let (archive, manifest) = copied(&database, &*memory).await;
        let other = Place::file();
        let target = other.open().await;
        // Counts, references and the audit agree, or this would be refused.
        restore(&target, &Memory::default(), &manifest, Cursor::new(archive), at(40)).await.expect("restored");
        sizes.push(manifest.contents.audit.rows);
        target.close().await;
    }
    writing.await.expect("the writer wrote");
    assert!(sizes.is_sorted(), "{sizes:?}");
}

pub async fn restores_into_nothing_that_holds_something(place: Place) {
    let (database, memory) = filled(&place).await;
    let (archive, manifest) = copied(&database, &*memory).await;
    let before = everything(&database).await;
    let refused = restore(&database, &*memory, &manifest, Cursor::new(archive), at(10)).await;
    assert!(matches!(refused, Err(RestoreError::Refused(NotRestored::NotEmpty(_)))), "{refused:?}");
    assert_eq!(everything(&database).await, before);
}

pub async fn leaves_nothing_of_a_restore_that_ends_early(place: Place) {
    let (source, memory) = filled(&Place::file()).await;
    let (archive, manifest) = copied(&source, &*memory).await;
    let target = place.open().await;
    let new = everything(&target).await;

    // Cut off in the middle, as by a power cut.
    let mut restoring = target.begin_restore(&manifest.contents).await.expect("begun").expect("empty");
    restoring.put("procedures", b"{\"id\":1,\"slug\":\"a\",\"created_at\":\"2026\"}\n").await.expect("taken");
    drop(restoring);
    assert_eq!(everything(&target).await, new);

    // An archive that changed after it was verified, one row less, an audit that ends otherwise.
    let cut = archive[..archive.len() / 2].to_vec();
    assert!(restore(&target, &Memory::default(), &manifest, Cursor::new(cut), at(10)).await.is_err());
    let mut fewer = manifest.clone();
    fewer.contents.tables.iter_mut().find(|table| table.name == "editions").expect("there").rows += 1;
    let refused = restore(&target, &Memory::default(), &fewer, Cursor::new(archive.clone()), at(10)).await;
    assert!(matches!(&refused, Err(RestoreError::Refused(NotRestored::Rows(table))) if table == "editions"));
    let mut other = manifest.clone();
    other.contents.audit.hash = "0".repeat(64);
    let refused = restore(&target, &Memory::default(), &other, Cursor::new(archive.clone()), at(10)).await;
    assert!(matches!(refused, Err(RestoreError::Refused(NotRestored::Audit))), "{refused:?}");
    let mut shape = manifest.clone();
    shape.contents.tables[0].columns.pop();
    let refused = restore(&target, &Memory::default(), &shape, Cursor::new(archive.clone()), at(10)).await;
    assert!(matches!(refused, Err(RestoreError::Refused(NotRestored::Shape(_)))), "{refused:?}");
    assert_eq!(everything(&target).await, new);
    place
        .refuses(
            "INSERT INTO accounts (name, display_name, state, created_at) VALUES ('a', 'A', 'active', 'x')",
            "invitation",
        )
        .await;

    // After all that, it can still be done.
    restore(&target, &Memory::default(), &manifest, Cursor::new(archive), at(10)).await.expect("restored");
}

pub async fn brings_back_what_an_older_version_copied(place: Place) {
    let older = Database::schema() - 1;
    let from = Place::file();
    let source = Database::open_to_restore(&from.url(), older).await.expect("an older database");
    from.takes("INSERT INTO procedures (slug, created_at) VALUES ('a', '2026')").await;
    let (archive, manifest) = copied(&source, &Memory::default()).await;
    assert_eq!(manifest.contents.schema, older);
    let target = Database::open_to_restore(&place.url(), older).await.expect("a new database");
    restore(&target, &Memory::default(), &manifest, Cursor::new(archive.clone()), at(10)).await.expect("restored");
    target.close().await;
    let target = place.open().await;
    assert_eq!(everything(&target).await.1.schema, Database::schema());
    assert_eq!(place.count("procedures").await, 1);

    // Tables that are newer than the copy do not fit it, though they are empty.
    let newer = Place::file();
    let database = newer.open().await;
    let refused = restore(&database, &Memory::default(), &manifest, Cursor::new(archive), at(10)).await;
    let expected = NotRestored::Schema { here: Database::schema(), archive: older };
    assert!(matches!(refused, Err(RestoreError::Refused(refusal)) if refusal == expected));
}

pub async fn tells_which_files_are_lost(place: Place) {
    let (database, memory) = filled(&place).await;
    memory.lose();
    let (_, manifest) = copied(&database, &*memory).await;
    assert_eq!((manifest.files.count, manifest.files.lost.len()), (0, 1));
}
