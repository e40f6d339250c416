//! Which page stands under which address.

use axum::{
    Router,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use catalogue::Lang;

use super::{
    Site, address,
    assets::{BOOT_PATH, BOOT_SCRIPT, OFFLINE_PATH, OFFLINE_SCRIPT},
    data::DATA,
    pages::{
        agencies, binder, compare, data, desks, discovery, error, follow, history, home, interface, lately,
        life_events, online, poster, procedure, search, sectors,
        staff::{self, Staff},
        static_page, undertaking,
    },
    visit::Visit,
};

/// Every public page, in every language, and the boot script. What stands under
/// no address here is for the caller to answer, with [`error_page`](super::error_page).
pub fn router<S: Clone + Send + Sync + 'static>(site: Site) -> Router<S> {
    let mut router = Router::new()
        .route(BOOT_PATH, get(boot))
        .route(OFFLINE_PATH, get(offline))
        .route(discovery::ROBOTS, get(discovery::robots))
        .route(discovery::SITEMAP, get(discovery::sitemap));
    for lang in Lang::translated() {
        let home = move || async move { Redirect::permanent(lang.prefix()) };
        router = router.route(&format!("{}/", lang.prefix()), get(home));
    }
    for lang in Lang::ALL {
        let at = |path: &str| address::page(lang, path);
        router = router
            .route(&at("/"), get(home::show))
            .route(&at("/tim-kiem"), get(search::show))
            .route(&at(search::said::SAY), post(search::said::take).get(search::said::lost))
            .route(&at(search::said::THANKS), get(search::said::thanks))
            .route(&at("/thu-tuc/{procedure}"), get(procedure::show))
            .route(&at("/thu-tuc/{procedure}/lich-su"), get(history::list))
            .route(&at("/thu-tuc/{procedure}/lich-su/{edition}"), get(history::between))
            .route(&at("/thu-tuc/{procedure}/thay-doi.atom"), get(lately::feed_of_one))
            .route(&at("/thu-tuc/{procedure}/cua-toi"), get(procedure::my_case))
            .route(&at("/thu-tuc/{procedure}/cua-toi.ics"), get(procedure::case_calendar))
            .route(&at("/ho-so-cua-toi"), get(undertaking::show))
            .route(&at("/ho-so-cua-toi.ics"), get(undertaking::calendar))
            .route(&at("/so-sanh"), get(compare::show))
            .route(&at(online::ONLINE), get(online::show))
            .route(&at("/thay-doi"), get(lately::show))
            .route(&at("/thay-doi.atom"), get(lately::feed))
            .route(&at("/linh-vuc/{sector}/thay-doi.atom"), get(lately::feed_of_sector))
            .route(&at("/su-kien/{event}/thay-doi.atom"), get(lately::feed_of_event))
            .route(&at("/thu-tuc/{procedure}/to-dan"), get(poster::show))
            .route(&at("/linh-vuc/{sector}/tap-in"), get(binder::show))
            .route(&at("/linh-vuc"), get(sectors::list))
            .route(&at("/linh-vuc/{sector}"), get(sectors::show))
            .route(&at("/co-quan"), get(agencies::list))
            .route(&at("/co-quan/{agency}"), get(agencies::show))
            .route(&at("/noi-nop"), get(desks::show))
            .route(&at("/noi-nop/{desk}"), get(desks::show_one))
            .route(&at("/su-kien"), get(life_events::list))
            .route(&at("/su-kien/{event}"), get(life_events::show))
            .route(&at("/thu-tuc"), get(all_procedures))
            .route(&at(DATA), get(data::show))
            .route(&at(discovery::OPEN_SEARCH), get(discovery::open_search))
            .route(&at(discovery::SUGGEST), get(discovery::suggest))
            .route(&at(interface::INTERFACE), get(interface::show));
        for (path, pages) in follow::routes() {
            router = router.route(&at(&path), pages);
        }
        for page in static_page::SLUGS {
            router = router.route(&at(&format!("/{page}")), get(static_page::show));
        }
    }
    router.with_state(site)
}

