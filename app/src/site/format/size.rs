use catalogue::Lang;
use locale::text_with;

use super::{decimal, number};

/// The length of a file: "345 kB", "1,2 MB".
pub fn size(lang: Lang, bytes: u64) -> String {
    if bytes < 1_000_000 {
        return text_with(lang, "size-kilobytes", &[("amount", number(lang, bytes.div_ceil(1_000)).into())]);
    }
    let tenths = (bytes + 50_000) / 100_000;
    let amount = decimal(lang, &number(lang, tenths / 10), &(tenths % 10).to_string());
    text_with(lang, "size-megabytes", &[("amount", amount.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_read_them() {
        for (bytes, vi, en) in [
            (0, "0 kB", "0 kB"),
            (1, "1 kB", "1 kB"),
            (345_001, "346 kB", "346 kB"),
            (1_249_999, "1,2 MB", "1.2 MB"),
            (12_960_000, "13,0 MB", "13.0 MB"),
        ] {
            assert_eq!((size(Lang::VI, bytes).as_str(), size(Lang::EN, bytes).as_str()), (vi, en));
        }
    }
}
