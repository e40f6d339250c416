use super::super::{EditionForm, Press};

/// Presses a button of a row.
#[track_caller]
fn press(form: &mut EditionForm, button: &str) {
    let body = format!("do={button}");
    match EditionForm::read(body.as_bytes()).unwrap().1 {
        Some(Press::Row(press)) => form.press(&press),
        other => panic!("{button}: {other:?}"),
    }
}

fn titles(form: &EditionForm) -> Vec<&str> {
    form.steps.iter().map(|step| step.title.as_str()).collect()
}

#[test]
fn rows_are_added_taken_away_and_moved() {
    let mut form = super::full();
    press(&mut form, "up:steps.2");
    assert_eq!((titles(&form), form.focus.as_deref()), (vec!["Nộp", "Về", "Nhận"], Some("f-steps-1-up")));
    press(&mut form, "up:steps.1");
    // At the top, the button that is left has the focus.
    assert_eq!((titles(&form), form.focus.as_deref()), (vec!["Về", "Nộp", "Nhận"], Some("f-steps-0-down")));
    press(&mut form, "down:steps.1");
    assert_eq!((titles(&form), form.focus.as_deref()), (vec!["Về", "Nhận", "Nộp"], Some("f-steps-2-up")));
    press(&mut form, "remove:steps.2");
    assert_eq!((titles(&form), form.focus.as_deref()), (vec!["Về", "Nhận"], Some("f-steps-1")));
    press(&mut form, "add:steps");
    assert_eq!((titles(&form), form.focus.as_deref()), (vec!["Về", "Nhận", ""], Some("f-steps-2-title")));
    for _ in 0..3 {
        press(&mut form, "remove:steps.0");
    }
    assert_eq!((titles(&form), form.focus.as_deref()), (vec![], Some("f-steps-add")));
}

#[test]
fn rows_within_rows_are_pressed_too() {
    let mut form = super::full();
    press(&mut form, "add:channels.0.costs");
    assert_eq!((form.channels[0].costs.len(), form.channels[1].costs.len()), (3, 1));
    assert_eq!(form.focus.as_deref(), Some("f-channels-0-costs-2-value"));
    press(&mut form, "add:dossier.cases.1.items");
    let item = form.dossier.cases[1].items.last().unwrap();
    assert_eq!((item.kind.as_str(), item.originals.as_str()), ("paper", "1"));
    press(&mut form, "remove:dossier.cases.0.items.0.forms.0");
    assert!(form.dossier.cases[0].items[0].forms.is_empty());
    press(&mut form, "down:dossier.cases.0.items.0");
    assert_eq!(form.dossier.cases[0].items[1].name, "Tờ khai");
    press(&mut form, "add:dossier.cases");
    assert_eq!(form.dossier.cases[2].items.len(), 1);
    for list in ["online.by_agency", "channels", "forms", "outcomes", "legal_basis", "dossier.cases.0.items.1.forms"] {
        let before = form.rows();
        press(&mut form, &format!("add:{list}"));
        assert_eq!(form.rows(), before + 1, "{list}");
    }
}

#[test]
fn an_added_row_that_stays_empty_is_none() {
    let mut form = super::full();
    let content = form.content().unwrap();
    for list in [
        "online.by_agency",
        "channels",
        "forms",
        "steps",
        "outcomes",
        "legal_basis",
        "dossier.cases",
        "dossier.cases.0.items",
        "dossier.cases.0.items.0.forms",
    ] {
        press(&mut form, &format!("add:{list}"));
    }
    assert_eq!(form.content(), Ok(content));
}

#[test]
fn what_leads_nowhere_changes_nothing() {
    let mut form = super::full();
    let before = form.clone();
    for button in [
        "add:nothing",
        "add:channels.9.costs",
        "add:channels.x.costs",
        "remove:steps.9",
        "up:steps.0",
        "up:steps.9",
        "down:steps.2",
        "down:steps.18446744073709551615",
        "remove:dossier.cases.0.items.9.forms.0",
        "add:",
    ] {
        press(&mut form, button);
        assert_eq!(form, before, "{button}");
    }
    for button in ["save", "submit:now", "remove:steps", "remove:steps.x", "up:3"] {
        let press = EditionForm::read(format!("do={button}").as_bytes()).unwrap().1;
        assert_eq!(press, Some(Press::Other(button.to_owned())));
    }
}

#[test]
fn no_row_is_added_over_the_bound() {
    let mut form = super::full();
    for _ in 0..500 {
        press(&mut form, "add:dossier.cases");
        press(&mut form, "add:steps");
    }
    assert!((395..=400).contains(&form.rows()), "{}", form.rows());
}
