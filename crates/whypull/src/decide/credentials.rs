//! Which credentials a Pod has, in the order of their sources.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::ring::{Origin, Ring};
use crate::docker_config::{Entry, FaultKind};
use crate::keyring::{masked_key, match_image};
use crate::kubelet::{NodeFiles, ProviderResponse};
use crate::manifest::{Embedded, NamedSecret, Payload, Place, PodOwner, PullSecret};
use crate::options::Options;
use crate::reference::Reference;
use crate::report::{Location, Source, SourceKind};
use crate::world::World;

/// How it stands with a Secret that a Pod names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SecretState {
    /// It is there and can be read (its content may still be bad).
    Found(usize),
    /// It is of another type: skipped in silence.
    WrongType(usize),
    /// The API server would have refused it.
    Refused(usize),
    /// It is in another namespace.
    Elsewhere(usize),
    /// It is not there, and the input is complete.
    NotFound,
    /// It is not there, but it was perhaps not pasted.
    NotGiven,
    /// The name is empty.
    Skipped,
}

impl SecretState {
    /// Whether the kubelet cannot find it.
    pub(crate) fn is_missing(self) -> bool {
        matches!(self, Self::NotFound | Self::Elsewhere(_) | Self::Refused(_))
    }
}

/// A Secret that a Pod ends up with.
pub(crate) struct PodSecret<'a> {
    pub(crate) name: &'a str,
    pub(crate) place: Place,
    pub(crate) state: SecretState,
}

/// The credentials of a Pod, apart from the node's.
pub(crate) struct PodCredentials<'w, 'a> {
    pub(crate) secrets: Vec<PodSecret<'a>>,
    /// Whether they come from the ServiceAccount.
    pub(crate) from_account: bool,
    /// The ServiceAccount's list, if they come from there.
    pub(crate) account_list: Option<Arc<Location>>,
    pub(crate) ring: Ring<'w>,
    /// The Secret that fails the whole lookup, and why.
    pub(crate) fault: Option<(usize, FaultKind)>,
}

impl PodCredentials<'_, '_> {
    /// Whether a Secret was perhaps not pasted.
    pub(crate) fn unknown(&self) -> bool {
        self.secrets
            .iter()
            .any(|secret| secret.state == SecretState::NotGiven)
    }

    /// Where the list stands.
    pub(crate) fn list_of(&self, owner: &PodOwner<'_>, world: &World<'_>) -> Option<Arc<Location>> {
        if self.from_account {
            return self.account_list.clone();
        }
        let place = owner.spec.pull_secrets_place?;
        place.locate(&world.sources).map(Arc::new)
    }

    /// Where the names stand. Pods that name the same Secrets share what was decided about them, but
    /// each has its own list.
    pub(crate) fn name_places(&self, owner: &PodOwner<'_>) -> impl Iterator<Item = Place> {
        let own = (!self.from_account).then(|| owner.spec.pull_secrets.iter());
        let own = own.into_iter().flatten().map(|secret| secret.place);
        let of_account = self.secrets.iter().filter(|_| self.from_account);
        own.chain(of_account.map(|secret| secret.place))
    }

    /// The names that the kubelet cannot find.
    pub(crate) fn missing(&self) -> Vec<&str> {
        self.secrets
            .iter()
            .filter(|secret| secret.state.is_missing())
            .map(|secret| secret.name)
            .collect()
    }
}

/// Namespace, names, and the account whose names they are, if they are an account's.
type Cached<'a> = (&'a str, Vec<&'a str>, Option<&'a str>);

/// A credential provider that is asked for an image.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedProvider<'w> {
    pub(crate) name: &'w str,
    /// The pattern that matches the image.
    pub(crate) pattern: Place,
}

/// The keyrings that an image is looked up in.
pub(crate) struct Rings<'w, 'a> {
    pod: Rc<PodCredentials<'w, 'a>>,
    node: Option<Rc<Ring<'w>>>,
    providers: Ring<'w>,
    /// The providers that are asked, and whose answers were not given.
    pub(crate) unanswered: Vec<AskedProvider<'w>>,
}

