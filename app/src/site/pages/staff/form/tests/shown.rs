use std::collections::HashSet;

use catalogue::{EditionContent, Lang, Slug};

use super::{
    super::{
        EditionForm, FieldError, Known,
        name::{field_of, id_of},
        path_to_field,
    },
    findings, full, html,
    page::{elements, ids},
    sample,
};

fn known() -> Known {
    Known {
        sectors: vec!["Hộ tịch".to_owned()],
        agencies: vec!["Bộ Tư pháp".to_owned()],
        legal_documents: vec![("60/2014/QH13".to_owned(), "Luật Hộ tịch".to_owned())],
        papers: vec!["Tờ khai".to_owned()],
        life_events: vec![
            (Slug::from_name("mua nha"), "Mua nhà".to_owned()),
            (Slug::from_name("co con"), "Có con".to_owned()),
        ],
    }
}

#[test]
fn every_input_has_its_label_and_no_id_stands_twice() {
    for lang in Lang::ALL {
        let page = html(lang, &full(), &[], &known());
        let ids = ids(&page);
        let elements = elements(&page);
        let labels: HashSet<&str> =
            elements.iter().filter(|e| e.tag == "label").filter_map(|label| label.get("for")).collect();
        let mut inputs = 0;
        for input in elements.iter().filter(|e| matches!(e.tag.as_str(), "input" | "textarea" | "select")) {
            if input.get("type") != Some("hidden") {
                let id = input.get("id").unwrap();
                assert!(labels.contains(id), "{id} has no label");
                let field = field_of(input.get("name").unwrap());
                assert!(!field.contains('.') || !page.contains(&format!(">{field}<")), "{field} has no words");
                inputs += 1;
            }
        }
        assert!(inputs > 100, "{inputs}");
        assert!(labels.iter().all(|label| ids.contains(*label)));
        for described in elements.iter().filter_map(|e| e.get("aria-describedby")).flat_map(str::split_whitespace) {
            assert!(ids.contains(described), "{described}");
        }
        for list in elements.iter().filter_map(|e| e.get("list")) {
            assert!(ids.contains(list), "{list}");
        }
        for link in elements.iter().filter_map(|e| e.get("href")) {
            assert!(ids.contains(link.trim_start_matches('#')), "{link}");
        }
        // A key without words would show itself.
        assert!(!page.contains(">form-") && !page.contains("form-row"), "{page}");
    }
}

#[test]
fn labels_of_a_list_name_the_field_and_buttons_name_their_row() {
    let page = html(Lang::VI, &full(), &[], &Known::default());
    let text: String = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    for words in [
        "Xóa giấy tờ 2 của trường hợp 1",
        "Chuyển lên bước 3",
        "Chuyển xuống bước 1",
        "Thêm khoản thu – cách nộp 2",
        "Mẫu 1 của giấy tờ 3 của trường hợp 1",
        "Xóa khoản thu 2 của cách nộp 1",
    ] {
        assert!(text.contains(words), "“{words}” is not in {text}");
    }
    // The first has nowhere to go up, the last nowhere down.
    assert!(!text.contains("Chuyển lên bước 1") && !text.contains("Chuyển xuống bước 3"));
}

#[test]
fn the_abolished_level_appears_only_where_it_is() {
    let mut form = full();
    assert!(!html(Lang::VI, &form, &[], &Known::default()).contains("f-levels-district"));
    form.levels.push("district".to_owned());
    assert!(html(Lang::VI, &form, &[], &Known::default()).contains("f-levels-district"));
}

#[test]
fn chosen_life_events_come_first_also_those_that_nobody_knows() {
    let page = html(Lang::VI, &full(), &[], &known());
    let events: Vec<(String, bool)> = elements(&page)
        .iter()
        .filter(|element| element.get("name") == Some("life_events"))
        .map(|element| (element.get("value").unwrap().to_owned(), element.get("checked").is_some()))
        .collect();
    let expected = [("ket-hon", true), ("co-con", true), ("mua-nha", false)];
    assert_eq!(events, expected.map(|(slug, chosen)| (slug.to_owned(), chosen)));
    assert!(page.contains("Có con"));
}

