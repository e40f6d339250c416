use proptest::prelude::*;

use super::*;

fn amount(dong: u64) -> CostValue {
    CostValue::Amount(Money::vnd(dong))
}

#[test]
fn reads_single_rows() {
    use CostKind::{AdministrativeCharge, ServiceFee};
    for (wording, kind, value, per, note) in [
        ("3.000.000 Đồng", None, amount(3_000_000), None, ""),
        ("35,000,000 Việt Nam Đồng", None, amount(35_000_000), None, ""),
        ("Phí : 2.000.000 Đồng (Cấp mới)", Some(ServiceFee), amount(2_000_000), None, "Cấp mới"),
        (
            "Lệ phí: 05 USD (Nghỉ đêm: 05 USD/Giấy)",
            Some(AdministrativeCharge),
            CostValue::Amount(Money::usd_cents(500)),
            None,
            "Nghỉ đêm: 05 USD/Giấy",
        ),
        ("50.000 đồng/trường hợp", None, amount(50_000), Some("trường hợp"), ""),
        ("150.000 đồng/1 giấy.", None, amount(150_000), Some("giấy"), ""),
        (
            "40.000đ/hồ sơ (Thông tư số 61/2023/TT-BTC)",
            None,
            amount(40_000),
            Some("hồ sơ"),
            "Thông tư số 61/2023/TT-BTC",
        ),
        ("Phí thẩm định: 100.000 đồng/lần", Some(ServiceFee), amount(100_000), Some("lần"), "Phí thẩm định"),
        ("10.000 – 30.000 đồng", None, CostValue::Range { from: Money::vnd(10_000), to: Money::vnd(30_000) }, None, ""),
        (
            "từ 10.000 đồng đến 30.000 đồng/bản",
            None,
            CostValue::Range { from: Money::vnd(10_000), to: Money::vnd(30_000) },
            Some("bản"),
            "",
        ),
        ("0,5% giá trị hợp đồng", None, CostValue::Rate("0,5% giá trị hợp đồng".into()), None, ""),
        ("Miễn phí", None, CostValue::Free, None, ""),
        ("Lệ phí: Không thu", Some(AdministrativeCharge), CostValue::Free, None, ""),
        ("Phí : 0 Đồng", Some(ServiceFee), CostValue::Free, None, ""),
        ("Phí : Không Đồng", Some(ServiceFee), CostValue::Free, None, ""),
        ("Không có thông tin", None, CostValue::Unknown, None, ""),
        ("", None, CostValue::Unknown, None, ""),
        ("Phí :  Đồng", Some(ServiceFee), CostValue::Unknown, None, ""),
        (
            "Phí :  Đồng (Theo quy định của Bộ Tài chính)",
            Some(ServiceFee),
            CostValue::SetByAct("Theo quy định của Bộ Tài chính".into()),
            None,
            "",
        ),
        (
            "Theo quy định của Hội đồng nhân dân cấp tỉnh",
            None,
            CostValue::SetByAct("Theo quy định của Hội đồng nhân dân cấp tỉnh".into()),
            None,
            "",
        ),
    ] {
        let cost = Cost::parse(wording, "", None);
        let read = (cost.kind, cost.value, cost.per.as_deref(), cost.note.as_str());
        assert_eq!(read, (kind, value, per, note), "{wording}");
    }
}

#[test]
fn leaves_as_worded_what_it_cannot_read() {
    for wording in [
        "20.000",
        "Không",
        "Không quy định",
        "o Đồng",
        "Không quá 50.000 đồng",
        "50.000 đồng, cấp lại 20.000 đồng",
        "50.000 đồng + 2.000 đồng/trang",
        "50.000 đồng trở lên",
        "30.000 – 10.000 đồng",
        "500 – 2 triệu đồng",
        "Cấp mới: 50.000 đồng",
        "20% của 11.000.000 đồng",
    ] {
        let expected = Cost::plain(CostValue::AsWorded(wording.to_owned()));
        assert_eq!(Cost::parse(wording, "", None), expected, "{wording}");
    }
}