/// The pages for staff, in every language. Whoever serves them checks sessions
/// around them.
pub fn staff_router<S: Clone + Send + Sync + 'static>(staff: Staff) -> Router<S> {
    use staff::{audit, own, people};
    let mut router = staff::bulk::router(staff.desk.clone());
    for lang in Lang::ALL {
        let at = |path: &str| address::page(lang, path);
        let person = at(&format!("{}/{{name}}", people::PEOPLE));
        router = router
            .route(&at(staff::STAFF), get(staff::editing::desk))
            .route(&at(staff::EXPLAIN), get(staff::explain::show))
            .route(&at(staff::MISSED), get(staff::missed::show))
            .route(&at(staff::links::LINKS), get(staff::links::show).post(staff::links::look_again))
            .route(&at(staff::targets::TARGETS), get(staff::targets::show).post(staff::targets::set))
            .route(&at(own::OWN), get(own::show))
            .route(&at(own::PASSWORD), get(own::show_password).post(own::change))
            .route(&at(own::FACTOR), get(own::show_factor).post(own::set_up))
            .route(&at(own::NO_FACTOR), get(own::show_removal).post(own::remove))
            .route(&at(own::CODES), get(own::show_codes).post(own::renew))
            .route(&at(own::SESSIONS), post(own::end).get(own::lost))
            .route(&at(people::PEOPLE), get(people::list))
            .route(&at(people::INVITE), get(people::show_invite).post(people::take_invite))
            .route(&person, get(people::show_one).post(people::take_one))
            .route(&format!("{person}/{}", people::ACT), post(people::act).get(people::lost))
            .route(&at(audit::AUDIT), get(audit::show))
            .route(&at(audit::EXPORT), post(audit::export).get(audit::lost));
        for (path, page) in staff::live::routes() {
            router = router.route(&at(path), page);
        }
        for (path, pages) in staff::editing::routes() {
            router = router.route(&at(path), pages);
        }
        for (path, pages) in staff::feedback::routes() {
            router = router.route(&at(path), pages);
        }
    }
    router.with_state(staff)
}

/// The pages for those who are about to sign in, in every language, and the way out.
pub fn sign_in_router<S: Clone + Send + Sync + 'static>(staff: Staff) -> Router<S> {
    use staff::{invitation, sign_in};
    let mut router = Router::new();
    for lang in Lang::ALL {
        let at = |path: &str| address::page(lang, path);
        router = router
            .route(&at(sign_in::SIGN_IN), get(sign_in::show).post(sign_in::take))
            .route(&at(sign_in::CODE), get(sign_in::show_code).post(sign_in::take_code))
            .route(&at(sign_in::SIGN_OUT), post(sign_in::out).get(sign_in::lost_out))
            .route(&at(sign_in::PROVIDER), get(sign_in::to_provider))
            .route(&at(sign_in::FROM_PROVIDER), get(sign_in::from_provider))
            .route(&at(&format!("{}/{{token}}", invitation::INVITATION)), get(invitation::show).post(invitation::take));
    }
    router.with_state(staff)
}

async fn boot() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        // Pages ask for it with its fingerprint.
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, BOOT_SCRIPT).into_response()
}

/// The worker must be looked at anew each time, or an old one would stay.
async fn offline() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "public, no-cache")];
    (headers, OFFLINE_SCRIPT).into_response()
}

/// Whoever cuts the end off the address of a procedure finds all of them.
async fn all_procedures(visit: Visit) -> Redirect {
    Redirect::permanent(&visit.to("/tim-kiem"))
}

/// The page for what is not there.
pub fn missing(visit: &Visit) -> Response {
    error::error_page(&visit.site, visit.lang, StatusCode::NOT_FOUND)
}
