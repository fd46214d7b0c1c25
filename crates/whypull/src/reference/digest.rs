//! Digests: which algorithms there are, and what their hex must look like.

/// The algorithms that are taken, with the hex digits each wants.
///
/// sha384 is not among them: the Go module of the vectors does not register it any more. Programs
/// built with go-digest 1.0 still take it, which its help message says.
const ALGORITHMS: [(&str, usize); 2] = [("sha256", 64), ("sha512", 128)];

/// An algorithm that was taken once.
pub(super) const FORMER: &str = "sha384";

/// All algorithms' names have this length, which lets [`is_good`] split without searching.
const ALGORITHM_LEN: usize = 6;

/// The hex digits of a whole digest of this algorithm, if it is one of ours.
pub(super) fn wanted(algorithm: &str) -> Option<usize> {
    ALGORITHMS
        .iter()
        .find_map(|&(name, digits)| (name == algorithm).then_some(digits))
}

/// Whether these bytes are a digest that passes every check.
#[inline]
pub(super) fn is_good(digest: &[u8]) -> bool {
    let Some((algorithm, rest)) = digest.split_at_checked(ALGORITHM_LEN) else {
        return false;
    };
    let Some((b':', hex)) = rest.split_first() else {
        return false;
    };
    ALGORITHMS
        .iter()
        .any(|&(name, digits)| name.as_bytes() == algorithm && digits == hex.len())
        && is_lower_hex(hex)
}

/// Whether the whole name is an image ID: 64 lower-case hex digits.
#[inline]
pub(super) fn is_bare_hex(name: &[u8]) -> bool {
    name.len() == 64 && is_lower_hex(name)
}

/// No early return: the loop becomes vector instructions.
#[inline]
fn is_lower_hex(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |good, &b| {
        good & (b.wrapping_sub(b'0') < 10 || b.wrapping_sub(b'a') < 6)
    })
}
