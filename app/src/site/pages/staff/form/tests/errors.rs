use catalogue::{CostValue, Lang, Money, TimeLimit};
use jiff::civil::date;

use super::{super::EditionForm, full};

/// What is wrong, as the field and the key.
fn wrong(form: &EditionForm) -> Vec<(String, &'static str)> {
    let errors = form.content().err().unwrap_or_default();
    for error in &errors {
        for lang in Lang::ALL {
            let words = locale::text(lang, error.key);
            assert_ne!(words, error.key, "{} has no words", error.key);
        }
    }
    errors.into_iter().map(|error| (error.field, error.key)).collect()
}

/// Changes the full form; tells what is wrong then.
#[track_caller]
fn after(change: impl FnOnce(&mut EditionForm), expected: &[(&str, &str)]) {
    let mut form = full();
    change(&mut form);
    let wrong = wrong(&form);
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|(field, key)| (field.as_str(), *key)).collect();
    assert_eq!(wrong, expected);
}

#[test]
fn a_draft_needs_a_name_and_a_sector_only() {
    assert_eq!(
        wrong(&EditionForm::default()),
        [("name".to_owned(), "form-error-name"), ("sector".to_owned(), "form-error-sector")]
    );
    let draft = EditionForm { name: "A".to_owned(), sector: "B".to_owned(), ..EditionForm::default() };
    let content = draft.content().unwrap();
    assert!(content.channels.is_empty() && content.announcement.is_none());
}

#[test]
fn everything_wrong_is_told_at_once_at_its_field() {
    after(
        |form| {
            form.name.clear();
            form.online.since = "31/02/2026".to_owned();
            form.online.apply_url = "dichvucong.gov.vn".to_owned();
            form.channels[1].kind = "fax".to_owned();
            form.channels[0].costs[0].amount = "nhiều".to_owned();
            form.dossier.sets = "một".to_owned();
            form.dossier.cases[1].items[0].forms[0].url = "ftp://x".to_owned();
            form.legal_basis[0].in_force_to = "2026".to_owned();
            form.announcement.change = "x".to_owned();
            form.source.verified_on = "hôm qua".to_owned();
        },
        &[
            ("name", "form-error-name"),
            ("online[since]", "form-error-day"),
            ("online[apply_url]", "form-error-url"),
            ("channels[0][costs][0][amount]", "form-error-money"),
            ("channels[1][kind]", "form-error-choice"),
            ("dossier[sets]", "form-error-count"),
            ("dossier[cases][1][items][0][forms][0][url]", "form-error-form-url"),
            ("legal_basis[0][in_force_to]", "form-error-day"),
            ("announcement[change]", "form-error-choice"),
            ("source[verified_on]", "form-error-day"),
        ],
    );
}

#[test]
fn days_are_read_as_people_write_them() {
    for typed in ["25/11/2026", "2026-11-25", "25-11-2026", "25.11.2026", "25112026"] {
        let mut form = full();
        form.source.verified_on = typed.to_owned();
        assert_eq!(form.content().unwrap().source.verified_on, Some(date(2026, 11, 25)), "{typed}");
    }
    for typed in ["20261125", "31112026", "251126", "25/11"] {
        after(|form| form.source.verified_on = typed.to_owned(), &[("source[verified_on]", "form-error-day")]);
    }
    assert_eq!(full().source.verified_on, "23/11/2026");
}

#[test]
fn sums_are_read_as_people_write_them() {
    let cost = |amount: &str, value: &str| {
        let mut form = full();
        let row = &mut form.channels[0].costs[0];
        (row.amount, row.value) = (amount.to_owned(), value.to_owned());
        form.content().map(|content| content.channels[0].costs[0].value.clone())
    };
    for typed in ["50.000", "50000", "50.000 đ", "50,000", "50.000đồng", "50 nghìn"] {
        assert_eq!(cost(typed, "amount"), Ok(CostValue::Amount(Money::vnd(50_000))), "{typed}");
        // What is typed without a choice makes the choice.
        assert_eq!(cost(typed, ""), Ok(CostValue::Amount(Money::vnd(50_000))), "{typed}");
    }
    assert_eq!(cost("2,5 USD", "amount"), Ok(CostValue::Amount(Money::usd_cents(250))));
    assert_eq!(full().channels[0].costs[0].amount, "50.000");
}

