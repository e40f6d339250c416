//! What the form of an edition asks the server while it is written. The form is
//! whole without it; everything here is for whoever signed in.

mod asked;
mod save;

use axum::routing::{MethodRouter, get, post};
use catalogue::Slug;
use leptos::prelude::*;
use locale::text;

use super::Staff;
use crate::{islands::EditionHelp, site::visit::Visit};

const PREVIEW: &str = "/can-bo/bieu-mau/xem-truoc";
const CHECK: &str = "/can-bo/bieu-mau/soat";
const NAMES: &str = "/can-bo/bieu-mau/ten";
const LAW: &str = "/can-bo/bieu-mau/van-ban";
const SAVE: &str = "/can-bo/thu-tuc/{procedure}/{edition}/tu-luu";

/// What is asked, under its paths.
pub fn routes() -> [(&'static str, MethodRouter<Staff>); 5] {
    [
        (PREVIEW, post(asked::preview)),
        (CHECK, post(asked::check)),
        (NAMES, get(asked::names)),
        (LAW, get(asked::law)),
        (SAVE, post(save::take)),
    ]
}

/// Brings the form to life that it stands in: completion, preview, checks, and
/// saving by itself. Whoever shows the form of a draft puts it into the `<form>`,
/// and says that islands are on the page. It shows nothing without JavaScript.
#[must_use]
pub fn help(visit: &Visit, slug: &Slug, number: u32) -> AnyView {
    let lang = visit.lang;
    let save = SAVE.replace("{procedure}", slug.as_str()).replace("{edition}", &number.to_string());
    view! {
        <EditionHelp
            preview=visit.to(PREVIEW)
            check=visit.to(CHECK)
            names=visit.to(NAMES)
            law=visit.to(LAW)
            save=visit.to(&save)
            preview_label=text(lang, "live-preview")
            preview_close=text(lang, "live-preview-close")
            checks_label=text(lang, "live-checks")
            filled=text(lang, "live-filled")
            saved=text(lang, "live-saved")
            away=text(lang, "live-away")
            unsent=text(lang, "live-unsent")
            send=text(lang, "live-send")
            forget=text(lang, "live-forget")
        />
    }
    .into_any()
}
