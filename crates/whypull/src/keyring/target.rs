use std::borrow::Cow;

use super::docs;
use super::rule::{Bytes, KeyHost};
use crate::go_url::{Url, split_host_port};

/// An image as it is compared with keys.
#[derive(Debug)]
pub(super) struct Target<'i> {
    pub(super) host: KeyHost<'i>,
    pub(super) path: Bytes<'i>,
}

impl<'i> Target<'i> {
    /// The kubelet parses the repository like a key; nothing where that fails (brackets around
    /// what is no IPv6 address, say), and then no key matches.
    pub(super) fn kubelet(domain: &str, path: &str) -> Option<Self> {
        let text = [domain, "/", path].concat();
        let url = Url::after_https(text.as_bytes()).ok()?;
        let (name, port) = split_host_port(&url.host);
        Some(Self {
            host: KeyHost {
                name: Cow::Owned(name.to_vec()),
                port: Cow::Owned(port.to_vec()),
            },
            path: Cow::Owned(url.path.into_owned()),
        })
    }

    /// The documentation's image is text.
    pub(super) fn docs(domain: &'i str, path: &str) -> Self {
        let (name, port) = docs::split_port(domain);
        Self {
            host: KeyHost {
                name: Cow::Borrowed(name.as_bytes()),
                port: Cow::Borrowed(port.as_bytes()),
            },
            path: Cow::Owned(["/", path].concat().into_bytes()),
        }
    }
}

/// The kubelet's `isDefaultRegistryMatch`. It looks for a dot or a colon, as names without a
/// registry once had to be told apart: `localhost/app` counts as an image of Docker Hub, and so
/// does a registry in capital letters.
pub(super) fn is_on_hub(domain: &str) -> bool {
    match domain {
        "" => false,
        "docker.io" | "index.docker.io" => true,
        _ => !domain.contains(['.', ':']),
    }
}
