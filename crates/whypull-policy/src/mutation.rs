use whypull::message::Message;
use whypull::pod::{ImageFields, Pods};
use whypull::reference::Reference;
use whypull::report::Role;

use crate::change::{Before, Change, policy};
use crate::edits::Edits;
use crate::host::Host;
use crate::pattern::{Ports, full_name};
use crate::request::{Operation, PodKind};
use crate::settings::{Failure, Level, Settings};
use crate::verdict::Verdict;

const ALWAYS: &str = "Always";

/// What the policy changes in an object.
pub struct Mutation<'m> {
    pub settings: &'m Settings,
    pub kind: PodKind,
    pub operation: Operation,
    pub pods: &'m Pods<'m>,
    pub before: Option<&'m Before<'m, 'm>>,
    pub change: &'m Change,
    /// Whether the request is for the subresource `ephemeralcontainers`.
    pub is_ephemeral: bool,
}

impl Mutation<'_> {
    /// Goes through the containers: where they pull from, by which digest, by which policy.
    pub fn edits(&self, host: &dyn Host, verdict: &mut Verdict) -> Edits {
        let mut edits = Edits::default();
        let settings = self.settings;
        let names = settings.pin_digests
            || !settings.rewrite_registries.is_empty()
            || !settings.allowed_registries.is_empty()
            || !settings.denied_registries.is_empty();
        if !names && !settings.always_pull {
            return edits;
        }
        let forces = settings.always_pull && self.change.has_new_image();
        for (at, image) in self.pods.images.iter().enumerate() {
            if names && self.change.judges(at) {
                self.name(at, image, host, verdict, &mut edits);
            }
            if forces && self.is_forced(at, image) {
                self.always(at, image, verdict, &mut edits);
            }
        }
        edits
    }

    /// The image's name: rewritten, held against the lists of registries, pinned.
    fn name(
        &self,
        at: usize,
        image: &ImageFields<'_>,
        host: &dyn Host,
        verdict: &mut Verdict,
        edits: &mut Edits,
    ) {
        let Some(field) = &image.image else {
            return;
        };
        // The engine says what is wrong with a name that does not parse.
        let Ok(written) = Reference::parse(field.text) else {
            return;
        };
        let may_change = self.may_change_name(image.role);
        // Where it may not change here, it will in the Pods, or did.
        let rewritten = self.settings.rewrite_registries.apply(&written);
        let mut name = rewritten.unwrap_or_else(|| field.text.to_owned());
        let Ok(reference) = Reference::parse(&name) else {
            let message = Message::new("rewritten-name-invalid").with("image", name);
            verdict.say(Level::Deny, "rewritten-name-invalid", Some(at), message);
            return;
        };
        if !self.is_allowed(at, &reference, verdict) {
            return;
        }
        if self.settings.pin_digests && may_change && reference.digest().is_none() {
            let tag = reference.effective_tag().unwrap_or("latest");
            let full = format!("{}:{tag}", reference.repository());
            if let Some(digest) = digest(host, &full) {
                if tag == "latest" && !self.settings.always_pull && policy(image) == ALWAYS {
                    let code = "pull-policy-stays";
                    let message = Message::new(code).with("image", full_name(&reference));
                    verdict.say(Level::Warn, code, Some(at), message);
                }
                name.extend(["@", &digest]);
            } else {
                let level = match self.settings.pin_digests_failure {
                    Failure::Deny => Level::Deny,
                    Failure::Warn => Level::Warn,
                };
                let message = Message::new("digest-unknown").with("image", full);
                verdict.say(level, "digest-unknown", Some(at), message);
            }
        }
        if may_change && name != field.text {
            edits.replace(&field.range, &name);
        }
    }

    fn is_allowed(&self, at: usize, reference: &Reference<'_>, verdict: &mut Verdict) -> bool {
        let settings = self.settings;
        let mut denied = settings.denied_registries.iter();
        let code = if denied.any(|registry| registry.matches(reference, Ports::Any)) {
            "registry-denied"
        } else if settings.allowed_registries.is_empty()
            || settings
                .allowed_registries
                .iter()
                .any(|registry| registry.matches(reference, Ports::None))
        {
            return true;
        } else {
            "registry-not-allowed"
        };
        let message = Message::new(code).with("repository", reference.repository().to_string());
        verdict.say(Level::Deny, code, Some(at), message);
        false
    }

    /// Whether the API server lets the name change here; for templates, whether the settings do.
    fn may_change_name(&self, role: Role) -> bool {
        if self.is_ephemeral {
            return role == Role::Ephemeral;
        }
        match (self.kind.is_pod(), self.operation) {
            (true, Operation::Update) => matches!(role, Role::Init | Role::Container),
            (true, _) => true,
            // The template of a Job never changes.
            (false, Operation::Update) if self.kind.name == "Job" => false,
            (false, _) => self.settings.mutate_templates,
        }
    }

    /// Whether the policy Always is set, as AlwaysPullImages does it: in all containers, once an object is
    /// new or has a new image.
    fn is_forced(&self, at: usize, image: &ImageFields<'_>) -> bool {
        if !self.may_change_name(image.role) {
            return false;
        }
        // Of ephemeral containers only those that are added can be changed.
        if self.is_ephemeral && !self.change.judges(at) {
            return false;
        }
        let is_exempt = |text: &str| {
            let mut exempt = self.settings.exempt_images.iter();
            exempt.any(|pattern| pattern.matches(text))
        };
        image
            .image
            .as_ref()
            .is_some_and(|image| !is_exempt(image.text))
    }

    fn always(&self, at: usize, image: &ImageFields<'_>, verdict: &mut Verdict, edits: &mut Edits) {
        match (&image.pull_policy, &image.image) {
            (Some(policy), _) if policy.text == ALWAYS => return,
            (Some(policy), _) => edits.replace(&policy.range, ALWAYS),
            (None, Some(name)) => {
                let field = match image.role {
                    Role::ImageVolume => "pullPolicy",
                    _ => "imagePullPolicy",
                };
                edits.add_field(&name.range, field, ALWAYS);
            }
            (None, None) => return,
        }
        if self.kind.is_pod() && self.operation == Operation::Update && !self.is_ephemeral {
            let was = self.before.and_then(|before| before.container(at, image));
            if was.is_some_and(|old| policy(old) != ALWAYS) {
                let code = "pull-policy-immutable";
                verdict.say(Level::Warn, code, Some(at), Message::new(code));
            }
        }
    }
}

/// The digest of an image, if the host has one and it is one.
fn digest(host: &dyn Host, image: &str) -> Option<String> {
    let digest = host.digest(image)?;
    let pinned = format!("{image}@{digest}");
    let is_digest = Reference::parse(&pinned).is_ok_and(|it| it.digest() == Some(&*digest));
    is_digest.then_some(digest)
}
