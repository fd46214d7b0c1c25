//! Keys and images: what matches, what almost does, and where the readings differ.

use super::{Diagnostics, Draft};
use crate::decide::{Credentials, DecidedContainer, DecidedWorkload};
use crate::docker_config::Entry;
use crate::image_name::shortened;
use crate::keyring::{Comparison, compare, masked_key};
use crate::manifest::{Embedded, Place};
use crate::message::Message;
use crate::report::{Action, Container};
use crate::semantics::Semantics;

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(super) fn matching(
        &mut self,
        workload: &DecidedWorkload<'w, 'a>,
        container: &DecidedContainer<'w, 'a>,
        report: &Container,
    ) {
        let Some(reference) = &container.reference else {
            return;
        };
        let domain = reference.domain();
        let path = reference.path().to_string();
        let repository = || shortened(&format!("{domain}/{path}")).into_owned();
        let image = container.spec.focus();
        for found in &container.found {
            let differs = found.answers.docs != found.answers.kubelet
                || found.answers.docker != found.answers.kubelet;
            let neighbour = found.answers.kubelet && found.reaches_neighbour;
            if !differs && !neighbour {
                continue;
            }
            let about = repository();
            // All keys of an encoded docker config stand in one place.
            let key_and_image = format!("{} {about}", found.key);
            if neighbour && self.first("prefix-reaches-neighbour", found.place, &key_and_image) {
                let message = Message::new("prefix-reaches-neighbour")
                    .with("key", shortened(&found.masked).into_owned())
                    .with("repository", about.as_str());
                self.report(
                    Draft::new(message)
                        .at(found.place)
                        .related(Message::new("related-image"), image)
                        .fix(Message::new("fix-end-with-slash")),
                );
            }
            if found.answers.docs != found.answers.kubelet
                && self.first("docs-differ", found.place, &key_and_image)
            {
                let code = if found.answers.docs {
                    "docs-differ"
                } else {
                    "docs-differ-stricter"
                };
                self.differ("docs-differ", code, found, &about, (image, None));
            }
            if found.answers.docker != found.answers.kubelet
                && self.first("docker-differs", found.place, &key_and_image)
            {
                let sentence = docker_sentence(container, found);
                let helper = container.docker_helper.as_deref();
                self.differ("docker-differs", sentence, found, &about, (image, helper));
            }
        }
        self.near_misses(workload, container, (domain, &path), image);
        if report.action == Action::Pull {
            self.attempts(container, report, image);
        }
    }

    fn differ(
        &mut self,
        code: &'static str,
        sentence: &'static str,
        found: &crate::decide::Found,
        repository: &str,
        (image, helper): (Place, Option<&str>),
    ) {
        let message = Message::new(sentence)
            .with("key", shortened(&found.masked).into_owned())
            .with("source", shortened(&found.source).into_owned())
            .with("repository", repository);
        let message = match (sentence, helper) {
            ("docker-differs-helper", Some(helper)) => message.with("helper", helper),
            _ => message,
        };
        self.report_as(
            code,
            Draft::new(message)
                .at(found.place)
                .related(Message::new("related-image"), image),
        );
    }

    /// Keys that the kubelet does not use and whose writer surely meant this image.
    fn near_misses(
        &mut self,
        workload: &DecidedWorkload<'w, 'a>,
        container: &DecidedContainer<'w, 'a>,
        (domain, path): (&str, &str),
        image: Place,
    ) {
        let ring = &workload.credentials.ring;
        for credential in &ring.credentials {
            let origin = &ring.origins[credential.origin];
            self.near_miss(
                container,
                credential.entry,
                (
                    origin.place.place_of(&credential.entry.key_range),
                    origin.place.is_exact(),
                ),
                (domain, path),
                image,
            );
        }
        if let Some(files) = self.world.nodes.first()
            && let Some(file) = files.chosen()
        {
            for entry in &file.config.entries {
                let place = Embedded::file(file.place).place_of(&entry.key_range);
                self.near_miss(container, entry, (place, true), (domain, path), image);
            }
        }
    }

    fn near_miss(
        &mut self,
        container: &DecidedContainer<'w, 'a>,
        entry: &Entry,
        (place, exact): (Place, bool),
        (domain, path): (&str, &str),
        image: Place,
    ) {
        if container
            .found
            .iter()
            .any(|found| found.answers.kubelet && found.key == entry.key)
        {
            return;
        }
        // Most keys have nothing to do with the image: see that first, and cheaply.
        if !might_mean(&entry.key, domain) {
            return;
        }
        let comparison = compare(&entry.key, domain, path);
        let Some(code) = near_miss_code(&comparison) else {
            return;
        };
        if !self.first(code, place, &format!("{} {domain}", entry.key)) {
            return;
        }
        let part = |part: &Option<crate::keyring::PartMatch>, key: bool| {
            part.as_ref().map_or_else(String::new, |part| {
                shortened(if key { &part.pattern } else { &part.text }).into_owned()
            })
        };
        let reading = &comparison.kubelet;
        let sentence = if code == "port-mismatch" {
            let ports = reading.port.as_ref();
            match (
                ports.is_none_or(|ports| ports.pattern.is_empty()),
                ports.is_none_or(|ports| ports.text.is_empty()),
            ) {
                (true, _) => "port-mismatch-image",
                (_, true) => "port-mismatch-key",
                _ => "port-mismatch",
            }
        } else {
            code
        };
        let message = Message::new(sentence)
            .with("key", shortened(&masked_key(&entry.key)).into_owned())
            .with("host", shortened(domain).into_owned())
            .with("key-port", part(&reading.port, true))
            .with("image-port", part(&reading.port, false))
            .with("image-labels", domain.split('.').count())
            .with(
                "key-labels",
                reading
                    .labels
                    .iter()
                    .filter(|label| !label.pattern.is_empty())
                    .count(),
            );
        let title = if code == "port-mismatch" {
            Message::new("fix-port").with("host", shortened(domain).into_owned())
        } else {
            Message::new("fix-label-count").with("host", shortened(domain).into_owned())
        };
        let draft = Draft::new(message)
            .at(place)
            .related(Message::new("related-image"), image);
        let draft = match renamed(&entry.key, domain).filter(|_| exact) {
            Some(key) => draft.replace(title, place, crate::quoting::json(&key)),
            None => draft.fix(title),
        };
        self.report_as(code, draft);
    }

    fn attempts(&mut self, container: &DecidedContainer<'w, 'a>, report: &Container, image: Place) {
        if report.attempts.len() > 1 && self.options.semantics == Semantics::Kubelet {
            let first = &report.attempts[0];
            let message = Message::new("several-credentials")
                .with("count", report.attempts.len())
                .with("key", shortened(&first.key).into_owned())
                .with("source", shortened(&first.source.name).into_owned());
            self.report(Draft::new(message).at(image));
        }
        let Some(reference) = &container.reference else {
            return;
        };
        if !report.attempts.is_empty()
            && is_public(reference.domain(), &reference.path().to_string())
        {
            let message = Message::new("credentials-prevent-anonymous")
                .with("image", shortened(reference.given()).into_owned())
                .with("key", shortened(&report.attempts[0].key).into_owned());
            self.report(
                Draft::new(message)
                    .at(image)
                    .fix(Message::new("fix-narrow-key")),
            );
        }
    }

    /// Two spellings of one key in one file: Go reads a map, and a map has no order.
    pub(super) fn key_order(
        &mut self,
        workload: &DecidedWorkload<'w, 'a>,
        credentials: &mut Credentials<'w, 'a>,
    ) {
        let node = credentials.of_node(0);
        for ring in std::iter::once(&workload.credentials.ring).chain(node.as_deref()) {
            if ring.credentials.len() < 2
                || workload
                    .containers
                    .iter()
                    .all(|container| container.found.is_empty())
            {
                continue;
            }
            for collision in ring.collisions() {
                let used: Vec<_> = collision
                    .entries
                    .iter()
                    .filter_map(|&at| ring.credentials.get(at))
                    .collect();
                let Some(same) = used.windows(2).find(|pair| {
                    pair[0].origin == pair[1].origin && pair[0].entry.key != pair[1].entry.key
                }) else {
                    continue;
                };
                let tried = workload.containers.iter().any(|container| {
                    container
                        .found
                        .iter()
                        .any(|found| found.answers.kubelet && found.key == same[0].entry.key)
                });
                if !tried {
                    continue;
                }
                let origin = &ring.origins[same[0].origin];
                let place = origin.place.place_of(&same[1].entry.key_range);
                if !self.first("key-order-random", place, &collision.key) {
                    continue;
                }
                let message = Message::new("key-order-random")
                    .with(
                        "one",
                        shortened(&masked_key(&same[0].entry.key)).into_owned(),
                    )
                    .with(
                        "other",
                        shortened(&masked_key(&same[1].entry.key)).into_owned(),
                    );
                self.report(
                    Draft::new(message)
                        .at(place)
                        .related(
                            Message::new("related-other-spelling"),
                            origin.place.place_of(&same[0].entry.key_range),
                        )
                        .fix(Message::new("fix-one-spelling")),
                );
            }
        }
    }
}

