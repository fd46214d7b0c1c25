//! A server name as the kubelet will read it.

use crate::message::Message;

/// Hosts that people take for Docker Hub's key. The kubelet looks Docker Hub images up under
/// `docker.io` and, failing that, under `index.docker.io` alone.
const NEVER_HUB: [&str; 4] = [
    "registry-1.docker.io",
    "hub.docker.com",
    "registry.hub.docker.com",
    "auth.docker.io",
];

/// Warns where the key will match nothing, or another set of images than under Docker.
pub(super) fn note(server: &str, warnings: &mut Vec<Message>) {
    if server.contains(char::is_whitespace) {
        warnings.push(Message::new("secret-note-server-whitespace"));
        return;
    }
    let rest = match server.split_once("://") {
        // Any other spelling is taken for a part of the host.
        Some(("https" | "http", rest)) => rest,
        Some((_, _)) => {
            warnings.push(Message::new("secret-note-server-scheme"));
            return;
        }
        None => server,
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if authority.contains('@') {
        warnings.push(Message::new("secret-note-server-user-info"));
    }
    let authority = authority.rsplit('@').next().unwrap_or_default();
    if authority.is_empty() {
        warnings.push(Message::new("secret-note-server-empty"));
        return;
    }
    let host = authority.split(':').next().unwrap_or_default();
    // Such a key is read as one with that much less.
    let path = path
        .strip_prefix("/v1/")
        .or_else(|| path.strip_prefix("/v2/"))
        .unwrap_or(path)
        .trim_start_matches('/');
    if NEVER_HUB.contains(&host)
        || host == "*.docker.io"
        || host == "index.docker.io" && !path.is_empty()
    {
        warnings.push(Message::new("secret-note-server-hub-never").with("server", authority));
    } else if host == "docker.io" {
        warnings.push(Message::new("secret-note-server-hub-docker"));
    } else {
        let is_ipv6 = authority.starts_with('[') && host != authority;
        if !is_ipv6 && authority.contains(['?', '[', ']', '\\']) {
            warnings.push(Message::new("secret-note-server-glob-never"));
        } else if authority.contains('*') {
            warnings.push(Message::new("secret-note-server-glob"));
        }
        if host.bytes().any(|byte| byte.is_ascii_uppercase()) {
            warnings.push(Message::new("secret-note-server-upper-case"));
        }
        if authority.ends_with(":443") || authority.ends_with(":80") {
            warnings.push(Message::new("secret-note-server-port"));
        }
        if !path.is_empty() {
            warnings.push(
                Message::new("secret-note-server-path")
                    .with("host", authority)
                    .with("path", path),
            );
        }
    }
}
