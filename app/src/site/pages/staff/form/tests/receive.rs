//! The form with files, as it goes over the wire.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::header,
    routing::post,
};
use catalogue::{FileHash, Lang};
use jiff::Timestamp;
use registry::{
    AuditEntry, RegistryError, Result, SystemClock,
    files::{Blob, FileList, FileStore, Files, LARGEST, StoredFile},
    people::{AccountId, Actor, Grant, Role, Scope, UserName},
};
use tower::ServiceExt;

use super::{
    super::{EditionForm, FormUnreadable, Known, Press, Received, receive},
    full, html, page,
};

/// A place for files in memory; it can be out of order.
#[derive(Default)]
struct Shelf {
    listed: Mutex<HashMap<FileHash, StoredFile>>,
    kept: Mutex<HashMap<FileHash, Bytes>>,
    broken: bool,
}

#[async_trait::async_trait]
impl FileStore for Shelf {
    async fn put(&self, hash: &FileHash, bytes: Bytes) -> Result<()> {
        if self.broken {
            return Err(RegistryError::files("no room"));
        }
        self.kept.lock().unwrap().insert(hash.clone(), bytes);
        Ok(())
    }

    async fn open(&self, _: &FileHash) -> Result<Option<Blob>> {
        Ok(None)
    }
}

#[async_trait::async_trait]
impl FileList for Shelf {
    async fn file(&self, hash: &FileHash) -> Result<Option<StoredFile>> {
        Ok(self.listed.lock().unwrap().get(hash).cloned())
    }

    async fn add_file(&self, file: &StoredFile, _: &AuditEntry) -> Result<StoredFile> {
        self.listed.lock().unwrap().insert(file.hash.clone(), file.clone());
        Ok(file.clone())
    }

    async fn note_refused_file(&self, _: &AuditEntry, _: Timestamp) -> Result<()> {
        Ok(())
    }
}

fn files(shelf: Shelf) -> (Arc<Shelf>, Arc<Files>) {
    let shelf = Arc::new(shelf);
    let files = Files::new(Arc::clone(&shelf) as _, Arc::clone(&shelf) as _, Arc::new(SystemClock));
    (shelf, Arc::new(files))
}

fn somebody(role: Role) -> Actor {
    Actor {
        account: AccountId(1),
        name: UserName::parse("lan").unwrap(),
        display_name: "Lan".to_owned(),
        grants: vec![Grant { role, scope: Scope::everything() }],
        second_factor: true,
    }
}

/// What a browser sends for fields and files: `name`, name of the file, bytes.
fn multipart(fields: &[(String, String)], chosen: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let mark = "----geckoformboundaryx1";
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, file, bytes) in chosen {
        let head = format!(
            "--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{mark}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={mark}"), body)
}

/// The fields of a form as it is shown, with the button that is pressed.
fn fields(form: &EditionForm, button: &str) -> Vec<(String, String)> {
    let page = html(Lang::VI, form, &[], &Known::default());
    let sent = format!("{}&do={button}", page::body(&page, ""));
    let pairs = form_urlencoded::parse(sent.as_bytes()).into_owned();
    // An input for a file without a file is no text.
    pairs.filter(|(name, _)| !name.ends_with("[file]")).collect()
}

async fn send(files: &Arc<Files>, role: Role, kind: &str, body: Vec<u8>) -> Result<Received, FormUnreadable> {
    let answer = Arc::new(Mutex::new(None));
    let taken = Arc::clone(&answer);
    let take = move |State(files): State<Arc<Files>>, request: Request| async move {
        let received = receive(request, &files, &somebody(role)).await;
        *taken.lock().unwrap() = Some(received);
    };
    let router = Router::new().route("/sua", post(take)).with_state(Arc::clone(files));
    let request = Request::post("/sua").header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
    assert!(router.oneshot(request).await.unwrap().status().is_success());
    let received = answer.lock().unwrap().take();
    received.expect("the form was taken")
}

const PDF: &[u8] = b"%PDF-1.7\nx\n%%EOF\n";

#[tokio::test]
async fn a_form_without_files_is_the_same_either_way() {
    let (_, files) = files(Shelf::default());
    let form = full();
    let pairs = fields(&form, "save");
    let (kind, body) = multipart(&pairs, &[("forms[0][file]", "", b"")]);
    let as_parts = send(&files, Role::Editor, &kind, body).await.unwrap();
    let typed = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
    let plain = "application/x-www-form-urlencoded";
    let plain = send(&files, Role::Editor, plain, typed.into_bytes()).await.unwrap();
    for received in [as_parts, plain] {
        assert_eq!((&received.form, received.errors.len()), (&form, 0));
        // What else is sent with it can be read from the body.
        assert_eq!(EditionForm::read(&received.body), Ok((received.form, received.press.clone())));
        assert_eq!(received.press, Some(Press::Other("save".to_owned())));
    }
}

