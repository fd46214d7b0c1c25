//! How the kubelet reads a key (k/k `pkg/credentialprovider/keyring.go`, v1.37).

use std::borrow::Cow;

use super::rule::{Bytes, KeyHost, Rule, effective_path, without_scheme};
use crate::go_url::{Url, UrlError, split_host_port};

/// A key as the index has it.
#[derive(Debug)]
pub(super) struct IndexKey<'a> {
    /// Host and port.
    pub(super) host: Bytes<'a>,
    pub(super) path: Bytes<'a>,
    /// The parts of the key that are dropped, by the codes of what there is to say about them.
    pub(super) dropped: [Option<&'static str>; 4],
}

impl<'a> IndexKey<'a> {
    /// What `Add` makes of a key of a docker config.
    pub(super) fn parse(key: &'a str) -> Result<Self, UrlError> {
        let text = without_scheme(key);
        let dropped = key.len() - text.len();
        let url = Url::after_https(text.as_bytes()).map_err(|mut error| {
            error.offset += dropped;
            error
        })?;
        let api_version = url.path.starts_with(b"/v1/") || url.path.starts_with(b"/v2/");
        Ok(Self {
            host: url.host,
            path: effective_path(url.path),
            dropped: [
                url.user_info.then_some("match-user-info-dropped"),
                url.query.then_some("match-query-dropped"),
                url.fragment.then_some("match-fragment-dropped"),
                api_version.then_some("match-api-version-dropped"),
            ],
        })
    }

    /// What `Lookup` makes of it: it parses the key of the index once more, so that escapes are
    /// undone twice, and a `%3F` becomes the start of a query.
    pub(super) fn parse_again(&self) -> Result<(KeyHost<'static>, Bytes<'static>), UrlError> {
        let text = [&*self.host, &*self.path].concat();
        let url = Url::after_https(&text)?;
        let (name, port) = split_host_port(&url.host);
        let host = KeyHost {
            name: Cow::Owned(name.to_vec()),
            port: Cow::Owned(port.to_vec()),
        };
        Ok((host, Cow::Owned(url.path.into_owned())))
    }
}

/// The host and the rule of a key; nothing where one of the two parsings fails, so that the key
/// never matches.
pub(super) fn read(key: &str) -> Option<(KeyHost<'_>, Rule<'_>)> {
    let index_key = IndexKey::parse(key).ok()?;
    // Without an escape there is nothing for the second parsing to change.
    if matches!(
        (&index_key.host, &index_key.path),
        (Cow::Borrowed(_), Cow::Borrowed(_))
    ) {
        let host = borrowed_host(index_key.host.clone());
        return Some((host, Rule::new(index_key.host, index_key.path, None)));
    }
    let (host, path) = index_key.parse_again().ok()?;
    Some((host, Rule::new(index_key.host, index_key.path, Some(path))))
}

fn borrowed_host(host: Bytes<'_>) -> KeyHost<'_> {
    match host {
        Cow::Borrowed(host) => {
            let (name, port) = split_host_port(host);
            KeyHost {
                name: Cow::Borrowed(name),
                port: Cow::Borrowed(port),
            }
        }
        Cow::Owned(host) => {
            let (name, port) = split_host_port(&host);
            KeyHost {
                name: Cow::Owned(name.to_vec()),
                port: Cow::Owned(port.to_vec()),
            }
        }
    }
}
