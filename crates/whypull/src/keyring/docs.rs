//! How the documentation reads a key: as text, with a glob over the whole host.

use std::borrow::Cow;

use super::rule::{KeyHost, Rule, effective_path, without_scheme};

/// The host and the rule of a key. Every key has them; a malformed glob just never matches.
pub(super) fn read(key: &str) -> (KeyHost<'_>, Rule<'_>) {
    let text = without_scheme(key);
    let (host, path) = text.split_at(text.find('/').unwrap_or(text.len()));
    let path = effective_path(Cow::Borrowed(path.as_bytes()));
    let (name, port) = split_port(host);
    let key_host = KeyHost {
        name: Cow::Borrowed(name.as_bytes()),
        port: Cow::Borrowed(port.as_bytes()),
    };
    let rule = Rule::new(Cow::Borrowed(host.as_bytes()), path, None);
    (key_host, rule)
}

/// The text before and after the last colon. A colon inside brackets belongs to an IPv6 address.
pub(super) fn split_port(host: &str) -> (&str, &str) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    }
}