#[test]
fn a_cost_says_one_thing() {
    type Change = fn(&mut super::super::model::CostRow);
    let at = |field: &str| format!("channels[0][costs][0][{field}]");
    let changes: [(Change, &str, &str); 8] = [
        (|row| row.amount = "0".to_owned(), "amount", "form-error-money-zero"),
        (|row| row.amount.clear(), "amount", "form-error-money-missing"),
        (|row| row.value = "free".to_owned(), "amount", "form-error-unused"),
        (|row| row.words = "x".to_owned(), "words", "form-error-unused"),
        (|row| row.to = "60.000".to_owned(), "to", "form-error-unused"),
        (
            |row| {
                row.value = "range".to_owned();
                row.to = "40.000".to_owned();
            },
            "to",
            "form-error-range",
        ),
        (
            |row| {
                row.amount.clear();
                row.value = "act".to_owned();
            },
            "words",
            "form-error-words",
        ),
        (|row| row.value = "x".to_owned(), "value", "form-error-choice"),
    ];
    for (change, field, key) in changes {
        after(|form| change(&mut form.channels[0].costs[0]), &[(at(field).as_str(), key)]);
    }
}

#[test]
fn a_time_limit_says_one_thing() {
    let time = |change: fn(&mut super::super::model::TimePart)| {
        let mut form = full();
        change(&mut form.channels[0].time_limit);
        form.content().map(|content| content.channels[0].time_limit.clone())
    };
    let unknown = time(|part| (part.amount, part.unit, part.note) = Default::default());
    assert_eq!(unknown, Ok(TimeLimit::Unknown));
    // Left over from an amount that was taken out.
    assert_eq!(time(|part| (part.amount, part.note) = Default::default()), Ok(TimeLimit::Unknown));
    let at = |field: &str| format!("channels[0][time_limit][{field}]");
    type Change = fn(&mut super::super::model::TimePart);
    let changes: [(Change, &str, &str); 5] = [
        (|part| part.unit.clear(), "unit", "form-error-unit"),
        (|part| part.amount = "0".to_owned(), "amount", "form-error-amount"),
        (|part| part.amount = "ba".to_owned(), "amount", "form-error-amount"),
        (|part| part.words = "5".to_owned(), "words", "form-error-time-both"),
        (|part| part.amount.clear(), "note", "form-error-time-note"),
    ];
    for (change, field, key) in changes {
        after(|form| change(&mut form.channels[0].time_limit), &[(at(field).as_str(), key)]);
    }
}

#[test]
fn a_paper_is_counted_and_a_note_is_not() {
    let at = "dossier[cases][0][items]";
    after(
        |form| {
            let items = &mut form.dossier.cases[0].items;
            items[0].originals = "0".to_owned();
            items[1].copies = "2".to_owned();
            items[2].kind = "note".to_owned();
            items[2].originals.clear();
        },
        &[
            (&format!("{at}[0][originals]"), "form-error-not-counted"),
            (&format!("{at}[1][kind]"), "form-error-note-counted"),
            (&format!("{at}[2][kind]"), "form-error-note-forms"),
        ],
    );
    after(
        |form| form.dossier.cases[0].items[0].copies = "+1".to_owned(),
        &[(&format!("{at}[0][copies]"), "form-error-count")],
    );
}

#[test]
fn a_row_tells_what_it_lacks() {
    after(
        |form| {
            form.online.by_agency[0].agency.clear();
            form.online
                .by_agency
                .push(super::super::model::AgencyLevelRow { agency: "Xã B".to_owned(), ..Default::default() });
            form.channels[1].kind.clear();
        },
        &[
            ("online[by_agency][0][agency]", "form-error-agency"),
            ("online[by_agency][1][level]", "form-error-level"),
            ("channels[1][kind]", "form-error-channel-kind"),
        ],
    );
}