#[test]
fn errors_stand_at_their_fields_and_above_with_links() {
    let error =
        |field: &str, key| FieldError { field: field.to_owned(), key, variables: vec![("typed", "<b>".to_owned())] };
    let errors = [
        error("name", "form-error-name"),
        error("dossier[cases][0][items][2][copies]", "form-error-count"),
        error("channels[0][costs][1][amount]", "form-error-money"),
        error("levels", "form-error-choice"),
        error("announcement[change]", "form-error-choice"),
    ];
    let page = html(Lang::VI, &full(), &errors, &Known::default());
    let (ids, elements) = (ids(&page), elements(&page));
    for error in &errors {
        let id = id_of(&error.field);
        let input = elements.iter().find(|element| element.get("id") == Some(&id)).unwrap();
        if input.tag != "fieldset" {
            assert_eq!(input.get("aria-invalid"), Some("true"), "{id}");
        }
        let told = format!("{id}-error");
        assert!(input.get("aria-describedby").unwrap().split_whitespace().any(|described| described == told));
        assert!(ids.contains(&told));
        assert!(elements.iter().any(|element| element.get("href") == Some(&format!("#{id}"))), "{id}");
    }
    let wrong = elements.iter().filter(|element| element.get("aria-invalid").is_some()).count();
    assert_eq!(wrong, 4);
    for words in ["Có 5 chỗ cần sửa", "Giấy tờ 3 của trường hợp 1 – ", "Số bản sao", "(1 chỗ cần sửa)", "“&lt;b&gt;”"]
    {
        assert!(page.contains(words), "“{words}” is not in {page}");
    }
    assert!(!html(Lang::VI, &full(), &[], &Known::default()).contains("form-errors"));
}

#[test]
fn the_row_that_was_pressed_has_the_focus() {
    for button in ["add:channels", "add:dossier.cases.0.items", "remove:steps.1", "up:steps.2", "remove:forms.0"] {
        let (_, press) = EditionForm::read(format!("do={button}").as_bytes()).unwrap();
        let Some(super::super::Press::Row(press)) = press else { panic!("{button}") };
        let mut form = full();
        form.press(&press);
        let page = html(Lang::VI, &form, &[], &Known::default());
        let focused: Vec<String> = elements(&page)
            .into_iter()
            .filter(|element| element.get("autofocus").is_some())
            .filter_map(|element| element.get("id").map(str::to_owned))
            .collect();
        assert_eq!(focused, [form.focus.unwrap()], "{button}");
    }
}

/// Every finding of a content leads to something that is there.
#[track_caller]
fn all_lead_somewhere(content: &EditionContent) -> usize {
    let ids = ids(&html(Lang::VI, &EditionForm::of(content), &[], &Known::default()));
    let paths = findings(content);
    for path in &paths {
        assert!(ids.contains(&path_to_field(path)), "{path} leads to {}", path_to_field(path));
    }
    paths.len()
}

#[test]
fn findings_lead_to_their_fields() {
    for (path, id) in [
        ("name", "f-name"),
        ("channels", "f-channels"),
        ("channels[0].costs", "f-channels-0-costs"),
        ("channels[0].costs[1]", "f-channels-0-costs-1-value"),
        ("channels[1].time_limit", "f-channels-1-time_limit-amount"),
        ("dossier", "f-dossier"),
        ("dossier.sets", "f-dossier-sets"),
        ("dossier.cases", "f-dossier-cases"),
        ("dossier.cases[1].name", "f-dossier-cases-1-name"),
        ("dossier.cases[0].items[2]", "f-dossier-cases-0-items-2-name"),
        ("dossier.cases[0].items[2].forms[0]", "f-dossier-cases-0-items-2-forms-0-name"),
        ("forms[0]", "f-forms-0-name"),
        ("agencies.implementing", "f-agencies-implementing"),
        ("agencies.implementing[1]", "f-agencies-implementing"),
        ("online.level", "f-online-level"),
        ("online.by_agency[0]", "f-online-by_agency-0-agency"),
        ("legal_basis", "f-legal_basis"),
        ("legal_basis[0]", "f-legal_basis-0-number"),
        ("announcement", "f-announcement-number"),
        ("source.verified_on", "f-source-verified_on"),
        ("steps", "f-steps"),
        ("applicants", "f-applicants"),
        ("outcomes", "f-outcomes"),
        ("levels", "f-levels"),
    ] {
        assert_eq!(path_to_field(path), id);
        let ids = ids(&html(Lang::VI, &full(), &[], &Known::default()));
        assert!(ids.contains(id), "{id}");
    }
    let mut content = sample::full();
    content.agencies.implementing.push(catalogue::AgencyName::new("UBND huyện A"));
    content.online.apply_url = Some("http://x.vn".to_owned());
    content.channels[1].costs.clear();
    content.dossier.sets = None;
    content.dossier.cases[1].name.clear();
    content.forms[0].url = None;
    assert!(all_lead_somewhere(&content) > 5);
    let empty = EditionForm { name: "A".to_owned(), sector: "B".to_owned(), ..EditionForm::default() };
    assert!(all_lead_somewhere(&empty.content().unwrap()) > 6);
}
