use catalogue::{Currency, Lang, Money};
use locale::{text, text_with};

/// A whole number with its thousands apart: "12.345", in English "12,345".
pub fn number(lang: Lang, number: u64) -> String {
    let (digits, apart) = (number.to_string(), text(lang, "number-group"));
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(&apart);
        }
        out.push(digit);
    }
    out
}

/// A number with decimals: "2,5", in English "2.5".
pub fn decimal(lang: Lang, whole: &str, decimals: &str) -> String {
    format!("{whole}{}{decimals}", text(lang, "number-decimal"))
}

/// A sum of money: "50.000 đ", in English "50,000 VND".
pub fn money(lang: Lang, money: Money) -> String {
    match money.currency {
        Currency::Vnd => text_with(lang, "money-vnd", &[("amount", number(lang, money.minor).into())]),
        Currency::Usd => {
            let (whole, cents) = (number(lang, money.minor / 100), money.minor % 100);
            let amount = if cents == 0 { whole } else { decimal(lang, &whole, &format!("{cents:02}")) };
            text_with(lang, "money-usd", &[("amount", amount.into())])
        }
    }
}

/// A share in percent with one decimal, rounded to the nearest: "12,5%".
pub fn percent(lang: Lang, part: usize, whole: usize) -> String {
    let tenths = if whole == 0 { 0 } else { (part * 2000 + whole) / (whole * 2) };
    let whole = (tenths / 10).to_string();
    let amount = if tenths % 10 == 0 { whole } else { decimal(lang, &whole, &(tenths % 10).to_string()) };
    text_with(lang, "percent", &[("amount", amount.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_in_both_languages() {
        for (sum, vi, en) in [
            (Money::vnd(0), "0 đ", "0 VND"),
            (Money::vnd(999), "999 đ", "999 VND"),
            (Money::vnd(50_000), "50.000 đ", "50,000 VND"),
            (Money::vnd(1_234_567_890), "1.234.567.890 đ", "1,234,567,890 VND"),
            (Money::usd_cents(250), "2,50 USD", "2.50 USD"),
            (Money::usd_cents(120_000), "1.200 USD", "1,200 USD"),
        ] {
            assert_eq!((money(Lang::VI, sum).as_str(), money(Lang::EN, sum).as_str()), (vi, en));
        }
    }

    #[test]
    fn shares_are_rounded_to_the_nearest_tenth() {
        for (part, whole, vi, en) in [
            (1, 8, "12,5%", "12.5%"),
            (1, 2, "50%", "50%"),
            (2, 3, "66,7%", "66.7%"),
            (0, 0, "0%", "0%"),
            (3, 3, "100%", "100%"),
        ] {
            assert_eq!((percent(Lang::VI, part, whole).as_str(), percent(Lang::EN, part, whole).as_str()), (vi, en));
        }
    }
}
