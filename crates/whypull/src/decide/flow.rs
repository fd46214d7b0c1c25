//! One container, from its name to its outcome: `pkg/kubelet/images/image_manager.go`
//! (`EnsureImageExists`) with what admission did before and what the puller does after.

use std::cell::OnceCell;
use std::rc::Rc;

use super::container::{DecidedContainer, Found};
use super::credentials::{Answers, Credentials, PodCredentials, Ring, SecretState, shown_key};
use super::policy::{EffectivePolicy, effective_policy};
use super::presence::Presence;
use super::steps::Steps;
use crate::image_name::{go_quoted, masked_image, shortened};
use crate::keyring::compare;
use crate::kubelet::{Choice, LegacyProvider, NodeFiles, Verification, back_off_seconds};
use crate::manifest::{ContainerSpec, Place, PodOwner};
use crate::message::{Arg, Message};
use crate::name::BadName;
use crate::options::Options;
use crate::pull_policy::PullPolicy;
use crate::reference::{Reference, ReferenceError};
use crate::report::{
    Action, Attempt, Container, Image, ImageError, ImageParts, Location, Match, Outcome,
    PolicyDecision, Role, SourceKind,
};
use crate::semantics::Semantics;
use crate::world::World;

/// What a container is decided in.
pub(super) struct Scene<'s, 'w, 'a> {
    pub(super) world: &'w World<'a>,
    pub(super) options: &'w Options,
    pub(super) complete: bool,
    /// The node of the report.
    pub(super) node: &'s str,
    pub(super) presence: &'s Presence,
    pub(super) owner: &'w PodOwner<'a>,
    pub(super) credentials: &'s Rc<PodCredentials<'w, 'a>>,
}

/// Decides one container.
pub(super) fn container<'w, 'a>(
    scene: &Scene<'_, 'w, 'a>,
    spec: &'w ContainerSpec<'a>,
    credentials: &mut Credentials<'w, 'a>,
) -> (DecidedContainer<'w, 'a>, Container) {
    let given = spec.image.map_or("", |image| image.text);
    let parsed = Reference::parse(given);
    let policy = effective_policy(
        spec,
        parsed.as_ref().ok(),
        scene.world.before(scene.owner, spec),
        scene.options,
    );
    let mut decision = Decision {
        scene,
        spec,
        given,
        quoted: OnceCell::new(),
        policy,
        steps: Steps::default(),
        attempts: Vec::new(),
        matches: Vec::new(),
        decided: DecidedContainer {
            spec,
            reference: parsed.as_ref().ok().copied(),
            policy,
            found: Vec::new(),
            kubelet_tries: 0,
            docker_tries: 0,
            docker_helper: None,
            unanswered: Vec::new(),
            legacy: parsed
                .as_ref()
                .ok()
                .and_then(|reference| LegacyProvider::of_host(reference.domain())),
        },
    };
    let (image, present, ending) = match parsed {
        Ok(reference) => {
            let present = scene.presence.on(scene.node, given);
            let ending = decision.reference(&reference, present, credentials);
            (parts(&reference), present, ending)
        }
        Err(error) => {
            let image = malformed(given, &error);
            decision.malformed(&image);
            let ending = Ending {
                action: Action::Fail,
                outcome: Outcome::InvalidImageName,
                anonymous: Some(false),
            };
            (image, false, ending)
        }
    };
    // Ten thousand Pods make as many of these lists: no room for more in them.
    decision.attempts.shrink_to_fit();
    decision.matches.shrink_to_fit();
    decision.steps.0.shrink_to_fit();
    let report = Container {
        name: spec.name.to_owned(),
        role: spec.role,
        location: locate(scene.world, spec.focus()),
        image,
        pull_policy: PolicyDecision {
            declared: spec
                .pull_policy
                .filter(|policy| !policy.text.is_empty())
                .map(|policy| shortened(policy.text).into_owned()),
            effective: policy.policy.as_str().to_owned(),
            rule: policy.rule,
        },
        present,
        action: ending.action,
        attempts: decision.attempts,
        matches: decision.matches,
        anonymous: ending.anonymous,
        outcome: ending.outcome,
        steps: decision.steps.0,
    };
    (decision.decided, report)
}

