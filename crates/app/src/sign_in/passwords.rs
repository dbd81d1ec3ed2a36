//! Passwords: Argon2id, and how strong one must be. Never on the writer's thread, and two at a time: one takes about
//! 20 MiB and 20 ms.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use tokio::sync::Semaphore;
use web::Problem;

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// A hash that no password fits, so that a name that is not there takes as long as one that is.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash_now("nobody has this password", [7; 16]).unwrap_or_default());

/// Why a password is not good enough. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TooWeak {
    #[error("Use 10 characters or more")]
    Short,
    #[error("Use 200 characters or fewer")]
    Long,
    #[error("This password would be guessed quickly. Three or four unrelated words make a good one")]
    Guessable,
}

/// Whether a password may be used. `known` are words that somebody who knows the user would try.
pub fn check(password: &str, known: &[&str]) -> Result<(), TooWeak> {
    match password.chars().count() {
        0..10 => Err(TooWeak::Short),
        201.. => Err(TooWeak::Long),
        _ if zxcvbn::zxcvbn(password, known).score() < zxcvbn::Score::Three => Err(TooWeak::Guessable),
        _ => Ok(()),
    }
}

/// The hash to keep. Blocking.
pub fn hash_now(password: &str, salt: [u8; 16]) -> Result<String, Problem> {
    let broken = |error: argon2::password_hash::Error| Problem::Broken(error.to_string());
    let salt = SaltString::encode_b64(&salt).map_err(broken)?;
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(broken)?.to_string())
}

/// The hash to keep.
pub async fn hash(password: String, salt: [u8; 16]) -> Result<String, Problem> {
    let _turn = AT_ONCE.acquire().await.map_err(|error| Problem::Broken(error.to_string()))?;
    tokio::task::spawn_blocking(move || hash_now(&password, salt))
        .await
        .map_err(|error| Problem::Broken(error.to_string()))?
}

/// Whether the password is the one that was hashed; without a hash it never is, and that takes as long to find out.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool, Problem> {
    let _turn = AT_ONCE.acquire().await.map_err(|error| Problem::Broken(error.to_string()))?;
    let verify = move || {
        let there = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        there && fits
    };
    tokio::task::spawn_blocking(verify).await.map_err(|error| Problem::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_must_be_long_and_hard_to_guess() {
        for (password, wanted) in [
            ("short", Err(TooWeak::Short)),
            ("password1234", Err(TooWeak::Guessable)),
            ("qwertyuiop12", Err(TooWeak::Guessable)),
            ("tidal quarry lamp nettle", Ok(())),
        ] {
            assert_eq!(check(password, &["mina", "reyes"]), wanted, "{password}");
        }
        assert_eq!(check(&"x".repeat(201), &[]), Err(TooWeak::Long));
    }

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let kept = hash_now("tidal quarry lamp nettle", [1; 16]).expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let fits = |password: &str, hash: Option<String>| verify(password.to_owned(), hash);
        assert!(fits("tidal quarry lamp nettle", Some(kept.clone())).await.expect("verified"));
        assert!(!fits("tidal quarry lamp nettl", Some(kept)).await.expect("verified"));
        assert!(!fits("nobody has this password", None).await.expect("verified"));
    }
}
