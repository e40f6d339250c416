//! Lists, given part by part.

use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::query::{Query, Stretch};
use crate::http::problem::Problem;

/// How many items are given where nobody says how many.
pub const LIMIT: usize = 20;
/// How many items are given at most.
pub const MOST: usize = 100;

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub struct List<T> {
    /// The items.
    items: Vec<T>,
    /// How many there are in all.
    total: usize,
    /// The address of the next part; null where this is the last.
    #[schema(required)]
    next: Option<String>,
}

/// Some items of a list, and the cursor that goes on after them.
pub struct Part<'a, T> {
    /// The items.
    pub items: &'a [T],
    /// The cursor, where more follow.
    pub cursor: Option<String>,
}

impl<T: Serialize> List<T> {
    /// A part of a list.
    pub fn new(query: &Query, items: Vec<T>, total: usize, cursor: Option<String>) -> Self {
        Self { items, total, next: cursor.map(|cursor| query.next(&cursor)) }
    }
}

impl<T: Serialize> IntoResponse for List<T> {
    fn into_response(self) -> Response {
        linked(self.next.clone(), Json(self))
    }
}

/// An answer with a link to the next part.
pub fn linked(next: Option<String>, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    if let Some(link) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

/// A part of a list that is in the order of its keys. It goes on rightly after an
/// item that is no longer there.
pub fn sorted<'a, T>(items: &'a [T], key: impl Fn(&T) -> &str, stretch: &Stretch) -> Part<'a, T> {
    let from = stretch.key().map_or(0, |after| items.partition_point(|item| key(item) <= after));
    part(items, from, key, stretch)
}

/// A part of a list that is in an order of its own.
///
/// # Errors
/// When the item that it is to go on after is no longer there.
pub fn ordered<'a, T>(
    items: &'a [T],
    key: impl Fn(&T) -> String,
    stretch: &Stretch,
    query: &mut Query,
) -> Result<Part<'a, T>, Problem> {
    let from = match stretch.key() {
        None => 0,
        Some(after) => match items.iter().position(|item| key(item) == after) {
            Some(place) => place + 1,
            None => {
                query.refuse_because("cursor", after, "problem-cursor-gone");
                query.check()?;
                items.len()
            }
        },
    };
    Ok(part(items, from, key, stretch))
}

fn part<'a, T, K: AsRef<str>>(items: &'a [T], from: usize, key: impl Fn(&'a T) -> K, stretch: &Stretch) -> Part<'a, T> {
    let to = items.len().min(from + stretch.limit);
    let given = &items[from..to];
    let more = to < items.len();
    let cursor = given.last().filter(|_| more).map(|last| stretch.cursor(&[key(last).as_ref()]));
    Part { items: given, cursor }
}
