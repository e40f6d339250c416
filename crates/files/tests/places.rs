//! What every place does, in a folder and, where `MINHBACH_TEST_S3` names a bucket
//! (with its address and keys in `AWS_…`), in a store that speaks S3.
#![allow(clippy::print_stderr, missing_docs)]

use catalogue::FileHash;
use files::{Kept, Place};
use futures_util::StreamExt;
use registry::files::FileStore;

const BUCKET: &str = "MINHBACH_TEST_S3";

fn folder() -> (tempfile::TempDir, Kept) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = Place::Folder(folder.path().join("made/at/need"));
    let kept = place.open().expect("the folder is made");
    (folder, kept)
}

fn bucket() -> Option<Kept> {
    let Some(name) = std::env::var(BUCKET).ok().filter(|name| !name.is_empty()) else {
        eprintln!("SKIPPED, NOT TESTED: no store that speaks S3. Set {BUCKET}=s3://bucket/prefix and AWS_… to run it.");
        return None;
    };
    Some(Place::parse(&name).and_then(|place| place.open()).expect("the bucket"))
}

async fn bytes(kept: &Kept, hash: &FileHash) -> Option<Vec<u8>> {
    let mut pieces = kept.open(hash).await.expect("the place answers")?;
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        bytes.extend_from_slice(&piece.expect("a piece"));
    }
    Some(bytes)
}

async fn keeps_what_is_put(kept: Kept) {
    let hash = |byte: u8| FileHash::of_digest([byte; 32]);
    assert_eq!(bytes(&kept, &hash(9)).await, None);
    let large: Vec<u8> = (0..9_u32 << 20).map(|n| u8::try_from(n % 251).expect("a byte")).collect();
    for (byte, whole) in [(1, b"%PDF".to_vec()), (2, large)] {
        for _ in 0..2 {
            kept.put(&hash(byte), whole.clone().into()).await.expect("it is put");
            assert_eq!(bytes(&kept, &hash(byte)).await.as_ref(), Some(&whole));
        }
    }
    assert_eq!(bytes(&kept, &hash(1)).await.as_deref(), Some(b"%PDF".as_slice()));
}

#[tokio::test]
async fn a_folder_keeps_what_is_put() {
    let (folder, kept) = folder();
    keeps_what_is_put(kept).await;
    let name = "01".repeat(32);
    assert!(folder.path().join("made/at/need/01").join(name).is_file(), "under the hash, and nothing else");
}

#[tokio::test]
async fn a_bucket_keeps_what_is_put() {
    let Some(kept) = bucket() else { return };
    keeps_what_is_put(kept).await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_told() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    assert!(Place::Folder(file.path().join("x")).open().is_err());
}
