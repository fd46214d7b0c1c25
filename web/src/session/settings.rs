use whypull::explain::Language;
use whypull::kubelet::{ContainerRuntime, KubernetesVersion};
use whypull::options::Options;
use whypull::semantics::Semantics;

/// The options of the explanation, as the reader sets them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The version whose behaviour is told.
    pub kubernetes_version: KubernetesVersion,
    /// Whose rules the attempts follow.
    pub semantics: Semantics,
    /// Whether what was pasted is all there is; found out if unset.
    pub complete: Option<bool>,
    /// Images that are on the node, as written in the Pod.
    pub present: Vec<String>,
    /// Whether the admission controller AlwaysPullImages is on.
    pub always_pull_images: bool,
    /// The container runtime.
    pub container_runtime: Option<ContainerRuntime>,
    /// The node's platform, `linux/amd64`; the core's default if empty or no platform.
    pub platform: String,
    /// The namespace of objects that name none; `default` if empty.
    pub namespace: String,
    /// Seconds that a pull takes, `[IMAGE=]SECONDS`.
    pub pull_seconds: Vec<String>,
}

impl Settings {
    /// The options as the core takes them.
    pub fn options(&self, lang: Language) -> Options {
        let mut options = Options::default();
        options.kubernetes_version = self.kubernetes_version;
        options.semantics = self.semantics;
        options.complete = self.complete;
        options.present.clone_from(&self.present);
        options.always_pull_images = self.always_pull_images;
        options.container_runtime = self.container_runtime;
        options.platform = self.platform.parse().ok();
        if !self.namespace.is_empty() {
            options.namespace.clone_from(&self.namespace);
        }
        options.pull_seconds.clone_from(&self.pull_seconds);
        options.lang = lang;
        options
    }
}
