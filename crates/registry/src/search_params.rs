use catalogue::{AdministrativeLevel, Audience, ChannelKind, Slug};

use crate::{Filters, OnlineFilter, SearchRequest, Snapshot, Sort};

/// How the pages of an answer are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// `limit` and `offset`, as in the API.
    LimitOffset,
    /// `page`, from 1, as in addresses of pages.
    Page,
}

/// A parameter of a search that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamError {
    /// The parameter.
    pub parameter: String,
    /// What was given.
    pub given: String,
    /// Why it cannot be used.
    pub problem: ParamProblem,
}

/// Why a parameter of a search cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamProblem {
    /// There is no parameter of this name; these there are.
    Unknown(Vec<&'static str>),
    /// It was given more than once.
    Repeated,
    /// It must be one of these.
    NotOneOf(Vec<&'static str>),
    /// It must be a whole number between these two.
    NotANumber {
        /// The least.
        min: usize,
        /// The most.
        max: usize,
    },
    /// It may have only so many characters.
    TooLong {
        /// The most.
        max: usize,
    },
    /// Nothing of this name is in the catalogue.
    NoSuch,
}

impl SearchRequest {
    /// The longest question, in characters.
    pub const MAX_QUESTION: usize = 500;
    /// The most results at once.
    pub const MAX_LIMIT: usize = 100;
    /// The last result that can be asked for.
    pub const MAX_OFFSET: usize = 1_000_000;
    /// How many results there are on a page.
    pub const PER_PAGE: usize = 20;

    /// Reads the parameters of a search, as they stand in an address. Empty
    /// parameters count as absent, for forms send them so.
    ///
    /// # Errors
    /// Every parameter that cannot be used, with the reason; the request that
    /// comes with them leaves those out, so that nothing typed is lost.
    pub fn read<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        paging: Paging,
        snapshot: &Snapshot,
    ) -> Result<Self, (Box<Self>, Vec<ParamError>)> {
        let mut request = Self { limit: Self::PER_PAGE, ..Self::default() };
        let mut errors = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in pairs {
            let value = value.trim();
            let outcome = if seen.contains(&name) {
                Err(ParamProblem::Repeated)
            } else if value.is_empty() && known(paging).any(|known| known == name) {
                Ok(())
            } else {
                request.take(name, value, paging, snapshot)
            };
            seen.push(name);
            if let Err(problem) = outcome {
                let cut = |text: &str| text.chars().take(100).collect();
                errors.push(ParamError { parameter: cut(name), given: cut(value), problem });
            }
        }
        if errors.is_empty() { Ok(request) } else { Err((Box::new(request), errors)) }
    }

    fn take(&mut self, name: &str, value: &str, paging: Paging, snapshot: &Snapshot) -> Result<(), ParamProblem> {
        let Filters { sector, level, audience, online_level, channel, agency, free } = &mut self.filters;
        match (name, paging) {
            ("q", _) => {
                if value.chars().count() > Self::MAX_QUESTION {
                    self.q = value.chars().take(Self::MAX_QUESTION).collect();
                    return Err(ParamProblem::TooLong { max: Self::MAX_QUESTION });
                }
                self.q = catalogue::text::tidy(value);
            }
            ("sector", _) => *sector = Some(named(value, |slug| snapshot.sector(slug).is_some())?),
            ("agency", _) => *agency = Some(named(value, |slug| snapshot.agency(slug).is_some())?),
            ("level", _) => {
                let keys = AdministrativeLevel::ALL.map(AdministrativeLevel::key);
                *level = Some(one_of(value, AdministrativeLevel::from_key, &keys)?);
            }
            ("audience", _) => *audience = Some(one_of(value, Audience::from_key, &Audience::ALL.map(Audience::key))?),
            ("channel", _) => {
                *channel = Some(one_of(value, ChannelKind::from_key, &ChannelKind::ALL.map(ChannelKind::key))?);
            }
            ("online_level", _) => {
                let keys = ["1", "2", "3", "4", "partial", "full", "either"];
                *online_level = Some(one_of(value, OnlineFilter::parse, &keys)?);
            }
            ("free", _) => *free = flag(value)?,
            ("verbatim", _) => self.verbatim = flag(value)?,
            ("sort", _) => self.sort = one_of(value, Sort::from_key, &Sort::ALL.map(Sort::key))?,
            ("limit", Paging::LimitOffset) => self.limit = number(value, 1, Self::MAX_LIMIT)?,
            ("offset", Paging::LimitOffset) => self.offset = number(value, 0, Self::MAX_OFFSET)?,
            // Whoever gave it out reads it.
            ("cursor", Paging::LimitOffset) => {}
            ("page", Paging::Page) => {
                self.offset = (number(value, 1, Self::MAX_OFFSET / Self::PER_PAGE)? - 1) * Self::PER_PAGE;
            }
            _ => return Err(ParamProblem::Unknown(known(paging).collect())),
        }
        Ok(())
    }

    /// The page of results, from 1.
    #[must_use]
    pub const fn page(&self) -> usize {
        self.offset / Self::PER_PAGE + 1
    }
}

