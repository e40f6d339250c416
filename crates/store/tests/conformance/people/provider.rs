//! Coming in through an identity provider, as far as the registry goes.

use async_trait::async_trait;
use registry::people::{
    Claims, Identity, IdentityProvider, PeopleError, ProviderRequest, ProviderStart, Role, SECOND_STEP, SignIn,
};

use super::*;

/// Says of whoever comes with a code `name/subject/mfa` that they are that.
struct Provider;

type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[async_trait]
impl IdentityProvider for Provider {
    fn name(&self) -> &str {
        "Sở Tư pháp"
    }

    async fn begin(&self) -> Result<ProviderRequest, Trouble> {
        Ok(ProviderRequest {
            address: "https://id.example/authorize?state=abc".to_owned(),
            state: "abc".to_owned(),
            nonce: "n".to_owned(),
            verifier: "v".to_owned(),
        })
    }

    async fn finish(&self, request: &ProviderRequest, code: &str) -> Result<Claims, Trouble> {
        assert_eq!((request.nonce.as_str(), request.verifier.as_str()), ("n", "v"));
        let [name, subject, factor] = code.split('/').collect::<Vec<_>>()[..] else { return Err("no code".into()) };
        Ok(Claims {
            identity: Identity { issuer: "https://id.example".to_owned(), subject: subject.to_owned() },
            user_name: Some(name.to_owned()),
            second_factor: factor == "mfa",
        })
    }
}

async fn office_with_provider(place: &Place) -> Office {
    let office = office(place).await;
    let Office { database, accounts, clock } = office;
    Office { database, accounts: accounts.with_provider(Arc::new(Provider)), clock }
}

async fn come(office: &Office, invitation: Option<&Token>, code: &str) -> PeopleResult<SignIn> {
    let ProviderStart { cookie, .. } = office.accounts.begin_provider(invitation).await.expect("it begins");
    office.accounts.finish_provider(&cookie, "abc", code, &browser(None)).await
}

async fn invite_for_provider(office: &Office, by: &Actor, who: &str, roles: &[Role]) -> Invited {
    let new = NewAccount { name: name(who), display_name: who.to_owned(), grants: grants(roles), for_provider: true };
    office.accounts.invite(by, new).await.expect("invited")
}

pub async fn lets_in_whom_a_provider_knows(place: Place) {
    let office = office_with_provider(&place).await;
    assert_eq!(office.accounts.provider_name(), Some("Sở Tư pháp"));
    let admin = office.administrator("quan.tri").await;
    let actor = &admin.session.actor;
    let nobody = come(&office, None, "lan/1/mfa").await;
    assert!(matches!(nobody, Err(PeopleError::NobodyHere)), "{nobody:?}");
    office.member(actor, "minh", &[Role::Editor]).await;
    let taken_over = come(&office, None, "minh/2/mfa").await;
    assert!(matches!(taken_over, Err(PeopleError::NobodyHere)), "an equal name alone is not enough: {taken_over:?}");

    // By name, as an administrator meant it.
    invite_for_provider(&office, actor, "lan", &[Role::Reviewer]).await;
    let Ok(SignIn::Done(entered)) = come(&office, None, "Lan/1/mfa").await else { panic!("she is known") };
    let session = office.session(&entered.session).await.expect("a session");
    assert!(session.actor.second_factor && !session.must_enrol, "the provider asked for a second factor");
    // From now on by who she is there, whatever she is called.
    let Ok(SignIn::Done(_)) = come(&office, None, "khac/1/mfa").await else { panic!("she is bound") };
    let other = come(&office, None, "lan/9/mfa").await;
    assert!(matches!(other, Err(PeopleError::NobodyHere)), "somebody else got her name there: {other:?}");

    // Without one there, ours is set up and then asked for.
    let Ok(SignIn::Done(entered)) = come(&office, None, "lan/1/pwd").await else { panic!("she has none yet") };
    let session = office.session(&entered.session).await.expect("a session");
    assert!(session.must_enrol && !session.actor.second_factor);
    let enrolment = office.accounts.begin_enrolment(&session, &password(PASSWORD)).await.expect("it begins");
    let right = code(&enrolment, office.now());
    office.accounts.confirm_enrolment(&session, &right).await.expect("confirmed");
    office.clock.go_on(STEP);
    let pending = second_step(come(&office, None, "lan/1/pwd").await);
    let right = code(&enrolment, office.now());
    office.accounts.second_step(&pending, &right, &browser(None)).await.expect("both steps");

    office.accounts.close(actor, &name("lan")).await.expect("closed");
    let closed = come(&office, None, "lan/1/mfa").await;
    assert!(matches!(closed, Err(PeopleError::NobodyHere)), "{closed:?}");
}

pub async fn accepts_an_invitation_through_a_provider(place: Place) {
    let office = office_with_provider(&place).await;
    let admin = office.administrator("quan.tri").await;
    let actor = &admin.session.actor;
    let invited = invite_for_provider(&office, actor, "lan", &[Role::Editor]).await;
    let Ok(SignIn::Done(_)) = come(&office, Some(&invited.token), "ten.khac/1/pwd").await else { panic!("accepted") };
    assert!(is_over(&come(&office, Some(&invited.token), "ten.khac/1/pwd").await), "once");
    assert!(is_over(&office.accounts.accept(&invited.token, &password(PASSWORD), &browser(None)).await));
    let second = invite_for_provider(&office, actor, "minh", &[Role::Editor]).await;
    let twice = come(&office, Some(&second.token), "ten.khac/1/pwd").await;
    assert!(matches!(twice, Err(PeopleError::IdentityTaken)), "{twice:?}");
    office.clock.go_on(registry::people::INVITATION);
    let late = come(&office, None, "minh/2/pwd").await;
    assert!(matches!(late, Err(PeopleError::NobodyHere)), "an invitation that is over lets nobody in: {late:?}");
    let lan = office.database.audit_of("lan").await;
    assert!(lan.contains(&"account.identity_bound".to_owned()), "{lan:?}");
}

pub async fn takes_from_a_browser_only_what_it_was_given(place: Place) {
    let office = office_with_provider(&place).await;
    let admin = office.administrator("quan.tri").await;
    invite_for_provider(&office, &admin.session.actor, "lan", &[Role::Editor]).await;
    let cookie = office.accounts.begin_provider(None).await.expect("it begins").cookie;
    let finish = async |cookie: &str, state: &str, code: &str| {
        office.accounts.finish_provider(cookie, state, code, &browser(None)).await
    };
    assert!(is_over(&finish(&cookie, "another", "lan/1/pwd").await), "an answer that nobody here asked for");
    assert!(is_over(&finish("", "abc", "lan/1/pwd").await));
    assert!(is_over(&finish(&cookie[1..], "abc", "lan/1/pwd").await));
    assert!(matches!(finish(&cookie, "abc", "nonsense").await, Err(PeopleError::Provider(_))));
    office.clock.go_on(SECOND_STEP);
    assert!(is_over(&finish(&cookie, "abc", "lan/1/pwd").await), "too late");
    let without = super::office(&place).await;
    assert!(matches!(without.accounts.begin_provider(None).await, Err(PeopleError::NoProvider)));
}

trait AuditOf {
    async fn audit_of(&self, actor: &str) -> Vec<String>;
}

impl AuditOf for Database {
    async fn audit_of(&self, actor: &str) -> Vec<String> {
        use registry::Store;
        let rows = self.audit(1000).await.expect("the audit reads");
        rows.into_iter().filter(|row| row.actor == actor).map(|row| row.action).collect()
    }
}
