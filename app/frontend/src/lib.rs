//! What the browser runs: the islands of the pages, and nothing else.

#![recursion_limit = "512"]

// The islands export themselves; without this the linker would leave them out.
#[allow(unused_imports)]
use app::islands::{Checklist, EditionHelp, InPlace, KeepUndertaking, Suggestions};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes ready for the islands; the boot script calls it once.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
