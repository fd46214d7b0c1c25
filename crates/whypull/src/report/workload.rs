use std::sync::Arc;

use serde::Serialize;

use super::Location;
use crate::message::Message;

/// An object that runs Pods: a Pod itself, or whatever has a Pod template.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Workload"))]
pub struct Workload<T = Message> {
    /// The kind as written.
    pub kind: String,
    /// The name; empty where there is none (`generateName` counts).
    pub name: String,
    /// The namespace, given or default.
    pub namespace: String,
    /// The whole object.
    pub location: Location,
    /// The ServiceAccount that its Pods use.
    pub service_account: String,
    /// The names of the Secrets that its Pods end up with: their own, or else the ServiceAccount's.
    pub image_pull_secrets: Vec<String>,
    /// Where each of those names stands, in the same order.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub image_pull_secret_locations: Vec<Location>,
    /// Init containers, containers, ephemeral containers, image volumes.
    pub containers: Vec<Container<T>>,
}

/// A container, or whatever else has an image.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Container"))]
pub struct Container<T = Message> {
    /// The name; of a volume, for an image volume.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// The value of the image field, quotes and all, or else the container.
    pub location: Arc<Location>,
    /// What the name means, or why it means nothing.
    pub image: Image<T>,
    /// The pull policy and where it comes from.
    pub pull_policy: PolicyDecision,
    /// Whether the image is on the node.
    pub present: bool,
    /// What the kubelet does.
    pub action: Action,
    /// The credentials tried, in order; empty when nothing is pulled, or without credentials.
    pub attempts: Vec<Attempt>,
    /// Every key that any rule set matches.
    pub matches: Vec<Match<T>>,
    /// Whether the pull is made without credentials; `null` where it cannot be known.
    #[cfg_attr(feature = "schema", schemars(required, extend("type" = ["boolean", "null"])))]
    pub anonymous: Option<bool>,
    /// How it ends, as far as the input tells.
    pub outcome: Outcome,
    /// What happens, one after the other.
    pub steps: Vec<Step<T>>,
}

/// What a container is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Role {
    /// In `initContainers`.
    Init,
    /// In `containers`.
    Container,
    /// In `ephemeralContainers`.
    Ephemeral,
    /// A volume of type `image`.
    ImageVolume,
}

/// An image string: what it means, or why it means nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Image"))]
pub enum Image<T = Message> {
    /// A reference in all its parts.
    Parsed(ImageParts),
    /// A string that is no reference.
    Malformed {
        /// The string as written (user info masked).
        given: String,
        /// Why it is none.
        error: ImageError<T>,
    },
}

impl<T> Image<T> {
    /// The string as written (user info masked).
    pub fn given(&self) -> &str {
        match self {
            Self::Parsed(parts) => &parts.given,
            Self::Malformed { given, .. } => given,
        }
    }
}

/// A reference in all its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImageParts {
    /// The string as written.
    pub given: String,
    /// The registry, given or `docker.io`.
    pub domain: String,
    /// The path, `library/` added where it is implied.
    pub path: String,
    /// `domain/path`: what credentials are looked up by.
    pub repository: String,
    /// The tag as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The digest as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The tag, or `latest` where there is neither tag nor digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_tag: Option<String>,
    /// The short form that people write.
    pub familiar: String,
}

/// Why a string is no reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "ImageError"))]
pub struct ImageError<T = Message> {
    /// The kind, as in the reference vectors.
    pub kind: String,
    /// The Go library's own words.
    pub message: String,
    /// What to change.
    pub help: T,
    /// Where in the string: bytes in Rust and the command, UTF-16 units in JavaScript.
    pub offset: usize,
}

/// A pull policy and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyDecision {
    /// What the manifest says, as it says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<String>,
    /// What applies.
    pub effective: &'static str,
    /// The rule that made it so.
    pub rule: &'static str,
    /// The field that says it, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Arc<Location>>,
}

/// What the kubelet does about an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Action {
    /// It uses the image on the node.
    UseLocal,
    /// It pulls.
    Pull,
    /// It gives up before a pull.
    Fail,
}

/// How it ends, as far as the input tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Outcome {
    /// The container starts from the image on the node.
    Starts,
    /// A pull is tried; the registry decides.
    PullAttempted,
    /// `InvalidImageName`.
    InvalidImageName,
    /// `ErrImageNeverPull`.
    ErrImageNeverPull,
    /// The credentials of the Pod could not be read.
    CredentialLookupFailed,
    /// It depends on what was not given.
    Unknown,
}

/// Where a credential comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// The namespace of a Secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The Secret's name, the place of the node's file, the provider's name.
    pub name: String,
    /// The file that was given for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Source {
    /// As a log names it: `Secret default/regcred`, `node config FILE`, `credential provider NAME`.
    pub fn label(&self) -> String {
        match self.kind {
            SourceKind::Secret => {
                let namespace = self.namespace.as_deref().unwrap_or_default();
                format!("Secret {namespace}/{}", self.name)
            }
            SourceKind::NodeConfig => {
                let file = self.file.as_deref();
                format!("node config {}", file.unwrap_or(&self.name))
            }
            SourceKind::Provider => format!("credential provider {}", self.name),
        }
    }
}

/// What a credential comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SourceKind {
    /// A Secret in `imagePullSecrets`.
    Secret,
    /// A docker config file on the node.
    NodeConfig,
    /// A credential provider plugin.
    Provider,
}

/// One try with one credential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attempt {
    /// 1 is tried first.
    pub order: u32,
    /// Where the credential comes from.
    pub source: Arc<Source>,
    /// The key in `auths` that matched (user info masked).
    pub key: String,
    /// The user, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The key in the text, quotes and all; the whole value where the text has it encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Arc<Location>>,
}

/// A key that some rule set matches, with the answers of all three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Match"))]
pub struct Match<T = Message> {
    /// Where the key stands.
    pub source: Arc<Source>,
    /// The key in `auths` (user info masked).
    pub key: String,
    /// Whether the kubelet uses it.
    pub kubelet: bool,
    /// Whether it would be used if the documentation were right.
    pub docs: bool,
    /// Whether `docker pull` would use it if its config file held it.
    pub docker: bool,
    /// Why, label by label.
    pub why: Vec<T>,
    /// The key in the text, quotes and all; the whole value where the text has it encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Arc<Location>>,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Step"))]
pub struct Step<T = Message> {
    /// The stable code of the rule at work.
    pub rule: &'static str,
    /// What happens.
    pub text: T,
    /// The event that `kubectl describe` shows, to the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Box<str>>,
    /// What it speaks of, where that stands in a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Arc<Location>>,
}

/// When the pulls happen if all the workloads land on one node together. Times are seconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Schedule {
    /// One after the other, or at once.
    pub mode: ScheduleMode,
    /// How many at once at the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_parallel: Option<u32>,
    /// The setting of the kubelet that makes it so, where it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Arc<Location>>,
    /// The pulls, by their start.
    pub pulls: Vec<ScheduledPull>,
}

/// How a node pulls several images.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ScheduleMode {
    /// One pull at a time a node.
    Serial,
    /// Several at once, though never two for one Pod.
    Parallel,
}

/// One pull in a schedule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScheduledPull {
    /// `kind/namespace/name` of the workload.
    pub workload: String,
    /// The container's name.
    pub container: String,
    /// The image as written.
    pub image: String,
    /// When it starts.
    pub start: f64,
    /// When it ends.
    pub end: f64,
    /// The pull that it waits for, as `workload/container`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<String>,
    /// Where the image stands.
    pub location: Arc<Location>,
}
