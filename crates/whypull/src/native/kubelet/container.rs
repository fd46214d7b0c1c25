use std::time::Instant;

use super::attempts::Refused;
use super::pod::Kubelet;
use crate::decide::pulled_event;
use crate::image_name::go_quoted;
use crate::native::event::{Teller, What};
use crate::native::go_text::go_duration;
use crate::native::lookup::{Asking, Decided, Which};
use crate::native::target::Brought;
use crate::reference::Reference;
use crate::report::{Action, Container, Outcome};

/// How it went with one image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Pulled,
    Present,
    /// `passing` if it may go better later.
    Failed {
        passing: bool,
    },
}

impl Kubelet<'_> {
    /// Tells what would be done with an image.
    pub(super) async fn plan_of(&self, teller: &Teller<'_>, one: One<'_>) -> Option<Action> {
        let report = self.decided(teller, one, Asking::Never).await?.report;
        let action = report.action;
        let message = (report.action == Action::Fail).then(|| words(&report));
        teller.tell(What::Plan {
            pull_policy: report.pull_policy.effective,
            present: report.present,
            action: report.action,
            attempts: report.attempts,
            anonymous: report.anonymous,
            message,
        });
        Some(action)
    }

    /// Brings an image, as `EnsureImageExists` does.
    pub(super) async fn container(&self, teller: &Teller<'_>, one: One<'_>) -> Ended {
        let Some(decided) = self.decided(teller, one, Asking::ForPull).await else {
            return Ended::Failed { passing: true };
        };
        let quoted = go_quoted(&teller.image);
        match decided.report.action {
            Action::UseLocal => {
                teller.kubelet("Normal", "Pulled", words(&decided.report));
                Ended::Present
            }
            Action::Fail => {
                let reason = reason_of(decided.report.outcome);
                let message = words(&decided.report);
                let event = match decided.report.outcome {
                    Outcome::InvalidImageName => "InspectFailed",
                    Outcome::ErrImageNeverPull => "ErrImageNeverPull",
                    _ => "Failed",
                };
                let in_pull = decided.report.outcome == Outcome::CredentialLookupFailed
                    && !self.lookup.options.kubernetes_version.at_least(33);
                if in_pull {
                    teller.kubelet("Normal", "Pulling", format!("Pulling image {quoted}"));
                }
                teller.kubelet("Warning", event, message.clone());
                if in_pull {
                    teller.kubelet("Warning", "Failed", "Error: ErrImagePull".to_owned());
                } else if event != "Failed" {
                    teller.kubelet("Warning", "Failed", format!("Error: {reason}"));
                }
                teller.tell(What::Failed {
                    reason,
                    error: message,
                });
                Ended::Failed { passing: false }
            }
            Action::Pull => {
                let Ok(reference) = Reference::parse(one.given) else {
                    return Ended::Failed { passing: false };
                };
                let image = (&reference, quoted.as_str());
                self.pull(teller, one.which.pod, image, &decided).await
            }
        }
    }

    async fn pull(
        &self,
        teller: &Teller<'_>,
        pod: usize,
        (reference, quoted): (&Reference<'_>, &str),
        decided: &Decided,
    ) -> Ended {
        self.tell_missing(teller, pod, &decided.report, "step-secrets-missing");
        // Containers of a Pod with one image share the wait.
        if let Some(left) = self.back_off.left(pod, reference.given()) {
            tell_back_off(teller, quoted);
            if self.is_watching() {
                teller.tell(What::BackOff {
                    seconds: left.as_secs().max(1),
                });
            } else {
                teller.tell(What::Failed {
                    reason: "ImagePullBackOff",
                    error: format!(
                        "{}: the same image has just failed in this Pod",
                        teller.image
                    ),
                });
            }
            return Ended::Failed { passing: true };
        }
        teller.kubelet("Normal", "Pulling", format!("Pulling image {quoted}"));
        let asked = Instant::now();
        if self.queue.is_full() {
            teller.tell(What::Queued);
        }
        let turn = self.queue.turn().await;
        let began = Instant::now();
        let brought = self.attempts(teller, reference, decided).await;
        drop(turn);
        let (took, with_waiting) = (began.elapsed(), asked.elapsed());
        let waited_seconds = (began - asked).as_secs_f64();
        match brought {
            Ok(brought) => {
                let size = match &brought {
                    Brought::Laid(pulled) => pulled.size,
                    #[cfg(all(feature = "cri", unix))]
                    Brought::Taken { size, .. } => *size,
                };
                let message = pulled_event(
                    self.lookup.options.kubernetes_version,
                    quoted,
                    &go_duration(took),
                    &go_duration(with_waiting),
                    &size.to_string(),
                );
                teller.kubelet("Normal", "Pulled", message);
                let seconds = took.as_secs_f64();
                teller.tell(match brought {
                    Brought::Laid(pulled) => {
                        let (transferred, reused) = self.bytes.get();
                        self.bytes
                            .set((transferred + pulled.transferred, reused + pulled.reused));
                        What::Pulled {
                            digest: pulled.digest,
                            registry_digest: pulled.registry_digest,
                            size,
                            transferred: pulled.transferred,
                            reused: pulled.reused,
                            seconds,
                            waited_seconds,
                        }
                    }
                    #[cfg(all(feature = "cri", unix))]
                    Brought::Taken { reference, size } => What::PulledByRuntime {
                        reference,
                        size,
                        seconds,
                        waited_seconds,
                    },
                });
                Ended::Pulled
            }
            Err(Refused { event, error }) => {
                let reason = reason_of_pull(&event);
                let message = format!("Failed to pull image {quoted}: {event}");
                teller.kubelet("Warning", "Failed", message);
                teller.kubelet("Warning", "Failed", format!("Error: {reason}"));
                self.tell_missing(teller, pod, &decided.report, "step-secrets-missing-after");
                teller.tell(What::Failed { reason, error });
                let wait = self.back_off.failed(pod, reference.given());
                if self.is_watching() {
                    tell_back_off(teller, quoted);
                    teller.tell(What::BackOff {
                        seconds: wait.as_secs(),
                    });
                }
                Ended::Failed { passing: true }
            }
        }
    }

    /// The event about Secrets that are not there, if the Report has it at this step: once a Pod.
    fn tell_missing(&self, teller: &Teller<'_>, pod: usize, report: &Container, rule: &str) {
        let step = report.steps.iter().find(|step| step.rule == rule);
        if let Some(event) = step.and_then(|step| step.event.as_deref())
            && self.told_missing.borrow_mut().insert(pod)
        {
            let reason = "FailedToRetrieveImagePullSecret";
            teller.kubelet("Warning", reason, event.to_owned());
        }
    }

    /// Decides, with what is present now.
    async fn decided(&self, teller: &Teller<'_>, one: One<'_>, asking: Asking) -> Option<Decided> {
        let is_present = match Reference::parse(one.given) {
            Ok(reference) => self.target.has(&reference).await,
            Err(_) => Ok(false),
        };
        match is_present {
            Ok(is_present) => {
                let image = (one.given, is_present);
                self.lookup.decide(teller, one.which, image, asking).await
            }
            Err(failure) => {
                let error = failure.to_string();
                let message = format!(
                    "Failed to inspect image {}: {error}",
                    go_quoted(&teller.image)
                );
                teller.kubelet("Warning", "InspectFailed", message);
                teller.kubelet("Warning", "Failed", "Error: ImageInspectError".to_owned());
                teller.tell(What::Failed {
                    reason: "ImageInspectError",
                    error,
                });
                None
            }
        }
    }
}

