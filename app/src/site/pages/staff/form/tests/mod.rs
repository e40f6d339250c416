//! The form as people meet it: shown as HTML, filled in, sent, read.

// A test that skips says so.
#![allow(clippy::print_stderr)]

mod any;
mod errors;
mod known;
mod page;
mod press;
mod reading;
mod receive;
mod round_trip;
mod sample;
mod shown;
mod translated;

use catalogue::{Lang, quality};
use jiff::civil::date;
use leptos::prelude::*;

use super::{EditionForm, FieldError, Known, fields, summary};

/// The form as HTML.
fn html(lang: Lang, form: &EditionForm, errors: &[FieldError], known: &Known) -> String {
    Owner::new().with(|| format!("{}{}", summary(lang, errors).to_html(), fields(lang, form, errors, known).to_html()))
}

/// The form with something in every field and list.
fn full() -> EditionForm {
    EditionForm::of(&sample::full())
}

/// The ids that the findings of a content lead to.
fn findings(content: &catalogue::EditionContent) -> Vec<String> {
    quality::check(content, date(2026, 11, 25)).into_iter().map(|finding| finding.path).collect()
}
