//! What is asked: the parameters of a request, each of which must be known, once, and
//! right. Empty ones count as absent, for forms send them so.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use catalogue::Lang;
use jiff::civil::Date;
use locale::text;
use registry::{ParamError, ParamProblem};

use super::{
    cursor,
    list::{LIMIT, MOST},
};
use crate::http::problem::{Problem, asked_language};

/// The parameters of a request.
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
    known: Vec<&'static str>,
    problem: Option<Problem>,
    /// The language in which the client wants to hear what is wrong.
    pub lang: Lang,
}

/// Which part of a list is asked for.
pub struct Stretch {
    /// How many items at most.
    pub limit: usize,
    /// The place after which it begins.
    pub after: Option<Vec<String>>,
    list: &'static str,
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let pairs = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
        Ok(Self {
            path: parts.uri.path().to_owned(),
            pairs: pairs.into_owned().collect(),
            known: Vec::new(),
            problem: None,
            lang: asked_language(&parts.headers),
        })
    }
}

impl Query {
    /// The value of a parameter, without spaces around it.
    pub fn take(&mut self, name: &'static str) -> Option<String> {
        self.known.push(name);
        let mut given = self.pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned());
        let (first, more) = (given.next(), given.next());
        if let (Some(_), Some(again)) = (&first, more) {
            self.refuse(name, &again, &ParamProblem::Repeated);
        }
        first.filter(|value| !value.is_empty())
    }

    /// A text of at most so many characters, as it was typed.
    pub fn untidied(&mut self, name: &'static str, max: usize) -> Option<String> {
        self.text(name, max)?;
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    /// A text of at most so many characters.
    pub fn text(&mut self, name: &'static str, max: usize) -> Option<String> {
        let value = self.take(name)?;
        if value.chars().count() > max {
            self.refuse(name, &value, &ParamProblem::TooLong { max });
            return None;
        }
        Some(value)
    }

    /// A whole number within bounds.
    pub fn number(&mut self, name: &'static str, min: usize, max: usize) -> Option<usize> {
        let value = self.take(name)?;
        let number = value.parse().ok().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.refuse(name, &value, &ParamProblem::NotANumber { min, max });
        }
        number
    }

    /// A word that is one of a list.
    pub fn one_of<T>(
        &mut self,
        name: &'static str,
        words: &[&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let found = read(&value);
        if found.is_none() {
            self.refuse(name, &value, &ParamProblem::NotOneOf(words.to_vec()));
        }
        found
    }

    /// A language of the interface; Vietnamese where none is asked for.
    pub fn language(&mut self) -> Lang {
        self.one_of("lang", &Lang::ALL.map(Lang::tag), Lang::from_tag).unwrap_or_default()
    }

    /// A day, as `2026-01-15`.
    pub fn day(&mut self, name: &'static str) -> Option<Date> {
        let value = self.take(name)?;
        let plain = value.len() == 10 && value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let day = plain.then(|| value.parse::<Date>().ok()).flatten().filter(|day| day.year() >= 1900);
        if day.is_none() {
            self.refuse_because(name, &value, "problem-not-a-day");
        }
        day
    }

    /// Something of the catalogue by its slug.
    pub fn named<T>(&mut self, name: &'static str, find: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.take(name)?;
        let found = find(&value);
        if found.is_none() {
            self.refuse(name, &value, &ParamProblem::NoSuch);
        }
        found
    }

    /// Which part of a list is asked for.
    pub fn stretch(&mut self, list: &'static str) -> Stretch {
        let limit = self.number("limit", 1, MOST).unwrap_or(LIMIT);
        let after = self.take("cursor").and_then(|given| {
            let after = cursor::read(list, &given);
            if after.is_none() {
                self.refuse_because("cursor", &given, "problem-cursor");
            }
            after
        });
        Stretch { limit, after, list }
    }

    /// Says what is wrong with a parameter.
    pub fn refuse(&mut self, name: &str, given: &str, problem: &ParamProblem) {
        let error = ParamError { parameter: cut(name), given: cut(given), problem: problem.clone() };
        let refused = Problem::parameters(self.lang, std::slice::from_ref(&error));
        self.add(refused);
    }

    /// Says what is wrong with a parameter, by the key of a text.
    pub fn refuse_because(&mut self, name: &str, given: &str, key: &str) {
        let refused = Problem::parameter(self.lang, cut(name), cut(given), text(self.lang, key));
        self.add(refused);
    }

    fn add(&mut self, refused: Problem) {
        match &mut self.problem {
            Some(problem) => problem.join(refused),
            None => self.problem = Some(refused),
        }
    }

    /// Whether all of it can be used.
    ///
    /// # Errors
    /// What is wrong, with the reasons. What nobody asked for is no parameter.
    pub fn check(&mut self) -> Result<(), Problem> {
        let known = self.known.clone();
        let strange: Vec<(String, String)> =
            self.pairs.iter().filter(|(name, _)| !known.iter().any(|known| known == name)).cloned().collect();
        for (name, given) in strange {
            self.refuse(&name, &given, &ParamProblem::Unknown(known.clone()));
        }
        self.problem.take().map_or(Ok(()), Err)
    }

    /// The problem that something is not there.
    pub fn missing(&self, key: &str) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, self.lang, key)
    }

    /// The address of the part of a list that begins at a cursor, all else being as it is.
    pub fn next(&self, cursor: &str) -> String {
        let mut address = form_urlencoded::Serializer::new(String::new());
        let kept = |(name, value): &&(String, String)| {
            !matches!(name.as_str(), "cursor" | "offset") && !value.trim().is_empty()
        };
        address.extend_pairs(self.pairs.iter().filter(kept)).append_pair("cursor", cursor);
        format!("{}?{}", self.path, address.finish())
    }
}

fn cut(text: &str) -> String {
    text.chars().take(100).collect()
}

impl Stretch {
    /// The cursor that goes on after a key.
    pub fn cursor(&self, parts: &[&str]) -> String {
        cursor::written(self.list, parts)
    }

    /// The one part of the place that it begins after.
    pub fn key(&self) -> Option<&str> {
        self.after.as_ref()?.first().map(String::as_str)
    }
}
