//! Archives that are whole, and those that are not.

use jiff::Timestamp;

use super::{
    archive::Writer,
    manifest::{file_name, rows_name},
    *,
};

fn manifest(members: Vec<Member>) -> Manifest {
    Manifest {
        format: FORMAT,
        program: "0.1.0".to_owned(),
        at: Timestamp::UNIX_EPOCH,
        contents: Contents {
            database: "sqlite".to_owned(),
            schema: 1,
            tables: Vec::new(),
            sequences: Vec::new(),
            audit: AuditEnd { rows: 0, hash: String::new(), whole: true },
        },
        files: FilesCopied::default(),
        members,
    }
}

/// Rows that do not pack well, so that an archive has many bytes to cut at.
fn rows() -> Vec<u8> {
    let mut number = 1_u64;
    let mut text = String::new();
    for _ in 0..2000 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text += &format!("{{\"id\":{number}}}\n");
    }
    text.into_bytes()
}

fn written(change: impl FnOnce(&mut Manifest)) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), Timestamp::UNIX_EPOCH);
    writer.add(&rows_name(1, "procedures"), &rows()).expect("written");
    let hash = Member::of("", b"a file").sha256;
    writer.add(&file_name(&hash), b"a file").expect("written");
    let mut manifest = manifest(writer.members.clone());
    change(&mut manifest);
    writer.finish(&manifest).expect("written")
}

#[test]
fn a_whole_archive_tells_what_it_holds() {
    let archive = written(|_| {});
    let manifest = verify(archive.as_slice()).expect("whole");
    let names: Vec<_> = manifest.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names[0], "database/000001-procedures.jsonl");
    assert!(names[1].starts_with("files/") && names.len() == 2, "{names:?}");
}

#[test]
fn an_archive_that_was_cut_anywhere_is_refused() {
    let archive = written(|_| {});
    for length in (0..archive.len()).step_by(97) {
        let fault = verify(&archive[..length]).expect_err("cut");
        assert!(matches!(fault, ArchiveFault::Cut | ArchiveFault::Foreign), "{length}: {fault:?}");
    }
    assert!(verify(&archive[..archive.len() - 1]).is_err());
}

#[test]
fn an_archive_that_was_changed_anywhere_is_refused() {
    let archive = written(|_| {});
    // The head of gzip has a time and a system that say nothing.
    for place in (10..archive.len()).step_by(89) {
        let mut changed = archive.clone();
        changed[place] ^= 0x55;
        assert!(verify(changed.as_slice()).is_err(), "byte {place}");
    }
    let mut longer = archive;
    longer.extend_from_slice(b"and more");
    assert!(verify(longer.as_slice()).is_err());
}

#[test]
fn what_the_manifest_does_not_name_is_refused() {
    for (change, expected) in [
        (Box::new(|m: &mut Manifest| drop(m.members.pop())) as Box<dyn FnOnce(&mut Manifest)>, "manifest.json"),
        (Box::new(|m: &mut Manifest| m.members[0].bytes += 1), "database/000001-procedures.jsonl"),
        (Box::new(|m: &mut Manifest| m.members[0].sha256 = "0".repeat(64)), "database/000001-procedures.jsonl"),
    ] {
        match verify(written(change).as_slice()) {
            Err(ArchiveFault::Changed(member)) => assert_eq!(member, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
    assert!(matches!(verify(written(|m| m.format = FORMAT + 1).as_slice()), Err(ArchiveFault::Newer(2))));
}

#[test]
fn what_is_no_archive_of_ours_is_refused() {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"{\"procedure\":1}\n").expect("packed");
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    let mut header = tar::Header::new_gnu();
    header.set_size(3);
    tar.append_data(&mut header, "etc/passwd", b"abc".as_slice()).expect("written");
    let foreign = tar.into_inner().and_then(flate2::write::GzEncoder::finish).expect("written");
    for bytes in [Vec::new(), b"a letter".to_vec(), packed.finish().expect("packed"), foreign] {
        assert!(matches!(verify(bytes.as_slice()), Err(ArchiveFault::Foreign)), "{} bytes", bytes.len());
    }
}
