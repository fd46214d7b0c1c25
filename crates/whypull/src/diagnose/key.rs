//! Keys that do not do what they look like, whatever the image.

use super::{Diagnostics, Draft};
use crate::docker_config::Entry;
use crate::image_name::shortened;
use crate::keyring::masked_key;
use crate::manifest::Embedded;
use crate::message::Message;

impl Diagnostics<'_, '_> {
    pub(super) fn key(&mut self, entry: &Entry, spot: &Embedded) {
        let masked = masked_key(&entry.key);
        let place = spot.place_of(&entry.key_range);
        let said = |code| Message::new(code).with("key", shortened(&masked).into_owned());
        let parts = KeyParts::of(&masked);
        // Whether it may be written anew.
        let is_plain = spot.is_exact() && masked == entry.key;
        if is_ipv6(parts.host) {
            return;
        }
        let glob_part = if parts.port.contains('*') {
            Some("port")
        } else if parts.path.contains('*') {
            Some("path")
        } else {
            None
        };
        if let Some(part) = glob_part {
            let draft = Draft::new(said("glob-outside-host").with("part", part)).at(place);
            let title = Message::new("fix-glob-outside-host");
            // A path matches by prefix: without the star it does what was meant.
            let draft = match entry.key.strip_suffix("/*") {
                Some(rest)
                    if part == "path" && is_plain && parts.path.matches('*').count() == 1 =>
                {
                    let fixed = crate::quoting::json(&format!("{rest}/"));
                    draft.replace(title, place, fixed)
                }
                _ => draft.fix(title),
            };
            self.report(draft);
        }
        if let Some(character) = parts
            .host
            .chars()
            .find(|c| matches!(c, '?' | '[' | ']' | '\\'))
        {
            self.report(
                Draft::new(said("glob-not-supported").with("character", character.to_string()))
                    .at(place)
                    .fix(Message::new("fix-glob-not-supported")),
            );
        }
        let scheme_case = parts.scheme.bytes().any(|b| b.is_ascii_uppercase());
        if scheme_case || parts.host.bytes().any(|b| b.is_ascii_uppercase()) {
            let (code, fix, lower) = if scheme_case {
                let lower = parts.scheme.to_ascii_lowercase();
                ("key-host-case-scheme", "fix-key-scheme-case", lower)
            } else {
                let lower = parts.host.to_ascii_lowercase();
                ("key-host-case", "fix-key-host-case", lower)
            };
            let draft = Draft::new(said(code).with("lower", lower.as_str())).at(place);
            let title = Message::new(fix).with("lower", lower.as_str());
            let draft = if is_plain {
                let rest = &entry.key[parts.scheme.len()..];
                let fixed = [
                    parts.scheme.to_ascii_lowercase(),
                    rest.replacen(parts.host, &parts.host.to_ascii_lowercase(), 1),
                ]
                .concat();
                draft.replace(title, place, crate::quoting::json(&fixed))
            } else {
                draft.fix(title)
            };
            self.report_as("key-host-case", draft);
        }
        if never_matches_hub(&parts) && !is_docker_token(&entry.key) {
            let draft = Draft::new(said("hub-key-never-matches")).at(place);
            let title = Message::new("fix-hub-key");
            let draft = if spot.is_exact() {
                draft.replace(title, place, "\"https://index.docker.io/v1/\"".to_owned())
            } else {
                draft.fix(title)
            };
            self.report(draft);
        }
    }
}

/// A key in the parts that a reader sees in it.
pub(super) struct KeyParts<'k> {
    /// With `://`, in whatever case; the kubelet knows it in lower case only.
    scheme: &'k str,
    pub(super) host: &'k str,
    port: &'k str,
    path: &'k str,
}

impl<'k> KeyParts<'k> {
    pub(super) fn of(key: &'k str) -> Self {
        let scheme = ["https://", "http://"]
            .into_iter()
            .find_map(|scheme| {
                key.get(..scheme.len())
                    .filter(|start| start.eq_ignore_ascii_case(scheme))
            })
            .unwrap_or_default();
        let rest = &key[scheme.len()..];
        let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
        // A `?` in the host looks like a part of it, though a query begins there.
        let (authority, path) = rest
            .find('/')
            .map_or((rest, ""), |slash| rest.split_at(slash));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !authority.ends_with(']') => (host, port),
            _ => (authority, ""),
        };
        Self {
            scheme,
            host,
            port,
            path,
        }
    }
}

fn is_ipv6(host: &str) -> bool {
    host.strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok())
}

/// Keys that people write for Docker Hub and that no image of it ever matches: its other hosts, and
/// `index.docker.io/v1` without the slash at the end, whose `/v1` is not dropped.
pub(super) fn never_matches_hub(parts: &KeyParts<'_>) -> bool {
    let host = parts.host.to_ascii_lowercase();
    let other_host = matches!(
        host.as_str(),
        "registry-1.docker.io"
            | "registry.docker.io"
            | "auth.docker.io"
            | "hub.docker.com"
            | "registry.hub.docker.com"
            | "index.docker.com"
            | "docker.com"
            | "www.docker.com"
            | "*.docker.io"
            | "*.docker.com"
    );
    let path = match parts.path {
        "/v1/" | "/v2/" | "/" => "",
        path => path
            .strip_prefix("/v1/")
            .or_else(|| path.strip_prefix("/v2/"))
            .unwrap_or(path),
    };
    let dead_entry = host == "index.docker.io" && (!path.is_empty() || !parts.port.is_empty());
    let dead_root =
        host == "docker.io" && (!parts.port.is_empty() || matches!(path, "/v1" | "/v2"));
    other_host || dead_entry || dead_root
}

/// What `docker login` keeps beside the credential of Docker Hub, for itself.
fn is_docker_token(key: &str) -> bool {
    key.strip_prefix("https://index.docker.io/v1/")
        .is_some_and(|name| matches!(name, "access-token" | "refresh-token"))
}
