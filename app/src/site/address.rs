//! The addresses of pages.

use catalogue::{Lang, Slug};
use form_urlencoded::Serializer;
use jiff::civil::Date;
use registry::{SearchRequest, Sort};

/// The parameter that tells which case of a dossier is meant.
pub const CASE: &str = "truong-hop";

/// The parameter that tells of which day a procedure is shown.
pub const DAY: &str = "ngay";
/// The parameter that tells with which edition another is compared.
pub const AGAINST: &str = "tu";

/// A page in a language; `path` starts with a slash.
pub fn page(lang: Lang, path: &str) -> String {
    match (lang.prefix(), path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    }
}

/// A procedure.
pub fn procedure(lang: Lang, slug: &Slug) -> String {
    page(lang, &format!("/thu-tuc/{slug}"))
}

/// A procedure as linked data, in a form that names of files end with.
pub fn linked(slug: &Slug, ending: &str) -> String {
    format!("{}.{ending}", procedure(Lang::VI, slug))
}

/// The editions of a procedure.
pub fn history(lang: Lang, slug: &Slug) -> String {
    format!("{}/lich-su", procedure(lang, slug))
}

/// What an edition changed.
pub fn edition(lang: Lang, slug: &Slug, number: u32) -> String {
    format!("{}/{number}", history(lang, slug))
}

/// A procedure as it was on a day.
pub fn as_of(lang: Lang, slug: &Slug, day: Date) -> String {
    format!("{}?{DAY}={day}", procedure(lang, slug))
}

/// The address of something, if it can be one.
pub fn slug(text: &str) -> Option<Slug> {
    Slug::parse(text).ok()
}

/// A day as a browser sends it, or as people write it.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 10 || !text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '/') {
        return None;
    }
    let parts = |by: char| -> Option<[i16; 3]> {
        let parts: Vec<i16> = text.split(by).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        parts.try_into().ok()
    };
    let [year, month, day] = match parts('-') {
        Some(parts) => parts,
        None => {
            let [day, month, year] = parts('/')?;
            [year, month, day]
        }
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().filter(|day| day.year() >= 1900)
}

/// The questions about one's case of a procedure, and their checklist.
pub fn my_case(lang: Lang, slug: &Slug) -> String {
    format!("{}/cua-toi", procedure(lang, slug))
}

/// The day of its result, for a calendar.
pub fn my_case_calendar(lang: Lang, slug: &Slug) -> String {
    format!("{}.ics", my_case(lang, slug))
}

/// An undertaking of several procedures.
pub fn undertaking(lang: Lang) -> String {
    page(lang, "/ho-so-cua-toi")
}

/// Its days, for a calendar.
pub fn undertaking_calendar(lang: Lang) -> String {
    format!("{}.ics", undertaking(lang))
}

/// Procedures side by side.
pub fn compare(lang: Lang) -> String {
    page(lang, "/so-sanh")
}

/// A sector.
pub fn sector(lang: Lang, slug: &Slug) -> String {
    page(lang, &format!("/linh-vuc/{slug}"))
}

/// An agency.
pub fn agency(lang: Lang, slug: &Slug) -> String {
    page(lang, &format!("/co-quan/{slug}"))
}

/// A life event.
pub fn life_event(lang: Lang, slug: &Slug) -> String {
    page(lang, &format!("/su-kien/{slug}"))
}

/// The sheet of a procedure for the notice board.
pub fn poster(lang: Lang, slug: &Slug) -> String {
    format!("{}/to-dan", procedure(lang, slug))
}

/// A part of the binder of a sector.
pub fn binder(lang: Lang, slug: &Slug, part: usize) -> String {
    let path = format!("{}/tap-in", sector(lang, slug));
    if part > 1 { format!("{path}?phan={part}") } else { path }
}

/// Where to look for a desk.
pub fn desks(lang: Lang) -> String {
    page(lang, "/noi-nop")
}

/// A desk.
pub fn desk(lang: Lang, slug: &Slug) -> String {
    page(lang, &format!("/noi-nop/{slug}"))
}

/// A search; parameters in one order, and only those that are set.
pub fn search(lang: Lang, request: &SearchRequest) -> String {
    with_query(&page(lang, "/tim-kiem"), &search_pairs(request))
}

/// What of a search stands in its address.
pub fn search_pairs(request: &SearchRequest) -> Vec<(&'static str, String)> {
    let filters = &request.filters;
    let pairs = [
        ("q", Some(request.q.clone()).filter(|q| !q.is_empty())),
        ("sector", filters.sector.as_ref().map(Slug::to_string)),
        ("level", filters.level.map(|level| level.key().to_owned())),
        ("audience", filters.audience.map(|audience| audience.key().to_owned())),
        ("online_level", filters.online_level.map(|level| level.key().to_owned())),
        ("channel", filters.channel.map(|channel| channel.key().to_owned())),
        ("agency", filters.agency.as_ref().map(Slug::to_string)),
        ("free", filters.free.then(|| "1".to_owned())),
        ("verbatim", request.verbatim.then(|| "1".to_owned())),
        ("sort", (request.sort != Sort::default()).then(|| request.sort.key().to_owned())),
        ("page", (request.page() > 1).then(|| request.page().to_string())),
    ];
    pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// A path with a query, where there is anything to ask.
pub fn with_query<V: AsRef<str>>(path: &str, pairs: &[(&str, V)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    let query = Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{path}?{query}")
}

/// An address of somebody else, if it is one that may be linked to.
pub fn elsewhere(url: &str) -> Option<&str> {
    let url = url.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    (web && !url.contains(|c: char| c.is_control() || c.is_whitespace())).then_some(url)
}

#[cfg(test)]
mod tests {
    use catalogue::OnlineLevel;
    use registry::OnlineFilter;

    use super::*;

    #[test]
    fn a_search_is_its_address() {
        let mut request = SearchRequest { q: "kết hôn".to_owned(), limit: 20, ..SearchRequest::default() };
        assert_eq!(search(Lang::VI, &request), "/tim-kiem?q=k%E1%BA%BFt+h%C3%B4n");
        request.filters.online_level = Some(OnlineFilter::Level(OnlineLevel::Full));
        request.filters.free = true;
        request.offset = 40;
        assert_eq!(search(Lang::EN, &request), "/en/tim-kiem?q=k%E1%BA%BFt+h%C3%B4n&online_level=4&free=1&page=3");
        assert_eq!(search(Lang::VI, &SearchRequest::default()), "/tim-kiem");
    }

    #[test]
    fn reads_days_as_browsers_and_as_people_write_them() {
        for text in ["2026-01-15", " 2026-01-15 ", "15/1/2026", "15/01/2026", "2026-1-15"] {
            assert_eq!(day(text), Some(Date::constant(2026, 1, 15)), "{text}");
        }
        for text in [
            "",
            "hôm nay",
            "2026-13-01",
            "2026-02-30",
            "30/2/2026",
            "2026-01",
            "-1-1-1",
            "0001-01-01",
            "99999999999",
            "2026-01-15T00:00",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn home_has_no_slash_after_the_language() {
        assert_eq!(page(Lang::EN, "/"), "/en");
        assert_eq!(page(Lang::VI, "/"), "/");
    }

    #[test]
    fn only_the_web_is_linked_to() {
        assert_eq!(elsewhere(" https://dichvucong.gov.vn/x "), Some("https://dichvucong.gov.vn/x"));
        for bad in ["javascript:alert(1)", "//x", "data:text/html,x", "https://a b", "ftp://x", "", "htt"] {
            assert_eq!(elsewhere(bad), None, "{bad}");
        }
    }
}
