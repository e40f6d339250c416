use super::super::{EditionForm, FormUnreadable};

#[test]
fn rows_keep_their_order_beyond_ten() {
    let name = |n: usize| format!("steps%5B{n}%5D%5Btitle%5D=b{n}");
    // A browser sends them in order; even if not, their places tell.
    let body: Vec<String> = (0..25).rev().map(name).collect();
    let (form, press) = EditionForm::read(body.join("&").as_bytes()).unwrap();
    let titles: Vec<String> = form.steps.into_iter().map(|step| step.title).collect();
    assert_eq!(titles, (0..25).map(|n| format!("b{n}")).collect::<Vec<_>>());
    assert_eq!(press, None);
}

#[test]
fn values_are_tidied_once() {
    let body =
        "name=+%C4%90%C4%83ng++k%C3%BD%0D%0A&summary=a%0D%0A%0D%0A%0D%0A-+b%20&token=x&levels=commune&levels=province";
    let (form, _) = EditionForm::read(body.as_bytes()).unwrap();
    assert_eq!((form.name.as_str(), form.summary.as_str()), ("Đăng ký", "a\n\n- b"));
    assert_eq!(form.levels, ["commune", "province"]);
}

#[test]
fn too_much_is_refused() {
    let rows = |n: usize| (0..n).map(|n| format!("steps[{n}][title]=x")).collect::<Vec<_>>().join("&");
    assert!(EditionForm::read(rows(400).as_bytes()).is_ok());
    assert_eq!(EditionForm::read(rows(401).as_bytes()), Err(FormUnreadable::TooManyRows));
    let long = format!("name={}", "a".repeat(2_000_000));
    assert_eq!(EditionForm::read(long.as_bytes()), Err(FormUnreadable::TooLong));
}

#[test]
fn what_is_no_form_is_refused() {
    for body in [
        "steps[4][title]=x",
        "steps[99999999999][title]=x",
        "steps=x",
        "steps[a][title]=x",
        "name[0]=x",
        "name[x]=y",
        "channels[0]=x",
        "steps[0][title",
    ] {
        assert_eq!(EditionForm::read(body.as_bytes()).err(), Some(FormUnreadable::NotThisForm), "{body}");
    }
    assert_eq!(EditionForm::read(b""), Ok((EditionForm::default(), None)));
}

#[test]
fn why_it_is_refused_is_told_in_words() {
    use FormUnreadable as Why;
    for reason in [Why::TooLong, Why::TooManyRows, Why::NotThisForm, Why::CutOff] {
        let words = locale::text(catalogue::Lang::VI, reason.message_key());
        assert_ne!(words, reason.message_key());
    }
}
