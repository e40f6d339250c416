//! What nobody can guess.

/// Bytes by chance, from the system.
///
/// # Panics
/// When the system has none to give: then nothing that is made here is safe.
#[allow(clippy::expect_used)]
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}
