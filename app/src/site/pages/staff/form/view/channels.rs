//! The ways of handing in, with their time limits and costs.

use catalogue::{ChannelKind, CostKind, TimeUnit};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{
    super::{
        EditionForm,
        model::{ChannelRow, CostRow, TimePart},
    },
    Part,
    sheet::Sheet,
};
use crate::site::format;

pub fn part(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let rows = form.channels.iter().enumerate().map(|(n, row)| channel(sheet, &format!("channels[{n}]"), row));
    let list = sheet.list("channels", None, text(lang, "form-add-channel"), rows.collect());
    let body = view! { <p class="muted">{text(lang, "form-channels-lead")}</p> {list} };
    Part { id: "part-channels", title: text(lang, "form-part-channels"), holds: &["channels"], body: body.into_any() }
}

fn channel(sheet: &Sheet<'_>, at: &str, row: &ChannelRow) -> AnyView {
    let lang = sheet.lang;
    let kinds = ChannelKind::ALL.map(|kind| (kind.key(), format::channel(lang, kind)));
    let kinds = std::iter::once(("", text(lang, "form-choose"))).chain(kinds).collect();
    let name = format!("{at}[costs]");
    let costs = row.costs.iter().enumerate().map(|(n, row)| cost(sheet, &format!("{name}[{n}]"), row)).collect();
    let costs = sheet.list(&name, Some(text(lang, "form-costs")), text(lang, "form-add-cost"), costs);
    let situation = sheet.line(format!("{at}[situation]"), &row.situation);
    view! {
        {sheet.select(format!("{at}[kind]"), &row.kind, kinds)}
        {situation.hint(text(lang, "form-hint-situation")).view()}
        {time(sheet, &format!("{at}[time_limit]"), &row.time_limit)}
        {costs}
        {sheet.lines(format!("{at}[note]"), &row.note, 2).markdown().view()}
    }
    .into_any()
}

fn time(sheet: &Sheet<'_>, at: &str, part: &TimePart) -> AnyView {
    let lang = sheet.lang;
    let units = TimeUnit::ALL.map(|unit| (unit.key(), self::unit(sheet, unit)));
    let units = std::iter::once(("", text(lang, "form-choose"))).chain(units).collect();
    let amount = sheet.number(format!("{at}[amount]"), &part.amount, "decimal");
    let note = sheet.line(format!("{at}[note]"), &part.note);
    let words = sheet.line(format!("{at}[words]"), &part.words);
    view! {
        <fieldset class="form-group">
            <legend>{text(lang, "form-time")}</legend>
            <div class="fields">
                {amount.view()}
                {sheet.select(format!("{at}[unit]"), &part.unit, units)}
            </div>
            {note.hint(text(lang, "form-hint-time-note")).view()}
            {words.hint(text(lang, "form-hint-time-words")).view()}
            {wording(sheet, at, &part.wording, &part.wording_of)}
        </fieldset>
    }
    .into_any()
}

fn unit(sheet: &Sheet<'_>, unit: TimeUnit) -> String {
    let lang = sheet.lang;
    match unit {
        TimeUnit::Hour => text(lang, "form-unit-hour"),
        TimeUnit::WorkingDay => text(lang, "form-unit-working-day"),
        TimeUnit::Day => text(lang, "form-unit-day"),
        TimeUnit::Week => text(lang, "form-unit-week"),
        TimeUnit::Month => text(lang, "form-unit-month"),
        TimeUnit::Year => text(lang, "form-unit-year"),
    }
}

fn cost(sheet: &Sheet<'_>, at: &str, row: &CostRow) -> AnyView {
    let lang = sheet.lang;
    let name = |field: &str| format!("{at}[{field}]");
    let kinds = CostKind::ALL.map(|kind| (kind.key(), format::cost_kind(lang, kind)));
    let kinds = std::iter::once(("", text(lang, "unknown"))).chain(kinds).collect();
    let values = vec![
        ("", text(lang, "form-value-unknown")),
        ("free", text(lang, "form-value-free")),
        ("amount", text(lang, "form-value-amount")),
        ("range", text(lang, "form-value-range")),
        ("rate", text(lang, "form-value-rate")),
        ("act", text(lang, "form-value-act")),
        ("worded", text(lang, "form-value-worded")),
    ];
    view! {
        <div class="fields">
            {sheet.select(name("kind"), &row.kind, kinds)}
            {sheet.select(name("value"), &row.value, values)}
        </div>
        <div class="fields">
            {sheet.sum(name("amount"), &row.amount).hint(text(lang, "form-hint-money")).view()}
            {sheet.sum(name("to"), &row.to).hint(text(lang, "form-hint-to")).view()}
        </div>
        {sheet.line(name("words"), &row.words).hint(text(lang, "form-hint-cost-words")).view()}
        <div class="fields">
            {sheet.line(name("per"), &row.per).hint(text(lang, "form-hint-per")).view()}
            {sheet.line(name("note"), &row.note).view()}
        </div>
        {wording(sheet, at, &row.wording, &row.wording_of)}
    }
    .into_any()
}

/// The source's own words: they cannot be edited, but they can be lost, so they are shown.
fn wording(sheet: &Sheet<'_>, at: &str, words: &str, of: &str) -> Option<AnyView> {
    if words.is_empty() {
        return None;
    }
    let told = text_with(sheet.lang, "form-wording", &[("words", words.into())]);
    let fields = view! {
        <p class="field-hint">{told}</p>
        {sheet.hidden(format!("{at}[wording]"), words)}
        {sheet.hidden(format!("{at}[wording_of]"), of)}
    };
    Some(fields.into_any())
}
