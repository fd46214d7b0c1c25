//! One container, from its name to its outcome: `pkg/kubelet/images/image_manager.go`
//! (`EnsureImageExists`) with what admission did before and what the puller does after.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use super::Extent;
use super::container::DecidedContainer;
use super::credentials::{Credentials, PodCredentials};
use super::naming::{malformed, parts};
use super::policy::{EffectivePolicy, effective_policy};
use super::presence::Presence;
use super::steps::{About, Steps};
use super::verification::Verdict;
use crate::image_name::{go_quoted, masked_image, shortened};
use crate::kubelet::LegacyProvider;
use crate::manifest::{ContainerSpec, Place, PodOwner};
use crate::message::Message;
use crate::options::Options;
use crate::pull_policy::PullPolicy;
use crate::reference::Reference;
use crate::report::{Action, Attempt, Container, Location, Match, Outcome, PolicyDecision, Role};
use crate::world::World;

/// What a container is decided in.
pub(super) struct Scene<'s, 'w, 'a> {
    pub(super) world: &'w World<'a>,
    pub(super) options: &'w Options,
    pub(super) extent: Extent,
    pub(super) complete: bool,
    /// The node of the report.
    pub(super) node: &'s str,
    pub(super) presence: &'s Presence,
    pub(super) owner: &'w PodOwner<'a>,
    pub(super) credentials: &'s Rc<PodCredentials<'w, 'a>>,
    /// The list of the Secrets that the Pod ends up with.
    pub(super) secrets: &'s About,
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
    let focus = locate(scene.world, spec.focus());
    let policy_focus = policy.place.map(|place| {
        if place == spec.focus() {
            Arc::clone(&focus)
        } else {
            locate(scene.world, place)
        }
    });
    let mut decision = Decision {
        scene,
        spec,
        given,
        quoted: OnceCell::new(),
        policy,
        focus,
        policy_focus,
        unknown_place: None,
        steps: Steps::new(scene.extent),
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
    decision.steps.list.shrink_to_fit();
    let report = Container {
        name: spec.name.to_owned(),
        role: spec.role,
        location: decision.focus,
        image,
        pull_policy: PolicyDecision {
            declared: spec
                .declared_policy()
                .map(|policy| shortened(policy.text).into_owned()),
            effective: policy.policy.as_str(),
            rule: policy.rule,
            location: spec.declared_policy().and(decision.policy_focus),
        },
        present,
        action: ending.action,
        attempts: decision.attempts,
        matches: decision.matches,
        anonymous: ending.anonymous,
        outcome: ending.outcome,
        steps: decision.steps.list,
    };
    (decision.decided, report)
}

/// How it ends.
#[derive(Clone, Copy)]
pub(super) struct Ending {
    pub(super) action: Action,
    pub(super) outcome: Outcome,
    pub(super) anonymous: Option<bool>,
}

impl Ending {
    pub(super) const fn fail(outcome: Outcome) -> Self {
        Self {
            action: Action::Fail,
            outcome,
            anonymous: Some(false),
        }
    }

    pub(super) const STARTS: Self = Self {
        action: Action::UseLocal,
        outcome: Outcome::Starts,
        anonymous: Some(false),
    };
}

pub(super) struct Decision<'d, 's, 'w, 'a> {
    pub(super) scene: &'d Scene<'s, 'w, 'a>,
    pub(super) spec: &'w ContainerSpec<'a>,
    pub(super) given: &'a str,
    pub(super) quoted: OnceCell<String>,
    pub(super) policy: EffectivePolicy,
    /// The image, or else the container.
    pub(super) focus: Arc<Location>,
    /// What the policy comes from.
    pub(super) policy_focus: About,
    /// What leaves open whether the pull is anonymous: a Secret or an answer that was not given.
    pub(super) unknown_place: Option<Place>,
    pub(super) steps: Steps,
    pub(super) attempts: Vec<Attempt>,
    pub(super) matches: Vec<Match>,
    pub(super) decided: DecidedContainer<'w, 'a>,
}

impl<'w, 'a> Decision<'_, '_, 'w, 'a> {
    pub(super) fn quoted(&self) -> &str {
        self.quoted
            .get_or_init(|| go_quoted(&masked_image(self.given)))
    }

    fn reference(
        &mut self,
        reference: &Reference<'a>,
        present: bool,
        credentials: &mut Credentials<'w, 'a>,
    ) -> Ending {
        if self.steps.are_told() && !self.scene.node.is_empty() {
            self.steps.say(
                Message::new("step-node").with("node", shortened(self.scene.node).into_owned()),
                None,
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
                self.about(self.spec.place),
            );
            return Ending::fail(Outcome::Unknown);
        }
        if self.spec.role == Role::ImageVolume && !version.at_least(35) {
            let volume = self.about(self.spec.place);
            self.steps
                .say(Message::new("step-image-volume-gate"), volume);
        }
        if self.policy.policy == PullPolicy::Never && !present {
            let event = format!(
                "Container image {} is not present with pull policy of Never",
                self.quoted()
            );
            let policy = self.about_policy();
            self.steps
                .event(Message::new("step-never-absent"), event, policy);
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
            let setting = self.scene.world.configuration.verification_place;
            let setting = setting.and_then(|place| self.about(place));
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
                    let policy = self.about_policy();
                    self.steps
                        .event(Message::new("step-present-used"), event, policy);
                    return Ending::STARTS;
                }
                Verdict::MustPull if self.policy.policy == PullPolicy::Never => {
                    let event = format!(
                        "Container image {} is not present with pull policy of Never",
                        self.quoted()
                    );
                    self.steps
                        .event(Message::new("step-never-unverified"), event, setting);
                    return Ending::fail(Outcome::ErrImageNeverPull);
                }
                Verdict::MustPull => self
                    .steps
                    .say(Message::new("step-present-unverified"), setting),
            }
        } else if self.policy.policy == PullPolicy::Always {
            let code = if present {
                "step-always-present"
            } else {
                "step-always-absent"
            };
            self.steps.say(Message::new(code), self.about_policy());
        } else {
            self.steps.say(Message::new("step-absent"), None);
        }
        if let Some(fault) = &fault {
            if version.at_least(33) {
                return self.lookup_failed(fault);
            }
            if self.steps.are_told() {
                let event = format!("Pulling image {}", self.quoted());
                self.steps.event(Message::new("step-pulling"), event, None);
            }
            return self.lookup_failed(fault);
        }
        self.pull(reference, attempts, unknown)
    }
}

pub(super) fn locate(world: &World<'_>, place: Place) -> Arc<Location> {
    let located = place.locate(&world.sources);
    Arc::new(located.unwrap_or_else(Location::nowhere))
}