#[test]
fn a_remark_says_what_the_sum_is_for() {
    for (remark, per, note) in [
        ("/hồ sơ", Some("hồ sơ"), ""),
        ("đồng/lần", Some("lần"), ""),
        ("70.000 đồng/Giấy chứng nhận.", Some("Giấy chứng nhận"), ""),
        ("/hồ sơ (Thông tư số 61/2023/TT-BTC)", Some("hồ sơ"), "Thông tư số 61/2023/TT-BTC"),
        ("Cấp lại: 50.000 đồng", None, "Cấp lại: 50.000 đồng"),
        ("Không có", None, ""),
        ("1", None, ""),
    ] {
        let cost = Cost::parse("70,000 VNĐ", remark, None);
        assert_eq!((cost.per.as_deref(), cost.note.as_str()), (per, note), "{remark}");
        assert_eq!(cost.wording.as_deref(), Some("70,000 VNĐ"));
    }
}

#[test]
fn a_zero_is_what_its_remark_makes_of_it() {
    let zero = |remark| Cost::of(Money::vnd(0), remark, None);
    assert_eq!(zero("").value, CostValue::Free);
    assert_eq!(zero("Miễn lệ phí theo quy định").value, CostValue::Free);
    assert_eq!(
        zero("Theo quy định của Bộ Tài chính").value,
        CostValue::SetByAct("Theo quy định của Bộ Tài chính".into())
    );
    assert_eq!(zero("Theo quy định: 8.000 đồng/bản").value, CostValue::Unknown);
    let said_free = Cost::parse("Miễn phí", "Theo quy định của Bộ Tài chính", None);
    assert!(said_free.value == CostValue::Free && said_free.contradicts_itself());
}

#[test]
fn reads_rows() {
    let rows = Cost::parse_rows("Phí : 2.000.000 Đồng (Mới)\nLệ phí : 10 USD (Cũ)\nFile đính kèm: 1-btc.pdf", "");
    let read: Vec<_> = rows.iter().map(|cost| (cost.value.clone(), cost.note.as_str())).collect();
    assert_eq!(
        read,
        [(amount(2_000_000), "Mới"), (CostValue::Amount(Money::usd_cents(1_000)), "Cũ; File đính kèm: 1-btc.pdf")]
    );
    let worded = Cost::parse_rows("Cấp mới:\n- xe con", "");
    assert_eq!(worded, [Cost::plain(CostValue::AsWorded("Cấp mới:\n- xe con".into()))]);
    assert_eq!(Cost::parse_rows("", "/hồ sơ"), [Cost { note: "/hồ sơ".into(), ..Cost::plain(CostValue::Unknown) }]);
}

#[test]
fn keeps_the_wording_that_it_does_not_print() {
    assert_eq!(Cost::parse("Phí : 2.000.000 Đồng", "", None).wording, None);
    assert_eq!(Cost::parse("50.000đ", "", None).wording.as_deref(), Some("50.000đ"));
}

fn notes() -> impl Strategy<Value = String> {
    "(?s).{0,30}|(\\(|\\)|a|; |, |/|đồng |5.000 đồng|theo quy định|\\.){0,6}"
}

fn per_words() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[a-z]{1,5}( [a-z]{1,5}){0,3}")
}

proptest! {
    #[test]
    fn never_panics(wording in "(?s).*|(Phí ?: |Lệ phí : |từ )?[0-9.,]{0,9}( – [0-9]{1,3})? ?(đồng|USD|triệu đồng|%)?[/(;, ]{0,2}(lần|a|\\)| ){0,4}", remark in notes()) {
        let cost = Cost::parse(&wording, &remark, None);
        if !matches!(cost.value, CostValue::AsWorded(_) | CostValue::SetByAct(_) | CostValue::Rate(_)) {
            let canonical = Cost { wording: None, ..cost };
            prop_assert!(canonical.reads_back(), "{canonical:?} as {:?}", Cost::parse(&canonical.to_string(), "", None));
        }
        let _ = Cost::parse_rows(&wording, &remark);
    }

    #[test]
    fn amounts_read_back(minor in 1..1_000_000_000_000_u64, dollars in any::<bool>(), more in proptest::option::of(1..1_000_000_u64),
        per in per_words(), remark in notes(), kind in 0..3_usize) {
        let money = |minor| if dollars { Money::usd_cents(minor) } else { Money::vnd(minor) };
        let value = more.map_or(CostValue::Amount(money(minor)), |more| CostValue::Range { from: money(minor), to: money(minor + more) });
        let kind = [None, Some(CostKind::ServiceFee), Some(CostKind::AdministrativeCharge)][kind];
        let cost = Cost { kind, value, per, note: note::canonical(&remark), wording: None };
        prop_assert!(cost.reads_back(), "{cost:?} as {:?}", Cost::parse(&cost.to_string(), "", None));
    }
}