fn known(paging: Paging) -> impl Iterator<Item = &'static str> {
    let pages: &[&str] = match paging {
        Paging::LimitOffset => &["limit", "offset", "cursor"],
        Paging::Page => &["page"],
    };
    ["q", "sector", "level", "audience", "online_level", "channel", "agency", "free", "verbatim", "sort"]
        .iter()
        .chain(pages)
        .copied()
}

fn one_of<T>(value: &str, parse: impl Fn(&str) -> Option<T>, keys: &[&'static str]) -> Result<T, ParamProblem> {
    parse(value).ok_or_else(|| ParamProblem::NotOneOf(keys.to_vec()))
}

fn flag(value: &str) -> Result<bool, ParamProblem> {
    one_of(value, |value| ["0", "1"].iter().position(|key| *key == value), &["0", "1"]).map(|place| place == 1)
}

fn number(value: &str, min: usize, max: usize) -> Result<usize, ParamProblem> {
    value.parse().ok().filter(|n| (min..=max).contains(n)).ok_or(ParamProblem::NotANumber { min, max })
}

/// A name or the address of it, if the catalogue has it.
fn named(value: &str, exists: impl Fn(&str) -> bool) -> Result<Slug, ParamProblem> {
    let slug = Slug::from_name(value);
    if exists(slug.as_str()) { Ok(slug) } else { Err(ParamProblem::NoSuch) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<SearchRequest, (Box<SearchRequest>, Vec<ParamError>)> {
        SearchRequest::read(pairs.iter().copied(), Paging::LimitOffset, &Snapshot::default())
    }

    #[test]
    fn reads_every_parameter() {
        let request = read(&[
            ("q", " kết  hôn "),
            ("level", "commune"),
            ("audience", "citizen"),
            ("online_level", "either"),
            ("channel", "in_person"),
            ("free", "1"),
            ("verbatim", "1"),
            ("sort", "name"),
            ("limit", "5"),
            ("offset", "10"),
            ("sector", ""),
        ])
        .expect("good parameters");
        assert_eq!(request.q, "kết hôn");
        assert_eq!(request.filters.level, Some(AdministrativeLevel::Commune));
        assert_eq!(request.filters.online_level, Some(OnlineFilter::Either));
        assert!(request.filters.free && request.verbatim);
        assert_eq!((request.sort, request.limit, request.offset), (Sort::Name, 5, 10));
    }

    #[test]
    fn refuses_with_the_reason_and_keeps_the_rest() {
        let long = "a".repeat(501);
        for (pairs, parameter, problem) in [
            (vec![("q", "x"), ("limit", "0")], "limit", ParamProblem::NotANumber { min: 1, max: 100 }),
            (vec![("q", "x"), ("limit", "-1")], "limit", ParamProblem::NotANumber { min: 1, max: 100 }),
            (vec![("q", "x"), ("q", "y")], "q", ParamProblem::Repeated),
            (vec![("q", "x"), ("sector", "no-such")], "sector", ParamProblem::NoSuch),
            (vec![("q", "x"), ("free", "yes")], "free", ParamProblem::NotOneOf(vec!["0", "1"])),
            (vec![("q", long.as_str())], "q", ParamProblem::TooLong { max: 500 }),
        ] {
            let (request, errors) = read(&pairs).expect_err(parameter);
            assert_eq!((errors[0].parameter.as_str(), &errors[0].problem), (parameter, &problem));
            assert!(!request.q.is_empty(), "what was typed is kept");
        }
        let (_, errors) = read(&[("page", "2"), ("colour", "red")]).expect_err("unknown");
        assert_eq!(errors.len(), 2);
        assert!(matches!(&errors[1].problem, ParamProblem::Unknown(known) if known.contains(&"offset")));
    }

    #[test]
    fn pages_count_from_one() {
        let request = SearchRequest::read([("page", "3")], Paging::Page, &Snapshot::default()).expect("a page");
        assert_eq!((request.offset, request.page()), (40, 3));
    }
}