/// How it ends.
#[derive(Clone, Copy)]
struct Ending {
    action: Action,
    outcome: Outcome,
    anonymous: Option<bool>,
}

impl Ending {
    const fn fail(outcome: Outcome) -> Self {
        Self {
            action: Action::Fail,
            outcome,
            anonymous: Some(false),
        }
    }

    const STARTS: Self = Self {
        action: Action::UseLocal,
        outcome: Outcome::Starts,
        anonymous: Some(false),
    };
}

struct Decision<'d, 's, 'w, 'a> {
    scene: &'d Scene<'s, 'w, 'a>,
    spec: &'w ContainerSpec<'a>,
    given: &'a str,
    quoted: OnceCell<String>,
    policy: EffectivePolicy,
    steps: Steps,
    attempts: Vec<Attempt>,
    matches: Vec<Match>,
    decided: DecidedContainer<'w, 'a>,
}

impl<'w, 'a> Decision<'_, '_, 'w, 'a> {
    fn quoted(&self) -> &str {
        self.quoted
            .get_or_init(|| go_quoted(&masked_image(self.given)))
    }

    fn malformed(&mut self, image: &Image) {
        self.policy_step();
        // Without an image the API server refuses the object, and no kubelet sees it.
        if self.given.is_empty() {
            self.steps.say(Message::new("step-image-missing"));
            return;
        }
        if let Image::Malformed { error, given } = image {
            let name = go_quoted(given);
            let message = Message::new("step-invalid-image-name")
                .with("image", shortened(given).into_owned())
                .with("reason", shortened(&error.message).into_owned());
            self.steps.event(
                message,
                format!(
                    "Failed to apply default image tag {name}: couldn't parse image name {name}: {}",
                    error.message
                ),
            );
        }
    }

    fn reference(
        &mut self,
        reference: &Reference<'a>,
        present: bool,
        credentials: &mut Credentials<'w, 'a>,
    ) -> Ending {
        if !self.scene.node.is_empty() {
            self.steps.say(
                Message::new("step-node").with("node", shortened(self.scene.node).into_owned()),
            );
        }
        self.name_step(reference);
        self.policy_step();
        self.index_step(reference);
        let (attempts, unknown) = self.look_up(reference, credentials);
        let version = self.scene.options.kubernetes_version;

        if self.spec.role == Role::ImageVolume && !version.at_least(31) {
            self.steps.say(
                Message::new("step-image-volume-unsupported").with("version", version.to_string()),
            );
            return Ending::fail(Outcome::Unknown);
        }
        if self.spec.role == Role::ImageVolume && !version.at_least(35) {
            self.steps.say(Message::new("step-image-volume-gate"));
        }
        if self.policy.policy == PullPolicy::Never && !present {
            let event = format!(
                "Container image {} is not present with pull policy of Never",
                self.quoted()
            );
            self.steps.event(Message::new("step-never-absent"), event);
            return Ending::fail(Outcome::ErrImageNeverPull);
        }
        let fault = self.scene.credentials.fault.clone();
        // 1.33 looked the credentials up for every Pod before it used an image that is present;
        // 1.34 did so only with the verification of present images switched on.
        let eager = match version.minor() {
            33 => true,
            34 => self.scene.world.configuration.verification.is_some(),
            _ => false,
        };
        if eager && let Some(fault) = &fault {
            return self.lookup_failed(fault);
        }
        if present && self.policy.policy != PullPolicy::Always {
            match self.verification(reference) {
                Verdict::Free { gate } => {
                    let suffix = if gate {
                        " and can be accessed by the pod"
                    } else {
                        ""
                    };
                    let event = format!(
                        "Container image {} already present on machine{suffix}",
                        self.quoted()
                    );
                    self.steps.event(Message::new("step-present-used"), event);
                    return Ending::STARTS;
                }
                Verdict::MustPull if self.policy.policy == PullPolicy::Never => {
                    let event = format!(
                        "Container image {} is not present with pull policy of Never",
                        self.quoted()
                    );
                    self.steps
                        .event(Message::new("step-never-unverified"), event);
                    return Ending::fail(Outcome::ErrImageNeverPull);
                }
                Verdict::MustPull => self.steps.say(Message::new("step-present-unverified")),
            }
        } else if self.policy.policy == PullPolicy::Always {
            self.steps.say(Message::new(if present {
                "step-always-present"
            } else {
                "step-always-absent"
            }));
        } else {
            self.steps.say(Message::new("step-absent"));
        }
        if let Some(fault) = &fault {
            if version.at_least(33) {
                return self.lookup_failed(fault);
            }
            let event = format!("Pulling image {}", self.quoted());
            self.steps.event(Message::new("step-pulling"), event);
            return self.lookup_failed(fault);
        }
        self.pull(reference, attempts, unknown)
    }

