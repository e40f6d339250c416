use std::{
    fs,
    path::{Path, PathBuf},
};

use catalogue::{Cost, EditionContent, Lang, TimeLimit};
use proptest::prelude::*;

use super::{
    super::{
        EditionForm, Known, Press,
        read::{MOST_BYTES, MOST_ROWS, NAMES},
    },
    any::{self, Texts},
    html,
    page::body,
    sample,
};

/// What comes back when a content is shown as a form and the form is sent.
fn through_the_page(content: &EditionContent) -> EditionContent {
    let form = EditionForm::of(content);
    let page = html(Lang::VI, &form, &[], &Known::default());
    let (read, press) = EditionForm::read(body(&page, "add:steps").as_bytes()).unwrap();
    assert!(matches!(press, Some(Press::Row(_))));
    assert_eq!(read, form);
    read.content().unwrap()
}

fn serialised(form: &EditionForm) -> String {
    NAMES.serialize_string(form).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_filled_in_is_read_back(content in any::content(Texts::Raw)) {
        prop_assert_eq!(EditionForm::of(&content).content(), Ok(content));
    }

    #[test]
    fn what_is_sent_is_read_back(content in any::content(Texts::Tidy)) {
        let form = EditionForm::of(&content);
        let (read, press) = EditionForm::read(serialised(&form).as_bytes()).unwrap();
        prop_assert_eq!(press, None);
        prop_assert_eq!(&read, &form);
        prop_assert_eq!(read.content(), Ok(content));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_shown_is_sent(content in any::content(Texts::Tidy)) {
        prop_assert_eq!(through_the_page(&content), content);
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..100),
        name in "(name|channels|dossier|levels|do|x)(\\[(0|1|7|costs|cases|items|name|a|)\\]){0,4}(%5B|\\[)?",
        value in ".*",
    ) {
        let _ = EditionForm::read(&bytes);
        let body = format!("{name}={value}&{}", String::from_utf8_lossy(&bytes));
        if let Ok((mut form, press)) = EditionForm::read(body.as_bytes()) {
            let _ = form.content();
            if let Some(Press::Row(press)) = press {
                form.press(&press);
            }
        }
    }
}

#[test]
fn every_starter_procedure_comes_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/procedures");
    let mut seen = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        for record in interchange::records(&path.to_string_lossy(), fs::File::open(&path).unwrap()) {
            let content = record.unwrap().content;
            assert_eq!(through_the_page(&content), content, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} starter procedures were found");
}

/// The records of the harvest, where they are at hand.
#[test]
fn every_real_record_comes_back() {
    let shared = std::env::var_os("MINHBACH_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let Ok(file) = fs::File::open(shared.join("data/procedures.jsonl.gz")) else {
        eprintln!("SKIPPED: procedures.jsonl.gz is not at hand; set MINHBACH_SHARED to the folder with data/");
        return;
    };
    let (mut rows, mut bytes) = (0, 0);
    for record in interchange::records("procedures.jsonl.gz", file).flatten() {
        let form = EditionForm::of(&record.content);
        let body = serialised(&form);
        (rows, bytes) = (rows.max(form.rows()), bytes.max(body.len()));
        let (read, _) = EditionForm::read(body.as_bytes()).unwrap();
        assert_eq!(read.content().as_ref(), Ok(&record.content), "{}", record.key);
    }
    // The bounds leave room above what there is.
    assert!(rows * 2 < MOST_ROWS && bytes * 2 < MOST_BYTES, "{rows} rows, {bytes} bytes");
}

#[test]
fn the_words_of_a_source_stay_until_their_row_says_something_else() {
    let content = sample::full();
    let time = |form: &EditionForm| form.content().unwrap().channels[0].time_limit.clone();
    let cost = |form: &EditionForm, n: usize| -> Cost { form.content().unwrap().channels[0].costs[n].clone() };

    let mut form = EditionForm::of(&content);
    // The same, written otherwise.
    form.channels[0].time_limit.amount = "03".to_owned();
    form.channels[0].costs[1].note = String::new();
    assert_eq!(time(&form), content.channels[0].time_limit);
    assert_eq!(cost(&form, 1).wording.as_deref(), Some("Không"));

    form.channels[0].time_limit.amount = "4".to_owned();
    form.channels[0].costs[1].value = "amount".to_owned();
    form.channels[0].costs[1].amount = "20000".to_owned();
    assert!(matches!(time(&form), TimeLimit::Within { wording: None, .. }));
    assert_eq!(cost(&form, 1).wording, None);
    // The words of other rows stay where they were.
    form.channels.swap(0, 1);
    let moved = form.content().unwrap();
    assert_eq!(moved.channels[1].costs[0], content.channels[0].costs[0]);
}
