//! Where somebody goes after signing in.

use super::{CODE, SIGN_IN, SIGN_OUT};
use crate::site::{pages::staff::is_for_staff, visit::without_language};

/// The parameter that says where.
pub const ONWARD: &str = "tiep";
/// Longer than any address of ours.
const LONGEST: usize = 2048;

/// The address that was asked for, if it is one of a page for staff of this site:
/// nobody is sent elsewhere, nor in a circle.
pub fn onward(asked: &str) -> Option<&str> {
    let plain = asked.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#'));
    if !plain || asked.len() > LONGEST {
        return None;
    }
    let path = asked.split('?').next().unwrap_or_default();
    // What steps up may leave what is for staff.
    let steps = path.to_ascii_lowercase().replace("%2e", ".");
    if steps.contains("//") || steps.split('/').any(|segment| matches!(segment, "." | "..")) {
        return None;
    }
    let path = without_language(path);
    (is_for_staff(path) && ![SIGN_IN, CODE, SIGN_OUT].contains(&path)).then_some(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for good in ["/can-bo", "/en/can-bo", "/can-bo/tim-kiem?q=a%20b&x=//y", "/en/can-bo/tai-khoan?a=..", "/can-bo/"]
        {
            assert_eq!(onward(good), Some(good));
        }
        for bad in [
            "",
            "/",
            "/en",
            "/thu-tuc",
            "/can-bo.evil.vn",
            "/can-bomb",
            "//evil.vn/can-bo",
            "https://evil.vn/can-bo",
            "/\\evil.vn/can-bo",
            "\\can-bo",
            "/can-bo/../tim-kiem",
            "/can-bo/%2E%2e/tim-kiem",
            "/can-bo//evil.vn",
            "/can-bo\r\nset-cookie:x",
            "/can-bo x",
            "/can-bo#x",
            "can-bo",
            "javascript:alert(1)//can-bo",
            "/can-bo/dang-nhap",
            "/en/can-bo/dang-nhap?tiep=/can-bo",
            "/can-bo/dang-nhap/ma",
            "/can-bo/dang-xuat",
        ] {
            assert_eq!(onward(bad), None, "{bad:?}");
        }
        assert_eq!(onward(&format!("/can-bo/{}", "a".repeat(LONGEST))), None);
    }
}