    fn name_step(&mut self, reference: &Reference<'_>) {
        let (code, part) = match (reference.tag(), reference.digest()) {
            (_, Some(digest)) => ("step-name-digest", Some(("digest", digest))),
            (Some(tag), None) => ("step-name-tag", Some(("tag", tag))),
            (None, None) => ("step-name-latest", None),
        };
        let mut message = Message::new(code)
            .with("image", shortened(self.given).into_owned())
            .with("domain", reference.domain())
            .with("path", reference.path().to_string());
        if let Some((name, text)) = part {
            message = message.with(name, text);
        }
        self.steps.say(message);
    }

    fn policy_step(&mut self) {
        let mut message =
            Message::new(self.policy.rule).with("policy", Arg::fixed(self.policy.policy.as_str()));
        if let Some(written) = self.spec.pull_policy.filter(|_| self.policy.unsupported) {
            message = message.with("written", shortened(written.text).into_owned());
        }
        self.steps.say(message);
    }

    /// What the pasted image index has for the node's platform.
    fn index_step(&mut self, reference: &Reference<'_>) {
        let platform = self.scene.options.platform.clone().unwrap_or_default();
        let indexes = &self.scene.world.indexes;
        let index = indexes.iter().find(|index| match &index.image {
            Some(image) => Reference::parse(image).is_ok_and(|other| {
                other.repository().to_string() == reference.repository().to_string()
                    && other.effective_tag() == reference.effective_tag()
            }),
            None => indexes.len() == 1,
        });
        match index.map(|index| index.choose(&platform)) {
            Some(Choice::Manifest(offered, digest)) => self.steps.say(
                Message::new("step-platform-chosen")
                    .with("platform", platform.to_string())
                    .with("offered", offered.to_string())
                    .with("digest", shortened(digest).into_owned()),
            ),
            Some(Choice::Missing(_)) => self
                .steps
                .say(Message::new("step-platform-missing").with("platform", platform.to_string())),
            Some(Choice::Single) => self.steps.say(Message::new("step-platform-single")),
            None => {}
        }
        if let Some(architecture) = architecture_suffix(&reference.path().to_string()) {
            let given = self.scene.options.platform.is_some();
            let same = platform.clone().normalized().architecture == architecture;
            let message = if given && !same {
                Message::new("step-architecture-suffix-other")
                    .with("platform", platform.to_string())
            } else {
                Message::new("step-architecture-suffix")
            };
            self.steps.say(message.with("architecture", architecture));
        }
    }

