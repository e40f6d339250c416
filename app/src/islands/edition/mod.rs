//! What comes to the form of an edition with JavaScript.

mod checks;
mod known;
mod preview;
mod saving;

use std::rc::Rc;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

/// Brings the form to life that it stands in: names are completed from the whole
/// catalogue, texts can be seen as the public will, what is wrong is told while it
/// is written, and the draft saves itself. All the form can do without it.
#[island]
pub fn EditionHelp(
    /// Where a text is sent to be seen.
    preview: String,
    /// Where the form is sent to be checked.
    check: String,
    /// Where names are asked for.
    names: String,
    /// Where a legal document is asked for.
    law: String,
    /// Where the form is sent to be saved.
    save: String,
    /// The button that shows a text.
    preview_label: String,
    /// The button that hides it again.
    preview_close: String,
    /// What the list of what was found is.
    checks_label: String,
    /// That the fields of a legal document were filled; `%` stands for its number.
    filled: String,
    /// That the draft was saved; `%` stands for the time of day.
    saved: String,
    /// That it could not be, and is kept on this machine; `%` as above.
    away: String,
    /// That there is a copy which was never saved.
    unsent: String,
    /// The button that saves it.
    send: String,
    /// The button that throws it away.
    forget: String,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let found = NodeRef::<html::Div>::new();
    let (said, set_said) = signal(String::new());
    let (checked, set_checked) = signal(false);
    let (copy, set_copy) = signal(None::<String>);
    // The page is whole before any of this begins, and it begins once.
    let texts = StoredValue::new(Some((preview, preview_label, preview_close, check, names, law, filled)));
    let places = StoredValue::new(Some((save, saved, away)));
    Effect::new(move |_| {
        let Some(form) = root.get().and_then(|root| root.closest("form").ok().flatten()) else { return };
        let (Ok(form), Some(found)) = (form.dyn_into::<HtmlFormElement>(), found.get_untracked()) else { return };
        let taken = (texts.try_update_value(Option::take).flatten(), places.try_update_value(Option::take).flatten());
        let (Some((preview, label, close, check, names, law, filled)), Some((save, saved, away))) = taken else {
            return;
        };
        preview::offer(&form, &preview, &label, &close);
        known::complete(&form, names, law, move |number| set_said.set(filled.replace('%', number)));
        checks::watch(&form, check, found.into(), move || set_checked.set(true));
        set_copy.set(saving::copy());
        let texts = saving::Texts { saved, away };
        saving::watch(&form, save, texts, Rc::new(move |words| set_said.set(words)));
    });
    let send_copy = move |_| {
        if let Some(copy) = copy.get_untracked() {
            saving::send(&copy);
        }
    };
    let forget_copy = move |_| {
        saving::forget();
        set_copy.set(None);
    };
    view! {
        <div class="form-live" node_ref=root>
            <p class="form-said" role="status">{move || said.get()}</p>
            <div class="notice notice-warning" hidden=move || copy.get().is_none()>
                <div>
                    <p>{unsent}</p>
                    <p class="row-buttons">
                        <button r#type="button" on:click=send_copy>{send}</button>
                        <button r#type="button" on:click=forget_copy>{forget}</button>
                    </p>
                </div>
            </div>
            <section class="form-found" aria-label=checks_label hidden=move || !checked.get()>
                <div aria-live="polite" node_ref=found></div>
            </section>
        </div>
    }
}