/// One image of a Pod.
#[derive(Clone, Copy)]
pub(super) struct One<'p> {
    pub(super) which: Which,
    /// The image as written.
    pub(super) given: &'p str,
}

fn tell_back_off(teller: &Teller<'_>, quoted: &str) {
    let message = format!("Back-off pulling image {quoted}");
    teller.kubelet("Normal", "BackOff", message);
    teller.kubelet("Warning", "Failed", "Error: ImagePullBackOff".to_owned());
}

/// What the runtime says of why (`pkg/kubelet/images/image_manager.go`, `evalCRIPullErr`).
fn reason_of_pull(error: &str) -> &'static str {
    let known = ["RegistryUnavailable", "SignatureValidationFailed"];
    let mut known = known.into_iter();
    known
        .find(|reason| error.starts_with(reason))
        .unwrap_or("ErrImagePull")
}

/// The words of the kubelet for an image that is not pulled.
fn words(report: &Container) -> String {
    let event = report
        .steps
        .iter()
        .rev()
        .find_map(|step| step.event.as_deref());
    event.map_or_else(|| reason_of(report.outcome).to_owned(), str::to_owned)
}

fn reason_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::InvalidImageName => "InvalidImageName",
        Outcome::ErrImageNeverPull => "ErrImageNeverPull",
        Outcome::CredentialLookupFailed => "CredentialLookupFailed",
        _ => "ErrImagePull",
    }
}
