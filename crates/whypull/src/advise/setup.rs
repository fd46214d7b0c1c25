//! Which parts a use case needs, in which order, and how they are told.

use super::answers::{Answers, Cloud, Nodes};
use super::check::Names;
use super::command;
use super::{Setup, SetupStep};
use crate::message::Message;

/// A part of a set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    PublicImages,
    Mirror,
    HostedService,
    CredentialProvider,
    NodeConfig,
    OpenRegistry,
    AlwaysPull,
    RegistryAuthorization,
    PullSecrets,
    ServiceAccount,
    SecretsNotInImages,
    Verify,
}

/// The parts in order; those from `alternatives_from` on stand instead of the others.
pub(super) struct Plan {
    pub parts: Vec<Part>,
    alternatives_from: usize,
}

pub(super) fn plan(answers: &Answers, use_cases: &[u8]) -> Plan {
    use Part::{
        AlwaysPull, CredentialProvider, HostedService, Mirror, NodeConfig, OpenRegistry,
        PublicImages, PullSecrets, RegistryAuthorization, SecretsNotInImages, ServiceAccount,
        Verify,
    };
    let is_cloud = answers.cloud != Cloud::None;
    let (parts, alternatives): (Vec<Part>, &[Part]) = match use_cases {
        [1] => (vec![PublicImages, Verify], &[Mirror]),
        [2] => match answers.nodes {
            Nodes::Configurable if is_cloud => (
                vec![HostedService, CredentialProvider, Verify],
                &[NodeConfig, OpenRegistry, PullSecrets, ServiceAccount],
            ),
            Nodes::Configurable => (
                vec![NodeConfig, Verify],
                &[OpenRegistry, HostedService, PullSecrets, ServiceAccount],
            ),
            Nodes::NotConfigurable => (
                vec![PullSecrets, ServiceAccount, Verify],
                &[HostedService, OpenRegistry],
            ),
        },
        _ => {
            let mut parts = vec![AlwaysPull];
            if use_cases.contains(&4) {
                parts.push(RegistryAuthorization);
            }
            parts.extend([PullSecrets, ServiceAccount, SecretsNotInImages, Verify]);
            (parts, &[])
        }
    };
    let alternatives_from = parts.len();
    Plan {
        parts: [&parts, alternatives].concat(),
        alternatives_from,
    }
}

pub(super) fn tell(plan: &Plan, answers: &Answers, names: &Names) -> Vec<Setup> {
    plan.parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let row = part.row();
            Setup {
                code: row.code,
                alternative: index >= plan.alternatives_from,
                title: Message::new(row.code),
                reasons: row.reasons.iter().map(|code| Message::new(code)).collect(),
                steps: row
                    .steps
                    .iter()
                    .map(|code| SetupStep {
                        text: Message::new(code),
                        commands: command::of(code, answers, names),
                    })
                    .collect(),
                learn_more: row.learn_more,
            }
        })
        .collect()
}

/// What is kept about a part; its sentences are in `advise.ftl`.
struct Row {
    code: &'static str,
    reasons: &'static [&'static str],
    steps: &'static [&'static str],
    learn_more: &'static str,
}

macro_rules! rows {
    ($($part:ident = $code:literal, $page:literal, [$($reason:literal),*], [$($step:literal),*];)*) => {
        impl Part {
            fn row(self) -> Row {
                match self {
                    $(Self::$part => Row {
                        code: $code,
                        reasons: &[$($reason),*],
                        steps: &[$($step),*],
                        learn_more: concat!("https://kubernetes.io/docs/", $page),
                    },)*
                }
            }
        }
    };
}

rows! {
    PublicImages = "advise-public-images", "concepts/containers/images/#use-cases",
        ["advise-why-no-configuration"], ["advise-step-pin"];
    Mirror = "advise-mirror", "concepts/containers/images/#use-cases",
        ["advise-why-mirror"], [];
    HostedService = "advise-hosted-service", "concepts/containers/images/#use-cases",
        ["advise-why-hosted-service"], ["advise-step-grant-nodes"];
    CredentialProvider = "advise-credential-provider", "tasks/administer-cluster/kubelet-credential-provider/",
        ["advise-why-credential-provider"],
        ["advise-step-install-provider", "advise-step-save-provider-config", "advise-step-kubelet-flags"];
    NodeConfig = "advise-node-config", "concepts/containers/images/#configuring-nodes-to-authenticate-to-a-private-registry",
        ["advise-why-node-config", "advise-why-node-config-all-pods"],
        ["advise-step-login", "advise-step-look-at-config", "advise-step-list-nodes", "advise-step-list-node-addresses",
         "advise-step-distribute", "advise-step-same-on-all-nodes"];
    OpenRegistry = "advise-open-registry", "concepts/containers/images/#use-cases",
        ["advise-why-open-registry"], [];
    AlwaysPull = "advise-always-pull", "reference/access-authn-authz/admission-controllers/#alwayspullimages",
        ["advise-why-always-pull", "advise-why-always-pull-verification"],
        ["advise-step-enable-plugin", "advise-step-require-always"];
    RegistryAuthorization = "advise-registry-authorization", "concepts/containers/images/#use-cases",
        ["advise-why-registry-authorization"], ["advise-step-account-a-tenant"];
    PullSecrets = "advise-pull-secrets", "tasks/configure-pod-container/pull-image-private-registry/",
        ["advise-why-pull-secrets", "advise-why-own-namespace"],
        ["advise-step-create-secrets", "advise-step-apply-secrets"];
    ServiceAccount = "advise-service-account", "tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account",
        ["advise-why-service-account", "advise-why-service-account-only-new"],
        ["advise-step-patch-service-account"];
    SecretsNotInImages = "advise-secrets-not-in-images", "concepts/configuration/secret/",
        ["advise-why-secrets-not-in-images"], [];
    Verify = "advise-verify", "concepts/containers/images/#configuring-nodes-to-authenticate-to-a-private-registry",
        [], ["advise-step-create-pod", "advise-step-read-log", "advise-step-look-for-failure", "advise-step-delete-pod"];
}