    /// Whether the kubelet may use the image that is there (`KubeletEnsureSecretPulledImages`,
    /// `pkg/kubelet/images/pullmanager`). Which Pod pulled it once, nobody can see from here: it
    /// counts as loaded beforehand.
    fn verification(&self, reference: &Reference<'_>) -> Verdict {
        let configuration = &self.scene.world.configuration;
        match configuration.verification {
            None => Verdict::Free { gate: false },
            Some(Verification::NeverVerify | Verification::NeverVerifyPreloadedImages) => {
                Verdict::Free { gate: true }
            }
            Some(Verification::NeverVerifyAllowlistedImages) => {
                let repository = reference.repository().to_string();
                let written = self.given.split(['@']).next().unwrap_or_default();
                // Names are compared as they are written up to 1.35.
                let names = if self.scene.options.kubernetes_version.at_least(36) {
                    [repository.as_str(), repository.as_str()]
                } else {
                    [written, repository.as_str()]
                };
                let listed = configuration.allowlist.iter().any(|pattern| {
                    names.iter().any(|name| match pattern.strip_suffix('*') {
                        Some(prefix) => name.starts_with(prefix),
                        None => *name == pattern,
                    })
                });
                if listed {
                    Verdict::Free { gate: true }
                } else {
                    Verdict::MustPull
                }
            }
            Some(Verification::AlwaysVerify) => Verdict::MustPull,
        }
    }

