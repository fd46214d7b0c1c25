//! The pull: who is asked with what, and what happens when it fails.

use std::rc::Rc;

use super::credentials::SecretState;
use super::flow::{Decision, Ending};
use crate::image_name::shortened;
use crate::kubelet::{KubernetesVersion, NodeFiles, back_off_seconds};
use crate::message::{Arg, Message};
use crate::reference::Reference;
use crate::report::{Action, Attempt, Outcome, SourceKind};

impl Decision<'_, '_, '_, '_> {
    pub(super) fn lookup_failed(
        &mut self,
        (at, fault): &(usize, crate::docker_config::FaultKind),
    ) -> Ending {
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
            self.steps.event(message, event, self.about_fault(*at));
        } else {
            self.steps.say(message, self.about_fault(*at));
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

    pub(super) fn pull(
        &mut self,
        reference: &Reference<'_>,
        attempts: Vec<Attempt>,
        unknown: bool,
    ) -> Ending {
        let anonymous = if !attempts.is_empty() {
            Some(false)
        } else if unknown {
            None
        } else {
            Some(true)
        };
        if self.steps.are_told() {
            self.pull_steps(reference, &attempts, anonymous);
        }
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

    fn pull_steps(
        &mut self,
        reference: &Reference<'_>,
        attempts: &[Attempt],
        anonymous: Option<bool>,
    ) {
        self.missing_secrets_step();
        self.home_step();
        let event = format!("Pulling image {}", self.quoted());
        self.steps.event(Message::new("step-pulling"), event, None);
        for attempt in attempts {
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
            self.steps.say(message, attempt.location.clone());
        }
        match anonymous {
            Some(false) => self.steps.say(Message::new("step-no-anonymous"), None),
            Some(true) => self.steps.say(
                Message::new("step-anonymous").with("domain", reference.domain()),
                None,
            ),
            None => {
                let open = self.unknown_place.and_then(|place| self.about(place));
                self.steps.say(Message::new("step-anonymous-unknown"), open);
            }
        }
        if reference.digest().is_some() && reference.tag().is_some() {
            let image = self.about_image();
            self.steps.say(Message::new("step-digest-only"), image);
        }
        let version = self.scene.options.kubernetes_version;
        let quoted = self.quoted();
        let success = pulled_event(version, quoted, "…s", "…s", "…");
        let failure = format!("Failed to pull image {quoted}: …");
        self.steps
            .event(Message::new("step-success"), success, None);
        let code = if attempts.len() > 1 {
            "step-failure-all"
        } else {
            "step-failure"
        };
        self.steps.event(Message::new(code), failure, None);
        let missing = self.scene.credentials.missing();
        if version.at_least(37) && !missing.is_empty() {
            let event = missing_secrets_event(&missing.join(", "));
            let missing = self.about_missing();
            self.steps
                .event(Message::new("step-secrets-missing-after"), event, missing);
        }
        self.back_off_step();
    }

    /// A file in the kubelet's home is found only if it has one.
    pub(super) fn home_step(&mut self) {
        let file = self.scene.world.nodes.first().and_then(NodeFiles::chosen);
        if let Some(file) = file.filter(|file| file.is_in_home()) {
            self.steps.say(
                Message::new("step-node-home").with("at", shortened(&file.at).into_owned()),
                None,
            );
        }
    }

    pub(super) fn back_off_step(&mut self) {
        if !self.steps.are_told() {
            return;
        }
        let event = format!("Back-off pulling image {}", self.quoted());
        self.steps.event(
            Message::new("step-back-off").with("times", Arg::fixed(back_off_text())),
            event,
            None,
        );
    }

    pub(super) fn missing_secrets_step(&mut self) {
        let pod = Rc::clone(self.scene.credentials);
        if pod.secrets.is_empty() {
            let message = Message::new(if self.scene.owner.mirror {
                "step-secrets-none-mirror"
            } else if self.scene.owner.live {
                "step-secrets-none-live"
            } else if self.scene.complete {
                "step-secrets-none"
            } else {
                "step-secrets-none-given"
            });
            self.steps.say(message, self.about_account());
        } else {
            let names: Vec<&str> = pod.secrets.iter().map(|secret| secret.name).collect();
            self.steps.say(
                Message::new(if pod.from_account {
                    "step-secrets-account"
                } else {
                    "step-secrets-own"
                })
                .with("names", shortened(&names.join(", ")).into_owned()),
                self.about_secrets(),
            );
        }
        let missing = pod.missing();
        if missing.is_empty() {
            for secret in &pod.secrets {
                if let SecretState::WrongType(at) = secret.state {
                    let found = &self.scene.world.secrets[at];
                    self.steps.say(
                        Message::new("step-secret-skipped")
                            .with("name", shortened(secret.name).into_owned()),
                        self.about(found.type_place.unwrap_or(found.name_place)),
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
            let event = missing_secrets_event(&names);
            self.steps.event(message, event, self.about_missing());
        } else {
            self.steps.say(message, self.about_missing());
        }
    }
}

/// `Pulled`, after a pull; the size is in bytes.
pub(crate) fn pulled_event(
    version: KubernetesVersion,
    quoted: &str,
    took: &str,
    with_waiting: &str,
    size: &str,
) -> String {
    let waiting = match version.minor() {
        ..=26 => String::new(),
        27..=29 => format!(" ({with_waiting} including waiting)"),
        _ => format!(" ({with_waiting} including waiting). Image size: {size} bytes."),
    };
    format!("Successfully pulled image {quoted} in {took}{waiting}")
}

/// `FailedToRetrieveImagePullSecret`.
fn missing_secrets_event(names: &str) -> String {
    format!(
        "Unable to retrieve some image pull secrets ({names}); attempting to pull the image may not succeed."
    )
}

/// The first waits, as a text.
pub(super) fn back_off_text() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| {
        let times: Vec<String> = back_off_seconds()
            .take(7)
            .map(|seconds| seconds.to_string())
            .collect();
        times.join(", ")
    })
}
