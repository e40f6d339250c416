//! Which network a request comes from, for what is limited by network. It is told to
//! the pages and to nobody else: no log has it, and nothing is kept of it.

use std::net::{IpAddr, SocketAddr};

use app::site::Network;
use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};

/// The header in which a proxy tells for whom it asks.
const FORWARDED: &str = "x-forwarded-for";

/// Tells it to the pages that ask.
pub async fn tell(mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    if let Some(network) = peer.and_then(|peer| network(peer, request.headers())) {
        request.extensions_mut().insert(Network(network));
    }
    next.run(request).await
}

/// Who is at the other end; where that is a proxy on this machine or in this house,
/// whom it names last, for that it has seen itself. A proxy on this machine that
/// names nobody speaks for everybody, so nobody is limited.
fn network(peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer.to_canonical();
    let within = match peer {
        IpAddr::V4(peer) => peer.is_loopback() || peer.is_private(),
        IpAddr::V6(peer) => peer.is_loopback() || peer.is_unique_local(),
    };
    if !within {
        return Some(peer);
    }
    let last = headers.get_all(FORWARDED).iter().next_back().and_then(|value| value.to_str().ok());
    let named = last.and_then(|list| list.rsplit(',').next()).and_then(|named| named.trim().parse().ok());
    named.or_else(|| (!peer.is_loopback()).then_some(peer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_of_the_house_is_believed_and_nobody_else() {
        for (peer, forwarded, expected) in [
            ("203.0.113.7", None, Some("203.0.113.7")),
            ("203.0.113.7", Some("198.51.100.1"), Some("203.0.113.7")),
            ("127.0.0.1", Some("198.51.100.1"), Some("198.51.100.1")),
            ("::ffff:127.0.0.1", Some("6.6.6.6, 198.51.100.1"), Some("198.51.100.1")),
            ("10.0.0.4", Some("2001:db8::1"), Some("2001:db8::1")),
            ("10.0.0.4", None, Some("10.0.0.4")),
            ("10.0.0.4", Some("nonsense"), Some("10.0.0.4")),
            ("127.0.0.1", None, None),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(forwarded) = forwarded {
                headers.insert(FORWARDED, forwarded.parse().expect("a value"));
            }
            let peer = peer.parse().expect("an address");
            let expected = expected.map(|text| text.parse::<IpAddr>().expect("an address"));
            assert_eq!(network(peer, &headers), expected, "{peer} {forwarded:?}");
        }
    }
}
