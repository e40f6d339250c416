//! The cookies of those who sign in. Their names begin with `__Host-`, so that a
//! browser takes them from this host only, and only where nobody listens.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use cookie::{Cookie, SameSite, time::Duration};

/// The session.
pub const SESSION: &str = "__Host-session";
/// A browser in which somebody signed in before.
pub const DEVICE: &str = "__Host-device";
/// Between the password and the second step.
pub const PENDING: &str = "__Host-pending";
/// Between here and the identity provider.
pub const PROVIDER: &str = "__Host-provider";
/// Where one wanted to go before.
pub const ONWARD: &str = "__Host-onward";

/// The value of a cookie that a browser sent.
pub fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| Cookie::split_parse(value).flatten())
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

/// Gives a cookie that goes when the browser is closed.
pub fn give(response: &mut Response, name: &'static str, value: &str) {
    append(response, made(name, value));
}

/// Gives a cookie that stays for some days.
pub fn give_for_days(response: &mut Response, name: &'static str, value: &str, days: i64) {
    let mut cookie = made(name, value);
    cookie.set_max_age(Duration::days(days));
    append(response, cookie);
}

/// Takes a cookie away.
pub fn take(response: &mut Response, name: &'static str) {
    let mut cookie = made(name, "");
    cookie.set_max_age(Duration::ZERO);
    append(response, cookie);
}

fn made<'a>(name: &'static str, value: &'a str) -> Cookie<'a> {
    Cookie::build((name, value)).secure(true).http_only(true).same_site(SameSite::Lax).path("/").build()
}

fn append(response: &mut Response, cookie: Cookie<'_>) {
    // A token has no character that a header cannot have.
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    #[test]
    fn a_cookie_is_for_this_host_and_no_script() {
        let mut response = ().into_response();
        give(&mut response, SESSION, "token");
        take(&mut response, PENDING);
        let given: Vec<_> = response.headers().get_all(header::SET_COOKIE).iter().collect();
        assert_eq!(given[0], "__Host-session=token; HttpOnly; SameSite=Lax; Secure; Path=/");
        assert_eq!(given[1], "__Host-pending=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b; __Host-session=token; =; c"));
        assert_eq!(read(&headers, SESSION).as_deref(), Some("token"));
        assert_eq!(read(&headers, DEVICE), None);
    }
}
