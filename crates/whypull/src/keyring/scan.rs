use super::kubelet::IndexKey;
use super::rule::{Bytes, KeyHost, Rule};
use super::target::{Target, is_on_hub};
use super::{docker, docs};
use crate::host_glob;
use crate::semantics::Semantics;

/// The entries that serve an image, found by parsing and matching key after key, which is what the
/// kubelet does for every image. [`super::Keyring::lookup`] gives the same answer.
pub fn scan<'a>(
    keys: impl IntoIterator<Item = (&'a str, usize)>,
    semantics: Semantics,
    domain: &str,
    path: &str,
) -> Vec<usize> {
    match semantics {
        Semantics::Docker => scan_addresses(keys, domain),
        Semantics::Docs => scan_rules(keys, domain, |key| {
            let (host, rule) = docs::read(key);
            let target = Target::docs(domain, path);
            let matched = matches(&host, rule.path(), &target, false);
            Some((rule, matched))
        }),
        Semantics::Kubelet => scan_rules(keys, domain, |key| {
            let index_key = IndexKey::parse(key).ok()?;
            let matched = match (index_key.parse_again(), Target::kubelet(domain, path)) {
                (Ok((host, path)), Some(target)) => matches(&host, &path, &target, true),
                _ => false,
            };
            Some((Rule::new(index_key.host, index_key.path, None), matched))
        }),
    }
}

fn scan_addresses<'a>(
    keys: impl IntoIterator<Item = (&'a str, usize)>,
    domain: &str,
) -> Vec<usize> {
    let address = docker::address_of(domain);
    let mut by_host = None;
    for (key, id) in keys {
        if key == address {
            return vec![id];
        }
        if by_host.is_none() && *docker::host_of(key) == *address.as_bytes() {
            by_host = Some(id);
        }
    }
    by_host.into_iter().collect()
}

fn scan_rules<'a>(
    keys: impl IntoIterator<Item = (&'a str, usize)>,
    domain: &str,
    read: impl Fn(&'a str) -> Option<(Rule<'a>, bool)>,
) -> Vec<usize> {
    let mut found = Vec::new();
    let mut hub = Vec::new();
    for (key, id) in keys {
        let Some((rule, matched)) = read(key) else {
            continue;
        };
        if rule.is_hub_entry() {
            hub.push(id);
        }
        if matched {
            found.push((rule, id));
        }
    }
    // Stable: equal keys stay in the order given.
    found.sort_by(|(one, _), (other, _)| other.cmp_index_key(one));
    if found.is_empty() && is_on_hub(domain) {
        return hub;
    }
    found.into_iter().map(|(_, id)| id).collect()
}

pub(super) fn matches(key: &KeyHost<'_>, path: &[u8], target: &Target<'_>, split: bool) -> bool {
    let dot = |byte: &u8| split && *byte == b'.';
    let labels = |name: &Bytes<'_>| name.split(dot).count();
    key.port == target.host.port
        && labels(&key.name) == labels(&target.host.name)
        && target.path.starts_with(path)
        && key
            .name
            .split(dot)
            .zip(target.host.name.split(dot))
            .all(|(pattern, label)| host_glob::matches(pattern, label))
}