    /// Finds out which credentials are tried, and which keys any rule set matches.
    fn look_up(
        &mut self,
        reference: &Reference<'_>,
        credentials: &mut Credentials<'w, 'a>,
    ) -> (Vec<Attempt>, bool) {
        let domain = reference.domain();
        let path = reference.path().to_string();
        let pod = Rc::clone(self.scene.credentials);
        let (providers, unanswered) = credentials.of_providers(reference);
        let node = credentials.of_node(0);
        // Up to 1.32 the node's file and the providers shared a keyring, and with it the fallback
        // for Docker Hub.
        let (node, providers) = match node {
            Some(node) if credentials.node_and_providers_share() => {
                (None, Credentials::merged(&node, &providers))
            }
            node => (node, providers),
        };
        let mut rings: Vec<&Ring<'w>> = vec![&pod.ring];
        rings.extend(node.as_deref());
        rings.push(&providers);
        let mut attempts = Vec::new();
        for ring in rings {
            for credential in ring.tries(self.scene.options.semantics, domain, &path) {
                let Some(credential) = ring.credentials.get(credential) else {
                    continue;
                };
                attempts.push(Attempt {
                    order: u32::try_from(attempts.len() + 1).unwrap_or(u32::MAX),
                    source: ring.origins[credential.origin].source.clone(),
                    key: shown_key(credential.entry),
                    username: Some(credential.entry.username.clone())
                        .filter(|username| !username.is_empty()),
                });
            }
            for (found, answers) in ring.answers(domain, &path) {
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
            pod.unknown() || !unanswered.is_empty() || built_in && attempts.is_empty()
        };
        self.decided.unanswered = unanswered;
        (attempts, unknown)
    }

    fn count(&self, which: impl Fn(&Answers) -> bool) -> usize {
        self.decided
            .found
            .iter()
            .filter(|found| which(&found.answers))
            .count()
    }

    fn note(
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
        let comparison = compare(key, domain, path);
        let mut why = comparison.kubelet.why;
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
        let masked = shown_key(credential.entry);
        self.matches.push(Match {
            source: origin.source.clone(),
            key: masked.clone(),
            kubelet: answers.kubelet,
            docs: answers.docs,
            docker: answers.docker,
            why: {
                why.shrink_to_fit();
                why
            },
        });
        self.decided.found.push(Found {
            key: key.clone(),
            masked,
            answers,
            place: origin.place.place_of(&credential.entry.key_range),
            username: credential.entry.username.clone(),
            source: source_label(&origin.source),
        });
    }

    fn lookup_failed(&mut self, (at, fault): &(usize, crate::docker_config::FaultKind)) -> Ending {
        let version = self.scene.options.kubernetes_version;
        let secret = &self.scene.world.secrets[*at];
        let code = match version.minor() {
            ..=32 => "step-lookup-failed-in-pull",
            33 => "step-lookup-failed-first",
            _ => "step-lookup-failed",
        };
        let message = Message::new(code)
            .with("secret", shortened(secret.name).into_owned())
            .with("reason", fault.to_string());
        if fault.is_verbatim() {
            let event = if version.at_least(33) {
                format!("Error: {fault}")
            } else {
                format!("Failed to pull image {}: {fault}", self.quoted())
            };
            self.steps.event(message, event);
        } else {
            self.steps.say(message);
        }
        if !version.at_least(33) {
            self.back_off_step();
        }
        Ending {
            action: Action::Fail,
            outcome: Outcome::CredentialLookupFailed,
            anonymous: Some(false),
        }
    }

    fn pull(&mut self, reference: &Reference<'_>, attempts: Vec<Attempt>, unknown: bool) -> Ending {
        self.missing_secrets_step();
        self.home_step();
        let event = format!("Pulling image {}", self.quoted());
        self.steps.event(Message::new("step-pulling"), event);
        for attempt in &attempts {
            let code = match (&attempt.source.kind, &attempt.username) {
                (_, None) => "step-attempt-blank",
                (SourceKind::Secret, _) => "step-attempt-secret",
                (SourceKind::NodeConfig, _) => "step-attempt-node",
                (SourceKind::Provider, _) => "step-attempt-provider",
            };
            let mut message = Message::new(code)
                .with("order", attempt.order)
                .with("source", shortened(&attempt.source.name).into_owned())
                .with("key", shortened(&attempt.key).into_owned());
            if let Some(username) = &attempt.username {
                message = message.with("username", shortened(username).into_owned());
            }
            self.steps.say(message);
        }
        let anonymous = if !attempts.is_empty() {
            Some(false)
        } else if unknown {
            None
        } else {
            Some(true)
        };
        match anonymous {
            Some(false) => self.steps.say(Message::new("step-no-anonymous")),
            Some(true) => self
                .steps
                .say(Message::new("step-anonymous").with("domain", reference.domain())),
            None => self.steps.say(Message::new("step-anonymous-unknown")),
        }
        if reference.digest().is_some() && reference.tag().is_some() {
            self.steps.say(Message::new("step-digest-only"));
        }
        let version = self.scene.options.kubernetes_version;
        let quoted = self.quoted();
        let success = match version.minor() {
            ..=26 => format!("Successfully pulled image {quoted} in …s"),
            27..=29 => format!("Successfully pulled image {quoted} in …s (…s including waiting)"),
            _ => format!(
                "Successfully pulled image {quoted} in …s (…s including waiting). Image size: … bytes."
            ),
        };
        let failure = format!("Failed to pull image {quoted}: …");
        self.steps.event(Message::new("step-success"), success);
        let code = if attempts.len() > 1 {
            "step-failure-all"
        } else {
            "step-failure"
        };
        self.steps.event(Message::new(code), failure);
        let missing = self.scene.credentials.missing();
        if version.at_least(37) && !missing.is_empty() {
            let event = missing_secrets_event(&missing.join(", "));
            self.steps
                .event(Message::new("step-secrets-missing-after"), event);
        }
        self.back_off_step();
        self.attempts = attempts;
        Ending {
            action: Action::Pull,
            outcome: if unknown {
                Outcome::Unknown
            } else {
                Outcome::PullAttempted
            },
            anonymous,
        }
    }

    /// A file in the kubelet's home is found only if it has one.
    fn home_step(&mut self) {
        let file = self.scene.world.nodes.first().and_then(NodeFiles::chosen);
        if let Some(file) = file.filter(|file| file.is_in_home()) {
            self.steps
                .say(Message::new("step-node-home").with("at", shortened(&file.at).into_owned()));
        }
    }

    fn back_off_step(&mut self) {
        let event = format!("Back-off pulling image {}", self.quoted());
        self.steps.event(
            Message::new("step-back-off").with("times", Arg::fixed(back_off_text())),
            event,
        );
    }

    fn missing_secrets_step(&mut self) {
        let pod = Rc::clone(self.scene.credentials);
        if pod.secrets.is_empty() {
            self.steps.say(Message::new(if self.scene.owner.mirror {
                "step-secrets-none-mirror"
            } else if self.scene.owner.live {
                "step-secrets-none-live"
            } else if self.scene.complete {
                "step-secrets-none"
            } else {
                "step-secrets-none-given"
            }));
        } else {
            let names: Vec<&str> = pod.secrets.iter().map(|secret| secret.name).collect();
            self.steps.say(
                Message::new(if pod.from_account {
                    "step-secrets-account"
                } else {
                    "step-secrets-own"
                })
                .with("names", shortened(&names.join(", ")).into_owned()),
            );
        }
        let missing = pod.missing();
        if missing.is_empty() {
            for secret in &pod.secrets {
                if matches!(secret.state, SecretState::WrongType(_)) {
                    self.steps.say(
                        Message::new("step-secret-skipped")
                            .with("name", shortened(secret.name).into_owned()),
                    );
                }
            }
            return;
        }
        let names = missing.join(", ");
        let message =
            Message::new("step-secrets-missing").with("names", shortened(&names).into_owned());
        // Before 1.28 there was no event; from 1.37 on it comes only once a pull has failed.
        if (28..37).contains(&self.scene.options.kubernetes_version.minor()) {
            self.steps.event(message, missing_secrets_event(&names));
        } else {
            self.steps.say(message);
        }
    }
}

/// `FailedToRetrieveImagePullSecret`.
fn missing_secrets_event(names: &str) -> String {
    format!(
        "Unable to retrieve some image pull secrets ({names}); attempting to pull the image may not succeed."
    )
}

/// The first waits, as a text.
fn back_off_text() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| {
        let times: Vec<String> = back_off_seconds()
            .take(7)
            .map(|seconds| seconds.to_string())
            .collect();
        times.join(", ")
    })
}

