//! The second factor: a code that changes every half minute (TOTP, RFC 6238).

use jiff::Timestamp;
use totp_rs::{Algorithm, Builder, Totp};

use super::{Enrolment, KeptFactor, PeopleError, PeopleResult, SecretKey, SessionId, UserName, random};

const DIGITS: u8 = 6;
/// Seconds.
const STEP: u64 = 30;
/// How many steps a clock may be off.
const SKEW: u16 = 1;
/// 160 bits, as RFC 4226 recommends.
const SECRET: usize = 20;
/// What an app shows above the code.
const ISSUER: &str = "Minh Bạch";

/// A new secret, sealed for this account and the session that begins: somebody who
/// began in another session does not come to know the secret that is confirmed here.
pub(super) fn begin(key: &SecretKey, name: &UserName, session: SessionId) -> String {
    key.seal(&begun(name, session), &random::bytes::<SECRET>())
}

/// How a secret that was begun in this session is put into an app.
pub(super) fn shown(key: &SecretKey, name: &UserName, session: SessionId, sealed: &str) -> PeopleResult<Enrolment> {
    let secret = key.open(&begun(name, session), sealed).ok_or(PeopleError::Key)?;
    let totp = totp(name, secret)?;
    let secret = totp.secret().to_base32();
    let groups: Vec<String> =
        secret.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    let address = totp.to_url().map_err(|_| PeopleError::Key)?;
    Ok(Enrolment { secret: groups.join(" "), address })
}

/// Whether a secret was begun in this session.
pub(super) fn is_of(key: &SecretKey, name: &UserName, session: SessionId, sealed: &str) -> bool {
    key.open(&begun(name, session), sealed).is_some()
}

/// Whether a secret can be read with the key.
pub(super) fn opens(key: &SecretKey, name: &UserName, sealed: &str) -> bool {
    key.open(&purpose(name), sealed).is_some()
}

/// The factor that was begun in this session, if this is a code of it.
pub(super) fn confirmed(
    key: &SecretKey,
    name: &UserName,
    session: SessionId,
    sealed: &str,
    code: &str,
    now: Timestamp,
) -> PeopleResult<Option<KeptFactor>> {
    let Some(secret) = key.open(&begun(name, session), sealed) else { return Err(PeopleError::NoFactor) };
    let sealed = key.seal(&purpose(name), &secret);
    let step = step(&totp(name, secret)?, code, now);
    Ok(step.map(|step| KeptFactor { sealed, last_step: Some(step) }))
}

/// The step of time whose code this is, if it is one of now.
fn check(key: &SecretKey, name: &UserName, sealed: &str, code: &str, now: Timestamp) -> PeopleResult<Option<i64>> {
    let secret = key.open(&purpose(name), sealed).ok_or(PeopleError::Key)?;
    Ok(step(&totp(name, secret)?, code, now))
}

fn step(totp: &Totp, code: &str, now: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    totp.check(&code, seconds).and_then(|step| i64::try_from(step).ok())
}

/// Whether something typed has the form of a code.
pub(super) fn is_code(typed: &str) -> bool {
    let digits = typed.chars().filter(|c| !c.is_whitespace());
    digits.clone().count() == usize::from(DIGITS) && digits.clone().all(|c| c.is_ascii_digit())
}

impl KeptFactor {
    /// Takes a code, once: no code of this step or one before is taken again.
    pub(super) fn take(&mut self, key: &SecretKey, name: &UserName, code: &str, now: Timestamp) -> PeopleResult<bool> {
        let step = check(key, name, &self.sealed, code, now)?;
        let Some(step) = step.filter(|step| self.last_step.is_none_or(|last| *step > last)) else { return Ok(false) };
        self.last_step = Some(step);
        Ok(true)
    }
}

fn totp(name: &UserName, secret: Vec<u8>) -> PeopleResult<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS)
        .with_skew(SKEW)
        .with_step_duration(STEP)
        .with_secret(secret)
        .with_account_name(name.as_str())
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(|_| PeopleError::Key)
}

/// A secret is sealed for one account: copied to another it opens nothing.
fn purpose(name: &UserName) -> String {
    format!("second factor of {name}")
}

