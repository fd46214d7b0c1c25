//! Credentials that are looked up together, and where each stands.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::docker_config::Entry;
use crate::keyring::{Collision, Keyring};
use crate::manifest::{Embedded, Place};
use crate::report::{Location, Source};
use crate::semantics::Semantics;
use crate::world::World;

/// One entry of some docker config, and where it comes from.
pub(crate) struct Credential<'w> {
    pub(crate) entry: &'w Entry,
    /// Which file or Secret of the ring.
    pub(crate) origin: usize,
    /// Where the key stands, once somebody asked: Pods that share the credential share it.
    location: OnceCell<Option<Arc<Location>>>,
}

/// A docker config that takes part: a Secret, a file of the node, a provider's response.
pub(crate) struct Origin<'w> {
    pub(crate) source: Arc<Source>,
    /// Where an entry stands: exactly for files, the value of `data` for Secrets.
    pub(crate) place: Embedded,
    /// What Docker would ask instead of this file.
    pub(crate) config: Option<&'w crate::docker_config::DockerConfig>,
}

/// Credentials that share one keyring, so that one of them can make the Docker Hub fallback of
/// another unnecessary.
pub(crate) struct Ring<'w> {
    pub(crate) credentials: Vec<Credential<'w>>,
    pub(crate) origins: Vec<Origin<'w>>,
    kubelet: OnceCell<Keyring<'w>>,
    docs: OnceCell<Keyring<'w>>,
    /// One an origin: Docker has one file.
    docker: OnceCell<Vec<Keyring<'w>>>,
    collisions: OnceCell<Vec<Collision>>,
}

/// A credential that some rule set finds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Answers {
    pub(crate) kubelet: bool,
    pub(crate) docs: bool,
    pub(crate) docker: bool,
}

impl<'w> Ring<'w> {
    pub(super) fn new() -> Self {
        Self {
            credentials: Vec::new(),
            origins: Vec::new(),
            kubelet: OnceCell::new(),
            docs: OnceCell::new(),
            docker: OnceCell::new(),
            collisions: OnceCell::new(),
        }
    }

    pub(super) fn add(&mut self, origin: Origin<'w>, entries: &'w [Entry]) {
        let at = self.origins.len();
        self.origins.push(origin);
        self.credentials
            .extend(entries.iter().map(|entry| Credential {
                entry,
                origin: at,
                location: OnceCell::new(),
            }));
    }

    /// The key of a credential in the text it came from.
    pub(crate) fn place_of(&self, credential: &Credential<'w>) -> Place {
        self.origins[credential.origin]
            .place
            .place_of(&credential.entry.key_range)
    }

    /// The same in lines and columns.
    pub(crate) fn location_of(
        &self,
        credential: &Credential<'w>,
        world: &World<'_>,
    ) -> Option<Arc<Location>> {
        let located = || {
            self.place_of(credential)
                .locate(&world.sources)
                .map(Arc::new)
        };
        credential.location.get_or_init(located).clone()
    }

    /// One ring out of two.
    pub(super) fn merged(node: &Self, providers: &Self) -> Self {
        let mut ring = Self::new();
        for part in [node, providers] {
            let shift = ring.origins.len();
            for origin in &part.origins {
                ring.origins.push(Origin {
                    source: Arc::clone(&origin.source),
                    place: origin.place.clone(),
                    config: origin.config,
                });
            }
            ring.credentials
                .extend(part.credentials.iter().map(|credential| Credential {
                    entry: credential.entry,
                    origin: credential.origin + shift,
                    location: credential.location.clone(),
                }));
        }
        ring
    }

    fn keys(&self) -> impl Iterator<Item = (&'w str, usize)> {
        self.credentials
            .iter()
            .enumerate()
            .map(|(at, credential)| (credential.entry.key.as_str(), at))
    }

    /// The keyring of a rule set over all origins.
    pub(crate) fn keyring(&self, semantics: Semantics) -> &Keyring<'w> {
        let cell = match semantics {
            Semantics::Docs => &self.docs,
            _ => &self.kubelet,
        };
        cell.get_or_init(|| Keyring::new(semantics, self.keys()))
    }

    /// Keys of different spelling that are one to the kubelet.
    pub(crate) fn collisions(&self) -> &[Collision] {
        self.collisions
            .get_or_init(|| self.keyring(Semantics::Kubelet).collisions())
    }

    /// The credentials that a rule set tries for an image, in its order.
    pub(crate) fn tries(&self, semantics: Semantics, domain: &str, path: &str) -> Vec<usize> {
        if self.credentials.is_empty() {
            return Vec::new();
        }
        match semantics {
            Semantics::Docker => self
                .docker_tries(domain, path)
                .into_iter()
                .take(1)
                .collect(),
            _ => self.keyring(semantics).lookup(domain, path),
        }
    }

    /// What Docker would use of each origin, if that were its config file.
    fn docker_tries(&self, domain: &str, path: &str) -> Vec<usize> {
        let keyrings = self.docker.get_or_init(|| {
            (0..self.origins.len())
                .map(|origin| {
                    let keys = self.credentials.iter().enumerate();
                    Keyring::new(
                        Semantics::Docker,
                        keys.filter(|(_, credential)| credential.origin == origin)
                            .map(|(at, credential)| (credential.entry.key.as_str(), at)),
                    )
                })
                .collect()
        });
        keyrings
            .iter()
            .zip(&self.origins)
            .filter(|(_, origin)| {
                origin
                    .config
                    .is_none_or(|config| config.docker_helper(domain).is_none())
            })
            .flat_map(|(keyring, _)| keyring.lookup(domain, path))
            .collect()
    }

    /// Every credential that some rule set finds, in the kubelet's order where it has one. `kubelet` is
    /// what the kubelet tries, where that was looked up already.
    pub(crate) fn answers(
        &self,
        domain: &str,
        path: &str,
        kubelet: Option<Vec<usize>>,
    ) -> Vec<(usize, Answers)> {
        if self.credentials.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(usize, Answers)> = Vec::new();
        let mut note = |at: usize, set: fn(&mut Answers)| {
            if let Some((_, answers)) = found.iter_mut().find(|(other, _)| *other == at) {
                set(answers);
            } else {
                let mut answers = Answers::default();
                set(&mut answers);
                found.push((at, answers));
            }
        };
        let kubelet =
            kubelet.unwrap_or_else(|| self.keyring(Semantics::Kubelet).lookup(domain, path));
        for at in kubelet {
            note(at, |answers| answers.kubelet = true);
        }
        for at in self.keyring(Semantics::Docs).lookup(domain, path) {
            note(at, |answers| answers.docs = true);
        }
        for at in self.docker_tries(domain, path) {
            note(at, |answers| answers.docker = true);
        }
        found
    }
}
