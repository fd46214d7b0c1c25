//! The seam to the core: what the command asks, and what it gets back. Nothing else here, so that
//! everything above knows one file of the engine only.
#![expect(
    dead_code,
    reason = "until the core is connected nothing reads the questions"
)]

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;
use whypull::explain::Sentences;
use whypull::report::{Diagnostic, Location, Match, Report, Severity};
use whypull::semantics::Semantics;

use crate::exit::Failure;

/// What a given file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// Kubernetes objects, or whatever the core recognises.
    Input,
    /// A docker config file of a node.
    NodeConfig {
        /// The node; none for every node.
        node: Option<String>,
        /// Where the node has it; none for the first place the kubelet looks at.
        place: Option<String>,
    },
    /// A KubeletConfiguration.
    KubeletConfig,
    /// A CredentialProviderConfig.
    CredentialProviderConfig,
    /// What a credential provider answered.
    ProviderResponse {
        /// The provider; none where there is one only.
        provider: Option<String>,
    },
    /// The image index of this image.
    ImageIndex {
        /// The image as the manifest writes it.
        image: String,
    },
    /// The objects as they were before.
    Previous,
}

/// A file that was given.
pub struct GivenFile {
    /// Its name in places.
    pub name: String,
    /// What it is.
    pub role: FileRole,
    /// Its content, of any encoding.
    pub bytes: Vec<u8>,
}

/// An image that is on a node before anything is pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The node; none for every node.
    pub node: Option<String>,
    /// The image as `crictl images` or a manifest writes it.
    pub image: String,
}

/// How long a pull is taken to last.
#[derive(Clone, Debug, PartialEq)]
pub struct PullSeconds {
    /// The image; none for every image that is not named.
    pub image: Option<String>,
    /// Seconds, at least 0.
    pub seconds: f64,
}

/// The runtime under the kubelet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// containerd.
    Containerd,
    /// CRI-O.
    CriO,
}

/// All that `explain` asks.
pub struct Question {
    /// The files, in the order given.
    pub files: Vec<GivenFile>,
    /// The rule set that the attempts follow.
    pub semantics: Semantics,
    /// Such as `1.34`; none for the newest.
    pub kubernetes_version: Option<String>,
    /// Such as `linux/arm64`.
    pub platform: Option<String>,
    /// The runtime.
    pub runtime: Option<Runtime>,
    /// Images on the nodes.
    pub present: Vec<Present>,
    /// Assumed durations.
    pub pull_seconds: Vec<PullSeconds>,
    /// Whether the admission plugin AlwaysPullImages is on.
    pub always_pull_images: bool,
    /// The namespace of objects without one.
    pub namespace: String,
    /// Whether the input is all there is; none: the core decides.
    pub complete: Option<bool>,
}

/// The answer of `explain`.
pub struct Explained {
    /// The report in words.
    pub report: Report<String>,
    /// The lines that its places point at.
    pub excerpts: Box<dyn Excerpts>,
}

/// Lines of the given files, secrets masked.
pub trait Excerpts {
    /// The lines of a place; nothing where the file is not at hand.
    fn excerpt(&self, location: &Location) -> Option<Excerpt>;
}

/// The lines of a place. Secrets are masked in them; control characters are not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Line numbers, without gaps, and lines without their ends.
    pub lines: Vec<(u32, String)>,
    /// Line and column of the first character; columns count `char`s of the masked line from 1.
    pub start: (u32, u32),
    /// Line and column behind the last character.
    pub end: (u32, u32),
}

/// One row of `whypull rules`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about, in a few words.
    pub title: String,
    /// The page that tells more.
    pub learn_more: &'static str,
}

/// A name in all its parts: the fields of `vectors/references.jsonl`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// The name as given.
    pub image: String,
    /// The registry.
    pub domain: String,
    /// The path, `library/` included.
    pub path: String,
    /// `domain/path`.
    pub repository: String,
    /// The short form.
    pub familiar: String,
    /// The tag as written, or empty.
    pub tag: String,
    /// The digest as written, or empty.
    pub digest: String,
    /// The tag that counts, or empty.
    pub effective_tag: String,
    /// What the API server sets where a container has no policy.
    pub default_pull_policy: String,
}

/// Why a name is none.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BadName {
    /// The name as given.
    pub image: String,
    /// The kind, as in the vectors.
    pub error: String,
    /// The Go library's own words.
    pub message: String,
    /// What to change.
    pub help: String,
    /// Where, in bytes.
    pub offset: usize,
}

/// The keys that match one image, by name only.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MatchedKeys {
    /// The image as given.
    pub image: String,
    /// What it is looked up by.
    pub repository: String,
    /// The keys that match, in the order in which they are tried.
    pub matched: Vec<String>,
}

/// The keys of a docker config that match one image, told for people.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MatchedConfig {
    /// What the image is looked up by.
    pub repository: String,
    /// The keys that match under the rule set asked for, in the order in which they are tried.
    pub matched: Vec<String>,
    /// The keys that any rule set matches, or that nearly match, and why.
    pub matches: Vec<Match<String>>,
}

/// A docker config, read.
pub trait DockerConfig {
    /// What is wrong in it, or ignored.
    fn diagnostics(&self) -> &[Diagnostic<String>];
    /// The keys that match an image.
    fn matches(&self, image: &str) -> Result<MatchedConfig, BadName>;
}

