//! Writing in a draft: the form of the whole edition.

use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{EditionContent, EditionState, InvalidTransition, Lang, Slug};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    editing::{EditingError, KeptProcedure},
    people::{Action, Actor},
};

use super::{
    PROCEDURES,
    conflict::{self, Side},
    deeds::{Deed, told},
    edition::{done, findings},
    edition_path, form_path, procedure_path, trouble,
    trouble::Trouble,
};
use crate::site::{
    pages::staff::{
        SignedIn, Staff, StaffPage,
        form::{self, EditionForm, FieldError, Known, Press, Received},
        live,
    },
    router::missing,
    visit::Visit,
};

/// The form, filled with what the draft says.
pub async fn show(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path((slug, number)): Path<(String, String)>,
) -> Response {
    let (Ok(slug), Ok(number)) = (Slug::parse(&slug), number.parse::<u32>()) else { return missing(&visit) };
    let kept = match writable(&staff, &actor, &slug, number).await {
        Ok(kept) => kept,
        Err(EditingError::Invalid(_)) => return Redirect::to(&visit.to(&edition_path(&slug, number))).into_response(),
        Err(error) => return trouble::instead(&visit, error),
    };
    let Ok(shown) = kept.edition(number) else { return missing(&visit) };
    let form = EditionForm::of(shown.edition.content());
    Sheet {
        visit: &visit,
        slug: &slug,
        number,
        revision: shown.revision,
        by: shown.written_by.as_ref(),
        today: staff.editing.today(),
    }
    .page(&form, &[], None)
}

/// Reads a draft that the actor may write in.
async fn writable(staff: &Staff, actor: &Actor, slug: &Slug, number: u32) -> Result<KeptProcedure, EditingError> {
    let kept = staff.editing.read(actor, slug).await?;
    actor.may(Action::Write, &kept.subject())?;
    let state = kept.edition(number)?.edition.state();
    match state {
        EditionState::Draft => Ok(kept),
        from => Err(InvalidTransition::State { from, to: EditionState::Draft }.into()),
    }
}

/// Takes the form: does what its button says.
pub async fn take(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path((slug, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (Ok(slug), Ok(number)) = (Slug::parse(&slug), number.parse::<u32>()) else { return missing(&visit) };
    let lang = visit.lang;
    let Received { body, mut form, press, errors: not_taken } = match form::receive(request, &staff.files, &actor).await
    {
        Ok(received) => received,
        Err(unreadable) => return not_read(&visit, &slug, number, text(lang, unreadable.message_key())),
    };
    let sent = Sent::read(&body);
    let sheet =
        Sheet { visit: &visit, slug: &slug, number, revision: sent.revision, by: None, today: staff.editing.today() };
    if let Some(Press::Row(press)) = &press {
        form.press(press);
        return sheet.page(&form, &not_taken, None);
    }
    let content = match form.content() {
        Ok(content) if not_taken.is_empty() => content,
        Ok(_) => return sheet.page(&form, &not_taken, None),
        Err(mut errors) => {
            errors.extend(not_taken);
            return sheet.page(&form, &errors, None);
        }
    };
    let asked = match press {
        Some(Press::Other(asked)) => asked,
        _ => String::new(),
    };
    let saved = match asked.as_str() {
        "merge" | "mine" => merge(&staff, &actor, &slug, number, &content, &sent, asked == "mine").await,
        _ => staff.editing.save(&actor, &slug, number, sent.revision, &content).await,
    };
    match saved {
        Ok(_) => {
            let to = if asked == "done" { edition_path(&slug, number) } else { form_path(&slug, number) };
            Redirect::to(&told(&visit, &to, Deed::Save)).into_response()
        }
        Err(EditingError::Conflict(found)) => {
            conflict::page(&visit, &slug, number, &body, sent.revision, &content, &found)
        }
        Err(error) => sheet.page(&form, &[], Some(Trouble::of(lang, error))),
    }
}

/// Saves what two people wrote, as the second of them decided. Where somebody
/// wrote once more since they looked, they are shown that first.
async fn merge(
    staff: &Staff,
    actor: &Actor,
    slug: &Slug,
    number: u32,
    mine: &EditionContent,
    sent: &Sent,
    all_mine: bool,
) -> Result<u32, EditingError> {
    // Nothing is written as long as the revision is an old one.
    let found = match staff.editing.save(actor, slug, number, sent.revision, mine).await {
        Err(EditingError::Conflict(found)) => found,
        saved => return saved,
    };
    if found.revision != sent.seen {
        return Err(EditingError::Conflict(found));
    }
    let content = if all_mine {
        mine.clone()
    } else {
        let merge = catalogue::merge(&found.base, mine, &found.theirs);
        let mut merged = merge.merged;
        for part in merge.conflicts {
            if sent.sides.iter().any(|(of, side)| *of == part && *side == Side::Theirs) {
                part.take(&mut merged, &found.theirs);
            }
        }
        merged
    };
    staff.editing.save(actor, slug, number, found.revision, &content).await
}

/// What travels with the form and is none of its fields.
struct Sent {
    /// The revision that the writer began with.
    revision: u32,
    /// The revision of the other, as it was shown in the conflict.
    seen: u32,
    /// Whose each part is to be.
    sides: Vec<(catalogue::Part, Side)>,
}

impl Sent {
    fn read(body: &[u8]) -> Self {
        let mut sent = Self { revision: 0, seen: 0, sides: Vec::new() };
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "revision" => sent.revision = value.parse().unwrap_or_default(),
                "seen" => sent.seen = value.parse().unwrap_or_default(),
                name => sent.sides.extend(conflict::read_side(name, &value)),
            }
        }
        sent
    }
}

