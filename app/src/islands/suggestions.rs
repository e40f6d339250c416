use std::time::Duration;

use js_sys::{Array, Reflect};
use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long typing has to pause before suggestions are fetched.
const PAUSE: Duration = Duration::from_millis(160);
/// From how many characters there is something to suggest.
const SHORTEST: usize = 2;

/// Something that may be meant.
#[derive(Clone, PartialEq)]
struct Suggestion {
    label: String,
    url: String,
    kind: String,
    lang: String,
}

/// The kinds of suggestions, in the order of their labels.
const KINDS: [&str; 4] = ["procedure", "phrase", "life_event", "sector"];

/// The field of a search form, with suggestions while typing: a combobox with a
/// grouped list box by the pattern of ARIA 1.2. Without JavaScript it is the plain field.
#[island]
pub fn Suggestions(
    /// What was asked before.
    value: String,
    /// The language of the interface.
    lang: String,
    /// The most characters that can be typed.
    longest: usize,
    /// What to type, for whoever sees an empty field.
    placeholder: String,
    /// What the list is.
    list_label: String,
    /// What each kind of suggestion is called, in the order of the API, `|` between.
    kind_labels: String,
    /// That there is nothing to suggest.
    count_none: String,
    /// How many suggestions there are; `%` stands for the number.
    count_some: String,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let (alive, set_alive) = signal(false);
    let (items, set_items) = signal(Vec::<Suggestion>::new());
    let (open, set_open) = signal(false);
    let (active, set_active) = signal(None::<usize>);
    let (said, set_said) = signal(String::new());
    // What was typed while an answer was on its way makes that answer stale.
    let asked = StoredValue::new(0_u32);
    let pause = StoredValue::new(None::<TimeoutHandle>);
    // A plain field must not claim to be a combobox before it is one.
    Effect::new(move |_| set_alive.set(true));

    let typed = move || field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let choose = move |number: Option<usize>| {
        set_active.set(number);
        // The list may be longer than what is seen of it.
        if let Some(option) = number.and_then(|number| document().get_element_by_id(&option_id(number))) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    };
    let close = move || {
        set_open.set(false);
        set_active.set(None);
    };
    let show = move |found: Vec<Suggestion>| {
        set_said.set(match found.len() {
            0 => count_none.clone(),
            n => count_some.replace('%', &n.to_string()),
        });
        set_active.set(None);
        set_open.set(!found.is_empty());
        set_items.set(found);
    };
    let show = StoredValue::new(show);
    let fetch = move || {
        let typed = typed();
        let number = asked.with_value(|n| n + 1);
        asked.set_value(number);
        if typed.trim().chars().count() < SHORTEST {
            set_items.set(Vec::new());
            set_said.set(String::new());
            close();
            return;
        }
        let lang = lang.clone();
        spawn_local(async move {
            let found = suggestions(&typed, &lang).await.unwrap_or_default();
            if asked.try_get_value() == Some(number) {
                show.with_value(|show| show(found));
            }
        });
    };
    let fetch = StoredValue::new(fetch);
    let on_input = move |_| {
        if let Some(handle) = pause.get_value() {
            handle.clear();
        }
        let handle = set_timeout_with_handle(move || fetch.with_value(|fetch| fetch()), PAUSE);
        pause.set_value(handle.ok());
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let count = items.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if count > 0 => {
                event.prevent_default();
                if !open.get_untracked() {
                    set_open.set(true);
                    return;
                }
                // Past either end stands the field itself.
                let (from, step) = (active.get_untracked(), event.key() == "ArrowDown");
                choose(match (from, step) {
                    (None, true) => Some(0),
                    (None, false) => Some(count - 1),
                    (Some(n), true) => Some(n + 1).filter(|n| *n < count),
                    (Some(n), false) => n.checked_sub(1),
                });
            }
            // Within the list; in the field they move the cursor, as everywhere.
            "Home" | "End" if open.get_untracked() && active.get_untracked().is_some() => {
                event.prevent_default();
                choose(Some(if event.key() == "Home" { 0 } else { count - 1 }));
            }
            "Enter" => {
                let chosen = active.get_untracked().filter(|_| open.get_untracked());
                if let Some(url) = chosen.and_then(|n| items.with_untracked(|items| Some(items.get(n)?.url.clone()))) {
                    event.prevent_default();
                    let _ = window().location().assign(&url);
                }
            }
            "Escape" if open.get_untracked() => {
                // Otherwise the browser empties the field.
                event.prevent_default();
                close();
            }
            "Tab" => close(),
            _ => {}
        }
    };
    let option = move |number: usize, Suggestion { label, url, lang, .. }: Suggestion| {
        view! {
            <div
                id=option_id(number)
                role="option"
                aria-selected=move || if active.get() == Some(number) { "true" } else { "false" }
                // The field keeps the focus, or the list closes before the click.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| {
                    let _ = window().location().assign(&url);
                }
            >
                <span lang=lang>{label}</span>
            </div>
        }
    };
    let groups = move || {
        let items = items.get();
        let named = KINDS.iter().zip(kind_labels.split('|'));
        let group = |(kind, name): (&&str, &str)| {
            let mine = items.iter().cloned().enumerate().filter(|(_, item)| item.kind == **kind);
            let options: Vec<_> = mine.map(|(number, item)| option(number, item)).collect();
            let name = name.trim().to_owned();
            let seen = name.clone();
            (!options.is_empty()).then(|| {
                view! {
                    <div role="group" aria-label=name>
                        <span class="suggestion-kind" aria-hidden="true">{seen}</span>
                        {options}
                    </div>
                }
            })
        };
        named.filter_map(group).collect_view()
    };
    view! {
        <input
            node_ref=field
            id="q"
            r#type="search"
            name="q"
            value=value
            placeholder=placeholder
            maxlength=longest
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="search"
            role=move || alive.get().then_some("combobox")
            aria-autocomplete=move || alive.get().then_some("list")
            aria-controls=move || alive.get().then_some("suggestions")
            aria-expanded=move || alive.get().then(|| if open.get() { "true" } else { "false" })
            aria-activedescendant=move || active.get().map(option_id)
            on:input=on_input
            on:keydown=on_key
            on:blur=move |_| close()
        />
        <div id="suggestions" role="listbox" aria-label=list_label hidden=move || !open.get()>{groups}</div>
        <span class="visually-hidden" role="status">{move || said.get()}</span>
    }
}

fn option_id(number: usize) -> String {
    format!("suggestion-{number}")
}

/// Asks the server. Anything unexpected is no suggestion: the form still searches.
async fn suggestions(typed: &str, lang: &str) -> Result<Vec<Suggestion>, JsValue> {
    let question = String::from(js_sys::encode_uri_component(typed));
    let url = format!("/api/v1/suggestions?q={question}&lang={lang}");
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(&url)).await?.dyn_into()?;
    if !response.ok() {
        return Ok(Vec::new());
    }
    let body = JsFuture::from(response.json()?).await?;
    let items: Array = Reflect::get(&body, &"items".into())?.dyn_into()?;
    let suggestion = |item: JsValue| {
        let text = |key: &str| Reflect::get(&item, &key.into()).ok()?.as_string();
        Some(Suggestion { label: text("label")?, url: text("url")?, kind: text("kind")?, lang: text("lang")? })
    };
    Ok(items.iter().filter_map(suggestion).collect())
}
