use proptest::prelude::*;

use super::*;

fn within(amount: &str, unit: TimeUnit, note: &str, wording: Option<&str>) -> TimeLimit {
    TimeLimit::Within {
        amount: Quantity::parse(amount).expect("an amount"),
        unit,
        note: note.to_owned(),
        wording: wording.map(str::to_owned),
    }
}

#[test]
fn reads_what_only_differs_in_form() {
    for (text, amount, unit) in [
        ("03 Ngày làm việc", "3", TimeUnit::WorkingDay),
        ("2,5 ngày", "2,5", TimeUnit::Day),
        ("0.5 Ngày làm việc", "0,5", TimeUnit::WorkingDay),
        ("24 Giờ", "24", TimeUnit::Hour),
        ("2 tuần.", "2", TimeUnit::Week),
        ("1 Tháng", "1", TimeUnit::Month),
        ("2 năm", "2", TimeUnit::Year),
    ] {
        assert_eq!(TimeLimit::parse(text), within(amount, unit, "", None), "{text}");
    }
}

#[test]
fn keeps_the_wording_that_it_does_not_print() {
    for (text, amount, unit, note) in [
        ("Không quá 10 ngày làm việc", "10", TimeUnit::WorkingDay, ""),
        ("10 ngày làm việc ngày", "10", TimeUnit::WorkingDay, ""),
        ("Không quá 10 ngày làm việc. ngày", "10", TimeUnit::WorkingDay, ""),
        ("Trong 5 ngày kể từ ngày nhận đủ hồ sơ", "5", TimeUnit::Day, "kể từ ngày nhận đủ hồ sơ"),
        ("03 (ba) ngày làm việc", "3", TimeUnit::WorkingDay, ""),
        ("35 (ba mươi lăm) ngày", "35", TimeUnit::Day, ""),
        ("Không quá 20 ngày, không tính thời gian niêm yết", "20", TimeUnit::Day, "không tính thời gian niêm yết"),
        ("15 ngày từ ngày nhận hồ sơ hợp lệ ngày", "15", TimeUnit::Day, "từ ngày nhận hồ sơ hợp lệ"),
    ] {
        assert_eq!(TimeLimit::parse(text), within(amount, unit, note, Some(text)), "{text}");
    }
}

#[test]
fn keeps_the_note() {
    let text = "20 ngày (trong đó 5 ngày làm việc ở cấp xã)";
    assert_eq!(TimeLimit::parse(text), within("20", TimeUnit::Day, "(trong đó 5 ngày làm việc ở cấp xã)", None));
    let text = "15 ngày kể từ ngày nhận đủ hồ sơ";
    assert_eq!(TimeLimit::parse(text), within("15", TimeUnit::Day, "kể từ ngày nhận đủ hồ sơ", None));
}

#[test]
fn leaves_as_worded_what_it_cannot_read() {
    for text in [
        "1",
        "5",
        "Không quy định",
        "Trong ngày làm việc",
        "8 giờ làm việc",
        "10 - 15 ngày",
        "10 ngày hoặc 15 ngày",
        "10 ngày; 15 ngày đối với nơi khó khăn",
        "10 ngày. Nơi khó khăn được tăng thêm 50% thời gian",
        "10 ngày (nơi khó khăn: 20 ngày)",
        "10 ngày/lần",
        "12.5 ngày làm việc + thời gian xác minh",
        "20 ngày trước khi tàu đến",
        "03 (năm) ngày",
        "1.000 ngày",
        "ngày 5 tháng 6",
        "3 tháng 10",
        "2 ngày làm",
    ] {
        assert_eq!(TimeLimit::parse(text), TimeLimit::AsWorded(text.to_owned()), "{text}");
    }
}

#[test]
fn nothing_and_zero_are_unknown() {
    for text in ["", "  ", "Không có thông tin", "không có thông tin.", "0", "0 ngày", "00 Ngày làm việc"] {
        assert_eq!(TimeLimit::parse(text), TimeLimit::Unknown, "{text}");
    }
}

#[test]
fn spells_numbers() {
    for (number, words) in [
        (1, "một"),
        (4, "bốn"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (90, "chín mươi"),
    ] {
        assert_eq!(spelled(number * 100), Some(plain_words(words)), "{number}");
    }
    assert_eq!(spelled(50), None);
    assert_eq!(spelled(20_000), None);
}

/// The same without the source's words: what the canonical form holds.
fn canonical(limit: TimeLimit) -> TimeLimit {
    match limit {
        TimeLimit::Within { amount, unit, note, .. } => TimeLimit::Within { amount, unit, note, wording: None },
        other => other,
    }
}

proptest! {
    #[test]
    fn never_panics_and_reads_what_it_prints(
        text in "(?s).*|((Không quá|Trong) )?[0-9]{1,3}([.,][0-9])?( \\((ba|năm)\\))? ?(ngày|Ngày làm việc|giờ|tháng)[ ,.;(]{0,3}(kể từ|trong đó|đối với|ngày|10|x|\\(|\\)| ){0,6}( ngày| ngày làm việc)?"
    ) {
        let limit = TimeLimit::parse(&text);
        let canonical = canonical(limit);
        prop_assert_eq!(TimeLimit::parse(&canonical.to_string()), canonical);
    }

    #[test]
    fn every_quantity_reads_back(hundredths in 1..=100_000_000_u32) {
        let quantity = Quantity::try_from(f64::from(hundredths) / 100.0).expect("in range");
        prop_assert_eq!(Quantity::parse(&quantity.to_string()), Some(quantity));
        for unit in TimeUnit::ALL {
            let limit = TimeLimit::within(quantity, unit);
            prop_assert_eq!(TimeLimit::parse(&limit.to_string()), limit);
        }
    }
}
