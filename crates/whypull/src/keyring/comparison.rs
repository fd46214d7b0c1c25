use std::borrow::Cow;

use serde::Serialize;

use super::kubelet::IndexKey;
use super::masked::{is_hidden_in_parts, masked_key, masked_position};
use super::rule::{KeyHost, without_scheme};
use super::target::{Target, is_on_hub};
use super::{docker, docs};
use crate::go_url::{UrlError, UrlErrorKind};
use crate::host_glob::{HostGlob, is_well_formed, matches};
use crate::message::Message;
use crate::semantics::Semantics;

/// How the three rule sets read one key for one image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What the cluster does.
    pub kubelet: Reading,
    /// What the documentation says.
    pub docs: Reading,
    /// What `docker pull` does.
    pub docker: Reading,
}

/// Whether one rule set uses a key for an image, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Whether the key serves the image, it being the only one.
    pub matched: bool,
    /// Whether it does so only because the image is on Docker Hub and nothing else matched: with
    /// another key that matches, it does not.
    pub fallback: bool,
    /// The reasons, in the order in which the parts are looked at; codes start with `match-`.
    pub why: Vec<Message>,
    /// The host label by label (under `docs` and `docker` as one). Empty where host and key were not
    /// compared: the key is not read at all, or a secret might be in it.
    pub labels: Vec<PartMatch>,
    /// The ports, where there are two hosts.
    pub port: Option<PartMatch>,
    /// The paths, where there are two hosts.
    pub path: Option<PartMatch>,
}

/// A part of a key beside the same part of an image, for a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartMatch {
    /// What the key has; empty where it has none.
    pub pattern: String,
    /// What the image has; empty where it has none.
    pub text: String,
    /// Whether they fit.
    pub matched: bool,
}

impl Comparison {
    /// The reading of a rule set.
    pub const fn reading(&self, semantics: Semantics) -> &Reading {
        match semantics {
            Semantics::Kubelet => &self.kubelet,
            Semantics::Docs => &self.docs,
            Semantics::Docker => &self.docker,
        }
    }

    /// Whether the rule sets disagree about the key.
    pub const fn differs(&self) -> bool {
        self.kubelet.matched != self.docs.matched || self.kubelet.matched != self.docker.matched
    }
}

/// Compares a key with an image under all three rule sets, part by part.
///
/// `domain` and `path` are those of the normalised name: `docker.io` and `library/nginx`.
pub fn compare(key: &str, domain: &str, path: &str) -> Comparison {
    Comparison {
        kubelet: kubelet(key, domain, path),
        docs: documentation(key, domain, path),
        docker: docker_cli(key, domain),
    }
}

fn kubelet(key: &str, domain: &str, path: &str) -> Reading {
    let index_key = match IndexKey::parse(key) {
        Ok(index_key) => index_key,
        Err(error) => return Reading::of(refused(key, error)),
    };
    let mut reading = Reading::default();
    reading.note_kept_scheme(key);
    for code in index_key.dropped.into_iter().flatten() {
        reading.why.push(about(code, key));
    }
    match (index_key.parse_again(), Target::kubelet(domain, path)) {
        (Err(_), _) => reading.why.push(about("match-url-second", key)),
        (_, None) => {
            let message = Message::new("match-image-no-url").with("image", domain);
            reading.why.push(message);
        }
        (Ok((host, prefix)), Some(target)) => {
            reading.matched = reading.parts(key, &host, &prefix, &target, true);
        }
    }
    let hub_entry = index_key.path.is_empty() && *index_key.host == *b"index.docker.io";
    reading.fall_back(hub_entry && is_on_hub(domain));
    reading.without_secrets(key, is_hidden_in_parts(key))
}

fn documentation(key: &str, domain: &str, path: &str) -> Reading {
    let (host, rule) = docs::read(key);
    let target = Target::docs(domain, path);
    let mut reading = Reading::default();
    reading.note_kept_scheme(key);
    let text = without_scheme(key);
    let slash = text.find('/').unwrap_or(text.len());
    if text[slash..].starts_with("/v1/") || text[slash..].starts_with("/v2/") {
        reading.why.push(about("match-api-version-dropped", key));
    }
    reading.matched = reading.parts(key, &host, rule.path(), &target, false);
    reading.fall_back(rule.is_hub_entry() && is_on_hub(domain));
    // As text, user info is a part of the host.
    reading.without_secrets(key, key.contains('@'))
}

