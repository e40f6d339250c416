use std::{fmt, sync::Arc};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier},
};
use catalogue::text::fold;
use tokio::{sync::Semaphore, task};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

use super::{PeopleError, PeopleResult, UserName};

/// A password as it was typed. Never shown, never kept.
#[derive(Clone)]
pub struct Password(String);

/// What is kept of a password: argon2id with its salt and parameters, as a PHC
/// string.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

/// Why a password will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer characters than [`Password::SHORTEST`].
    #[error("too short")]
    TooShort,
    /// More characters than [`Password::LONGEST`].
    #[error("too long")]
    TooLong,
    /// Easy to guess: common, a pattern, or made of the person's own names.
    #[error("easy to guess")]
    Guessable,
    /// The same as before.
    #[error("the same as before")]
    Same,
}

impl PasswordFault {
    /// The key of its message.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::Guessable => "password-guessable",
            Self::Same => "password-same",
        }
    }
}

/// Words that everybody here would try first.
const WELL_KNOWN: [&str; 8] = ["minhbach", "minh", "bach", "matkhau", "thutuc", "hanhchinh", "vietnam", "quantri"];
/// How easy it may be to guess, from 0 to 4: from 3 on it takes ten thousand
/// million guesses.
const STRONG: Score = Score::Three;

impl Password {
    /// The fewest characters of a new password.
    pub const SHORTEST: usize = 12;
    /// The most characters.
    pub const LONGEST: usize = 128;

