//! What the name means, what the policy says, and what the image index has for the node.

use super::flow::Decision;
use crate::image_name::{go_quoted, shortened};
use crate::kubelet::Choice;
use crate::message::{Arg, Message};
use crate::name::BadName;
use crate::reference::{Reference, ReferenceError};
use crate::report::{Image, ImageError, ImageParts};

impl Decision<'_, '_, '_, '_> {
    pub(super) fn malformed(&mut self, image: &Image) {
        if !self.steps.are_told() {
            return;
        }
        self.policy_step();
        // Without an image the API server refuses the object, and no kubelet sees it.
        if self.given.is_empty() {
            let container = self.about(self.spec.place);
            self.steps
                .say(Message::new("step-image-missing"), container);
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
                self.about_image(),
            );
        }
    }

    pub(super) fn name_step(&mut self, reference: &Reference<'_>) {
        if !self.steps.are_told() {
            return;
        }
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
        self.steps.say(message, self.about_image());
    }

    pub(super) fn policy_step(&mut self) {
        if !self.steps.are_told() {
            return;
        }
        let mut message =
            Message::new(self.policy.rule).with("policy", Arg::fixed(self.policy.policy.as_str()));
        if let Some(written) = self.spec.pull_policy.filter(|_| self.policy.unsupported) {
            message = message.with("written", shortened(written.text).into_owned());
        }
        self.steps.say(message, self.about_policy());
    }

    /// What the pasted image index has for the node's platform.
    pub(super) fn index_step(&mut self, reference: &Reference<'_>) {
        if !self.steps.are_told() {
            return;
        }
        let platform = self.scene.options.platform.clone().unwrap_or_default();
        let indexes = &self.scene.world.indexes;
        let only = indexes.len() == 1;
        let index = indexes
            .iter()
            .find(|index| index.belongs_to(reference, only));
        if let Some(index) = index {
            let (message, place) = match index.choose(&platform) {
                Choice::Manifest(offered) => (
                    Message::new("step-platform-chosen")
                        .with("platform", platform.to_string())
                        .with("offered", offered.platform.to_string())
                        .with("digest", shortened(&offered.digest).into_owned()),
                    offered.place,
                ),
                Choice::Missing(_) => (
                    Message::new("step-platform-missing").with("platform", platform.to_string()),
                    index.place,
                ),
                Choice::Single => (Message::new("step-platform-single"), index.place),
            };
            self.steps.say(message, self.about(place));
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
            let message = message.with("architecture", architecture);
            self.steps.say(message, self.about_image());
        }
    }
}

/// The architectures that old image names carry: `pause-amd64`.
pub(super) fn architecture_suffix(path: &str) -> Option<&'static str> {
    [
        "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64",
    ]
    .into_iter()
    .find(|architecture| {
        path.strip_suffix(architecture)
            .is_some_and(|rest| rest.ends_with('-'))
    })
}

pub(super) fn parts(reference: &Reference<'_>) -> Image {
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

/// User info in the string must not come back through the error either, and neither must what a quote
/// that was never closed brought in: of several lines only the first is shown.
pub(super) fn malformed(given: &str, error: &ReferenceError) -> Image {
    let mut bad = BadName::of(given, error);
    if let Some((first, _)) = bad.image.trim_end().split_once(['\n', '\r']) {
        bad.offset = bad.offset.min(first.len());
        bad.image = format!("{first}…");
        if bad.message.contains(['\n', '\r']) {
            "invalid reference format".clone_into(&mut bad.message);
        }
    }
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
