//! What a person is given to do: roles, each over sectors and agencies.

use catalogue::{Lang, Slug};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Snapshot,
    people::{Grant, Role, Scope},
};

use crate::site::{
    pages::staff::posted::Posted,
    parts::{
        fields::{Input, Wrong, id},
        vi_tag,
    },
    visit::Visit,
};

/// The most roles of a form.
const MOST: usize = 40;

/// A role as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    role: String,
    sectors: Vec<String>,
    agencies: Vec<String>,
}

/// The roles of a person as they are being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantsForm(Vec<Row>);

/// What the buttons of the form do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The form is done.
    Save,
    /// Only its rows changed.
    Rows,
}

impl GrantsForm {
    /// One empty row.
    pub fn one() -> Self {
        Self(vec![Row::default()])
    }

    /// What somebody was given.
    pub fn of(grants: &[Grant], snapshot: &Snapshot) -> Self {
        let row = |grant: &Grant| Row {
            role: grant.role.key().to_owned(),
            sectors: grant.scope.sectors.iter().map(|slug| sector(snapshot, slug)).collect(),
            agencies: grant.scope.agencies.iter().map(|slug| agency(snapshot, slug)).collect(),
        };
        Self(grants.iter().map(row).collect())
    }

    /// Reads what was written; empty fields are none.
    pub fn read(posted: &Posted) -> Self {
        let count = posted.get("roles").parse::<usize>().unwrap_or_default().min(MOST);
        let all = |name: String| {
            posted.all(&name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
        };
        let row = |n: usize| Row {
            role: posted.get(&format!("role.{n}")).to_owned(),
            sectors: all(format!("sector.{n}")),
            agencies: all(format!("agency.{n}")),
        };
        Self((0..count).map(row).collect())
    }

    /// Does what a button says.
    pub fn press(&mut self, button: &str) -> Press {
        match button.split_once(':') {
            Some(("remove", n)) => {
                if let Some(n) = n.parse().ok().filter(|n| *n < self.0.len()) {
                    self.0.remove(n);
                }
                Press::Rows
            }
            // Every list has an empty field at its end; what was written made room for the next.
            Some(("more", _)) => Press::Rows,
            _ if button == "add" => {
                if self.0.len() < MOST {
                    self.0.push(Row::default());
                }
                Press::Rows
            }
            _ => Press::Save,
        }
    }

    /// What is given.
    ///
    /// # Errors
    /// With what is wrong, at its field.
    pub fn grants(&self, lang: Lang, snapshot: &Snapshot) -> Result<Vec<Grant>, Wrong> {
        let (mut grants, mut wrong) = (Vec::new(), Wrong::default());
        for (n, row) in self.0.iter().enumerate() {
            let mut slugs = |list: &[String], field: &str, key: &str, known: &dyn Fn(&str) -> bool| {
                let found = list.iter().enumerate().filter_map(|(place, name)| {
                    let slug = Slug::from_name(name);
                    if known(slug.as_str()) {
                        return Some(slug);
                    }
                    let words = text_with(lang, key, &[("typed", name.as_str().into())]);
                    wrong.add(format!("{field}.{n}.{place}"), words);
                    None
                });
                found.collect()
            };
            let sectors = slugs(&row.sectors, "sector", "grants-no-sector", &|slug| snapshot.sector(slug).is_some());
            let agencies = slugs(&row.agencies, "agency", "grants-no-agency", &|slug| snapshot.agency(slug).is_some());
            match Role::from_key(&row.role) {
                Some(role) => grants.push(Grant { role, scope: Scope { agencies, sectors } }),
                None => wrong.add(format!("role.{n}"), text(lang, "grants-no-role")),
            }
        }
        if wrong.is_empty() { Ok(grants) } else { Err(wrong) }
    }

    /// The rows, with their buttons. The form around them sends `do`.
    pub fn view(&self, lang: Lang, snapshot: &Snapshot, wrong: &Wrong) -> AnyView {
        let rows = self.0.iter().enumerate().map(|(n, row)| view_row(lang, n, row, wrong)).collect_view();
        let sectors = snapshot.sectors().iter().map(|one| option(&one.name)).collect_view();
        let agencies = snapshot.agencies().iter().map(|one| option(&one.name)).collect_view();
        view! {
            <fieldset class="rows grants">
                <legend>{text(lang, "own-roles")}</legend>
                <p class="field-hint">{text(lang, "grants-hint")}</p>
                <input r#type="hidden" name="roles" value=self.0.len() />
                {rows}
                <button class="row-add" name="do" value="add">{text(lang, "grants-add")}</button>
            </fieldset>
            <datalist id="known-sectors">{sectors}</datalist>
            <datalist id="known-agencies">{agencies}</datalist>
        }
        .into_any()
    }
}

fn option(name: &str) -> AnyView {
    view! { <option value=name.to_owned()></option> }.into_any()
}

fn view_row(lang: Lang, n: usize, row: &Row, wrong: &Wrong) -> AnyView {
    let field = format!("role.{n}");
    let title = text_with(lang, "grants-row", &[("n", (n + 1).into())]);
    let options = Role::ALL.map(
        |role| view! { <option value=role.key() selected=row.role == role.key()>{role_name(lang, role)}</option> },
    );
    let error = wrong.of(&field);
    let error_id = error.is_some().then(|| format!("{}-error", id(&field)));
    let invalid = error.is_some().then_some("true");
    let error = error.map(|words| view! { <p class="field-error" id=error_id.clone()>{words}</p> });
    view! {
        <fieldset class="row">
            <legend>{title.clone()}</legend>
            <div class="field">
                <label for=id(&field)>{text(lang, "grants-role")}</label>
                {error}
                <select id=id(&field) name=field.clone() aria-invalid=invalid aria-describedby=error_id>
                    <option value="">{text(lang, "form-choose")}</option>
                    {options.into_iter().collect_view()}
                </select>
            </div>
            <div class="fields grants-scope">
                {scope(lang, "sector", n, &row.sectors, "known-sectors", wrong)}
                {scope(lang, "agency", n, &row.agencies, "known-agencies", wrong)}
            </div>
            <div class="row-buttons">
                <button name="do" value=format!("more:{n}")>
                    {text(lang, "grants-more")}<span class="visually-hidden">" – " {title.clone()}</span>
                </button>
                <button name="do" value=format!("remove:{n}")>
                    {text(lang, "form-row-remove")}<span class="visually-hidden">" – " {title}</span>
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// What was written, and an empty field for the next.
fn scope(lang: Lang, kind: &'static str, n: usize, names: &[String], list: &'static str, wrong: &Wrong) -> AnyView {
    let fields = names.iter().map(String::as_str).chain([""]).enumerate().map(|(place, name)| {
        let field = format!("{kind}.{n}.{place}");
        let label = text_with(
            lang,
            if kind == "sector" { "grants-sector" } else { "grants-agency" },
            &[("n", (place + 1).into())],
        );
        Input::line(field, label, name).sent_as(format!("{kind}.{n}")).list(list).lang(vi_tag(lang)).view(wrong)
    });
    view! { <div>{fields.collect_view()}</div> }.into_any()
}

/// Roles in words, for lists.
pub fn list(visit: &Visit, grants: &[Grant]) -> AnyView {
    let lang = visit.lang;
    if grants.is_empty() {
        return view! { <span class="muted">{text(lang, "grants-none")}</span> }.into_any();
    }
    let snapshot = visit.site.portal.snapshot();
    let items = grants.iter().map(|grant| {
        let sectors = grant.scope.sectors.iter().map(|slug| sector(&snapshot, slug));
        let scope: Vec<String> =
            sectors.chain(grant.scope.agencies.iter().map(|slug| agency(&snapshot, slug))).collect();
        let scope = if scope.is_empty() {
            text(lang, "grants-everything").into_any()
        } else {
            view! { <span lang=vi_tag(lang)>{scope.join("; ")}</span> }.into_any()
        };
        view! { <li>{role_name(lang, grant.role)} ": " {scope}</li> }
    });
    view! { <ul class="plain">{items.collect_view()}</ul> }.into_any()
}

/// What a role is called.
pub fn role_name(lang: Lang, role: Role) -> String {
    match role {
        Role::Editor => text(lang, "role-editor"),
        Role::Reviewer => text(lang, "role-reviewer"),
        Role::Publisher => text(lang, "role-publisher"),
        Role::Administrator => text(lang, "role-administrator"),
    }
}

fn sector(snapshot: &Snapshot, slug: &Slug) -> String {
    snapshot.sector(slug.as_str()).map_or_else(|| slug.to_string(), |one| one.name.clone())
}

fn agency(snapshot: &Snapshot, slug: &Slug) -> String {
    snapshot.agency(slug.as_str()).map_or_else(|| slug.to_string(), |one| one.name.clone())
}