fn docker_cli(key: &str, domain: &str) -> Reading {
    let mut reading = docker_words(key, domain);
    // User info is a part of what Docker takes for the host.
    if !key.contains('@') {
        let address = docker::address_of(domain);
        let asked = if address == docker::HUB_ADDRESS {
            Cow::Borrowed(key.as_bytes())
        } else {
            docker::host_of(key)
        };
        let part = PartMatch::new(&asked, address.as_bytes(), reading.matched);
        reading.labels.push(part);
    }
    reading
}

fn docker_words(key: &str, domain: &str) -> Reading {
    let address = docker::address_of(domain);
    let with = |code| about(code, key).with("address", address);
    if key == address {
        let mut reading = Reading::of(with("match-docker-equal"));
        reading.matched = true;
        return reading;
    }
    if address == docker::HUB_ADDRESS {
        return Reading::of(with("match-docker-hub-not"));
    }
    if *docker::host_of(key) == *address.as_bytes() {
        let mut reading = Reading::of(with("match-docker-host"));
        reading.matched = true;
        let path = without_scheme(key).trim_end_matches('/');
        if path.contains('/') && !path.contains("://") {
            reading.why.push(with("match-docker-path-ignored"));
        }
        return reading;
    }
    let mut reading = Reading::of(with("match-docker-not"));
    if key.contains('*') {
        reading.why.push(about("match-docker-no-globs", key));
    }
    reading
}

impl Reading {
    fn of(message: Message) -> Self {
        Self {
            why: vec![message],
            ..Self::default()
        }
    }

    fn note_kept_scheme(&mut self, key: &str) {
        let text = without_scheme(key);
        if let Some((scheme, _)) = text.split_once("://")
            && !scheme.is_empty()
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            self.why
                .push(about("match-scheme-kept", key).with("scheme", scheme));
        }
    }

    fn fall_back(&mut self, possible: bool) {
        if !self.matched && possible {
            self.matched = true;
            self.fallback = true;
            self.why.push(Message::new("match-hub-fallback"));
        }
    }

    /// Keeps only what cannot show a secret, if one may be in the parts.
    fn without_secrets(self, key: &str, hidden: bool) -> Self {
        if !hidden {
            return self;
        }
        Self {
            matched: self.matched,
            fallback: self.fallback,
            ..Self::of(about(
                if self.matched {
                    "match-hidden"
                } else {
                    "match-hidden-not"
                },
                key,
            ))
        }
    }

    /// Compares port, host and path, notes each, and says whether all fit.
    fn parts(
        &mut self,
        key: &str,
        host: &KeyHost<'_>,
        prefix: &[u8],
        target: &Target<'_>,
        split: bool,
    ) -> bool {
        if host.name.is_empty() && !target.host.name.is_empty() {
            self.why.push(about("match-key-empty", key));
            return false;
        }
        if split && host.name.starts_with(b"[") {
            self.why
                .push(Message::new("match-ipv6-class").with("pattern", lossy(&host.name)));
        }
        let port = self.ports(&host.port, &target.host.port);
        let host = self.hosts(&host.name, &target.host.name, split);
        let path = self.paths(prefix, &target.path, port && host);
        port && host && path
    }

    fn ports(&mut self, key: &[u8], image: &[u8]) -> bool {
        let port = PartMatch::new(key, image, key == image);
        if !port.matched {
            let code = match (key.is_empty(), image.is_empty()) {
                (true, _) => "match-port-only-image",
                (_, true) => "match-port-only-key",
                _ => "match-port-differs",
            };
            self.why.push(port.tell(code));
        }
        self.port.insert(port).matched
    }

    fn hosts(&mut self, key: &[u8], image: &[u8], split: bool) -> bool {
        let labels = |host| -> Vec<&[u8]> {
            if split {
                <[u8]>::split(host, |&byte| byte == b'.').collect()
            } else {
                vec![host]
            }
        };
        let (patterns, texts): (Vec<&[u8]>, Vec<&[u8]>) = (labels(key), labels(image));
        let count = patterns.len().max(texts.len());
        // Where the counts differ, the picture has the last labels side by side.
        let nth = |labels: &[&[u8]], place: usize| -> Option<Vec<u8>> {
            let missing = count - labels.len();
            place.checked_sub(missing).map(|at| labels[at].to_vec())
        };
        let same_count = patterns.len() == texts.len();
        if !same_count {
            let code = if key.contains(&b'*') {
                "match-label-count-glob"
            } else {
                "match-label-count"
            };
            self.why.push(
                Message::new(code)
                    .with("host", lossy(image))
                    .with("pattern", lossy(key))
                    .with("pattern-labels", patterns.len())
                    .with("image-labels", texts.len()),
            );
        }
        let mut all = same_count;
        let mut literal = true;
        for place in 0..count {
            let (pattern, text) = (nth(&patterns, place), nth(&texts, place));
            let both = pattern.is_some() && text.is_some();
            let (pattern, text) = (pattern.unwrap_or_default(), text.unwrap_or_default());
            let part = PartMatch::new(&pattern, &text, both && matches(&pattern, &text));
            let glob = !HostGlob::new(pattern.as_slice()).is_literal();
            literal &= !glob;
            all &= part.matched;
            // Labels are not compared at all where there are more of one than of the other.
            if same_count && let Some(code) = label_code(&pattern, &part, glob, split) {
                let message = part.tell(code);
                self.why.push(message.with("label", place + 1));
            }
            self.labels.push(part);
        }
        if all && literal {
            self.why
                .push(Message::new("match-host").with("host", lossy(image)));
        }
        all
    }

    fn paths(&mut self, prefix: &[u8], path: &[u8], same_host: bool) -> bool {
        let rest = path.strip_prefix(prefix);
        let part = PartMatch::new(prefix, path, rest.is_some());
        let code = match rest {
            Some(_) if prefix.is_empty() => "match-path-any",
            Some(rest) if rest.is_empty() || rest[0] == b'/' || prefix.ends_with(b"/") => {
                "match-path"
            }
            Some(_) if same_host => "match-path-neighbour",
            Some(_) => "match-path",
            None if starts_with_ignoring_case(path, prefix) => "match-path-case",
            None => "match-path-not",
        };
        self.why.push(part.tell(code));
        self.path.insert(part).matched
    }
}

