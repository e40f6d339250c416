//! Looking at links: what is asked of the web, in which order, and how politely.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use tokio::{
    sync::mpsc::{self, UnboundedReceiver},
    task::JoinSet,
    time::Instant,
};

use super::{LinkAddress, LinkAnswer, NotLooked, Turns};

/// How often a link may lead on.
const MOST_REDIRECTS: usize = 5;
/// How many hosts are asked at once.
const HOSTS_AT_ONCE: usize = 4;
/// "Too many requests."
const TOO_MANY: u16 = 429;

/// What is asked of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What it would answer, without the answer itself.
    Head,
    /// The answer; no more of it is taken than its head.
    Get,
}

/// The head of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Where it leads on to.
    pub location: Option<String>,
}

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nobody was asked.
    #[error("nobody was asked: {0}")]
    NotLooked(NotLooked),
    /// It took too long.
    #[error("the answer took too long")]
    TooSlow,
    /// The name of the host is unknown.
    #[error("the name of the host is unknown")]
    NameUnknown,
    /// Its certificate is not trusted.
    #[error("the certificate is not trusted")]
    BadCertificate,
    /// It takes no connection, or ends it.
    #[error("the host cannot be reached")]
    Unreachable,
}

impl From<Trouble> for LinkAnswer {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotLooked(why) => Self::NotLooked { why },
            Trouble::TooSlow => Self::TooSlow,
            Trouble::NameUnknown => Self::NameUnknown,
            Trouble::BadCertificate => Self::BadCertificate,
            Trouble::Unreachable => Self::Unreachable,
        }
    }
}

/// The web, one request at a time: it follows nothing, and checks at each request that
/// what it connects to is public.
#[async_trait]
pub trait Web: Send + Sync {
    /// Asks a server for the head of an answer.
    ///
    /// # Errors
    /// When there is none.
    async fn ask(&self, ask: Ask, address: &LinkAddress) -> Result<Reply, Trouble>;
}

/// Looks at links. Cheap to clone.
#[derive(Clone)]
pub struct Looker {
    web: Arc<dyn Web>,
    turns: Turns,
}

/// What came of looking at several links, as it comes. Dropping it ends the looking.
pub struct Answers {
    coming: UnboundedReceiver<(LinkAddress, LinkAnswer)>,
    _workers: JoinSet<()>,
}

impl Answers {
    /// The next answer; nothing where there are no more.
    pub async fn next(&mut self) -> Option<(LinkAddress, LinkAnswer)> {
        self.coming.recv().await
    }
}

impl Looker {
    /// At the web, with so much time between two requests to one host.
    #[must_use]
    pub fn new(web: Arc<dyn Web>, pause: Duration) -> Self {
        Self { web, turns: Turns::new(pause) }
    }

    /// Looks at a link, wherever it leads on to.
    pub async fn look(&self, link: &LinkAddress) -> LinkAnswer {
        let mut at = link.clone();
        // Up to where it moved for good; what comes after a move for now does not count.
        let (mut moved, mut for_good) = (None, true);
        for _ in 0..=MOST_REDIRECTS {
            let Reply { status, location } = match self.ask(&at).await {
                Ok(reply) => reply,
                Err(trouble) => return trouble.into(),
            };
            let Some(location) = location.filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308)) else {
                return LinkAnswer::of_status(status, moved.as_ref());
            };
            let next = match at.join(&location) {
                Ok(next) => next,
                Err(why) => return LinkAnswer::NotLooked { why },
            };
            for_good &= matches!(status, 301 | 308);
            if for_good {
                moved = Some(next.clone());
            }
            at = next;
        }
        LinkAnswer::Astray
    }

    /// Looks at links, those of a host one after the other and some hosts at once.
    /// None is begun after so long a time.
    #[must_use]
    pub fn go_round(&self, links: Vec<LinkAddress>, longest: Duration) -> Answers {
        let mut hosts: BTreeMap<String, Vec<LinkAddress>> = BTreeMap::new();
        for link in links {
            hosts.entry(link.host().to_owned()).or_default().push(link);
        }
        let waiting = Arc::new(Mutex::new(hosts.into_values().collect::<Vec<_>>()));
        let until = Instant::now() + longest;
        let (sender, coming) = mpsc::unbounded_channel();
        let mut workers = JoinSet::new();
        for _ in 0..HOSTS_AT_ONCE {
            let (looker, waiting, sender) = (self.clone(), Arc::clone(&waiting), sender.clone());
            workers.spawn(async move {
                while let Some(links) = next_host(&waiting) {
                    for link in links {
                        if Instant::now() >= until {
                            return;
                        }
                        let answer = looker.look(&link).await;
                        if sender.send((link, answer)).is_err() {
                            return;
                        }
                    }
                }
            });
        }
        Answers { coming, _workers: workers }
    }

    /// Asks without the answer itself, and for it where a server does not know that or
    /// says something else then.
    async fn ask(&self, at: &LinkAddress) -> Result<Reply, Trouble> {
        match self.once(Ask::Head, at).await {
            Ok(reply) if reply.status >= 400 && reply.status != TOO_MANY => self.once(Ask::Get, at).await,
            Err(Trouble::Unreachable) => self.once(Ask::Get, at).await,
            other => other,
        }
    }

    async fn once(&self, ask: Ask, at: &LinkAddress) -> Result<Reply, Trouble> {
        let _turn = self.turns.take(at.host()).await;
        self.web.ask(ask, at).await
    }
}

fn next_host(waiting: &Mutex<Vec<Vec<LinkAddress>>>) -> Option<Vec<LinkAddress>> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

#[cfg(test)]
mod tests;