/// What a pasted text says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Decoded {
    /// Whether the text was so long that its end was not looked at.
    pub truncated: bool,
    /// What was recognised, in the order of the text.
    pub events: Vec<DecodedEvent>,
    /// What may be behind it, the surest first.
    pub causes: Vec<Cause>,
    /// What else there is to say: nothing recognised, text cut, pulls that went well.
    pub notes: Vec<Note>,
}

/// A recognised event, status or error.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DecodedEvent {
    /// What it reports, such as `ErrImagePull`.
    pub reason: String,
    /// The image that it is about, where one is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Its words.
    pub text: String,
}

/// What may be behind the events.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// The stable code.
    pub code: &'static str,
    /// How sure it is.
    pub likelihood: Likelihood,
    /// The image concerned, where one is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The lines that speak for it.
    pub lines: Vec<u32>,
    /// What it is.
    pub message: String,
    /// What to check and to do, in this order.
    pub steps: Vec<ToDo>,
    /// Codes of diagnostics that `explain` gives for such a cause.
    pub related: Vec<&'static str>,
    /// The page that tells more.
    pub learn_more: &'static str,
}

/// How sure a cause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Likelihood {
    /// The text can mean nothing else.
    Certain,
    /// What this text means most often.
    Likely,
    /// Worth a look when the others are not it.
    Possible,
}

/// Something to check or to do.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ToDo {
    /// What, as an instruction.
    pub text: String,
    /// Shell commands for it.
    pub commands: Vec<String>,
}

/// Something to say about the text as a whole.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The stable code.
    pub code: &'static str,
    /// What.
    pub message: String,
}

/// What a Secret is made of.
pub struct SecretRequest {
    /// The Secret's name.
    pub name: String,
    /// One Secret for each; none makes one that names no namespace.
    pub namespaces: Vec<String>,
    /// Where the credentials come from.
    pub content: SecretContent,
    /// How it is written.
    pub format: ManifestFormat,
}

/// Where the credentials of a Secret come from.
pub enum SecretContent {
    /// Typed.
    Login {
        /// The registry as typed; none for Docker Hub.
        server: Option<String>,
        /// The user.
        username: String,
        /// The password, without the line end that `echo` adds.
        password: String,
        /// Left out where there is none.
        email: Option<String>,
    },
    /// A docker config file.
    Config {
        /// Its name.
        file: PathBuf,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// The Secrets made.
pub struct MadeSecrets {
    /// All of them as `kubectl apply -f -` takes them. It holds credentials.
    pub text: String,
    /// What will not work as it looks.
    pub warnings: Vec<String>,
}

/// How a manifest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestFormat {
    /// YAML.
    Yaml,
    /// JSON.
    Json,
}

/// A recommended set-up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    /// The stable code of the use case.
    pub code: &'static str,
    /// The recommendation in one line.
    pub title: String,
    /// Why this one.
    pub reasons: Vec<String>,
    /// What to do, one after the other.
    pub steps: Vec<ToDo>,
    /// The manifests to apply.
    pub manifests: Vec<Manifest>,
}

/// A manifest to apply.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// A name for the file.
    pub file: String,
    /// The whole text.
    pub text: String,
}

/// Explains what was given.
pub fn explain(question: Question, sentences: &Sentences) -> Result<Explained, Failure> {
    let _ = (question, sentences);
    Err(absent("explain"))
}

/// All diagnostics, by code.
pub fn rules(sentences: &Sentences) -> Result<Vec<Rule>, Failure> {
    let _ = sentences;
    Err(absent("rules"))
}

/// Takes a name apart.
pub fn parse(image: &str, sentences: &Sentences) -> Result<Result<Name, BadName>, Failure> {
    let _ = (image, sentences);
    Err(absent("parse"))
}

/// The keys that match an image under a rule set.
pub fn match_keys(
    image: &str,
    keys: &[String],
    semantics: Semantics,
    sentences: &Sentences,
) -> Result<Result<MatchedKeys, BadName>, Failure> {
    let _ = (image, keys, semantics, sentences);
    Err(absent("match"))
}

/// Reads a docker config, to match images against.
pub fn docker_config<'a>(
    file: &str,
    bytes: &[u8],
    semantics: Semantics,
    sentences: &'a Sentences,
) -> Result<Box<dyn DockerConfig + 'a>, Failure> {
    let _ = (file, bytes, semantics, sentences);
    Err(absent("match"))
}

/// What a pasted event, or `kubectl describe`, means.
pub fn decode(text: &[u8], sentences: &Sentences) -> Result<Decoded, Failure> {
    let _ = (text, sentences);
    Err(absent("decode"))
}

/// The manifests that `kubectl create secret docker-registry` would make.
pub fn secret(request: SecretRequest, sentences: &Sentences) -> Result<MadeSecrets, Failure> {
    let _ = (request, sentences);
    Err(absent("secret"))
}

/// The recommended set-up for some answers, an object in camelCase.
pub fn advise(
    answers: serde_json::Map<String, serde_json::Value>,
    sentences: &Sentences,
) -> Result<Advice, Failure> {
    let _ = (answers, sentences);
    Err(absent("advise"))
}

fn absent(command: &str) -> Failure {
    Failure::new(format!("this build has no engine for `{command}`"))
}
