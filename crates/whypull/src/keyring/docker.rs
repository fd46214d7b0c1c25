//! How the Docker CLI reads a key (docker/cli `cli/config/credentials/file_store.go`, v29).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::go_url::Url;

/// What the Docker CLI asks for when it pulls from Docker Hub.
pub(super) const HUB_ADDRESS: &str = "https://index.docker.io/v1/";

/// The keys by their text and by their host.
#[derive(Debug, Default)]
pub(super) struct Addresses<'a> {
    // One for each Secret, most with one key: comparing is less than hashing.
    keys: BTreeMap<&'a str, Vec<u32>>,
    hosts: BTreeMap<Cow<'a, [u8]>, Vec<u32>>,
}

impl<'a> Addresses<'a> {
    pub(super) fn add(&mut self, key: &'a str, record: u32) {
        self.keys.entry(key).or_default().push(record);
        self.hosts.entry(host_of(key)).or_default().push(record);
    }

    /// The one key that is used. Where several hosts fit, Docker's choice is random; here the
    /// first one given stands for it, and [`super::Keyring::collisions`] tells.
    pub(super) fn find(&self, domain: &str) -> Vec<u32> {
        let address = address_of(domain);
        self.keys
            .get(address)
            .or_else(|| self.hosts.get(address.as_bytes()))
            .and_then(|records| records.first())
            .map_or_else(Vec::new, |&record| vec![record])
    }
}

/// The address that Docker asks for.
pub(crate) fn address_of(domain: &str) -> &str {
    match domain {
        "docker.io" | "index.docker.io" => HUB_ADDRESS,
        _ => domain,
    }
}

/// Docker's `ConvertToHostname`: with `://` a URL's host, else what precedes the first slash.
pub(super) fn host_of(key: &str) -> Cow<'_, [u8]> {
    if key.contains("://")
        && let Ok(url) = Url::parse(key.as_bytes())
        && let Some(host) = url_host(&url.host)
    {
        return match (url.host, host) {
            (Cow::Borrowed(whole), UrlHost::Part(length)) => Cow::Borrowed(&whole[..length]),
            (Cow::Owned(mut whole), UrlHost::Part(length)) => {
                whole.truncate(length);
                Cow::Owned(whole)
            }
            (_, UrlHost::Other(host)) => Cow::Owned(host),
        };
    }
    let end = key.find('/').unwrap_or(key.len());
    Cow::Borrowed(&key.as_bytes()[..end])
}

enum UrlHost {
    /// So much of the URL's host, from its start.
    Part(usize),
    Other(Vec<u8>),
}

/// Go's `Hostname`, joined with `Port` again if there is one: an empty port goes, and so do the
/// brackets of an IPv6 address without port (which then never equals the address asked for).
fn url_host(host: &[u8]) -> Option<UrlHost> {
    let digits = |port: &[u8]| port.iter().all(u8::is_ascii_digit);
    let colon = host
        .iter()
        .rposition(|&byte| byte == b':')
        .filter(|&colon| digits(&host[colon + 1..]));
    let (name, port) = match colon {
        Some(colon) => (&host[..colon], &host[colon + 1..]),
        None => (host, &host[host.len()..]),
    };
    let bare = name
        .strip_prefix(b"[")
        .and_then(|name| name.strip_suffix(b"]"));
    let bracketed = bare.is_some();
    let bare = bare.unwrap_or(name);
    if bare.is_empty() {
        return None;
    }
    let joined_in_brackets = bare.contains(&b':') || bare.contains(&b'%');
    if port.is_empty() {
        return Some(if bracketed {
            UrlHost::Other(bare.to_vec())
        } else {
            UrlHost::Part(name.len())
        });
    }
    Some(if bracketed == joined_in_brackets {
        UrlHost::Part(host.len())
    } else if joined_in_brackets {
        UrlHost::Other([b"[", bare, b"]:", port].concat())
    } else {
        UrlHost::Other([bare, b":", port].concat())
    })
}
