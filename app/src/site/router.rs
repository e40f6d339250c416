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
    assets::{BOOT_PATH, BOOT_SCRIPT},
    pages::{
        agencies, error, history, home, lately, life_events, online, procedure, search, sectors,
        staff::{self, Staff},
        static_page,
    },
    visit::Visit,
};

/// Every public page, in both languages, and the boot script. What stands under
/// no address here is for the caller to answer, with [`error_page`](super::error_page).
pub fn router<S: Clone + Send + Sync + 'static>(site: Site) -> Router<S> {
    let mut router = Router::new().route(BOOT_PATH, get(boot)).route("/en/", get(english_home));
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
            .route(&at(online::ONLINE), get(online::show))
            .route(&at("/thay-doi"), get(lately::show))
            .route(&at("/thay-doi.atom"), get(lately::feed))
            .route(&at("/linh-vuc"), get(sectors::list))
            .route(&at("/linh-vuc/{sector}"), get(sectors::show))
            .route(&at("/co-quan"), get(agencies::list))
            .route(&at("/co-quan/{agency}"), get(agencies::show))
            .route(&at("/su-kien"), get(life_events::list))
            .route(&at("/su-kien/{event}"), get(life_events::show))
            .route(&at("/thu-tuc"), get(all_procedures));
        for page in static_page::SLUGS {
            router = router.route(&at(&format!("/{page}")), get(static_page::show));
        }
    }
    router.with_state(site)
}

/// The pages for staff, in both languages. They stand beside the public ones,
/// where only staff can reach them.
pub fn staff_router<S: Clone + Send + Sync + 'static>(staff: Staff) -> Router<S> {
    let mut router = Router::new();
    for lang in Lang::ALL {
        let at = |path: &str| address::page(lang, path);
        router = router
            .route(&at(staff::STAFF), get(staff::home))
            .route(&at(staff::EXPLAIN), get(staff::explain::show))
            .route(&at(staff::MISSED), get(staff::missed::show))
            .route(&at(staff::targets::TARGETS), get(staff::targets::show).post(staff::targets::set));
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

async fn english_home() -> Redirect {
    Redirect::permanent(Lang::En.prefix())
}

/// Whoever cuts the end off the address of a procedure finds all of them.
async fn all_procedures(visit: Visit) -> Redirect {
    Redirect::permanent(&visit.to("/tim-kiem"))
}

/// The page for what is not there.
pub fn missing(visit: &Visit) -> Response {
    error::error_page(&visit.site, visit.lang, StatusCode::NOT_FOUND)
}
