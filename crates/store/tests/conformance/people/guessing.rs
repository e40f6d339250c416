//! What guessing costs, and whom.

use jiff::SignedDuration;
use registry::people::{PeopleError, Role, SignIn, Token};

use super::*;

/// Guesses until one must wait, and says how long.
async fn guess(office: &Office, who: &str, device: Option<&Token>) -> SignedDuration {
    for _ in 0..100 {
        match office.sign_in(who, WRONG, device).await {
            Err(PeopleError::WrongCredentials) => {}
            Err(PeopleError::Locked { until }) => return until.duration_since(office.now()),
            other => panic!("{other:?}"),
        }
    }
    panic!("one may guess for ever");
}

pub async fn slows_the_stranger_and_not_the_owner(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    let mut waits = Vec::new();
    for _ in 0..6 {
        let wait = guess(&office, "lan", None).await;
        waits.push(wait.as_secs() / 60);
        assert!(is_locked(&office.sign_in("lan", PASSWORD, None).await), "right or wrong, it is not looked at");
        assert!(is_locked(&office.sign_in("lan", PASSWORD, Some(&Token::random())).await), "a cookie made up is none");
        assert!(is_locked(&office.sign_in("lan", PASSWORD, Some(&admin.device)).await), "nor is another's");
        let own = office.sign_in("lan", PASSWORD, Some(&lan.device)).await;
        assert!(matches!(own, Ok(SignIn::Done(_))), "on her own device: {own:?}");
        office.clock.go_on(wait);
    }
    assert_eq!(waits, [1, 2, 4, 8, 15, 15]);
    // Once it is over, the owner comes in from anywhere, and it begins anew.
    assert!(matches!(office.sign_in("lan", PASSWORD, None).await, Ok(SignIn::Done(_))));
    assert_eq!(guess(&office, "lan", None).await, MINUTE);
    // Whoever has the device guesses no faster.
    assert_eq!(guess(&office, "lan", Some(&lan.device)).await, MINUTE);
    assert!(is_locked(&office.sign_in("lan", PASSWORD, Some(&lan.device)).await));
}

/// Each answer to a name that nobody has is the one that a real name gets.
pub async fn answers_to_unknown_names_as_to_known_ones(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    let told = async |who: &str| match office.sign_in(who, WRONG, None).await {
        Err(PeopleError::WrongCredentials) => "wrong".to_owned(),
        Err(PeopleError::Locked { until }) => format!("wait {}", until.duration_since(office.now()).as_secs()),
        other => panic!("{other:?}"),
    };
    for attempt in 0..40 {
        let known = told("lan").await;
        assert_eq!(told("khong.co").await, known, "attempt {attempt}");
        assert_eq!(told("không phải tên").await, known, "attempt {attempt}");
        office.clock.go_on(SignedDuration::from_secs(20));
    }
}

pub async fn counts_each_of_many_guesses_at_once(place: Place) {
    let office = Arc::new(office(&place).await);
    let admin = office.administrator("quan.tri").await;
    office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    for who in ["lan", "khong.co"] {
        let guesses: Vec<_> = (0..20)
            .map(|_| {
                let office = Arc::clone(&office);
                tokio::spawn(async move { office.sign_in(who, WRONG, None).await })
            })
            .collect();
        let (mut wrong, mut locked) = (0, 0);
        for guess in guesses {
            let outcome = guess.await.expect("a guess");
            wrong += usize::from(is_wrong(&outcome));
            locked += usize::from(is_locked(&outcome));
        }
        assert_eq!((wrong, locked), (5, 15), "{who}");
    }
}

/// A password that is known does not make the second step cheap.
pub async fn counts_wrong_codes_too(place: Place) {
    let office = office(&place).await;
    let person = office.administrator("quan.tri").await;
    office.clock.go_on(STEP);
    let mut tried = 0;
    let locked = loop {
        // The right password in between gives no new attempts.
        let pending = match office.sign_in("quan.tri", PASSWORD, None).await {
            Ok(SignIn::SecondStep(pending)) => pending,
            other => break other.map(drop),
        };
        match office.accounts.second_step(&pending, "0000-0000-0000-0000", &browser(None)).await {
            Err(PeopleError::WrongCode) => tried += 1,
            other => break other.map(drop),
        }
        assert!(tried < 20);
    };
    assert!(is_locked(&locked), "{locked:?}");
    assert_eq!(tried, 5);
    let pending = second_step(office.sign_in("quan.tri", PASSWORD, Some(&person.device)).await);
    let right = code(person.enrolment.as_ref().expect("a second factor"), office.now());
    office.accounts.second_step(&pending, &right, &browser(Some(&person.device))).await.expect("the owner comes in");
}

/// Four wrong ones, then the right one: nobody waits for the second step.
pub async fn lets_the_right_password_through_at_the_fifth_attempt(place: Place) {
    let office = office(&place).await;
    let person = office.administrator("quan.tri").await;
    office.clock.go_on(STEP);
    for _ in 0..4 {
        assert!(is_wrong(&office.sign_in("quan.tri", WRONG, None).await));
    }
    let pending = second_step(office.sign_in("quan.tri", PASSWORD, None).await);
    let right = code(person.enrolment.as_ref().expect("a second factor"), office.now());
    office.accounts.second_step(&pending, &right, &browser(None)).await.expect("in");
}

/// One password on all names: no name is guessed often, but the network is.
pub async fn slows_a_network_that_tries_every_name(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let from = |address: &str| Browser { network: address.parse().ok(), ..browser(None) };
    let try_out = async |who: &str, from: &Browser| office.accounts.sign_in(who, &password(PASSWORD), from).await;
    let (bad, good) = (from("203.0.113.7"), from("203.0.113.8"));
    let mut guesses = 0;
    while is_wrong(&try_out(&format!("name{guesses}"), &bad).await) {
        guesses += 1;
        assert!(guesses < 1_000, "one may guess for ever");
    }
    assert!(guesses >= 50, "an office of many people is behind one address: {guesses}");
    assert!(is_locked(&try_out("quan.tri", &bad).await), "right or wrong, it is not looked at");
    second_step(try_out("quan.tri", &good).await);
    office.clock.go_on(MINUTE);
    second_step(try_out("quan.tri", &bad).await);
    assert!(office.session(&admin.token).await.is_some());
}
