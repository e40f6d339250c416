//! Links to the pages of a long list.

use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};

/// A part of a list: `page` counts from 1.
pub struct Part<'a, T> {
    /// What is on this page.
    pub items: &'a [T],
    /// Which page this is.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
}

/// Cuts a list; nothing where there is no such page.
pub fn part<'a, T>(list: &'a [T], page: Option<&str>, size: usize) -> Option<Part<'a, T>> {
    let pages = list.len().div_ceil(size).max(1);
    let page = match page.filter(|page| !page.is_empty()) {
        Some(page) => page.parse().ok().filter(|page| (1..=pages).contains(page))?,
        None => 1,
    };
    let start = (page - 1) * size;
    Some(Part { items: &list[start..list.len().min(start + size)], page, pages })
}

/// Links to the pages before and after, and to some others.
pub fn pager(lang: Lang, page: usize, pages: usize, to: impl Fn(usize) -> String) -> AnyView {
    if pages < 2 {
        return ().into_any();
    }
    let numbers = shown(page, pages)
        .into_iter()
        .map(|shown| match shown {
            Some(number) => {
                let current = (number == page).then_some("page");
                let label = text_with(lang, "pager-page", &[("page", number.into())]);
                view! { <li><a href=to(number) aria-label=label aria-current=current>{number}</a></li> }.into_any()
            }
            None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
        })
        .collect_view();
    let before = (page > 1).then(
        || view! { <li class="pager-step"><a rel="prev" href=to(page - 1)>{text(lang, "pager-before")}</a></li> },
    );
    let after = (page < pages)
        .then(|| view! { <li class="pager-step"><a rel="next" href=to(page + 1)>{text(lang, "pager-after")}</a></li> });
    view! { <nav class="pager" aria-label=text(lang, "nav-pages")><ul>{before}{numbers}{after}</ul></nav> }.into_any()
}

/// The first, the last and those around the current one; gaps between.
fn shown(page: usize, pages: usize) -> Vec<Option<usize>> {
    let mut list = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(|n| *n == 1 || *n == pages || n.abs_diff(page) <= 1) {
        if number > last + 1 {
            list.push(None);
        }
        list.push(Some(number));
        last = number;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_a_list_into_pages() {
        let list: Vec<u32> = (0..45).collect();
        let last = part(&list, Some("3"), 20).unwrap();
        assert_eq!((last.items.len(), last.page, last.pages), (5, 3, 3));
        for bad in ["0", "4", "x", "-1", "99999999999999999999"] {
            assert!(part(&list, Some(bad), 20).is_none(), "{bad}");
        }
        assert_eq!(part::<u32>(&[], None, 20).unwrap().pages, 1);
    }

    #[test]
    fn leaves_gaps_in_long_lists() {
        assert_eq!(shown(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!(shown(1, 2), [Some(1), Some(2)]);
    }
}