/// Why Docker and the kubelet do not use the same key.
fn docker_sentence(
    container: &DecidedContainer<'_, '_>,
    found: &crate::decide::Found,
) -> &'static str {
    if found.answers.docker {
        return if container.kubelet_tries > 0 {
            "docker-differs-other"
        } else {
            "docker-differs"
        };
    }
    if container.docker_helper.is_some() {
        "docker-differs-helper"
    } else if container.docker_tries > 0 {
        "docker-differs-one"
    } else {
        "docker-differs-cluster"
    }
}

/// Whether a key might have been meant for a host: the host is the same, or what stands around the
/// stars of the key fits.
fn might_mean(key: &str, domain: &str) -> bool {
    fn host(text: &str) -> &str {
        let authority = text.split('/').next().unwrap_or_default();
        authority.split(':').next().unwrap_or_default()
    }
    let key = key
        .strip_prefix("https://")
        .or_else(|| key.strip_prefix("http://"))
        .unwrap_or(key);
    let domain = host(domain);
    // All but a few are done with here.
    if !key.starts_with(domain) && !key.contains('*') {
        return false;
    }
    let key = host(key);
    match (key.split_once('*'), key.rsplit_once('*')) {
        (Some((before, _)), Some((_, after))) => {
            domain.starts_with(before) && domain.ends_with(after)
        }
        _ => key == domain,
    }
}

