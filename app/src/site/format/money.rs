use catalogue::{Currency, Lang, Money};
use locale::text_with;

/// A whole number with its thousands apart: "12.345", in English "12,345".
pub fn number(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(match lang {
                Lang::Vi => '.',
                Lang::En => ',',
            });
        }
        out.push(digit);
    }
    out
}

/// A sum of money: "50.000 đ", in English "50,000 VND".
pub fn money(lang: Lang, money: Money) -> String {
    match money.currency {
        Currency::Vnd => text_with(lang, "money-vnd", &[("amount", number(lang, money.minor).into())]),
        Currency::Usd => {
            let (whole, cents) = (number(lang, money.minor / 100), money.minor % 100);
            let amount = match (cents, lang) {
                (0, _) => whole,
                (cents, Lang::Vi) => format!("{whole},{cents:02}"),
                (cents, Lang::En) => format!("{whole}.{cents:02}"),
            };
            text_with(lang, "money-usd", &[("amount", amount.into())])
        }
    }
}

/// A share in percent with one decimal, rounded to the nearest: "12,5%".
pub fn percent(lang: Lang, part: usize, whole: usize) -> String {
    let tenths = if whole == 0 { 0 } else { (part * 2000 + whole) / (whole * 2) };
    match (tenths % 10, lang) {
        (0, _) => format!("{}%", tenths / 10),
        (decimal, Lang::Vi) => format!("{},{decimal}%", tenths / 10),
        (decimal, Lang::En) => format!("{}.{decimal}%", tenths / 10),
    }
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
            assert_eq!((money(Lang::Vi, sum).as_str(), money(Lang::En, sum).as_str()), (vi, en));
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
            assert_eq!((percent(Lang::Vi, part, whole).as_str(), percent(Lang::En, part, whole).as_str()), (vi, en));
        }
    }
}
