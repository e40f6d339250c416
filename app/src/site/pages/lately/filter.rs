//! Which changes are shown: of a month, of a sector.

use catalogue::{Lang, Slug, calendar::day_of};
use jiff::{
    Timestamp, ToSpan,
    civil::Date,
    tz::{Offset, TimeZone},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Snapshot, history::LatelyAsked, today};

use crate::site::{address, visit::Visit};

const MONTH: &str = "thang";
const SECTOR: &str = "linh-vuc";
const PAGE: &str = "trang";
/// How many months can be chosen from.
const MONTHS: usize = 240;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The first day of the month.
    pub month: Option<Date>,
    pub sector: Option<Slug>,
    /// From 1.
    pub page: usize,
}

impl Filter {
    /// Reads the address; nothing where it names what is not there.
    pub fn read(visit: &Visit, snapshot: &Snapshot) -> Option<Self> {
        let given = |name: &str| visit.parameter(name).filter(|value| !value.is_empty());
        let month = match given(MONTH) {
            Some(text) => Some(month(&text)?),
            None => None,
        };
        let sector = match given(SECTOR) {
            Some(slug) => Some(snapshot.sector(&slug)?.slug.clone()),
            None => None,
        };
        let page = match given(PAGE) {
            Some(number) => number.parse().ok().filter(|page| (1..=1_000_000).contains(page))?,
            None => 1,
        };
        Some(Self { month, sector, page })
    }

    pub fn is_plain(&self) -> bool {
        self.month.is_none() && self.sector.is_none() && self.page == 1
    }

    /// What is asked of the store.
    pub fn asked(&self, snapshot: &Snapshot, limit: u32) -> LatelyAsked {
        let procedures = self.sector.as_ref().map(|sector| {
            let group = snapshot.sector(sector.as_str());
            group.map(|group| group.entries.iter().map(|entry| entry.id).collect()).unwrap_or_default()
        });
        let offset = u32::try_from(self.page.saturating_sub(1)).unwrap_or(u32::MAX).saturating_mul(limit);
        LatelyAsked {
            from: self.month.and_then(midnight),
            before: self.month.and_then(|month| midnight(month.saturating_add(1.month()))),
            procedures,
            offset,
            limit,
        }
    }

    pub fn address(&self, lang: Lang) -> String {
        let pairs = [
            (MONTH, self.month.map(written)),
            (SECTOR, self.sector.as_ref().map(Slug::to_string)),
            (PAGE, (self.page > 1).then(|| self.page.to_string())),
        ];
        let pairs: Vec<(&str, String)> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        address::with_query(&address::page(lang, "/thay-doi"), &pairs)
    }

    /// The form to choose by; it works as a plain link does.
    pub fn form(&self, visit: &Visit, snapshot: &Snapshot, first: Option<Timestamp>) -> AnyView {
        let lang = visit.lang;
        let months = months(first)
            .into_iter()
            .map(|month| {
                let label = text_with(
                    lang,
                    "lately-month",
                    &[
                        ("month", month.month().into()),
                        ("year", month.year().to_string().into()),
                        ("name", text_with(lang, "month-name", &[("month", month.month().into())]).into()),
                    ],
                );
                view! { <option value=written(month) selected=self.month == Some(month)>{label}</option> }
            })
            .collect_view();
        let sectors = snapshot
            .sectors()
            .iter()
            .map(|sector| {
                let translated = visit.site.content.sector_name(lang, &sector.slug);
                let tag = (lang != Lang::VI && translated.is_none()).then_some("vi");
                let label = translated.unwrap_or(&sector.name).to_owned();
                let chosen = self.sector.as_ref() == Some(&sector.slug);
                view! { <option value=sector.slug.to_string() selected=chosen lang=tag>{label}</option> }
            })
            .collect_view();
        view! {
            <form class="history-form" method="get" action=visit.to("/thay-doi")>
                <div class="history-fields">
                    <p>
                        <label for="thang">{text(lang, "lately-by-month")}</label>
                        <select id="thang" name=MONTH><option value="">{text(lang, "lately-all-months")}</option>{months}</select>
                    </p>
                    <p>
                        <label for="linh-vuc">{text(lang, "filter-sector")}</label>
                        <select id="linh-vuc" name=SECTOR><option value="">{text(lang, "lately-all-sectors")}</option>{sectors}</select>
                    </p>
                    <button class="button" type="submit">{text(lang, "lately-filter")}</button>
                </div>
            </form>
        }
        .into_any()
    }
}

/// "2026-01", as the first day of that month.
fn month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let digits = |part: &str, long: usize| part.len() == long && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok().filter(|day| day.year() >= 1900)
}

fn written(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// The months in which something can have changed, newest first.
fn months(first: Option<Timestamp>) -> Vec<Date> {
    let Some(first) = first.map(|first| day_of(first).first_of_month()) else { return Vec::new() };
    let newest = today().first_of_month();
    std::iter::successors(Some(newest), |month| Some(month.saturating_sub(1.month())))
        .take_while(|month| *month >= first)
        .take(MONTHS)
        .collect()
}

/// The beginning of a day in Việt Nam.
fn midnight(day: Date) -> Option<Timestamp> {
    let zone = TimeZone::fixed(Offset::constant(7));
    day.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_are_read_and_written() {
        assert_eq!(month("2026-01"), Some(date(2026, 1, 1)));
        assert_eq!(written(date(2026, 1, 1)), "2026-01");
        for text in ["", "2026", "2026-13", "2026-1", "26-01", "2026-01-01", "+026-01", "0000-01"] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_begins_at_midnight_in_viet_nam() {
        assert_eq!(midnight(date(2026, 1, 1)).unwrap().to_string(), "2025-12-31T17:00:00Z");
    }
}
