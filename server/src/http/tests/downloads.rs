//! The forms that can be downloaded.

use std::fs;

use catalogue::FileHash;
use registry::{
    files::StoredFile,
    people::{AccountId, Actor, Grant, Role, Scope, UserName},
};

use super::*;

fn editor() -> Actor {
    Actor {
        account: AccountId(1),
        name: UserName::parse("lan").expect("a name"),
        display_name: "Lan".to_owned(),
        grants: vec![Grant { role: Role::Editor, scope: Scope::everything() }],
        second_factor: false,
    }
}

async fn store(portal: &Running, name: &str, len: usize) -> (StoredFile, Vec<u8>) {
    let bytes = [b"%PDF-1.7\n", vec![b'x'; len].as_slice(), b"\n%%EOF\n"].concat();
    (portal.files.put(&editor(), name, bytes.clone().into()).await.expect("stored"), bytes)
}

#[tokio::test]
async fn a_stored_file_is_given_to_anybody_to_keep_and_not_to_open() {
    let portal = running().await;
    // Larger than any answer that is kept in memory may be.
    let (file, bytes) = store(&portal, "Tờ khai “mẫu 01”.pdf", 5 << 20).await;
    let address = file.address().to_string();
    assert!(address.ends_with("/to-khai-mau-01.pdf"), "{address}");
    for _ in 0..2 {
        let answer = portal.get(&address).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, bytes.len()));
        for (name, value) in [
            ("content-type", "application/pdf"),
            ("content-length", &bytes.len().to_string()),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'"),
            ("cache-control", "public, max-age=31536000, immutable"),
            (
                "content-disposition",
                "attachment; filename=\"to-khai-mau-01.pdf\"; \
                 filename*=UTF-8''T%E1%BB%9D%20khai%20%E2%80%9Cm%E1%BA%ABu%2001%E2%80%9D.pdf",
            ),
        ] {
            assert_eq!(answer.headers[name], value, "{name}");
        }
    }
    let tag = format!("\"{}\"", file.hash);
    let again = HttpRequest::get(&address).header("if-none-match", &tag).body(Body::empty()).expect("a request");
    let again = portal.ask(again).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let head = portal.ask(HttpRequest::head(&address).body(Body::empty()).expect("a request")).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(head.headers["content-length"], bytes.len().to_string().as_str());
    // Nor does the portal answer more for being asked in a compressed form.
    let packed = HttpRequest::get(&address).header("accept-encoding", "br").body(Body::empty()).expect("a request");
    assert!(!portal.ask(packed).await.headers.contains_key("content-encoding"));
}

#[tokio::test]
async fn only_files_that_are_listed_are_given() {
    let portal = running().await;
    let (file, bytes) = store(&portal, "a.pdf", 10).await;
    let other = portal.get(&format!("/tep/{}/bang-khen.docx", file.hash)).await;
    assert_eq!(other.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(other.headers["location"], file.address().to_string().as_str());
    // Bytes that lie in the folder and are not listed.
    let stray = FileHash::of_digest([0x5a; 32]);
    let folder = portal.folder.path().join("files/5a");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(stray.as_str()), &bytes).expect("a file");
    for path in [
        format!("/tep/{stray}/a.pdf"),
        format!("/tep/{}/a.pdf", &file.hash.as_str()[..63]),
        format!("/tep/{}", file.hash),
        format!("/tep/{}/..%2f..%2ftest.sqlite", file.hash),
        "/tep/../test.sqlite".to_owned(),
    ] {
        let answer = portal.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("<html"), "{path}");
    }
    // What is listed and gone is a fault of ours, and told as one.
    let hash = file.hash.as_str();
    fs::remove_file(portal.folder.path().join("files").join(&hash[..2]).join(hash)).expect("it is there");
    assert_eq!(portal.get(&file.address().to_string()).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn nothing_but_get_is_served() {
    let portal = running().await;
    let (file, _) = store(&portal, "a.pdf", 10).await;
    let request = HttpRequest::post(file.address().to_string()).body(Body::empty()).expect("a request");
    assert_eq!(portal.ask(request).await.status, StatusCode::METHOD_NOT_ALLOWED);
}