/// While it is set up, it is sealed for one session, too.
fn begun(name: &UserName, session: SessionId) -> String {
    format!("second factor of {name}, begun in session {}", session.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_at(key: &SecretKey, name: &UserName, sealed: &str, seconds: i64) -> String {
        let seconds = u64::try_from(seconds).expect("after 1970");
        let secret = key.open(&purpose(name), sealed).expect("it opens");
        totp(name, secret).expect("a secret").generate(seconds).to_string()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("an instant")
    }

    fn lan() -> (SecretKey, UserName) {
        (SecretKey::random(), UserName::parse("lan").expect("a name"))
    }

    fn kept(key: &SecretKey, name: &UserName) -> String {
        key.seal(&purpose(name), &random::bytes::<SECRET>())
    }

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let (key, name) = lan();
        let sealed = key.seal(&purpose(&name), b"12345678901234567890");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(code_at(&key, &name, &sealed, seconds), code);
            assert_eq!(check(&key, &name, &sealed, code, at(seconds)).expect("it opens"), Some(seconds / 30));
        }
    }

    #[test]
    fn a_clock_may_be_off_by_one_step() {
        let (key, name) = lan();
        let sealed = kept(&key, &name);
        let now = 1_780_000_000 / 30 * 30;
        let code = code_at(&key, &name, &sealed, now);
        let taken = |seconds: i64| check(&key, &name, &sealed, &code, at(seconds)).expect("it opens").is_some();
        assert!([-30, -1, 0, 29, 59].into_iter().all(|off| taken(now + off)));
        assert!(!taken(now - 31) && !taken(now + 60));
    }

    #[test]
    fn a_code_is_taken_once_and_none_before_it() {
        let (key, name) = lan();
        let mut factor = KeptFactor { sealed: kept(&key, &name), last_step: None };
        let now = 1_780_000_010;
        let (before, code) =
            (code_at(&key, &name, &factor.sealed, now - 30), code_at(&key, &name, &factor.sealed, now));
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert!(factor.take(&key, &name, &spaced, at(now)).expect("it opens"));
        assert!(!factor.take(&key, &name, &code, at(now)).expect("it opens"));
        assert!(!factor.take(&key, &name, &before, at(now)).expect("it opens"));
        let next = code_at(&key, &name, &factor.sealed, now + 30);
        assert!(factor.take(&key, &name, &next, at(now + 30)).expect("it opens"));
    }

    #[test]
    fn what_is_no_code_is_none() {
        let (key, name) = lan();
        let sealed = kept(&key, &name);
        for typed in ["", "12345", "+12345", "1234567", "１２３４５６", "abcdef"] {
            assert_eq!(check(&key, &name, &sealed, typed, at(1_780_000_000)).expect("it opens"), None, "{typed}");
        }
    }

    #[test]
    fn an_app_takes_the_address() {
        let (key, name) = lan();
        let sealed = key.seal(&begun(&name, SessionId(1)), b"12345678901234567890");
        let enrolment = shown(&key, &name, SessionId(1), &sealed).expect("it opens");
        assert_eq!(enrolment.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(enrolment.address.starts_with("otpauth://totp/Minh%20B%E1%BA%A1ch:lan?"), "{}", enrolment.address);
        assert!(enrolment.address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{}", enrolment.address);
    }

    #[test]
    fn a_secret_is_sealed_for_one_account_one_session_and_one_key() {
        let (key, name) = lan();
        let (minh, session) = (UserName::parse("minh").expect("a name"), SessionId(1));
        let sealed = begin(&key, &name, session);
        assert!(shown(&key, &name, session, &sealed).is_ok() && is_of(&key, &name, session, &sealed));
        assert!(matches!(shown(&key, &minh, session, &sealed), Err(PeopleError::Key)));
        assert!(matches!(shown(&key, &name, SessionId(2), &sealed), Err(PeopleError::Key)));
        assert!(matches!(shown(&SecretKey::random(), &name, session, &sealed), Err(PeopleError::Key)));
        assert!(!opens(&key, &name, &sealed), "what is not confirmed opens nothing");
    }
}