#[tokio::test]
async fn a_file_is_stored_and_its_row_says_where() {
    let (shelf, files) = files(Shelf::default());
    let mut form = full();
    form.forms[0].name.clear();
    let name = form.dossier.cases[1].items[0].forms[0].name.clone();
    let chosen = [
        ("forms[0][file]", "C:\\Mẫu 01.PDF", PDF),
        ("dossier[cases][1][items][0][forms][0][file]", "b.pdf", PDF),
        ("forms[99][file]", "c.pdf", PDF),
        ("summary", "d.pdf", PDF),
    ];
    let (kind, body) = multipart(&fields(&form, "add:steps"), &chosen);
    let received = send(&files, Role::Editor, &kind, body).await.unwrap();
    assert_eq!(received.errors, []);
    assert!(matches!(received.press, Some(Press::Row(_))));
    let listed = shelf.listed.lock().unwrap();
    let [file] = listed.values().collect::<Vec<_>>()[..] else { panic!("{listed:?}") };
    let address = file.address().to_string();
    assert_eq!(address, format!("/tep/{}/mau-01.pdf", file.hash));
    let row = &received.form.forms[0];
    assert_eq!((row.name.as_str(), &row.url), ("Mẫu 01", &address));
    let row = &received.form.dossier.cases[1].items[0].forms[0];
    assert_eq!((&row.name, &row.url), (&name, &address));
    let page = html(Lang::VI, &received.form, &[], &Known::default());
    assert!(page.contains(&format!("href=\"{address}\"")), "{page}");
    // What was stored is read like any other address, and comes back.
    let content = received.form.content().unwrap();
    assert_eq!(content.forms[0].url.as_ref(), Some(&address));
    assert_eq!(EditionForm::of(&content), EditionForm { focus: None, ..received.form.clone() });
    assert_eq!(shelf.kept.lock().unwrap().len(), 1);
    assert_eq!(EditionForm::read(&received.body).unwrap().0.forms[0].url, address);
}

#[tokio::test]
async fn a_file_that_is_not_taken_is_told_at_its_row_and_loses_nothing_else() {
    let (shelf, files) = files(Shelf::default());
    let form = full();
    let large = vec![b'x'; LARGEST + 1];
    let cases: [(&[u8], &str); 4] = [
        (b"MZ\x90", "file-not-taken-kind"),
        (b"", "file-not-taken-empty"),
        (b"%PDF-1.7 cut", "file-not-taken-broken"),
        (&large, "file-not-taken-too-large"),
    ];
    for (bytes, key) in cases {
        // The file comes first: what follows it must be read all the same.
        let (kind, first) = multipart(&[], &[("forms[0][file]", "a<b>.docx", bytes)]);
        let (_, rest) = multipart(&fields(&form, "save"), &[]);
        let end = first.len() - "------geckoformboundaryx1--\r\n".len();
        let body = [&first[..end], &rest[..]].concat();
        let received = send(&files, Role::Editor, &kind, body).await.unwrap();
        assert_eq!(received.form, form, "{key}");
        let errors: Vec<_> = received.errors.iter().map(|error| (error.field.as_str(), error.key)).collect();
        assert_eq!(errors, [("forms[0][file]", key)]);
        let page = html(Lang::VI, &received.form, &received.errors, &Known::default());
        let ids = page::ids(&page);
        for id in ["f-forms-0-file", "f-forms-0-file-error", "form-errors"] {
            assert!(ids.contains(id), "{id}");
        }
        assert!(page.contains("href=\"#f-forms-0-file\"") && page.contains("a&lt;b&gt;.docx"), "{key}");
    }
    assert!(shelf.kept.lock().unwrap().is_empty());
}

#[tokio::test]
async fn who_may_not_write_stores_nothing() {
    let (shelf, files) = files(Shelf::default());
    let (kind, body) = multipart(&fields(&full(), "save"), &[("forms[0][file]", "a.pdf", PDF)]);
    let received = send(&files, Role::Reviewer, &kind, body).await.unwrap();
    assert_eq!((received.form, received.errors[0].key), (full(), "refused-role"));
    assert!(shelf.kept.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_store_out_of_order_loses_nothing_that_was_typed() {
    let (_, files) = files(Shelf { broken: true, ..Shelf::default() });
    let (kind, body) = multipart(&fields(&full(), "save"), &[("forms[0][file]", "a.pdf", PDF)]);
    let received = send(&files, Role::Editor, &kind, body).await.unwrap();
    assert_eq!((received.form, received.errors[0].key), (full(), "file-not-stored"));
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let (_, files) = files(Shelf::default());
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let (kind, body) = multipart(&[pair("name", "A")], &[]);
    let cut = body[..body.len() - 12].to_vec();
    assert_eq!(send(&files, Role::Editor, &kind, cut).await.unwrap_err(), FormUnreadable::CutOff);
    let (kind, body) = multipart(&[pair("name", &"a".repeat(2_000_000))], &[]);
    assert_eq!(send(&files, Role::Editor, &kind, body).await.unwrap_err(), FormUnreadable::TooLong);
    let (kind, body) = multipart(&[pair("steps[4][title]", "A")], &[]);
    assert_eq!(send(&files, Role::Editor, &kind, body).await.unwrap_err(), FormUnreadable::NotThisForm);
    let plain = send(&files, Role::Editor, "text/plain", vec![b'a'; 2_000_000]).await;
    assert_eq!(plain.unwrap_err(), FormUnreadable::TooLong);
    let many: Vec<(&str, &str, &[u8])> = vec![("forms[0][file]", "a.pdf", PDF); 41];
    let (kind, body) = multipart(&[], &many);
    assert_eq!(send(&files, Role::Editor, &kind, body).await.unwrap_err(), FormUnreadable::TooManyRows);
}