impl<'w> Rings<'w, '_> {
    /// The Pod's, the node's, the providers'.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &Ring<'w>> {
        std::iter::once(&self.pod.ring)
            .chain(self.node.as_deref())
            .chain(std::iter::once(&self.providers))
    }
}

/// All credentials. Pods that name the same Secrets share them.
pub(crate) struct Credentials<'w, 'a> {
    world: &'w World<'a>,
    options: &'w Options,
    complete: bool,
    pods: HashMap<Cached<'a>, Rc<PodCredentials<'w, 'a>>>,
    nodes: Vec<Rc<Ring<'w>>>,
}

impl<'w, 'a> Credentials<'w, 'a> {
    pub(crate) fn new(world: &'w World<'a>, options: &'w Options, complete: bool) -> Self {
        let nodes = world
            .nodes
            .iter()
            .map(|files| Rc::new(Self::node_ring(files, world)))
            .collect();
        Self {
            world,
            options,
            complete,
            pods: HashMap::new(),
            nodes,
        }
    }

    fn node_ring(files: &'w NodeFiles, world: &'w World<'a>) -> Ring<'w> {
        let mut ring = Ring::new();
        if let Some(file) = files.chosen() {
            ring.add(
                Origin {
                    source: Arc::new(Source {
                        kind: SourceKind::NodeConfig,
                        namespace: None,
                        name: if files.node.is_empty() {
                            file.at.clone()
                        } else {
                            format!("{}:{}", files.node, file.at)
                        },
                        file: world
                            .sources
                            .get(file.place.source as usize)
                            .map(|source| source.name.to_string()),
                    }),
                    place: Embedded::file(file.place),
                    config: Some(&file.config),
                },
                &file.config.entries,
            );
        }
        ring
    }

    /// The node's own credentials.
    pub(crate) fn of_node(&self, node: usize) -> Option<Rc<Ring<'w>>> {
        self.nodes.get(node).cloned()
    }

    /// What the providers that are asked for an image answered, and whether one was asked whose
    /// answer was not given.
    pub(crate) fn of_providers(
        &self,
        reference: &Reference<'_>,
    ) -> (Ring<'w>, Vec<AskedProvider<'w>>) {
        let mut ring = Ring::new();
        let mut unanswered = Vec::new();
        // Without a configuration a response that was given counts as asked for.
        if self.world.providers.is_empty() {
            for response in &self.world.responses {
                if response.fault.is_none() {
                    let name = response
                        .provider
                        .as_deref()
                        .unwrap_or("credential provider");
                    ring.add(self.provider_origin(name, response), &response.entries);
                }
            }
            return (ring, unanswered);
        }
        let path = reference.path().to_string();
        for provider in &self.world.providers {
            let asked = provider
                .match_images
                .iter()
                .find(|(pattern, _)| match_image(pattern, reference.domain(), &path));
            let Some(&(_, pattern)) = asked else {
                continue;
            };
            let responses: Vec<_> = self
                .world
                .responses
                .iter()
                .filter(|response| response.serves(provider))
                .collect();
            if responses.is_empty() {
                unanswered.push(AskedProvider {
                    name: &provider.name,
                    pattern,
                });
            }
            for response in responses {
                ring.add(
                    self.provider_origin(&provider.name, response),
                    &response.entries,
                );
            }
        }
        (ring, unanswered)
    }

