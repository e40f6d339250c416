//! Which files there are.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use catalogue::FileHash;
use registry::{
    Result, Store, SystemClock,
    files::{Blob, FileError, FileKind, FileList, FileStore, Files, LARGEST, NotTaken},
    people::{AccountId, Action, Actor, Grant, Refusal, Role, Scope, UserName},
};
use store::Database;

use crate::support::Place;

/// Where bytes are kept in these tests.
#[derive(Default)]
pub struct Memory(Mutex<HashMap<FileHash, Vec<u8>>>);

impl Memory {
    pub fn bytes(&self, hash: &FileHash) -> Option<Vec<u8>> {
        self.0.lock().expect("the lock").get(hash).cloned()
    }

    pub fn lose(&self) {
        self.0.lock().expect("the lock").clear();
    }
}

#[async_trait::async_trait]
impl FileStore for Memory {
    async fn put(&self, hash: &FileHash, bytes: bytes::Bytes) -> Result<()> {
        self.0.lock().expect("the lock").insert(hash.clone(), bytes.to_vec());
        Ok(())
    }

    async fn open(&self, hash: &FileHash) -> Result<Option<Blob>> {
        Ok(self.bytes(hash).map(|bytes| Box::pin(Whole(Some(bytes))) as Blob))
    }
}

/// All bytes in one piece.
struct Whole(Option<Vec<u8>>);

impl futures_core::Stream for Whole {
    type Item = std::io::Result<bytes::Bytes>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(|bytes| Ok(bytes.into())))
    }
}

fn somebody(role: Role) -> Actor {
    Actor {
        account: AccountId(1),
        name: UserName::parse("lan").expect("a name"),
        display_name: "Lan".to_owned(),
        grants: vec![Grant { role, scope: Scope::everything() }],
        second_factor: true,
    }
}

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

fn files(database: &Database) -> (Arc<Memory>, Files) {
    let memory = Arc::new(Memory::default());
    let files = Files::new(Arc::new(database.clone()), Arc::clone(&memory) as _, Arc::new(SystemClock));
    (memory, files)
}

pub async fn lists_a_file_once_with_its_audit_row(place: Place) {
    let database = place.open().await;
    let (memory, files) = files(&database);
    let lan = somebody(Role::Editor);
    let first = files.put(&lan, "Tờ khai.PDF", PDF.into()).await.expect("stored");
    assert_eq!((first.name.as_str(), first.kind, first.size), ("Tờ khai.pdf", FileKind::Pdf, PDF.len() as u64));
    assert_eq!(first.address().to_string(), format!("/tep/{}/to-khai.pdf", first.hash));
    // Again, under another name, and by a node that remembers nothing.
    let (_, other_node) = self::files(&database);
    assert_eq!(files.put(&lan, "Khác.pdf", PDF.into()).await.expect("stored"), first);
    assert_eq!(other_node.put(&lan, "Khác.pdf", PDF.into()).await.expect("stored"), first);
    assert_eq!(database.file(&first.hash).await.expect("read"), Some(first.clone()));
    assert_eq!(memory.0.lock().expect("the lock").len(), 1);
    assert_eq!(place.count("files").await, 1);
    let audit = database.audit(10).await.expect("the audit");
    let rows: Vec<_> = audit.iter().map(|row| (row.actor.as_str(), row.action.as_str())).collect();
    assert_eq!(rows, [("lan", "file.stored")]);
    assert_eq!(audit[0].detail["hash"], first.hash.as_str());
    assert_eq!(database.verify_audit().await.expect("walked").fault, None);
    // Bytes that were lost come back when the file does.
    memory.0.lock().expect("the lock").clear();
    assert!(files.open(&first).await.is_err());
    files.put(&lan, "Tờ khai.pdf", PDF.into()).await.expect("stored");
    assert!(files.open(&first).await.is_ok());
    let nobody = FileHash::of_digest([7; 32]);
    assert_eq!(files.find(&nobody).await.expect("read"), None);
}

pub async fn asks_who_may_store_a_file(place: Place) {
    let database = place.open().await;
    let (memory, files) = files(&database);
    for role in [Role::Reviewer, Role::Publisher, Role::Administrator] {
        let refused = files.put(&somebody(role), "a.pdf", PDF.into()).await;
        assert!(matches!(refused, Err(FileError::Refused(Refusal::Role(Action::Write)))), "{role:?}: {refused:?}");
    }
    let bad = files.put(&somebody(Role::Editor), "a.pdf", "MZ".into()).await;
    assert!(matches!(bad, Err(FileError::NotTaken(NotTaken::Kind))), "{bad:?}");
    let large = vec![b' '; LARGEST + 1];
    let large = files.put(&somebody(Role::Editor), "a.pdf", large.into()).await;
    assert!(matches!(large, Err(FileError::NotTaken(NotTaken::TooLarge))), "{large:?}");
    assert!(memory.0.lock().expect("the lock").is_empty());
    assert_eq!(place.count("files").await, 0);
    let audit = database.audit(10).await.expect("the audit");
    assert!(audit.len() == 3 && audit.iter().all(|row| row.action == "refused"), "{audit:?}");
}

pub async fn keeps_files_as_they_are(place: Place) {
    place.open().await;
    let insert = |hash: &str, size: i64| {
        format!(
            "INSERT INTO files (hash, name, media_type, size, uploaded_by, at)
             VALUES ('{hash}', 'a.pdf', 'application/pdf', {size}, 'lan', '2026-01-02T03:04:05.000000000Z')"
        )
    };
    let hash = "0a".repeat(32);
    place.takes(&insert(&hash, 1)).await;
    assert!(place.sql(&insert(&hash, 1)).await.is_err(), "the same twice");
    for (hash, size) in [("0a".to_owned(), 1), ("0A".repeat(32), 1), ("0g".repeat(32), 1), ("0b".repeat(32), 0)] {
        assert!(place.sql(&insert(&hash, size)).await.is_err(), "{hash} {size}");
    }
    place.refuses("UPDATE files SET name = 'b.pdf'", "a file never changes").await;
    place.refuses("DELETE FROM files", "a file is never deleted").await;
    if matches!(place, Place::Server { .. }) {
        place.refuses("TRUNCATE files", "a file is never deleted").await;
    }
}
