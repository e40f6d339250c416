//! The draft saves itself. Where it cannot, a copy stays in this window.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent, UrlSearchParams};

use super::super::page::{field, json, listen, post, typed};

/// How often it is looked whether something was written. Every text that is saved
/// is kept for ever, so not every word is.
const EVERY: Duration = Duration::from_secs(45);

/// What is said; `%` stands for the time of day.
pub struct Texts {
    pub saved: String,
    pub away: String,
}

struct Saving {
    form: HtmlFormElement,
    url: String,
    texts: Texts,
    say: Rc<dyn Fn(String)>,
    /// What is kept, without the revision.
    kept: RefCell<String>,
    /// Whether it is over: somebody else wrote, or the page is left.
    over: Cell<bool>,
    under_way: Cell<bool>,
    /// The button that was pressed while it was under way.
    pressed: RefCell<Option<HtmlElement>>,
}

/// Saves the form every so often when something was written, and when the window
/// is left.
pub fn watch(form: &HtmlFormElement, url: String, texts: Texts, say: Rc<dyn Fn(String)>) {
    let saving = Rc::new(Saving {
        form: form.clone(),
        url,
        texts,
        say,
        kept: RefCell::new(written(form).unwrap_or_default()),
        over: Cell::new(false),
        under_way: Cell::new(false),
        pressed: RefCell::new(None),
    });
    let each = Rc::clone(&saving);
    let _ = set_interval_with_handle(move || each.begin(), EVERY);
    let leaving = Rc::clone(&saving);
    listen(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            leaving.begin();
        }
    });
    listen(form, "submit", move |event| {
        // Sent now it would have the revision of before, and quarrel with itself.
        if saving.under_way.get() {
            event.prevent_default();
            let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
            *saving.pressed.borrow_mut() = button;
        } else {
            saving.over.set(true);
            forget();
        }
    });
}

/// What stands in the form, without the revision.
fn written(form: &HtmlFormElement) -> Option<String> {
    let typed = typed(form)?;
    typed.delete("revision");
    Some(String::from(typed.to_string()))
}

impl Saving {
    fn begin(self: &Rc<Self>) {
        let Some(written) = written(&self.form) else { return };
        if self.over.get() || self.under_way.get() || *self.kept.borrow() == written {
            return;
        }
        let Some(sent) = typed(&self.form) else { return };
        self.under_way.set(true);
        let saving = Rc::clone(self);
        spawn_local(async move {
            match saving.save(&sent).await {
                Ok(()) => *saving.kept.borrow_mut() = written,
                // The server is away, or whoever wrote was signed out.
                Err(_) => {
                    if let Some(storage) = storage() {
                        let _ = storage.set_item(&key(), &String::from(sent.to_string()));
                    }
                    (saving.say)(at_this_time(&saving.texts.away));
                }
            }
            saving.under_way.set(false);
            let pressed = saving.pressed.borrow_mut().take();
            if let Some(button) = pressed {
                button.click();
            }
        });
    }

    async fn save(&self, sent: &UrlSearchParams) -> Result<(), JsValue> {
        let response = post(&self.url, sent).await?;
        if !response.ok() || response.redirected() {
            return Err(JsValue::NULL);
        }
        let outcome = json(&response).await?;
        match field(&outcome, "revision").as_f64() {
            Some(revision) => {
                if let Ok(Some(input)) = self.form.query_selector("input[name=revision]")
                    && let Some(input) = input.dyn_ref::<HtmlInputElement>()
                {
                    input.set_value(&revision.to_string());
                }
                forget();
                (self.say)(at_this_time(&self.texts.saved));
            }
            None => {
                self.over.set(field(&outcome, "go_on").as_bool() != Some(true));
                (self.say)(field(&outcome, "said").as_string().unwrap_or_default());
            }
        }
        Ok(())
    }
}

fn at_this_time(words: &str) -> String {
    let now = js_sys::Date::new_0();
    words.replace('%', &format!("{:02}:{:02}", now.get_hours(), now.get_minutes()))
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// The copy of one draft is not taken for that of another.
fn key() -> String {
    format!("edition:{}", window().location().pathname().unwrap_or_default())
}

/// A copy that was never saved.
pub fn copy() -> Option<String> {
    storage()?.get_item(&key()).ok().flatten()
}

/// Throws the copy away.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key());
    }
}

/// Sends the copy as if the form with it were saved: should somebody else have
/// written since, the server asks.
pub fn send(copy: &str) {
    if let Ok(form) = form_of(copy) {
        forget();
        let _ = form.submit();
    }
}

fn form_of(copy: &str) -> Result<HtmlFormElement, JsValue> {
    let pairs = UrlSearchParams::new_with_str(copy)?;
    pairs.set("do", "save");
    let form: HtmlFormElement = document().create_element("form")?.dyn_into()?;
    form.set_method("post");
    form.set_hidden(true);
    form.set_action(&window().location().pathname()?);
    for pair in js_sys::Array::from(&pairs).iter() {
        let pair = js_sys::Array::from(&pair);
        let input: Element = document().create_element("input")?;
        input.set_attribute("type", "hidden")?;
        input.set_attribute("name", &pair.get(0).as_string().unwrap_or_default())?;
        input.set_attribute("value", &pair.get(1).as_string().unwrap_or_default())?;
        form.append_child(&input)?;
    }
    if let Some(body) = document().body() {
        body.append_child(&form)?;
    }
    Ok(form)
}
