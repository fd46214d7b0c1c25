//! Credentials are there, and none of their keys serves the image.

use super::key::{KeyParts, never_matches_hub};
use super::matching::is_public;
use super::{Diagnostics, Draft};
use crate::decide::{DecidedContainer, DecidedWorkload};
use crate::docker_config::{Entry, Origin};
use crate::image_name::shortened;
use crate::keyring::masked_key;
use crate::manifest::{Embedded, Place};
use crate::message::Message;
use crate::report::{Action, Container};

/// The longest host that is compared letter by letter.
const LONGEST: usize = 64;

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(super) fn unmatched(
        &mut self,
        workload: &DecidedWorkload<'w, 'a>,
        container: &DecidedContainer<'w, 'a>,
        report: &Container,
    ) {
        let Some(reference) = &container.reference else {
            return;
        };
        let domain = reference.domain();
        let pulls_without = report.action == Action::Pull
            && report.anonymous == Some(true)
            && container.kubelet_tries == 0;
        if !pulls_without || is_public(domain, &reference.path().to_string()) {
            return;
        }
        let keys = self.keys(workload);
        let told = keys.iter().any(|(entry, place)| {
            let about = format!("{} {domain}", entry.key);
            let told = |code| self.told.contains(&(code, *place, about.clone()));
            told("port-mismatch")
                || told("glob-label-count")
                || is_told_alone(&masked_key(&entry.key), domain)
        });
        if keys.is_empty() || told {
            return;
        }
        let nearest = self.nearest_key(&keys, domain);
        // A Pod whose other image has its credential may well have a public one beside it.
        let served = workload
            .containers
            .iter()
            .any(|other| other.kubelet_tries > 0);
        if served && nearest.is_none() {
            return;
        }
        let host = shortened(domain).into_owned();
        let message = Message::new("no-key-matches")
            .with("count", keys.len())
            .with("image", shortened(reference.given()).into_owned());
        let draft = Draft::new(message).at(container.spec.focus());
        let draft = match nearest {
            Some((at, code)) => {
                let (entry, place) = &keys[at];
                let masked = masked_key(&entry.key);
                let reason = Message::new(code)
                    .with("other", shortened(KeyParts::of(&masked).host).into_owned())
                    .with("host", host.clone());
                draft.related(reason, *place)
            }
            None => draft,
        };
        self.report(draft.fix(Message::new("fix-key-for-host").with("host", host)));
    }

    /// The credentials of the Pod and of its node, each with the place of its key.
    fn keys(&self, workload: &DecidedWorkload<'w, 'a>) -> Vec<(&'w Entry, Place)> {
        let ring = &workload.credentials.ring;
        let of_pod = ring.credentials.iter().map(|credential| {
            let place = &ring.origins[credential.origin].place;
            (
                credential.entry,
                place.place_of(&credential.entry.key_range),
            )
        });
        let file = self.world.nodes.first().and_then(|files| files.chosen());
        let of_node = file.into_iter().flat_map(|file| {
            let entries = file.config.entries.iter();
            entries.map(|entry| {
                let place = Embedded::file(file.place).place_of(&entry.key_range);
                (entry, place)
            })
        });
        of_pod
            .chain(of_node)
            .filter(|(entry, _)| entry.origin != Origin::Blank)
            .collect()
    }

    /// The key whose host is nearest, and what keeps it from serving the image.
    fn nearest_key(
        &mut self,
        keys: &[(&Entry, Place)],
        domain: &str,
    ) -> Option<(usize, &'static str)> {
        let host = domain.split(':').next().unwrap_or_default();
        let mut nearest: Option<(usize, usize)> = None;
        for (at, (entry, _)) in keys.iter().enumerate() {
            let masked = masked_key(&entry.key);
            let key_host = KeyParts::of(&masked).host;
            if key_host.is_empty() || key_host.contains('*') {
                continue;
            }
            let distance = if key_host == host {
                return Some((at, "related-nearest-key-path"));
            } else if is_below(host, key_host) || is_below(key_host, host) {
                1
            } else if self.comparisons > 0
                && key_host.len().max(host.len()) <= LONGEST
                && key_host.len().abs_diff(host.len()) <= 2
            {
                self.comparisons -= 1;
                let distance = strsim::osa_distance(host, key_host);
                if distance > (host.len() / 4).min(2) {
                    continue;
                }
                distance
            } else {
                continue;
            };
            if nearest.is_none_or(|(_, best)| distance < best) {
                nearest = Some((at, distance));
            }
        }
        nearest.map(|(at, _)| (at, "related-nearest-key"))
    }
}

/// `registry.r.io` is below `r.io`.
fn is_below(host: &str, parent: &str) -> bool {
    parent.contains('.')
        && host
            .strip_suffix(parent)
            .is_some_and(|rest| rest.ends_with('.'))
}

/// Keys of whose host something is said already: Docker Hub's other hosts, upper case.
fn is_told_alone(key: &str, domain: &str) -> bool {
    let parts = KeyParts::of(key);
    let host = domain.split(':').next().unwrap_or_default();
    (domain == "docker.io" && never_matches_hub(&parts))
        || (parts.host != host && parts.host.eq_ignore_ascii_case(host))
}
