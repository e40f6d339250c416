//! One's own account: password, second factor, sessions.

mod factor;
pub mod password;
pub mod sessions;

use axum::{extract::State, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::people::AccountView;

pub use self::{
    factor::{remove, renew, set_up, show_codes, show_factor, show_removal},
    password::{change, show as show_password},
    sessions::{end, lost},
};
use super::{OwnSession, Staff, answer, failed::failed, people::grants};
use crate::site::{icon::icon, parts::fields::done, visit::Visit};

/// One's own account.
pub const OWN: &str = "/can-bo/tai-khoan";
/// Change the password.
pub const PASSWORD: &str = "/can-bo/tai-khoan/mat-khau";
/// Set up the second factor.
pub const FACTOR: &str = "/can-bo/tai-khoan/buoc-hai";
/// Give the second factor up.
pub const NO_FACTOR: &str = "/can-bo/tai-khoan/bo-buoc-hai";
/// New recovery codes.
pub const CODES: &str = "/can-bo/tai-khoan/ma-du-phong";
/// End a session.
pub const SESSIONS: &str = "/can-bo/tai-khoan/phien";

/// The parameter that says what was just done, and what it can be.
const DONE: &str = "xong";
const DEEDS: [(&str, &str); 3] =
    [("mat-khau", "own-done-password"), ("phien", "own-done-session"), ("buoc-hai", "own-done-no-factor")];

/// The page.
pub async fn show(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession) -> Response {
    let own = match staff.accounts.own(&session).await {
        Ok(own) => own,
        Err(error) => return failed(&visit, &error),
    };
    let lang = visit.lang;
    let asked = visit.parameter(DONE).unwrap_or_default();
    answer(&visit, text(lang, "own-title"), || {
        let done = DEEDS.iter().find(|(name, _)| *name == asked).map(|(_, key)| done(lang, key));
        let row = |key: &str, value: AnyView| view! { <dt>{text(lang, key)}</dt><dd>{value}</dd> };
        view! {
            {done}
            <dl class="staff-facts">
                {row("own-display-name", own.display_name.clone().into_any())}
                {row("sign-in-name", view! { <code>{own.name.to_string()}</code> }.into_any())}
                {row("own-roles", grants::list(&visit, &own.grants))}
            </dl>
            {secrets(&visit, &own)}
            {sessions::section(&visit, &own)}
        }
        .into_any()
    })
}

fn secrets(visit: &Visit, own: &AccountView) -> AnyView {
    let lang = visit.lang;
    let link = |path: &str, key: &str| {
        view! { <p><a class="more" href=visit.to(path)>{text(lang, key)}{icon("arrow")}</a></p> }.into_any()
    };
    let factor = if own.second_factor {
        let left = text_with(lang, "own-codes-left", &[("n", own.recovery_codes.into())]);
        let remove = (!own.needs_second_factor).then(|| link(NO_FACTOR, "own-factor-remove"));
        let replace = link(FACTOR, "own-factor-replace");
        view! { <p>{text(lang, "own-factor-on")} " " {left}</p> {link(CODES, "own-codes-renew")} {replace} {remove} }
            .into_any()
    } else {
        let words = text(lang, if own.needs_second_factor { "own-factor-needed" } else { "own-factor-off" });
        view! { <p>{words}</p> {link(FACTOR, "own-factor-set-up")} }.into_any()
    };
    view! {
        <section aria-labelledby="own-password">
            <h2 id="own-password">{text(lang, "own-password")}</h2>
            {link(PASSWORD, "own-password-change")}
        </section>
        <section aria-labelledby="own-factor">
            <h2 id="own-factor">{text(lang, "own-factor")}</h2>
            {factor}
        </section>
    }
    .into_any()
}

/// A browser in short: what it is, and on what it runs. These are names.
pub fn browser_name(lang: Lang, about: &str) -> String {
    const BROWSERS: [(&str, &str); 7] = [
        ("coc_coc", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let known =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| about.contains(mark)).map(|(_, name)| *name);
    let names: Vec<&str> = [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect();
    if names.is_empty() { text(lang, "own-session-unknown") } else { names.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_name() {
        let name = |about: &str| browser_name(Lang::EN, about);
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        assert_eq!(name(&format!("{windows} Chrome/124.0 Safari/537.36")), "Chrome · Windows");
        assert_eq!(name(&format!("{windows} Chrome/124.0 Safari/537.36 Edg/124.0")), "Edge · Windows");
        assert_eq!(name("Mozilla/5.0 (Linux; Android 14) Gecko/125.0 Firefox/125.0"), "Firefox · Android");
        assert_eq!(name("<b>curl</b>"), text(Lang::EN, "own-session-unknown"));
    }
}
