use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Papers to tick off: remembered on this device, with how many are ready.
/// The boxes are plain ones, in the children: they can be ticked, and printed,
/// without JavaScript too.
#[island]
pub fn Checklist(
    /// What the ticks are remembered by: the procedure and the case.
    key: String,
    /// How many papers there are.
    total: usize,
    /// How many are ready; `%` stands for "3/5".
    progress: String,
    /// The button that takes all ticks away.
    clear: String,
    /// The list, with a box in each item.
    children: Children,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let (ready, set_ready) = signal(None::<usize>);
    let key = StoredValue::new(format!("papers:{key}"));

    let boxes = move || -> Vec<HtmlInputElement> {
        let Some(list) = list.get_untracked() else { return Vec::new() };
        let Ok(found) = list.query_selector_all("input[type=checkbox]") else { return Vec::new() };
        (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
    };
    // What only some have to bring is not missing from anybody's papers.
    let needed = |paper: &&HtmlInputElement| !paper.has_attribute("data-some");
    let count = move || {
        let boxes = boxes();
        set_ready.set(Some(boxes.iter().filter(needed).filter(|paper| paper.checked()).count()));
    };
    let remember = move || {
        let ticked: Vec<String> =
            boxes().iter().enumerate().filter(|(_, paper)| paper.checked()).map(|(n, _)| n.to_string()).collect();
        // Private windows may refuse; then nothing is remembered, and nothing breaks.
        if let Some(storage) = storage() {
            let _ = key.with_value(|key| match ticked.is_empty() {
                true => storage.remove_item(key),
                false => storage.set_item(key, &ticked.join(",")),
            });
        }
        count();
    };
    Effect::new(move |_| {
        let kept = storage().and_then(|storage| key.with_value(|key| storage.get_item(key).ok().flatten()));
        let boxes = boxes();
        for number in kept.iter().flat_map(|kept| kept.split(',')).filter_map(|n| n.parse::<usize>().ok()) {
            if let Some(paper) = boxes.get(number) {
                paper.set_checked(true);
            }
        }
        count();
    });
    let wipe = move |_| {
        for paper in boxes() {
            paper.set_checked(false);
        }
        remember();
    };
    let told = move || ready.get().map(|ready| progress.replace('%', &format!("{ready}/{total}"))).unwrap_or_default();
    view! {
        <div class="checklist" node_ref=list on:change=move |_| remember()>
            {children()}
            <p class="checklist-progress">
                <span role="status">{told}</span>
                <button r#type="button" hidden=move || ready.get().unwrap_or(0) == 0 on:click=wipe>{clear}</button>
            </p>
        </div>
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
