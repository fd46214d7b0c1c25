use crate::manifest::{ContainerSpec, Place};
use crate::options::Options;
use crate::pull_policy::{DefaultingRule, PullPolicy};
use crate::reference::Reference;
use crate::report::Role;

/// A pull policy, and the rule that made it so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EffectivePolicy {
    pub(crate) policy: PullPolicy,
    pub(crate) rule: &'static str,
    /// What a default would have been.
    pub(crate) default: DefaultingRule,
    /// The written one is no policy: the API server refuses the object.
    pub(crate) unsupported: bool,
    /// What it comes from: the field, the image, or what a kept policy was made of.
    pub(crate) place: Option<Place>,
}

/// Which policy applies: the admission controller's, the one written, or a default.
pub(crate) fn effective_policy(
    spec: &ContainerSpec<'_>,
    reference: Option<&Reference<'_>>,
    before: Option<&ContainerSpec<'_>>,
    options: &Options,
) -> EffectivePolicy {
    let default = DefaultingRule::of(reference);
    // AlwaysPullImages overwrites what the user wrote, on create, in Pods: init and regular
    // containers, and from 1.31 image volumes. Ephemeral containers come through a subresource,
    // which it ignores (plugin/pkg/admission/alwayspullimages/admission.go).
    let forced = options.always_pull_images
        && match spec.role {
            Role::Init | Role::Container => true,
            Role::ImageVolume => options.kubernetes_version.at_least(31),
            Role::Ephemeral => false,
        };
    let declared = spec.declared_policy();
    let written = declared.map(|policy| policy.text.parse::<PullPolicy>());
    let unsupported = matches!(written, Some(Err(_)));
    let mut place = declared.map(|policy| policy.place);
    let (policy, rule) = match written {
        _ if forced => (PullPolicy::Always, "policy-always-pull-images"),
        Some(Ok(policy)) => (policy, "policy-declared"),
        Some(Err(_)) => (default.policy(), "policy-unsupported"),
        // The default is set at creation: an object that exists keeps what it has.
        None => match before.map(|before| (before, policy_of(before))) {
            Some((before, kept)) if kept != default.policy() => {
                let of_before = before.declared_policy().or(before.image);
                place = of_before.map(|text| text.place);
                (kept, "policy-kept")
            }
            _ => {
                place = spec.image.map(|image| image.place);
                (default.policy(), default.code())
            }
        },
    };
    EffectivePolicy {
        policy,
        rule,
        default,
        unsupported,
        place,
    }
}

/// The policy that a container has since its creation: written, or a default by its image then.
pub(crate) fn policy_of(container: &ContainerSpec<'_>) -> PullPolicy {
    let written = container
        .pull_policy
        .and_then(|policy| policy.text.parse().ok());
    written.unwrap_or_else(|| {
        let reference = container
            .image
            .and_then(|image| Reference::parse(image.text).ok());
        DefaultingRule::of(reference.as_ref()).policy()
    })
}