/// That a form could not be read, with the way back.
fn not_read(visit: &Visit, slug: &Slug, number: u32, words: String) -> Response {
    let page = StaffPage::new(text(visit.lang, "editing-not-done")).status(StatusCode::BAD_REQUEST);
    page.answer(visit, || {
        let href = visit.to(&form_path(slug, number));
        view! { <p>{words}</p><p><a href=href>{text(visit.lang, "editing-back-to-form")}</a></p> }.into_any()
    })
}

struct Sheet<'a> {
    visit: &'a Visit,
    slug: &'a Slug,
    number: u32,
    revision: u32,
    by: Option<&'a catalogue::ActorId>,
    /// The day by which the checks ask.
    today: Date,
}

impl Sheet<'_> {
    fn page(&self, form: &EditionForm, errors: &[FieldError], trouble: Option<Trouble>) -> Response {
        let Self { visit, slug, number, revision, .. } = *self;
        let lang = visit.lang;
        let status = match &trouble {
            Some(trouble) => trouble.status,
            None if errors.is_empty() => StatusCode::OK,
            None => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let known = Known::of(&visit.site.portal.snapshot(), &visit.site.content, lang);
        let title = text_with(lang, "editing-form-title", &[("n", number.into())]);
        let page = StaffPage::new(title)
            .status(status)
            .under(PROCEDURES, text(lang, "editing-procedures"))
            .under(procedure_path(slug), form.name.clone())
            .under(edition_path(slug, number), text_with(lang, "editing-edition", &[("n", number.into())]));
        page.with_islands().answer(visit, || {
            let action = visit.to(&form_path(slug, number));
            let buttons = |id: &'static str| {
                view! {
                    <div class="form-buttons" id=id>
                        <button class="button" name="do" value="save">{text(lang, "editing-save")}</button>
                        <button class="button-second" name="do" value="done">{text(lang, "editing-save-and-look")}</button>
                    </div>
                }
            };
            let by = self.by.map(|by| {
                let words = text_with(lang, "editing-written-by", &[("by", by.as_str().into()), ("n", revision.into())]);
                view! { <p class="muted">{words}</p> }
            });
            view! {
                {trouble.map(|trouble| trouble.view(visit, None))}
                {form::summary(lang, errors)}
                {done(visit)}
                {by}
                <form method="post" action=action enctype="multipart/form-data">
                    // The Enter key presses the first button of a form: one that does no harm.
                    <button name="do" value="save" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                    <input r#type="hidden" name="revision" value=revision />
                    {form::fields(lang, form, errors, &known)}
                    {live::help(visit, slug, number)}
                    {buttons("save")}
                </form>
                {self.findings(lang, form, errors)}
            }
            .into_any()
        })
    }

    /// What publication needs besides, where the form can be read.
    fn findings(&self, lang: Lang, form: &EditionForm, errors: &[FieldError]) -> Option<AnyView> {
        let content = form.content().ok().filter(|_| errors.is_empty())?;
        let found = catalogue::quality::check(&content, self.today);
        (!found.is_empty()).then(|| {
            let form = self.visit.to(&form_path(self.slug, self.number));
            view! {
                <section aria-labelledby="findings">
                    <h2 id="findings">{text(lang, "editing-findings")}</h2>
                    <p class="muted">{text(lang, "editing-findings-lead")}</p>
                    {findings(lang, &found, Some(&form))}
                </section>
            }
            .into_any()
        })
    }
}
