use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, Storage, Url};

/// Where the undertaking is kept in the browser.
const KEY: &str = "ho-so-cua-toi";
/// The parameter that names a procedure of it.
const WITH: &str = "viec";

/// Keeps an undertaking in this browser, and nowhere else.
///
/// On its page, what its address says is kept. Elsewhere, the link within leads
/// to what is kept: with a procedure that is added, or as it was left.
#[island]
pub fn KeepUndertaking(
    /// The query of the undertaking that is shown; empty on other pages.
    keeps: String,
    /// The procedure that the link adds; empty where it adds none.
    adds: String,
    /// The most procedures of an undertaking.
    most: usize,
    /// What the link is called that leads to what was left; `%` stands for how many.
    again: String,
    /// The link.
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (Some(place), Some(storage)) = (place.get(), storage()) else { return };
        if !keeps.is_empty() {
            let _ = storage.set_item(KEY, &keeps);
            return;
        }
        // A link that brings its own undertaking along leads there and nowhere else.
        if adds.is_empty() && again.is_empty() {
            return;
        }
        let kept = storage.get_item(KEY).ok().flatten().filter(|kept| kept.contains(WITH));
        let (Some(kept), Ok(Some(link))) = (kept, place.query_selector("a")) else { return };
        let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
        let Ok(url) = Url::new(&link.href()) else { return };
        url.set_search(&kept);
        let query = url.search_params();
        let within: Vec<String> = query.get_all(WITH).iter().filter_map(|word| word.as_string()).collect();
        if !adds.is_empty() {
            let procedure = adds.split('.').next().unwrap_or_default();
            let others: Vec<&String> = within.iter().filter(|word| word.split('.').next() != Some(procedure)).collect();
            query.delete(WITH);
            for word in others.iter().take(most.saturating_sub(1)) {
                query.append(WITH, word);
            }
            query.append(WITH, &adds);
        } else {
            link.set_text_content(Some(&again.replace('%', &within.len().to_string())));
            let _ = link.remove_attribute("hidden");
        }
        link.set_href(&url.href());
    });
    view! { <div node_ref=place>{children()}</div> }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