    fn provider_origin(&self, name: &str, response: &ProviderResponse) -> Origin<'w> {
        Origin {
            source: Arc::new(Source {
                kind: SourceKind::Provider,
                namespace: None,
                name: name.to_owned(),
                file: self
                    .world
                    .sources
                    .get(response.place.source as usize)
                    .map(|source| source.name.to_string()),
            }),
            place: Embedded::file(response.place),
            config: None,
        }
    }

    /// Everything that is asked for an image.
    pub(crate) fn rings(
        &self,
        pod: &Rc<PodCredentials<'w, 'a>>,
        reference: &Reference<'_>,
    ) -> Rings<'w, 'a> {
        let (providers, unanswered) = self.of_providers(reference);
        // Up to 1.32 the node's file and the providers shared a keyring, and with it the fallback
        // for Docker Hub.
        let (node, providers) = match self.of_node(0) {
            Some(node) if self.node_and_providers_share() => {
                (None, Ring::merged(&node, &providers))
            }
            node => (node, providers),
        };
        Rings {
            pod: Rc::clone(pod),
            node,
            providers,
            unanswered,
        }
    }

    /// Whether node config and providers share a keyring: they did up to 1.32.
    pub(crate) fn node_and_providers_share(&self) -> bool {
        !self.options.kubernetes_version.at_least(33)
    }

    /// The Secrets of a Pod: its own, or else the ServiceAccount's, which are copied into it when it
    /// is created (`plugin/pkg/admission/serviceaccount/admission.go`) and never later.
    pub(crate) fn of_pod(&mut self, owner: &PodOwner<'a>) -> Rc<PodCredentials<'w, 'a>> {
        let own = &owner.spec.pull_secrets;
        let account = owner
            .spec
            .service_account
            .map_or("default", |account| account.text);
        let from_account = own.is_empty() && !owner.live && !owner.mirror;
        let (named, account_list): (&[NamedSecret<'a>], _) = if from_account {
            self.world
                .service_account(owner.namespace, account)
                .map_or((&[], None), |account| {
                    (&account.pull_secrets, account.pull_secrets_place)
                })
        } else {
            (own, None)
        };
        let listed: Vec<&'a str> = named.iter().map(|secret| secret.name).collect();
        // The places differ from Pod to Pod, but nothing that is decided hangs on them.
        let cached: Cached<'a> = (owner.namespace, listed, from_account.then_some(account));
        if let Some(known) = self.pods.get(&cached) {
            return Rc::clone(known);
        }
        let mut credentials = self.resolve(owner.namespace, named);
        credentials.from_account = from_account;
        credentials.account_list = account_list
            .and_then(|place| place.locate(&self.world.sources))
            .map(Arc::new);
        let credentials = Rc::new(credentials);
        self.pods.insert(cached, Rc::clone(&credentials));
        credentials
    }

    fn resolve(&self, namespace: &str, named: &[NamedSecret<'a>]) -> PodCredentials<'w, 'a> {
        let mut secrets = Vec::with_capacity(named.len());
        let mut ring = Ring::new();
        let mut fault = None;
        for secret in named {
            let state = self.state(namespace, secret.name);
            if let SecretState::Found(at) = state {
                let found = &self.world.secrets[at];
                if let Payload::Config { place, config, .. } = &found.payload {
                    if let Some(bad) = &config.fault {
                        fault.get_or_insert((at, bad.kind.clone()));
                    }
                    ring.add(
                        Origin {
                            source: self.secret_source(found),
                            place: place.clone(),
                            config: Some(config),
                        },
                        &config.entries,
                    );
                }
            }
            secrets.push(PodSecret {
                name: secret.name,
                place: secret.place,
                state,
            });
        }
        PodCredentials {
            secrets,
            from_account: false,
            account_list: None,
            ring,
            fault,
        }
    }

    fn secret_source(&self, secret: &PullSecret<'a>) -> Arc<Source> {
        Arc::new(Source {
            kind: SourceKind::Secret,
            namespace: Some(secret.namespace.to_owned()),
            name: secret.name.to_owned(),
            file: self
                .world
                .sources
                .get(secret.place.source as usize)
                .map(|source| source.name.to_string()),
        })
    }

    fn state(&self, namespace: &str, name: &str) -> SecretState {
        if name.is_empty() {
            return SecretState::Skipped;
        }
        if let Some(at) = self.world.secret(namespace, name) {
            let secret = &self.world.secrets[at];
            return match secret.payload {
                _ if !secret.secret_type.counts() => SecretState::WrongType(at),
                Payload::Missing | Payload::NotBase64 { .. } | Payload::EncodedTwice { .. } => {
                    SecretState::Refused(at)
                }
                Payload::Config { .. } => SecretState::Found(at),
            };
        }
        if let Some(at) = self
            .world
            .secrets
            .iter()
            .position(|secret| secret.name == name)
        {
            return SecretState::Elsewhere(at);
        }
        if self.complete {
            SecretState::NotFound
        } else {
            SecretState::NotGiven
        }
    }
}

/// A key as it may be shown.
pub(crate) fn shown_key(entry: &Entry) -> String {
    masked_key(&entry.key).into_owned()
}
