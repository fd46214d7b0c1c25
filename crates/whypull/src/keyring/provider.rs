//! `matchImages` of credential providers: the kubelet's host rules without those of config.json.
//!
//! Kubernetes: `pkg/credentialprovider/plugin/plugin.go` (`isImageAllowed`). No scheme is stripped
//! and no `/v1/` dropped, so a pattern with either never matches.

use std::borrow::Cow;

use super::masked::masked_key;
use super::rule::KeyHost;
use super::scan::matches;
use super::target::Target;
use crate::go_url::{Url, UrlError, UrlErrorKind, split_host_port};

/// Whether a provider with this pattern is asked for an image.
///
/// `domain` and `path` are those of the normalised name.
pub fn match_image(pattern: &str, domain: &str, path: &str) -> bool {
    let (Ok(url), Some(target)) = (
        Url::after_https(pattern.as_bytes()),
        Target::kubelet(domain, path),
    ) else {
        return false;
    };
    let (name, port) = split_host_port(&url.host);
    let host = KeyHost {
        name: Cow::Borrowed(name),
        port: Cow::Borrowed(port),
    };
    matches(&host, &url.path, &target, true)
}

/// Why the kubelet refuses a pattern, in Go's words.
pub fn match_image_error(pattern: &str) -> Option<String> {
    let error = Url::after_https(pattern.as_bytes()).err()?;
    Some(format!(
        "parse {:?}: {}",
        format!("https://{}", masked_key(pattern)),
        words(pattern, error)
    ))
}

fn words(pattern: &str, error: UrlError) -> String {
    let at = error.offset.min(pattern.len());
    let rest = || -> String {
        pattern
            .get(at..)
            .unwrap_or_default()
            .chars()
            .take(3)
            .collect()
    };
    match error.kind {
        UrlErrorKind::Control => "net/url: invalid control character in URL".to_owned(),
        UrlErrorKind::Escape => format!("invalid URL escape {:?}", rest()),
        UrlErrorKind::Host => {
            let character: String = rest().chars().take(1).collect();
            format!("invalid character {character:?} in host name")
        }
        _ => "invalid URL".to_owned(),
    }
}
