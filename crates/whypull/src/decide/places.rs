//! Where in the text the facts of one container stand.

use std::sync::Arc;

use super::credentials::SecretState;
use super::flow::Decision;
use super::steps::About;
use crate::manifest::{Payload, Place};

impl Decision<'_, '_, '_, '_> {
    pub(super) fn about(&self, place: Place) -> About {
        place.locate(&self.scene.world.sources).map(Arc::new)
    }

    /// The image, if there is one.
    pub(super) fn about_image(&self) -> About {
        self.spec.image.map(|_| Arc::clone(&self.focus))
    }

    /// What the policy comes from.
    pub(super) fn about_policy(&self) -> About {
        self.policy_focus.clone()
    }

    /// The list of the Secrets that the Pod ends up with.
    pub(super) fn about_secrets(&self) -> About {
        self.scene.secrets.clone()
    }

    /// The name of the ServiceAccount.
    pub(super) fn about_account(&self) -> About {
        let account = self.scene.owner.spec.service_account?;
        self.about(account.place)
    }

    /// The first name of a Secret that the kubelet cannot find.
    pub(super) fn about_missing(&self) -> About {
        let place = self.named_place(SecretState::is_missing)?;
        self.about(place)
    }

    /// The first name of a Secret of which something holds.
    pub(super) fn named_place(&self, holds: impl Fn(SecretState) -> bool) -> Option<Place> {
        let pod = self.scene.credentials;
        let at = pod.secrets.iter().position(|secret| holds(secret.state))?;
        pod.name_places(self.scene.owner).nth(at)
    }

    /// What cannot be read in a Secret.
    pub(super) fn about_fault(&self, secret: usize) -> About {
        let secret = &self.scene.world.secrets[secret];
        let place = match &secret.payload {
            Payload::Config { place, config } => match &config.fault {
                Some(fault) => place.place_of(&fault.range),
                None => place.place,
            },
            _ => secret.place,
        };
        self.about(place)
    }
}