/// The code of what there is to say about a label; nothing where it is the same in both.
fn label_code(pattern: &[u8], part: &PartMatch, glob: bool, split: bool) -> Option<&'static str> {
    Some(match (part.matched, glob) {
        (true, false) => return None,
        (true, true) if split => "match-label",
        (true, true) => "match-docs-host",
        (false, true) if !is_well_formed(pattern) => "match-malformed",
        (false, true) if split => "match-label-not",
        (false, true) => "match-docs-host-not",
        (false, false) if part.pattern.eq_ignore_ascii_case(&part.text) => "match-label-case",
        (false, false) if split => "match-label-differs",
        (false, false) => "match-docs-host-differs",
    })
}

impl PartMatch {
    fn new(pattern: &[u8], text: &[u8], matched: bool) -> Self {
        Self {
            pattern: lossy(pattern),
            text: lossy(text),
            matched,
        }
    }

    fn tell(&self, code: &'static str) -> Message {
        Message::new(code)
            .with("pattern", self.pattern.as_str())
            .with("text", self.text.as_str())
    }
}

fn refused(key: &str, error: UrlError) -> Message {
    let code = match error.kind {
        UrlErrorKind::Control => "match-url-control",
        UrlErrorKind::Escape => "match-url-escape",
        UrlErrorKind::Host => "match-url-host",
        UrlErrorKind::Port => "match-url-port",
        UrlErrorKind::BracketInside => "match-url-bracket-inside",
        UrlErrorKind::BracketOpen => "match-url-bracket-open",
        UrlErrorKind::NotIpv6 => "match-url-not-ipv6",
        // After `https://` there is no scheme to be wrong.
        UrlErrorKind::UserInfo | UrlErrorKind::Scheme => "match-url-hidden",
    };
    let message = about(code, key);
    let Some(position) = masked_position(key, error.offset) else {
        // The place is inside what may be a password.
        return about("match-url-hidden", key);
    };
    let character = error.byte.map_or_else(String::new, shown);
    message
        .with("character", character)
        .with("position", position)
}

fn shown(byte: u8) -> String {
    if byte.is_ascii_graphic() {
        char::from(byte).to_string()
    } else {
        format!("U+{byte:04X}")
    }
}

fn about(code: &'static str, key: &str) -> Message {
    Message::new(code).with("key", masked_key(key).into_owned())
}

fn lossy(text: &[u8]) -> String {
    match String::from_utf8_lossy(text) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    }
}

fn starts_with_ignoring_case(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
