//! Looking at what is due, by one node at a time.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use super::{FoundLink, LinkAddress, LinkAnswer, LinkState, LinkStore, Looker, Standing, found};
use crate::{Clock, Result, Snapshot, follow::random_name, legal::LegalStore};

/// How long links are looked at in one go; none is begun afterwards.
const LONGEST: Duration = Duration::from_secs(5 * 60);
/// How long a turn holds: longer than a round with the slowest of links at its end.
const TURN: SignedDuration = SignedDuration::from_mins(10);
/// How many links that answered well before are asked whether there is a way out at all.
const WITNESSES: usize = 3;

/// What came of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Nothing was due.
    NothingDue,
    /// Another node is at it.
    NotOurTurn,
    /// Nobody at all answered, so the fault is here, and nothing was kept.
    NoWayOut {
        /// How many hosts were asked.
        hosts: usize,
    },
    /// Links were looked at.
    Done(Counts),
}

/// How links stood that were looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many were looked at.
    pub looked: usize,
    /// How many answered well.
    pub well: usize,
    /// How many have moved.
    pub moved: usize,
    /// How many failed and are not dead yet.
    pub failing: usize,
    /// How many are dead.
    pub dead: usize,
    /// Of how many nothing can be told.
    pub unclear: usize,
}

impl Counts {
    fn add(&mut self, standing: Standing) {
        self.looked += 1;
        match standing {
            Standing::Well => self.well += 1,
            Standing::Moved => self.moved += 1,
            Standing::Failing => self.failing += 1,
            Standing::Dead => self.dead += 1,
            Standing::Unclear | Standing::New => self.unclear += 1,
        }
    }
}

/// Looks at links when they are due.
pub struct Rounds {
    store: Arc<dyn LinkStore>,
    laws: Arc<dyn LegalStore>,
    clock: Arc<dyn Clock>,
    looker: Looker,
    me: String,
}

/// The links that there are and what is known of them.
struct Known {
    found: BTreeMap<String, FoundLink>,
    states: HashMap<String, LinkState>,
}

impl Rounds {
    /// Over a store, by a clock.
    #[must_use]
    pub fn new(store: Arc<dyn LinkStore>, laws: Arc<dyn LegalStore>, clock: Arc<dyn Clock>, looker: Looker) -> Self {
        Self { store, laws, clock, looker, me: random_name() }
    }

    /// Looks at the links that are due now, at most so many.
    ///
    /// # Errors
    /// When the store fails. What was not kept is looked at again.
    pub async fn run(&self, snapshot: &Snapshot, most: usize) -> Result<Round> {
        // Nobody waits for the lock of writers while there is nothing to do.
        let now = self.clock.now();
        if self.known(snapshot).await?.due(now, most).is_empty() {
            return Ok(Round::NothingDue);
        }
        if !self.store.take_links_turn(&self.me, now, now + TURN).await? {
            return Ok(Round::NotOurTurn);
        }
        let outcome = self.in_turn(snapshot, most).await;
        self.store.end_links_turn(&self.me, self.clock.now()).await?;
        outcome
    }

    async fn known(&self, snapshot: &Snapshot) -> Result<Known> {
        let found = found(snapshot, &self.laws.laws().await?);
        let states = self.store.links().await?.into_iter().map(|state| (state.address.clone(), state)).collect();
        Ok(Known { found, states })
    }

    async fn in_turn(&self, snapshot: &Snapshot, most: usize) -> Result<Round> {
        // Whoever had the turn before may have looked at them.
        let known = self.known(snapshot).await?;
        let due = known.due(self.clock.now(), most);
        if due.is_empty() {
            return Ok(Round::NothingDue);
        }
        let mut counts = Counts::default();
        let mut way_out = false;
        // Failures count only once somebody answered.
        let mut held = Vec::new();
        let mut failed = BTreeSet::new();
        let mut answers = self.looker.go_round(due, LONGEST);
        while let Some((address, answer)) = answers.next().await {
            way_out |= answer.shows_a_way_out();
            let fails = answer.is_failure();
            let state = known.after(&address, answer, self.clock.now());
            counts.add(state.standing());
            if fails && !way_out {
                failed.insert(address.host().to_owned());
                held.push(state);
                continue;
            }
            self.store.keep_links(std::slice::from_ref(&state)).await?;
            if way_out {
                self.store.keep_links(&std::mem::take(&mut held)).await?;
            }
        }
        if !held.is_empty() {
            if !self.is_there_a_way_out(&known, &failed).await {
                return Ok(Round::NoWayOut { hosts: failed.len() });
            }
            self.store.keep_links(&held).await?;
        }
        Ok(Round::Done(counts))
    }

    /// Asks some that answered well before.
    async fn is_there_a_way_out(&self, known: &Known, failed: &BTreeSet<String>) -> bool {
        for address in known.witnesses(failed) {
            if self.looker.look(&address).await.shows_a_way_out() {
                return true;
            }
        }
        false
    }
}

impl Known {
    fn after(&self, address: &LinkAddress, answer: LinkAnswer, now: Timestamp) -> LinkState {
        let kept = self.states.get(address.as_str()).cloned();
        let mut state = kept.unwrap_or_else(|| LinkState::new(address, now));
        state.answered(answer, now);
        state
    }

    /// What is to be looked at, at most so many: what somebody asked for first, then
    /// what has waited longest, and one of each host before a second of any.
    fn due(&self, now: Timestamp, most: usize) -> Vec<LinkAddress> {
        let waits_since = |address: &LinkAddress| match self.states.get(address.as_str()) {
            Some(state) => state.is_due(now).then_some((state.asked_at.is_none(), Some(state.next_at))),
            // What nobody has looked at comes before what was looked at a week ago.
            None => Some((true, None)),
        };
        let lookable = self.found.values().filter_map(|found| found.address.as_ref().ok());
        let mut due: Vec<_> = lookable.filter_map(|address| Some((waits_since(address)?, address))).collect();
        due.sort();
        let mut hosts: Vec<VecDeque<&LinkAddress>> = Vec::new();
        let mut place: HashMap<&str, usize> = HashMap::new();
        for (_, address) in due {
            let at = *place.entry(address.host()).or_insert_with(|| {
                hosts.push(VecDeque::new());
                hosts.len() - 1
            });
            hosts[at].push_back(address);
        }
        let mut chosen = Vec::new();
        while chosen.len() < most {
            let before = chosen.len();
            for waiting in &mut hosts {
                if chosen.len() < most {
                    chosen.extend(waiting.pop_front().cloned());
                }
            }
            if chosen.len() == before {
                break;
            }
        }
        chosen
    }

    /// Links that answered well before, of other hosts, one of each.
    fn witnesses(&self, failed: &BTreeSet<String>) -> Vec<LinkAddress> {
        let mut hosts = failed.clone();
        let well = |address: &&LinkAddress| {
            let state = self.states.get(address.as_str());
            state.is_some_and(|state| matches!(state.standing(), Standing::Well | Standing::Moved))
        };
        let lookable = self.found.values().filter_map(|found| found.address.as_ref().ok());
        lookable
            .filter(well)
            .filter(|address| hosts.insert(address.host().to_owned()))
            .take(WITNESSES)
            .cloned()
            .collect()
    }
}
