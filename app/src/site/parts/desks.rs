//! Where papers are handed in: the box to look it up by, and desks in lists.

use catalogue::{
    AgencyName, Lang,
    desk::{Coordinates, DeskOf, Directory, OneStopDesk},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, SearchRequest};

use super::vi;
use crate::site::{address, icon::icon, visit::Visit};

/// The parameter that tells which procedure is to be handed in.
pub const PROCEDURE: &str = "thu-tuc";
/// How many desks of a province are named beside the box.
const NAMED: usize = 3;

/// The box for the name of one's commune. `wrong` is what is wrong with what was typed.
pub fn form(visit: &Visit, typed: &str, entry: Option<&Entry>, wrong: Option<String>) -> AnyView {
    let lang = visit.lang;
    let procedure = entry.map(|entry| {
        view! { <input r#type="hidden" name=PROCEDURE value=entry.procedure.slug.to_string() /> }
    });
    let described = if wrong.is_some() { "xa-goi-y xa-loi" } else { "xa-goi-y" };
    let invalid = wrong.is_some().then_some("true");
    let error = wrong.map(|words| view! { <p class="error" id="xa-loi" role="alert">{words}</p> });
    view! {
        <form class="desk-form" action=address::desks(lang)>
            <label for="xa">{text(lang, "desk-question")}</label>
            {error}
            <div class="desk-row">
                <input
                    id="xa"
                    name="q"
                    r#type="search"
                    autocomplete="address-level3"
                    maxlength=SearchRequest::MAX_QUESTION
                    value=typed.to_owned()
                    aria-describedby=described
                    aria-invalid=invalid
                />
                <button class="button" r#type="submit">{text(lang, "desk-find")}</button>
            </div>
            <p class="muted" id="xa-goi-y">{text(lang, "desk-hint")}</p>
            {procedure}
        </form>
    }
    .into_any()
}

/// Where a procedure is handed in: the desks of provinces that take it, and the
/// box for one's commune; where no desk is known to take it, who carries it out.
/// For the page of a procedure, and for a checklist.
pub fn finder(visit: &Visit, entry: &Entry) -> AnyView {
    let lang = visit.lang;
    let desks = &visit.site.content.desks;
    let province: Vec<&OneStopDesk> = of_provinces(desks).filter(|desk| takes(desks, desk, entry)).collect();
    let commune = of_communes(desks).any(|desk| takes(desks, desk, entry));
    if province.is_empty() && !commune {
        return nobody(lang, entry);
    }
    let named = (!province.is_empty() && province.len() <= NAMED)
        .then(|| view! { <p>{text(lang, "desk-at-province")}</p> {links(lang, &province)} });
    let ask = (commune || province.len() > NAMED).then(|| form(visit, "", Some(entry), None));
    view! { {named} {ask} }.into_any()
}

/// That no desk is known to take it, and who carries it out.
pub fn nobody(lang: Lang, entry: &Entry) -> AnyView {
    let agencies: Vec<&AgencyName> = entry.content.agencies.acting().take(4).collect();
    let names = agencies
        .iter()
        .map(|agency| view! { <li><a href=address::agency(lang, &agency.slug())>{vi(lang, agency.as_str())}</a></li> })
        .collect_view();
    let reception = &entry.content.reception;
    let reception =
        (!reception.is_empty()).then(|| view! { <p>{text(lang, "desk-reception")} " " {vi(lang, reception)}</p> });
    let ask = if agencies.is_empty() {
        view! { <p>{text(lang, "desk-nobody-unknown")}</p> }.into_any()
    } else {
        view! { <p>{text(lang, "desk-nobody-ask")}</p> <ul>{names}</ul> }.into_any()
    };
    view! { <p>{text(lang, "desk-nobody")}</p> {reception} {ask} }.into_any()
}

/// Whether a desk takes a procedure.
pub fn takes(desks: &Directory, desk: &OneStopDesk, entry: &Entry) -> bool {
    desks.takes(desk, entry.procedure.code.as_ref(), &entry.content)
}

/// The desks of whole provinces.
pub fn of_provinces(desks: &Directory) -> impl Iterator<Item = &OneStopDesk> {
    desks.desks().iter().filter(|desk| matches!(desk.of, DeskOf::Province(_)))
}

/// The desks of communes.
pub fn of_communes(desks: &Directory) -> impl Iterator<Item = &OneStopDesk> {
    desks.desks().iter().filter(|desk| matches!(desk.of, DeskOf::Commune(_)))
}

/// Desks with what one needs to get there.
pub fn links(lang: Lang, desks: &[&OneStopDesk]) -> AnyView {
    let items = desks
        .iter()
        .map(|desk| {
            let label = super::name(lang, desk.name.original(), desk.name.translation(lang));
            let place = if desk.address.is_empty() {
                view! { <span class="uncertain">{text(lang, "desk-no-address-short")}</span> }.into_any()
            } else {
                vi(lang, &desk.address)
            };
            view! {
                <li>
                    <p><a href=address::desk(lang, &desk.slug)>{label}</a></p>
                    <p class="muted">{place}</p>
                    {telephones(lang, desk)}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="directory desks">{items}</ul> }.into_any()
}

/// The telephone numbers, to be dialled by a tap.
pub fn telephones(lang: Lang, desk: &OneStopDesk) -> Option<AnyView> {
    let numbers = desk
        .telephones
        .iter()
        .map(|number| {
            view! { <li><a href=format!("tel:{}", number.dialled())>{number.as_str().to_owned()}</a></li> }
        })
        .collect_view();
    (!desk.telephones.is_empty())
        .then(|| view! { <ul class="inline-list" aria-label=text(lang, "desk-telephone")>{numbers}</ul> }.into_any())
}

/// The way to a map of somebody else: a point where one is known, else a search
/// for the address, else for whom to ask.
pub fn map(lang: Lang, desk: &OneStopDesk, province: &str) -> AnyView {
    let (href, words) = match desk.coordinates {
        Some(Coordinates { latitude, longitude }) => {
            let point = [("mlat", format!("{latitude:.5}")), ("mlon", format!("{longitude:.5}"))];
            let at = address::with_query("https://www.openstreetmap.org/", &point);
            (format!("{at}#map=17/{latitude:.5}/{longitude:.5}"), text(lang, "desk-map"))
        }
        None => {
            let known = !desk.address.is_empty();
            let place = if known { &desk.address } else { &desk.ask };
            let query = [("query", format!("{place}, {province}"))];
            let words = if known {
                text(lang, "desk-map")
            } else {
                text_with(lang, "desk-map-search", &[("name", desk.ask.as_str().into())])
            };
            (address::with_query("https://www.openstreetmap.org/search", &query), words)
        }
    };
    let app = desk.coordinates.map(|point| {
        view! { " · " <a href=format!("geo:{point}")>{text(lang, "desk-map-app")}</a> }
    });
    view! {
        <a class="more" href=href rel="external noopener">{words}{icon("external")}</a>
        {app}
    }
    .into_any()
}
