//! What is done with a procedure or an edition by one button.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Slug, text::tidy_lines};
use locale::text;
use registry::{editing::EditingError, people::Actor};

use super::{
    edition::{self, Typed},
    edition_path, form_path, procedure, procedure_path, trouble,
    trouble::Trouble,
};
use crate::site::{
    address,
    pages::staff::{SignedIn, Staff, form},
    router::missing,
    visit::Visit,
};

/// The most characters of what is said with a deed.
pub const LONGEST_REMARK: usize = 4000;

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident $key:literal;)*) => {
        /// What can be done by a button.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Deed { $($(#[$doc])* $name,)* }

        impl Deed {
            /// The value of its button.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Reads a [`key`](Self::key).
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)* _ => None }
            }

            /// The key of what its button says.
            pub const fn title_key(self) -> &'static str {
                match self { $(Self::$name => concat!("deed-", $key),)* }
            }

            /// The key of what comes of it.
            pub const fn lead_key(self) -> &'static str {
                match self { $(Self::$name => concat!("deed-", $key, "-lead"),)* }
            }

            /// The key of what is said when it is done.
            pub const fn done_key(self) -> &'static str {
                match self { $(Self::$name => concat!("deed-", $key, "-done"),)* }
            }
        }
    };
}

deeds! {
    /// Begin a draft.
    Begin "begin";
    /// Say that an entry is still right.
    Confirm "confirm";
    /// Write a draft down.
    Save "save";
    /// Hand a draft to a second pair of eyes.
    Submit "submit";
    /// Give a draft up.
    GiveUp "give-up";
    /// Send back to the authors.
    SendBack "send-back";
    /// Find right.
    Approve "approve";
    /// Set the day.
    Schedule "schedule";
    /// Take back.
    Withdraw "withdraw";
    /// Say something.
    Comment "comment";
    /// It was published at once.
    Publish "publish";
}

impl Deed {
    /// The key of the label of what is said with it.
    pub const fn remark_key(self) -> Option<&'static str> {
        match self {
            Self::Submit | Self::Approve => Some("editing-remark"),
            Self::GiveUp | Self::SendBack | Self::Withdraw => Some("editing-give-reason"),
            Self::Comment => Some("editing-comment"),
            _ => None,
        }
    }

    /// Whether its form is open from the start: it is what usually comes next.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Submit | Self::Approve | Self::Schedule | Self::Comment)
    }
}

/// What was sent.
struct Sent {
    deed: Option<Deed>,
    remark: String,
    day: String,
    from: Option<u32>,
}

impl Sent {
    fn read(body: &[u8]) -> Self {
        let mut sent = Self { deed: None, remark: String::new(), day: String::new(), from: None };
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "do" => sent.deed = Deed::from_key(&value),
                "remark" => sent.remark = tidy_lines(&value).chars().take(LONGEST_REMARK).collect(),
                "day" => sent.day = value.trim().to_owned(),
                "from" => sent.from = value.parse().ok(),
                _ => {}
            }
        }
        sent
    }
}

/// Does something with a procedure.
pub async fn with_procedure(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path(slug): Path<String>,
    body: Bytes,
) -> Response {
    let Ok(slug) = Slug::parse(&slug) else { return missing(&visit) };
    let sent = Sent::read(&body);
    let outcome = match sent.deed {
        Some(Deed::Begin) => {
            let begun = staff.editing.begin(&actor, &slug, sent.from).await;
            begun.map(|number| visit.to(&form_path(&slug, number)))
        }
        Some(Deed::Confirm) => {
            let confirmed = staff.editing.confirm(&actor, &slug).await;
            confirmed.map(|()| told(&visit, &procedure_path(&slug), Deed::Confirm))
        }
        _ => return missing(&visit),
    };
    match outcome {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(error) => match staff.editing.read(&actor, &slug).await {
            Ok(kept) => procedure::page(&actor, &visit, &kept, Some(Trouble::of(visit.lang, error))),
            Err(error) => trouble::instead(&visit, error),
        },
    }
}

/// Does something with an edition.
pub async fn with_edition(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path((slug, number)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let (Ok(slug), Ok(number)) = (Slug::parse(&slug), number.parse()) else { return missing(&visit) };
    let sent = Sent::read(&body);
    let Some(deed) = sent.deed else { return missing(&visit) };
    let trouble = match attempt(&staff, &actor, &visit, &slug, number, deed, &sent).await {
        Ok(done) => return Redirect::to(&told(&visit, &edition_path(&slug, number), done)).into_response(),
        Err(trouble) => trouble,
    };
    match staff.editing.read(&actor, &slug).await {
        Ok(kept) => {
            let typed = Typed { remark: sent.remark, day: sent.day, trouble: Some(trouble), deed: Some(deed) };
            edition::page(&staff, &actor, &visit, &kept, number, typed)
        }
        Err(error) => trouble::instead(&visit, error),
    }
}

/// Tries it, and says what was done.
async fn attempt(
    staff: &Staff,
    actor: &Actor,
    visit: &Visit,
    slug: &Slug,
    number: u32,
    deed: Deed,
    sent: &Sent,
) -> Result<Deed, Trouble> {
    let editing = &staff.editing;
    let remark = &sent.remark;
    let outcome = match deed {
        Deed::Submit => editing.submit(actor, slug, number, remark).await,
        Deed::GiveUp => editing.give_up(actor, slug, number, remark).await,
        Deed::SendBack => editing.send_back(actor, slug, number, remark).await,
        Deed::Approve => editing.approve(actor, slug, number, remark).await,
        Deed::Withdraw => editing.withdraw(actor, slug, number, remark).await,
        Deed::Comment => editing.comment(actor, slug, number, remark).await,
        Deed::Schedule => {
            let Some(day) = form::read_day(&sent.day) else {
                return Err(Trouble::typed(text(visit.lang, "editing-error-day")));
            };
            let at_once = editing.schedule(actor, slug, number, day).await;
            return match at_once {
                Ok(true) => Ok(Deed::Publish),
                Ok(false) => Ok(Deed::Schedule),
                Err(error) => Err(Trouble::of(visit.lang, error)),
            };
        }
        Deed::Begin | Deed::Confirm | Deed::Save | Deed::Publish => Err(EditingError::Missing),
    };
    outcome.map(|()| deed).map_err(|error| Trouble::of(visit.lang, error))
}

/// A page that says what was done.
pub fn told(visit: &Visit, path: &str, done: Deed) -> String {
    address::with_query(&visit.to(path), &[("xong", done.key())])
}