/// Whether an image that is there may be used.
enum Verdict {
    /// Yes; `gate` tells whether the kubelet checks at all.
    Free {
        gate: bool,
    },
    MustPull,
}

/// `kind` and name of a source, for sentences.
pub(crate) fn source_label(source: &crate::report::Source) -> String {
    match source.kind {
        SourceKind::Secret => format!(
            "Secret {}/{}",
            source.namespace.as_deref().unwrap_or_default(),
            source.name
        ),
        SourceKind::NodeConfig | SourceKind::Provider => source.name.clone(),
    }
}

/// The architectures that old image names carry: `pause-amd64`.
pub(crate) fn architecture_suffix(path: &str) -> Option<&'static str> {
    [
        "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64",
    ]
    .into_iter()
    .find(|architecture| {
        path.strip_suffix(architecture)
            .is_some_and(|rest| rest.ends_with('-'))
    })
}

pub(super) fn locate(world: &World<'_>, place: Place) -> Location {
    place
        .locate(world.sources)
        .unwrap_or_else(Location::nowhere)
}

fn parts(reference: &Reference<'_>) -> Image {
    Image::Parsed(ImageParts {
        given: reference.given().to_owned(),
        domain: reference.domain().to_owned(),
        path: reference.path().to_string(),
        repository: reference.repository().to_string(),
        tag: reference.tag().map(str::to_owned),
        digest: reference.digest().map(str::to_owned),
        effective_tag: reference.effective_tag().map(str::to_owned),
        familiar: reference.familiar().to_string(),
    })
}

/// User info in the string must not come back through the error either.
pub(crate) fn malformed(given: &str, error: &ReferenceError) -> Image {
    let bad = BadName::of(given, error);
    Image::Malformed {
        given: bad.image,
        error: ImageError {
            kind: bad.error.as_str().to_owned(),
            message: bad.message,
            help: bad.help,
            offset: bad.offset,
        },
    }
}
