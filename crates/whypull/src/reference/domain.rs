//! Which first part is a registry.

/// The domain of names that have none.
pub(super) const HUB: &str = "docker.io";

/// What Docker Hub was called before; names with it are names with [`HUB`].
const HUB_LEGACY: &[u8] = b"index.docker.io";

/// A domain although it has neither dot nor port.
pub(super) const LOCALHOST: &[u8] = b"localhost";

#[inline]
pub(super) fn is_hub(first: &[u8]) -> bool {
    first == HUB.as_bytes() || first == HUB_LEGACY
}

/// Whether a first part of ASCII bytes is a domain rather than the path's beginning.
pub(super) fn is_domain(first: &[u8]) -> bool {
    first == LOCALHOST
        || first
            .iter()
            .any(|b| matches!(b, b'.' | b':') || b.is_ascii_uppercase())
}
