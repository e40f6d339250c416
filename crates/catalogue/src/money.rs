use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    number,
    text::{after_word, tidy},
};

/// A currency in which costs are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Việt Nam đồng; it has no smaller unit.
    Vnd,
    /// United States dollar, counted in cents.
    Usd,
}

/// A sum of money, exact, in the smallest unit of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// How many of the smallest unit: đồng or cents.
    pub minor: u64,
    /// The currency.
    pub currency: Currency,
}

/// The words for a currency, longer ones before those that they start with.
const CURRENCIES: [(&str, Currency); 10] = [
    ("việt nam đồng", Currency::Vnd),
    ("đồng việt nam", Currency::Vnd),
    ("đồng", Currency::Vnd),
    ("vnđ", Currency::Vnd),
    ("vnd", Currency::Vnd),
    ("đ", Currency::Vnd),
    ("đô la mỹ", Currency::Usd),
    ("đô-la mỹ", Currency::Usd),
    ("đôla mỹ", Currency::Usd),
    ("usd", Currency::Usd),
];

const MULTIPLIERS: [(&str, u64); 5] =
    [("nghìn", 1_000), ("ngàn", 1_000), ("triệu", 1_000_000), ("tỷ", 1_000_000_000), ("tỉ", 1_000_000_000)];

impl Money {
    /// So many đồng.
    #[must_use]
    pub const fn vnd(dong: u64) -> Self {
        Self { minor: dong, currency: Currency::Vnd }
    }

    /// So many cents of a United States dollar.
    #[must_use]
    pub const fn usd_cents(cents: u64) -> Self {
        Self { minor: cents, currency: Currency::Usd }
    }

    /// Reads a sum: "3.000.000 Đồng", "120,000 VNĐ", "02 triệu đồng", "2.5 USD".
    ///
    /// Nothing where it names no currency, is no whole number of the smallest
    /// unit, or can be read in two ways ("1.500 triệu đồng"). "20 VNĐ" is 20
    /// đồng: that the source divided by a thousand is for a check to tell.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = tidy(text);
        let (money, rest) = Self::take(&text)?;
        matches!(rest.trim(), "" | "." | ".-").then_some(money)
    }

    /// Reads the sum that a tidied text starts with; gives it and what follows.
    pub(crate) fn take(text: &str) -> Option<(Self, &str)> {
        let (number, rest) = number::take(text)?;
        let rest = rest.trim_start();
        let multiplied =
            MULTIPLIERS.iter().find_map(|(word, factor)| Some((*factor, after_word(rest, word)?.trim_start())));
        if multiplied.is_some() && number.groups == 1 {
            return None;
        }
        let (factor, rest) = multiplied.unwrap_or((1, rest));
        let (currency, rest) =
            CURRENCIES.iter().find_map(|(word, currency)| Some((*currency, after_word(rest, word)?)))?;
        let hundredths = number.hundredths.checked_mul(factor)?;
        let minor = match currency {
            Currency::Usd => hundredths,
            // "50.00 đồng" may well be 50.000 with a zero lost.
            Currency::Vnd if factor == 1 && number.decimals => return None,
            Currency::Vnd if !hundredths.is_multiple_of(100) => return None,
            Currency::Vnd => hundredths / 100,
        };
        Some((Self { minor, currency }, rest))
    }

    /// Whether the words after a number multiply it: "triệu đồng".
    pub(crate) fn is_multiplied(unit: &str) -> bool {
        MULTIPLIERS.iter().any(|(word, _)| after_word(unit.trim_start(), word).is_some())
    }

    /// Whether a text names a sum somewhere, other than zero.
    pub(crate) fn is_named_in(text: &str) -> bool {
        number::starts(text).filter_map(Self::take).any(|(money, _)| money.minor > 0)
    }
}

impl fmt::Display for Money {
    /// The canonical Vietnamese form: "3.000.000 đồng", "2,5 USD".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.currency {
            // A sum so large that it has no hundredths is beyond any budget, but must not panic.
            Currency::Vnd => write!(f, "{} đồng", number::print(self.minor.saturating_mul(100))),
            Currency::Usd => write!(f, "{} USD", number::print(self.minor)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_forms_of_real_sources() {
        for (text, money) in [
            ("3.000.000 Đồng", Money::vnd(3_000_000)),
            ("120,000 VNĐ", Money::vnd(120_000)),
            ("50.000đ", Money::vnd(50_000)),
            ("1,000,000 Việt Nam Đồng", Money::vnd(1_000_000)),
            ("70.000 đồng.", Money::vnd(70_000)),
            ("20000 Đồng", Money::vnd(20_000)),
            ("20 VNĐ", Money::vnd(20)),
            ("02 triệu đồng", Money::vnd(2_000_000)),
            ("1,5 triệu đồng", Money::vnd(1_500_000)),
            ("500 nghìn đồng", Money::vnd(500_000)),
            ("10 USD", Money::usd_cents(1_000)),
            ("10USD", Money::usd_cents(1_000)),
            ("2.5 USD", Money::usd_cents(250)),
            ("05 USD", Money::usd_cents(500)),
            ("1,500 USD", Money::usd_cents(150_000)),
            ("0 Đồng", Money::vnd(0)),
        ] {
            assert_eq!(Money::parse(text), Some(money), "{text}");
        }
    }

    #[test]
    fn never_guesses() {
        for text in
            ["", "20.000", "2,5 đồng", "50.00 đồng", "1.500 triệu đồng", "đồng", "10 EUR", "10 đồngx", "5 đồng/lần"]
        {
            assert_eq!(Money::parse(text), None, "{text}");
        }
    }

    #[test]
    fn finds_a_sum_in_a_sentence() {
        assert!(Money::is_named_in("Theo Thông tư 25/2021/TT-BTC: 400.000đ/hộ chiếu"));
        assert!(!Money::is_named_in("Thông tư 25/2021/TT-BTC, 0 đồng"));
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[0-9., ]{1,20}(triệu|tỷ|) ?(đồng|USD)") {
            let _ = Money::parse(&text);
            let _ = Money::is_named_in(&text);
        }

        #[test]
        fn reads_what_it_prints(minor in 0..900_000_000_000_u64, dollars in any::<bool>()) {
            let money = if dollars { Money::usd_cents(minor) } else { Money::vnd(minor) };
            prop_assert_eq!(Money::parse(&money.to_string()), Some(money));
        }
    }
}
