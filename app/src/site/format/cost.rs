use catalogue::{CostKind, CostValue, Lang};
use locale::{text, text_with};

use super::money;

/// A value in words, and whether these are the source's own, in Vietnamese
/// whatever the language.
pub fn cost_value(lang: Lang, value: &CostValue) -> (String, bool) {
    match value {
        CostValue::Free => (text(lang, "cost-free"), false),
        CostValue::Amount(sum) => (money(lang, *sum), false),
        CostValue::Range { from, to } => {
            let variables = [("from", money(lang, *from).into()), ("to", money(lang, *to).into())];
            (text_with(lang, "cost-range", &variables), false)
        }
        CostValue::SetByAct(act) => (by_act(act), true),
        CostValue::Rate(words) | CostValue::AsWorded(words) => (words.clone(), true),
        CostValue::Unknown => (text(lang, "cost-unknown"), false),
    }
}

/// "By that act", in Vietnamese like the act itself; most sources say so already.
pub fn by_act(act: &str) -> String {
    let folded = catalogue::text::fold(act);
    if folded.split_whitespace().next() == Some("theo") {
        return act.to_owned();
    }
    text_with(Lang::VI, "cost-by-act", &[("act", act.into())])
}

/// Fee or charge.
pub fn cost_kind(lang: Lang, kind: CostKind) -> String {
    match kind {
        CostKind::ServiceFee => text(lang, "cost-service-fee"),
        CostKind::AdministrativeCharge => text(lang, "cost-administrative-charge"),
    }
}

#[cfg(test)]
mod tests {
    use catalogue::Money;

    use super::*;

    #[test]
    fn values_in_both_languages() {
        let range = CostValue::Range { from: Money::vnd(10_000), to: Money::vnd(30_000) };
        assert_eq!(cost_value(Lang::VI, &range), ("10.000 đ – 30.000 đ".to_owned(), false));
        assert_eq!(cost_value(Lang::EN, &range), ("10,000 VND – 30,000 VND".to_owned(), false));
        assert_eq!(cost_value(Lang::VI, &CostValue::Free).0, "Miễn phí");
        assert_eq!(
            cost_value(Lang::EN, &CostValue::Rate("0,5% giá trị".to_owned())),
            ("0,5% giá trị".to_owned(), true)
        );
        assert_ne!(cost_value(Lang::VI, &CostValue::Unknown), cost_value(Lang::VI, &CostValue::Free));
    }
}
