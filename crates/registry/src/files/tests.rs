use std::io::{Cursor, Write};

use cfb::CompoundFile;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{FileKind, NotTaken};

type Parts<'a> = &'a [(&'a str, &'a [u8])];

fn zipped(parts: Parts<'_>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(*name, stored).expect("a part");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

fn compound(streams: &[&str]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    for path in streams {
        if let Some((folder, _)) = path.rsplit_once('/').filter(|(folder, _)| !folder.is_empty()) {
            file.create_storage_all(folder).expect("a folder");
        }
        file.create_stream(path).expect("a stream").write_all(b"x").expect("its bytes");
    }
    file.into_inner().into_inner()
}

const TYPES: &[u8] = br#"<Types><Override PartName="/word/document.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const SHEET_TYPES: &[u8] = b"<Types>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml</Types>";
const WORD: Parts<'_> = &[("[Content_Types].xml", TYPES), ("_rels/.rels", b"<x/>"), ("word/document.xml", b"<x/>")];
const ODT: Parts<'_> = &[
    ("mimetype", b"application/vnd.oasis.opendocument.text"),
    ("content.xml", b"<x/>"),
    ("META-INF/manifest.xml", b"<x/>"),
];

fn with(parts: Parts<'_>, more: Parts<'_>) -> Vec<u8> {
    zipped(&[parts, more].concat())
}

#[test]
fn each_kind_is_known_by_what_is_in_it() {
    let ods: Parts<'_> = &[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"<x/>"),
        ("META-INF/manifest.xml", b"<x/>"),
    ];
    for (bytes, kind) in [
        (zipped(WORD), FileKind::Docx),
        (zipped(&[("[Content_Types].xml", SHEET_TYPES), ("xl/workbook.xml", b"<x/>")]), FileKind::Xlsx),
        (b"%PDF-1.4\nx\n%%EOF\n\n".to_vec(), FileKind::Pdf),
        (compound(&["/WordDocument", "/1Table"]), FileKind::Doc),
        (compound(&["/Workbook"]), FileKind::Xls),
        (zipped(ODT), FileKind::Odt),
        (zipped(ods), FileKind::Ods),
    ] {
        assert_eq!(FileKind::of(&bytes), Ok(kind));
        assert_eq!(FileKind::from_media_type(kind.media_type()), Some(kind));
    }
}

#[test]
fn other_kinds_are_not_taken() {
    for bytes in [
        b"MZ\x90\0".to_vec(),
        b"\x7fELF".to_vec(),
        b"<html><script>alert(1)</script></html>".to_vec(),
        b"GIF89a".to_vec(),
        b" %PDF-1.4\n%%EOF".to_vec(),
        zipped(&[("a.exe", b"MZ")]),
        // an add-in for Java, an e-book
        zipped(&[("META-INF/MANIFEST.MF", b"x")]),
        zipped(&[("mimetype", b"application/epub+zip"), ("content.xml", b""), ("META-INF/manifest.xml", b"")]),
        zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")]),
        zipped(&[("[Content_Types].xml", TYPES), ("ppt/presentation.xml", b"<x/>")]),
        compound(&["/PowerPoint Document"]),
        compound(&["/WordDocument", "/Workbook"]),
    ] {
        assert_eq!(FileKind::of(&bytes), Err(NotTaken::Kind), "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn programs_are_not_taken() {
    let macro_type: &[u8] = b"application/vnd.ms-word.document.macroEnabled.main+xml";
    for bytes in [
        with(WORD, &[("word/vbaProject.bin", b"x")]),
        with(WORD, &[("word/VBAPROJECT.BIN", b"x")]),
        with(WORD, &[("word/activeX/activeX1.xml", b"x")]),
        zipped(&[("[Content_Types].xml", macro_type), ("word/document.xml", b"<x/>")]),
        zipped(&[("[Content_Types].xml", SHEET_TYPES), ("xl/workbook.xml", b""), ("xl/macrosheets/sheet1.xml", b"x")]),
        with(ODT, &[("Basic/Standard/Module1.xml", b"x")]),
        with(ODT, &[("Scripts/python/a.py", b"x")]),
        compound(&["/WordDocument", "/Macros/VBA/dir"]),
        compound(&["/Workbook", "/_VBA_PROJECT_CUR/VBA/dir"]),
    ] {
        assert_eq!(FileKind::of(&bytes), Err(NotTaken::Macros));
    }
}

#[test]
fn what_is_locked_is_not_taken() {
    for bytes in [
        compound(&["/EncryptedPackage", "/EncryptionInfo"]),
        zipped(&[ODT[0], ODT[1], ("META-INF/manifest.xml", b"<manifest:encryption-data/>")]),
    ] {
        assert_eq!(FileKind::of(&bytes), Err(NotTaken::Locked));
    }
}

#[test]
fn what_is_broken_or_does_harm_is_not_taken() {
    let whole = zipped(WORD);
    let directory = whole.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    // The size that the first part claims to have, unpacked.
    let mut bomb = whole.clone();
    bomb[directory + 24..directory + 28].copy_from_slice(&(300 * 1024 * 1024_u32).to_le_bytes());
    // Two parts with the same bytes.
    let mut shared = whole.clone();
    let second = directory + 4 + whole[directory + 4..].windows(4).position(|w| w == b"PK\x01\x02").expect("one more");
    let first_at: [u8; 4] = whole[directory + 42..directory + 46].try_into().expect("four bytes");
    shared[second + 42..second + 46].copy_from_slice(&first_at);
    let many: Vec<(String, &[u8])> = (0..5100).map(|n| (format!("x{n}"), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    for (what, bytes) in [
        ("cut off", whole[..whole.len() - 30].to_vec()),
        ("a head alone", b"PK\x03\x04".to_vec()),
        ("a bomb", bomb),
        ("parts that share", shared),
        ("many parts", zipped(&many)),
        ("a part that climbs", with(WORD, &[("../../x", b"x")])),
        ("a PDF that was cut off", b"%PDF-1.4\n1 0 obj".to_vec()),
        ("a head of Word alone", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec()),
    ] {
        assert_eq!(FileKind::of(&bytes), Err(NotTaken::Broken), "{what}");
    }
}

#[test]
fn hostile_bytes_are_refused_without_a_panic() {
    let samples = [zipped(WORD), zipped(ODT), compound(&["/WordDocument", "/Macros/VBA/dir"])];
    for sample in samples {
        for at in (0..sample.len()).step_by(29) {
            for byte in [0, 0xff] {
                let mut bytes = sample.clone();
                bytes[at] = byte;
                let _ = FileKind::of(&bytes);
            }
            let _ = FileKind::of(&sample[..at]);
        }
    }
}