    /// What was typed.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        // An accent may be typed as one sign or as two. What is far too long is
        // kept too long, and costs nothing.
        Self(text.nfkc().take(Self::LONGEST + 1).collect())
    }

    /// Whether it will do for somebody of these names.
    fn check(&self, name: &UserName, display_name: &str) -> Result<(), PasswordFault> {
        let characters = self.0.chars().count();
        if characters < Self::SHORTEST {
            return Err(PasswordFault::TooShort);
        }
        if characters > Self::LONGEST {
            return Err(PasswordFault::TooLong);
        }
        let folded = fold(display_name);
        let joined: String = folded.split_whitespace().collect();
        let mut known: Vec<&str> = WELL_KNOWN.to_vec();
        known.extend([name.as_str(), display_name, &joined]);
        known.extend(name.as_str().split(['.', '-', '_', '@']).filter(|part| part.len() > 2));
        known.extend(folded.split_whitespace().filter(|part| part.len() > 2));
        // Without accents it is read as whoever guesses would write it.
        let entropy = zxcvbn(&self.0, &known).score().min(zxcvbn(&fold(&self.0), &known).score());
        if entropy < STRONG { Err(PasswordFault::Guessable) } else { Ok(()) }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// How many passwords are hashed at once. Each takes 19 MB and a processor for a
/// moment; whoever sends many waits in line.
const AT_ONCE: usize = 4;

/// Hashes and verifies, beside the threads that answer requests.
pub(super) struct Hasher {
    permits: Arc<Semaphore>,
    /// Of no password. Verified where there is no account, so that it takes as long.
    nobody: PasswordHash,
}

impl Hasher {
    pub(super) fn new() -> Self {
        // Hashed with the parameters below; what it is the hash of was thrown away.
        const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bWluaCBiYWNoIG5vYm9keQ$\
            9DUdOcVRo0XVYx8Yb0h0bqcFHgcLAAhbmJSJ3Ud9wzU";
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)), nobody: PasswordHash(NOBODY.to_owned()) }
    }

    /// Checks a new password and hashes it.
    pub(super) async fn new_hash(
        &self,
        password: &Password,
        name: &UserName,
        display_name: &str,
    ) -> PeopleResult<PasswordHash> {
        let (password, name, display_name) = (password.clone(), name.clone(), display_name.to_owned());
        self.run(move || {
            password.check(&name, &display_name).map_err(PeopleError::Password)?;
            let hash = argon2()?.hash_password(password.0.as_bytes()).map_err(failed)?;
            Ok(PasswordHash(hash.to_string()))
        })
        .await
    }

    /// Whether the password is the one of a hash. Without a hash it is not, which
    /// takes as long.
    pub(super) async fn verify(&self, password: &Password, hash: Option<&PasswordHash>) -> PeopleResult<bool> {
        let (password, somebody) = (password.clone(), hash.is_some());
        let hash = hash.unwrap_or(&self.nobody).clone();
        self.run(move || {
            let right = argon2()?.verify_password(password.0.as_bytes(), hash.0.as_str()).is_ok();
            Ok(right && somebody)
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> PeopleResult<T> + Send + 'static) -> PeopleResult<T> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(failed)?;
        // The permit goes along: a request that was given up goes on to count.
        let done = task::spawn_blocking(move || {
            let outcome = work();
            drop(permit);
            outcome
        });
        done.await.map_err(failed)?
    }
}

/// By the recommendation of OWASP: 19 MiB, two passes.
fn argon2() -> PeopleResult<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> PeopleError {
    PeopleError::Hashing(Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), PasswordFault> {
        let name = UserName::parse("lan.nguyen").expect("a name");
        Password::typed(text).check(&name, "Nguyễn Thị Lan")
    }

    #[test]
    fn a_password_is_long_and_not_easy_to_guess() {
        for (text, expected) in [
            ("Xk9!vr#2pQm", Err(PasswordFault::TooShort)),
            ("mèo xanh ngủ trên mái nhà cũ", Ok(())),
            ("correct horse battery staple", Ok(())),
            ("password1234", Err(PasswordFault::Guessable)),
            ("123456789012", Err(PasswordFault::Guessable)),
            ("qwertyuiop12", Err(PasswordFault::Guessable)),
            ("aaaaaaaaaaaaaaaa", Err(PasswordFault::Guessable)),
            ("lan.nguyen2026", Err(PasswordFault::Guessable)),
            ("NguyenThiLan1990", Err(PasswordFault::Guessable)),
            ("nguyễn thị lan", Err(PasswordFault::Guessable)),
            ("minhbach2026", Err(PasswordFault::Guessable)),
        ] {
            assert_eq!(check(text), expected, "{text}");
        }
        assert_eq!(check(&"mèo xanh ".repeat(15)), Err(PasswordFault::TooLong));
    }

    #[test]
    fn accents_count_the_same_however_they_are_typed() {
        let (one, two) = (Password::typed("m\u{e8}o"), Password::typed("me\u{300}o"));
        assert_eq!(one.0, two.0);
    }

    #[tokio::test]
    async fn a_password_opens_what_it_was_hashed_to() {
        let hasher = Hasher::new();
        let name = UserName::parse("lan").expect("a name");
        let password = Password::typed("mèo xanh ngủ trên mái nhà cũ");
        let hash = hasher.new_hash(&password, &name, "Lan").await.expect("a hash");
        assert!(hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.0);
        assert!(hasher.verify(&password, Some(&hash)).await.expect("it is verified"));
        assert!(!hasher.verify(&Password::typed("mèo xanh"), Some(&hash)).await.expect("it is verified"));
        assert!(!hasher.verify(&password, None).await.expect("it is verified"));
    }

    /// Else it would take no time, and tell that there is no such account.
    #[test]
    fn the_hash_of_nobody_is_one() {
        let nobody = argon2::password_hash::phc::PasswordHash::new(&Hasher::new().nobody.0).expect("a hash");
        let params = Params::try_from(&nobody).expect("parameters");
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (19 * 1024, 2, 1));
        assert!(nobody.salt.is_some() && nobody.hash.is_some());
    }

    #[test]
    fn a_password_is_not_shown_by_accident() {
        assert!(!format!("{:?}", Password::typed("mèo xanh")).contains("mèo"));
        assert!(!format!("{:?}", PasswordHash("$argon2id".to_owned())).contains("argon2id"));
    }
}
