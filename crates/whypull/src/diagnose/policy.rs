use super::{Diagnostics, Draft};
use crate::decide::{DecidedContainer, policy_of};
use crate::image_name::shortened;
use crate::manifest::{ContainerSpec, PodOwner};
use crate::message::Message;
use crate::pull_policy::{DefaultingRule, PullPolicy};
use crate::reference::Reference;

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(super) fn policy(&mut self, owner: &PodOwner<'a>, container: &DecidedContainer<'w, 'a>) {
        let spec = container.spec;
        if container.policy.unsupported
            && let Some(written) = spec.pull_policy
        {
            let message = Message::new("pull-policy-unsupported")
                .with("written", shortened(written.text).into_owned());
            let draft = Draft::new(message).at(written.place);
            let near = PullPolicy::ALL
                .into_iter()
                .find(|policy| policy.as_str().eq_ignore_ascii_case(written.text.trim()));
            let draft = match near {
                Some(policy) => {
                    let title = Message::new("fix-policy").with("policy", policy.as_str());
                    let text = self.scalar(written.place, policy.as_str());
                    draft.replace(title, written.place, text)
                }
                None => draft.fix(Message::new("fix-policy-any")),
            };
            self.report(draft);
        }
        let Some(reference) = &container.reference else {
            return;
        };
        self.latest(spec, reference, container);
        self.not_updated(owner, spec, container);
    }

    fn latest(
        &mut self,
        spec: &ContainerSpec<'a>,
        reference: &Reference<'a>,
        container: &DecidedContainer<'w, 'a>,
    ) {
        if reference.effective_tag() != Some("latest") {
            return;
        }
        let policy = container.policy.policy;
        let said = |code: &'static str| {
            Message::new(code)
                .with("image", shortened(reference.given()).into_owned())
                .with("policy", policy.as_str())
        };
        let place = spec.focus();
        if reference.digest().is_some() {
            if container.policy.rule == DefaultingRule::TagLatest.code() {
                self.report(
                    Draft::new(said("latest-with-digest"))
                        .at(place)
                        .fix(Message::new("fix-drop-latest")),
                );
            }
            return;
        }
        if policy == PullPolicy::IfNotPresent {
            self.report(
                Draft::new(said("latest-goes-stale"))
                    .at(place)
                    .fix(Message::new("fix-pin-version")),
            );
        } else if policy == PullPolicy::Always && !is_local(reference) {
            self.report(
                Draft::new(said("latest-in-production"))
                    .at(place)
                    .fix(Message::new("fix-pin-version")),
            );
        }
    }

    /// A policy is set when the object is created and never again.
    fn not_updated(
        &mut self,
        owner: &PodOwner<'a>,
        spec: &ContainerSpec<'a>,
        container: &DecidedContainer<'w, 'a>,
    ) {
        let Some(old) = self.world.before(owner, spec) else {
            return;
        };
        let (Some(old_image), Some(new_image)) = (old.image, spec.image) else {
            return;
        };
        if old_image.text == new_image.text {
            return;
        }
        let written = spec.pull_policy.filter(|policy| !policy.text.is_empty());
        // A policy that the user writes anew is meant.
        if let (Some(new), Some(old)) = (written, old.pull_policy)
            && new.text != old.text
        {
            return;
        }
        let old_default = DefaultingRule::of(Reference::parse(old_image.text).ok().as_ref());
        let stays = policy_of(old);
        if written.is_some() && old.pull_policy.is_none() {
            return;
        }
        let fresh = container.policy.default.policy();
        // Only a policy that was a default before is left behind by a change of tag.
        if stays == fresh || stays != old_default.policy() {
            return;
        }
        let message = Message::new("policy-not-updated")
            .with("old", shortened(old_image.text).into_owned())
            .with("new", shortened(new_image.text).into_owned())
            .with("stays", stays.as_str())
            .with("fresh", fresh.as_str());
        let title = Message::new("fix-policy").with("policy", fresh.as_str());
        let draft = Draft::new(message)
            .at(new_image.place)
            .related(Message::new("related-previous-image"), old_image.place);
        let draft = match written {
            Some(written) => {
                let text = self.scalar(written.place, fresh.as_str());
                draft.replace(title, written.place, text)
            }
            None => draft.fix(title),
        };
        self.report(draft);
    }
}

/// Hosts that only a laptop's cluster has.
pub(super) fn is_local(reference: &Reference<'_>) -> bool {
    let host = reference
        .domain()
        .rsplit_once(':')
        .map_or(reference.domain(), |(host, _)| host);
    host == "localhost"
        || host == "127.0.0.1"
        || host
            .rsplit_once('.')
            .is_some_and(|(_, last)| matches!(last, "local" | "localhost"))
}