/// The key for the host of an image: with its port, and with the path that the key has. Nothing for
/// a key with user info, which must not be written out.
fn renamed(key: &str, domain: &str) -> Option<String> {
    let rest = key
        .strip_prefix("https://")
        .or_else(|| key.strip_prefix("http://"))
        .unwrap_or(key);
    let path = rest.find('/').map_or("", |slash| &rest[slash..]);
    (!key.contains('@')).then(|| format!("{domain}{path}"))
}

/// What is the one thing that keeps the kubelet from using a key.
fn near_miss_code(comparison: &Comparison) -> Option<&'static str> {
    let kubelet = &comparison.kubelet;
    if kubelet.matched {
        return None;
    }
    let port = kubelet.port.as_ref()?;
    let path = kubelet.path.as_ref()?;
    let host = kubelet.labels.iter().all(|label| label.matched);
    if !port.matched && host && path.matched {
        return Some("port-mismatch");
    }
    let counts = kubelet
        .why
        .iter()
        .any(|message| message.code.starts_with("match-label-count"));
    (counts && comparison.docs.matched).then_some("glob-label-count")
}

/// Registries that serve everybody, or the part of Docker Hub that does.
pub(super) fn is_public(domain: &str, path: &str) -> bool {
    match domain {
        "registry.k8s.io" | "k8s.gcr.io" | "mcr.microsoft.com" | "public.ecr.aws" => true,
        "docker.io" => path.starts_with("library/"),
        "gcr.io" => [
            "distroless/",
            "google-containers/",
            "google-samples/",
            "cadvisor/",
        ]
        .iter()
        .any(|public| path.starts_with(public)),
        _ => false,
    }
}
