//! What a policy can be told. Every setting has a default; what is not known is refused.

mod fault;
mod level;
mod reader;

pub use fault::Fault;
pub use level::{INVALID_NAME, Level, Levels};

use serde_json::value::RawValue;
use whypull::explain::Language;
use whypull::kubelet::{ContainerRuntime, KubernetesVersion};
use whypull::semantics::Semantics;

use crate::pattern::{ImagePattern, NamePattern, RegistryPattern, Rewrites};

/// The settings of a policy.
#[derive(Debug, Default)]
pub struct Settings {
    /// `diagnostics`: what becomes of each code.
    pub levels: Levels,
    /// `alwaysPull`: every image is pulled each time, as AlwaysPullImages has it.
    pub always_pull: bool,
    /// `pinDigests`: a tag becomes the digest that it stands for now.
    pub pin_digests: bool,
    /// `pinDigestsFailure`: what happens where the digest cannot be had; `deny`, or `warn`.
    pub pin_digests_failure: Failure,
    /// `mutateTemplates`: what changes Pods changes Pod templates too.
    pub mutate_templates: bool,
    /// `allowedRegistries`: if there are any, images come from one of them.
    pub allowed_registries: Vec<RegistryPattern>,
    /// `deniedRegistries`: no image comes from one of them.
    pub denied_registries: Vec<RegistryPattern>,
    /// `rewriteRegistries`: images of one place are taken from another.
    pub rewrite_registries: Rewrites,
    /// `exemptNamespaces`: whatever is in them is accepted as it is.
    pub exempt_namespaces: Vec<NamePattern>,
    /// `exemptImages`: nothing is said of them and nothing done to them.
    pub exempt_images: Vec<ImagePattern>,
    /// `context`: whether Secrets and ServiceAccounts are read from the cluster.
    pub context: Context,
    /// `kubernetesVersion`: whose behaviour is told.
    pub kubernetes_version: KubernetesVersion,
    /// `containerRuntime`: of the nodes, where it matters.
    pub container_runtime: Option<ContainerRuntime>,
    /// `semantics`: whose rules decide which credentials are tried.
    pub semantics: Semantics,
    /// `lang`: the language of messages.
    pub lang: Language,
}

/// What happens where something cannot be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Failure {
    /// The request is denied.
    #[default]
    Deny,
    /// A warning, and the object stays as it is.
    Warn,
}

/// Whether Secrets and ServiceAccounts are read from the cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// They are, where the policy may; else the answer says that it may not.
    #[default]
    Auto,
    /// They are not: for policies that may not, since each try is noted as a violation.
    Off,
    /// What cannot be read is a reason to deny.
    Required,
}

impl Settings {
    /// Reads the settings: a JSON object, or nothing at all.
    pub fn read(text: Option<&RawValue>) -> Result<Self, Fault> {
        match text.map(RawValue::get) {
            None | Some("null" | "{}") => Ok(Self::default()),
            Some(text) => reader::read(text),
        }
    }
}
