//! Whether the kubelet may use an image that is there.

use super::flow::Decision;
use crate::kubelet::Verification;
use crate::reference::Reference;

impl Decision<'_, '_, '_, '_> {
    /// Whether the kubelet may use the image that is there (`KubeletEnsureSecretPulledImages`,
    /// `pkg/kubelet/images/pullmanager`). Which Pod pulled it once, nobody can see from here: it
    /// counts as loaded beforehand.
    pub(super) fn verification(&self, reference: &Reference<'_>) -> Verdict {
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
}

/// Whether an image that is there may be used.
pub(super) enum Verdict {
    /// Yes; `gate` tells whether the kubelet checks at all.
    Free {
        gate: bool,
    },
    MustPull,
}
