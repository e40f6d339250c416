//! Addresses of procedures.

use std::iter;

use catalogue::Slug;

/// The addresses to try: the wanted one, the one with the suffix, then with
/// numbers, of which one is free.
pub(crate) fn to_try<'a>(wanted: &'a Slug, suffix: Option<&'a str>) -> impl Iterator<Item = Slug> + 'a {
    let numbered = (2_u64..).map(|number| wanted.with_suffix(&number.to_string()));
    iter::once(wanted.clone()).chain(suffix.map(|suffix| wanted.with_suffix(suffix))).chain(numbered)
}
