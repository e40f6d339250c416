//! Fields that only these forms have.

use leptos::prelude::*;
use locale::text;

/// The field that people do not see and programs fill in.
pub const TRAP: &str = "trang-web";
/// What a form carries to tell when it was given out.
pub const STAMP: &str = "dau";

/// The field that nobody should fill in. Whoever sees it is told so.
pub fn trap(lang: catalogue::Lang) -> AnyView {
    view! {
        <div class="visually-hidden" aria-hidden="true">
            <label for="f-trang-web">{text(lang, "feedback-trap")}</label>
            <input r#type="text" id="f-trang-web" name=TRAP tabindex="-1" autocomplete="off" />
        </div>
    }
    .into_any()
}
