//! Which credentials are tried, and which keys any rule set matches.

use std::rc::Rc;
use std::sync::Arc;

use super::Extent;
use super::container::Found;
use super::credentials::{Credentials, SecretState, shown_key};
use super::flow::Decision;
use super::ring::{Answers, Ring};
use crate::image_name::shortened;
use crate::keyring::compare;
use crate::message::Message;
use crate::reference::Reference;
use crate::report::{Attempt, Match, SourceKind};
use crate::semantics::Semantics;

impl<'w, 'a> Decision<'_, '_, 'w, 'a> {
    /// Finds out which credentials are tried, and which keys any rule set matches.
    pub(super) fn look_up(
        &mut self,
        reference: &Reference<'_>,
        credentials: &mut Credentials<'w, 'a>,
    ) -> (Vec<Attempt>, bool) {
        let domain = reference.domain();
        let path = reference.path().to_string();
        let pod = Rc::clone(self.scene.credentials);
        let rings = credentials.rings(&pod, reference);
        let mut attempts = Vec::new();
        for ring in rings.in_order() {
            let semantics = self.scene.options.semantics;
            let tries = ring.tries(semantics, domain, &path);
            for &credential in &tries {
                let Some(credential) = ring.credentials.get(credential) else {
                    continue;
                };
                attempts.push(Attempt {
                    order: u32::try_from(attempts.len() + 1).unwrap_or(u32::MAX),
                    source: Arc::clone(&ring.origins[credential.origin].source),
                    key: shown_key(credential.entry),
                    username: Some(credential.entry.username.clone())
                        .filter(|username| !username.is_empty()),
                    location: ring.location_of(credential, self.scene.world),
                });
            }
            // What the kubelet tries is looked up once.
            let kubelet = (semantics == Semantics::Kubelet).then_some(tries);
            for (found, answers) in ring.answers(domain, &path, kubelet) {
                self.note(ring, found, answers, (domain, &path));
            }
            if let Some(helper) = ring
                .origins
                .iter()
                .filter_map(|origin| origin.config)
                .find_map(|config| config.docker_helper(domain))
            {
                self.decided
                    .docker_helper
                    .get_or_insert_with(|| shortened(helper).into_owned());
            }
        }
        if self.scene.options.semantics == Semantics::Docker {
            attempts.truncate(1);
        }
        self.decided.kubelet_tries = self.count(|answers| answers.kubelet);
        self.decided.docker_tries = self.count(|answers| answers.docker);
        let unknown = if self.scene.options.semantics == Semantics::Docker {
            self.decided.docker_helper.is_some()
        } else {
            let built_in = self
                .decided
                .legacy
                .is_some_and(|legacy| legacy.built_in(self.scene.options.kubernetes_version));
            pod.unknown() || !rings.unanswered.is_empty() || built_in && attempts.is_empty()
        };
        self.unknown_place = self
            .named_place(|state| state == SecretState::NotGiven)
            .or_else(|| rings.unanswered.first().map(|asked| asked.pattern));
        self.decided.unanswered = rings.unanswered.iter().map(|asked| asked.name).collect();
        (attempts, unknown)
    }

    pub(super) fn count(&self, which: impl Fn(&Answers) -> bool) -> usize {
        self.decided
            .found
            .iter()
            .filter(|found| which(&found.answers))
            .count()
    }

    pub(super) fn note(
        &mut self,
        ring: &Ring<'w>,
        found: usize,
        answers: Answers,
        (domain, path): (&str, &str),
    ) {
        let Some(credential) = ring.credentials.get(found) else {
            return;
        };
        let origin = &ring.origins[credential.origin];
        let key = &credential.entry.key;
        let masked = shown_key(credential.entry);
        let mut found = Found {
            key: key.clone(),
            masked: masked.clone(),
            answers,
            reaches_neighbour: false,
            place: ring.place_of(credential),
            username: credential.entry.username.clone(),
            source: source_label(&origin.source),
        };
        // Without a reader of matches there is one thing left that takes a comparison to know.
        if self.scene.extent == Extent::Judgement && !may_reach_neighbour(key, path) {
            self.decided.found.push(found);
            return;
        }
        let comparison = compare(key, domain, path);
        let mut why = comparison.kubelet.why;
        found.reaches_neighbour = why
            .iter()
            .any(|message| message.code == "match-path-neighbour");
        if comparison.kubelet.fallback {
            // What does not fit beside the fallback would only confuse.
            why.retain(|message| message.code == "match-hub-fallback");
        }
        if !answers.kubelet && comparison.kubelet.matched {
            why.push(Message::new("match-hub-fallback-unused"));
        }
        if answers.docs != answers.kubelet {
            why.extend(comparison.docs.why);
        }
        if answers.docker != answers.kubelet {
            why.extend(comparison.docker.why);
        }
        self.matches.push(Match {
            source: Arc::clone(&origin.source),
            key: masked,
            kubelet: answers.kubelet,
            docs: answers.docs,
            docker: answers.docker,
            why: {
                why.shrink_to_fit();
                why
            },
            location: ring.location_of(credential, self.scene.world),
        });
        self.decided.found.push(found);
    }
}

/// Whether the path of a key may end within a segment of an image's path. Many keys have none, or have
/// whole segments; the others are compared.
fn may_reach_neighbour(key: &str, path: &str) -> bool {
    let key = key.split_once("://").map_or(key, |(_, rest)| rest);
    let Some((_, prefix)) = key.split_once('/') else {
        return false;
    };
    let whole = |rest: &str| rest.is_empty() || rest.starts_with('/');
    !(prefix.is_empty() || prefix.ends_with('/') || path.strip_prefix(prefix).is_some_and(whole))
}

/// `kind` and name of a source, for sentences.
pub(super) fn source_label(source: &crate::report::Source) -> String {
    match source.kind {
        SourceKind::Secret => format!(
            "Secret {}/{}",
            source.namespace.as_deref().unwrap_or_default(),
            source.name
        ),
        SourceKind::NodeConfig | SourceKind::Provider => source.name.clone(),
    }
}
