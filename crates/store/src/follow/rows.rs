use std::collections::HashMap;

use catalogue::Lang;
use registry::{
    OutboxPosition,
    follow::{EmailAddress, Follow, Follower, FollowerId, Topic, TopicKind},
    people::TokenHash,
};
use sqlx::FromRow;

use crate::rows::{Result, number, parse, slug, unreadable};

#[derive(FromRow)]
pub(super) struct FollowerRow {
    pub id: i64,
    address: String,
    lang: String,
    nonce: String,
    token: String,
    asks: i64,
    asks_since: String,
    refusals: i64,
    stopped_at: Option<String>,
}

#[derive(FromRow)]
pub(super) struct FollowRow {
    follower_id: i64,
    kind: String,
    slug: String,
    lang: String,
    nonce: String,
    token: String,
    asked_at: String,
    confirmed_at: Option<String>,
    after_position: i64,
}

pub(super) fn topic(kind: &str, address: &str) -> Result<Topic> {
    let kind = TopicKind::from_key(kind).ok_or_else(|| unreadable("kind")(kind.into()))?;
    Ok(Topic::new(kind, slug(address)?))
}

/// Whose language is here no more reads Vietnamese.
fn lang(tag: &str) -> Lang {
    Lang::from_tag(tag).unwrap_or_default()
}

/// Followers, each with what they follow.
pub(super) fn join(followers: Vec<FollowerRow>, follows: Vec<FollowRow>) -> Result<HashMap<i64, Follower>> {
    let mut joined = HashMap::new();
    for row in followers {
        let address = EmailAddress::parse(&row.address).ok_or_else(|| unreadable("address")("no address".into()))?;
        let follower = Follower {
            id: Some(FollowerId(row.id)),
            address,
            lang: lang(&row.lang),
            nonce: row.nonce,
            token: TokenHash(row.token),
            asks: number(row.asks)?,
            asks_since: parse("asks_since", &row.asks_since)?,
            refusals: number(row.refusals)?,
            stopped_at: row.stopped_at.map(|text| parse("stopped_at", &text)).transpose()?,
            follows: Vec::new(),
            to_ask: Vec::new(),
        };
        joined.insert(row.id, follower);
    }
    for row in follows {
        let Some(follower) = joined.get_mut(&row.follower_id) else { continue };
        follower.follows.push(Follow {
            topic: topic(&row.kind, &row.slug)?,
            lang: lang(&row.lang),
            nonce: row.nonce,
            token: TokenHash(row.token),
            asked_at: parse("asked_at", &row.asked_at)?,
            confirmed_at: row.confirmed_at.map(|text| parse("confirmed_at", &text)).transpose()?,
            after: OutboxPosition(row.after_position),
        });
    }
    Ok(joined)
}
